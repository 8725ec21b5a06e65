/* filter.h -- what a list is asked for, as its query takes it; private to this room. */
#ifndef SAY_LEDGER_FILTER_H
#define SAY_LEDGER_FILTER_H

#include "ledger/database.h"

typedef struct SayAsked {
    char since[16], until[16], country[8], type[24];
    const char *query; /* as FTS5 takes it */
    uint64_t skipped;  /* rows before the first */
    const SayFilter *filter;
} SayAsked;

/* what: the list. asked borrows from the filter and the arena. */
SayStatus say_asked_take(SayArena *arena, const char *what, const SayFilter *filter,
                         SayAsked *asked, SayError *error);
/* To the parameters that list_sql.h names. */
void say_asked_bind(sqlite3_stmt *statement, const SayAsked *asked);
/* A bit, 1 << number, for each parameter that is not NULL. */
uint32_t say_asked_given(const SayAsked *asked);
/* Adds what the filter restricts, in words, "; country IRQ, since 2026-01-01"; false when that is
   nothing. The limit is not among it. */
bool say_filter_describe(const SayFilter *filter, SayText *words);

#endif
