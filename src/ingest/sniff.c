/* sniff.c -- what an input is: by the suffix of its name, else by its first bytes. */
#include "ingest/parts.h"

static bool suffix_is(SayStr path, SayStr suffix)
{
    return path.size > suffix.size &&
           say_str_equal_nocase(say_str_slice(path, path.size - suffix.size, path.size), suffix);
}

/* A .json file may hold one object a line, or one array: its bytes decide. */
SaySourceKind say_source_kind_of_name(SayStr path)
{
    if (suffix_is(path, SAY_STR(".jsonl")) || suffix_is(path, SAY_STR(".ndjson"))) {
        return SAY_SOURCE_LINES;
    }
    if (suffix_is(path, SAY_STR(".html")) || suffix_is(path, SAY_STR(".htm")) ||
        suffix_is(path, SAY_STR(".xhtml"))) {
        return SAY_SOURCE_HTML;
    }
    if (suffix_is(path, SAY_STR(".txt")) || suffix_is(path, SAY_STR(".text")))
        return SAY_SOURCE_TEXT;
    return SAY_SOURCE_UNKNOWN;
}

static uint32_t skip_blank(SayStr s, uint32_t at)
{
    if (at == 0 && s.size >= 3 && say_str_equal(say_str_slice(s, 0, 3), SAY_STR("\xEF\xBB\xBF")))
        at = 3;
    while (at < s.size && (s.data[at] == ' ' || (s.data[at] >= '\t' && s.data[at] <= '\r'))) at++;
    return at;
}

/* True when the first line is a whole object: its braces close before the line ends. */
static bool object_in_line(SayStr s, uint32_t at)
{
    int depth = 0;
    bool quoted = false;
    for (; at < s.size && s.data[at] != '\n'; at++) {
        char c = s.data[at];
        if (quoted && c == '\\') {
            at++;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '{' || c == '}')) {
            depth += c == '{' ? 1 : -1;
            if (depth == 0) return true;
        }
    }
    /* A line longer than what was looked at is more likely one of many than a page of its own. */
    return at >= s.size && s.size >= SAY_STREAM_BUFFER / 2;
}

static bool html_at(SayStr s, uint32_t at)
{
    if (at + 1 >= s.size || s.data[at] != '<') return false;
    char next = s.data[at + 1];
    return next == '!' || next == '?' || next == '/' || (next >= 'a' && next <= 'z') ||
           (next >= 'A' && next <= 'Z');
}

SaySourceKind say_source_kind_of_bytes(SayStr first)
{
    uint32_t at = skip_blank(first, 0);
    if (at >= first.size) return SAY_SOURCE_TEXT;
    if (first.data[at] == '{')
        return object_in_line(first, at) ? SAY_SOURCE_LINES : SAY_SOURCE_VALUES;
    if (first.data[at] == '[') {
        uint32_t next = skip_blank(first, at + 1);
        bool array = next < first.size && (first.data[next] == '{' || first.data[next] == ']');
        return array ? SAY_SOURCE_VALUES : SAY_SOURCE_TEXT;
    }
    return html_at(first, at) ? SAY_SOURCE_HTML : SAY_SOURCE_TEXT;
}
