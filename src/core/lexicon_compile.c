/* lexicon_compile.c -- from entries to the block that lexicon.c reads. */
#include "core/lexicon.h"
#include "core/lexicon_layout.h"
#include "core/map.h"
#include "core/utf8.h"

#include <assert.h>
#include <string.h>

typedef struct Edge {
    uint32_t node, word, child;
} Edge;

typedef struct Terminal {
    uint32_t node, entry, field;
    SayStr phrase;
} Terminal;

typedef SAY_LIST(uint32_t) Words;

typedef struct Compiler {
    SayArena *arena;
    const SayEntries *entries;
    SayMap strings; /* string to its offset in text */
    SayText text;   /* the strings */
    SayMap words;   /* folded word to id - 1 */
    Words block;
    Edge *edges; /* the trie as a table of slots, doubled as it fills */
    uint32_t edge_slots, edge_count, node_count;
    SAY_LIST(Terminal) terminals;
} Compiler;

/* ---- the trie ---- */

static Edge *edge_slot(const Compiler *c, uint32_t node, uint32_t word)
{
    uint32_t slot = edge_hash(node, word) & (c->edge_slots - 1);
    while (c->edges[slot].child && (c->edges[slot].node != node || c->edges[slot].word != word))
        slot = (slot + 1) & (c->edge_slots - 1);
    return &c->edges[slot];
}

static void grow_edges(Compiler *c)
{
    const Edge *old = c->edges;
    uint32_t old_slots = c->edge_slots;
    c->edge_slots = old_slots ? old_slots * 2 : 16;
    c->edges = say_arena_alloc(c->arena, c->edge_slots * sizeof *c->edges);
    for (uint32_t i = 0; i < old_slots; i++)
        if (old[i].child) *edge_slot(c, old[i].node, old[i].word) = old[i];
}

static uint32_t child_of(Compiler *c, uint32_t node, uint32_t word)
{
    if ((c->edge_count + 1) * 2 > c->edge_slots) grow_edges(c);
    Edge *edge = edge_slot(c, node, word);
    if (!edge->child) {
        *edge = (Edge){node, word, c->node_count++};
        c->edge_count++;
    }
    return edge->child;
}

/* ---- phrases ---- */

static bool cuts_phrase(uint32_t codepoint)
{
    return codepoint == '-' || codepoint == 0x2010 || codepoint == 0x2011 ||
           say_utf8_is_space(codepoint);
}

