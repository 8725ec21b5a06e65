/* pronouns.c -- whom "he", "she", "it" and "they" mean, where recency, number and speaking leave
   only one.

   A pronoun that is the subject of a verb of saying means the person that spoke last. Otherwise the
   subject of the sentence so far or of the one before is taken when nobody else fits as well; in
   doubt the pronoun stays alone. */
#include "mention/steps.h"

#define WINDOW 40 /* mentions looked back over */

static const char saying[] =
    "say|tell|add|warn|note|explain|stress|insist|argue|announce|claim|reiterate|assert|state|"
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

bool say_is_body(const SayDoc *doc, uint32_t head)
{
    return say_lemma_in(
        doc, head,
        "government|coalition|court|ministry|department|group|army|police|military|tribe|clan|"
        "parliament|commission|council|party|company|agency|faction|militia|navy|force|"
        "committee|organization|organisation|church|business|firm|bank|hospital|crowd|people|"
        "country|nation|state|authority|administration|opposition|cabinet|embassy|junta|"
        "intelligence|team|delegation|unit|brigade|battalion|cartel|gang|regime|movement|"
        "alliance|charity|airline|family|community|body|board|assembly|presidency");
}

static bool fits(const SayDoc *doc, Wants wants, const SayActorMention *m)
{
    uint8_t deprel = doc->tokens.deprel[m->head];
    if (m->adjective || m->pronoun || deprel == SAY_DEPREL_COMPOUND || deprel == SAY_DEPREL_AMOD)
        return false;
    bool person = m->person_name || m->kind == SAY_ACTOR_PERSON ||
                  (m->kind == SAY_ACTOR_ROLE && !m->plural && !say_is_body(doc, m->head));
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
    if (governor == SAY_NONE || say_doc_child(doc, governor, SAY_DEPREL_XCOMP) != SAY_NONE)
        return false;
    if (doc->tokens.deprel[m->head] == SAY_DEPREL_NSUBJ) return say_lemma_in(doc, governor, saying);
    uint32_t preposition =
        doc->tokens.deprel[m->head] == SAY_DEPREL_OBL ? say_case_of(doc, m->head) : SAY_NONE;
    return preposition != SAY_NONE && say_token_in(doc, preposition, "according");
}

/* The last one to speak before i, of the kind wanted, in this sentence or one of the three before.
 */
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

/* The one chain among those of a sentence that fit, or the one that is its subject; *any: whether
 * there were any. */
static SayIndex only_in_sentence(const SayDoc *doc, SayIndex i, uint32_t sentence, Wants wants,
                                 bool *any)
{
    const SayActorMention *m = &doc->actors.items[i];
    SayIndex subject = SAY_NONE, one = SAY_NONE;
    bool many = false, subjects = false;
    *any = false;
    for (SayIndex b = i; b-- > 0 && i - b <= WINDOW;) {
        const SayActorMention *other = &doc->actors.items[b];
        if (doc->tokens.sentence[other->head] < sentence) break;
        if (doc->tokens.sentence[other->head] > sentence || other->end > m->first ||
            !fits(doc, wants, other))
            continue;
        *any = true;
        many |= one != SAY_NONE && doc->actors.items[one].chain != other->chain;
        if (one == SAY_NONE) one = b;
        if (!is_subject(doc, other)) continue;
        subjects |= subject != SAY_NONE && doc->actors.items[subject].chain != other->chain;
        subject = b;
    }
    if (!many) return one;
    return subjects ? SAY_NONE : subject;
}

/* Another noun between that "it" or "they" may mean as well: "two bombs were found before they went
 * off". */
static bool has_rival(const SayDoc *doc, const SayActorMention *candidate, const SayActorMention *m,
                      Wants wants)
{
    const SayTokens *t = &doc->tokens;
    uint32_t plural = wants == WANTS_MANY ? SAY_FEAT_PLURAL : SAY_FEAT_SINGULAR;
    for (uint32_t token = candidate->end; token < m->first; token++) {
        if (t->upos[token] != SAY_UPOS_NOUN || !(t->feats[token] & plural)) continue;
        if (t->deprel[token] == SAY_DEPREL_NSUBJ || t->deprel[token] == SAY_DEPREL_NSUBJ_PASS)
            return true;
        if (t->deprel[token] == SAY_DEPREL_OBJ && t->sentence[token] == t->sentence[m->first] &&
            t->deprel[m->head] != SAY_DEPREL_NMOD_POSS)
            return true;
    }
    return false;
}

/* "Iran and its militias", "Iran should end its support": whom a possessive stands beside, or the
 * subject above it. */
