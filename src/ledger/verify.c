/* verify.c -- recomputes what the evidence says of itself: hashes, spans, references, guards, the
 * chain of runs. */
#include "core/utf8.h"
#include "ledger/database.h"

#include <stdio.h>
#include <string.h>

typedef struct Verify {
    SayLedger *ledger;
    uint64_t *checked;
    SayError *error;
} Verify;

static SayStatus wrong(const Verify *v, SayStr id, const char *what)
{
    return say_error_set(v->error, SAY_ERROR_VERIFY, "%s: %.*s: %s", v->ledger->path,
                         SAY_STR_ARG(id), what);
}

/* Bytes that SQLite itself cannot make sense of are a failed verification, not a failed database.
 */
static SayStatus failed(const Verify *v, const char *doing)
{
    int code = sqlite3_errcode(v->ledger->database) & 0xff;
    SayStatus status = say_ledger_failed(v->ledger, doing, v->error);
    if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB) return status;
    return say_error_set(v->error, SAY_ERROR_VERIFY, "%s: %s: %s", v->ledger->path, doing,
                         sqlite3_errmsg(v->ledger->database));
}

/* Runs `sql`, with the article's id as its parameter where there is one, and `look` on each row. */
static SayStatus each(const Verify *v, const char *sql, SayStr id,
                      SayStatus (*look)(const Verify *, sqlite3_stmt *, void *), void *context)
{
    sqlite3_stmt *row = NULL;
    if (sqlite3_prepare_v2(v->ledger->database, sql, -1, &row, NULL) != SQLITE_OK)
        return failed(v, "verifying");
    if (id.data) sqlite3_bind_text(row, 1, id.data, (int)id.size, SQLITE_STATIC);
    SayStatus status = SAY_OK;
    int step = SQLITE_ROW;
    while (status == SAY_OK && (step = sqlite3_step(row)) == SQLITE_ROW)
        status = look(v, row, context);
    if (status == SAY_OK && step != SQLITE_DONE) status = failed(v, "verifying");
    sqlite3_finalize(row);
    return status;
}

/* ---- the file as SQLite sees it ---- */

static SayStatus look_integrity(const Verify *v, sqlite3_stmt *row, void *context)
{
    (void)context;
    SayStr line = say_column(row, 0);
    if (say_str_equal(line, SAY_STR("ok"))) return SAY_OK;
    return wrong(v, SAY_STR("integrity"), say_str_terminated(v->ledger->arena, line));
}

static SayStatus look_reference(const Verify *v, sqlite3_stmt *row, void *context)
{
    (void)context;
    return wrong(v, say_column(row, 0), "a row points at a row that is not there (foreign key)");
}

/* ---- one article ---- */

typedef struct Article {
    SayStr id, text, source;
    uint32_t covered; /* pieces so far reach this byte of text */
} Article;

static bool span_ok(const Article *a, int64_t start, int64_t end)
{
    if (start < 0 || start > end || end > (int64_t)a->text.size) return false;
    return say_utf8_boundary(a->text, (uint32_t)start) && say_utf8_boundary(a->text, (uint32_t)end);
}

static SayStatus look_span(const Verify *v, sqlite3_stmt *row, void *context)
{
    const Article *a = context;
    if (span_ok(a, sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1))) return SAY_OK;
    return wrong(v, a->id, "a span lies outside the text");
}

/* Pieces cover the text without gap; where the sizes agree, the bytes do. */
static SayStatus look_piece(const Verify *v, sqlite3_stmt *row, void *context)
{
    Article *a = context;
    int64_t start = sqlite3_column_int64(row, 0), size = sqlite3_column_int64(row, 1);
    int64_t from = sqlite3_column_int64(row, 2), to = sqlite3_column_int64(row, 3);
    if (start != a->covered || size < 0 || size > (int64_t)a->text.size - start)
        return wrong(v, a->id, "its pieces do not cover the text");
    if (from < 0 || from > to || to > (int64_t)a->source.size)
        return wrong(v, a->id, "a piece lies outside the source");
    if (to - from == size && memcmp(a->text.data + start, a->source.data + from, (size_t)size) != 0)
        return wrong(v, a->id, "a piece of the text is not what stands in the source");
    a->covered = (uint32_t)(start + size);
    return SAY_OK;
}

static SayStatus check_spans(const Verify *v, Article *article)
{
    static const struct {
        const char *table, *start, *end;
        bool below_claim;
    } spans[] = {
        {"sentence", "start", "end", false}, {"actor", "start", "end", false},
        {"place", "start", "end", false},    {"time", "start", "end", false},
        {"quantity", "start", "end", false}, {"cite", "start", "end", false},
        {"claim", "start", "end", false},    {"claim", "cue_start", "cue_end", false},
        {"speaker", "start", "end", true},   {"speaker", "anonymity_start", "anonymity_end", true},
        {"content", "start", "end", true},   {"coding", "trigger_start", "trigger_end", true}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        char sql[256];
        snprintf(sql, sizeof sql, "SELECT %s, %s FROM %s WHERE %s AND %s IS NOT NULL",
                 spans[i].start, spans[i].end, spans[i].table,
                 spans[i].below_claim ? "claim IN (SELECT id FROM claim WHERE article = ?1)"
                                      : "article = ?1",
                 spans[i].start);
        SAY_TRY(each(v, sql, article->id, look_span, article));
    }
    SAY_TRY(each(
        v,
        "SELECT start, size, source_start, source_end FROM piece WHERE article = ?1 ORDER BY start",
        article->id, look_piece, article));
    if (article->covered && article->covered != article->text.size)
        return wrong(v, article->id, "its pieces do not cover the text");
    return SAY_OK;
}

