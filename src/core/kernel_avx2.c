/* kernel_avx2.c -- inner loops for processors with AVX2. Products are made of numbers widened to 16
   bits: the instruction that multiplies bytes would saturate. */
#include "core/kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define TILE_ROWS   3
#define TILE_BLOCKS 1

/* Four inputs of a row as 16-bit numbers, four times over. */
static inline __m256i four_inputs(const uint8_t *in)
{
    int32_t four;
    memcpy(&four, in, sizeof four);
    return _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
}

/* Each sum is still in two halves, one beside the other. */
static inline void store_block(const __m256i sums[4], int32_t *out)
{
    for (uint32_t k = 0; k < 2; k++) {
        __m256i pairs = _mm256_hadd_epi32(sums[2 * k], sums[2 * k + 1]);
        _mm256_storeu_si256((__m256i *)(void *)(out + 8 * k),
                            _mm256_permute4x64_epi64(pairs, 0xd8));
    }
}

/* rows is a constant where this is used, so that all sums stay in registers. */
static inline __attribute__((always_inline)) void tile_of(const uint8_t *in, size_t stride,
                                                          uint32_t rows, const int8_t *weights,
                                                          uint32_t inputs, int32_t *out)
{
    __m256i sums[TILE_ROWS][4];
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t q = 0; q < 4; q++) sums[r][q] = _mm256_setzero_si256();
    for (uint32_t i = 0; i < inputs; i += 4) {
        __m256i row[TILE_ROWS];
        for (uint32_t r = 0; r < rows; r++) row[r] = four_inputs(in + r * stride + i);
        for (uint32_t q = 0; q < 4; q++) {
            const void *at = weights + (size_t)i * SAY_DENSE_BLOCK + 16 * q;
            __m256i weight = _mm256_cvtepi8_epi16(_mm_loadu_si128(at));
            for (uint32_t r = 0; r < rows; r++)
                sums[r][q] = _mm256_add_epi32(sums[r][q], _mm256_madd_epi16(row[r], weight));
        }
    }
    for (uint32_t r = 0; r < rows; r++) store_block(sums[r], out + r * SAY_DENSE_BLOCK);
}

static void tile(const uint8_t *in, size_t stride, uint32_t rows, const int8_t *weights,
                 uint32_t inputs, uint32_t blocks, int32_t *sums)
{
    (void)blocks; /* a tile is one block wide */
    switch (rows) {
    case 1: tile_of(in, stride, 1, weights, inputs, sums); return;
    case 2: tile_of(in, stride, 2, weights, inputs, sums); return;
    default: tile_of(in, stride, 3, weights, inputs, sums); return;
    }
}

#define KERNEL      say_kernel_avx2
#define KERNEL_NAME "avx2"
#include "core/kernel_body.h"
#endif
