/* list_sql.c -- the queries behind say_list. "@NAME" in them stands for a part below. */
#include "ledger/list_sql.h"

#include <string.h>

typedef struct Part {
    const char *name, *sql;
} Part;

/* SQL is broken where SQL breaks, by hand. */
/* clang-format off */
static const Part parts[] = {
    /* Claim c, of article a, is one that the filter asks for; dates apart. */
    {"ASKED",
     "c.id NOT IN (SELECT id FROM retraction) AND a.id NOT IN (SELECT id"
     " FROM retraction)"
     " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM coding k WHERE k.claim = c.id AND k.type = ?5))"
     " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM party p WHERE p.claim = c.id AND p.country = ?3)"
     "   OR EXISTS (SELECT 1 FROM speaker s WHERE s.claim = c.id AND s.country = ?3)"
     "   OR EXISTS (SELECT 1 FROM coding k JOIN place p ON p.article = c.article AND p.id = k.place"
     "              WHERE k.claim = c.id AND p.country = ?3))"
     " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM party p WHERE p.claim = c.id"
     " AND instr(lower(p.name), lower(?4)) > 0))"
     " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM speaker s WHERE s.claim = c.id"
     " AND (s.kind = lower(?6)"
     "   OR instr(lower(coalesce(s.name, @SPEAKER_WORDS)), lower(?6)) > 0)))"
     " AND (?7 IS NULL OR ?7 IN (c.polarity, c.certainty, c.status)) AND (?8 IS NULL OR"
     " c.article = ?8) AND @ABOUT"},
    /* What claim c, of article a, says names this: in its words, or by the name of a party or a
       place. */
    {"ABOUT",
     "(?11 IS NULL OR EXISTS (SELECT 1 FROM content t WHERE t.claim = c.id AND instr(lower("
     "CAST(substr(CAST(a.text AS BLOB), t.start + 1, t.end - t.start) AS TEXT)), lower(?11)) > 0)"
     "   OR EXISTS (SELECT 1 FROM party p WHERE p.claim = c.id"
     " AND instr(lower(p.name), lower(?11)) > 0)"
     "   OR EXISTS (SELECT 1 FROM coding k JOIN place p ON p.article = c.article AND p.id = k.place"
     " WHERE k.claim = c.id AND instr(lower(p.name), lower(?11)) > 0))"},

    /* Bytes of the text: substr() of a TEXT would count characters. */
    {"WORDS", "CAST(substr(CAST(a.text AS BLOB), c.start + 1, c.end - c.start) AS TEXT)"},
    {"SPEAKER_WORDS", "CAST(substr(CAST(a.text AS BLOB), s.start + 1, s.end - s.start) AS TEXT)"},

    /* Speakers s with what they are known by: mention sm, the first mention sf of its identity unless
       that is a pronoun, too; and the same of the link before, sb. */
    {"SPOKEN",
     "speaker s LEFT JOIN actor sm ON sm.article = a.id AND sm.id = s.actor"
     " LEFT JOIN actor sf ON sf.article = a.id AND sf.id = sm.chain AND NOT sf.pronoun"
     " LEFT JOIN speaker sb ON sb.claim = s.claim AND sb.number = s.number - 1"
     " LEFT JOIN actor bm ON bm.article = a.id AND bm.id = sb.actor"
     " LEFT JOIN actor bf ON bf.article = a.id AND bf.id = bm.chain AND NOT bf.pronoun"},
    {"IS_PRONOUN",
     "coalesce(sm.pronoun, lower(@SPEAKER_WORDS) IN ('he', 'she', 'they', 'it', 'we', 'i', 'you',"
     " 'who', 'this', 'that', 'those'))"},
    {"FIRST_WORDS",
     "CAST(substr(CAST(a.text AS BLOB), sf.start + 1, sf.end - sf.start) AS TEXT)"},
    /* "We", said by the link before: those for whom it speaks. */
    {"SIDE",
     "iif(lower(@SPEAKER_WORDS) = 'we', 'the side of ' || CAST(substr(CAST(a.text AS BLOB),"
     " coalesce(bf.start, sb.start) + 1,"
     " coalesce(bf.end - bf.start, sb.end - sb.start)) AS TEXT), NULL)"},
    {"STANDS_FOR", "coalesce(@FIRST_WORDS, @SIDE, 'somebody not named')"},
    /* Speaker s in the words of the article: "They (Iranian officials)". */
    {"SAID_BY",
     "iif(@IS_PRONOUN, @SPEAKER_WORDS || ' (' || @STANDS_FOR || ')', @SPEAKER_WORDS)"},
    /* The same, by the name of those who have one. */
    {"WHO",
     "CASE WHEN s.end = s.start THEN coalesce(a.outlet, 'outlet')"
     " WHEN s.name IS NULL OR s.kind NOT IN ('named', 'outlet') THEN @SAID_BY"
     " WHEN @IS_PRONOUN THEN @SPEAKER_WORDS || ' (' || s.name || ')' ELSE s.name END"},

    /* The chain, outermost first, speakers side by side joined by "and"; the outlet where nobody
       else is named. */
    {"LINKS",
     "(SELECT group_concat(link, '') FROM (SELECT CASE WHEN s.number = 0 THEN '' WHEN s.beside"
     " THEN ' and ' ELSE ' <- ' END || @WHO AS link FROM @SPOKEN WHERE s.claim = c.id"
     " ORDER BY s.number))"},
    {"SPEAKERS", "coalesce(@LINKS, a.outlet)"},
    /* The words by which speakers of the claim stay without a name. */
    {"ANONYMITY",
     "(SELECT group_concat(words, '; ') FROM (SELECT CAST(substr(CAST(a.text AS BLOB),"
     " s.anonymity_start + 1, s.anonymity_end - s.anonymity_start) AS TEXT) AS words"
     " FROM speaker s WHERE s.claim = c.id AND s.anonymity_start IS NOT NULL ORDER BY s.number))"},
    /* Party p by the best name of its identity, never by a pronoun. */
    {"PARTY",
     "coalesce(p.name, (SELECT CAST(substr(CAST(a.text AS BLOB), f.start + 1, f.end - f.start)"
     " AS TEXT) FROM actor m JOIN actor f ON f.article = a.id AND f.id = m.chain"
     " WHERE m.article = a.id AND m.id = p.actor AND NOT f.pronoun), 'somebody not named')"},
    {"ACTORS",
     "(SELECT group_concat(name, '; ') FROM (SELECT @PARTY AS name FROM party p"
     " WHERE p.claim = c.id AND p.role = 'actor' ORDER BY p.number))"},
    {"RECIPIENTS",
     "(SELECT group_concat(name, '; ') FROM (SELECT @PARTY AS name FROM party p"
     " WHERE p.claim = c.id AND p.role = 'recipient' ORDER BY p.number))"},

    /* Mentions m, of article a, of the actors that the filter asks for. */
    {"SEEN",
     "actor m JOIN article a ON a.id = m.article WHERE m.name IS NOT NULL AND m.adjective = 0"
     " AND (?1 IS NULL OR a.published >= ?1) AND (?2 IS NULL OR a.published <= ?2)"
     " AND a.id NOT IN (SELECT id FROM retraction)"
     " AND (?3 IS NULL OR m.country = ?3)"
     " AND (?4 IS NULL OR instr(lower(m.name), lower(?4)) > 0)"
     " AND (?8 IS NULL OR a.id = ?8) AND (?10 IS NULL OR m.known = 0)"},
    /* How many claims each name speaks in or is a party of. */
    {"CLAIMED",
     "(SELECT w.name, count(*) AS claims FROM (SELECT name, claim FROM party"
     " UNION SELECT name, claim FROM speaker) w JOIN claim c ON c.id = w.claim"
     " JOIN article a ON a.id = c.article LEFT JOIN coding k ON k.claim = c.id WHERE"
     " (?1 IS NULL OR a.published >= ?1) AND (?2 IS NULL OR a.published <= ?2)"
     " AND c.id NOT IN (SELECT id FROM retraction) AND a.id NOT IN (SELECT id FROM retraction)"
     " AND (?5 IS NULL OR k.type = ?5) AND (?6 IS NULL OR EXISTS (SELECT 1 FROM speaker s"
     "   WHERE s.claim = c.id AND (s.kind = lower(?6)"
     "     OR instr(lower(coalesce(s.name, @SPEAKER_WORDS)), lower(?6)) > 0)))"
     " AND (?7 IS NULL OR ?7 IN (c.polarity, c.certainty, c.status)) AND (?8 IS NULL OR"
     " a.id = ?8) AND @ABOUT GROUP BY w.name)"},

    /* What is said on one side of a dispute, reprints of the same words once; the best readings first. */
    {"SAID",
     "(SELECT group_concat(line, char(10)) FROM (SELECT '  ' || @STANDING || @SPEAKERS || ': \"' ||"
     " @WORDS || '\" [' || min(c.id) || ']' AS line FROM dispute_claim dc"
     " JOIN claim c ON c.id = dc.claim JOIN article a ON a.id = c.article"
     " WHERE dc.dispute = n.dispute AND dc.number = n.number GROUP BY dc.standing, @WORDS"
     " ORDER BY dc.standing <> 'holds', c.score DESC, min(c.id) LIMIT 5))"},
    /* What a claim of a side is there for, unless it holds. */
    {"STANDING",
     "CASE dc.standing WHEN 'revised' THEN coalesce(a.published || ', ', '') || 'before it said ' ||"
     " coalesce(dc.answer, 'otherwise') || ': ' WHEN 'withdrawn' THEN 'withdrawn since: '"
     " WHEN 'credited' THEN 'credited in a retelling to ' ELSE '' END"},
    /* "2026-11-16 to 2026-11-18" */
    {"PUBLISHED",
     "coalesce(', published ' || n.first_published || iif(n.last_published > n.first_published,"
     " ' to ' || n.last_published, ''), '')"},
};

