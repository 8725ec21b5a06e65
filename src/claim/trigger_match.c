/* trigger_match.c -- which trigger a word is, by its lemma and the words that stand with it in the
 * tree. */
#include "claim/rejected.h"

/* What is asked of a word's tree for one trigger after the other, found once. */
typedef struct Known {
    bool patient_known, agent_known;
    uint32_t patient, agent;
} Known;

typedef struct Match {
    const SayTriggers *triggers;
    const SayDoc *doc;
    uint64_t marks; /* of the sentence */
    uint32_t token;
    Known *known;
} Match;

static uint32_t patient_of(const Match *m)
{
    if (!m->known->patient_known)
        m->known->patient = say_role_patient(m->triggers, m->doc, m->token);
    m->known->patient_known = true;
    return m->known->patient;
}

static uint32_t agent_of(const Match *m)
{
    if (!m->known->agent_known) m->known->agent = say_role_agent(m->triggers, m->doc, m->token);
    m->known->agent_known = true;
    return m->known->agent;
}

/* 1 + index of the first trigger; 0. */
static uint32_t first_of(const SayMap *map, SayStr lemma)
{
    uint32_t at = say_map_get(map, lemma);
    return at == SAY_ABSENT ? 0 : at;
}

/* By the lemma; else by the form without its ending, where the lemma is not one of the dictionary
 * ("shel" of "shelled"). */
static uint32_t first_for(const Match *m, const SayMap *map)
{
    static const char *const endings[] = {"ed", "d", "ing", "s"};
    uint32_t found = first_of(map, say_role_lemma(m->doc, m->token));
    SayStr form = say_doc_token(m->doc, m->token);
    if (found || m->doc->tokens.upos[m->token] == SAY_UPOS_ADJ) return found;
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !found; i++) {
        SayStr ending = say_str(endings[i]);
        if (form.size < ending.size + 3 || !say_str_ends(form, ending)) continue;
        SayStr stem = say_str_slice(form, 0, form.size - ending.size);
        if (i == 1 && stem.data[stem.size - 1] != 'e') continue; /* "used", not "band" */
        found = first_of(map, stem);
        bool doubled =
            stem.data[stem.size - 1] == stem.data[stem.size - 2]; /* "banned", "expelled" */
        if (!found && doubled) found = first_of(map, say_str_slice(stem, 0, stem.size - 1));
        if (found || i == 3) continue;
        SayText whole = {.arena = m->doc->arena}; /* "invading" */
        say_text_add(&whole, stem);
        say_text_char(&whole, 'e');
        found = first_of(map, say_text_str(&whole));
    }
    return found;
}

const SayTrigger *say_trigger_next(const SayTriggers *triggers, const SayTrigger *trigger)
{
    return trigger->next ? &triggers->items.items[trigger->next - 1] : NULL;
}

/* Far from each other: asked for while the one before is looked at. */
static void fetch(const SayTrigger *trigger)
{
    __builtin_prefetch(trigger);
    __builtin_prefetch((const char *)trigger + 64);
    __builtin_prefetch((const char *)trigger + 128);
}

/* The next trigger, from 1 + index on, whose words may all stand in the sentence. */
static const SayTrigger *take(const Match *m, uint32_t *at)
{
    while (*at) {
        const SayTrigger *trigger = &m->triggers->items.items[*at - 1];
        const SayTriggerKey *key = &m->triggers->keys[*at - 1];
        *at = key->next;
        if (key->marks & ~m->marks) continue;
        fetch(trigger);
        return trigger;
    }
    return NULL;
}

/* "called the king on Saturday" is no "call on". */
static bool is_time(const SayDoc *doc, uint32_t token)
{
    SayRun times = SAY_IN_SENTENCE(doc, token, times);
    for (uint32_t i = times.from; i < times.to; i++)
        if (doc->times.items[i].first <= token && token < doc->times.items[i].end) return true;
    return false;
}

