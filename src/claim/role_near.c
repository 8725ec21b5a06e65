/* role_near.c -- a missing recipient from the near context.

   Where no slot of the trigger finds the other side, it is mostly named deeper in what hangs on the
   act: the owner of its object ("rejected a motion by the opposition"), the place of an aid or a
   truce that is a country ("food aid in Yemen"), the other side of what is agreed, refused or
   threatened ("agreed to lift the ban on imports from Egypt"). The nearest by steps in the tree
   counts, first one behind a preposition of such a slot; what stands beside the act, or before it
   in time, does not. Who refuses or threatens until somebody does something speaks to that
   somebody. */
#include "claim/event.h"

enum { STEPS = 7, WIDTH = 64 };

typedef struct Near {
    const SayTriggers *triggers;
    const SayDoc *doc;
    const SayEventDraft *draft;
    bool passive;
    bool bodily;           /* "attacked in Syria", "arrested in Syria": there, and not Syria */
    uint32_t items[WIDTH]; /* tokens still to look at, breadth first */
    uint8_t steps[WIDTH];
    uint32_t count;
} Near;

static bool has_case_of(const SayDoc *doc, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (say_role_has_case(doc, token, say_str(words[i]))) return true;
    return false;
}

/* What somebody is helped or agreed with in response to is not the other side. */
static bool occasion(const Near *n, uint32_t token)
{
    static const char *const words[] = {"response", "reaction", "wake", "case", "event", "view"};
    if (say_event_type_quad(n->draft->trigger->type) > 2) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_role_is(n->doc, token, words[i]))
            return say_role_has_case(n->doc, token, SAY_STR("in"));
    return false;
}

/* Circumstances: time, occasion, reason, source; and what stands apart from the act. */
static bool apart(const SayDoc *doc, uint32_t token)
{
    static const char *const words[] = {
        "after",     "before",  "amid",  "since",   "despite", "during", "following", "until",
        "according", "because", "as",    "without", "like",    "than",   "ahead",     "while",
        "when",      "if",      "under", "unless",  "accord"}; /* "according", tagged as a verb */
    return has_case_of(doc, token, words, sizeof words / sizeof *words);
}

/* "in support of the president": for whom it is done. */
static bool in_favour(const SayDoc *doc, uint32_t token)
{
    static const char *const words[] = {"support", "favour", "favor", "honour", "honor", "memory"};
    SayStr lemma = say_role_lemma(doc, token);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_str_equal(lemma, say_str(words[i])))
            return say_role_has_case(doc, token, SAY_STR("in"));
    return false;
}

/* "an apology for the bombing of the village", "rejected the murder of the mayor": who suffered
 * there has a part in that act alone. */
static bool is_reason(const Near *n, uint32_t token)
{
    static const char *const words[] = {"for", "over", "about"};
    SayEventType type = n->draft->trigger->type;
    if (say_event_type_quad(type) == 4) return false; /* troops "for a battle" */
    uint32_t at = n->doc->tokens.upos[token] == SAY_UPOS_NOUN
                      ? say_map_get(&n->triggers->nouns, say_role_lemma(n->doc, token))
                      : SAY_ABSENT;
    if (at == SAY_ABSENT) return false;
    SayEventType act = n->triggers->items.items[at - 1].type;
    if (act == SAY_EVENT_ASSAULT && type == SAY_EVENT_REJECT) return true;
    return say_event_type_quad(act) == 4 &&
           has_case_of(n->doc, token, words, sizeof words / sizeof *words);
}

static bool infinitive(const SayDoc *doc, uint32_t token)
{
    static const char *const words[] = {"to", "of", "for", "from", "against", "with"};
    return has_case_of(doc, token, words, sizeof words / sizeof *words);
}

/* "sent troops", "withdrew its envoys": where the entry looks for nobody in the object, what stands
 * there is the means of the act, and the other side is named behind it. */
static bool is_means(const Near *n, uint32_t token)
{
    const SaySlots *slots = &n->draft->trigger->recipient;
    if (n->doc->tokens.deprel[token] != SAY_DEPREL_OBJ ||
        (n->doc->tokens.head[token] != n->draft->token &&
         n->doc->tokens.head[token] != n->draft->support))
        return false;
    for (uint32_t i = 0; i < slots->count; i++)
        if (slots->items[i].kind == SAY_SLOT_OBJECT) return false;
    return true;
}

