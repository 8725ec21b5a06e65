/* dispute_party.c -- who did it, and where: accounts of one event by different voices that name
   others, or another town. */
#include "merge/account.h"
#include "merge/dispute.h"
#include "merge/place.h"

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

/* Somebody says who did it: an outlet that tells of two actors tells of two acts. */
static bool names_actor(const SayCodedClaim *claim)
{
    return claim->actor_count > 0 && claim->told && say_claim_takes_side(claim) &&
           claim->polarity == SAY_POLARITY_POSITIVE &&
           (claim->type == SAY_EVENT_ASSAULT || claim->type == SAY_EVENT_COERCE);
}

static bool has_rival(const SayEvidence *e, const SayHappening *event, const SayCodedClaim *claim)
{
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *other = &e->claims.items[event->claims.items[i]];
        if (names_actor(other) && say_voices_differ(other->voice, claim->voice) &&
            !may_agree(e, claim, other))
            return true;
    }
    return false;
}

/* Each of two who blame each other is the other's answer. */
static void add_blame(const SayEvidence *e, const SayHappening *event, SayDispute *dispute)
{
    uint32_t number = e->claims.items[event->claims.items[0]].event, last = SAY_NONE;
    for (uint32_t i = 0; i < event->claims.count; i++) {
        uint32_t at = e->claims.items[event->claims.items[i]].article;
        if (at == last) continue;
        last = at;
        const SayStoredArticle *article = &e->articles.items[at];
        for (uint32_t k = 0; k < article->claim_count; k++) {
            const SayCodedClaim *claim = &e->claims.items[article->first_claim + k];
            if (claim->answers != number || !say_claim_blames_both(e, claim)) continue;
            for (uint32_t link = claim->link_count - 2; link < claim->link_count; link++) {
                const SayLink *speaker = &e->links.items[claim->first_link + link];
                SayStr name = speaker->name.size ? speaker->name : speaker->text;
                say_dispute_answer(e->arena, say_dispute_side(e->arena, dispute, name),
                                   article->first_claim + k, SAY_STANDING_HOLDS, SAY_STR_NONE);
            }
        }
    }
}

void say_dispute_who(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    SayDispute dispute = {.question = "who"};
    for (uint32_t i = 0; i < event->claims.count; i++) {
        uint32_t index = event->claims.items[i];
        const SayCodedClaim *claim = &e->claims.items[index];
        if (!names_actor(claim) || !has_rival(e, event, claim)) continue;
        SaySide *found = NULL;
        for (uint32_t s = 0; s < dispute.sides.count && !found; s++)
            if (may_agree(e, claim,
                          &e->claims.items[dispute.sides.items[s].answers.items[0].claim]))
                found = &dispute.sides.items[s];
        if (!found)
            found = say_dispute_side(e->arena, &dispute, e->parties.items[claim->first_actor].name);
        say_dispute_answer(e->arena, found, index, SAY_STANDING_HOLDS, SAY_STR_NONE);
    }
    add_blame(e, event, &dispute);
    say_dispute_keep(e->arena, disputes, &dispute);
}

/* ---- where ---- */

static bool in_a_town(const SayCodedClaim *claim)
{
    return claim->place.size && say_claim_takes_side(claim) &&
           claim->polarity == SAY_POLARITY_POSITIVE &&
           (claim->precision == SAY_PRECISION_CITY || claim->precision == SAY_PRECISION_EXACT ||
            claim->precision == SAY_PRECISION_NONE);
}

static bool two_towns(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    SayAccount x = {.place = a, .place_key = say_place_key(e->arena, a->place)},
               y = {.place = b, .place_key = say_place_key(e->arena, b->place)};
    return say_account_place(&x, &y) < 0;
}

/* The article knows the other town, too: it may tell of both. */
static bool names_town(const SayEvidence *e, uint32_t article, SayStr town)
{
    const SayStoredArticle *stored = &e->articles.items[article];
    return say_str_find(stored->text, town, 0) != UINT32_MAX;
}

static bool elsewhere(const SayEvidence *e, const SayHappening *event, const SayCodedClaim *claim)
{
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *other = &e->claims.items[event->claims.items[i]];
        if (in_a_town(other) && other->article != claim->article &&
            !say_str_equal(other->place, claim->place) &&
            say_voices_differ(other->voice, claim->voice) && two_towns(e, claim, other) &&
            !names_town(e, claim->article, other->place) &&
            !names_town(e, other->article, claim->place))
            return true;
    }
    return false;
}

void say_dispute_where(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    SayDispute dispute = {.question = "where"};
    for (uint32_t i = 0; i < event->claims.count; i++) {
        uint32_t index = event->claims.items[i];
        const SayCodedClaim *claim = &e->claims.items[index];
        if (!in_a_town(claim) || !elsewhere(e, event, claim)) continue;
        SaySide *side = say_dispute_side(e->arena, &dispute, claim->place);
        say_dispute_answer(e->arena, side, index, SAY_STANDING_HOLDS, SAY_STR_NONE);
    }
    say_dispute_keep(e->arena, disputes, &dispute);
}
