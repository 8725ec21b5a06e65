/* list.c -- what a ledger holds, as lists with filters. Which columns a list has is written in
 * docs/ledger.md. */
#include "ledger/database.h"
#include "ledger/list_sql.h"

#include <string.h>

enum { SINCE = 1, UNTIL, COUNTRY, ACTOR, TYPE, SPEAKER, STANCE, ARTICLE, LIMIT, UNKNOWN, ABOUT };

/* ---- the filter ---- */

typedef struct Asked {
    char since[16], until[16], country[8], type[24];
    const SayFilter *filter;
} Asked;

static SayStatus take_day(const char *name, const char *given, char out[16], SayError *error)
{
    if (!given) return SAY_OK;
    SayDay day = say_day_parse(say_str(given), NULL);
    if (day == SAY_DAY_NONE)
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "%s: \"%s\" is no date; write it like 2026-11-17", name, given);
    say_day_print(day, out);
    return SAY_OK;
}

static void take_upper(const char *given, char *out, size_t size)
{
    size_t i = 0;
    for (; given && given[i] && i + 1 < size; i++)
        out[i] = (char)(given[i] >= 'a' && given[i] <= 'z' ? given[i] - 'a' + 'A' : given[i]);
    out[i] = '\0';
}

static SayStatus take_stance(const char *given, SayError *error)
{
    if (!given) return SAY_OK;
    unsigned size = (unsigned)strlen(given);
    if (say_polarity_of_name(given, size) >= 0 || say_certainty_of_name(given, size) >= 0 ||
        say_event_status_of_name(given, size) >= 0)
        return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT,
                         "\"%s\" is no stance; a polarity (+, -), a certainty (certain, probable, "
                         "possible) or a status"
                         " (happened, planned, threatened, ...)",
                         given);
}

static SayStatus take_filter(const SayFilter *filter, Asked *asked, SayError *error)
{
    *asked = (Asked){.filter = filter};
    SAY_TRY(take_day("since", filter->since, asked->since, error));
    SAY_TRY(take_day("until", filter->until, asked->until, error));
    SAY_TRY(take_stance(filter->stance, error));
    take_upper(filter->country, asked->country, sizeof asked->country);
    take_upper(filter->type, asked->type, sizeof asked->type);
    if (filter->type && say_event_type_of_name(asked->type, (unsigned)strlen(asked->type)) <= 0)
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "\"%s\" is no event type; one of PLOVER's, such as ASSAULT or AGREE",
                             filter->type);
    return SAY_OK;
}

/* A statement that does not name a parameter refuses it, which is as it should be. */
static void bind(sqlite3_stmt *statement, int parameter, const char *value)
{
    if (value && *value) sqlite3_bind_text(statement, parameter, value, -1, SQLITE_TRANSIENT);
}

static void bind_all(sqlite3_stmt *statement, const Asked *asked)
{
    bind(statement, SINCE, asked->since);
    bind(statement, UNTIL, asked->until);
    bind(statement, COUNTRY, asked->country);
    bind(statement, ACTOR, asked->filter->actor);
    bind(statement, TYPE, asked->type);
    bind(statement, SPEAKER, asked->filter->speaker);
    bind(statement, STANCE, asked->filter->stance);
    bind(statement, ARTICLE, asked->filter->article);
    bind(statement, ABOUT, asked->filter->about);
    if (asked->filter->unknown) sqlite3_bind_int(statement, UNKNOWN, 1);
    uint64_t limit = asked->filter->limit;
    sqlite3_bind_int64(statement, LIMIT, limit && limit <= INT64_MAX ? (int64_t)limit : -1);
}

/* ---- rows ---- */

struct SayRows {
    SayArena *arena;
    SayLedger *ledger;
    sqlite3_stmt *rows, *total;
};

static void finalize(void *object)
{
    SayRows *rows = object;
    sqlite3_finalize(rows->rows);
    sqlite3_finalize(rows->total);
}

/* NULL: out of memory. */
static SayRows *make_rows(SayLedger *ledger)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return NULL;
    SayRows *rows = say_arena_alloc(arena, sizeof *rows);
    *rows = (SayRows){.arena = arena, .ledger = ledger};
    say_arena_defer(arena, finalize, rows);
    return rows;
}

