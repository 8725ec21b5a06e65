/* places.c -- where: names of the gazetteer, the right one among its homonyms.

   The article's own countries decide first (its actors and its other places), a country or region
   set behind a comma even more ("Paris, Texas"), and the population last. Where nothing decides
   between small places, the place keeps its name and no country: never a default. Among places of
   one country, the one near others that the article names is meant. */
#include "mention/steps.h"

#include <assert.h>

#define CANDIDATES_MOST 48

typedef struct Candidate {
    const SayLexicon *lexicon;
    uint32_t entry;
    SayStr country;
    SayPrecision precision;
    int64_t population;
    int32_t latitude, longitude; /* degrees times 100,000; INT32_MIN */
    int32_t score;
    bool exact; /* the head of the entry, not one of its other names */
} Candidate;

#define ANCHORS_MOST 32

typedef struct Context {
    SayNaming *naming;
    SayMap seen; /* alpha-3 to how often the article names that country */
    struct {
        int32_t latitude, longitude;
        uint32_t entry;
    } anchors[ANCHORS_MOST]; /* cities and provinces of one meaning only */
    uint32_t anchor_count;
} Context;

static void see(Context *context, SayStr country, uint32_t weight)
{
    if (!country.data || !country.size) return;
    uint32_t before = say_map_get(&context->seen, country);
    say_map_set(&context->seen, country, (before == SAY_ABSENT ? 0 : before) + weight);
}

static uint32_t seen(const Context *context, SayStr country)
{
    uint32_t count = country.data ? say_map_get(&context->seen, country) : SAY_ABSENT;
    return count == SAY_ABSENT ? 0 : count;
}

static SayPrecision precision_of(const SayLexicon *lexicon, uint32_t entry)
{
    SayStr name = say_lexicon_field(lexicon, entry, SAY_STR("precision"));
    int value = name.data ? say_precision_of_name(name.data, name.size) : -1;
    return value < 0 ? SAY_PRECISION_CITY : (SayPrecision)value;
}

static int64_t number_of(const SayLexicon *lexicon, uint32_t entry, SayStr field)
{
    int64_t value = 0;
    SayStr text = say_lexicon_field(lexicon, entry, field);
    return text.data && say_str_integer(text, &value) ? value : SAY_UNKNOWN;
}

/* Degrees as "36.2021", times 100,000; INT32_MIN when it is none. */
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

/* Every entry that bears exactly this name. */
static uint32_t candidates_of(const SayNaming *naming, const SayHit *hit, Candidate *into)
{
    uint32_t count = 0;
    const SayMentionView *view = naming->view;
    for (uint32_t l = 0; l < view->count; l++) {
        const SayMentionLexicon *holder = &view->lexicons[l];
        uint32_t ids[32];
        if (!holder->lexicon.size || hit->words > 32 || (holder->entries && l + 2 == view->count))
            continue;
        for (uint32_t i = 0; i < hit->words; i++)
            ids[i] =
                say_lexicon_word(&holder->lexicon, naming->doc->words.items[hit->word + i].key);
        SayLexiconMatch matches[CANDIDATES_MOST];
        uint32_t found =
            say_lexicon_match(&holder->lexicon, ids, hit->words, matches, CANDIDATES_MOST);
        for (uint32_t m = 0; m < found && count < CANDIDATES_MOST; m++) {
            uint32_t entry = matches[m].entry;
            if (matches[m].length != hit->words ||
                (holder->entries && !holder->entries[entry].place))
                continue;
            if (count && into[count - 1].lexicon == &holder->lexicon &&
                into[count - 1].entry == entry)
                continue;
            into[count++] = (Candidate){
                .lexicon = &holder->lexicon,
                .entry = entry,
                .country = say_lexicon_field(&holder->lexicon, entry, SAY_STR("country")),
                .precision = precision_of(&holder->lexicon, entry),
                .population = number_of(&holder->lexicon, entry, SAY_STR("population")),
                .latitude =
                    degrees(say_lexicon_field(&holder->lexicon, entry, SAY_STR("latitude"))),
                .longitude =
                    degrees(say_lexicon_field(&holder->lexicon, entry, SAY_STR("longitude"))),
                .exact = say_str_equal_nocase(say_lexicon_head(&holder->lexicon, entry),
                                              matches[m].phrase)};
        }
        if (count && holder->entries) break; /* the user's own place wins */
    }
    return count;
}

