/* write.c -- a list written out, in the format that is asked for. */
#include "rows/rows.h"

#include <string.h>

/* Bytes after which what is written is handed over. */
enum { PIECE = 64 * 1024 };

size_t rows_column(const SayRows *rows, const char *name)
{
    for (size_t i = 0; i < say_rows_width(rows); i++)
        if (strcmp(say_rows_name(rows, i), name) == 0) return i;
    return SIZE_MAX;
}

const char *rows_cell(const SayRows *rows, const char *name)
{
    size_t column = rows_column(rows, name);
    return column == SIZE_MAX ? "" : say_rows_text(rows, column);
}

static const Format *format_of(SayRowsFormat format)
{
    switch (format) {
    case SAY_ROWS_JSON: return &rows_json;
    case SAY_ROWS_JSONL: return &rows_jsonl;
    case SAY_ROWS_CSV: return &rows_csv;
    case SAY_ROWS_GEOJSON: return &rows_geojson;
    case SAY_ROWS_ATOM: return &rows_atom;
    }
    return NULL;
}

/* A format may be asked only of a list that has what it shows. */
static SayStatus check(const SayView *view, SayError *error)
{
    bool mapped = view->format == SAY_ROWS_GEOJSON, feed = view->format == SAY_ROWS_ATOM;
    if (!mapped && !feed) return SAY_OK;
    size_t count;
    const SayList *lists = say_lists(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(lists[i].name, view->what) == 0 && (mapped ? lists[i].mapped : lists[i].feed))
            return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT, "%s: not as %s: its rows have no %s",
                         view->what, mapped ? "GeoJSON" : "Atom", mapped ? "place" : "day");
}

static SayStatus hand_over(Out *out, SayTextFunction *text, void *context, SayError *error)
{
    bool go_on = !out->text.size || text(context, out->text.data, out->text.size);
    out->text.size = 0;
    return go_on ? SAY_OK : say_error_set(error, SAY_ERROR_STOPPED, "stopped by the caller");
}

static SayStatus write_all(Out *out, const Format *format, SayTextFunction *text, void *context,
                           SayError *error)
{
    bool more = true;
    format->begin(out);
    for (;;) {
        SAY_TRY(say_rows_next(out->rows, &more, error));
        if (!more) break;
        format->row(out);
        out->shown++;
        if (out->text.size >= PIECE) SAY_TRY(hand_over(out, text, context, error));
    }
    format->end(out);
    return hand_over(out, text, context, error);
}

SayStatus say_rows_write(SayRows *rows, const SayView *view, SayTextFunction *text, void *context,
                         uint64_t *shown, SayError *error)
{
    const Format *format = format_of(view->format);
    if (!format) return say_error_set(error, SAY_ERROR_ARGUMENT, "no such format");
    SAY_TRY(check(view, error));
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    Out out = {.rows = rows, .view = view, .text = {.arena = arena}};
    SayStatus status = write_all(&out, format, text, context, error);
    if (shown) *shown = out.shown;
    say_arena_free(arena);
    return status;
}
