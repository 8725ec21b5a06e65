/* place.h -- whether two names mean one place. */
#ifndef SAY_MERGE_PLACE_H
#define SAY_MERGE_PLACE_H

#include "merge/evidence.h"

/* What all spellings of a name share: its consonants; the name itself where they are too few. */
SayStr say_place_key(SayArena *arena, SayStr name);
/* False when the map or the country keeps the places of two claims apart. */
bool say_place_may_be(const SayCodedClaim *a, const SayCodedClaim *b);

#endif
