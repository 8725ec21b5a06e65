/* event_fold.c -- one act told in several words is one event; and what an order, a threat, an accusation is about. */
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
        if (d->folded_into == SAY_NONE && (d->token == token || (d->light && d->support == token))) return d;
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

/* What `from` knows and `into` does not goes over. */
static void fold(const Fold *f, SayEventDraft *into, SayEventDraft *from)
{
    take_range(&into->killed, &from->killed);
    take_range(&into->injured, &from->injured);
    take_range(&into->arrested, &from->arrested);
    take_range(&into->size, &from->size);
    take_parties(&into->actors, &from->actors);
    take_parties(&into->recipients, &from->recipients);
    if (into->patient == SAY_NONE) into->patient = from->patient;
    if (!into->instrument.data) into->instrument = from->instrument;
    if (!into->coding->mode.data && from->coding->mode.data && from->trigger->type == into->trigger->type)
        into->coding = from->coding;
    from->folded_into = (uint32_t)(into - f->drafts->items);
}

static bool negated(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_ADVMOD && (t->feats[c] & SAY_FEAT_NEGATIVE || say_role_is(doc, c, "not") ||
                                                  say_role_is(doc, c, "never")))
            return true;
    return false;
}

static bool assault(const SayEventDraft *d)
{
    return d && d->trigger->type == SAY_EVENT_ASSAULT;
}

/* "The attack killed 12", "the attack that killed 12", "attacked the base, killing 12", "was killed in an attack". */
static void fold_harm(const Fold *f, SayEventDraft *harm)
{
    const SayTokens *t = &f->doc->tokens;
    uint32_t verb = harm->token;
    if (harm->trigger->shape != SAY_TRIGGER_VERB || negated(f->doc, verb)) return;
    uint32_t subject = say_role_passive(f->doc, verb) ? SAY_NONE : say_role_agent(f->triggers, f->doc, verb);
    SayEventDraft *act = draft_at(f, subject);
    if (!assault(act) || act == harm) {
        act = NULL;
        bool participle = t->deprel[verb] == SAY_DEPREL_ADVCL && !(t->feats[verb] & SAY_FEAT_FINITE) &&
                          say_doc_child(f->doc, verb, SAY_DEPREL_NSUBJ) == SAY_NONE;
        if (participle || t->deprel[verb] == SAY_DEPREL_ACL) act = draft_at(f, t->head[verb]);
    }
    if (assault(act) && act != harm) {
        fold(f, act, harm);
        return;
    }
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool circumstance = t->deprel[c] == SAY_DEPREL_OBL || t->deprel[c] == SAY_DEPREL_OBL_AGENT;
        SayEventDraft *noun = circumstance ? draft_at(f, c) : NULL;
        if (!assault(noun) || noun == harm) continue;
        bool part = harm->trigger->flags & SAY_NEEDS_ACT;
        fold(f, part ? noun : harm, part ? harm : noun);
        if (part) return;
    }
}

/* "12 were killed and 30 wounded": the second figure belongs to the first's act. */
static void fold_second_figure(const Fold *f, SayEventDraft *second)
{
    const SayTokens *t = &f->doc->tokens;
    if (t->deprel[second->token] != SAY_DEPREL_CONJ) return;
    SayEventDraft *first = draft_at(f, t->head[second->token]);
    if (!first || first == second || !(first->trigger->flags & SAY_CASUALTY)) {
        first = draft_at(f, say_role_first_conjunct(f->doc, second->token));
        if (!first || first == second || !(first->trigger->flags & SAY_CASUALTY)) return;
    }
    if (first->trigger->figure != second->trigger->figure) fold(f, first, second);
}

/* "missile and drone strikes and attacks": nouns of one type side by side, the second with no party of its own. */
static void fold_twin(const Fold *f, SayEventDraft *second)
{
    const SayTokens *t = &f->doc->tokens;
    if (second->trigger->shape != SAY_TRIGGER_NOUN || t->deprel[second->token] != SAY_DEPREL_CONJ) return;
    SayEventDraft *first = draft_at(f, t->head[second->token]);
    if (first && first != second && first->trigger->shape == SAY_TRIGGER_NOUN &&
        first->trigger->type == second->trigger->type)
        fold(f, first, second);
}

