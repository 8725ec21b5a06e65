/* tag.h */
#ifndef SAY_TAG_TAG_H
#define SAY_TAG_TAG_H

#include "core/pack.h"
#include "doc/doc.h"

/* Opens this stage's part of the pack; the view lives in pack->arena and is stored in pack->tag. */
SayStatus say_tag_open(SayPack *pack, SayError *error);
void say_tag(const SayPack *pack, SayDoc *doc);

#endif
