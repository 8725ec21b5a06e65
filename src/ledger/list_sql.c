/* list_sql.c -- the queries behind say_list. "@NAME" in them stands for a part of
 * list_parts.c. */
#include "ledger/list_sql.h"

#include <string.h>

/* SQL is broken where SQL breaks, by hand. */
/* clang-format off */
/* The rating that holds for a name or a claim; NULL where there is none. */
#define RATING_OF(target)                                                                          \
    "(SELECT coalesce(r.reliability, '') || coalesce(r.credibility, '') FROM rating r"             \
    " WHERE r.target = " target " ORDER BY r.run DESC, r.number DESC LIMIT 1)"

/* Events that an outlet alone tells, and those that it told before all others that tell them. On one
   day who wrote the text is before who reprints it; of two who wrote, neither was first. */
#define TOLD_FIRST                                                                                 \
    "(SELECT r.outlet, sum(r.outlets = 1) AS alone, sum(r.outlets > 1 AND r.place = 1 AND r.lone)" \
    "   AS first FROM"                                                                             \
    " (SELECT f.outlet, f.outlets, rank() OVER (PARTITION BY f.id ORDER BY f.told) AS place,"      \
    "   count(*) OVER (PARTITION BY f.id, f.told) = 1 AS lone FROM"                                \
    "  (SELECT e.id, e.outlets, coalesce(a.outlet, 'unknown') AS outlet,"                          \
    "    min(coalesce(substr(a.published, 1, 10), '9999-12-31') || (o.model IS NOT NULL)) AS told" \
    "    FROM event e JOIN event_claim ec ON ec.event = e.id JOIN claim c ON c.id = ec.claim"      \
    "    JOIN article a ON a.id = c.article LEFT JOIN article_origin o ON o.article = a.id"        \
    "    GROUP BY e.id, coalesce(a.outlet, 'unknown')) f) r GROUP BY r.outlet)"

/* Who gives a figure of event e, the first three, each with the chain of speakers. */
#define GIVEN(figure, value)                                                                       \
    "iif(e." figure " IS NULL, NULL, (SELECT group_concat(who, '; ') FROM (SELECT @SPEAKERS AS who"\
    " FROM event_claim ec JOIN claim c ON c.id = ec.claim JOIN article a ON a.id = c.article"      \
    " JOIN coding k ON k.claim = c.id WHERE ec.event = e.id AND c.polarity <> '-' AND " value      \
    " = e." figure " GROUP BY who ORDER BY min(a.published), min(c.id) LIMIT 3))) AS " figure "_by"

