/* perceptron.c -- the averaged perceptron over hashed features, and the writing
 * of its parameters.
 */
#include "learn/base/perceptron.h"

#include "learn/base/corpus.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* total is the sum of the weight over all steps up to `stamp`. */
typedef struct Cell {
    int64_t total;
    int32_t weight;
    uint32_t stamp : 25, class : 7;
} Cell;

typedef struct Row {
    uint64_t key; /* 0: free */
    Cell *cells;
    uint16_t count, capacity;
    uint32_t updates;
} Row;

struct SayPerceptron {
    SayArena *arena;
    Row *rows;
    uint32_t row_count, bits;
    uint32_t class_count;
    uint32_t step;
};

SayPerceptron *say_perceptron_new(SayArena *arena, uint32_t class_count)
{
    assert(class_count <= SAY_MODEL_CLASSES);
    SayPerceptron *p = say_arena_alloc(arena, sizeof *p);
    *p = (SayPerceptron){.arena = arena, .bits = 20, .class_count = class_count};
    p->rows = say_arena_alloc(arena, sizeof *p->rows << p->bits);
    return p;
}

static Row *find_row(const SayPerceptron *p, uint64_t key)
{
    uint32_t mask = ((uint32_t)1 << p->bits) - 1;
    uint32_t at = (uint32_t)(key >> (64 - p->bits));
    while (p->rows[at].key && p->rows[at].key != key) at = (at + 1) & mask;
    return &p->rows[at];
}

static void grow(SayPerceptron *p)
{
    Row *old = p->rows;
    uint32_t count = (uint32_t)1 << p->bits;
    p->bits++;
    p->rows = say_arena_alloc(p->arena, sizeof *p->rows << p->bits);
    for (uint32_t i = 0; i < count; i++)
        if (old[i].key) *find_row(p, old[i].key) = old[i];
}

void say_perceptron_score(const SayPerceptron *p, const uint64_t *features, uint32_t count,
                          int32_t *scores)
{
    for (uint32_t i = 0; i < count; i++)
        __builtin_prefetch(&p->rows[features[i] >> (64 - p->bits)]);
    const Row *found[SAY_MODEL_FEATURES];
    uint32_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        const Row *row = find_row(p, features[i]);
        if (!row->key) continue;
        __builtin_prefetch(row->cells);
        found[n++] = row;
    }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < found[i]->count; k++)
            scores[found[i]->cells[k].class] += found[i]->cells[k].weight;
}

void say_perceptron_step(SayPerceptron *p)
{
    p->step++;
    assert(p->step < 1u << 25);
}

static Cell *find_cell(SayPerceptron *p, Row *row, uint32_t class)
{
    for (uint32_t k = 0; k < row->count; k++)
        if (row->cells[k].class == class) return &row->cells[k];
    if (row->count == row->capacity) {
        uint16_t capacity = (uint16_t)(row->capacity ? row->capacity * 2 : 2);
        Cell *cells = say_arena_alloc(p->arena, capacity * sizeof *cells);
        if (row->count) memcpy(cells, row->cells, row->count * sizeof *cells);
        row->cells = cells;
        row->capacity = capacity;
    }
    Cell *cell = &row->cells[row->count++];
    *cell = (Cell){.class = class & 127, .stamp = p->step & 0x1ffffff};
    return cell;
}

void say_perceptron_add(SayPerceptron *p, const uint64_t *features, uint32_t count, uint32_t class,
                        int32_t delta)
{
    assert(class < p->class_count);
    for (uint32_t i = 0; i < count; i++) {
        if (p->row_count * 2 >= (uint32_t)1 << p->bits) grow(p);
        Row *row = find_row(p, features[i]);
        if (!row->key) {
            row->key = features[i];
            p->row_count++;
        }
        row->updates++;
        Cell *cell = find_cell(p, row, class);
        cell->total += (int64_t)cell->weight * (p->step - cell->stamp);
        cell->stamp = p->step & 0x1ffffff;
        cell->weight += delta;
    }
}

/* The sum over all steps; the average's scale is chosen later. */
static int64_t average(const SayPerceptron *p, const Cell *cell)
{
    return cell->total + (int64_t)cell->weight * (p->step - cell->stamp);
}

