/* lines.c -- what the steps ask of a line of text. */
#include "core/utf8.h"
#include "extract/steps.h"

#include <assert.h>

/* Patterns are short; of a longer line only the beginning takes part. */
#define LONGEST_KEY 400

SayStr say_line_key(SayArena *arena, SayStr line)
{
    if (line.size > LONGEST_KEY) {
        uint32_t end = LONGEST_KEY;
        while (!say_utf8_boundary(line, end)) end--;
        line = say_str_slice(line, 0, end);
    }
    SayText key = {.arena = arena};
    bool gap = false;
    for (uint32_t at = 0; at < line.size;) {
        uint32_t c = say_utf8_next(line, &at);
        if (c == '\'' || c == 0x2019 || c == 0x2018 || c == 0xAD) continue;
        if (!say_utf8_is_letter(c) && !say_utf8_is_digit(c)) {
            gap = key.size > 0;
            continue;
        }
        char bytes[4];
        uint32_t size = say_utf8_put(say_utf8_lower(c), bytes);
        if (gap) say_text_char(&key, ' ');
        gap = false;
        say_text_add(&key, (SayStr){bytes, size});
    }
    return key.size > 0 ? say_text_str(&key) : SAY_STR("");
}

static bool is_number(SayStr word)
{
    for (uint32_t i = 0; i < word.size; i++) {
        if (word.data[i] < '0' || word.data[i] > '9') return false;
    }
    return word.size > 0;
}

static SayStr next_word(SayStr *rest)
{
    SayStr word = say_str_cut(rest, ' ');
    return word.data ? word : SAY_STR_NONE;
}

/* Word by word; "*" takes any number of words, an ending one all the rest. open: the pattern may
 * end before the key. */
static bool matches(SayStr pattern, SayStr key, bool open)
{
    SayStr p = pattern, k = key;
    SayStr retry_pattern = SAY_STR_NONE, retry_key = SAY_STR_NONE;
    for (;;) {
        SayStr p_before = p;
        SayStr wanted = next_word(&p);
        if (wanted.data && say_str_equal(wanted, SAY_STR("*"))) {
            if (!p.data) return true;
            retry_pattern = p;
            retry_key = k;
            continue;
        }
        SayStr word = next_word(&k);
        if (!p_before.data && (open || !word.data)) return true;
        bool same = wanted.data && word.data &&
                    (say_str_equal(wanted, word) ||
                     (say_str_equal(wanted, SAY_STR("N")) && is_number(word)));
        if (same) continue;
        if (!retry_pattern.data || !retry_key.data) return false;
        next_word(&retry_key);
        if (!retry_key.data) return false;
        p = retry_pattern;
        k = retry_key;
    }
}

static const SayPattern *among(const SayExtractView *view, uint32_t first, SayStr key,
                               unsigned kinds)
{
    for (uint32_t i = first; i != SAY_ABSENT; i = view->patterns.items[i].next) {
        const SayPattern *pattern = &view->patterns.items[i];
        bool open = pattern->kind == SAY_PATTERN_PREFIX;
        if ((kinds >> pattern->kind & 1) && matches(pattern->words, key, open)) return pattern;
    }
    return NULL;
}

const SayPattern *say_line_pattern(const SayExtractView *view, SayStr key, unsigned kinds)
{
    if (key.size == 0) return NULL;
    SayStr rest = key, first = say_str_cut(&rest, ' ');
    const SayPattern *found = among(view, say_map_get(&view->first_words, first), key, kinds);
    return found ? found : among(view, view->wild, key, kinds);
}

bool say_line_all_in(const SayMap *words, SayStr key)
{
    if (key.size == 0) return false;
    for (SayStr rest = key, word; (word = say_str_cut(&rest, ' ')).data;) {
        if (say_map_get(words, word) == SAY_ABSENT && !is_number(word)) return false;
    }
    return !is_number(key);
}

const SayOutlet *say_outlet_named(const SayExtractView *view, SayStr key)
{
    uint32_t index = key.size > 0 ? say_map_get(&view->outlet_names, key) : SAY_ABSENT;
    return index == SAY_ABSENT ? NULL : &view->outlets.items[index];
}

