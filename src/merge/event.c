/* event.c -- which claims speak of one happening.

   First within each article: a claim that names no place and no day of its own goes on about what
   stands before it, when nothing contradicts ("... near Ulmek on Saturday. Twelve soldiers were
   killed"). Then across articles: what an article says of one happening is taken from the most
   specific account to the least, and each joins the event that it fits best and contradicts in
   nothing, or founds one. So an account that leaves much open joins what others have said, and
   never holds two events together that do not belong together; and the result depends on the claims
   alone, not on their arrival. */
#include "core/digest.h"
#include "core/map.h"
#include "merge/evidence.h"

#include <assert.h>
#include <stdlib.h>

/* Points that an account needs to join an event; see fit(). */
#define ENOUGH 4
/* A report without a date of its own speaks of at most so many days before its publication. */
#define REPORT_WINDOW 7
/* So far back, in sentences, a claim may go on about what an article said. */
#define REACH 6

typedef SAY_LIST(uint32_t) Indices;

/* What one article, or in the end one event, says of one happening. */
typedef struct Account {
    Indices claims;             /* in the order of the evidence */
    Indices actors, recipients; /* parties */
    const SayCodedClaim *place; /* the claim with the most precise place; NULL */
    const SayCodedClaim *day;   /* the claim with the narrowest stated date; NULL */
    const SayCodedClaim *toll;  /* a claim with a figure of the dead; NULL */
    SayEventType about;
    SayStr lemma;
    int family;
    SayEventType type;
    SayDay published; /* the earliest; SAY_DAY_NONE */
    SayStr id;        /* of the claim that was published first */
    uint32_t last_sentence;
} Account;

/* ---- accounts ---- */

/* Claims of different families never speak of one happening: a plan is not its execution. */
static int family_of(const SayCodedClaim *claim)
{
    switch (claim->status) {
    case SAY_EVENT_STATUS_HAPPENED:
    case SAY_EVENT_STATUS_ONGOING:
    case SAY_EVENT_STATUS_ATTEMPTED:
    case SAY_EVENT_STATUS_FAILED: return 0;
    default: return 1 + (int)claim->status;
    }
}

static int precision_rank(const SayCodedClaim *claim)
{
    static const int rank[SAY_PRECISION_COUNT] = {
        [SAY_PRECISION_EXACT] = 6,    [SAY_PRECISION_CITY] = 5,    [SAY_PRECISION_DISTRICT] = 4,
        [SAY_PRECISION_PROVINCE] = 3, [SAY_PRECISION_COUNTRY] = 2, [SAY_PRECISION_REGION] = 1,
    };
    return claim && claim->place.size ? 1 + rank[claim->precision] : 0;
}

static bool dated(const SayCodedClaim *claim)
{
    return claim->first != SAY_DAY_NONE && claim->last != SAY_DAY_NONE;
}

static void add_party(SayEvidence *e, Indices *parties, uint32_t party)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        const SayParty *known = &e->parties.items[parties->items[i]],
                       *added = &e->parties.items[party];
        if (say_str_equal(known->name, added->name) &&
            say_str_equal(known->country, added->country))
            return;
    }
    *say_push(e->arena, parties) = party;
}

static void add_claim(SayEvidence *e, Account *account, uint32_t index)
{
    const SayCodedClaim *claim = &e->claims.items[index];
    SayDay published = e->articles.items[claim->article].published;
    bool first = account->claims.count == 0;
    *say_push(e->arena, &account->claims) = index;
    for (uint32_t i = 0; i < claim->actor_count; i++)
        add_party(e, &account->actors, claim->first_actor + i);
    for (uint32_t i = 0; i < claim->recipient_count; i++)
        add_party(e, &account->recipients, claim->first_recipient + i);
    if (precision_rank(claim) > precision_rank(account->place)) account->place = claim;
    if (dated(claim) &&
        (!account->day || claim->last - claim->first < account->day->last - account->day->first))
        account->day = claim;
    if (claim->killed.best != SAY_UNKNOWN && !account->toll) account->toll = claim;
    if (claim->about != SAY_EVENT_NONE) account->about = claim->about;
    account->last_sentence = claim->sentence;
    if (first || published < account->published ||
        (published == account->published && say_str_compare(claim->id, account->id) < 0)) {
        account->published = published;
        account->id = claim->id;
    }
    if (!first) return;
    account->lemma = claim->lemma;
    account->type = claim->type;
    account->family = family_of(claim);
}

