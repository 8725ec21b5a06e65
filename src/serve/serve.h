/* serve.h -- the server on loopback: what its files share. Private to serve/.

   A request passes the guard (guard.c: Host, method, sizes, origin), shows a token (token.c), is
   led to its answer (route.c) and leaves as one response (answer.c). Connections have a thread
   each; a ledger is lent to one of them at a time (ledgers.c). */
#ifndef SAY_SERVE_SERVE_H
#define SAY_SERVE_SERVE_H

#include "core/error.h"
#include "core/str.h"

#include <microhttpd.h>
#include <pthread.h>

enum {
    SERVE_URL_SIZE = 8 * 1024,
    SERVE_BODY_SIZE = 64 * 1024,
    SERVE_CONNECTION_MEMORY = 32 * 1024, /* of which the headers take at most about the half */
    SERVE_CONNECTIONS = 64,
    SERVE_LEDGERS = 4,   /* lent at once */
    SERVE_PATIENCE = 10, /* seconds within which a request must have come whole */
    SERVE_TOKEN = 64,    /* hex digits */
    SERVE_ROWS_MOST = 10000,
    SERVE_SLIM_COLUMNS = 20, /* rows of no more columns are slim, and may be more */
    SERVE_SLIM_ROWS_MOST = 25000
};

/* ---- tokens ---- */

typedef struct Tokens {
    pthread_mutex_t lock;
    bool spent;                   /* the token of the printed address was used */
    char once[SERVE_TOKEN + 1];   /* of the printed address */
    char cookie[SERVE_TOKEN + 1]; /* what a browser gets for it */
    char bearer[SERVE_TOKEN + 1]; /* for programs */
    char name[32];                /* of the cookie: ports share cookies, so it holds the port */
} Tokens;

/* ---- ledgers ---- */

typedef struct Lent {
    SayLedger *ledger; /* NULL: not open */
    bool busy;
    char day[16];          /* as known on this day; "" for as it is */
    uint64_t device, file; /* which file it has open */
    time_t used;           /* by the monotonic clock, in seconds */
} Lent;

typedef struct Ledgers {
    pthread_mutex_t lock;
    pthread_cond_t given;
    const char *path;
    Lent lent[SERVE_LEDGERS];
} Ledgers;

/* ---- connections ---- */

typedef struct Waiting {
    bool taken;
    int socket;
    time_t since; /* a request has been awaited since then; 0: one is being answered */
} Waiting;

typedef struct Connections {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t watcher;
    bool watched, ending;
    Waiting waiting[SERVE_CONNECTIONS];
} Connections;

struct SayServer {
    SayArena *arena; /* holds this very struct */
    struct MHD_Daemon *daemon;
    const char *host;         /* under which it is asked: "127.0.0.1" */
    const char *const *hosts; /* other names that are allowed */
    size_t host_count;
    unsigned port;
    bool writable;
    char address[320];
    Tokens tokens;
    Ledgers ledgers;
    Connections connections;
};

/* ---- one request ---- */

typedef struct Request {
    SayServer *server;
    struct MHD_Connection *connection;
    SayArena *arena;
    const char *target; /* as it came: path and query */
    const char *method, *path;
    SayText body;
    bool begun, refused;
    Lent *lent;
    char state[65]; /* of the ledger's file, when the request came */
} Request;

/* What goes back. problem: a sentence; then text is made of it. */
typedef struct Answer {
    unsigned status;
    const char *type; /* of the content */
    SayText text;
    const char
        *still; /* a file of the program: bytes that outlive the answer; size in still_size */
    size_t still_size;
    const char *etag, *cache, *location, *cookie, *allow, *disposition, *retry;
} Answer;

/* ---- the files ---- */

/* guard.c: false when the request is refused; the answer says why. */
bool serve_guard(Request *request, Answer *answer);

/* token.c */
bool serve_tokens_make(Tokens *tokens, unsigned port);
bool serve_tokens_known(Request *request);
/* True, once, for the token of the printed address. */
bool serve_tokens_spend(Tokens *tokens, const char *token);

/* ledgers.c. day: NULL for the ledger as it is. */
void serve_ledgers_make(Ledgers *ledgers, const char *path);
SayStatus serve_ledger_take(Request *request, const char *day, SayError *error);
void serve_ledger_give(Request *request, bool broken);
/* Closes those that nobody has used for long; all: every one. */
void serve_ledgers_close(Ledgers *ledgers, bool all);
void serve_ledger_state(const Ledgers *ledgers, char hex[65]);

/* connections.c */
bool serve_connections_watch(SayServer *server);
void serve_connections_end(Connections *connections);
/* waits: for the next request, from now on; else one is being answered. */
void serve_connection_waits(Connections *connections, struct MHD_Connection *connection,
                            bool waits);
void serve_connection_notify(void *context, struct MHD_Connection *connection, void **own,
                             enum MHD_ConnectionNotificationCode code);

/* answer.c */
void serve_problem(Request *request, Answer *answer, unsigned status, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* What a ledger said no with. */
void serve_failed(Request *request, Answer *answer, const SayError *error);
enum MHD_Result serve_answer(Request *request, const Answer *answer);
/* Appends to the answer's text; a SayTextFunction. */
bool serve_write(void *answer, const char *text, size_t size);
const char *serve_header(const Request *request, const char *name);

/* route.c */
void serve_route(Request *request, Answer *answer);

/* ask.c: the parameters of a request. */
typedef struct Asking {
    SayFilter filter;
    const char *as_of, *day, *kind;
    const char *limit, *unknown;
} Asking;
/* Bits of the parameters that a path takes. */
enum {
    ASKS_FILTER = 1 << 0,
    ASKS_PAGE = 1 << 1, /* limit, cursor */
    ASKS_AS_OF = 1 << 2,
    ASKS_UNKNOWN = 1 << 3,
    ASKS_DAY = 1 << 4,
    ASKS_KIND = 1 << 5,
    ASKS_POLICY = 1 << 6,
    ASKS_COLUMNS = 1 << 7
};
/* False where a parameter is not known, stands twice or holds what it cannot. */
bool serve_asking(Request *request, unsigned takes, Asking *asking, Answer *answer);

/* data.c: the answers of the interface. rest: what stands behind /api/v1/. */
void serve_data(Request *request, const char *rest, Answer *answer);

/* post.c: ratings and notes. */
void serve_post(Request *request, const char *rest, Answer *answer);

/* method.c: the results and limits of docs, as they were when the program was built; the
   description of the interface. */
void serve_method(Answer *answer);
void serve_openapi(Answer *answer);

/* files.c: the page. */
typedef struct PageFile {
    const char *path, *start, *end;
} PageFile;
const PageFile *serve_file(const char *path);
const char *serve_file_type(const PageFile *file);
/* The page itself, or words that say what is missing. */
const PageFile *serve_page(void);

#endif
