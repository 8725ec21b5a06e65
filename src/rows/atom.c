/* atom.c -- rows as a feed (RFC 4287): a title in words, a day, and where the page shows it. */
#include "core/utf8.h"
#include "rows/rows.h"

#include <stdio.h>

/* What XML 1.0 cannot hold becomes a blank. */
static void put_xml(SayText *text, SayStr s)
{
    for (uint32_t at = 0; at < s.size;) {
        char bytes[4];
        uint32_t c = say_utf8_next(s, &at);
        bool refused = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
                       c == 0xFFFE || c == 0xFFFF;
        switch (c) {
        case '&': say_text_add(text, SAY_STR("&amp;")); break;
        case '<': say_text_add(text, SAY_STR("&lt;")); break;
        case '>': say_text_add(text, SAY_STR("&gt;")); break;
        case '"': say_text_add(text, SAY_STR("&quot;")); break;
        default:
            say_text_add(text, refused ? SAY_STR(" ") : (SayStr){bytes, say_utf8_put(c, bytes)});
        }
    }
}

/* A day or a moment of the ledger as RFC 3339 wants it; a row without one is as old as can be. */
static void put_moment(SayText *text, const char *day)
{
    size_t size = strlen(day);
    if (size == 10)
        say_text_format(text, "%sT00:00:00Z", day);
    else if (size == 20 && day[10] == 'T' && day[19] == 'Z')
        say_text_format(text, "%s", day);
    else if (size > 10)
        say_text_format(text, "%.10sT00:00:00Z", day);
    else
        say_text_add(text, SAY_STR("1970-01-01T00:00:00Z"));
}

static const char *day_of(const SayRows *rows)
{
    static const char *const columns[] = {"published", "reported", "last_day", "first_day"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (*rows_cell(rows, columns[i])) return rows_cell(rows, columns[i]);
    return "";
}

/* "ASSAULT, Free Highland Front, army convoy, Ulmek": what the row has of these. */
static void put_title(Out *out)
{
    static const char *const columns[] = {"headline", "title",      "question", "type",
                                          "actors",   "recipients", "place"};
    const char *before = "";
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const char *cell = rows_cell(out->rows, columns[i]);
        if (!*cell) continue;
        say_text_add(&out->text, say_str(before));
        put_xml(&out->text, say_str(cell));
        before = ", ";
    }
    if (!*before) put_xml(&out->text, say_str(rows_cell(out->rows, "id")));
}

/* "events" shows its rows at /event/ID. */
static SayStr singular(const char *what)
{
    SayStr name = say_str(what);
    return strcmp(what, "stories") == 0 ? SAY_STR("story") : say_str_slice(name, 0, name.size - 1);
}

static void put_summary(Out *out)
{
    for (size_t i = 0; i < say_rows_width(out->rows); i++) {
        const char *cell = say_rows_text(out->rows, i);
        if (!*cell) continue;
        put_xml(&out->text, say_str(say_rows_name(out->rows, i)));
        say_text_add(&out->text, SAY_STR(": "));
        put_xml(&out->text, say_str(cell));
        say_text_char(&out->text, '\n');
    }
}

static void atom_row(Out *out)
{
    SayStr kind = singular(out->view->what);
    const char *id = rows_cell(out->rows, "id"), *day = day_of(out->rows);
    if (strcmp(day, out->newest) > 0) snprintf(out->newest, sizeof out->newest, "%s", day);
    say_text_format(&out->text, "<entry><id>urn:sayso:%.*s:", SAY_STR_ARG(kind));
    put_xml(&out->text, say_str(id));
    say_text_add(&out->text, SAY_STR("</id><title>"));
    put_title(out);
    say_text_add(&out->text, SAY_STR("</title><updated>"));
    put_moment(&out->text, day);
    say_text_add(&out->text, SAY_STR("</updated>"));
    if (out->view->address) {
        say_text_format(&out->text, "<link href=\"%s/%.*s/", out->view->address, SAY_STR_ARG(kind));
        put_xml(&out->text, say_str(id));
        say_text_add(&out->text, SAY_STR("\"/>"));
    }
    say_text_add(&out->text, SAY_STR("<summary>"));
    put_summary(out);
    say_text_add(&out->text, SAY_STR("</summary></entry>\n"));
}

static void atom_begin(Out *out)
{
    say_text_format(&out->text,
                    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:sayso:%s</id>"
                    "<title>Sayso: %s</title><author><name>Sayso</name></author><subtitle>",
                    out->view->what, out->view->what);
    put_xml(&out->text, say_str(say_rows_selection(out->rows)));
    say_text_add(&out->text, SAY_STR("</subtitle>\n"));
}

/* The feed is as new as its newest row, which is known at its end. */
static void atom_end(Out *out)
{
    say_text_add(&out->text, SAY_STR("<updated>"));
    put_moment(&out->text, out->newest);
    say_text_add(&out->text, SAY_STR("</updated></feed>\n"));
}

const Format rows_atom = {atom_begin, atom_row, atom_end};