/* Leads the way from a word down to this dependent of it? */
static bool leads(const Near *n, uint32_t token)
{
    const SayTokens *t = &n->doc->tokens;
    bool bearer = t->head[token] == n->draft->token;
    if (apart(n->doc, token) || occasion(n, token) ||
        (bearer && token < n->draft->token && !n->passive))
        return false;
    if (n->bodily &&
        (say_role_has_case(n->doc, token, SAY_STR("in")) || say_role_is(n->doc, token, "capital")))
        return false;
    if (n->draft->trigger->type == SAY_EVENT_PROTEST && in_favour(n->doc, token)) return false;
    if (say_role_is(n->doc, token, "become")) return false; /* "resigned to become envoy" */
    switch (t->deprel[token]) {
    case SAY_DEPREL_OBJ:
    case SAY_DEPREL_IOBJ:
    case SAY_DEPREL_XCOMP:
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_OBL:
    case SAY_DEPREL_APPOS: return true;
    case SAY_DEPREL_OBL_AGENT: return !bearer; /* "a motion filed by" */
    case SAY_DEPREL_NMOD_POSS: /* "voiced its government's support for": the actor's own */
        return n->draft->trigger->type != SAY_EVENT_SUPPORT || t->head[token] != n->draft->object;
    case SAY_DEPREL_CCOMP: return bearer;
    case SAY_DEPREL_AMOD:
    case SAY_DEPREL_COMPOUND: return !bearer && token < t->head[token];
    case SAY_DEPREL_ACL: /* "rejected the claim that": what is claimed has parties of its own */
        return t->upos[token] == SAY_UPOS_VERB &&
               !say_role_has_case(n->doc, token, SAY_STR("that"));
    case SAY_DEPREL_ADVCL: return infinitive(n->doc, token);
    case SAY_DEPREL_CONJ: return !bearer && say_role_nominal(n->doc, token);
    default: return false;
    }
}

static void push(Near *n, uint32_t token, uint32_t steps)
{
    if (token == SAY_NONE || n->count == WIDTH || steps > STEPS) return;
    for (uint32_t i = 0; i < n->count; i++)
        if (n->items[i] == token) return;
    n->items[n->count] = token;
    n->steps[n->count++] = (uint8_t)steps;
}

/* The mention that a word heads, adjectives as modifiers of a thing included: "Egyptian goods". */
static SayIndex headed(const SayDoc *doc, uint32_t token)
{
    SayIndex mention = say_role_mention(doc, token);
    if (mention != SAY_NONE) return doc->actors.items[mention].head == token ? mention : SAY_NONE;
    SayRun actors = SAY_IN_SENTENCE(doc, token, actors);
    for (uint32_t i = actors.from; i < actors.to; i++)
        if (doc->actors.items[i].adjective && doc->actors.items[i].head == token) return i;
    return SAY_NONE;
}

/* Aid, a truce, a curfew in a country are for it, or against it; a protest or a meeting there is
   only there. */
static bool concerns_place(const Near *n)
{
    switch (n->draft->trigger->type) {
    case SAY_EVENT_AID:
    case SAY_EVENT_RETREAT:
    case SAY_EVENT_CONCEDE:
    case SAY_EVENT_MOBILIZE:
    case SAY_EVENT_SANCTION:
    case SAY_EVENT_COERCE: return true;
    default: return false;
    }
}

/* "its troops", "their leader": who belongs to the actor is not the other side. */
static bool owned(const SayDoc *doc, uint32_t token)
{
    uint32_t owner = say_doc_child(doc, token, SAY_DEPREL_NMOD_POSS);
    return owner != SAY_NONE && doc->tokens.upos[owner] == SAY_UPOS_PRON;
}

static bool other_side(const Near *n, SayIndex mention)
{
    const SayActorMention *m = &n->doc->actors.items[mention];
    bool medium = m->kind == SAY_ACTOR_MEDIA;
    for (int k = 0; k < 3; k++) medium = medium || say_str_equal(m->sectors[k], SAY_STR("MED"));
    bool told_there = medium && say_role_has_case(n->doc, m->head, SAY_STR("on"));
    if (told_there || owned(n->doc, m->head)) return false; /* "announced on the channel" */
    if (m->where && !concerns_place(n)) return false;
    for (uint32_t i = 0; i < n->draft->actors.count; i++) {
        const SayActorMention *actor = &n->doc->actors.items[n->draft->actors.items[i]];
        bool same = actor->chain == m->chain || (actor->first < m->end && m->first < actor->end);
        bool home = m->adjective && m->country.size && say_str_equal(m->country, actor->country);
        if (same || (home && !m->where)) return false; /* "a curfew in Chad", by its government */
    }
    return !m->pronoun || m->chain != mention;
}

