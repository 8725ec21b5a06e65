/* query.h -- words that a person looks for: as FTS5 takes them, and where a text holds them.
 * Private to this room. */
#ifndef SAY_LEDGER_QUERY_H
#define SAY_LEDGER_QUERY_H

#include "ledger/database.h"

/* The query for FTS5: each word quoted, so that nothing in it is an operator; words in quotes
   stand in a row, a star behind a word leaves its end open. NULL when there is no word in it. */
const char *say_query_match(SayArena *arena, SayStr query);

/* Where words of the query stand in a text, in order. */
typedef SAY_LIST(SaySpan) SayHits;
void say_query_hits(SayArena *arena, SayStr query, SayStr text, SayHits *hits);

/* say_holds(text, query) in SQL: 1 when each word of the query stands in the text. */
bool say_query_define(sqlite3 *database);
/* say_most(value) (most.c): what stands most often in a group. */
bool say_most_define(sqlite3 *database);

#endif
