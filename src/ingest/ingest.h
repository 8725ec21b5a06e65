/* ingest.h -- records from the world: files, folders, standard input, JSON lines, HTML. */
#ifndef SAY_INGEST_INGEST_H
#define SAY_INGEST_INGEST_H

#include "core/error.h"
#include "doc/doc.h"

/* Walks the inputs in the order given; folders by the bytes of their paths, so that every run sees
   the same order; hidden names are left out. A record's bytes are those of its file; of a JSON
   record they are its text (or HTML) as the JSON string decodes it: offsets count in that string,
   and `path` and `offset` lead to the line it stands in. */
typedef struct SayReader SayReader;

typedef struct SayReaderOptions {
    const char *const *paths; /* "-" is standard input */
    uint32_t path_count;
    SayStr published; /* date for records that carry none; absent */
    SayStr outlet, url;
    bool plain;
} SayReaderOptions;

/* Limits, each a verdict on the record and never an end of the run: SAY_RECORD_LIMIT bytes a record
 * or line. */
#define SAY_RECORD_LIMIT (16u << 20)

SayStatus say_reader_open(const SayReaderOptions *options, SayReader **reader, SayError *error);
/* The next record into *record, its bytes and strings in the arena. *done at the end. An input that
   cannot be opened is an error that names it; the caller may report it and call again: reading goes
   on with the next input. */
SayStatus say_reader_next(SayReader *reader, SayArena *arena, SayRecord *record, bool *done,
                          SayError *error);
/* Bytes read so far, and of all inputs where known (0 else): for a progress bar. */
void say_reader_progress(const SayReader *reader, uint64_t *bytes, uint64_t *total);
void say_reader_close(SayReader *reader);

#endif
