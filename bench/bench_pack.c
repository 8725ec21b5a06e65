/* bench_pack.c -- how long the pack takes to map, and the stages to open their parts of it, in one
   run: bench_pack PACK. Medians, in milliseconds of the clock on the wall. */
#include "core/pack.h"
#include "sayso.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 31 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static bool map(const char *path, SayError *error)
{
    SayPackFile *pack;
    if (say_pack_open(path, false, &pack, error) != SAY_OK) return false;
    say_pack_close(pack);
    return true;
}

static bool open_all(const char *path, SayError *error)
{
    SayEngineOptions options = {.pack = path};
    SayEngine *engine;
    if (say_engine_open(&options, &engine, error) != SAY_OK) return false;
    say_engine_close(engine);
    return true;
}

static bool measure(const char *name, const char *path, bool (*run)(const char *, SayError *))
{
    double times[RUNS];
    SayError error = {0};
    for (int i = 0; i < RUNS; i++) {
        double begin = now();
        if (!run(path, &error)) {
            fprintf(stderr, "bench_pack: %s\n", error.message);
            return false;
        }
        times[i] = now() - begin;
    }
    qsort(times, RUNS, sizeof *times, compare);
    printf("%s %.2f\n", name, times[RUNS / 2]);
    return true;
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fprintf(stderr, "usage: bench_pack PACK\n");
        return 2;
    }
    return measure("map", arguments[1], map) && measure("open", arguments[1], open_all) ? 0 : 1;
}
