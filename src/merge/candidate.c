/* candidate.c -- pairs of articles that may share a text, found without comparing all with all.

   Of the hashes of all passages of five words those are kept that are the least in a window of four
   (winnowing: Schleimer, Wilkerson and Aiken 2003), which finds every shared run of eight words. Of
   each article the passages are looked up among those of the others, so time grows with the
   articles and not with their pairs. */
#include "merge/posting.h"
#include "merge/reuse.h"

#include <stdlib.h>

#define PASSAGE 5
#define WINDOW  4
/* A passage in more articles than this may be a formula ("could not be independently verified"): it
   ties each of them to the next alone. That makes nobody a candidate by itself, yet holds together
   a text that hundreds reprint. */
#define COMMON        200
#define LEAST_PERCENT 20

/* ---- fingerprints ---- */

static uint64_t hash_passage(const SayTextWord *words)
{
    uint64_t hash = 0;
    for (int i = 0; i < PASSAGE; i++) {
        hash = (hash ^ words[i].hash) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return hash;
}

static void fingerprint(SayArena *arena, const SayTextWords *words, uint32_t article,
                        SayPostings *prints)
{
    if (words->count < PASSAGE) return;
    uint32_t passages = words->count - PASSAGE + 1;
    uint64_t last = 0, window[WINDOW];
    for (uint32_t end = 0, i = 0; i < passages; i++) {
        for (; end < i + WINDOW; end++)
            window[end % WINDOW] = end < passages ? hash_passage(words->items + end) : UINT64_MAX;
        uint64_t least = UINT64_MAX;
        for (uint32_t k = 0; k < WINDOW; k++)
            if (window[k] < least) least = window[k];
        if (i > 0 && least == last) continue;
        last = least;
        *say_push(arena, &prints->all) = say_posting((uint32_t)least, article);
    }
}

static SayPostings prints_of(const SayEvidence *e)
{
    SayPostings prints = {0};
    SayTextWords words = {0};
    for (uint32_t i = 0; i < e->articles.count; i++) {
        say_text_words(e->scratch, e->articles.items[i].text, &words);
        fingerprint(e->scratch, &words, i, &prints);
    }
    say_postings_sort(e->scratch, &prints);
    say_postings_index(e->scratch, &prints, e->articles.count);
    return prints;
}

/* ---- pairs ---- */

/* How far the same passage is looked for among the articles before. */
static uint32_t *reaches(SayArena *arena, const SayPostings *prints)
{
    uint32_t *reach = say_arena_alloc(arena, (prints->all.count + 1) * sizeof *reach);
    for (uint32_t i = 0, end; i < prints->all.count; i = end) {
        end = say_posting_run(prints, i);
        for (uint32_t k = i; k < end; k++) reach[k] = end - i > COMMON ? (k > i ? 1 : 0) : k - i;
    }
    return reach;
}

static uint32_t size_of(const SayPostings *prints, uint32_t article)
{
    return prints->first[article + 1] - prints->first[article];
}

typedef struct Counts {
    uint32_t *shared; /* passages that each article shares with the one at hand */
    SAY_LIST(uint32_t) touched;
} Counts;

static void count_shared(SayArena *arena, const SayPostings *prints, const uint32_t *reach,
                         uint32_t article, Counts *counts)
{
    for (uint32_t p = prints->first[article]; p < prints->first[article + 1]; p++) {
        uint32_t place = prints->places[p];
        for (uint32_t k = 1; k <= reach[place]; k++) {
            uint32_t other = say_posting_article(prints->all.items[place - k]);
            if (counts->shared[other]++ == 0) *say_push(arena, &counts->touched) = other;
        }
    }
}

static int by_likelihood(const void *a, const void *b)
{
    const SayCandidate *x = a, *y = b;
    if (x->percent != y->percent) return x->percent > y->percent ? -1 : 1;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    return x->high < y->high ? -1 : x->high > y->high;
}

void say_reuse_candidates(const SayEvidence *e, SayCandidates *candidates)
{
    SayPostings prints = prints_of(e);
    if (prints.all.count == 0) return;
    const uint32_t *reach = reaches(e->scratch, &prints);
    Counts counts = {.shared =
                         say_arena_alloc(e->scratch, e->articles.count * sizeof *counts.shared)};
    for (uint32_t i = 0; i < e->articles.count; i++) {
        counts.touched.count = 0;
        count_shared(e->scratch, &prints, reach, i, &counts);
        for (uint32_t k = 0; k < counts.touched.count; k++) {
            uint32_t other = counts.touched.items[k], x = size_of(&prints, i),
                     y = size_of(&prints, other);
            uint32_t percent = counts.shared[other] * 100 / (x < y ? x : y);
            counts.shared[other] = 0;
            if (percent >= LEAST_PERCENT)
                *say_push(e->scratch, candidates) = (SayCandidate){other, i, percent};
        }
    }
    if (candidates->count)
        qsort(candidates->items, candidates->count, sizeof *candidates->items, by_likelihood);
}
