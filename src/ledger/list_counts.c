/* list_counts.c -- the lists that count what others hold: places, pairs of actors, days, coverage;
 * and what is told of every list. */
#include "ledger/list_sql.h"
#include "sayso.h"

#include <string.h>

/* clang-format off */
/* The names in a column of an event, "; " between, as rows. */
#define NAMES(column, as)                                                                          \
    " JOIN json_each('[' || replace(json_quote(e." column "), '; ', '\",\"') || ']') " as

const SayListSql say_list_counts[] = {
    {"places",
     "e.place AS name, e.country, e.latitude, e.longitude, e.precision, count(*) AS events,"
     " sum(e.claims) AS claims, min(coalesce(e.first_day, e.reported)) AS first_day,"
     " max(coalesce(e.last_day, e.first_day, e.reported)) AS last_day",
     "event e WHERE e.place IS NOT NULL AND @HAPPENED"
     " GROUP BY e.place, e.country, e.latitude, e.longitude, e.precision",
     "events DESC, e.place, e.country, e.latitude, e.longitude, e.precision", NULL},

    {"dyads",
     "x.value AS actor, y.value AS recipient, e.quad, count(*) AS events, sum(e.claims) AS claims,"
     " sum(e.claim_origins) AS claim_origins, min(coalesce(e.first_day, e.reported)) AS first_day,"
     " max(coalesce(e.last_day, e.first_day, e.reported)) AS last_day",
     "event e" NAMES("actors", "x") NAMES("recipients", "y")
     " WHERE e.actors IS NOT NULL AND e.recipients IS NOT NULL AND @HAPPENED"
     " GROUP BY x.value, y.value, e.quad",
     "events DESC, actor, recipient, e.quad", NULL},

    /* A toll may stand in a claim that tells no act: such a claim is of no event itself. */
    {"figures",
     "f.event, e.type, e.place, e.country, e.first_day, f.unit, f.voice AS speaker, f.published,"
     " f.low, f.best, f.high, f.bound, f.counted, f.part, f.revised, f.revises, a.outlet,"
     " @WORDS AS words, f.claim",
     "figure f JOIN event e ON e.id = f.event JOIN claim c ON c.id = f.claim"
     " JOIN article a ON a.id = f.article"
     " WHERE (?1 IS NULL OR coalesce(e.last_day, e.first_day, e.reported) >= ?1)"
     " AND (?2 IS NULL OR coalesce(e.first_day, e.last_day, e.reported) <= ?2)"
     " AND (?13 IS NULL OR f.event = ?13)"
     " AND (coalesce(?3, ?4, ?5, ?6, ?7, ?8, ?11, ?12, ?14, ?15, ?16) IS NULL OR (@ASKED))",
     "coalesce(e.first_day, e.reported) DESC, f.event, f.unit, f.voice, f.published, f.article,"
     " f.number", "figure"},

    {"series",
     "coalesce(e.first_day, e.reported) AS day, e.quad, e.type, count(*) AS events,"
     " sum(e.claims) AS claims, sum(e.claim_origins) AS claim_origins",
     "event e WHERE coalesce(e.first_day, e.reported) IS NOT NULL AND @HAPPENED"
     " GROUP BY coalesce(e.first_day, e.reported), e.quad, e.type",
     "day, e.quad, e.type", NULL},

    {"coverage",
     "coalesce(a.outlet, 'unknown') AS outlet, substr(a.published, 1, 10) AS day,"
     " count(*) AS articles, sum(a.outcome = 'coded') AS coded,"
     " sum(a.outcome = 'uncodable') AS uncodable, sum(a.outcome = 'quarantined') AS quarantined,"
     " sum(a.outcome = 'out_of_scope') AS out_of_scope",
     "article a WHERE a.published IS NOT NULL AND @WRITTEN"
     " GROUP BY coalesce(a.outlet, 'unknown'), substr(a.published, 1, 10)",
     "1, 2", NULL},
};
#undef NAMES
/* clang-format on */
const size_t say_list_counts_count = sizeof say_list_counts / sizeof *say_list_counts;

static const SayList lists[] = {
    {"articles", "latest first", false, true},
    {"claims", "latest article first, then as in the text", true, false},
    {"events", "latest first", true, true},
    {"disputes", "most claims first", false, true},
    {"figures", "latest event first, by speaker as published", false, false},
    {"stories", "latest first", false, true},
    {"sources", "most articles first", false, false},
    {"actors", "most claims first, then most mentions", false, false},
    {"places", "most events first", true, false},
    {"dyads", "most events first", false, false},
    {"series", "by day, quad class and type", false, false},
    {"coverage", "by outlet and day", false, false},
    {"runs", "in order", false, false},
    {"ratings", "by what is rated, the rating that holds last", false, false},
    {"notes", "in order", false, false},
    {"retractions", "in order", false, false},
};

const SayList *say_lists(size_t *count)
{
    *count = sizeof lists / sizeof *lists;
    return lists;
}

const char *say_list_order(const SayListSql *list)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(lists[i].name, list->what) == 0) return lists[i].order;
    return "";
}
