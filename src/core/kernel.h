/* kernel.h -- the inner loops of the network, once for each kind of processor.

   All paths give the same bits: they differ in speed alone. A stage keeps the fastest one that the
   machine can run; a test goes through all of them. Widths are multiples of 16. */
#ifndef SAY_CORE_KERNEL_H
#define SAY_CORE_KERNEL_H

#include "core/dense.h"

typedef struct SayKernel {
    const char *name; /* "portable", "avx2", "vnni" */
    /* rows of dense->inputs codes, `stride` bytes apart (they may overlap), to (rows, padded). */
    void (*dense)(const SayDense *dense, const uint8_t *in, size_t stride, uint32_t rows,
                  int16_t *out);
    /* The bare sums of products with `blocks` blocks of weights, to (rows, 16 * blocks). */
    void (*products)(const uint8_t *in, size_t stride, uint32_t rows, const int8_t *weights,
                     uint32_t inputs, uint32_t blocks, int32_t *out);
    /* out[i] = code of the sum of the rows' i-th numbers, halved (and rounded) shift times. */
    void (*embed)(const int8_t *const *rows, uint32_t count, uint32_t width, uint32_t shift,
                  uint8_t *out);
    /* x[i] += max(y[i], y[width + i]), saturated. */
    void (*gate)(const int16_t *y, uint32_t width, uint8_t *x);
    /* x[i] += y[i], saturated. */
    void (*add)(const int16_t *y, uint32_t width, uint8_t *x);
    /* x[i] += the sum of the table's rows' i-th numbers, saturated; which may not leave 16 bits
       itself. The width is a multiple of SAY_DENSE_BLOCK. */
    void (*add_rows)(const int16_t *table, const uint16_t *rows, uint32_t count, uint32_t width,
                     int16_t *x);
    /* out[i] = code of x[i], or of 0 where that is more. */
    void (*rectify)(const int16_t *x, uint32_t count, uint8_t *out);
    /* One step of memory c (in units of 1/8192): it moves towards z by the share that f says, and
       out is its code. */
    void (*recall)(const int16_t *z, const int16_t *f, uint32_t width, int32_t *c, uint8_t *out);
} SayKernel;

#define SAY_KERNEL_MOST 3

/* The paths that this machine can run, the fastest first; gives their number, at least 1. */
uint32_t say_kernel_list(const SayKernel *paths[SAY_KERNEL_MOST]);
const SayKernel *say_kernel(void);

extern const SayKernel say_kernel_portable;
#if defined(__x86_64__)
extern const SayKernel say_kernel_avx2, say_kernel_vnni;
#endif

#endif
