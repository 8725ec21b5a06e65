/* utf8.h -- code points, validity, and the folding under which words are looked up. */
#ifndef SAY_CORE_UTF8_H
#define SAY_CORE_UTF8_H

#include "core/str.h"

/* The code point at *at, which moves behind it. Invalid bytes give U+FFFD and move by one. */
uint32_t say_utf8_next(SayStr s, uint32_t *at);
/* Bytes written to out (1 to 4). */
uint32_t say_utf8_put(uint32_t codepoint, char out[4]);
/* Offset of the first invalid byte, or s.size when all is valid (RFC 3629: no surrogates, no
 * overlong forms). */
uint32_t say_utf8_invalid_at(SayStr s);
/* True where a code point starts, and at the end. */
bool say_utf8_boundary(SayStr s, uint32_t at);

bool say_utf8_is_letter(uint32_t codepoint);
bool say_utf8_is_digit(uint32_t codepoint); /* ASCII digits and other decimal digits (Nd) */
bool say_utf8_is_upper(uint32_t codepoint);
bool say_utf8_is_space(
    uint32_t codepoint); /* Unicode white space, no-break blanks and zero-width blanks */
bool say_utf8_is_punctuation(uint32_t codepoint); /* P* and S* */
uint32_t say_utf8_lower(uint32_t codepoint);

/* Lower case, curly quotes made straight; keeps diacritics. For tags and lemmas. */
SayStr say_utf8_lowercase(SayArena *arena, SayStr s);
/* The key of a word for dictionary look-up: lower case, diacritics off (NFKD, marks dropped), and
   all that is neither letter nor digit dropped: "Kata'ib" -> "kataib", "U.S." -> "us", "Erdogan"
   with breve -> "erdogan". May be empty. */
SayStr say_utf8_fold(SayArena *arena, SayStr s);

#endif
