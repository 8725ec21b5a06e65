/* event.c -- coded events: finds triggers, fills roles, folds what is one act, drops what is not
 * sure enough. */
#include "claim/event.h"

#include "claim/rejected.h"
#include "claim/steps.h"

#include <assert.h>

/* Sides that can use force: what a weak verb ("hit", "target", "fire") needs on one side to be an
 * armed act. */
static bool is_force(const SayActorMention *m)
{
    switch (m->kind) {
    case SAY_ACTOR_COUNTRY:
    case SAY_ACTOR_GOVERNMENT:
    case SAY_ACTOR_MILITARY:
    case SAY_ACTOR_POLICE:
    case SAY_ACTOR_INTELLIGENCE:
    case SAY_ACTOR_ARMED_GROUP:
    case SAY_ACTOR_IGO: return true;
    case SAY_ACTOR_ROLE:
        for (int i = 0; i < 3; i++)
            if (say_str_equal(m->sectors[i], SAY_STR("MIL")) ||
                say_str_equal(m->sectors[i], SAY_STR("REB")) ||
                say_str_equal(m->sectors[i], SAY_STR("UAF")) ||
                say_str_equal(m->sectors[i], SAY_STR("COP")))
                return true;
        return false;
    default: return false;
    }
}

static bool has_force(const SayDoc *doc, const SayParties *parties)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        const SayActorMention *m = &doc->actors.items[parties->items[i]];
        if (is_force(m) || (m->chain < doc->actors.count && is_force(&doc->actors.items[m->chain])))
            return true;
    }
    return false;
}

/* A club "attacked" too: where nobody is said to suffer, the actor must be a force, a person or
 * people. */
static bool can_attack(const SayDoc *doc, const SayParties *parties)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        const SayActorMention *m = &doc->actors.items[parties->items[i]];
        if (m->kind == SAY_ACTOR_PERSON || m->kind == SAY_ACTOR_ROLE ||
            m->kind == SAY_ACTOR_ETHNIC || m->pronoun)
            return true;
    }
    return has_force(doc, parties);
}

static bool has_official(const SayDoc *doc, const SayParties *parties)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        const SayActorMention *m = &doc->actors.items[parties->items[i]];
        bool person = m->kind == SAY_ACTOR_PERSON || m->kind == SAY_ACTOR_ROLE || m->person_name;
        for (int k = 0; person && k < 3; k++)
            if (say_str_equal(m->sectors[k], SAY_STR("GOV"))) return true;
    }
    return false;
}

static bool has_figure(const SayRange *range)
{
    return range->low != SAY_UNKNOWN || range->best != SAY_UNKNOWN || range->high != SAY_UNKNOWN;
}

/* Without a party only an act that speaks for itself is kept: violence, arrests or protest with a
   figure, or with an instrument; a place is looked at when the event is made. */
static bool stands_alone(const SayEventDraft *d)
{
    SayEventType type = d->trigger->type;
    if (type != SAY_EVENT_ASSAULT && type != SAY_EVENT_PROTEST && type != SAY_EVENT_COERCE)
        return false;
    return has_figure(&d->killed) || has_figure(&d->injured) || has_figure(&d->arrested) ||
           has_figure(&d->size);
}

/* Somebody is told to do something: an infinitive below the word. */
static bool commands(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool clause = t->deprel[c] == SAY_DEPREL_XCOMP || t->deprel[c] == SAY_DEPREL_ADVCL ||
                      t->deprel[c] == SAY_DEPREL_ACL;
        if (clause && say_role_has_case(doc, c, SAY_STR("to"))) return true;
    }
    return false;
}

/* "Cold weather hit the north": the subject is there, and is neither party nor means nor act nor
 * person. */
static bool done_by_a_thing(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *d)
{
    if (d->trigger->shape != SAY_TRIGGER_VERB || d->actors.count || d->instrument.data)
        return false;
    if (say_role_passive(doc, d->token) || !d->trigger->actor.count) return false;
    uint32_t subject = say_doc_child(doc, d->token, SAY_DEPREL_NSUBJ);
    if (subject == SAY_NONE || doc->tokens.upos[subject] != SAY_UPOS_NOUN) return false;
    if ((d->trigger->flags & SAY_BARE_PASSIVE) &&
        say_role_patient(triggers, doc, d->token) == SAY_NONE)
        return false;
    SayStr lemma = say_role_lemma(doc, subject);
    return say_map_get(&triggers->nouns, lemma) == SAY_ABSENT &&
           say_map_get(&triggers->persons, lemma) == SAY_ABSENT;
}

