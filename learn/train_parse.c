/* train_parse.c -- learns the parser's moves with a dynamic oracle (Goldberg and Nivre 2013): it
   follows its own moves and learns, in each state it gets into, the moves that lose no more of the
   gold tree.

   train_parse OUTPUT CLUSTERS JACKKNIFE TREEBANK...   JACKKNIFE: what train_tag wrote for the same
   treebanks in the same order; "-" for gold tags. */
#include "learn/base/clusters.h"
#include "learn/base/corpus.h"
#include "learn/base/perceptron.h"
#include "parse/steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SCOUT_EPOCHS = 6, /* to find the features that matter */
    EPOCHS = 12,      /* to learn with these alone */
    MOVE_LEAST = 20,  /* updates that make a feature matter */
    LABEL_LEAST = 8,
    WANDER = 9,        /* of ten moves its own, from the second epoch on */
    MOVE_MARGIN = 100, /* a win by less is learned from as well */
    LABEL_MARGIN = 40
};

typedef struct Gold {
    const uint32_t *head; /* within the sentence; the root is count */
    const uint8_t *deprel;
    const uint8_t *on_stack;
} Gold;

typedef struct Sentence {
    const SayParseSight *sights;
    uint32_t count;
    Gold gold;
} Sentence;

typedef struct Trainer {
    SayArena *arena, *scratch;
    SayCorpus corpus;
    SAY_LIST(Sentence) sentences;
    uint32_t *order;
    SayStr clusters;
    SayHashTable cluster_table;
    SayPerceptron *moves, *labels;
    uint64_t seed;
    uint32_t steps, mistakes, arcs, mislabelled;
} Trainer;

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
    if (move == SAY_MOVE_LEFT)
        return cost + (head == below || (head >= s->next && head != s->next));
    return cost + (head >= s->next);
}

typedef struct Choice {
    uint32_t best, right; /* classes: of all that are possible, and of those that cost least */
    uint32_t rival;       /* the best of those that cost more, SAY_NARROW_CLASSES for none */
} Choice;

/* Does this class make a gold arc of another kind? */
static bool wrong_kind(const SayParseState *s, const Gold *g, uint32_t class)
{
    SayMove move = say_parse_class_move(class);
    if (move == SAY_MOVE_SHIFT) return false;
    SayArc arc = say_parse_arc(s, move);
    return g->head[arc.child] == arc.head && say_parse_class(move, g->deprel[arc.child]) != class;
}

static Choice choose(const SayParseState *s, const Gold *g, const int32_t *scores)
{
    uint32_t moves = say_parse_moves(s), least = UINT32_MAX, costs[SAY_MOVE_COUNT];
    Choice choice = {SAY_NARROW_CLASSES, SAY_NARROW_CLASSES, SAY_NARROW_CLASSES};
    for (uint32_t m = 0; m < SAY_MOVE_COUNT; m++) {
        costs[m] = moves >> m & 1 ? cost_of(s, g, m) : UINT32_MAX;
        if (costs[m] < least) least = costs[m];
    }
    for (uint32_t c = 0; c < SAY_NARROW_CLASSES; c++) {
        SayMove move = say_parse_class_move(c);
        if (!(moves >> move & 1)) continue;
        if (choice.best == SAY_NARROW_CLASSES || scores[c] > scores[choice.best]) choice.best = c;
        if (costs[move] != least || wrong_kind(s, g, c)) {
            if (choice.rival == SAY_NARROW_CLASSES || scores[c] > scores[choice.rival])
                choice.rival = c;
            continue;
        }
        if (choice.right == SAY_NARROW_CLASSES || scores[c] > scores[choice.right])
            choice.right = c;
    }
    return choice;
}

static bool chance(Trainer *t, uint32_t of_ten)
{
    t->seed ^= t->seed << 13, t->seed ^= t->seed >> 7, t->seed ^= t->seed << 17;
    return (t->seed >> 20) % 10 < of_ten;
}

static SayMove learn_move(Trainer *t, const SayParseState *s, const Gold *g, int epoch)
{
    uint64_t features[SAY_MODEL_FEATURES];
    int32_t scores[SAY_NARROW_CLASSES] = {0};
    uint32_t n = say_parse_features(s, features);
    say_perceptron_score(t->moves, features, n, scores);
    say_perceptron_step(t->moves);
    Choice choice = choose(s, g, scores);
    t->steps++;
    t->mistakes += choice.best != choice.right;
    if (choice.rival == SAY_NARROW_CLASSES ||
        scores[choice.right] > scores[choice.rival] + MOVE_MARGIN)
        return say_parse_class_move(choice.best);
    say_perceptron_add(t->moves, features, n, choice.right, 1);
    say_perceptron_add(t->moves, features, n, choice.rival, -1);
    if (choice.best == choice.right) return say_parse_class_move(choice.best);
    return say_parse_class_move(epoch == 0 || !chance(t, WANDER) ? choice.right : choice.best);
}

