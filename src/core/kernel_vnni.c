/* kernel_vnni.c -- inner loops for processors with AVX-512 and its products of bytes (VNNI). */
#include "core/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define TILE_ROWS   6
#define TILE_BLOCKS 4

static inline __m512i load_weights(const int8_t *weights)
{
    return _mm512_loadu_si512(weights);
}

static inline __m512i four_inputs(const uint8_t *in)
{
    int32_t four;
    memcpy(&four, in, sizeof four);
    return _mm512_set1_epi32(four);
}

/* A row's sums have names of their own: compilers keep an array in memory. */
#define BEGIN_ROW(r)                                                                               \
    __m512i sum##r##0 = _mm512_setzero_si512(), sum##r##1 = sum##r##0, sum##r##2 = sum##r##0,      \
            sum##r##3 = sum##r##0
#define ADD_ROW(r)                                                                                 \
    if (rows > r) {                                                                                \
        const __m512i four = four_inputs(in + r * stride + i);                                     \
        sum##r##0 = _mm512_dpbusd_epi32(sum##r##0, four, weight0);                                 \
        if (blocks > 1) sum##r##1 = _mm512_dpbusd_epi32(sum##r##1, four, weight1);                 \
        if (blocks > 2) sum##r##2 = _mm512_dpbusd_epi32(sum##r##2, four, weight2);                 \
        if (blocks > 3) sum##r##3 = _mm512_dpbusd_epi32(sum##r##3, four, weight3);                 \
    }
#define STORE_ROW(r)                                                                               \
    if (rows > r) {                                                                                \
        int32_t *row = out + r * blocks * SAY_DENSE_BLOCK;                                         \
        _mm512_storeu_si512(row, sum##r##0);                                                       \
        if (blocks > 1) _mm512_storeu_si512(row + SAY_DENSE_BLOCK, sum##r##1);                     \
        if (blocks > 2) _mm512_storeu_si512(row + 2 * SAY_DENSE_BLOCK, sum##r##2);                 \
        if (blocks > 3) _mm512_storeu_si512(row + 3 * SAY_DENSE_BLOCK, sum##r##3);                 \
    }
#define ALL_ROWS(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5)

/* rows and blocks are constants where this is used. */
static inline __attribute__((always_inline)) void tile_of(const uint8_t *in, size_t stride,
                                                          uint32_t rows, const int8_t *weights,
                                                          uint32_t inputs, uint32_t blocks,
                                                          int32_t *out)
{
    size_t block = (size_t)inputs * SAY_DENSE_BLOCK;
    BEGIN_ROW(0);
    BEGIN_ROW(1);
    BEGIN_ROW(2);
    BEGIN_ROW(3);
    BEGIN_ROW(4);
    BEGIN_ROW(5);
    for (size_t i = 0; i < inputs; i += 4) {
        const int8_t *at = weights + i * SAY_DENSE_BLOCK;
        const __m512i weight0 = load_weights(at);
        const __m512i weight1 = blocks > 1 ? load_weights(at + block) : weight0;
        const __m512i weight2 = blocks > 2 ? load_weights(at + 2 * block) : weight0;
        const __m512i weight3 = blocks > 3 ? load_weights(at + 3 * block) : weight0;
        ALL_ROWS(ADD_ROW)
    }
    ALL_ROWS(STORE_ROW)
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
