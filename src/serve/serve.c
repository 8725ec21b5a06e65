/* serve.c -- the server started and stopped, and a request on its way. */
#include "serve/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Seconds without a byte after which a connection ends. */
enum { SILENCE = 30, STACK = 1024 * 1024 };

/* ---- a request ---- */

/* Called first, with the target as it came; what it returns is the request's own. */
static void *begin_request(void *context, const char *target, struct MHD_Connection *connection)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return NULL;
    Request *request = say_arena_alloc(arena, sizeof *request);
    *request = (Request){.server = context,
                         .connection = connection,
                         .arena = arena,
                         .target = say_str_terminated(arena, say_str(target)),
                         .body = {.arena = arena}};
    return request;
}

static void end_request(void *context, struct MHD_Connection *connection, void **own,
                        enum MHD_RequestTerminationCode code)
{
    (void)code;
    SayServer *server = context;
    Request *request = *own;
    if (request) say_arena_free(request->arena);
    *own = NULL;
    serve_connection_waits(&server->connections, connection, true);
}

static enum MHD_Result refuse(Request *request, const Answer *answer)
{
    request->refused = true;
    return serve_answer(request, answer);
}

/* The body comes in parts; Content-Length was looked at, yet is not believed. */
static enum MHD_Result take_body(Request *request, const char *bytes, size_t *size)
{
    size_t room = SERVE_BODY_SIZE - request->body.size;
    if (*size > room) return MHD_NO;
    say_text_add(&request->body, (SayStr){bytes, (uint32_t)*size});
    *size = 0;
    return MHD_YES;
}

static enum MHD_Result answer_request(Request *request)
{
    Answer answer = {.text = {.arena = request->arena}};
    serve_ledger_state(&request->server->ledgers, request->state);
    serve_route(request, &answer);
    serve_ledger_give(request, answer.status == 503);
    return serve_answer(request, &answer);
}

/* Called once when the headers are there, then for each part of the body, then once more. */
static enum MHD_Result on_request(void *context, struct MHD_Connection *connection,
                                  const char *path, const char *method, const char *version,
                                  const char *bytes, size_t *size, void **own)
{
    (void)version;
    SayServer *server = context;
    Request *request = *own;
    if (!request) return MHD_NO;
    if (!request->begun) {
        Answer answer = {.text = {.arena = request->arena}};
        request->begun = true;
        request->path = path;
        request->method = method;
        return serve_guard(request, &answer) ? MHD_YES : refuse(request, &answer);
    }
    if (*size) return take_body(request, bytes, size);
    serve_connection_waits(&server->connections, connection, false);
    return answer_request(request);
}

/* ---- starting ---- */

typedef union Address {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
} Address;

static SayStatus read_address(const char *text, unsigned port, Address *address, SayError *error)
{
    *address = (Address){0};
    if (inet_pton(AF_INET, text, &address->four.sin_addr) == 1) {
        address->four.sin_family = AF_INET;
        address->four.sin_port = htons((uint16_t)port);
    } else if (inet_pton(AF_INET6, text, &address->six.sin6_addr) == 1) {
        address->six.sin6_family = AF_INET6;
        address->six.sin6_port = htons((uint16_t)port);
    } else {
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "\"%s\" is no address to listen at, such as 127.0.0.1 or ::1", text);
    }
    return SAY_OK;
}

/* An own socket, so that a port that is taken can be told from anything else. */
static SayStatus open_socket(const Address *address, unsigned port, int *opened, SayError *error)
{
    bool six = address->any.sa_family == AF_INET6;
    socklen_t size = six ? sizeof address->six : sizeof address->four;
    int on = 1, handle = socket(address->any.sa_family, SOCK_STREAM, 0);
    if (handle >= 0) setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (handle >= 0 && bind(handle, &address->any, size) == 0 && listen(handle, 128) == 0) {
        *opened = handle;
        return SAY_OK;
    }
    int code = errno;
    if (handle >= 0) close(handle);
    if (code == EADDRINUSE)
        return say_error_set(error, SAY_ERROR_IO,
                             "port %u is taken, perhaps by another sayso serve: give --port N, or "
                             "--port 0 for any that is free",
                             port);
    return say_error_set(error, SAY_ERROR_IO, "cannot listen at port %u: %s", port, strerror(code));
}

static unsigned port_of(int handle)
{
    Address address = {0};
    socklen_t size = sizeof address;
    if (getsockname(handle, &address.any, &size) != 0) return 0;
    return ntohs(address.any.sa_family == AF_INET6 ? address.six.sin6_port : address.four.sin_port);
}

