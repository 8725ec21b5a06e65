/* database.h -- what the files of this room share: the open ledger, its tables of evidence,
 * statements and hashes. */
#ifndef SAY_LEDGER_DATABASE_H
#define SAY_LEDGER_DATABASE_H

#include "ledger/ledger.h"

/* The tables that hold the evidence of one article, below the article's own row, and how its rows
   are read in the order in which they were appended. */
#define EVIDENCE_TABLES(X)                                                                         \
    X(PIECE, "piece", 5, "article = ?1 ORDER BY start")                                            \
    X(SENTENCE, "sentence", 4, "article = ?1 ORDER BY number")                                     \
    X(ACTOR, "actor", 14, "article = ?1 ORDER BY length(id), id")                                  \
    X(PLACE, "place", 11, "article = ?1 ORDER BY length(id), id")                                  \
    X(TIME, "time", 8, "article = ?1 ORDER BY length(id), id")                                     \
    X(QUANTITY, "quantity", 12, "article = ?1 ORDER BY length(id), id")                            \
    X(CITE, "cite", 5, "article = ?1 ORDER BY number")                                             \
    X(CLAIM, "claim", 18, "article = ?1 ORDER BY number")                                          \
    X(SPEAKER, "speaker", 13, OF_CLAIMS ", t.number")                                              \
    X(CONTENT, "content", 4, OF_CLAIMS ", t.number")                                               \
    X(CODING, "coding", 31, OF_CLAIMS)                                                             \
    X(PARTY, "party", 9, OF_CLAIMS ", t.role, t.number")                                           \
    X(WHY, "why", 2, OF_CLAIMS)
#define OF_CLAIMS "c.article = ?1 AND t.claim = c.id ORDER BY c.number"

typedef enum EvidenceTable {
#define X(id, name, columns, rows) TABLE_##id,
    EVIDENCE_TABLES(X)
#undef X
        TABLE_COUNT
} EvidenceTable;

enum { ARTICLE_COLUMNS = 22 };

struct SayLedger {
    SayArena *arena; /* holds this very struct */
    sqlite3 *database;
    const char *path;
    SayLedgerMode mode;

    int64_t run;       /* the run that goes on; 0: none */
    uint32_t batch;    /* articles appended since the last commit */
    int64_t first_row; /* of the batch, in article */
    uint64_t appended; /* in this run */

    sqlite3_stmt *insert[TABLE_COUNT], *select[TABLE_COUNT];
    SayHasher rows[TABLE_COUNT]; /* over the rows of the article that is appended */
    sqlite3_stmt *insert_article, *find_article;
};

/* Runs SQL that gives no rows. */
SayStatus say_ledger_execute(SayLedger *ledger, const char *sql, const char *doing,
                             SayError *error);
/* Prepared for many uses and finalized when the ledger closes; *statement that is not NULL is left
 * as it is. */
SayStatus say_ledger_keep(SayLedger *ledger, sqlite3_stmt **statement, const char *sql,
                          SayError *error);
/* Prepared for one use: the caller finalizes it. */
SayStatus say_ledger_prepare(SayLedger *ledger, sqlite3_stmt **statement, const char *sql,
                             SayError *error);

/* schema.sql as it was when Sayso was built; terminated. */
extern const char say_ledger_schema[];
enum { SAY_LEDGER_VERSION = 7, SAY_LEDGER_APPLICATION = 0x5341594f }; /* 'SAYO' */

/* The triggers that refuse UPDATE and DELETE on evidence: made when the ledger is made, and looked
 * for by verify. */
SayStatus say_guards_make(SayLedger *ledger, SayError *error);
SayStatus say_guards_check(SayLedger *ledger, SayError *error);
/* Refuses a ledger with a trigger, view or virtual table that is not ours: none of them ever runs.
 */
SayStatus say_guards_refuse(SayLedger *ledger, SayError *error);
/* Compares every object of the schema with those that a new ledger has. */
SayStatus say_schema_check(SayLedger *ledger, SayError *error);

/* The check at the end of each page: bytes that a new file leaves for it, the writing of it, and
   the look at all pages. */
enum { SAY_PAGE_CHECK = 8 };
void say_pages_reserve(SayLedger *ledger);
void say_pages_watch(SayLedger *ledger);
SayStatus say_pages_check(SayLedger *ledger, SayError *error);

/* Hashing of values: the same whether they are bound or read. */
void say_hash_null(SayHasher *hasher);
void say_hash_integer(SayHasher *hasher, int64_t value);
void say_hash_real(SayHasher *hasher, double value);
void say_hash_text(SayHasher *hasher, SayStr text);
void say_hash_blob(SayHasher *hasher, SayStr bytes);
void say_hash_row(SayHasher *hasher, sqlite3_stmt *row, int first, int count);
/* Adds what the rows of each table hash to: those below the article's own row. */
void say_hash_tables(SayHasher *hasher, SayHasher tables[TABLE_COUNT]);
/* Hashes all rows of evidence below this article's own; *rows counts them. */
SayStatus say_hash_evidence(SayLedger *ledger, SayStr article, SayHasher tables[TABLE_COUNT],
                            uint64_t *rows, SayError *error);

/* The chain after a run: over the chain before it, its row and the digests of its articles. */
SayStatus say_run_chain(SayLedger *ledger, int64_t run, char hex[65], SayError *error);

/* The rows of a query without parameters, and of one that counts them. */
SayStatus say_rows_of(SayLedger *ledger, const char *sql, const char *total, SayRows **rows,
                      SayError *error);

/* Commits the batch and begins the next. */
SayStatus say_run_commit(SayLedger *ledger, SayError *error);

/* Borrowed until the statement steps on; absent for NULL. */
SayStr say_column(sqlite3_stmt *row, int column);

#endif