static int specificity(const Account *account)
{
    bool one_day = account->day && account->day->first == account->day->last;
    return (account->actors.count > 0) + (account->recipients.count > 0) +
           precision_rank(account->place) + one_day + (account->toll != NULL);
}

/* ---- fit: what two accounts share, and whether they contradict ---- */

typedef struct Relation {
    int match;     /* the best of say_party_match */
    bool conflict; /* both name parties, and none of one can be any of the other */
} Relation;

static Relation relate(const SayEvidence *e, const Indices *a, const Indices *b)
{
    Relation relation = {0, a->count > 0 && b->count > 0};
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++) {
            const SayParty *x = &e->parties.items[a->items[i]], *y = &e->parties.items[b->items[k]];
            int match = say_party_match(x, y);
            if (match > relation.match) relation.match = match;
            if (match > 0 || !say_party_conflict(x, y)) relation.conflict = false;
        }
    return relation;
}

typedef struct Interval {
    int64_t first, last;
    bool one_day;
} Interval;

static Interval interval_of(const Account *account)
{
    if (account->day)
        return (Interval){account->day->first, account->day->last,
                          account->day->first == account->day->last};
    if (account->published == SAY_DAY_NONE) return (Interval){INT32_MIN, INT32_MAX, false};
    return (Interval){(int64_t)account->published - REPORT_WINDOW, account->published, false};
}

/* Points for when; -1: it cannot be the same. Between two stated days no grace; else one for
 * midnight and time zones. */
static int date_points(const Account *a, const Account *b)
{
    Interval x = interval_of(a), y = interval_of(b);
    int grace = x.one_day && y.one_day ? 0 : 1;
    if (x.first > y.last + grace || y.first > x.last + grace) return -1;
    if (!a->day || !b->day) return 0;
    return x.first == y.first && x.last == y.last ? 2 : 1;
}

/* Points for where; -1: it cannot be the same. */
static int place_points(const Account *a, const Account *b)
{
    const SayCodedClaim *x = a->place, *y = b->place;
    if (!x || !y) return 0;
    if (say_str_equal(x->place, y->place)) return x->precision == SAY_PRECISION_COUNTRY ? 1 : 3;
    if (x->place_country.size && y->place_country.size &&
        !say_str_equal(x->place_country, y->place_country))
        return -1;
    int wide = precision_rank(x) < precision_rank(y) ? precision_rank(x) : precision_rank(y);
    return wide <= 1 + 3 ? 1 : -1; /* a province or more holds a town; two towns are two */
}

static bool same_toll(const Account *a, const Account *b)
{
    return a->toll && b->toll && a->toll->killed.best == b->toll->killed.best &&
           a->toll->killed.best > 1;
}

static bool symmetric(SayEventType type)
{
    return type == SAY_EVENT_CONSULT || type == SAY_EVENT_AGREE || type == SAY_EVENT_COOPERATE;
}

typedef struct Fit {
    Relation actors, recipients;
    int date, place, points;
} Fit;

static void fit_parties(const SayEvidence *e, const Account *a, const Account *b, Fit *fit)
{
    fit->actors = relate(e, &a->actors, &b->actors);
    fit->recipients = relate(e, &a->recipients, &b->recipients);
    if (!symmetric(a->type)) return;
    Relation crossed = relate(e, &a->actors, &b->recipients),
             back = relate(e, &a->recipients, &b->actors);
    if (crossed.match + back.match <= fit->actors.match + fit->recipients.match) return;
    fit->actors = crossed;
    fit->recipients = back;
}

