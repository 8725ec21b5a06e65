/* wordlist.h -- lists of words written as one text, "a|b|c". */
#ifndef SAY_CORE_WORDLIST_H
#define SAY_CORE_WORDLIST_H

#include "core/map.h"
#include "core/str.h"

/* True when the word, whatever its ASCII capitals, is one of the list's; no word is empty or holds
 * a bar. */
bool say_list_holds(const char *list, size_t size, SayStr word);

/* Inline, so that the length of a literal is known when it is compiled. */
static inline bool say_str_in(SayStr word, const char *list)
{
    size_t size = strlen(list);
    bool single = __builtin_constant_p(size) && !strchr(list, '|');
    if (word.size > size || (single && word.size < size)) return false;
    return say_list_holds(list, size, word);
}

/* Many lists at once: which of them hold a word, for the price of one look. A map from each word to
 * the bits of its lists, which are in lower case. */
void say_word_sets_add(SayMap *sets, const char *list, uint32_t bits);
/* The bits of all lists that hold the word, whatever its ASCII capitals. */
uint32_t say_word_sets_of(const SayMap *sets, SayStr word);

#endif
