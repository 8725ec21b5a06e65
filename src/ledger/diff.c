/* diff.c -- what two ledgers code differently, and why: of two packs over one collection, or of one
   ledger before and after.

   Codes stand for each other that are read off the same word of the same article; of several, in
   the order of the article. */
#include "ledger/database.h"

/* SQL is broken where SQL breaks, by hand. */
/* clang-format off */
#define NAMES(schema, role)                                                                        \
    "coalesce((SELECT group_concat(name, ', ') FROM (SELECT coalesce(q.name, 'unnamed') AS name"   \
    " FROM " schema ".party q WHERE q.claim = c.id AND q.role = '" role "' ORDER BY q.number)),"   \
    " 'nobody')"
#define FIGURE(column)                                                                             \
    " || coalesce('; " column " ' || coalesce(k." column "_low, '') || '/'"                        \
    " || k." column "_best || '/' || coalesce(k." column "_high, ''), '')"
#define CODES(schema)                                                                              \
    "SELECT c.article, k.trigger_start AS start, k.trigger_end AS end, row_number() OVER"          \
    " (PARTITION BY c.article, k.trigger_start ORDER BY c.number) AS turn, c.id AS claim, k.rule," \
    " (SELECT reason FROM " schema ".retraction r WHERE r.id IN (c.id, c.article)) AS retracted,"  \
    " k.type || coalesce(' ' || k.mode, '') || coalesce(' (' || k.contexts || ')', '')"            \
    " || coalesce(' ' || k.cameo, '') || '; ' || " NAMES(schema, "actor") " || ' -> ' || "         \
    NAMES(schema, "recipient") " || coalesce('; about ' || k.about, '')"                           \
    " || coalesce('; at ' || p.name, '') || coalesce(' in ' || p.country, '')"                     \
    " || coalesce('; ' || k.first_day || ' to ' || k.last_day, '')"                                \
    FIGURE("killed") FIGURE("injured") FIGURE("arrested")                                          \
    " || '; ' || c.polarity || ' ' || c.certainty || ' ' || c.status || '; by ' ||"                \
    " coalesce((SELECT group_concat(name, ' <- ') FROM (SELECT coalesce(s.name, s.kind) AS name"   \
    "  FROM " schema ".speaker s WHERE s.claim = c.id ORDER BY s.number)), 'the outlet') AS code"  \
    " FROM " schema ".claim c JOIN " schema ".coding k ON k.claim = c.id"                          \
    " LEFT JOIN " schema ".place p ON p.article = c.article AND p.id = k.place"
/* What became of an article that has no such code in one of the ledgers. */
#define ABSENT(schema)                                                                             \
    "coalesce((SELECT iif(t.outcome = 'coded', NULL, t.outcome || coalesce(': ' || t.reason, ''))" \
    " FROM " schema ".article t WHERE t.id = x.article), iif(EXISTS (SELECT 1 FROM " schema        \
    ".article t WHERE t.id = x.article), 'no rule codes it', 'the article is not there'))"
/* The lines of what is kept of a claim, one a row. */
#define LINES(schema, claim)                                                                       \
    "WITH RECURSIVE line(step, rest) AS (SELECT NULL, steps || char(10) FROM " schema ".why"       \
    " WHERE claim = " claim " UNION ALL SELECT substr(rest, 1, instr(rest, char(10)) - 1),"        \
    " substr(rest, instr(rest, char(10)) + 1) FROM line WHERE rest <> '')"                         \
    " SELECT step FROM line WHERE step IS NOT NULL"
#define STEPS(schema, claim, other, other_claim)                                                   \
    "coalesce((SELECT group_concat(step, '; ') FROM (SELECT step FROM (" LINES(schema, claim)      \
    ") EXCEPT SELECT step FROM (" LINES(other, other_claim) "))), 'nothing more')"
/* The same rule by the same steps: then it is the dictionaries that know a mention differently. */
#define BY_STEPS                                                                                   \
    "replace(" STEPS("main", "x.claim", "other", "y.claim") " || ' -> ' || "                       \
    STEPS("other", "y.claim", "main", "x.claim") ", 'nothing more -> nothing more',"               \
    " 'what is known of the names')"
#define PAIRED "y.article = x.article AND y.start = x.start AND y.turn = x.turn"

static const char codes_here[] = CODES("main"), codes_there[] = CODES("other");
static const char changed[] =
    " changed AS (SELECT x.article, x.start, x.end, x.turn, x.claim AS claim_a,"
    "   y.claim AS claim_b, iif(x.retracted IS NULL, x.code, 'retracted') AS code_a,"
    "   iif(y.retracted IS NULL, y.code, 'retracted') AS code_b,"
    "   CASE WHEN coalesce(x.retracted, y.retracted) IS NOT NULL"
    "     AND (x.retracted IS NULL OR y.retracted IS NULL)"
    "     THEN 'retracted: ' || coalesce(x.retracted, y.retracted)"
    "   WHEN x.rule <> y.rule THEN x.rule || ' -> ' || y.rule"
    "   ELSE " BY_STEPS " END AS reason"
    "  FROM a x JOIN b y ON " PAIRED " WHERE x.code <> y.code"
    "   OR (x.retracted IS NULL) <> (y.retracted IS NULL)"
    " UNION ALL SELECT x.article, x.start, x.end, x.turn, x.claim, NULL, x.code, NULL,"
    "   x.rule || ' -> ' || " ABSENT("other") " FROM a x LEFT JOIN b y ON " PAIRED
    "   WHERE y.claim IS NULL"
    " UNION ALL SELECT x.article, x.start, x.end, x.turn, NULL, x.claim, NULL, x.code,"
    "   " ABSENT("main") " || ' -> ' || x.rule FROM b x LEFT JOIN a y ON " PAIRED
    "   WHERE y.claim IS NULL)";

static const char columns[] =
    " SELECT d.article, d.start, d.end, CAST(substr(CAST(coalesce((SELECT text FROM main.article t"
    " WHERE t.id = d.article), (SELECT text FROM other.article t WHERE t.id = d.article)) AS BLOB),"
    " d.start + 1, d.end - d.start) AS TEXT) AS words, d.code_a, d.code_b, d.reason, d.claim_a,"
    " d.claim_b FROM changed d ORDER BY d.article, d.start, d.turn";
/* clang-format on */

static SayStatus attach(SayLedger *ledger, const SayLedger *other, SayError *error)
{
    sqlite3_stmt *statement;
    (void)say_ledger_execute(ledger, "DETACH other", "comparing", NULL);
    SAY_TRY(say_ledger_prepare(ledger, &statement, "ATTACH ?1 AS other", error));
    sqlite3_bind_text(statement, 1, other->path, -1, SQLITE_STATIC);
    int step = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return step == SQLITE_DONE ? SAY_OK : say_ledger_failed(ledger, "comparing", error);
}

static const char *query(SayArena *arena, const char *what)
{
    SayText sql = {.arena = arena};
    say_text_format(&sql, "WITH a AS (%s), b AS (%s), %s %s", codes_here, codes_there, changed,
                    what);
    return say_str_terminated(arena, say_text_str(&sql));
}

SayStatus say_diff(SayLedger *ledger, const SayLedger *other, SayRows **rows, SayError *error)
{
    *rows = NULL;
    SAY_TRY(attach(ledger, other, error));
    SayMark mark = say_arena_mark(ledger->arena);
    SayStatus status =
        say_rows_of(ledger, query(ledger->arena, columns),
                    query(ledger->arena, "SELECT count(*) FROM changed"), rows, error);
    say_arena_release(ledger->arena, mark);
    return status;
}
