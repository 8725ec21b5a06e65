/* encode.h */
#ifndef SAY_ENCODE_ENCODE_H
#define SAY_ENCODE_ENCODE_H

#include "core/pack.h"
#include "doc/doc.h"

/* Opens this stage's part of the pack, before those of the stages that read states; the view lives
   in pack->arena and is stored in pack->encode. */
SayStatus say_encode_open(SayPack *pack, SayError *error);
void say_encode(const SayPack *pack, SayDoc *doc);

#endif
