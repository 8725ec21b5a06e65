/* list_parts.c -- what the queries behind say_list share: parts of SQL by name. */
#include "ledger/list_sql.h"

#include <string.h>

/* SQL is broken where SQL breaks, by hand. */
/* clang-format off */
typedef struct Part {
    const char *name, *sql;
} Part;

#define VIEW(column) ", iif(p.event IS NULL, v." column ", p." column ") AS " column

static const Part parts[] = {
    /* Claim c, of article a, is one that the filter asks for; dates apart. */
    {"ASKED",
     "c.id NOT IN (SELECT id FROM retraction) AND c.article NOT IN (SELECT id"
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
     " c.article = ?8) AND @ABOUT AND @FOUND AND @BELONGS"},
    /* The text of article a holds the words that are looked for. A view of the articles known on a
       day has no rowid, so that the index leads to the table behind it. */
    {"FOUND",
     "(?12 IS NULL OR a.id IN (SELECT fa.id FROM article_text ft CROSS JOIN main.article fa"
     " ON fa.rowid = ft.rowid WHERE article_text MATCH ?12))"},
    /* Claim c, of article a, is of the outlet, event, story or dispute that is asked for. */
    {"BELONGS",
     "(?16 IS NULL OR a.outlet = ?16 COLLATE NOCASE)"
     " AND (?13 IS NULL OR c.id IN (SELECT claim FROM event_claim WHERE event = ?13))"
     " AND (?14 IS NULL OR c.id IN (SELECT ec.claim FROM story_event se JOIN event_claim ec"
     "   ON ec.event = se.event WHERE se.story = ?14))"
     " AND (?15 IS NULL OR c.id IN (SELECT claim FROM dispute_claim WHERE dispute = ?15))"},
    /* Nothing is asked of claims. */
    {"UNASKED", "coalesce(?3, ?4, ?5, ?6, ?7, ?8, ?11, ?12, ?13, ?14, ?15, ?16) IS NULL"},
    /* Article a is one that the filter asks for, whether it makes claims or not. */
    {"WRITTEN", "@PRINTED AND @FOUND"},
    {"PRINTED",
     "(?1 IS NULL OR a.published >= ?1) AND (?2 IS NULL OR a.published <= ?2)"
     " AND (?8 IS NULL OR a.id = ?8) AND (?16 IS NULL OR a.outlet = ?16 COLLATE NOCASE)"
     " AND (?14 IS NULL OR a.id IN (SELECT article FROM story_article WHERE story = ?14))"
     " AND (coalesce(?3, ?4, ?5, ?6, ?7, ?11, ?13, ?15) IS NULL"
     "   OR EXISTS (SELECT 1 FROM claim c WHERE c.article = a.id AND @ASKED))"},
    /* Event e is one that the filter asks for. */
    {"HAPPENED",
     "(?1 IS NULL OR coalesce(e.last_day, e.first_day, e.reported) >= ?1)"
     " AND (?2 IS NULL OR coalesce(e.first_day, e.last_day, e.reported) <= ?2) AND (?5 IS NULL OR"
     " e.type = ?5)"
     " AND (?3 IS NULL OR e.country = ?3 OR instr(' ' || e.actor_countries || ' ', ' ' || ?3"
     " || ' ') > 0"
     "   OR instr(' ' || e.recipient_countries || ' ', ' ' || ?3 || ' ') > 0)"
     " AND (?4 IS NULL OR instr(lower(e.actors), lower(?4)) > 0"
     " OR instr(lower(e.recipients), lower(?4)) > 0)"
     " AND (?13 IS NULL OR e.id = ?13)"
     " AND (?14 IS NULL OR e.id IN (SELECT event FROM story_event WHERE story = ?14))"
     " AND (?15 IS NULL OR e.id IN (SELECT event FROM dispute WHERE id = ?15))"
     " AND (coalesce(?6, ?7, ?8, ?11, ?12, ?16) IS NULL OR EXISTS (SELECT 1 FROM event_claim ec"
     " JOIN claim c ON c.id = ec.claim"
     "   JOIN article a ON a.id = c.article WHERE ec.event = e.id AND @ASKED))"},
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
     " AND m.article NOT IN (SELECT id FROM retraction)"
     " AND (?3 IS NULL OR m.country = ?3)"
     " AND (?4 IS NULL OR instr(lower(m.name), lower(?4)) > 0)"
     " AND (?8 IS NULL OR a.id = ?8) AND (?10 IS NULL OR m.known = 0)"
     " AND (?16 IS NULL OR a.outlet = ?16 COLLATE NOCASE) AND @FOUND"},
    /* How many claims each name speaks in or is a party of. */
    {"CLAIMED",
     "(SELECT w.name, count(*) AS claims FROM (SELECT name, claim FROM party"
     " UNION SELECT name, claim FROM speaker) w JOIN claim c ON c.id = w.claim"
     " LEFT JOIN article a ON a.id = c.article LEFT JOIN coding k ON k.claim = c.id WHERE"
     " (?1 IS NULL OR a.published >= ?1) AND (?2 IS NULL OR a.published <= ?2)"
     " AND c.id NOT IN (SELECT id FROM retraction) AND c.article NOT IN (SELECT id FROM retraction)"
     " AND (?5 IS NULL OR k.type = ?5) AND (?6 IS NULL OR EXISTS (SELECT 1 FROM speaker s"
     "   WHERE s.claim = c.id AND (s.kind = lower(?6)"
     "     OR instr(lower(coalesce(s.name, @SPEAKER_WORDS)), lower(?6)) > 0)))"
     " AND (?7 IS NULL OR ?7 IN (c.polarity, c.certainty, c.status)) AND (?8 IS NULL OR"
     " a.id = ?8) AND @ABOUT AND @FOUND AND @BELONGS"
     " GROUP BY w.name)"},

    /* Rating r in the words of the scale. */
    {"MEANING",
     "CASE r.reliability WHEN 'A' THEN 'completely reliable' WHEN 'B' THEN 'usually reliable'"
     " WHEN 'C' THEN 'fairly reliable' WHEN 'D' THEN 'not usually reliable'"
     " WHEN 'E' THEN 'unreliable' WHEN 'F' THEN 'reliability cannot be judged' ELSE '' END"
     " || iif(r.reliability IS NULL OR r.credibility IS NULL, '', '; ')"
     " || CASE r.credibility WHEN 1 THEN 'confirmed by other sources' WHEN 2 THEN 'probably true'"
     " WHEN 3 THEN 'possibly true' WHEN 4 THEN 'doubtful' WHEN 5 THEN 'improbable'"
     " WHEN 6 THEN 'truth cannot be judged' ELSE '' END"},

    /* Events as policy ?18 has them: where it has no row, as they are. */
    {"VIEWED",
     "(SELECT v.id, v.type, v.quad, v.goldstein, v.reported, v.about, v.claims, v.articles,"
     " v.outlets, v.text_origins, v.claim_origins, v.affirmed, v.denied, v.sensitivity"
     VIEW("mode") VIEW("status") VIEW("actors") VIEW("recipients") VIEW("actor_countries")
     VIEW("recipient_countries") VIEW("place") VIEW("country") VIEW("latitude")
     VIEW("longitude") VIEW("precision") VIEW("first_day") VIEW("last_day") VIEW("killed_low")
     VIEW("killed_best") VIEW("killed_high") VIEW("injured_low") VIEW("injured_best")
     VIEW("injured_high")
     " FROM event v LEFT JOIN event_policy p ON p.event = v.id AND p.policy = ?18)"},

    /* What is said on one side of a dispute, reprints of the same words once; the best readings first. */
    {"SAID",
     "(SELECT group_concat(line, char(10)) FROM (SELECT '  ' || @STANDING || @SPEAKERS || ': \"' ||"
     " @WORDS || '\" [' || min(c.id) || ']' AS line FROM dispute_claim dc"
     " JOIN claim c ON c.id = dc.claim JOIN article a ON a.id = c.article"
     " WHERE dc.dispute = n.dispute AND dc.number = n.number GROUP BY dc.standing, @WORDS"
     " ORDER BY dc.standing <> 'holds', c.score DESC, min(c.id) LIMIT 5))"},
    /* What a claim of a side is there for, unless it holds. */
    {"STANDING",
     "CASE dc.standing WHEN 'revised' THEN coalesce('on ' || a.published || ' still ', 'before ')"
     " || coalesce(dc.answer, 'otherwise') || ': ' WHEN 'withdrawn' THEN 'withdrawn since: '"
     " WHEN 'credited' THEN 'credited in a retelling to ' ELSE '' END"},
    /* ", published 2026-11-16 to 2026-11-18" */
    {"PUBLISHED",
     "coalesce(', published ' || n.first_published || iif(n.last_published > n.first_published,"
     " ' to ' || n.last_published, ''), '')"},
};
#undef VIEW
/* clang-format on */

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
void say_list_expand(SayText *out, const char *sql)
{
    for (; *sql; sql++) {
        if (*sql != '@') {
            say_text_char(out, *sql);
            continue;
        }
        size_t size = name_size(sql + 1);
        say_list_expand(out, part_of(sql + 1, size));
        sql += size;
    }
}

const char *say_list_parts(SayArena *arena, const char *sql)
{
    SayText text = {.arena = arena};
    say_list_expand(&text, sql);
    return say_str_terminated(arena, say_text_str(&text));
}
