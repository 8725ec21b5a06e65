/* csv.h -- comma-separated values in, as RFC 4180 writes them down. */
#ifndef SAY_CORE_CSV_H
#define SAY_CORE_CSV_H

#include "core/str.h"

typedef SAY_LIST(SayStr) SayFields;

/* Takes the next record off *rest; false at the end. A field in quotation marks may hold commas,
   line breaks and, doubled, quotation marks; one that is never closed takes all that is left.
   Fields live as long as the arena and the text. */
bool say_csv_record(SayArena *arena, SayStr *rest, SayFields *fields);

#endif
