/* rows.h -- the rows of a list on their way out, one format a file. Private to rows/. */
#ifndef SAY_ROWS_ROWS_H
#define SAY_ROWS_ROWS_H

#include "core/error.h"
#include "core/json.h"

typedef struct Out {
    SayRows *rows;
    const SayView *view;
    SayText text; /* handed over and emptied now and then */
    uint64_t shown;
    char newest[32]; /* day of the newest row so far */
} Out;

/* A format: what stands before the rows, each row, and what stands after them. */
typedef struct Format {
    void (*begin)(Out *);
    void (*row)(Out *);
    void (*end)(Out *);
} Format;

extern const Format rows_json, rows_jsonl, rows_csv, rows_geojson, rows_atom;

/* {"column":value,...}. */
void rows_object(Out *out, SayJsonWriter *w);
/* Number of the column of this name; SIZE_MAX where there is none. */
size_t rows_column(const SayRows *rows, const char *name);
/* The text of a column by its name, "" where there is none. */
const char *rows_cell(const SayRows *rows, const char *name);

#endif
