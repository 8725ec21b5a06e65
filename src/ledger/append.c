/* append.c -- one document into the evidence. */
#include "ledger/append.h"

#include <assert.h>
#include <string.h>

/* Articles that are committed together. Ids are hashes: the rows of an article go to pages all over
   the file, and the more articles a batch has, the more of them share a page that is written once.
   So batches grow with the run. */
enum { LEAST_BATCH = 64, LARGEST_BATCH = 2048, BATCH_SHARE = 8 };

/* ---- rows ---- */

static const char *insert_sql(SayArena *arena, const char *table, int columns)
{
    SayText sql = {.arena = arena};
    say_text_format(&sql, "INSERT INTO %s VALUES (?", table);
    for (int i = 1; i < columns; i++) say_text_add(&sql, SAY_STR(", ?"));
    say_text_char(&sql, ')');
    return say_str_terminated(arena, say_text_str(&sql));
}

SayStatus say_append_row(const Append *append, EvidenceTable table, Row *row)
{
    static const struct {
        const char *name;
        int columns;
    } tables[TABLE_COUNT] = {
#define X(id, name, columns, rows) {name, columns},
        EVIDENCE_TABLES(X)
#undef X
    };
    SayLedger *ledger = append->ledger;
    if (!ledger->insert[table]) {
        const char *sql = insert_sql(append->doc->arena, tables[table].name, tables[table].columns);
        SAY_TRY(say_ledger_keep(ledger, &ledger->insert[table], sql, append->error));
    }
    *row = (Row){.insert = ledger->insert[table], .hasher = &ledger->rows[table]};
    return SAY_OK;
}

SayStatus say_append_insert(const Append *append, Row *row)
{
    assert(row->column == sqlite3_bind_parameter_count(row->insert));
    int step = sqlite3_step(row->insert);
    SayStatus status = step == SQLITE_DONE
                           ? SAY_OK
                           : say_ledger_failed(append->ledger, "appending", append->error);
    sqlite3_reset(row->insert);
    sqlite3_clear_bindings(row->insert);
    return status;
}

SayStr say_append_day(const Append *append, SayDay day)
{
    char text[16];
    if (day == SAY_DAY_NONE) return SAY_STR_NONE;
    return say_str_copy(append->doc->arena, say_str(say_day_print(day, text)));
}

SayStr say_append_sectors(const Append *append, const SayStr sectors[3])
{
    SayText text = {.arena = append->doc->arena};
    for (int i = 0; i < 3 && sectors[i].size; i++) {
        if (i) say_text_char(&text, ' ');
        say_text_add(&text, sectors[i]);
    }
    return text.size ? say_text_str(&text) : SAY_STR_NONE;
}

/* ---- the article's own row ---- */

/* Bytes that never became an article have an id of what they are and why they were refused. */
static SayStr article_id(const SayDoc *doc)
{
    if (doc->article.id.size) return doc->article.id;
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, doc->record.bytes);
    say_hasher_field(&hasher, doc->article.reason);
    SayDigest digest = say_hasher_end(&hasher);
    return say_id_under(doc->arena, 'a', SAY_STR("0000"), &digest);
}

static SayStr article_key(const SayDoc *doc)
{
    const SayArticle *a = &doc->article;
    if (a->url.size) return a->url;
    if (!a->outlet.size || !a->title.size) return a->path.data ? a->path : SAY_STR("");
    SayText key = {.arena = doc->arena};
    say_text_add(&key, a->outlet);
    say_text_add(&key, SAY_STR(": "));
    say_text_add(&key, a->title);
    return say_text_str(&key);
}

static SayStr hex_digest(const SayDoc *doc, SayStr bytes)
{
    char hex[65];
    SayDigest digest = say_digest(bytes);
    return say_str_copy(doc->arena, say_str(say_digest_hex(&digest, hex)));
}

static SayStr present(SayStr s)
{
    return s.data ? s : SAY_STR("");
}

/* The run is not hashed: it depends on what else is in the ledger. */
static void put_run(Row *row, int64_t run)
{
    Row unhashed = {row->insert, NULL, row->column};
    put_integer(&unhashed, run);
    row->column = unhashed.column;
}

