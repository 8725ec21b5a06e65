/* assemble_score.c -- how sure the reader is of its own reading, in thousandths (docs/stance.md
   states the rule).

   For an event: a logistic sum of what speaks for and against it, with the weights that
   learn/score.py took from sentences whose events are marked (data/triggers/score.txt). For
   attributions: fixed losses. */
#include "claim/assemble.h"
#include "claim/reasons.h"

enum {
    SCORE_PLAIN = 700,
    LOSS_NO_SPEAKER = 150,
    LOSS_UNRESOLVED = 50, /* the speaker is no known actor */
    LOSS_LOOSE = 100,     /* a quotation of its own: content not tied to the cue by the tree */
    LOSS_OPEN = 75,       /* polarity or certainty could not be told */
    SCORE_LEAST = 100
};

static int32_t event_score(const SayTriggers *triggers, const SayDoc *doc, SayIndex event)
{
    SayReasons reasons = {0};
    say_reasons_find(triggers, doc, event, &reasons);
    return say_reasons_score(&reasons);
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

int32_t say_claim_score(const SayTriggers *triggers, const SayDoc *doc, const SayClaim *claim)
{
    int32_t score =
        claim->event == SAY_NONE ? SCORE_PLAIN : event_score(triggers, doc, claim->event);
    if (claim->attribution != SAY_NONE)
        score -= speaker_loss(doc, &doc->attributions.items[claim->attribution]);
    if (claim->stance.polarity == SAY_POLARITY_UNKNOWN ||
        claim->stance.certainty == SAY_CERTAINTY_UNKNOWN)
        score -= LOSS_OPEN;
    return score < SCORE_LEAST ? SCORE_LEAST : score;
}

void say_claim_score_explain(const SayTriggers *triggers, SayDoc *doc, const SayClaim *claim)
{
    if (claim->event == SAY_NONE) return;
    SayReasons reasons = {0};
    say_reasons_find(triggers, doc, claim->event, &reasons);
    SayText line = {.arena = doc->arena};
    say_text_format(&line, "score %d of 1000:", claim->score);
    for (uint32_t i = 0; i < reasons.count; i++)
        say_text_format(&line, "%s %.*s %+d", i ? "," : "", SAY_STR_ARG(reasons.items[i]->name),
                        reasons.items[i]->thousandths);
    *say_push(doc->arena, &doc->whys) = say_text_str(&line);
}
