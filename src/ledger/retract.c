/* retract.c -- a withdrawal: a row with a reason, in a run of its own; what it withdraws stays. */
#include "ledger/database.h"

static SayStatus find(SayLedger *ledger, const char *sql, const char *id, bool *found,
                      SayError *error)
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(ledger, &row, sql, error));
    sqlite3_bind_text(row, 1, id, -1, SQLITE_STATIC);
    int step = sqlite3_step(row);
    *found = step == SQLITE_ROW;
    SayStatus status = step == SQLITE_ROW || step == SQLITE_DONE
                           ? SAY_OK
                           : say_ledger_failed(ledger, "looking up what to retract", error);
    sqlite3_finalize(row);
    return status;
}

static SayStatus check(SayLedger *ledger, const char *id, const char *reason, SayError *error)
{
    bool there = false, gone = false;
    if (!reason || !*reason)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "a retraction needs a reason");
    SAY_TRY(find(ledger,
                 "SELECT 1 FROM article WHERE id = ?1 UNION SELECT 1 FROM claim WHERE id = ?1", id,
                 &there, error));
    if (!there)
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "%s: no article or claim has the id \"%s\"; events, stories and "
                             "disputes follow from those",
                             ledger->path, id);
    SAY_TRY(find(ledger, "SELECT 1 FROM retraction WHERE id = ?1", id, &gone, error));
    if (!gone) return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT, "%s: \"%s\" has been retracted before",
                         ledger->path, id);
}

static SayStatus insert(SayLedger *ledger, const char *id, const char *reason, const char *now,
                        SayError *error)
{
    sqlite3_stmt *row;
    SAY_TRY(
        say_ledger_prepare(ledger, &row, "INSERT INTO retraction VALUES (?1, ?2, ?3, ?4)", error));
    sqlite3_bind_text(row, 1, id, -1, SQLITE_STATIC);
    sqlite3_bind_int64(row, 2, ledger->run);
    sqlite3_bind_text(row, 3, reason, -1, SQLITE_STATIC);
    if (now) sqlite3_bind_text(row, 4, now, -1, SQLITE_STATIC);
    int step = sqlite3_step(row);
    SayStatus status =
        step == SQLITE_DONE ? SAY_OK : say_ledger_failed(ledger, "retracting", error);
    sqlite3_finalize(row);
    if (status == SAY_OK) ledger->appended++;
    return status;
}

SayStatus say_ledger_retract(SayLedger *ledger, const char *id, const char *reason, const char *now,
                             SayError *error)
{
    static const SayCounts nothing_read = {0};
    SAY_TRY(check(ledger, id, reason, error));
    SAY_TRY(say_ledger_run_begin(ledger, NULL, now ? say_str(now) : SAY_STR_NONE, error));
    SAY_TRY(insert(ledger, id, reason, now, error));
    return say_ledger_run_end(ledger, &nothing_read, error);
}
