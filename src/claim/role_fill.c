/* role_fill.c -- the parties of an event, by the slots of its trigger. */
#include "claim/event.h"

typedef struct Fill {
    const SayTriggers *triggers;
    const SayDoc *doc;
    SayEventDraft *draft;
    bool recipient; /* the slot is one of the recipient's */
} Fill;

/* "the Middle East" tells whereto; it is no party. */
static bool is_region(const SayDoc *doc, uint32_t token)
{
    SayRun places = SAY_IN_SENTENCE(doc, token, places);
    for (uint32_t i = places.from; i < places.to; i++) {
        const SayPlaceMention *p = &doc->places.items[i];
        if (p->first <= token && token < p->end && p->precision == SAY_PRECISION_REGION)
            return true;
    }
    return false;
}

/* "condemned the murder of the mayor": an act of violence, told of by another. */
static bool is_violence(const Fill *f, uint32_t token)
{
    SayEventType type = f->draft->trigger->type;
    if (type != SAY_EVENT_ACCUSE && type != SAY_EVENT_REJECT) return false;
    uint32_t at = f->doc->tokens.upos[token] == SAY_UPOS_NOUN
                      ? say_map_get(&f->triggers->nouns, say_role_lemma(f->doc, token))
                      : SAY_ABSENT;
    return at != SAY_ABSENT && f->triggers->items.items[at - 1].type == SAY_EVENT_ASSAULT &&
           say_role_prepositional(f->doc, token, SAY_STR("of")) != SAY_NONE;
}

/* Whose violence it was, not who suffered. */
static void add_culprits(const Fill *f, uint32_t act, SayParties *into)
{
    uint32_t owner = say_doc_child(f->doc, act, SAY_DEPREL_NMOD_POSS);
    if (owner == SAY_NONE) owner = say_role_prepositional(f->doc, act, SAY_STR("by"));
    if (owner != SAY_NONE) say_role_parties(f->doc, owner, NULL, into);
}

static void add(const Fill *f, uint32_t token, SayParties *into)
{
    if (token == SAY_NONE || token == f->draft->token) return;
    uint32_t before = into->count;
    if (f->recipient && f->draft->goal == SAY_NONE && say_role_nominal(f->doc, token))
        f->draft->goal = token;
    if (f->recipient && f->draft->trigger->type == SAY_EVENT_MOBILIZE && is_region(f->doc, token))
        return;
    if (f->recipient && is_violence(f, token))
        add_culprits(f, token, into);
    else if (f->recipient)
        say_role_parties(f->doc, token, NULL, into);
    else
        say_role_parties(f->doc, say_means_behind(f->triggers, f->doc, f->draft, token),
                         &f->triggers->assets, into);
    if (into->count == before) return;
    uint32_t *role = f->recipient ? &f->draft->patient : &f->draft->agent;
    if (*role == SAY_NONE) *role = token;
}

static bool bare_passive(const Fill *f)
{
    return (f->draft->trigger->flags & SAY_BARE_PASSIVE) &&
           !say_role_passive(f->doc, f->draft->token) &&
           say_role_patient(f->triggers, f->doc, f->draft->token) == SAY_NONE;
}

/* The subject of a noun is that of its support verb, of "X was behind the attack", or of its being
 * said of somebody. */
static void noun_subject(const Fill *f, SayParties *into)
{
    const SayEventDraft *d = f->draft;
    if (d->support != SAY_NONE && d->lender) {
        const SaySlots *slots = f->recipient ? &d->lender->recipient : &d->lender->actor;
        for (uint32_t i = 0; i < slots->count && !into->count; i++) {
            const SaySlot *slot = &slots->items[i];
            if (slot->kind == SAY_SLOT_SUBJECT)
                add(f, say_role_agent(f->triggers, f->doc, d->support), into);
            else if (slot->kind == SAY_SLOT_OBJECT)
                add(f, say_role_patient(f->triggers, f->doc, d->support), into);
            else if (slot->kind == SAY_SLOT_PREPOSITION)
                add(f, say_role_prepositional(f->doc, d->support, slot->preposition), into);
        }
    }
    uint32_t own = say_doc_child(f->doc, d->token, SAY_DEPREL_NSUBJ);
    if (own != SAY_NONE && say_role_has_case(f->doc, d->token, SAY_STR("behind")))
        add(f, own, into);
}

