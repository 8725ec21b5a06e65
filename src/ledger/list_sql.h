/* list_sql.h -- the queries behind say_list. */
#ifndef SAY_LEDGER_LIST_SQL_H
#define SAY_LEDGER_LIST_SQL_H

#include "core/str.h"
#include "sayso.h"

#include <stddef.h>

/* Parameters of every list, NULL for no restriction: ?1 since, ?2 until, ?3 country, ?4
   actor, ?5 type, ?6 speaker, ?7 stance, ?8 article, ?9 limit (-1 for none), ?10 unknown
   actors only, ?11 about, ?12 query for FTS5, ?13 event, ?14 story, ?15 dispute, ?16 outlet,
   ?17 rows skipped, ?18 policy, ?19 in a search, the words as they were given. */
typedef struct SayListSql {
    const char *what, *columns, *from, *order;
    const char
        *table; /* whose rows are the list when nothing is asked for; NULL: it is not so plain */
} SayListSql;

/* NULL when there is no such list. */
const SayListSql *say_list_sql(const char *what);
/* The list of events as policy ?18 has them. */
SayListSql say_list_by_policy(SayArena *arena, const SayListSql *events);
/* The list of claims, article by article in its order: the first rows come without a look at the
   others. For when no filter leaves few claims. */
SayListSql say_list_by_article(SayArena *arena, const SayListSql *claims);
/* Its rows, as say_list gives those of a list by name. */
SayStatus say_list_open(SayLedger *ledger, const SayListSql *list, const SayFilter *filter,
                        SayRows **rows, SayError *error);
/* list_counts.c: the lists that count what others hold. */
extern const SayListSql say_list_counts[];
extern const size_t say_list_counts_count;
/* "latest first": how its rows are ordered, in words. */
const char *say_list_order(const SayListSql *list);
/* Adds SQL with its "@NAME" parts put in (list_parts.c). */
void say_list_expand(SayText *out, const char *sql);
/* SQL with its "@NAME" parts put in: of claim c, of article a; speaker s, party p. */
const char *say_list_parts(SayArena *arena, const char *sql);
const char *say_list_rows_sql(SayArena *arena, const SayListSql *list);
/* SQL without the questions after parameters that are not given; given: a bit for each that is. */
const char *say_list_prune(SayArena *arena, const char *sql, uint32_t given);
/* asked: something restricts the list. */
const char *say_list_total_sql(SayArena *arena, const SayListSql *list, bool asked);

#endif
