/* why_print.c -- headings and lines, or objects and keys. */
#include "core/utf8.h"
#include "ledger/why.h"

#include <string.h>

static void indent(Why *why, int depth)
{
    for (int i = 0; i < depth; i++) say_text_add(&why->out, SAY_STR("  "));
}

/* Controls and marks that turn the direction of writing, which a terminal would obey. */
static bool obeyed(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static void add_safe(Why *why, SayStr s)
{
    bool blank = false;
    for (uint32_t at = 0; at < s.size;) {
        char bytes[4];
        uint32_t c = say_utf8_next(s, &at);
        if (c == ' ' || obeyed(c)) {
            blank = true;
            continue;
        }
        if (blank) say_text_char(&why->out, ' ');
        blank = false;
        say_text_add(&why->out, (SayStr){bytes, say_utf8_put(c, bytes)});
    }
}

static void begin_line(Why *why, const char *name)
{
    indent(why, why->depth);
    say_text_format(&why->out, "%-12s ", name);
}

void say_why_open(Why *why, const char *name, SayStr heading)
{
    if (why->json) {
        if (name) say_json_key(&why->writer, name);
        say_json_open(&why->writer, '{');
    } else {
        if (why->depth == 0 && why->out.size) say_text_char(&why->out, '\n');
        indent(why, why->depth);
        add_safe(why, heading);
        say_text_char(&why->out, '\n');
    }
    why->depth++;
}

void say_why_close(Why *why)
{
    if (why->json) say_json_close(&why->writer, '}');
    why->depth--;
}

void say_why_list(Why *why, const char *name)
{
    if (!why->json) return;
    say_json_key(&why->writer, name);
    say_json_open(&why->writer, '[');
}

void say_why_list_end(Why *why)
{
    if (why->json) say_json_close(&why->writer, ']');
}

void say_why_text(Why *why, const char *name, SayStr value)
{
    if (why->json) {
        say_json_key(&why->writer, name);
        say_json_str(&why->writer, value);
    } else if (value.size) {
        begin_line(why, name);
        add_safe(why, value);
        say_text_char(&why->out, '\n');
    }
}

void say_why_number(Why *why, const char *name, int64_t value)
{
    if (why->json) {
        say_json_key(&why->writer, name);
        say_json_number(&why->writer, value);
    } else {
        begin_line(why, name);
        say_text_format(&why->out, "%lld\n", (long long)value);
    }
}

void say_why_words(Why *why, const char *name, SayStr text, SaySpan span)
{
    if (span.start >= span.end || span.end > text.size) {
        say_why_text(why, name, SAY_STR_NONE);
        return;
    }
    SayStr words = say_str_slice(text, span.start, span.end);
    if (why->json) {
        say_json_key(&why->writer, name);
        say_json_open(&why->writer, '{');
        say_json_key(&why->writer, "span");
        say_json_open(&why->writer, '[');
        say_json_number(&why->writer, span.start);
        say_json_number(&why->writer, span.end);
        say_json_close(&why->writer, ']');
        say_json_key(&why->writer, "text");
        say_json_str(&why->writer, words);
        say_json_close(&why->writer, '}');
        return;
    }
    begin_line(why, name);
    say_text_char(&why->out, '"');
    add_safe(why, words);
    say_text_format(&why->out, "\"  [%u, %u)\n", (unsigned)span.start, (unsigned)span.end);
}

void say_why_column(Why *why, sqlite3_stmt *row, int column)
{
    const char *name = sqlite3_column_name(row, column);
    if (sqlite3_column_type(row, column) == SQLITE_INTEGER)
        say_why_number(why, name, sqlite3_column_int64(row, column));
    else
        say_why_text(why, name, say_column(row, column));
}

SayStatus say_why_flush(Why *why)
{
    bool go_on = !why->out.size || why->text(why->context, why->out.data, why->out.size);
    why->out.size = 0;
    return go_on ? SAY_OK : say_error_set(why->error, SAY_ERROR_STOPPED, "stopped by the caller");
}

SayStatus say_why_each(Why *why, const char *sql, SayStr id,
                       SayStatus (*take)(Why *, sqlite3_stmt *))
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(why->ledger, &row, sql, why->error));
    sqlite3_bind_text(row, 1, id.data, (int)id.size, SQLITE_STATIC);
    SayStatus status = SAY_OK;
    int step = SQLITE_ROW;
    while (status == SAY_OK && (step = sqlite3_step(row)) == SQLITE_ROW) status = take(why, row);
    if (status == SAY_OK && step != SQLITE_DONE)
        status = say_ledger_failed(why->ledger, "looking for the reasons", why->error);
    sqlite3_finalize(row);
    return status;
}
