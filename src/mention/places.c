/* places.c -- where: which names in the text are places, and the place that each one is.

   The network that finds names says whether a person, an organisation or a place is meant; without
   it, the words around decide. Where nothing decides between places of two countries, the place
   keeps its name and no country: never a default. */
#include "mention/places.h"

#include <assert.h>

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

static int64_t geonameid_of(const SayCandidate *c)
{
    int64_t value = 0;
    SayStr text = say_lexicon_field(c->lexicon, c->entry, SAY_STR("geonameid"));
    return text.data && say_str_integer(text, &value) ? value : SAY_UNKNOWN;
}

/* Thousandths: the margin before the next place of the name says most; that the text names the
   state beside it, or that it is a country, says more. eval/places.py prints what it is worth. */
static int32_t confidence_of(const SayToponym *toponym)
{
    const SayCandidate *chosen = &toponym->candidates[toponym->best];
    int32_t margin = toponym->margin < SAY_PLACE_ALONE ? toponym->margin : SAY_PLACE_ALONE;
    int32_t value = 400 + margin * 10;
    if (chosen->pinned >= SAY_PLACE_PINNED) value += 100;
    if (chosen->precision == SAY_PRECISION_COUNTRY) value += 100;
    return value < 970 ? value : 970;
}

static void push(SayDoc *doc, const SayHit *hit, const SayToponym *toponym, bool actor_too)
{
    const SayCandidate *chosen = &toponym->candidates[toponym->best];
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
    if (!toponym->sure) {
        place->name = say_doc_text(doc, place->span);
        return;
    }
    place->country = chosen->country;
    place->latitude_e5 = chosen->latitude;
    place->longitude_e5 = chosen->longitude;
    place->geonameid = geonameid_of(chosen);
    place->confidence = confidence_of(toponym);
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

/* Small letters and directions before the name are no part of it: "northern Iraq", "South Delhi".
 */
static bool leads_only(const SayDoc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++)
        if (say_is_capital(doc, t) &&
            !say_token_in(
                doc, t,
                "North|South|East|West|Northern|Southern|Eastern|Western|Central|Downtown|"
                "Greater|Upper|Lower|Northeast|Northwest|Southeast|Southwest|Old|Occupied|"
                "The|City|Town|Village|State|Port|Metro|Inner|Mid"))
            return false;
    return true;
}

/* The place whose name the mention begins with, "Mobile" in "Mobile County Courthouse", and where
   directions lead, "Florida" in "Central Florida District"; NULL. */
static const SayHit *lender_of(const SayNaming *naming, const SayPlaceMention *place)
{
    for (uint32_t t = place->first; t < place->end; t++) {
        SayIndex at = naming->place_at[t];
        if (at == SAY_NONE) continue;
        const SayHit *hit = &naming->place_hits.items[at];
        bool fits = hit->first >= place->first && hit->end <= place->end;
        return fits && leads_only(naming->doc, place->first, hit->first) ? hit : NULL;
    }
    return NULL;
}

/* "the West", "the Republic": no town, which has its article in its name or none. */
static bool takes_article(const SayDoc *doc, const SayHit *hit)
{
    return hit->first > 0 && say_token_in(doc, hit->first - 1, "the") &&
           doc->tokens.sentence[hit->first - 1] == doc->tokens.sentence[hit->first] &&
           !say_str_equal(doc->words.items[hit->word].key, SAY_STR("the")) &&
           say_phrase_head(doc, hit->head) == hit->head &&
           (hit->end >= doc->tokens.count || !say_is_capital(doc, hit->end));
}

/* The mention as the gazetteer has it: "the Nile Delta". */
static void lend_whole(SayPlaceMention *place, const SayToponym *toponym)
{
    const SayCandidate *best = &toponym->candidates[toponym->best];
    place->confidence = confidence_of(toponym);
    place->country = best->country;
    place->latitude_e5 = best->latitude;
    place->longitude_e5 = best->longitude;
    place->precision = best->precision;
    place->geonameid = geonameid_of(best);
}

