/* stance_signature.c -- what a word makes of what it takes, and which word that is when the tree
 * hangs it elsewhere. */
#include "claim/stance.h"

#include <assert.h>

static const SayStanding GRANTED = {
    {SAY_POLARITY_POSITIVE, SAY_CERTAINTY_CERTAIN, SAY_EVENT_STATUS_HAPPENED}, false, true};

static void lower(SayStanding *standing, SayCertainty most)
{
    if (standing->stance.certainty < most) standing->stance.certainty = most;
}

static void set_effect(SayStanding *standing, char effect)
{
    switch (effect) {
    case '+': standing->stance.polarity = SAY_POLARITY_POSITIVE; break;
    case '-': standing->stance.polarity = SAY_POLARITY_NEGATIVE; break;
    case '?':
        standing->stance.polarity = SAY_POLARITY_UNKNOWN;
        lower(standing, SAY_CERTAINTY_UNKNOWN);
        break;
    default: assert(effect == 'o'); break;
    }
}

/* Left open: "plans to" says yes, not yet; "did not order" says nothing of whether it will come. */
static void pass_polarity(const SayModal *modal, bool negative, SayStanding *into)
{
    char effect = negative ? modal->in_negative : modal->in_positive;
    if (effect == 'o') effect = negative ? '?' : '+';
    if (into->stance.polarity != SAY_POLARITY_UNKNOWN) set_effect(into, effect);
}

/* True when the word settles the status below it. */
static bool pass_status(const SayModal *modal, const SayStanding *own, bool negative,
                        SayStanding *into)
{
    if (own->stance.status == SAY_EVENT_STATUS_FAILED && negative) {
        into->stance.status = SAY_EVENT_STATUS_HAPPENED; /* it failed to stop it: the failure is not
                                                            of what went on */
        into->held = false;
    }
    bool undone = modal->status == SAY_EVENT_STATUS_FAILED && negative;
    if (modal->status < 0 || undone || (own->held && modal->class != SAY_MODAL_TIME)) return false;
    into->stance.status = (SayEventStatus)modal->status;
    into->held = true;
    return true;
}

/* "foiled an attempt to attack", "thwarted a plot to attack": what was tried or planned failed. */
static bool failed_already(const SayModal *modal, const SayStanding *own)
{
    return own->stance.status == SAY_EVENT_STATUS_FAILED &&
           own->stance.polarity == SAY_POLARITY_NEGATIVE &&
           (modal->status == SAY_EVENT_STATUS_ATTEMPTED ||
            modal->status == SAY_EVENT_STATUS_PLANNED);
}

SayStanding say_stance_apply(const SayWalk *walk, const SayModal *modal, const SayStanding *own,
                             uint32_t node, uint32_t frame)
{
    if (failed_already(modal, own)) return *own;
    bool negative = own->stance.polarity == SAY_POLARITY_NEGATIVE;
    SayStanding into = modal->class == SAY_MODAL_FACTIVE ? GRANTED : *own;
    into.granted = false;
    pass_polarity(modal, negative, &into);
    if (modal->past_status >= 0 && own->stance.status == SAY_EVENT_STATUS_HAPPENED && !own->held &&
        !negative) {
        into.stance.status = (SayEventStatus)modal->past_status;
        say_trace_add(walk, 's', node, modal, NULL);
        return into;
    }
    lower(&into, negative ? modal->sure_negative : modal->sure_positive);
    if (pass_status(modal, own, negative, &into)) {
        say_trace_add(walk, 's', node, modal, NULL);
    } else if (frame == SAY_FRAME_THAT && !into.held) {
        into.stance.status = SAY_EVENT_STATUS_HAPPENED;
    }
    if (into.stance.polarity != own->stance.polarity) say_trace_add(walk, 'p', node, modal, NULL);
    if (into.stance.certainty > own->stance.certainty) say_trace_add(walk, 'c', node, modal, NULL);
    return into;
}

/* "issued a directive to attack": the infinitive often hangs on the verb, the noun between them
 * takes it. */
static const SayModal *noun_between(const SayWalk *walk, uint32_t node, uint32_t child,
                                    uint32_t frame, uint32_t *noun)
{
    *noun = say_doc_child(walk->doc, node, SAY_DEPREL_OBJ);
    if (frame != SAY_FRAME_TO || *noun == SAY_NONE || *noun < node || *noun > child) return NULL;
    return walk->doc->tokens.upos[*noun] == SAY_UPOS_NOUN ? say_modal_embedding(walk, *noun, frame)
                                                          : NULL;
}

/* "threats from groups loyal to it to attack": the infinitive hangs too low, a noun above takes it.
 */
static const SayModal *noun_above(const SayWalk *walk, uint32_t node, uint32_t frame,
                                  uint32_t *noun)
{
    const SayTokens *t = &walk->doc->tokens;
    if (frame != SAY_FRAME_TO) return NULL;
    while (t->deprel[node] == SAY_DEPREL_AMOD || t->deprel[node] == SAY_DEPREL_NMOD) {
        node = t->head[node];
        const SayModal *modal =
            t->upos[node] == SAY_UPOS_NOUN ? say_modal_embedding(walk, node, frame) : NULL;
        *noun = node;
        if (modal) return modal;
    }
    return NULL;
}

/* "ordered troops to attack" with the infinitive hung on the noun: the verb before the noun takes
 * it. */
static const SayModal *verb_before(const SayWalk *walk, uint32_t node, uint32_t frame,
                                   uint32_t *verb)
{
    const SayTokens *t = &walk->doc->tokens;
    uint32_t first = walk->doc->sentences.items[t->sentence[node]].first;
    if (frame != SAY_FRAME_TO || !say_token_nominal(walk->doc, node)) return NULL;
    for (*verb = node; *verb > first; --*verb) {
        uint8_t upos = t->upos[*verb - 1];
        if (upos == SAY_UPOS_VERB) break;
        if (upos == SAY_UPOS_PUNCT || upos == SAY_UPOS_ADP || upos == SAY_UPOS_CCONJ) return NULL;
    }
    return *verb > first ? say_modal_embedding(walk, --*verb, frame) : NULL;
}

/* Through a noun that takes the infinitive though the tree hangs it elsewhere; false when there is
 * none. */
bool say_stance_through_noun(const SayWalk *walk, uint32_t node, uint32_t child, uint32_t frame,
                             SayStanding *standing)
{
    uint32_t noun;
    const SayModal *modal = noun_between(walk, node, child, frame, &noun);
    if (modal)
        say_stance_local(walk, noun, SAY_NONE, standing);
    else
        modal = noun_above(walk, node, frame, &noun);
    if (!modal) modal = verb_before(walk, node, frame, &noun);
    if (modal) *standing = say_stance_apply(walk, modal, standing, noun, frame);
    return modal != NULL;
}
