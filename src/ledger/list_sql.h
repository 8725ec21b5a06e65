/* list_sql.h -- the queries behind say_list. */
#ifndef SAY_LEDGER_LIST_SQL_H
#define SAY_LEDGER_LIST_SQL_H

#include "core/str.h"

/* Parameters of every list, NULL for no restriction: ?1 since, ?2 until, ?3 as of, ?4 country, ?5
   actor, ?6 type, ?7 speaker, ?8 stance, ?9 article, ?10 limit (-1 for none), ?11 unknown
   actors only, ?12 about. */
typedef struct SayListSql {
    const char *what, *columns, *from, *order;
} SayListSql;

/* NULL when there is no such list. */
const SayListSql *say_list_sql(const char *what);
/* SQL with its "@NAME" parts put in: of claim c, of article a; speaker s, party p. */
const char *say_list_parts(SayArena *arena, const char *sql);
const char *say_list_rows_sql(SayArena *arena, const SayListSql *list);
const char *say_list_total_sql(SayArena *arena, const SayListSql *list);

#endif
