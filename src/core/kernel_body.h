/* kernel_body.h -- what the paths share, compiled once for each with its own instructions. The
   including file has defined before:

   TILE_ROWS, TILE_BLOCKS   how much one tile takes at most
   tile(in, stride, rows, weights, inputs, blocks, sums)
                            sums (rows, blocks, 16) of products, for up to so many rows and blocks
   KERNEL, KERNEL_NAME      the table to define */
#include "core/kernel.h"

#include <string.h>

static void products(const uint8_t *in, size_t stride, uint32_t rows, const int8_t *weights,
                     uint32_t inputs, uint32_t blocks, int32_t *out)
{
    int32_t sums[TILE_ROWS * TILE_BLOCKS * SAY_DENSE_BLOCK];
    for (uint32_t b = 0; b < blocks; b += TILE_BLOCKS) {
        uint32_t wide = blocks - b < TILE_BLOCKS ? blocks - b : TILE_BLOCKS;
        for (uint32_t r = 0; r < rows; r += TILE_ROWS) {
            uint32_t high = rows - r < TILE_ROWS ? rows - r : TILE_ROWS;
            tile(in + r * stride, stride, high, weights + (size_t)b * SAY_DENSE_BLOCK * inputs,
                 inputs, wide, sums);
            for (uint32_t k = 0; k < high; k++)
                for (uint32_t i = 0; i < wide * SAY_DENSE_BLOCK; i++)
                    out[((size_t)(r + k) * blocks + b) * SAY_DENSE_BLOCK + i] =
                        sums[k * wide * SAY_DENSE_BLOCK + i];
        }
    }
}

static inline void finish(const int32_t *restrict sums, const int32_t *restrict bias,
                          const int32_t *restrict shift, uint32_t count, int16_t *restrict out)
{
    for (uint32_t i = 0; i < count; i++) {
        int32_t number = (sums[i] + bias[i]) >> shift[i];
        number = number < INT16_MIN ? INT16_MIN : number;
        out[i] = (int16_t)(number > INT16_MAX ? INT16_MAX : number);
    }
}

static void dense_rows(const SayDense *dense, const uint8_t *in, size_t stride, uint32_t rows,
                       int16_t *out)
{
    int32_t sums[TILE_ROWS * TILE_BLOCKS * SAY_DENSE_BLOCK];
    uint32_t blocks = dense->padded / SAY_DENSE_BLOCK;
    for (uint32_t b = 0; b < blocks; b += TILE_BLOCKS) {
        uint32_t wide = blocks - b < TILE_BLOCKS ? blocks - b : TILE_BLOCKS;
        uint32_t first = b * SAY_DENSE_BLOCK, count = wide * SAY_DENSE_BLOCK;
        for (uint32_t r = 0; r < rows; r += TILE_ROWS) {
            uint32_t high = rows - r < TILE_ROWS ? rows - r : TILE_ROWS;
            tile(in + r * stride, stride, high, dense->weights + (size_t)first * dense->inputs,
                 dense->inputs, wide, sums);
            for (uint32_t k = 0; k < high; k++)
                finish(sums + k * count, dense->bias + first, dense->shift + first, count,
                       out + (size_t)(r + k) * dense->padded + first);
        }
    }
}

static inline uint8_t saturated(int32_t code)
{
    code = code < 0 ? 0 : code;
    return (uint8_t)(code > 255 ? 255 : code);
}

static void embed(const int8_t *const *rows, uint32_t count, uint32_t width, uint32_t shift,
                  uint8_t *out)
{
    const int32_t round = (1 << shift) >> 1;
    int16_t sums[SAY_DENSE_MOST] = {0};
    for (uint32_t k = 0; k < count; k++) {
        const int8_t *row = rows[k];
        for (uint32_t i = 0; i < width; i++) sums[i] = (int16_t)(sums[i] + row[i]);
    }
    for (uint32_t i = 0; i < width; i++) out[i] = saturated(((sums[i] + round) >> shift) + 128);
}

static void gate(const int16_t *restrict y, uint32_t width, uint8_t *restrict x)
{
    for (uint32_t i = 0; i < width; i++) {
        int32_t more = y[i] > y[width + i] ? y[i] : y[width + i];
        x[i] = saturated(x[i] + more);
    }
}

static void add(const int16_t *restrict y, uint32_t width, uint8_t *restrict x)
{
    for (uint32_t i = 0; i < width; i++) x[i] = saturated(x[i] + y[i]);
}

/* A block of numbers, in registers: compilers keep an array in memory. */
typedef int16_t Block __attribute__((vector_size(SAY_DENSE_BLOCK * sizeof(int16_t))));
typedef uint16_t Bits __attribute__((vector_size(SAY_DENSE_BLOCK * sizeof(uint16_t))));

static void add_rows(const int16_t *restrict table, const uint16_t *restrict rows, uint32_t count,
                     uint32_t width, int16_t *restrict x)
{
    for (uint32_t b = 0; b < width; b += SAY_DENSE_BLOCK) {
        Bits sums = {0}, row, own;
        for (uint32_t r = 0; r < count; r++) {
            memcpy(&row, table + (size_t)rows[r] * width + b, sizeof row);
            sums += row;
        }
        memcpy(&own, x + b, sizeof own);
        Bits both = own + sums;
        /* It left 16 bits where the two have one sign and their sum the other. */
        Block left = (Block)((own ^ both) & (sums ^ both)) >> 15;
        Block limit = ((Block)own >> 15) ^ INT16_MAX;
        both = (both & ~(Bits)left) | (Bits)(limit & left);
        memcpy(x + b, &both, sizeof both);
    }
}

static void rectify(const int16_t *restrict x, uint32_t count, uint8_t *restrict out)
{
    for (uint32_t i = 0; i < count; i++) {
        int16_t number = x[i] > 0 ? x[i] : 0;
        out[i] = (uint8_t)((number < 127 ? number : 127) + 128);
    }
}

static void recall(const int16_t *restrict z, const int16_t *restrict f, uint32_t width,
                   int32_t *restrict c, uint8_t *restrict out)
{
    for (uint32_t i = 0; i < width; i++) {
        int32_t aim = z[i], share = 64 + (f[i] >> 1);
        aim = aim < -128 ? -128 : aim;
        aim = aim > 127 ? 127 : aim;
        share = share < 0 ? 0 : share;
        share = share > 128 ? 128 : share;
        c[i] += ((aim * 128 - c[i]) * share + 64) >> 7;
        out[i] = saturated(128 + ((c[i] + 64) >> 7));
    }
}

const SayKernel KERNEL = {.name = KERNEL_NAME,
                          .dense = dense_rows,
                          .products = products,
                          .embed = embed,
                          .gate = gate,
                          .add = add,
                          .add_rows = add_rows,
                          .rectify = rectify,
                          .recall = recall};