static SayIndex owner_near(const SayDoc *doc, SayIndex i, const SayIndex *mention_at, Wants wants)
{
    const SayTokens *t = &doc->tokens;
    uint32_t token = doc->actors.items[i].head, floor = token;
    if (t->deprel[token] != SAY_DEPREL_NMOD_POSS || t->head[token] == SAY_NONE) return SAY_NONE;
    token = t->head[token];
    if (t->deprel[token] == SAY_DEPREL_CONJ && t->head[token] != SAY_NONE &&
        mention_at[t->head[token]] != SAY_NONE &&
        fits(doc, wants, &doc->actors.items[mention_at[t->head[token]]]))
        return mention_at[t->head[token]];
    for (uint32_t steps = 0; steps < 10 && token != SAY_NONE; steps++, token = t->head[token]) {
        uint32_t subject = say_doc_child(doc, token, SAY_DEPREL_NSUBJ);
        if (subject == SAY_NONE) subject = say_doc_child(doc, token, SAY_DEPREL_NSUBJ_PASS);
        if (subject == SAY_NONE) continue;
        if (subject >= floor || mention_at[subject] == SAY_NONE) return SAY_NONE;
        const SayActorMention *m = &doc->actors.items[mention_at[subject]];
        return fits(doc, wants, m) ||
                       (m->pronoun && wants_of(doc, m) == wants && m->chain != mention_at[subject])
                   ? mention_at[subject]
                   : SAY_NONE;
    }
    return SAY_NONE;
}

/* "It seems", "it is expected": no one. */
static bool is_idle(const SayDoc *doc, const SayActorMention *m)
{
    uint32_t verb = doc->tokens.head[m->head];
    if (!say_token_in(doc, m->head, "it") || verb == SAY_NONE) return false;
    if (doc->tokens.deprel[m->head] == SAY_DEPREL_NSUBJ_PASS)
        return say_lemma_in(
            doc, verb,
            "expect|believe|say|report|note|know|think|hope|understand|fear|assume|reveal|see");
    return say_lemma_in(
        doc, verb,
        "indicate|seem|appear|mean|show|suggest|come|happen|reflect|take|remain|turn|follow|"
        "emerge|depend|matter|look|sound|clear|likely|unlikely|possible|time|important|unclear");
}

/* This sentence first, then the one before; in doubt nobody. */
static SayIndex only_candidate(const SayDoc *doc, SayIndex i, Wants wants)
{
    const SayActorMention *m = &doc->actors.items[i];
    uint32_t sentence = doc->tokens.sentence[m->head];
    bool any;
    SayIndex found = only_in_sentence(doc, i, sentence, wants, &any);
    if (!any && sentence > 0) found = only_in_sentence(doc, i, sentence - 1, wants, &any);
    if (found == SAY_NONE || wants == WANTS_PERSON) return found;
    bool owns = doc->tokens.deprel[m->head] == SAY_DEPREL_NMOD_POSS &&
                doc->tokens.sentence[doc->actors.items[found].head] == sentence;
    if (!owns && !is_subject(doc, &doc->actors.items[found])) return SAY_NONE;
    return has_rival(doc, &doc->actors.items[found], m, wants) ? SAY_NONE : found;
}

/* "The coalition said it had struck": the body that speaks, also where its name is a plural. */
static SayIndex body_that_says(const SayDoc *doc, SayIndex i, const SayIndex *mention_at)
{
    const SayTokens *t = &doc->tokens;
    uint32_t token = doc->actors.items[i].head;
    if (!say_token_in(doc, token, "it") || t->deprel[token] != SAY_DEPREL_NSUBJ) return SAY_NONE;
    uint32_t verb = t->head[token], above = verb == SAY_NONE ? SAY_NONE : t->head[verb];
    if (above == SAY_NONE || t->upos[verb] != SAY_UPOS_VERB ||
        t->deprel[verb] != SAY_DEPREL_CCOMP || !say_lemma_in(doc, above, saying))
        return SAY_NONE;
    uint32_t subject = say_doc_child(doc, above, SAY_DEPREL_NSUBJ);
    if (subject == SAY_NONE || subject > token || mention_at[subject] == SAY_NONE) return SAY_NONE;
    const SayActorMention *m = &doc->actors.items[mention_at[subject]];
    bool body = m->dictionary && !m->person_name && !m->adjective && m->kind != SAY_ACTOR_PERSON &&
                m->kind != SAY_ACTOR_ROLE && m->kind != SAY_ACTOR_ETHNIC;
    return body || fits(doc, WANTS_THING, m) ? mention_at[subject] : SAY_NONE;
}

void say_pronouns_resolve(SayNaming *naming, const SayIndex *mention_at)
{
    SayDoc *doc = naming->doc;
    for (SayIndex i = 0; i < doc->actors.count; i++) {
        SayActorMention *m = &doc->actors.items[i];
        Wants wants = m->pronoun ? wants_of(doc, m) : WANTS_NOTHING;
        if (wants == WANTS_NOTHING || is_idle(doc, m)) continue;
        SayIndex found = owner_near(doc, i, mention_at, wants);
        if (found == SAY_NONE && wants != WANTS_THING && speaks(doc, m))
            found = last_speaker(doc, i, wants);
        if (found == SAY_NONE) found = body_that_says(doc, i, mention_at);
        if (found == SAY_NONE) found = only_candidate(doc, i, wants);
        if (found == SAY_NONE) continue;
        m->chain = doc->actors.items[found].chain;
        m->kind = doc->actors.items[found].kind;
        m->person_name = doc->actors.items[found].person_name;
    }
}
