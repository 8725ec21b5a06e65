/* corpus.h -- treebanks in CoNLL-U as documents with gold layers, exactly as the stages see them.
 */
#ifndef SAY_LEARN_CORPUS_H
#define SAY_LEARN_CORPUS_H

#include "doc/doc.h"

typedef struct SayCorpus {
    SAY_LIST(SayDoc *) docs;
} SayCorpus;

/* Reads one file; a document for each "# newdoc", a block for each "# newpar". The text is rebuilt
   from "# text": sentences joined by a blank, paragraphs by a blank line. Exits with a message when
   the file is not as it should be. */
void say_corpus_read(SayArena *arena, SayCorpus *corpus, const char *path);
/* A copy of every step-th sentence, from `from` on, as documents of their own: in capitals, or
 * without the final stop. */
void say_corpus_capitals(SayArena *arena, SayCorpus *corpus, uint32_t from, uint32_t step);
uint32_t say_corpus_tokens(const SayCorpus *corpus);

/* A deterministic shuffle of 0..count-1 (xorshift). */
void say_shuffle(uint32_t *order, uint32_t count, uint64_t *state);
/* Agreement on verbs with anything but "he, she, it" cannot be seen on the verb: such bits are not
 * learned. */
uint32_t say_gold_feats(uint8_t upos, uint32_t feats);

SayStr say_input_read(SayArena *arena, const char *path);
void say_die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