/* What most mentions of a name say of it, as far as they say anything. */
#define MOST(column)                                                                               \
    "(SELECT m.name, m.known, m." column ", row_number() OVER (PARTITION BY m.name, m.known"       \
    " ORDER BY count(*) DESC, m." column ") AS place FROM @SEEN AND m." column " IS NOT NULL"      \
    " GROUP BY m.name, m.known, m." column ")"

static const SayListSql lists[] = {
    {"articles",
     "a.id, a.published, a.outlet, a.title, a.byline, a.language, a.outcome, a.reason,"
     " (SELECT count(*) FROM claim c WHERE c.article = a.id) AS claims,"
     " (SELECT o.name FROM article_origin ao JOIN origin o ON o.id = ao.origin WHERE ao.article ="
     " a.id) AS origin,"
     " (SELECT group_concat(outlet, '; ') FROM rests_on WHERE article = a.id) AS rests_on,"
     " (SELECT reason FROM retraction WHERE id = a.id) AS retracted, a.url, a.path,"
     " a.source_sha256",
     "article a WHERE (?1 IS NULL OR a.published >= ?1) AND (?2 IS NULL OR a.published <= ?2)"
     " AND (?8 IS NULL OR a.id = ?8) AND (coalesce(?3, ?4, ?5, ?6, ?7, ?11) IS NULL"
     "   OR EXISTS (SELECT 1 FROM claim c WHERE c.article = a.id AND @ASKED))",
     "a.published DESC, a.id", "article"},

    {"claims",
     "c.id, a.published, a.outlet, @SPEAKERS AS speakers, c.act, c.polarity, c.certainty,"
     " c.status, k.type, k.mode,"
     " @ACTORS AS actors, @RECIPIENTS AS recipients, pl.name"
     " AS place, pl.country, pl.latitude, pl.longitude,"
     " k.first_day, k.last_day, k.killed_low, k.killed_best, k.killed_high, k.injured_low,"
     " k.injured_best,"
     " k.injured_high, k.about, c.quoted, @WORDS AS words, c.score, c.article,"
     " @ANONYMITY AS anonymity",
     "claim c JOIN article a ON a.id = c.article LEFT JOIN coding k ON k.claim = c.id"
     " LEFT JOIN place pl ON pl.article = c.article AND pl.id = k.place"
     " WHERE (?1 IS NULL OR coalesce(k.last_day, k.first_day, a.published) >= ?1)"
     " AND (?2 IS NULL OR coalesce(k.first_day, k.last_day, a.published) <= ?2) AND @ASKED",
     "a.published DESC, a.id, c.number", NULL},

    {"events",
     "e.id, e.first_day, e.last_day, e.type, e.mode, e.status, e.actors, e.recipients,"
     " e.actor_countries, e.recipient_countries, e.place, e.country, e.latitude, e.longitude,"
     " e.precision,"
     " e.killed_low, e.killed_best, e.killed_high, e.injured_low, e.injured_best, e.injured_high,"
     " e.about, e.quad, e.goldstein, e.reported, e.claims, e.articles, e.outlets, e.text_origins,"
     " e.claim_origins, e.affirmed, e.denied,"
     " (SELECT min(story) FROM story_event WHERE event = e.id) AS story",
     "event e WHERE (?1 IS NULL OR coalesce(e.last_day, e.first_day, e.reported) >= ?1)"
     " AND (?2 IS NULL OR coalesce(e.first_day, e.last_day, e.reported) <= ?2) AND (?5 IS NULL OR"
     " e.type = ?5)"
     " AND (?3 IS NULL OR e.country = ?3 OR instr(' ' || e.actor_countries || ' ', ' ' || ?3"
     " || ' ') > 0"
     "   OR instr(' ' || e.recipient_countries || ' ', ' ' || ?3 || ' ') > 0)"
     " AND (?4 IS NULL OR instr(lower(e.actors), lower(?4)) > 0"
     " OR instr(lower(e.recipients), lower(?4)) > 0)"
     " AND (coalesce(?6, ?7, ?8, ?11) IS NULL OR EXISTS (SELECT 1 FROM event_claim ec"
     " JOIN claim c ON c.id = ec.claim"
     "   JOIN article a ON a.id = c.article WHERE ec.event = e.id AND @ASKED))",
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
     " AND (coalesce(?3, ?4, ?5, ?6, ?7, ?8, ?11) IS NULL OR EXISTS (SELECT 1 FROM dispute_claim dc"
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
     " AND (coalesce(?3, ?4, ?5, ?6, ?7, ?8, ?11) IS NULL OR EXISTS (SELECT 1 FROM story_event se"
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
     " min(a.published) AS first_published, max(a.published) AS last_published, 'not rated'"
     " AS rating",
     "article a WHERE (?1 IS NULL OR a.published >= ?1) AND (?2 IS NULL OR a.published <= ?2)"
     " AND (coalesce(?3, ?4, ?5, ?6, ?7, ?8, ?11) IS NULL"
     "   OR EXISTS (SELECT 1 FROM claim c WHERE c.article = a.id"
     " AND @ASKED)) GROUP BY coalesce(a.outlet, 'unknown')",
     "articles DESC, outlet", NULL},

    {"actors",
     "x.name, n.country, s.sectors, i.kind, x.known, x.mentions, coalesce(k.claims, 0) AS claims,"
     " x.articles, e.article AS example, e.start, e.end,"
     " (SELECT CAST(substr(CAST(a.text AS BLOB), e.start + 1, e.end - e.start) AS TEXT)"
     "  FROM article a WHERE a.id = e.article) AS words",
     "(SELECT m.name, m.known, count(*) AS mentions, count(DISTINCT a.id) AS articles,"
     "   min(substr(coalesce(a.published, '9999-12-31'), 1, 10) || a.id || ' ' || m.id) AS first"
     "   FROM @SEEN GROUP BY m.name, m.known) x"
     " JOIN actor e ON e.article = substr(x.first, 11, instr(x.first, ' ') - 11)"
     "   AND e.id = substr(x.first, instr(x.first, ' ') + 1)"
     " LEFT JOIN " MOST("country") " n ON n.name = x.name AND n.known = x.known AND n.place = 1"
     " LEFT JOIN " MOST("sectors") " s ON s.name = x.name AND s.known = x.known AND s.place = 1"
     " LEFT JOIN " MOST("kind") " i ON i.name = x.name AND i.known = x.known AND i.place = 1"
     " LEFT JOIN @CLAIMED k ON k.name = x.name"
     " WHERE coalesce(?5, ?6, ?7, ?11) IS NULL OR k.claims > 0",
     "claims DESC, x.mentions DESC, x.name, x.known", NULL},

    {"runs",
     "r.id, r.known_at, r.version, r.articles, r.coded, r.uncodable, r.duplicate, r.quarantined,"
     " r.out_of_scope,"
     " r.failed, r.pack, r.chain",
     "run r WHERE (?1 IS NULL OR substr(r.known_at, 1, 10) >= ?1) AND (?2 IS NULL"
     " OR substr(r.known_at, 1, 10) <= ?2)",
     "r.id", "run"},
};
#undef MOST
/* clang-format on */

