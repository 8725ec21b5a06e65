/* train_segment.c -- learns where tokens start and sentences end: train_segment OUTPUT TREEBANK...
 */
#include "core/map.h"
#include "learn/base/corpus.h"
#include "learn/base/perceptron.h"
#include "segment/steps.h"

#include <stdio.h>
#include <string.h>

enum { EPOCHS = 8, MARGIN = 25, CAPITALS_STEP = 12 };

typedef struct Trainer {
    SayArena *arena;
    SayPerceptron *split, *boundary;
    SayMap seen, cut; /* runs of letters: how often, how often cut; and where */
    SAY_LIST(uint32_t) seen_count;
    SAY_LIST(uint32_t) cut_count;
    SAY_LIST(uint32_t) cut_at;
    uint32_t missed;
} Trainer;

static void learn(SayPerceptron *p, const uint64_t *features, uint32_t count, bool truth)
{
    int32_t score = 0;
    say_perceptron_score(p, features, count, &score);
    say_perceptron_step(p);
    /* A narrow win is learned from as well: rare cases then count on more than one memory. */
    if (truth ? score <= MARGIN : score >= -MARGIN)
        say_perceptron_add(p, features, count, 0, truth ? 1 : -1);
}

/* Counts runs of letters that hold a token start inside. */
static void count_words(Trainer *t, const SayDoc *doc, const SayChunk *chunk, const uint8_t *starts)
{
    for (uint32_t i = 0; i < chunk->count; i++) {
        if (chunk->class[i] != SAY_CHAR_LETTER || (i && chunk->class[i - 1] == SAY_CHAR_LETTER))
            continue;
        uint32_t end = i + 1, at = 0;
        while (end < chunk->count && chunk->class[end] == SAY_CHAR_LETTER) end++;
        for (uint32_t k = i + 1; k < end; k++)
            if (starts[chunk->start[k]] && !at) at = k - i;
        if (at && say_split_possible(chunk, i + at)) at = 0;
        SayStr word = say_str_slice(doc->text, chunk->start[i], chunk->start[end]);
        uint64_t hash = say_model_word(word);
        SayStr key = say_str_copy(t->arena, (SayStr){(const char *)&hash, sizeof hash});
        uint32_t atom = say_atom(&t->seen, key);
        if (atom == t->seen_count.count) {
            *say_push(t->arena, &t->seen_count) = 0;
            *say_push(t->arena, &t->cut_count) = 0;
            *say_push(t->arena, &t->cut_at) = 0;
        }
        t->seen_count.items[atom]++;
        if (at) t->cut_count.items[atom]++, t->cut_at.items[atom] = at;
    }
}

static void learn_chunk(Trainer *t, const SayChunk *chunk, const uint8_t *starts)
{
    uint64_t features[SAY_SEGMENT_FEATURES];
    uint32_t first = 0;
    for (uint32_t i = 1; i < chunk->count; i++) {
        bool truth = starts[chunk->start[i]];
        if (say_split_possible(chunk, i))
            learn(t->split, features, say_split_features(chunk, i, first, features), truth);
        if (truth) first = i;
    }
}

static void learn_tokens(Trainer *t, const SayDoc *doc, bool count)
{
    uint8_t *starts = say_arena_alloc(t->arena, doc->text.size + 1);
    for (uint32_t i = 0; i < doc->tokens.count; i++) starts[doc->tokens.start[i]] = 1;
    for (uint32_t b = 0; b < doc->blocks.count; b++) {
        SaySpan span = doc->blocks.items[b].span;
        SayChunk chunk;
        for (uint32_t at = span.start; at < span.end;) {
            say_chunk_read(doc->text, at, span.end, &chunk);
            if (chunk.count && count) count_words(t, doc, &chunk, starts);
            if (chunk.count && !count) learn_chunk(t, &chunk, starts);
            at = chunk.count ? chunk.start[chunk.count] : at + 1;
        }
    }
}

