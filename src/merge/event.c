/* event.c -- which claims speak of one happening.

   Claims are taken from the most specific to the least, and each goes to the event that it fits best and contradicts in
   nothing, or founds one. So a claim that leaves much open joins what others have said, and never holds two events together
   that do not belong together; and the result depends on the claims alone, not on the order in which they came. */
#include "merge/evidence.h"

#include "core/digest.h"
#include "core/map.h"

#include <stdlib.h>

/* Points that a claim needs to join an event; see fit(). */
#define ENOUGH 4
/* A report without a date of its own speaks of at most so many days before its publication. */
#define REPORT_WINDOW 7
#define CANDIDATES 512

/* ---- the order of claims ---- */

static bool settled(SayEventStatus status)
{
    return status == SAY_EVENT_STATUS_HAPPENED || status == SAY_EVENT_STATUS_ONGOING || status == SAY_EVENT_STATUS_ATTEMPTED ||
           status == SAY_EVENT_STATUS_FAILED;
}

/* Claims of different families never speak of one happening: a plan is not its execution. */
static int family(const SayCodedClaim *claim)
{
    if (settled(claim->status)) return 0;
    return claim->status == SAY_EVENT_STATUS_HISTORICAL ? 1 : 2 + (int)claim->status;
}

static int specificity(const SayCodedClaim *claim)
{
    return (claim->actor_count > 0) + (claim->recipient_count > 0) + (claim->place.size > 0) +
           (claim->precision == SAY_PRECISION_CITY || claim->precision == SAY_PRECISION_EXACT) +
           (claim->first != SAY_DAY_NONE && claim->first == claim->last) + (claim->killed.best != SAY_UNKNOWN);
}

typedef struct Turn {
    const SayEvidence *evidence;
    uint32_t claim;
} Turn;

static SayDay published(const SayEvidence *e, const SayCodedClaim *claim)
{
    return e->articles.items[claim->article].published;
}

static int by_turn(const void *a, const void *b)
{
    const Turn *x = a, *y = b;
    const SayCodedClaim *p = &x->evidence->claims.items[x->claim], *q = &y->evidence->claims.items[y->claim];
    int difference = specificity(q) - specificity(p);
    if (difference) return difference;
    SayDay dp = published(x->evidence, p), dq = published(y->evidence, q);
    if (dp != dq) return dp < dq ? -1 : 1;
    return say_str_compare(p->id, q->id);
}

/* ---- fit: what two claims share, and whether they contradict ---- */

static int best_match(const SayEvidence *e, uint32_t first_a, uint32_t count_a, uint32_t first_b, uint32_t count_b)
{
    int best = 0;
    for (uint32_t i = 0; i < count_a; i++)
        for (uint32_t k = 0; k < count_b; k++) {
            int match = say_party_match(&e->parties.items[first_a + i], &e->parties.items[first_b + k]);
            if (match > best) best = match;
        }
    return best;
}

typedef struct Interval {
    SayDay first, last;
    bool stated;
} Interval;

static Interval interval_of(const SayEvidence *e, const SayCodedClaim *claim)
{
    if (claim->first != SAY_DAY_NONE && claim->last != SAY_DAY_NONE) return (Interval){claim->first, claim->last, true};
    SayDay day = published(e, claim);
    if (day == SAY_DAY_NONE) return (Interval){INT32_MIN + 1, INT32_MAX, false};
    return (Interval){day - REPORT_WINDOW, day, false};
}

/* Points for when; -1: it cannot be the same. A day of grace for midnight and time zones. */
static int date_points(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    Interval x = interval_of(e, a), y = interval_of(e, b);
    int grace = x.stated && y.stated && x.first == x.last && y.first == y.last ? 0 : 1;
    if ((int64_t)x.first > (int64_t)y.last + grace || (int64_t)y.first > (int64_t)x.last + grace) return -1;
    if (!x.stated || !y.stated) return 0;
    return x.first == y.first && x.last == y.last ? 2 : 1;
}

/* Points for where; -1: it cannot be the same. */
static int place_points(const SayCodedClaim *a, const SayCodedClaim *b)
{
    if (!a->place.size || !b->place.size) return 0;
    if (say_str_equal(a->place, b->place)) return a->precision == SAY_PRECISION_COUNTRY ? 1 : 3;
    if (a->place_country.size && b->place_country.size && !say_str_equal(a->place_country, b->place_country)) return -1;
    bool wide = a->precision == SAY_PRECISION_COUNTRY || b->precision == SAY_PRECISION_COUNTRY ||
                a->precision == SAY_PRECISION_REGION || b->precision == SAY_PRECISION_REGION ||
                a->precision == SAY_PRECISION_PROVINCE || b->precision == SAY_PRECISION_PROVINCE;
    return wide ? 1 : -1;
}

