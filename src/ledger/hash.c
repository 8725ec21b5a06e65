/* hash.c -- the digest of an article's evidence: every value of every row, with its type, in a
 * fixed order. */
#include "ledger/database.h"

#include <string.h>

static void tag(SayHasher *hasher, char type)
{
    say_hasher_add(hasher, &type, 1);
}

void say_hash_null(SayHasher *hasher)
{
    tag(hasher, 'n');
}

void say_hash_integer(SayHasher *hasher, int64_t value)
{
    tag(hasher, 'i');
    say_hasher_number(hasher, value);
}

void say_hash_text(SayHasher *hasher, SayStr text)
{
    tag(hasher, 't');
    say_hasher_field(hasher, text);
}

void say_hash_blob(SayHasher *hasher, SayStr bytes)
{
    tag(hasher, 'b');
    say_hasher_field(hasher, bytes);
}

/* The bits of the IEEE 754 double. */
static void hash_real(SayHasher *hasher, double value)
{
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    tag(hasher, 'r');
    say_hasher_number(hasher, bits);
}

static void hash_column(SayHasher *hasher, sqlite3_stmt *row, int column)
{
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER: say_hash_integer(hasher, sqlite3_column_int64(row, column)); break;
    case SQLITE_FLOAT: hash_real(hasher, sqlite3_column_double(row, column)); break;
    case SQLITE_TEXT: say_hash_text(hasher, say_column(row, column)); break;
    case SQLITE_BLOB: say_hash_blob(hasher, say_column(row, column)); break;
    default: say_hash_null(hasher);
    }
}

void say_hash_row(SayHasher *hasher, sqlite3_stmt *row, int first, int count)
{
    for (int column = first; column < first + count; column++) hash_column(hasher, row, column);
}

static SayStatus hash_table(SayLedger *ledger, EvidenceTable table, SayStr article,
                            SayHasher *hasher, uint64_t *rows, SayError *error)
{
    static const char *const sql[TABLE_COUNT] = {
#define X(id, name, columns, rows) "SELECT * FROM " name " WHERE " rows,
        EVIDENCE_TABLES(X)
#undef X
    };
    SAY_TRY(say_ledger_keep(ledger, &ledger->select[table], sql[table], error));
    sqlite3_stmt *row = ledger->select[table];
    sqlite3_bind_text(row, 1, article.data, (int)article.size, SQLITE_STATIC);
    say_hasher_number(hasher, (int64_t)table);
    int step;
    while ((step = sqlite3_step(row)) == SQLITE_ROW) {
        say_hash_row(hasher, row, 0, sqlite3_column_count(row));
        ++*rows;
    }
    SayStatus status =
        step == SQLITE_DONE ? SAY_OK : say_ledger_failed(ledger, "reading evidence", error);
    sqlite3_reset(row);
    return status;
}

SayStatus say_hash_evidence(SayLedger *ledger, SayStr article, const bool *filled,
                            SayHasher *hasher, uint64_t *rows, SayError *error)
{
    for (int table = 0; table < TABLE_COUNT; table++)
        if (filled && !filled[table])
            say_hasher_number(hasher, table); /* as of a table without rows */
        else
            SAY_TRY(hash_table(ledger, (EvidenceTable)table, article, hasher, rows, error));
    return SAY_OK;
}
