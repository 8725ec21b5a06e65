/* rate.h -- ratings and notes on their way into the ledger; private to rate*.c. */
#ifndef SAY_LEDGER_RATE_H
#define SAY_LEDGER_RATE_H

#include "ledger/database.h"

/* One rating, or, where it has a text, one note. Terminated; NULL for what is not given. */
typedef struct Entry {
    const char *target, *code, *text; /* one of code and text */
    const char *by, *at, *reason;
    bool known; /* its source must be an outlet or speaker that the ledger has */
} Entry;

/* Within a run that goes on. What is there already word for word is not put there again. */
SayStatus say_entry_insert(SayLedger *ledger, const Entry *entry, SayError *error);

/* A run of its own around entries; end with a status that is not SAY_OK takes them back, and
   returns it. */
SayStatus say_entries_begin(SayLedger *ledger, const char *now, SayError *error);
SayStatus say_entries_end(SayLedger *ledger, SayStatus status, SayError *error);

#endif
