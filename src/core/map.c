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
static uint32_t hash_of(SayStr key)
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
    return (uint32_t)(hash >> 32);
}

/* The slot that holds the key, or the empty one where it belongs. Slots are twice the capacity of
 * the keys. */
static uint32_t slot_of(const SayMap *map, SayStr key, uint32_t hash)
{
    uint32_t mask = map->capacity * 2 - 1, slot = hash & mask;
    for (; map->slots[slot]; slot = (slot + 1) & mask)
        if (map->slots[slot] >> 32 == hash &&
            say_str_equal(map->keys[(uint32_t)map->slots[slot] - 1], key))
            break;
    return slot;
}

static uint8_t *seen_of(const SayMap *map, uint32_t hash)
{
    return &map->seen[(hash >> 3) & (map->capacity - 1)];
}

static uint8_t bit_of(uint32_t hash)
{
    return (uint8_t)(1u << (hash & 7));
}

static void grow(SayMap *map)
{
    uint32_t capacity = map->capacity ? map->capacity * 2 : 16, mask = capacity * 2 - 1;
    SayStr *keys = say_arena_alloc(map->arena, capacity * sizeof *keys);
    uint32_t *values = say_arena_alloc(map->arena, capacity * sizeof *values);
    uint64_t *slots = say_arena_alloc(map->arena, (size_t)capacity * 2 * sizeof *slots);
    if (map->count) {
        memcpy(keys, map->keys, map->count * sizeof *keys);
        memcpy(values, map->values, map->count * sizeof *values);
    }
    uint64_t *old = map->slots;
    uint32_t old_count = map->capacity * 2;
    *map = (SayMap){.arena = map->arena,
                    .keys = keys,
                    .values = values,
                    .slots = slots,
                    .seen = say_arena_alloc(map->arena, capacity),
                    .count = map->count,
                    .capacity = capacity};
    for (uint32_t i = 0; i < old_count; i++) {
        if (!old[i]) continue;
        uint32_t hash = (uint32_t)(old[i] >> 32), slot = hash & mask;
        while (slots[slot]) slot = (slot + 1) & mask;
        slots[slot] = old[i];
        *seen_of(map, hash) |= bit_of(hash);
    }
}

uint32_t say_map_get(const SayMap *map, SayStr key)
{
    if (!map->count) return SAY_ABSENT;
    uint32_t hash = hash_of(key);
    if (!(*seen_of(map, hash) & bit_of(hash))) return SAY_ABSENT;
    uint32_t held = (uint32_t)map->slots[slot_of(map, key, hash)];
    return held ? map->values[held - 1] : SAY_ABSENT;
}

enum { AT_ONCE = 16 };

static void get_some(const SayMap *map, const SayStr *keys, uint32_t count, uint32_t *values)
{
    uint32_t hashes[AT_ONCE], mask = map->capacity * 2 - 1;
    for (uint32_t i = 0; i < count; i++) {
        hashes[i] = hash_of(keys[i]);
        bool seen = *seen_of(map, hashes[i]) & bit_of(hashes[i]);
        values[i] = seen ? 0 : SAY_ABSENT;
        if (seen) __builtin_prefetch(&map->slots[hashes[i] & mask]);
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t held = values[i] ? 0 : (uint32_t)map->slots[hashes[i] & mask];
        if (!held) continue;
        __builtin_prefetch(&map->keys[held - 1]);
        __builtin_prefetch(&map->values[held - 1]);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (values[i]) continue;
        uint32_t held = (uint32_t)map->slots[slot_of(map, keys[i], hashes[i])];
        values[i] = held ? map->values[held - 1] : SAY_ABSENT;
    }
}

void say_map_get_all(const SayMap *map, const SayStr *keys, uint32_t count, uint32_t *values)
{
    for (uint32_t at = 0; at < count; at += AT_ONCE) {
        uint32_t some = count - at < AT_ONCE ? count - at : AT_ONCE;
        if (map->count)
            get_some(map, keys + at, some, values + at);
        else
            memset(values + at, 0xff, some * sizeof *values);
    }
}

/* The index of the key in keys, added with the value when new. */
static uint32_t hold(SayMap *map, SayStr key, uint32_t value)
{
    if (map->count == map->capacity) grow(map);
    uint32_t hash = hash_of(key), slot = slot_of(map, key, hash);
    if (!map->slots[slot]) {
        map->keys[map->count] = key;
        map->values[map->count] = value;
        map->slots[slot] = (uint64_t)hash << 32 | ++map->count;
        *seen_of(map, hash) |= bit_of(hash);
    }
    return (uint32_t)map->slots[slot] - 1;
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
