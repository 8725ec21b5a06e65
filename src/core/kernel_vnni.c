/* kernel_vnni.c -- inner loops for processors with AVX-512 and its products of bytes (VNNI). */
#include "core/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define TILE_ROWS   6
#define TILE_BLOCKS 4

/* rows and blocks are constants where this is used, so that all sums stay in registers. */
static inline __attribute__((always_inline)) void tile_of(const uint8_t *in, size_t stride,
                                                          uint32_t rows, const int8_t *weights,
                                                          uint32_t inputs, uint32_t blocks,
                                                          int32_t *out)
{
    __m512i sums[TILE_ROWS][TILE_BLOCKS];
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t b = 0; b < blocks; b++) sums[r][b] = _mm512_setzero_si512();
    for (uint32_t i = 0; i < inputs; i += 4) {
        __m512i weight[TILE_BLOCKS];
        for (uint32_t b = 0; b < blocks; b++)
            weight[b] = _mm512_loadu_si512(weights + ((size_t)b * inputs + i) * SAY_DENSE_BLOCK);
        for (uint32_t r = 0; r < rows; r++) {
            int32_t four;
            memcpy(&four, in + r * stride + i, sizeof four);
            for (uint32_t b = 0; b < blocks; b++)
                sums[r][b] = _mm512_dpbusd_epi32(sums[r][b], _mm512_set1_epi32(four), weight[b]);
        }
    }
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t b = 0; b < blocks; b++)
            _mm512_storeu_si512(out + (r * blocks + b) * SAY_DENSE_BLOCK, sums[r][b]);
}

#define TILES(rows)                                                                                \
    switch (blocks) {                                                                              \
    case 1: tile_of(in, stride, rows, weights, inputs, 1, sums); return;                           \
    case 2: tile_of(in, stride, rows, weights, inputs, 2, sums); return;                           \
    case 3: tile_of(in, stride, rows, weights, inputs, 3, sums); return;                           \
    default: tile_of(in, stride, rows, weights, inputs, 4, sums); return;                          \
    }

static void tile(const uint8_t *in, size_t stride, uint32_t rows, const int8_t *weights,
                 uint32_t inputs, uint32_t blocks, int32_t *sums)
{
    switch (rows) {
    case 1: TILES(1)
    case 2: TILES(2)
    case 3: TILES(3)
    case 4: TILES(4)
    case 5: TILES(5)
    default: TILES(6)
    }
}

#define KERNEL      say_kernel_vnni
#define KERNEL_NAME "vnni"
#include "core/kernel_body.h"
#endif
