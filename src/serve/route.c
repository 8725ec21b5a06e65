/* route.c -- where a request is led: the page, its files, or the data behind a token. */
#include "serve/serve.h"

#include <stdio.h>

/* Views of the page: it reads its own address. */
static const char *const views[] = {
    "brief", "event", "events", "dispute", "disputes", "story",  "stories",  "article",
    "claim", "map",   "actors", "sources", "search",   "method", "articles", "claims"};

static void show_file(const PageFile *file, const char *cache, Answer *answer)
{
    answer->status = 200;
    answer->type = serve_file_type(file);
    answer->still = file->start;
    answer->still_size = (size_t)(file->end - file->start);
    answer->cache = cache;
}

static bool is_view(const char *path)
{
    size_t size = strcspn(path + 1, "/");
    if (path[1] == '\0') return true;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (strlen(views[i]) == size && memcmp(views[i], path + 1, size) == 0) return true;
    return false;
}

/* The address that was printed: its token becomes a cookie, and leaves the address. */
static void take_token(Request *request, const char *token, Answer *answer)
{
    SayServer *server = request->server;
    bool known = serve_tokens_known(request);
    if (!known && !serve_tokens_spend(&server->tokens, token)) {
        show_file(serve_page(), "no-store", answer);
        answer->status = 401;
        return;
    }
    answer->status = 303;
    answer->location = "/";
    answer->cache = "no-store";
    answer->type = "text/plain; charset=utf-8";
    if (known) return;
    SayText cookie = {.arena = request->arena};
    say_text_format(&cookie, "%s=%s; HttpOnly; SameSite=Strict; Path=/", server->tokens.name,
                    server->tokens.cookie);
    answer->cookie = say_str_terminated(request->arena, say_text_str(&cookie));
}

/* The views take parameters of their own; the server looks at the token alone. */
static void show_view(Request *request, Answer *answer)
{
    const char *token =
        MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, "token");
    if (token && request->path[1] == '\0')
        take_token(request, token, answer);
    else
        show_file(serve_page(), "no-cache", answer);
}

static bool reads(const Request *request)
{
    return strcmp(request->method, "GET") == 0 || strcmp(request->method, "HEAD") == 0;
}

void serve_route(Request *request, Answer *answer)
{
    static const char data[] = "/api/v1/";
    const PageFile *file = serve_file(request->path);
    if (strncmp(request->path, data, sizeof data - 1) == 0) {
        if (serve_tokens_known(request))
            serve_data(request, request->path + sizeof data - 1, answer);
        else
            serve_problem(request, answer, 401, "Open the address that sayso serve printed.");
    } else if (!reads(request)) {
        serve_problem(request, answer, 405, "Nothing can be written there.");
        answer->allow = "GET, HEAD";
    } else if (file) {
        bool hashed = strncmp(request->path, "/assets/", 8) == 0;
        show_file(file, hashed ? "public, max-age=31536000, immutable" : "no-cache", answer);
    } else if (is_view(request->path)) {
        show_view(request, answer);
    } else {
        serve_problem(request, answer, 404, "There is nothing at this address.");
    }
}
