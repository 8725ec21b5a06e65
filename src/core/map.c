/* map.c -- from a string to a number, in an arena. */
#include "core/map.h"

#include <string.h>

SayMap say_map_new(SayArena *arena)
{
    return (SayMap){.arena = arena};
}

static uint64_t bytes_at(const char *at, size_t size)
{
    uint64_t bytes = 0;
    memcpy(&bytes, at, size);
    return bytes;
}

/* Eight bytes at a time; the first and the last of them may overlap. No order depends on it, so it
 * may differ between machines. */
static uint64_t hash_of(SayStr key)
{
    const uint64_t odd = 0x9e3779b97f4a7c15u;
    uint64_t hash = key.size * odd, rest = 0;
    const char *at = key.data, *end = at + key.size;
    for (; end - at > 8; at += 8) {
        hash = (hash ^ bytes_at(at, 8)) * odd;
        hash ^= hash >> 32;
    }
    if (key.size >= 8)
        rest = bytes_at(end - 8, 8);
    else if (key.size >= 4)
        rest = bytes_at(at, 4) << 32 | bytes_at(end - 4, 4);
    else if (key.size)
        rest = bytes_at(at, 1) << 16 | bytes_at(at + key.size / 2, 1) << 8 | bytes_at(end - 1, 1);
    hash = (hash ^ rest) * odd;
    return hash ^ hash >> 32;
}

/* The slot that holds the key, or the empty one where it belongs. Slots are twice the capacity of
 * the keys. */
static uint32_t slot_of(const SayMap *map, SayStr key)
{
    uint32_t mask = map->capacity * 2 - 1;
    uint32_t slot = (uint32_t)hash_of(key) & mask;
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
