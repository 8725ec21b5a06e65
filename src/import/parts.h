/* parts.h -- what the readers of the kinds of foreign dictionaries share. */
#ifndef SAY_IMPORT_PARTS_H
#define SAY_IMPORT_PARTS_H

#include "core/calendar.h"
#include "core/map.h"
#include "import/import.h"

/* Where an entry stood before, and what it said. */
typedef struct SayImportSeen {
    uint32_t line;
    uint32_t times;
    SayStr codes;
} SayImportSeen;

typedef struct SayImporter {
    const SayImportTables *tables;
    SayArena *arena;
    SayText *out;
    SayStr file;
    uint32_t line; /* at hand, from 1 */
    SayReportFunction *report;
    void *context;
    SayImportCounts counts; /* of this file */
    SayMap heads;           /* -> seen */
    SAY_LIST(SayImportSeen) seen;
    SayMap names;   /* -> the latest line that has the name */
    SayMap unknown; /* segments of codes that were reported */
    SayMap synsets; /* of a verb dictionary: the names that it defines */
} SayImporter;

/* ---- report.c ---- */

/* Reports "file:line: what" and counts it. */
void say_import_complain(SayImporter *importer, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A head that becomes no entry: reports, and counts it as refused. */
void say_import_refuse(SayImporter *importer, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* May this head become an entry? Reports a repeated one: with the same codes it is refused, with
   others it gets a number behind its name. The answer is the head to write, absent when refused. */
SayStr say_import_head(SayImporter *importer, SayStr head, SayStr codes, uint32_t line);

void say_import_entry(SayImporter *importer, SayStr head);
/* Nothing is written for an empty value. */
void say_import_field(SayImporter *importer, const char *name, SayStr value);
void say_import_field_text(SayImporter *importer, const char *name, const char *value);
/* "cameo" fields and "at", where the entry comes from. */
void say_import_origin(SayImporter *importer, uint32_t line);

/* ---- phrase.c ---- */

/* The line without control bytes and invalid UTF-8, which are reported. */
SayStr say_import_clean(SayImporter *importer, SayStr line);
/* The line before the first of these characters, trimmed. */
SayStr say_import_before(SayStr line, const char *marks);
typedef enum SayBracket { SAY_BRACKET_NONE, SAY_BRACKET_WHOLE, SAY_BRACKET_BROKEN } SayBracket;
/* Takes "before [inside]" off *rest; NONE leaves all of *rest in *before. */
SayBracket say_import_bracket(SayStr *rest, char open, char close, SayStr *before, SayStr *inside);
/* "MOHAMMAD_ZAHIR_SHAH_" as a name: "Mohammad Zahir Shah". *alias: "AAIA" of "ARMY_(AAIA)_". */
SayStr say_import_name(SayArena *arena, SayStr foreign, SayStr *alias);
/* The same as common words: lower case. */
SayStr say_import_words(SayArena *arena, SayStr foreign);
/* PETRARCH's regular plural of a noun in capitals. */
SayStr say_import_plural(SayArena *arena, SayStr noun);

/* ---- code.c ---- */

typedef struct SayImportCode {
    SayStr country;
    SayStr sectors; /* "GOV | MIL" */
    SayStr kind;    /* absent where the code does not say */
} SayImportCode;

/* Reads a CAMEO actor code, three letters by three. opens: false when it goes behind another code,
   as an agent's. Unknown letters are reported once a file. */
SayImportCode say_import_code(SayImporter *importer, SayStr code, bool opens, uint32_t line);
/* Reads ">991231", "<19991231", "990101-19991231". False, and reported, when there is no such
   date. Both ends are inclusive; SAY_DAY_NONE where open. */
bool say_import_dates(SayImporter *importer, SayStr text, uint32_t line, SayDay *from, SayDay *to);

/* ---- one file for each kind ---- */

void say_import_actors(SayImporter *importer, SayStr text);
void say_import_agents(SayImporter *importer, SayStr text);
void say_import_verbs(SayImporter *importer, SayStr text);
void say_import_discards(SayImporter *importer, SayStr text);
void say_import_issues(SayImporter *importer, SayStr text);
/* pattern.c: one "step" field for each part of a verb pattern; false, and reported, when it cannot
   be read. */
typedef SAY_LIST(SayStr) SayImportSteps;
bool say_import_pattern(SayImporter *importer, SayStr pattern, SayImportSteps *steps);
/* nation.c: the names of a country, parted into names, adjectives, peoples and metonyms by what the
   pack knows of them. */
void say_import_nation(SayImporter *importer, SayStr country, const SayStr *names, uint32_t count);

/* The next line of text, cleaned, with importer->line moved; false at the end. */
bool say_import_next(SayImporter *importer, SayStr text, uint32_t *at, SayStr *line);

#endif
