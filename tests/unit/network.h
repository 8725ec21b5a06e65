/* network.h -- for tests of the network's stages: sections of random numbers in the layout of the
   files, and the layer said once more, as plainly as it can be. */
#ifndef TEST_UNIT_NETWORK_H
#define TEST_UNIT_NETWORK_H

#include "core/dense.h"
#include "core/model.h"
#include "doc/doc.h"
#include "parameters.h"

static uint64_t seed = 20261121;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
    return (uint32_t)(seed >> 24) % below;
}

static inline int32_t draw_between(int32_t low, int32_t high)
{
    return low + (int32_t)draw((uint32_t)(high - low + 1));
}

static uint32_t padded(uint32_t outputs)
{
    return (outputs + SAY_DENSE_BLOCK - 1) / SAY_DENSE_BLOCK * SAY_DENSE_BLOCK;
}

/* Where the weight of an input for an output stands behind the weights' start. */
static size_t weight_at(uint32_t inputs, uint32_t output, uint32_t input)
{
    size_t block = (size_t)(output / 16) * inputs * 16;
    return block + input / 4 * 64 + output % 16 * 4 + input % 4;
}

/* A layer of weights from -127 to 127; a bias as an exporter would make it, off by up to `wide`
   units of the output. */
static inline SayStr dense_part(uint32_t inputs, uint32_t outputs, int32_t shift, int32_t wide)
{
    uint32_t rows = padded(outputs), size = 64 + rows * 8 + rows * inputs;
    char *part = say_arena_alloc(arena, size);
    uint32_t head[2] = {inputs, outputs};
    memcpy(part, head, sizeof head);
    int8_t *weights = (int8_t *)part + 64 + rows * 8;
    for (uint32_t r = 0; r < outputs; r++) {
        int32_t bias = shift ? 1 << (shift - 1) : 0;
        for (uint32_t i = 0; i < inputs; i++) {
            int32_t weight = draw_between(-127, 127);
            weights[weight_at(inputs, r, i)] = (int8_t)weight;
            bias -= 128 * weight;
        }
        bias += draw_between(-wide, wide) * (1 << shift);
        memcpy(part + 64 + 4 * r, &bias, 4);
        memcpy(part + 64 + rows * 4 + 4 * r, &shift, 4);
    }
    return (SayStr){part, size};
}

/* What one output of the layer in this part makes of a row of inputs. */
static inline int32_t dense_output(SayStr part, const uint8_t *in, uint32_t output)
{
    uint32_t inputs, outputs;
    int32_t bias, shift;
    memcpy(&inputs, part.data, 4);
    memcpy(&outputs, part.data + 4, 4);
    memcpy(&bias, part.data + 64 + 4 * output, 4);
    memcpy(&shift, part.data + 64 + 4 * padded(outputs) + 4 * output, 4);
    const int8_t *weights = (const int8_t *)part.data + 64 + 8 * padded(outputs);
    int64_t sum = bias;
    for (uint32_t i = 0; i < inputs; i++) sum += in[i] * weights[weight_at(inputs, output, i)];
    sum >>= shift;
    return (int32_t)(sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum);
}

/* A part of numbers of 32 bits. */
static inline SayStr number_part(const uint32_t *numbers, uint32_t count)
{
    char *part = say_arena_alloc(arena, count * 4);
    memcpy(part, numbers, count * 4);
    return (SayStr){part, count * 4};
}

/* A table of 2^bits slots that holds these keys with the values 1, 2, ...; none twice. */
static inline SayStr table_part(const uint64_t *keys, uint32_t count, uint32_t bits)
{
    uint32_t mask = ((uint32_t)1 << bits) - 1;
    uint32_t *slots = say_arena_alloc(arena, ((size_t)mask + 1) * 8);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = (uint32_t)(keys[i] >> (64 - bits));
        while (slots[2 * at + 1]) at = (at + 1) & mask;
        slots[2 * at] = (uint32_t)keys[i];
        slots[2 * at + 1] = i + 1;
    }
    return (SayStr){(const char *)slots, (mask + 1) * 8};
}

/* One sentence of so many tokens of one byte, with random states. */
static inline SayDoc *random_document(uint32_t count, uint32_t width)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    char *text = say_arena_text(arena, 2 * count);
    for (uint32_t i = 0; i < 2 * count; i++) text[i] = i % 2 ? ' ' : 'x';
    doc->text = (SayStr){text, 2 * count};
    *say_push(arena, &doc->blocks) = (SayBlock){{0, 2 * count}, SAY_BLOCK_PARAGRAPH};
    for (uint32_t t = 0; t < count; t++) say_doc_token_add(doc, 2 * t, 2 * t + 1);
    *say_push(arena, &doc->sentences) = (SaySentence){{0, 2 * count - 1}, 0, count, 0};
    doc->state_width = width;
    doc->states = say_arena_alloc(arena, (size_t)count * width);
    for (uint32_t i = 0; i < count * width; i++) doc->states[i] = (uint8_t)draw(256);
    return doc;
}

/* The whole section, as a file holds it. */
static inline SayStr section(const char *kind, uint32_t version, const SayStr *parts,
                             uint32_t part_count)
{
    SayModelHead head = {.magic = "SAYMODE", .version = version, .part_count = part_count};
    head.magic[7] = 'L';
    memcpy(head.kind, kind, strlen(kind));
    uint32_t size = sizeof head;
    for (uint32_t i = 0; i < part_count; i++) {
        head.parts[i].start = (size + 63) / 64 * 64;
        head.parts[i].size = parts[i].size;
        size = head.parts[i].start + parts[i].size;
    }
    char *bytes = say_arena_alloc(arena, size);
    for (uint32_t i = 0; i < part_count; i++)
        memcpy(bytes + head.parts[i].start, parts[i].data, parts[i].size);
    head.size = size - sizeof head;
    head.hash = say_model_hash((const uint8_t *)bytes + sizeof head, head.size);
    memcpy(bytes, &head, sizeof head);
    return (SayStr){bytes, size};
}

#endif
