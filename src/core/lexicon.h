/* lexicon.h -- entries compiled to one relocatable block of bytes, with a phrase trie over them.

   Made once when the pack is built, or in memory for a user's own dictionary; used in place, never
   unpacked. All numbers in it are 32-bit little-endian, all references are offsets into the block.
 */
#ifndef SAY_CORE_LEXICON_H
#define SAY_CORE_LEXICON_H

#include "core/entries.h"
#include "core/str.h"

typedef struct SayLexicon {
    const uint8_t *bytes;
    uint32_t size;
} SayLexicon;

/* Compiles entries; the block lives in the arena. The same entries give the same bytes.

   Phrases: each alternative of a field named by %phrases (of any file of the section), cut at
   blanks and hyphens, each part folded; parts that fold to nothing are left out. Where a part ends
   as English contracts ("People's", "don't"), the phrase is also found in the two words that
   segment makes of it ("People" "'s"; "do" "n't"). */
SayStatus say_lexicon_compile(SayArena *arena, const SayEntries *entries, SayLexicon *into,
                              SayError *error);
/* Checks a block before first use: every offset in bounds, so that a damaged pack is refused, not
 * obeyed. */
SayStatus say_lexicon_check(const SayLexicon *lexicon, SayError *error);

uint32_t say_lexicon_count(const SayLexicon *lexicon);
SayStr say_lexicon_head(const SayLexicon *lexicon, uint32_t entry);
/* "file:line" parts of an entry, for explanations. */
SayStr say_lexicon_file(const SayLexicon *lexicon, uint32_t entry);
uint32_t say_lexicon_line(const SayLexicon *lexicon, uint32_t entry);
/* First value of a field; absent when the entry has none. */
SayStr say_lexicon_field(const SayLexicon *lexicon, uint32_t entry, SayStr name);
/* All fields in the order of the file. */
uint32_t say_lexicon_field_count(const SayLexicon *lexicon, uint32_t entry);
SayField say_lexicon_field_at(const SayLexicon *lexicon, uint32_t entry, uint32_t index);
/* The entry with this head, by bytes; SAY_ABSENT (map.h) when none. When heads repeat, the first.
 */
uint32_t say_lexicon_find(const SayLexicon *lexicon, SayStr head);

/* One word of a text as the trie sees it: see SayDoc.words. An empty key never matches. */
typedef struct SayLexiconMatch {
    uint32_t entry;
    uint32_t field;  /* index within the entry: which field the phrase stands in */
    SayStr phrase;   /* as written in the dictionary, so that the caller can check capitals */
    uint32_t length; /* words matched */
} SayLexiconMatch;

/* The id of a folded word (say_utf8_fold) in this lexicon, 0 when no phrase has it. */
uint32_t say_lexicon_word(const SayLexicon *lexicon, SayStr folded);
/* The ids of many words. */
void say_lexicon_words(const SayLexicon *lexicon, const SayStr *folded, uint32_t count,
                       uint32_t *ids);
/* All phrases that match words[0..count) from the first word on, shortest first, up to `most`;
   returns how many. words: ids from say_lexicon_word. */
uint32_t say_lexicon_match(const SayLexicon *lexicon, const uint32_t *words, uint32_t count,
                           SayLexiconMatch *matches, uint32_t most);
/* The same in two steps, for all places of a text: first where the phrases that begin with each
   word go on, 0 for a word that begins none; then from there. */
void say_lexicon_starts(const SayLexicon *lexicon, const uint32_t *words, uint32_t count,
                        uint32_t *starts);
uint32_t say_lexicon_match_from(const SayLexicon *lexicon, uint32_t start, const uint32_t *words,
                                uint32_t count, SayLexiconMatch *matches, uint32_t most);

/* "file:line: what: value", as SAY_ERROR_FORMAT: an entry that says what cannot be. */
SayStatus say_lexicon_refuse(const SayLexicon *lexicon, uint32_t entry, const char *what,
                             SayStr value, SayError *error);

#endif
