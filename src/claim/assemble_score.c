/* assemble_score.c -- how sure the reader is of its own reading, in thousandths (docs/stance.md
   states the rule).

   For an event: a logistic sum of what speaks for and against it, with the weights that
   learn/score.py took from sentences whose events are marked (data/triggers/score.txt). For
   attributions: fixed losses. */
#include "claim/assemble.h"
#include "claim/event.h"

enum {
    SCORE_PLAIN = 700,
    LOSS_NO_SPEAKER = 150,
    LOSS_UNRESOLVED = 50, /* the speaker is no known actor */
    LOSS_LOOSE = 100,     /* a quotation of its own: content not tied to the cue by the tree */
    LOSS_OPEN = 75,       /* polarity or certainty could not be told */
    SCORE_LEAST = 100,
    FAR_BYTES = 60, /* between a party and the trigger */
    CROWD = 2,      /* events in one sentence, above which parties are easily mixed up */
    REASONS = 8
};

/* What holds of an event, with the weight of it. */
typedef struct Reasons {
    const char *names[REASONS];
    int32_t weights[REASONS];
    uint32_t count;
} Reasons;

static void note(const SayTriggers *triggers, Reasons *reasons, const char *name, bool holds)
{
    uint32_t at = holds ? say_map_get(&triggers->weights, say_str(name)) : SAY_ABSENT;
    if (at == SAY_ABSENT) return;
    reasons->names[reasons->count] = name;
    reasons->weights[reasons->count++] = (int32_t)at - SAY_WEIGHT_ZERO;
}

static uint32_t gap(SaySpan a, SaySpan b)
{
    uint32_t before = a.start > b.end ? a.start - b.end : b.end - a.start;
    uint32_t behind = a.end > b.start ? a.end - b.start : b.start - a.end;
    return before < behind ? before : behind;
}

/* The nearest of these parties is far from the trigger; false when there is none. */
static bool is_far(const SayDoc *doc, const SayEvent *event, uint32_t first, uint32_t count)
{
    uint32_t nearest = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        SaySpan party = doc->actors.items[doc->participants.items[first + i]].span;
        uint32_t found = gap(party, event->trigger_span);
        if (found < nearest) nearest = found;
    }
    return count && nearest > FAR_BYTES;
}

static bool has_pronoun(const SayDoc *doc, const SayEvent *event)
{
    for (uint32_t i = 0; i < event->actor_count; i++)
        if (doc->actors.items[doc->participants.items[event->first_actor + i]].pronoun) return true;
    return false;
}

static bool beside(const SayDoc *doc, SayIndex event, SayIndex other)
{
    return doc->tokens.sentence[doc->events.items[event].trigger] ==
           doc->tokens.sentence[doc->events.items[other].trigger];
}

/* Events stand in the order of their sentences. */
static bool is_crowded(const SayDoc *doc, SayIndex event)
{
    uint32_t count = 0;
    SayIndex first = event;
    while (first > 0 && beside(doc, event, first - 1)) first--;
    for (SayIndex i = first; i < doc->events.count && beside(doc, event, i) && count <= CROWD; i++)
        count += !doc->events.items[i].decoy.data;
    return count > CROWD;
}

static void weigh(const SayTriggers *triggers, const SayDoc *doc, SayIndex index, Reasons *into)
{
    const SayEvent *e = &doc->events.items[index];
    note(triggers, into, "any event", true);
    note(triggers, into, say_event_type_name(e->type), true);
    note(triggers, into, "no actor", !e->actor_count);
    note(triggers, into, "no recipient", !e->recipient_count && e->actor_count < 2);
    note(triggers, into, "recipient from near", e->near);
    note(triggers, into, "actor far away",
         is_far(doc, e, e->first_actor, e->actor_count) || has_pronoun(doc, e));
    note(triggers, into, "recipient far away",
         is_far(doc, e, e->first_recipient, e->recipient_count));
    note(triggers, into, "among many events", is_crowded(doc, index));
}

/* 1000 / (1 + e^-sum), the sum in thousandths, between points half a unit apart. */
static int32_t logistic(int32_t sum)
{
    static const int32_t points[] = {500, 622, 731, 818, 881, 924, 953,
                                     971, 982, 989, 993, 996, 998, 999};
    enum { STEP = 500, LAST = (int)(sizeof points / sizeof *points) - 1 };
    int32_t size = sum < 0 ? -sum : sum, at = size / STEP;
    int32_t value = at >= LAST ? points[LAST]
                               : points[at] + (points[at + 1] - points[at]) * (size % STEP) / STEP;
    return sum < 0 ? 1000 - value : value;
}

static int32_t event_score(const SayTriggers *triggers, const SayDoc *doc, SayIndex event)
{
    Reasons reasons = {0};
    weigh(triggers, doc, event, &reasons);
    int32_t sum = 0;
    for (uint32_t i = 0; i < reasons.count; i++) sum += reasons.weights[i];
    return logistic(sum);
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
    Reasons reasons = {0};
    weigh(triggers, doc, claim->event, &reasons);
    SayText line = {.arena = doc->arena};
    say_text_format(&line, "score %d of 1000:", claim->score);
    for (uint32_t i = 0; i < reasons.count; i++)
        say_text_format(&line, "%s %s %+d", i ? "," : "", reasons.names[i], reasons.weights[i]);
    *say_push(doc->arena, &doc->whys) = say_text_str(&line);
}
