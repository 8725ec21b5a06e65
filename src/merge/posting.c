/* posting.c -- sorts what articles have, and finds it again by article. */
#include "merge/posting.h"

#include <string.h>

enum { DIGIT = 8, VALUES = 1 << DIGIT, HASH_AT = 32 };

/* One pass of a radix sort, which leaves the order of equals as it is. False when all are equal:
   then nothing was moved. */
static bool sort_by_digit(const uint64_t *from, uint64_t *to, uint32_t count, int shift)
{
    uint32_t place[VALUES + 1] = {0};
    for (uint32_t i = 0; i < count; i++) place[(from[i] >> shift & (VALUES - 1)) + 1]++;
    for (int value = 0; value < VALUES; value++)
        if (place[value + 1] == count) return false;
    for (int value = 0; value < VALUES; value++) place[value + 1] += place[value];
    for (uint32_t i = 0; i < count; i++) to[place[from[i] >> shift & (VALUES - 1)]++] = from[i];
    return true;
}

/* The articles are in order already: only the hashes are looked at. */
void say_postings_sort(SayArena *scratch, SayPostings *postings)
{
    uint32_t count = postings->all.count, kept = 0;
    if (!count) return;
    SayMark mark = say_arena_mark(scratch);
    uint64_t *from = postings->all.items,
             *to = say_arena_alloc(scratch, (size_t)count * sizeof *to);
    for (int shift = HASH_AT; shift < HASH_AT + 32; shift += DIGIT) {
        if (!sort_by_digit(from, to, count, shift)) continue;
        uint64_t *sorted = to;
        to = from;
        from = sorted;
    }
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || from[i] != from[i - 1]) postings->all.items[kept++] = from[i];
    postings->all.count = kept;
    say_arena_release(scratch, mark);
}

void say_postings_index(SayArena *arena, SayPostings *postings, uint32_t articles)
{
    uint32_t count = postings->all.count;
    uint32_t *first = say_arena_alloc(arena, ((size_t)articles + 2) * sizeof *first);
    uint32_t *places = say_arena_alloc(arena, ((size_t)count + 1) * sizeof *places);
    /* Counted two behind and moved up one while placing, so that in the end each stands right. */
    for (uint32_t i = 0; i < count; i++) first[say_posting_article(postings->all.items[i]) + 2]++;
    for (uint32_t i = 0; i < articles; i++) first[i + 2] += first[i + 1];
    for (uint32_t i = 0; i < count; i++)
        places[first[say_posting_article(postings->all.items[i]) + 1]++] = i;
    postings->first = first;
    postings->places = places;
}
