/* why.c -- from an article, event, dispute or story down to its claims, and from each claim to the
 * bytes. */
#include "ledger/why.h"

typedef struct Kind {
    const char *name;
    const char *row;    /* its own columns */
    const char *claims; /* {claim, why it belongs, its group} */
    const char *groups; /* {number, heading columns...}; NULL when its claims stand in no groups */
    SayStatus (*more)(Why *, SayStr); /* what else there is to tell of it; NULL: nothing */
} Kind;

static SayStatus tell_article(Why *why, SayStr article)
{
    SAY_TRY(say_why_article_text(why, article));
    return say_why_version(why, article);
}

static const Kind kinds[] = {
    {"claim", NULL, "SELECT id, NULL FROM claim WHERE id = ?1", NULL, NULL},
    {"event",
     "SELECT id, type, mode, status, actors, recipients, place, country, precision, first_day, "
     "last_day, reported,"
     " killed_low, killed_best, killed_high, injured_low, injured_best, injured_high, about, "
     "claims, articles, outlets,"
     " text_origins, claim_origins, affirmed, denied, sensitivity FROM event WHERE id = ?1",
     "SELECT claim, evidence FROM event_claim WHERE event = ?1 ORDER BY claim", NULL,
     say_why_policies},
    {"dispute",
     "SELECT d.id, d.question, d.sides, d.claims, d.event, e.type, e.actors, e.recipients, "
     "e.place, e.first_day"
     " FROM dispute d JOIN event e ON e.id = d.event WHERE d.id = ?1",
     NULL,
     "SELECT dispute, number, answer, voices, claims, text_origins, claim_origins, "
     "first_published, last_published"
     " FROM dispute_side WHERE dispute = ?1 ORDER BY number",
     NULL},
    {"story", "SELECT id, headline, first_day, last_day, events, articles FROM story WHERE id = ?1",
     "SELECT DISTINCT ec.claim, se.event FROM story_event se JOIN event_claim ec ON ec.event = "
     "se.event"
     " WHERE se.story = ?1 ORDER BY se.event, ec.claim",
     NULL, say_why_story},
    {"article",
     "SELECT a.id, a.outlet, a.title, a.byline, a.published, a.published_basis AS dated_by, "
     "a.language, a.outcome, a.reason, a.url, a.path,"
     " a.position, a.source_sha256 AS sha256, a.text_sha256, a.digest, a.run, o.name AS origin,"
     " ao.model AS made_from, ao.evidence AS origin_by,"
     " (SELECT reason FROM retraction WHERE id = a.id) AS retracted"
     " FROM article a LEFT JOIN article_origin ao ON ao.article = a.id"
     " LEFT JOIN origin o ON o.id = ao.origin WHERE a.id = ?1",
     "SELECT id, NULL FROM claim WHERE article = ?1 ORDER BY number", NULL, tell_article},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static SayStatus take_columns(Why *why, sqlite3_stmt *row)
{
    for (int column = 0; column < sqlite3_column_count(row); column++)
        say_why_column(why, row, column);
    return SAY_OK;
}

/* In text, the reason for joining stands as a line before the claim; in JSON the list holds the
   claims alone and the reasons stand beside it. */
static SayStatus take_claim(Why *why, sqlite3_stmt *row)
{
    SayStr claim = say_str_copy(why->arena, say_column(row, 0)), joined = say_column(row, 1);
    if (!why->json && joined.size) say_why_text(why, "joined by", joined);
    return say_why_claim(why, claim);
}

static SayStatus take_joined(Why *why, sqlite3_stmt *row)
{
    if (sqlite3_column_type(row, 1) != SQLITE_NULL)
        say_why_text(why, say_str_terminated(why->arena, say_column(row, 0)), say_column(row, 1));
    return SAY_OK;
}

static SayStatus say_claims(Why *why, const char *sql, SayStr id)
{
    if (why->json) {
        say_why_open(why, "joined_by", SAY_STR_NONE);
        SAY_TRY(say_why_each(why, sql, id, take_joined));
        say_why_close(why);
    }
    say_why_list(why, "claims");
    SAY_TRY(say_why_each(why, sql, id, take_claim));
    say_why_list_end(why);
    return SAY_OK;
}

static SayStatus take_side(Why *why, sqlite3_stmt *row)
{
    SayText heading = {.arena = why->arena}, sql = {.arena = why->arena};
    say_text_format(&heading, "side %d: %.*s", sqlite3_column_int(row, 1),
                    SAY_STR_ARG(say_column(row, 2)));
    say_text_format(&sql,
                    "SELECT claim, nullif(standing, 'holds') || coalesce(': ' || answer, '')"
                    " FROM dispute_claim WHERE dispute = ?1 AND number = %d ORDER BY standing <> "
                    "'holds', claim",
                    sqlite3_column_int(row, 1));
    say_why_open(why, NULL, say_text_str(&heading));
    for (int column = 2; column < sqlite3_column_count(row); column++)
        say_why_column(why, row, column);
    SAY_TRY(
        say_claims(why, say_str_terminated(why->arena, say_text_str(&sql)), say_column(row, 0)));
    say_why_close(why);
    return SAY_OK;
}

static SayStatus say_kind(Why *why, const Kind *kind, SayStr id)
{
    if (!kind->row) return say_why_claim(why, id);
    SayText heading = {.arena = why->arena};
    say_text_format(&heading, "%s %.*s", kind->name, SAY_STR_ARG(id));
    say_why_open(why, NULL, say_text_str(&heading));
    if (why->json) say_why_text(why, "kind", say_str(kind->name));
    SAY_TRY(say_why_each(why, kind->row, id, take_columns));
    SAY_TRY(say_why_rated(why, id));
    if (kind->groups) {
        say_why_list(why, "answers");
        SAY_TRY(say_why_each(why, kind->groups, id, take_side));
        say_why_list_end(why);
    }
    if (kind->more) SAY_TRY(kind->more(why, id));
    if (kind->claims) SAY_TRY(say_claims(why, kind->claims, id));
    say_why_close(why);
    return SAY_OK;
}

static SayStatus find_kind(Why *why, SayStr id, const Kind **kind)
{
    for (int i = 0; i < KINDS; i++) {
        SayText sql = {.arena = why->arena};
        sqlite3_stmt *row;
        say_text_format(&sql, "SELECT 1 FROM %s WHERE id = ?1", kinds[i].name);
        SAY_TRY(say_ledger_prepare(why->ledger, &row,
                                   say_str_terminated(why->arena, say_text_str(&sql)), why->error));
        sqlite3_bind_text(row, 1, id.data, (int)id.size, SQLITE_STATIC);
        bool found = sqlite3_step(row) == SQLITE_ROW;
        sqlite3_finalize(row);
        if (!found) continue;
        *kind = &kinds[i];
        return SAY_OK;
    }
    return say_error_set(why->error, SAY_ERROR_ARGUMENT,
                         "%s: no article, claim, event, dispute or story has the id \"%.*s\"",
                         why->ledger->path, SAY_STR_ARG(id));
}

SayStatus say_why(SayLedger *ledger, const char *id, bool json, SayTextFunction *text,
                  void *context, SayError *error)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    Why why = {.ledger = ledger,
               .json = json,
               .text = text,
               .context = context,
               .error = error,
               .arena = arena,
               .out = {.arena = arena}};
    why.writer.text = &why.out;
    const Kind *kind = NULL;
    SayStatus status = find_kind(&why, say_str(id), &kind);
    if (status == SAY_OK) status = say_kind(&why, kind, say_str(id));
    if (json) say_text_char(&why.out, '\n');
    if (status == SAY_OK) status = say_why_flush(&why);
    say_arena_free(arena);
    return status;
}
