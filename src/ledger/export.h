/* export.h -- the forms that a ledger is given away in; private to export*.c. */
#ifndef SAY_LEDGER_EXPORT_H
#define SAY_LEDGER_EXPORT_H

#include "ledger/database.h"
#include "ledger/export_sql.h"

typedef struct Export {
    SayLedger *ledger;
    const SayFilter *filter;
    SayTextFunction *text;
    void *context;
    SayError *error;
    SayText line; /* that is being written */
} Export;

/* Hands over the line; the next begins empty. */
SayStatus say_export_line(Export *export);

SayStatus say_export_canonical(Export *export);
SayStatus say_export_sheet(Export *export, const SayExportSql *format);
SayStatus say_export_prov(Export *export);

/* Makes the functions of the sheets known to the database: code(countries, field), the codes of a
   list of countries, "; " between; word(words, n), the nth; any(words, wanted), whether one of them
   is among the others; number(id), an id as an integer of at most 52 bits. */
SayStatus say_export_functions(SayLedger *ledger, SayError *error);

#endif
