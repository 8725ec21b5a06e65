/* tree.c -- the best tree over scores of arcs, after Chu and Liu (1965) and Edmonds (1967).

   Every token takes its best head; mostly that is a tree already. Where heads run in a circle, the
   circle becomes one node, which needs one head from outside: arcs into it count for as much as
   they are better than the arc of the circle that they would break. Each contraction takes time in
   the size of the graph times that of the circle, so that all take the square of the count. */
#include "parse/tree.h"

#include <assert.h>
#include <string.h>

/* Taken off every arc from the root, so that the best tree has as few as can be: one. More than all
   scores of a tree together: these have 31 bits, tokens are some hundreds. */
#define ROOT_PRICE ((int64_t)1 << 46)

enum { ROOT };

/* An arc between tokens, counted from 1. */
typedef struct Arc {
    uint32_t head, child;
} Arc;

/* Slots 0 to count: at first the root and the tokens; a circle goes on in the slot of its first
   member. Nodes are what stood in slots: tokens by their numbers, circles by numbers behind. */
typedef struct Graph {
    uint32_t count;
    int64_t *weights; /* (child slot, head slot) */
    Arc *arcs;        /* (child slot, head slot) the arc between tokens that this one stands for */
    uint32_t *live;   /* (live_count) slots still in use, in order; the root first */
    uint32_t live_count;
    uint32_t *head;     /* (slot) the best head's slot */
    uint32_t *node;     /* (slot) */
    uint32_t *walk;     /* (slot) the walk up from which slot came by; 0 none */
    uint8_t *on_circle; /* (slot) */
    uint32_t node_count;
    uint32_t *circle; /* (node) the circle that it is a member of; 0 none */
    uint32_t *member; /* (node) a circle's last member, */
    uint32_t *next;   /* (node) and of a member the one before; 0 none */
    Arc *chosen;      /* (node) into it */
} Graph;

static size_t at(const Graph *g, uint32_t child, uint32_t head)
{
    return (size_t)child * (g->count + 1) + head;
}

/* ---- when every token's best head makes a tree ---- */

static uint32_t best_head(const int32_t *scores, uint32_t token, uint32_t count)
{
    uint32_t best = ROOT;
    for (uint32_t h = 1; h <= count; h++)
        if (h != token + 1 && scores[h] > scores[best]) best = h;
    return best;
}

/* Do all heads lead to the root, which has one dependent? */
static bool is_tree(SayArena *arena, const uint32_t *heads, uint32_t count)
{
    uint32_t roots = 0;
    uint32_t *walk = say_arena_alloc(arena, (count + 1) * sizeof *walk);
    for (uint32_t t = 1; t <= count; t++) {
        uint32_t up = t;
        while (up != ROOT && !walk[up]) walk[up] = t, up = heads[up - 1];
        if (up != ROOT && walk[up] == t) return false;
        roots += heads[t - 1] == ROOT;
    }
    return roots == 1;
}

/* ---- when it does not ---- */

static Graph begin(SayArena *arena, const int32_t *scores, uint32_t stride, uint32_t count)
{
    uint32_t slots = count + 1, nodes = 2 * slots;
    Graph g = {.count = count, .live_count = slots, .node_count = slots};
    g.weights = say_arena_alloc(arena, (size_t)slots * slots * sizeof *g.weights);
    g.arcs = say_arena_alloc(arena, (size_t)slots * slots * sizeof *g.arcs);
    g.live = say_arena_alloc(arena, slots * sizeof *g.live);
    g.head = say_arena_alloc(arena, slots * sizeof *g.head);
    g.node = say_arena_alloc(arena, slots * sizeof *g.node);
    g.walk = say_arena_alloc(arena, slots * sizeof *g.walk);
    g.on_circle = say_arena_alloc(arena, slots);
    g.circle = say_arena_alloc(arena, nodes * sizeof *g.circle);
    g.member = say_arena_alloc(arena, nodes * sizeof *g.member);
    g.next = say_arena_alloc(arena, nodes * sizeof *g.next);
    g.chosen = say_arena_alloc(arena, nodes * sizeof *g.chosen);
    for (uint32_t child = 0; child < slots; child++) {
        g.live[child] = g.node[child] = child;
        for (uint32_t head = 0; child && head < slots; head++) {
            g.weights[at(&g, child, head)] = scores[(size_t)(child - 1) * stride + head];
            g.arcs[at(&g, child, head)] = (Arc){head, child};
        }
        g.weights[at(&g, child, ROOT)] -= ROOT_PRICE;
    }
    return g;
}

