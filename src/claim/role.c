/* role.c -- who does it and to whom it is done: a predicate's logical agent and patient.

   Both may stand elsewhere than beside the predicate: behind "by" in the passive, at the head of a
   relative clause, with the governing verb (control, raising, adverbial clauses), or with an
   earlier member of a coordination. Every step goes up the tree, so a walk ends. */
#include "claim/event.h"

typedef struct Walk {
    const SayTriggers *triggers;
    const SayDoc *doc;
    const SayTokens *t;
} Walk;

static uint32_t surface_subject(const Walk *w, uint32_t verb);
static uint32_t noun_controls(const Walk *w, uint32_t noun);

static bool relative(const Walk *w, uint32_t token)
{
    return w->t->upos[token] == SAY_UPOS_PRON &&
           (say_role_is(w->doc, token, "that") || say_role_is(w->doc, token, "which") ||
            say_role_is(w->doc, token, "who") || say_role_is(w->doc, token, "whom"));
}

/* A relative pronoun stands for what its clause modifies. */
static uint32_t antecedent(const Walk *w, uint32_t token, uint32_t verb)
{
    if (token == SAY_NONE || !relative(w, token)) return token;
    uint32_t clause = say_role_first_conjunct(w->doc, verb);
    while (clause != SAY_NONE && w->t->deprel[clause] != SAY_DEPREL_ACL_RELCL &&
           (w->t->deprel[clause] == SAY_DEPREL_XCOMP || w->t->deprel[clause] == SAY_DEPREL_CCOMP))
        clause = w->t->head[clause];
    if (clause != SAY_NONE && w->t->deprel[clause] == SAY_DEPREL_ACL_RELCL)
        return w->t->head[clause];
    return token;
}

static bool has_auxiliary(const Walk *w, uint32_t verb)
{
    return say_doc_child(w->doc, verb, SAY_DEPREL_AUX) != SAY_NONE;
}

static bool past_participle(const Walk *w, uint32_t verb)
{
    uint32_t feats = w->t->feats[verb];
    return (feats & SAY_FEAT_PASSIVE) || ((feats & SAY_FEAT_PARTICIPLE) && (feats & SAY_FEAT_PAST));
}

static uint32_t own_subject(const Walk *w, uint32_t verb)
{
    uint32_t subject = say_doc_child(w->doc, verb, SAY_DEPREL_NSUBJ);
    if (subject == SAY_NONE) subject = say_doc_child(w->doc, verb, SAY_DEPREL_NSUBJ_PASS);
    if (subject == SAY_NONE) subject = say_doc_child(w->doc, verb, SAY_DEPREL_NSUBJ_OUTER);
    return subject;
}

/* The object; a relative pronoun only when there is no other ("told an agency that it had ordered
 * attacks"); whom it is told, where there is none ("warned the king that"). */
static uint32_t own_object(const Walk *w, uint32_t verb)
{
    uint32_t pronoun = SAY_NONE;
    for (uint32_t c = w->t->first_child[verb]; c != SAY_NONE; c = w->t->next_sibling[c]) {
        if (w->t->deprel[c] != SAY_DEPREL_OBJ) continue;
        if (!relative(w, c)) return c;
        pronoun = c;
    }
    return pronoun == SAY_NONE ? say_doc_child(w->doc, verb, SAY_DEPREL_IOBJ) : pronoun;
}

