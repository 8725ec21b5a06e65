/* summary.c -- what the claims of one event say together. */
#include "merge/summary.h"

/* Distinct values of one kind, the commonest first, of equals the first seen. */
SayStr say_summary_commonest(SayArena *arena, const SayMap *values, const char *separator,
                             uint32_t most)
{
    SayText text = {.arena = arena};
    bool *used = say_arena_alloc(arena, values->count + 1);
    for (uint32_t n = 0; n < values->count && n < most; n++) {
        uint32_t best = SAY_NONE;
        for (uint32_t i = 0; i < values->count; i++)
            if (!used[i] && (best == SAY_NONE || values->values[i] > values->values[best]))
                best = i;
        if (best == SAY_NONE || values->values[best] == 0) break;
        used[best] = true;
        if (n) say_text_add(&text, say_str(separator));
        say_text_add(&text, values->keys[best]);
    }
    return say_text_str(&text);
}

static void tally(SayMap *values, SayStr value)
{
    if (!value.size) return;
    uint32_t before = say_map_get(values, value);
    say_map_set(values, value, before == SAY_ABSENT ? 1 : before + 1);
}

static void widen(SayRange *all, const SayRange *one)
{
    int64_t low = one->low != SAY_UNKNOWN ? one->low : one->best,
            high = one->high != SAY_UNKNOWN ? one->high : one->best;
    if (low != SAY_UNKNOWN && (all->low == SAY_UNKNOWN || low < all->low)) all->low = low;
    if (high != SAY_UNKNOWN && (all->high == SAY_UNKNOWN || high > all->high)) all->high = high;
}

void say_named_add(SayArena *arena, SayNamed *named, const SayParty *party)
{
    tally(&named->countries, party->country);
    tally(&named->names, party->name);
    if (named->names.count > named->parties.count) *say_push(arena, &named->parties) = party;
}

static void add_parties(SaySummary *summary, const SayEvidence *e, const SayCodedClaim *claim)
{
    for (uint32_t i = 0; i < claim->actor_count; i++)
        say_named_add(e->scratch, &summary->actors, &e->parties.items[claim->first_actor + i]);
    for (uint32_t i = 0; i < claim->recipient_count; i++)
        say_named_add(e->scratch, &summary->recipients,
                      &e->parties.items[claim->first_recipient + i]);
}

void say_named_keep_closest(SayNamed *named)
{
    uint32_t count = named->parties.count;
    bool *closer = say_arena_alloc(named->names.arena, count + 1);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < count && !closer[i]; k++) {
            const SayParty *wide = named->parties.items[i], *close = named->parties.items[k];
            closer[i] = i != k && named->names.values[k] > 0 && say_party_within(close, wide) &&
                        !say_party_within(wide, close);
        }
    for (uint32_t i = 0; i < count; i++)
        if (closer[i]) named->names.values[i] = 0;
}

/* The narrowest stated interval; of equals the first. */
static void narrow(SaySummary *summary, const SayCodedClaim *claim)
{
    if (claim->first == SAY_DAY_NONE || claim->last == SAY_DAY_NONE) return;
    bool none = summary->first == SAY_DAY_NONE;
    if (none || claim->last - claim->first < summary->last - summary->first) {
        summary->first = claim->first;
        summary->last = claim->last;
    }
}

int say_precision_rank(SayPrecision precision)
{
    static const int rank[SAY_PRECISION_COUNT] = {
        [SAY_PRECISION_EXACT] = 6,    [SAY_PRECISION_CITY] = 5,    [SAY_PRECISION_DISTRICT] = 4,
        [SAY_PRECISION_PROVINCE] = 3, [SAY_PRECISION_COUNTRY] = 2, [SAY_PRECISION_REGION] = 1,
    };
    return rank[precision];
}

static bool more_precise(const SayCodedClaim *a, const SayCodedClaim *b)
{
    return !b || say_precision_rank(a->precision) > say_precision_rank(b->precision);
}

static void add_claim(SaySummary *summary, const SayEvidence *e, const SayCodedClaim *claim)
{
    add_parties(summary, e, claim);
    narrow(summary, claim);
    if (claim->place.size && more_precise(claim, summary->located)) summary->located = claim;
    SayDay published = e->articles.items[claim->article].published;
    if (published != SAY_DAY_NONE &&
        (summary->reported == SAY_DAY_NONE || published < summary->reported))
        summary->reported = published;
    if (claim->polarity != SAY_POLARITY_NEGATIVE) {
        widen(&summary->killed, &claim->killed);
        widen(&summary->injured, &claim->injured);
    }
    summary->affirmed += claim->polarity == SAY_POLARITY_POSITIVE;
    summary->denied += claim->polarity == SAY_POLARITY_NEGATIVE;
    if (claim->about != SAY_EVENT_NONE) summary->about = claim->about;
    if (!summary->lead || claim->certainty < summary->lead->certainty) summary->lead = claim;
}

/* The figure that most claims name as best; of equals the one published last, since figures revise;
 * then the lower. */
static int64_t best_figure(const SayEvidence *e, const uint32_t *claims, uint32_t claim_count,
                           bool killed)
{
    int64_t best = SAY_UNKNOWN;
    uint32_t best_count = 0;
    SayDay best_day = SAY_DAY_NONE;
    for (uint32_t i = 0; i < claim_count; i++) {
        const SayCodedClaim *claim = &e->claims.items[claims[i]];
        int64_t value = killed ? claim->killed.best : claim->injured.best;
        if (value == SAY_UNKNOWN || claim->polarity == SAY_POLARITY_NEGATIVE) continue;
        uint32_t count = 0;
        SayDay day = SAY_DAY_NONE;
        for (uint32_t k = 0; k < claim_count; k++) {
            const SayCodedClaim *other = &e->claims.items[claims[k]];
            if ((killed ? other->killed.best : other->injured.best) != value) continue;
            count++;
            if (e->articles.items[other->article].published > day)
                day = e->articles.items[other->article].published;
        }
        bool better = count != best_count ? count > best_count
                      : day != best_day   ? day > best_day
                                          : value < best;
        if (best != SAY_UNKNOWN && !better) continue;
        best = value;
        best_count = count;
        best_day = day;
    }
    return best;
}

SaySummary say_summary_of(SayEvidence *e, const uint32_t *claims, uint32_t count)
{
    const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    SaySummary summary = {.actors = {say_map_new(e->scratch), say_map_new(e->scratch), {0}},
                          .recipients = {say_map_new(e->scratch), say_map_new(e->scratch), {0}},
                          .first = SAY_DAY_NONE,
                          .last = SAY_DAY_NONE,
                          .reported = SAY_DAY_NONE,
                          .killed = unknown,
                          .injured = unknown};
    for (uint32_t i = 0; i < count; i++) add_claim(&summary, e, &e->claims.items[claims[i]]);
    say_named_keep_closest(&summary.actors);
    say_named_keep_closest(&summary.recipients);
    summary.killed.best = best_figure(e, claims, count, true);
    summary.injured.best = best_figure(e, claims, count, false);
    return summary;
}
