/* features.c -- what the network is told of a word: itself, its ends, its shape, its parts. */
#include "core/model.h"
#include "core/utf8.h"
#include "encode/steps.h"

enum {
    WORD,
    SUFFIX,
    PREFIX = SUFFIX + 4,
    SHAPE = PREFIX + 3,
    CASING,
    BEHIND_HYPHEN,
    BEFORE_HYPHEN
};

/* How a sentence is written: headlines and wire copy have capitals that say nothing of names. */
typedef enum Casing { NORMAL, CAPITALS, TITLE, SMALL } Casing;

typedef struct Shape {
    uint64_t hash; /* runs of capitals, small letters, digits and marks, each shortened to two */
    uint32_t first, rest; /* kinds: 'A', 'a', '0', 'x' of the first character and of the others */
} Shape;

static uint32_t kind_of(uint32_t c)
{
    if (c < 0x80 ? c >= '0' && c <= '9' : say_utf8_is_digit(c)) return '0';
    if (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : say_utf8_is_letter(c))
        return say_utf8_is_upper(c) ? 'A' : 'a';
    return 'x';
}

static Shape shape_of(SayStr token)
{
    Shape shape = {.hash = 5};
    uint32_t last = 0, run = 0;
    for (uint32_t at = 0; at < token.size && at < 64;) {
        uint32_t c = say_utf8_next(token, &at), kind = kind_of(c);
        if (!shape.first)
            shape.first = kind;
        else if (kind != 'x')
            shape.rest = !shape.rest || shape.rest == kind ? kind : 'm';
        if (c == '.' || c == ',' || c == '-' || c == '@' || c == ':' || c == '/') kind = c;
        run = kind == last ? run + 1 : 1;
        last = kind;
        if (run <= 2) shape.hash = say_feature_mix(shape.hash, kind);
    }
    return shape;
}

/* The last bytes of the token, or its first ones, in lower case. */
static uint64_t piece(SayStr token, uint32_t size, bool last)
{
    uint64_t bytes = 0;
    for (uint32_t i = 0; i < size; i++) {
        uint8_t c = 1;
        if (i < token.size) c = (uint8_t)token.data[last ? token.size - 1 - i : i];
        if (c >= 'A' && c <= 'Z') c = (uint8_t)(c + 32);
        if (c >= '0' && c <= '9') c = '0';
        bytes = bytes << 8 | c;
    }
    return bytes;
}

static Casing casing_of(const SayDoc *doc, uint32_t first, uint32_t end)
{
    uint32_t upper = 0, lower = 0, capital = 0, small = 0;
    for (uint32_t t = first; t < end; t++) {
        SayStr token = say_doc_token(doc, t);
        uint8_t c = (uint8_t)token.data[0];
        capital += c >= 'A' && c <= 'Z' && token.size > 3;
        small += c >= 'a' && c <= 'z' && token.size > 3;
        for (uint32_t i = 0; i < token.size; i++) {
            upper += token.data[i] >= 'A' && token.data[i] <= 'Z';
            lower += token.data[i] >= 'a' && token.data[i] <= 'z';
        }
    }
    if (upper > 2 && upper > lower * 4) return CAPITALS;
    if (capital > 2 && capital > small * 3) return TITLE;
    return upper ? NORMAL : SMALL;
}

static uint64_t part_key(uint32_t template_id, SayStr part)
{
    return part.size ? say_feature1(template_id, say_model_word(part)) : 0;
}

static void hyphen_keys(SayStr token, uint64_t *keys)
{
    uint32_t before = say_str_find(token, SAY_STR("-"), 0), behind = before;
    keys[BEFORE_HYPHEN] = keys[BEHIND_HYPHEN] = 0;
    if (before == UINT32_MAX) return;
    for (uint32_t i = before; i < token.size; i++)
        if (token.data[i] == '-') behind = i;
    keys[BEFORE_HYPHEN] = part_key(BEFORE_HYPHEN, say_str_slice(token, 0, before));
    keys[BEHIND_HYPHEN] = part_key(BEHIND_HYPHEN, say_str_slice(token, behind + 1, token.size));
}

void say_encode_keys(const SayDoc *doc, uint32_t first, uint32_t end, uint64_t *keys)
{
    Casing casing = casing_of(doc, first, end);
    for (uint32_t t = first; t < end; t++, keys += SAY_ENCODE_KEYS) {
        SayStr token = say_doc_token(doc, t);
        Shape shape = shape_of(token);
        keys[WORD] = say_feature1(WORD, say_model_word(token));
        for (uint32_t i = 0; i < 4; i++)
            keys[SUFFIX + i] = say_feature1(SUFFIX + i, piece(token, i + 1, true));
        for (uint32_t i = 0; i < 3; i++)
            keys[PREFIX + i] = say_feature1(PREFIX + i, piece(token, i + 1, false));
        keys[SHAPE] = say_feature2(SHAPE, shape.hash, casing == CAPITALS);
        keys[CASING] = say_feature3(CASING, shape.first << 8 | shape.rest, casing, t == first);
        hyphen_keys(token, keys);
    }
}