static void verb_subject(const Fill *f, SayParties *into)
{
    const SayEventDraft *d = f->draft;
    if (bare_passive(f)) {
        add(f, say_role_prepositional(f->doc, d->token, SAY_STR("by")), into);
        return;
    }
    uint32_t agent = say_role_agent(f->triggers, f->doc, d->token);
    /* "students protested" read as "students (who were) protested": a verb without an object is
     * never passive. */
    bool intransitive =
        d->trigger->recipient.count == 0 || d->trigger->recipient.items[0].kind != SAY_SLOT_OBJECT;
    if (agent == SAY_NONE && intransitive && !d->trigger->object.data && !d->trigger->objects.count)
        agent = say_role_patient(f->triggers, f->doc, d->token);
    add(f, agent, into);
}

static void verb_object(const Fill *f, SayParties *into)
{
    SayEventDraft *d = f->draft;
    uint32_t patient = say_role_patient(f->triggers, f->doc, d->token);
    if (patient == SAY_NONE && bare_passive(f))
        patient = say_role_agent(f->triggers, f->doc, d->token);
    bool oblique =
        d->object != SAY_NONE && d->trigger->particle.data && say_role_nominal(f->doc, d->object);
    if (patient == SAY_NONE && oblique) patient = d->object;
    if (d->trigger->object.data && patient == d->object)
        return; /* the fire of "opened fire" suffers nothing */
    add(f, patient, into);
    if (f->recipient && d->patient == SAY_NONE)
        d->patient = patient; /* for figures: "12 people", no actor */
}

/* "the Baghdad attack" tells where, not who. */
static bool is_locality(const SayDoc *doc, uint32_t token)
{
    SayRun places = SAY_IN_SENTENCE(doc, token, places);
    for (uint32_t i = places.from; i < places.to; i++) {
        const SayPlaceMention *p = &doc->places.items[i];
        if (p->first <= token && token < p->end && p->precision != SAY_PRECISION_COUNTRY)
            return true;
    }
    return false;
}

/* Modifiers before a noun: "Israeli strikes", "a Hezbollah rocket attack". */
static void modifiers(const Fill *f, uint32_t noun, SayParties *into)
{
    const SayTokens *t = &f->doc->tokens;
    for (uint32_t c = t->first_child[noun]; c != SAY_NONE && c < noun; c = t->next_sibling[c]) {
        bool modifies = t->deprel[c] == SAY_DEPREL_AMOD || t->deprel[c] == SAY_DEPREL_COMPOUND ||
                        t->deprel[c] == SAY_DEPREL_NMOD || t->deprel[c] == SAY_DEPREL_NMOD_DESC;
        if (!modifies || is_locality(f->doc, c)) continue;
        uint32_t parts[] = {c, t->first_child[c]}; /* "US-led" is one token or hangs on "led" */
        for (int i = 0; i < 2; i++) {
            if (parts[i] == SAY_NONE) continue;
            SayRun actors = SAY_IN_SENTENCE(f->doc, parts[i], actors);
            for (SayIndex a = actors.from; a < actors.to; a++) {
                const SayActorMention *m = &f->doc->actors.items[a];
                if (m->first <= parts[i] && parts[i] < m->end &&
                    !say_doc_below(f->doc, noun, m->head)) /* not "victims of the bomb attack" */
                    say_role_add(into, a);
            }
        }
    }
}

/* Prepositions that name a party of an act wherever they stand behind it. */
static bool runs_on(SayStr preposition)
{
    static const char *const words[] = {"by", "on", "against", "at", "between"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_str_equal(preposition, say_str(words[i]))) return true;
    return false;
}

/* The noun phrase behind the preposition, by the order of the words alone: "attack by X on Y" runs
   on without a verb, and where the parser hangs a part of it elsewhere, the words still stand
   there. */
static uint32_t following(const Fill *f, SayStr preposition)
{
    const SayDoc *doc = f->doc;
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[f->draft->token]];
    uint32_t at = f->draft->token + 1;
    while (at < sentence->end &&
           (say_role_in_phrase(doc, at) || doc->tokens.upos[at] == SAY_UPOS_ADP ||
            doc->tokens.upos[at] == SAY_UPOS_CCONJ || doc->tokens.upos[at] == SAY_UPOS_SCONJ)) {
        if (doc->tokens.upos[at] != SAY_UPOS_NOUN && doc->tokens.upos[at] != SAY_UPOS_PROPN &&
            say_str_equal_nocase(doc->tokens.lemma[at], preposition))
            break;
        if (++at > f->draft->token + 12) return SAY_NONE;
    }
    if (at >= sentence->end || !say_str_equal_nocase(doc->tokens.lemma[at], preposition))
        return SAY_NONE;
    return say_role_phrase_at(doc, at + 1);
}

