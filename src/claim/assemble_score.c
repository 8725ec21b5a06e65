/* assemble_score.c -- how sure the reader is of its own reading, in thousandths (docs/stance.md
 * states the rule). */
#include "claim/assemble.h"

enum {
    SCORE_EVENT = 900,
    SCORE_PLAIN = 700,
    LOSS_NO_ACTOR = 150,
    LOSS_NO_RECIPIENT = 75,
    LOSS_FAR_ROLE = 50, /* a party more than FAR_TOKENS from the trigger */
    LOSS_NEAR = 50,     /* a recipient from the near context */
    LOSS_NOMINAL = 50,  /* a noun says it */
    LOSS_NO_SPEAKER = 150,
    LOSS_UNRESOLVED = 50, /* the speaker is no known actor */
    LOSS_LOOSE = 100,     /* a quotation of its own: content not tied to the cue by the tree */
    LOSS_OPEN = 75,       /* polarity or certainty could not be told */
    SCORE_LEAST = 100,
    FAR_TOKENS = 12
};

static int32_t role_loss(const SayDoc *doc, const SayEvent *event)
{
    int32_t loss = 0;
    if (event->actor_count == 0) loss += LOSS_NO_ACTOR;
    if (event->recipient_count == 0) loss += LOSS_NO_RECIPIENT;
    if (event->near) loss += LOSS_NEAR;
    uint32_t firsts[2] = {event->first_actor, event->first_recipient};
    uint32_t counts[2] = {event->actor_count, event->recipient_count};
    for (unsigned side = 0; side < 2; side++) {
        for (uint32_t i = 0; i < counts[side]; i++) {
            uint32_t head = doc->actors.items[doc->participants.items[firsts[side] + i]].head;
            uint32_t distance =
                head > event->trigger ? head - event->trigger : event->trigger - head;
            if (distance > FAR_TOKENS) {
                loss += LOSS_FAR_ROLE;
                break;
            }
        }
    }
    if (doc->tokens.upos[event->trigger] != SAY_UPOS_VERB) loss += LOSS_NOMINAL;
    return loss;
}

static int32_t speaker_loss(const SayDoc *doc, const SayAttribution *a)
{
    int32_t loss = a->speaker_count == 0 ? LOSS_NO_SPEAKER : 0;
    for (uint32_t i = 0; i < a->speaker_count; i++) {
        if (doc->speakers.items[a->first_speaker + i].actor != SAY_NONE) continue;
        loss += LOSS_UNRESOLVED;
        break;
    }
    if (a->content_root == SAY_NONE) loss += LOSS_LOOSE;
    return loss;
}

int32_t say_claim_score(const SayDoc *doc, const SayClaim *claim)
{
    int32_t score = claim->event == SAY_NONE ? SCORE_PLAIN : SCORE_EVENT;
    if (claim->event != SAY_NONE) score -= role_loss(doc, &doc->events.items[claim->event]);
    if (claim->attribution != SAY_NONE)
        score -= speaker_loss(doc, &doc->attributions.items[claim->attribution]);
    if (claim->stance.polarity == SAY_POLARITY_UNKNOWN ||
        claim->stance.certainty == SAY_CERTAINTY_UNKNOWN)
        score -= LOSS_OPEN;
    return score < SCORE_LEAST ? SCORE_LEAST : score;
}