/* False when they contradict each other, or have too little in common to speak of one happening. */
static bool fit_accounts(const SayEvidence *e, const Account *a, const Account *b, Fit *fit)
{
    *fit = (Fit){0};
    if (a->about != SAY_EVENT_NONE && b->about != SAY_EVENT_NONE && a->about != b->about)
        return false;
    fit->date = date_points(a, b);
    fit->place = place_points(a, b);
    if (fit->date < 0 || fit->place < 0) return false;
    fit_parties(e, a, b, fit);
    if (fit->recipients.conflict) return false;
    /* Rival accounts of who did it: all else must hold them together. */
    bool anchored =
        fit->place == 3 || (fit->recipients.match == 3 && fit->date == 2) || same_toll(a, b);
    if (fit->actors.conflict && !(anchored && fit->date >= 1)) return false;
    if (fit->actors.match + fit->recipients.match == 0 && !(fit->place == 3 && fit->date >= 1))
        return false;
    fit->points = fit->actors.match + fit->recipients.match + fit->date + fit->place;
    fit->points += a->about != SAY_EVENT_NONE && a->about == b->about ? 2 : 0;
    fit->points += say_str_equal(a->lemma, b->lemma);
    fit->points += same_toll(a, b) ? 2 : 0;
    return fit->points >= ENOUGH;
}

static SayStr joined_by(SayArena *arena, const Fit *fit)
{
    SayText text = {.arena = arena};
    say_text_add(&text, SAY_STR("type"));
    if (fit->actors.match) say_text_add(&text, SAY_STR(", actor"));
    if (fit->actors.conflict) say_text_add(&text, SAY_STR(", rival actor"));
    if (fit->recipients.match) say_text_add(&text, SAY_STR(", recipient"));
    if (fit->place) say_text_add(&text, SAY_STR(", place"));
    if (fit->date) say_text_add(&text, SAY_STR(", date"));
    say_text_format(&text, " (%d points)", fit->points);
    return say_text_str(&text);
}

/* ---- within an article ---- */

/* A claim goes on about an account when nothing contradicts, and it shares a party or the word, or
   leaves place and day to what stands before it. */
static bool goes_on(const SayEvidence *e, const Account *account, const Account *claim)
{
    if (claim->type != account->type || claim->family != account->family) return false;
    const SayCodedClaim *now = &e->claims.items[claim->claims.items[0]];
    if (now->sentence > account->last_sentence + REACH) return false;
    if (claim->about != SAY_EVENT_NONE && account->about != SAY_EVENT_NONE &&
        claim->about != account->about)
        return false;
    if (place_points(account, claim) < 0 ||
        (account->day && claim->day && date_points(account, claim) < 0))
        return false;
    Relation actors = relate(e, &account->actors, &claim->actors),
             recipients = relate(e, &account->recipients, &claim->recipients);
    if (actors.conflict || recipients.conflict) return false;
    bool open = !claim->place && !claim->day;
    bool told = claim->actors.count + claim->recipients.count > 0;
    return actors.match || recipients.match || (open && told) ||
           (open && say_str_equal(account->lemma, claim->lemma));
}

typedef SAY_LIST(Account) Accounts;

static void read_article(SayEvidence *e, const SayStoredArticle *article, Accounts *accounts)
{
    uint32_t own = accounts->count;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        uint32_t index = article->first_claim + i;
        if (e->claims.items[index].type == SAY_EVENT_NONE) continue;
        Account single = {0};
        add_claim(e, &single, index);
        uint32_t at = accounts->count;
        while (at > own && !goes_on(e, &accounts->items[at - 1], &single)) at--;
        if (at > own) {
            add_claim(e, &accounts->items[at - 1], index);
            e->claims.items[index].joined = SAY_STR("goes on in its article");
        } else {
            *say_push(e->arena, accounts) = single;
        }
    }
}

/* ---- across articles ---- */

/* Events that may fit share a key: type, family, and a country or name of a party, or the place. */
typedef struct Blocks {
    SayMap map; /* key -> index into lists */
    SAY_LIST(Indices) lists;
} Blocks;

typedef SAY_LIST(SayStr) Keys;

static void add_key(SayArena *arena, const Account *account, SayStr what, Keys *keys)
{
    SayText key = {.arena = arena};
    say_text_format(&key, "%d %d %.*s", (int)account->type, account->family, SAY_STR_ARG(what));
    *say_push(arena, keys) = say_text_str(&key);
}

static void add_party_keys(SayEvidence *e, const Account *account, const Indices *parties,
                           Keys *keys)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        const SayParty *party = &e->parties.items[parties->items[i]];
        if (party->country.size) add_key(e->arena, account, party->country, keys);
        if (party->name.size) add_key(e->arena, account, party->name, keys);
    }
}

