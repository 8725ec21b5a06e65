/* role_party.c -- from a token in a role to the actor mentions that it names, alone or coordinated.
 */
#include "claim/event.h"

enum { OVERLAP = 16 }; /* mentions looked back at */

void say_role_add(SayParties *parties, SayIndex actor)
{
    for (uint32_t i = 0; i < parties->count; i++)
        if (parties->items[i] == actor) return;
    if (parties->count < SAY_PARTIES) parties->items[parties->count++] = actor;
}

/* The mentions that can hold the token: they stand in the order of their first tokens, and few of
   them overlap. A search, for a sentence may be as long as its article. */
static SayRun around(const SayDoc *doc, uint32_t token)
{
    uint32_t low = 0, high = doc->actors.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->actors.items[middle].first <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return (SayRun){low > OVERLAP ? low - OVERLAP : 0, low};
}

/* The mention headed by the token, else the smallest that holds it. Adjectives play no part of
 * their own. */
SayIndex say_role_mention(const SayDoc *doc, uint32_t token)
{
    SayIndex best = SAY_NONE;
    uint32_t width = UINT32_MAX;
    SayRun actors = around(doc, token);
    for (SayIndex i = actors.from; i < actors.to; i++) {
        const SayActorMention *m = &doc->actors.items[i];
        if (m->adjective || token < m->first || token >= m->end) continue;
        if (m->head == token) return i;
        if (m->end - m->first >= width) continue;
        best = i;
        width = m->end - m->first;
    }
    return best;
}

/* "British" in "British Columbia". */
static bool part_of_place(const SayDoc *doc, const SayActorMention *m)
{
    SayRun places = SAY_IN_SENTENCE(doc, m->first, places);
    for (uint32_t i = places.from; i < places.to; i++) {
        const SayPlaceMention *place = &doc->places.items[i];
        if (place->first <= m->first && m->end <= place->end &&
            m->end - m->first < place->end - place->first)
            return m->adjective;
    }
    return false;
}

/* A mention whose words modify the token: "US" of "US bases", adjectives allowed. */
static SayIndex modifying_mention(const SayDoc *doc, uint32_t token)
{
    SayRun actors = around(doc, token);
    for (SayIndex i = actors.from; i < actors.to; i++) {
        const SayActorMention *m = &doc->actors.items[i];
        bool here = m->head == token || (m->first <= token && token < m->end);
        if (here && !part_of_place(doc, m)) return i;
    }
    return SAY_NONE;
}

static void add_coordinated_modifiers(const SayDoc *doc, uint32_t token, SayParties *into)
{
    SayIndex found = modifying_mention(doc, token);
    if (found != SAY_NONE) say_role_add(into, found);
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_CONJ) add_coordinated_modifiers(doc, c, into);
}

/* "US bases", "Iran's proposal", "positions of the militia": who the thing belongs to. */
static void add_owners(const SayDoc *doc, uint32_t token, SayParties *into)
{
    const SayTokens *t = &doc->tokens;
    uint32_t before = into->count;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE && into->count == before;
         c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_APPOS) /* "his rival, the mayor": the mayor */
            say_role_parties(doc, c, NULL, into);
    for (uint32_t c = t->first_child[token]; c != SAY_NONE && into->count == before;
         c = t->next_sibling[c]) {
        if (t->deprel[c] == SAY_DEPREL_NMOD_POSS)
            add_coordinated_modifiers(doc, c, into);
        else if (t->deprel[c] == SAY_DEPREL_NMOD && say_role_has_case(doc, c, SAY_STR("of")))
            say_role_parties(doc, c, NULL, into);
    }
    for (uint32_t c = t->first_child[token]; c != SAY_NONE && into->count == before;
         c = t->next_sibling[c]) {
        bool modifies = t->deprel[c] == SAY_DEPREL_COMPOUND || t->deprel[c] == SAY_DEPREL_AMOD ||
                        t->deprel[c] == SAY_DEPREL_NMOD_DESC || t->deprel[c] == SAY_DEPREL_NMOD;
        if (modifies && c < token) add_coordinated_modifiers(doc, c, into);
    }
    for (uint32_t c = t->first_child[token]; c != SAY_NONE && into->count == before;
         c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_FLAT) say_role_parties(doc, c, NULL, into);
}

/* "dozens of militants", "one of the generals": the noun behind "of" is meant. */
static bool counts_others(const SayDoc *doc, uint32_t token)
{
    return doc->tokens.upos[token] == SAY_UPOS_NUM ||
           say_role_prepositional(doc, token, SAY_STR("of")) != SAY_NONE;
}

/* With those before it that share its noun: "US and Iraqi forces". */
static void add_sharers(const SayDoc *doc, SayIndex mention, SayParties *into)
{
    SayIndex first = mention;
    while (first > 0 && doc->actors.items[first - 1].shared) first--;
    for (SayIndex i = first; i <= mention; i++) say_role_add(into, i);
}

/* "Chad" in "Chadian and Kenyan armed forces", where the dictionary knows the forces of Kenya by
 * their name. */
static void add_joined(const SayDoc *doc, SayIndex mention, SayParties *into)
{
    const SayActorMention *own = &doc->actors.items[mention];
    const SayTokens *t = &doc->tokens;
    if (mention == 0 || !own->country.size || own->first == 0 || own->head <= own->first ||
        t->upos[own->first - 1] != SAY_UPOS_CCONJ)
        return;
    const SayActorMention *other = &doc->actors.items[mention - 1];
    bool modifies =
        t->head[other->head] == own->head && (t->deprel[other->head] == SAY_DEPREL_AMOD ||
                                              t->deprel[other->head] == SAY_DEPREL_COMPOUND);
    if (modifies && other->end + 1 == own->first && other->kind == SAY_ACTOR_COUNTRY)
        say_role_add(into, mention - 1);
}

/* The token, and what is coordinated with it; a thing gives its owners. */
void say_role_parties(const SayDoc *doc, uint32_t token, const SayMap *assets, SayParties *into)
{
    if (token == SAY_NONE) return;
    SayIndex mention = say_role_mention(doc, token);
    if (mention != SAY_NONE) {
        add_joined(doc, mention, into);
        add_sharers(doc, mention, into);
    } else if (!assets || say_map_get(assets, say_role_lemma(doc, token)) != SAY_ABSENT ||
               counts_others(doc, token)) {
        add_owners(doc, token, into);
    }
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_CONJ && say_role_nominal(doc, c))
            say_role_parties(doc, c, assets, into);
}
