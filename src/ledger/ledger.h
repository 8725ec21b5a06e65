/* ledger.h -- the ledger file for the rooms that write and derive it. What a caller from outside
   may do with a ledger (open, close, list, why) is declared in sayso.h and implemented in this
   room, too. */
#ifndef SAY_LEDGER_LEDGER_H
#define SAY_LEDGER_LEDGER_H

#include "core/digest.h"
#include "core/error.h"
#include "doc/doc.h"

#include <sqlite3.h>

/* SayLedger, say_ledger_open, say_ledger_close, SayFilter, SayRows, say_list, say_rows_*, say_why,
 * say_rate, say_note: see sayso.h. */

/* The database, for merge/ and warn/: they write derived tables only. */
sqlite3 *say_ledger_database(SayLedger *ledger);

/* One run of reading: which knowledge read what; pack NULL: none, nothing is read. now: ISO moment
   or absent. Ends with say_ledger_run_end, which commits and extends the hash chain. */
SayStatus say_ledger_run_begin(SayLedger *ledger, const SayDigest *pack, SayStr now,
                               SayError *error);
/* Appends the evidence of one document (any outcome). Commits by itself, at first every 64
   articles. *added is false when this article is in the ledger already: then nothing changes. After
   a failure the run is over: what it had not committed is rolled back. */
SayStatus say_ledger_append(SayLedger *ledger, const SayDoc *doc, bool *added, SayError *error);
SayStatus say_ledger_run_end(SayLedger *ledger, const SayCounts *counts, SayError *error);

/* Withdraws an article or a claim, in a run of its own; now may be NULL. */
SayStatus say_ledger_retract(SayLedger *ledger, const char *id, const char *reason, const char *now,
                             SayError *error);

/* A database error as a message with the ledger's path: returns SAY_ERROR_LOCKED or
 * SAY_ERROR_DATABASE. */
SayStatus say_ledger_failed(SayLedger *ledger, const char *doing, SayError *error);

/* Recomputes hashes, spans and foreign keys of the evidence. *checked counts rows. */
SayStatus say_ledger_verify(SayLedger *ledger, uint64_t *checked, SayError *error);

#endif
