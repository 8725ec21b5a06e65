/* lemmas.h -- learning the scripts that turn words into lemmas. */
#ifndef SAY_LEARN_LEMMAS_H
#define SAY_LEARN_LEMMAS_H

#include "learn/base/corpus.h"

/* Documents with number % folds == skip are left out (folds 0: none). Appends the table of rules
 * and the scripts. */
void say_lemmas_learn(SayArena *arena, const SayCorpus *corpus, uint32_t folds, uint32_t skip,
                      SayText *rules, SayText *scripts);

#endif
