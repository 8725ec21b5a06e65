/* steps.h -- the steps of tag, and what training shares with them. */
#ifndef SAY_TAG_STEPS_H
#define SAY_TAG_STEPS_H

#include "core/kernel.h"
#include "core/model.h"
#include "doc/doc.h"

#define SAY_TAG_VERSION 2u

/* A part of speech with its features, learned together. */
typedef struct SayTagClass {
    uint32_t upos, feats;
} SayTagClass;

/* What tag keeps of the pack. */
typedef struct SayTagger {
    const SayKernel *kernel;
    SayDense layer; /* of a state, to classes */
    const SayTagClass *classes;
    SayHashTable lemmas; /* hash of part of speech, features and suffix -> 1 + script */
    const char *scripts; /* SAY_SCRIPT_SIZE bytes each */
    uint32_t script_count;
} SayTagger;

/* Lemmas: a script takes bytes off the end of the lower-case word and puts others there. */
#define SAY_SCRIPT_SIZE  16u
#define SAY_LEMMA_SUFFIX 7u  /* longest suffix that a rule looks at, in bytes */
#define SAY_LEMMA_WORD   40u /* longer words are their own lemmas */
typedef struct SayScript {
    uint8_t cut;     /* bytes taken off */
    uint8_t size;    /* bytes put there */
    uint8_t capital; /* 1: the lemma begins with a capital ("American") */
    char text[13];
} SayScript;
/* The key of a rule: the last `size` bytes of the word, or, when whole, the word itself. */
uint64_t say_lemma_key(uint32_t upos, uint32_t feats, SayStr word, uint32_t size, bool whole);
/* The form that scripts work on: lower case unless a proper noun. In the arena. */
SayStr say_lemma_base(SayArena *arena, uint32_t upos, SayStr form);

/* width: of the states that encode makes. */
SayStatus say_tagger_open(SayStr section, uint32_t width, SayTagger *into, SayError *error);
/* Fills upos and feats of all tokens. */
void say_tag_classes(const SayTagger *tagger, SayDoc *doc);
void say_tag_lemma(const SayTagger *tagger, SayDoc *doc, uint32_t token);

#endif
