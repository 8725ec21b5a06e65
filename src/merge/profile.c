/* profile.c -- what an article is about: its unusual words.

   Each word of an article counts once, by how few articles of the ledger have it. A ledger of few
   articles cannot tell what is unusual; so many articles without the word are thought beside it
   that the weights hardly depend on the size of a small ledger. */
#include "merge/profile.h"

#include "merge/word.h"

#define THOUGHT_BESIDE 1000u

/* All words of all articles. */
static SayPostings words_of(const SayEvidence *e)
{
    SayPostings words = {0};
    SayWordStart word;
    for (uint32_t i = 0; i < e->articles.count; i++)
        for (uint32_t at = 0; say_word_next(e->articles.items[i].text, &at, &word);) {
            SayStr start = {word.letters, word.kept};
            if (!say_word_empty(start))
                *say_push(e->scratch, &words.all) = say_posting((uint32_t)say_str_hash(start), i);
        }
    say_postings_sort(e->scratch, &words);
    return words;
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

/* ---- the rarest ---- */

/* Words come in the order of their hashes: of words in as many articles the first are kept. */
static void keep_rare(SayRareWords *rare, uint32_t word, uint32_t articles)
{
    uint32_t at = rare->count;
    if (rare->count < SAY_RAREST) {
        rare->count++;
    } else {
        at = 0;
        for (uint32_t i = 1; i < rare->count; i++)
            if (rare->articles[i] > rare->articles[at] ||
                (rare->articles[i] == rare->articles[at] && rare->words[i] > rare->words[at]))
                at = i;
        if (articles >= rare->articles[at]) return;
    }
    rare->words[at] = word;
    rare->articles[at] = (uint8_t)articles;
}

/* ---- weights ---- */

/* Room for the terms of each article, in one piece. */
static SayProfile *rooms(SayArena *arena, const SayPostings *words, uint32_t articles)
{
    SayProfile *profiles = say_arena_alloc(arena, (articles + 1) * sizeof *profiles);
    SayTerm *terms = say_arena_alloc(arena, ((size_t)words->all.count + 1) * sizeof *terms);
    for (uint32_t i = 0; i < words->all.count; i++)
        profiles[say_posting_article(words->all.items[i])].capacity++;
    for (uint32_t i = 0; i < articles; terms += profiles[i++].capacity) profiles[i].items = terms;
    return profiles;
}

static void make_one_long(SayProfile *profile)
{
    uint64_t squares = 0;
    for (uint32_t i = 0; i < profile->count; i++)
        squares += (uint64_t)profile->items[i].weight * profile->items[i].weight;
    uint32_t length = root(squares);
    for (uint32_t i = 0; length && i < profile->count; i++)
        profile->items[i].weight = profile->items[i].weight * SAY_PROFILE_UNIT / length;
}

SayProfile *say_profiles_new(const SayEvidence *e, SayRareWords *rare)
{
    uint32_t count = e->articles.count, whole = logarithm(count + THOUGHT_BESIDE);
    SayPostings words = words_of(e);
    SayProfile *profiles = rooms(e->scratch, &words, count);
    for (uint32_t from = 0, end; from < words.all.count; from = end) {
        end = say_posting_run(&words, from);
        uint32_t word = say_posting_hash(words.all.items[from]), articles = end - from;
        uint32_t weight = whole - logarithm(articles);
        for (uint32_t i = from; i < end; i++) {
            uint32_t article = say_posting_article(words.all.items[i]);
            profiles[article].items[profiles[article].count++] = (SayTerm){word, weight};
            if (articles >= 2 && articles <= SAY_COMMON_WORD)
                keep_rare(&rare[article], word, articles);
        }
    }
    for (uint32_t i = 0; i < count; i++) make_one_long(&profiles[i]);
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
