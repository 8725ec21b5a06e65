/* post.c -- ratings and notes that a person gives: the only writes there are. */
#include "core/json.h"
#include "serve/serve.h"

#include <stdio.h>
#include <time.h>

/* The moment at which it is given: asked of the system here, so that the library need not know. */
static void now_text(char text[32])
{
    struct tm parts;
    time_t now = time(NULL);
    gmtime_r(&now, &parts);
    strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

static const char *field(Request *request, const SayJson *body, const char *name)
{
    SayStr value = say_json_text(say_json_get(body, name));
    return value.size ? say_str_terminated(request->arena, value) : NULL;
}

/* NULL, with a problem, for a body that is no object of these fields, all texts. */
static const SayJson *read_body(Request *request, const char *const *fields, Answer *answer)
{
    SayError error = {0};
    const char *type = serve_header(request, "Content-Type");
    if (!type || strncmp(type, "application/json", 16) != 0 || (type[16] && type[16] != ';')) {
        serve_problem(request, answer, 415, "The body has to be application/json.");
        return NULL;
    }
    const SayJson *body = say_json_parse(request->arena, say_text_str(&request->body), &error);
    if (!body) {
        serve_problem(request, answer, 400, "%s", error.message);
        return NULL;
    }
    uint32_t known = 0;
    for (const char *const *name = fields; *name; name++)
        known += say_json_text(say_json_get(body, *name)).data != NULL;
    if (known == 0 || known < say_json_fields(body)) {
        serve_problem(
            request, answer, 400,
            "The body is one object, with no fields but those of the interface, all texts.");
        return NULL;
    }
    return body;
}

static SayStatus rate(Request *request, SayLedger *ledger, const SayJson *body, SayError *error)
{
    char now[32], code[8];
    const char *reliability = field(request, body, "reliability");
    const char *credibility = field(request, body, "credibility");
    SayRating rating = {.target = field(request, body, "target"),
                        .code = code,
                        .by = field(request, body, "by"),
                        .reason = field(request, body, "reason")};
    snprintf(code, sizeof code, "%.3s%.3s", reliability ? reliability : "",
             credibility ? credibility : "");
    if (!rating.target || !*code)
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "a rating has a target, and a reliability, a credibility or both");
    now_text(now);
    return say_rate(ledger, &rating, now, error);
}

static SayStatus note(Request *request, SayLedger *ledger, const SayJson *body, SayError *error)
{
    char now[32];
    SayNote entry = {.target = field(request, body, "target"),
                     .text = field(request, body, "text"),
                     .author = field(request, body, "by")};
    if (!entry.target || !entry.text)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "a note has a target and a text");
    now_text(now);
    return say_note(ledger, &entry, now, error);
}

static const struct Entry {
    const char *path;
    SayStatus (*write)(Request *, SayLedger *, const SayJson *, SayError *);
    const char *fields[6];
} entries[] = {
    {"ratings", rate, {"target", "reliability", "credibility", "reason", "by", NULL}},
    {"notes", note, {"target", "text", "by", NULL}},
};

/* A ledger of its own, for as long as it takes: another process may write between two entries. */
static void write_entry(Request *request, const struct Entry *entry, Answer *answer)
{
    SayError error = {0};
    SayLedger *ledger = NULL;
    const SayJson *body = read_body(request, entry->fields, answer);
    if (!body) return;
    SayStatus status =
        say_ledger_open(request->server->ledgers.path, SAY_LEDGER_WRITE, &ledger, &error);
    if (status == SAY_OK) status = entry->write(request, ledger, body, &error);
    say_ledger_close(ledger);
    if (status != SAY_OK) {
        serve_failed(request, answer, &error);
        return;
    }
    answer->status = 201;
    answer->type = "application/json";
    answer->cache = "no-store";
    say_text_format(&answer->text, "{\"written\":\"%s\"}\n", entry->path);
}

void serve_post(Request *request, const char *rest, Answer *answer)
{
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        if (strcmp(entries[i].path, rest) != 0) continue;
        if (request->server->writable)
            write_entry(request, &entries[i], answer);
        else
            serve_problem(request, answer, 403,
                          "The ledger is served read-only; sayso serve --writable takes %s.", rest);
        return;
    }
    serve_problem(request, answer, 405, "Nothing can be written there.");
    answer->allow = "GET, HEAD";
}
