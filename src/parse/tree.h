/* tree.h -- from scores of arcs to the best tree. */
#ifndef SAY_PARSE_TREE_H
#define SAY_PARSE_TREE_H

#include "core/arena.h"

/* scores (count, stride): how well head h suits token t; h 0 is the root, 1 + i token i. Fills
   heads (count), counted alike, with the tree of the greatest sum in which the root has one
   dependent (Chu and Liu 1965, Edmonds 1967). What a token scores as its own head is not looked
   at. Takes scratch from the arena. */
void say_parse_tree(SayArena *arena, const int32_t *scores, uint32_t stride, uint32_t count,
                    uint32_t *heads);

#endif