static void choose_head(Graph *g, uint32_t child)
{
    uint32_t best = ROOT;
    for (uint32_t i = 1; i < g->live_count; i++) {
        uint32_t head = g->live[i];
        if (head != child && g->weights[at(g, child, head)] > g->weights[at(g, child, best)])
            best = head;
    }
    g->head[child] = best;
}

/* A slot on a circle of heads; the root's where there is none. */
static uint32_t find_circle(Graph *g)
{
    memset(g->walk, 0, (g->count + 1) * sizeof *g->walk);
    for (uint32_t i = 1; i < g->live_count; i++) {
        uint32_t up = g->live[i];
        while (up != ROOT && !g->walk[up]) g->walk[up] = g->live[i], up = g->head[up];
        if (up != ROOT && g->walk[up] == g->live[i]) return up;
    }
    return ROOT;
}

/* The best arcs between what lies outside and any slot of the circle become those of slot `into`.
 */
static void join_arcs(Graph *g, uint32_t into, uint32_t outside)
{
    int64_t best_in = INT64_MIN, best_out = INT64_MIN;
    Arc arc_in = {0}, arc_out = {0};
    for (uint32_t i = 1; i < g->live_count; i++) {
        uint32_t slot = g->live[i];
        if (!g->on_circle[slot]) continue;
        int64_t in = g->weights[at(g, slot, outside)] - g->weights[at(g, slot, g->head[slot])];
        int64_t out = g->weights[at(g, outside, slot)];
        if (in > best_in) best_in = in, arc_in = g->arcs[at(g, slot, outside)];
        if (out > best_out) best_out = out, arc_out = g->arcs[at(g, outside, slot)];
    }
    g->weights[at(g, into, outside)] = best_in;
    g->arcs[at(g, into, outside)] = arc_in;
    g->weights[at(g, outside, into)] = best_out;
    g->arcs[at(g, outside, into)] = arc_out;
}

static void contract(Graph *g, uint32_t start)
{
    uint32_t circle = g->node_count++, into = start, kept = 0, slot = start;
    do {
        uint32_t node = g->node[slot];
        g->on_circle[slot] = 1;
        g->circle[node] = circle;
        g->chosen[node] = g->arcs[at(g, slot, g->head[slot])];
        g->next[node] = g->member[circle];
        g->member[circle] = node;
        if (slot < into) into = slot;
        slot = g->head[slot];
    } while (slot != start);
    for (uint32_t i = 0; i < g->live_count; i++)
        if (!g->on_circle[g->live[i]]) join_arcs(g, into, g->live[i]);
    for (uint32_t i = 0; i < g->live_count; i++) {
        slot = g->live[i];
        if (g->on_circle[g->head[slot]]) g->head[slot] = into;
        if (!g->on_circle[slot] || slot == into) g->live[kept++] = slot;
    }
    memset(g->on_circle, 0, g->count + 1);
    g->live_count = kept;
    g->node[into] = circle;
    choose_head(g, into);
}

/* An arc into a circle breaks it where it enters; the other members keep their arcs, and so on
   down. */
static void expand(const Graph *g, uint32_t *waiting, uint32_t *heads)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < g->live_count; i++) {
        uint32_t slot = g->live[i];
        g->chosen[g->node[slot]] = g->arcs[at(g, slot, g->head[slot])];
        waiting[count++] = g->node[slot];
    }
    while (count) {
        uint32_t top = waiting[--count];
        Arc arc = g->chosen[top];
        heads[arc.child - 1] = arc.head;
        for (uint32_t node = arc.child; node != top; node = g->circle[node])
            for (uint32_t m = g->member[g->circle[node]]; m; m = g->next[m])
                if (m != node) waiting[count++] = m;
    }
}

void say_parse_tree(SayArena *arena, const int32_t *scores, uint32_t stride, uint32_t count,
                    uint32_t *heads)
{
    SayMark mark = say_arena_mark(arena);
    for (uint32_t t = 0; t < count; t++)
        heads[t] = best_head(scores + (size_t)t * stride, t, count);
    if (!is_tree(arena, heads, count)) {
        Graph g = begin(arena, scores, stride, count);
        for (uint32_t slot = 1; slot <= count; slot++) choose_head(&g, slot);
        for (uint32_t start; (start = find_circle(&g)) != ROOT;) contract(&g, start);
        expand(&g, say_arena_alloc(arena, (2 * count + 2) * sizeof(uint32_t)), heads);
        assert(is_tree(arena, heads, count));
    }
    say_arena_release(arena, mark);
}
