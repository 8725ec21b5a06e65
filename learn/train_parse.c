/* train_parse.c -- learns the parser's moves with a dynamic oracle (Goldberg and Nivre 2013): it follows its own moves and
   learns, in each state it gets into, the moves that lose no more of the gold tree.

   train_parse OUTPUT CLUSTERS JACKKNIFE TREEBANK...   JACKKNIFE: what train_tag wrote for the same treebanks in the same
   order; "-" for gold tags. */
#include "learn/base/clusters.h"
#include "learn/base/corpus.h"
#include "learn/base/perceptron.h"
#include "parse/steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EPOCHS = 12, WANDER = 9 /* of ten moves its own, from the second epoch on */ };

typedef struct Trainer {
    SayArena *arena;
    SayCorpus corpus;
    SAY_LIST(SayParseClass) classes;
    SayStr clusters;
    SayHashTable cluster_table;
    SayPerceptron *perceptron;
    uint64_t seed;
    uint32_t steps, mistakes;
} Trainer;

typedef struct Gold {
    const uint32_t *head; /* within the sentence; the root is count */
    const uint8_t *deprel;
    const uint8_t *on_stack;
} Gold;

/* Gold arcs that this move makes impossible. */
static uint32_t cost_of(const SayParseState *s, const Gold *g, uint32_t move)
{
    uint32_t cost = 0, top = s->stack_size ? s->stack[s->stack_size - 1] : s->count + 1;
    if (move == SAY_MOVE_SHIFT) {
        uint32_t head = g->head[s->next];
        cost += head < s->next && head != top && g->on_stack[head];
        for (uint32_t i = 0; i < s->stack_size; i++) cost += g->head[s->stack[i]] == s->next;
        return cost;
    }
    uint32_t head = g->head[top];
    for (uint32_t i = s->next; i < s->count; i++) cost += g->head[i] == top;
    uint32_t below = s->stack_size > 1 ? s->stack[s->stack_size - 2] : s->count + 1;
    if (move == SAY_MOVE_LEFT) return cost + (head == below || (head >= s->next && head != s->next));
    return cost + (head >= s->next);
}

static bool makes_gold(const SayParseState *s, const Gold *g, SayParseClass class)
{
    uint32_t top = s->stack[s->stack_size - 1];
    uint32_t head = class.move == SAY_MOVE_LEFT ? s->next : s->stack[s->stack_size - 2];
    return g->head[top] == head;
}

typedef struct Choice {
    uint32_t best, right; /* classes: of all, and of those that cost least */
} Choice;

static Choice choose(const Trainer *t, const SayParseState *s, const Gold *g, const int32_t *scores)
{
    uint32_t moves = say_parse_moves(s), least = UINT32_MAX, costs[SAY_MOVE_COUNT];
    Choice choice = {UINT32_MAX, UINT32_MAX};
    for (uint32_t m = 0; m < SAY_MOVE_COUNT; m++) {
        costs[m] = moves >> m & 1 ? cost_of(s, g, m) : UINT32_MAX;
        if (costs[m] < least) least = costs[m];
    }
    for (uint32_t c = 0; c < t->classes.count; c++) {
        SayParseClass class = t->classes.items[c];
        if (!say_parse_class_fits(s, class, moves)) continue;
        if (choice.best == UINT32_MAX || scores[c] > scores[choice.best]) choice.best = c;
        if (costs[class.move] != least) continue;
        if (class.move != SAY_MOVE_SHIFT && makes_gold(s, g, class) &&
            class.deprel != g->deprel[s->stack[s->stack_size - 1]])
            continue;
        if (choice.right == UINT32_MAX || scores[c] > scores[choice.right]) choice.right = c;
    }
    return choice;
}

static bool chance(Trainer *t, uint32_t of_ten)
{
    t->seed ^= t->seed << 13, t->seed ^= t->seed >> 7, t->seed ^= t->seed << 17;
    return (t->seed >> 20) % 10 < of_ten;
}

static void learn_sentence(Trainer *t, const SayParseSight *sights, uint32_t count, Gold *g, int epoch)
{
    SayArena *arena = t->arena;
    SayParseState s = say_parse_begin(arena, sights, count);
    uint8_t *on_stack = say_arena_alloc(arena, count + 2);
    g->on_stack = on_stack;
    while (say_parse_moves(&s)) {
        uint64_t features[SAY_MODEL_FEATURES];
        int32_t scores[SAY_MODEL_CLASSES] = {0};
        uint32_t n = say_parse_features(&s, features);
        say_perceptron_score(t->perceptron, features, n, scores);
        say_perceptron_step(t->perceptron);
        Choice choice = choose(t, &s, g, scores);
        if (choice.right == UINT32_MAX) choice.right = choice.best; /* a relation never seen in this direction */
        bool wrong = choice.best != choice.right;
        t->steps++;
        t->mistakes += wrong;
        if (wrong) {
            say_perceptron_add(t->perceptron, features, n, choice.right, 1);
            say_perceptron_add(t->perceptron, features, n, choice.best, -1);
        }
        uint32_t go = wrong && (epoch == 0 || !chance(t, WANDER)) ? choice.right : choice.best;
        SayParseClass class = t->classes.items[go];
        if (class.move == SAY_MOVE_SHIFT) on_stack[s.next] = 1;
        else on_stack[s.stack[s.stack_size - 1]] = 0;
        say_parse_do(&s, class);
    }
}

