/* utf8.c -- code points, validity, and the folding under which words are looked up (Unicode data:
 * utf8proc). */
#include "core/utf8.h"

#include <assert.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

static bool continues(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Size of the valid sequence at `at` and its code point; 0 when it is none (RFC 3629, section 4).
 */
static uint32_t decode(SayStr s, uint32_t at, uint32_t *codepoint)
{
    const uint8_t *b = (const uint8_t *)s.data + at;
    uint32_t left = s.size - at;
    if (b[0] < 0x80) {
        *codepoint = b[0];
        return 1;
    }
    if (b[0] < 0xC2) return 0;
    if (b[0] < 0xE0) {
        if (left < 2 || !continues(b[1])) return 0;
        *codepoint = (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
        return 2;
    }
    if (b[0] < 0xF0) {
        if (left < 3 || !continues(b[1]) || !continues(b[2])) return 0;
        *codepoint = (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
        return *codepoint >= 0x800 && (*codepoint < 0xD800 || *codepoint > 0xDFFF) ? 3 : 0;
    }
    if (b[0] > 0xF4 || left < 4 || !continues(b[1]) || !continues(b[2]) || !continues(b[3]))
        return 0;
    *codepoint = (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
    return *codepoint >= 0x10000 && *codepoint <= 0x10FFFF ? 4 : 0;
}

uint32_t say_utf8_next(SayStr s, uint32_t *at)
{
    assert(*at < s.size);
    uint32_t codepoint = REPLACEMENT;
    uint32_t size = decode(s, *at, &codepoint);
    *at += size ? size : 1;
    return size ? codepoint : REPLACEMENT;
}

uint32_t say_utf8_put(uint32_t codepoint, char out[4])
{
    utf8proc_uint8_t bytes[4];
    if (!utf8proc_codepoint_valid((utf8proc_int32_t)codepoint)) codepoint = REPLACEMENT;
    utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)codepoint, bytes);
    for (utf8proc_ssize_t i = 0; i < size; i++) out[i] = (char)bytes[i];
    return (uint32_t)size;
}

uint32_t say_utf8_invalid_at(SayStr s)
{
    uint32_t at = 0, codepoint;
    while (at < s.size) {
        uint32_t size = decode(s, at, &codepoint);
        if (!size) break;
        at += size;
    }
    return at;
}

bool say_utf8_boundary(SayStr s, uint32_t at)
{
    assert(at <= s.size);
    return at == s.size || !continues((uint8_t)s.data[at]);
}

/* ---- what a code point is ---- */

static utf8proc_category_t category(uint32_t codepoint)
{
    return utf8proc_category((utf8proc_int32_t)codepoint);
}

static bool ascii_letter(uint32_t c)
{
    return (c | 0x20) - 'a' < 26;
}

static bool ascii_digit(uint32_t c)
{
    return c - '0' < 10;
}

bool say_utf8_is_letter(uint32_t codepoint)
{
    if (codepoint < 0x80) return ascii_letter(codepoint);
    utf8proc_category_t c = category(codepoint);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool say_utf8_is_digit(uint32_t codepoint)
{
    if (codepoint < 0x80) return ascii_digit(codepoint);
    return category(codepoint) == UTF8PROC_CATEGORY_ND;
}

bool say_utf8_is_upper(uint32_t codepoint)
{
    if (codepoint < 0x80) return codepoint - 'A' < 26;
    utf8proc_category_t c = category(codepoint);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool say_utf8_is_space(uint32_t codepoint)
{
    if (codepoint < 0x80) return codepoint == ' ' || (codepoint >= '\t' && codepoint <= '\r');
    if (codepoint == 0x85 || codepoint == 0x200B || codepoint == 0x2060 || codepoint == 0xFEFF)
        return true;
    utf8proc_category_t c = category(codepoint);
    return c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP;
}

bool say_utf8_is_punctuation(uint32_t codepoint)
{
    if (codepoint < 0x80)
        return codepoint > ' ' && codepoint < 0x7F && !ascii_letter(codepoint) &&
               !ascii_digit(codepoint);
    utf8proc_category_t c = category(codepoint);
    return c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_SO;
}

uint32_t say_utf8_lower(uint32_t codepoint)
{
    if (codepoint < 0x80) return codepoint - 'A' < 26 ? codepoint + 32 : codepoint;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)codepoint);
}

/* ---- lower case ---- */

static uint32_t straight_quote(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032: return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033: return '"';
    default: return c;
    }
}

SayStr say_utf8_lowercase(SayArena *arena, SayStr s)
{
    char *out = say_arena_text(arena, s.size);
    uint32_t at = 0;
    while (at < s.size && (uint8_t)s.data[at] < 0x80) {
        out[at] = (char)say_utf8_lower((uint8_t)s.data[at]);
        at++;
    }
    if (at == s.size) return (SayStr){out, s.size};
    SayText text = {arena, out, at, s.size};
    while (at < s.size) {
        char bytes[4];
        uint32_t c = say_utf8_lower(straight_quote(say_utf8_next(s, &at)));
        say_text_add(&text, (SayStr){bytes, say_utf8_put(c, bytes)});
    }
    return say_text_str(&text);
}

/* ---- folding ---- */

/* Latin letters that press and scholars write for one another, and that no decomposition of Unicode
 * takes apart. */
static const char *plain_letter(uint32_t c)
{
    switch (c) {
    case 0xC6:
    case 0xE6: return "ae";
    case 0xD0:
    case 0xF0:
    case 0x110:
    case 0x111: return "d";
    case 0xD8:
    case 0xF8: return "o";
    case 0xDE:
    case 0xFE: return "th";
    case 0xDF:
    case 0x1E9E: return "ss";
    case 0x126:
    case 0x127: return "h";
    case 0x131: return "i";
    case 0x141:
    case 0x142: return "l";
    case 0x152:
    case 0x153: return "oe";
    case 0x166:
    case 0x167: return "t";
    default: return NULL;
    }
}

/* Signs of transcription such as the half rings for ayn and hamza are letters to Unicode, and left
 * out by the press. */
static bool transcription_sign(uint32_t c)
{
    return c >= 0x2B0 && c <= 0x2FF;
}

static void fold_point(SayText *text, uint32_t codepoint)
{
    const char *plain = plain_letter(codepoint);
    if (plain) {
        say_text_add(text, say_str(plain));
        return;
    }
    if (transcription_sign(codepoint)) return;
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)codepoint, parts, 32, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 32; i++) {
        uint32_t part = (uint32_t)parts[i];
        char bytes[4];
        if (!say_utf8_is_letter(part) && !say_utf8_is_digit(part)) continue;
        say_text_add(text, (SayStr){bytes, say_utf8_put(say_utf8_lower(part), bytes)});
    }
}

SayStr say_utf8_fold(SayArena *arena, SayStr s)
{
    char *out = say_arena_text(arena, s.size);
    uint32_t at = 0, size = 0;
    for (; at < s.size && (uint8_t)s.data[at] < 0x80; at++) {
        uint32_t c = (uint8_t)s.data[at];
        if (ascii_letter(c))
            out[size++] = (char)(c | 0x20);
        else if (ascii_digit(c))
            out[size++] = (char)c;
    }
    if (at == s.size) return (SayStr){out, size};
    SayText text = {arena, out, size, s.size};
    while (at < s.size) {
        uint32_t c = say_utf8_next(s, &at);
        if (c < 0x80) {
            if (ascii_letter(c) || ascii_digit(c)) say_text_char(&text, (char)say_utf8_lower(c));
        } else {
            fold_point(&text, c);
        }
    }
    return say_text_str(&text);
}
