/* data.c -- the answers under /api/v1/. */
#include "core/digest.h"
#include "core/json.h"
#include "serve/serve.h"

#include <stdio.h>

/* ---- the same as before? ---- */

static bool listed(SayStr tags, SayStr tag)
{
    for (SayStr rest = tags, one; (one = say_str_cut(&rest, ',')).data;) {
        if (say_str_starts(one, SAY_STR("W/"))) one = say_str_slice(one, 2, one.size);
        if (say_str_equal(one, tag) || say_str_equal(one, SAY_STR("*"))) return true;
    }
    return false;
}

/* A tag of what the answer hangs on: the ledger's file, this program, the address. True when the
   asker has that answer already. */
static bool unchanged(Request *request, Answer *answer)
{
    char hex[65];
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, say_str(request->state));
    say_hasher_field(&hasher, say_str(say_version()));
    say_hasher_field(&hasher, say_str(request->target));
    SayDigest digest = say_hasher_end(&hasher);
    SayText tag = {.arena = request->arena};
    say_text_format(&tag, "\"%.32s\"", say_digest_hex(&digest, hex));
    answer->etag = say_str_terminated(request->arena, say_text_str(&tag));
    const char *known = serve_header(request, "If-None-Match");
    if (!known || !listed(say_str(known), say_text_str(&tag))) return false;
    answer->status = 304;
    return true;
}

/* ---- lists ---- */

static const struct {
    const char *suffix;
    SayRowsFormat format;
    const char *type;
} formats[] = {
    {"", SAY_ROWS_JSON, "application/json"},
    {".json", SAY_ROWS_JSON, "application/json"},
    {".jsonl", SAY_ROWS_JSONL, "application/jsonl"},
    {".csv", SAY_ROWS_CSV, "text/csv; charset=utf-8; header=present"},
    {".geojson", SAY_ROWS_GEOJSON, "application/geo+json"},
    {".atom", SAY_ROWS_ATOM, "application/atom+xml; charset=utf-8"},
};
enum { FORMATS = sizeof formats / sizeof *formats, ROWS = 100 };

static const SayList *find_list(const char *name, size_t size)
{
    size_t count;
    const SayList *lists = say_lists(&count);
    for (size_t i = 0; i < count; i++)
        if (strlen(lists[i].name) == size && memcmp(lists[i].name, name, size) == 0)
            return &lists[i];
    return NULL;
}

/* What a list in this format may be asked for. GeoJSON and Atom have their own columns. */
static unsigned takes_of(const char *list, SayRowsFormat format)
{
    unsigned takes = ASKS_FILTER | ASKS_PAGE | ASKS_AS_OF;
    if (format != SAY_ROWS_GEOJSON && format != SAY_ROWS_ATOM) takes |= ASKS_COLUMNS;
    if (strcmp(list, "actors") == 0) takes |= ASKS_UNKNOWN;
    if (strcmp(list, "events") == 0) takes |= ASKS_POLICY;
    return takes;
}

/* Rows for a page come a hundred at a time; a file to take away holds as many as may be asked. */
static uint64_t usual_limit(SayRowsFormat format)
{
    return format == SAY_ROWS_JSON || format == SAY_ROWS_ATOM ? ROWS : SERVE_ROWS_MOST;
}

static void name_file(Request *request, const char *name, SayRowsFormat format, Answer *answer)
{
    if (format == SAY_ROWS_JSON || format == SAY_ROWS_ATOM) return;
    SayText words = {.arena = request->arena};
    say_text_format(&words, "attachment; filename=\"%s\"", name);
    answer->disposition = say_str_terminated(request->arena, say_text_str(&words));
}

static SayStatus write_list(Request *request, const SayView *view, const Asking *asking,
                            Answer *answer, SayError *error)
{
    SayRows *rows = NULL;
    SAY_TRY(serve_ledger_take(request, asking->as_of, error));
    SAY_TRY(say_list(request->lent->ledger, view->what, &asking->filter, &rows, error));
    SayStatus status = say_rows_write(rows, view, serve_write, answer, NULL, error);
    say_rows_close(rows);
    return status;
}

static const char *own_address(const Request *request)
{
    SayText address = {.arena = request->arena};
    say_text_format(&address, "http://%s", serve_header(request, "Host"));
    return say_str_terminated(request->arena, say_text_str(&address));
}