const SayListSql *say_list_sql(const char *what)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(lists[i].what, what) == 0) return &lists[i];
    return NULL;
}

/* ---- putting the parts in ---- */

static size_t name_size(const char *name)
{
    size_t size = 0;
    while ((name[size] >= 'A' && name[size] <= 'Z') || name[size] == '_') size++;
    return size;
}

static const char *part_of(const char *name, size_t size)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strlen(parts[i].name) == size && memcmp(parts[i].name, name, size) == 0)
            return parts[i].sql;
    return "";
}

/* Parts may hold parts; none holds itself. */
static void expand(SayText *out, const char *sql)
{
    for (; *sql; sql++) {
        if (*sql != '@') {
            say_text_char(out, *sql);
            continue;
        }
        size_t size = name_size(sql + 1);
        expand(out, part_of(sql + 1, size));
        sql += size;
    }
}

const char *say_list_parts(SayArena *arena, const char *sql)
{
    SayText text = {.arena = arena};
    expand(&text, sql);
    return say_str_terminated(arena, say_text_str(&text));
}

const char *say_list_rows_sql(SayArena *arena, const SayListSql *list)
{
    SayText sql = {.arena = arena};
    say_text_add(&sql, SAY_STR("SELECT "));
    expand(&sql, list->columns);
    say_text_add(&sql, SAY_STR(" FROM "));
    expand(&sql, list->from);
    say_text_format(&sql, " ORDER BY %s LIMIT ?9", list->order);
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
    expand(&sql, list->from);
    say_text_char(&sql, ')');
    return say_str_terminated(arena, say_text_str(&sql));
}
