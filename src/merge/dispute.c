/* dispute.c -- claims about one event that cannot all hold. Strict: only what contradicts is a
   dispute; 12 and "at least 10" do not contradict, and neither do a claim and somebody's not
   knowing. */
#include "merge/evidence.h"

#include <stdlib.h>

static SaySide *side_of(SayArena *arena, SayDispute *dispute, SayStr answer)
{
    for (uint32_t i = 0; i < dispute->sides.count; i++)
        if (say_str_equal(dispute->sides.items[i].answer, answer)) return &dispute->sides.items[i];
    SaySide *side = say_push(arena, &dispute->sides);
    side->answer = answer;
    return side;
}

static void keep_if_disputed(SayArena *arena, SayDisputes *disputes, const SayDispute *dispute)
{
    if (dispute->sides.count >= 2) *say_push(arena, disputes) = *dispute;
}

/* ---- happened or not ---- */

/* Whether two claims may speak of the same victims: "civilians" are not "militants". Who is not
 * named may be anybody. */
static bool same_victims(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    for (uint32_t i = 0; i < a->recipient_count; i++)
        for (uint32_t k = 0; k < b->recipient_count; k++)
            if (!say_party_rival(&e->parties.items[a->first_recipient + i],
                                 &e->parties.items[b->first_recipient + k]))
                return true;
    return a->recipient_count == 0 || b->recipient_count == 0;
}

/* A claim takes a side when its speaker commits to one; "whether" and "may" take none. A no that is
   merely possible still is an answer: "we do not necessarily believe that ..." stands against "it
   did". */
static bool takes_side(const SayCodedClaim *claim)
{
    if (claim->polarity == SAY_POLARITY_NEGATIVE) return claim->certainty != SAY_CERTAINTY_UNKNOWN;
    /* "It is unclear who ordered it" orders nothing. */
    if (claim->type == SAY_EVENT_REQUEST && claim->actor_count == 0) return false;
    return claim->polarity == SAY_POLARITY_POSITIVE && (claim->certainty == SAY_CERTAINTY_CERTAIN ||
                                                        claim->certainty == SAY_CERTAINTY_PROBABLE);
}

/* A yes stands against a no only when both may speak of the same victims. */
static bool is_denied(const SayEvidence *e, const SayHappening *event, const SayCodedClaim *yes)
{
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        if (claim->polarity == SAY_POLARITY_NEGATIVE && takes_side(claim) &&
            same_victims(e, yes, claim))
            return true;
    }
    return false;
}

static void find_happened(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    SayDispute dispute = {.question = "happened"};
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        if (claim->type == SAY_EVENT_REQUEST && claim->about != SAY_EVENT_NONE)
            dispute.question = "ordered";
        bool yes = claim->polarity == SAY_POLARITY_POSITIVE;
        if (!takes_side(claim) || (yes && !is_denied(e, event, claim))) continue;
        *say_push(e->arena,
                  &side_of(e->arena, &dispute, yes ? SAY_STR("yes") : SAY_STR("no"))->claims) =
            event->claims.items[i];
    }
    keep_if_disputed(e->arena, disputes, &dispute);
}

/* ---- who ---- */

/* Sides are rivals only when none of their actors can be any of the other's: "the army" and "the
 * Karvelian army" are none. */
static bool may_agree(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    for (uint32_t i = 0; i < a->actor_count; i++)
        for (uint32_t k = 0; k < b->actor_count; k++)
            if (!say_party_rival(&e->parties.items[a->first_actor + i],
                                 &e->parties.items[b->first_actor + k]))
                return true;
    return false;
}

static void find_who(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    SayDispute dispute = {.question = "who"};
    for (uint32_t i = 0; i < event->claims.count; i++) {
        uint32_t index = event->claims.items[i];
        const SayCodedClaim *claim = &e->claims.items[index];
        if (claim->actor_count == 0 || !takes_side(claim) ||
            claim->polarity != SAY_POLARITY_POSITIVE)
            continue;
        SaySide *found = NULL;
        for (uint32_t s = 0; s < dispute.sides.count && !found; s++)
            if (may_agree(e, claim, &e->claims.items[dispute.sides.items[s].claims.items[0]]))
                found = &dispute.sides.items[s];
        if (!found) found = side_of(e->arena, &dispute, e->parties.items[claim->first_actor].name);
        *say_push(e->arena, &found->claims) = index;
    }
    keep_if_disputed(e->arena, disputes, &dispute);
}

