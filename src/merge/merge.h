/* merge.h -- from claims to origins, events, stories and disputes. */
#ifndef SAY_MERGE_MERGE_H
#define SAY_MERGE_MERGE_H

#include "core/error.h"
#include "ledger/ledger.h"

/* Derives all rows from the evidence and changes those that are not so, in one transaction. The
   result depends on the evidence alone, not on the order in which it came. */
SayStatus say_merge(SayLedger *ledger, SayError *error);
/* The same, but drops all derived rows first. */
SayStatus say_merge_anew(SayLedger *ledger, SayError *error);
/* Derives into temporary tables of the names of the derived ones, which hide those until they are
   dropped. */
SayStatus say_merge_temporary(SayLedger *ledger, SayError *error);
SayStatus say_merge_temporary_drop(SayLedger *ledger, SayError *error);
/* Derives again beside what stands there and compares; SAY_ERROR_VERIFY names the first row that
 * differs. */
SayStatus say_merge_verify(SayLedger *ledger, uint64_t *checked, SayError *error);

#endif