/* Relations are learned on right arcs only, and chosen on all. */
static uint32_t learn_label(Trainer *t, const SayParseState *s, const Gold *g, SayArc arc)
{
    uint64_t features[SAY_MODEL_FEATURES];
    int32_t scores[SAY_MODEL_CLASSES] = {0};
    if (arc.head == s->count) return SAY_DEPREL_ROOT;
    uint32_t n = say_parse_label_features(s, arc, features), best = SAY_DEPREL_DEP,
             truth = g->deprel[arc.child];
    say_perceptron_score(t->labels, features, n, scores);
    uint32_t rival = truth == SAY_DEPREL_DEP ? SAY_DEPREL_PUNCT : SAY_DEPREL_DEP;
    for (uint32_t c = 0; c < SAY_DEPREL_COUNT; c++) {
        if (c == SAY_DEPREL_ROOT || c == SAY_DEPREL_NONE) continue;
        if (scores[c] > scores[best]) best = c;
        if (c != truth && scores[c] > scores[rival]) rival = c;
    }
    if (g->head[arc.child] != arc.head) return best;
    say_perceptron_step(t->labels);
    t->arcs++;
    t->mislabelled += best != truth;
    if (scores[truth] > scores[rival] + LABEL_MARGIN) return best;
    say_perceptron_add(t->labels, features, n, truth, 1);
    say_perceptron_add(t->labels, features, n, rival, -1);
    return best;
}

static void learn_sentence(Trainer *t, const SayParseSight *sights, uint32_t count, Gold *g,
                           int epoch)
{
    SayParseState s = say_parse_begin(t->scratch, sights, count);
    uint8_t *on_stack = say_arena_alloc(t->scratch, count + 2);
    g->on_stack = on_stack;
    while (say_parse_moves(&s)) {
        SayMove move = learn_move(t, &s, g, epoch);
        uint32_t label =
            move == SAY_MOVE_SHIFT ? 0 : learn_label(t, &s, g, say_parse_arc(&s, move));
        if (move == SAY_MOVE_SHIFT)
            on_stack[s.next] = 1;
        else
            on_stack[s.stack[s.stack_size - 1]] = 0;
        say_parse_do(&s, move, label);
    }
}

static void run_epoch(Trainer *t, int epoch)
{
    t->steps = t->mistakes = t->arcs = t->mislabelled = 0;
    say_shuffle(t->order, t->sentences.count, &t->seed);
    for (uint32_t i = 0; i < t->sentences.count; i++) {
        Sentence *s = &t->sentences.items[t->order[i]];
        SayMark mark = say_arena_mark(t->scratch);
        learn_sentence(t, s->sights, s->count, &s->gold, epoch);
        say_arena_release(t->scratch, mark);
    }
    fprintf(stderr, "epoch %d: %.2f %% of %u moves wrong, %.2f %% of %u relations\n", epoch + 1,
            100.0 * t->mistakes / t->steps, t->steps, 100.0 * t->mislabelled / t->arcs, t->arcs);
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
    }
    return (Sentence){
        .sights = say_parse_sights(t->arena, &t->cluster_table, doc, from->first, from->end),
        .count = count,
        .gold = {.head = head, .deprel = deprel}};
}

/* Puts a tagger's answers in the place of the gold tags. */
static void overlay(Trainer *t, const char *path)
{
    SayStr file = say_input_read(t->arena, path);
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
    say_perceptron_write_narrow(t->moves, 1, &parts[0]);
    say_perceptron_write(t->labels, 1, &parts[1]);
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
    Trainer t = {.arena = say_arena_new(0), .scratch = say_arena_new(0), .seed = 20261121};
    t.clusters = say_clusters_read(t.arena, arguments[2], &t.cluster_table);
    for (int i = 4; i < count; i++) say_corpus_read(t.arena, &t.corpus, arguments[i]);
    if (strcmp(arguments[3], "-") != 0) overlay(&t, arguments[3]);
    say_corpus_capitals(t.arena, &t.corpus, 7, 40);
    for (uint32_t d = 0; d < t.corpus.docs.count; d++) {
        const SayDoc *doc = t.corpus.docs.items[d];
        for (uint32_t s = 0; s < doc->sentences.count; s++)
            *say_push(t.arena, &t.sentences) = prepare(&t, doc, &doc->sentences.items[s]);
    }
    t.order = say_arena_alloc(t.arena, t.sentences.count * sizeof *t.order);
    t.moves = say_perceptron_new(t.arena, SAY_NARROW_CLASSES);
    t.labels = say_perceptron_new(t.arena, SAY_DEPREL_COUNT);
    for (int epoch = 0; epoch < SCOUT_EPOCHS; epoch++) run_epoch(&t, epoch);
    say_perceptron_restrict(t.moves, MOVE_LEAST);
    say_perceptron_restrict(t.labels, LABEL_LEAST);
    for (int epoch = 0; epoch < EPOCHS; epoch++) run_epoch(&t, epoch);
    write_model(&t, arguments[1]);
    return 0;
}
