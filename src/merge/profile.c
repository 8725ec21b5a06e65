/* profile.c -- what an article is about: its unusual words.

   Each word of an article counts once, by how few articles of the ledger have it. A ledger of few
   articles cannot tell what is unusual; so many articles without the word are thought beside it
   that the weights hardly depend on the size of a small ledger. */
#include "merge/profile.h"

#include "merge/word.h"

#include <stdlib.h>

#define THOUGHT_BESIDE 1000u

typedef SAY_LIST(uint32_t) Words;

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Sorted; each once, or as often as it is there. */
static void sort(Words *words, bool once)
{
    if (!words->count) return;
    qsort(words->items, words->count, sizeof *words->items, by_number);
    uint32_t kept = 0;
    for (uint32_t i = 0; once && i < words->count; i++)
        if (i == 0 || words->items[i] != words->items[i - 1])
            words->items[kept++] = words->items[i];
    if (once) words->count = kept;
}

static Words words_of(SayArena *arena, SayStr text)
{
    Words words = {0};
    SayWordStart word;
    for (uint32_t at = 0; say_word_next(text, &at, &word);) {
        SayStr start = {word.letters, word.kept};
        if (!say_word_empty(start)) *say_push(arena, &words) = (uint32_t)say_str_hash(start);
    }
    sort(&words, true);
    return words;
}

/* In how many articles: the run of a word in the sorted words of all. */
static uint32_t articles_with(const Words *all, uint32_t word)
{
    uint32_t bound[2];
    for (uint32_t side = 0; side < 2; side++) {
        uint32_t low = 0, high = all->count;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (all->items[middle] < word || (side && all->items[middle] == word))
                low = middle + 1;
            else
                high = middle;
        }
        bound[side] = low;
    }
    return bound[1] - bound[0];
}

/* The logarithm to the base 2 in 256ths, straight between the powers. */
static uint32_t logarithm(uint32_t x)
{
    uint32_t power = 0;
    assert(x > 0);
    while (x >> power > 1) power++;
    return (power << 8) + (uint32_t)(((uint64_t)x << 8 >> power) & 255);
}

static uint32_t root(uint64_t square)
{
    uint64_t low = 0, high = UINT32_MAX;
    while (low < high) {
        uint64_t middle = (low + high + 1) / 2;
        if (middle * middle <= square)
            low = middle;
        else
            high = middle - 1;
    }
    return (uint32_t)low;
}

static SayProfile weigh(SayArena *arena, const Words *words, const Words *all, uint32_t articles)
{
    SayProfile profile = {0};
    uint64_t squares = 0;
    uint32_t whole = logarithm(articles + THOUGHT_BESIDE);
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t weight = whole - logarithm(articles_with(all, words->items[i]));
        *say_push(arena, &profile) = (SayTerm){words->items[i], weight};
        squares += (uint64_t)weight * weight;
    }
    uint32_t length = root(squares);
    for (uint32_t i = 0; length && i < profile.count; i++)
        profile.items[i].weight = profile.items[i].weight * SAY_PROFILE_UNIT / length;
    return profile;
}

SayProfile *say_profiles_new(const SayEvidence *e)
{
    uint32_t count = e->articles.count;
    SayProfile *profiles = say_arena_alloc(e->arena, (count + 1) * sizeof *profiles);
    Words *words = say_arena_alloc(e->arena, (count + 1) * sizeof *words), all = {0};
    for (uint32_t i = 0; i < count; i++) {
        words[i] = words_of(e->arena, e->articles.items[i].text);
        for (uint32_t k = 0; k < words[i].count; k++) *say_push(e->arena, &all) = words[i].items[k];
    }
    sort(&all, false);
    for (uint32_t i = 0; i < count; i++) profiles[i] = weigh(e->arena, &words[i], &all, count);
    return profiles;
}

uint64_t say_profile_product(const SayProfile *a, const SayProfile *b)
{
    uint64_t sum = 0;
    for (uint32_t i = 0, k = 0; i < a->count && k < b->count;) {
        const SayTerm *x = &a->items[i], *y = &b->items[k];
        if (x->word == y->word) sum += (uint64_t)x->weight * y->weight;
        i += x->word <= y->word;
        k += y->word <= x->word;
    }
    return sum;
}