/* The child that is the particle; for a preposition the oblique that it introduces; SAY_NONE when
 * there is neither. */
static uint32_t find_particle(const Match *m, SayStr particle)
{
    const SayTokens *t = &m->doc->tokens;
    for (uint32_t c = t->first_child[m->token]; c != SAY_NONE; c = t->next_sibling[c]) {
        switch (t->deprel[c]) {
        case SAY_DEPREL_COMPOUND_PRT:
        case SAY_DEPREL_ADVMOD:
        case SAY_DEPREL_XCOMP:
        case SAY_DEPREL_OBJ:
        case SAY_DEPREL_OBL:
        case SAY_DEPREL_AMOD:
            if (say_str_equal_nocase(t->lemma[c], particle)) return c;
            break;
        default: break;
        }
    }
    uint32_t oblique = say_role_prepositional(m->doc, m->token, particle);
    if (oblique != SAY_NONE && !is_time(m->doc, oblique)) return oblique;
    /* "called for by": the oblique has moved away, and the preposition stays as a child of its own.
     */
    for (uint32_t c = t->first_child[m->token]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->upos[c] == SAY_UPOS_ADP && c > m->token &&
            say_str_equal_nocase(t->lemma[c], particle))
            return c;
    /* The preposition was attached to the object: "call for talks" as a compound tree. */
    uint32_t object = say_doc_child(m->doc, m->token, SAY_DEPREL_OBJ);
    return object != SAY_NONE && say_role_has_case(m->doc, object, particle) ? object : SAY_NONE;
}

/* A conjunct of the argument with this lemma; terms: any of them. */
static uint32_t find_among(const Match *m, uint32_t argument, SayStr lemma, const SayTerms *terms)
{
    if (argument == SAY_NONE) return SAY_NONE;
    const SayTokens *t = &m->doc->tokens;
    SayStr own = say_role_lemma(m->doc, argument);
    if (lemma.data ? say_str_equal(own, lemma) : say_terms_hold(terms, own)) return argument;
    for (uint32_t c = t->first_child[argument]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_CONJ && t->deprel[c] != SAY_DEPREL_COMPOUND) continue;
        own = say_role_lemma(m->doc, c);
        if (lemma.data ? say_str_equal(own, lemma) : say_terms_hold(terms, own)) return c;
    }
    return SAY_NONE;
}

static bool sentence_holds(const Match *m, const SayTerms *terms)
{
    const SayTokens *t = &m->doc->tokens;
    const SaySentence *sentence = &m->doc->sentences.items[t->sentence[m->token]];
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        if (i != m->token && say_terms_hold(terms, say_role_lemma(m->doc, i))) return true;
    return false;
}

static bool surroundings_fit(const Match *m, const SayTrigger *trigger)
{
    if (trigger->with.count && !sentence_holds(m, &trigger->with))
        return say_rejected(m->doc, trigger, m->token, "with", SAY_NONE);
    if (trigger->not_with.count && sentence_holds(m, &trigger->not_with))
        return say_rejected(m->doc, trigger, m->token, "not_with", SAY_NONE);
    return true;
}

/* oblique: what stands behind the verb's preposition; it is the object where there is no other
 * ("took to the streets"). */
static bool arguments_fit(const Match *m, const SayTrigger *trigger, uint32_t oblique)
{
    const SayTerms *wanted[] = {&trigger->objects, &trigger->subjects};
    const SayTerms *unwanted[] = {&trigger->not_objects, &trigger->not_subjects};
    for (int k = 0; k < 2; k++) {
        if (!wanted[k]->count && !unwanted[k]->count) continue;
        uint32_t argument = k ? agent_of(m) : patient_of(m);
        if (k == 0 && trigger->particle.data && oblique != SAY_NONE &&
            say_role_nominal(m->doc, oblique) &&
            (argument == SAY_NONE || find_among(m, argument, SAY_STR_NONE, wanted[k]) == SAY_NONE))
            argument = oblique;
        if (wanted[k]->count && find_among(m, argument, SAY_STR_NONE, wanted[k]) == SAY_NONE &&
            !say_role_stands_for(m->doc, argument, wanted[k]))
            return say_rejected(m->doc, trigger, m->token, k ? "subjects" : "objects", argument);
        if (unwanted[k]->count && find_among(m, argument, SAY_STR_NONE, unwanted[k]) != SAY_NONE)
            return say_rejected(m->doc, trigger, m->token, k ? "not_subjects" : "not_objects",
                                argument);
    }
    return surroundings_fit(m, trigger);
}