static bool parts_names(uint32_t c)
{
    return c == ',' || c == '|' || c == '/' || c == '(' || c == ')' || c == ';' || c == 0x2022 ||
           c == 0xB7 || c == 0x2013 || c == 0x2014;
}

/* Whole parts only: "Jane Roe, Reuters" names an agency, "Petra Roe" does not. */
const SayOutlet *say_outlet_agency_in(const SayExtractView *view, SayArena *arena, SayStr line)
{
    uint32_t start = 0;
    for (uint32_t at = 0; start < line.size;) {
        uint32_t before = at, c = at < line.size ? say_utf8_next(line, &at) : ',';
        if (!parts_names(c)) continue;
        SayStr key = say_line_key(arena, say_str_slice(line, start, before));
        if (say_str_starts(key, SAY_STR("by "))) key = say_str_slice(key, 3, key.size);
        const SayOutlet *outlet = say_outlet_named(view, key);
        if (outlet && outlet->agency) return outlet;
        if (before >= line.size) break;
        start = at;
    }
    return NULL;
}

SayStr say_url_host(SayArena *arena, SayStr url)
{
    uint32_t scheme = say_str_find(url, SAY_STR("://"), 0);
    uint32_t start = scheme == UINT32_MAX ? 0 : scheme + 3, end = start;
    while (end < url.size && url.data[end] != '/' && url.data[end] != ':' && url.data[end] != '?' &&
           url.data[end] != '#') {
        if ((unsigned char)url.data[end] <= ' ') return SAY_STR_NONE;
        end++;
    }
    SayStr host = say_str_slice(url, start, end);
    if (say_str_find(host, SAY_STR("."), 0) == UINT32_MAX) return SAY_STR_NONE;
    host = say_utf8_lowercase(arena, host);
    return say_str_starts(host, SAY_STR("www.")) ? say_str_slice(host, 4, host.size) : host;
}

const SayOutlet *say_outlet_at(const SayExtractView *view, SayArena *arena, SayStr url)
{
    SayStr host = url.data ? say_url_host(arena, url) : SAY_STR_NONE;
    while (host.data && host.size > 0) {
        uint32_t index = say_map_get(&view->outlet_domains, host);
        if (index != SAY_ABSENT) return &view->outlets.items[index];
        uint32_t dot = say_str_find(host, SAY_STR("."), 0);
        if (dot == UINT32_MAX) break;
        host = say_str_slice(host, dot + 1, host.size);
    }
    return NULL;
}

SayStr say_line_trim(SayStr line)
{
    uint32_t start = 0, end = line.size;
    for (uint32_t at = 0; at < line.size; start = at) {
        if (!say_utf8_is_space(say_utf8_next(line, &at))) break;
    }
    while (end > start) {
        uint32_t from = end - 1, at;
        while (from > start && !say_utf8_boundary(line, from)) from--;
        at = from;
        if (!say_utf8_is_space(say_utf8_next(line, &at))) break;
        end = from;
    }
    return say_str_slice(line, start, end);
}

uint32_t say_line_width(SayStr line)
{
    uint32_t width = 0;
    for (uint32_t at = 0; at < line.size; width++) say_utf8_next(line, &at);
    return width;
}

static bool closes(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB;
}

char say_line_stop(SayStr line)
{
    uint32_t end = say_line_trim(line).size;
    line = say_str_slice(say_line_trim(line), 0, end);
    while (end > 0) {
        uint32_t from = end - 1;
        while (from > 0 && !say_utf8_boundary(line, from)) from--;
        uint32_t at = from, c = say_utf8_next(line, &at);
        if (c == '.' || c == '!' || c == '?' || c == ':') return (char)c;
        if (c == 0x2026) return '.';
        if (!closes(c)) return 0;
        end = from;
    }
    return 0;
}

uint32_t say_line_words(SayStr line)
{
    uint32_t words = 0;
    bool inside = false;
    for (uint32_t at = 0; at < line.size;) {
        bool space = say_utf8_is_space(say_utf8_next(line, &at));
        if (!space && !inside) words++;
        inside = !space;
    }
    return words;
}
