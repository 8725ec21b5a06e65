/* rows.c -- rows of a list as a table for a person, JSON, JSON lines, or CSV (RFC 4180). */
#include "cli.h"

#include <inttypes.h>
#include <string.h>

/* ---- JSON ---- */

/* Bytes at the front of the text that need no escape. C1 gets one: harmless, whoever shows it. */
static size_t plain_size(const char *text)
{
    size_t size = 0;
    for (;; size++) {
        unsigned char c = (unsigned char)text[size], next = c ? (unsigned char)text[size + 1] : 0;
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) return size;
        if (c == 0xC2 && next >= 0x80 && next < 0xA0) return size;
    }
}

static void json_text(const char *text)
{
    putchar('"');
    for (;;) {
        size_t size = plain_size(text);
        write_text(stdout, text, size);
        text += size;
        if (!*text) break;
        if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else
            printf("\\u%04x", (unsigned char)*text == 0xC2 ? (unsigned char)*++text : *text);
        text++;
    }
    putchar('"');
}

static void json_row(const SayRows *rows)
{
    putchar('{');
    for (size_t i = 0; i < say_rows_width(rows); i++) {
        if (i) putchar(',');
        json_text(say_rows_name(rows, i));
        putchar(':');
        switch (say_rows_kind(rows, i)) {
        case SAY_VALUE_NULL: fputs("null", stdout); break;
        case SAY_VALUE_INTEGER: printf("%" PRId64, say_rows_integer(rows, i)); break;
        case SAY_VALUE_REAL: fputs(say_rows_text(rows, i), stdout); break;
        case SAY_VALUE_TEXT: json_text(say_rows_text(rows, i)); break;
        }
    }
    putchar('}');
}

/* ---- CSV ---- */

/* Quotes where RFC 4180 asks for it. A cell that a spreadsheet would run as a formula gets a
 * leading apostrophe. */
static void csv_cell(const char *text, bool number)
{
    bool formula = !number && *text && strchr("=+-@\t\r", *text) && text[1] != '\0';
    bool quoted = formula || strpbrk(text, ",\"\r\n");
    if (quoted) putchar('"');
    if (formula) putchar('\'');
    while (*text) {
        size_t size = strcspn(text, "\"");
        write_text(stdout, text, size);
        text += size;
        if (!*text) break;
        fputs("\"\"", stdout);
        text++;
    }
    if (quoted) putchar('"');
}

static void csv_header(const SayRows *rows)
{
    for (size_t i = 0; i < say_rows_width(rows); i++)
        printf("%s%s", i ? "," : "", say_rows_name(rows, i));
    fputs("\r\n", stdout);
}

static void csv_row(const SayRows *rows)
{
    for (size_t i = 0; i < say_rows_width(rows); i++) {
        if (i) putchar(',');
        csv_cell(say_rows_text(rows, i), say_rows_kind(rows, i) != SAY_VALUE_TEXT);
    }
    fputs("\r\n", stdout);
}

/* ---- a table for a person: one block a row, empty fields left out ---- */

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

int rows_print(SayRows *rows, Layout layout, const char *what, uint64_t limit)
{
    SayError error = {0};
    uint64_t shown = 0;
    bool more = false;
    if (layout == LAYOUT_CSV) csv_header(rows);
    if (layout == LAYOUT_JSON) printf("{\"what\":\"%s\",\"rows\":[", what);
    for (;;) {
        if (say_rows_next(rows, &more, &error) != SAY_OK) return fail(&error);
        if (!more) break;
        if (layout == LAYOUT_JSON && shown) fputs(",\n", stdout);
        if (layout == LAYOUT_CSV)
            csv_row(rows);
        else if (layout == LAYOUT_TABLE)
            block_row(rows);
        else
            json_row(rows);
        if (layout == LAYOUT_JSONL) putchar('\n');
        shown++;
    }
    uint64_t total = say_rows_total(rows);
    if (layout == LAYOUT_JSON)
        printf("],\"shown\":%" PRIu64 ",\"total\":%" PRIu64 ",\"selection\":\"%s\"}\n", shown,
               total, limit ? "first of the order of the list" : "all that match");
    else
        fprintf(stderr, "%s: %" PRIu64 " shown of %" PRIu64 "\n", what, shown, total);
    return EXIT_WELL;
}
