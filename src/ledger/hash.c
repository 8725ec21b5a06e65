/* hash.c -- the digest of an article's evidence: every value of every row, with its type, in the
   order in which they are appended, table by table. */
#include "ledger/database.h"

#include <string.h>

/* A letter for the type and a number in as few bytes as it needs, seven bits in each, the low ones
   first: the sign in the lowest bit, so that small numbers below zero stay small. */
static void add(SayHasher *hasher, char type, int64_t number)
{
    uint64_t rest = (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0);
    uint8_t bytes[11] = {(uint8_t)type};
    size_t size = 1;
    for (; rest >= 128; rest >>= 7) bytes[size++] = (uint8_t)(rest | 128);
    bytes[size++] = (uint8_t)rest;
    say_hasher_add(hasher, bytes, size);
}

void say_hash_null(SayHasher *hasher)
{
    say_hasher_add(hasher, "n", 1);
}

void say_hash_integer(SayHasher *hasher, int64_t value)
{
    add(hasher, 'i', value);
}

void say_hash_text(SayHasher *hasher, SayStr text)
{
    add(hasher, 't', text.size);
    say_hasher_add(hasher, text.data, text.size);
}

void say_hash_blob(SayHasher *hasher, SayStr bytes)
{
    add(hasher, 'b', bytes.size);
    say_hasher_add(hasher, bytes.data, bytes.size);
}

/* The bits of the IEEE 754 double. */
void say_hash_real(SayHasher *hasher, double value)
{
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    add(hasher, 'r', bits);
}

static void hash_column(SayHasher *hasher, sqlite3_stmt *row, int column)
{
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER: say_hash_integer(hasher, sqlite3_column_int64(row, column)); break;
    case SQLITE_FLOAT: say_hash_real(hasher, sqlite3_column_double(row, column)); break;
    case SQLITE_TEXT: say_hash_text(hasher, say_column(row, column)); break;
    case SQLITE_BLOB: say_hash_blob(hasher, say_column(row, column)); break;
    default: say_hash_null(hasher);
    }
}

void say_hash_row(SayHasher *hasher, sqlite3_stmt *row, int first, int count)
{
    for (int column = first; column < first + count; column++) hash_column(hasher, row, column);
}

void say_hash_tables(SayHasher *hasher, SayHasher tables[TABLE_COUNT])
{
    for (int table = 0; table < TABLE_COUNT; table++) {
        if (!tables[table].size) continue;
        SayDigest digest = say_hasher_end(&tables[table]);
        say_hasher_number(hasher, table);
        say_hasher_add(hasher, digest.bytes, sizeof digest.bytes);
    }
}

static SayStatus hash_table(SayLedger *ledger, EvidenceTable table, SayStr article,
                            SayHasher *hasher, uint64_t *rows, SayError *error)
{
    static const char *const sql[TABLE_COUNT] = {
#define X(id, name, columns, rows)                                                                 \
    TABLE_##id < TABLE_SPEAKER ? "SELECT * FROM " name " WHERE " rows                              \
                               : "SELECT t.* FROM claim c CROSS JOIN " name " t WHERE " rows,
        EVIDENCE_TABLES(X)
#undef X
    };
    SAY_TRY(say_ledger_keep(ledger, &ledger->select[table], sql[table], error));
    sqlite3_stmt *row = ledger->select[table];
    sqlite3_bind_text(row, 1, article.data, (int)article.size, SQLITE_STATIC);
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

SayStatus say_hash_evidence(SayLedger *ledger, SayStr article, SayHasher tables[TABLE_COUNT],
                            uint64_t *rows, SayError *error)
{
    for (int table = 0; table < TABLE_COUNT; table++) {
        say_hasher_begin(&tables[table]);
        SAY_TRY(hash_table(ledger, (EvidenceTable)table, article, &tables[table], rows, error));
    }
    return SAY_OK;
}
