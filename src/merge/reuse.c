/* reuse.c -- who wrote each text: wire credit, reused passages, else the outlet itself.

   Reuse is measured on passages of five words; of their hashes those are kept that are the least in
   a window of four (winnowing: Schleimer, Wilkerson and Aiken 2003), which finds every shared run
   of eight words. Two articles share a text when half of the smaller one's passages stand in the
   other. */
#include "core/digest.h"
#include "core/map.h"
#include "merge/evidence.h"

#include <stdlib.h>

#define PASSAGE 5
#define WINDOW  4
/* A passage in more articles than this may be a formula ("could not be independently verified"): it
   ties each of them to the next alone. That joins nobody by itself, yet holds together a text that
   hundreds reprint, in time that grows with the articles and not with their pairs. */
#define COMMON         200
#define SHARED_PERCENT 50

typedef struct Print {
    uint64_t hash;
    uint32_t article;
} Print;

typedef SAY_LIST(Print) Prints;

/* ---- fingerprints ---- */

typedef SAY_LIST(uint64_t) Hashes;

static void hash_words(SayArena *arena, SayStr text, Hashes *words)
{
    uint64_t hash = 0;
    bool inside = false;
    for (uint32_t i = 0; i <= text.size; i++) {
        unsigned char c = i < text.size ? (unsigned char)text.data[i] : ' ';
        if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + ('a' - 'A'));
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
        if (letter) {
            hash = ((inside ? hash : 14695981039346656037u) ^ c) * 1099511628211u;
            inside = true;
        } else if (inside) {
            *say_push(arena, words) = hash;
            inside = false;
        }
    }
}

