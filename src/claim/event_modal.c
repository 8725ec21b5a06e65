/* event_modal.c -- what an auxiliary makes of an act: "will send aid" is a commitment, "will not
   withdraw" a refusal, "will bomb" a threat, and "must withdraw", said by somebody, a demand.
   PLOVER codes these beside the act itself, which stays as what they are about, with the stance of
   something not yet done. */
#include "claim/event.h"

typedef struct Modal {
    const SayTriggers *triggers;
    const SayDoc *doc;
    SayDrafts *drafts;
} Modal;

/* The entry of an auxiliary that wants this kind of content (0: any), with or without "not". */
static const SayTrigger *entry_of(const Modal *m, uint32_t auxiliary, bool negated,
                                  uint32_t content)
{
    const uint32_t kinds = SAY_NEEDS_CONTENT_COOPERATION | SAY_NEEDS_CONTENT_CONFLICT;
    uint32_t at = say_map_get(&m->triggers->auxiliaries, say_role_lemma(m->doc, auxiliary));
    const SayTrigger *t = at == SAY_ABSENT ? NULL : &m->triggers->items.items[at - 1];
    for (; t; t = say_trigger_next(m->triggers, t))
        if ((t->particle.data != NULL) == negated && (t->flags & kinds) == content) return t;
    return NULL;
}

static uint32_t auxiliary_of(const Modal *m, uint32_t verb)
{
    const SayTokens *t = &m->doc->tokens;
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_AUX &&
            say_map_get(&m->triggers->auxiliaries, say_role_lemma(m->doc, c)) != SAY_ABSENT)
            return c;
    return SAY_NONE;
}

/* "neither X nor Y would", "no state would" */
static bool denies_subject(const SayDoc *doc, uint32_t verb)
{
    const SayTokens *t = &doc->tokens;
    uint32_t subject = say_doc_child(doc, verb, SAY_DEPREL_NSUBJ);
    if (subject == SAY_NONE) return false;
    for (uint32_t c = t->first_child[subject]; c != SAY_NONE; c = t->next_sibling[c])
        if (c < subject && (say_role_is(doc, c, "neither") || say_role_is(doc, c, "no")))
            return true;
    return say_role_is(doc, subject, "neither") || say_role_is(doc, subject, "none");
}

static bool has_negation(const SayDoc *doc, uint32_t verb)
{
    const SayTokens *t = &doc->tokens;
    if (denies_subject(doc, verb)) return true;
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_ADVMOD &&
            ((t->feats[c] & SAY_FEAT_NEGATIVE) || say_role_is(doc, c, "not") ||
             say_role_is(doc, c, "never")))
            return true;
    return false;
}

/* "If they attack, we will respond": bound to a condition, it commits to nothing. */
static bool conditional(const SayDoc *doc, uint32_t verb)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_ADVCL && say_role_has_case(doc, c, SAY_STR("if")))
            return true;
    return say_role_has_case(doc, verb, SAY_STR("if")) ||
           say_role_has_case(doc, verb, SAY_STR("whether"));
}

static void push_modal(const Modal *m, const SayTrigger *trigger, uint32_t auxiliary,
                       uint32_t about)
{
    SayEventDraft draft = {.trigger = trigger,
                           .coding = trigger,
                           .token = auxiliary,
                           .outer = auxiliary,
                           .support = SAY_NONE};
    draft.object = draft.agent = draft.patient = draft.scene = SAY_NONE;
    draft.goal = draft.means = SAY_NONE;
    draft.folded_into = draft.event = SAY_NONE;
    draft.about = about;
    const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    draft.killed = draft.injured = draft.arrested = draft.size = unknown;
    if (about != SAY_NONE) {
        draft.actors = m->drafts->items[about].actors;
        draft.recipients = m->drafts->items[about].recipients;
    }
    *say_push(m->doc->arena, m->drafts) = draft;
}

/* Who says it: the last speaker of the narrowest content that holds the token. */
static SayIndex speaker_at(const SayDoc *doc, uint32_t token)
{
    SayIndex found = SAY_NONE;
    uint32_t width = UINT32_MAX, at = doc->tokens.start[token];
    for (uint32_t i = 0; i < doc->attributions.count; i++) {
        const SayAttribution *a = &doc->attributions.items[i];
        for (uint32_t k = 0; k < a->content_count; k++) {
            SaySpan span = doc->content_spans.items[a->first_content + k];
            if (at < span.start || at >= span.end || span.end - span.start >= width) continue;
            width = span.end - span.start;
            found = a->speaker_count
                        ? doc->speakers.items[a->first_speaker + a->speaker_count - 1].actor
                        : SAY_NONE;
        }
    }
    return found;
}