static bool passive(const Walk *w, uint32_t verb)
{
    if (say_doc_child(w->doc, verb, SAY_DEPREL_AUX_PASS) != SAY_NONE ||
        say_doc_child(w->doc, verb, SAY_DEPREL_NSUBJ_PASS) != SAY_NONE ||
        say_doc_child(w->doc, verb, SAY_DEPREL_OBL_AGENT) != SAY_NONE)
        return true;
    if (has_auxiliary(w, verb) || !past_participle(w, verb)) return false;
    switch (w->t->deprel[verb]) {
    case SAY_DEPREL_ACL:
    case SAY_DEPREL_AMOD: return true;
    case SAY_DEPREL_ADVCL:
    case SAY_DEPREL_XCOMP:
        return say_doc_child(w->doc, verb, SAY_DEPREL_NSUBJ) == SAY_NONE &&
               say_doc_child(w->doc, verb, SAY_DEPREL_OBJ) == SAY_NONE;
    case SAY_DEPREL_CONJ: return own_subject(w, verb) == SAY_NONE && passive(w, w->t->head[verb]);
    default: return false;
    }
}

static uint32_t by_agent(const Walk *w, uint32_t verb)
{
    uint32_t agent = say_doc_child(w->doc, verb, SAY_DEPREL_OBL_AGENT);
    if (agent == SAY_NONE) agent = say_role_prepositional(w->doc, verb, SAY_STR("by"));
    if (agent != SAY_NONE && say_role_mention(w->doc, agent) != SAY_NONE) return agent;
    /* A "by" right behind the participle is its own, whatever the tree says. */
    uint32_t next = verb + 1;
    if (next >= w->t->count || w->t->sentence[next] != w->t->sentence[verb]) return agent;
    uint32_t phrase =
        say_role_is(w->doc, next, "by") ? say_role_phrase_at(w->doc, next + 1) : SAY_NONE;
    bool party = phrase != SAY_NONE && say_role_mention(w->doc, phrase) != SAY_NONE;
    return agent == SAY_NONE || party ? phrase : agent;
}

/* "condemned Israel for attacking": what somebody is blamed, punished or praised for is their own
 * doing. */
static bool answers_deed(const Walk *w, uint32_t above, uint32_t verb)
{
    uint32_t at = say_map_get(&w->triggers->verbs, say_role_lemma(w->doc, above));
    uint32_t object = own_object(w, above);
    if (at == SAY_ABSENT || object == SAY_NONE || say_role_mention(w->doc, object) == SAY_NONE ||
        !say_role_has_case(w->doc, verb, SAY_STR("for")))
        return false;
    SayEventType type = w->triggers->items.items[at - 1].type;
    return type == SAY_EVENT_ACCUSE || type == SAY_EVENT_SANCTION || type == SAY_EVENT_COERCE ||
           type == SAY_EVENT_SUPPORT;
}

/* "ordered militias to attack", "accused Israel of attacking": the object of the verb above acts;
 * but "promised". */
static bool object_controls(const Walk *w, uint32_t above, uint32_t verb)
{
    static const char *const marks[] = {"to", "of", "from", "for", "into"};
    bool marked = w->t->deprel[verb] == SAY_DEPREL_XCOMP;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        marked = marked || say_role_has_case(w->doc, verb, say_str(marks[i]));
    if (!marked) return false; /* "rather than", "while", "by": the subject's own */
    uint32_t first = say_map_get(&w->triggers->verbs, say_role_lemma(w->doc, above));
    bool listed = false;
    for (uint32_t i = first == SAY_ABSENT ? 0 : first; i; i = w->triggers->items.items[i - 1].next)
        listed = listed || (w->triggers->items.items[i - 1].flags &
                            (SAY_OBJECT_CONTROL | SAY_RECIPIENT_DOES));
    if (listed || answers_deed(w, above, verb)) return true;
    if (w->t->deprel[verb] == SAY_DEPREL_XCOMP)
        return !say_role_is(w->doc, above, "promise") && !say_role_is(w->doc, above, "threaten");
    return say_role_has_case(w->doc, verb, SAY_STR("of")) ||
           say_role_has_case(w->doc, verb, SAY_STR("from")) ||
           (say_role_has_case(w->doc, verb, SAY_STR("for")) && say_role_is(w->doc, above, "blame"));
}

/* The order, call, demand that is the verb's object ("gave orders to militias to attack"), or the
 * subject of its passive. */