static const SayListSql lists[] = {
    {"articles",
     "a.id, a.published, a.outlet, a.title, a.byline, a.language, a.outcome, a.reason,"
     " (SELECT count(*) FROM claim c WHERE c.article = a.id) AS claims,"
     " (SELECT o.name FROM article_origin ao JOIN origin o ON o.id = ao.origin WHERE ao.article ="
     " a.id) AS origin,"
     " (SELECT group_concat(outlet, '; ') FROM rests_on WHERE article = a.id) AS rests_on,"
     " (SELECT reason FROM retraction WHERE id = a.id) AS retracted, a.url, a.path,"
     " a.source_sha256",
     "article a WHERE @WRITTEN",
     "a.published DESC, a.id", "article"},

    {"claims",
     "c.id, a.published, a.outlet, @SPEAKERS AS speakers, c.act, c.polarity, c.certainty,"
     " c.status, k.type, k.mode,"
     " @ACTORS AS actors, @RECIPIENTS AS recipients, pl.name"
     " AS place, pl.country, pl.latitude, pl.longitude, pl.precision,"
     " k.first_day, k.last_day, k.killed_low, k.killed_best, k.killed_high, k.injured_low,"
     " k.injured_best,"
     " k.injured_high, k.about, c.quoted, @WORDS AS words, c.score, c.article,"
     " @ANONYMITY AS anonymity, " RATING_OF("c.id") " AS rating,"
     " " RATING_OF("a.outlet") " AS outlet_rating,"
     " (SELECT " RATING_OF("s.name") " FROM speaker s WHERE s.claim = c.id"
     " ORDER BY s.number DESC LIMIT 1) AS speaker_rating",
     "claim c JOIN article a ON a.id = c.article LEFT JOIN coding k ON k.claim = c.id"
     " LEFT JOIN place pl ON pl.article = c.article AND pl.id = k.place"
     " WHERE (?1 IS NULL OR coalesce(k.last_day, k.first_day, a.published) >= ?1)"
     " AND (?2 IS NULL OR coalesce(k.first_day, k.last_day, a.published) <= ?2) AND @ASKED",
     "a.published DESC, a.id, c.number",
     "claim c JOIN article a ON a.id = c.article WHERE c.id NOT IN (SELECT id FROM retraction)"
     " AND a.id NOT IN (SELECT id FROM retraction)"},

    {"events",
     "e.id, e.first_day, e.last_day, e.type, e.mode, e.status, e.actors, e.recipients,"
     " e.actor_countries, e.recipient_countries, e.place, e.country, e.latitude, e.longitude,"
     " e.precision,"
     " e.killed_low, e.killed_best, e.killed_high, e.injured_low, e.injured_best, e.injured_high,"
     " e.about, e.quad, e.goldstein, e.reported, e.claims, e.articles, e.outlets, e.text_origins,"
     " e.claim_origins, e.affirmed, e.denied,"
     " (SELECT min(story) FROM story_event WHERE event = e.id) AS story, e.sensitivity,"
     " " GIVEN("killed_low", "coalesce(k.killed_low, k.killed_best)") ","
     " " GIVEN("killed_best", "k.killed_best") ","
     " " GIVEN("killed_high", "coalesce(k.killed_high, k.killed_best)") ","
     " " GIVEN("injured_low", "coalesce(k.injured_low, k.injured_best)") ","
     " " GIVEN("injured_best", "k.injured_best") ","
     " " GIVEN("injured_high", "coalesce(k.injured_high, k.injured_best)"),
     "event e WHERE @HAPPENED",
     "coalesce(e.first_day, e.reported) DESC, e.id", "event"},

    {"disputes",
     "d.id, d.question, e.type, e.actors, e.recipients, e.place, e.country, e.first_day,"
     " e.last_day, d.sides, d.claims,"
     " (SELECT group_concat(side, char(10)) FROM (SELECT n.answer || ': claims ' || n.claims ||"
     " ', origins of text ' || n.text_origins || ', of say-so ' || n.claim_origins || @PUBLISHED ||"
     " char(10) || coalesce(@SAID, '') AS side FROM dispute_side n WHERE n.dispute = d.id"
     " ORDER BY n.number))"
     " AS answers, d.event",
     "dispute d JOIN event e ON e.id = d.event"
     " WHERE (?1 IS NULL OR coalesce(e.last_day, e.first_day, e.reported) >= ?1)"
     " AND (?2 IS NULL OR coalesce(e.first_day, e.last_day, e.reported) <= ?2)"
     " AND (?15 IS NULL OR d.id = ?15)"
     " AND (@UNASKED OR EXISTS (SELECT 1 FROM dispute_claim dc"
     "   JOIN claim c ON c.id = dc.claim JOIN article a ON a.id = c.article"
     " WHERE dc.dispute = d.id AND @ASKED))",
     "d.claims DESC, d.id", "dispute"},

    {"stories",
     "y.id, y.headline, y.first_day, y.last_day, y.events, y.articles,"
     " (SELECT count(DISTINCT a.outlet) FROM story_article sa JOIN article a ON a.id = sa.article"
     " WHERE sa.story = y.id)"
     " AS outlets,"
     " (SELECT count(*) FROM dispute d JOIN story_event se ON se.event = d.event"
     " WHERE se.story = y.id) AS disputes",
     "story y WHERE (?1 IS NULL OR coalesce(y.last_day, y.first_day) >= ?1)"
     " AND (?2 IS NULL OR coalesce(y.first_day, y.last_day) <= ?2)"
     " AND (?14 IS NULL OR y.id = ?14)"
     " AND (@UNASKED OR EXISTS (SELECT 1 FROM story_event se"
     "   JOIN event_claim ec ON ec.event = se.event JOIN claim c ON c.id = ec.claim"
     " JOIN article a ON a.id = c.article"
     "   WHERE se.story = y.id AND @ASKED))",
     "y.last_day DESC, y.id", "story"},

    {"sources",
     "coalesce(a.outlet, 'unknown') AS outlet, count(*) AS articles, sum(a.outcome = 'coded')"
     " AS coded,"
     " sum((SELECT count(*) FROM claim c WHERE c.article = a.id)) AS claims,"
     " count(DISTINCT (SELECT origin FROM article_origin ao WHERE ao.article = a.id)) AS origins,"
     " sum(EXISTS (SELECT 1 FROM article_origin ao JOIN origin o ON o.id = ao.origin"
     "   WHERE ao.article = a.id AND o.name <> a.outlet)) AS reprints,"
     " sum(EXISTS (SELECT 1 FROM rests_on ro WHERE ro.article = a.id)) AS resting_on_others,"
     " coalesce(max(t.alone), 0) AS alone, coalesce(max(t.first), 0) AS first,"
     " sum(EXISTS (SELECT 1 FROM article b WHERE b.key = a.key AND b.published > a.published))"
     " AS revised,"
     " min(a.published) AS first_published, max(a.published) AS last_published,"
     " " RATING_OF("a.outlet") " AS rating",
     "article a LEFT JOIN " TOLD_FIRST " t ON t.outlet = coalesce(a.outlet, 'unknown')"
     " WHERE @WRITTEN GROUP BY coalesce(a.outlet, 'unknown')",
     "articles DESC, outlet", NULL},

    {"actors",
     "x.name, x.country, x.sectors, x.kind, x.known, x.mentions, coalesce(k.claims, 0) AS claims,"
     " x.articles, e.article AS example, e.start, e.end,"
     " (SELECT CAST(substr(CAST(a.text AS BLOB), e.start + 1, e.end - e.start) AS TEXT)"
     "  FROM article a WHERE a.id = e.article) AS words",
     "(SELECT m.name, m.known, count(*) AS mentions, count(DISTINCT a.id) AS articles,"
     "   min(substr(coalesce(a.published, '9999-12-31'), 1, 10) || a.id || ' ' || m.id) AS first,"
     "   say_most(m.country) AS country, say_most(m.sectors) AS sectors, say_most(m.kind) AS kind"
     "   FROM @SEEN GROUP BY m.name, m.known) x"
     " JOIN actor e ON e.article = substr(x.first, 11, instr(x.first, ' ') - 11)"
     "   AND e.id = substr(x.first, instr(x.first, ' ') + 1)"
     " LEFT JOIN @CLAIMED k ON k.name = x.name"
     " WHERE (coalesce(?5, ?6, ?7, ?11, ?13, ?14, ?15) IS NULL OR k.claims > 0)",
     "claims DESC, x.mentions DESC, x.name, x.known",
     "(SELECT 1 FROM actor m JOIN article a ON a.id = m.article WHERE m.name IS NOT NULL"
     " AND m.adjective = 0 AND a.id NOT IN (SELECT id FROM retraction) GROUP BY m.name, m.known)"},

    {"runs",
     "r.id, r.known_at, r.version, r.articles, r.coded, r.uncodable, r.duplicate, r.quarantined,"
     " r.out_of_scope,"
     " r.failed, r.pack, r.chain",
     "run r WHERE (?1 IS NULL OR substr(r.known_at, 1, 10) >= ?1) AND (?2 IS NULL"
     " OR substr(r.known_at, 1, 10) <= ?2)",
     "r.id", "run"},

    {"ratings",
     "r.target, coalesce(r.reliability, '') || coalesce(r.credibility, '') AS rating,"
     " @MEANING AS meaning, r.rated_by, r.rated_at, r.reason, r.kind,"
     " NOT EXISTS (SELECT 1 FROM rating l WHERE l.target = r.target"
     " AND (l.run, l.number) > (r.run, r.number)) AS holds, r.run",
     "rating r WHERE (?1 IS NULL OR substr(r.rated_at, 1, 10) >= ?1)"
     " AND (?2 IS NULL OR substr(r.rated_at, 1, 10) <= ?2)"
     " AND (?16 IS NULL OR r.target = ?16 COLLATE NOCASE)",
     "r.target, r.run, r.number", "rating"},

    {"retractions",
     "r.id, r.reason, r.retracted_at, iif(a.id = r.id, 'article', 'claim') AS kind, a.published,"
     " a.outlet, a.title, (SELECT @WORDS FROM claim c WHERE c.id = r.id) AS words, r.run",
     "retraction r JOIN article a ON a.id = r.id OR a.id = (SELECT article FROM claim"
     " WHERE id = r.id) WHERE (?1 IS NULL OR substr(r.retracted_at, 1, 10) >= ?1)"
     " AND (?2 IS NULL OR substr(r.retracted_at, 1, 10) <= ?2) AND (?8 IS NULL OR a.id = ?8)",
     "r.run, r.id", "retraction"},

    {"notes",
     "n.target, n.text, n.author, n.written_at, n.run",
     "note n WHERE (?1 IS NULL OR substr(n.written_at, 1, 10) >= ?1)"
     " AND (?2 IS NULL OR substr(n.written_at, 1, 10) <= ?2)"
     " AND (coalesce(?8, ?13, ?14, ?15) IS NULL OR n.target IN (?8, ?13, ?14, ?15))",
     "n.run, n.number", "note"},
};
#undef RATING_OF
#undef GIVEN
/* clang-format on */

