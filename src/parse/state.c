/* state.c -- the transition system: stack, buffer and the tree so far. */
#include "parse/steps.h"

#include <assert.h>

SayParseState say_parse_begin(SayArena *arena, const SayParseSight *sights, uint32_t count)
{
    SayParseState state = {.count = count, .sights = sights};
    state.nodes = say_arena_alloc(arena, (count + 2) * sizeof *state.nodes);
    state.stack = say_arena_alloc(arena, (count + 1) * sizeof *state.stack);
    for (uint32_t i = 0; i < count + 2; i++) {
        SayParseNode *node = &state.nodes[i];
        node->head = node->left1 = node->left2 = node->right1 = node->right2 = node->marker =
            count + 1;
    }
    return state;
}

uint32_t say_parse_moves(const SayParseState *state)
{
    uint32_t moves = 0;
    bool at_root = state->next == state->count;
    if (!at_root) moves |= 1u << SAY_MOVE_SHIFT;
    /* The root takes one dependent: what is left alone on the stack at the end. */
    if (state->stack_size && (!at_root || state->stack_size == 1)) moves |= 1u << SAY_MOVE_LEFT;
    if (state->stack_size > 1) moves |= 1u << SAY_MOVE_RIGHT;
    return moves;
}

enum { KIND_LEFT = 1, KIND_RIGHT = 7 };

static uint32_t left_kind(uint32_t deprel)
{
    switch (deprel) {
    case SAY_DEPREL_NSUBJ:
    case SAY_DEPREL_NSUBJ_PASS:
    case SAY_DEPREL_NSUBJ_OUTER:
    case SAY_DEPREL_CSUBJ:
    case SAY_DEPREL_CSUBJ_PASS:
    case SAY_DEPREL_CSUBJ_OUTER:
    case SAY_DEPREL_EXPL: return 0;
    case SAY_DEPREL_DET:
    case SAY_DEPREL_DET_PREDET:
    case SAY_DEPREL_AMOD:
    case SAY_DEPREL_COMPOUND:
    case SAY_DEPREL_NUMMOD:
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_NMOD_POSS:
    case SAY_DEPREL_NMOD_DESC:
    case SAY_DEPREL_NMOD_UNMARKED: return 1;
    case SAY_DEPREL_CASE:
    case SAY_DEPREL_MARK:
    case SAY_DEPREL_CC:
    case SAY_DEPREL_CC_PRECONJ: return 2;
    case SAY_DEPREL_AUX:
    case SAY_DEPREL_AUX_PASS:
    case SAY_DEPREL_COP:
    case SAY_DEPREL_ADVMOD: return 3;
    case SAY_DEPREL_PUNCT: return 4;
    default: return 5;
    }
}

static uint32_t right_kind(uint32_t deprel)
{
    switch (deprel) {
    case SAY_DEPREL_OBJ:
    case SAY_DEPREL_IOBJ:
    case SAY_DEPREL_XCOMP:
    case SAY_DEPREL_CCOMP:
    case SAY_DEPREL_NSUBJ: return 0;
    case SAY_DEPREL_OBL:
    case SAY_DEPREL_OBL_AGENT:
    case SAY_DEPREL_OBL_UNMARKED:
    case SAY_DEPREL_ADVMOD:
    case SAY_DEPREL_ADVCL:
    case SAY_DEPREL_ADVCL_RELCL: return 1;
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_NMOD_POSS:
    case SAY_DEPREL_NMOD_UNMARKED:
    case SAY_DEPREL_ACL:
    case SAY_DEPREL_ACL_RELCL:
    case SAY_DEPREL_AMOD:
    case SAY_DEPREL_NUMMOD:
    case SAY_DEPREL_APPOS: return 2;
    case SAY_DEPREL_CONJ: return 3;
    case SAY_DEPREL_PUNCT: return 4;
    case SAY_DEPREL_FLAT:
    case SAY_DEPREL_FIXED:
    case SAY_DEPREL_COMPOUND:
    case SAY_DEPREL_COMPOUND_PRT:
    case SAY_DEPREL_GOESWITH:
    case SAY_DEPREL_CASE: return 5;
    default: return 6;
    }
}

uint32_t say_parse_class(SayMove move, uint32_t deprel)
{
    if (move == SAY_MOVE_SHIFT) return 0;
    return move == SAY_MOVE_LEFT ? KIND_LEFT + left_kind(deprel) : KIND_RIGHT + right_kind(deprel);
}

SayMove say_parse_class_move(uint32_t class)
{
    if (class < KIND_LEFT) return SAY_MOVE_SHIFT;
    return class < KIND_RIGHT ? SAY_MOVE_LEFT : SAY_MOVE_RIGHT;
}

static void attach(SayParseState *state, uint32_t child, uint32_t head, uint32_t deprel)
{
    SayParseNode *node = &state->nodes[head];
    state->nodes[child].head = head;
    state->nodes[child].deprel = (uint8_t)deprel;
    if (child < head) {
        node->left2 = node->left1;
        node->left1 = child;
        node->left_set |= (uint64_t)1 << deprel;
        if (node->left_count < 7) node->left_count++;
    } else {
        node->right2 = node->right1;
        node->right1 = child;
        node->right_set |= (uint64_t)1 << deprel;
        if (node->right_count < 7) node->right_count++;
    }
    if (deprel == SAY_DEPREL_CASE || deprel == SAY_DEPREL_MARK) node->marker = child;
}

SayArc say_parse_arc(const SayParseState *state, SayMove move)
{
    assert(state->stack_size > (move == SAY_MOVE_RIGHT));
    uint32_t child = state->stack[state->stack_size - 1];
    return (SayArc){child,
                    move == SAY_MOVE_LEFT ? state->next : state->stack[state->stack_size - 2]};
}

void say_parse_do(SayParseState *state, SayMove move, uint32_t deprel)
{
    if (move == SAY_MOVE_SHIFT) {
        state->stack[state->stack_size++] = state->next++;
        return;
    }
    SayArc arc = say_parse_arc(state, move);
    attach(state, arc.child, arc.head, deprel);
    state->stack_size--;
}