/* Anything but the limit. */
static bool restricts(const SayFilter *f)
{
    return f->since || f->until || f->country || f->actor || f->type || f->speaker || f->stance ||
           f->article || f->about || f->unknown;
}

static SayStatus prepare(SayRows *rows, const SayListSql *list, const Asked *asked, SayError *error)
{
    SAY_TRY(
        say_ledger_prepare(rows->ledger, &rows->rows, say_list_rows_sql(rows->arena, list), error));
    SAY_TRY(say_ledger_prepare(rows->ledger, &rows->total,
                               say_list_total_sql(rows->arena, list, restricts(asked->filter)),
                               error));
    bind_all(rows->rows, asked);
    bind_all(rows->total, asked);
    return SAY_OK;
}

SayStatus say_rows_of(SayLedger *ledger, const char *sql, const char *total, SayRows **rows,
                      SayError *error)
{
    SayRows *made = make_rows(ledger);
    if (!made) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    SayStatus status = say_ledger_prepare(ledger, &made->rows, sql, error);
    if (status == SAY_OK) status = say_ledger_prepare(ledger, &made->total, total, error);
    if (status == SAY_OK)
        *rows = made;
    else
        say_rows_close(made);
    return status;
}

SayStatus say_list_open(SayLedger *ledger, const SayListSql *list, const SayFilter *filter,
                        SayRows **rows, SayError *error)
{
    static const SayFilter no_restriction = {0};
    Asked asked;
    *rows = NULL;
    SAY_TRY(take_filter(filter ? filter : &no_restriction, &asked, error));
    SayRows *made = make_rows(ledger);
    if (!made) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    SayStatus status = prepare(made, list, &asked, error);
    if (status == SAY_OK)
        *rows = made;
    else
        say_rows_close(made);
    return status;
}

SayStatus say_list(SayLedger *ledger, const char *what, const SayFilter *filter, SayRows **rows,
                   SayError *error)
{
    const SayListSql *list = say_list_sql(what);
    *rows = NULL;
    if (!list)
        return say_error_set(
            error, SAY_ERROR_ARGUMENT,
            "no list \"%s\"; there are articles, claims, events, disputes, stories, sources, "
            "actors, runs, ratings, notes, retractions",
            what);
    return say_list_open(ledger, list, filter, rows, error);
}

SayStatus say_rows_next(SayRows *rows, bool *more, SayError *error)
{
    int step = sqlite3_step(rows->rows);
    *more = step == SQLITE_ROW;
    return step == SQLITE_ROW || step == SQLITE_DONE
               ? SAY_OK
               : say_ledger_failed(rows->ledger, "reading a list", error);
}

size_t say_rows_width(const SayRows *rows)
{
    return (size_t)sqlite3_column_count(rows->rows);
}

const char *say_rows_name(const SayRows *rows, size_t column)
{
    return sqlite3_column_name(rows->rows, (int)column);
}

SayValueKind say_rows_kind(const SayRows *rows, size_t column)
{
    switch (sqlite3_column_type(rows->rows, (int)column)) {
    case SQLITE_INTEGER: return SAY_VALUE_INTEGER;
    case SQLITE_FLOAT: return SAY_VALUE_REAL;
    case SQLITE_NULL: return SAY_VALUE_NULL;
    default: return SAY_VALUE_TEXT;
    }
}

const char *say_rows_text(const SayRows *rows, size_t column)
{
    const unsigned char *text = sqlite3_column_text(rows->rows, (int)column);
    return text ? (const char *)text : "";
}

int64_t say_rows_integer(const SayRows *rows, size_t column)
{
    return sqlite3_column_int64(rows->rows, (int)column);
}

uint64_t say_rows_total(const SayRows *rows)
{
    sqlite3_reset(rows->total);
    uint64_t total = sqlite3_step(rows->total) == SQLITE_ROW
                         ? (uint64_t)sqlite3_column_int64(rows->total, 0)
                         : 0;
    sqlite3_reset(rows->total);
    return total;
}

void say_rows_close(SayRows *rows)
{
    if (rows) say_arena_free(rows->arena);
}