static uint32_t commanding_noun(const Walk *w, uint32_t above)
{
    uint32_t noun = passive(w, above) ? own_subject(w, above) : own_object(w, above);
    if (noun == SAY_NONE || w->t->upos[noun] != SAY_UPOS_NOUN) return SAY_NONE;
    uint32_t at = say_map_get(&w->triggers->nouns, say_role_lemma(w->doc, noun));
    bool commands =
        at != SAY_ABSENT && (w->triggers->items.items[at - 1].flags & SAY_OBJECT_CONTROL);
    return commands ? noun : SAY_NONE;
}

/* "called on Israel to withdraw", "appealed to them to stop": who is asked, where there is no
 * object. */
static uint32_t addressee(const Walk *w, uint32_t verb)
{
    static const char *const words[] = {"on", "upon", "to"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t found = say_role_prepositional(w->doc, verb, say_str(words[i]));
        if (found != SAY_NONE && say_role_nominal(w->doc, found) &&
            say_role_mention(w->doc, found) != SAY_NONE)
            return found;
    }
    return SAY_NONE;
}

static uint32_t controlled_subject(const Walk *w, uint32_t verb)
{
    uint32_t above = w->t->head[verb];
    if (above == SAY_NONE) return SAY_NONE;
    uint32_t order =
        say_role_has_case(w->doc, verb, SAY_STR("to")) ? commanding_noun(w, above) : SAY_NONE;
    if (order != SAY_NONE) return noun_controls(w, order);
    if (object_controls(w, above, verb) && !passive(w, above)) {
        uint32_t object = own_object(w, above);
        if (object == SAY_NONE) object = say_doc_child(w->doc, above, SAY_DEPREL_IOBJ);
        if (object == SAY_NONE) object = addressee(w, above);
        /* "declared their readiness to attack": no party, but a plan of somebody's */
        bool plan = object != SAY_NONE && w->t->upos[object] == SAY_UPOS_NOUN &&
                    say_role_mention(w->doc, object) == SAY_NONE &&
                    say_role_has_case(w->doc, verb, SAY_STR("to"));
        if (plan) object = noun_controls(w, object);
        if (object != SAY_NONE) return antecedent(w, object, above);
    }
    return surface_subject(w, above);
}

/* "foiled an attempt to attack", "denounced a plot to attack": of somebody else. */
static bool of_another(const Walk *w, uint32_t verb)
{
    return say_map_get(&w->triggers->foilers, say_role_lemma(w->doc, verb)) != SAY_ABSENT;
}

/* "orders to militias to attack", "gave them orders to attack": the one who gets the order; else
 * whose plan it is. */
static uint32_t noun_controls(const Walk *w, uint32_t noun)
{
    const SayTokens *t = w->t;
    uint32_t above = t->head[noun];
    uint32_t receiver = say_role_prepositional(w->doc, noun, SAY_STR("to"));
    if (receiver == SAY_NONE) receiver = say_role_prepositional(w->doc, noun, SAY_STR("for"));
    if (receiver == SAY_NONE && above != SAY_NONE)
        receiver = say_doc_child(w->doc, above, SAY_DEPREL_IOBJ);
    if (receiver == SAY_NONE && above != SAY_NONE)
        receiver = say_role_prepositional(w->doc, above, SAY_STR("to"));
    if (receiver != SAY_NONE && say_role_nominal(w->doc, receiver)) return receiver;
    uint32_t owner = say_doc_child(w->doc, noun, SAY_DEPREL_NMOD_POSS);
    if (owner == SAY_NONE) owner = say_role_prepositional(w->doc, noun, SAY_STR("of"));
    if (owner == SAY_NONE) owner = say_role_prepositional(w->doc, noun, SAY_STR("by"));
    if (owner != SAY_NONE) return owner;
    bool argument = t->deprel[noun] == SAY_DEPREL_OBJ || t->deprel[noun] == SAY_DEPREL_OBL;
    if (above != SAY_NONE && of_another(w, above)) return SAY_NONE;
    return argument && above != SAY_NONE && t->upos[above] == SAY_UPOS_VERB
               ? surface_subject(w, above)
               : SAY_NONE;
}

