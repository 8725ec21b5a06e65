/* search.c -- words looked for everywhere: in the text of articles, in what claims say, in events,
   stories and names.

   Articles are found through the full-text index and counted all; the rest is what the best of
   those articles hold, so that a word that stands everywhere costs no more than a rare one. */
#include "core/json.h"
#include "ledger/filter.h"
#include "ledger/list_sql.h"
#include "ledger/query.h"

#include <stdio.h>
#include <string.h>

/* Articles, best first, in which the others are looked for; rows of a kind where all kinds are
 * asked for; what a page of one kind holds; values of a facet. */
#define BEST   "200"
#define FACETS "20"
enum { FEW = 5, USUAL = 20, COMMON = 20000 };

/* Parameters are those of lists, ?12 the words for FTS5, and ?19 the words as they were given. */
enum { WORDS = 19 };

/* clang-format off */
/* The articles that hold the words, {row, id, place}: all; and those that the filter leaves. */
#define FOUND \
    "(SELECT ft.rowid AS row, fx.id, ft.rank AS place FROM (SELECT rowid, rank FROM article_text" \
    " WHERE article_text MATCH ?12 ORDER BY rank, rowid LIMIT " BEST ") ft" \
    " CROSS JOIN main.article fx ON fx.rowid = ft.rowid)"
/* Words that stand in so many articles rank none before another: the latest that were added. */
#define FOUND_COMMON \
    "(SELECT ft.rowid AS row, fx.id, -ft.rowid AS place FROM (SELECT rowid FROM article_text" \
    " WHERE article_text MATCH ?12 ORDER BY rowid DESC LIMIT " BEST ") ft" \
    " CROSS JOIN main.article fx ON fx.rowid = ft.rowid)"
#define FOUND_ASKED \
    "(SELECT ft.rowid AS row, a.id, ft.rank AS place FROM article_text ft" \
    " CROSS JOIN main.article fx ON fx.rowid = ft.rowid CROSS JOIN article a ON a.id = fx.id" \
    " WHERE article_text MATCH ?12 AND @PRINTED ORDER BY ft.rank, ft.rowid LIMIT " BEST ")"

/* Columns: id, title, snippet, published, outlet; h: the articles that were found. The
   order of joining is as written: nothing tells SQLite that they are few. */
