/* row.h -- one row on its way in: values bound from left to right. */
#ifndef SAY_LEDGER_ROW_H
#define SAY_LEDGER_ROW_H

#include "ledger/database.h"

typedef struct Row {
    sqlite3_stmt *insert;
    SayHasher *hasher; /* NULL for what no digest covers */
    int column;        /* bound so far */
} Row;

static inline void put_null(Row *row)
{
    row->column++; /* unbound is NULL */
    if (row->hasher) say_hash_null(row->hasher);
}

static inline void put_integer(Row *row, int64_t value)
{
    sqlite3_bind_int64(row->insert, ++row->column, value);
    if (row->hasher) say_hash_integer(row->hasher, value);
}

/* Borrowed until the row is inserted. */
static inline void put_text(Row *row, SayStr text)
{
    if (!text.data) {
        put_null(row);
        return;
    }
    sqlite3_bind_text64(row->insert, ++row->column, text.data, text.size, SQLITE_STATIC,
                        SQLITE_UTF8);
    if (row->hasher) say_hash_text(row->hasher, text);
}

static inline void put_blob(Row *row, SayStr bytes)
{
    sqlite3_bind_blob64(row->insert, ++row->column, bytes.data ? bytes.data : "", bytes.size,
                        SQLITE_STATIC);
    if (row->hasher) say_hash_blob(row->hasher, bytes);
}

static inline void put_real(Row *row, double value)
{
    sqlite3_bind_double(row->insert, ++row->column, value);
    if (row->hasher) say_hash_real(row->hasher, value);
}

static inline void put_name(Row *row, const char *name)
{
    put_text(row, say_str(name));
}

/* NULL for SAY_UNKNOWN. */
static inline void put_number(Row *row, int64_t number)
{
    if (number == SAY_UNKNOWN)
        put_null(row);
    else
        put_integer(row, number);
}

static inline void put_span(Row *row, SaySpan span)
{
    put_integer(row, span.start);
    put_integer(row, span.end);
}

static inline void put_span_or_null(Row *row, SaySpan span)
{
    if (span.start < span.end) {
        put_span(row, span);
        return;
    }
    put_null(row);
    put_null(row);
}

#endif
