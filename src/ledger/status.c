/* status.c -- what a ledger holds, in numbers: what a page or a program asks first. */
#include "core/json.h"
#include "ledger/database.h"

typedef struct Status {
    SayLedger *ledger;
    SayText out;
    SayJsonWriter writer;
    SayError *error;
} Status;

static SayStatus each(Status *status, const char *sql,
                      void (*take)(SayJsonWriter *, sqlite3_stmt *))
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(status->ledger, &row, sql, status->error));
    int step;
    while ((step = sqlite3_step(row)) == SQLITE_ROW) take(&status->writer, row);
    sqlite3_finalize(row);
    return step == SQLITE_DONE ? SAY_OK
                               : say_ledger_failed(status->ledger, "counting", status->error);
}

static void take_columns(SayJsonWriter *w, sqlite3_stmt *row)
{
    for (int i = 0; i < sqlite3_column_count(row); i++) {
        say_json_key(w, sqlite3_column_name(row, i));
        if (sqlite3_column_type(row, i) == SQLITE_INTEGER)
            say_json_number(w, sqlite3_column_int64(row, i));
        else
            say_json_str(w, say_column(row, i));
    }
}

static void take_value(SayJsonWriter *w, sqlite3_stmt *row)
{
    say_json_str(w, say_column(row, 0));
}

static void take_pair(SayJsonWriter *w, sqlite3_stmt *row)
{
    say_json_open(w, '[');
    say_json_str(w, say_column(row, 0));
    say_json_number(w, sqlite3_column_int64(row, 1));
    say_json_close(w, ']');
}

static SayStatus put_list(Status *status, const char *name, const char *sql,
                          void (*take)(SayJsonWriter *, sqlite3_stmt *))
{
    say_json_key(&status->writer, name);
    say_json_open(&status->writer, '[');
    SAY_TRY(each(status, sql, take));
    say_json_close(&status->writer, ']');
    return SAY_OK;
}

static SayStatus put_accounting(Status *status)
{
    say_json_key(&status->writer, "accounting");
    say_json_open(&status->writer, '{');
    SAY_TRY(each(status,
                 "SELECT count(*) AS articles, coalesce(sum(outcome = 'coded'), 0) AS coded,"
                 " coalesce(sum(outcome = 'uncodable'), 0) AS uncodable,"
                 " (SELECT coalesce(sum(duplicate), 0) FROM run) AS duplicate,"
                 " coalesce(sum(outcome = 'quarantined'), 0) AS quarantined,"
                 " coalesce(sum(outcome = 'out_of_scope'), 0) AS out_of_scope FROM article",
                 take_columns));
    say_json_close(&status->writer, '}');
    return SAY_OK;
}

static SayStatus put_status(Status *status)
{
    say_json_open(&status->writer, '{');
    say_json_key(&status->writer, "version");
    say_json_str(&status->writer, say_str(say_version()));
    say_json_key(&status->writer, "schema");
    say_json_number(&status->writer, SAY_LEDGER_VERSION);
    SAY_TRY(put_accounting(status));
    SAY_TRY(each(status,
                 "SELECT (SELECT min(published) FROM article) AS first_day,"
                 " (SELECT max(published) FROM article) AS last_day,"
                 " (SELECT count(*) FROM run) AS runs",
                 take_columns));
    /* The days on which the ledger came to know something: as_of.c says what that is. */
    SAY_TRY(put_list(status, "known_days",
                     "SELECT substr(r.known_at, 1, 10) FROM run r WHERE r.known_at IS NOT NULL"
                     " AND EXISTS (SELECT 1 FROM article a WHERE a.run = r.id)"
                     " UNION SELECT substr(published, 1, 10) FROM (SELECT DISTINCT published"
                     " FROM article WHERE published IS NOT NULL"
                     " AND +run IN (SELECT id FROM run WHERE known_at IS NULL)) ORDER BY 1",
                     take_value));
    SAY_TRY(put_list(status, "packs", "SELECT DISTINCT pack FROM run WHERE pack <> '' ORDER BY 1",
                     take_value));
    SAY_TRY(put_list(status, "uncodable_reasons",
                     "SELECT coalesce(reason, 'no reason kept'), count(*) FROM article"
                     " WHERE outcome = 'uncodable' GROUP BY reason ORDER BY 2 DESC, 1",
                     take_pair));
    say_json_close(&status->writer, '}');
    say_text_char(&status->out, '\n');
    return SAY_OK;
}

SayStatus say_status(SayLedger *ledger, SayTextFunction *text, void *context, SayError *error)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    Status status = {.ledger = ledger, .out = {.arena = arena}, .error = error};
    status.writer.text = &status.out;
    SayStatus done = put_status(&status);
    if (done == SAY_OK && !text(context, status.out.data, status.out.size))
        done = say_error_set(error, SAY_ERROR_STOPPED, "stopped by the caller");
    say_arena_free(arena);
    return done;
}
