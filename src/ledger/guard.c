/* guard.c -- the triggers that keep evidence as it is. */
#include "ledger/database.h"

#include <stdio.h>
#include <string.h>

static const char *const guarded[] = {
    "run",   "article", "piece",   "sentence", "actor", "place", "time",       "quantity", "cite",
    "claim", "speaker", "content", "coding",   "party", "why",   "retraction", "rating",   "note"};
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

/* ---- what else may act ---- */

static bool is_guard(SayStr sql)
{
    char guard[256];
    for (int i = 0; i < GUARDED; i++) {
        guard_sql(guard, sizeof guard, guarded[i], "update");
        if (say_str_equal(sql, say_str(guard))) return true;
        guard_sql(guard, sizeof guard, guarded[i], "delete");
        if (say_str_equal(sql, say_str(guard))) return true;
    }
    return false;
}

/* As SQLite keeps it: the text of the statement without its end. */
static bool in_schema(SayStr sql)
{
    return sql.size && say_str_find(say_str(say_ledger_schema), sql, 0) != UINT32_MAX;
}

SayStatus say_guards_refuse(SayLedger *ledger, SayError *error)
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(ledger, &row,
                               "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger',"
                               " 'view') OR sql LIKE 'CREATE VIRTUAL%'",
                               error));
    SayStatus status = SAY_OK;
    int step = SQLITE_ROW;
    while (status == SAY_OK && (step = sqlite3_step(row)) == SQLITE_ROW) {
        SayStr type = say_column(row, 0), name = say_column(row, 1), sql = say_column(row, 2);
        if (is_guard(sql) || in_schema(sql)) continue;
        status = say_error_set(error, SAY_ERROR_FORMAT,
                               "%s: it holds a %.*s that Sayso did not make: %.*s", ledger->path,
                               SAY_STR_ARG(type), SAY_STR_ARG(name));
    }
    if (status == SAY_OK && step != SQLITE_DONE)
        status = say_ledger_failed(ledger, "reading the schema", error);
    sqlite3_finalize(row);
    return status;
}

/* ---- the whole schema ---- */

static const char objects[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                              " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";

static bool same_row(sqlite3_stmt *a, sqlite3_stmt *b)
{
    for (int column = 0; column < sqlite3_column_count(a); column++)
        if (!say_str_equal(say_column(a, column), say_column(b, column))) return false;
    return true;
}

static SayStatus compare_objects(SayLedger *ledger, SayLedger *fresh, SayError *error)
{
    sqlite3_stmt *ours = NULL, *theirs = NULL;
    SayStatus status = say_ledger_prepare(ledger, &theirs, objects, error);
    if (status == SAY_OK) status = say_ledger_prepare(fresh, &ours, objects, error);
    while (status == SAY_OK) {
        int wanted = sqlite3_step(ours), found = sqlite3_step(theirs);
        if (wanted == SQLITE_DONE && found == SQLITE_DONE) break;
        if (wanted == SQLITE_ROW && found == SQLITE_ROW && same_row(ours, theirs)) continue;
        SayStr name = found == SQLITE_ROW ? say_column(theirs, 1) : say_column(ours, 1);
        status = say_error_set(error, SAY_ERROR_VERIFY,
                               "%s: its schema is not that of a ledger, from %.*s on", ledger->path,
                               SAY_STR_ARG(name));
    }
    sqlite3_finalize(ours);
    sqlite3_finalize(theirs);
    return status;
}

SayStatus say_schema_check(SayLedger *ledger, SayError *error)
{
    SayLedger fresh = {.arena = ledger->arena, .path = "a new ledger"};
    SayStatus status = SAY_OK;
    if (sqlite3_open(":memory:", &fresh.database) != SQLITE_OK)
        status = say_ledger_failed(&fresh, "making the schema", error);
    if (status == SAY_OK)
        status = say_ledger_execute(&fresh, say_ledger_schema, "making the schema", error);
    if (status == SAY_OK) status = say_guards_make(&fresh, error);
    if (status == SAY_OK) status = compare_objects(ledger, &fresh, error);
    sqlite3_close_v2(fresh.database);
    return status;
}
