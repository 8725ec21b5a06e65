/* perceptron.h -- the averaged perceptron (Collins 2002) over hashed features, and the writing of
 * its parameters. */
#ifndef SAY_LEARN_PERCEPTRON_H
#define SAY_LEARN_PERCEPTRON_H

#include "core/model.h"

typedef struct SayPerceptron SayPerceptron;

SayPerceptron *say_perceptron_new(SayArena *arena, uint32_t class_count);
void say_perceptron_score(const SayPerceptron *p, const uint64_t *features, uint32_t count,
                          int32_t *scores);
/* One step on: counts examples for the average. */
void say_perceptron_step(SayPerceptron *p);
void say_perceptron_add(SayPerceptron *p, const uint64_t *features, uint32_t count, uint32_t class,
                        int32_t delta);

/* Averages, drops features with fewer than `least` updates, brings weights to nine bits and appends
 * the part. */
void say_perceptron_write(const SayPerceptron *p, uint32_t least, SayText *out);
/* Appends a hash table of count keys and values (not 0). */
void say_hash_table_write(SayArena *arena, const uint64_t *keys, const uint32_t *values,
                          uint32_t count, SayText *out);

/* A parameter section: the head and its parts; and its writing to a file. */
SayStr say_model_bytes(SayArena *arena, const char *kind, uint32_t version, const SayStr *parts,
                       uint32_t part_count);
void say_model_write(const char *path, SayStr bytes);

#endif
