/* print.h -- any layer of a document as text. */
#ifndef SAY_DOC_PRINT_H
#define SAY_DOC_PRINT_H

#include "doc/doc.h"

/* CoNLL-U: sentences with words, lemmas, UPOS, features, heads; SpaceAfter=No and the byte range
 * (start_end) in MISC. */
void say_print_conllu(const SayDoc *doc, SayText *out);
/* One line of the contract "sayso.article/1" (docs/architecture.md), with its line feed. */
void say_print_json(const SayDoc *doc, SayText *out);

/* The near misses, each in a line: words that are in data/triggers/ and gave no event, with the
   entry and what stood against it; nothing for a document that keeps no rejections. */
void say_print_rejected(const SayDoc *doc, SayText *out);

#endif
