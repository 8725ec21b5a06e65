/* map.c -- from a string to a number, in an arena. */
#include "core/map.h"

#include <string.h>

SayMap say_map_new(SayArena *arena)
{
    return (SayMap){.arena = arena};
}

/* The slot that holds the key, or the empty one where it belongs. Slots are twice the capacity of
 * the keys. */
static uint32_t slot_of(const SayMap *map, SayStr key)
{
    uint32_t mask = map->capacity * 2 - 1;
    uint32_t slot = (uint32_t)say_str_hash(key) & mask;
    while (map->slots[slot] && !say_str_equal(map->keys[map->slots[slot] - 1], key))
        slot = (slot + 1) & mask;
    return slot;
}

static void grow(SayMap *map)
{
    uint32_t capacity = map->capacity ? map->capacity * 2 : 16;
    SayStr *keys = say_arena_alloc(map->arena, capacity * sizeof *keys);
    uint32_t *values = say_arena_alloc(map->arena, capacity * sizeof *values);
    if (map->count) {
        memcpy(keys, map->keys, map->count * sizeof *keys);
        memcpy(values, map->values, map->count * sizeof *values);
    }
    map->slots = say_arena_alloc(map->arena, (size_t)capacity * 2 * sizeof *map->slots);
    map->keys = keys;
    map->values = values;
    map->capacity = capacity;
    for (uint32_t i = 0; i < map->count; i++) map->slots[slot_of(map, keys[i])] = i + 1;
}

uint32_t say_map_get(const SayMap *map, SayStr key)
{
    if (!map->count) return SAY_ABSENT;
    uint32_t held = map->slots[slot_of(map, key)];
    return held ? map->values[held - 1] : SAY_ABSENT;
}

/* The index of the key in keys, added with the value when new. */
static uint32_t hold(SayMap *map, SayStr key, uint32_t value)
{
    if (map->count == map->capacity) grow(map);
    uint32_t slot = slot_of(map, key);
    if (!map->slots[slot]) {
        map->keys[map->count] = key;
        map->values[map->count] = value;
        map->slots[slot] = ++map->count;
    }
    return map->slots[slot] - 1;
}

void say_map_set(SayMap *map, SayStr key, uint32_t value)
{
    uint32_t index = hold(map, key, value); /* may move values: first the index, then the array */
    map->values[index] = value;
}

uint32_t say_atom(SayMap *atoms, SayStr s)
{
    uint32_t index = hold(atoms, s, atoms->count);
    return atoms->values[index];
}