/* "Aleppo Province", "Mobile County Courthouse": a place by its shape lies where the place in its
   name lies, and no more exactly; a river or a mountain range only in the same country. */
static void lend_part(SayPlaceMention *place, const SayToponym *toponym)
{
    const SayCandidate *best = &toponym->candidates[toponym->best];
    place->confidence = confidence_of(toponym) * 3 / 4;
    place->country = best->country;
    if (place->precision == SAY_PRECISION_REGION) return;
    place->latitude_e5 = best->latitude;
    place->longitude_e5 = best->longitude;
    if (place->precision == SAY_PRECISION_NONE || place->precision < best->precision)
        place->precision = best->precision;
}

static void lend(const SayAtlas *atlas)
{
    SayNaming *naming = atlas->naming;
    for (uint32_t i = 0; i < naming->doc->places.count; i++) {
        SayPlaceMention *place = &naming->doc->places.items[i];
        if (place->country.data || place->geonameid != SAY_UNKNOWN) continue;
        const SayHit *hit = lender_of(naming, place);
        if (!hit || hit->field == SAY_PHRASE_ADJECTIVE) continue;
        const SayToponym *toponym =
            &atlas->toponyms.items[atlas->toponym_of[hit - naming->place_hits.items]];
        if (!toponym->count || !toponym->sure) continue;
        const SayCandidate *best = &toponym->candidates[toponym->best];
        if (best->precision == SAY_PRECISION_CITY && takes_article(naming->doc, hit)) continue;
        if (hit->end == place->end)
            lend_whole(place, toponym);
        else if (!say_token_in(naming->doc, hit->end, "and|&"))
            lend_part(place, toponym);
    }
}

/* ---- what the network says ---- */

/* A place hit that the words around give, all its meanings being shy: "Mobile, Ala.". */
static bool stands_behind_place(const SayNaming *naming, const SayHit *hit)
{
    const SayDoc *doc = naming->doc;
    return hit->first >= 2 && say_token_in(doc, hit->first - 1, ",|(") &&
           doc->tokens.sentence[hit->first - 2] == doc->tokens.sentence[hit->first] &&
           naming->place_at[hit->first - 2] != SAY_NONE;
}

/* The name goes on behind these words; a comma in it parts two places: "Paris, Texas". */
static bool goes_on(const SayDoc *doc, const SayName *name, const SayHit *hit)
{
    return name->end > hit->end && !say_token_in(doc, hit->end, ",");
}

/* The network calls these very words a location, with or without a direction before them. */
static bool is_location(const SayNaming *naming, const SayHit *hit)
{
    const SayName *name = say_name_of(naming, hit->head);
    if (!name || name->type != SAY_NAME_LOCATION || goes_on(naming->doc, name, hit)) return false;
    return name->first >= hit->first || say_token_in(naming->doc, hit->first - 1, ",") ||
           leads_only(naming->doc, name->first, hit->first);
}

/* "Mansfield Police Department", "St. Cloud Hospital": the place that a local body is of. */
static bool names_a_body(const SayNaming *naming, const SayHit *hit)
{
    const SayName *name = say_name_of(naming, hit->head);
    if (!name || (name->type != SAY_NAME_ORGANISATION && name->type != SAY_NAME_FACILITY))
        return false;
    return name->first >= hit->first && name->end > hit->end &&
           !say_token_in(naming->doc, hit->end, "'s|\xe2\x80\x99s|&");
}

/* A place in a longer name that the dictionary has: "African" in "African Union" as no country says
   it, "California" in "California National Guard" as the body is of there. */
static bool says_where(const SayNaming *naming, const SayHit *hit, const SayHit *actor)
{
    if (hit->field == SAY_PHRASE_ADJECTIVE) return true;
    if (actor->field == SAY_PHRASE_WORD || !names_a_body(naming, hit)) return false;
    SayActorKind kind = say_hit_entry(naming, actor)->kind;
    return kind == SAY_ACTOR_GOVERNMENT || kind == SAY_ACTOR_MILITARY || kind == SAY_ACTOR_POLICE;
}

