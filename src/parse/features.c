/* features.c -- what the parser's classifier looks at: after Zhang and Nivre 2011, with clusters,
   markers and what stands between two tokens. */
#include "core/utf8.h"
#include "parse/steps.h"

#include <string.h>

static uint64_t hash_lemma(SayStr lemma)
{
    return say_model_word(lemma);
}

SayParseSight *say_parse_sights(SayArena *arena, const SayHashTable *clusters, const SayDoc *doc,
                                uint32_t first, uint32_t end)
{
    uint32_t count = end - first;
    SayParseSight *sights = say_arena_alloc(arena, (count + 2) * sizeof *sights);
    uint16_t commas = 0, verbs = 0, joins = 0, quotes = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t t = first + i;
        SayParseSight *s = &sights[i];
        SayStr token = say_doc_token(doc, t);
        s->word = say_model_word(token);
        s->lemma = hash_lemma(doc->tokens.lemma[t]);
        s->upos = doc->tokens.upos[t];
        s->tag = (uint64_t)doc->tokens.feats[t] << 8 | s->upos;
        s->cluster = say_hash_table_get(clusters, s->word);
        commas = (uint16_t)(commas + (token.size == 1 && token.data[0] == ','));
        verbs = (uint16_t)(verbs + (s->upos == SAY_UPOS_VERB));
        joins = (uint16_t)(joins + (s->upos == SAY_UPOS_CCONJ));
        quotes = (uint16_t)(quotes + (s->upos == SAY_UPOS_PUNCT &&
                                      !(token.size == 1 && token.data[0] == ',')));
        /* Counted up to and with this token, so that a difference counts what stands between two.
         */
        s->commas = commas, s->verbs = verbs, s->joins = joins, s->quotes = quotes;
    }
    sights[count] = (SayParseSight){.word = 11,
                                    .lemma = 11,
                                    .tag = 11 << 8,
                                    .upos = 30,
                                    .commas = commas,
                                    .verbs = verbs,
                                    .joins = joins,
                                    .quotes = quotes};
    sights[count + 1] = (SayParseSight){.word = 12, .lemma = 12, .tag = 12 << 8, .upos = 31};
    return sights;
}

/* What stands between tokens a < b, each count up to a small limit. */
static uint64_t between(const SayParseState *state, uint32_t a, uint32_t b)
{
    if (a >= state->count || b > state->count || b <= a + 1) return 0;
    const SayParseSight *x = &state->sights[a], *y = &state->sights[b - 1];
    uint32_t commas = (uint32_t)(y->commas - x->commas), verbs = (uint32_t)(y->verbs - x->verbs);
    uint32_t joins = (uint32_t)(y->joins - x->joins), quotes = (uint32_t)(y->quotes - x->quotes);
    return (commas < 3 ? commas : 3) | (verbs < 2 ? verbs : 2) << 2 | (joins < 2 ? joins : 2) << 4 |
           (quotes < 2 ? quotes : 2) << 6;
}

static uint64_t distance(const SayParseState *state, uint32_t a, uint32_t b)
{
    if (a > state->count || b > state->count) return 0;
    uint32_t d = b > a ? b - a : a - b;
    return d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : d < 20 ? 7 : 8;
}

/* Shorthand for this file: a token's sight and node. */
typedef struct View {
    const SayParseSight *s;
    const SayParseNode *n;
    uint32_t at;
} View;

static View view(const SayParseState *state, uint32_t at)
{
    return (View){&state->sights[at], &state->nodes[at], at};
}

static View on_stack(const SayParseState *state, uint32_t depth)
{
    return view(state, depth < state->stack_size ? state->stack[state->stack_size - 1 - depth]
                                                 : state->count + 1);
}

static View in_buffer(const SayParseState *state, uint32_t depth)
{
    uint32_t at = state->next + depth;
    return view(state, at <= state->count ? at : state->count + 1);
}

/* One token by itself. */
static uint32_t add_single(uint64_t *f, uint32_t id, View x)
{
    f[0] = say_feature2(id, x.s->word, x.s->upos);
    f[1] = say_feature1(id + 1, x.s->tag);
    f[2] = say_feature2(id + 2, x.s->lemma, x.s->upos);
    f[3] = say_feature2(id + 3, x.s->cluster, x.s->upos);
    return 4;
}

