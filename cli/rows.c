/* rows.c -- rows of a list for a person; the formats for programs are the library's. */
#include "cli.h"

#include <inttypes.h>
#include <string.h>

/* One block a row, empty fields left out. */
static void block_row(const SayRows *rows)
{
    for (size_t i = 0; i < say_rows_width(rows); i++) {
        const char *text = say_rows_text(rows, i);
        if (!*text && strcmp(say_rows_name(rows, i), "rating") == 0) text = "not rated";
        if (!*text) continue;
        if (i == 0) {
            print_safe(stdout, text, strlen(text), false);
            putchar('\n');
            continue;
        }
        printf("  %-12s ", say_rows_name(rows, i));
        for (const char *line = text; *line;) {
            size_t size = strcspn(line, "\n");
            print_safe(stdout, line, size, false);
            line += size;
            if (*line++ == '\0') break;
            printf("\n  %-12s ", "");
        }
        putchar('\n');
    }
}

static SayStatus print_blocks(SayRows *rows, uint64_t *shown, SayError *error)
{
    bool more = true;
    for (;; ++*shown) {
        SayStatus status = say_rows_next(rows, &more, error);
        if (status != SAY_OK || !more) return status;
        block_row(rows);
    }
}

static SayRowsFormat format_of(Layout layout)
{
    switch (layout) {
    case LAYOUT_JSONL: return SAY_ROWS_JSONL;
    case LAYOUT_CSV: return SAY_ROWS_CSV;
    case LAYOUT_GEOJSON: return SAY_ROWS_GEOJSON;
    case LAYOUT_ATOM: return SAY_ROWS_ATOM;
    default: return SAY_ROWS_JSON;
    }
}

int rows_print(SayRows *rows, Layout layout, const char *what, const char *as_of)
{
    SayError error = {0};
    uint64_t shown = 0;
    SayView view = {.format = format_of(layout), .what = what, .as_of = as_of};
    SayStatus status = layout == LAYOUT_TABLE
                           ? print_blocks(rows, &shown, &error)
                           : say_rows_write(rows, &view, write_text, stdout, &shown, &error);
    /* A reader that closes the pipe has had enough; that is no failure of ours. */
    if (status == SAY_ERROR_STOPPED && ferror(stdout)) return EXIT_WELL;
    if (status != SAY_OK) return fail(&error);
    if (layout != LAYOUT_JSON)
        fprintf(stderr, "%s: %" PRIu64 " shown of %" PRIu64 "\n", what, shown,
                say_rows_total(rows));
    return EXIT_WELL;
}