/* ---- how many ---- */

static int64_t low_of(const SayRange *range)
{
    return range->low != SAY_UNKNOWN ? range->low : range->best != SAY_UNKNOWN ? range->best : 0;
}

/* "At least 10" has a low and no high; a plain 12 has both, or only a best. */
static int64_t high_of(const SayRange *range)
{
    if (range->high != SAY_UNKNOWN) return range->high;
    return range->low == SAY_UNKNOWN && range->best != SAY_UNKNOWN ? range->best : INT64_MAX;
}

static bool stated(const SayRange *range)
{
    return range->low != SAY_UNKNOWN || range->best != SAY_UNKNOWN || range->high != SAY_UNKNOWN;
}

static SayStr answer_of(SayArena *arena, const SayRange *range)
{
    SayText text = {.arena = arena};
    int64_t low = low_of(range), high = high_of(range);
    if (low == high)
        say_text_format(&text, "%lld", (long long)low);
    else if (high == INT64_MAX)
        say_text_format(&text, "at least %lld", (long long)low);
    else if (low == 0)
        say_text_format(&text, "at most %lld", (long long)high);
    else
        say_text_format(&text, "%lld to %lld", (long long)low, (long long)high);
    return say_text_str(&text);
}

static const SayRange *figure_of(const SayCodedClaim *claim, bool killed)
{
    return killed ? &claim->killed : &claim->injured;
}

/* Names the victims so that no two questions of an event are named alike. */
static SayStr victims_of(const SayEvidence *e, const SayCodedClaim *claim)
{
    if (claim->recipient_count == 0) return SAY_STR_NONE;
    const SayParty *party = &e->parties.items[claim->first_recipient];
    SayText text = {.arena = e->arena};
    say_text_format(&text, "%.*s %.*s %.*s %d", SAY_STR_ARG(party->name),
                    SAY_STR_ARG(party->country), SAY_STR_ARG(party->sectors), (int)party->kind);
    return say_text_str(&text);
}

/* The figures of the event that speak of the same victims as `first`, a claim of it, and come after
 * it. */
static void gather(const SayEvidence *e, const SayHappening *event, uint32_t first, bool killed,
                   bool *used, SayDispute *dispute)
{
    const SayCodedClaim *model = &e->claims.items[event->claims.items[first]];
    int64_t greatest_low = INT64_MIN, least_high = INT64_MAX;
    for (uint32_t i = first; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        const SayRange *range = figure_of(claim, killed);
        if (used[i] || !stated(range) || claim->polarity != SAY_POLARITY_POSITIVE ||
            !same_victims(e, model, claim))
            continue;
        used[i] = true;
        if (low_of(range) > greatest_low) greatest_low = low_of(range);
        if (high_of(range) < least_high) least_high = high_of(range);
        *say_push(e->arena, &side_of(e->arena, dispute, answer_of(e->arena, range))->claims) =
            event->claims.items[i];
    }
    if (greatest_low <= least_high) dispute->sides.count = 0; /* some number satisfies them all */
}

static void find_figures(const SayEvidence *e, const SayHappening *event, bool killed,
                         SayDisputes *disputes)
{
    bool *used = say_arena_alloc(e->arena, event->claims.count);
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        if (used[i] || !stated(figure_of(claim, killed))) continue;
        SayDispute dispute = {.question = killed ? "killed" : "injured",
                              .of = victims_of(e, claim)};
        gather(e, event, i, killed, used, &dispute);
        keep_if_disputed(e->arena, disputes, &dispute);
    }
}

void say_merge_disputes(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    find_happened(e, event, disputes);
    find_who(e, event, disputes);
    find_figures(e, event, true, disputes);
    find_figures(e, event, false, disputes);
}
