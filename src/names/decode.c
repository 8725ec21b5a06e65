/* decode.c -- the best sequence of labels that makes whole names (Viterbi 1967).

   Whether a label may follow another one is soon said: what does not go on with a name follows what
   leaves none open, and what goes on with a name follows its beginning or its inside. So one pass
   keeps, for each label, the best sum of a sequence that ends in it. */
#include "names/steps.h"

#include <assert.h>

/* Less than any sum of real labels, and still far from overflow when scores are taken off it. */
#define NEVER (INT64_MIN / 2)

static uint32_t label_of(uint32_t type, SayNamePlace place)
{
    return 1 + 4 * type + (uint32_t)place;
}

static bool opens(uint32_t label)
{
    return label && ((label - 1) % 4 == SAY_NAME_BEGIN || (label - 1) % 4 == SAY_NAME_INSIDE);
}

static bool goes_on(uint32_t label)
{
    return label && ((label - 1) % 4 == SAY_NAME_INSIDE || (label - 1) % 4 == SAY_NAME_END);
}

/* The best label to stop at, or to go on from with anything new. */
static uint32_t best_closed(const int64_t *sums)
{
    uint32_t best = 0;
    for (uint32_t label = 1; label < SAY_NAMES_LABELS; label++)
        if (!opens(label) && sums[label] > sums[best]) best = label;
    return best;
}

/* The better way to go on with a name of this type: from its beginning or its inside. */
static uint32_t best_open(const int64_t *sums, uint32_t type)
{
    uint32_t begin = label_of(type, SAY_NAME_BEGIN), inside = label_of(type, SAY_NAME_INSIDE);
    return sums[inside] > sums[begin] ? inside : begin;
}

static void step(const int16_t *scores, int64_t *sums, uint8_t *before)
{
    int64_t next[SAY_NAMES_LABELS];
    uint32_t closed = best_closed(sums);
    for (uint32_t label = 0; label < SAY_NAMES_LABELS; label++) {
        uint32_t from = goes_on(label) ? best_open(sums, (label - 1) / 4) : closed;
        before[label] = (uint8_t)from;
        next[label] = sums[from] + scores[label];
    }
    for (uint32_t label = 0; label < SAY_NAMES_LABELS; label++) sums[label] = next[label];
}

void say_names_decode(SayArena *arena, const int16_t *scores, uint32_t stride, uint32_t count,
                      uint8_t *labels)
{
    SayMark mark = say_arena_mark(arena);
    int64_t sums[SAY_NAMES_LABELS];
    uint8_t *before = say_arena_alloc(arena, (size_t)count * SAY_NAMES_LABELS);
    for (uint32_t label = 0; label < SAY_NAMES_LABELS; label++) sums[label] = label ? NEVER : 0;
    for (uint32_t t = 0; t < count; t++)
        step(scores + (size_t)t * stride, sums, before + (size_t)t * SAY_NAMES_LABELS);
    uint32_t label = best_closed(sums);
    for (uint32_t t = count; t-- > 0;) {
        labels[t] = (uint8_t)label;
        label = before[(size_t)t * SAY_NAMES_LABELS + label];
    }
    assert(count == 0 || !goes_on(labels[0]));
    say_arena_release(arena, mark);
}
