/* attribution_rank.h -- what the learned part of attribution and the programs that learn it share:
   which tokens it is asked about, and what it is told of them. */
#ifndef SAY_CLAIM_ATTRIBUTION_RANK_H
#define SAY_CLAIM_ATTRIBUTION_RANK_H

#include "claim/attribution.h"
#include "core/kernel.h"
#include "core/model.h"

#define SAY_RANK_VERSION 2u
#define SAY_RANK_HIDDEN  64u
#define SAY_RANK_GATE    16u

enum {
    SAY_RANK_CUE_STATES = 4,  /* the token, its head, its clause, its subject */
    SAY_RANK_CUE_SIGHTS = 17, /* rows of the table that are added for one token */
    SAY_RANK_WORDS = 2048,    /* rows that words share by their hash */
    SAY_RANK_CUE_ROWS = 256 + 6 * SAY_RANK_WORDS,
    SAY_RANK_LINK_SIGHTS = 12, /* likewise for a cue and another token of its sentence */
    SAY_RANK_LINK_ROWS = 512,
};

/* A small network: states through one layer and a row for each thing seen, added up, then to the
   scores. */
typedef struct SayRankNet {
    SayDense hidden, out;
    const int16_t *rows; /* (row, SAY_RANK_HIDDEN) in units of 1/64 */
} SayRankNet;

struct SayRanker {
    const SayKernel *kernel;
    SayRankNet cue;    /* that a token is the cue of a say-so */
    SayRankNet link;   /* of a token beside a cue: that it heads the source, that it is content */
    SayDense link_cue; /* the cue's share of link's hidden numbers */
    SayDense gate, gate_out; /* of a token's state alone: below 0 the cue's network is not asked */
};

/* What the rules left of a token. */
typedef struct SayRankView {
    const SayFinder *f;
    const uint32_t *in_content; /* (token) findings whose content holds it */
    const uint32_t *in_group;   /* (token) findings whose words beside the content hold it */
} SayRankView;

SayRankView say_rank_view(const SayFinder *f);
/* The tokens that a cue's source and content are looked for among. */
SayRun say_rank_window(const SayFinder *f, uint32_t cue);
/* Whether the token may be a cue at all. */
bool say_rank_candidate(const SayDoc *doc, uint32_t token);
/* The tokens whose states are read. */
void say_rank_cue_tokens(const SayDoc *doc, uint32_t token, uint32_t *tokens);
/* tokens: as say_rank_cue_tokens gives them. */
void say_rank_cue_sights(const SayRankView *view, uint32_t token, const uint32_t *tokens,
                         uint16_t *rows);
void say_rank_link_sights(const SayFinder *f, uint32_t cue, uint32_t token, uint16_t *rows);

SayStatus say_ranker_open(SayStr section, uint32_t width, struct SayRanker *into, SayError *error);

#endif
