/* csv.c -- comma-separated values in. */
#include "core/csv.h"

/* What stands between quotation marks, the one at *at being the first; *at moves behind the last.
 */
static SayStr quoted(SayArena *arena, SayStr text, uint32_t *at)
{
    SayText field = {.arena = arena};
    say_text_add(&field, SAY_STR(""));
    for (++*at; *at < text.size; ++*at) {
        bool mark = text.data[*at] == '"';
        bool doubled = mark && *at + 1 < text.size && text.data[*at + 1] == '"';
        if (mark && !doubled) {
            ++*at;
            break;
        }
        say_text_char(&field, text.data[*at]);
        *at += doubled;
    }
    return field.size ? say_text_str(&field) : SAY_STR("");
}

static bool ends_field(char c)
{
    return c == ',' || c == '\n' || c == '\r';
}

bool say_csv_record(SayArena *arena, SayStr *rest, SayFields *fields)
{
    SayStr text = *rest;
    uint32_t at = 0;
    *fields = (SayFields){0};
    if (text.size == 0) return false;
    for (;; at++) {
        SayStr field = SAY_STR("");
        if (at < text.size && text.data[at] == '"') field = quoted(arena, text, &at);
        uint32_t plain = at;
        while (at < text.size && !ends_field(text.data[at])) at++;
        if (at > plain && field.size == 0) field = say_str_slice(text, plain, at);
        *say_push(arena, fields) = field;
        if (at == text.size || text.data[at] != ',') break;
    }
    if (at + 1 < text.size && text.data[at] == '\r' && text.data[at + 1] == '\n') at++;
    *rest = at < text.size ? say_str_slice(text, at + 1, text.size) : SAY_STR("");
    return true;
}
