/* posting.h -- which articles have something in common: a passage, an unusual word. */
#ifndef SAY_MERGE_POSTING_H
#define SAY_MERGE_POSTING_H

#include "core/arena.h"

/* What articles have, as pairs: 32 bits of its hash, then the article. */
typedef struct SayPostings {
    SAY_LIST(uint64_t) all;
    uint32_t
        *first; /* of each article among `places`, one more at the end; see say_postings_index */
    uint32_t *places; /* indices into `all`, those of the articles one after another */
} SayPostings;

static inline uint64_t say_posting(uint32_t hash, uint32_t article)
{
    return (uint64_t)hash << 32 | article;
}
static inline uint32_t say_posting_hash(uint64_t posting)
{
    return (uint32_t)(posting >> 32);
}
static inline uint32_t say_posting_article(uint64_t posting)
{
    return (uint32_t)posting;
}

/* Sorts by hash and article, each pair once. They were pushed in the order of articles. */
void say_postings_sort(SayArena *scratch, SayPostings *postings);
/* Fills first and places of sorted postings, in the arena. */
void say_postings_index(SayArena *arena, SayPostings *postings, uint32_t articles);

/* The end of the run of one hash that begins at `from`. */
static inline uint32_t say_posting_run(const SayPostings *postings, uint32_t from)
{
    uint32_t end = from + 1, hash = say_posting_hash(postings->all.items[from]);
    while (end < postings->all.count && say_posting_hash(postings->all.items[end]) == hash) end++;
    return end;
}

#endif
