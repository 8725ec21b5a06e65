/* places_read.c -- what the gazetteers say of each name in the article, read once for each. */
#include "core/utf8.h"
#include "mention/places.h"

#define CANDIDATES_MOST 160
#define WORDS_MOST      16

/* ---- numbers of the gazetteer ---- */

static int32_t degrees(SayStr text)
{
    int64_t whole = 0, part = 0, scale = 100000;
    uint32_t at = 0;
    bool negative = text.size && text.data[0] == '-', any = false;
    if (negative || (text.size && text.data[0] == '+')) at++;
    for (; at < text.size && text.data[at] >= '0' && text.data[at] <= '9'; at++, any = true)
        whole = whole < 1000 ? whole * 10 + (text.data[at] - '0') : whole;
    if (at < text.size && text.data[at] == '.')
        for (at++; at < text.size && text.data[at] >= '0' && text.data[at] <= '9'; at++) {
            if (scale == 1) continue;
            scale /= 10;
            part += (text.data[at] - '0') * scale;
        }
    if (!any || at != text.size || whole > 180) return INT32_MIN;
    int64_t value = whole * 100000 + part;
    return (int32_t)(negative ? -value : value);
}

/* ---- an entry ---- */

static int32_t magnitude(int64_t population)
{
    int32_t bits = 0;
    for (; population > 0; population >>= 1) bits++;
    return bits;
}

/* Twice the population's power of two; what the whole world knows stands out. */
static int32_t prior_of_town(int64_t population)
{
    if (population < 0) return 26;
    return 2 * magnitude(population) + (population >= 2000000 ? 4 : 0);
}

/* Larger units stand as a city of some millions does. */
static int32_t prior_of(const SayCandidate *c)
{
    switch (c->precision) {
    case SAY_PRECISION_COUNTRY: return 66;
    case SAY_PRECISION_PROVINCE: return c->shy ? 40 : 58;
    case SAY_PRECISION_REGION: return c->country.data ? 58 : 90; /* continents, oceans */
    case SAY_PRECISION_DISTRICT: return c->shy ? 18 : 32;
    case SAY_PRECISION_EXACT: return c->shy ? 20 : 30;
    default: return prior_of_town(c->population) - (c->shy ? 4 : 0);
    }
}

static void read_fields(SayCandidate *c)
{
    c->precision = SAY_PRECISION_CITY;
    c->population = SAY_UNKNOWN;
    c->latitude = c->longitude = INT32_MIN;
    uint32_t count = say_lexicon_field_count(c->lexicon, c->entry);
    for (uint32_t i = 0; i < count; i++) {
        SayField field = say_lexicon_field_at(c->lexicon, c->entry, i);
        int64_t number;
        if (say_str_equal(field.name, SAY_STR("country"))) {
            c->country = field.value;
        } else if (say_str_equal(field.name, SAY_STR("admin"))) {
            c->admin = field.value;
        } else if (say_str_equal(field.name, SAY_STR("precision"))) {
            int value = say_precision_of_name(field.value.data, field.value.size);
            if (value >= 0) c->precision = (SayPrecision)value;
        } else if (say_str_equal(field.name, SAY_STR("latitude"))) {
            c->latitude = degrees(field.value);
        } else if (say_str_equal(field.name, SAY_STR("longitude"))) {
            c->longitude = degrees(field.value);
        } else if (say_str_equal(field.name, SAY_STR("population"))) {
            if (say_str_integer(field.value, &number)) c->population = number;
        }
    }
    if (c->latitude == INT32_MIN || c->longitude == INT32_MIN)
        c->latitude = c->longitude = INT32_MIN;
}

/* ---- a name ---- */

/* Every entry of one lexicon that bears exactly this name. */
static void take_matches(const SayNaming *naming, const SayMentionLexicon *holder,
                         const SayHit *hit, SayToponym *into)
{
    uint32_t ids[WORDS_MOST];
    SayLexiconMatch matches[CANDIDATES_MOST];
    for (uint32_t i = 0; i < hit->words; i++)
        ids[i] = say_lexicon_word(&holder->lexicon, naming->doc->words.items[hit->word + i].key);
    uint32_t found = say_lexicon_match(&holder->lexicon, ids, hit->words, matches, CANDIDATES_MOST);
    into->candidates = say_arena_alloc(naming->doc->arena, (found + 1) * sizeof(SayCandidate));
    for (uint32_t m = 0; m < found; m++) {
        uint32_t entry = matches[m].entry;
        if (matches[m].length != hit->words || (holder->entries && !holder->entries[entry].place))
            continue;
        SayField field = say_lexicon_field_at(&holder->lexicon, entry, matches[m].field);
        SayCandidate *last = into->count ? &into->candidates[into->count - 1] : NULL;
        bool shy = say_str_equal(field.name, SAY_STR("shy"));
        if (last && last->entry == entry) {
            last->shy &= shy;
            continue;
        }
        SayCandidate *c = &into->candidates[into->count++];
        *c = (SayCandidate){.lexicon = &holder->lexicon, .entry = entry, .shy = shy};
        read_fields(c);
        c->prior = prior_of(c);
        SayStr head = say_lexicon_head(c->lexicon, entry);
        if (say_str_starts(head, matches[m].phrase)) c->prior += 2; /* its own name, no other one */
    }
}