static void show_list(Request *request, const SayList *list, int format, const char *name,
                      Answer *answer)
{
    Asking asking;
    SayError error = {0};
    unsigned takes = takes_of(list->name, formats[format].format);
    if (!serve_asking(request, takes, &asking, answer) || unchanged(request, answer)) return;
    SayView view = {formats[format].format, list->name, asking.as_of, own_address(request)};
    if (!asking.filter.limit) asking.filter.limit = usual_limit(view.format);
    name_file(request, name, view.format, answer);
    if (write_list(request, &view, &asking, answer, &error) != SAY_OK) {
        serve_failed(request, answer, &error);
        return;
    }
    answer->status = 200;
    answer->type = formats[format].type;
}

/* "events.csv" */
static bool try_list(Request *request, const char *rest, Answer *answer)
{
    const SayList *list = find_list(rest, strcspn(rest, "."));
    if (!list) return false;
    for (int i = 0; i < FORMATS; i++)
        if (strcmp(rest + strlen(list->name), formats[i].suffix) == 0) {
            show_list(request, list, i, rest, answer);
            return true;
        }
    return false;
}

/* ---- answers that the library writes whole ---- */

typedef SayStatus Ask(Request *request, const Asking *asking, const char *what, Answer *answer,
                      SayError *error);

static SayStatus ask_brief(Request *request, const Asking *asking, const char *what, Answer *answer,
                           SayError *error)
{
    SayBriefForm form = strcmp(what, "md") == 0     ? SAY_BRIEF_MARKDOWN
                        : strcmp(what, "html") == 0 ? SAY_BRIEF_HTML
                                                    : SAY_BRIEF_JSON;
    return say_brief(request->lent->ledger, asking->day, form, serve_write, answer, error);
}

static SayStatus ask_search(Request *request, const Asking *asking, const char *what,
                            Answer *answer, SayError *error)
{
    (void)what;
    return say_search(request->lent->ledger, &asking->filter, asking->kind, serve_write, answer,
                      error);
}

/* The server's own part before the ledger's: {"ledger":...,"writable":...,  "version":...}. */
static SayStatus ask_status(Request *request, const Asking *asking, const char *what,
                            Answer *answer, SayError *error)
{
    (void)what;
    const char *path = request->server->ledgers.path, *slash = strrchr(path, '/');
    SayJsonWriter w = {.text = &answer->text};
    say_json_open(&w, '{');
    say_json_key(&w, "ledger");
    say_json_str(&w, say_str(slash ? slash + 1 : path));
    say_json_key(&w, "writable");
    say_json_bool(&w, request->server->writable);
    say_json_key(&w, "as_of");
    say_json_str(&w, say_str(asking->as_of));
    uint32_t brace = answer->text.size;
    SayStatus status = say_status(request->lent->ledger, serve_write, answer, error);
    if (answer->text.size > brace) answer->text.data[brace] = ',';
    return status;
}

static SayStatus ask_export(Request *request, const Asking *asking, const char *what,
                            Answer *answer, SayError *error)
{
    return say_export(request->lent->ledger, what, &asking->filter, serve_write, answer, error);
}

static const struct Path {
    const char *path, *type;
    unsigned takes;
    Ask *ask;
    const char *what;
} paths[] = {
    {"brief", "application/json", ASKS_DAY | ASKS_AS_OF, ask_brief, "json"},
    {"brief.json", "application/json", ASKS_DAY | ASKS_AS_OF, ask_brief, "json"},
    {"brief.md", "text/markdown; charset=utf-8", ASKS_DAY | ASKS_AS_OF, ask_brief, "md"},
    {"brief.html", "text/html; charset=utf-8", ASKS_DAY | ASKS_AS_OF, ask_brief, "html"},
    {"search", "application/json", ASKS_FILTER | ASKS_PAGE | ASKS_AS_OF | ASKS_KIND, ask_search,
     NULL},
    {"status", "application/json", ASKS_AS_OF, ask_status, NULL},
    {"export/gdelt", "text/tab-separated-values; charset=utf-8", ASKS_FILTER | ASKS_AS_OF,
     ask_export, "gdelt"},
    {"export/gdelt-mentions", "text/tab-separated-values; charset=utf-8", ASKS_FILTER | ASKS_AS_OF,
     ask_export, "gdelt-mentions"},
    {"export/polecat", "text/tab-separated-values; charset=utf-8", ASKS_FILTER | ASKS_AS_OF,
     ask_export, "polecat"},
    {"export/ucdp", "text/csv; charset=utf-8", ASKS_FILTER | ASKS_AS_OF, ask_export, "ucdp"},
    {"export/acled", "text/csv; charset=utf-8", ASKS_FILTER | ASKS_AS_OF, ask_export, "acled"},
    {"export/prov", "application/ld+json", ASKS_FILTER | ASKS_AS_OF, ask_export, "prov"},
};
enum { PATHS = sizeof paths / sizeof *paths };

