/* bench_kernel.c -- products of a layer a second, on each path that this machine can run:
   bench_kernel [INPUTS OUTPUTS ROWS]. */
#include "core/kernel.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time); /* others may be at work on this machine */
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void *filled(size_t size)
{
    uint8_t *bytes = aligned_alloc(64, (size + 63) / 64 * 64);
    if (!bytes) exit(1);
    for (size_t i = 0; i < size; i++) bytes[i] = (uint8_t)(i * 2654435761u >> 13);
    return bytes;
}

/* The best of some runs, each of about a tenth of a second. */
static double best_rate(const SayKernel *kernel, const SayDense *dense, const uint8_t *in,
                        uint32_t rows, int16_t *out)
{
    double products = (double)dense->inputs * dense->padded * rows, best = 0;
    for (int run = 0; run < 8; run++) {
        double begin = cpu_seconds(), taken;
        uint32_t rounds = 0;
        do {
            kernel->dense(dense, in, dense->inputs, rows, out);
            rounds++;
        } while ((taken = cpu_seconds() - begin) < 0.1);
        if (rounds * products / taken > best) best = rounds * products / taken;
    }
    return best;
}

int main(int count, char **arguments)
{
    uint32_t inputs = count > 3 ? (uint32_t)atoi(arguments[1]) : 768;
    uint32_t outputs = count > 3 ? (uint32_t)atoi(arguments[2]) : 512;
    uint32_t rows = count > 3 ? (uint32_t)atoi(arguments[3]) : 120;
    const SayKernel *paths[SAY_KERNEL_MOST];
    uint32_t path_count = say_kernel_list(paths);
    int32_t *numbers = calloc(outputs, sizeof *numbers);
    if (!numbers) return 1;
    SayDense dense = {.bias = numbers,
                      .shift = numbers,
                      .weights = filled((size_t)inputs * outputs),
                      .inputs = inputs,
                      .outputs = outputs,
                      .padded = outputs};
    const uint8_t *in = filled((size_t)inputs * rows);
    int16_t *out = filled((size_t)outputs * rows * sizeof *out);
    for (uint32_t i = 0; i < path_count; i++)
        printf("bench kernel %s %u x %u, %u rows: %.1f billion products a second\n", paths[i]->name,
               inputs, outputs, rows, best_rate(paths[i], &dense, in, rows, out) / 1e9);
    return 0;
}
