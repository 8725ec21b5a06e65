/* parts.h -- what the files of ingest share: the list of inputs, the stream of bytes, records made
 * of JSON. */
#ifndef SAY_INGEST_PARTS_H
#define SAY_INGEST_PARTS_H

#include "core/json.h"
#include "ingest/ingest.h"

/* What the bytes of an input are, by its name or, where the name does not say, by its first bytes.
 */
typedef enum SaySourceKind {
    SAY_SOURCE_UNKNOWN,
    SAY_SOURCE_TEXT,
    SAY_SOURCE_HTML,
    SAY_SOURCE_LINES, /* one JSON object a line */
    SAY_SOURCE_VALUES /* JSON objects, each over any number of lines, alone or in one array */
} SaySourceKind;

typedef struct SaySource {
    SayStr path;
    uint64_t size; /* 0 when unknown */
    int failed;    /* errno of the walk; 0 when well */
} SaySource;

typedef SAY_LIST(SaySource) SaySources;

/* walk.c: appends the input, or all files below it when it is a folder. Never fails: see
 * SaySource.failed. */
void say_sources_add(SayArena *arena, SaySources *inputs, const char *path);

/* sniff.c */
SaySourceKind say_source_kind_of_name(SayStr path);
SaySourceKind say_source_kind_of_bytes(SayStr first);

/* stream.c: bytes of one file, read forward through one buffer. Zero-initialise with buffer set and
 * fd -1. */
#define SAY_STREAM_BUFFER (64u << 10)
typedef struct SayStream {
    int fd;
    int failed; /* errno of the read that failed; the stream then ends */
    bool ended;
    char *buffer; /* SAY_STREAM_BUFFER bytes */
    uint32_t at, size;
    uint64_t offset; /* in the file, of buffer[at] */
} SayStream;

/* One stretch of the stream: a line, or a JSON value. */
typedef struct SayStretch {
    SayStr bytes;    /* in the arena given; empty when over the limit */
    uint64_t offset; /* of its first byte */
    uint64_t size;   /* as it stands in the file */
    bool over;       /* longer than the limit: passed over without being kept */
    bool open;       /* a JSON value that the end of the file cut off */
} SayStretch;

bool say_stream_open(SayStream *stream, SayStr path, SayArena *scratch); /* false: errno says why */
void say_stream_close(SayStream *stream);
/* Makes at least one byte available; false at the end. */
bool say_stream_fill(SayStream *stream);
/* The first bytes without taking them: up to the buffer's size, as many as one read gives. */
SayStr say_stream_peek(SayStream *stream);
/* Each gives false at the end of the stream. */
bool say_stream_line(SayStream *stream, SayArena *arena, uint32_t limit, SayStretch *line);
bool say_stream_value(SayStream *stream, SayArena *arena, uint32_t limit, SayStretch *value);
/* All that is left, as one stretch. */
void say_stream_rest(SayStream *stream, SayArena *arena, uint32_t limit, SayStretch *rest);

/* fields.c: fills the record from one JSON object's bytes; sets record->bad when it is none or has
   no text. path, offset are already set. file: the path without "#line", for messages. */
void say_record_of_json(SayArena *arena, SayStr file, SayStr json, SayRecord *record);

#endif