static int compare_magnitudes(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* The sum that becomes 255: all but one weight in a thousand fit, the rest are
 * written in several entries. */
static int64_t choose_scale(const SayPerceptron *p, uint32_t least)
{
    uint32_t count = 0;
    int64_t *sums = malloc(sizeof *sums * ((size_t)p->row_count * 64 + 1));
    for (uint32_t i = 0; i < (uint32_t)1 << p->bits; i++) {
        const Row *row = &p->rows[i];
        for (uint32_t k = 0; row->key && row->updates >= least && k < row->count && k < 64; k++)
            sums[count++] = llabs(average(p, &row->cells[k]));
    }
    qsort(sums, count, sizeof *sums, compare_magnitudes);
    int64_t scale = count ? sums[count - 1 - count / 1000] : 1;
    free(sums);
    return scale ? scale : 1;
}

static int32_t quantise(int64_t sum, int64_t scale)
{
    int64_t size = llabs(sum);
    int64_t steps = (size * 255 + scale / 2) / scale;
    return (int32_t)(sum < 0 ? -steps : steps);
}

typedef struct Slots {
    uint32_t *items;
    uint32_t bits;
} Slots;

static Slots new_slots(SayArena *arena, uint64_t count)
{
    Slots slots = {.bits = 4};
    while (((uint64_t)1 << slots.bits) * 3 < count * 4) slots.bits++;
    slots.items = say_arena_alloc(arena, (size_t)8 << slots.bits);
    return slots;
}

/* The first of two keys with one check stays; such pairs are one in billions.
 */
static void put_slot(Slots slots, uint64_t key, uint32_t value)
{
    uint32_t at = (uint32_t)(key >> (64 - slots.bits)), mask = ((uint32_t)1 << slots.bits) - 1;
    while (slots.items[2 * (size_t)at + 1]) at = (at + 1) & mask;
    slots.items[2 * (size_t)at] = (uint32_t)key;
    slots.items[2 * (size_t)at + 1] = value;
}

void say_perceptron_write(const SayPerceptron *p, uint32_t least, SayText *out)
{
    int64_t scale = choose_scale(p, least);
    SAY_LIST(uint16_t) rows = {0};
    SAY_LIST(uint64_t) keys = {0};
    SAY_LIST(uint32_t) starts = {0};
    *say_push(p->arena, &rows) = 0;
    for (uint32_t i = 0; i < (uint32_t)1 << p->bits; i++) {
        const Row *row = &p->rows[i];
        uint32_t start = rows.count, count = 0;
        for (uint32_t k = 0; row->key && row->updates >= least && k < row->count; k++) {
            int32_t weight = quantise(average(p, &row->cells[k]), scale);
            if (!weight) continue;
            if (!count) say_push(p->arena, &rows);
            while (weight) {
                int32_t part = weight > 255 ? 255 : weight < -255 ? -255 : weight;
                *say_push(p->arena, &rows) =
                    (uint16_t)((uint32_t)row->cells[k].class << 9 | (uint32_t)(part + 256));
                weight -= part;
                count++;
            }
        }
        if (!count) continue;
        rows.items[start] = (uint16_t)count;
        *say_push(p->arena, &keys) = row->key;
        *say_push(p->arena, &starts) = start;
    }
    Slots slots = new_slots(p->arena, keys.count);
    for (uint32_t i = 0; i < keys.count; i++) put_slot(slots, keys.items[i], starts.items[i]);
    SayLinearHead head = {
        .class_count = p->class_count, .slot_bits = slots.bits, .row_size = rows.count};
    say_text_add(out, (SayStr){(const char *)&head, sizeof head});
    say_text_add(out, (SayStr){(const char *)slots.items, (uint32_t)8 << slots.bits});
    say_text_add(out, (SayStr){(const char *)rows.items, rows.count * 2});
    fprintf(stderr, "  %u features kept of %u, %u bytes\n", keys.count, p->row_count, out->size);
}

void say_hash_table_write(SayArena *arena, const uint64_t *keys, const uint32_t *values,
                          uint32_t count, SayText *out)
{
    Slots slots = new_slots(arena, count);
    for (uint32_t i = 0; i < count; i++) put_slot(slots, keys[i], values[i]);
    say_text_add(out, (SayStr){(const char *)slots.items, (uint32_t)8 << slots.bits});
}

SayStr say_model_bytes(SayArena *arena, const char *kind, uint32_t version, const SayStr *parts,
                       uint32_t part_count)
{
    SayModelHead head = {.version = version, .part_count = part_count};
    memcpy(head.magic, "SAYMODEL", 8);
    for (uint32_t i = 0; i < 8 && kind[i]; i++) head.kind[i] = kind[i];
    SayText all = {.arena = arena};
    say_text_add(&all, (SayStr){(const char *)&head, sizeof head});
    for (uint32_t i = 0; i < part_count; i++) {
        while (all.size % 64) say_text_char(&all, 0);
        head.parts[i].start = all.size;
        head.parts[i].size = parts[i].size;
        say_text_add(&all, parts[i]);
    }
    head.size = all.size - sizeof head;
    head.hash = say_model_hash((const uint8_t *)all.data + sizeof head, head.size);
    char *bytes = say_arena_alloc(arena, all.size); /* aligned: trainers use sections in place */
    memcpy(bytes, all.data, all.size);
    memcpy(bytes, &head, sizeof head);
    return (SayStr){bytes, all.size};
}

void say_model_write(const char *path, SayStr bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes.data, 1, bytes.size, file) != bytes.size || fclose(file) != 0)
        say_die("%s: cannot be written", path);
}
