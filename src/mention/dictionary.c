/* dictionary.c -- where phrases of the dictionaries stand in the text: the longest ones, capitals
   respected.

   A form with a capital in the dictionary is a name and wants a capital in the text, and an
   abbreviation of two or three letters wants all of them: "US" is not "us". In a sentence all in
   capitals there is nothing to go by but the tag. */
#include "core/utf8.h"
#include "mention/steps.h"

#include <assert.h>

#define MATCHES_MOST 160

/* ---- words as bytes ---- */

static uint32_t part_end(SayStr text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t next = at;
        uint32_t c = say_utf8_next(text, &next);
        if (c == '-' || c == 0x2010 || c == 0x2011) return at;
        at = next;
    }
    return end;
}

static bool has_word(SayStr text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t c = say_utf8_next(text, &at);
        if (say_utf8_is_letter(c) || say_utf8_is_digit(c)) return true;
    }
    return false;
}

/* Words of one token, from w on; the parts of a token at hyphens are its words (say_doc_words). */
static uint32_t locate_token(SayNaming *naming, uint32_t w)
{
    const SayDoc *doc = naming->doc;
    uint32_t token = doc->words.items[w].token;
    uint32_t at = doc->tokens.start[token], end = doc->tokens.end[token];
    uint32_t count = 1;
    while (w + count < doc->words.count && doc->words.items[w + count].token == token) count++;
    for (uint32_t i = 0; i < count; i++) {
        naming->word_start[w + i] = at;
        naming->word_end[w + i] = end;
        if (count == 1) break;
        uint32_t stop = part_end(doc->text, at, end);
        while (stop < end && !has_word(doc->text, at, stop)) {
            say_utf8_next(doc->text, &stop);
            at = stop;
            stop = part_end(doc->text, at, end);
        }
        naming->word_start[w + i] = at;
        naming->word_end[w + i] = stop;
        at = stop;
        if (at < end) say_utf8_next(doc->text, &at);
    }
    return w + count;
}

static void locate_words(SayNaming *naming)
{
    const SayDoc *doc = naming->doc;
    naming->word_start =
        say_arena_alloc(doc->arena, (doc->words.count + 1) * sizeof *naming->word_start);
    naming->word_end =
        say_arena_alloc(doc->arena, (doc->words.count + 1) * sizeof *naming->word_end);
    for (uint32_t w = 0; w < doc->words.count;) w = locate_token(naming, w);
}

/* ---- capitals ---- */

static SayCasing casing_of(const SayDoc *doc, const SaySentence *sentence)
{
    uint32_t words = 0, capital = 0, long_words = 0, long_capital = 0;
    bool lower = false;
    for (uint32_t t = sentence->first; t < sentence->end; t++) {
        SayStr form = say_doc_token(doc, t);
        uint32_t at = 0, c = say_utf8_next(form, &at);
        if (!say_utf8_is_letter(c)) continue;
        bool upper = say_utf8_is_upper(c);
        words++;
        capital += upper;
        if (form.size > 3) {
            long_words++;
            long_capital += upper;
        }
        for (at = 0; at < form.size && !lower;) {
            c = say_utf8_next(form, &at);
            lower = say_utf8_is_letter(c) && !say_utf8_is_upper(c);
        }
    }
    if (words >= 2 && !lower) return SAY_CASING_UPPER;
    if (long_words >= 4 && long_capital * 10 >= long_words * 8 && capital * 2 > words)
        return SAY_CASING_TITLE;
    return SAY_CASING_NORMAL;
}

static bool first_upper(SayStr s)
{
    uint32_t at = 0;
    while (at < s.size) {
        uint32_t c = say_utf8_next(s, &at);
        if (say_utf8_is_letter(c) || say_utf8_is_digit(c)) return say_utf8_is_upper(c);
    }
    return false;
}

/* "US", "U.N.", "IS": one word of at most three letters, all capitals. */
static bool short_capitals(SayStr s)
{
    uint32_t letters = 0;
    for (uint32_t at = 0; at < s.size;) {
        uint32_t c = say_utf8_next(s, &at);
        if (c == '.') continue;
        if (!say_utf8_is_upper(c)) return false;
        letters++;
    }
    return letters >= 1 && letters <= 3;
}

