/* run.h -- many articles: one reader, workers, and a sink that sees them in the order of input. */
#ifndef SAY_PIPELINE_RUN_H
#define SAY_PIPELINE_RUN_H

#include "core/error.h"
#include "core/pack.h"
#include "doc/doc.h"
#include "ingest/ingest.h"

/* What happens with each article that was read, in the calling thread. The document lives until the
 * sink returns. */
typedef struct SaySink {
    void *context;
    SayStatus (*take)(void *context, SayDoc *doc, SayError *error);
    SayProgressFunction *progress; /* may be NULL */
    void *progress_context;
} SaySink;

/* Reads everything of the input. Inputs that cannot be opened are counted as failed and reported to
   progress; the run goes on. Ends early with the sink's status when that is not SAY_OK. */
SayStatus say_run(const SayPack *pack, const SayInput *input, const SaySink *sink,
                  SayCounts *counts, SayError *error);

#endif
