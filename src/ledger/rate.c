/* rate.c -- what persons judge of sources and claims on the Admiralty scale (NATO AJP-2.1: A to F
   for how reliable a source is, 1 to 6 for how credible what it says), and what they note of a row.

   It stands beside the facts: nothing is derived from it. Each entry is a row in a run of its own,
   as a retraction is. */
#include "ledger/rate.h"

#include <stdio.h>

/* "B2", "B", "2". */
static bool read_code(const char *code, char *reliability, int *credibility)
{
    *reliability = '\0';
    *credibility = 0;
    if (*code >= 'A' && *code <= 'F') *reliability = *code++;
    if (*code >= '1' && *code <= '6') *credibility = *code++ - '0';
    return *code == '\0' && (*reliability || *credibility);
}

/* "c" and sixteen hex digits, for kind 'c'. */
static bool is_id(const char *target, char kind)
{
    enum { DIGITS = 16 };
    return target[0] == kind && strspn(target + 1, "0123456789abcdef") == DIGITS &&
           target[1 + DIGITS] == '\0';
}

static SayStatus check_moment(const char *moment, SayError *error)
{
    if (!moment || say_day_parse(say_str(moment), NULL) != SAY_DAY_NONE) return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT,
                         "\"%s\" is no moment; write it like 2026-11-17 or 2026-11-17T08:00:00Z",
                         moment);
}

static SayStatus find(SayLedger *ledger, const char *sql, const char *target, bool *found,
                      SayError *error)
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(ledger, &row, sql, error));
    sqlite3_bind_text(row, 1, target, -1, SQLITE_STATIC);
    int step = sqlite3_step(row);
    sqlite3_finalize(row);
    *found = step == SQLITE_ROW;
    return step == SQLITE_ROW || step == SQLITE_DONE
               ? SAY_OK
               : say_ledger_failed(ledger, "looking up a row", error);
}

static SayStatus check_id(SayLedger *ledger, const char *id, const char *table, SayError *error)
{
    char sql[64];
    bool found = false;
    snprintf(sql, sizeof sql, "SELECT 1 FROM %s WHERE id = ?1", table);
    SAY_TRY(find(ledger, sql, id, &found, error));
    if (found) return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT, "%s: no %s has the id \"%s\"", ledger->path,
                         table, id);
}

static SayStatus check_name(SayLedger *ledger, const char *name, SayError *error)
{
    bool found = false;
    SAY_TRY(find(ledger,
                 "SELECT 1 FROM article WHERE outlet = ?1 COLLATE NOCASE UNION ALL"
                 " SELECT 1 FROM speaker WHERE name = ?1 COLLATE NOCASE LIMIT 1",
                 name, &found, error));
    if (found) return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT, "%s: no outlet and no speaker is called \"%s\"",
                         ledger->path, name);
}

/* ---- rows ---- */

static void bind(sqlite3_stmt *row, int parameter, const char *text)
{
    if (text && *text) sqlite3_bind_text(row, parameter, text, -1, SQLITE_TRANSIENT);
}

static SayStatus insert(SayLedger *ledger, sqlite3_stmt *row, SayError *error)
{
    sqlite3_bind_int64(row, 1, ledger->run);
    int step = sqlite3_step(row);
    if (step == SQLITE_DONE) ledger->appended += (uint64_t)sqlite3_changes(ledger->database);
    SayStatus status =
        step == SQLITE_DONE ? SAY_OK : say_ledger_failed(ledger, "entering a row", error);
    sqlite3_finalize(row);
    return status;
}

/* A dated rating is entered once; one without a date again, too, when another one holds. */
static const char insert_rating[] =
    "INSERT INTO rating SELECT ?1, (SELECT count(*) FROM rating WHERE run = ?1), ?2, ?3, ?4, ?5,"
    " ?6, ?7, ?8 WHERE NOT EXISTS (SELECT 1 FROM rating r WHERE r.target = ?3 AND r.kind = ?2"
    " AND r.reliability IS ?4 AND r.credibility IS ?5 AND r.rated_by IS ?6 AND r.rated_at IS ?7"
    " AND r.reason IS ?8 AND (r.rated_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM rating l"
    " WHERE l.target = r.target AND (l.run, l.number) > (r.run, r.number))))";