static bool capitals_agree(const SayNaming *naming, SayStr phrase, uint32_t w, uint32_t length)
{
    const SayDoc *doc = naming->doc;
    if (!first_upper(phrase)) return true;
    SayStr word = say_str_slice(doc->text, naming->word_start[w], naming->word_end[w]);
    if (!first_upper(word)) return false;
    if (length > 1 || !short_capitals(phrase)) return true;
    if (short_capitals(word)) {
        uint32_t token = doc->words.items[w].token;
        if (naming->casing[doc->tokens.sentence[token]] != SAY_CASING_UPPER) return true;
        return doc->tokens.upos[token] == SAY_UPOS_PROPN;
    }
    return false;
}

/* ---- matching ---- */

static SayPhraseField field_of(SayStr name)
{
    if (say_str_equal(name, SAY_STR("adjectives"))) return SAY_PHRASE_ADJECTIVE;
    if (say_str_equal(name, SAY_STR("people"))) return SAY_PHRASE_PEOPLE;
    if (say_str_equal(name, SAY_STR("metonyms"))) return SAY_PHRASE_METONYM;
    if (say_str_equal(name, SAY_STR("words"))) return SAY_PHRASE_WORD;
    if (say_str_equal(name, SAY_STR("shy"))) return SAY_PHRASE_SHY;
    return SAY_PHRASE_NAME;
}

/* "a Pentagon official said": tagged as an adjective, but with no noun behind it to go with. */
static bool stands_as_noun(const SayDoc *doc, uint32_t t)
{
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[t]];
    if (t == sentence->first || doc->tokens.deprel[t] == SAY_DEPREL_AMOD) return false;
    if (say_doc_child(doc, t, SAY_DEPREL_COP) != SAY_NONE) return false;
    uint8_t before = doc->tokens.upos[t - 1],
            after = t + 1 < sentence->end ? doc->tokens.upos[t + 1] : SAY_UPOS_PUNCT;
    bool led = before == SAY_UPOS_DET || before == SAY_UPOS_PROPN || before == SAY_UPOS_NUM ||
               before == SAY_UPOS_ADJ;
    return led && after != SAY_UPOS_NOUN && after != SAY_UPOS_PROPN && after != SAY_UPOS_ADJ;
}

/* May these tokens be what the phrase means? Tags keep verbs and pronouns out: "guards the gate",
 * "who". */
static bool tags_agree(const SayNaming *naming, const SayHit *hit)
{
    const SayDoc *doc = naming->doc;
    uint8_t upos = doc->tokens.upos[hit->head];
    if (hit->field == SAY_PHRASE_WORD && upos == SAY_UPOS_ADJ && hit->words == 1)
        return stands_as_noun(doc, hit->head);
    if (hit->field == SAY_PHRASE_WORD)
        return upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN ||
               (hit->words > 1 && upos == SAY_UPOS_ADJ);
    if (hit->words > 1 || hit->partial || naming->name_at[hit->head] != SAY_NONE) return true;
    switch (upos) {
    case SAY_UPOS_PROPN:
    case SAY_UPOS_ADJ:
    case SAY_UPOS_NOUN:
    case SAY_UPOS_X:
    case SAY_UPOS_NUM: return true;
    case SAY_UPOS_VERB:
    case SAY_UPOS_ADV: /* a tagger's slip, unless the sentence starts here */
        return hit->first != doc->sentences.items[doc->tokens.sentence[hit->first]].first &&
               naming->casing[doc->tokens.sentence[hit->first]] == SAY_CASING_NORMAL;
    default: return false;
    }
}

static void place_tokens(const SayNaming *naming, SayHit *hit, uint32_t w)
{
    const SayDoc *doc = naming->doc;
    uint32_t last = w + hit->words - 1;
    hit->first = doc->words.items[w].token;
    hit->end = doc->words.items[last].token + 1;
    if (hit->words > 1 && hit->end - hit->first > 1 && say_token_in(doc, hit->first, "the"))
        hit->first++;
    hit->partial =
        (w > 0 && doc->words.items[w - 1].token == hit->first) ||
        (last + 1 < doc->words.count && doc->words.items[last + 1].token == hit->end - 1);
    hit->head = say_range_head(doc, hit->first, hit->end);
}