/* Of the population, in powers of two; provinces written by hand have none stated and count some
 * millions. */
static int32_t magnitude(int64_t population, SayPrecision precision)
{
    int32_t bits = 0;
    if (population < 0 &&
        (precision == SAY_PRECISION_PROVINCE || precision == SAY_PRECISION_REGION))
        return 22;
    for (; population > 0; population >>= 1) bits++;
    return bits;
}

/* The country of the name set behind a comma, "Paris, Texas"; absent. */
static SayStr country_behind(const SayNaming *naming, const SayHit *hit)
{
    const SayDoc *doc = naming->doc;
    uint32_t next = hit->end + 1;
    if (next >= doc->tokens.count || !say_token_in(doc, hit->end, ",|(")) return SAY_STR_NONE;
    if (doc->tokens.sentence[next] != doc->tokens.sentence[hit->first]) return SAY_STR_NONE;
    SayIndex at = naming->place_at[next];
    if (at == SAY_NONE || naming->place_hits.items[at].first != next) return SAY_STR_NONE;
    Candidate candidates[CANDIDATES_MOST];
    uint32_t count = candidates_of(naming, &naming->place_hits.items[at], candidates);
    for (uint32_t i = 0; i < count; i++)
        if (candidates[i].precision == SAY_PRECISION_COUNTRY ||
            candidates[i].precision == SAY_PRECISION_PROVINCE)
            return candidates[i].country;
    return SAY_STR_NONE;
}

/* Within some 250 km of another place that the article names. */
static bool is_near_anchor(const Context *context, const Candidate *c)
{
    if (c->latitude == INT32_MIN || c->longitude == INT32_MIN) return false;
    for (uint32_t i = 0; i < context->anchor_count; i++) {
        if (context->anchors[i].entry == c->entry) continue;
        int32_t north = c->latitude - context->anchors[i].latitude,
                east = c->longitude - context->anchors[i].longitude;
        if (north > -230000 && north < 230000 && east > -280000 && east < 280000) return true;
    }
    return false;
}

static void rate(const Context *context, const SayHit *hit, Candidate *candidates, uint32_t count)
{
    SayStr behind = country_behind(context->naming, hit);
    for (uint32_t i = 0; i < count; i++) {
        Candidate *c = &candidates[i];
        uint32_t times = seen(context, c->country);
        c->score = magnitude(c->population, c->precision) + 4 * (int32_t)(times > 3 ? 3 : times) +
                   c->exact;
        if (c->precision == SAY_PRECISION_COUNTRY) c->score += 12;
        if (c->precision == SAY_PRECISION_PROVINCE || c->precision == SAY_PRECISION_REGION)
            c->score += 8;
        if (is_near_anchor(context, c)) c->score += 6;
        if (behind.data && say_str_equal(behind, c->country))
            c->score += c->precision == SAY_PRECISION_COUNTRY ? 0 : 40;
    }
}

/* The best candidate's index; *sure: nothing of another country comes near. */
static uint32_t choose(const Candidate *candidates, uint32_t count, bool *sure)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        if (candidates[i].score > candidates[best].score) best = i;
    *sure = true;
    for (uint32_t i = 0; i < count; i++)
        if (!say_str_equal(candidates[i].country, candidates[best].country) &&
            candidates[i].score + 1 >= candidates[best].score)
            *sure = false;
    return best;
}

/* Heads of cities carry their country, "Aleppo, SYR", so that each is one of a kind. */
static SayStr plain_name(SayStr head)
{
    uint32_t comma = UINT32_MAX;
    for (uint32_t i = 0; i + 1 < head.size; i++)
        if (head.data[i] == ',') comma = i;
    return comma == UINT32_MAX ? head : say_str_slice(head, 0, comma);
}