static bool symmetric(SayEventType type)
{
    return type == SAY_EVENT_CONSULT || type == SAY_EVENT_AGREE || type == SAY_EVENT_COOPERATE;
}

typedef struct Fit {
    int actors, recipients, date, place, points;
    bool rival; /* all agrees but who did it */
} Fit;

static void fit_parties(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b, Fit *fit)
{
    fit->actors = best_match(e, a->first_actor, a->actor_count, b->first_actor, b->actor_count);
    fit->recipients = best_match(e, a->first_recipient, a->recipient_count, b->first_recipient, b->recipient_count);
    if (!symmetric(a->type)) return;
    int crossed_actors = best_match(e, a->first_actor, a->actor_count, b->first_recipient, b->recipient_count);
    int crossed_recipients = best_match(e, a->first_recipient, a->recipient_count, b->first_actor, b->actor_count);
    if (crossed_actors + crossed_recipients > fit->actors + fit->recipients) {
        fit->actors = crossed_actors;
        fit->recipients = crossed_recipients;
    }
}

static bool same_figure(const SayRange *a, const SayRange *b)
{
    return a->best != SAY_UNKNOWN && a->best == b->best && a->best > 1;
}

/* False when they contradict each other, or have no party in common. */
static bool fit_claims(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b, Fit *fit)
{
    *fit = (Fit){0};
    fit->date = date_points(e, a, b);
    fit->place = place_points(a, b);
    if (fit->date < 0 || fit->place < 0) return false;
    fit_parties(e, a, b, fit);
    if (a->recipient_count && b->recipient_count && fit->recipients == 0) return false;
    if (a->about != SAY_EVENT_NONE && b->about != SAY_EVENT_NONE && a->about != b->about) return false;
    bool strangers = a->actor_count && b->actor_count && fit->actors == 0;
    bool anchored = fit->place == 3 || (fit->recipients == 3 && fit->date == 2) || same_figure(&a->killed, &b->killed);
    if (strangers && !(anchored && fit->recipients >= 2 && fit->date >= 1)) return false;
    fit->rival = strangers;
    bool open = (a->actor_count + a->recipient_count == 0) || (b->actor_count + b->recipient_count == 0);
    if (fit->actors == 0 && fit->recipients == 0 && !(open && fit->place == 3 && fit->date >= 1)) return false;
    fit->points = fit->actors + fit->recipients + fit->date + fit->place;
    fit->points += a->about != SAY_EVENT_NONE && a->about == b->about ? 2 : 0;
    fit->points += say_str_equal(a->lemma, b->lemma);
    fit->points += same_figure(&a->killed, &b->killed) ? 2 : 0;
    return true;
}

/* ---- joining ---- */

/* The best points with a member, when the claim contradicts none of them; 0 else. */
static int fit_event(const SayEvidence *e, const SayHappening *event, const SayCodedClaim *claim, Fit *best)
{
    *best = (Fit){0};
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *member = &e->claims.items[event->claims.items[i]];
        Fit fit;
        if (!fit_claims(e, claim, member, &fit)) {
            /* A member that merely leaves things open does not speak against it; a stated conflict does. */
            if (fit.date < 0 || fit.place < 0) return 0;
            if (claim->recipient_count && member->recipient_count && fit.recipients == 0) return 0;
            continue;
        }
        if (fit.points > best->points) *best = fit;
    }
    return best->points;
}

static void say_joined(SayEvidence *e, SayCodedClaim *claim, const Fit *fit)
{
    SayText text = {.arena = e->arena};
    say_text_add(&text, SAY_STR("type"));
    if (fit->actors) say_text_add(&text, SAY_STR(", actor"));
    if (fit->rival) say_text_add(&text, SAY_STR(", rival actor"));
    if (fit->recipients) say_text_add(&text, SAY_STR(", recipient"));
    if (fit->place) say_text_add(&text, SAY_STR(", place"));
    if (fit->date) say_text_add(&text, SAY_STR(", date"));
    say_text_format(&text, " (%d points)", fit->points);
    claim->joined = say_text_str(&text);
}

/* Events that may fit share a key: type, family, and a country or name of a party, or the place. */
typedef struct Blocks {
    SayMap map; /* key -> index into lists */
    SAY_LIST(SAY_LIST(uint32_t) ) lists;
} Blocks;

static SayStr block_key(SayArena *arena, const SayCodedClaim *claim, SayStr what)
{
    SayText key = {.arena = arena};
    say_text_format(&key, "%d %d %.*s", (int)claim->type, family(claim), SAY_STR_ARG(what));
    return say_text_str(&key);
}

