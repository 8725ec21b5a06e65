/* align.c -- which words of one text stand in another, and whether that makes them one text.

   Tiles of four and more equal words are laid over both texts (after greedy string tiling: Wise
   1993), and tiles with a few other words between them grow into one passage: light editing. Shared
   words alone do not tell a reprint from a form ("sold 10 billion lire of notes due in May, lead
   manager X said") or from a quotation: in a reprint the names and figures stand, too. */
#include "merge/reuse.h"

/* Found on the tuning half of eval/reprints.tsv and on sixty more pairs of one day, but TILE and
   WITHIN. */
enum {
    TILE = 4,           /* words */
    BRIDGE = 8,         /* words between two tiles of one passage */
    TRIED = 32,         /* places of one text in which four words may stand and be looked at */
    FACTS_PERCENT = 75, /* of the shorter text's names and figures */
    BOTH_PERCENT = 165, /* these and the percent of its words together */
    DAY_FACTS = 80,     /* the same of texts of one day, or of a day and the next */
    DAY_BOTH = 145,
    FORM_LACKS =
        18, /* figures that the longer one lacks, in a thousand words: on another day a form */
    FORM_CHANGES = 12, /* figures that stand for others in the same place, likewise */
    SUBJECT = 8,       /* words before the first shared one, at most, that name who it is about */
    FORM_WORDS = 150,  /* a text of more is no form */
    WITHIN = 2,        /* times as long, and more, is the text that a part stands inside */
};
static bool digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/* The fold of a letter into the hash of its word (FNV-1a). */
enum { HASH_BITS = 64 };
#define NO_LETTERS 14695981039346656037u

static uint64_t add_letter(uint64_t hash, unsigned char letter)
{
    return (hash ^ letter) * 1099511628211u;
}

/* Hashes of the words for numbers; the bits of those modulo HASH_BITS are set in `some`. */
enum { NUMERALS = 27 };
typedef struct Numerals {
    uint64_t some, hashes[NUMERALS];
} Numerals;

static Numerals numerals(void)
{
    static const char *const words[NUMERALS] = {
        "one",    "two",    "three",   "four",     "five",     "six",      "seven",
        "eight",  "nine",   "ten",     "eleven",   "twelve",   "dozen",    "dozens",
        "twenty", "thirty", "forty",   "fifty",    "half",     "sixty",    "seventy",
        "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands"};
    Numerals all = {0};
    for (int i = 0; i < NUMERALS; i++) {
        all.hashes[i] = NO_LETTERS;
        for (const char *c = words[i]; *c; c++)
            all.hashes[i] = add_letter(all.hashes[i], (unsigned char)*c);
        all.some |= (uint64_t)1 << all.hashes[i] % HASH_BITS;
    }
    return all;
}

static bool is_numeral(const Numerals *all, uint64_t hash)
{
    if (!(all->some >> hash % HASH_BITS & 1)) return false;
    for (int i = 0; i < NUMERALS; i++)
        if (all->hashes[i] == hash) return true;
    return false;
}

/* Punctuation above ASCII: curly quotes, dashes, blanks without a break. Its size, else 0. */
static uint32_t mark_at(SayStr text, uint32_t at)
{
    const unsigned char *p = (const unsigned char *)text.data + at;
    if (at + 2 < text.size && p[0] == 0xE2 && p[1] == 0x80) return 3;
    return at + 1 < text.size && p[0] == 0xC2 && p[1] == 0xA0 ? 2 : 0;
}

void say_text_words(SayArena *arena, SayStr text, SayTextWords *words)
{
    words->count = 0;
    SayTextWord *word = NULL;
    for (uint32_t at = 0; at < text.size;) {
        unsigned char c = (unsigned char)text.data[at];
        bool upper = c >= 'A' && c <= 'Z';
        uint32_t mark = mark_at(text, at);
        bool letter = upper || (c >= 'a' && c <= 'z') || digit(c) || c >= 0x80;
        if (mark || !letter) {
            word = NULL;
            at += mark ? mark : 1;
            continue;
        }
        if (!word) {
            word = say_push(arena, words);
            *word = (SayTextWord){NO_LETTERS, at, at, false, upper};
        }
        word->hash = add_letter(word->hash, (unsigned char)(upper ? c + ('a' - 'A') : c));
        word->figure |= digit(c);
        word->end = ++at;
    }
    Numerals all = numerals();
    for (uint32_t i = 0; i < words->count; i++)
        words->items[i].figure |= is_numeral(&all, words->items[i].hash);
}

/* ---- tiles ---- */

