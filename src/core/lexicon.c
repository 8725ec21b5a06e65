/* lexicon.c -- a compiled lexicon, used in place. */
#include "core/lexicon.h"

#include "core/lexicon_layout.h"
#include "core/map.h"

#include <assert.h>
#include <string.h>

static uint32_t load(const SayLexicon *l, uint32_t word)
{
    const uint8_t *b = l->bytes + (size_t)word * 4;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static SayStr string_at(const SayLexicon *l, uint32_t word)
{
    const uint8_t *strings = l->bytes + (size_t)load(l, AT_STRINGS) * 4;
    return (SayStr){(const char *)strings + load(l, word), load(l, word + 1)};
}

/* ---- checking ---- */

typedef struct Check {
    const SayLexicon *l;
    SayError *error;
} Check;

static SayStatus damaged(const Check *c, const char *what, uint32_t index)
{
    return say_error_set(c->error, SAY_ERROR_FORMAT, "damaged lexicon: %s (%u)", what,
                         (unsigned)index);
}

/* A part of `count` items of `width` words, at the offset that head[at] names. */
static bool part_fits(const Check *c, uint32_t at, uint32_t width)
{
    uint64_t end = (uint64_t)load(c->l, at) + (uint64_t)load(c->l, at + 1) * width;
    return load(c->l, at) >= HEAD_WORDS && end * 4 <= c->l->size;
}

static bool string_fits(const Check *c, uint32_t word)
{
    return (uint64_t)load(c->l, word) + load(c->l, word + 1) <= load(c->l, AT_STRING_BYTES);
}

static SayStatus check_head(const Check *c)
{
    static const struct {
        uint32_t at, width;
    } parts[] = {{AT_ENTRIES, ENTRY_WORDS},        {AT_FIELDS, FIELD_WORDS},
                 {AT_HEAD_SLOTS, HEAD_SLOT_WORDS}, {AT_WORDS, WORD_WORDS},
                 {AT_WORD_SLOTS, WORD_SLOT_WORDS}, {AT_NODES, NODE_WORDS},
                 {AT_EDGE_SLOTS, EDGE_SLOT_WORDS}, {AT_TERMINALS, TERMINAL_WORDS}};
    if (c->l->size < HEAD_WORDS * 4) return damaged(c, "too short", c->l->size);
    if (load(c->l, AT_MAGIC) != LEXICON_MAGIC) return damaged(c, "not a lexicon", 0);
    if (load(c->l, AT_SIZE) > c->l->size) return damaged(c, "cut short", c->l->size);
    for (uint32_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!part_fits(c, parts[i].at, parts[i].width)) return damaged(c, "a part lies outside", i);
    if ((uint64_t)load(c->l, AT_STRINGS) * 4 + load(c->l, AT_STRING_BYTES) > c->l->size)
        return damaged(c, "the strings lie outside", 0);
    if (load(c->l, AT_NODE_COUNT) == 0) return damaged(c, "no root", 0);
    return SAY_OK;
}

static SayStatus check_entries(const Check *c)
{
    uint32_t fields = load(c->l, AT_FIELD_COUNT);
    for (uint32_t i = 0; i < load(c->l, AT_ENTRY_COUNT); i++) {
        uint32_t at = load(c->l, AT_ENTRIES) + i * ENTRY_WORDS;
        if (!string_fits(c, at) || !string_fits(c, at + 2))
            return damaged(c, "string of an entry", i);
        if ((uint64_t)load(c->l, at + 5) + load(c->l, at + 6) > fields)
            return damaged(c, "fields of an entry", i);
    }
    for (uint32_t i = 0; i < fields; i++) {
        uint32_t at = load(c->l, AT_FIELDS) + i * FIELD_WORDS;
        if (!string_fits(c, at) || !string_fits(c, at + 2))
            return damaged(c, "string of a field", i);
    }
    return SAY_OK;
}

/* Slots of `width` words whose value stands `value` words in: each below `limit`, and one of them
 * 0, where probing ends. */
static bool slots_ok(const Check *c, uint32_t head, uint32_t width, uint32_t value, uint64_t limit)
{
    uint32_t at = load(c->l, head), count = load(c->l, head + 1);
    bool empty = false;
    if (!count || (count & (count - 1))) return false;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t held = load(c->l, at + i * width + value);
        if (held >= limit) return false;
        empty |= held == 0;
    }
    return empty;
}