/* Two tokens between which an arc may be made. */
static uint32_t add_pair(const SayParseState *state, uint64_t *f, uint32_t id, View a, View b)
{
    uint64_t d = distance(state, a.at, b.at), gap = between(state, a.at, b.at);
    uint64_t both = a.s->tag << 32 | b.s->tag;
    f[0] = say_feature2(id, a.s->lemma, b.s->lemma);
    f[1] = say_feature2(id + 1, a.s->lemma, b.s->tag);
    f[2] = say_feature2(id + 2, a.s->tag, b.s->lemma);
    f[3] = say_feature1(id + 3, both);
    f[4] = say_feature3(id + 4, a.s->word, a.s->upos, b.s->tag);
    f[5] = say_feature3(id + 5, a.s->tag, b.s->word, b.s->upos);
    f[6] = say_feature2(id + 6, a.s->cluster, b.s->cluster);
    f[7] = say_feature3(id + 7, a.s->cluster, b.s->tag, a.s->upos);
    f[8] = say_feature3(id + 8, a.s->tag, b.s->cluster, b.s->upos);
    f[9] = say_feature2(id + 9, a.s->lemma, b.s->cluster);
    f[10] = say_feature2(id + 10, a.s->cluster, b.s->lemma);
    f[11] = say_feature2(id + 11, both, d);
    f[12] = say_feature3(id + 12, a.s->lemma, a.s->upos, d);
    f[13] = say_feature3(id + 13, b.s->lemma, b.s->upos, d);
    f[14] = say_feature2(id + 14, both, gap);
    f[15] = say_feature3(id + 15, a.s->upos, b.s->upos, gap << 8 | d);
    return 16;
}

/* A token with its dependents so far. */
static uint32_t add_children(const SayParseState *state, uint64_t *f, uint32_t id, View x,
                             bool right)
{
    const SayParseNode *n = x.n;
    View l1 = view(state, n->left1), r1 = view(state, n->right1), l2 = view(state, n->left2);
    View r2 = view(state, n->right2);
    uint32_t k = 0;
    f[k++] = say_feature3(id, x.s->tag, n->left_count, 0);
    f[k++] = say_feature3(id + 1, x.s->lemma, x.s->upos, n->left_count);
    f[k++] = say_feature2(id + 2, x.s->tag, n->left_set);
    f[k++] = say_feature3(id + 3, x.s->lemma, x.s->upos, n->left_set);
    f[k++] = say_feature3(id + 4, x.s->tag, l1.s->tag, l1.n->deprel);
    f[k++] = say_feature3(id + 5, x.s->upos, l1.s->lemma, l1.n->deprel);
    f[k++] = say_feature3(id + 6, x.s->tag, l1.s->tag, l2.s->tag);
    if (!right) return k;
    f[k++] = say_feature3(id + 7, x.s->tag, n->right_count, 0);
    f[k++] = say_feature3(id + 8, x.s->lemma, x.s->upos, n->right_count);
    f[k++] = say_feature2(id + 9, x.s->tag, n->right_set);
    f[k++] = say_feature3(id + 10, x.s->lemma, x.s->upos, n->right_set);
    f[k++] = say_feature3(id + 11, x.s->tag, r1.s->tag, r1.n->deprel);
    f[k++] = say_feature3(id + 12, x.s->upos, r1.s->lemma, r1.n->deprel);
    f[k++] = say_feature3(id + 13, x.s->tag, r1.s->tag, r2.s->tag);
    f[k++] = say_feature3(id + 14, x.s->tag, n->left_set, n->right_set);
    return k;
}

/* An arc that may be made, seen with the dependents of both ends. */
static uint32_t add_family(const SayParseState *state, uint64_t *f, uint32_t id, View a, View b)
{
    View al = view(state, a.n->left1), ar = view(state, a.n->right1), bl = view(state, b.n->left1);
    View br = view(state, b.n->right1), am = view(state, a.n->marker),
         bm = view(state, b.n->marker);
    uint64_t both = a.s->tag << 32 | b.s->tag, rough = (uint64_t)a.s->upos << 8 | b.s->upos;
    uint32_t k = 0;
    f[k++] = say_feature2(id, both, al.s->tag);
    f[k++] = say_feature2(id + 1, both, ar.s->tag);
    f[k++] = say_feature2(id + 2, both, bl.s->tag);
    f[k++] = say_feature2(id + 3, both, br.s->tag);
    f[k++] = say_feature2(id + 4, rough, a.n->right_set);
    f[k++] = say_feature2(id + 5, rough, a.n->left_set);
    f[k++] = say_feature2(id + 6, rough, b.n->left_set);
    f[k++] = say_feature3(id + 7, rough, b.n->right_set, b.n->left_set);
    f[k++] = say_feature3(id + 8, a.s->lemma, b.s->upos, bm.s->lemma);
    f[k++] = say_feature3(id + 9, a.s->tag, b.s->tag, bm.s->lemma);
    f[k++] = say_feature3(id + 10, b.s->lemma, a.s->upos, bm.s->lemma);
    f[k++] = say_feature3(id + 11, a.s->tag, b.s->tag, am.s->lemma);
    f[k++] = say_feature3(id + 12, a.s->cluster, b.s->cluster, bm.s->lemma);
    f[k++] = say_feature3(id + 13, rough, a.n->right_set, bm.s->lemma);
    f[k++] = say_feature3(id + 14, a.s->lemma, a.n->right_set, b.s->upos);
    return k;
}

