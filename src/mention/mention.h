/* mention.h */
#ifndef SAY_MENTION_MENTION_H
#define SAY_MENTION_MENTION_H

#include "core/pack.h"
#include "doc/doc.h"

/* Opens this stage's part of the pack; the view lives in pack->arena and is stored in
 * pack->mention. */
SayStatus say_mention_open(SayPack *pack, SayError *error);
void say_mention(const SayPack *pack, SayDoc *doc);

#endif
