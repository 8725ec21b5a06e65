/* guard.c -- the triggers that keep evidence as it is. */
#include "ledger/database.h"

#include <stdio.h>

static const char *const guarded[] = {
    "run",  "article", "piece",   "sentence", "actor",  "place", "time", "quantity",
    "cite", "claim",   "speaker", "content",  "coding", "party", "why",  "retraction"};
enum { GUARDED = sizeof guarded / sizeof *guarded };

/* A run's row is written when it begins and sealed when it ends; until then it has no chain. */
static void guard_sql(char *sql, size_t size, const char *table, const char *action)
{
    bool unsealed = table == guarded[0];
    snprintf(sql, size,
             "CREATE TRIGGER guard_%s_%s BEFORE %s ON %s%s BEGIN SELECT RAISE(ABORT, 'evidence is "
             "append-only'); END",
             table, action, action, table, unsealed ? " WHEN OLD.chain <> ''" : "");
}

SayStatus say_guards_make(SayLedger *ledger, SayError *error)
{
    char sql[256];
    for (int i = 0; i < GUARDED; i++) {
        guard_sql(sql, sizeof sql, guarded[i], "update");
        SAY_TRY(say_ledger_execute(ledger, sql, "making the guards", error));
        guard_sql(sql, sizeof sql, guarded[i], "delete");
        SAY_TRY(say_ledger_execute(ledger, sql, "making the guards", error));
    }
    return SAY_OK;
}

static SayStatus check_guard(SayLedger *ledger, sqlite3_stmt *find, const char *table,
                             const char *action, SayError *error)
{
    char sql[256];
    guard_sql(sql, sizeof sql, table, action);
    sqlite3_reset(find);
    sqlite3_bind_text(find, 1, sql, -1, SQLITE_STATIC);
    int step = sqlite3_step(find);
    if (step == SQLITE_ROW) return SAY_OK;
    if (step != SQLITE_DONE) return say_ledger_failed(ledger, "looking for the guards", error);
    return say_error_set(error, SAY_ERROR_VERIFY,
                         "%s: the trigger that refuses to %s rows of %s is gone", ledger->path,
                         action, table);
}

SayStatus say_guards_check(SayLedger *ledger, SayError *error)
{
    sqlite3_stmt *find;
    SAY_TRY(say_ledger_prepare(
        ledger, &find, "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND sql = ?1", error));
    SayStatus status = SAY_OK;
    for (int i = 0; i < GUARDED && status == SAY_OK; i++) {
        status = check_guard(ledger, find, guarded[i], "update", error);
        if (status == SAY_OK) status = check_guard(ledger, find, guarded[i], "delete", error);
    }
    sqlite3_finalize(find);
    return status;
}