/* What a token is to the actor mentions. */
enum { INSIDE = 1, HEADS = 2 };

static bool is_actor_too(const uint8_t *heads, const SayHit *hit)
{
    for (uint32_t t = hit->first; t < hit->end; t++)
        if (heads[t] == HEADS) return true;
    return false;
}

static void push(Context *context, const SayHit *hit, const Candidate *chosen, bool sure,
                 bool actor_too)
{
    SayDoc *doc = context->naming->doc;
    SayPlaceMention *place = say_push(doc->arena, &doc->places);
    place->first = hit->first;
    place->end = hit->end;
    place->head = hit->head;
    place->span = (SaySpan){doc->tokens.start[hit->first], doc->tokens.end[hit->end - 1]};
    place->name = plain_name(say_lexicon_head(chosen->lexicon, chosen->entry));
    place->actor_too = actor_too;
    place->precision = chosen->precision;
    place->latitude_e5 = place->longitude_e5 = INT32_MIN;
    place->geonameid = SAY_UNKNOWN;
    if (!sure) {
        place->name = say_doc_text(doc, place->span);
        return;
    }
    place->country = chosen->country;
    place->latitude_e5 = chosen->latitude;
    place->longitude_e5 = chosen->longitude;
    place->geonameid = number_of(chosen->lexicon, chosen->entry, SAY_STR("geonameid"));
}

void say_place_unknown(SayNaming *naming, const SayShapeName *name, uint32_t head)
{
    SayDoc *doc = naming->doc;
    assert(head >= name->first && head < name->end);
    SayPlaceMention *place = say_push(doc->arena, &doc->places);
    place->first = name->first;
    place->end = name->end;
    place->head = head;
    place->span = (SaySpan){doc->tokens.start[name->first], doc->tokens.end[name->end - 1]};
    place->name = say_doc_text(doc, place->span);
    place->precision = name->precision;
    place->latitude_e5 = place->longitude_e5 = INT32_MIN;
    place->geonameid = SAY_UNKNOWN;
    for (uint32_t t = name->first; t < name->end; t++) naming->done[t] = 2;
}

/* Inside a longer name that is no place: "Bank of Israel", "Sydney Smith". */
static bool inside_other(const SayNaming *naming, const SayHit *hit)
{
    SayIndex at = naming->hit_at[hit->head];
    if (naming->done[hit->head] == 2) return true;
    uint32_t noun = say_phrase_head(naming->doc, hit->head);
    if (noun > hit->head && say_is_capital(naming->doc, noun) &&
        say_is_happening(naming->doc, noun))
        return true;
    if (at != SAY_NONE) {
        const SayHit *actor = &naming->hits.items[at];
        if (actor->words > hit->words) return true;
        if (actor->words < hit->words) return false;
        if (actor->field == SAY_PHRASE_WORD ||
            say_hit_entry(naming, actor)->kind == SAY_ACTOR_PERSON)
            return true;
        return actor->field == SAY_PHRASE_ADJECTIVE || actor->field == SAY_PHRASE_PEOPLE;
    }
    return false;
}

/* "Aleppo Province": a place by its shape lies in the country of the city in its name. */
static void lend_country(const Context *context)
{
    SayNaming *naming = context->naming;
    for (uint32_t i = 0; i < naming->doc->places.count; i++) {
        SayPlaceMention *place = &naming->doc->places.items[i];
        SayIndex at = naming->place_at[place->first];
        if (place->country.data || place->geonameid != SAY_UNKNOWN || at == SAY_NONE) continue;
        const SayHit *hit = &naming->place_hits.items[at];
        Candidate candidates[CANDIDATES_MOST];
        bool sure;
        uint32_t count = candidates_of(naming, hit, candidates);
        if (hit->first != place->first || hit->end >= place->end || !count) continue;
        rate(context, hit, candidates, count);
        uint32_t best = choose(candidates, count, &sure);
        if (sure) place->country = candidates[best].country;
    }
}

/* Small places have names of everything; they count where a preposition or the context says that a
 * place is meant. */