/* "strikes on Gaza and attacks": what modifies the first of a coordination counts for all of it. */
static void prepositional(const Fill *f, SayStr preposition, SayParties *into)
{
    const SayEventDraft *d = f->draft;
    add(f, say_role_prepositional(f->doc, d->token, preposition), into);
    if (into->count || d->trigger->shape != SAY_TRIGGER_NOUN) {
        if (!into->count && d->object != SAY_NONE)
            add(f, say_role_prepositional(f->doc, d->object, preposition), into);
        return;
    }
    if (d->outer != d->token) add(f, say_role_prepositional(f->doc, d->outer, preposition), into);
    if (!into->count && d->support != SAY_NONE)
        add(f, say_role_prepositional(f->doc, d->support, preposition), into);
    uint32_t first = say_role_first_conjunct(f->doc, d->token);
    const SayTokens *t = &f->doc->tokens;
    if (!into->count && first != d->token)
        add(f, say_role_prepositional(f->doc, first, preposition), into);
    for (uint32_t c = t->first_child[d->token]; c != SAY_NONE && !into->count;
         c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_CONJ)
            add(f, say_role_prepositional(f->doc, c, preposition), into);
    /* The parser hangs "on Y" of "attack by X on Y" on X as often as on the attack. */
    uint32_t by = say_role_prepositional(f->doc, d->token, SAY_STR("by"));
    if (!into->count && by != SAY_NONE)
        add(f, say_role_prepositional(f->doc, by, preposition), into);
    if (!into->count && t->deprel[d->token] == SAY_DEPREL_OBJ)
        add(f, say_role_prepositional(f->doc, t->head[d->token], preposition), into);
    if (!into->count && runs_on(preposition)) add(f, following(f, preposition), into);
}

/* "demanded that the army withdraw": who is to act. */
static void content_subject(const Fill *f, SayParties *into)
{
    const SayEventDraft *d = f->draft;
    uint32_t clause = say_doc_child(f->doc, d->token, SAY_DEPREL_CCOMP);
    if (clause == SAY_NONE) return;
    uint32_t subject = say_doc_child(f->doc, clause, SAY_DEPREL_NSUBJ);
    if (subject == SAY_NONE) subject = say_doc_child(f->doc, clause, SAY_DEPREL_NSUBJ_PASS);
    add(f, subject, into);
}

static void fill_slot(const Fill *f, const SaySlot *slot, SayParties *into)
{
    const SayEventDraft *d = f->draft;
    bool noun = d->trigger->shape == SAY_TRIGGER_NOUN;
    switch (slot->kind) {
    case SAY_SLOT_SUBJECT:
        if (noun)
            noun_subject(f, into);
        else
            verb_subject(f, into);
        break;
    case SAY_SLOT_OBJECT:
        if (noun)
            noun_subject(f, into);
        else
            verb_object(f, into);
        break;
    case SAY_SLOT_INDIRECT: {
        uint32_t verb = noun ? d->support : d->token;
        if (verb != SAY_NONE) add(f, say_doc_child(f->doc, verb, SAY_DEPREL_IOBJ), into);
        break;
    }
    case SAY_SLOT_POSSESSOR: {
        uint32_t bearer = noun ? d->token : d->object;
        if (bearer != SAY_NONE) add(f, say_doc_child(f->doc, bearer, SAY_DEPREL_NMOD_POSS), into);
        if (noun && d->outer != bearer && !into->count)
            add(f, say_doc_child(f->doc, d->outer, SAY_DEPREL_NMOD_POSS), into);
        break;
    }
    case SAY_SLOT_CONTENT: content_subject(f, into); break;
    case SAY_SLOT_MODIFIER:
        modifiers(f, d->token, into);
        if (!into->count && d->outer != d->token) modifiers(f, d->outer, into);
        break;
    case SAY_SLOT_PREPOSITION: prepositional(f, slot->preposition, into); break;
    }
}

static void fill_role(Fill *f, const SaySlots *slots, bool recipient, SayParties *into)
{
    f->recipient = recipient;
    for (uint32_t i = 0; i < slots->count && !into->count; i++)
        fill_slot(f, &slots->items[i], into);
}

/* "his arrest", "the general's killing by rebels": the possessor suffers; but "Israel's killing of
 * the general". */