/* Asks a ledger; what it cannot tell becomes a problem. missing: the status for what is not there.
 */
static void ask_ledger(Request *request, const Asking *asking, Ask *ask, const char *what,
                       unsigned missing, Answer *answer)
{
    SayError error = {0};
    SayStatus status = serve_ledger_take(request, asking->as_of, &error);
    if (status == SAY_OK) {
        status = ask(request, asking, what, answer, &error);
        if (status == SAY_ERROR_ARGUMENT) {
            serve_problem(request, answer, missing, "%s", error.message);
            return;
        }
    }
    if (status != SAY_OK) serve_failed(request, answer, &error);
}

static bool try_path(Request *request, const char *rest, Answer *answer)
{
    for (int i = 0; i < PATHS; i++) {
        Asking asking;
        if (strcmp(paths[i].path, rest) != 0) continue;
        if (!serve_asking(request, paths[i].takes, &asking, answer) || unchanged(request, answer))
            return true;
        answer->status = 200;
        answer->type = paths[i].type;
        ask_ledger(request, &asking, paths[i].ask, paths[i].what, 400, answer);
        return true;
    }
    return false;
}

/* ---- one thing ---- */

static SayStatus ask_why(Request *request, const Asking *asking, const char *id, Answer *answer,
                         SayError *error)
{
    (void)asking;
    bool json = strcmp(answer->type, "application/json") == 0;
    return say_why(request->lent->ledger, id, json, serve_write, answer, error);
}

/* "events/e0123", "why/c0123.txt" */
static bool try_one(Request *request, const char *rest, Answer *answer)
{
    static const char *const kinds[] = {"articles", "claims",  "events",
                                        "disputes", "stories", "why"};
    SayStr id = say_str(rest), kind = say_str_cut(&id, '/');
    bool known = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        known |= say_str_equal(say_str(kinds[i]), kind);
    if (!known || !id.size || say_str_find(id, SAY_STR("/"), 0) != UINT32_MAX) return false;
    bool text = say_str_ends(id, SAY_STR(".txt"));
    if (text || say_str_ends(id, SAY_STR(".json"))) id.size -= text ? 4 : 5;
    Asking asking;
    if (!serve_asking(request, ASKS_AS_OF, &asking, answer) || unchanged(request, answer))
        return true;
    answer->status = 200;
    answer->type = text ? "text/plain; charset=utf-8" : "application/json";
    ask_ledger(request, &asking, ask_why, say_str_terminated(request->arena, id), 404, answer);
    return true;
}

/* ---- what does not hang on a ledger ---- */

static bool try_still(Request *request, const char *rest, Answer *answer)
{
    Asking asking;
    bool method = strcmp(rest, "method") == 0;
    if (!method && strcmp(rest, "openapi.json") != 0) return false;
    if (!serve_asking(request, 0, &asking, answer) || unchanged(request, answer)) return true;
    answer->status = 200;
    answer->type = "application/json";
    if (method)
        serve_method(answer);
    else
        serve_openapi(answer);
    return true;
}

void serve_data(Request *request, const char *rest, Answer *answer)
{
    if (strcmp(request->method, "POST") == 0)
        serve_post(request, rest, answer);
    else if (!try_list(request, rest, answer) && !try_path(request, rest, answer) &&
             !try_one(request, rest, answer) && !try_still(request, rest, answer))
        serve_problem(request, answer, 404, "The interface has no such path.");
}
