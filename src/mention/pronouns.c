/* pronouns.c -- whom "he", "she", "it" and "they" mean, where recency, number and speaking leave only one.

   A pronoun that is the subject of a verb of saying means the person that spoke last. Otherwise the subject of the
   sentence so far or of the one before is taken when nobody else fits as well; in doubt the pronoun stays alone. */
#include "mention/steps.h"

#define WINDOW 40 /* mentions looked back over */

static const char saying[] = "say|tell|add|warn|note|explain|stress|insist|argue|announce|claim|reiterate|assert|state|"
                             "declare|reply|answer|emphasize|emphasise|confirm|deny|accuse|report|point|call|continue|"
                             "describe|urge|express|reveal|order|think|believe|write|tweet|respond";

typedef enum Wants { WANTS_NOTHING, WANTS_PERSON, WANTS_THING, WANTS_MANY } Wants;

static Wants wants_of(const SayDoc *doc, const SayActorMention *m)
{
    if (say_token_in(doc, m->head, "he|him|his|she|her")) return WANTS_PERSON;
    if (say_token_in(doc, m->head, "it|its")) return WANTS_THING;
    if (say_token_in(doc, m->head, "they|them|their")) return WANTS_MANY;
    return WANTS_NOTHING;
}

static bool fits(const SayDoc *doc, Wants wants, const SayActorMention *m)
{
    if (m->adjective || m->pronoun) return false;
    bool person = m->person_name || m->kind == SAY_ACTOR_PERSON ||
                  (m->kind == SAY_ACTOR_ROLE && !m->plural && doc->tokens.upos[m->head] != SAY_UPOS_ADJ);
    if (wants == WANTS_PERSON) return person && !m->plural;
    if (wants == WANTS_MANY) return m->plural;
    return !person && !m->plural && m->kind != SAY_ACTOR_UNKNOWN && m->kind != SAY_ACTOR_ETHNIC;
}

static bool is_subject(const SayDoc *doc, const SayActorMention *m)
{
    uint8_t deprel = doc->tokens.deprel[m->head];
    return deprel == SAY_DEPREL_NSUBJ || deprel == SAY_DEPREL_NSUBJ_PASS;
}

static bool speaks(const SayDoc *doc, const SayActorMention *m)
{
    uint32_t governor = doc->tokens.head[m->head];
    if (governor == SAY_NONE) return false;
    if (doc->tokens.deprel[m->head] == SAY_DEPREL_NSUBJ) return say_lemma_in(doc, governor, saying);
    uint32_t preposition = doc->tokens.deprel[m->head] == SAY_DEPREL_OBL ? say_case_of(doc, m->head) : SAY_NONE;
    return preposition != SAY_NONE && say_token_in(doc, preposition, "according");
}

/* The last one to speak before i, of the kind wanted, in this sentence or one of the three before. */
static SayIndex last_speaker(const SayDoc *doc, SayIndex i, Wants wants)
{
    const SayActorMention *m = &doc->actors.items[i];
    uint32_t sentence = doc->tokens.sentence[m->head];
    for (SayIndex b = i; b-- > 0 && i - b <= WINDOW;) {
        const SayActorMention *other = &doc->actors.items[b];
        if (doc->tokens.sentence[other->head] + 3 < sentence) break;
        if (!speaks(doc, other)) continue;
        if (other->pronoun && wants_of(doc, other) == wants && other->chain != b &&
            say_str_equal_nocase(say_doc_token(doc, other->head), say_doc_token(doc, m->head)))
            return other->chain;
        if (fits(doc, wants, other)) return b;
        if (!other->pronoun) return SAY_NONE; /* somebody else spoke since */
    }
    return SAY_NONE;
}

/* Subjects first; two chains that fit equally well leave it open. */
static SayIndex only_candidate(const SayDoc *doc, SayIndex i, Wants wants)
{
    const SayActorMention *m = &doc->actors.items[i];
    uint32_t sentence = doc->tokens.sentence[m->head];
    SayIndex subject = SAY_NONE, any = SAY_NONE;
    bool subjects = false, many = false;
    for (SayIndex b = i; b-- > 0 && i - b <= WINDOW;) {
        const SayActorMention *other = &doc->actors.items[b];
        uint32_t distance = sentence - doc->tokens.sentence[other->head];
        if (distance > 1) break;
        if (other->end > m->first || !fits(doc, wants, other)) continue;
        if (any == SAY_NONE)
            any = b;
        else if (doc->actors.items[any].chain != other->chain)
            many = true;
        if (!is_subject(doc, other)) continue;
        if (subject == SAY_NONE)
            subject = b;
        else if (doc->actors.items[subject].chain != other->chain && !subjects)
            subjects = distance == sentence - doc->tokens.sentence[doc->actors.items[subject].head];
    }
    if (!many) return any;
    return subjects ? SAY_NONE : subject;
}

void say_pronouns_resolve(SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    for (SayIndex i = 0; i < doc->actors.count; i++) {
        SayActorMention *m = &doc->actors.items[i];
        Wants wants = m->pronoun ? wants_of(doc, m) : WANTS_NOTHING;
        if (wants == WANTS_NOTHING) continue;
        SayIndex found = SAY_NONE;
        if (wants != WANTS_THING && speaks(doc, m)) found = last_speaker(doc, i, wants);
        if (found == SAY_NONE) found = only_candidate(doc, i, wants);
        if (found == SAY_NONE) continue;
        m->chain = doc->actors.items[found].chain;
        m->kind = doc->actors.items[found].kind;
        m->person_name = doc->actors.items[found].person_name;
    }
}
