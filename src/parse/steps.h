/* steps.h -- the steps of parse: scores of arcs, the best tree over them, the relations of its
   arcs.

   Deep biaffine parsing (Dozat and Manning 2017) made small: what a token's state says of it as a
   dependent is multiplied with what another's says of it as a head. The distance between the two is
   scored by what the dependent expects. */
#ifndef SAY_PARSE_STEPS_H
#define SAY_PARSE_STEPS_H

#include "core/kernel.h"
#include "core/model.h"
#include "doc/doc.h"

#define SAY_PARSE_VERSION 4u
#define SAY_PARSE_WIDTH   256u /* of what arcs are scored by; at most */

/* Distances from a dependent to its head: 0 for the root, then how far to the left, 16 and on how
   far to the right. */
#define SAY_PARSE_BUCKETS 32u
#define SAY_PARSE_RIGHT   16u

/* What parse keeps of the pack. */
typedef struct SayParser {
    const SayKernel *kernel;
    SayDense dependent, head;                   /* of a state */
    SayDense distance;                          /* of a dependent, to buckets */
    SayDense relation_dependent, relation_head; /* of a state */
    SayDense relation;                          /* of both together, to SayDeprel */
    const int16_t *root;                        /* (dependent.outputs) the root as a head */
} SayParser;

/* width: of the states that encode makes. */
SayStatus say_parser_open(SayStr section, uint32_t width, SayParser *into, SayError *error);
/* 1 to 15, for a distance from 1 on. */
uint32_t say_parse_bucket(uint32_t distance);

/* Columns of scores for so many tokens: the root, the tokens, and some up to a whole block. */
static inline uint32_t say_parse_stride(uint32_t count)
{
    return (count + SAY_DENSE_BLOCK) / SAY_DENSE_BLOCK * SAY_DENSE_BLOCK;
}
/* Fills scores (count, say_parse_stride(count)) as say_parse_tree reads them, for tokens from first
   on. Takes scratch from the document's arena. */
void say_parse_scores(const SayParser *parser, const SayDoc *doc, uint32_t first, uint32_t count,
                      int32_t *scores);
/* Fills deprels (count) of tokens from first on with these heads (0 the root, 1 + i token i). The
   root's dependent alone is ROOT. */
void say_parse_relations(const SayParser *parser, const SayDoc *doc, uint32_t first, uint32_t count,
                         const uint32_t *heads, uint8_t *deprels);

/* Fills head and deprel of tokens [first, end), one sentence. */
void say_parse_sentence(const SayParser *parser, SayDoc *doc, uint32_t first, uint32_t end);

#endif
