/* model.c -- learned parameters, read in place. */
#include "core/model.h"

#include "core/utf8.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

uint64_t say_model_hash(const uint8_t *bytes, uint64_t size)
{
    uint64_t h = size * 0x9e3779b97f4a7c15u, word = 0, i = 0;
    for (; size - i >= sizeof word; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
        h = say_feature_mix(h, word);
    }
    if (i == size) return h;
    word = 0;
    memcpy(&word, bytes + i, (size_t)(size - i));
    return say_feature_mix(h, word);
}

/* Bytes of the head, with as many rows of parts as it was written with; 0 when sizes do not fit. */
static uint32_t head_size(const SayModelHead *head, uint32_t section_size)
{
    const uint32_t least = offsetof(SayModelHead, parts), row = sizeof head->parts[0];
    if (head->size > section_size) return 0;
    uint32_t size = section_size - (uint32_t)head->size;
    if (size < least || (size - least) % row || (size - least) / row > SAY_MODEL_PARTS) return 0;
    return head->part_count <= (size - least) / row ? size : 0;
}

SayStatus say_model_open(SayStr section, const char *kind, uint32_t version, SayModel *into,
                         SayError *error)
{
    if (!section.data)
        return say_error_set(error, SAY_ERROR_FORMAT, "the pack has no parameters \"%s\"", kind);
    SayModelHead head = {0};
    if (section.size < offsetof(SayModelHead, parts))
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"%s\": cut off at byte %u", kind,
                             section.size);
    memcpy(&head, section.data, section.size < sizeof head ? section.size : sizeof head);
    if (memcmp(head.magic, "SAYMODEL", 8) != 0 || strncmp(head.kind, kind, 8) != 0)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"%s\": not such a section",
                             kind);
    if (head.version != version)
        return say_error_set(error, SAY_ERROR_FORMAT,
                             "parameters \"%s\": version %u, this program reads %u", kind,
                             head.version, version);
    const uint8_t *bytes = (const uint8_t *)section.data;
    uint32_t start_of_parts = head_size(&head, section.size);
    if (!start_of_parts)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"%s\": size does not fit", kind);
    if (head.hash != say_model_hash(bytes + start_of_parts, head.size))
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"%s\": damaged (hash differs)",
                             kind);
    *into = (SayModel){.part_count = head.part_count};
    for (uint32_t i = 0; i < head.part_count; i++) {
        uint32_t start = head.parts[i].start, size = head.parts[i].size;
        if (start % 64 || start > section.size || size > section.size - start)
            return say_error_set(error, SAY_ERROR_FORMAT,
                                 "parameters \"%s\": part %u out of bounds", kind, i);
        into->parts[i] = (SayStr){section.data + start, size};
    }
    return SAY_OK;
}

static SayStatus check_rows(const SayLinear *linear, uint32_t row_size, SayError *error)
{
    for (uint32_t slot = 0; slot <= linear->mask; slot++) {
        uint32_t at = linear->slots[2 * (size_t)slot + 1];
        if (at >= row_size || linear->rows[at] >= row_size - at)
            return say_error_set(error, SAY_ERROR_FORMAT,
                                 "linear parameters: slot %u out of bounds", slot);
        for (uint32_t i = 1; i <= linear->rows[at]; i++)
            if ((uint32_t)(linear->rows[at + i] >> 9) >= linear->class_count)
                return say_error_set(error, SAY_ERROR_FORMAT,
                                     "linear parameters: slot %u has a foreign class", slot);
    }
    return SAY_OK;
}

SayStatus say_linear_open(SayStr part, SayLinear *into, SayError *error)
{
    SayLinearHead head;
    if (part.size < sizeof head)
        return say_error_set(error, SAY_ERROR_FORMAT, "linear parameters: cut off");
    memcpy(&head, part.data, sizeof head);
    uint64_t slots = head.slot_bits <= 26 ? (uint64_t)1 << head.slot_bits : 0;
    if (!slots || !head.slot_bits || !head.row_size || head.class_count > SAY_MODEL_CLASSES ||
        !head.class_count || part.size != sizeof head + slots * 8 + (uint64_t)head.row_size * 2)
        return say_error_set(error, SAY_ERROR_FORMAT, "linear parameters: sizes do not fit");
    const void *first = part.data + sizeof head;
    const void *rows = part.data + sizeof head + slots * 8;
    *into = (SayLinear){.slots = first,
                        .rows = rows,
                        .shift = 64 - head.slot_bits,
                        .mask = (uint32_t)slots - 1,
                        .class_count = head.class_count};
    if (into->rows[0] != 0)
        return say_error_set(error, SAY_ERROR_FORMAT, "linear parameters: no empty row");
    return check_rows(into, head.row_size, error);
}