/* "whom she met": one person alone meets nobody. */
static bool with_oneself(const SayDoc *doc, const SayEventDraft *d)
{
    if (!(d->trigger->flags & SAY_RECIPROCAL) || d->actors.count < 2) return false;
    SayIndex first = doc->actors.items[d->actors.items[0]].chain;
    for (uint32_t i = 1; i < d->actors.count; i++)
        if (doc->actors.items[d->actors.items[i]].chain != first) return false;
    return true;
}

/* The need of the entry that the draft does not fill; NULL when all are. */
static const char *unfilled_need(const SayTriggers *triggers, const SayDoc *doc,
                                 const SayEventDraft *d)
{
    uint32_t flags = d->trigger->flags;
    if ((flags & SAY_NEEDS_ACTOR) && !d->actors.count) return "needs actor";
    bool both = (flags & SAY_RECIPROCAL) && d->actors.count > 1; /* each is the other's recipient */
    if ((flags & SAY_NEEDS_RECIPIENT) && !d->recipients.count && !both &&
        !say_role_hits(triggers, doc, d))
        return "needs recipient";
    if ((flags & SAY_NEEDS_THING) && !say_role_hits(triggers, doc, d)) return "needs thing";
    if ((flags & SAY_NEEDS_OFFICIAL) && !has_official(doc, &d->actors)) return "needs official";
    if ((flags & SAY_NEEDS_FORCE) && !has_force(doc, &d->actors) &&
        !has_force(doc, &d->recipients) && !d->instrument.data)
        return "needs force";
    if (d->trigger->type == SAY_EVENT_ASSAULT && done_by_a_thing(triggers, doc, d))
        return "done by a thing";
    if ((flags & SAY_RECIPROCAL) && d->trigger->shape == SAY_TRIGGER_NOUN && d->actors.count == 1 &&
        d->agent == SAY_NONE && !doc->actors.items[d->actors.items[0]].plural)
        return "reciprocal, with one party"; /* "an accord with them": whose? */
    if (with_oneself(doc, d)) return "reciprocal, with oneself";
    if ((flags & SAY_NEEDS_COMMAND) && !commands(doc, d->token)) return "needs command";
    bool attacks = d->trigger->type != SAY_EVENT_ASSAULT || d->recipients.count ||
                   !d->actors.count || can_attack(doc, &d->actors);
    return attacks ? NULL : "no force, person or people acts";
}

static bool satisfied(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *d)
{
    const char *need = unfilled_need(triggers, doc, d);
    return !need || say_rejected(doc, d->trigger, d->token, need, d->agent);
}

static bool all_politicians(const SayDoc *doc, const SayParties *parties)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        const SayActorMention *m = &doc->actors.items[parties->items[i]];
        if (m->kind != SAY_ACTOR_PERSON && m->kind != SAY_ACTOR_PARTY && !m->person_name)
            return false;
        for (int k = 0; k < 3; k++)
            if (say_str_equal(m->sectors[k], SAY_STR("MIL")) ||
                say_str_equal(m->sectors[k], SAY_STR("REB")) ||
                say_str_equal(m->sectors[k], SAY_STR("UAF")) ||
                say_str_equal(m->sectors[k], SAY_STR("CRM")))
                return false;
    }
    return parties->count > 0;
}

/* One politician "attacks" another in words: the entry of the same verb under ACCUSE. */
static void take_by_its_word(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *d)
{
    if (!(d->trigger->flags & SAY_VERBAL) || d->instrument.data || stands_alone(d)) return;
    if (!all_politicians(doc, &d->actors) || !all_politicians(doc, &d->recipients)) return;
    const SayMap *map = d->trigger->shape == SAY_TRIGGER_NOUN ? &triggers->nouns : &triggers->verbs;
    uint32_t at = say_map_get(map, d->trigger->lemma);
    const SayTrigger *t = at == SAY_ABSENT ? NULL : &triggers->items.items[at - 1];
    for (; t; t = say_trigger_next(triggers, t))
        if (t->type == SAY_EVENT_ACCUSE) d->trigger = d->coding = t;
}

/* "the exiled opposition", "detained activists": a state of theirs, told beside what is new. */
static bool is_state(const SayDoc *doc, const SayEventDraft *d)
{
    const SayTokens *t = &doc->tokens;
    SayEventType type = d->trigger->type;
    bool verb =
        d->token > 0 && t->sentence[d->token - 1] == t->sentence[d->token] &&
        (t->upos[d->token - 1] == SAY_UPOS_NOUN || t->upos[d->token - 1] == SAY_UPOS_PROPN ||
         t->upos[d->token - 1] == SAY_UPOS_PRON); /* "police detained dozens" */
    return d->trigger->shape == SAY_TRIGGER_VERB && !verb &&
           t->deprel[d->token] == SAY_DEPREL_AMOD && t->head[d->token] > d->token &&
           (type == SAY_EVENT_PROTEST || type == SAY_EVENT_CONSULT || /* "protesting legislators" */
            (!d->actors.count && say_role_passive(doc, d->token) &&
             (type == SAY_EVENT_COERCE || type == SAY_EVENT_RETREAT)));
}

