/* words.c -- tokens as words: are they among these, do they start with a capital? */
#include "core/utf8.h"
#include "mention/steps.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The next bar in [at, end) with this letter behind it, whatever its case; NULL. */
static const char *next_bar(const char *at, const char *end, char letter)
{
#if defined(__SSE2__)
    const __m128i bars = _mm_set1_epi8('|'), small = _mm_set1_epi8(0x20);
    const __m128i letters = _mm_or_si128(_mm_set1_epi8(letter), small);
    for (; end - at > 16; at += 16) {
        __m128i here = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i behind = _mm_loadu_si128((const __m128i *)(const void *)(at + 1));
        behind = _mm_cmpeq_epi8(_mm_or_si128(behind, small), letters);
        int hits = _mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(here, bars), behind));
        if (hits) return at + __builtin_ctz((unsigned)hits);
    }
#endif
    for (; end - at > 1; at++)
        if (*at == '|' && (at[1] | 0x20) == (letter | 0x20)) return at;
    return NULL;
}

static bool is_item(SayStr s, const char *at)
{
    uint32_t i = 0;
    while (i < s.size && at[i] && at[i] != '|' && lower(at[i]) == lower(s.data[i])) i++;
    return i == s.size && (!at[i] || at[i] == '|');
}

/* Asked for every token, of lists up to some hundred words: only what stands behind a bar and
 * begins like the word is looked at. */
bool say_str_in(SayStr s, const char *list)
{
    if (!s.size) return false;
    if (is_item(s, list)) return true;
    const char *end = list + strlen(list);
    for (const char *at = list; (at = next_bar(at, end, s.data[0])); at++)
        if (is_item(s, at + 1)) return true;
    return false;
}

bool say_token_in(const SayDoc *doc, uint32_t token, const char *list)
{
    return token < doc->tokens.count && say_str_in(say_doc_token(doc, token), list);
}

bool say_lemma_in(const SayDoc *doc, uint32_t token, const char *list)
{
    return token < doc->tokens.count && say_str_in(doc->tokens.lemma[token], list);
}

bool say_is_capital(const SayDoc *doc, uint32_t token)
{
    uint32_t at = 0;
    SayStr form = say_doc_token(doc, token);
    return form.size > 0 && say_utf8_is_upper(say_utf8_next(form, &at));
}