/* "accused Israel of invading Syria" with "invading" read as an adjective of "Syria": behind a
 * preposition it is a verb. */
static bool gerund_as_adjective(const Walk *w, uint32_t verb)
{
    return w->t->deprel[verb] == SAY_DEPREL_AMOD && verb > 0 && w->t->head[verb] > verb &&
           w->t->sentence[verb - 1] == w->t->sentence[verb] &&
           w->t->upos[verb - 1] == SAY_UPOS_ADP && !past_participle(w, verb);
}

/* The party that stands right before a word: "with Israel and Iran exchanging strikes", "accused
 * Israel of ...". */
static uint32_t party_before(const Walk *w, uint32_t token)
{
    if (token == 0 || w->t->sentence[token - 1] != w->t->sentence[token]) return SAY_NONE;
    uint32_t before = token - 1;
    if (!say_role_nominal(w->doc, before) || say_role_mention(w->doc, before) == SAY_NONE)
        return SAY_NONE;
    return say_role_first_conjunct(w->doc, before);
}

/* "signed a decree granting asylum", "issued a report accusing": who signed and issued it; SAY_NONE
 * for what is no document. */
static uint32_t author(const Walk *w, uint32_t noun)
{
    const SayTokens *t = w->t;
    uint32_t above = t->head[noun];
    bool written = t->deprel[noun] == SAY_DEPREL_OBJ && above != SAY_NONE &&
                   t->upos[above] == SAY_UPOS_VERB && !of_another(w, above) &&
                   say_map_get(&w->triggers->documents, say_role_lemma(w->doc, noun)) != SAY_ABSENT;
    return written ? surface_subject(w, above) : SAY_NONE;
}

/* The subject that a clause shares with its surroundings when it has none of its own. */
static uint32_t shared_subject(const Walk *w, uint32_t verb)
{
    const SayTokens *t = w->t;
    uint32_t above = t->head[verb];
    if (above == SAY_NONE) return SAY_NONE;
    switch (t->deprel[verb]) {
    case SAY_DEPREL_CONJ:
        return t->upos[above] == SAY_UPOS_NOUN ? SAY_NONE : surface_subject(w, above);
    case SAY_DEPREL_XCOMP:
    case SAY_DEPREL_ADVCL: return controlled_subject(w, verb);
    case SAY_DEPREL_CCOMP:
        return (t->feats[verb] & SAY_FEAT_FINITE) ? SAY_NONE : surface_subject(w, above);
    case SAY_DEPREL_ACL:
        if (t->feats[verb] & SAY_FEAT_PARTICIPLE || t->feats[verb] & SAY_FEAT_GERUND) {
            uint32_t before =
                say_role_mention(w->doc, above) == SAY_NONE ? party_before(w, verb) : SAY_NONE;
            if (before != SAY_NONE) return before;
            if (say_role_has_case(w->doc, verb, SAY_STR("of"))) return noun_controls(w, above);
            uint32_t writer = author(w, above);
            return writer != SAY_NONE ? writer : above;
        }
        return noun_controls(w, above);
    case SAY_DEPREL_AMOD: return gerund_as_adjective(w, verb) ? party_before(w, verb - 1) : above;
    case SAY_DEPREL_ACL_RELCL: return above;
    default: return SAY_NONE;
    }
}

/* "The soldiers, acting on orders, had used gas": the parser may give the subject to the
 * participle before the verb. */
