/* run.c -- one run of reading: its row, its batches, and the chain over all runs. */
#include "ledger/database.h"

#include <assert.h>

/* A writer holds the ledger from the beginning of its run to the end: the next batch begins right
 * behind a commit. */
static SayStatus begin_batch(SayLedger *ledger, SayError *error)
{
    ledger->batch = 0;
    return say_ledger_execute(ledger, "BEGIN IMMEDIATE", "beginning to write", error);
}

static SayStatus step_once(SayLedger *ledger, sqlite3_stmt *statement, const char *doing,
                           SayError *error)
{
    int step = sqlite3_step(statement);
    SayStatus status = step == SQLITE_DONE || step == SQLITE_ROW
                           ? SAY_OK
                           : say_ledger_failed(ledger, doing, error);
    sqlite3_finalize(statement);
    return status;
}

/* ---- the chain ---- */

static SayStatus hash_previous(SayLedger *ledger, int64_t run, SayHasher *hasher, SayError *error)
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(
        ledger, &row, "SELECT chain FROM run WHERE id < ?1 ORDER BY id DESC LIMIT 1", error));
    sqlite3_bind_int64(row, 1, run);
    if (sqlite3_step(row) == SQLITE_ROW) say_hash_row(hasher, row, 0, 1);
    sqlite3_reset(row);
    return step_once(ledger, row, "reading the runs", error);
}

static SayStatus hash_rows(SayLedger *ledger, int64_t run, const char *sql, SayHasher *hasher,
                           SayError *error)
{
    sqlite3_stmt *row;
    int step;
    SAY_TRY(say_ledger_prepare(ledger, &row, sql, error));
    sqlite3_bind_int64(row, 1, run);
    while ((step = sqlite3_step(row)) == SQLITE_ROW)
        say_hash_row(hasher, row, 0, sqlite3_column_count(row));
    SayStatus status =
        step == SQLITE_DONE ? SAY_OK : say_ledger_failed(ledger, "reading the runs", error);
    sqlite3_finalize(row);
    return status;
}

SayStatus say_run_chain(SayLedger *ledger, int64_t run, char hex[65], SayError *error)
{
    SayHasher hasher;
    say_hasher_begin(&hasher);
    SAY_TRY(hash_previous(ledger, run, &hasher, error));
    SAY_TRY(hash_rows(
        ledger, run,
        "SELECT id, version, pack, known_at, articles, coded, uncodable, duplicate, quarantined,"
        " out_of_scope, failed FROM run WHERE id = ?1",
        &hasher, error));
    SAY_TRY(hash_rows(ledger, run, "SELECT digest FROM article WHERE run = ?1 ORDER BY id", &hasher,
                      error));
    SAY_TRY(hash_rows(ledger, run,
                      "SELECT id, reason, retracted_at FROM retraction WHERE run = ?1 ORDER BY id",
                      &hasher, error));
    SAY_TRY(hash_rows(ledger, run,
                      "SELECT 'rating', number, kind, target, reliability, credibility, rated_by,"
                      " rated_at, reason FROM rating WHERE run = ?1 ORDER BY number",
                      &hasher, error));
    SAY_TRY(hash_rows(ledger, run,
                      "SELECT 'note', number, target, text, author, written_at FROM note"
                      " WHERE run = ?1 ORDER BY number",
                      &hasher, error));
    SayDigest digest = say_hasher_end(&hasher);
    say_digest_hex(&digest, hex);
    return SAY_OK;
}

static SayStatus seal(SayLedger *ledger, int64_t run, SayError *error)
{
    char chain[65];
    sqlite3_stmt *update;
    SAY_TRY(say_run_chain(ledger, run, chain, error));
    SAY_TRY(say_ledger_prepare(ledger, &update,
                               "UPDATE run SET chain = ?2 WHERE id = ?1 AND chain = ''", error));
    sqlite3_bind_int64(update, 1, run);
    sqlite3_bind_text(update, 2, chain, 64, SQLITE_STATIC);
    SAY_TRY(step_once(ledger, update, "sealing the run", error));
    if (sqlite3_changes(ledger->database) == 1) return SAY_OK;
    return say_error_set(error, SAY_ERROR_LOCKED, "%s: another process has taken this ledger over",
                         ledger->path);
}

/* ---- begin ---- */

/* A run that was cut off has no counts but those of the articles that it brought in. */
static SayStatus seal_cut_off(SayLedger *ledger, SayError *error)
{
    static const char sql[] =
        "UPDATE run SET (articles, coded, uncodable, quarantined, out_of_scope) ="
        " (SELECT count(*), count(*) FILTER (WHERE outcome = 'coded'), count(*) FILTER (WHERE "
        "outcome = 'uncodable'),"
        "   count(*) FILTER (WHERE outcome = 'quarantined'), count(*) FILTER (WHERE outcome = "
        "'out_of_scope')"
        "  FROM article WHERE article.run = run.id) WHERE chain = ''";
    sqlite3_stmt *open_run;
    SAY_TRY(
        say_ledger_prepare(ledger, &open_run, "SELECT min(id) FROM run WHERE chain = ''", error));
    bool found =
        sqlite3_step(open_run) == SQLITE_ROW && sqlite3_column_type(open_run, 0) == SQLITE_INTEGER;
    int64_t run = found ? sqlite3_column_int64(open_run, 0) : 0;
    sqlite3_finalize(open_run);
    if (!found) return SAY_OK;
    SAY_TRY(say_ledger_execute(ledger, sql, "closing a run that was cut off", error));
    return seal(ledger, run, error);
}

