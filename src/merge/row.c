/* row.c -- rows of a derived table against those that it has: both in the order of their keys, so
   that one walk tells which must go and which must come. */
#include "merge/row.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void say_derived_put(SayDerived *derived, const char *table, const SayCell *values, int width)
{
    uint32_t at = 0;
    while (at < derived->tables.count && strcmp(derived->tables.items[at].name, table) != 0) at++;
    if (at == derived->tables.count) say_push(derived->arena, &derived->tables)->name = table;
    size_t size = (size_t)width * sizeof *values;
    SayDerivedRow *row = say_arena_alloc(derived->arena, sizeof *row + size);
    row->width = width;
    memcpy(row->values, values, size);
    for (int i = 0; i < width; i++)
        if (values[i].kind == SAY_CELL_TEXT)
            row->values[i].text = say_str_copy(derived->arena, values[i].text);
    *say_push(derived->arena, &derived->tables.items[at].rows) = row;
}

/* ---- order ---- */

/* As SQLite orders them: NULL, numbers, text by its bytes. No column has both kinds of numbers. */
static int compare_values(const SayCell *a, const SayCell *b)
{
    static const int place[] = {
        [SAY_CELL_NULL] = 0, [SAY_CELL_WHOLE] = 1, [SAY_CELL_REAL] = 2, [SAY_CELL_TEXT] = 3};
    if (a->kind != b->kind) return place[a->kind] - place[b->kind];
    switch (a->kind) {
    case SAY_CELL_NULL: return 0;
    case SAY_CELL_TEXT: return say_str_compare(a->text, b->text);
    case SAY_CELL_WHOLE: return a->whole < b->whole ? -1 : a->whole > b->whole;
    default: return a->real < b->real ? -1 : a->real > b->real;
    }
}

static int compare(const SayCell *a, const SayCell *b, int width)
{
    int order = 0;
    for (int i = 0; i < width && !order; i++) order = compare_values(&a[i], &b[i]);
    return order;
}

static int by_values(const void *a, const void *b)
{
    const SayDerivedRow *x = *(const SayDerivedRow *const *)a,
                        *y = *(const SayDerivedRow *const *)b;
    return compare(x->values, y->values, x->width);
}

/* ---- what is there ---- */

/* The text is borrowed until the statement steps on. */
static SayCell value_of(sqlite3_stmt *row, int column)
{
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL: return (SayCell){.kind = SAY_CELL_NULL};
    case SQLITE_INTEGER:
        return (SayCell){.kind = SAY_CELL_WHOLE, .whole = sqlite3_column_int64(row, column)};
    case SQLITE_FLOAT:
        return (SayCell){.kind = SAY_CELL_REAL, .real = sqlite3_column_double(row, column)};
    default: {
        const char *text = (const char *)sqlite3_column_text(row, column);
        return (SayCell){.kind = SAY_CELL_TEXT,
                         .text = {text, (uint32_t)sqlite3_column_bytes(row, column)}};
    }
    }
}

enum { MOST_COLUMNS = 64 };

typedef struct Change {
    SayLedger *ledger;
    SayArena *arena;
    SayError *error;
    char name[96];   /* with the schema */
    char where[256]; /* finds a row by its key */
    int keys;        /* columns of the key: the first of the table */
    const SayDerivedTable *table;
    SAY_LIST(const SayCell *) going; /* their keys */
    SAY_LIST(const SayDerivedRow *) coming;
} Change;

static void go(Change *change, const SayCell *values)
{
    SayCell *key = say_arena_alloc(change->arena, (size_t)change->keys * sizeof *key);
    for (int i = 0; i < change->keys; i++) {
        key[i] = values[i];
        if (key[i].kind == SAY_CELL_TEXT) key[i].text = say_str_copy(change->arena, key[i].text);
    }
    *say_push(change->arena, &change->going) = key;
}

/* All that should be there and come before the row, or have its key. Gives where to look next. */
static uint32_t walk_to(Change *change, uint32_t at, const SayCell *there)
{
    const SayDerivedTable *table = change->table;
    for (; at < table->rows.count; at++) {
        const SayDerivedRow *row = table->rows.items[at];
        int order = compare(row->values, there, change->keys);
        if (order > 0) break;
        if (order == 0) {
            if (compare(row->values, there, row->width) == 0) return at + 1;
            break;
        }
        *say_push(change->arena, &change->coming) = row;
    }
    go(change, there);
    return at;
}

static SayStatus find_changes(Change *change, sqlite3_stmt *row)
{
    SayCell there[MOST_COLUMNS];
    uint32_t at = 0;
    int step, width = sqlite3_column_count(row);
    assert(width <= MOST_COLUMNS);
    while ((step = sqlite3_step(row)) == SQLITE_ROW) {
        for (int i = 0; i < width; i++) there[i] = value_of(row, i);
        at = walk_to(change, at, there);
    }
    for (; at < change->table->rows.count; at++)
        *say_push(change->arena, &change->coming) = change->table->rows.items[at];
    return step == SQLITE_DONE ? SAY_OK
                               : say_ledger_failed(change->ledger, "deriving", change->error);
}