static void read_toponym(const SayNaming *naming, const SayHit *hit, SayToponym *into)
{
    const SayMentionView *view = naming->view;
    for (uint32_t l = 0; l < view->count && hit->words <= WORDS_MOST; l++) {
        const SayMentionLexicon *holder = &view->lexicons[l];
        if (!holder->lexicon.size || (holder->entries && l + 2 == view->count)) continue;
        take_matches(naming, holder, hit, into);
        if (into->count) return; /* the user's own place wins */
    }
}

/* The words of a hit, folded, as one key. */
static SayStr key_of(SayDoc *doc, const SayHit *hit)
{
    if (hit->words == 1) return doc->words.items[hit->word].key;
    SayText text = {.arena = doc->arena};
    for (uint32_t i = 0; i < hit->words; i++) {
        say_text_add(&text, doc->words.items[hit->word + i].key);
        say_text_char(&text, ' ');
    }
    return say_text_str(&text);
}

/* ---- the outlet's home ---- */

/* "www.example.org" of an address. */
static SayStr host_of(SayStr url)
{
    uint32_t scheme = say_str_find(url, SAY_STR("://"), 0);
    SayStr rest = scheme == UINT32_MAX ? url : say_str_slice(url, scheme + 3, url.size);
    return say_str_cut(&rest, '/');
}

/* The entry of the outlet's site or of the site it is a part of: "news.example.org". */
static uint32_t outlet_of(const SayLexicon *lexicon, SayStr host)
{
    while (host.data && host.size) {
        uint32_t entry = say_lexicon_find(lexicon, host);
        if (entry != SAY_ABSENT && say_lexicon_field(lexicon, entry, SAY_STR("home")).data)
            return entry;
        say_str_cut(&host, '.');
    }
    return SAY_ABSENT;
}

/* A name that the text need not have: where the outlet is at home, as its readers know. */
static void add_home(SayAtlas *atlas)
{
    SayDoc *doc = atlas->naming->doc;
    const SayMentionView *view = atlas->naming->view;
    const SayLexicon *lexicon = view->count ? &view->lexicons[view->count - 1].lexicon : NULL;
    if (!lexicon || !lexicon->size || !doc->article.url.size) return;
    uint32_t outlet = outlet_of(lexicon, host_of(doc->article.url));
    if (outlet == SAY_ABSENT) return;
    uint32_t home = say_lexicon_find(lexicon, say_lexicon_field(lexicon, outlet, SAY_STR("home")));
    if (home == SAY_ABSENT) return;
    SayToponym *toponym = say_push(doc->arena, &atlas->toponyms);
    toponym->candidates = say_arena_alloc(doc->arena, sizeof *toponym->candidates);
    toponym->candidates[0] = (SayCandidate){.lexicon = lexicon, .entry = home};
    toponym->count = 1;
    read_fields(toponym->candidates);
}

void say_atlas_read(SayAtlas *atlas)
{
    SayNaming *naming = atlas->naming;
    SayDoc *doc = naming->doc;
    SayMap known = say_map_new(doc->arena);
    atlas->toponym_of =
        say_arena_alloc(doc->arena, (naming->place_hits.count + 1) * sizeof *atlas->toponym_of);
    for (uint32_t i = 0; i < naming->place_hits.count; i++) {
        const SayHit *hit = &naming->place_hits.items[i];
        SayStr key = key_of(doc, hit);
        uint32_t at = say_map_get(&known, key);
        if (at == SAY_ABSENT) {
            at = atlas->toponyms.count;
            say_map_set(&known, key, at);
            read_toponym(naming, hit, say_push(doc->arena, &atlas->toponyms));
        }
        atlas->toponym_of[i] = at;
    }
    add_home(atlas);
}
