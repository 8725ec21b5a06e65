/* map.h -- from a string to a number, in an arena. */
#ifndef SAY_CORE_MAP_H
#define SAY_CORE_MAP_H

#include "core/str.h"

#define SAY_ABSENT UINT32_MAX

/* Open addressing; keys are borrowed. Iterate keys[0..count) in the order of insertion: never in
 * hash order. */
typedef struct SayMap {
    SayArena *arena;
    SayStr *keys;
    uint32_t *values;
    uint64_t *slots; /* half of the key's hash, and 1 + its index; 0: empty */
    uint8_t *seen;   /* a bit for each hash, eight times the capacity: most keys asked for are in no
                        slot, and these few bytes stay near */
    uint32_t count;
    uint32_t capacity;
} SayMap;

SayMap say_map_new(SayArena *arena);
uint32_t say_map_get(const SayMap *map, SayStr key); /* SAY_ABSENT when not there */
/* Of several keys at once: they wait for memory together. */
void say_map_get_all(const SayMap *map, const SayStr *keys, uint32_t count, uint32_t *values);
void say_map_set(SayMap *map, SayStr key, uint32_t value);

/* Atoms: equal strings get equal small numbers, in the order of first sight. atoms is a SayMap used
 * so. */
uint32_t say_atom(SayMap *atoms, SayStr s);

#endif
