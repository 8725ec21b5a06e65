/* rate_import.c -- ratings and notes from a file: CSV with a header, or JSON lines, with the
   columns that the lists `ratings` and `notes` have. A row with a text is a note. */
#include "core/csv.h"
#include "core/file.h"
#include "core/json.h"
#include "ledger/rate.h"

enum { TARGET, RATING, RATED_BY, RATED_AT, REASON, TEXT, AUTHOR, WRITTEN_AT, KEYS };
static const char *const keys[KEYS] = {"target", "rating", "rated_by", "rated_at",
                                       "reason", "text",   "author",   "written_at"};

typedef struct Import {
    SayLedger *ledger;
    SayArena *arena;
    const char *path, *now;
    uint64_t record, rows;
    SayError *error;
} Import;

static SayStatus wrong(const Import *import, const char *what)
{
    return say_error_set(import->error, SAY_ERROR_FORMAT, "%s, record %llu: %s", import->path,
                         (unsigned long long)import->record, what);
}

/* NULL when there is none. */
static const char *given(const Import *import, SayStr value)
{
    SayStr trimmed = say_str_trim(value);
    return trimmed.size ? say_str_terminated(import->arena, trimmed) : NULL;
}

static SayStatus enter(Import *import, const SayStr values[KEYS])
{
    bool note = say_str_trim(values[TEXT]).size > 0;
    Entry entry = {.target = given(import, values[TARGET]),
                   .code = given(import, values[RATING]),
                   .text = given(import, values[TEXT]),
                   .by = given(import, values[note ? AUTHOR : RATED_BY]),
                   .at = given(import, values[note ? WRITTEN_AT : RATED_AT]),
                   .reason = given(import, values[REASON])};
    SayError error = {.status = SAY_OK};
    if (!entry.at) entry.at = import->now;
    SayStatus status = say_entry_insert(import->ledger, &entry, &error);
    if (status != SAY_OK) return wrong(import, error.message);
    import->rows++;
    return SAY_OK;
}

static SayStatus import_lines(Import *import, SayStr text)
{
    for (SayStr rest = text, line; (line = say_str_cut(&rest, '\n')).data;) {
        SayError error = {.status = SAY_OK};
        SayStr values[KEYS];
        import->record++;
        if (line.size == 0) continue;
        const SayJson *object = say_json_parse(import->arena, line, &error);
        if (!object) return wrong(import, error.message);
        for (int key = 0; key < KEYS; key++)
            values[key] = say_json_text(say_json_get(object, keys[key]));
        SAY_TRY(enter(import, values));
    }
    return SAY_OK;
}

static SayStatus import_table(Import *import, SayStr text)
{
    SayFields header, fields;
    SayStr rest = text;
    import->record = 1;
    if (!say_csv_record(import->arena, &rest, &header)) return SAY_OK;
    if (!say_str_equal(say_str_trim(header.items[0]), say_str(keys[TARGET])))
        return wrong(import, "the first column is not \"target\"");
    while (say_csv_record(import->arena, &rest, &fields)) {
        SayStr values[KEYS] = {{NULL, 0}};
        import->record++;
        if (fields.count == 1 && fields.items[0].size == 0) continue;
        if (fields.count > header.count) return wrong(import, "more fields than the header names");
        for (uint32_t i = 0; i < fields.count; i++)
            for (int key = 0; key < KEYS; key++)
                if (say_str_equal(say_str_trim(header.items[i]), say_str(keys[key])))
                    values[key] = fields.items[i];
        SAY_TRY(enter(import, values));
    }
    return SAY_OK;
}

static SayStatus import_file(Import *import)
{
    SayStr text;
    SAY_TRY(say_file_read(import->arena, import->path, &text, import->error));
    if (say_str_starts(text, SAY_STR("\xEF\xBB\xBF"))) text = say_str_slice(text, 3, text.size);
    SAY_TRY(say_entries_begin(import->ledger, import->now, import->error));
    SayStatus status = say_str_starts(say_str_trim(text), SAY_STR("{"))
                           ? import_lines(import, text)
                           : import_table(import, text);
    return say_entries_end(import->ledger, status, import->error);
}

SayStatus say_rate_import(SayLedger *ledger, const char *path, const char *now, uint64_t *rows,
                          SayError *error)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    Import import = {.ledger = ledger, .arena = arena, .path = path, .now = now, .error = error};
    SayStatus status = import_file(&import);
    *rows = import.rows;
    say_arena_free(arena);
    return status;
}
