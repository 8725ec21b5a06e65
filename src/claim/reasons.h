/* reasons.h -- what speaks for and against a coded event, each with its weight
   (data/triggers/score.txt, learned by learn/score.py). */
#ifndef SAY_CLAIM_REASONS_H
#define SAY_CLAIM_REASONS_H

#include "claim/event.h"

#define SAY_REASONS 128
typedef struct SayReasons {
    const SayWeight *items[SAY_REASONS];
    uint32_t count;
} SayReasons;

/* Those that hold of an event and have a weight, each once. */
void say_reasons_find(const SayTriggers *triggers, const SayDoc *doc, SayIndex event,
                      SayReasons *into);
/* How sure the reading is: 1000 / (1 + e^-sum of the weights). */
int32_t say_reasons_score(const SayReasons *reasons);

#endif