static SayStatus check_trie(const Check *c)
{
    uint32_t entries = load(c->l, AT_ENTRY_COUNT), words = load(c->l, AT_WORD_COUNT);
    uint32_t nodes = load(c->l, AT_NODE_COUNT), terminals = load(c->l, AT_TERMINAL_COUNT);
    if (!slots_ok(c, AT_HEAD_SLOTS, HEAD_SLOT_WORDS, 0, (uint64_t)entries + 1))
        return damaged(c, "slots of heads", 0);
    if (!slots_ok(c, AT_WORD_SLOTS, WORD_SLOT_WORDS, 0, (uint64_t)words + 1))
        return damaged(c, "slots of words", 0);
    if (!slots_ok(c, AT_EDGE_SLOTS, EDGE_SLOT_WORDS, 2, nodes))
        return damaged(c, "slots of edges", 0);
    for (uint32_t i = 0; i < words; i++)
        if (!string_fits(c, load(c->l, AT_WORDS) + i * WORD_WORDS)) return damaged(c, "word", i);
    for (uint32_t i = 0; i < nodes; i++) {
        uint32_t at = load(c->l, AT_NODES) + i * NODE_WORDS;
        if ((uint64_t)load(c->l, at) + load(c->l, at + 1) > terminals) return damaged(c, "node", i);
    }
    for (uint32_t i = 0; i < terminals; i++) {
        uint32_t at = load(c->l, AT_TERMINALS) + i * TERMINAL_WORDS;
        if (load(c->l, at) >= entries || !string_fits(c, at + 2)) return damaged(c, "phrase", i);
        uint32_t entry = load(c->l, AT_ENTRIES) + load(c->l, at) * ENTRY_WORDS;
        if (load(c->l, at + 1) >= load(c->l, entry + 6)) return damaged(c, "field of a phrase", i);
    }
    return SAY_OK;
}

SayStatus say_lexicon_check(const SayLexicon *lexicon, SayError *error)
{
    Check check = {lexicon, error};
    SAY_TRY(check_head(&check));
    SAY_TRY(check_entries(&check));
    return check_trie(&check);
}

/* ---- entries ---- */

static uint32_t entry_at(const SayLexicon *l, uint32_t entry)
{
    assert(entry < load(l, AT_ENTRY_COUNT));
    return load(l, AT_ENTRIES) + entry * ENTRY_WORDS;
}

uint32_t say_lexicon_count(const SayLexicon *lexicon)
{
    return load(lexicon, AT_ENTRY_COUNT);
}

SayStr say_lexicon_head(const SayLexicon *lexicon, uint32_t entry)
{
    return string_at(lexicon, entry_at(lexicon, entry));
}

SayStr say_lexicon_file(const SayLexicon *lexicon, uint32_t entry)
{
    return string_at(lexicon, entry_at(lexicon, entry) + 2);
}

uint32_t say_lexicon_line(const SayLexicon *lexicon, uint32_t entry)
{
    return load(lexicon, entry_at(lexicon, entry) + 4);
}

uint32_t say_lexicon_field_count(const SayLexicon *lexicon, uint32_t entry)
{
    return load(lexicon, entry_at(lexicon, entry) + 6);
}

SayField say_lexicon_field_at(const SayLexicon *lexicon, uint32_t entry, uint32_t index)
{
    uint32_t at = entry_at(lexicon, entry);
    assert(index < load(lexicon, at + 6));
    uint32_t field = load(lexicon, AT_FIELDS) + (load(lexicon, at + 5) + index) * FIELD_WORDS;
    return (SayField){string_at(lexicon, field), string_at(lexicon, field + 2)};
}

SayStr say_lexicon_field(const SayLexicon *lexicon, uint32_t entry, SayStr name)
{
    uint32_t count = say_lexicon_field_count(lexicon, entry);
    for (uint32_t i = 0; i < count; i++) {
        SayField field = say_lexicon_field_at(lexicon, entry, i);
        if (say_str_equal(field.name, name)) return field.value;
    }
    return SAY_STR_NONE;
}

uint32_t say_lexicon_find(const SayLexicon *lexicon, SayStr head)
{
    uint32_t slots = load(lexicon, AT_HEAD_SLOTS), mask = load(lexicon, AT_HEAD_SLOT_COUNT) - 1;
    for (uint32_t slot = (uint32_t)say_str_hash(head) & mask;; slot = (slot + 1) & mask) {
        uint32_t held = load(lexicon, slots + slot);
        if (!held) return SAY_ABSENT;
        if (say_str_equal(say_lexicon_head(lexicon, held - 1), head)) return held - 1;
    }
}

/* ---- phrases ---- */

/* Where the slots of a hash begin. */
static uint32_t word_slot(const SayLexicon *l, uint64_t hash)
{
    uint32_t mask = load(l, AT_WORD_SLOT_COUNT) - 1;
    return load(l, AT_WORD_SLOTS) + ((uint32_t)hash & mask) * WORD_SLOT_WORDS;
}

static SayStr word_at(const SayLexicon *l, uint32_t id)
{
    return string_at(l, load(l, AT_WORDS) + (id - 1) * WORD_WORDS);
}

uint32_t say_lexicon_word(const SayLexicon *lexicon, SayStr folded)
{
    if (!folded.size) return 0;
    uint32_t slots = load(lexicon, AT_WORD_SLOTS), mask = load(lexicon, AT_WORD_SLOT_COUNT) - 1;
    uint64_t hash = say_str_hash(folded);
    for (uint32_t slot = (uint32_t)hash & mask;; slot = (slot + 1) & mask) {
        uint32_t at = slots + slot * WORD_SLOT_WORDS;
        uint32_t id = load(lexicon, at);
        if (!id) return 0;
        if (load(lexicon, at + 1) != (uint32_t)(hash >> 32)) continue;
        if (say_str_equal(word_at(lexicon, id), folded)) return id;
    }
}

