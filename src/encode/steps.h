/* steps.h -- the steps of encode, and what training shares with them. */
#ifndef SAY_ENCODE_STEPS_H
#define SAY_ENCODE_STEPS_H

#include "doc/doc.h"

#define SAY_ENCODE_KEYS 12

/* What the network is told of the tokens [first, end), one sentence: keys[(t - first) *
   SAY_ENCODE_KEYS + k] is the hash of the word, of its ends and beginnings, of its shape and place,
   and of its parts beside hyphens; 0 where there is none. */
void say_encode_keys(const SayDoc *doc, uint32_t first, uint32_t end, uint64_t *keys);

#endif
