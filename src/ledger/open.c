/* open.c -- a ledger file opened, made, and closed. */
#include "ledger/database.h"
#include "ledger/query.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* How long to wait for another process to let go, in milliseconds. */
enum { PATIENCE = 3000 };

sqlite3 *say_ledger_database(SayLedger *ledger)
{
    return ledger->database;
}

SayStr say_column(sqlite3_stmt *row, int column)
{
    if (sqlite3_column_type(row, column) == SQLITE_NULL) return SAY_STR_NONE;
    const void *bytes = sqlite3_column_blob(row, column);
    return (SayStr){bytes ? bytes : "", (uint32_t)sqlite3_column_bytes(row, column)};
}

/* ---- errors and statements ---- */

SayStatus say_ledger_failed(SayLedger *ledger, const char *doing, SayError *error)
{
    int code = ledger->database ? sqlite3_errcode(ledger->database) & 0xff : SQLITE_NOMEM;
    const char *message = ledger->database ? sqlite3_errmsg(ledger->database) : "out of memory";
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return say_error_set(error, SAY_ERROR_LOCKED,
                             "%s: %s: another process is writing to this ledger; try again later",
                             ledger->path, doing);
    if (code == SQLITE_NOTADB)
        return say_error_set(error, SAY_ERROR_FORMAT, "%s: %s: not a ledger: %s", ledger->path,
                             doing, message);
    return say_error_set(error, SAY_ERROR_DATABASE, "%s: %s: %s", ledger->path, doing, message);
}

SayStatus say_ledger_execute(SayLedger *ledger, const char *sql, const char *doing, SayError *error)
{
    if (sqlite3_exec(ledger->database, sql, NULL, NULL, NULL) == SQLITE_OK) return SAY_OK;
    return say_ledger_failed(ledger, doing, error);
}

SayStatus say_ledger_prepare(SayLedger *ledger, sqlite3_stmt **statement, const char *sql,
                             SayError *error)
{
    *statement = NULL;
    if (sqlite3_prepare_v2(ledger->database, sql, -1, statement, NULL) == SQLITE_OK) return SAY_OK;
    return say_ledger_failed(ledger, "preparing a statement", error);
}

static void finalize(void *statement)
{
    sqlite3_finalize(statement);
}

SayStatus say_ledger_keep(SayLedger *ledger, sqlite3_stmt **statement, const char *sql,
                          SayError *error)
{
    if (*statement) return SAY_OK;
    if (sqlite3_prepare_v3(ledger->database, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) !=
        SQLITE_OK)
        return say_ledger_failed(ledger, "preparing a statement", error);
    say_arena_defer(ledger->arena, finalize, *statement);
    return SAY_OK;
}

/* ---- opening ---- */

/* In a ledger opened for reading, nothing may be written but temporary tables. */
static int read_only(void *context, int action, const char *a, const char *b, const char *database,
                     const char *trigger)
{
    (void)context, (void)a, (void)b, (void)trigger;
    switch (action) {
    case SQLITE_READ:
    case SQLITE_SELECT:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
    case SQLITE_PRAGMA:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT: return SQLITE_OK;
    default: return database && strcmp(database, "temp") != 0 ? SQLITE_DENY : SQLITE_OK;
    }
}

static void close_database(void *object)
{
    SayLedger *ledger = object;
    sqlite3_close_v2(ledger->database);
    ledger->database = NULL;
}