/* ---- many words at once ---- */

/* A large lexicon is hardly ever in the cache: what will be read is asked for first, of several
 * words, and then read. */
enum { BATCH = 16 };

static void fetch(const SayLexicon *l, uint32_t word)
{
    __builtin_prefetch(l->bytes + (size_t)word * 4);
}

static void find_words(const SayLexicon *l, const SayStr *keys, uint32_t count, uint32_t *ids)
{
    uint64_t hashes[BATCH];
    for (uint32_t i = 0; i < count; i++) {
        hashes[i] = say_str_hash(keys[i]);
        fetch(l, word_slot(l, hashes[i]));
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = word_slot(l, hashes[i]), id = load(l, at);
        bool hit = keys[i].size && id && load(l, at + 1) == (uint32_t)(hashes[i] >> 32);
        ids[i] = hit ? id : 0;
        if (hit) fetch(l, load(l, AT_WORDS) + (id - 1) * WORD_WORDS);
    }
    for (uint32_t i = 0; i < count; i++)
        if (ids[i]) __builtin_prefetch(word_at(l, ids[i]).data);
    for (uint32_t i = 0; i < count; i++)
        if (!ids[i] || !say_str_equal(word_at(l, ids[i]), keys[i]))
            ids[i] = say_lexicon_word(l, keys[i]);
}

void say_lexicon_words(const SayLexicon *lexicon, const SayStr *folded, uint32_t count,
                       uint32_t *ids)
{
    for (uint32_t at = 0; at < count; at += BATCH)
        find_words(lexicon, folded + at, count - at < BATCH ? count - at : BATCH, ids + at);
}

static uint32_t edge_slot(const SayLexicon *l, uint32_t node, uint32_t word)
{
    uint32_t mask = load(l, AT_EDGE_SLOT_COUNT) - 1;
    return load(l, AT_EDGE_SLOTS) + (edge_hash(node, word) & mask) * EDGE_SLOT_WORDS;
}

static uint32_t child_of(const SayLexicon *l, uint32_t node, uint32_t word)
{
    uint32_t slots = load(l, AT_EDGE_SLOTS), mask = load(l, AT_EDGE_SLOT_COUNT) - 1;
    for (uint32_t slot = edge_hash(node, word) & mask;; slot = (slot + 1) & mask) {
        uint32_t at = slots + slot * EDGE_SLOT_WORDS;
        uint32_t child = load(l, at + 2);
        if (!child || (load(l, at) == node && load(l, at + 1) == word)) return child;
    }
}

static uint32_t take_terminals(const SayLexicon *l, uint32_t node, uint32_t length,
                               SayLexiconMatch *matches, uint32_t most)
{
    uint32_t at = load(l, AT_NODES) + node * NODE_WORDS;
    uint32_t count = load(l, at + 1);
    if (count > most) count = most;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t terminal = load(l, AT_TERMINALS) + (load(l, at) + i) * TERMINAL_WORDS;
        matches[i] = (SayLexiconMatch){load(l, terminal), load(l, terminal + 1),
                                       string_at(l, terminal + 2), length};
    }
    return count;
}

void say_lexicon_starts(const SayLexicon *lexicon, const uint32_t *words, uint32_t count,
                        uint32_t *starts)
{
    const SayLexicon *l = lexicon;
    for (uint32_t i = 0; i < count + BATCH; i++) {
        if (i < count && words[i]) fetch(l, edge_slot(l, 0, words[i]));
        if (i < BATCH) continue;
        uint32_t w = i - BATCH, start = words[w] ? child_of(l, 0, words[w]) : 0;
        starts[w] = start;
        if (!start) continue;
        fetch(l, load(l, AT_NODES) + start * NODE_WORDS);
        if (w + 1 < count && words[w + 1]) fetch(l, edge_slot(l, start, words[w + 1]));
    }
}

uint32_t say_lexicon_match_from(const SayLexicon *lexicon, uint32_t start, const uint32_t *words,
                                uint32_t count, SayLexiconMatch *matches, uint32_t most)
{
    uint32_t found = 0, node = start;
    for (uint32_t i = 1; node && found < most; i++) {
        found += take_terminals(lexicon, node, i, matches + found, most - found);
        node = i < count && words[i] ? child_of(lexicon, node, words[i]) : 0;
    }
    return found;
}

uint32_t say_lexicon_match(const SayLexicon *lexicon, const uint32_t *words, uint32_t count,
                           SayLexiconMatch *matches, uint32_t most)
{
    uint32_t start = count && words[0] ? child_of(lexicon, 0, words[0]) : 0;
    return say_lexicon_match_from(lexicon, start, words, count, matches, most);
}

SayStatus say_lexicon_refuse(const SayLexicon *lexicon, uint32_t entry, const char *what,
                             SayStr value, SayError *error)
{
    SayStr file = say_lexicon_file(lexicon, entry);
    return say_error_set(error, SAY_ERROR_FORMAT, "%.*s:%u: %s: %.*s", SAY_STR_ARG(file),
                         (unsigned)say_lexicon_line(lexicon, entry), what, SAY_STR_ARG(value));
}
