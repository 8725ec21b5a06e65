/* steps.h -- the parser's state and features, which training and use share.

   Arc-hybrid transitions (Kuhlmann, Gomez-Rodriguez and Satta 2011) with the root at the end of the
   buffer: SHIFT moves the next token to the stack, LEFT makes the token on top of the stack a
   dependent of the next token, RIGHT one of the token below it. Each token is shifted once and
   attached once, so a sentence of n tokens takes 2n steps. */
#ifndef SAY_PARSE_STEPS_H
#define SAY_PARSE_STEPS_H

#include "core/model.h"
#include "doc/doc.h"

#define SAY_PARSE_VERSION 3u

typedef enum SayMove { SAY_MOVE_SHIFT, SAY_MOVE_LEFT, SAY_MOVE_RIGHT, SAY_MOVE_COUNT } SayMove;

/* What parse keeps of the pack: one classifier chooses moves with a rough kind of arc,
   another the relation of each arc that a move makes. */
typedef struct SayParser {
    SayNarrow moves;       /* classes: see say_parse_class */
    SayLinear labels;      /* classes are SayDeprel */
    SayHashTable clusters; /* say_model_word -> cluster */
} SayParser;

/* A token as the classifier sees it. */
typedef struct SayParseSight {
    uint64_t word, lemma, tag;
    uint32_t upos, cluster;
    uint16_t commas, verbs, joins, quotes; /* how many up to and with this token */
} SayParseSight;

/* Dependents of a token so far. */
typedef struct SayParseNode {
    uint32_t head;
    uint32_t left1, left2, right1, right2; /* outermost and next to it */
    uint32_t marker;                       /* its case marker or subordinator */
    uint64_t left_set, right_set;          /* bit for each relation */
    uint8_t deprel, left_count, right_count;
} SayParseNode;

/* Tokens are counted within the sentence; `count` is the root, `count + 1` is "no token" (its sight
 * and node exist). */
typedef struct SayParseState {
    uint32_t count;
    const SayParseSight *sights;
    SayParseNode *nodes;
    uint32_t *stack;
    uint32_t stack_size, next;
} SayParseState;

/* Sights of tokens [first, end) and of root and "no token" behind them. */
SayParseSight *say_parse_sights(SayArena *arena, const SayHashTable *clusters, const SayDoc *doc,
                                uint32_t first, uint32_t end);
SayParseState say_parse_begin(SayArena *arena, const SayParseSight *sights, uint32_t count);
/* Bits of the moves that are possible; none at the end. */
uint32_t say_parse_moves(const SayParseState *state);
/* Moves are chosen together with a rough kind of relation: 14 classes say more than three, at the
 * same price. */
uint32_t say_parse_class(SayMove move, uint32_t deprel);
SayMove say_parse_class_move(uint32_t class);

/* The arc that a move makes. */
typedef struct SayArc {
    uint32_t child, head;
} SayArc;
SayArc say_parse_arc(const SayParseState *state, SayMove move);
/* deprel is that of the arc; none for SHIFT. */
void say_parse_do(SayParseState *state, SayMove move, uint32_t deprel);
uint32_t say_parse_features(const SayParseState *state, uint64_t *features);
/* For the relation of an arc that is not yet in the tree. */
uint32_t say_parse_label_features(const SayParseState *state, SayArc arc, uint64_t *features);

SayStatus say_parser_open(SayStr section, SayParser *into, SayError *error);
void say_parse_sentence(const SayParser *parser, SayDoc *doc, uint32_t first, uint32_t end);

#endif