/* 0 when the verb is not this trigger; else the more, the more words of the entry are there. */
static int verb_fits(const Match *m, const SayTrigger *trigger, uint32_t *object)
{
    int rank = 1;
    if (trigger->particle.data) {
        *object = find_particle(m, trigger->particle);
        if (*object == SAY_NONE) return 0;
        rank += 2;
    }
    if (trigger->object.data) {
        uint32_t patient = patient_of(m);
        *object = find_among(m, patient, trigger->object, NULL);
        if (*object == SAY_NONE) return 0;
        rank += 4;
    }
    if (trigger->flags & SAY_NEEDS_OBJECT && patient_of(m) == SAY_NONE)
        return say_rejected(m->doc, trigger, m->token, "needs object", SAY_NONE);
    if (!arguments_fit(m, trigger, *object)) return 0;
    return rank + 3 * (trigger->objects.count > 0) + (trigger->subjects.count > 0) +
           (trigger->with.count > 0);
}

static int noun_fits(const Match *m, const SayTrigger *trigger)
{
    const SayTokens *t = &m->doc->tokens;
    int rank = 1;
    if (trigger->modifier.data) {
        bool found = false;
        for (uint32_t c = t->first_child[m->token]; c != SAY_NONE && !found; c = t->next_sibling[c])
            found = c < m->token && say_str_equal(say_role_lemma(m->doc, c), trigger->modifier);
        if (!found) return 0;
        rank += 2;
    }
    return surroundings_fit(m, trigger) ? rank + (trigger->with.count > 0) : 0;
}

static const SayTrigger *best_verb(const Match *m, const SayMap *map, uint32_t *object)
{
    const SayTrigger *best = NULL;
    int most = 0;
    uint32_t at = first_for(m, map);
    const SayTrigger *trigger = take(m, &at), *next;
    for (; trigger; trigger = next) {
        uint32_t found = SAY_NONE;
        next = take(m, &at);
        int rank = verb_fits(m, trigger, &found);
        if (rank < most || rank == 0)
            continue; /* of equals the first of the file: chains run backwards */
        best = trigger;
        most = rank;
        *object = found;
    }
    return best;
}

static const SayTrigger *best_noun(const Match *m)
{
    const SayTrigger *best = NULL;
    int most = 0;
    uint32_t at = first_of(&m->triggers->nouns, say_role_lemma(m->doc, m->token));
    for (const SayTrigger *trigger; (trigger = take(m, &at));) {
        int rank = noun_fits(m, trigger);
        if (rank < most || rank == 0) continue;
        best = trigger;
        most = rank;
    }
    return best;
}

/* ---- support verbs ---- */

static bool lends_to(const SayTrigger *lender, const SayTrigger *noun)
{
    if (!lender->types.count && !lender->nouns.count) return true;
    return say_terms_hold(&lender->types, say_str(say_event_type_name(noun->type))) ||
           say_terms_hold(&lender->nouns, noun->lemma);
}

