/* list.c -- what a ledger holds, as lists with filters. Which columns a list has is written in
 * docs/ledger.md. */
#include "ledger/database.h"
#include "ledger/list_sql.h"
#include "ledger/query.h"

#include <stdio.h>
#include <string.h>

enum {
    SINCE = 1,
    UNTIL,
    COUNTRY,
    ACTOR,
    TYPE,
    SPEAKER,
    STANCE,
    ARTICLE,
    LIMIT,
    UNKNOWN,
    ABOUT,
    QUERY,
    EVENT,
    STORY,
    DISPUTE,
    OUTLET,
    SKIPPED,
    POLICY
};

/* ---- the filter ---- */

typedef struct Asked {
    char since[16], until[16], country[8], type[24];
    const char *query; /* as FTS5 takes it */
    uint64_t skipped;  /* rows before the first */
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

static SayStatus take_policy(const char *what, const char *given, SayError *error)
{
    if (!given) return SAY_OK;
    if (strcmp(what, "events") != 0)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "a policy is for events, not for %s", what);
    if (!strcmp(given, "rep") || !strcmp(given, "con") || !strcmp(given, "inf")) return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT, "\"%s\" is no policy; rep, con or inf", given);
}

/* "o200": the rows from the 201st on. */
static SayStatus take_after(const char *after, uint64_t *skipped, SayError *error)
{
    int64_t number = 0;
    if (!after) return SAY_OK;
    if (after[0] == 'o' && say_str_integer(say_str(after + 1), &number) && number > 0) {
        *skipped = (uint64_t)number;
        return SAY_OK;
    }
    return say_error_set(error, SAY_ERROR_ARGUMENT, "\"%s\" is no cursor of a list", after);
}

static SayStatus take_query(SayArena *arena, const char *query, const char **match, SayError *error)
{
    if (!query) return SAY_OK;
    *match = say_query_match(arena, say_str(query));
    if (*match) return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT, "\"%s\" holds no word to look for", query);
}

static SayStatus take_filter(SayArena *arena, const SayFilter *filter, Asked *asked,
                             SayError *error)
{
    *asked = (Asked){.filter = filter};
    SAY_TRY(take_after(filter->after, &asked->skipped, error));
    SAY_TRY(take_query(arena, filter->query, &asked->query, error));
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
    bind(statement, QUERY, asked->query);
    bind(statement, EVENT, asked->filter->event);
    bind(statement, STORY, asked->filter->story);
    bind(statement, DISPUTE, asked->filter->dispute);
    bind(statement, OUTLET, asked->filter->outlet);
    sqlite3_bind_int64(statement, SKIPPED, (int64_t)asked->skipped);
    bind(statement, POLICY, asked->filter->policy);
    if (asked->filter->unknown) sqlite3_bind_int(statement, UNKNOWN, 1);
    uint64_t limit = asked->filter->limit;
    sqlite3_bind_int64(statement, LIMIT, limit && limit <= INT64_MAX ? (int64_t)limit : -1);
}

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

/* Anything but the limit; what it is, in words. */
static bool describe(const SayListSql *list, const SayFilter *f, SayText *words)
{
    const struct {
        const char *name, *value;
    } asked[] = {{"since", f->since},     {"until", f->until},
                 {"country", f->country}, {"actor", f->actor},
                 {"type", f->type},       {"speaker", f->speaker},
                 {"stance", f->stance},   {"about", f->about},
                 {"article", f->article}, {"event", f->event},
                 {"story", f->story},     {"dispute", f->dispute},
                 {"outlet", f->outlet},   {"words", f->query},
                 {"policy", f->policy},   {"unknown", f->unknown ? "only" : NULL}};
    const char *before = "; ";
    bool restricts = false;
    say_text_add(words, say_str(say_list_order(list)));
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        if (!asked[i].value) continue;
        say_text_format(words, "%s%s %s", before, asked[i].name, asked[i].value);
        before = ", ";
        restricts = true;
    }
    return restricts;
}

static SayStatus prepare(SayRows *rows, const SayListSql *list, const SayFilter *filter,
                         SayError *error)
{
    Asked asked;
    SAY_TRY(take_filter(rows->arena, filter, &asked, error));
    SAY_TRY(take_policy(list->what, filter->policy, error));
    bool restricts = describe(list, filter, &rows->selection);
    SayListSql by_policy;
    if (filter->policy) {
        by_policy = say_list_by_policy(rows->arena, list);
        list = &by_policy;
    }
    SAY_TRY(
        say_ledger_prepare(rows->ledger, &rows->rows, say_list_rows_sql(rows->arena, list), error));
    SAY_TRY(say_ledger_prepare(rows->ledger, &rows->total,
                               say_list_total_sql(rows->arena, list, restricts), error));
    bind_all(rows->rows, &asked);
    bind_all(rows->total, &asked);
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
