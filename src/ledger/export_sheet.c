/* export_sheet.c -- a format of others as a sheet: one event or mention a line. */
#include "ledger/export.h"

#include <string.h>

/* Tabs and line ends would break the line. */
static void add_plain(SayText *out, SayStr cell)
{
    for (uint32_t i = 0; i < cell.size; i++)
        say_text_char(out, strchr("\t\r\n", cell.data[i]) ? ' ' : cell.data[i]);
}

/* RFC 4180. A cell that a spreadsheet would run as a formula gets a leading apostrophe. */
static void add_quoted(SayText *out, SayStr cell, bool number)
{
    bool formula = !number && cell.size > 1 && strchr("=+-@\t\r", cell.data[0]);
    bool quoted = formula;
    for (uint32_t i = 0; i < cell.size && !quoted; i++)
        quoted = strchr(",\"\r\n", cell.data[i]) != NULL;
    if (quoted) say_text_char(out, '"');
    if (formula) say_text_char(out, '\'');
    for (uint32_t i = 0; i < cell.size; i++) {
        if (cell.data[i] == '"') say_text_char(out, '"');
        say_text_char(out, cell.data[i]);
    }
    if (quoted) say_text_char(out, '"');
}

static void add_cell(Export *export, const SayExportSql *format, SayStr cell, bool number)
{
    if (format->sheet == SAY_SHEET_CSV)
        add_quoted(&export->line, cell, number);
    else
        add_plain(&export->line, cell);
}

static void add_separator(Export *export, const SayExportSql *format, size_t column)
{
    if (column) say_text_char(&export->line, format->sheet == SAY_SHEET_CSV ? ',' : '\t');
}

static SayStatus end_line(Export *export, const SayExportSql *format)
{
    say_text_add(&export->line, format->sheet == SAY_SHEET_CSV ? SAY_STR("\r\n") : SAY_STR("\n"));
    return say_export_line(export);
}

static SayStatus write_header(Export *export, const SayExportSql *format, const SayRows *rows)
{
    if (format->sheet == SAY_SHEET_TABS) return SAY_OK;
    for (size_t i = 0; i < say_rows_width(rows); i++) {
        add_separator(export, format, i);
        add_cell(export, format, say_str(say_rows_name(rows, i)), false);
    }
    return end_line(export, format);
}

static SayStatus write_row(Export *export, const SayExportSql *format, const SayRows *rows)
{
    for (size_t i = 0; i < say_rows_width(rows); i++) {
        SayValueKind kind = say_rows_kind(rows, i);
        bool absent = kind == SAY_VALUE_NULL;
        add_separator(export, format, i);
        add_cell(export, format, say_str(absent ? format->absent : say_rows_text(rows, i)),
                 kind != SAY_VALUE_TEXT);
    }
    return end_line(export, format);
}

SayStatus say_export_sheet(Export *export, const SayExportSql *format)
{
    SayRows *rows = NULL;
    SAY_TRY(say_export_functions(export->ledger, export->error));
    SAY_TRY(say_list_open(export->ledger, &format->list, export->filter, &rows, export->error));
    SayStatus status = write_header(export, format, rows);
    bool more = true;
    while (status == SAY_OK) {
        status = say_rows_next(rows, &more, export->error);
        if (status != SAY_OK || !more) break;
        status = write_row(export, format, rows);
    }
    say_rows_close(rows);
    return status;
}