static const struct Kind {
    const char *name, *sql;
} kinds[] = {
    {"actor",
     "SELECT m.name, m.name, m.name || coalesce(', ' || max(m.country), '')"
     "   || coalesce(', ' || replace(max(m.kind), '_', ' '), ''), NULL, NULL"
     " FROM h CROSS JOIN actor m ON m.article = h.id WHERE m.name IS NOT NULL"
     " AND say_holds(m.name, ?19) GROUP BY m.name ORDER BY count(*) DESC, m.name"},
    {"story",
     "SELECT y.id, y.headline, y.headline, coalesce(y.last_day, y.first_day), NULL FROM h"
     " CROSS JOIN story_article sa ON sa.article = h.id CROSS JOIN story y ON y.id = sa.story"
     " GROUP BY y.id ORDER BY say_holds(y.headline, ?19) DESC, count(*) DESC, y.id"},
    {"event",
     "SELECT e.id, e.type || ', ' || coalesce(e.actors, 'nobody named') || coalesce(' → ' || e.recipients, '')"
     "   || coalesce(', ' || e.place, ''), @WORDS, coalesce(e.first_day, e.reported), NULL"
     " FROM (SELECT ec.event, min(c.id) AS claim, count(*) AS many FROM h"
     "   CROSS JOIN article a ON a.id = h.id CROSS JOIN claim c ON c.article = a.id"
     "   CROSS JOIN event_claim ec ON ec.claim = c.id WHERE say_holds(@WORDS, ?19) GROUP BY ec.event) f"
     " CROSS JOIN event e ON e.id = f.event CROSS JOIN claim c ON c.id = f.claim"
     " CROSS JOIN article a ON a.id = c.article WHERE (?5 IS NULL OR e.type = ?5)"
     " ORDER BY f.many DESC, e.claims DESC, e.id"},
    {"claim",
     "SELECT c.id, @SPEAKERS, @WORDS, a.published, a.outlet FROM h"
     " CROSS JOIN article a ON a.id = h.id CROSS JOIN claim c ON c.article = a.id"
     " WHERE say_holds(@WORDS, ?19) AND c.id NOT IN (SELECT id FROM retraction)"
     " ORDER BY h.place, h.id, c.number"},
    {"article",
     "SELECT a.id, a.title, (SELECT snippet(article_text, -1, '', '', ' … ', 32) FROM article_text"
     "   WHERE article_text MATCH ?12 AND rowid = h.row), a.published, a.outlet"
     " FROM h CROSS JOIN article a ON a.id = h.id ORDER BY h.place, h.id"},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* {value, how many}, of the articles found or of what they say. */
static const struct Kind facets[] = {
    {"outlet", "SELECT coalesce(a.outlet, 'unknown'), count(*) FROM h CROSS JOIN article a ON a.id = h.id"},
    {"type", "SELECT k.type, count(DISTINCT c.article) FROM h CROSS JOIN claim c ON c.article = h.id"
     " CROSS JOIN coding k ON k.claim = c.id"},
    {"country", "SELECT e.country, count(DISTINCT h.id) FROM h CROSS JOIN claim c ON c.article = h.id"
     " CROSS JOIN event_claim ec ON ec.claim = c.id CROSS JOIN event e ON e.id = ec.event"
     " WHERE e.country IS NOT NULL"},
    {"month", "SELECT substr(a.published, 1, 7), count(*) FROM h CROSS JOIN article a ON a.id = h.id"
     " WHERE a.published IS NOT NULL"},
};
enum { FACET_COUNT = sizeof facets / sizeof *facets };
/* clang-format on */

typedef struct Search {
    SayLedger *ledger;
    SayArena *arena;
    SayAsked asked;
    SayStr words;
    bool narrowed; /* by more than the words */
    uint64_t shown, taken;
    int64_t total; /* articles that hold the words */
    SayText out;
    SayJsonWriter writer;
    SayError *error;
} Search;

static const char *pruned(const Search *search, const char *sql)
{
    return say_list_prune(search->arena, say_list_parts(search->arena, sql),
                          say_asked_given(&search->asked));
}

static SayStatus prepare(Search *search, const char *sql, const char *behind, sqlite3_stmt **row)
{
    SayText text = {.arena = search->arena};
    say_text_format(&text, "%s%s", sql, behind);
    SAY_TRY(say_ledger_prepare(
        search->ledger, row, pruned(search, say_str_terminated(search->arena, say_text_str(&text))),
        search->error));
    say_asked_bind(*row, &search->asked);
    sqlite3_bind_text(*row, WORDS, search->words.data, (int)search->words.size, SQLITE_STATIC);
    return SAY_OK;
}

/* How many articles hold the words: of all that there are, without looking at each. */
static SayStatus count_found(Search *search)
{
    static const char all[] = "SELECT count(*) FROM article_text WHERE article_text MATCH ?12";
    static const char asked[] =
        "SELECT count(*) FROM article_text ft CROSS JOIN main.article fx ON fx.rowid = ft.rowid"
        " CROSS JOIN article a ON a.id = fx.id WHERE article_text MATCH ?12 AND @PRINTED";
    sqlite3_stmt *row;
    const char *sql = pruned(search, search->narrowed ? asked : all);
    SAY_TRY(say_ledger_prepare(search->ledger, &row, sql, search->error));
    say_asked_bind(row, &search->asked);
    int step = sqlite3_step(row);
    search->total = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return step == SQLITE_ROW ? SAY_OK
                              : say_ledger_failed(search->ledger, "searching", search->error);
}

/* The articles found are set apart once, for all that is asked of them. */
static SayStatus find_articles(Search *search)
{
    SayText text = {.arena = search->arena};
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_execute(search->ledger, "DROP TABLE IF EXISTS temp.h", "searching",
                               search->error));
    say_text_format(&text, "CREATE TEMP TABLE h AS SELECT * FROM %s",
                    search->narrowed         ? FOUND_ASKED
                    : search->total > COMMON ? FOUND_COMMON
                                             : FOUND);
    SAY_TRY(prepare(search, say_str_terminated(search->arena, say_text_str(&text)), "", &row));
    int step = sqlite3_step(row);
    sqlite3_finalize(row);
    return step == SQLITE_DONE ? SAY_OK
                               : say_ledger_failed(search->ledger, "searching", search->error);
}

