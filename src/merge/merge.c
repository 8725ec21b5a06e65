/* merge.c -- from claims to origins, events, stories and disputes: the steps, in order. */
#include "merge/merge.h"

#include "merge/evidence.h"

#include <stdio.h>

/* Children first, so that no row ever points at one that is gone. */
static const char *const derived[] = {
    "dispute_claim",  "dispute_side", "dispute", "story_article", "story_event",       "story",
    "event_link",     "event_claim",  "event",   "rests_on",      "claim_text_origin", "passage",
    "article_origin", "origin"};
enum { DERIVED_COUNT = sizeof derived / sizeof *derived };

static SayStatus run(SayLedger *ledger, const char *sql, SayError *error)
{
    if (sqlite3_exec(say_ledger_database(ledger), sql, NULL, NULL, NULL) == SQLITE_OK)
        return SAY_OK;
    return say_ledger_failed(ledger, "deriving", error);
}

/* before, the table's name and, unless between is empty, between and the name again. */
static SayStatus each_table(SayLedger *ledger, const char *before, const char *between,
                            SayError *error)
{
    for (int i = 0; i < DERIVED_COUNT; i++) {
        char sql[256];
        snprintf(sql, sizeof sql, "%s%s%s%s", before, derived[i], between,
                 *between ? derived[i] : "");
        SAY_TRY(run(ledger, sql, error));
    }
    return SAY_OK;
}

static SayStatus derive(SayLedger *ledger, const char *schema, SayError *error)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    SayEvidence evidence;
    SayStatus status = say_evidence_load(ledger, arena, &evidence, error);
    if (status == SAY_OK) status = say_merge_reuse(&evidence, error);
    if (status == SAY_OK) {
        say_merge_retell(&evidence);
        say_merge_topics(&evidence);
        say_merge_events(&evidence);
        say_merge_stories(&evidence);
        say_merge_links(&evidence);
        status = say_derived_write(ledger, &evidence, schema, error);
    }
    say_arena_free(arena);
    return status;
}

static SayStatus derive_anew(SayLedger *ledger, SayError *error)
{
    SAY_TRY(each_table(ledger, "DELETE FROM main.", "", error));
    return derive(ledger, "main", error);
}

SayStatus say_merge(SayLedger *ledger, SayError *error)
{
    SAY_TRY(run(ledger, "BEGIN IMMEDIATE", error));
    SayStatus status = derive_anew(ledger, error);
    if (status == SAY_OK) return run(ledger, "COMMIT", error);
    sqlite3_exec(say_ledger_database(ledger), "ROLLBACK", NULL, NULL, NULL);
    return status;
}

/* ---- verify ---- */

static SayStatus count_rows(SayLedger *ledger, const char *sql, int64_t *count, SayError *error)
{
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(say_ledger_database(ledger), sql, -1, &statement, NULL);
    if (result == SQLITE_OK) result = sqlite3_step(statement);
    if (result == SQLITE_ROW) *count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return result == SQLITE_ROW ? SAY_OK
                                : say_ledger_failed(ledger, "comparing derived rows", error);
}

static SayStatus compare(SayLedger *ledger, const char *table, uint64_t *checked, SayError *error)
{
    char sql[512];
    int64_t differ = 0, rows = 0;
    snprintf(sql, sizeof sql,
             "SELECT (SELECT count(*) FROM (SELECT * FROM main.%s EXCEPT SELECT * FROM temp.%s))"
             " + (SELECT count(*) FROM (SELECT * FROM temp.%s EXCEPT SELECT * FROM main.%s))",
             table, table, table, table);
    SAY_TRY(count_rows(ledger, sql, &differ, error));
    snprintf(sql, sizeof sql, "SELECT count(*) FROM main.%s", table);
    SAY_TRY(count_rows(ledger, sql, &rows, error));
    *checked += (uint64_t)rows;
    if (differ == 0) return SAY_OK;
    return say_error_set(
        error, SAY_ERROR_VERIFY,
        "table %s: %lld rows are not what the claims give; 'sayso rebuild' derives them anew",
        table, (long long)differ);
}

SayStatus say_merge_verify(SayLedger *ledger, uint64_t *checked, SayError *error)
{
    SAY_TRY(each_table(ledger, "CREATE TEMP TABLE ", " AS SELECT * FROM main.", error));
    SAY_TRY(each_table(ledger, "DELETE FROM temp.", "", error));
    SayStatus status = derive(ledger, "temp", error);
    for (int i = 0; i < DERIVED_COUNT && status == SAY_OK; i++)
        status = compare(ledger, derived[i], checked, error);
    SayStatus dropped = each_table(ledger, "DROP TABLE temp.", "", error);
    return status == SAY_OK ? dropped : status;
}
