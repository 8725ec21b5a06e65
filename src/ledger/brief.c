/* brief.c -- gathers the situation report of a day: only rows of the ledger, and words of the
 * articles it cites. */
#include "ledger/brief.h"

#include "core/calendar.h"
#include "ledger/list_sql.h"

#include <string.h>

/* What one reader takes in; the numbers beside it say how much there is. */
enum { STORIES_SHOWN = 24, STATEMENTS_SHOWN = 10, CLAIMS_SHOWN = 5, PARTIES_SHOWN = 3 };

typedef SayStatus Each(Brief *brief, sqlite3_stmt *row, void *into);

/* Runs a query with two texts and a number as ?1 to ?3, as far as it has them, and hands on its
 * rows. */
static SayStatus each(Brief *brief, const char *sql, const char *first, const char *second,
                      int limit, Each *take, void *into)
{
    sqlite3_stmt *row = NULL;
    SAY_TRY(
        say_ledger_prepare(brief->ledger, &row, say_list_parts(brief->arena, sql), brief->error));
    if (first) sqlite3_bind_text(row, 1, first, -1, SQLITE_TRANSIENT);
    if (second) sqlite3_bind_text(row, 2, second, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int(row, 3, limit);
    SayStatus status = SAY_OK;
    int result;
    while ((result = sqlite3_step(row)) == SQLITE_ROW && status == SAY_OK)
        status = take(brief, row, into);
    sqlite3_finalize(row);
    if (status != SAY_OK) return status;
    return result == SQLITE_DONE || result == SQLITE_ROW
               ? SAY_OK
               : say_ledger_failed(brief->ledger, "brief", brief->error);
}

static SayStr kept(Brief *brief, sqlite3_stmt *row, int column)
{
    SayStr value = say_column(row, column);
    return value.data ? say_str_copy(brief->arena, value) : SAY_STR_NONE;
}

static const char *terminated(Brief *brief, SayStr s)
{
    return say_str_terminated(brief->arena, s);
}

/* ---- what is said of an event ---- */

/* Claims of an event that were printed on a day, the chain of each from the inside outwards;
   reprints of the same words are one. Who says yes comes first. */
static const char claims_sql[] =
    "SELECT min(c.id), a.id, @WORDS AS said, c.polarity, c.certainty, c.status, c.act,"
    " (SELECT group_concat(link, '') FROM (SELECT CASE WHEN row_number() OVER (ORDER BY depth"
    " DESC, number) = 1 THEN '' WHEN beside THEN ' and ' ELSE ', via ' END || words AS link FROM"
    " (SELECT s.number, s.beside, @SAID_BY AS words, s.number - sum(s.beside) OVER (ORDER BY"
    " s.number) AS depth FROM @SPOKEN WHERE s.claim = c.id AND s.end > s.start)"
    " ORDER BY depth DESC, number)),"
    " replace(group_concat(DISTINCT a.outlet), ',', ', ')"
    " FROM event_claim e JOIN claim c ON c.id = e.claim JOIN article a ON a.id = c.article"
    " WHERE e.event = ?1 AND a.published IS ?2 GROUP BY said, c.polarity"
    " ORDER BY c.polarity <> '+', c.score DESC, min(c.id) LIMIT ?3";

static SayStatus take_claim(Brief *brief, sqlite3_stmt *row, void *into)
{
    BriefStatement *statement = into;
    BriefClaim *claim = say_push(brief->arena, &statement->said);
    *claim = (BriefClaim){
        .id = kept(brief, row, 0),
        .article = kept(brief, row, 1),
        .words = kept(brief, row, 2),
        .polarity = kept(brief, row, 3),
        .certainty = kept(brief, row, 4),
        .status = kept(brief, row, 5),
        .act = kept(brief, row, 6),
        .speakers = kept(brief, row, 7),
        .outlets = kept(brief, row, 8),
    };
    return SAY_OK;
}

/* Parties of a claim in the words by which they were first named: "it" is shown as what it stands
   for. */
static const char parties_sql[] =
    "SELECT iif(m.pronoun, 'somebody not named', CAST(substr(CAST(t.text AS BLOB), m.start + 1,"
    " m.end - m.start) AS TEXT)) FROM party p JOIN claim c ON c.id = p.claim"
    " JOIN article t ON t.id = c.article JOIN actor n ON n.article = c.article AND n.id = p.actor"
    " JOIN actor m ON m.article = c.article AND m.id = n.chain"
    " WHERE p.claim = ?1 AND p.role = ?2 ORDER BY p.number LIMIT ?3";

static SayStatus take_words(Brief *brief, sqlite3_stmt *row, void *into)
{
    BriefWords *words = into;
    *say_push(brief->arena, words) = kept(brief, row, 0);
    return SAY_OK;
}

/* ---- disputes ---- */

static SayStatus take_answer(Brief *brief, sqlite3_stmt *row, void *into)
{
    BriefDispute *dispute = into;
    *say_push(brief->arena, &dispute->answers) = (BriefAnswer){
        kept(brief, row, 0), sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2)};
    return SAY_OK;
}

