/* dispute.c -- claims about one event that cannot all hold. Strict: only what contradicts is a
   dispute; 12 and "at least 10" do not contradict, and neither do a claim and somebody's not
   knowing, or what one voice says today and said yesterday. */
#include "merge/dispute.h"

/* ---- sides ---- */

SaySide *say_dispute_side(SayArena *arena, SayDispute *dispute, SayStr answer)
{
    for (uint32_t i = 0; i < dispute->sides.count; i++)
        if (say_str_equal(dispute->sides.items[i].answer, answer)) return &dispute->sides.items[i];
    SaySide *side = say_push(arena, &dispute->sides);
    side->answer = answer;
    return side;
}

void say_dispute_answer(SayArena *arena, SaySide *side, uint32_t claim, SayStanding standing,
                        SayStr words)
{
    for (uint32_t i = 0; i < side->answers.count; i++)
        if (side->answers.items[i].claim == claim) return;
    *say_push(arena, &side->answers) = (SayAnswer){claim, standing, words};
}

void say_dispute_keep(SayArena *arena, SayDisputes *disputes, const SayDispute *dispute)
{
    uint32_t held = 0;
    for (uint32_t i = 0; i < dispute->sides.count; i++) {
        const SaySide *side = &dispute->sides.items[i];
        bool holds = false;
        for (uint32_t k = 0; k < side->answers.count; k++)
            holds = holds || side->answers.items[k].standing == SAY_STANDING_HOLDS;
        held += holds;
    }
    if (held >= 2) *say_push(arena, disputes) = *dispute;
}

/* ---- happened or not ---- */

/* A no that is merely possible still is an answer: "we do not necessarily believe that ..." stands
   against "it did". */
bool say_claim_takes_side(const SayCodedClaim *claim)
{
    if (claim->polarity == SAY_POLARITY_NEGATIVE) return claim->certainty != SAY_CERTAINTY_UNKNOWN;
    /* "It is unclear who ordered it" orders nothing. */
    if (claim->type == SAY_EVENT_REQUEST && claim->actor_count == 0) return false;
    return claim->polarity == SAY_POLARITY_POSITIVE && (claim->certainty == SAY_CERTAINTY_CERTAIN ||
                                                        claim->certainty == SAY_CERTAINTY_PROBABLE);
}

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

static SayDay day_of(const SayEvidence *e, const SayCodedClaim *claim)
{
    return e->articles.items[claim->article].published;
}

typedef SAY_LIST(uint32_t) Claims;

static bool is_denial_of(const SayEvidence *e, const SayCodedClaim *claim, uint32_t event)
{
    return claim->answers == event && !say_claim_blames_both(e, claim);
}

/* The event's claims that take a side, and the denials of it. */
static Claims gather(const SayEvidence *e, const SayHappening *event)
{
    Claims claims = {0};
    uint32_t number = e->claims.items[event->claims.items[0]].event, last = SAY_NONE;
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        if (say_claim_takes_side(claim)) *say_push(e->arena, &claims) = event->claims.items[i];
        if (claim->article == last) continue;
        last = claim->article;
        const SayStoredArticle *article = &e->articles.items[last];
        for (uint32_t k = 0; k < article->claim_count; k++)
            if (is_denial_of(e, &e->claims.items[article->first_claim + k], number))
                *say_push(e->arena, &claims) = article->first_claim + k;
    }
    return claims;
}

static bool says_no(const SayCodedClaim *claim)
{
    return claim->polarity == SAY_POLARITY_NEGATIVE || claim->answers != SAY_NONE;
}

/* Yes and no by one voice are no dispute. In one article the no is what it says: the yes stands
   within what it denies. On a later day it has withdrawn what it said. */
static bool yields(const SayEvidence *e, const Claims *claims, const SayCodedClaim *claim,
                   SayStanding *standing)
{
    bool no = says_no(claim);
    for (uint32_t i = 0; i < claims->count; i++) {
        const SayCodedClaim *other = &e->claims.items[claims->items[i]];
        if (says_no(other) == no || say_voices_differ(claim->voice, other->voice)) continue;
        if (other->article == claim->article && !no) return true;
        if (day_of(e, other) > day_of(e, claim)) *standing = SAY_STANDING_WITHDRAWN;
    }
    return false;
}

/* A yes stands against a no only when both may speak of the same victims. */
static bool is_denied(const SayEvidence *e, const Claims *claims, const SayCodedClaim *yes)
{
    for (uint32_t i = 0; i < claims->count; i++) {
        const SayCodedClaim *claim = &e->claims.items[claims->items[i]];
        if (says_no(claim) && same_victims(e, yes, claim) &&
            say_voices_differ(yes->voice, claim->voice))
            return true;
    }
    return false;
}

static void find_happened(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    SayDispute dispute = {.question = "happened"};
    Claims claims = gather(e, event);
    for (uint32_t i = 0; i < claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[claims.items[i]];
        if (claim->type == SAY_EVENT_REQUEST && claim->about != SAY_EVENT_NONE)
            dispute.question = "ordered";
        bool yes = !says_no(claim);
        SayStanding standing = SAY_STANDING_HOLDS;
        if (yields(e, &claims, claim, &standing) || (yes && !is_denied(e, &claims, claim)))
            continue;
        SaySide *side = say_dispute_side(e->arena, &dispute, yes ? SAY_STR("yes") : SAY_STR("no"));
        say_dispute_answer(e->arena, side, claims.items[i], standing, SAY_STR_NONE);
    }
    say_dispute_keep(e->arena, disputes, &dispute);
}

void say_merge_disputes(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    find_happened(e, event, disputes);
    say_dispute_who(e, event, disputes);
    say_dispute_where(e, event, disputes);
    say_dispute_when(e, event, disputes);
    say_dispute_numbers(e, event, disputes);
}
