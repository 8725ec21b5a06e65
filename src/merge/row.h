/* row.h -- the rows of the derived tables as they should be, and what it takes to make them so. */
#ifndef SAY_MERGE_ROW_H
#define SAY_MERGE_ROW_H

#include "merge/evidence.h"

typedef struct SayCell {
    enum { SAY_CELL_NULL, SAY_CELL_TEXT, SAY_CELL_WHOLE, SAY_CELL_REAL } kind;
    union {
        SayStr text;
        int64_t whole;
        double real;
    };
} SayCell;

typedef struct SayDerivedRow {
    int width;
    SayCell values[];
} SayDerivedRow;

typedef struct SayDerivedTable {
    const char *name;
    SAY_LIST(const SayDerivedRow *) rows;
} SayDerivedTable;

typedef struct SayDerived {
    SayArena *arena;
    SAY_LIST(SayDerivedTable) tables;
} SayDerived;

/* Values in the order of the table's columns; texts are copied. */
void say_derived_put(SayDerived *derived, const char *table, const SayCell *values, int width);

/* What the steps of merging found, as rows of all tables. */
void say_derived_fill(SayEvidence *evidence, SayDerived *derived);
/* Makes the rows of a table these and no others. Rows that are there already are left alone: what
   changes little costs little to write. */
SayStatus say_derived_store(SayLedger *ledger, const char *schema, SayDerived *derived,
                            const char *table, SayError *error);

#endif
