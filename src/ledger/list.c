/* list.c -- what a ledger holds, as lists with filters. Which columns a list has is written in
 * docs/ledger.md. */
#include "ledger/database.h"
#include "ledger/filter.h"
#include "ledger/list_sql.h"

#include <stdio.h>
#include <string.h>

/* ---- rows ---- */

struct SayRows {
    SayArena *arena;
    SayLedger *ledger;
    sqlite3_stmt *rows, *total;
    SayText selection, after;
    uint64_t skipped, taken, limit; /* limit 0: none */
    uint64_t count;                 /* in all; UINT64_MAX: not counted yet */
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
    *rows = (SayRows){.arena = arena, .ledger = ledger, .count = UINT64_MAX};
    rows->selection.arena = rows->after.arena = arena;
    say_arena_defer(arena, finalize, rows);
    return rows;
}

static bool has_column(sqlite3_stmt *rows, SayStr name)
{
    for (int i = 0; i < sqlite3_column_count(rows); i++)
        if (say_str_equal(say_str(sqlite3_column_name(rows, i)), name)) return true;
    return false;
}

static bool names_twice(SayStr names, SayStr name)
{
    int times = 0;
    for (SayStr one; (one = say_str_cut(&names, ',')).data;) times += say_str_equal(one, name);
    return times > 1;
}

/* The query of the rows around the one prepared: SQLite leaves out what nothing outside wants. */
static SayStatus choose_columns(SayRows *rows, const char *columns, const char *sql,
                                SayError *error)
{
    SayText outer = {.arena = rows->arena};
    const char *before = "SELECT ";
    for (SayStr rest = say_str(columns), one; (one = say_str_cut(&rest, ',')).data;) {
        bool twice = names_twice(say_str(columns), one);
        if (twice || !has_column(rows->rows, one))
            return say_error_set(error, SAY_ERROR_ARGUMENT,
                                 twice ? "column \"%.*s\" stands twice" : "no column \"%.*s\" here",
                                 (int)(one.size < 64 ? one.size : 64), one.data);
        say_text_format(&outer, "%s\"%.*s\"", before, SAY_STR_ARG(one));
        before = ", ";
    }
    say_text_format(&outer, " FROM (%s)", sql);
    sqlite3_finalize(rows->rows);
    rows->rows = NULL;
    return say_ledger_prepare(rows->ledger, &rows->rows,
                              say_str_terminated(rows->arena, say_text_str(&outer)), error);
}

static SayStatus prepare(SayRows *rows, const SayListSql *list, const SayFilter *filter,
                         SayError *error)
{
    SayAsked asked;
    SAY_TRY(say_asked_take(rows->arena, list->what, filter, &asked, error));
    say_text_add(&rows->selection, say_str(say_list_order(list)));
    bool restricts = say_filter_describe(filter, &rows->selection);
    SayListSql other;
    bool few = filter->article || filter->event || filter->story || filter->dispute;
    if (filter->policy) {
        other = say_list_by_policy(rows->arena, list);
        list = &other;
    } else if (!few && strcmp(list->what, "claims") == 0) {
        other = say_list_by_article(rows->arena, list);
        list = &other;
    }
    uint32_t given = say_asked_given(&asked);
    const char *sql = say_list_prune(rows->arena, say_list_rows_sql(rows->arena, list), given);
    const char *total = say_list_total_sql(rows->arena, list, restricts);
    SAY_TRY(say_ledger_prepare(rows->ledger, &rows->rows, sql, error));
    if (filter->columns) SAY_TRY(choose_columns(rows, filter->columns, sql, error));
    SAY_TRY(say_ledger_prepare(rows->ledger, &rows->total,
                               say_list_prune(rows->arena, total, given), error));
    say_asked_bind(rows->rows, &asked);
    say_asked_bind(rows->total, &asked);
    rows->skipped = asked.skipped;
    rows->limit = filter->limit;
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

static SayStatus no_list(const char *what, SayError *error)
{
    SayError names = {0};
    size_t count, size = 0;
    const SayList *lists = say_lists(&count);
    for (size_t i = 0; i < count && size < sizeof names.message; i++)
        size += (size_t)snprintf(names.message + size, sizeof names.message - size, "%s%s",
                                 i ? ", " : "", lists[i].name);
    return say_error_set(error, SAY_ERROR_ARGUMENT, "no list \"%s\"; there are %s", what,
                         names.message);
}

SayStatus say_list_open(SayLedger *ledger, const SayListSql *list, const SayFilter *filter,
                        SayRows **rows, SayError *error)
{
    static const SayFilter no_restriction = {0};
    *rows = NULL;
    SayRows *made = make_rows(ledger);
    if (!made) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    SayStatus status = prepare(made, list, filter ? filter : &no_restriction, error);
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
    return list ? say_list_open(ledger, list, filter, rows, error) : no_list(what, error);
}

SayStatus say_rows_next(SayRows *rows, bool *more, SayError *error)
{
    int step = sqlite3_step(rows->rows);
    *more = step == SQLITE_ROW;
    rows->taken += *more;
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

static uint64_t count_rows(sqlite3_stmt *total)
{
    uint64_t count =
        sqlite3_step(total) == SQLITE_ROW ? (uint64_t)sqlite3_column_int64(total, 0) : 0;
    sqlite3_reset(total);
    return count;
}

/* Counted once: that may take longer than the rows. */
uint64_t say_rows_total(SayRows *rows)
{
    if (rows->count == UINT64_MAX) rows->count = count_rows(rows->total);
    return rows->count;
}

const char *say_rows_selection(const SayRows *rows)
{
    return say_str_terminated(rows->arena, say_text_str(&rows->selection));
}

const char *say_rows_after(SayRows *rows)
{
    uint64_t seen = rows->skipped + rows->taken;
    if (!rows->limit || rows->taken < rows->limit || say_rows_total(rows) <= seen) return NULL;
    rows->after.size = 0;
    say_text_format(&rows->after, "o%llu", (unsigned long long)seen);
    return say_str_terminated(rows->arena, say_text_str(&rows->after));
}

void say_rows_close(SayRows *rows)
{
    if (rows) say_arena_free(rows->arena);
}
