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
        node->head = node->left1 = node->left2 = node->right1 = node->right2 = node->marker = count + 1;
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

bool say_parse_class_fits(const SayParseState *state, SayParseClass class, uint32_t moves)
{
    if (!(moves >> class.move & 1)) return false;
    if (class.move == SAY_MOVE_SHIFT) return true;
    bool to_root = class.move == SAY_MOVE_LEFT && state->next == state->count;
    return to_root == (class.deprel == SAY_DEPREL_ROOT);
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

void say_parse_do(SayParseState *state, SayParseClass class)
{
    if (class.move == SAY_MOVE_SHIFT) {
        state->stack[state->stack_size++] = state->next++;
        return;
    }
    assert(state->stack_size > (class.move == SAY_MOVE_RIGHT));
    uint32_t child = state->stack[--state->stack_size];
    uint32_t head = class.move == SAY_MOVE_LEFT ? state->next : state->stack[state->stack_size - 1];
    attach(state, child, head, class.deprel);
}