/* ---- rows ---- */

static void put_text(SayJsonWriter *w, const char *key, SayStr value)
{
    say_json_key(w, key);
    say_json_str(w, value);
}

static void put_hits(Search *search, SayStr snippet)
{
    SayJsonWriter *w = &search->writer;
    SayHits hits = {0};
    say_query_hits(search->arena, search->words, snippet, &hits);
    say_json_key(w, "hits");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < hits.count; i++) {
        say_json_open(w, '[');
        say_json_number(w, hits.items[i].start);
        say_json_number(w, hits.items[i].end);
        say_json_close(w, ']');
    }
    say_json_close(w, ']');
}

static void put_row(Search *search, const char *kind, sqlite3_stmt *row)
{
    SayJsonWriter *w = &search->writer;
    say_json_open(w, '{');
    put_text(w, "kind", say_str(kind));
    put_text(w, "id", say_column(row, 0));
    put_text(w, "title", say_column(row, 1));
    put_text(w, "snippet", say_column(row, 2));
    put_hits(search, say_column(row, 2));
    put_text(w, "published", say_column(row, 3));
    put_text(w, "outlet", say_column(row, 4));
    say_json_close(w, '}');
}

static SayStatus put_kind(Search *search, const struct Kind *kind, uint64_t skip, uint64_t limit)
{
    char behind[80];
    sqlite3_stmt *row;
    snprintf(behind, sizeof behind, " LIMIT %llu OFFSET %llu", (unsigned long long)limit,
             (unsigned long long)skip);
    SAY_TRY(prepare(search, kind->sql, behind, &row));
    int step;
    search->taken = 0;
    while ((step = sqlite3_step(row)) == SQLITE_ROW) {
        put_row(search, kind->name, row);
        search->taken++;
    }
    search->shown += search->taken;
    sqlite3_finalize(row);
    return step == SQLITE_DONE ? SAY_OK
                               : say_ledger_failed(search->ledger, "searching", search->error);
}

/* ---- the whole ---- */

static SayStatus put_facet(Search *search, const struct Kind *facet)
{
    sqlite3_stmt *row;
    SAY_TRY(prepare(search, facet->sql, " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " FACETS, &row));
    say_json_key(&search->writer, facet->name);
    say_json_open(&search->writer, '[');
    int step;
    while ((step = sqlite3_step(row)) == SQLITE_ROW) {
        say_json_open(&search->writer, '[');
        say_json_str(&search->writer, say_column(row, 0));
        say_json_number(&search->writer, sqlite3_column_int64(row, 1));
        say_json_close(&search->writer, ']');
    }
    say_json_close(&search->writer, ']');
    sqlite3_finalize(row);
    return step == SQLITE_DONE ? SAY_OK
                               : say_ledger_failed(search->ledger, "searching", search->error);
}

static SayStatus put_kinds(Search *search, const char *kind)
{
    const SayFilter *filter = search->asked.filter;
    uint64_t limit = filter->limit ? filter->limit : USUAL;
    for (int i = 0; i < KINDS; i++) {
        bool article = i == KINDS - 1;
        if (kind && strcmp(kind, kinds[i].name) != 0) continue;
        SAY_TRY(put_kind(search, &kinds[i], kind ? search->asked.skipped : 0,
                         kind || article ? limit : FEW));
    }
    return SAY_OK;
}