static bool believable(const Context *context, const SayHit *hit, const Candidate *chosen)
{
    const SayDoc *doc = context->naming->doc;
    if (doc->tokens.upos[hit->head] != SAY_UPOS_PROPN && hit->words == 1 &&
        !say_is_locative(doc, hit->head))
        return false;
    if (chosen->precision != SAY_PRECISION_CITY && chosen->precision != SAY_PRECISION_DISTRICT)
        return true;
    uint8_t casing = context->naming->casing[doc->tokens.sentence[hit->head]];
    if (chosen->population < 0 || chosen->population >= 200000) return true;
    if (seen(context, chosen->country)) return true;
    return casing == SAY_CASING_NORMAL && say_is_locative(doc, hit->head);
}

/* (token) whether an actor mention holds or is headed by it. */
static uint8_t *mark_actors(SayDoc *doc)
{
    uint8_t *marks = say_arena_alloc(doc->arena, doc->tokens.count + 1);
    for (uint32_t i = 0; i < doc->actors.count; i++) {
        const SayActorMention *m = &doc->actors.items[i];
        for (uint32_t t = m->first; t < m->end; t++)
            if (!marks[t]) marks[t] = INSIDE;
    }
    for (uint32_t i = 0; i < doc->actors.count; i++)
        if (!doc->actors.items[i].adjective) marks[doc->actors.items[i].head] = HEADS;
    return marks;
}

static void add_anchor(Context *context, const Candidate *c)
{
    bool fine = c->precision == SAY_PRECISION_CITY || c->precision == SAY_PRECISION_PROVINCE ||
                c->precision == SAY_PRECISION_DISTRICT;
    if (!fine || c->latitude == INT32_MIN || c->longitude == INT32_MIN ||
        context->anchor_count == ANCHORS_MOST)
        return;
    uint32_t i = context->anchor_count++;
    context->anchors[i].latitude = c->latitude;
    context->anchors[i].longitude = c->longitude;
    context->anchors[i].entry = c->entry;
}

/* What the article names beyond doubt: actors whose words are no place, and places of one meaning
 * only. */
static void gather_context(Context *context)
{
    SayNaming *naming = context->naming;
    for (uint32_t i = 0; i < naming->doc->actors.count; i++) {
        const SayActorMention *m = &naming->doc->actors.items[i];
        if (naming->place_at[m->head] == SAY_NONE) see(context, m->country, 1);
    }
    for (uint32_t i = 0; i < naming->place_hits.count; i++) {
        const SayHit *hit = &naming->place_hits.items[i];
        Candidate candidates[CANDIDATES_MOST];
        uint32_t count = candidates_of(naming, hit, candidates);
        if (count != 1) continue;
        if (candidates[0].precision != SAY_PRECISION_CITY || candidates[0].population > 500000)
            see(context, candidates[0].country, 1);
        add_anchor(context, &candidates[0]);
    }
}

void say_places_find(SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    Context context = {.naming = naming, .seen = say_map_new(doc->arena)};
    uint8_t *heads = mark_actors(doc);
    gather_context(&context);
    lend_country(&context);
    for (uint32_t i = 0; i < naming->place_hits.count; i++) {
        const SayHit *hit = &naming->place_hits.items[i];
        if (hit->partial || hit->joint == SAY_JOINT_BACKER || naming->taken[hit->head]) continue;
        if (inside_other(naming, hit)) continue;
        Candidate candidates[CANDIDATES_MOST];
        uint32_t count = candidates_of(naming, hit, candidates);
        if (!count) continue;
        bool sure;
        rate(&context, hit, candidates, count);
        const Candidate *chosen = &candidates[choose(candidates, count, &sure)];
        if (chosen->precision == SAY_PRECISION_COUNTRY && heads[hit->head] == INSIDE &&
            !say_is_locative(doc, hit->head))
            continue; /* "US" in "US officials" says no place */
        bool believed = believable(&context, hit, chosen);
        const SayName *name = say_name_of(naming, hit->head);
        if (believed || (name && name->type == SAY_NAME_LOCATION))
            push(&context, hit, chosen, sure && believed, is_actor_too(heads, hit));
    }
}
