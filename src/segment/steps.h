/* steps.h -- the steps of segment, and the features that training and use share. */
#ifndef SAY_SEGMENT_STEPS_H
#define SAY_SEGMENT_STEPS_H

#include "core/model.h"
#include "doc/doc.h"

#define SAY_SEGMENT_VERSION  2u
#define SAY_SEGMENT_FEATURES 64
/* A sentence of more tokens is cut here and goes on as the next one, so that reading stays linear
 * in the text. */
#define SAY_SENTENCE_TOKENS 300

/* What segment keeps of the pack. */
typedef struct SaySegmenter {
    SayLinear split;    /* one class: does a token start here? */
    SayLinear boundary; /* one class: does a sentence end after this token? */
    SayHashTable words; /* words of letters that are cut ("cannot"): say_model_word to code points
                           before the cut */
} SaySegmenter;

/* Text between two blanks, or a part of it where it is longer than SAY_CHUNK_MOST code points. */
#define SAY_CHUNK_MOST 200
typedef enum SayCharClass { SAY_CHAR_LETTER, SAY_CHAR_DIGIT, SAY_CHAR_OTHER } SayCharClass;
typedef struct SayChunk {
    uint32_t count;
    uint32_t start[SAY_CHUNK_MOST + 1]; /* byte of each code point; at count the end */
    uint32_t c[SAY_CHUNK_MOST];         /* code points, quotes made straight */
    uint8_t class[SAY_CHUNK_MOST];      /* SayCharClass */
    uint32_t next;  /* code point behind the blanks that follow, 0 at the end of the block */
    uint64_t whole; /* hash of all of it, in lower case */
    uint64_t shape; /* and of its outline: letters by case, digits as one, runs shortened */
    bool address;   /* holds "://", "@" or "www." */
} SayChunk;

/* Reads the chunk that starts at byte `at` of the text (no blank); blocks end at `end`. */
void say_chunk_read(SayStr text, uint32_t at, uint32_t end, SayChunk *chunk);
/* May a token start at code point i > 0? Elsewhere none does. */
bool say_split_possible(const SayChunk *chunk, uint32_t i);
/* first: code point where the token that would end here starts. */
uint32_t say_split_features(const SayChunk *chunk, uint32_t i, uint32_t first, uint64_t *features);

/* Tokens of one block, seen by the boundary classifier. */
typedef struct SayTokenSight {
    uint64_t word;
    uint8_t kind;
    uint8_t size; /* bytes, at most 255 */
    bool blank_after;
} SayTokenSight;
SayTokenSight say_token_sight(SayStr token, bool blank_after);
bool say_boundary_possible(const SayTokenSight *tokens, uint32_t count, uint32_t t);
/* first: token where the sentence that would end behind t starts. */
uint32_t say_boundary_features(const SayTokenSight *tokens, uint32_t count, uint32_t t,
                               uint32_t first, uint64_t *features);

/* Opens a section of parameters; shared with training. */
SayStatus say_segmenter_open(SayStr section, SaySegmenter *into, SayError *error);
void say_segment_tokens(const SaySegmenter *segmenter, SayDoc *doc, SaySpan block);
/* Cuts tokens [first, count) of one block into sentences. */
void say_segment_sentences(const SaySegmenter *segmenter, SayDoc *doc, uint32_t block,
                           uint32_t first);

#endif
