/* as_of.c -- the ledger as it was: what it would say had it ended on a day.

   The articles known by then are set apart in temporary views of the names of the tables that they
   come from, and all that is derived is derived anew from them into temporary tables. Temporary
   names hide those of the file, so that every list asks the ledger of that day without knowing. */
#include "core/calendar.h"
#include "merge/merge.h"

#include <stdio.h>

static SayStatus run(SayLedger *ledger, const char *sql, SayError *error)
{
    if (sqlite3_exec(say_ledger_database(ledger), sql, NULL, NULL, NULL) == SQLITE_OK)
        return SAY_OK;
    return say_ledger_failed(ledger, "going back in time", error);
}

/* What a person entered is known from the moment of its run, else from the one that it carries, and
   where it has none, at all times. */
#define GIVEN_BY(moment)                                                                           \
    "coalesce(substr(coalesce((SELECT known_at FROM main.run r WHERE r.id = t.run), " moment       \
    "), 1, 10) <= (SELECT day FROM temp.as_of), 1)"

/* An article is known from the moment given with its run, else from its publication; a retraction
   from its moment, and where it has none, at all times. */
static const char views[] =
    "CREATE TEMP TABLE known AS SELECT a.id, a.run FROM main.article a, temp.as_of t"
    " WHERE substr(coalesce((SELECT known_at FROM main.run r WHERE r.id = a.run), a.published),"
    " 1, 10) <= t.day;"
    "CREATE UNIQUE INDEX temp.known_id ON known (id);"
    "CREATE TEMP VIEW article AS SELECT * FROM main.article"
    " WHERE id IN (SELECT id FROM temp.known);"
    "CREATE TEMP VIEW claim AS SELECT * FROM main.claim"
    " WHERE article IN (SELECT id FROM temp.known);"
    "CREATE TEMP VIEW retraction AS SELECT * FROM main.retraction"
    " WHERE retracted_at IS NULL OR substr(retracted_at, 1, 10) <= (SELECT day FROM temp.as_of);"
    "CREATE TEMP VIEW rating AS SELECT * FROM main.rating t WHERE " GIVEN_BY(
        "t.rated_at") ";"
                      "CREATE TEMP VIEW note AS SELECT * FROM main.note t WHERE " GIVEN_BY(
                          "t.written_at") ";"
                                          "CREATE TEMP VIEW run AS SELECT * FROM main.run"
                                          " WHERE substr(known_at, 1, 10) <= (SELECT day FROM "
                                          "temp.as_of)"
                                          " OR id IN (SELECT run FROM temp.known)";

static SayStatus number_of(SayLedger *ledger, const char *sql, int64_t *number, SayError *error)
{
    sqlite3_stmt *row = NULL;
    int step = sqlite3_prepare_v2(say_ledger_database(ledger), sql, -1, &row, NULL);
    if (step == SQLITE_OK) step = sqlite3_step(row);
    if (step == SQLITE_ROW) *number = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return step == SQLITE_ROW ? SAY_OK : say_ledger_failed(ledger, "going back in time", error);
}

/* True when the temporary tables hold that day of the ledger as it stands. */
static SayStatus stands(SayLedger *ledger, const char *day, bool *already, SayError *error)
{
    char sql[160];
    int64_t tables = 0, same = 0, version = 0;
    SAY_TRY(number_of(ledger, "SELECT count(*) FROM temp.sqlite_schema WHERE name = 'as_of'",
                      &tables, error));
    SAY_TRY(number_of(ledger, "PRAGMA data_version", &version, error));
    snprintf(sql, sizeof sql, "SELECT count(*) FROM temp.as_of WHERE day = '%s' AND version = %lld",
             day, (long long)version);
    if (tables) SAY_TRY(number_of(ledger, sql, &same, error));
    *already = same > 0;
    return SAY_OK;
}

static SayStatus come_back(SayLedger *ledger, SayError *error)
{
    SAY_TRY(run(ledger,
                "DROP VIEW IF EXISTS temp.article; DROP VIEW IF EXISTS temp.claim;"
                "DROP VIEW IF EXISTS temp.retraction; DROP VIEW IF EXISTS temp.run;"
                "DROP VIEW IF EXISTS temp.rating; DROP VIEW IF EXISTS temp.note;"
                "DROP TABLE IF EXISTS temp.known; DROP TABLE IF EXISTS temp.as_of",
                error));
    return say_merge_temporary_drop(ledger, error);
}

static SayStatus go_back(SayLedger *ledger, const char *day, SayError *error)
{
    char sql[160];
    int64_t version = 0;
    SAY_TRY(number_of(ledger, "PRAGMA data_version", &version, error));
    snprintf(sql, sizeof sql, "CREATE TEMP TABLE as_of AS SELECT '%s' AS day, %lld AS version", day,
             (long long)version);
    SAY_TRY(run(ledger, sql, error));
    SAY_TRY(run(ledger, views, error));
    return say_merge_temporary(ledger, error);
}

SayStatus say_as_of(SayLedger *ledger, const char *day, SayError *error)
{
    char printed[16];
    bool already = false;
    if (!day) return come_back(ledger, error);
    SayDay asked = say_day_parse(say_str(day), NULL);
    if (asked == SAY_DAY_NONE)
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "as-of: \"%s\" is no date; write it like 2026-11-17", day);
    SAY_TRY(stands(ledger, say_day_print(asked, printed), &already, error));
    if (already) return SAY_OK;
    SAY_TRY(come_back(ledger, error));
    SayStatus status = go_back(ledger, printed, error);
    if (status != SAY_OK) (void)come_back(ledger, NULL);
    return status;
}