static bool same_side(const SayDoc *doc, SayIndex a, SayIndex b)
{
    const SayActorMention *one = &doc->actors.items[a], *other = &doc->actors.items[b];
    return one->chain == other->chain ||
           (one->country.size && say_str_equal(one->country, other->country));
}

/* "Johnson says Britain must leave": an opinion. */
static bool own_country(const SayDoc *doc, SayIndex subject, SayIndex speaker)
{
    return doc->actors.items[subject].kind == SAY_ACTOR_COUNTRY && same_side(doc, subject, speaker);
}

/* A threat is uttered by who threatens: "analysts said they will attack" is a forecast. */
static bool speaks_for_himself(const Modal *m, uint32_t auxiliary, const SayEventDraft *d)
{
    SayIndex speaker = speaker_at(m->doc, auxiliary);
    return speaker != SAY_NONE && same_side(m->doc, speaker, d->actors.items[0]);
}

static bool commits(const SayEventDraft *d)
{
    switch (d->trigger->type) {
    case SAY_EVENT_SUPPORT:
    case SAY_EVENT_CONSULT:
    case SAY_EVENT_COOPERATE:
    case SAY_EVENT_AID:
    case SAY_EVENT_CONCEDE:
    case SAY_EVENT_RETREAT:
    case SAY_EVENT_ASSAULT:
    case SAY_EVENT_COERCE:
    case SAY_EVENT_SANCTION:
    case SAY_EVENT_PROTEST: return d->actors.count > 0;
    default: return false;
    }
}

static void commitment(const Modal *m, uint32_t index)
{
    const SayEventDraft *d = &m->drafts->items[index];
    uint32_t verb = d->light ? d->support : d->token;
    if (m->doc->tokens.upos[verb] != SAY_UPOS_VERB || !commits(d) || say_role_passive(m->doc, verb))
        return;
    uint32_t auxiliary = auxiliary_of(m, verb);
    if (auxiliary == SAY_NONE || conditional(m->doc, verb)) return;
    bool conflict = say_event_type_quad(d->trigger->type) >= 3;
    if (conflict && !speaks_for_himself(m, auxiliary, d)) return;
    uint32_t content = conflict ? SAY_NEEDS_CONTENT_CONFLICT : SAY_NEEDS_CONTENT_COOPERATION;
    const SayTrigger *trigger = entry_of(m, auxiliary, has_negation(m->doc, verb), content);
    if (trigger) push_modal(m, trigger, auxiliary, index);
}

/* "Russia says Israel must end the strikes": a demand of the speaker on the subject. */
static void demand(const Modal *m, uint32_t auxiliary)
{
    const SayDoc *doc = m->doc;
    uint32_t verb = doc->tokens.head[auxiliary];
    const SayTrigger *trigger = entry_of(m, auxiliary, false, 0);
    if (!trigger || verb == SAY_NONE || doc->tokens.deprel[auxiliary] != SAY_DEPREL_AUX ||
        conditional(doc, verb))
        return;
    SayIndex speaker = speaker_at(doc, auxiliary);
    SayParties subject = {0};
    uint32_t token = say_doc_child(doc, verb, SAY_DEPREL_NSUBJ);
    if (token == SAY_NONE) token = say_doc_child(doc, verb, SAY_DEPREL_NSUBJ_PASS);
    say_role_parties(doc, token, &m->triggers->assets, &subject);
    bool own = token != SAY_NONE && doc->tokens.upos[token] == SAY_UPOS_PRON &&
               (say_role_is(doc, token, "we") || say_role_is(doc, token, "i"));
    if (own) return; /* "we must stand together" asks nothing of others */
    if (speaker == SAY_NONE || !subject.count || subject.items[0] == speaker ||
        own_country(doc, subject.items[0], speaker))
        return;
    uint32_t about = SAY_NONE;
    for (uint32_t i = 0; i < m->drafts->count && about == SAY_NONE; i++)
        if (m->drafts->items[i].token == verb && m->drafts->items[i].folded_into == SAY_NONE)
            about = i;
    push_modal(m, trigger, auxiliary, about);
    SayEventDraft *draft = &m->drafts->items[m->drafts->count - 1];
    draft->actors = (SayParties){{speaker}, 1};
    draft->recipients = subject;
}

void say_event_modals(const SayTriggers *triggers, const SayDoc *doc, const SaySentence *sentence,
                      SayDrafts *drafts)
{
    Modal m = {triggers, doc, drafts};
    uint32_t count = drafts->count;
    for (uint32_t i = 0; i < count; i++)
        if (drafts->items[i].folded_into == SAY_NONE) commitment(&m, i);
    for (uint32_t token = sentence->first; token < sentence->end; token++)
        if (doc->tokens.upos[token] == SAY_UPOS_AUX &&
            say_map_get(&triggers->auxiliaries, say_role_lemma(doc, token)) != SAY_ABSENT)
            demand(&m, token);
}
