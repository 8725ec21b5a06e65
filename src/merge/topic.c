/* topic.c -- which articles are about the same: they share unusual words.

   Pairs of articles of one week are looked at from the most alike on; two groups become one when
   their articles are alike on average (average linkage), so that no single article chains two
   topics together. */
#include "merge/profile.h"

#include <stdlib.h>

/* The average cosine within a topic, in thousandths; learned from the train topics of ECB+ alone
   (eval/ecb.py). */
#define ALIKE 120u
/* Only articles of so many days that share one of their rarest words are held against each other.
 */
enum { DAYS = 7 };

typedef struct Pair {
    uint64_t product;
    uint32_t a, b; /* a < b */
} Pair;

typedef SAY_LIST(Pair) Pairs;

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

static int by_product(const void *a, const void *b)
{
    const Pair *x = a, *y = b;
    if (x->product != y->product) return x->product > y->product ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static SayPostings post_rarest(SayArena *scratch, const SayRareWords *rare, uint32_t articles)
{
    SayPostings postings = {0};
    for (uint32_t i = 0; i < articles; i++)
        for (uint32_t k = 0; k < rare[i].count; k++)
            *say_push(scratch, &postings.all) = say_posting(rare[i].words[k], i);
    say_postings_sort(scratch, &postings);
    say_postings_index(scratch, &postings, articles);
    return postings;
}

/* Pairs of an article with those behind it. held: by article, 1 + the last that it was held
   against. */
static void pair_article(const SayEvidence *e, const SayProfile *profiles,
                         const SayPostings *postings, uint32_t article, uint32_t *held,
                         Pairs *pairs)
{
    SayDay published = e->articles.items[article].published;
    for (uint32_t p = postings->first[article]; p < postings->first[article + 1]; p++) {
        uint32_t place = postings->places[p];
        uint32_t hash = say_posting_hash(postings->all.items[place]);
        for (uint32_t k = place + 1; k < postings->all.count; k++) {
            uint64_t posting = postings->all.items[k];
            uint32_t other = say_posting_article(posting);
            if (say_posting_hash(posting) != hash) break;
            if (held[other] == article + 1) continue;
            held[other] = article + 1;
            if (!within_days(published, e->articles.items[other].published)) continue;
            uint64_t product = say_profile_product(&profiles[article], &profiles[other]);
            if (alike(product, 1)) *say_push(e->scratch, pairs) = (Pair){product, article, other};
        }
    }
}

static Pairs find_pairs(const SayEvidence *e, const SayProfile *profiles, const SayRareWords *rare)
{
    uint32_t count = e->articles.count;
    SayPostings postings = post_rarest(e->scratch, rare, count);
    uint32_t *held = say_arena_alloc(e->scratch, (count + 1) * sizeof *held);
    Pairs pairs = {0};
    for (uint32_t i = 0; i < count; i++) pair_article(e, profiles, &postings, i, held, &pairs);
    if (pairs.count) qsort(pairs.items, pairs.count, sizeof *pairs.items, by_product);
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
    groups[into].sum = add(e->scratch, &groups[into].sum, &groups[from].sum);
    for (uint32_t i = 0; i < groups[from].articles.count; i++) {
        uint32_t article = groups[from].articles.items[i];
        *say_push(e->scratch, &groups[into].articles) = article;
        e->articles.items[article].topic = into;
    }
}

void say_merge_topics(SayEvidence *e)
{
    uint32_t count = e->articles.count;
    SayRareWords *rare = say_arena_alloc(e->scratch, (count + 1) * sizeof *rare);
    SayProfile *profiles = say_profiles_new(e, rare);
    Group *groups = say_arena_alloc(e->scratch, (count + 1) * sizeof *groups);
    for (uint32_t i = 0; i < count; i++) {
        groups[i] = (Group){.sum = profiles[i]};
        *say_push(e->scratch, &groups[i].articles) = i;
        e->articles.items[i].topic = i;
    }
    Pairs pairs = find_pairs(e, profiles, rare);
    for (uint32_t i = 0; i < pairs.count; i++) {
        uint32_t a = e->articles.items[pairs.items[i].a].topic,
                 b = e->articles.items[pairs.items[i].b].topic;
        if (a == b) continue;
        uint64_t product = say_profile_product(&groups[a].sum, &groups[b].sum);
        if (alike(product, (uint64_t)groups[a].articles.count * groups[b].articles.count))
            join_groups(e, groups, a, b);
    }
    for (uint32_t i = 0; i < count; i++)
        e->articles.items[i].typical =
            say_profile_product(&profiles[i], &groups[e->articles.items[i].topic].sum);
}
