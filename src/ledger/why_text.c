/* why_text.c -- the text of an article with every stretch of it that something was read from, and
 * the other versions; for programs alone. */
#include "ledger/list_sql.h"
#include "ledger/why.h"

/* clang-format off */
/* {start, end, kind, id, claim, explanation}. A claim and what belongs to it name the claim. */
static const char spans_sql[] =
    "SELECT c.start, c.end, 'claim', c.id, c.id, 'claim: ' || coalesce(@SPEAKERS, 'the outlet')"
    "   || CASE c.polarity WHEN '-' THEN ' says no' WHEN '?' THEN ' leaves open' ELSE ' says so' END"
    "   || '; ' || c.certainty || ', ' || c.status || coalesce('; ' || k.type, '')"
    "   || coalesce(', ' || k.mode, '')"
    " FROM claim c JOIN article a ON a.id = c.article LEFT JOIN coding k ON k.claim = c.id"
    " WHERE c.article = ?1"
    " UNION ALL SELECT c.cue_start, c.cue_end, 'cue', c.id, c.id,"
    "   'cue: ' || coalesce(c.cue, '') || coalesce(', ' || c.act, '')"
    " FROM claim c WHERE c.article = ?1 AND c.cue_start IS NOT NULL"
    " UNION ALL SELECT s.start, s.end, 'speaker', s.actor, c.id, 'speaker: ' || s.kind"
    "   || coalesce(', ' || s.role, '') || coalesce(', ' || s.name, '')"
    "   || coalesce(', ' || s.country, '') || coalesce(' ' || s.sectors, '')"
    " FROM claim c JOIN speaker s ON s.claim = c.id WHERE c.article = ?1 AND s.end > s.start"
    " UNION ALL SELECT t.start, t.end, 'content', c.id, c.id,"
    "   iif(c.quoted, 'what is said, in quotes', 'what is said')"
    " FROM claim c JOIN content t ON t.claim = c.id WHERE c.article = ?1"
    " UNION ALL SELECT k.trigger_start, k.trigger_end, 'trigger', c.id, c.id, 'act: ' || k.type"
    "   || coalesce(', ' || k.mode, '') || coalesce(', CAMEO ' || k.cameo, '') || '; ' || k.rule"
    " FROM claim c JOIN coding k ON k.claim = c.id WHERE c.article = ?1"
    " UNION ALL SELECT m.start, m.end, 'actor', m.id, NULL, 'actor: ' || replace(m.kind, '_', ' ')"
    "   || coalesce(', ' || coalesce(m.name, f.name), '') || coalesce(', ' || m.country, '')"
    "   || coalesce(' ' || m.sectors, '') || iif(m.known OR m.name IS NULL, '', '; in no dictionary')"
    " FROM actor m LEFT JOIN actor f ON f.article = m.article AND f.id = m.chain"
    " WHERE m.article = ?1"
    " UNION ALL SELECT start, end, 'place', id, NULL, 'place: ' || coalesce(name, 'not found')"
    "   || coalesce(', ' || country, '') || iif(precision = 'none', '; not on the map',"
    "   '; known to the ' || precision) FROM place WHERE article = ?1"
    " UNION ALL SELECT start, end, 'time', id, NULL, 'time: ' || CASE WHEN first_day IS NULL THEN"
    "   coalesce(value, 'no day') WHEN first_day = last_day THEN first_day"
    "   ELSE first_day || ' to ' || last_day END || '; ' || replace(basis, '_', ' ')"
    " FROM time WHERE article = ?1"
    " UNION ALL SELECT start, end, 'quantity', id, NULL, 'number: ' || CASE WHEN low = high THEN low"
    "   WHEN high IS NULL THEN 'at least ' || low WHEN low IS NULL THEN 'at most ' || high"
    "   ELSE low || ' to ' || high END || coalesce(' ' || coalesce(counted, unit), '')"
    "   || coalesce(', ' || effect, '')"
    " FROM quantity WHERE article = ?1 AND (low IS NOT NULL OR high IS NOT NULL)"
    " UNION ALL SELECT start, end, 'cite', NULL, NULL, 'rests on ' || outlet"
    " FROM cite WHERE article = ?1"
    " UNION ALL SELECT p.start, p.end, 'passage', p.source, NULL, 'stands in another article, too: '"
    "   || coalesce(b.outlet, 'outlet not named') || coalesce(', ' || b.published, '')"
    " FROM passage p JOIN article b ON b.id = p.source WHERE p.article = ?1"
    " ORDER BY 1, 2 DESC, 3, 4, 6";
/* clang-format on */

static SayStatus take_text(Why *why, sqlite3_stmt *row)
{
    say_why_column(why, row, 0);
    return SAY_OK;
}

static SayStatus take_sentence(Why *why, sqlite3_stmt *row)
{
    say_json_open(&why->writer, '[');
    say_json_number(&why->writer, sqlite3_column_int64(row, 0));
    say_json_number(&why->writer, sqlite3_column_int64(row, 1));
    say_json_close(&why->writer, ']');
    return SAY_OK;
}

static SayStatus take_span(Why *why, sqlite3_stmt *row)
{
    say_why_open(why, NULL, SAY_STR_NONE);
    say_why_number(why, "start", sqlite3_column_int64(row, 0));
    say_why_number(why, "end", sqlite3_column_int64(row, 1));
    say_why_text(why, "kind", say_column(row, 2));
    say_why_text(why, "id", say_column(row, 3));
    say_why_text(why, "claim", say_column(row, 4));
    say_why_text(why, "explanation", say_column(row, 5));
    say_why_close(why);
    return SAY_OK;
}

static SayStatus take_row(Why *why, sqlite3_stmt *row)
{
    say_why_open(why, NULL, SAY_STR_NONE);
    for (int column = 0; column < sqlite3_column_count(row); column++)
        say_why_column(why, row, column);
    say_why_close(why);
    return SAY_OK;
}

static SayStatus put_list(Why *why, const char *name, const char *sql, SayStr article,
                          SayStatus (*take)(Why *, sqlite3_stmt *))
{
    say_why_list(why, name);
    SAY_TRY(say_why_each(why, sql, article, take));
    say_why_list_end(why);
    return SAY_OK;
}

SayStatus say_why_article_text(Why *why, SayStr article)
{
    if (!why->json) return SAY_OK;
    SAY_TRY(say_why_each(why, "SELECT text FROM article WHERE id = ?1", article, take_text));
    SAY_TRY(put_list(why, "sentences",
                     "SELECT start, end FROM sentence WHERE article = ?1 ORDER BY number", article,
                     take_sentence));
    SAY_TRY(put_list(why, "spans", say_list_parts(why->arena, spans_sql), article, take_span));
    return put_list(why, "versions",
                    "SELECT b.id, b.published, b.title FROM article a JOIN article b ON b.key ="
                    " a.key WHERE a.id = ?1"
                    " ORDER BY coalesce(b.published, ''), b.run, b.position, b.id",
                    article, take_row);
}
