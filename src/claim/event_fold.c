/* event_fold.c -- one act told in several words is one event. */
#include "claim/event.h"

typedef struct Fold {
    const SayTriggers *triggers;
    const SayDoc *doc;
    SayDrafts *drafts;
} Fold;

static SayEventDraft *draft_at(const Fold *f, uint32_t token)
{
    for (uint32_t i = 0; token != SAY_NONE && i < f->drafts->count; i++) {
        SayEventDraft *d = &f->drafts->items[i];
        if (d->token != token && !(d->light && d->support == token)) continue;
        while (d->folded_into != SAY_NONE) d = &f->drafts->items[d->folded_into];
        return d;
    }
    return NULL;
}

static bool known(const SayRange *range)
{
    return range->low != SAY_UNKNOWN || range->best != SAY_UNKNOWN || range->high != SAY_UNKNOWN;
}

static void take_range(SayRange *into, const SayRange *from)
{
    if (!known(into)) *into = *from;
}

static void take_parties(SayParties *into, const SayParties *from)
{
    if (!into->count) *into = *from;
}

/* "the bombing of the bank killed a guard": both were hit. */
static void take_targets(SayEventDraft *into, const SayEventDraft *from)
{
    for (uint32_t i = 0; i < from->target_count && into->target_count < SAY_PARTIES; i++)
        into->targets[into->target_count++] = from->targets[i];
}

/* What `from` knows and `into` does not goes over. */
static void fold(const Fold *f, SayEventDraft *into, SayEventDraft *from)
{
    take_range(&into->killed, &from->killed);
    take_range(&into->injured, &from->injured);
    take_range(&into->arrested, &from->arrested);
    take_range(&into->size, &from->size);
    take_parties(&into->actors, &from->actors);
    take_parties(&into->recipients, &from->recipients);
    if (into->scene == SAY_NONE) into->scene = from->token;
    if (into->patient == SAY_NONE) into->patient = from->patient;
    if (!into->instrument.data) into->instrument = from->instrument;
    if (into->means == SAY_NONE) into->means = from->means;
    take_targets(into, from);
    if (!into->coding->mode.data && from->coding->mode.data &&
        from->trigger->type == into->trigger->type)
        into->coding = from->coding;
    from->folded_into = (uint32_t)(into - f->drafts->items);
}

static bool negated(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_ADVMOD &&
            (t->feats[c] & SAY_FEAT_NEGATIVE || say_role_is(doc, c, "not") ||
             say_role_is(doc, c, "never")))
            return true;
    return false;
}

static bool assault(const SayEventDraft *d)
{
    return d && d->trigger->type == SAY_EVENT_ASSAULT;
}

/* "12 were killed and 30 wounded": the second figure belongs to the first's act. */
static void fold_second_figure(const Fold *f, SayEventDraft *second)
{
    const SayTokens *t = &f->doc->tokens;
    if (t->deprel[second->token] != SAY_DEPREL_CONJ) return;
    uint32_t before[] = {t->head[second->token], say_role_first_conjunct(f->doc, second->token)};
    for (int i = 0; i < 2; i++) {
        SayEventDraft *first = draft_at(f, before[i]);
        if (!assault(first) || first == second) continue;
        bool killed = second->trigger->figure == SAY_FIGURE_KILLED;
        const SayRange *same = killed ? &first->killed : &first->injured;
        const SayRange *other = killed ? &first->injured : &first->killed;
        bool casualty = (first->trigger->flags & SAY_CASUALTY) &&
                        first->trigger->figure != second->trigger->figure;
        if (known(same) || !(casualty || known(other))) continue;
        fold(f, first, second);
        return;
    }
}

/* "The attack killed 12", "the attack that killed 12", "attacked the base, killing 12", "was killed
 * in an attack". */
static void fold_harm(const Fold *f, SayEventDraft *harm)
{
    const SayTokens *t = &f->doc->tokens;
    uint32_t verb = harm->token;
    if (harm->trigger->shape != SAY_TRIGGER_VERB || negated(f->doc, verb)) return;
    uint32_t subject =
        say_role_passive(f->doc, verb) ? SAY_NONE : say_role_agent(f->triggers, f->doc, verb);
    SayEventDraft *act = draft_at(f, subject);
    if (!assault(act) || act == harm) {
        act = NULL;
        if (!(harm->trigger->flags & SAY_CASUALTY)) return;
        bool participle = t->deprel[verb] == SAY_DEPREL_ADVCL &&
                          !(t->feats[verb] & SAY_FEAT_FINITE) &&
                          say_doc_child(f->doc, verb, SAY_DEPREL_NSUBJ) == SAY_NONE;
        if (participle || t->deprel[verb] == SAY_DEPREL_ACL) act = draft_at(f, t->head[verb]);
    }
    if (assault(act) && act != harm) {
        bool casualty = harm->trigger->flags &
                        SAY_CASUALTY; /* "attacks have targeted the base": the verb is the act */
        fold(f, casualty ? act : harm, casualty ? harm : act);
        return;
    }
    if (!(harm->trigger->flags & SAY_CASUALTY)) return;
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool circumstance = t->deprel[c] == SAY_DEPREL_OBL || t->deprel[c] == SAY_DEPREL_OBL_AGENT;
        SayEventDraft *noun = circumstance ? draft_at(f, c) : NULL;
        if (!assault(noun) || noun == harm) continue;
        bool part = harm->trigger->flags & SAY_NEEDS_ACT;
        fold(f, part ? noun : harm, part ? harm : noun);
        if (part) return;
    }
}

