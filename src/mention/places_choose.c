/* places_choose.c -- the right place among its homonyms.

   What stands behind a comma decides first ("Paris, Texas"), then the places that the article names
   beside it: those near, those of the same state, those of the same country; the actors' countries;
   and the population last. As the others are ambiguous too, every round rates each name by what the
   others may mean, the likely more than the unlikely. */
#include "mention/places.h"

enum {
    ROUNDS = 3,
    PLAUSIBLE = 12, /* how far behind the best a meaning still speaks for others */
    SPEAKERS = 4,   /* other names that are heard: the strongest whole, the next half, ... */
    SURE = 1
};

/* ---- near and far ---- */

/* Kilometres, roughly: degrees on a ball, the cosine as Bhaskara has it. */
static int64_t kilometres(const SayCandidate *a, const SayCandidate *b)
{
    if (a->latitude == INT32_MIN || b->latitude == INT32_MIN) return INT32_MAX;
    int64_t north = (int64_t)a->latitude - b->latitude, east = (int64_t)a->longitude - b->longitude;
    if (north < 0) north = -north;
    if (east < 0) east = -east;
    if (east > 18000000) east = 36000000 - east;
    int64_t middle = ((int64_t)a->latitude + b->latitude) / 200000, square = middle * middle;
    int64_t cosine = 1000 * (32400 - 4 * square) / (32400 + square);
    east = east * cosine / 1000;
    int64_t longer = north > east ? north : east, shorter = north > east ? east : north;
    return (longer + shorter * 3 / 8) * 111 / 100000;
}

static bool same(SayStr a, SayStr b)
{
    return a.data && b.data && a.size && say_str_equal(a, b);
}

static bool is_point(const SayCandidate *c)
{
    return c->precision == SAY_PRECISION_CITY || c->precision == SAY_PRECISION_DISTRICT ||
           c->precision == SAY_PRECISION_EXACT;
}

/* How much a meaning of one name speaks for a meaning of another. */
static int32_t bond(const SayCandidate *a, const SayCandidate *b)
{
    if (!same(a->country, b->country)) return 0;
    if (a->precision == SAY_PRECISION_COUNTRY || b->precision == SAY_PRECISION_COUNTRY) return 7;
    bool state = same(a->admin, b->admin);
    int64_t apart = kilometres(a, b);
    if (is_point(a) && is_point(b)) {
        if (apart < 60) return 20;
        if (apart < 160) return 12;
    }
    if (state) return 11;
    return apart < 400 ? 8 : 2;
}

/* ---- beside the name ---- */

static bool lies_in(const SayCandidate *c, const SayCandidate *whole)
{
    if (!same(c->country, whole->country) || c->entry == whole->entry) return false;
    switch (whole->precision) {
    case SAY_PRECISION_COUNTRY: return c->precision != SAY_PRECISION_COUNTRY;
    case SAY_PRECISION_PROVINCE:
        if (!is_point(c)) return false;
        return c->admin.data && whole->admin.data ? same(c->admin, whole->admin)
                                                  : kilometres(c, whole) < 400;
    case SAY_PRECISION_DISTRICT:
    case SAY_PRECISION_CITY: return is_point(c) && kilometres(c, whole) < 60;
    default: return kilometres(c, whole) < 300;
    }
}

/* "Paris, Texas", "Paris (Texas)": index of the place hit behind; SAY_NONE. */
static SayIndex hit_behind(const SayNaming *naming, const SayHit *hit)
{
    const SayDoc *doc = naming->doc;
    uint32_t next = hit->end + 1;
    if (next >= doc->tokens.count || !say_token_in(doc, hit->end, ",|(")) return SAY_NONE;
    if (doc->tokens.sentence[next] != doc->tokens.sentence[hit->first]) return SAY_NONE;
    SayIndex at = naming->place_at[next];
    return at != SAY_NONE && naming->place_hits.items[at].first == next ? at : SAY_NONE;
}

/* What the name means more often is a state or a country, so that a comma behind it is a list's:
 * "Ohio, Indiana and Texas". */
static bool is_wide(const SayToponym *toponym)
{
    const SayCandidate *best = toponym->candidates;
    for (uint32_t i = 1; i < toponym->count; i++)
        if (toponym->candidates[i].prior > best->prior) best = &toponym->candidates[i];
    return !best->shy &&
           (best->precision == SAY_PRECISION_COUNTRY || best->precision == SAY_PRECISION_PROVINCE);
}

/* Another bearer of the name is far better known than this one. */
static bool known_better(const SayToponym *toponym, uint32_t candidate)
{
    for (uint32_t i = 0; i < toponym->count; i++)
        if (toponym->candidates[i].prior > toponym->candidates[candidate].prior + PLAUSIBLE)
            return true;
    return false;
}

/* "Halden, New Sudria and Port Vell": what stands behind the comma is the next of a list. */
static bool is_listed(const SayNaming *naming, const SayHit *behind)
{
    const SayDoc *doc = naming->doc;
    uint32_t next = behind->end + 1;
    return next < doc->tokens.count && say_token_in(doc, behind->end, "and|or|&") &&
           doc->tokens.sentence[next] == doc->tokens.sentence[behind->first] &&
           naming->place_at[next] != SAY_NONE &&
           naming->place_hits.items[naming->place_at[next]].first == next;
}

