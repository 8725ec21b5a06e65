/* wordlist.c -- is a word in a list? Asked many times for every token: only what stands between two
   bars as far apart as the word is long, and begins like it, is looked at, sixteen places at a
   time. */
#include "core/wordlist.h"

#include <assert.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_word(const char *at, SayStr word)
{
    uint32_t i = 0;
    while (i < word.size && lower(at[i]) == lower(word.data[i]) && at[i] != '|') i++;
    return i == word.size;
}

#if defined(__SSE2__)
/* One bit for each of the 16 places from `at` on where a bar stands, a letter like this behind it,
 * and another bar behind as many bytes as the word has. */
static unsigned bars_around(const char *at, uint32_t size, char letter)
{
    const __m128i bars = _mm_set1_epi8('|'), small = _mm_set1_epi8(0x20);
    __m128i here = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i first = _mm_loadu_si128((const __m128i *)(const void *)(at + 1));
    __m128i behind = _mm_loadu_si128((const __m128i *)(const void *)(at + size + 1));
    __m128i both = _mm_and_si128(_mm_cmpeq_epi8(here, bars), _mm_cmpeq_epi8(behind, bars));
    __m128i like =
        _mm_cmpeq_epi8(_mm_or_si128(first, small), _mm_or_si128(_mm_set1_epi8(letter), small));
    return (unsigned)_mm_movemask_epi8(_mm_and_si128(both, like));
}
#endif

/* Neither the first nor the last of the list: at places [at, end) stands a bar before it. */
static bool is_between(const char *at, const char *end, SayStr word)
{
    char letter = word.data[0];
#if defined(__SSE2__)
    while (end - at >= 16) {
        for (unsigned hits = bars_around(at, word.size, letter); hits; hits &= hits - 1)
            if (is_word(at + __builtin_ctz(hits) + 1, word)) return true;
        at += 16;
        if (at < end && end - at < 16) at = end - 16;
    }
#endif
    for (; at < end; at++)
        if (*at == '|' && at[word.size + 1] == '|' && is_word(at + 1, word)) return true;
    return false;
}

bool say_list_holds(const char *list, size_t size, SayStr word)
{
    if (!word.size || word.size > size) return false;
    if (word.size == size) return is_word(list, word);
    const char *last = list + size - word.size;
    if (list[word.size] == '|' && is_word(list, word)) return true;
    if (last[-1] == '|' && is_word(last, word)) return true;
    return is_between(list, last - 1, word);
}

/* ---- many lists at once ---- */

enum { WORD_MOST = 32 }; /* longer words are in no list */

void say_word_sets_add(SayMap *sets, const char *list, uint32_t bits)
{
    SayStr rest = say_str(list);
    while (rest.data) {
        SayStr word = say_str_cut(&rest, '|');
        assert(word.size && word.size < WORD_MOST);
        uint32_t before = say_map_get(sets, word);
        say_map_set(sets, word, bits | (before == SAY_ABSENT ? 0 : before));
    }
}

uint32_t say_word_sets_of(const SayMap *sets, SayStr word)
{
    char small[WORD_MOST];
    if (word.size >= WORD_MOST) return 0;
    for (uint32_t i = 0; i < word.size; i++) small[i] = lower(word.data[i]);
    uint32_t bits = say_map_get(sets, (SayStr){small, word.size});
    return bits == SAY_ABSENT ? 0 : bits;
}
