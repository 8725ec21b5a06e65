/* steps.h -- the steps of tag, and the features that training and use share. */
#ifndef SAY_TAG_STEPS_H
#define SAY_TAG_STEPS_H

#include "core/model.h"
#include "doc/doc.h"

#define SAY_TAG_VERSION  1u
#define SAY_TAG_FEATURES 96

/* A class of the tagger: a part of speech with its features, learned together. */
typedef struct SayTagClass {
    uint32_t upos, feats;
} SayTagClass;

/* What tag keeps of the pack. */
typedef struct SayTagger {
    SayLinear linear;
    const SayTagClass *classes;
    SayHashTable
        known; /* say_model_word -> 1 + class, for frequent words that had one class only */
    SayHashTable clusters; /* say_model_word -> cluster, of words that stand in like company */
    SayHashTable lemmas;   /* hash of part of speech, features and suffix -> 1 + script */
    const char *scripts;   /* SAY_SCRIPT_SIZE bytes each */
    uint32_t script_count;
} SayTagger;

/* A token as the classifier sees it. */
typedef struct SayTagSight {
    uint64_t word;
    uint64_t suffix[5]; /* last 1 to 5 bytes, in lower case */
    uint64_t prefix[3]; /* first 1 to 3 bytes */
    uint64_t
        shape; /* case, digits, marks; whether it begins the sentence; whether all is in capitals */
    uint32_t cluster;
} SayTagSight;

/* Sights of tokens [first, end), one sentence. */
void say_tag_sights(const SayHashTable *clusters, const SayDoc *doc, uint32_t first, uint32_t end,
                    SayTagSight *sights);
/* t within the sentence of count tokens; tags of earlier ones are in tags. */
uint32_t say_tag_features(const SayTagSight *sights, uint32_t count, uint32_t t,
                          const uint8_t *tags, uint64_t *features);

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

/* Opens a section of parameters; shared with training, which tags with models that are in no pack.
 */
SayStatus say_tagger_open(SayStr section, SayTagger *into, SayError *error);
void say_tag_sentence(const SayTagger *tagger, SayDoc *doc, uint32_t first, uint32_t end);
void say_tag_lemma(const SayTagger *tagger, SayDoc *doc, uint32_t token);

#endif