/* The value beside the key's check, 0 when an empty slot comes first. At most
   one slot in three is free of a key, and never all are taken: see write_slots
   in learn/. The count of steps is bounded all the same. */
static inline uint32_t probe(const uint32_t *slots, uint32_t shift, uint32_t mask, uint64_t key)
{
    uint32_t at = (uint32_t)(key >> shift);
    for (uint32_t step = 0; step < 256; step++, at = (at + 1) & mask) {
        const uint32_t *slot = slots + 2 * (size_t)at;
        if (slot[1] == 0) return 0;
        if (slot[0] == (uint32_t)key) return slot[1];
    }
    return 0;
}

/* Three passes, so that the processor fetches the slots and rows of all
 * features at the same time.
 */
void say_linear_score(const SayLinear *linear, const uint64_t *features, uint32_t count,
                      int32_t *scores)
{
    uint32_t rows[SAY_MODEL_FEATURES];
    uint32_t found = 0;
    assert(count <= SAY_MODEL_FEATURES);
    for (uint32_t i = 0; i < count; i++)
        __builtin_prefetch(linear->slots + 2 * (size_t)(features[i] >> linear->shift));
    for (uint32_t i = 0; i < count; i++) {
        uint32_t row = probe(linear->slots, linear->shift, linear->mask, features[i]);
        if (!row) continue;
        __builtin_prefetch(linear->rows + row);
        rows[found++] = row;
    }
    for (uint32_t i = 0; i < found; i++) {
        const uint16_t *row = linear->rows + rows[i];
        uint32_t size = row[0];
        for (uint32_t k = 1; k <= size; k++) scores[row[k] >> 9] += (row[k] & 511) - 256;
    }
}

/* Bits of the number of items of this size that fill a part; 0 when it is no
 * power of two from 2 on. */
static uint32_t table_bits(SayStr part, uint32_t item_size)
{
    uint32_t bits = 1;
    while (bits < 26 && ((uint64_t)item_size << bits) < part.size) bits++;
    return ((uint64_t)item_size << bits) == part.size ? bits : 0;
}

SayStatus say_hash_table_open(SayStr part, uint32_t value_limit, SayHashTable *into,
                              SayError *error)
{
    uint32_t bits = table_bits(part, 8);
    if (!bits) return say_error_set(error, SAY_ERROR_FORMAT, "hash table: size is no power of two");
    const void *slots = part.data;
    *into = (SayHashTable){.slots = slots, .shift = 64 - bits, .mask = ((uint32_t)1 << bits) - 1};
    for (uint32_t slot = 0; slot <= into->mask; slot++)
        if (into->slots[2 * (size_t)slot + 1] >= value_limit)
            return say_error_set(error, SAY_ERROR_FORMAT, "hash table: slot %u has a foreign value",
                                 slot);
    return SAY_OK;
}

uint32_t say_hash_table_get(const SayHashTable *table, uint64_t key)
{
    return probe(table->slots, table->shift, table->mask, key);
}

static uint32_t normal(uint32_t codepoint)
{
    if (say_utf8_is_digit(codepoint)) return '0';
    if (codepoint == 0x2018 || codepoint == 0x2019 || codepoint == 0x02bc) return '\'';
    if (codepoint == 0x201c || codepoint == 0x201d) return '"';
    return say_utf8_lower(codepoint);
}

uint64_t say_model_word(SayStr word)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (uint32_t at = 0; at < word.size;) {
        uint8_t byte = (uint8_t)word.data[at];
        uint32_t c = byte;
        if (byte < 0x80) {
            at++;
            if (c >= 'A' && c <= 'Z')
                c += 32;
            else if (c >= '0' && c <= '9')
                c = '0';
        } else {
            c = normal(say_utf8_next(word, &at));
        }
        h = (h ^ c) * 0x100000001b3u;
    }
    return say_feature_mix(h, word.size ? 7 : 8);
}