/* "imposed sanctions", "provided support": the verb's entry names the noun, and the noun is a
   trigger too. The noun stays where the verb only lends to it and both say the same; else the verb,
   which says more. */
static void fold_light(const Fold *f, SayEventDraft *noun)
{
    if (noun->trigger->shape != SAY_TRIGGER_NOUN) return;
    for (uint32_t i = 0; i < f->drafts->count; i++) {
        SayEventDraft *verb = &f->drafts->items[i];
        bool named = verb->trigger->object.data || verb->trigger->objects.count ||
                     verb->trigger->particle.data;
        if (verb == noun || verb->folded_into != SAY_NONE || !named ||
            verb->trigger->shape != SAY_TRIGGER_VERB)
            continue;
        uint32_t patient = verb->object;
        if (patient == SAY_NONE || verb->trigger->objects.count)
            patient = say_role_patient(f->triggers, f->doc, verb->token);
        if (patient != noun->token && verb->object != noun->token) continue;
        bool same = noun->light && noun->support == verb->token &&
                    noun->trigger->type == verb->trigger->type;
        if (!same && verb->object == SAY_NONE) verb->object = noun->token; /* for the span */
        fold(f, same ? noun : verb, same ? verb : noun);
        return;
    }
}

/* "12 were killed in an attack by rebels": the noun behind the harm, where the parser hangs it
 * elsewhere. */
static void fold_behind(const Fold *f, SayEventDraft *harm)
{
    if (harm->actors.count || !say_role_passive(f->doc, harm->token)) return;
    for (uint32_t i = 0; i < f->drafts->count; i++) {
        SayEventDraft *noun = &f->drafts->items[i];
        if (noun->folded_into != SAY_NONE || !assault(noun) ||
            noun->trigger->shape != SAY_TRIGGER_NOUN)
            continue;
        bool near = noun->token > harm->token && noun->token - harm->token < 12 &&
                    noun->support == SAY_NONE;
        bool circumstance = say_role_has_case(f->doc, noun->token, SAY_STR("in")) ||
                            say_role_has_case(f->doc, noun->token, SAY_STR("by")) ||
                            say_role_has_case(f->doc, noun->token, SAY_STR("during"));
        if (!near || !circumstance ||
            f->doc->tokens.sentence[noun->token] != f->doc->tokens.sentence[harm->token])
            continue;
        bool part = harm->trigger->flags & SAY_NEEDS_ACT;
        fold(f, part ? noun : harm, part ? harm : noun);
        return;
    }
}

/* "missile and drone strikes and attacks": nouns of one type side by side, the second with no party
 * of its own. */
static void fold_twin(const Fold *f, SayEventDraft *second)
{
    const SayTokens *t = &f->doc->tokens;
    if (second->trigger->shape != SAY_TRIGGER_NOUN || t->deprel[second->token] != SAY_DEPREL_CONJ)
        return;
    SayEventDraft *first = draft_at(f, t->head[second->token]);
    if (first && first != second && first->trigger->shape == SAY_TRIGGER_NOUN &&
        first->trigger->type == second->trigger->type)
        fold(f, first, second);
}

/* "the killing of 12 in an attack": a noun within another noun of its type. */
static void fold_nested(const Fold *f, SayEventDraft *inner)
{
    const SayTokens *t = &f->doc->tokens;
    if (inner->trigger->shape != SAY_TRIGGER_NOUN || t->deprel[inner->token] != SAY_DEPREL_NMOD)
        return;
    SayEventDraft *outer = draft_at(f, t->head[inner->token]);
    if (outer && outer != inner && outer->trigger->shape == SAY_TRIGGER_NOUN &&
        outer->trigger->type == inner->trigger->type)
        fold(f, outer, inner);
}

void say_event_fold(const SayTriggers *triggers, const SayDoc *doc, SayDrafts *drafts)
{
    Fold f = {triggers, doc, drafts};
    for (uint32_t i = 0; i < drafts->count; i++) {
        SayEventDraft *d = &drafts->items[i];
        if (d->folded_into == SAY_NONE) fold_light(&f, d);
    }
    for (uint32_t i = 0; i < drafts->count; i++) {
        SayEventDraft *d = &drafts->items[i];
        if (d->folded_into == SAY_NONE && assault(d)) fold_harm(&f, d);
    }
    for (uint32_t i = 0; i < drafts->count; i++) {
        SayEventDraft *d = &drafts->items[i];
        if (d->folded_into != SAY_NONE || !(d->trigger->flags & SAY_CASUALTY)) continue;
        fold_second_figure(&f, d);
        if (d->folded_into == SAY_NONE) fold_behind(&f, d);
    }
    for (uint32_t i = 0; i < drafts->count; i++) {
        SayEventDraft *d = &drafts->items[i];
        if (d->folded_into == SAY_NONE) fold_twin(&f, d);
        if (d->folded_into == SAY_NONE) fold_nested(&f, d);
    }
}
