/* arcs.c -- how well each token suits each other one as its head. */
#include "parse/steps.h"

#include <string.h>

uint32_t say_parse_bucket(uint32_t distance)
{
    static const uint8_t last[] = {1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 17, 23, 32, 50};
    uint32_t bucket = 0;
    while (bucket < sizeof last && distance > last[bucket]) bucket++;
    return bucket + 1;
}

/* What the dependents say, as codes from 128 on; and as bare numbers from 0 on. */
static void score_dependents(const SayParser *parser, const uint8_t *states, uint32_t count,
                             int16_t *sums, uint8_t *codes, uint8_t *numbers)
{
    parser->kernel->dense(&parser->dependent, states, parser->dependent.inputs, count, sums);
    for (uint32_t i = 0; i < count * parser->dependent.padded; i++) {
        codes[i] = say_activation(sums[i] > 0 ? sums[i] : 0);
        numbers[i] = (uint8_t)(codes[i] - 128);
    }
}

/* What the heads say, laid out as the weights of a layer whose outputs are heads; the first is the
   root's and stays empty here. */
static void lay_out_heads(const SayParser *parser, const uint8_t *states, uint32_t count,
                          int16_t *sums, int8_t *weights)
{
    uint32_t width = parser->head.padded;
    parser->kernel->dense(&parser->head, states, parser->head.inputs, count, sums);
    for (uint32_t h = 1; h <= count; h++) {
        const int16_t *row = sums + (size_t)(h - 1) * width;
        int8_t *column = weights + (size_t)(h / SAY_DENSE_BLOCK) * SAY_DENSE_BLOCK * width +
                         h % SAY_DENSE_BLOCK * 4;
        for (uint32_t i = 0; i < width; i++) {
            int32_t number = row[i] < -127 ? -127 : row[i] > 127 ? 127 : row[i];
            column[i / 4 * 4 * SAY_DENSE_BLOCK + i % 4] = (int8_t)number;
        }
    }
}

static int32_t root_score(const SayParser *parser, const uint8_t *numbers)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < parser->dependent.outputs; i++) sum += numbers[i] * parser->root[i];
    return sum;
}

static void add_distances(const int16_t *expected, uint32_t stride, uint32_t count, int32_t *scores)
{
    uint8_t bucket[SAY_PIECE_TOKENS];
    for (uint32_t far = 1; far < count; far++) bucket[far] = (uint8_t)say_parse_bucket(far);
    for (uint32_t t = 0; t < count; t++, expected += SAY_PARSE_BUCKETS, scores += stride) {
        scores[0] += 64 * expected[0];
        for (uint32_t h = 0; h < t; h++) scores[1 + h] += 64 * expected[bucket[t - h]];
        for (uint32_t h = t + 1; h < count; h++)
            scores[1 + h] += 64 * expected[SAY_PARSE_RIGHT + bucket[h - t]];
    }
}

void say_parse_scores(const SayParser *parser, const SayDoc *doc, uint32_t first, uint32_t count,
                      int32_t *scores)
{
    SayMark mark = say_arena_mark(doc->arena);
    const uint8_t *states = doc->states + (size_t)first * doc->state_width;
    uint32_t width = parser->dependent.padded, stride = say_parse_stride(count);
    size_t room = (size_t)count * width;
    int16_t *sums = say_arena_alloc(doc->arena, room * sizeof *sums);
    uint8_t *codes = say_arena_alloc(doc->arena, room);
    uint8_t *numbers = say_arena_alloc(doc->arena, room);
    int8_t *heads = say_arena_alloc(doc->arena, (size_t)stride * width);
    int16_t *expected = say_arena_alloc(doc->arena, count * SAY_PARSE_BUCKETS * sizeof *expected);
    lay_out_heads(parser, states, count, sums, heads);
    score_dependents(parser, states, count, sums, codes, numbers);
    parser->kernel->products(numbers, width, count, heads, width, stride / SAY_DENSE_BLOCK, scores);
    for (uint32_t t = 0; t < count; t++)
        scores[(size_t)t * stride] = root_score(parser, numbers + (size_t)t * width);
    parser->kernel->dense(&parser->distance, codes, width, count, expected);
    add_distances(expected, stride, count, scores);
    say_arena_release(doc->arena, mark);
}
