/* clusters.c -- classes of words that stand in like company, by the exchange algorithm (Kneser and
   Ney 1993): words move between classes as long as that makes the text likelier under a bigram
   model of classes.

   clusters SEGMENT CLASSES ROUNDS TEXT > OUTPUT   SEGMENT: the parameters of segment. OUTPUT: lines
   "number word". */
#include "core/map.h"
#include "core/utf8.h"
#include "learn/base/corpus.h"
#include "segment/steps.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST = 6, TABLE = 1 << 16 };

typedef struct Pair {
    uint32_t word, count; /* the other word of a bigram, and how often */
} Pair;

typedef struct Clusters {
    SayArena *arena;
    SayMap words;            /* 0 is the edge of a sentence, 1 all rare words */
    SAY_LIST(uint32_t) text; /* words in order */
    uint32_t *frequency, *class, *class_frequency;
    Pair *after, *before; /* neighbours, grouped by word */
    uint32_t *after_start, *before_start;
    uint32_t count, classes;
    int64_t *bigrams; /* classes x classes */
    int64_t *n_log_n; /* of small numbers, in 2^-16 bits */
} Clusters;

static int64_t weigh(const Clusters *c, int64_t n)
{
    if (n < TABLE) return n > 0 ? c->n_log_n[n] : 0;
    return (int64_t)llround((double)n * log2((double)n) * 65536.0);
}

/* ---- text ---- */

static void add_block(Clusters *c, const SaySegmenter *segmenter, SayArena *arena, SayStr block)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = block;
    say_segment_tokens(segmenter, doc, (SaySpan){0, block.size});
    say_segment_sentences(segmenter, doc, 0, 0);
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        if (t == 0 || doc->tokens.sentence[t] != doc->tokens.sentence[t - 1])
            *say_push(c->arena, &c->text) = 0;
        SayStr word = say_utf8_lowercase(arena, say_doc_token(doc, t));
        char *digits = say_arena_text(arena, word.size);
        for (uint32_t i = 0; i < word.size; i++)
            digits[i] = word.data[i] >= '0' && word.data[i] <= '9' ? '0' : word.data[i];
        SayStr key = {digits, word.size};
        uint32_t id = say_map_get(&c->words, key);
        *say_push(c->arena, &c->text) =
            id == SAY_ABSENT ? say_atom(&c->words, say_str_copy(c->arena, key)) : id;
    }
}

static void read_text(Clusters *c, const SaySegmenter *segmenter, SayStr file)
{
    SayArena *arena = say_arena_new(0);
    c->words = say_map_new(c->arena);
    say_atom(&c->words, SAY_STR("<s>"));
    say_atom(&c->words, SAY_STR("<rare>"));
    for (uint32_t start = 0; start < file.size;) {
        uint32_t end = say_str_find(file, SAY_STR("\n\n"), start);
        if (end == UINT32_MAX) end = file.size;
        if (end > start) add_block(c, segmenter, arena, say_str_slice(file, start, end));
        say_arena_reset(arena);
        start = end + 2;
    }
    *say_push(c->arena, &c->text) = 0;
    say_arena_free(arena);
}

/* Words in order of frequency get numbers 2 and up; those below LEAST become word 1. Returns the
 * words by number. */
static SayStr *number_words(Clusters *c)
{
    uint32_t all = c->words.count, *order = say_arena_alloc(c->arena, all * sizeof *order);
    uint32_t *seen = say_arena_alloc(c->arena, all * sizeof *seen), *buckets, most = 0;
    for (uint32_t i = 0; i < c->text.count; i++) seen[c->text.items[i]]++;
    for (uint32_t w = 2; w < all; w++) most = seen[w] > most ? seen[w] : most;
    buckets = say_arena_alloc(c->arena, ((size_t)most + 2) * sizeof *buckets);
    for (uint32_t w = 2; w < all; w++) buckets[most - seen[w] + 1]++;
    for (uint32_t i = 1; i <= most + 1; i++) buckets[i] += buckets[i - 1];
    SayStr *names = say_arena_alloc(c->arena, (all + 2) * sizeof *names);
    order[1] = 1;
    c->count = 2;
    for (uint32_t w = 2; w < all; w++) {
        uint32_t rank = 2 + buckets[most - seen[w]]++;
        order[w] = seen[w] < LEAST ? 1 : rank;
        if (seen[w] < LEAST) continue;
        names[rank] = c->words.keys[w];
        if (rank >= c->count) c->count = rank + 1;
    }
    for (uint32_t i = 0; i < c->text.count; i++) c->text.items[i] = order[c->text.items[i]];
    return names;
}

