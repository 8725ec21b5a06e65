/* answer.c -- one response: its headers, and problems as RFC 9457 wants them. */
#include "core/json.h"
#include "serve/serve.h"

#include <stdarg.h>
#include <stdio.h>

/* No script but ours, no style but ours, nothing from elsewhere, no frame around it. */
static const char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

static const struct {
    const char *name, *value;
} always[] = {
    {"Content-Security-Policy", policy},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"},
};

const char *serve_header(const Request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

bool serve_write(void *answer, const char *text, size_t size)
{
    Answer *a = answer;
    if (size > UINT32_MAX / 2 - a->text.size) return false;
    say_text_add(&a->text, (SayStr){text, (uint32_t)size});
    return true;
}

/* ---- problems ---- */

static const char *title_of(unsigned status)
{
    switch (status) {
    case 400: return "Bad request";
    case 401: return "Not known here";
    case 403: return "Forbidden";
    case 404: return "Not found";
    case 405: return "No such method";
    case 411: return "Length required";
    case 413: return "Too large";
    case 414: return "Address too long";
    case 415: return "Not JSON";
    case 421: return "Another host";
    case 503: return "Ledger not available";
    default: return "Failed";
    }
}

void serve_problem(Request *request, Answer *answer, unsigned status, const char *format, ...)
{
    char detail[600];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(detail, sizeof detail, format, arguments);
    va_end(arguments);
    *answer = (Answer){.status = status,
                       .type = "application/problem+json",
                       .text = {.arena = request->arena},
                       .cache = "no-store"};
    SayJsonWriter w = {.text = &answer->text};
    say_json_open(&w, '{');
    say_json_key(&w, "type");
    say_json_str(&w, SAY_STR("about:blank"));
    say_json_key(&w, "title");
    say_json_str(&w, say_str(title_of(status)));
    say_json_key(&w, "status");
    say_json_number(&w, status);
    say_json_key(&w, "detail");
    say_json_str(&w, say_str(detail));
    say_json_close(&w, '}');
    say_text_char(&answer->text, '\n');
}

void serve_failed(Request *request, Answer *answer, const SayError *error)
{
    switch (error->status) {
    case SAY_ERROR_ARGUMENT: serve_problem(request, answer, 400, "%s", error->message); break;
    case SAY_ERROR_LIMIT: serve_problem(request, answer, 500, "%s", error->message); break;
    default:
        serve_problem(request, answer, 503, "%s", error->message);
        answer->retry = error->status == SAY_ERROR_LOCKED ? "2" : "10";
    }
}

/* ---- the response ---- */

static void add(struct MHD_Response *response, const char *name, const char *value)
{
    if (value) MHD_add_response_header(response, name, value);
}

static struct MHD_Response *body_of(const Answer *answer)
{
    static char nothing[1];
    if (!answer->still) {
        char *text = answer->text.data ? answer->text.data : nothing;
        return MHD_create_response_from_buffer(answer->text.size, text, MHD_RESPMEM_MUST_COPY);
    }
    union { /* the library takes what it only reads as if it might write */
        const char *read;
        void *taken;
    } still = {answer->still};
    return MHD_create_response_from_buffer(answer->still_size, still.taken, MHD_RESPMEM_PERSISTENT);
}

enum MHD_Result serve_answer(Request *request, const Answer *answer)
{
    struct MHD_Response *response = body_of(answer);
    if (!response) return MHD_NO;
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        add(response, always[i].name, always[i].value);
    add(response, "Content-Type", answer->type);
    add(response, "Cache-Control", answer->cache ? answer->cache : "private, no-cache");
    add(response, "ETag", answer->etag);
    add(response, "Location", answer->location);
    add(response, "Set-Cookie", answer->cookie);
    add(response, "Allow", answer->allow);
    add(response, "Content-Disposition", answer->disposition);
    add(response, "Retry-After", answer->retry);
    if (answer->status == 401) add(response, "WWW-Authenticate", "Bearer");
    if (request->refused) add(response, "Connection", "close");
    enum MHD_Result result = MHD_queue_response(request->connection, answer->status, response);
    MHD_destroy_response(response);
    return result;
}
