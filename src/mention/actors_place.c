/* actors_place.c -- countries, cities and houses that tell where, and not who acts. */
#include "mention/actors.h"

/* "a message to Tehran", "issued an ultimatum to Tehran": no place is meant. */
static bool is_addressed(const SayDoc *doc, uint32_t governor)
{
    static const char words[] =
        "message|warning|signal|loyal|letter|demand|close|support|pressure|"
        "concession|accord|agreement|talk|tie|deliver|ultimatum|threat|"
        "offer|proposal|aid|assistance|loan|appeal|plea|reply|response|sale";
    uint32_t object = say_doc_child(doc, governor, SAY_DEPREL_OBJ);
    return say_lemma_in(doc, governor, words) ||
           (object != SAY_NONE && say_lemma_in(doc, object, words));
}

/* Cities, houses and the like that stand for a government, where they say a place and not who acts.
 */
bool say_is_only_place(const SayNaming *naming, const SayHit *hit)
{
    const SayDoc *doc = naming->doc;
    uint8_t role = doc->tokens.deprel[hit->head];
    if (hit->field == SAY_PHRASE_NAME && say_hit_entry(naming, hit)->kind == SAY_ACTOR_COUNTRY) {
        bool state = say_hit_entry(naming, hit)->country.data !=
                     NULL; /* "the Middle East" acts only as a subject */
        bool acts = role == SAY_DEPREL_NSUBJ || role == SAY_DEPREL_NSUBJ_PASS ||
                    role == SAY_DEPREL_OBL_AGENT;
        return say_is_locative(doc, hit->head) || (!state && !acts);
    }
    if (hit->field != SAY_PHRASE_METONYM) return false;
    uint32_t head = hit->head;
    if (say_is_locative(doc, head)) return true;
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[head];
    uint32_t preposition = say_case_of(doc, head);
    if (preposition != SAY_NONE &&
        say_token_in(doc, preposition, "from|to|of|for|through|toward|towards|into|via")) {
        uint32_t governor = doc->tokens.head[head];
        return governor == SAY_NONE || !is_addressed(doc, governor);
    }
    return deprel == SAY_DEPREL_ROOT || deprel == SAY_DEPREL_OBL_UNMARKED ||
           deprel == SAY_DEPREL_APPOS || deprel == SAY_DEPREL_NONE ||
           deprel == SAY_DEPREL_PARATAXIS;
}

bool say_where_mention(const SayNaming *naming, const SayHit *hit, SayActorMention *into)
{
    const SayActorEntry *entry = say_hit_entry(naming, hit);
    if (hit->partial || hit->field != SAY_PHRASE_NAME || entry->kind != SAY_ACTOR_COUNTRY ||
        !entry->country.data)
        return false;
    *into = (SayActorMention){.first = hit->first,
                              .end = hit->end,
                              .head = hit->head,
                              .name = say_hit_head(naming, hit),
                              .country = entry->country,
                              .kind = SAY_ACTOR_COUNTRY,
                              .dictionary = hit->entry + 1,
                              .adjective = true,
                              .where = true};
    return true;
}