static void put_end(Search *search, const char *kind)
{
    SayJsonWriter *w = &search->writer;
    const SayFilter *filter = search->asked.filter;
    SayText words = {.arena = search->arena};
    bool common = !search->narrowed && search->total > COMMON;
    say_text_add(&words, common
                             ? SAY_STR("latest added first; claims, events, stories and actors of"
                                       " the " BEST " latest articles")
                             : SAY_STR("best first; claims, events, stories and actors of the " BEST
                                       " best articles"));
    (void)say_filter_describe(filter, &words);
    say_json_key(w, "shown");
    say_json_number(w, (int64_t)search->shown);
    say_json_key(w, "total");
    say_json_number(w, search->total);
    put_text(w, "selection", say_text_str(&words));
    say_json_key(w, "next");
    if (kind && search->taken == (filter->limit ? filter->limit : USUAL)) {
        words.size = 0;
        say_text_format(&words, "o%llu", (unsigned long long)search->asked.skipped + search->taken);
        say_json_str(w, say_text_str(&words));
    } else {
        say_json_null(w);
    }
}

static SayStatus put_search(Search *search, const char *kind)
{
    SayJsonWriter *w = &search->writer;
    say_json_open(w, '{');
    put_text(w, "what", SAY_STR("search"));
    say_json_key(w, "rows");
    say_json_open(w, '[');
    SAY_TRY(put_kinds(search, kind));
    say_json_close(w, ']');
    put_end(search, kind);
    say_json_key(w, "facets");
    say_json_open(w, '{');
    for (int i = 0; i < FACET_COUNT; i++) SAY_TRY(put_facet(search, &facets[i]));
    say_json_close(w, '}');
    say_json_close(w, '}');
    say_text_char(&search->out, '\n');
    return SAY_OK;
}

static bool known_kind(const char *kind)
{
    for (int i = 0; i < KINDS; i++)
        if (strcmp(kind, kinds[i].name) == 0) return true;
    return false;
}

/* A ledger asked as of a day has temporary names before its own. */
static SayStatus is_as_of(Search *search)
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(search->ledger, &row,
                               "SELECT 1 FROM temp.sqlite_schema WHERE name = 'as_of'",
                               search->error));
    search->narrowed |= sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    return SAY_OK;
}

static SayStatus run(Search *search, const SayFilter *filter, const char *kind,
                     SayTextFunction *text, void *context)
{
    SayFilter others = *filter;
    SayText words = {.arena = search->arena};
    if (!filter->query)
        return say_error_set(search->error, SAY_ERROR_ARGUMENT, "no words to look for");
    if (kind && !known_kind(kind))
        return say_error_set(search->error, SAY_ERROR_ARGUMENT,
                             "\"%s\" is none of actor, story, event, claim, article", kind);
    SAY_TRY(say_asked_take(search->arena, "search", filter, &search->asked, search->error));
    others.query = NULL;
    search->words = say_str(filter->query);
    search->narrowed = say_filter_describe(&others, &words);
    SAY_TRY(is_as_of(search));
    SAY_TRY(count_found(search));
    SAY_TRY(find_articles(search));
    SAY_TRY(put_search(search, kind));
    if (text(context, search->out.data, search->out.size)) return SAY_OK;
    return say_error_set(search->error, SAY_ERROR_STOPPED, "stopped by the caller");
}

SayStatus say_search(SayLedger *ledger, const SayFilter *filter, const char *kind,
                     SayTextFunction *text, void *context, SayError *error)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    Search search = {.ledger = ledger, .arena = arena, .out = {.arena = arena}, .error = error};
    search.writer.text = &search.out;
    SayStatus status = run(&search, filter, kind, text, context);
    say_arena_free(arena);
    return status;
}
