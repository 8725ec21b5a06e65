/* append.h -- the steps of appending a document, private to append*.c. */
#ifndef SAY_LEDGER_APPEND_H
#define SAY_LEDGER_APPEND_H

#include "ledger/row.h"

typedef struct Append {
    SayLedger *ledger;
    const SayDoc *doc;
    SayStr article; /* id */
    SayError *error;
} Append;

/* A fresh row of a table. */
SayStatus say_append_row(const Append *append, EvidenceTable table, Row *row);
SayStatus say_append_insert(const Append *append, Row *row);

/* The text of a day in the document's arena; absent for none. */
SayStr say_append_day(const Append *append, SayDay day);
/* "GOV MIL"; absent when there are none. */
SayStr say_append_sectors(const Append *append, const SayStr sectors[3]);

SayStatus say_append_layers(const Append *append); /* pieces, sentences, mentions, cites */
SayStatus say_append_claims(const Append *append);

#endif
