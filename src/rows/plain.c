/* plain.c -- rows as JSON, JSON lines and CSV (RFC 4180). */
#include "rows/rows.h"

/* ---- JSON ---- */

static void put_value(const SayRows *rows, size_t column, SayJsonWriter *w)
{
    switch (say_rows_kind(rows, column)) {
    case SAY_VALUE_NULL: say_json_null(w); break;
    case SAY_VALUE_INTEGER: say_json_number(w, say_rows_integer(rows, column)); break;
    case SAY_VALUE_REAL: say_json_raw(w, say_str(say_rows_text(rows, column))); break;
    case SAY_VALUE_TEXT: say_json_str(w, say_str(say_rows_text(rows, column))); break;
    }
}

void rows_object(Out *out, SayJsonWriter *w)
{
    say_json_open(w, '{');
    for (size_t i = 0; i < say_rows_width(out->rows); i++) {
        say_json_key(w, say_rows_name(out->rows, i));
        put_value(out->rows, i, w);
    }
    say_json_close(w, '}');
}

static void json_begin(Out *out)
{
    say_text_format(&out->text, "{\"what\":\"%s\",\"rows\":[", out->view->what);
}

static void json_row(Out *out)
{
    SayJsonWriter w = {.text = &out->text};
    if (out->shown) say_text_add(&out->text, SAY_STR(",\n"));
    rows_object(out, &w);
}

static void json_end(Out *out)
{
    SayJsonWriter w = {.text = &out->text, .comma = true};
    say_text_char(&out->text, ']');
    say_json_key(&w, "shown");
    say_json_number(&w, (int64_t)out->shown);
    say_json_key(&w, "total");
    say_json_number(&w, (int64_t)say_rows_total(out->rows));
    say_json_key(&w, "selection");
    say_json_str(&w, say_str(say_rows_selection(out->rows)));
    say_json_key(&w, "next");
    say_json_str(&w, say_str(say_rows_after(out->rows)));
    say_json_key(&w, "as_of");
    say_json_str(&w, say_str(out->view->as_of));
    say_text_add(&out->text, SAY_STR("}\n"));
}

static void jsonl_row(Out *out)
{
    SayJsonWriter w = {.text = &out->text};
    rows_object(out, &w);
    say_text_char(&out->text, '\n');
}

/* ---- CSV ---- */

/* Quotes where RFC 4180 asks for it. A cell that a spreadsheet would run as a formula gets a
 * leading apostrophe. */
static void put_cell(SayText *text, const char *cell, bool number)
{
    bool formula = !number && *cell && strchr("=+-@\t\r", *cell) && cell[1] != '\0';
    bool quoted = formula || strpbrk(cell, ",\"\r\n");
    if (quoted) say_text_char(text, '"');
    if (formula) say_text_char(text, '\'');
    for (; *cell; cell++) {
        if (*cell == '"') say_text_char(text, '"');
        say_text_char(text, *cell);
    }
    if (quoted) say_text_char(text, '"');
}

static void csv_begin(Out *out)
{
    for (size_t i = 0; i < say_rows_width(out->rows); i++)
        say_text_format(&out->text, "%s%s", i ? "," : "", say_rows_name(out->rows, i));
    say_text_add(&out->text, SAY_STR("\r\n"));
}

static void csv_row(Out *out)
{
    for (size_t i = 0; i < say_rows_width(out->rows); i++) {
        if (i) say_text_char(&out->text, ',');
        put_cell(&out->text, say_rows_text(out->rows, i),
                 say_rows_kind(out->rows, i) != SAY_VALUE_TEXT);
    }
    say_text_add(&out->text, SAY_STR("\r\n"));
}

static void nothing(Out *out)
{
    (void)out;
}

const Format rows_json = {json_begin, json_row, json_end};
const Format rows_jsonl = {nothing, jsonl_row, nothing};
const Format rows_csv = {csv_begin, csv_row, nothing};