static void find_drafts(const SayTriggers *triggers, SayDoc *doc, const SaySentence *sentence,
                        SayDrafts *drafts)
{
    uint64_t marks = say_trigger_marks(doc, sentence);
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        SayEventDraft draft;
        if (!say_trigger_match(triggers, doc, marks, token, &draft)) continue;
        draft.scene = draft.folded_into = draft.about = draft.event = SAY_NONE;
        say_role_fill(triggers, doc, &draft);
        say_event_figures(triggers, doc, &draft);
        take_by_its_word(triggers, doc, &draft);
        if (!satisfied(triggers, doc, &draft)) continue;
        if (is_state(doc, &draft)) {
            say_rejected(doc, draft.trigger, token, "a state, not an act", SAY_NONE);
            continue;
        }
        *say_push(doc->arena, drafts) = draft;
    }
}

/* "attacked the convoy, an official told AFP": who tells it has no part in it. */
static void drop_tellers(const SayDoc *doc, SayEventDraft *d)
{
    uint32_t kept_count = 0;
    for (uint32_t i = 0; i < d->recipients.count; i++) {
        SayIndex mention = d->recipients.items[i];
        if (say_told_by(doc, d->token, doc->actors.items[mention].span)) continue;
        d->recipients.items[kept_count++] = mention;
    }
    d->recipients.count = kept_count;
}

static uint32_t push_parties(SayDoc *doc, const SayParties *parties)
{
    uint32_t first = doc->participants.count;
    for (uint32_t i = 0; i < parties->count; i++)
        *say_push(doc->arena, &doc->participants) = parties->items[i];
    return first;
}

/* Each word once: acts that were folded may share what they hit. */
static void push_targets(const SayTriggers *triggers, SayDoc *doc, const SayEventDraft *draft,
                         SayEvent *event)
{
    event->first_target = doc->targets.count;
    for (uint32_t i = 0; i < draft->target_count; i++) {
        uint32_t token = draft->targets[i], k = 0;
        while (draft->targets[k] != token) k++;
        if (k < i) continue;
        *say_push(doc->arena, &doc->targets) = say_role_target(triggers, doc, draft, token);
    }
    event->target_count = doc->targets.count - event->first_target;
}

/* False when nothing but a bare word is there: no party, no figure, no place, nothing hit. */
static bool kept(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *d,
                 const SayEvent *event)
{
    if (d->trigger->flags & SAY_NEEDS_ACT) return false;
    if (d->actors.count || d->recipients.count || stands_alone(d)) return true;
    if (d->trigger->type == SAY_EVENT_ASSAULT && d->wanted) return true;
    if (d->trigger->type == SAY_EVENT_REQUEST && d->about != SAY_NONE) return true;
    if (d->trigger->type != SAY_EVENT_ASSAULT) return false;
    return event->place != SAY_NONE || say_role_hits(triggers, doc, d);
}

/* A recipient of an actor's own identity is a pronoun gone astray: "A ordered it" orders not A. */
static void drop_reflexive(const SayDoc *doc, SayEventDraft *d)
{
    uint32_t kept_count = 0;
    for (uint32_t i = 0; i < d->recipients.count; i++) {
        SayIndex chain = doc->actors.items[d->recipients.items[i]].chain;
        bool own = false;
        for (uint32_t k = 0; k < d->actors.count && !own; k++)
            own = doc->actors.items[d->actors.items[k]].chain == chain;
        if (!own) d->recipients.items[kept_count++] = d->recipients.items[i];
    }
    d->recipients.count = kept_count;
}

static void push_parts(SayDoc *doc, const SayDrafts *drafts, const SayEventDraft *whole,
                       SayEvent *event)
{
    event->first_part = doc->parts.count;
    for (uint32_t i = 0; i < drafts->count; i++) {
        const SayEventDraft *part = &drafts->items[i], *at = part;
        while (at->folded_into != SAY_NONE) at = &drafts->items[at->folded_into];
        if (part == whole || at != whole) continue;
        *say_push(doc->arena, &doc->parts) = say_event_span(doc, part);
    }
    event->part_count = doc->parts.count - event->first_part;
}

