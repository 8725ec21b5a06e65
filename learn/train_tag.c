/* train_tag.c -- learns parts of speech, features and lemmas.

   train_tag OUTPUT CLUSTERS JACKKNIFE TREEBANK...   CLUSTERS: lines "number word", or "-" for none.
   JACKKNIFE: where to write, for each token of the treebanks, what a tagger that has not seen its
   document says ("-": nowhere); the parser learns from that. */
#include "core/map.h"
#include "learn/base/clusters.h"
#include "learn/base/corpus.h"
#include "learn/base/lemmas.h"
#include "learn/base/perceptron.h"
#include "tag/steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    EPOCHS = 10,
    FOLDS = 8,
    KNOWN_LEAST = 25,
    MARGIN = 40 /* a win by less is learned from as well */
};

typedef struct Trainer {
    SayArena *arena;
    SayCorpus corpus;
    uint32_t plain_docs; /* documents behind these are made up: capitals */
    SAY_LIST(SayTagClass) classes;
    SayStr clusters; /* the part */
    SayHashTable cluster_table;
} Trainer;

static uint32_t class_of(Trainer *t, uint32_t upos, uint32_t feats)
{
    for (uint32_t i = 0; i < t->classes.count; i++)
        if (t->classes.items[i].upos == upos && t->classes.items[i].feats == feats) return i;
    *say_push(t->arena, &t->classes) = (SayTagClass){upos, feats};
    return t->classes.count - 1;
}

/* ---- words that need no deciding ---- */

typedef struct Count {
    uint64_t word;
    uint32_t class, count;
    bool mixed;
} Count;

static void learn_known(Trainer *t, SayArena *arena, uint32_t skip, SayText *out)
{
    SayMap ids = say_map_new(arena);
    SAY_LIST(Count) counts = {0};
    for (uint32_t d = 0; d < t->corpus.docs.count; d++) {
        const SayDoc *doc = t->corpus.docs.items[d];
        if (d % FOLDS == skip) continue;
        for (uint32_t i = 0; i < doc->tokens.count; i++) {
            uint64_t word = say_model_word(say_doc_token(doc, i));
            uint32_t id =
                say_atom(&ids, say_str_copy(arena, (SayStr){(const char *)&word, sizeof word}));
            uint32_t class = class_of(t, doc->tokens.upos[i], doc->tokens.feats[i]);
            if (id == counts.count)
                *say_push(arena, &counts) = (Count){.word = word, .class = class};
            counts.items[id].count++;
            counts.items[id].mixed |= counts.items[id].class != class;
        }
    }
    SAY_LIST(uint64_t) keys = {0};
    SAY_LIST(uint32_t) values = {0};
    for (uint32_t i = 0; i < counts.count; i++) {
        if (counts.items[i].mixed || counts.items[i].count < KNOWN_LEAST) continue;
        *say_push(arena, &keys) = counts.items[i].word;
        *say_push(arena, &values) = counts.items[i].class + 1;
    }
    say_hash_table_write(arena, keys.items, values.items, keys.count, out);
}

/* ---- the classifier ---- */

typedef struct Sentence {
    const SayDoc *doc;
    uint32_t first, end;
} Sentence;

static void learn_sentence(Trainer *t, SayArena *arena, SayPerceptron *p, const SayHashTable *known,
                           Sentence s)
{
    uint32_t count = s.end - s.first;
    SayMark mark = say_arena_mark(arena);
    SayTagSight *sights = say_arena_alloc(arena, count * sizeof *sights);
    uint8_t *tags = say_arena_alloc(arena, count);
    say_tag_sights(&t->cluster_table, s.doc, s.first, s.end, sights);
    uint32_t updates = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t features[SAY_TAG_FEATURES];
        int32_t scores[SAY_MODEL_CLASSES] = {0};
        uint32_t truth =
            class_of(t, s.doc->tokens.upos[s.first + i], s.doc->tokens.feats[s.first + i]);
        uint32_t best = say_hash_table_get(known, sights[i].word);
        if (best) {
            tags[i] = (uint8_t)(best - 1);
            continue;
        }
        uint32_t n = say_tag_features(sights, count, i, tags, features);
        say_perceptron_score(p, features, n, scores);
        say_perceptron_step(p);
        uint32_t rival = truth == 0;
        for (uint32_t c = 0; c < t->classes.count; c++)
            if (c != truth && scores[c] > scores[rival]) rival = c;
        best = scores[truth] > scores[rival] ? truth : rival;
        if (scores[truth] <= scores[rival] + MARGIN) {
            say_perceptron_add(p, features, n, truth, 1);
            say_perceptron_add(p, features, n, rival, -1);
            updates++;
        }
        tags[i] = (uint8_t)best;
    }
    if (!updates) say_arena_release(arena, mark);
}

