/* lemmas.h -- learning the scripts that turn words into lemmas. */
#ifndef SAY_LEARN_LEMMAS_H
#define SAY_LEARN_LEMMAS_H

#include "learn/base/corpus.h"

/* Appends the table of rules and the scripts. */
void say_lemmas_learn(SayArena *arena, const SayCorpus *corpus, SayText *rules, SayText *scripts);

#endif
