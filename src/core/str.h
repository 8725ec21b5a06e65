/* str.h -- slices of bytes, and a builder for text. */
#ifndef SAY_CORE_STR_H
#define SAY_CORE_STR_H

#include "core/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Borrowed bytes, not terminated. {NULL, 0} is "absent"; {"", 0} is "empty". */
typedef struct SayStr {
    const char *data;
    uint32_t size;
} SayStr;

#define SAY_STR(literal) ((SayStr){"" literal, (uint32_t)(sizeof(literal) - 1)})
#define SAY_STR_NONE     ((SayStr){NULL, 0})
/* For printf: printf("%.*s", SAY_STR_ARG(s)). */
#define SAY_STR_ARG(s) (int)(s).size, ((s).data ? (s).data : "")

static inline SayStr say_str(const char *terminated)
{
    if (!terminated) return SAY_STR_NONE;
    size_t size = strlen(terminated);
    assert(size < UINT32_MAX);
    return (SayStr){terminated, (uint32_t)size};
}
SayStr say_str_slice(SayStr s, uint32_t start, uint32_t end);
static inline bool say_str_equal(SayStr a, SayStr b)
{
    if (a.size != b.size || a.size == 0) return a.size == b.size;
    assert(a.data && b.data);
    return memcmp(a.data, b.data, a.size) == 0;
}
/* ASCII letters only; for keys and markup. Use say_utf8_fold for words. */
bool say_str_equal_nocase(SayStr a, SayStr b);
/* Mostly false: one byte tells before they are compared. */
static inline bool say_str_starts(SayStr s, SayStr prefix)
{
    if (s.size < prefix.size || prefix.size == 0) return prefix.size == 0;
    return s.data[0] == prefix.data[0] && memcmp(s.data, prefix.data, prefix.size) == 0;
}
static inline bool say_str_ends(SayStr s, SayStr suffix)
{
    if (s.size < suffix.size || suffix.size == 0) return suffix.size == 0;
    const char *end = s.data + s.size - suffix.size;
    return s.data[s.size - 1] == suffix.data[suffix.size - 1] &&
           memcmp(end, suffix.data, suffix.size) == 0;
}
int say_str_compare(SayStr a, SayStr b);                       /* by bytes, as memcmp then length */
uint32_t say_str_find(SayStr s, SayStr needle, uint32_t from); /* UINT32_MAX when absent */
SayStr say_str_trim(SayStr s);                                 /* ASCII white space off both ends */
/* Takes the part before the first separator off *rest and returns it, trimmed; absent when *rest is
   absent. The way through "a | b | c". */
SayStr say_str_cut(SayStr *rest, char separator);
SayStr say_str_copy(SayArena *arena, SayStr s);
const char *say_str_terminated(SayArena *arena, SayStr s);
uint64_t say_str_hash(
    SayStr s); /* FNV-1a 64 with a finishing mix; the same everywhere; part of file formats */
/* Whole decimal number, optional sign; false when it is none or does not fit. */
bool say_str_integer(SayStr s, int64_t *value);

/* A builder: text grows in the arena. Zero-initialise with the arena set. */
typedef struct SayText {
    SayArena *arena;
    char *data;
    uint32_t size;
    uint32_t capacity;
} SayText;

void say_text_add(SayText *text, SayStr s);
void say_text_char(SayText *text, char c);
/* In decimal digits. */
void say_text_number(SayText *text, uint64_t number);
void say_text_format(SayText *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
SayStr say_text_str(const SayText *text);

#endif