/* True for what stands behind the apostrophe of a contraction; "n't" takes its n along. */
static bool contracted_tail(SayStr tail)
{
    static const char *const tails[] = {"s", "t", "re", "ve", "ll", "d", "m"};
    for (uint32_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (say_str_equal_nocase(tail, say_str(tails[i]))) return true;
    return false;
}

/* Where segment cuts a contraction in two; part.size when it does not. */
static uint32_t contraction_at(SayStr part)
{
    for (uint32_t at = 0; at < part.size;) {
        uint32_t cut = at;
        uint32_t c = say_utf8_next(part, &at);
        if (c != '\'' && c != 0x2019) continue;
        SayStr tail = say_str_slice(part, at, part.size);
        if (cut == 0 || !contracted_tail(tail)) continue;
        if ((tail.data[0] | 0x20) != 't') return cut;
        if (cut > 1 && (part.data[cut - 1] | 0x20) == 'n') return cut - 1;
    }
    return part.size;
}

static void add_word(Compiler *c, Words *words, SayStr part)
{
    SayStr folded = say_utf8_fold(c->arena, part);
    if (folded.size) *say_push(c->arena, words) = say_atom(&c->words, folded) + 1;
}

/* The words of a phrase; contracted: with contractions cut in two. True when it has any. */
static bool split_phrase(Compiler *c, SayStr phrase, bool contracted, Words *words)
{
    bool any = false;
    uint32_t start = 0;
    for (uint32_t at = 0; start < phrase.size;) {
        uint32_t end = at;
        if (at < phrase.size && !cuts_phrase(say_utf8_next(phrase, &at))) continue;
        SayStr part = say_str_slice(phrase, start, end);
        uint32_t cut = contraction_at(part);
        any |= cut < part.size;
        if (!contracted) cut = part.size;
        add_word(c, words, say_str_slice(part, 0, cut));
        add_word(c, words, say_str_slice(part, cut, part.size));
        start = at;
        if (end == phrase.size) break;
    }
    return any;
}

static void add_path(Compiler *c, const Words *words, Terminal terminal)
{
    if (!words->count) return;
    for (uint32_t i = 0; i < words->count; i++)
        terminal.node = child_of(c, terminal.node, words->items[i]);
    *say_push(c->arena, &c->terminals) = terminal;
}

static void add_phrase(Compiler *c, uint32_t entry, uint32_t field, SayStr phrase)
{
    Words whole = {0}, cut = {0};
    bool contracts = split_phrase(c, phrase, false, &whole);
    add_path(c, &whole, (Terminal){0, entry, field, phrase});
    if (!contracts) return;
    split_phrase(c, phrase, true, &cut);
    add_path(c, &cut, (Terminal){0, entry, field, phrase});
}

static bool looked_up(const Compiler *c, SayStr field)
{
    for (uint32_t i = 0; i < c->entries->phrase_fields.count; i++)
        if (say_str_equal(c->entries->phrase_fields.items[i], field)) return true;
    return false;
}

static void add_phrases(Compiler *c)
{
    for (uint32_t entry = 0; entry < c->entries->entries.count; entry++) {
        const SayEntry *e = &c->entries->entries.items[entry];
        for (uint32_t i = 0; i < e->field_count; i++) {
            const SayField *field = &c->entries->fields.items[e->first_field + i];
            if (!looked_up(c, field->name)) continue;
            for (SayStr rest = field->value; rest.data;)
                add_phrase(c, entry, i, say_str_cut(&rest, '|'));
        }
    }
}

/* ---- the block ---- */

static void put(Compiler *c, uint32_t word)
{
    *say_push(c->arena, &c->block) = word;
}

static void put_string(Compiler *c, SayStr s)
{
    uint32_t at = say_map_get(&c->strings, s);
    if (at == SAY_ABSENT) {
        at = c->text.size;
        say_text_add(&c->text, s);
        say_map_set(&c->strings, s, at);
    }
    put(c, at);
    put(c, s.size);
}

static void begin_part(Compiler *c, uint32_t head, uint32_t count)
{
    c->block.items[head] = c->block.count;
    c->block.items[head + 1] = count;
}

static void put_entries(Compiler *c)
{
    const SayEntries *all = c->entries;
    begin_part(c, AT_ENTRIES, all->entries.count);
    for (uint32_t i = 0; i < all->entries.count; i++) {
        const SayEntry *entry = &all->entries.items[i];
        put_string(c, entry->head);
        put_string(c, entry->file);
        put(c, entry->line);
        put(c, entry->first_field);
        put(c, entry->field_count);
    }
    begin_part(c, AT_FIELDS, all->fields.count);
    for (uint32_t i = 0; i < all->fields.count; i++) {
        put_string(c, all->fields.items[i].name);
        put_string(c, all->fields.items[i].value);
    }
}

/* At most half full. */
static uint32_t slots_for(uint32_t count)
{
    uint32_t slots = 2;
    while (slots < (uint64_t)count * 2 && slots < 1u << 31) slots *= 2;
    return slots;
}

static void put_head_slots(Compiler *c)
{
    const SayEntries *all = c->entries;
    uint32_t count = slots_for(all->entries.count);
    uint32_t *slots = say_arena_alloc(c->arena, count * sizeof *slots);
    for (uint32_t i = 0; i < all->entries.count; i++) {
        SayStr head = all->entries.items[i].head;
        uint32_t slot = (uint32_t)say_str_hash(head) & (count - 1);
        while (slots[slot] && !say_str_equal(all->entries.items[slots[slot] - 1].head, head))
            slot = (slot + 1) & (count - 1);
        if (!slots[slot]) slots[slot] = i + 1;
    }
    begin_part(c, AT_HEAD_SLOTS, count);
    for (uint32_t i = 0; i < count; i++) put(c, slots[i]);
}

static void put_words(Compiler *c)
{
    begin_part(c, AT_WORDS, c->words.count);
    for (uint32_t i = 0; i < c->words.count; i++) put_string(c, c->words.keys[i]);
    uint32_t count = slots_for(c->words.count);
    uint32_t *slots = say_arena_alloc(c->arena, count * sizeof *slots);
    for (uint32_t i = 0; i < c->words.count; i++) {
        uint32_t slot = (uint32_t)say_str_hash(c->words.keys[i]) & (count - 1);
        while (slots[slot]) slot = (slot + 1) & (count - 1);
        slots[slot] = i + 1;
    }
    begin_part(c, AT_WORD_SLOTS, count);
    for (uint32_t i = 0; i < count; i++) {
        put(c, slots[i]);
        put(c, slots[i] ? (uint32_t)(say_str_hash(c->words.keys[slots[i] - 1]) >> 32) : 0);
    }
}

static void put_trie(Compiler *c)
{
    /* Terminals by node, in the order of the files: counted, then placed. */
    uint32_t *first = say_arena_alloc(c->arena, ((size_t)c->node_count + 1) * sizeof *first);
    uint32_t *order = say_arena_alloc(c->arena, c->terminals.count * sizeof *order);
    for (uint32_t i = 0; i < c->terminals.count; i++) first[c->terminals.items[i].node + 1]++;
    for (uint32_t node = 0; node < c->node_count; node++) first[node + 1] += first[node];
    begin_part(c, AT_NODES, c->node_count);
    for (uint32_t node = 0; node < c->node_count; node++) {
        put(c, first[node]);
        put(c, first[node + 1] - first[node]);
    }
    for (uint32_t i = 0; i < c->terminals.count; i++)
        order[first[c->terminals.items[i].node]++] = i;
    begin_part(c, AT_EDGE_SLOTS, c->edge_slots);
    for (uint32_t i = 0; i < c->edge_slots; i++) {
        put(c, c->edges[i].node);
        put(c, c->edges[i].word);
        put(c, c->edges[i].child);
    }
    begin_part(c, AT_TERMINALS, c->terminals.count);
    for (uint32_t i = 0; i < c->terminals.count; i++) {
        const Terminal *terminal = &c->terminals.items[order[i]];
        put(c, terminal->entry);
        put(c, terminal->field);
        put_string(c, terminal->phrase);
    }
}

static SayLexicon finish(Compiler *c, SayArena *arena)
{
    uint32_t size = c->block.count * 4 + c->text.size;
    uint8_t *bytes = say_arena_alloc(arena, size);
    begin_part(c, AT_STRINGS, c->text.size);
    c->block.items[AT_SIZE] = size;
    for (uint32_t i = 0; i < c->block.count; i++)
        for (int k = 0; k < 4; k++)
            bytes[i * 4 + (uint32_t)k] = (uint8_t)(c->block.items[i] >> (8 * k));
    if (c->text.size) memcpy(bytes + (size_t)c->block.count * 4, c->text.data, c->text.size);
    return (SayLexicon){bytes, size};
}

SayStatus say_lexicon_compile(SayArena *arena, const SayEntries *entries, SayLexicon *into,
                              SayError *error)
{
    SayArena *scratch = say_arena_new(0);
    if (!scratch)
        return say_error_set(error, SAY_ERROR_LIMIT, "out of memory while compiling a lexicon");
    Compiler c = {.arena = scratch, .entries = entries, .node_count = 1};
    c.strings = say_map_new(scratch);
    c.words = say_map_new(scratch);
    c.text.arena = scratch;
    for (int i = 0; i < HEAD_WORDS; i++) put(&c, i == AT_MAGIC ? LEXICON_MAGIC : 0);
    grow_edges(&c);
    add_phrases(&c);
    put_entries(&c);
    put_head_slots(&c);
    put_words(&c);
    put_trie(&c);
    SayStatus status = SAY_OK;
    if ((uint64_t)c.block.count * 4 + c.text.size > UINT32_MAX)
        status = say_error_set(error, SAY_ERROR_LIMIT, "a lexicon may hold 4 GB at most");
    else
        *into = finish(&c, arena);
    say_arena_free(scratch);
    return status;
}