typedef struct Search {
    SayNaming *naming;
    uint32_t lexicon;
    uint32_t *ids;    /* (word) */
    uint32_t *starts; /* (word) where its phrases begin in the lexicon; 0: nowhere */
    bool places;      /* look for places, else for actors */
} Search;

/* Names before what stands for them, those before peoples and adjectives, roles last; adjectives
 * remember. */
static void consider(const Search *search, SayHit *best, const SayLexiconMatch *match, uint32_t w)
{
    SayNaming *naming = search->naming;
    const SayMentionLexicon *lexicon = &naming->view->lexicons[search->lexicon];
    if (lexicon->entries && lexicon->entries[match->entry].place != search->places) return;
    if (!capitals_agree(naming, match->phrase, w, match->length)) return;
    SayHit hit = {.lexicon = search->lexicon,
                  .entry = match->entry,
                  .word = w,
                  .words = match->length,
                  .phrase = match->phrase};
    hit.field = field_of(say_lexicon_field_at(&lexicon->lexicon, match->entry, match->field).name);
    place_tokens(naming, &hit, w);
    if (!tags_agree(naming, &hit)) return;
    if (!search->places && say_name_refuses(naming, &hit, &lexicon->entries[match->entry])) return;
    if (best->words == hit.words) {
        bool both = best->lexicon == hit.lexicon && best->entry == hit.entry;
        if (both && hit.field == SAY_PHRASE_ADJECTIVE && best->field == SAY_PHRASE_PEOPLE)
            best->adjective_too = true;
        if (both && hit.field == SAY_PHRASE_PEOPLE && best->field == SAY_PHRASE_ADJECTIVE) {
            best->field = SAY_PHRASE_PEOPLE;
            best->adjective_too = true;
        }
        if (best->lexicon != hit.lexicon || hit.field >= best->field) return;
    }
    if (hit.words >= best->words) *best = hit;
}

static SayHit longest_at(const Search *searches, uint32_t count, uint32_t w, uint32_t words)
{
    SayHit best = {.words = 0};
    for (uint32_t s = 0; s < count; s++) {
        const Search *search = &searches[s];
        if (!search->starts[w]) continue;
        SayLexiconMatch matches[MATCHES_MOST];
        const SayLexicon *lexicon = &search->naming->view->lexicons[search->lexicon].lexicon;
        uint32_t found = say_lexicon_match_from(lexicon, search->starts[w], search->ids + w, words,
                                                matches, MATCHES_MOST);
        for (uint32_t m = 0; m < found; m++) consider(search, &best, &matches[m], w);
    }
    return best;
}

/* ---- compounds ---- */

/* "Iran-backed", "pro-Iranian", "Iran backed groups": what the neighbours make of the phrase at
 * words [w, end). */
static SayJoint joint_of(const SayNaming *naming, uint32_t w, uint32_t end)
{
    const SayDoc *doc = naming->doc;
    static const char backers[] =
        "backed|supported|aligned|affiliated|linked|allied|funded|sponsored|armed|trained|led|"
        "financed|equipped|loyal|brokered";
    bool hyphen_before = w > 0 && naming->word_end[w - 1] + 1 == naming->word_start[w] &&
                         doc->text.data[naming->word_end[w - 1]] == '-';
    if (hyphen_before) {
        SayStr before = doc->words.items[w - 1].key;
        if (say_str_in(before, "pro")) return SAY_JOINT_BACKER;
        if (say_str_in(before, "anti|non|ex|un")) return SAY_JOINT_OTHER;
    }
    if (end >= doc->words.count) return SAY_JOINT_NONE;
    SayStr after = doc->words.items[end].key;
    uint32_t gap = naming->word_start[end] - naming->word_end[end - 1];
    bool hyphen_after = gap == 1 && doc->text.data[naming->word_end[end - 1]] == '-';
    uint32_t next = doc->words.items[end].token;
    if (!hyphen_after) {
        bool modifier =
            doc->tokens.deprel[next] == SAY_DEPREL_AMOD && say_phrase_head(doc, next) > next;
        return gap == 1 && modifier &&
                       say_str_in(after, "backed|supported|affiliated|sponsored|allied|aligned")
                   ? SAY_JOINT_BACKER
                   : SAY_JOINT_NONE;
    }
    if (say_str_in(after, backers)) return SAY_JOINT_BACKER;
    if (say_str_in(after, "based|ruled|run|controlled|headquartered")) return SAY_JOINT_SEAT;
    return first_upper(say_str_slice(doc->text, naming->word_start[end], naming->word_end[end]))
               ? SAY_JOINT_NONE
               : SAY_JOINT_OTHER;
}