static View beside(const SayParseState *state, View x, int32_t step)
{
    int64_t at = (int64_t)x.at + step;
    return view(state, x.at > state->count || at < 0 || at > state->count ? state->count + 1
                                                                          : (uint32_t)at);
}

static uint32_t add_context(const SayParseState *state, uint64_t *f, uint32_t id, View a, View b)
{
    uint64_t both = (uint64_t)a.s->upos << 8 | b.s->upos;
    View a0 = beside(state, a, -1), a1 = beside(state, a, 1), b0 = beside(state, b, -1),
         b1 = beside(state, b, 1);
    f[0] = say_feature3(id, both, a1.s->tag, b0.s->tag);
    f[1] = say_feature3(id + 1, both, a0.s->tag, b0.s->tag);
    f[2] = say_feature3(id + 2, both, a0.s->tag, a1.s->tag);
    f[3] = say_feature3(id + 3, both, b0.s->tag, b1.s->tag);
    f[4] = say_feature3(id + 4, both, a1.s->word, b.s->tag);
    return 5;
}

static uint32_t add_triples(uint64_t *f, View s2, View s1, View s0, View b0, View b1)
{
    uint64_t near = s1.s->tag << 32 | s0.s->tag, far = s0.s->tag << 32 | b0.s->tag;
    uint64_t rough = (uint64_t)s1.s->upos << 16 | (uint64_t)s0.s->upos << 8 | b0.s->upos;
    uint32_t k = 0;
    f[k++] = say_feature2(200, far, b1.s->tag);
    f[k++] = say_feature2(201, near, b0.s->tag);
    f[k++] = say_feature2(202, near, s2.s->tag);
    f[k++] = say_feature2(203, rough, s1.s->lemma);
    f[k++] = say_feature2(204, rough, s0.s->lemma);
    f[k++] = say_feature2(205, rough, b0.s->lemma);
    f[k++] = say_feature3(206, s1.s->lemma, s0.s->lemma, b0.s->upos);
    f[k++] = say_feature3(207, s1.s->lemma, s0.s->upos, b0.s->lemma);
    f[k++] = say_feature3(208, s1.s->upos, s0.s->lemma, b0.s->lemma);
    f[k++] = say_feature3(209, s1.s->cluster, s0.s->cluster, b0.s->cluster);
    f[k++] = say_feature2(210, rough, (uint64_t)s2.s->upos << 8 | b1.s->upos);
    f[k++] = say_feature3(211, s0.s->upos, b0.s->lemma, b1.s->tag);
    f[k++] = say_feature3(212, s0.s->lemma, b0.s->tag, b1.s->tag);
    f[k++] = say_feature2(213, b0.s->lemma, b1.s->lemma);
    f[k++] = say_feature2(214, s0.s->lemma, b1.s->lemma);
    f[k++] = say_feature2(215, s0.s->tag, b1.s->tag);
    f[k++] = say_feature3(216, s1.s->tag, s0.n->marker ? s0.n->left_set : 0, b0.s->tag);
    return k;
}

uint32_t say_parse_features(const SayParseState *state, uint64_t *f)
{
    View s0 = on_stack(state, 0), s1 = on_stack(state, 1), s2 = on_stack(state, 2);
    View b0 = in_buffer(state, 0), b1 = in_buffer(state, 1), b2 = in_buffer(state, 2);
    uint32_t n = 0;
    f[n++] =
        say_feature2(1, state->stack_size < 4 ? state->stack_size : 4, state->next == state->count);
    n += add_single(f + n, 10, s0);
    n += add_single(f + n, 20, s1);
    n += add_single(f + n, 30, s2);
    n += add_single(f + n, 40, b0);
    n += add_single(f + n, 50, b1);
    n += add_single(f + n, 60, b2);
    n += add_pair(state, f + n, 70, s0, b0);
    n += add_pair(state, f + n, 90, s1, s0);
    f[n++] = say_feature2(110, s1.s->tag, b0.s->tag);
    f[n++] = say_feature2(111, s1.s->lemma, b0.s->tag);
    f[n++] = say_feature2(112, s1.s->lemma, b0.s->lemma);
    f[n++] = say_feature3(113, b0.s->tag, b1.s->tag, b2.s->tag);
    n += add_children(state, f + n, 120, s0, true);
    n += add_children(state, f + n, 140, s1, true);
    n += add_children(state, f + n, 160, b0, false);
    n += add_family(state, f + n, 220, s0, b0);
    n += add_family(state, f + n, 240, s1, s0);
    n += add_context(state, f + n, 260, s0, b0);
    n += add_context(state, f + n, 270, s1, s0);
    n += add_triples(f + n, s2, s1, s0, b0, b1);
    return n;
}

