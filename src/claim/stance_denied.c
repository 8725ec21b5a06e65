/* stance_denied.c -- what each negation says did not take place.

   Only facts have such an event: nothing that is asked, supposed, ordered or planned (*SEM 2012).
   Whether it is one, the stance of the word says. */
#include "claim/stance.h"

#include <assert.h>

static bool asks(const SayDoc *doc, uint32_t sentence)
{
    const SaySentence *s = &doc->sentences.items[sentence];
    for (uint32_t token = s->end; token > s->first && token + 2 > s->end; token--) {
        SayStr form = say_doc_token(doc, token - 1);
        if (form.size && form.data[0] == '?') return true;
    }
    return false;
}

static bool supposed(const SayWalk *walk, uint32_t clause)
{
    const SayTokens *t = &walk->doc->tokens;
    for (uint32_t c = t->first_child[clause]; c != SAY_NONE && c < clause; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_MARK && t->deprel[c] != SAY_DEPREL_ADVMOD) continue;
        const SayModal *modal = say_modal_modifier(walk, c);
        if (modal && (modal->class == SAY_MODAL_CONDITIONAL || modal->class == SAY_MODAL_QUESTION))
            return true;
    }
    return false;
}

/* "could not go": what is denied is that he could. Other modals leave it open what is. */
static bool denies_ability(const SayModal *modal)
{
    return modal->status == SAY_EVENT_STATUS_HYPOTHETICAL &&
           modal->sure_negative < modal->sure_positive;
}

/* The first modal on the token; NULL. */
static const SayModal *modal_on(const SayWalk *walk, uint32_t token, uint32_t *auxiliary)
{
    const SayTokens *t = &walk->doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_AUX) continue;
        const SayModal *modal = say_modal_modifier(walk, c);
        *auxiliary = c;
        if (modal && modal->class == SAY_MODAL_MODAL) return modal;
    }
    return NULL;
}

static bool is_fact(const SayStances *stances, uint32_t token)
{
    SayStance stance;
    if (!say_stance_word(stances, token, &stance)) return true;
    switch (stance.status) {
    case SAY_EVENT_STATUS_PLANNED:
    case SAY_EVENT_STATUS_THREATENED:
    case SAY_EVENT_STATUS_REQUESTED:
    case SAY_EVENT_STATUS_HYPOTHETICAL: return false;
    default: return stance.certainty == SAY_CERTAINTY_CERTAIN;
    }
}

static SaySpan rest_of_word(const SayDoc *doc, const SayNegation *negation)
{
    SaySpan affix = doc->negation_spans.items[negation->first_cue];
    uint32_t start = doc->tokens.start[negation->token], end = doc->tokens.end[negation->token];
    return affix.start > start ? (SaySpan){start, affix.start} : (SaySpan){affix.end, end};
}

static SaySpan event_of(const SayWalk *walk, const SayStances *stances, const SayNegation *negation)
{
    const SayDoc *doc = walk->doc;
    const SayTokens *t = &doc->tokens;
    uint32_t anchor = negation->anchor, auxiliary = SAY_NONE;
    if (anchor == SAY_NONE || asks(doc, t->sentence[anchor])) return (SaySpan){0, 0};
    bool affix = negation->kind == SAY_NEGATION_AFFIX;
    const SayModal *modal = modal_on(walk, anchor, &auxiliary);
    if (modal && (affix || !denies_ability(modal))) return (SaySpan){0, 0};
    if (modal) return (SaySpan){t->start[auxiliary], t->end[auxiliary]};
    uint32_t above = t->head[anchor];
    if (say_clause_frame(doc, anchor) == SAY_FRAME_TO || supposed(walk, anchor) ||
        (above != SAY_NONE && supposed(walk, above)) || !is_fact(stances, anchor))
        return (SaySpan){0, 0};
    if (affix) return rest_of_word(doc, negation);
    uint32_t token = anchor; /* "there was no attack": the noun */
    if (negation->kind == SAY_NEGATION_DETERMINER && say_token_is(doc, anchor, "be"))
        token = t->head[negation->token];
    return (SaySpan){t->start[token], t->end[token]};
}

void say_negation_events(const SayStances *stances)
{
    SayDoc *doc = stances->doc;
    const SayWalk walk = {stances->modality, doc, NULL, SAY_NONE, NULL};
    for (uint32_t i = 0; i < doc->negations.count; i++) {
        SayNegation *negation = &doc->negations.items[i];
        negation->event = event_of(&walk, stances, negation);
    }
}
