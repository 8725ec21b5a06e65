/* claim.h */
#ifndef SAY_CLAIM_CLAIM_H
#define SAY_CLAIM_CLAIM_H

#include "core/pack.h"
#include "doc/doc.h"

/* Opens this stage's part of the pack; the view lives in pack->arena and is stored in pack->claim.
 */
SayStatus say_claim_open(SayPack *pack, SayError *error);
void say_claim(const SayPack *pack, SayDoc *doc);

#endif
