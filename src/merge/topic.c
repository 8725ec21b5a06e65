/* topic.c -- which articles are about the same: they share unusual words.

   Pairs of articles of one week are looked at from the most alike on; two groups become one when
   their articles are alike on average (average linkage), so that no single article chains two
   topics together. */
#include "merge/profile.h"

#include <stdlib.h>

/* The average cosine within a topic, in thousandths; learned from the train topics of ECB+ alone
   (eval/ecb.py). */
#define ALIKE 120u
/* Only articles that share one of so many of their rarest words are held against each other; a word
   in more articles than COMMON finds nobody. */
enum { RAREST = 24, COMMON = 64, DAYS = 7 };

typedef struct Pair {
    uint64_t product;
    uint32_t a, b; /* a < b */
} Pair;

typedef SAY_LIST(Pair) Pairs;

typedef struct Posting {
    uint32_t word, article;
} Posting;

typedef SAY_LIST(Posting) Postings;

static bool alike(uint64_t product, uint64_t pairs)
{
    return product * 1000 > pairs * ALIKE * SAY_PROFILE_UNIT * SAY_PROFILE_UNIT;
}

static bool within_days(SayDay a, SayDay b)
{
    if (a == SAY_DAY_NONE || b == SAY_DAY_NONE) return a == b;
    return a - b <= DAYS && b - a <= DAYS;
}

/* ---- pairs ---- */

static int by_word(const void *a, const void *b)
{
    const Posting *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

static int by_weight(const void *a, const void *b)
{
    const SayTerm *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

static int by_product(const void *a, const void *b)
{
    const Pair *x = a, *y = b;
    if (x->product != y->product) return x->product > y->product ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static int by_articles(const void *a, const void *b)
{
    const Pair *x = a, *y = b;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* All words of all articles, by word. */
static Postings post_all(SayArena *arena, const SayProfile *profiles, uint32_t count)
{
    Postings all = {0};
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < profiles[i].count; k++)
            *say_push(arena, &all) = (Posting){profiles[i].items[k].word, i};
    if (all.count) qsort(all.items, all.count, sizeof *all.items, by_word);
    return all;
}

/* Leaves the words that two articles and at most COMMON have, and of each article its rarest. */
static Postings post_rarest(SayArena *arena, const SayProfile *profiles, uint32_t count)
{
    Postings all = post_all(arena, profiles, count), kept = {0};
    SayProfile *shared = say_arena_alloc(arena, (count + 1) * sizeof *shared);
    for (uint32_t i = 0; i < count; i++) shared[i] = (SayProfile){0};
    for (uint32_t from = 0, to = 0; from < all.count; from = to) {
        while (to < all.count && all.items[to].word == all.items[from].word) to++;
        if (to - from < 2 || to - from > COMMON) continue;
        for (uint32_t k = from; k < to; k++)
            *say_push(arena, &shared[all.items[k].article]) =
                (SayTerm){all.items[k].word, COMMON - (to - from)};
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!shared[i].count) continue;
        qsort(shared[i].items, shared[i].count, sizeof *shared[i].items, by_weight);
        for (uint32_t k = 0; k < shared[i].count && k < RAREST; k++)
            *say_push(arena, &kept) = (Posting){shared[i].items[k].word, i};
    }
    if (kept.count) qsort(kept.items, kept.count, sizeof *kept.items, by_word);
    return kept;
}

static Pairs find_pairs(const SayEvidence *e, const SayProfile *profiles)
{
    Postings rare = post_rarest(e->arena, profiles, e->articles.count);
    Pairs pairs = {0};
    for (uint32_t i = 0; i < rare.count; i++)
        for (uint32_t k = i + 1; k < rare.count && rare.items[k].word == rare.items[i].word; k++) {
            Pair pair = {0, rare.items[i].article, rare.items[k].article};
            if (within_days(e->articles.items[pair.a].published,
                            e->articles.items[pair.b].published))
                *say_push(e->arena, &pairs) = pair;
        }
    if (!pairs.count) return pairs;
    qsort(pairs.items, pairs.count, sizeof *pairs.items, by_articles);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < pairs.count; i++) {
        Pair pair = pairs.items[i];
        if (i && !by_articles(&pair, &pairs.items[i - 1])) continue;
        pair.product = say_profile_product(&profiles[pair.a], &profiles[pair.b]);
        pairs.items[i].product = pair.product;
        if (alike(pair.product, 1)) pairs.items[kept++] = pair;
    }
    pairs.count = kept;
    if (kept) qsort(pairs.items, kept, sizeof *pairs.items, by_product);
    return pairs;
}

/* ---- groups ---- */

typedef struct Group {
    SAY_LIST(uint32_t) articles;
    SayProfile sum;
} Group;

static SayProfile add(SayArena *arena, const SayProfile *a, const SayProfile *b)
{
    SayProfile sum = {0};
    for (uint32_t i = 0, k = 0; i < a->count || k < b->count;) {
        bool left = k == b->count || (i < a->count && a->items[i].word <= b->items[k].word);
        bool right = i == a->count || (k < b->count && b->items[k].word <= a->items[i].word);
        SayTerm *term = say_push(arena, &sum);
        term->word = left ? a->items[i].word : b->items[k].word;
        if (left) term->weight += a->items[i++].weight;
        if (right) term->weight += b->items[k++].weight;
    }
    return sum;
}

/* The smaller index names the group. */
static void join_groups(SayEvidence *e, Group *groups, uint32_t a, uint32_t b)
{
    uint32_t into = a < b ? a : b, from = a < b ? b : a;
    groups[into].sum = add(e->arena, &groups[into].sum, &groups[from].sum);
    for (uint32_t i = 0; i < groups[from].articles.count; i++) {
        uint32_t article = groups[from].articles.items[i];
        *say_push(e->arena, &groups[into].articles) = article;
        e->articles.items[article].topic = into;
    }
}

void say_merge_topics(SayEvidence *e)
{
    uint32_t count = e->articles.count;
    SayProfile *profiles = say_profiles_new(e);
    Group *groups = say_arena_alloc(e->arena, (count + 1) * sizeof *groups);
    for (uint32_t i = 0; i < count; i++) {
        groups[i] = (Group){.sum = profiles[i]};
        *say_push(e->arena, &groups[i].articles) = i;
        e->articles.items[i].topic = i;
    }
    Pairs pairs = find_pairs(e, profiles);
    for (uint32_t i = 0; i < pairs.count; i++) {
        uint32_t a = e->articles.items[pairs.items[i].a].topic,
                 b = e->articles.items[pairs.items[i].b].topic;
        if (a == b) continue;
        uint64_t product = say_profile_product(&groups[a].sum, &groups[b].sum);
        if (alike(product, (uint64_t)groups[a].articles.count * groups[b].articles.count))
            join_groups(e, groups, a, b);
    }
}