/* "the killing of 12 in an attack": a noun within another noun of its type. */
static void fold_nested(const Fold *f, SayEventDraft *inner)
{
    const SayTokens *t = &f->doc->tokens;
    if (inner->trigger->shape != SAY_TRIGGER_NOUN || t->deprel[inner->token] != SAY_DEPREL_NMOD) return;
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
        if (d->folded_into == SAY_NONE && (d->trigger->flags & SAY_CASUALTY)) fold_second_figure(&f, d);
    }
    for (uint32_t i = 0; i < drafts->count; i++) {
        SayEventDraft *d = &drafts->items[i];
        if (d->folded_into == SAY_NONE && assault(d) && (d->trigger->flags & SAY_CASUALTY)) fold_harm(&f, d);
    }
    for (uint32_t i = 0; i < drafts->count; i++) {
        SayEventDraft *d = &drafts->items[i];
        if (d->folded_into == SAY_NONE) fold_twin(&f, d);
        if (d->folded_into == SAY_NONE) fold_nested(&f, d);
    }
}

/* ---- about ---- */

static uint32_t depth_below(const SayDoc *doc, uint32_t token, uint32_t ancestor)
{
    uint32_t steps = 0;
    while (token != ancestor && token != SAY_NONE) {
        token = doc->tokens.head[token];
        steps++;
    }
    return token == SAY_NONE ? UINT32_MAX : steps;
}

/* The nearest event below the trigger, or below the verb that lends to it; subjects and modifiers of time are no content. */
static uint32_t find_content(const SayDoc *doc, const SayDrafts *drafts, uint32_t outer)
{
    const SayEventDraft *d = &drafts->items[outer];
    const uint32_t roots[] = {d->token, d->support};
    uint32_t best = SAY_NONE, nearest = UINT32_MAX;
    for (uint32_t i = 0; i < drafts->count; i++) {
        const SayEventDraft *inner = &drafts->items[i];
        if (i == outer || inner->folded_into != SAY_NONE || inner->token == d->support) continue;
        for (int r = 0; r < 2; r++) {
            if (roots[r] == SAY_NONE) continue;
            uint32_t steps = depth_below(doc, inner->token, roots[r]);
            if (steps == 0 || steps >= nearest || steps > 6) continue;
            if (inner->token < roots[r] && !say_role_passive(doc, roots[r])) continue;
            nearest = steps;
            best = i;
        }
    }
    return best;
}

bool say_event_recode(const SayTriggers *triggers, const SayDrafts *drafts, SayEventDraft *draft)
{
    const uint32_t kinds = SAY_NEEDS_CONTENT_COOPERATION | SAY_NEEDS_CONTENT_CONFLICT;
    bool conflict = draft->about != SAY_NONE && say_event_type_quad(drafts->items[draft->about].trigger->type) >= 3;
    uint32_t right = draft->about == SAY_NONE ? 0
                     : conflict ? SAY_NEEDS_CONTENT_CONFLICT : SAY_NEEDS_CONTENT_COOPERATION;
    uint32_t has = draft->trigger->flags & kinds;
    if (has == right && has) return true;
    const SayTrigger *own = draft->trigger;
    uint32_t at = say_map_get(own->shape == SAY_TRIGGER_NOUN ? &triggers->nouns : &triggers->verbs, own->lemma);
    if (at == SAY_ABSENT) at = 0;
    uint32_t adjective = say_map_get(&triggers->adjectives, own->lemma);
    if (!at && adjective != SAY_ABSENT) at = adjective;
    for (const SayTrigger *t = at ? &triggers->items.items[at - 1] : NULL; t; t = say_trigger_next(triggers, t)) {
        bool same = say_str_equal(t->particle, own->particle) && say_str_equal(t->object, own->object);
        if (!same || (t->flags & kinds) != right || !right) continue;
        draft->trigger = draft->coding = t;
        return true;
    }
    return !has; /* an entry that asks for no kind of content stands with any */
}

static bool has_content(SayEventType type)
{
    return type == SAY_EVENT_REQUEST || type == SAY_EVENT_THREATEN || type == SAY_EVENT_ACCUSE ||
           type == SAY_EVENT_REJECT || type == SAY_EVENT_AGREE || type == SAY_EVENT_SUPPORT;
}

void say_event_link(const SayDoc *doc, SayDrafts *drafts)
{
    for (uint32_t i = 0; i < drafts->count; i++) {
        SayEventDraft *d = &drafts->items[i];
        if (d->folded_into != SAY_NONE || !has_content(d->trigger->type)) continue;
        d->about = find_content(doc, drafts, i);
        if (d->about == SAY_NONE) continue;
        SayEventDraft *inner = &drafts->items[d->about];
        bool done = d->trigger->flags & (SAY_OBJECT_CONTROL | SAY_RECIPIENT_DOES);
        if (!inner->actors.count && done) inner->actors = d->recipients;
        if (!inner->actors.count && d->trigger->type == SAY_EVENT_THREATEN) inner->actors = d->actors;
        if (!d->recipients.count && d->trigger->type == SAY_EVENT_ACCUSE) d->recipients = inner->actors;
    }
}
