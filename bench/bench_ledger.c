/* bench_ledger.c -- the second half alone: what appending and deriving cost, the reading taken off.

       bench_ledger PACK LEDGER FILE...

   Reads the files into the ledger in one run, as `sayso add` does, and prints processor seconds of
   the one thread that writes: a line for every 10,000 articles, and one for the deriving. */
#include "core/arena.h"
#include "ledger/ledger.h"
#include "merge/merge.h"
#include "pipeline/engine.h"
#include "pipeline/run.h"

#include <stdio.h>
#include <time.h>

enum { STEP = 10000 };

typedef struct Bench {
    SayLedger *ledger;
    uint64_t articles;
    double appending;
} Bench;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static SayStatus append(void *context, SayDoc *doc, SayError *error)
{
    Bench *bench = context;
    bool added = false;
    double start = seconds();
    SAY_TRY(say_ledger_append(bench->ledger, doc, &added, error));
    bench->appending += seconds() - start;
    if (!added) doc->article.outcome = SAY_OUTCOME_DUPLICATE;
    if (++bench->articles % STEP == 0) {
        printf("append %llu %.3f\n", (unsigned long long)bench->articles, bench->appending);
        fflush(stdout);
    }
    return SAY_OK;
}

static SayStatus measure(const SayPack *pack, Bench *bench, const SayInput *input, SayError *error)
{
    SaySink sink = {.context = bench, .take = append};
    SayCounts counts = {0};
    SAY_TRY(say_ledger_run_begin(bench->ledger, &pack->digest, SAY_STR_NONE, error));
    SAY_TRY(say_run(pack, input, &sink, &counts, error));
    double start = seconds();
    SAY_TRY(say_ledger_run_end(bench->ledger, &counts, error));
    double ended = seconds();
    SAY_TRY(say_merge(bench->ledger, error));
    double derived = seconds();
    printf("append %llu %.3f\nend %.3f\nderive %.3f\n", (unsigned long long)bench->articles,
           bench->appending, ended - start, derived - ended);
    return SAY_OK;
}

int main(int argc, char **argv)
{
    if (argc < 4) return 2;
    SayError error = {0};
    SayEngine *engine = NULL;
    SayEngineOptions options = {.pack = argv[1]};
    Bench bench = {0};
    SayInput input = {.paths = (const char *const *)argv + 3, .path_count = (size_t)argc - 3};
    SayStatus status = say_engine_open(&options, &engine, &error);
    if (status == SAY_OK)
        status = say_ledger_open(argv[2], SAY_LEDGER_WRITE, &bench.ledger, &error);
    if (status == SAY_OK) {
        SayPack pack = *say_engine_pack(engine);
        pack.keeps_rejections = true;
        status = measure(&pack, &bench, &input, &error);
    }
    say_ledger_close(bench.ledger);
    say_engine_close(engine);
    if (status != SAY_OK) fprintf(stderr, "%s\n", error.message);
    return status == SAY_OK ? 0 : 1;
}
