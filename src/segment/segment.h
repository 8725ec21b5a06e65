/* segment.h */
#ifndef SAY_SEGMENT_SEGMENT_H
#define SAY_SEGMENT_SEGMENT_H

#include "core/pack.h"
#include "doc/doc.h"

/* Opens this stage's part of the pack; the view lives in pack->arena and is stored in
 * pack->segment. */
SayStatus say_segment_open(SayPack *pack, SayError *error);
void say_segment(const SayPack *pack, SayDoc *doc);

#endif
