/* import.h -- dictionaries of other event coders, turned into entries of ours.

   Reads actors, agents, verb patterns, discards and issues in the syntax of TABARI and PETRARCH
   (Schrodt 2009, TABARI manual; Schrodt, Beieler and Idris 2014, PETRARCH) and writes them in the
   syntax of core/entries.h. Nothing stops the load: what cannot be taken is reported with file and
   line, and counted. docs/dictionaries.md says what becomes of each construct. */
#ifndef SAY_IMPORT_IMPORT_H
#define SAY_IMPORT_IMPORT_H

#include "core/lexicon.h"
#include "core/str.h"
#include "sayso.h"

typedef struct SayImportTables {
    SayLexicon codes;  /* data/cameo.tsv: what each three letters of a CAMEO actor code mean */
    SayLexicon actors; /* data/actors: for the adjectives of countries; may be empty */
    SayLexicon places; /* data/places: which of a country's names are its towns; may be empty */
} SayImportTables;

/* Appends the entries made of one file's text to *out. file: as it shall stand in messages and
   rules. report gets each complaint as "file:line: what", then one line of counts. *counts grows.
   Strings of *out live in its arena, which is used for all work. */
void say_import_text(const SayImportTables *tables, SayStr file, SayStr text, SayText *out,
                     SayReportFunction *report, void *context, SayImportCounts *counts);

/* What must stand before the first entry of *out. */
void say_import_begin(SayText *out);

#endif
