/* export_sql.h -- the formats of others, as queries over events. */
#ifndef SAY_LEDGER_EXPORT_SQL_H
#define SAY_LEDGER_EXPORT_SQL_H

#include "ledger/list_sql.h"

typedef enum SaySheet {
    SAY_SHEET_TABS, /* tabs between, no header */
    SAY_SHEET_TABS_HEADED,
    SAY_SHEET_CSV /* RFC 4180, with a header */
} SaySheet;

/* Beside the parameters of lists, the queries use functions of export_code.c:
   code(countries, field), word(words, n), any(words, wanted), number(id). */
typedef struct SayExportSql {
    const char *format;
    SayListSql list;
    SaySheet sheet;
    const char *absent; /* how the format writes what is not known */
} SayExportSql;

/* NULL when there is no such format. */
const SayExportSql *say_export_sql(const char *format);

#endif