static SayStatus start_daemon(SayServer *server, int handle, SayError *error)
{
    server->daemon = MHD_start_daemon(
        MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL |
            MHD_USE_ITC,
        0, NULL, NULL, on_request, server, MHD_OPTION_LISTEN_SOCKET, handle,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)SERVE_CONNECTIONS,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)SERVE_CONNECTION_MEMORY,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENCE, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_THREAD_STACK_SIZE, (size_t)STACK, MHD_OPTION_URI_LOG_CALLBACK, begin_request,
        server, MHD_OPTION_NOTIFY_COMPLETED, end_request, server, MHD_OPTION_NOTIFY_CONNECTION,
        serve_connection_notify, &server->connections, MHD_OPTION_END);
    if (server->daemon) return SAY_OK;
    close(handle);
    return say_error_set(error, SAY_ERROR_IO, "the server does not start: %s", strerror(errno));
}

/* Loopback has its names; any other address only with a name that is allowed to ask. */
static SayStatus check(const SayServeOptions *options, const char *listen, SayError *error)
{
    bool loopback = strncmp(listen, "127.", 4) == 0 || strcmp(listen, "::1") == 0;
    if (!loopback && options->host_count == 0)
        return say_error_set(
            error, SAY_ERROR_ARGUMENT,
            "%s is seen by other machines: --allow-host NAME says under which name "
            "they may ask",
            listen);
    if (options->port > UINT16_MAX)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "%u is no port", options->port);
    return SAY_OK;
}

/* A ledger that cannot be opened is told now rather than in a browser. */
static SayStatus try_ledger(const char *path, SayError *error)
{
    SayLedger *ledger = NULL;
    SayStatus status = say_ledger_open(path, SAY_LEDGER_READ, &ledger, error);
    say_ledger_close(ledger);
    return status;
}

static void keep_options(SayServer *server, const SayServeOptions *options, const char *listen)
{
    const char **hosts = say_arena_alloc(server->arena, (options->host_count + 1) * sizeof *hosts);
    for (size_t i = 0; i < options->host_count; i++)
        hosts[i] = say_str_terminated(server->arena, say_str(options->hosts[i]));
    server->hosts = hosts;
    server->host_count = options->host_count;
    server->writable = options->writable;
    server->host = options->host_count          ? hosts[0]
                   : strcmp(listen, "::1") == 0 ? "[::1]"
                                                : "127.0.0.1";
    serve_ledgers_make(&server->ledgers,
                       say_str_terminated(server->arena, say_str(options->ledger)));
}

static SayStatus start(SayServer *server, const SayServeOptions *options, SayError *error)
{
    const char *listen = options->listen ? options->listen : "127.0.0.1";
    Address address;
    int handle = -1;
    SAY_TRY(read_address(listen, options->port, &address, error));
    SAY_TRY(check(options, listen, error));
    SAY_TRY(try_ledger(options->ledger, error));
    keep_options(server, options, listen);
    SAY_TRY(open_socket(&address, options->port, &handle, error));
    server->port = port_of(handle);
    if (!serve_tokens_make(&server->tokens, server->port) || !serve_connections_watch(server)) {
        close(handle);
        return say_error_set(error, SAY_ERROR_IO, "the system gives no random bytes or no thread");
    }
    SAY_TRY(start_daemon(server, handle, error));
    snprintf(server->address, sizeof server->address, "http://%.200s:%u/?token=%s", server->host,
             server->port, server->tokens.once);
    return SAY_OK;
}

SayStatus say_serve(const SayServeOptions *options, SayServer **server, SayError *error)
{
    *server = NULL;
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    SayServer *made = say_arena_alloc(arena, sizeof *made);
    *made = (SayServer){.arena = arena};
    SayStatus status = start(made, options, error);
    if (status == SAY_OK)
        *server = made;
    else
        say_server_stop(made);
    return status;
}

const char *say_server_address(const SayServer *server)
{
    return server->address;
}

const char *say_server_token(const SayServer *server)
{
    return server->tokens.bearer;
}

void say_server_stop(SayServer *server)
{
    if (!server) return;
    if (server->daemon) MHD_stop_daemon(server->daemon);
    serve_connections_end(&server->connections);
    serve_ledgers_close(&server->ledgers, true);
    say_arena_free(server->arena);
}