static void bind_str(sqlite3_stmt *statement, int column, SayStr s)
{
    if (s.data) sqlite3_bind_text(statement, column, s.data, (int)s.size, SQLITE_STATIC);
}

static SayStatus insert_run(SayLedger *ledger, const SayDigest *pack, SayStr now, SayError *error)
{
    char hex[65];
    sqlite3_stmt *insert;
    SAY_TRY(say_ledger_prepare(ledger, &insert,
                               "INSERT INTO run VALUES (NULL, ?1, ?2, ?3, 0, 0, 0, 0, 0, 0, 0, '')",
                               error));
    sqlite3_bind_text(insert, 1, SAYSO_VERSION, -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 2, pack ? say_digest_hex(pack, hex) : "", -1, SQLITE_STATIC);
    bind_str(insert, 3, now);
    SAY_TRY(step_once(ledger, insert, "beginning the run", error));
    ledger->run = sqlite3_last_insert_rowid(ledger->database);
    return SAY_OK;
}

SayStatus say_ledger_run_begin(SayLedger *ledger, const SayDigest *pack, SayStr now,
                               SayError *error)
{
    assert(ledger->mode == SAY_LEDGER_WRITE);
    /* A run of ours that failed before its end: what it has not committed goes, what it has is
     * sealed below. */
    if (!sqlite3_get_autocommit(ledger->database))
        SAY_TRY(say_ledger_execute(ledger, "ROLLBACK", "giving up a run", error));
    ledger->run = 0;
    ledger->appended = 0;
    SAY_TRY(begin_batch(ledger, error));
    SayStatus status = seal_cut_off(ledger, error);
    if (status == SAY_OK) status = insert_run(ledger, pack, now, error);
    if (status != SAY_OK) say_ledger_execute(ledger, "ROLLBACK", "beginning the run", NULL);
    return status;
}

/* ---- batches and end ---- */

/* The index for full-text search holds the words alone; their text stays in article. A batch at a
   time: at every savepoint the index would put what it has into the file. */
static SayStatus index_batch(SayLedger *ledger, SayError *error)
{
    sqlite3_stmt *insert;
    if (!ledger->batch) return SAY_OK;
    SAY_TRY(say_ledger_prepare(ledger, &insert,
                               "INSERT INTO article_text (rowid, title, text)"
                               " SELECT rowid, title, text FROM article WHERE rowid >= ?1",
                               error));
    sqlite3_bind_int64(insert, 1, ledger->first_row);
    return step_once(ledger, insert, "indexing words", error);
}

SayStatus say_run_commit(SayLedger *ledger, SayError *error)
{
    SAY_TRY(index_batch(ledger, error));
    SAY_TRY(say_ledger_execute(ledger, "COMMIT", "committing articles", error));
    return begin_batch(ledger, error);
}

static SayStatus store_counts(SayLedger *ledger, const SayCounts *counts, SayError *error)
{
    sqlite3_stmt *update;
    SAY_TRY(say_ledger_prepare(
        ledger, &update,
        "UPDATE run SET articles = ?2, coded = ?3, uncodable = ?4, duplicate = ?5,"
        " quarantined = ?6, out_of_scope = ?7, failed = ?8 WHERE id = ?1 AND chain = ''",
        error));
    const uint64_t values[] = {(uint64_t)ledger->run, counts->articles,  counts->coded,
                               counts->uncodable,     counts->duplicate, counts->quarantined,
                               counts->out_of_scope,  counts->failed};
    for (int i = 0; i < 8; i++) sqlite3_bind_int64(update, i + 1, (int64_t)values[i]);
    return step_once(ledger, update, "ending the run", error);
}

/* A run that brought nothing new leaves no trace: adding the same articles again is no change at
 * all. */
SayStatus say_ledger_run_end(SayLedger *ledger, const SayCounts *counts, SayError *error)
{
    assert(ledger->run);
    int64_t run = ledger->run;
    ledger->run = 0;
    if (!ledger->appended) return say_ledger_execute(ledger, "ROLLBACK", "ending the run", error);
    ledger->run = run;
    SayStatus status = index_batch(ledger, error);
    if (status == SAY_OK) status = store_counts(ledger, counts, error);
    if (status == SAY_OK) status = seal(ledger, run, error);
    if (status == SAY_OK) status = say_ledger_execute(ledger, "COMMIT", "ending the run", error);
    ledger->run = 0;
    if (status != SAY_OK) say_ledger_execute(ledger, "ROLLBACK", "ending the run", NULL);
    return status;
}