typedef SAY_LIST(SayStr) Keys;

static void keys_of(SayEvidence *e, const SayCodedClaim *claim, Keys *keys)
{
    uint32_t count = claim->actor_count + claim->recipient_count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i < claim->actor_count ? claim->first_actor + i : claim->first_recipient + i - claim->actor_count;
        const SayParty *party = &e->parties.items[at];
        if (party->country.size) *say_push(e->arena, keys) = block_key(e->arena, claim, party->country);
        if (party->name.size) *say_push(e->arena, keys) = block_key(e->arena, claim, party->name);
        if (!party->country.size && party->kind == SAY_ACTOR_ROLE)
            *say_push(e->arena, keys) = block_key(e->arena, claim, SAY_STR("a role without a country"));
    }
    if (claim->place.size) *say_push(e->arena, keys) = block_key(e->arena, claim, claim->place);
}

static void put_in_blocks(SayEvidence *e, Blocks *blocks, const Keys *keys, uint32_t event)
{
    for (uint32_t i = 0; i < keys->count; i++) {
        uint32_t list = say_map_get(&blocks->map, keys->items[i]);
        if (list == SAY_ABSENT) {
            list = blocks->lists.count;
            (void)say_push(e->arena, &blocks->lists);
            say_map_set(&blocks->map, keys->items[i], list);
        }
        uint32_t last = blocks->lists.items[list].count;
        if (last && blocks->lists.items[list].items[last - 1] == event) continue;
        *say_push(e->arena, &blocks->lists.items[list]) = event;
    }
}

/* The event that fits best; of equals the one founded first. Only the latest candidates of a block are looked at. */
static uint32_t find_event(SayEvidence *e, const Blocks *blocks, const Keys *keys, const SayCodedClaim *claim, Fit *best)
{
    uint32_t found = SAY_NONE;
    *best = (Fit){0};
    for (uint32_t i = 0; i < keys->count; i++) {
        uint32_t list = say_map_get(&blocks->map, keys->items[i]);
        if (list == SAY_ABSENT) continue;
        uint32_t count = blocks->lists.items[list].count;
        for (uint32_t k = count > CANDIDATES ? count - CANDIDATES : 0; k < count; k++) {
            uint32_t event = blocks->lists.items[list].items[k];
            Fit fit;
            if (fit_event(e, &e->events.items[event], claim, &fit) < ENOUGH) continue;
            if (fit.points < best->points || (fit.points == best->points && found != SAY_NONE && event >= found)) continue;
            *best = fit;
            found = event;
        }
    }
    return found;
}

static void place_claim(SayEvidence *e, Blocks *blocks, uint32_t index)
{
    SayCodedClaim *claim = &e->claims.items[index];
    Keys keys = {0};
    Fit fit;
    keys_of(e, claim, &keys);
    uint32_t event = find_event(e, blocks, &keys, claim, &fit);
    if (event == SAY_NONE) {
        event = e->events.count;
        (void)say_push(e->arena, &e->events);
        claim->joined = SAY_STR("founds it");
    } else {
        say_joined(e, claim, &fit);
    }
    claim->event = event;
    *say_push(e->arena, &e->events.items[event].claims) = index;
    put_in_blocks(e, blocks, &keys, event);
}

/* ---- the events ---- */

static int by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* An event is named by the claim that was published first, so that later reports do not rename it. */
static void name_event(SayEvidence *e, SayHappening *event)
{
    qsort(event->claims.items, event->claims.count, sizeof *event->claims.items, by_index);
    const SayCodedClaim *first = &e->claims.items[event->claims.items[0]];
    for (uint32_t i = 1; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        SayDay a = published(e, claim), b = published(e, first);
        if (a < b || (a == b && say_str_compare(claim->id, first->id) < 0)) first = claim;
    }
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, SAY_STR("event"));
    say_hasher_field(&hasher, first->id);
    SayDigest digest = say_hasher_end(&hasher);
    event->id = say_id(e->arena, 'e', &digest);
}

void say_merge_events(SayEvidence *e)
{
    Turn *turns = say_arena_alloc(e->arena, (e->claims.count + 1) * sizeof *turns);
    uint32_t count = 0;
    for (uint32_t i = 0; i < e->claims.count; i++)
        if (e->claims.items[i].type != SAY_EVENT_NONE) turns[count++] = (Turn){e, i};
    if (count) qsort(turns, count, sizeof *turns, by_turn);
    Blocks blocks = {.map = say_map_new(e->arena)};
    for (uint32_t i = 0; i < count; i++) place_claim(e, &blocks, turns[i].claim);
    for (uint32_t i = 0; i < e->events.count; i++) name_event(e, &e->events.items[i]);
}