static SayStatus insert_rated(SayLedger *ledger, const Entry *entry, SayError *error)
{
    char reliability[2] = "";
    int credibility;
    sqlite3_stmt *row;
    if (!read_code(entry->code, reliability, &credibility))
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "\"%s\" is no rating; write B2, B or 2: A to F for the source, 1 to 6 "
                             "for what it says",
                             entry->code);
    bool claim = is_id(entry->target, 'c');
    if (claim) SAY_TRY(check_id(ledger, entry->target, "claim", error));
    if (!claim && entry->known) SAY_TRY(check_name(ledger, entry->target, error));
    SAY_TRY(say_ledger_prepare(ledger, &row, insert_rating, error));
    bind(row, 2, claim ? "claim" : "source");
    bind(row, 3, entry->target);
    bind(row, 4, reliability);
    if (credibility) sqlite3_bind_int(row, 5, credibility);
    bind(row, 6, entry->by);
    bind(row, 7, entry->at);
    bind(row, 8, entry->reason);
    return insert(ledger, row, error);
}

static SayStatus check_noted(SayLedger *ledger, const char *target, SayError *error)
{
    static const char *const tables[] = {"article", "claim", "event", "story", "dispute"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (is_id(target, *tables[i])) return check_id(ledger, target, tables[i], error);
    return say_error_set(error, SAY_ERROR_ARGUMENT,
                         "\"%s\" is no id of an article, claim, event, story or dispute", target);
}

static SayStatus insert_noted(SayLedger *ledger, const Entry *entry, SayError *error)
{
    sqlite3_stmt *row;
    SAY_TRY(check_noted(ledger, entry->target, error));
    SAY_TRY(say_ledger_prepare(ledger, &row,
                               "INSERT INTO note SELECT ?1, (SELECT count(*) FROM note WHERE run ="
                               " ?1), ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM note WHERE"
                               " target = ?2 AND text = ?3 AND author IS ?4 AND written_at IS ?5)",
                               error));
    bind(row, 2, entry->target);
    bind(row, 3, entry->text);
    bind(row, 4, entry->by);
    bind(row, 5, entry->at);
    return insert(ledger, row, error);
}

SayStatus say_entry_insert(SayLedger *ledger, const Entry *entry, SayError *error)
{
    bool note = entry->text && *entry->text;
    if (!entry->target || !*entry->target)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "a rating or note needs a target");
    if (!note && !entry->code)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "a note needs a text, a rating a code");
    SAY_TRY(check_moment(entry->at, error));
    return note ? insert_noted(ledger, entry, error) : insert_rated(ledger, entry, error);
}

/* ---- runs ---- */

SayStatus say_entries_begin(SayLedger *ledger, const char *now, SayError *error)
{
    SAY_TRY(check_moment(now, error));
    return say_ledger_run_begin(ledger, NULL, now ? say_str(now) : SAY_STR_NONE, error);
}

SayStatus say_entries_end(SayLedger *ledger, SayStatus status, SayError *error)
{
    static const SayCounts nothing_read = {0};
    if (status == SAY_OK) return say_ledger_run_end(ledger, &nothing_read, error);
    (void)say_ledger_execute(ledger, "ROLLBACK", "giving up a run", NULL);
    ledger->run = 0;
    return status;
}

static SayStatus enter(SayLedger *ledger, const Entry *entry, SayError *error)
{
    SAY_TRY(say_entries_begin(ledger, entry->at, error));
    return say_entries_end(ledger, say_entry_insert(ledger, entry, error), error);
}

SayStatus say_rate(SayLedger *ledger, const SayRating *rating, const char *now, SayError *error)
{
    Entry entry = {.target = rating->target,
                   .code = rating->code ? rating->code : "",
                   .by = rating->by,
                   .at = now,
                   .reason = rating->reason,
                   .known = true};
    return enter(ledger, &entry, error);
}

SayStatus say_note(SayLedger *ledger, const SayNote *note, const char *now, SayError *error)
{
    Entry entry = {.target = note->target, .text = note->text, .by = note->author, .at = now};
    return enter(ledger, &entry, error);
}