static void pin(SayToponym *part, SayToponym *whole, bool listed)
{
    bool wide = is_wide(part);
    for (uint32_t w = 0; w < whole->count; w++) {
        SayCandidate *container = &whole->candidates[w];
        bool large = container->precision == SAY_PRECISION_COUNTRY ||
                     container->precision == SAY_PRECISION_PROVINCE;
        if (wide && container->precision != SAY_PRECISION_COUNTRY) continue;
        for (uint32_t p = 0; p < part->count; p++) {
            if (!lies_in(&part->candidates[p], container)) continue;
            if (listed && (part->candidates[p].shy || known_better(part, p))) continue;
            int32_t gain = large ? SAY_PLACE_PINNED : SAY_PLACE_PINNED / 4;
            if (part->candidates[p].pinned < gain) part->candidates[p].pinned = gain;
            if (container->pinned < gain / 2) container->pinned = gain / 2;
        }
    }
}

static void pin_all(SayAtlas *atlas)
{
    SayNaming *naming = atlas->naming;
    for (uint32_t i = 0; i < naming->place_hits.count; i++) {
        SayIndex behind = hit_behind(naming, &naming->place_hits.items[i]);
        if (behind == SAY_NONE || atlas->toponym_of[behind] == atlas->toponym_of[i]) continue;
        SayToponym *part = &atlas->toponyms.items[atlas->toponym_of[i]];
        SayToponym *whole = &atlas->toponyms.items[atlas->toponym_of[behind]];
        if (part->count && whole->count)
            pin(part, whole, is_listed(naming, &naming->place_hits.items[behind]));
    }
}

/* ---- rating ---- */

static int32_t of_actors(const SayAtlas *atlas, SayStr country)
{
    uint32_t times = country.data ? say_map_get(&atlas->countries, country) : SAY_ABSENT;
    if (times == SAY_ABSENT) return 0;
    return 2 * (int32_t)(times > 3 ? 3 : times);
}

/* The best that any likely meaning of the other name says for this one. */
static int32_t support_of(const SayCandidate *c, const SayToponym *other)
{
    int32_t most = 0, top = other->candidates[other->best].score;
    for (uint32_t k = 0; k < other->count; k++) {
        const SayCandidate *o = &other->candidates[k];
        int32_t behind = top - o->score;
        if (behind > PLAUSIBLE) continue;
        int32_t weight = k == other->best ? (int32_t)other->weight + 1 : 1;
        int32_t value = bond(c, o) * weight / 2;
        if (value > most) most = value;
    }
    return most;
}

/* What all other names say: the strongest whole, each further one half as much. */
static int32_t heard(const SayAtlas *atlas, uint32_t self, const SayCandidate *c)
{
    int32_t strongest[SPEAKERS] = {0}, sum = 0;
    for (uint32_t o = 0; o < atlas->toponyms.count; o++) {
        if (o == self || !atlas->toponyms.items[o].count) continue;
        int32_t value = support_of(c, &atlas->toponyms.items[o]);
        for (uint32_t i = 0; i < SPEAKERS && value; i++) {
            if (value <= strongest[i]) continue;
            int32_t lesser = strongest[i];
            strongest[i] = value;
            value = lesser;
        }
    }
    for (uint32_t i = 0; i < SPEAKERS; i++) sum += strongest[i] >> i;
    return sum;
}

static void find_best(SayToponym *toponym)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < toponym->count; i++)
        if (toponym->candidates[i].score > toponym->candidates[best].score) best = i;
    int32_t next = INT32_MIN, foreign = INT32_MIN, top = toponym->candidates[best].score;
    for (uint32_t i = 0; i < toponym->count; i++) {
        const SayCandidate *c = &toponym->candidates[i];
        if (i == best) continue;
        if (c->score > next && bond(c, &toponym->candidates[best]) < 12) next = c->score;
        if (!same(c->country, toponym->candidates[best].country) && c->score > foreign)
            foreign = c->score;
    }
    toponym->best = best;
    toponym->margin = next == INT32_MIN ? SAY_PLACE_ALONE : top - next;
    toponym->weight = next < top - 16 ? 3 : next < top - 6 ? 2 : 1;
    toponym->sure = foreign < top - SURE;
}

static void rate_first(SayAtlas *atlas)
{
    for (uint32_t t = 0; t < atlas->toponyms.count; t++) {
        SayToponym *toponym = &atlas->toponyms.items[t];
        if (!toponym->count) continue;
        for (uint32_t i = 0; i < toponym->count; i++) {
            SayCandidate *c = &toponym->candidates[i];
            c->prior += c->pinned + of_actors(atlas, c->country);
            c->score = c->prior;
        }
        find_best(toponym);
    }
}

static void rate_again(SayAtlas *atlas, int32_t *scores)
{
    uint32_t at = 0;
    for (uint32_t t = 0; t < atlas->toponyms.count; t++) {
        SayToponym *toponym = &atlas->toponyms.items[t];
        for (uint32_t i = 0; i < toponym->count; i++) {
            int32_t support = toponym->count > 1 ? heard(atlas, t, &toponym->candidates[i]) : 0;
            scores[at++] = toponym->candidates[i].prior + support;
        }
    }
    at = 0;
    for (uint32_t t = 0; t < atlas->toponyms.count; t++) {
        SayToponym *toponym = &atlas->toponyms.items[t];
        for (uint32_t i = 0; i < toponym->count; i++) toponym->candidates[i].score = scores[at++];
        if (toponym->count) find_best(toponym);
    }
}

void say_atlas_choose(SayAtlas *atlas)
{
    uint32_t total = 0;
    for (uint32_t t = 0; t < atlas->toponyms.count; t++) total += atlas->toponyms.items[t].count;
    int32_t *scores = say_arena_alloc(atlas->naming->doc->arena, (total + 1) * sizeof *scores);
    pin_all(atlas);
    rate_first(atlas);
    for (uint32_t round = 0; round < ROUNDS; round++) rate_again(atlas, scores);
}