static SayStatus take_dispute(Brief *brief, sqlite3_stmt *row, void *into)
{
    BriefStatement *statement = into;
    BriefDispute *dispute = say_push(brief->arena, &statement->disputes);
    dispute->id = kept(brief, row, 0);
    dispute->question = kept(brief, row, 1);
    return each(brief,
                "SELECT answer, claims, claim_origins FROM dispute_side WHERE dispute = ?1"
                " ORDER BY number",
                terminated(brief, dispute->id), NULL, 0, take_answer, dispute);
}

/* ---- events ---- */

/* Parties p of claim c, of article t, whose words tell by themselves who they are: no "its
   fighters", no "40 soldiers". */
#define CALLED                                                                                     \
    " JOIN actor n ON n.article = c.article AND n.id = p.actor JOIN actor m ON m.article ="        \
    " c.article AND m.id = n.chain WHERE p.claim = c.id AND NOT m.pronoun"                         \
    " AND NOT CAST(substr(CAST(t.text AS BLOB), m.start + 1, 6) AS TEXT) GLOB '[0-9]*'"            \
    " AND NOT EXISTS (SELECT 1 FROM (VALUES ('its %'), ('his %'), ('her %'), ('their %'),"         \
    " ('our %'), ('my %')) w WHERE CAST(substr(CAST(t.text AS BLOB), m.start + 1, 6) AS TEXT)"     \
    " LIKE w.column1)"

/* The events of a story that articles of the day tell: what happened before what is planned or
   threatened, what is disputed or told by many first; place and parties in the words of an
   article. */
static const char events_sql[] =
    "SELECT v.id, v.type, v.mode, v.status, v.precision, v.first_day, v.last_day, v.claims,"
    " v.outlets, v.text_origins, v.claim_origins, v.affirmed, v.denied,"
    " (SELECT CAST(substr(CAST(t.text AS BLOB), p.start + 1, p.end - p.start) AS TEXT)"
    "  FROM event_claim e JOIN claim c ON c.id = e.claim JOIN coding k ON k.claim = c.id"
    "  JOIN article t ON t.id = c.article JOIN place p ON p.article = c.article AND p.id = k.place"
    "  WHERE e.event = v.id AND p.name = v.place ORDER BY c.id LIMIT 1),"
    " (SELECT c.id FROM event_claim e JOIN claim c ON c.id = e.claim JOIN article t ON t.id ="
    "  c.article WHERE e.event = v.id ORDER BY (SELECT count(DISTINCT p.role) FROM party p" CALLED
    "  ) DESC, (SELECT count(*) FROM party p" CALLED ") DESC, c.score DESC, c.id LIMIT 1)"
    " FROM event v JOIN story_event s ON s.event = v.id"
    " WHERE s.story = ?1 AND v.status <> 'historical'"
    " AND EXISTS (SELECT 1 FROM event_claim e JOIN claim c ON c.id = e.claim"
    "  JOIN article t ON t.id = c.article WHERE e.event = v.id AND t.published IS ?2)"
    " ORDER BY v.status NOT IN ('happened', 'ongoing'),"
    " EXISTS (SELECT 1 FROM dispute d WHERE d.event = v.id) DESC,"
    " v.text_origins DESC, v.claims DESC, v.quad DESC, v.id LIMIT ?3";