static uint64_t hash_passage(const uint64_t *words)
{
    uint64_t hash = 0;
    for (int i = 0; i < PASSAGE; i++) {
        hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return hash;
}

static void fingerprint(SayArena *arena, SayStr text, uint32_t article, Prints *prints)
{
    Hashes words = {0};
    hash_words(arena, text, &words);
    if (words.count < PASSAGE) return;
    uint32_t passages = words.count - PASSAGE + 1;
    uint64_t last = 0;
    for (uint32_t i = 0; i < passages; i++) {
        uint64_t least = UINT64_MAX;
        for (uint32_t k = i; k < i + WINDOW && k < passages; k++) {
            uint64_t hash = hash_passage(words.items + k);
            if (hash < least) least = hash;
        }
        if (i > 0 && least == last) continue;
        last = least;
        *say_push(arena, prints) = (Print){least, article};
    }
}

static int by_hash(const void *a, const void *b)
{
    const Print *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

/* Sorted, and each passage once an article. */
static void tidy(Prints *prints, uint32_t *sizes)
{
    if (prints->count) qsort(prints->items, prints->count, sizeof *prints->items, by_hash);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < prints->count; i++) {
        if (kept && by_hash(&prints->items[kept - 1], &prints->items[i]) == 0) continue;
        prints->items[kept++] = prints->items[i];
        sizes[prints->items[i].article]++;
    }
    prints->count = kept;
}

/* ---- pairs ---- */

typedef struct Pair {
    uint32_t low, high; /* articles */
} Pair;

typedef SAY_LIST(Pair) Pairs;

static void pair_up(SayArena *arena, const Prints *prints, Pairs *pairs)
{
    for (uint32_t i = 0, end; i < prints->count; i = end) {
        for (end = i + 1; end < prints->count && prints->items[end].hash == prints->items[i].hash;)
            end++;
        uint32_t reach = end - i > COMMON ? 1 : COMMON;
        for (uint32_t a = i; a < end; a++)
            for (uint32_t b = a + 1; b < end && b - a <= reach; b++)
                *say_push(arena, pairs) =
                    (Pair){prints->items[a].article, prints->items[b].article};
    }
}

static int by_pair(const void *a, const void *b)
{
    const Pair *x = a, *y = b;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    return x->high < y->high ? -1 : x->high > y->high;
}

/* ---- clusters ---- */

static bool earlier(const SayStoredArticle *a, const SayStoredArticle *b)
{
    if (a->published != b->published) {
        if (a->published == SAY_DAY_NONE) return false;
        return b->published == SAY_DAY_NONE || a->published < b->published;
    }
    return say_str_compare(a->id, b->id) < 0;
}

static uint32_t root_of(uint32_t *parents, uint32_t at)
{
    while (parents[at] != at) at = parents[at] = parents[parents[at]];
    return at;
}

static bool credited(const SayStoredArticle *article)
{
    return article->credit.size && !say_str_equal(article->credit, article->outlet);
}

/* The earlier article becomes the root; a credited one comes before any other. */
static void join(SayEvidence *e, uint32_t *parents, uint32_t a, uint32_t b, uint32_t percent)
{
    SayStoredArticle *first = &e->articles.items[a], *second = &e->articles.items[b];
    SayStoredArticle *copy = earlier(first, second) ? second : first,
                     *model = copy == first ? second : first;
    if (!copy->origin_evidence.size) {
        SayText evidence = {.arena = e->arena};
        say_text_format(&evidence,
                        "reuse: shares %u %% of the passages of the shorter text with %.*s",
                        percent, SAY_STR_ARG(model->id));
        copy->origin_evidence = say_text_str(&evidence);
    }
    uint32_t x = root_of(parents, a), y = root_of(parents, b);
    if (x == y) return;
    const SayStoredArticle *rx = &e->articles.items[x], *ry = &e->articles.items[y];
    bool x_first = credited(rx) != credited(ry) ? credited(rx) : earlier(rx, ry);
    parents[x_first ? y : x] = x_first ? x : y;
}

static SayStr own_name(const SayStoredArticle *article)
{
    if (article->credit.size) return article->credit;
    if (article->outlet.size) return article->outlet;
    return article->id;
}

static void name_origins(SayEvidence *e, uint32_t *parents)
{
    for (uint32_t i = 0; i < e->articles.count; i++) {
        SayStoredArticle *article = &e->articles.items[i];
        const SayStoredArticle *root = &e->articles.items[root_of(parents, i)];
        bool reused = root != article;
        article->origin = own_name(root);
        article->origin_basis = credited(article) ? SAY_STR("credit")
                                : reused          ? SAY_STR("reuse")
                                                  : SAY_STR("outlet");
        if (credited(article)) {
            SayText evidence = {.arena = e->arena};
            say_text_format(&evidence, "credit: %.*s", SAY_STR_ARG(article->credit));
            article->origin_evidence = say_text_str(&evidence);
        } else if (!reused || !article->origin_evidence.size) {
            article->origin_evidence = reused ? SAY_STR("reuse: reprinted by others")
                                              : SAY_STR("outlet: nothing else known");
        }
    }
}

void say_merge_reuse(SayEvidence *e)
{
    uint32_t count = e->articles.count;
    uint32_t *sizes = say_arena_alloc(e->arena, (count + 1) * sizeof *sizes);
    uint32_t *parents = say_arena_alloc(e->arena, (count + 1) * sizeof *parents);
    Prints prints = {0};
    Pairs pairs = {0};
    for (uint32_t i = 0; i < count; i++) {
        parents[i] = i;
        fingerprint(e->arena, e->articles.items[i].text, i, &prints);
    }
    tidy(&prints, sizes);
    pair_up(e->arena, &prints, &pairs);
    if (pairs.count) qsort(pairs.items, pairs.count, sizeof *pairs.items, by_pair);
    for (uint32_t i = 0, end; i < pairs.count; i = end) {
        Pair pair = pairs.items[i];
        for (end = i + 1; end < pairs.count && by_pair(&pairs.items[end], &pair) == 0;) end++;
        uint32_t smaller = sizes[pair.low] < sizes[pair.high] ? sizes[pair.low] : sizes[pair.high];
        uint32_t percent = (end - i) * 100 / smaller;
        if (percent >= SHARED_PERCENT) join(e, parents, pair.low, pair.high, percent);
    }
    name_origins(e, parents);
}