/* Hashes of their own stand for them, which are. */
static void put_bytes(Row *row, const SayDoc *doc)
{
    Row unhashed = {row->insert, NULL, row->column};
    put_text(&unhashed, present(doc->text));
    put_blob(&unhashed, doc->record.bytes);
    row->column = unhashed.column;
}

static void put_article(const Append *append, Row *row)
{
    const SayDoc *doc = append->doc;
    const SayArticle *a = &doc->article;
    put_text(row, append->article);
    put_text(row, article_key(doc));
    put_run(row, append->ledger->run);
    put_text(row, present(a->path));
    put_integer(row, (int64_t)doc->record.offset);
    put_name(row, doc->record.format == SAY_FORMAT_HTML ? "html" : "text");
    put_text(row, a->url);
    put_text(row, a->outlet);
    put_text(row, a->origin);
    put_text(row, a->title);
    put_text(row, a->byline);
    put_text(row, say_append_day(append, a->published));
    put_text(row, a->published_basis);
    put_text(row, a->language);
    put_name(row, say_outcome_name(a->outcome));
    put_text(row, a->reason);
    put_bytes(row, doc);
    put_text(row, hex_digest(doc, doc->record.bytes));
    put_text(row, hex_digest(doc, doc->text));
    put_integer(row, doc->sentences.count);
    put_integer(row, doc->tokens.count);
}

static SayStatus append_article(const Append *append)
{
    SayLedger *ledger = append->ledger;
    const char *sql = ledger->insert_article
                          ? ""
                          : insert_sql(append->doc->arena, "article", ARTICLE_COLUMNS + 1);
    SAY_TRY(say_ledger_keep(ledger, &ledger->insert_article, sql, append->error));
    SayHasher hasher;
    say_hasher_begin(&hasher);
    Row row = {ledger->insert_article, &hasher, 0};
    put_article(append, &row);
    say_hash_tables(&hasher, ledger->rows);
    SayDigest digest = say_hasher_end(&hasher);
    char hex[65];
    row.hasher = NULL;
    put_name(&row, say_digest_hex(&digest, hex));
    return say_append_insert(append, &row);
}

/* ---- the whole ---- */

static SayStatus find(const Append *append, bool *found)
{
    SayLedger *ledger = append->ledger;
    SAY_TRY(say_ledger_keep(ledger, &ledger->find_article, "SELECT 1 FROM article WHERE id = ?",
                            append->error));
    sqlite3_bind_text(ledger->find_article, 1, append->article.data, (int)append->article.size,
                      SQLITE_STATIC);
    int step = sqlite3_step(ledger->find_article);
    *found = step == SQLITE_ROW;
    SayStatus status = step == SQLITE_ROW || step == SQLITE_DONE
                           ? SAY_OK
                           : say_ledger_failed(ledger, "looking up an article", append->error);
    sqlite3_reset(ledger->find_article);
    return status;
}

static SayStatus append_all(const Append *append)
{
    for (int table = 0; table < TABLE_COUNT; table++)
        say_hasher_begin(&append->ledger->rows[table]);
    SAY_TRY(say_append_layers(append));
    SAY_TRY(say_append_claims(append));
    return append_article(append);
}

static bool batch_full(const SayLedger *ledger)
{
    uint64_t size = ledger->appended / BATCH_SHARE;
    if (size < LEAST_BATCH) size = LEAST_BATCH;
    if (size > LARGEST_BATCH) size = LARGEST_BATCH;
    return ledger->batch >= size;
}

SayStatus say_ledger_append(SayLedger *ledger, const SayDoc *doc, bool *added, SayError *error)
{
    assert(ledger->run);
    Append append = {ledger, doc, article_id(doc), error};
    bool found = false;
    *added = false;
    SAY_TRY(find(&append, &found));
    if (found) return SAY_OK;
    SayStatus status = append_all(&append);
    if (status != SAY_OK) {
        (void)say_ledger_execute(ledger, "ROLLBACK", "giving up a run", NULL);
        ledger->run = 0;
        return status;
    }
    *added = true;
    if (!ledger->batch) ledger->first_row = sqlite3_last_insert_rowid(ledger->database);
    ledger->appended++;
    ledger->batch++;
    return batch_full(ledger) ? say_run_commit(ledger, error) : SAY_OK;
}