static uint64_t gram_hash(const SayTextWord *words)
{
    uint64_t hash = 0;
    for (int i = 0; i < TILE; i++) {
        hash = (hash ^ words[i].hash) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return hash;
}

/* Slots for so many things, about half of them empty. */
static uint32_t slots_for(uint32_t count)
{
    uint32_t slots = 16;
    while (slots < 2 * count) slots *= 2;
    return slots;
}

/* Where in a text four words stand: of those in one slot the first, and behind each the next. */
typedef struct Grams {
    uint64_t *hashes;       /* by the first word */
    uint32_t *next, *first; /* 1 + that word; 0: none. first: by slot */
    uint32_t mask;
} Grams;

static Grams grams_of(SayArena *arena, const SayTextWords *text)
{
    uint32_t count = text->count - TILE + 1, slots = slots_for(count);
    Grams grams = {say_arena_alloc(arena, count * sizeof *grams.hashes),
                   say_arena_alloc(arena, count * sizeof *grams.next),
                   say_arena_alloc(arena, slots * sizeof *grams.first), slots - 1};
    for (uint32_t i = count; i-- > 0;) {
        grams.hashes[i] = gram_hash(text->items + i);
        uint32_t *first = &grams.first[grams.hashes[i] & grams.mask];
        grams.next[i] = *first;
        *first = i + 1;
    }
    return grams;
}

static uint32_t run_of(const SayTextWords *a, const bool *used, uint32_t i, const SayTextWords *b,
                       uint32_t k)
{
    uint32_t length = 0;
    while (i + length < a->count && k + length < b->count && !used[i + length] &&
           a->items[i + length].hash == b->items[k + length].hash)
        length++;
    return length;
}

/* The longest run of a's words that begins at b's word k; of equals the first behind `last`. */
static SayTile longest(const SayTextWords *a, const Grams *grams, const bool *used,
                       const SayTextWords *b, uint32_t k, uint32_t last)
{
    uint32_t best = 0, where = 0, tried = 0;
    uint64_t hash = gram_hash(b->items + k);
    for (uint32_t at = grams->first[hash & grams->mask]; at && tried < TRIED;
         at = grams->next[at - 1]) {
        if (grams->hashes[at - 1] != hash) continue;
        tried++;
        uint32_t length = run_of(a, used, at - 1, b, k);
        bool nearer = length == best && where < last && at - 1 >= last;
        if (length <= best && !nearer) continue;
        best = length;
        where = at - 1;
    }
    return (SayTile){where, where + best, k, k + best};
}

static void lay_tiles(SayArena *arena, const SayTextWords *a, const SayTextWords *b,
                      SayAlignment *alignment)
{
    if (a->count < TILE || b->count < TILE) return;
    Grams grams = grams_of(arena, a);
    bool *used = say_arena_alloc(arena, a->count);
    for (uint32_t k = 0, last = 0; k + TILE <= b->count;) {
        SayTile tile = longest(a, &grams, used, b, k, last);
        if (tile.a_end - tile.a < TILE) {
            k++;
            continue;
        }
        memset(used + tile.a, true, tile.a_end - tile.a);
        *say_push(arena, &alignment->tiles) = tile;
        k = tile.b_end;
        last = tile.a_end;
    }
}

/* ---- passages ---- */

static uint64_t figures_between(const SayTextWords *text, uint32_t start, uint32_t end)
{
    uint64_t hash = 0;
    for (uint32_t i = start; i < end; i++)
        if (text->items[i].figure) hash = (hash ^ text->items[i].hash) * 0x9E3779B97F4A7C15u;
    return hash;
}

/* Tiles with few words between them become one. Gives between how many of them stand figures on
   both sides that differ. */
static uint32_t bridge(const SayTextWords *a, const SayTextWords *b, SayAlignment *alignment)
{
    uint32_t kept = 0, changes = 0;
    for (uint32_t i = 0; i < alignment->tiles.count; i++) {
        SayTile next = alignment->tiles.items[i];
        SayTile *last = kept ? &alignment->tiles.items[kept - 1] : NULL;
        bool near = last && next.a >= last->a_end && next.a - last->a_end <= BRIDGE &&
                    next.b - last->b_end <= BRIDGE;
        if (!near) {
            alignment->tiles.items[kept++] = next;
            continue;
        }
        uint64_t x = figures_between(a, last->a_end, next.a),
                 y = figures_between(b, last->b_end, next.b);
        changes += x && y && x != y;
        last->a_end = next.a_end;
        last->b_end = next.b_end;
    }
    alignment->tiles.count = kept;
    return changes;
}

/* ---- names and figures ---- */

/* How often a word stands in a text and has not been found there yet, among names and figures and
   among figures alone. */
typedef struct Left {
    uint64_t hash;
    uint32_t facts, figures;
    bool taken;
} Left;

typedef struct Words {
    Left *slots;
    uint32_t mask;
} Words;

static Left *left_of(const Words *words, uint64_t hash)
{
    uint32_t slot = (uint32_t)(hash ^ hash >> 32) & words->mask;
    while (words->slots[slot].taken && words->slots[slot].hash != hash)
        slot = (slot + 1) & words->mask;
    return &words->slots[slot];
}

static Words words_of(SayArena *arena, const SayTextWords *text)
{
    uint32_t slots = slots_for(text->count);
    Words words = {say_arena_alloc(arena, slots * sizeof *words.slots), slots - 1};
    for (uint32_t i = 0; i < text->count; i++) {
        Left *left = left_of(&words, text->items[i].hash);
        left->taken = true;
        left->hash = text->items[i].hash;
        left->facts++;
        left->figures++;
    }
    return words;
}

/* Gives how many figures of the shorter text the longer one lacks. */
static uint32_t compare_facts(SayArena *arena, const SayTextWords *longer,
                              const SayTextWords *shorter, SayAlignment *alignment)
{
    Words words = words_of(arena, longer);
    uint32_t facts = 0, shared = 0, lacking = 0;
    for (uint32_t i = 0; i < shorter->count; i++) {
        const SayTextWord *word = &shorter->items[i];
        if (!word->figure && !word->name) continue;
        Left *left = left_of(&words, word->hash);
        facts++;
        if (left->facts) {
            left->facts--;
            shared++;
        }
        if (!word->figure) continue;
        if (left->figures)
            left->figures--;
        else
            lacking++;
    }
    alignment->facts = facts ? shared * 100 / facts : 100;
    return lacking;
}

/* ---- the verdict ---- */

static bool holds(const SayTextWords *text, uint64_t hash)
{
    for (uint32_t i = 0; i < text->count; i++)
        if (text->items[i].hash == hash) return true;
    return false;
}

/* The first name of more than three letters before what the two share is none of the other's. */
static bool begins_apart(const SayTextWords *text, uint32_t first, const SayTextWords *other)
{
    for (uint32_t i = 0; i < first && i < SUBJECT; i++) {
        const SayTextWord *word = &text->items[i];
        if (word->name && word->end - word->start > 3) return !holds(other, word->hash);
    }
    return false;
}

/* The same words said of somebody else. */
static bool other_subject(const SayAlignment *alignment, const SayTextWords *longer,
                          const SayTextWords *shorter)
{
    if (alignment->tiles.count == 0 || shorter->count > FORM_WORDS) return false;
    const SayTile *first = &alignment->tiles.items[0];
    return begins_apart(longer, first->a, shorter) && begins_apart(shorter, first->b, longer);
}

static bool one_text(const SayAlignment *alignment, bool one_day)
{
    uint32_t facts = alignment->facts, both = alignment->percent + facts;
    return (facts >= FACTS_PERCENT && both >= BOTH_PERCENT) ||
           (one_day && facts >= DAY_FACTS && both >= DAY_BOTH);
}

/* The shorter text stands behind the first quarter of one more than twice as long: the longer one
   is about something else. */
static bool stands_inside(const SayAlignment *alignment, uint32_t longer, uint32_t shorter)
{
    uint32_t first = longer;
    for (uint32_t i = 0; i < alignment->tiles.count; i++)
        if (alignment->tiles.items[i].a < first) first = alignment->tiles.items[i].a;
    return longer > WITHIN * shorter && first > longer / 4;
}

static void swap_sides(SayAlignment *alignment)
{
    for (uint32_t i = 0; i < alignment->tiles.count; i++) {
        SayTile tile = alignment->tiles.items[i];
        alignment->tiles.items[i] = (SayTile){tile.b, tile.b_end, tile.a, tile.a_end};
    }
}

SayAlignment say_align(SayArena *arena, const SayTextWords *a, const SayTextWords *b, int32_t days)
{
    SayAlignment alignment = {.verdict = SAY_REUSE_NONE};
    bool swapped = b->count > a->count;
    const SayTextWords *longer = swapped ? b : a, *shorter = swapped ? a : b;
    if (shorter->count == 0) return alignment;
    lay_tiles(arena, longer, shorter, &alignment);
    uint32_t changes = bridge(longer, shorter, &alignment), reused = 0;
    for (uint32_t i = 0; i < alignment.tiles.count; i++)
        reused += alignment.tiles.items[i].b_end - alignment.tiles.items[i].b;
    alignment.percent = reused * 100 / shorter->count;
    uint32_t lacks = compare_facts(arena, longer, shorter, &alignment), words = shorter->count;
    bool one_day = days != SAY_DAY_NONE && days <= 1;
    bool form =
        !one_day && (lacks * 1000 >= FORM_LACKS * words || changes * 1000 >= FORM_CHANGES * words);
    if (one_text(&alignment, one_day) && !form && !other_subject(&alignment, longer, shorter))
        alignment.verdict =
            stands_inside(&alignment, longer->count, words) ? SAY_REUSE_PART : SAY_REUSE_TEXT;
    if (swapped) swap_sides(&alignment);
    return alignment;
}
