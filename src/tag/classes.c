/* classes.c -- part of speech and features together, as a token's state has them. */
#include "tag/steps.h"

#include <assert.h>

enum { ROWS = 64 }; /* tokens that are worked on at once */

static uint32_t best_class(const int16_t *scores, uint32_t count)
{
    uint32_t best = 0;
    for (uint32_t c = 1; c < count; c++)
        if (scores[c] > scores[best]) best = c;
    return best;
}

void say_tag_classes(const SayTagger *tagger, SayDoc *doc)
{
    const SayDense *layer = &tagger->layer;
    SayMark mark = say_arena_mark(doc->arena);
    int16_t *scores = say_arena_alloc(doc->arena, ROWS * layer->padded * sizeof *scores);
    assert(doc->state_width == layer->inputs);
    for (uint32_t first = 0; first < doc->tokens.count; first += ROWS) {
        uint32_t count = doc->tokens.count - first < ROWS ? doc->tokens.count - first : ROWS;
        tagger->kernel->dense(layer, doc->states + (size_t)first * doc->state_width,
                              doc->state_width, count, scores);
        for (uint32_t t = 0; t < count; t++) {
            const SayTagClass *class =
                &tagger->classes[best_class(scores + (size_t)t * layer->padded, layer->outputs)];
            doc->tokens.upos[first + t] = (uint8_t) class->upos;
            doc->tokens.feats[first + t] = class->feats;
        }
    }
    say_arena_release(doc->arena, mark);
}
