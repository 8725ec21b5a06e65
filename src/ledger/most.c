/* most.c -- say_most(value) in SQL: the value that stands most often in a group, the first of those
 * by their bytes where several do; NULL where none is there. */
#include "ledger/query.h"

typedef struct Counted {
    SayStr value;
    uint64_t count;
} Counted;

typedef struct Most {
    SayArena *arena; /* NULL until the first value */
    SAY_LIST(Counted) values;
} Most;

static void step(sqlite3_context *context, int count, sqlite3_value **given)
{
    (void)count;
    const char *text = (const char *)sqlite3_value_text(given[0]);
    Most *most = text ? sqlite3_aggregate_context(context, sizeof *most) : NULL;
    if (!most) return;
    if (!most->arena && !(most->arena = say_arena_new(0))) {
        sqlite3_result_error_nomem(context);
        return;
    }
    SayStr value = {text, (uint32_t)sqlite3_value_bytes(given[0])};
    uint32_t at = 0;
    while (at < most->values.count && !say_str_equal(most->values.items[at].value, value)) at++;
    if (at == most->values.count)
        *say_push(most->arena, &most->values) = (Counted){say_str_copy(most->arena, value), 0};
    most->values.items[at].count++;
}

static void finish(sqlite3_context *context)
{
    Most *most = sqlite3_aggregate_context(context, 0);
    if (!most || !most->arena) return;
    const Counted *best = &most->values.items[0];
    for (uint32_t i = 1; i < most->values.count; i++) {
        const Counted *other = &most->values.items[i];
        bool first = other->count == best->count && say_str_compare(other->value, best->value) < 0;
        if (other->count > best->count || first) best = other;
    }
    sqlite3_result_text(context, best->value.data, (int)best->value.size, SQLITE_TRANSIENT);
    say_arena_free(most->arena);
}

bool say_most_define(sqlite3 *database)
{
    return sqlite3_create_function(database, "say_most", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                   NULL, NULL, step, finish) == SQLITE_OK;
}