/* ---- bigrams ---- */

static int compare_keys(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* Distinct bigrams (first << 32 | second), sorted, as neighbours grouped by first. */
static void group(Clusters *c, uint64_t *keys, Pair **pairs, uint32_t **starts)
{
    uint32_t size = c->text.count - 1, n = 0;
    qsort(keys, size, sizeof *keys, compare_keys);
    *pairs = say_arena_alloc(c->arena, size * sizeof **pairs);
    *starts = say_arena_alloc(c->arena, (c->count + 1) * sizeof **starts);
    uint32_t word = 0;
    for (uint32_t i = 0; i < size; i++) {
        if (i && keys[i] == keys[i - 1]) {
            (*pairs)[n - 1].count++;
            continue;
        }
        while (word < keys[i] >> 32) (*starts)[++word] = n;
        (*pairs)[n++] = (Pair){(uint32_t)keys[i], 1};
    }
    while (word < c->count) (*starts)[++word] = n;
}

static void count_bigrams(Clusters *c)
{
    uint32_t size = c->text.count - 1;
    uint64_t *keys = malloc(size * sizeof *keys);
    for (uint32_t i = 0; i < size; i++)
        keys[i] = (uint64_t)c->text.items[i] << 32 | c->text.items[i + 1];
    group(c, keys, &c->after, &c->after_start);
    for (uint32_t i = 0; i < size; i++)
        keys[i] = (uint64_t)c->text.items[i + 1] << 32 | c->text.items[i];
    group(c, keys, &c->before, &c->before_start);
    free(keys);
    c->frequency = say_arena_alloc(c->arena, c->count * sizeof *c->frequency);
    for (uint32_t i = 0; i < c->text.count; i++) c->frequency[c->text.items[i]]++;
}

/* ---- exchange ---- */

static int64_t *cell(Clusters *c, uint32_t first, uint32_t second)
{
    return &c->bigrams[(size_t)first * c->classes + second];
}

static void begin_classes(Clusters *c)
{
    c->class = say_arena_alloc(c->arena, c->count * sizeof *c->class);
    c->class_frequency = say_arena_alloc(c->arena, c->classes * sizeof *c->class_frequency);
    c->bigrams = say_arena_alloc(c->arena, (size_t)c->classes * c->classes * sizeof *c->bigrams);
    c->n_log_n = say_arena_alloc(c->arena, TABLE * sizeof *c->n_log_n);
    for (int n = 1; n < TABLE; n++) c->n_log_n[n] = llround(n * log2(n) * 65536.0);
    /* Class 0 holds the edge, class 1 the rare words; neither takes others in. */
    for (uint32_t w = 0; w < c->count; w++)
        c->class[w] = w < 2 ? w : 2 + (w - 2) % (c->classes - 2);
    for (uint32_t w = 0; w < c->count; w++) c->class_frequency[c->class[w]] += c->frequency[w];
    for (uint32_t i = 0; i + 1 < c->text.count; i++)
        ++*cell(c, c->class[c->text.items[i]], c -> class[c->text.items[i + 1]]);
}

/* A word's neighbours by class: how often each class stands after it and before it, and the word
 * itself. */
typedef struct Company {
    uint32_t *after, *before;                 /* by class */
    uint32_t *after_classes, *before_classes; /* those that occur */
    uint32_t after_count, before_count, self;
} Company;

static void meet(const Clusters *c, uint32_t word, Company *m)
{
    memset(m->after, 0, c->classes * sizeof *m->after);
    memset(m->before, 0, c->classes * sizeof *m->before);
    m->after_count = m->before_count = m->self = 0;
    for (uint32_t i = c->after_start[word]; i < c->after_start[word + 1]; i++) {
        if (c->after[i].word == word) {
            m->self = c->after[i].count;
            continue;
        }
        uint32_t k = c->class[c->after[i].word];
        if (!m->after[k]) m->after_classes[m->after_count++] = k;
        m->after[k] += c->after[i].count;
    }
    for (uint32_t i = c->before_start[word]; i < c->before_start[word + 1]; i++) {
        if (c->before[i].word == word) continue;
        uint32_t k = c->class[c->before[i].word];
        if (!m->before[k]) m->before_classes[m->before_count++] = k;
        m->before[k] += c->before[i].count;
    }
}

static void move(Clusters *c, uint32_t word, const Company *m, uint32_t to, int sign)
{
    for (uint32_t i = 0; i < m->after_count; i++)
        *cell(c, to, m->after_classes[i]) += sign * (int64_t)m->after[m->after_classes[i]];
    for (uint32_t i = 0; i < m->before_count; i++)
        *cell(c, m->before_classes[i], to) += sign * (int64_t)m->before[m->before_classes[i]];
    *cell(c, to, to) += sign * (int64_t)m->self;
    c->class_frequency[to] += (uint32_t)sign * c->frequency[word];
}

/* What the likelihood gains when the word, which is in no class now, joins this one. */
static int64_t gain(Clusters *c, uint32_t word, const Company *m, uint32_t to)
{
    int64_t sum = 0, same = *cell(c, to, to);
    for (uint32_t i = 0; i < m->after_count; i++) {
        uint32_t k = m->after_classes[i];
        if (k == to) continue;
        int64_t n = *cell(c, to, k);
        sum += weigh(c, n + m->after[k]) - weigh(c, n);
    }
    for (uint32_t i = 0; i < m->before_count; i++) {
        uint32_t k = m->before_classes[i];
        if (k == to) continue;
        int64_t n = *cell(c, k, to);
        sum += weigh(c, n + m->before[k]) - weigh(c, n);
    }
    sum += weigh(c, same + m->after[to] + m->before[to] + m->self) - weigh(c, same);
    int64_t size = c->class_frequency[to];
    return sum - 2 * (weigh(c, size + c->frequency[word]) - weigh(c, size));
}

static uint32_t exchange(Clusters *c, Company *m)
{
    uint32_t moved = 0;
    for (uint32_t word = 2; word < c->count; word++) {
        uint32_t from = c->class[word], best = from;
        meet(c, word, m);
        move(c, word, m, from, -1);
        int64_t most = gain(c, word, m, from);
        for (uint32_t to = 2; to < c->classes; to++) {
            int64_t sum = to == from ? most : gain(c, word, m, to);
            if (sum > most) most = sum, best = to;
        }
        move(c, word, m, best, 1);
        c->class[word] = best;
        moved += best != from;
    }
    return moved;
}

int main(int count, char **arguments)
{
    if (count != 5) say_die("usage: clusters SEGMENT CLASSES ROUNDS TEXT");
    Clusters c = {.arena = say_arena_new(0), .classes = (uint32_t)atoi(arguments[2])};
    SaySegmenter segmenter;
    SayError error;
    if (say_segmenter_open(say_input_read(c.arena, arguments[1]), &segmenter, &error) != SAY_OK)
        say_die("%s", error.message);
    read_text(&c, &segmenter, say_input_read(c.arena, arguments[4]));
    SayStr *names = number_words(&c);
    count_bigrams(&c);
    begin_classes(&c);
    fprintf(stderr, "%u tokens, %u words\n", c.text.count, c.count);
    Company m = {.after = say_arena_alloc(c.arena, c.classes * 4),
                 .before = say_arena_alloc(c.arena, c.classes * 4),
                 .after_classes = say_arena_alloc(c.arena, c.classes * 4),
                 .before_classes = say_arena_alloc(c.arena, c.classes * 4)};
    for (int round = 0; round < atoi(arguments[3]); round++)
        fprintf(stderr, "round %d: %u moved\n", round + 1, exchange(&c, &m));
    for (uint32_t w = 2; w < c.count; w++) printf("%u %.*s\n", c.class[w], SAY_STR_ARG(names[w]));
    return 0;
}
