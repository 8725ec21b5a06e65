/* run.c -- many articles: one reader, workers, and a sink that sees them in the order of input.

   A ring of jobs, each with an arena of its own. The calling thread fills free jobs with records,
   hands them to the workers, and takes the finished ones off in the order in which it handed them
   out: so the order of output, and with it the ledger, does not depend on how many workers there
   are. */
#include "pipeline/run.h"

#include "core/queue.h"
#include "pipeline/read.h"

#include <pthread.h>
#include <unistd.h>

#define JOBS_PER_WORKER 4
#define WORKER_LIMIT    64u

typedef struct Job {
    SayArena *arena;
    SayDoc *doc;
    bool done;
} Job;

typedef struct Run {
    const SayPack *pack;
    const SaySink *sink;
    SayCounts *counts;
    SayReader *reader;
    SayQueue *work;
    pthread_mutex_t mutex; /* guards Job.done */
    pthread_cond_t finished;
    Job *jobs;
    uint32_t job_count;
    uint64_t filled, taken; /* jobs handed out and taken off since the start */
    bool exhausted, stopped;
} Run;

static void *work(void *context)
{
    Run *run = context;
    void *item;
    while (say_queue_pop(run->work, &item)) {
        Job *job = item;
        say_read(run->pack, job->doc);
        pthread_mutex_lock(&run->mutex);
        job->done = true;
        pthread_cond_broadcast(&run->finished);
        pthread_mutex_unlock(&run->mutex);
    }
    return NULL;
}

/* ---- the calling thread: fill and take ---- */

static void report(Run *run, const char *message)
{
    if (!run->sink->progress) return;
    uint64_t bytes = 0, total = 0;
    say_reader_progress(run->reader, &bytes, &total);
    if (!run->sink->progress(run->sink->progress_context, bytes, total, message))
        run->stopped = true;
}

/* One record into the next job; inputs that cannot be opened are told and passed over. */
static void fill_job(Run *run)
{
    Job *job = &run->jobs[run->filled % run->job_count];
    say_arena_limit(job->arena, 0);
    say_arena_reset(job->arena);
    SayError error = {0};
    SayRecord record = {0};
    while (say_reader_next(run->reader, job->arena, &record, &run->exhausted, &error) != SAY_OK) {
        run->counts->failed++;
        report(run, error.message);
        say_arena_reset(job->arena);
    }
    if (run->exhausted) return;
    say_arena_limit(job->arena, say_arena_used(job->arena) + SAY_ARTICLE_MEMORY);
    job->doc = say_doc_new(job->arena, &record);
    job->done = false;
    run->filled++;
    say_queue_push(run->work, job);
}

static void count(SayCounts *counts, const SayDoc *doc)
{
    counts->articles++;
    switch (doc->article.outcome) {
    case SAY_OUTCOME_CODED: counts->coded++; break;
    case SAY_OUTCOME_UNCODABLE: counts->uncodable++; break;
    case SAY_OUTCOME_DUPLICATE: counts->duplicate++; break;
    case SAY_OUTCOME_QUARANTINED: counts->quarantined++; break;
    case SAY_OUTCOME_OUT_OF_SCOPE: counts->out_of_scope++; break;
    default: break;
    }
    counts->sentences += doc->sentences.count;
    counts->tokens += doc->tokens.count;
    counts->claims += doc->claims.count;
    for (uint32_t i = 0; i < doc->claims.count; i++)
        counts->events += doc->claims.items[i].event != SAY_NONE;
}

static SayStatus take_job(Run *run, SayError *error)
{
    Job *job = &run->jobs[run->taken % run->job_count];
    pthread_mutex_lock(&run->mutex);
    while (!job->done) pthread_cond_wait(&run->finished, &run->mutex);
    pthread_mutex_unlock(&run->mutex);
    run->taken++;
    say_arena_limit(job->arena, 0);
    SayStatus status = run->sink->take(run->sink->context, job->doc, error);
    count(run->counts, job->doc);
    if (job->doc->article.outcome == SAY_OUTCOME_QUARANTINED) {
        SayText message = {.arena = job->arena};
        say_text_format(&message, "%.*s: set aside: %.*s", SAY_STR_ARG(job->doc->article.path),
                        SAY_STR_ARG(job->doc->article.reason));
        report(run, say_str_terminated(job->arena, say_text_str(&message)));
    } else {
        report(run, NULL);
    }
    return status;
}

static SayStatus pump(Run *run, SayError *error)
{
    SayStatus status = SAY_OK;
    while (status == SAY_OK) {
        while (!run->exhausted && !run->stopped && run->filled - run->taken < run->job_count)
            fill_job(run);
        if (run->filled == run->taken)
            return run->stopped ? say_error_set(error, SAY_ERROR_STOPPED, "stopped") : SAY_OK;
        status = take_job(run, error);
    }
    return status;
}

/* ---- start and end ---- */

static uint32_t worker_count(unsigned wanted)
{
    long processors = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 1) processors = 1;
    return processors > (long)WORKER_LIMIT ? WORKER_LIMIT : (uint32_t)processors;
}

static SayStatus run_with_workers(Run *run, uint32_t workers, SayError *error)
{
    pthread_t threads[WORKER_LIMIT];
    uint32_t started = 0;
    while (started < workers && pthread_create(&threads[started], NULL, work, run) == 0) started++;
    SayStatus status = started
                           ? pump(run, error)
                           : say_error_set(error, SAY_ERROR_LIMIT, "no thread could be started");
    say_queue_close(run->work);
    for (uint32_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    return status;
}

SayStatus say_run(const SayPack *pack, const SayInput *input, const SaySink *sink,
                  SayCounts *counts, SayError *error)
{
    SayReaderOptions options = {.paths = input->paths,
                                .path_count = (uint32_t)input->path_count,
                                .published = say_str(input->published),
                                .outlet = say_str(input->outlet),
                                .url = say_str(input->url),
                                .plain = input->plain};
    uint32_t workers = worker_count(input->threads);
    Run run = {
        .pack = pack, .sink = sink, .counts = counts, .job_count = workers * JOBS_PER_WORKER};
    *counts = (SayCounts){0};
    SAY_TRY(say_reader_open(&options, &run.reader, error));
    SayArena *arena = say_arena_new(0);
    run.jobs = say_arena_alloc(arena, run.job_count * sizeof *run.jobs);
    for (uint32_t i = 0; i < run.job_count; i++) run.jobs[i].arena = say_arena_new(0);
    run.work = say_queue_new(arena, run.job_count);
    pthread_mutex_init(&run.mutex, NULL);
    pthread_cond_init(&run.finished, NULL);
    SayStatus status = run_with_workers(&run, workers, error);
    pthread_cond_destroy(&run.finished);
    pthread_mutex_destroy(&run.mutex);
    for (uint32_t i = 0; i < run.job_count; i++) say_arena_free(run.jobs[i].arena);
    say_arena_free(arena);
    say_reader_close(run.reader);
    return status;
}