static SayPerceptron *learn_classes(Trainer *t, SayArena *arena, uint32_t skip,
                                    const SayHashTable *known)
{
    SAY_LIST(Sentence) sentences = {0};
    for (uint32_t d = 0; d < t->corpus.docs.count; d++) {
        const SayDoc *doc = t->corpus.docs.items[d];
        if (d % FOLDS == skip) continue;
        for (uint32_t s = 0; s < doc->sentences.count; s++)
            *say_push(arena, &sentences) =
                (Sentence){doc, doc->sentences.items[s].first, doc->sentences.items[s].end};
    }
    SayPerceptron *p = say_perceptron_new(arena, t->classes.count);
    uint32_t *order = say_arena_alloc(arena, sentences.count * sizeof *order);
    uint64_t seed = 20261121;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        say_shuffle(order, sentences.count, &seed);
        for (uint32_t i = 0; i < sentences.count; i++)
            learn_sentence(t, arena, p, known, sentences.items[order[i]]);
    }
    return p;
}

/* A whole section, from all documents but those of one fold. */
static SayStr learn(Trainer *t, SayArena *arena, uint32_t skip)
{
    SayText parts[6];
    for (int i = 0; i < 6; i++) parts[i] = (SayText){.arena = arena};
    SayHashTable known;
    SayError error;
    learn_known(t, arena, skip, &parts[2]);
    if (say_hash_table_open(say_text_str(&parts[2]), UINT32_MAX, &known, &error) != SAY_OK)
        say_die("%s", error.message);
    say_perceptron_write(learn_classes(t, arena, skip, &known), 5, &parts[0]);
    say_text_add(&parts[1], (SayStr){(const char *)t->classes.items,
                                     t->classes.count * (uint32_t)sizeof(SayTagClass)});
    say_text_add(&parts[3], t->clusters);
    say_lemmas_learn(arena, &t->corpus, skip < FOLDS ? FOLDS : 0, skip, &parts[4], &parts[5]);
    SayStr bytes[6];
    for (int i = 0; i < 6; i++) bytes[i] = say_text_str(&parts[i]);
    return say_model_bytes(arena, "tag", SAY_TAG_VERSION, bytes, 6);
}

/* ---- the jackknife ---- */

static void tag_doc(SayArena *arena, const SayTagger *tagger, const SayDoc *gold, FILE *out,
                    uint32_t *right)
{
    SayDoc *doc = say_doc_new(arena, &gold->record);
    doc->text = gold->text;
    for (uint32_t i = 0; i < gold->tokens.count; i++)
        say_doc_token_add(doc, gold->tokens.start[i], gold->tokens.end[i]);
    for (uint32_t s = 0; s < gold->sentences.count; s++)
        say_tag_sentence(tagger, doc, gold->sentences.items[s].first, gold->sentences.items[s].end);
    for (uint32_t i = 0; i < gold->tokens.count; i++) {
        say_tag_lemma(tagger, doc, i);
        fprintf(out, "%u %u %.*s\n", doc->tokens.upos[i], doc->tokens.feats[i],
                SAY_STR_ARG(doc->tokens.lemma[i]));
        right[0]++;
        right[1] += doc->tokens.upos[i] == gold->tokens.upos[i];
        right[2] += doc->tokens.upos[i] == gold->tokens.upos[i] &&
                    doc->tokens.feats[i] == gold->tokens.feats[i];
        right[3] += say_str_equal(doc->tokens.lemma[i], gold->tokens.lemma[i]);
    }
}

static void jackknife(Trainer *t, const char *path)
{
    SayTagger taggers[FOLDS];
    SayArena *arenas[FOLDS];
    SayError error;
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        arenas[fold] = say_arena_new(0);
        if (say_tagger_open(learn(t, arenas[fold], fold), &taggers[fold], &error) != SAY_OK)
            say_die("%s", error.message);
    }
    FILE *out = fopen(path, "w");
    if (!out) say_die("%s: cannot be written", path);
    uint32_t right[4] = {0};
    for (uint32_t d = 0; d < t->plain_docs; d++)
        tag_doc(t->arena, &taggers[d % FOLDS], t->corpus.docs.items[d], out, right);
    fclose(out);
    double all = right[0];
    fprintf(stderr, "jackknife: part of speech %.2f, with features %.2f, lemma %.2f\n",
            100 * right[1] / all, 100 * right[2] / all, 100 * right[3] / all);
    for (uint32_t fold = 0; fold < FOLDS; fold++) say_arena_free(arenas[fold]);
}

int main(int count, char **arguments)
{
    if (count < 5) say_die("usage: train_tag OUTPUT CLUSTERS JACKKNIFE TREEBANK...");
    SayArena *arena = say_arena_new(0);
    Trainer t = {.arena = arena};
    t.clusters = say_clusters_read(arena, arguments[2], &t.cluster_table);
    for (int i = 4; i < count; i++) say_corpus_read(arena, &t.corpus, arguments[i]);
    t.plain_docs = t.corpus.docs.count;
    say_corpus_capitals(arena, &t.corpus, 5, 40);
    for (uint32_t d = 0; d < t.plain_docs; d++)
        for (uint32_t i = 0; i < t.corpus.docs.items[d]->tokens.count; i++)
            class_of(&t, t.corpus.docs.items[d]->tokens.upos[i],
                     t.corpus.docs.items[d]->tokens.feats[i]);
    SayStr section = learn(&t, arena, FOLDS);
    SayTagger tagger;
    SayError error;
    if (say_tagger_open(section, &tagger, &error) != SAY_OK) say_die("%s", error.message);
    say_model_write(arguments[1], section);
    if (strcmp(arguments[3], "-") != 0) jackknife(&t, arguments[3]);
    return 0;
}
