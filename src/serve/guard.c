/* guard.c -- what is refused before anything is looked up: requests that no browser of ours, and no
   program that means well, would send.

   Host is compared with the names under which the server may be asked, so that a foreign name that
   leads to this machine (DNS rebinding) gets nothing. Sec-Fetch-Site and Origin keep other pages of
   the same browser away; there is no CORS. */
#include "serve/serve.h"

#include <stdio.h>

/* ---- headers ---- */

typedef struct Count {
    const char *name;
    int count;
} Count;

static enum MHD_Result count_header(void *context, enum MHD_ValueKind kind, const char *name,
                                    const char *value)
{
    (void)kind, (void)value;
    Count *count = context;
    count->count += say_str_equal_nocase(say_str(name), say_str(count->name));
    return MHD_YES;
}

static int headers_of(Request *request, const char *name)
{
    Count count = {name, 0};
    MHD_get_connection_values(request->connection, MHD_HEADER_KIND, count_header, &count);
    return count.count;
}

static bool no_doubled_headers(Request *request, Answer *answer)
{
    static const char *const once[] = {"Host",          "Content-Length", "Transfer-Encoding",
                                       "Authorization", "Cookie",         "Origin",
                                       "Content-Type",  "Sec-Fetch-Site", "If-None-Match"};
    for (size_t i = 0; i < sizeof once / sizeof *once; i++)
        if (headers_of(request, once[i]) > 1) {
            serve_problem(request, answer, 400, "The header %s stands more than once.", once[i]);
            return false;
        }
    return true;
}

/* ---- Host ---- */

/* host is "name" or "name:port". */
static bool names(const char *name, unsigned port, SayStr host)
{
    char expected[300];
    snprintf(expected, sizeof expected, "%s:%u", name, port);
    if (say_str_equal_nocase(say_str(expected), host)) return true;
    return port == 80 && say_str_equal_nocase(say_str(name), host);
}

static bool host_allowed(const SayServer *server, SayStr host)
{
    static const char *const loopback[] = {"127.0.0.1", "localhost", "[::1]"};
    for (size_t i = 0; i < sizeof loopback / sizeof *loopback; i++)
        if (names(loopback[i], server->port, host)) return true;
    for (size_t i = 0; i < server->host_count; i++)
        if (names(server->hosts[i], server->port, host)) return true;
    return false;
}

static bool check_host(Request *request, Answer *answer)
{
    SayStr host = say_str(serve_header(request, "Host"));
    if (!host.size)
        serve_problem(request, answer, 400, "The header Host is missing.");
    else if (!host_allowed(request->server, host))
        serve_problem(request, answer, 421, "This server does not answer for that host.");
    else
        return true;
    return false;
}

/* ---- target and body ---- */

/* Printable ASCII, a path from the root, no escaped NUL. */
static bool check_target(Request *request, Answer *answer)
{
    size_t size = strlen(request->target);
    if (size > SERVE_URL_SIZE) {
        serve_problem(request, answer, 414, "The address is longer than %d bytes.", SERVE_URL_SIZE);
        return false;
    }
    bool clean =
        request->target[0] == '/' && request->target[1] != '/' && !strstr(request->target, "%00");
    for (size_t i = 0; i < size; i++)
        clean = clean && request->target[i] > 0x20 && request->target[i] < 0x7F;
    for (const char *c = request->path; *c; c++)
        clean = clean && (unsigned char)*c >= 0x20 && *c != 0x7F;
    if (!clean || strstr(request->path, "/../") || strstr(request->path, "//"))
        serve_problem(request, answer, 400, "The address is no path of this server.");
    else
        return true;
    return false;
}

static bool check_body(Request *request, Answer *answer)
{
    const char *length = serve_header(request, "Content-Length");
    const char *encoding = serve_header(request, "Transfer-Encoding");
    int64_t size = 0;
    bool posts = strcmp(request->method, "POST") == 0;
    if (encoding)
        serve_problem(request, answer, 400, "A body comes with Content-Length, not in chunks.");
    else if (length && (!say_str_integer(say_str(length), &size) || size < 0 || *length == '+'))
        serve_problem(request, answer, 400, "Content-Length is no number.");
    else if (size > SERVE_BODY_SIZE)
        serve_problem(request, answer, 413, "The body is larger than %d bytes.", SERVE_BODY_SIZE);
    else if (posts && !length)
        serve_problem(request, answer, 411, "The body has no Content-Length.");
    else if (!posts && size > 0)
        serve_problem(request, answer, 400, "Only POST has a body.");
    else
        return true;
    return false;
}

/* ---- method, and who sent it ---- */

static bool check_method(Request *request, Answer *answer)
{
    static const char *const methods[] = {"GET", "HEAD", "POST"};
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (strcmp(request->method, methods[i]) == 0) return true;
    serve_problem(request, answer, 405, "There are GET, HEAD and, to write, POST.");
    answer->allow = "GET, HEAD, POST";
    return false;
}

static bool own_origin(Request *request, const char *origin)
{
    char expected[400];
    snprintf(expected, sizeof expected, "http://%s", serve_header(request, "Host"));
    return say_str_equal_nocase(say_str(expected), say_str(origin));
}

/* Pages at another port of this machine are "same-site": the cookie would go with them, so data is
   for the same origin alone, and for what a person typed. A program sends neither header. */
static bool check_origin(Request *request, Answer *answer)
{
    const char *site = serve_header(request, "Sec-Fetch-Site");
    const char *origin = serve_header(request, "Origin");
    bool posts = strcmp(request->method, "POST") == 0;
    bool data = strncmp(request->path, "/api/", 5) == 0;
    bool own = !site || strcmp(site, "same-origin") == 0 || (!posts && strcmp(site, "none") == 0);
    if ((data || posts) && !own)
        serve_problem(request, answer, 403, "Another page asked for this.");
    else if (origin && (data || posts) && !own_origin(request, origin))
        serve_problem(request, answer, 403, "Another origin asked for this.");
    else
        return true;
    return false;
}

bool serve_guard(Request *request, Answer *answer)
{
    return no_doubled_headers(request, answer) && check_host(request, answer) &&
           check_target(request, answer) && check_method(request, answer) &&
           check_body(request, answer) && check_origin(request, answer);
}