static void make_event(const SayTriggers *triggers, const struct SayScenes *scenes, SayDoc *doc,
                       const SayDrafts *drafts, SayEventDraft *draft)
{
    SayEvent event = {0};
    bool modal =
        doc->tokens.upos[draft->token] == SAY_UPOS_AUX; /* its kind of content is settled */
    if (!modal && !say_event_recode(triggers, drafts, draft)) {
        say_rejected(doc, draft->trigger, draft->token, "another kind of content", SAY_NONE);
        return;
    }
    say_event_specify(triggers, drafts, draft);
    drop_reflexive(doc, draft);
    drop_tellers(doc, draft);
    draft->decoy = say_decoy_of(triggers, doc, draft);
    if ((draft->trigger->flags & SAY_NEEDS_CONTENT) && draft->about == SAY_NONE) {
        say_rejected(doc, draft->trigger, draft->token, "needs content", SAY_NONE);
        return;
    }
    say_event_fields(triggers, scenes, doc, draft, &event);
    if (!event.decoy.data && !kept(triggers, doc, draft, &event)) {
        bool act = (draft->trigger->flags & SAY_NEEDS_ACT) != 0;
        say_rejected(doc, draft->trigger, draft->token,
                     act ? "needs act" : "no party, figure or place", draft->agent);
        event.decoy = act ? SAY_STR("harm") : SAY_STR("bare");
    }
    if (draft->decoy.data && doc->rejections) {
        SayText decoy = {.arena = doc->arena};
        say_text_format(&decoy, "decoy: %.*s", SAY_STR_ARG(draft->decoy));
        say_rejected_add(doc, draft->trigger, draft->token, say_text_str(&decoy), SAY_NONE);
    }
    push_parts(doc, drafts, draft, &event);
    event.first_actor = push_parties(doc, &draft->actors);
    event.actor_count = draft->actors.count;
    event.first_recipient = push_parties(doc, &draft->recipients);
    event.recipient_count = draft->recipients.count;
    push_targets(triggers, doc, draft, &event);
    event.near = draft->near;
    draft->event = doc->events.count;
    *say_push(doc->arena, &doc->events) = event;
}

/* An act of somebody on nobody known; what has two parties as actors is complete. */
static bool looks_near(const SayEventDraft *d)
{
    if (d->folded_into != SAY_NONE || d->recipients.count || !d->actors.count) return false;
    if (say_str_equal(d->trigger->cameo, SAY_STR("0831"))) return false; /* an office is resigned */
    return !(d->trigger->flags & SAY_RECIPROCAL) || d->actors.count == 1;
}

static void look_near(const SayTriggers *triggers, const SayDoc *doc, SayDrafts *drafts,
                      bool with_content)
{
    for (uint32_t i = 0; i < drafts->count; i++)
        if (say_event_has_content(drafts->items[i].trigger->type) == with_content &&
            looks_near(&drafts->items[i]))
            drafts->items[i].near = say_role_near(triggers, doc, &drafts->items[i]);
}

/* An act, what it is folded into and what it is about stand in one sentence. */
static void find_in_sentence(const SayTriggers *triggers, const struct SayScenes *scenes,
                             SayDoc *doc, const SaySentence *sentence, SayDrafts *drafts)
{
    drafts->count = 0;
    find_drafts(triggers, doc, sentence, drafts);
    say_event_fold(triggers, doc, drafts);
    look_near(triggers, doc, drafts, false);
    say_event_link(doc, drafts); /* what has content takes over what it is about */
    say_event_modals(triggers, doc, sentence, drafts);
    look_near(triggers, doc, drafts, true);
    for (uint32_t i = 0; i < drafts->count; i++)
        if (drafts->items[i].folded_into == SAY_NONE)
            make_event(triggers, scenes, doc, drafts, &drafts->items[i]);
    for (uint32_t i = 0; i < drafts->count; i++) {
        const SayEventDraft *d = &drafts->items[i];
        if (d->event == SAY_NONE || d->about == SAY_NONE) continue;
        assert(d->event < doc->events.count);
        doc->events.items[d->event].about = drafts->items[d->about].event;
    }
}

void say_event_find(const SayTriggers *triggers, const struct SayScenes *scenes, SayDoc *doc)
{
    SayDrafts drafts = {0};
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        find_in_sentence(triggers, scenes, doc, &doc->sentences.items[i], &drafts);
    say_genre_find(triggers, doc);
    say_event_echoes(triggers, doc);
}

SayStatus say_event_open(SayPack *pack, const SayTriggers **into, SayError *error)
{
    SayStr bytes = say_pack_section(pack->file, SAY_STR("triggers"));
    if (!bytes.data) return say_error_set(error, SAY_ERROR_FORMAT, "pack: no section \"triggers\"");
    SayLexicon lexicon = {(const uint8_t *)bytes.data, bytes.size};
    return say_triggers_new(pack->arena, &lexicon, into, error);
}
