/* products.c -- weapons, aircraft and ships, by name and designator. The annotation that names are
   learned from hardly knows any, so a dictionary does. */
#include "core/utf8.h"
#include "names/steps.h"

enum { BESIDE_MOST = 4, SHIP_MOST = 4 };

typedef SAY_LIST(SayName) Names;

static uint32_t sentence_of(const SayDoc *doc, uint32_t word)
{
    return doc->tokens.sentence[doc->words.items[word].token];
}

/* Words from this one on that may belong to one phrase. */
static uint32_t words_left(const SayDoc *doc, uint32_t word)
{
    uint32_t end = word + 1;
    while (end < doc->words.count && end - word < SAY_THINGS_WORDS &&
           sentence_of(doc, end) == sentence_of(doc, word))
        end++;
    return end - word;
}

/* "Patriot air defence missiles", "Javelin and Stinger missiles": not "the Patriot Act". */
static bool stands_beside(const SayThings *things, uint32_t word, uint32_t behind)
{
    const SayDoc *doc = things->doc;
    for (uint32_t w = behind; w < doc->words.count && w < behind + BESIDE_MOST; w++) {
        if (!doc->words.items[w].key.size || sentence_of(doc, w) != sentence_of(doc, word))
            return false;
        if (say_things_phrase(things, w, 1, SAY_STR("beside"))) return true;
    }
    return false;
}

/* The token behind the ship's name: "USS | Dwight D. Eisenhower |". */
static uint32_t ship_end(const SayDoc *doc, uint32_t first)
{
    uint32_t end = first, stop = doc->sentences.items[doc->tokens.sentence[first]].end;
    while (end < stop && end - first <= SHIP_MOST && doc->tokens.upos[end] == SAY_UPOS_PROPN) {
        uint32_t at = 0;
        if (!say_utf8_is_upper(say_utf8_next(say_doc_token(doc, end), &at))) break;
        end++;
    }
    return end;
}

/* The token behind the product that begins at the word; that of the word itself when none does. */
static uint32_t product_end(const SayThings *things, uint32_t word)
{
    const SayDoc *doc = things->doc;
    uint32_t left = words_left(doc, word), token = doc->words.items[word].token;
    uint32_t known = say_things_phrase(things, word, left, SAY_STR("names"));
    uint32_t bound = say_things_phrase(things, word, left, SAY_STR("bound"));
    if (bound > known && stands_beside(things, word, word + bound)) known = bound;
    if (known) return doc->words.items[word + known - 1].token + 1;
    if (!say_things_phrase(things, word, 1, SAY_STR("prefixes"))) return token;
    uint32_t end = ship_end(doc, token);
    return end > token + 1 ? end : token;
}

/* Most words are in small letters, or unknown: no more is asked of them. */
static bool may_begin(const SayThings *things, uint32_t word)
{
    const SayDoc *doc = things->doc;
    char letter = doc->text.data[doc->tokens.start[doc->words.items[word].token]];
    return (letter < 'a' || letter > 'z') &&
           say_lexicon_word(things->lexicon, doc->words.items[word].key);
}

static bool gives_way(SayName name, SayName product)
{
    bool sure = name.type == SAY_NAME_GROUP || name.type == SAY_NAME_FACILITY;
    return !sure && name.end - name.first <= product.end - product.first;
}

/* Puts the product in among names[*next..), of which those that end before it go first. */
static void place(SayDoc *doc, const Names *names, uint32_t *next, SayName product)
{
    while (*next < names->count && names->items[*next].end <= product.first)
        *say_push(doc->arena, &doc->names) = names->items[(*next)++];
    uint32_t behind = *next;
    while (behind < names->count && names->items[behind].first < product.end)
        if (!gives_way(names->items[behind++], product)) return;
    *next = behind;
    *say_push(doc->arena, &doc->names) = product;
}

void say_things_products(const SayThings *things)
{
    SayDoc *doc = things->doc;
    Names names = {.items = doc->names.items, .count = doc->names.count};
    uint32_t next = 0, reached = 0;
    doc->names.items = NULL, doc->names.count = doc->names.capacity = 0;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        uint32_t first = doc->words.items[w].token;
        if (first < reached || !may_begin(things, w)) continue;
        uint32_t end = product_end(things, w);
        if (end == first) continue;
        place(doc, &names, &next, (SayName){first, end, SAY_NAME_PRODUCT});
        reached = end;
    }
    while (next < names.count) *say_push(doc->arena, &doc->names) = names.items[next++];
}
