/* things.c -- phrases of data/things in the words of a document. */
#include "names/steps.h"

enum { MATCHES_MOST = 16 };

/* "16s", "35M", "2A6": a model goes by its number, whatever variant follows. */
static SayStr number_of(SayStr key)
{
    uint32_t end = 0;
    while (end < key.size && key.data[end] >= '0' && key.data[end] <= '9') end++;
    return say_str_slice(key, 0, end);
}

/* Fills ids with the words from `word` on that the lexicon knows, whole or (by_number) by the
   number that they begin with; returns how many. */
static uint32_t read_words(const SayThings *things, uint32_t word, uint32_t most, bool by_number,
                           uint32_t *ids)
{
    uint32_t count = 0;
    for (; count < most; count++) {
        SayStr key = things->doc->words.items[word + count].key, number = number_of(key);
        bool shorten = by_number && number.size;
        ids[count] = say_lexicon_word(things->lexicon, shorten ? number : key);
        if (!ids[count]) break;
    }
    return count;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The capitals of the phrase's first word are capitals in the text: "TOW" is no "tow". */
static bool capitals_agree(SayStr phrase, SayStr text)
{
    for (uint32_t i = 0; i < phrase.size && phrase.data[i] != ' ' && phrase.data[i] != '-'; i++)
        if (is_capital(phrase.data[i]) && (i >= text.size || !is_capital(text.data[i])))
            return false;
    return true;
}

/* "A-10" and "a 10" have the same words: where one letter stands before a hyphen, that hyphen is
   asked for. */
static bool hyphen_agrees(SayStr phrase, SayStr text)
{
    if (phrase.size < 2 || phrase.data[1] != '-') return true;
    return say_str_find(text, SAY_STR("-"), 0) != UINT32_MAX ||
           say_str_find(text, SAY_STR("\xe2\x80\x90"), 0) != UINT32_MAX ||
           say_str_find(text, SAY_STR("\xe2\x80\x91"), 0) != UINT32_MAX;
}

/* Whole tokens only. */
static bool cuts_a_token(const SayDoc *doc, uint32_t first, uint32_t end)
{
    const SayWord *words = doc->words.items;
    return (first > 0 && words[first - 1].token == words[first].token) ||
           (end < doc->words.count && words[end].token == words[end - 1].token);
}

static uint32_t longest(const SayThings *things, uint32_t word, const uint32_t *ids,
                        uint32_t id_count, SayStr field)
{
    const SayDoc *doc = things->doc;
    SayLexiconMatch matches[MATCHES_MOST];
    uint32_t count = say_lexicon_match(things->lexicon, ids, id_count, matches, MATCHES_MOST);
    while (count-- > 0) {
        const SayLexiconMatch *match = &matches[count];
        SayField found = say_lexicon_field_at(things->lexicon, match->entry, match->field);
        uint32_t end = word + match->length;
        if (!say_str_equal(found.name, field) || cuts_a_token(doc, word, end)) continue;
        SaySpan span = {doc->tokens.start[doc->words.items[word].token],
                        doc->tokens.end[doc->words.items[end - 1].token]};
        SayStr text = say_doc_text(doc, span);
        if (capitals_agree(match->phrase, text) && hyphen_agrees(match->phrase, text))
            return match->length;
    }
    return 0;
}

uint32_t say_things_phrase(const SayThings *things, uint32_t word, uint32_t most, SayStr field)
{
    uint32_t ids[SAY_THINGS_WORDS];
    if (most > SAY_THINGS_WORDS) most = SAY_THINGS_WORDS;
    uint32_t count = read_words(things, word, most, false, ids);
    uint32_t length = count ? longest(things, word, ids, count, field) : 0;
    if (length || !count) return length;
    count = read_words(things, word, most, true, ids);
    return count > 1 ? longest(things, word, ids, count, field) : 0;
}