/* Whether a statement before the last one of the story begins with words that hold these. */
static bool repeats(const BriefStory *story, SayStr words)
{
    for (uint32_t i = 0; i + 1 < story->statements.count; i++) {
        const BriefStatement *before = &story->statements.items[i];
        if (before->said.count && say_str_find(before->said.items[0].words, words, 0) != UINT32_MAX)
            return true;
    }
    return false;
}

static SayStatus take_statement(Brief *brief, sqlite3_stmt *row, void *into)
{
    BriefStory *story = into;
    BriefStatement *s = say_push(brief->arena, &story->statements);
    *s = (BriefStatement){
        .event = kept(brief, row, 0),
        .type = kept(brief, row, 1),
        .mode = kept(brief, row, 2),
        .status = kept(brief, row, 3),
        .precision = kept(brief, row, 4),
        .first_day = kept(brief, row, 5),
        .last_day = kept(brief, row, 6),
        .claims = sqlite3_column_int64(row, 7),
        .outlets = sqlite3_column_int64(row, 8),
        .text_origins = sqlite3_column_int64(row, 9),
        .claim_origins = sqlite3_column_int64(row, 10),
        .affirmed = sqlite3_column_int64(row, 11),
        .denied = sqlite3_column_int64(row, 12),
        .place = kept(brief, row, 13),
    };
    const char *id = terminated(brief, s->event);
    const char *lead = terminated(brief, say_column(row, 14));
    SAY_TRY(each(brief, parties_sql, lead, "actor", PARTIES_SHOWN, take_words, &s->actors));
    SAY_TRY(each(brief, parties_sql, lead, "recipient", PARTIES_SHOWN, take_words, &s->recipients));
    SAY_TRY(each(brief, "SELECT id, question FROM dispute WHERE event = ?1 ORDER BY id", id, NULL,
                 0, take_dispute, s));
    SAY_TRY(each(brief, claims_sql, id, brief->day, CLAIMS_SHOWN, take_claim, s));
    s->repeats = s->said.count && repeats(story, s->said.items[0].words);
    return SAY_OK;
}

/* ---- stories ---- */

#define TOLD                                                                                       \
    "WITH told AS (SELECT DISTINCT e.event FROM article t JOIN claim c ON c.article = t.id"        \
    " JOIN event_claim e ON e.claim = c.id JOIN event v ON v.id = e.event"                         \
    " WHERE t.published IS ?1 AND v.status <> 'historical') "

static SayStatus take_story(Brief *brief, sqlite3_stmt *row, void *into)
{
    (void)into;
    BriefStory *story = say_push(brief->arena, &brief->stories);
    *story = (BriefStory){
        .id = kept(brief, row, 0),
        .headline = kept(brief, row, 1),
        .first_day = kept(brief, row, 2),
        .last_day = kept(brief, row, 3),
        .articles = sqlite3_column_int64(row, 4),
        .events = sqlite3_column_int64(row, 5),
    };
    return each(brief, events_sql, terminated(brief, story->id), brief->day, STATEMENTS_SHOWN,
                take_statement, story);
}

static SayStatus take_story_count(Brief *brief, sqlite3_stmt *row, void *into)
{
    (void)into;
    brief->stories_in_all = sqlite3_column_int64(row, 0);
    return SAY_OK;
}

static SayStatus gather_stories(Brief *brief)
{
    SAY_TRY(each(brief,
                 TOLD "SELECT count(DISTINCT x.story) FROM told JOIN story_event x ON x.event ="
                      " told.event",
                 brief->day, NULL, 0, take_story_count, NULL));
    return each(brief,
                TOLD "SELECT s.id, s.headline, s.first_day, s.last_day, s.articles, count(*)"
                     " FROM told JOIN story_event x ON x.event = told.event"
                     " JOIN story s ON s.id = x.story"
                     " GROUP BY s.id ORDER BY s.articles DESC, s.events DESC, s.id LIMIT ?3",
                brief->day, NULL, STORIES_SHOWN, take_story, NULL);
}