static void keep(SayNaming *naming, bool places, const SayHit *found, uint32_t w)
{
    SayDoc *doc = naming->doc;
    SayHit hit = *found;
    hit.left = SAY_NONE;
    hit.joint = joint_of(naming, w, w + hit.words);
    if (places) {
        for (uint32_t t = hit.first; t < hit.end; t++)
            naming->place_at[t] = naming->place_hits.count;
        *say_push(doc->arena, &naming->place_hits) = hit;
        return;
    }
    for (uint32_t t = hit.first; t < hit.end; t++)
        if (naming->hit_at[t] == SAY_NONE) naming->hit_at[t] = naming->hits.count;
    *say_push(doc->arena, &naming->hits) = hit;
}

static Search search_of(SayNaming *naming, uint32_t lexicon, const SayStr *keys, bool places)
{
    SayDoc *doc = naming->doc;
    size_t size = (doc->words.count + 1) * sizeof(uint32_t);
    Search search = {naming, lexicon, say_arena_alloc(doc->arena, size),
                     say_arena_alloc(doc->arena, size), places};
    const SayLexicon *within = &naming->view->lexicons[lexicon].lexicon;
    say_lexicon_words(within, keys, doc->words.count, search.ids);
    say_lexicon_starts(within, search.ids, doc->words.count, search.starts);
    return search;
}

static void search_all(SayNaming *naming, const SayStr *keys, bool places)
{
    const SayMentionView *view = naming->view;
    SayDoc *doc = naming->doc;
    Search *searches = say_arena_alloc(doc->arena, (view->count + 1) * sizeof *searches);
    uint32_t count = 0;
    for (uint32_t l = 0; l < view->count; l++) {
        const SayMentionLexicon *lexicon = &view->lexicons[l];
        if (!lexicon->lexicon.size || (!lexicon->entries && !places)) continue;
        if (places && lexicon->entries && l + 2 == view->count)
            continue; /* the pack's actors hold no places */
        searches[count++] = search_of(naming, l, keys, places);
    }
    for (uint32_t w = 0; w < doc->words.count;) {
        uint32_t sentence = doc->tokens.sentence[doc->words.items[w].token], end = w + 1;
        while (end < doc->words.count &&
               doc->tokens.sentence[doc->words.items[end].token] == sentence)
            end++;
        while (w < end) {
            SayHit hit = longest_at(searches, count, w, end - w);
            if (places && hit.words && !say_place_stands(naming, &hit)) hit.words = 0;
            if (hit.words) keep(naming, places, &hit, w);
            w += hit.words ? hit.words : 1;
        }
    }
}

void say_dictionary_find(SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    assert(doc->words.count == 0 || doc->tokens.count > 0);
    locate_words(naming);
    naming->casing = say_arena_alloc(doc->arena, doc->sentences.count + 1);
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        naming->casing[s] = (uint8_t)casing_of(doc, &doc->sentences.items[s]);
    SayStr *keys = say_arena_alloc(doc->arena, (doc->words.count + 1) * sizeof *keys);
    for (uint32_t w = 0; w < doc->words.count; w++) keys[w] = doc->words.items[w].key;
    search_all(naming, keys, false);
    search_all(naming, keys, true);
}

const SayActorEntry *say_hit_entry(const SayNaming *naming, const SayHit *hit)
{
    const SayActorEntry *entry = &naming->view->lexicons[hit->lexicon].entries[hit->entry];
    return say_offices_on(entry, naming->doc->article.published);
}

SayStr say_hit_head(const SayNaming *naming, const SayHit *hit)
{
    return say_lexicon_head(&naming->view->lexicons[hit->lexicon].lexicon, hit->entry);
}