/* Inside a longer name that is no place: "Bank of Israel", "Sydney Smith". */
static bool inside_other(const SayNaming *naming, const SayHit *hit)
{
    SayIndex at = naming->hit_at[hit->head];
    if (naming->done[hit->head] == 2 && !names_a_body(naming, hit)) return true;
    uint32_t noun = say_phrase_head(naming->doc, hit->head);
    if (noun > hit->head && say_is_capital(naming->doc, noun) &&
        say_is_happening(naming->doc, noun))
        return true;
    if (at != SAY_NONE) {
        const SayHit *actor = &naming->hits.items[at];
        uint32_t wider = actor->end - actor->first, narrower = hit->end - hit->first;
        if (wider > narrower) return !says_where(naming, hit, actor);
        if (wider < narrower) return false;
        if (actor->field == SAY_PHRASE_WORD ||
            say_hit_entry(naming, actor)->kind == SAY_ACTOR_PERSON)
            return true;
        if (hit->field == SAY_PHRASE_ADJECTIVE) return false; /* "European": no country says it */
        return actor->field == SAY_PHRASE_ADJECTIVE || actor->field == SAY_PHRASE_PEOPLE;
    }
    return false;
}

bool say_place_stands(const SayNaming *naming, const SayHit *hit)
{
    const SayDoc *doc = naming->doc;
    bool shy = hit->field == SAY_PHRASE_SHY;
    if (shy && stands_behind_place(naming, hit)) return true;
    if (!doc->names.count) return !shy;
    const SayName *name = say_name_of(naming, hit->head);
    if (!name) return !shy;
    switch (name->type) {
    case SAY_NAME_LOCATION: return !shy || is_location(naming, hit);
    case SAY_NAME_PERSON: return false;
    default: return !shy;
    }
}

/* ---- finding ---- */

static bool is_small(const SayCandidate *c)
{
    return c->precision == SAY_PRECISION_CITY || c->precision == SAY_PRECISION_DISTRICT ||
           c->precision == SAY_PRECISION_EXACT;
}

/* "the Halden refugee camp", whatever the network makes of "Halden". */
static bool names_landmark(const SayDoc *doc, const SayHit *hit, const SayCandidate *chosen)
{
    return chosen->precision != SAY_PRECISION_CITY && hit->words > 1 && !chosen->shy &&
           say_is_capital(doc, hit->first);
}

/* Small places have names of everything; they count where the network, a preposition or the context
 * says that a place is meant. */