typedef struct Sentence {
    const SayParseSight *sights;
    uint32_t count;
    Gold gold;
} Sentence;

static void note_class(Trainer *t, SayParseClass class)
{
    for (uint32_t i = 0; i < t->classes.count; i++)
        if (t->classes.items[i].move == class.move && t->classes.items[i].deprel == class.deprel) return;
    if (t->classes.count < SAY_MODEL_CLASSES) *say_push(t->arena, &t->classes) = class;
}

static Sentence prepare(Trainer *t, const SayDoc *doc, const SaySentence *from)
{
    uint32_t count = from->end - from->first;
    uint32_t *head = say_arena_alloc(t->arena, count * sizeof *head);
    uint8_t *deprel = say_arena_alloc(t->arena, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t h = doc->tokens.head[from->first + i];
        head[i] = h == SAY_NONE ? count : h - from->first;
        deprel[i] = doc->tokens.deprel[from->first + i];
        note_class(t, (SayParseClass){head[i] < i ? SAY_MOVE_RIGHT : SAY_MOVE_LEFT, deprel[i]});
    }
    return (Sentence){.sights = say_parse_sights(t->arena, &t->cluster_table, doc, from->first, from->end),
                      .count = count,
                      .gold = {.head = head, .deprel = deprel}};
}

/* Puts a tagger's answers in the place of the gold tags. */
static void overlay(Trainer *t, const char *path)
{
    SayStr file = say_file_read(t->arena, path);
    for (uint32_t d = 0; d < t->corpus.docs.count; d++) {
        SayTokens *tokens = &t->corpus.docs.items[d]->tokens;
        for (uint32_t i = 0; i < tokens->count; i++) {
            SayStr line = say_str_cut(&file, '\n');
            SayStr upos = say_str_cut(&line, ' '), feats = say_str_cut(&line, ' ');
            int64_t upos_value, feats_value;
            if (!say_str_integer(upos, &upos_value) || !say_str_integer(feats, &feats_value))
                say_die("%s: does not belong to these treebanks", path);
            tokens->upos[i] = (uint8_t)upos_value;
            tokens->feats[i] = (uint32_t)feats_value;
            tokens->lemma[i] = line;
        }
    }
}

static void write_model(Trainer *t, const char *path)
{
    SayText parts[3] = {{.arena = t->arena}, {.arena = t->arena}, {.arena = t->arena}};
    say_perceptron_write(t->perceptron, 5, &parts[0]);
    say_text_add(&parts[1],
                 (SayStr){(const char *)t->classes.items, t->classes.count * (uint32_t)sizeof(SayParseClass)});
    say_text_add(&parts[2], t->clusters);
    SayStr bytes[3] = {say_text_str(&parts[0]), say_text_str(&parts[1]), say_text_str(&parts[2])};
    SayStr section = say_model_bytes(t->arena, "parse", SAY_PARSE_VERSION, bytes, 3);
    SayParser parser;
    SayError error;
    if (say_parser_open(section, &parser, &error) != SAY_OK) say_die("%s", error.message);
    say_model_write(path, section);
}

int main(int count, char **arguments)
{
    if (count < 5) say_die("usage: train_parse OUTPUT CLUSTERS JACKKNIFE TREEBANK...");
    Trainer t = {.arena = say_arena_new(0), .seed = 20261121};
    t.clusters = say_clusters_read(t.arena, arguments[2], &t.cluster_table);
    for (int i = 4; i < count; i++) say_corpus_read(t.arena, &t.corpus, arguments[i]);
    if (strcmp(arguments[3], "-") != 0) overlay(&t, arguments[3]);
    say_corpus_capitals(t.arena, &t.corpus, 7, 40);
    SAY_LIST(Sentence) sentences = {0};
    *say_push(t.arena, &t.classes) = (SayParseClass){SAY_MOVE_SHIFT, SAY_DEPREL_NONE};
    for (uint32_t d = 0; d < t.corpus.docs.count; d++) {
        const SayDoc *doc = t.corpus.docs.items[d];
        for (uint32_t s = 0; s < doc->sentences.count; s++)
            *say_push(t.arena, &sentences) = prepare(&t, doc, &doc->sentences.items[s]);
    }
    t.perceptron = say_perceptron_new(t.arena, t.classes.count);
    uint32_t *order = say_arena_alloc(t.arena, sentences.count * sizeof *order);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        t.steps = t.mistakes = 0;
        say_shuffle(order, sentences.count, &t.seed);
        for (uint32_t i = 0; i < sentences.count; i++) {
            Sentence *s = &sentences.items[order[i]];
            learn_sentence(&t, s->sights, s->count, &s->gold, epoch);
        }
        fprintf(stderr, "epoch %d: %.2f %% of %u moves wrong\n", epoch + 1, 100.0 * t.mistakes / t.steps, t.steps);
    }
    write_model(&t, arguments[1]);
    return 0;
}