static bool is_bodily(const SayTrigger *trigger)
{
    bool on_object =
        trigger->recipient.count && trigger->recipient.items[0].kind == SAY_SLOT_OBJECT;
    return trigger->type == SAY_EVENT_ASSAULT || trigger->type == SAY_EVENT_CONSULT ||
           (trigger->type == SAY_EVENT_COERCE && on_object);
}

static bool take(const Near *n, SayEventDraft *draft, uint32_t token)
{
    SayIndex mention = token == SAY_NONE ? SAY_NONE : headed(n->doc, token);
    if (mention == SAY_NONE || !other_side(n, mention)) return false;
    say_role_add(&draft->recipients, mention);
    return true;
}

/* "will not end the strike until the government pays", "until it is met by the authorities". */
static bool take_condition(const Near *n, SayEventDraft *draft)
{
    static const char *const words[] = {"until", "till", "unless"};
    const SayTokens *t = &n->doc->tokens;
    SayEventType type = draft->trigger->type;
    if (type != SAY_EVENT_REJECT && type != SAY_EVENT_THREATEN) return false;
    bool modal = t->upos[draft->token] == SAY_UPOS_AUX && t->head[draft->token] != SAY_NONE;
    uint32_t verb = modal ? t->head[draft->token] : draft->token;
    const SaySentence *sentence = &n->doc->sentences.items[t->sentence[verb]];
    for (uint32_t clause = verb + 1; clause < sentence->end; clause++) {
        if (t->deprel[clause] != SAY_DEPREL_ADVCL || !say_doc_below(n->doc, clause, verb) ||
            !has_case_of(n->doc, clause, words, sizeof words / sizeof *words))
            continue;
        uint32_t told = say_doc_child(n->doc, clause, SAY_DEPREL_CCOMP);
        if (take(n, draft, say_role_agent(n->triggers, n->doc, clause)) ||
            take(n, draft, say_role_patient(n->triggers, n->doc, clause)))
            return true;
        return told != SAY_NONE && take(n, draft, say_role_agent(n->triggers, n->doc, told));
    }
    return false;
}

/* Behind a preposition that the entry, or the verb that lends it its subject, has for a recipient;
 * "of" may be anybody's. */
static bool in_slot(const Near *n, uint32_t token)
{
    const SaySlots *slots[] = {&n->draft->trigger->recipient,
                               n->draft->lender ? &n->draft->lender->recipient : NULL};
    for (int k = 0; k < 2 && slots[k]; k++)
        for (uint32_t i = 0; i < slots[k]->count; i++)
            if (slots[k]->items[i].kind == SAY_SLOT_PREPOSITION &&
                !say_str_equal(slots[k]->items[i].preposition, SAY_STR("of")) &&
                say_role_has_case(n->doc, token, slots[k]->items[i].preposition))
                return true;
    return false;
}

/* The nearest of those that were come upon; with slots: behind such a preposition. What is
 * coordinated only leads on: "aid to farms and for schools in Chad". */
static bool take_nearest(const Near *n, SayEventDraft *draft, bool slots)
{
    for (uint32_t i = 0; i < n->count; i++)
        if (n->steps[i] && n->doc->tokens.deprel[n->items[i]] != SAY_DEPREL_CONJ &&
            !is_means(n, n->items[i]) && (!slots || in_slot(n, n->items[i])) &&
            take(n, draft, n->items[i]))
            return true;
    return false;
}

bool say_role_near(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft)
{
    Near n = {.triggers = triggers,
              .doc = doc,
              .draft = draft,
              .passive = say_role_passive(doc, draft->token),
              .bodily = is_bodily(draft->trigger)};
    const SayTokens *t = &doc->tokens;
    push(&n, draft->token, 0);
    push(&n, draft->outer, 0);
    push(&n, draft->support, 0);
    push(&n, draft->object, 0);
    for (uint32_t i = 0; i < n.count; i++) {
        if (n.steps[i] && is_reason(&n, n.items[i])) continue;
        for (uint32_t c = t->first_child[n.items[i]]; c != SAY_NONE; c = t->next_sibling[c])
            if (leads(&n, c)) push(&n, c, n.steps[i] + 1U);
    }
    return take_nearest(&n, draft, true) || take_nearest(&n, draft, false) ||
           take_condition(&n, draft);
}