static bool believable(const SayAtlas *atlas, const SayHit *hit, const SayCandidate *chosen)
{
    const SayDoc *doc = atlas->naming->doc;
    const SayName *name = say_name_of(atlas->naming, hit->head);
    bool small = is_small(chosen), large_city = chosen->population >= 200000 && !chosen->shy;
    if (chosen->precision == SAY_PRECISION_CITY && takes_article(doc, hit)) return false;
    if (is_location(atlas->naming, hit)) return true;
    if (name && (name->type == SAY_NAME_ORGANISATION || name->type == SAY_NAME_FACILITY)) {
        if (name->first >= hit->first && name->end <= hit->end) return !small || large_city;
        return names_a_body(atlas->naming, hit) && !chosen->shy;
    }
    if (name && name->type == SAY_NAME_LOCATION) return !goes_on(doc, name, hit);
    if (doc->tokens.upos[hit->head] != SAY_UPOS_PROPN && hit->words == 1 &&
        hit->field != SAY_PHRASE_ADJECTIVE && !say_is_locative(doc, hit->head))
        return false;
    if (!small || large_city || stands_behind_place(atlas->naming, hit)) return true;
    if (names_landmark(doc, hit, chosen)) return true;
    if (doc->names.count) return false;
    if (chosen->population < 0 ||
        (chosen->country.data && say_map_get(&atlas->countries, chosen->country) != SAY_ABSENT))
        return true;
    uint8_t casing = atlas->naming->casing[doc->tokens.sentence[hit->head]];
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

/* The countries of the actors whose words are no place. */
static void count_countries(SayAtlas *atlas)
{
    const SayDoc *doc = atlas->naming->doc;
    atlas->countries = say_map_new(doc->arena);
    for (uint32_t i = 0; i < doc->actors.count; i++) {
        const SayActorMention *m = &doc->actors.items[i];
        if (!m->country.size || atlas->naming->place_at[m->head] != SAY_NONE) continue;
        uint32_t times = say_map_get(&atlas->countries, m->country);
        say_map_set(&atlas->countries, m->country, times == SAY_ABSENT ? 1 : times + 1);
    }
}

/* Locations that no gazetteer knows: "Kelleyland Road" keeps its name. */
static void keep_unknown(SayNaming *naming, const uint8_t *heads, const uint8_t *placed)
{
    SayDoc *doc = naming->doc;
    for (uint32_t i = 0; i < doc->names.count; i++) {
        const SayName *name = &doc->names.items[i];
        bool free = (name->type == SAY_NAME_LOCATION || name->type == SAY_NAME_FACILITY) &&
                    say_is_capital(doc, name->first);
        for (uint32_t t = name->first; free && t < name->end; t++) {
            free = !placed[t] && heads[t] != HEADS && naming->done[t] != 2 && !naming->taken[t];
        }
        if (!free) continue;
        SayShapeName shape = {.shape = SAY_SHAPE_PLACE, .first = name->first, .end = name->end};
        if (name->type == SAY_NAME_FACILITY) shape.precision = SAY_PRECISION_EXACT;
        say_place_unknown(naming, &shape, say_range_head(doc, name->first, name->end));
    }
}

/* Unknown places that actors left behind and the gazetteer knows: the later mention is the better.
 */
static void drop_known(SayDoc *doc, const uint8_t *placed, uint32_t before)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doc->places.count; i++) {
        const SayPlaceMention *place = &doc->places.items[i];
        bool covered = i < before;
        for (uint32_t t = place->first; covered && t < place->end; t++) covered = placed[t] == 2;
        if (!covered) doc->places.items[kept++] = *place;
    }
    doc->places.count = kept;
}

void say_places_find(SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    SayAtlas atlas = {.naming = naming};
    uint8_t *heads = mark_actors(doc), *placed = say_arena_alloc(doc->arena, doc->tokens.count + 1);
    uint32_t before = doc->places.count;
    count_countries(&atlas);
    say_atlas_read(&atlas);
    say_atlas_choose(&atlas);
    for (uint32_t i = 0; i < before; i++)
        for (uint32_t t = doc->places.items[i].first; t < doc->places.items[i].end; t++)
            placed[t] = 1;
    for (uint32_t i = 0; i < naming->place_hits.count; i++) {
        const SayHit *hit = &naming->place_hits.items[i];
        const SayToponym *toponym = &atlas.toponyms.items[atlas.toponym_of[i]];
        if (hit->partial || hit->joint == SAY_JOINT_BACKER || naming->taken[hit->head]) continue;
        if (!toponym->count || (inside_other(naming, hit) && !is_location(naming, hit))) continue;
        const SayCandidate *chosen = &toponym->candidates[toponym->best];
        bool in_actor = heads[hit->head] == INSIDE && !say_is_locative(doc, hit->head);
        if (chosen->precision != SAY_PRECISION_COUNTRY || !in_actor) {
            if (!believable(&atlas, hit, chosen)) continue;
            push(doc, hit, toponym, is_actor_too(heads, hit));
        } /* "US" in "US officials" says no place */
        for (uint32_t t = hit->first; t < hit->end; t++) placed[t] = 2;
    }
    drop_known(doc, placed, before);
    keep_unknown(naming, heads, placed);
    lend(&atlas);
}
