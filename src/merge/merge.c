/* merge.c -- from claims to origins, events, stories and disputes: the steps, in order. */
#include "merge/merge.h"

#include "merge/evidence.h"
#include "merge/row.h"

#include <stdio.h>

/* Children first, so that no row ever points at one that is gone. key: what rows are looked up by.
 */
static const struct {
    const char *name, *key;
} derived[] = {{"figure", "event"},
               {"dispute_claim", "dispute, number"},
               {"dispute_side", "dispute, number"},
               {"dispute", "id"},
               {"story_article", "story"},
               {"story_event", "story"},
               {"story", "id"},
               {"event_link", "event"},
               {"event_policy", "event, policy"},
               {"event_claim", "event"},
               {"event", "id"},
               {"rests_on", "article"},
               {"claim_text_origin", "claim"},
               {"passage", "article"},
               {"article_origin", "article"},
               {"origin", "id"}};
enum { DERIVED_COUNT = sizeof derived / sizeof *derived };

static SayStatus run(SayLedger *ledger, const char *sql, SayError *error)
{
    if (sqlite3_exec(say_ledger_database(ledger), sql, NULL, NULL, NULL) == SQLITE_OK)
        return SAY_OK;
    return say_ledger_failed(ledger, "deriving", error);
}

/* In each table's name, for example "DELETE FROM main.%s". */
static SayStatus each_table(SayLedger *ledger, const char *before, SayError *error)
{
    for (int i = 0; i < DERIVED_COUNT; i++) {
        char sql[256];
        snprintf(sql, sizeof sql, "%s%s", before, derived[i].name);
        SAY_TRY(run(ledger, sql, error));
    }
    return SAY_OK;
}

static void fold(SayEvidence *e)
{
    static void (*const steps[])(SayEvidence *) = {
        say_merge_reuse,   say_merge_retell, say_merge_voices,  say_merge_topics, say_merge_events,
        say_merge_stories, say_merge_links,  say_merge_denials, say_merge_figures};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        steps[i](e);
        say_arena_reset(e->scratch);
    }
}

static SayStatus derive_in(SayLedger *ledger, SayArena *arena, SayArena *scratch, SayArena *kept,
                           const char *schema, SayError *error)
{
    SayEvidence evidence = {.arena = arena, .scratch = scratch};
    SAY_TRY(say_evidence_load(ledger, &evidence, error));
    say_arena_reset(scratch);
    fold(&evidence);
    SayDerived rows = {.arena = kept};
    say_derived_fill(&evidence, &rows);
    for (int i = 0; i < DERIVED_COUNT; i++)
        SAY_TRY(say_derived_store(ledger, schema, &rows, derived[i].name, error));
    return SAY_OK;
}

static SayStatus derive(SayLedger *ledger, const char *schema, SayError *error)
{
    SayArena *arena = say_arena_new(0), *scratch = say_arena_new(0), *kept = say_arena_new(0);
    SayStatus status = arena && scratch && kept
                           ? derive_in(ledger, arena, scratch, kept, schema, error)
                           : say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    say_arena_free(kept);
    say_arena_free(scratch);
    say_arena_free(arena);
    return status;
}

static SayStatus derive_anew(SayLedger *ledger, bool cleared, SayError *error)
{
    if (cleared) SAY_TRY(each_table(ledger, "DELETE FROM main.", error));
    return derive(ledger, "main", error);
}

static SayStatus in_transaction(SayLedger *ledger, bool cleared, SayError *error)
{
    SAY_TRY(run(ledger, "BEGIN IMMEDIATE", error));
    SayStatus status = derive_anew(ledger, cleared, error);
    if (status == SAY_OK) return run(ledger, "COMMIT", error);
    sqlite3_exec(say_ledger_database(ledger), "ROLLBACK", NULL, NULL, NULL);
    return status;
}

SayStatus say_merge(SayLedger *ledger, SayError *error)
{
    return in_transaction(ledger, false, error);
}

SayStatus say_merge_anew(SayLedger *ledger, SayError *error)
{
    return in_transaction(ledger, true, error);
}

/* ---- in temporary tables ---- */

/* Without the references of the true tables: what they point at may be a view. */
static SayStatus make_temporary(SayLedger *ledger, SayError *error)
{
    for (int i = 0; i < DERIVED_COUNT; i++) {
        const char *name = derived[i].name;
        char sql[320];
        snprintf(sql, sizeof sql,
                 "CREATE TEMP TABLE %s AS SELECT * FROM main.%s WHERE 0;"
                 "CREATE INDEX temp.%s_key ON %s (%s)",
                 name, name, name, name, derived[i].key);
        SAY_TRY(run(ledger, sql, error));
    }
    return run(ledger,
               "CREATE INDEX temp.event_claim_by_claim ON event_claim (claim);"
               "CREATE INDEX temp.story_event_by_event ON story_event (event);"
               "CREATE INDEX temp.story_article_by_article ON story_article (article);"
               "CREATE INDEX temp.dispute_by_event ON dispute (event)",
               error);
}

SayStatus say_merge_temporary(SayLedger *ledger, SayError *error)
{
    SAY_TRY(make_temporary(ledger, error));
    return derive(ledger, "temp", error);
}

SayStatus say_merge_temporary_drop(SayLedger *ledger, SayError *error)
{
    return each_table(ledger, "DROP TABLE IF EXISTS temp.", error);
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
    SAY_TRY(say_as_of(ledger, NULL, error));
    SayStatus status = say_merge_temporary(ledger, error);
    for (int i = 0; i < DERIVED_COUNT && status == SAY_OK; i++)
        status = compare(ledger, derived[i].name, checked, error);
    SayStatus dropped = say_merge_temporary_drop(ledger, status == SAY_OK ? error : NULL);
    return status == SAY_OK ? dropped : status;
}
