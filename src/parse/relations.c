/* relations.c -- what each token is to its head. */
#include "parse/steps.h"

static uint32_t best_relation(const int16_t *scores)
{
    uint32_t best = SAY_DEPREL_NONE;
    for (uint32_t r = 0; r < SAY_DEPREL_COUNT; r++) {
        if (r == SAY_DEPREL_NONE || r == SAY_DEPREL_ROOT) continue;
        if (best == SAY_DEPREL_NONE || scores[r] > scores[best]) best = r;
    }
    return best;
}

void say_parse_relations(const SayParser *parser, const SayDoc *doc, uint32_t first, uint32_t count,
                         const uint32_t *heads, uint8_t *deprels)
{
    SayMark mark = say_arena_mark(doc->arena);
    const uint8_t *states = doc->states + (size_t)first * doc->state_width;
    uint32_t width = parser->relation_dependent.padded, stride = parser->relation.padded;
    size_t room = (size_t)count * width;
    int16_t *dependent = say_arena_alloc(doc->arena, room * sizeof *dependent);
    int16_t *head = say_arena_alloc(doc->arena, room * sizeof *head);
    uint8_t *both = say_arena_alloc(doc->arena, room);
    int16_t *scores = say_arena_alloc(doc->arena, (size_t)count * stride * sizeof *scores);
    parser->kernel->dense(&parser->relation_dependent, states, doc->state_width, count, dependent);
    parser->kernel->dense(&parser->relation_head, states, doc->state_width, count, head);
    for (uint32_t t = 0; t < count; t++) {
        if (!heads[t]) continue;
        const int16_t *of = head + (size_t)(heads[t] - 1) * width;
        for (size_t i = 0, at = t * (size_t)width; i < width; i++, at++) {
            int32_t sum = dependent[at] + of[i];
            both[at] = say_activation(sum > 0 ? sum : 0);
        }
    }
    parser->kernel->dense(&parser->relation, both, width, count, scores);
    for (uint32_t t = 0; t < count; t++)
        deprels[t] = heads[t] ? (uint8_t)best_relation(scores + (size_t)t * stride)
                              : (uint8_t)SAY_DEPREL_ROOT;
    say_arena_release(doc->arena, mark);
}