static bool has_digest(SayStr bytes, SayStr expected)
{
    char hex[65];
    SayDigest digest = say_digest(bytes);
    return say_str_equal(say_str(say_digest_hex(&digest, hex)), expected);
}

/* Columns in the order of the table; the run, third, is not part of the digest, and of text and
   source their hashes are. */
static SayStatus check_digest(const Verify *v, sqlite3_stmt *row, SayStr id)
{
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hash_row(&hasher, row, 0, 2);
    say_hash_row(&hasher, row, 3, 13);
    say_hash_row(&hasher, row, 18, ARTICLE_COLUMNS - 18);
    SayHasher tables[TABLE_COUNT];
    SAY_TRY(say_hash_evidence(v->ledger, id, tables, v->checked, v->error));
    say_hash_tables(&hasher, tables);
    SayDigest digest = say_hasher_end(&hasher);
    char hex[65];
    if (say_str_equal(say_str(say_digest_hex(&digest, hex)), say_column(row, ARTICLE_COLUMNS)))
        return SAY_OK;
    return wrong(v, id, "its evidence is not what was recorded (digest)");
}

static SayStatus look_article(const Verify *v, sqlite3_stmt *row, void *context)
{
    (void)context;
    Article article = {say_column(row, 0), say_column(row, 16), say_column(row, 17), 0};
    ++*v->checked;
    if (!has_digest(article.source, say_column(row, 18)))
        return wrong(v, article.id, "the source bytes have changed (SHA-256)");
    if (!has_digest(article.text, say_column(row, 19)))
        return wrong(v, article.id, "the text has changed (SHA-256)");
    if (say_utf8_invalid_at(article.text) != article.text.size)
        return wrong(v, article.id, "the text is not UTF-8");
    SAY_TRY(check_digest(v, row, article.id));
    return check_spans(v, &article);
}

/* ---- runs ---- */

static SayStatus look_run(const Verify *v, sqlite3_stmt *row, void *context)
{
    (void)context;
    char chain[65];
    ++*v->checked;
    if (!sqlite3_column_bytes(row, 1))
        return SAY_OK; /* it goes on, or was cut off: the next one seals it */
    SAY_TRY(say_run_chain(v->ledger, sqlite3_column_int64(row, 0), chain, v->error));
    if (say_str_equal(say_str(chain), say_column(row, 1))) return SAY_OK;
    return say_error_set(
        v->error, SAY_ERROR_VERIFY,
        "%s: run %lld: the chain is broken: an article or a run was taken out or put in",
        v->ledger->path, (long long)sqlite3_column_int64(row, 0));
}

static SayStatus look_stray(const Verify *v, sqlite3_stmt *row, void *context)
{
    (void)context;
    return wrong(v, say_column(row, 0), "retracted, rated or noted, and not there");
}

/* Events, stories and disputes come and go; a note on one of them may outlive it. */
static SayStatus check_targets(const Verify *v)
{
    SAY_TRY(each(v,
                 "SELECT id FROM retraction WHERE id NOT IN (SELECT id FROM article)"
                 " AND id NOT IN (SELECT id FROM claim)",
                 SAY_STR_NONE, look_stray, NULL));
    SAY_TRY(each(v,
                 "SELECT target FROM rating WHERE kind = 'claim' AND target NOT IN (SELECT id FROM"
                 " claim)",
                 SAY_STR_NONE, look_stray, NULL));
    return each(v,
                "SELECT target FROM note WHERE (target LIKE 'a%' AND target NOT IN (SELECT id FROM"
                " article)) OR (target LIKE 'c%' AND target NOT IN (SELECT id FROM claim))",
                SAY_STR_NONE, look_stray, NULL);
}

static SayStatus verify(const Verify *v)
{
    SAY_TRY(each(v, "PRAGMA integrity_check(1)", SAY_STR_NONE, look_integrity, NULL));
    SAY_TRY(say_guards_check(v->ledger, v->error));
    SAY_TRY(say_schema_check(v->ledger, v->error));
    SAY_TRY(each(v, "SELECT * FROM article ORDER BY id", SAY_STR_NONE, look_article, NULL));
    SAY_TRY(each(v, "PRAGMA foreign_key_check", SAY_STR_NONE, look_reference, NULL));
    SAY_TRY(check_targets(v));
    SAY_TRY(each(v, "SELECT id, chain FROM run ORDER BY id", SAY_STR_NONE, look_run, NULL));
    return say_pages_check(v->ledger, v->error);
}

/* All in one transaction, so that a writer does not change what is being looked at. */
SayStatus say_ledger_verify(SayLedger *ledger, uint64_t *checked, SayError *error)
{
    Verify v = {ledger, checked, error};
    *checked = 0;
    /* What a crash left in the log belongs in the file before its pages are looked at. */
    (void)sqlite3_wal_checkpoint_v2(ledger->database, "main", SQLITE_CHECKPOINT_PASSIVE, NULL,
                                    NULL);
    if (sqlite3_exec(ledger->database, "SAVEPOINT verify", NULL, NULL, NULL) != SQLITE_OK)
        return failed(&v, "verifying");
    SayStatus status = verify(&v);
    sqlite3_exec(ledger->database, "RELEASE verify", NULL, NULL, NULL);
    return status;
}
