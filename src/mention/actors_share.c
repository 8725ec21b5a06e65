/* actors_share.c -- several actors that share one noun: "US and Iraqi forces" are two. */
#include "mention/actors.h"

/* A country or a body in front of the noun, by itself: not the backer, not a person, no role. */
static bool may_share(const SayNaming *naming, const SayHit *hit, const SayRoles *roles)
{
    const SayActorEntry *entry = say_hit_entry(naming, hit);
    return hit->joint == SAY_JOINT_NONE && !hit->partial && hit->field != SAY_PHRASE_WORD &&
           hit->end <= roles->role->first && entry->kind != SAY_ACTOR_PERSON &&
           (entry->country.data || !say_names_country(naming, hit));
}

static void add_in_order(SaySharers *sharers, const SayHit *hit)
{
    uint32_t at = sharers->count++;
    for (; at > 0 && sharers->hits[at - 1]->first > hit->first; at--)
        sharers->hits[at] = sharers->hits[at - 1];
    sharers->hits[at] = hit;
}

/* Both are conjuncts of one modifier, or one of the other; or an "and" stands between them. */
static bool are_coordinated(const SayDoc *doc, const SayHit *a, const SayHit *b)
{
    const SayTokens *t = &doc->tokens;
    uint32_t above_a = t->deprel[a->head] == SAY_DEPREL_CONJ ? t->head[a->head] : a->head;
    uint32_t above_b = t->deprel[b->head] == SAY_DEPREL_CONJ ? t->head[b->head] : b->head;
    bool beside = a->end + 1 == b->first && t->upos[a->end] == SAY_UPOS_CCONJ;
    return above_a == above_b || (beside && t->head[a->head] == t->head[b->head]);
}

static bool says_another(const SaySharers *sharers, const SayHit *hit)
{
    for (uint32_t i = 0; i < sharers->count; i++)
        if (sharers->hits[i]->lexicon == hit->lexicon && sharers->hits[i]->entry == hit->entry)
            return false;
    return sharers->count < SAY_SHARERS_MOST;
}

SaySharers say_sharers_find(const SayNaming *naming, const SayPhrase *phrase, const SayRoles *roles)
{
    const SayDoc *doc = naming->doc;
    SaySharers sharers = {.count = 0};
    bool many = (doc->tokens.feats[phrase->head] & SAY_FEAT_PLURAL) != 0;
    if (!roles->role || roles->role->head != phrase->head || !many) return sharers;
    for (uint32_t i = 0; i < phrase->count; i++) {
        const SayHit *hit = &naming->hits.items[phrase->parts[i].hit];
        if (phrase->parts[i].part != SAY_PART_MODIFIER || !may_share(naming, hit, roles) ||
            !says_another(&sharers, hit))
            continue;
        if (!sharers.count || are_coordinated(doc, sharers.hits[0], hit))
            add_in_order(&sharers, hit);
    }
    if (sharers.count < 2) sharers.count = 0;
    return sharers;
}

SayRoles say_sharer_roles(const SayNaming *naming, const SayRoles *roles, const SayHit *hit)
{
    SayRoles own = *roles;
    bool country = say_names_country(naming, hit);
    own.country = country ? hit : NULL;
    own.body = country ? NULL : hit;
    return own;
}
