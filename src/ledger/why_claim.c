/* why_claim.c -- one claim: who says it, in which bytes, how it was read, and where the bytes come
 * from. */
#include "ledger/list_sql.h"
#include "ledger/why.h"

static SaySpan span_at(sqlite3_stmt *row, int column)
{
    return (SaySpan){(uint32_t)sqlite3_column_int64(row, column),
                     (uint32_t)sqlite3_column_int64(row, column + 1)};
}

/* "Norland army, NOR MIL": what is known of a party. */
static SayStr identity_of(Why *why, sqlite3_stmt *row, int name)
{
    SayText text = {.arena = why->arena};
    const char *before = "";
    for (int column = name; column < name + 3; column++) {
        SayStr part = say_column(row, column);
        if (!part.size) continue;
        say_text_add(&text, say_str(before));
        say_text_add(&text, part);
        before = column == name ? ", " : " ";
    }
    return text.size ? say_text_str(&text) : SAY_STR_NONE;
}

/* ---- who says it ---- */

static SayStatus take_speaker(Why *why, sqlite3_stmt *row)
{
    say_why_open(why, NULL, SAY_STR("said by"));
    say_why_text(why, "kind", say_column(row, 0));
    say_why_words(why, "words", say_column(row, 6), span_at(row, 4));
    say_why_text(why, "who", identity_of(why, row, 1));
    say_why_column(why, row, 7);
    say_why_words(why, "anonymity", say_column(row, 6), span_at(row, 8));
    if (why->json) say_why_column(why, row, 10);
    say_why_close(why);
    return SAY_OK;
}

static SayStatus take_chain(Why *why, sqlite3_stmt *row)
{
    say_why_text(why, "chain", say_column(row, 0));
    return SAY_OK;
}

/* "Ostrana Herald <- Newswire <- two officials": from the reader's side, by the names of those who
 * have one. The agency that wrote the text stands behind the outlet that printed it. */
static SayStatus say_chain(Why *why, SayStr claim)
{
    const char *sql =
        "SELECT coalesce(a.outlet, 'outlet not named') || iif(a.origin IS NULL OR a.origin IS "
        "a.outlet OR a.origin IS (SELECT name FROM speaker WHERE claim = c.id AND number = 0), '', "
        "' <- ' || a.origin) || coalesce(' <- ' || @LINKS, '')"
        " FROM claim c JOIN article a ON a.id = c.article WHERE c.id = ?1";
    return say_why_each(why, say_list_parts(why->arena, sql), claim, take_chain);
}

static SayStatus say_speakers(Why *why, SayStr claim)
{
    SAY_TRY(say_chain(why, claim));
    say_why_list(why, "speakers");
    SAY_TRY(
        say_why_each(why,
                     "SELECT s.kind, s.name, s.country, s.sectors, s.start, s.end, a.text, s.role,"
                     " s.anonymity_start, s.anonymity_end, s.beside FROM speaker s"
                     " JOIN claim c ON c.id = s.claim JOIN article a ON a.id = c.article"
                     " WHERE s.claim = ?1 ORDER BY s.number",
                     claim, take_speaker));
    say_why_list_end(why);
    return SAY_OK;
}

/* ---- what is said ---- */

static SayStatus take_party(Why *why, sqlite3_stmt *row)
{
    say_why_open(why, NULL, say_column(row, 0));
    say_why_text(why, "role", why->json ? say_column(row, 0) : SAY_STR_NONE);
    say_why_words(why, "words", say_column(row, 6), span_at(row, 4));
    say_why_text(why, "who", identity_of(why, row, 1));
    say_why_close(why);
    return SAY_OK;
}

static SayStatus take_coding(Why *why, sqlite3_stmt *row)
{
    SayStr claim = say_column(row, 0);
    say_why_open(why, "event", SAY_STR("event"));
    for (int column = 1; column <= 18; column++) say_why_column(why, row, column);
    say_why_words(why, "trigger", say_column(row, 21), span_at(row, 19));
    say_why_list(why, "parties");
    SAY_TRY(say_why_each(
        why,
        "SELECT p.role, p.name, p.country, p.sectors, m.start, m.end, a.text FROM party p"
        " JOIN claim c ON c.id = p.claim JOIN article a ON a.id = c.article"
        " JOIN actor m ON m.article = c.article AND m.id = p.actor"
        " WHERE p.claim = ?1 ORDER BY p.role, p.number",
        claim, take_party));
    say_why_list_end(why);
    say_why_close(why);
    return SAY_OK;
}

static SayStatus say_coding(Why *why, SayStr claim)
{
    return say_why_each(
        why,
        "SELECT k.claim, k.type, k.mode, k.cameo, k.contexts, k.first_day, k.last_day, "
        "k.date_basis,"
        " p.name AS place, p.country, p.precision, k.killed_low, k.killed_best, k.killed_high,"
        " k.injured_low, k.injured_best, k.injured_high, k.about, k.rule,"
        " k.trigger_start, k.trigger_end, a.text"
        " FROM coding k JOIN claim c ON c.id = k.claim JOIN article a ON a.id = c.article"
        " LEFT JOIN place p ON p.article = c.article AND p.id = k.place WHERE k.claim = ?1",
        claim, take_coding);
}

