/* entries.h -- the one syntax of all knowledge files: a head, and indented fields.

   # a comment: also the place for origin and licence, at the top of each file
   %phrases names adjectives          (the fields whose values are looked up in text; once, before
   the first entry) Iran kind: country names: Iran | Islamic Republic of Iran adjectives: Iranian

   A line that does not start with a blank is a head and begins an entry. "field: value" lines
   belong to it; a field may be repeated; " | " separates alternatives within a value. A table file
   (.tsv) is the same thing written shorter: its first line names the fields, the first column is
   the head, and "%phrases" may precede that line. */
#ifndef SAY_CORE_ENTRIES_H
#define SAY_CORE_ENTRIES_H

#include "core/error.h"
#include "core/str.h"

typedef struct SayField {
    SayStr name;
    SayStr value; /* never empty */
} SayField;

typedef struct SayEntry {
    SayStr head;
    SayStr file; /* as given to the reader */
    uint32_t line;
    uint32_t first_field; /* index into SayEntries.fields */
    uint32_t field_count;
} SayEntry;

typedef struct SayEntries {
    SAY_LIST(SayEntry) entries;
    SAY_LIST(SayField) fields;
    SAY_LIST(SayStr) phrase_fields;
} SayEntries;

/* Appends the entries of one file's text. Errors name file and line: a field before any head, a
   line without a colon, a field name that is not [a-z_]+, invalid UTF-8. Strings are borrowed from
   text. */
SayStatus say_entries_read(SayArena *arena, SayEntries *into, SayStr file, SayStr text,
                           SayError *error);

#endif