static bool lender_fits(const Match *m, const SayTrigger *lender, const SayTrigger *noun,
                        uint32_t outer)
{
    const SayTokens *t = &m->doc->tokens;
    if (!lends_to(lender, noun)) return false;
    bool oblique = t->head[outer] == m->token && (t->deprel[outer] == SAY_DEPREL_OBL ||
                                                  t->deprel[outer] == SAY_DEPREL_OBL_AGENT ||
                                                  t->deprel[outer] == SAY_DEPREL_NMOD);
    if (lender->object.data) {
        uint32_t patient = patient_of(m);
        return find_among(m, patient, lender->object, NULL) != SAY_NONE;
    }
    if (lender->particle.data) {
        uint32_t found = find_particle(m, lender->particle);
        return found != SAY_NONE && (!oblique || found == outer);
    }
    return !oblique;
}

static const SayTrigger *best_lender(const Match *m, const SayTrigger *noun, uint32_t outer)
{
    const SayTrigger *best = NULL;
    uint32_t at = first_for(m, &m->triggers->supports);
    for (const SayTrigger *lender; (lender = take(m, &at));) {
        if (!lender_fits(m, lender, noun, outer)) continue;
        bool longer = !best || lender->particle.size + lender->object.size >=
                                   best->particle.size + best->object.size;
        if (longer) best = lender;
    }
    return best;
}

/* The verb above, where the noun is its argument; or the clause that modifies the noun ("the attack
 * they carried out"). */
static void find_support(const SayTriggers *triggers, const SayDoc *doc, uint64_t marks,
                         SayEventDraft *draft)
{
    const SayTokens *t = &doc->tokens;
    uint32_t outer = say_role_outer(triggers, doc, draft->token);
    draft->outer = outer;
    uint32_t above = t->head[outer];
    if (above != SAY_NONE && t->deprel[outer] == SAY_DEPREL_NMOD &&
        say_role_has_case(doc, outer, SAY_STR("for")) && t->head[above] != SAY_NONE)
        above = t->head[above]; /* "claimed responsibility for the attack" */
    if (above != SAY_NONE && t->deprel[outer] != SAY_DEPREL_NSUBJ) {
        Known known = {0};
        Match m = {triggers, doc, marks, above, &known};
        draft->lender = best_lender(&m, draft->trigger, outer);
        if (draft->lender) {
            draft->support = above;
            draft->light = (draft->lender->flags & SAY_LIGHT) != 0 && t->head[outer] == above;
            return;
        }
    }
    for (uint32_t c = t->first_child[outer]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_ACL && t->deprel[c] != SAY_DEPREL_ACL_RELCL) continue;
        Known known = {0};
        Match m = {triggers, doc, marks, c, &known};
        draft->lender = best_lender(&m, draft->trigger, outer);
        if (!draft->lender) continue;
        draft->support = c;
        return;
    }
}

bool say_trigger_match(const SayTriggers *triggers, const SayDoc *doc, uint64_t marks,
                       uint32_t token, SayEventDraft *draft)
{
    Known known = {0};
    Match m = {triggers, doc, marks, token, &known};
    *draft =
        (SayEventDraft){.token = token, .outer = token, .support = SAY_NONE, .object = SAY_NONE};
    switch (doc->tokens.upos[token]) {
    case SAY_UPOS_ADJ:
        draft->trigger = best_verb(&m, &triggers->adjectives, &draft->object);
        return draft->trigger != NULL;
    case SAY_UPOS_VERB:
        draft->trigger = best_verb(&m, &triggers->verbs, &draft->object);
        return draft->trigger != NULL;
    case SAY_UPOS_NOUN:
    case SAY_UPOS_PROPN:
        if (say_doc_child(doc, token, SAY_DEPREL_OBJ) !=
            SAY_NONE) { /* a noun with an object is a verb: "funds and arms" */
            draft->trigger = best_verb(&m, &triggers->verbs, &draft->object);
            if (draft->trigger) return true;
        }
        draft->trigger = best_noun(&m);
        if (!draft->trigger) return false;
        if (say_role_inside_name(doc, token))
            return say_rejected(doc, draft->trigger, token, "stands in a name", SAY_NONE);
        find_support(triggers, doc, marks, draft);
        return true;
    default: return false;
    }
}