/* ---- how it was read, and where it stands ---- */

static SayStatus take_steps(Why *why, sqlite3_stmt *row)
{
    SayStr rest = say_column(row, 0);
    while (rest.size) {
        SayStr step = say_str_cut(&rest, '\n');
        if (why->json)
            say_json_str(&why->writer, step);
        else
            say_why_text(why, "step", step);
    }
    return SAY_OK;
}

static SayStatus say_steps(Why *why, SayStr claim)
{
    say_why_list(why, "steps");
    SAY_TRY(say_why_each(why, "SELECT steps FROM why WHERE claim = ?1", claim, take_steps));
    say_why_list_end(why);
    return SAY_OK;
}

/* The bytes of the source record that the claim's bytes came from: as far as its first and its last
   piece reach, and to the byte where a piece is a copy. */
static SayStatus take_source(Why *why, sqlite3_stmt *row)
{
    SayStr source = say_column(row, 3);
    say_why_open(why, "source", SAY_STR("source"));
    for (int column = 4; column <= 7; column++) say_why_column(why, row, column);
    say_why_words(why, "bytes", source, span_at(row, 1));
    say_why_close(why);
    return SAY_OK;
}

static SayStatus say_source(Why *why, SayStr claim)
{
    return say_why_each(
        why,
        "SELECT c.id,"
        " (SELECT p.source_start + iif(p.source_end - p.source_start = p.size, c.start - p.start, "
        "0) FROM piece p"
        "  WHERE p.article = c.article AND p.start <= c.start ORDER BY p.start DESC LIMIT 1),"
        " (SELECT iif(p.source_end - p.source_start = p.size, p.source_start + c.end - p.start, "
        "p.source_end) FROM piece p"
        "  WHERE p.article = c.article AND p.start < c.end ORDER BY p.start DESC LIMIT 1),"
        " a.source, a.path, a.position, a.format, a.source_sha256 AS sha256"
        " FROM claim c JOIN article a ON a.id = c.article WHERE c.id = ?1",
        claim, take_source);
}

static SayStatus take_article(Why *why, sqlite3_stmt *row)
{
    say_why_open(why, "article", SAY_STR("article"));
    for (int column = 0; column < sqlite3_column_count(row); column++)
        say_why_column(why, row, column);
    say_why_close(why);
    return SAY_OK;
}

static SayStatus say_article(Why *why, SayStr claim)
{
    return say_why_each(
        why,
        "SELECT a.id, a.outlet, a.title, a.published, a.published_basis AS dated_by, a.url,"
        " o.name AS origin, ao.evidence AS origin_by, r.id AS run, r.known_at, r.version AS sayso, "
        "r.pack"
        " FROM claim c JOIN article a ON a.id = c.article JOIN run r ON r.id = a.run"
        " LEFT JOIN article_origin ao ON ao.article = a.id LEFT JOIN origin o ON o.id = ao.origin"
        " WHERE c.id = ?1",
        claim, take_article);
}

/* ---- the whole ---- */

static SayStatus take_claim(Why *why, sqlite3_stmt *row)
{
    SayStr claim = say_column(row, 0), text = say_column(row, 12);
    SayText heading = {.arena = why->arena};
    say_text_format(&heading, "claim %.*s", SAY_STR_ARG(claim));
    say_why_open(why, NULL, say_text_str(&heading));
    if (why->json) say_why_text(why, "id", claim);
    say_why_words(why, "words", text, span_at(row, 6));
    say_why_words(why, "sentence", text, span_at(row, 8));
    for (int column = 1; column <= 3; column++) say_why_column(why, row, column);
    say_why_words(why, "cue", text, span_at(row, 10));
    for (int column = 4; column <= 5; column++) say_why_column(why, row, column);
    say_why_text(why, "retracted", say_column(row, 13));
    SAY_TRY(say_why_rated(why, claim));
    SAY_TRY(say_speakers(why, claim));
    SAY_TRY(say_coding(why, claim));
    SAY_TRY(say_steps(why, claim));
    SAY_TRY(say_article(why, claim));
    SAY_TRY(say_source(why, claim));
    say_why_close(why);
    return say_why_flush(why);
}

SayStatus say_why_claim(Why *why, SayStr claim)
{
    return say_why_each(
        why,
        "SELECT c.id, c.polarity, c.certainty, c.status, c.act, c.rule, c.start, c.end,"
        " (SELECT start FROM sentence s WHERE s.article = c.article AND s.number = c.sentence),"
        " (SELECT end FROM sentence s WHERE s.article = c.article AND s.number = c.sentence),"
        " c.cue_start, c.cue_end, a.text,"
        " (SELECT reason FROM retraction WHERE id IN (c.id, c.article))"
        " FROM claim c JOIN article a ON a.id = c.article WHERE c.id = ?1",
        claim, take_claim);
}