static uint32_t lent_subject(const Walk *w, uint32_t verb)
{
    if (!(w->t->feats[verb] & SAY_FEAT_FINITE) && !has_auxiliary(w, verb)) return SAY_NONE;
    for (uint32_t c = w->t->first_child[verb]; c != SAY_NONE && c < verb;
         c = w->t->next_sibling[c]) {
        bool participle = w->t->deprel[c] == SAY_DEPREL_ADVCL &&
                          (w->t->feats[c] & SAY_FEAT_PARTICIPLE) &&
                          !(w->t->feats[c] & SAY_FEAT_FINITE) && !has_auxiliary(w, c);
        uint32_t subject = participle ? own_subject(w, c) : SAY_NONE;
        if (subject != SAY_NONE && subject < c) return subject;
    }
    return SAY_NONE;
}

static uint32_t surface_subject(const Walk *w, uint32_t verb)
{
    uint32_t subject = own_subject(w, verb);
    if (subject == SAY_NONE) subject = lent_subject(w, verb);
    if (subject != SAY_NONE) return antecedent(w, subject, verb);
    if (passive(w, verb) && w->t->deprel[verb] == SAY_DEPREL_ACL) return w->t->head[verb];
    return shared_subject(w, verb);
}

static Walk walk(const SayTriggers *triggers, const SayDoc *doc)
{
    return (Walk){triggers, doc, &doc->tokens};
}

bool say_role_passive(const SayDoc *doc, uint32_t verb)
{
    Walk w = walk(NULL, doc);
    return passive(&w, verb);
}

uint32_t say_role_agent(const SayTriggers *triggers, const SayDoc *doc, uint32_t verb)
{
    Walk w = walk(triggers, doc);
    if (!passive(&w, verb)) return surface_subject(&w, verb);
    uint32_t agent = by_agent(&w, verb);
    if (agent == SAY_NONE && doc->tokens.deprel[verb] == SAY_DEPREL_CONJ) {
        uint32_t first = say_role_first_conjunct(doc, verb);
        if (passive(&w, first)) agent = by_agent(&w, first);
    }
    return agent;
}

/* "the embassy that militias attacked": the clause has its subject but no object, so what it
 * modifies is the object. */
static uint32_t relative_object(const Walk *w, uint32_t verb)
{
    if (w->t->deprel[verb] != SAY_DEPREL_ACL_RELCL) return SAY_NONE;
    uint32_t subject = own_subject(w, verb);
    return subject != SAY_NONE && !relative(w, subject) ? w->t->head[verb] : SAY_NONE;
}

/* "attacked and destroyed the convoy": members of a coordination share the object behind the last
 * of them. */
static uint32_t shared_object(const Walk *w, uint32_t verb)
{
    const SayTokens *t = w->t;
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_CONJ || t->upos[c] != SAY_UPOS_VERB ||
            own_subject(w, c) != SAY_NONE)
            continue;
        uint32_t object = say_doc_child(w->doc, c, SAY_DEPREL_OBJ);
        if (object != SAY_NONE && c < verb + 4) return object;
    }
    /* "funds and arms militants", where the parser takes a verb for a noun: a noun coordinated with
     * a verb is its object. */
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_CONJ && c > verb && c < verb + 6 &&
            say_role_nominal(w->doc, c) && own_subject(w, c) == SAY_NONE)
            return own_object(w, c) != SAY_NONE ? own_object(w, c) : c;
    if (t->deprel[verb] != SAY_DEPREL_CONJ) return SAY_NONE;
    uint32_t object = say_doc_child(w->doc, t->head[verb], SAY_DEPREL_OBJ);
    return object != SAY_NONE && object > verb ? object : SAY_NONE;
}

uint32_t say_role_patient(const SayTriggers *triggers, const SayDoc *doc, uint32_t verb)
{
    Walk w = walk(triggers, doc);
    if (passive(&w, verb)) return surface_subject(&w, verb);
    uint32_t object = own_object(&w, verb);
    if (object != SAY_NONE) return antecedent(&w, object, verb);
    if (gerund_as_adjective(&w, verb)) return doc->tokens.head[verb];
    object = relative_object(&w, verb);
    return object != SAY_NONE ? object : shared_object(&w, verb);
}
