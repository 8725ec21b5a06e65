/* str.c -- slices of bytes, and a builder for text. */
#include "core/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

SayStr say_str_slice(SayStr s, uint32_t start, uint32_t end)
{
    assert(start <= end && end <= s.size);
    return (SayStr){s.data ? s.data + start : NULL, end - start};
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool say_str_equal_nocase(SayStr a, SayStr b)
{
    if (a.size != b.size) return false;
    for (uint32_t i = 0; i < a.size; i++)
        if (lower(a.data[i]) != lower(b.data[i])) return false;
    return true;
}

int say_str_compare(SayStr a, SayStr b)
{
    uint32_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

uint32_t say_str_find(SayStr s, SayStr needle, uint32_t from)
{
    if (from > s.size || needle.size > s.size - from) return UINT32_MAX;
    if (!needle.size) return from;
    uint32_t last = s.size - needle.size;
    for (uint32_t at = from; at <= last; at++) {
        const char *hit = memchr(s.data + at, needle.data[0], last - at + 1);
        if (!hit) return UINT32_MAX;
        at = (uint32_t)(hit - s.data);
        if (memcmp(hit, needle.data, needle.size) == 0) return at;
    }
    return UINT32_MAX;
}

static bool blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

SayStr say_str_trim(SayStr s)
{
    uint32_t start = 0, end = s.size;
    while (start < end && blank(s.data[start])) start++;
    while (end > start && blank(s.data[end - 1])) end--;
    return say_str_slice(s, start, end);
}

SayStr say_str_cut(SayStr *rest, char separator)
{
    if (!rest->data) return SAY_STR_NONE;
    SayStr all = *rest;
    const char *hit = all.size ? memchr(all.data, separator, all.size) : NULL;
    uint32_t at = hit ? (uint32_t)(hit - all.data) : all.size;
    *rest = hit ? say_str_slice(all, at + 1, all.size) : SAY_STR_NONE;
    return say_str_trim(say_str_slice(all, 0, at));
}

SayStr say_str_copy(SayArena *arena, SayStr s)
{
    if (!s.data) return s;
    char *copy = say_arena_text(arena, s.size);
    if (s.size) memcpy(copy, s.data, s.size);
    return (SayStr){copy, s.size};
}

const char *say_str_terminated(SayArena *arena, SayStr s)
{
    char *copy = say_arena_text(arena, (size_t)s.size + 1);
    if (s.size) memcpy(copy, s.data, s.size);
    copy[s.size] = '\0';
    return copy;
}

/* FNV-1a spreads short keys badly in its low bits; the mix at the end is that of MurmurHash3. */
uint64_t say_str_hash(SayStr s)
{
    uint64_t hash = 14695981039346656037u;
    for (uint32_t i = 0; i < s.size; i++) hash = (hash ^ (uint8_t)s.data[i]) * 1099511628211u;
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdu;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53u;
    return hash ^ (hash >> 33);
}

bool say_str_integer(SayStr s, int64_t *value)
{
    uint32_t at = 0;
    bool negative = false;
    if (s.size && (s.data[0] == '-' || s.data[0] == '+')) negative = s.data[at++] == '-';
    if (at == s.size) return false;
    uint64_t most = (uint64_t)INT64_MAX + negative, sum = 0;
    for (; at < s.size; at++) {
        if (s.data[at] < '0' || s.data[at] > '9') return false;
        uint64_t digit = (uint64_t)(s.data[at] - '0');
        if (sum > (most - digit) / 10) return false;
        sum = sum * 10 + digit;
    }
    *value = negative ? (sum > (uint64_t)INT64_MAX ? INT64_MIN : -(int64_t)sum) : (int64_t)sum;
    return true;
}

/* ---- the builder ---- */

static void reserve(SayText *text, size_t more)
{
    /* An impossible request takes the arena's way out, as any other that is too large. */
    if (more > UINT32_MAX - text->size) say_arena_text(text->arena, SIZE_MAX);
    uint32_t needed = text->size + (uint32_t)more;
    if (needed <= text->capacity) return;
    uint32_t capacity = text->capacity > UINT32_MAX / 2 ? UINT32_MAX : text->capacity * 2;
    if (capacity < needed) capacity = needed;
    if (capacity < 64) capacity = 64;
    if (!say_arena_extend(text->arena, text->data, text->capacity, capacity)) {
        char *moved = say_arena_text(text->arena, capacity);
        if (text->size) memcpy(moved, text->data, text->size);
        text->data = moved;
    }
    text->capacity = capacity;
}

void say_text_add(SayText *text, SayStr s)
{
    if (!s.size) return;
    reserve(text, s.size);
    memcpy(text->data + text->size, s.data, s.size);
    text->size += s.size;
}

void say_text_char(SayText *text, char c)
{
    reserve(text, 1);
    text->data[text->size++] = c;
}

void say_text_number(SayText *text, uint64_t number)
{
    char digits[20];
    uint32_t at = sizeof digits;
    do digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    say_text_add(text, (SayStr){digits + at, (uint32_t)sizeof digits - at});
}

/* Most fits into the room that there is. */
void say_text_format(SayText *text, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    if (text->size == text->capacity) reserve(text, 1);
    size_t room = text->capacity - text->size;
    int size = vsnprintf(text->data + text->size, room, format, arguments);
    va_end(arguments);
    assert(size >= 0);
    if ((size_t)size >= room) {
        reserve(text, (size_t)size + 1);
        vsnprintf(text->data + text->size, (size_t)size + 1, format, again);
    }
    va_end(again);
    text->size += (uint32_t)size;
}

SayStr say_text_str(const SayText *text)
{
    return (SayStr){text->data ? text->data : "", text->size};
}