/* A ledger belongs to one thread at a time, so SQLite needs no mutex of its own. */
static bool try_open(SayLedger *ledger, const char *path, int flags)
{
    sqlite3_close_v2(ledger->database);
    if (sqlite3_open_v2(path, &ledger->database,
                        flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return false;
    /* The last reader to leave locks the ledger for a moment, to put the log away. */
    sqlite3_busy_timeout(ledger->database, PATIENCE);
    return sqlite3_exec(ledger->database, "PRAGMA schema_version", NULL, NULL, NULL) == SQLITE_OK;
}

/* A ledger on a medium that cannot be written has no room for SQLite's index of the write-ahead
   log: then the file is taken as one that does not change. Percent and question marks in the path
   are for URIs to escape. */
static bool open_immutable(SayLedger *ledger)
{
    SayText uri = {.arena = ledger->arena};
    say_text_add(&uri, SAY_STR("file:"));
    for (const char *c = ledger->path; *c; c++) {
        if (*c == '%' || *c == '?' || *c == '#')
            say_text_format(&uri, "%%%02x", (unsigned)*c);
        else
            say_text_char(&uri, *c);
    }
    say_text_add(&uri, SAY_STR("?immutable=1"));
    return try_open(ledger, say_str_terminated(ledger->arena, say_text_str(&uri)),
                    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

static bool open_file(SayLedger *ledger)
{
    bool write = ledger->mode == SAY_LEDGER_WRITE;
    if (try_open(ledger, ledger->path, SQLITE_OPEN_READWRITE | (write ? SQLITE_OPEN_CREATE : 0)))
        return true;
    int code = sqlite3_errcode(ledger->database) & 0xff;
    bool refused = code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM;
    if (write || !refused) return false;
    return try_open(ledger, ledger->path, SQLITE_OPEN_READONLY) || open_immutable(ledger);
}

/* What a ledger from a stranger could do to us is switched off: code in its schema, writes to
   shadow tables, mapped pages. */
static SayStatus harden(SayLedger *ledger, SayError *error)
{
    sqlite3 *database = ledger->database;
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    /* Ids are hashes, so an article's rows go to pages all over the file: a writer keeps many of
       them, and puts the log into the file seldom, each page once for many changes. */
    if (ledger->mode == SAY_LEDGER_WRITE)
        SAY_TRY(say_ledger_execute(ledger,
                                   "PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 65536",
                                   "opening", error));
    else
        SAY_TRY(say_ledger_execute(ledger, "PRAGMA cache_size = -8192", "opening", error));
    /* References are right by construction, and verify looks at each: not so the writer, whom that
       would cost a search for every row. */
    return say_ledger_execute(
        ledger,
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = OFF;"
        "PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY",
        "opening", error);
}

static SayStatus pragma(SayLedger *ledger, const char *sql, int64_t *value, SayError *error)
{
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(ledger, &row, sql, error));
    int step = sqlite3_step(row);
    *value = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return step == SQLITE_ROW ? SAY_OK : say_ledger_failed(ledger, "opening", error);
}

/* Page size, encoding and journal are part of the file's bytes: said, so that they do not hang on
 * how SQLite was built. */
static SayStatus make(SayLedger *ledger, SayError *error)
{
    SAY_TRY(say_ledger_execute(
        ledger, "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE",
        "making the ledger", error));
    say_pages_reserve(ledger);
    SAY_TRY(say_ledger_execute(ledger, "PRAGMA journal_mode = WAL", "making the ledger", error));
    SAY_TRY(say_ledger_execute(ledger, "BEGIN IMMEDIATE", "making the ledger", error));
    SAY_TRY(say_ledger_execute(ledger, say_ledger_schema, "making the ledger", error));
    SAY_TRY(say_guards_make(ledger, error));
    return say_ledger_execute(ledger, "COMMIT", "making the ledger", error);
}

static SayStatus check_kind(SayLedger *ledger, SayError *error)
{
    int64_t application, version, objects;
    SAY_TRY(pragma(ledger, "PRAGMA application_id", &application, error));
    SAY_TRY(pragma(ledger, "PRAGMA user_version", &version, error));
    SAY_TRY(pragma(ledger, "SELECT count(*) FROM sqlite_schema", &objects, error));
    if (objects == 0 && application == 0 && ledger->mode == SAY_LEDGER_WRITE)
        return make(ledger, error);
    if (application != SAY_LEDGER_APPLICATION)
        return say_error_set(error, SAY_ERROR_FORMAT, "%s: a database, but not a ledger of sayso",
                             ledger->path);
    if (version > SAY_LEDGER_VERSION)
        return say_error_set(error, SAY_ERROR_FORMAT,
                             "%s: a ledger of version %d; this sayso knows up to %d", ledger->path,
                             (int)version, SAY_LEDGER_VERSION);
    if (version < SAY_LEDGER_VERSION)
        return say_error_set(error, SAY_ERROR_FORMAT,
                             "%s: a ledger of version %d; this sayso keeps version %d: add its "
                             "articles to a new one",
                             ledger->path, (int)version, SAY_LEDGER_VERSION);
    return SAY_OK;
}

static SayStatus open_ledger(SayLedger *ledger, SayError *error)
{
    if (ledger->mode == SAY_LEDGER_READ && access(ledger->path, F_OK) != 0)
        return say_error_set(error, SAY_ERROR_IO, "%s: cannot open the ledger: %s", ledger->path,
                             strerror(errno));
    if (!open_file(ledger)) return say_ledger_failed(ledger, "opening", error);
    say_pages_watch(ledger);
    SAY_TRY(harden(ledger, error));
    SAY_TRY(check_kind(ledger, error));
    SAY_TRY(say_guards_refuse(ledger, error));
    if (!say_query_define(ledger->database) || !say_most_define(ledger->database))
        return say_ledger_failed(ledger, "opening", error);
    /* Virtual tables are connected by what looks to the authorizer like making a table. */
    SAY_TRY(say_ledger_execute(
        ledger, "SELECT * FROM article_text WHERE 0; SELECT * FROM json_each('[]') WHERE 0",
        "opening", error));
    if (ledger->mode == SAY_LEDGER_READ) sqlite3_set_authorizer(ledger->database, read_only, NULL);
    return SAY_OK;
}

SayStatus say_ledger_open(const char *path, SayLedgerMode mode, SayLedger **ledger, SayError *error)
{
    *ledger = NULL;
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "%s: out of memory", path);
    SayLedger *opened = say_arena_alloc(arena, sizeof *opened);
    opened->arena = arena;
    opened->path = say_str_terminated(arena, say_str(path));
    opened->mode = mode;
    say_arena_defer(arena, close_database, opened);
    SayStatus status = open_ledger(opened, error);
    if (status == SAY_OK)
        *ledger = opened;
    else
        say_arena_free(arena);
    return status;
}

/* What is not committed is rolled back: a ledger is never left half way through an article. */
void say_ledger_close(SayLedger *ledger)
{
    if (ledger) say_arena_free(ledger->arena);
}
