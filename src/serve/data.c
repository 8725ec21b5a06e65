/* data.c -- the answers under /api/v1/. */
#include "core/digest.h"
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
    unsigned takes = ASKS_FILTER | ASKS_PAGE | ASKS_AS_OF;
    if (strcmp(list->name, "actors") == 0) takes |= ASKS_UNKNOWN;
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

/* ---- one thing ---- */

static void show_why(Request *request, SayStr id, bool json, Answer *answer)
{
    Asking asking;
    SayError error = {0};
    if (!serve_asking(request, ASKS_AS_OF, &asking, answer) || unchanged(request, answer)) return;
    SayStatus status = serve_ledger_take(request, asking.as_of, &error);
    if (status != SAY_OK) {
        serve_failed(request, answer, &error);
        return;
    }
    const char *asked = say_str_terminated(request->arena, id);
    status = say_why(request->lent->ledger, asked, json, serve_write, answer, &error);
    if (status == SAY_ERROR_ARGUMENT)
        serve_problem(request, answer, 404, "%s", error.message);
    else if (status != SAY_OK)
        serve_failed(request, answer, &error);
    if (status != SAY_OK) return;
    answer->status = 200;
    answer->type = json ? "application/json" : "text/plain; charset=utf-8";
}

/* "events/e0123", "why/c0123.txt" */
static bool try_one(Request *request, const char *rest, Answer *answer)
{
    static const char *const kinds[] = {"articles", "claims",  "events",
                                        "disputes", "stories", "why"};
    SayStr id = say_str(rest), kind = say_str_cut(&id, '/');
    if (!id.size || say_str_find(id, SAY_STR("/"), 0) != UINT32_MAX) return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!say_str_equal(say_str(kinds[i]), kind)) continue;
        bool text = say_str_ends(id, SAY_STR(".txt"));
        if (text)
            id.size -= 4;
        else if (say_str_ends(id, SAY_STR(".json")))
            id.size -= 5;
        show_why(request, id, !text, answer);
        return true;
    }
    return false;
}

void serve_data(Request *request, const char *rest, Answer *answer)
{
    if (strcmp(request->method, "POST") == 0) {
        serve_problem(request, answer, 405, "Nothing can be written there.");
        answer->allow = "GET, HEAD";
        return;
    }
    if (try_list(request, rest, answer) || try_one(request, rest, answer)) return;
    serve_problem(request, answer, 404, "The interface has no such path.");
}
