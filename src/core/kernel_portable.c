/* kernel_portable.c -- inner loops for any processor, in plain C: what the other paths must equal.
 */
#include "core/dense.h"

#define TILE_ROWS   1
#define TILE_BLOCKS 1

static void tile(const uint8_t *restrict in, size_t stride, uint32_t rows,
                 const int8_t *restrict weights, uint32_t inputs, uint32_t blocks,
                 int32_t *restrict sums)
{
    (void)stride, (void)rows, (void)blocks; /* a tile is one row and one block */
    for (uint32_t r = 0; r < SAY_DENSE_BLOCK; r++) sums[r] = 0;
    for (uint32_t i = 0; i < inputs; i += 4, weights += 4 * SAY_DENSE_BLOCK)
        for (uint32_t r = 0; r < SAY_DENSE_BLOCK; r++)
            sums[r] += in[i] * weights[4 * r] + in[i + 1] * weights[4 * r + 1] +
                       in[i + 2] * weights[4 * r + 2] + in[i + 3] * weights[4 * r + 3];
}

#define KERNEL      say_kernel_portable
#define KERNEL_NAME "portable"
#include "core/kernel_body.h"
