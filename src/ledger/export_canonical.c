/* export_canonical.c -- the canonical export: the whole of a ledger as JSON lines, the same bytes
   for the same articles whatever their order, runs, files and places on disk.

   Left out is what depends on those: runs, paths and positions, and the bytes of the source, since
   two files may hold one article. */
#include "core/json.h"
#include "ledger/export.h"

#define OF_ARTICLE " WHERE article IN (SELECT id FROM article) ORDER BY article, "
#define OF_CLAIM   " WHERE claim IN (SELECT id FROM claim) ORDER BY claim"

static const struct {
    const char *name, *sql;
} tables[] = {
    {"article",
     "SELECT id, url, outlet, origin, title, byline, published, published_basis, language, outcome,"
     " reason, text, text_sha256, sentences, tokens FROM article ORDER BY id"},
    {"sentence", "SELECT * FROM sentence" OF_ARTICLE "number"},
    {"actor", "SELECT * FROM actor" OF_ARTICLE "id"},
    {"place", "SELECT * FROM place" OF_ARTICLE "id"},
    {"time", "SELECT * FROM time" OF_ARTICLE "id"},
    {"quantity", "SELECT * FROM quantity" OF_ARTICLE "id"},
    {"cite", "SELECT * FROM cite" OF_ARTICLE "number"},
    {"claim", "SELECT * FROM claim ORDER BY article, number"},
    {"speaker", "SELECT * FROM speaker" OF_CLAIM ", number"},
    {"content", "SELECT * FROM content" OF_CLAIM ", number"},
    {"coding", "SELECT * FROM coding" OF_CLAIM},
    {"party", "SELECT * FROM party" OF_CLAIM ", role, number"},
    {"why", "SELECT * FROM why" OF_CLAIM},
    {"retraction", "SELECT id, reason, retracted_at FROM retraction ORDER BY id"},
    {"rating",
     "SELECT kind, target, reliability, credibility, rated_by, rated_at, reason FROM rating"
     " ORDER BY target, run, number"},
    {"note", "SELECT target, text, author, written_at FROM note ORDER BY target, run, number"},
    {"origin", "SELECT * FROM origin ORDER BY id"},
    {"article_origin", "SELECT * FROM article_origin ORDER BY article"},
    {"passage", "SELECT * FROM passage ORDER BY article, start, end"},
    {"claim_text_origin", "SELECT * FROM claim_text_origin ORDER BY claim"},
    {"rests_on", "SELECT * FROM rests_on ORDER BY article, outlet"},
    {"event", "SELECT * FROM event ORDER BY id"},
    {"event_policy", "SELECT * FROM event_policy ORDER BY event, policy"},
    {"event_claim", "SELECT * FROM event_claim ORDER BY event, claim"},
    {"event_link", "SELECT * FROM event_link ORDER BY event, other, kind"},
    {"story", "SELECT * FROM story ORDER BY id"},
    {"story_event", "SELECT * FROM story_event ORDER BY story, event"},
    {"story_article", "SELECT * FROM story_article ORDER BY story, article"},
    {"figure", "SELECT * FROM figure ORDER BY event, article, number"},
    {"dispute", "SELECT * FROM dispute ORDER BY id"},
    {"dispute_side", "SELECT * FROM dispute_side ORDER BY dispute, number"},
    {"dispute_claim", "SELECT * FROM dispute_claim ORDER BY dispute, number, claim"},
};
enum { TABLES = sizeof tables / sizeof *tables };

static void add_column(SayJsonWriter *w, sqlite3_stmt *row, int column)
{
    say_json_key(w, sqlite3_column_name(row, column));
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL: say_json_null(w); break;
    case SQLITE_INTEGER: say_json_number(w, sqlite3_column_int64(row, column)); break;
    case SQLITE_FLOAT: { /* degrees: known to five places */
        double e5 = sqlite3_column_double(row, column) * 100000;
        say_json_decimal(w, (int64_t)(e5 < 0 ? e5 - 0.5 : e5 + 0.5), 5);
        break;
    }
    default: say_json_str(w, say_column(row, column));
    }
}

static SayStatus export_row(Export *export, const char *table, sqlite3_stmt *row)
{
    SayJsonWriter w = {.text = &export->line};
    say_json_open(&w, '{');
    say_json_key(&w, "table");
    say_json_str(&w, say_str(table));
    for (int column = 0; column < sqlite3_column_count(row); column++) add_column(&w, row, column);
    say_json_close(&w, '}');
    say_text_char(&export->line, '\n');
    return say_export_line(export);
}

static SayStatus export_table(Export *export, const char *table, const char *sql)
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(export->ledger, &row, sql, export->error));
    SayStatus status = SAY_OK;
    int step = SQLITE_ROW;
    while (status == SAY_OK && (step = sqlite3_step(row)) == SQLITE_ROW)
        status = export_row(export, table, row);
    if (status == SAY_OK && step != SQLITE_DONE)
        status = say_ledger_failed(export->ledger, "exporting", export->error);
    sqlite3_finalize(row);
    return status;
}

SayStatus say_export_canonical(Export *export)
{
    for (int i = 0; i < TABLES; i++) SAY_TRY(export_table(export, tables[i].name, tables[i].sql));
    return SAY_OK;
}
