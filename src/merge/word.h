/* word.h -- words of a text, and which of them tell the same act. */
#ifndef SAY_MERGE_WORD_H
#define SAY_MERGE_WORD_H

#include "core/str.h"

/* The first letters of a word, folded: enough to see "escalated" in "escalation". */
enum { SAY_WORD_LETTERS = 8 };

typedef struct SayWordStart {
    char letters[SAY_WORD_LETTERS];
    uint32_t kept, size; /* letters kept; bytes of the whole word */
} SayWordStart;

/* The next word at or after *at, which moves behind it; false at the end of the text. Letters of
   ASCII are folded, others are taken as they are. */
bool say_word_next(SayStr text, uint32_t *at, SayWordStart *word);
/* A word that says nothing of what a text is about: "that", "said", "Monday". */
bool say_word_empty(SayStr folded);

/* What a trigger's lemma shares with other words for the act: "acquire" and "acquisition", "die"
   and "death" have the same root. */
SayStr say_word_root(SayArena *arena, SayStr lemma);

#endif