static void learn_sentences(Trainer *t, const SayDoc *doc)
{
    uint64_t features[SAY_SEGMENT_FEATURES];
    SayTokenSight *sights = say_arena_alloc(t->arena, (doc->tokens.count + 1) * sizeof *sights);
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        sights[i] = say_token_sight(say_doc_token(doc, i), doc->tokens.blank_after[i]);
    uint32_t begin = 0, s = 0;
    while (s < doc->sentences.count) {
        uint32_t block = doc->sentences.items[s].block, last = s;
        while (last < doc->sentences.count && doc->sentences.items[last].block == block) last++;
        uint32_t end = doc->sentences.items[last - 1].end, first = doc->sentences.items[s].first;
        begin = first;
        for (; s < last; s++) {
            const SaySentence *sentence = &doc->sentences.items[s];
            for (uint32_t i = sentence->first; i < sentence->end && i + 1 < end; i++) {
                bool truth = i + 1 == sentence->end;
                if (!say_boundary_possible(sights + first, end - first, i - first)) {
                    t->missed += truth;
                    continue;
                }
                uint32_t n = say_boundary_features(sights + first, end - first, i - first,
                                                   begin - first, features);
                learn(t->boundary, features, n, truth);
            }
            begin = sentence->end;
        }
    }
}

/* Copies of every step-th document in capitals, its paragraphs whole, so that ends of sentences are
 * learned there as well. */
static void add_capitals(SayArena *arena, SayCorpus *corpus, uint32_t step)
{
    uint32_t docs = corpus->docs.count;
    for (uint32_t d = 0; d < docs; d += step) {
        const SayDoc *from = corpus->docs.items[d];
        SayDoc *doc = say_arena_alloc(arena, sizeof *doc);
        *doc = *from; /* the layers are only read, so that both can share them */
        char *text = say_arena_text(arena, from->text.size);
        for (uint32_t i = 0; i < from->text.size; i++) {
            char c = from->text.data[i];
            text[i] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
        }
        doc->text = (SayStr){text, from->text.size};
        *say_push(arena, &corpus->docs) = doc;
    }
}

static void write_model(Trainer *t, const char *path)
{
    SayText parts[3] = {{.arena = t->arena}, {.arena = t->arena}, {.arena = t->arena}};
    say_perceptron_write(t->split, 2, &parts[0]);
    say_perceptron_write(t->boundary, 2, &parts[1]);
    SAY_LIST(uint64_t) keys = {0};
    SAY_LIST(uint32_t) values = {0};
    for (uint32_t i = 0; i < t->seen_count.count; i++) {
        if (t->cut_count.items[i] < 2 || t->cut_count.items[i] * 2 < t->seen_count.items[i])
            continue;
        uint64_t hash;
        memcpy(&hash, t->seen.keys[i].data, sizeof hash);
        *say_push(t->arena, &keys) = hash;
        *say_push(t->arena, &values) = t->cut_at.items[i];
    }
    say_hash_table_write(t->arena, keys.items, values.items, keys.count, &parts[2]);
    SayStr bytes[3] = {say_text_str(&parts[0]), say_text_str(&parts[1]), say_text_str(&parts[2])};
    say_model_write(path, say_model_bytes(t->arena, "segment", SAY_SEGMENT_VERSION, bytes, 3));
    fprintf(stderr, "  %u words that are cut, %u sentence ends out of reach\n", keys.count,
            t->missed / EPOCHS);
}

int main(int count, char **arguments)
{
    if (count < 3) say_die("usage: train_segment OUTPUT TREEBANK...");
    SayArena *arena = say_arena_new(0);
    SayCorpus corpus = {0};
    for (int i = 2; i < count; i++) say_corpus_read(arena, &corpus, arguments[i]);
    say_corpus_capitals(arena, &corpus, 3, 40);
    add_capitals(arena, &corpus, CAPITALS_STEP);
    Trainer t = {.arena = arena,
                 .split = say_perceptron_new(arena, 1),
                 .boundary = say_perceptron_new(arena, 1),
                 .seen = say_map_new(arena)};
    uint32_t docs = corpus.docs.count;
    uint32_t *order = say_arena_alloc(arena, docs * sizeof *order);
    uint64_t seed = 20261121;
    for (uint32_t d = 0; d < docs; d++) learn_tokens(&t, corpus.docs.items[d], true);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        say_shuffle(order, docs, &seed);
        for (uint32_t d = 0; d < docs; d++) {
            learn_tokens(&t, corpus.docs.items[order[d]], false);
            learn_sentences(&t, corpus.docs.items[order[d]]);
        }
    }
    write_model(&t, arguments[1]);
    return 0;
}
