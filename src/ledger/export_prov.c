/* export_prov.c -- where every event comes from, in the terms of W3C PROV-O, as JSON-LD: an event
   was derived from claims, a claim was quoted from an article and is attributed to its speakers, an
   article is attributed to its outlet and was taken in by a run, which used a pack. */
#include "core/json.h"
#include "ledger/export.h"

#include <string.h>

/* Each row is one node. A column is a property: "_id" and "_type" are JSON-LD's own, one that ends
   with '~' names other nodes, blanks between. */
/* clang-format off */
static const char *const nodes[] = {
    "SELECT 'sayso:run/' || id AS '_id', 'prov:Activity' AS '_type', known_at AS 'prov:endedAtTime',"
    " iif(pack = '', NULL, 'sayso:pack/' || pack) AS 'prov:used~', version AS 'sayso:version'"
    " FROM run ORDER BY id",

    "SELECT DISTINCT 'sayso:pack/' || pack AS '_id', 'prov:Entity' AS '_type', pack AS"
    " 'sayso:sha256' FROM run WHERE pack <> '' ORDER BY pack",

    "SELECT DISTINCT 'sayso:outlet/' || hex(outlet) AS '_id', 'prov:Organization' AS '_type',"
    " outlet AS 'prov:label' FROM article WHERE outlet IS NOT NULL ORDER BY outlet",

    "SELECT 'sayso:' || a.id AS '_id', 'prov:Entity' AS '_type', a.title AS 'prov:label',"
    " a.url AS 'prov:atLocation', a.published AS 'prov:generatedAtTime',"
    " iif(a.outlet IS NULL, NULL, 'sayso:outlet/' || hex(a.outlet)) AS 'prov:wasAttributedTo~',"
    " 'sayso:run/' || a.run AS 'sayso:takenInBy~',"
    " (SELECT 'sayso:' || model FROM article_origin WHERE article = a.id) AS"
    " 'prov:wasRevisionOf~', a.source_sha256 AS 'sayso:sourceSha256',"
    " (SELECT reason FROM retraction WHERE id = a.id) AS 'sayso:retracted'"
    " FROM article a ORDER BY a.id",

    "SELECT DISTINCT 'sayso:speaker/' || hex(s.name) AS '_id', 'prov:Agent' AS '_type', s.name AS"
    " 'prov:label' FROM speaker s JOIN claim c ON c.id = s.claim WHERE s.name IS NOT NULL"
    " ORDER BY s.name",

    "SELECT 'sayso:' || c.id AS '_id', 'prov:Entity' AS '_type', @WORDS AS 'prov:value',"
    " 'sayso:' || a.id AS 'prov:wasQuotedFrom~', c.start AS 'sayso:start', c.end AS 'sayso:end',"
    " (SELECT group_concat('sayso:speaker/' || hex(name), ' ') FROM (SELECT DISTINCT name"
    "  FROM speaker WHERE claim = c.id AND name IS NOT NULL ORDER BY name))"
    " AS 'prov:wasAttributedTo~', @SPEAKERS AS 'sayso:speakers', c.polarity AS 'sayso:polarity',"
    " c.certainty AS 'sayso:certainty', c.status AS 'sayso:status', c.rule AS 'sayso:rule',"
    " (SELECT reason FROM retraction WHERE id = c.id) AS 'sayso:retracted'"
    " FROM claim c JOIN article a ON a.id = c.article ORDER BY c.id",

    "SELECT 'sayso:' || e.id AS '_id', 'prov:Entity' AS '_type', e.type AS 'sayso:type',"
    " e.mode AS 'sayso:mode', e.status AS 'sayso:status', e.actors AS 'sayso:actors',"
    " e.recipients AS 'sayso:recipients', e.place AS 'sayso:place', e.first_day AS"
    " 'sayso:firstDay', e.last_day AS 'sayso:lastDay', e.text_origins AS 'sayso:textOrigins',"
    " e.claim_origins AS 'sayso:claimOrigins', (SELECT group_concat('sayso:' || claim, ' ') FROM"
    " (SELECT claim FROM event_claim WHERE event = e.id ORDER BY claim)) AS"
    " 'prov:wasDerivedFrom~' FROM event e ORDER BY e.id",
};
/* clang-format on */
enum { NODES = sizeof nodes / sizeof *nodes };

static const char context[] =
    "{\"@context\":{\"prov\":\"http://www.w3.org/ns/prov#\",\"sayso\":\"urn:sayso:\"},"
    "\"@graph\":[\n";

static void add_references(SayJsonWriter *w, SayStr ids)
{
    say_json_open(w, '[');
    while (ids.data) {
        say_json_open(w, '{');
        say_json_key(w, "@id");
        say_json_str(w, say_str_cut(&ids, ' '));
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void add_property(SayJsonWriter *w, sqlite3_stmt *row, int column)
{
    const char *name = sqlite3_column_name(row, column);
    assert(name != NULL);
    size_t size = strlen(name);
    if (sqlite3_column_type(row, column) == SQLITE_NULL) return;
    if (name[size - 1] == '~') {
        char key[64];
        memcpy(key, name, size - 1);
        key[size - 1] = '\0';
        say_json_key(w, key);
        add_references(w, say_column(row, column));
        return;
    }
    if (name[0] == '_')
        say_json_key(w, name[1] == 'i' ? "@id" : "@type");
    else
        say_json_key(w, name);
    if (sqlite3_column_type(row, column) == SQLITE_INTEGER)
        say_json_number(w, sqlite3_column_int64(row, column));
    else
        say_json_str(w, say_column(row, column));
}

static SayStatus write_nodes(Export *export, const char *sql, bool *first)
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(export->ledger, &row, say_list_parts(export->line.arena, sql),
                               export->error));
    SayStatus status = SAY_OK;
    int step = SQLITE_ROW;
    while (status == SAY_OK && (step = sqlite3_step(row)) == SQLITE_ROW) {
        if (!*first) say_text_add(&export->line, SAY_STR(",\n"));
        *first = false;
        SayJsonWriter w = {.text = &export->line};
        say_json_open(&w, '{');
        for (int i = 0; i < sqlite3_column_count(row); i++) add_property(&w, row, i);
        say_json_close(&w, '}');
        status = say_export_line(export);
    }
    if (status == SAY_OK && step != SQLITE_DONE)
        status = say_ledger_failed(export->ledger, "exporting", export->error);
    sqlite3_finalize(row);
    return status;
}

SayStatus say_export_prov(Export *export)
{
    bool first = true;
    say_text_add(&export->line, say_str(context));
    for (int i = 0; i < NODES; i++) SAY_TRY(write_nodes(export, nodes[i], &first));
    say_text_add(&export->line, SAY_STR("\n]}\n"));
    return say_export_line(export);
}
