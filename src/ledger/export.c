/* export.c -- a ledger for other programs, in the format that they read. */
#include "ledger/export.h"

#include <string.h>

SayStatus say_export_line(Export *export)
{
    bool go_on = export->text(export->context, export->line.data, export->line.size);
    export->line.size = 0;
    return go_on ? SAY_OK
                 : say_error_set(export->error, SAY_ERROR_STOPPED, "stopped by the caller");
}

static SayStatus write_format(Export *export, const char *format)
{
    const SayExportSql *sheet = say_export_sql(format);
    if (sheet) return say_export_sheet(export, sheet);
    if (strcmp(format, "canonical") == 0) return say_export_canonical(export);
    if (strcmp(format, "prov") == 0) return say_export_prov(export);
    return say_error_set(export->error, SAY_ERROR_ARGUMENT,
                         "no format \"%s\"; there are csv, jsonl, geojson, atom, gdelt, "
                         "gdelt-mentions, polecat, ucdp, acled, prov, canonical",
                         format);
}

SayStatus say_export(SayLedger *ledger, const char *format, const SayFilter *filter,
                     SayTextFunction *text, void *context, SayError *error)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    Export export = {ledger, filter, text, context, error, {.arena = arena}};
    /* One transaction: what a writer does meanwhile is not seen in part. */
    SayStatus status = say_ledger_execute(ledger, "SAVEPOINT export", "exporting", error);
    if (status == SAY_OK) {
        status = write_format(&export, format);
        (void)say_ledger_execute(ledger, "RELEASE export", "exporting", NULL);
    }
    say_arena_free(arena);
    return status;
}