const SayListSql *say_list_sql(const char *what)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(lists[i].what, what) == 0) return &lists[i];
    for (size_t i = 0; i < say_list_counts_count; i++)
        if (strcmp(say_list_counts[i].what, what) == 0) return &say_list_counts[i];
    return NULL;
}

/* The list with another beginning of what it is from. */
static SayListSql from_other(SayArena *arena, const SayListSql *list, const char *before,
                             const char *now)
{
    assert(strncmp(list->from, before, strlen(before)) == 0);
    SayText from = {.arena = arena};
    say_text_format(&from, "%s%s", now, list->from + strlen(before));
    SayListSql other = *list;
    other.from = say_str_terminated(arena, say_text_str(&from));
    return other;
}

SayListSql say_list_by_article(SayArena *arena, const SayListSql *claims)
{
    return from_other(arena, claims, "claim c JOIN article a ON a.id = c.article ",
                      "article a CROSS JOIN claim c ON c.article = a.id ");
}

SayListSql say_list_by_policy(SayArena *arena, const SayListSql *events)
{
    return from_other(arena, events, "event e ", "@VIEWED e ");
}

const char *say_list_rows_sql(SayArena *arena, const SayListSql *list)
{
    SayText sql = {.arena = arena};
    say_text_add(&sql, SAY_STR("SELECT "));
    say_list_expand(&sql, list->columns);
    say_text_add(&sql, SAY_STR(" FROM "));
    say_list_expand(&sql, list->from);
    say_text_format(&sql, " ORDER BY %s LIMIT ?9 OFFSET ?17", list->order);
    return say_str_terminated(arena, say_text_str(&sql));
}

const char *say_list_total_sql(SayArena *arena, const SayListSql *list, bool asked)
{
    SayText sql = {.arena = arena};
    if (!asked && list->table) {
        say_text_format(&sql, "SELECT count(*) FROM %s", list->table);
        return say_str_terminated(arena, say_text_str(&sql));
    }
    say_text_add(&sql, SAY_STR("SELECT count(*) FROM (SELECT 1 FROM "));
    say_list_expand(&sql, list->from);
    say_text_char(&sql, ')');
    return say_str_terminated(arena, say_text_str(&sql));
}