static void swap_possessor(Fill *f)
{
    SayEventDraft *d = f->draft;
    if (!(d->trigger->flags & SAY_POSSESSOR_SUFFERS) || d->recipients.count) return;
    uint32_t possessor = say_doc_child(f->doc, d->token, SAY_DEPREL_NMOD_POSS);
    if (possessor == SAY_NONE) return;
    if (d->agent == possessor) {
        d->actors = (SayParties){0};
        d->agent = SAY_NONE;
        modifiers(f, d->token, &d->actors);
    }
    f->recipient = true;
    add(f, possessor, &d->recipients);
}

/* "talks between A and B", "A clashed with B": all are actors, each towards the others. */
static void merge_parties(const Fill *f)
{
    SayEventDraft *d = f->draft;
    if (!(d->trigger->flags & SAY_RECIPROCAL)) return;
    static const char *const words[] = {"between", "among", "with"};
    SayParties more = {0};
    for (int i = 0; i < 3; i++) prepositional(f, say_str(words[i]), &more);
    if (d->trigger->shape == SAY_TRIGGER_VERB && d->trigger->objects.count) {
        uint32_t object = say_role_patient(f->triggers, f->doc, d->token);
        for (int i = 0; i < 3 && object != SAY_NONE; i++) /* "signed an accord with X" */
            add(f, say_role_prepositional(f->doc, object, say_str(words[i])), &more);
    }
    for (uint32_t i = 0; i < more.count; i++) say_role_add(&d->actors, more.items[i]);
    for (uint32_t i = 0; i < d->recipients.count; i++)
        say_role_add(&d->actors, d->recipients.items[i]);
    d->recipients = (SayParties){0};
}

/* No one is both sides of one act by the same words. */
static void keep_apart(SayEventDraft *d)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < d->recipients.count; i++) {
        bool actor = false;
        for (uint32_t k = 0; k < d->actors.count; k++)
            actor = actor || d->actors.items[k] == d->recipients.items[i];
        if (!actor) d->recipients.items[kept++] = d->recipients.items[i];
    }
    d->recipients.count = kept;
}

/* "attacks using drones against the base": the parser hangs the target on the means. */
static void recipient_behind(const Fill *f, uint32_t use)
{
    SayEventDraft *d = f->draft;
    uint32_t means = say_doc_child(f->doc, use, SAY_DEPREL_OBJ);
    for (uint32_t i = 0; i < d->trigger->recipient.count && !d->recipients.count; i++) {
        if (d->trigger->recipient.items[i].kind != SAY_SLOT_PREPOSITION) continue;
        SayStr preposition = d->trigger->recipient.items[i].preposition;
        add(f, say_role_prepositional(f->doc, use, preposition), &d->recipients);
        if (means != SAY_NONE)
            add(f, say_role_prepositional(f->doc, means, preposition), &d->recipients);
    }
}

/* "have been the target of attacks", "were victims of attacks": who they are. */
static void target_of(const Fill *f, SayParties *into)
{
    const SayEventDraft *d = f->draft;
    if (d->trigger->shape != SAY_TRIGGER_NOUN || f->doc->tokens.deprel[d->outer] != SAY_DEPREL_NMOD)
        return;
    uint32_t victim = f->doc->tokens.head[d->outer];
    if (say_map_get(&f->triggers->victims, say_role_lemma(f->doc, victim)) == SAY_ABSENT) return;
    Fill recipient = *f;
    recipient.recipient = true;
    uint32_t subject = say_doc_child(f->doc, victim, SAY_DEPREL_NSUBJ);
    if (subject != SAY_NONE) add(&recipient, subject, into);
}

void say_role_fill(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft)
{
    Fill f = {triggers, doc, draft, false};
    draft->agent = draft->patient = draft->goal = draft->means = SAY_NONE;
    fill_role(&f, &draft->trigger->recipient, true, &draft->recipients);
    if (!draft->recipients.count && draft->lender)
        fill_role(&f, &draft->lender->recipient, true, &draft->recipients);
    if (!draft->recipients.count) target_of(&f, &draft->recipients);
    fill_role(&f, &draft->trigger->actor, false, &draft->actors);
    swap_possessor(&f);
    f.recipient = true;
    merge_parties(&f);
    keep_apart(draft);
    uint32_t use = say_means_find(triggers, doc, draft);
    if (use != SAY_NONE && !draft->recipients.count) recipient_behind(&f, use);
    say_means_code(triggers, draft);
    say_means_object(triggers, doc, draft);
    say_role_targets(triggers, doc, draft);
}