/* An arc's relation: both ends, what stands between and beside them, and the child's and head's
 * dependents. */
uint32_t say_parse_label_features(const SayParseState *state, SayArc arc, uint64_t *f)
{
    View x = view(state, arc.child), h = view(state, arc.head);
    uint32_t way = arc.child < arc.head ? 1000 : 2000, n = 0;
    uint64_t both = x.s->tag << 32 | h.s->tag, rough = (uint64_t)x.s->upos << 8 | h.s->upos;
    View marker = view(state, x.n->marker), l1 = view(state, x.n->left1),
         r1 = view(state, x.n->right1);
    View before = beside(state, x, -1), after = beside(state, x, 1), beyond = beside(state, h, 1);
    uint32_t near = way == 1000 ? arc.child : arc.head, far = way == 1000 ? arc.head : arc.child;
    uint64_t d = distance(state, near, far), gap = between(state, near, far);
    n += add_pair(state, f + n, way, near == arc.child ? x : h, near == arc.child ? h : x);
    f[n++] = say_feature1(way + 20, x.s->tag);
    f[n++] = say_feature1(way + 21, x.s->lemma);
    f[n++] = say_feature2(way + 22, x.s->word, x.s->upos);
    f[n++] = say_feature1(way + 23, h.s->tag);
    f[n++] = say_feature2(way + 24, h.s->lemma, h.s->upos);
    f[n++] = say_feature2(way + 25, marker.s->lemma, h.s->upos);
    f[n++] = say_feature3(way + 26, marker.s->lemma, x.s->tag, h.s->upos);
    f[n++] = say_feature3(way + 27, marker.s->lemma, h.s->lemma, x.s->upos);
    f[n++] = say_feature3(way + 28, marker.s->lemma, x.s->lemma, h.s->upos);
    f[n++] = say_feature3(way + 29, x.n->left_set, x.s->tag, h.s->upos);
    f[n++] = say_feature3(way + 30, x.n->right_set, x.s->tag, h.s->upos);
    f[n++] = say_feature3(way + 31, h.n->left_set, rough, 0);
    f[n++] = say_feature3(way + 32, h.n->right_set, rough, 0);
    f[n++] = say_feature3(way + 33, h.n->left_set, h.s->tag, x.s->lemma);
    f[n++] = say_feature3(way + 34, h.n->right_set, h.s->lemma, x.s->upos);
    f[n++] = say_feature3(way + 35, rough, before.s->tag, after.s->tag);
    f[n++] = say_feature3(way + 36, rough, before.s->lemma, 0);
    f[n++] = say_feature3(way + 37, rough, after.s->lemma, 0);
    f[n++] = say_feature3(way + 38, rough, beyond.s->tag, 0);
    f[n++] = say_feature3(way + 39, rough, l1.s->lemma, l1.n->deprel);
    f[n++] = say_feature3(way + 40, rough, r1.s->tag, r1.n->deprel);
    f[n++] = say_feature3(way + 41, x.s->lemma, h.s->tag, d);
    f[n++] = say_feature3(way + 42, both, gap, arc.child == 0);
    f[n++] = say_feature3(way + 43, x.s->cluster, marker.s->lemma, h.s->cluster);
    f[n++] = say_feature3(way + 44, rough, (uint64_t)x.n->left_count << 8 | x.n->right_count,
                          h.n->left_count);
    f[n++] = say_feature3(way + 45, both, x.n->left_set, marker.s->lemma);
    f[n++] = say_feature3(way + 46, h.n->left_set, h.n->right_set, rough);
    f[n++] = say_feature3(way + 47, rough, l1.s->tag, marker.s->tag);
    f[n++] = say_feature2(way + 48, x.s->cluster, h.s->upos);
    return n;
}