/* ---- statements ---- */

static SayStatus prepare(Change *change, const char *sql, sqlite3_stmt **statement)
{
    if (sqlite3_prepare_v2(say_ledger_database(change->ledger), sql, -1, statement, NULL) ==
        SQLITE_OK)
        return SAY_OK;
    return say_ledger_failed(change->ledger, "deriving", change->error);
}

static void bind(sqlite3_stmt *statement, int at, const SayCell *value)
{
    switch (value->kind) {
    case SAY_CELL_NULL: sqlite3_bind_null(statement, at); break;
    case SAY_CELL_TEXT:
        sqlite3_bind_text(statement, at, value->text.data, (int)value->text.size, SQLITE_STATIC);
        break;
    case SAY_CELL_WHOLE: sqlite3_bind_int64(statement, at, value->whole); break;
    case SAY_CELL_REAL: sqlite3_bind_double(statement, at, value->real); break;
    }
}

static SayStatus run(Change *change, sqlite3_stmt *statement, const SayCell *values, int width)
{
    for (int i = 0; i < width; i++) bind(statement, i + 1, &values[i]);
    sqlite3_step(statement);
    return sqlite3_reset(statement) == SQLITE_OK
               ? SAY_OK
               : say_ledger_failed(change->ledger, change->table->name, change->error);
}

static SayStatus delete_rows(Change *change)
{
    char sql[512];
    sqlite3_stmt *statement;
    if (!change->going.count) return SAY_OK;
    snprintf(sql, sizeof sql, "DELETE FROM %s WHERE %s", change->name, change->where);
    SAY_TRY(prepare(change, sql, &statement));
    SayStatus status = SAY_OK;
    for (uint32_t i = 0; i < change->going.count && status == SAY_OK; i++)
        status = run(change, statement, change->going.items[i], change->keys);
    sqlite3_finalize(statement);
    return status;
}

static SayStatus insert_rows(Change *change)
{
    char sql[320];
    sqlite3_stmt *statement;
    if (!change->coming.count) return SAY_OK;
    int width = change->coming.items[0]->width,
        size = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", change->name);
    for (int i = 1; i < width; i++) size += snprintf(sql + size, sizeof sql - (size_t)size, ",?");
    snprintf(sql + size, sizeof sql - (size_t)size, ")");
    SAY_TRY(prepare(change, sql, &statement));
    SayStatus status = SAY_OK;
    for (uint32_t i = 0; i < change->coming.count && status == SAY_OK; i++)
        status = run(change, statement, change->coming.items[i]->values, width);
    sqlite3_finalize(statement);
    return status;
}

/* ---- the whole ---- */

/* The columns of the primary key, which stand first; a temporary table has none, and is empty. */
static SayStatus read_key(Change *change, const char *schema, const char *table)
{
    enum { NAME = 1, KEY = 5 };
    char sql[192];
    int size = 0, step;
    sqlite3_stmt *row;
    snprintf(sql, sizeof sql, "PRAGMA %s.table_info(%s)", schema, table);
    SAY_TRY(prepare(change, sql, &row));
    while ((step = sqlite3_step(row)) == SQLITE_ROW) {
        if (!sqlite3_column_int(row, KEY)) continue;
        const char *name = (const char *)sqlite3_column_text(row, NAME);
        change->keys++;
        size += snprintf(change->where + size, sizeof change->where - (size_t)size, "%s%s = ?%d",
                         size ? " AND " : "", name, change->keys);
    }
    sqlite3_finalize(row);
    return step == SQLITE_DONE ? SAY_OK
                               : say_ledger_failed(change->ledger, "deriving", change->error);
}

static SayStatus compare_table(Change *change)
{
    char sql[192];
    sqlite3_stmt *row;
    int size = snprintf(sql, sizeof sql, "SELECT * FROM %s", change->name);
    for (int i = 0; i < change->keys; i++)
        size +=
            snprintf(sql + size, sizeof sql - (size_t)size, "%s %d", i ? "," : " ORDER BY", i + 1);
    SAY_TRY(prepare(change, sql, &row));
    SayStatus status = find_changes(change, row);
    sqlite3_finalize(row);
    return status;
}

static const SayDerivedTable *sorted(SayDerived *derived, const char *name)
{
    for (uint32_t i = 0; i < derived->tables.count; i++) {
        SayDerivedTable *table = &derived->tables.items[i];
        if (strcmp(table->name, name) != 0) continue;
        qsort(table->rows.items, table->rows.count, sizeof *table->rows.items, by_values);
        return table;
    }
    SayDerivedTable *none = say_push(derived->arena, &derived->tables);
    none->name = name;
    return none;
}

SayStatus say_derived_store(SayLedger *ledger, const char *schema, SayDerived *derived,
                            const char *name, SayError *error)
{
    Change change = {
        .ledger = ledger, .arena = derived->arena, .error = error, .table = sorted(derived, name)};
    snprintf(change.name, sizeof change.name, "%s.%s", schema, name);
    SAY_TRY(read_key(&change, schema, name));
    SAY_TRY(compare_table(&change));
    SAY_TRY(delete_rows(&change));
    return insert_rows(&change);
}