static Keys keys_of(SayEvidence *e, const Account *account)
{
    Keys keys = {0};
    add_party_keys(e, account, &account->actors, &keys);
    add_party_keys(e, account, &account->recipients, &keys);
    if (account->place) add_key(e->arena, account, account->place->place, &keys);
    return keys;
}

static Indices *list_of(SayEvidence *e, Blocks *blocks, SayStr key)
{
    uint32_t list = say_map_get(&blocks->map, key);
    if (list == SAY_ABSENT) {
        list = blocks->lists.count;
        (void)say_push(e->arena, &blocks->lists);
        say_map_set(&blocks->map, key, list);
    }
    return &blocks->lists.items[list];
}

/* The event that fits best; of equals the one founded first. */
static uint32_t find_event(SayEvidence *e, Blocks *blocks, const Accounts *events,
                           const Account *account, Fit *best)
{
    uint32_t found = SAY_NONE;
    Keys keys = keys_of(e, account);
    *best = (Fit){0};
    for (uint32_t i = 0; i < keys.count; i++) {
        const Indices *list = list_of(e, blocks, keys.items[i]);
        for (uint32_t k = 0; k < list->count; k++) {
            uint32_t event = list->items[k];
            Fit fit;
            if (!fit_accounts(e, account, &events->items[event], &fit)) continue;
            if (fit.points < best->points || (fit.points == best->points && event >= found))
                continue;
            *best = fit;
            found = event;
        }
    }
    return found;
}

static void place_account(SayEvidence *e, Blocks *blocks, Accounts *events, const Account *account)
{
    Fit fit;
    uint32_t event = find_event(e, blocks, events, account, &fit);
    SayStr joined = event == SAY_NONE ? SAY_STR("founds it") : joined_by(e->arena, &fit);
    if (event == SAY_NONE) {
        event = events->count;
        (void)say_push(e->arena, events);
    }
    for (uint32_t i = 0; i < account->claims.count; i++) {
        SayCodedClaim *claim = &e->claims.items[account->claims.items[i]];
        claim->event = event;
        if (i == 0) claim->joined = joined;
        add_claim(e, &events->items[event], account->claims.items[i]);
    }
    Keys keys = keys_of(e, account);
    for (uint32_t i = 0; i < keys.count; i++) {
        Indices *list = list_of(e, blocks, keys.items[i]);
        if (list->count == 0 || list->items[list->count - 1] != event)
            *say_push(e->arena, list) = event;
    }
}

static int by_specificity(const void *a, const void *b)
{
    const Account *x = a, *y = b;
    int difference = specificity(y) - specificity(x);
    if (difference) return difference;
    if (x->published != y->published) return x->published < y->published ? -1 : 1;
    return say_str_compare(x->id, y->id);
}

static int by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* An event is named by the claim that was published first, so that later reports do not rename it.
 */
static void keep_event(SayEvidence *e, const Account *account)
{
    assert(account->claims.count > 0);
    SayHappening *event = say_push(e->arena, &e->events);
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, SAY_STR("event"));
    say_hasher_field(&hasher, account->id);
    SayDigest digest = say_hasher_end(&hasher);
    event->id = say_id(e->arena, 'e', &digest);
    qsort(account->claims.items, account->claims.count, sizeof *account->claims.items, by_index);
    for (uint32_t i = 0; i < account->claims.count; i++)
        *say_push(e->arena, &event->claims) = account->claims.items[i];
}

void say_merge_events(SayEvidence *e)
{
    Accounts accounts = {0}, events = {0};
    for (uint32_t i = 0; i < e->articles.count; i++)
        read_article(e, &e->articles.items[i], &accounts);
    if (accounts.count)
        qsort(accounts.items, accounts.count, sizeof *accounts.items, by_specificity);
    Blocks blocks = {.map = say_map_new(e->arena)};
    for (uint32_t i = 0; i < accounts.count; i++)
        place_account(e, &blocks, &events, &accounts.items[i]);
    for (uint32_t i = 0; i < events.count; i++) keep_event(e, &events.items[i]);
}
