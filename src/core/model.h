/* model.h -- learned parameters, read in place: a checked container, a sparse linear classifier
   over hashed features, and tables of hashes.

   A parameter section is made by learn/ and stands in the pack as it is. All
   numbers in it are little-endian. Inference uses whole numbers only, so that
   every machine and compiler gives the same answers. */
#ifndef SAY_CORE_MODEL_H
#define SAY_CORE_MODEL_H

#include "core/error.h"
#include "core/str.h"

#define SAY_MODEL_PARTS    24
#define SAY_MODEL_CLASSES  128 /* a linear classifier has fewer classes than this */
#define SAY_MODEL_FEATURES 192 /* and is asked about at most so many features at once */

/* A section cut into its parts, each at a multiple of 64 bytes of the section.
 */
typedef struct SayModel {
    SayStr parts[SAY_MODEL_PARTS];
    uint32_t part_count;
} SayModel;

/* The head of a section. The parts follow it. Its table may be shorter: it has the room that `size`
   leaves it. */
typedef struct SayModelHead {
    char magic[8]; /* "SAYMODEL" */
    char kind[8];  /* "segment", "encode", "tag", "parse", "names" */
    uint32_t version, part_count;
    uint64_t size, hash; /* of all bytes behind the head: say_model_hash */
    struct {
        uint32_t start, size; /* from the start of the section */
    } parts[SAY_MODEL_PARTS];
} SayModelHead;

/* Refuses, with a message: an absent section, another kind or version, a size
 * or hash that does not fit. */
SayStatus say_model_open(SayStr section, const char *kind, uint32_t version, SayModel *into,
                         SayError *error);
uint64_t say_model_hash(const uint8_t *bytes, uint64_t size);

/* A linear classifier: a feature's row lists the classes that it speaks for or
 * against. */
typedef struct SayLinear {
    const uint32_t *slots; /* pairs: check, first entry in rows (0: empty slot);
                              open addressing */
    const uint16_t *rows;  /* at each row's start its count, then class << 9 | weight + 256 */
    uint32_t shift, mask;
    uint32_t class_count;
} SayLinear;

typedef struct SayLinearHead {
    uint32_t class_count, slot_bits, row_size, reserved; /* then the slots, then the rows */
} SayLinearHead;

/* Checks every offset and class, so that a row can be followed without asking
 * again. */
SayStatus say_linear_open(SayStr part, SayLinear *into, SayError *error);
/* Adds the weights of these features to scores[0..class_count). */
void say_linear_score(const SayLinear *linear, const uint64_t *features, uint32_t count,
                      int32_t *scores);

/* A map from hashes to small numbers; pairs of (check, value) in slots as
 * above. */
typedef struct SayHashTable {
    const uint32_t *slots;
    uint32_t shift, mask;
} SayHashTable;

SayStatus say_hash_table_open(SayStr part, uint32_t value_limit, SayHashTable *into,
                              SayError *error);
/* 0 when the key is not there. */
uint32_t say_hash_table_get(const SayHashTable *table, uint64_t key);
/* Asks memory for a key's place, for a get a little later. */
static inline void say_hash_table_prefetch(const SayHashTable *table, uint64_t key)
{
    __builtin_prefetch(table->slots + 2 * (size_t)(key >> table->shift));
}

/* Features are hashes of a template's number and one to three values. Part of
 * the file format. */
static inline uint64_t say_feature_mix(uint64_t h, uint64_t value)
{
    h = (h ^ value) * 0x9e3779b97f4a7c15u;
    return h ^ (h >> 32);
}
static inline uint64_t say_feature1(uint32_t template_id, uint64_t a)
{
    return say_feature_mix(say_feature_mix(template_id * 0xd6e8feb86659fd93u, a), 1);
}
static inline uint64_t say_feature2(uint32_t template_id, uint64_t a, uint64_t b)
{
    return say_feature_mix(say_feature_mix(template_id * 0xd6e8feb86659fd93u, a), b + 2);
}
static inline uint64_t say_feature3(uint32_t template_id, uint64_t a, uint64_t b, uint64_t c)
{
    return say_feature_mix(
        say_feature_mix(say_feature_mix(template_id * 0xd6e8feb86659fd93u, a), b), c + 3);
}

/* The hash of a word as classifiers see it: lower case, curly quotes straight,
 * every digit a 0. */
uint64_t say_model_word(SayStr word);

#endif
