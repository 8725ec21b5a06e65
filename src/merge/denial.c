/* denial.c -- which act a denial or a charge is about that tells none of its own.

   "The government rejects those allegations", "the army denied using such weapons": a no whose
   content is no coded event. It is about the act of its article with which it shares the most
   words; with none, about the first one, when the article tells what its speaker is accused of. */
#include "merge/evidence.h"

/* Stems that a denial shares with the claim of an act when nothing else binds the two. */
enum { ENOUGH_STEMS = 3 };

static bool has_word(SayStr text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (say_str_find(text, say_str(words[i]), 0) != UINT32_MAX) return true;
    return false;
}

/* "There is no truth to the reports", "the allegations are fabricated", "denied charges that". */
static bool is_denial(const SayEvidence *e, const SayCodedClaim *claim)
{
    static const char *const reports[] = {"reports", "allegations", "accusations",
                                          "claims",  "charges",     "rumours"};
    static const char *const untrue[] = {"untrue",    "false",      "baseless", "fabricat",
                                         "unfounded", "groundless", "no truth"};
    static const char *const denied[] = {"denied", "denies", "deny"};
    SayStr said = say_str_slice(e->articles.items[claim->article].text, claim->start, claim->end);
    if (claim->polarity != SAY_POLARITY_POSITIVE &&
        (claim->denial || has_word(said, denied, sizeof denied / sizeof *denied)))
        return true;
    return has_word(said, reports, sizeof reports / sizeof *reports) &&
           has_word(said, untrue, sizeof untrue / sizeof *untrue);
}

static bool matches(const SayEvidence *e, const SayLink *speaker, uint32_t first, uint32_t count)
{
    SayParty party = {.name = speaker->name,
                      .country = speaker->country,
                      .sectors = speaker->sectors,
                      .kind = speaker->actor};
    /* State television speaks for its state. */
    if (speaker->kind == SAY_SPEAKER_OUTLET) party.kind = SAY_ACTOR_GOVERNMENT;
    for (uint32_t i = 0; i < count; i++)
        if (say_party_match(&party, &e->parties.items[first + i]) > 0) return true;
    return false;
}

/* The article says that the speaker did something, or is accused of it. */
static bool is_accused(const SayEvidence *e, const SayStoredArticle *article,
                       const SayLink *speaker)
{
    for (uint32_t i = 0; i < article->claim_count; i++) {
        const SayCodedClaim *claim = &e->claims.items[article->first_claim + i];
        if (claim->type == SAY_EVENT_ASSAULT &&
            matches(e, speaker, claim->first_actor, claim->actor_count))
            return true;
        if (claim->type == SAY_EVENT_ACCUSE &&
            matches(e, speaker, claim->first_recipient, claim->recipient_count))
            return true;
    }
    return false;
}

/* An act, not a habit: it has a day, a place or a toll. */
static bool may_be_denied(const SayCodedClaim *claim)
{
    bool told = claim->first != SAY_DAY_NONE || claim->place.size ||
                claim->killed.low != SAY_UNKNOWN || claim->killed.best != SAY_UNKNOWN;
    return told && claim->event != SAY_NONE && claim->type == SAY_EVENT_ASSAULT &&
           claim->polarity == SAY_POLARITY_POSITIVE &&
           (claim->status == SAY_EVENT_STATUS_HAPPENED ||
            claim->status == SAY_EVENT_STATUS_ONGOING);
}

bool say_claim_blames_both(const SayEvidence *e, const SayCodedClaim *claim)
{
    static const char *const both[] = {"each other", "one another"};
    if (!claim->accusation || claim->link_count < 2 ||
        !e->links.items[claim->first_link + claim->link_count - 1].beside)
        return false;
    SayStr said = say_str_slice(e->articles.items[claim->article].text, claim->start, claim->end);
    return has_word(said, both, sizeof both / sizeof *both);
}

static uint32_t denied_event(const SayEvidence *e, const SayStoredArticle *article,
                             const SayCodedClaim *denial)
{
    const SayLink *speaker = &e->links.items[denial->first_link + denial->link_count - 1];
    uint32_t best = is_accused(e, article, speaker) ? 0 : ENOUGH_STEMS, event = SAY_NONE;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        const SayCodedClaim *act = &e->claims.items[article->first_claim + i];
        uint32_t shared = may_be_denied(act) ? 1 + say_shared_stems(e, denial, act) : 0;
        if (shared <= best) continue;
        best = shared;
        event = act->event;
    }
    return event;
}

/* The last act told before. */
static uint32_t event_before(const SayEvidence *e, const SayStoredArticle *article,
                             const SayCodedClaim *charge)
{
    uint32_t event = SAY_NONE;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        const SayCodedClaim *act = &e->claims.items[article->first_claim + i];
        if (act->start <= charge->start && may_be_denied(act)) event = act->event;
    }
    return event;
}

void say_merge_denials(SayEvidence *e)
{
    for (uint32_t i = 0; i < e->claims.count; i++) {
        SayCodedClaim *claim = &e->claims.items[i];
        const SayStoredArticle *article = &e->articles.items[claim->article];
        claim->answers = SAY_NONE;
        if (claim->link_count == 0) continue;
        if (claim->event != SAY_NONE) { /* "blamed each other for the attack" */
            if (!claim->actor_count && say_claim_blames_both(e, claim))
                claim->answers = claim->event;
            continue;
        }
        if (is_denial(e, claim))
            claim->answers = denied_event(e, article, claim);
        else if (say_claim_blames_both(e, claim))
            claim->answers = event_before(e, article, claim);
    }
}