/* ---- the day ---- */

static SayStatus take_latest(Brief *brief, sqlite3_stmt *row, void *into)
{
    (void)into;
    SayStr latest = say_column(row, 0);
    brief->day = latest.size ? terminated(brief, latest) : NULL;
    return SAY_OK;
}

static SayStatus take_counts(Brief *brief, sqlite3_stmt *row, void *into)
{
    (void)into;
    brief->articles = sqlite3_column_int64(row, 0);
    brief->outlets = sqlite3_column_int64(row, 1);
    brief->coded = sqlite3_column_int64(row, 2);
    brief->uncodable = sqlite3_column_int64(row, 3);
    brief->quarantined = sqlite3_column_int64(row, 4);
    brief->out_of_scope = sqlite3_column_int64(row, 5);
    brief->rated = sqlite3_column_int64(row, 6);
    return SAY_OK;
}

static SayStatus take_activity(Brief *brief, sqlite3_stmt *row, void *into)
{
    (void)into;
    *say_push(brief->arena, &brief->activity) = (BriefActivity){
        kept(brief, row, 0), sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2)};
    return SAY_OK;
}

static SayStatus take_day(Brief *brief, sqlite3_stmt *row, void *into)
{
    (void)into;
    *say_push(brief->arena, &brief->days) =
        (BriefDay){kept(brief, row, 0), sqlite3_column_int64(row, 1)};
    return SAY_OK;
}

static SayStatus gather(Brief *brief)
{
    if (!brief->day)
        SAY_TRY(
            each(brief, "SELECT max(published) FROM article", NULL, NULL, 0, take_latest, NULL));
    SAY_TRY(
        each(brief,
             "SELECT count(*), count(DISTINCT outlet), total(outcome = 'coded'),"
             " total(outcome = 'uncodable'), total(outcome = 'quarantined'),"
             " total(outcome = 'out_of_scope'), count(DISTINCT iif(outlet IN (SELECT target FROM"
             " rating), outlet, NULL)) FROM article WHERE published IS ?1",
             brief->day, NULL, 0, take_counts, NULL));
    SAY_TRY(each(brief,
                 "SELECT coalesce(first_day, reported) AS day, quad, count(*) FROM event"
                 " WHERE coalesce(first_day, reported) BETWEEN date(?1, '-29 days') AND ?1"
                 " AND status IN ('happened', 'ongoing') AND affirmed > 0"
                 " GROUP BY day, quad ORDER BY day, quad",
                 brief->day, NULL, 0, take_activity, NULL));
    SAY_TRY(each(brief,
                 "SELECT published, count(*) FROM article WHERE published IS NOT NULL"
                 " GROUP BY published ORDER BY published",
                 NULL, NULL, 0, take_day, NULL));
    return gather_stories(brief);
}

SayStatus say_brief(SayLedger *ledger, const char *day, SayBriefForm form, SayTextFunction *text,
                    void *context, SayError *error)
{
    static void (*const forms[])(const Brief *, SayText *) = {
        [SAY_BRIEF_MARKDOWN] = say_brief_markdown,
        [SAY_BRIEF_HTML] = say_brief_html,
        [SAY_BRIEF_JSON] = say_brief_json,
    };
    if (day && say_day_parse(say_str(day), NULL) == SAY_DAY_NONE)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "not a date: %s", day);
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    Brief brief = {.ledger = ledger, .arena = arena, .error = error, .day = day};
    SayStatus status = gather(&brief);
    if (status == SAY_OK) {
        SayText out = {.arena = arena};
        forms[form](&brief, &out);
        if (!text(context, out.data, out.size))
            status = say_error_set(error, SAY_ERROR_STOPPED, "stopped by the caller");
    }
    say_arena_free(arena);
    return status;
}
