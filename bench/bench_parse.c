/* bench_parse.c -- tokens a second, and cycles a token, of each stage on one core:
 * bench_parse PACK TEXT [ROUNDS]. "all" is from text to trees and names; the stages after it are
 * also given as their share of that time.
 *
 * Cycles are processor time times the rate of the time stamp counter, so that what others do on
 * the machine does not count; where the processor has no such counter, they are left out. */
#include "claim/claim.h"
#include "core/calendar.h"
#include "core/file.h"
#include "encode/encode.h"
#include "mention/mention.h"
#include "names/names.h"
#include "parse/parse.h"
#include "segment/segment.h"
#include "tag/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#if defined(__x86_64__)
#include <x86intrin.h>
#define CYCLES() __rdtsc()
#else
#define CYCLES() 0
#endif

/* In the order of reading; a new stage is a line here. */
static const struct {
    const char *name;
    SayStatus (*open)(SayPack *, SayError *);
    void (*run)(const SayPack *, SayDoc *);
} stages[] = {
    {"segment", say_segment_open, say_segment},
    {"encode", say_encode_open, say_encode},
    {"tag", say_tag_open, say_tag},
    {"parse", say_parse_open, say_parse},
    {"names", say_names_open, say_names},
    {"mention", say_mention_open, say_mention},
    {"claim", say_claim_open, say_claim},
};
enum { STAGES = sizeof stages / sizeof *stages, PARSING = 5 }; /* the first five make "all" */

typedef struct Bench {
    SayPack pack;
    SayStr text;
    uint64_t tokens;
    double seconds[STAGES];
} Bench;

static double cpu_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time); /* others may be at work on this machine */
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void fail(const SayError *error)
{
    fprintf(stderr, "bench_parse: %s\n", error->message);
    exit(1);
}

static void open_pack(Bench *bench, const char *path)
{
    SayError error = {0};
    SayPackFile *file = NULL;
    if (say_pack_open(path, false, &file, &error) != SAY_OK) fail(&error);
    bench->pack = (SayPack){.file = file, .arena = say_arena_new(0)};
    for (int stage = 0; stage < STAGES; stage++)
        if (stages[stage].open(&bench->pack, &error) != SAY_OK) fail(&error);
}

/* One article: a part of the text of the size of a news report, its blocks parted by blank lines.
 */
static void read_article(Bench *bench, SayArena *arena, SayStr text)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = text;
    doc->article.published = say_day(1987, 6, 1);
    doc->article.id = SAY_STR("a0000000000000000"); /* claims bear a part of it */
    for (uint32_t start = 0; start < text.size;) {
        uint32_t end = say_str_find(text, SAY_STR("\n\n"), start);
        if (end == UINT32_MAX) end = text.size;
        if (end > start) say_push(arena, &doc->blocks)->span = (SaySpan){start, end};
        start = end + 2;
    }
    for (int stage = 0; stage < STAGES; stage++) {
        double begin = cpu_seconds();
        stages[stage].run(&bench->pack, doc);
        bench->seconds[stage] += cpu_seconds() - begin;
    }
    bench->tokens += doc->tokens.count;
}

/* Reads the whole text once, in articles. */
static void read_text(Bench *bench, SayArena *arena)
{
    for (uint32_t start = 0; start < bench->text.size;) {
        uint32_t end = start + 4000 < bench->text.size
                           ? say_str_find(bench->text, SAY_STR("\n\n"), start + 4000)
                           : UINT32_MAX;
        if (end == UINT32_MAX) end = bench->text.size;
        read_article(bench, arena, say_str_slice(bench->text, start, end));
        say_arena_reset(arena);
        start = end + 2;
    }
}

static double wall_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* rate: cycles a second, 0 when unknown. parsing: seconds of "all" for a stage after it, else 0. */
static void print_stage(const Bench *bench, const char *name, double seconds, double rate,
                        double parsing)
{
    double tokens = (double)bench->tokens;
    printf("bench %s tokens_per_second %.0f", name, tokens / seconds);
    if (rate > 0) printf(" cycles_per_token %.0f", seconds * rate / tokens);
    if (parsing > 0) printf(" share_of_parsing %.3f", seconds / parsing);
    putchar('\n');
}

static void print_stages(const Bench *bench, double rate)
{
    double all = 0;
    for (int stage = 0; stage < PARSING; stage++) {
        print_stage(bench, stages[stage].name, bench->seconds[stage], rate, 0);
        all += bench->seconds[stage];
    }
    print_stage(bench, "all", all, rate, 0);
    for (int stage = PARSING; stage < STAGES; stage++)
        print_stage(bench, stages[stage].name, bench->seconds[stage], rate, all);
}

int main(int count, char **arguments)
{
    Bench bench = {0};
    SayError error = {0};
    if (count < 3) return fprintf(stderr, "usage: bench_parse PACK TEXT [ROUNDS]\n"), 2;
    open_pack(&bench, arguments[1]);
    if (say_file_read(bench.pack.arena, arguments[2], &bench.text, &error) != SAY_OK) fail(&error);
    SayArena *arena = say_arena_new(0);
    double begin = wall_seconds();
    uint64_t cycles = CYCLES();
    for (int round = 0; round < (count > 3 ? atoi(arguments[3]) : 3); round++)
        read_text(&bench, arena);
    double rate = (double)(CYCLES() - cycles) / (wall_seconds() - begin);
    if (!bench.tokens) return fprintf(stderr, "bench_parse: the text has no tokens\n"), 1;
    print_stages(&bench, rate);
    return 0;
}
