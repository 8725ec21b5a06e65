/* stance.c -- how surely, and from whose view: the stance of each event.

   The path from the trigger up to the root of what the innermost speaker says (or of the sentence)
   is walked downwards: every node's own words change the standing, every word that takes a
   complement passes it on by its signature. The attribution's cue is the top of the path; nothing
   above it counts, as that is for an outer speaker to vouch for. */
#include "claim/stance.h"

#include <assert.h>

void say_trace_add(const SayWalk *walk, char field, uint32_t token, const SayModal *modal,
                   const char *words)
{
    SayTrace *trace = walk->trace;
    if (!trace || trace->count == SAY_TRACE_MOST) return;
    trace->reasons[trace->count++] =
        (SayReason){field, token, modal ? modal->entry : SAY_ABSENT, words};
}

static bool holds(const SayDoc *doc, const SayAttribution *a, uint32_t token)
{
    for (uint32_t i = 0; i < a->content_count; i++) {
        SaySpan span = doc->content_spans.items[a->first_content + i];
        if (doc->tokens.start[token] >= span.start && doc->tokens.end[token] <= span.end)
            return true;
    }
    return false;
}

static uint32_t depth_of(const SayDoc *doc, SayIndex attribution)
{
    uint32_t depth = 0;
    while (attribution != SAY_NONE && depth < doc->attributions.count) {
        attribution = doc->attributions.items[attribution].parent;
        depth++;
    }
    return depth;
}

/* A threat, an order, an accusation stands outside its own content. */
static bool is_own_cue(const SayDoc *doc, const SayAttribution *a, const SayEvent *event)
{
    if (a->cue == event->trigger) return true;
    uint32_t at = doc->tokens.start[a->cue];
    return at >= event->trigger_span.start && at < event->trigger_span.end;
}

static uint32_t content_size(const SayDoc *doc, const SayAttribution *a)
{
    uint32_t size = 0;
    for (uint32_t i = 0; i < a->content_count; i++) {
        SaySpan span = doc->content_spans.items[a->first_content + i];
        size += span.end - span.start;
    }
    return size;
}

static SayIndex innermost_attribution(const SayDoc *doc, const SayEvent *event)
{
    SayIndex best = SAY_NONE;
    uint32_t best_depth = 0, best_size = 0;
    for (uint32_t i = 0; i < doc->attributions.count; i++) {
        const SayAttribution *a = &doc->attributions.items[i];
        if (is_own_cue(doc, a, event) || !holds(doc, a, event->trigger)) continue;
        uint32_t depth = depth_of(doc, i), size = content_size(doc, a);
        if (best != SAY_NONE && (depth < best_depth || (depth == best_depth && size >= best_size)))
            continue;
        best = i;
        best_depth = depth;
        best_size = size;
    }
    return best;
}

/* Tokens from `token` upwards, as far as the content (or the sentence) goes; returns how many. */
static uint32_t climb(const SayDoc *doc, uint32_t token, const SayAttribution *a,
                      uint32_t path[SAY_PATH_MOST])
{
    uint32_t count = 0;
    for (uint32_t at = token; at != SAY_NONE && count < SAY_PATH_MOST; at = doc->tokens.head[at]) {
        if (a && count && (at == a->cue || !holds(doc, a, at))) break;
        path[count++] = at;
        if (a && at == a->content_root) break;
    }
    return count;
}

static const SayStanding GRANTED = {
    {SAY_POLARITY_POSITIVE, SAY_CERTAINTY_CERTAIN, SAY_EVENT_STATUS_HAPPENED}, false};

/* "rejected claims that it attacked", "has no plan to attack": the speaker is the verb's, not the
   noun's (which then has another one, or none of its own), and so what the verb does to the noun is
   part of what is said. */
static bool speaker_stands_outside(const SayDoc *doc, const SayAttribution *a)
{
    if (!say_token_nominal(doc, a->cue) || doc->tokens.head[a->cue] == SAY_NONE) return false;
    for (uint32_t i = 0; i < a->speaker_count; i++) {
        uint32_t head = doc->speakers.items[a->first_speaker + i].head;
        if (head == SAY_NONE || say_doc_below(doc, head, a->cue)) return false;
    }
    return true;
}

static SayStanding through_governor(const SayWalk *walk, uint32_t noun)
{
    uint32_t governor = walk->doc->tokens.head[noun];
    SayStanding incoming = GRANTED, own = GRANTED;
    say_stance_local(walk, governor, noun, &own);
    return say_stance_descend(walk, &incoming, &own, governor, noun);
}

static SayStanding start_of(const SayWalk *walk, const SayAttribution *a, uint32_t top)
{
    SayStanding start = GRANTED;
    const SayTokens *t = &walk->doc->tokens;
    if (!a) {
        if (t->head[top] == SAY_NONE && say_sentence_asks(walk->doc, t->sentence[top])) {
            start.stance.polarity = SAY_POLARITY_UNKNOWN;
            start.stance.certainty = SAY_CERTAINTY_UNKNOWN;
            say_trace_add(walk, 'p', top, NULL, "question");
        }
        return start;
    }
    SayWalk outside = *walk;
    outside.cue = SAY_NONE;
    uint32_t below = t->head[top] == a->cue ? top : SAY_NONE;
    SayStanding own =
        speaker_stands_outside(walk->doc, a) ? through_governor(&outside, a->cue) : start;
    say_stance_local(&outside, a->cue, below, &own);
    /* "it should be noted that": only under a negation does the cue's own certainty bear on what is
     * said. */
    if (own.stance.polarity == SAY_POLARITY_POSITIVE) own.stance.certainty = SAY_CERTAINTY_CERTAIN;
    return say_stance_through_cue(&outside, a, &own, top);
}

SayStance say_stance_trace(const struct SayModality *modality, const SayDoc *doc, uint32_t token,
                           SayIndex attribution, const SayEvent *event, SayTrace *trace)
{
    const SayAttribution *a =
        attribution == SAY_NONE ? NULL : &doc->attributions.items[attribution];
    SayWalk walk = {modality, doc, trace, a ? a->cue : SAY_NONE};
    uint32_t path[SAY_PATH_MOST];
    uint32_t count = climb(doc, token, a, path);
    assert(count > 0);
    SayStanding incoming = start_of(&walk, a, path[count - 1]), own = incoming;
    for (uint32_t i = count; i-- > 0;) {
        own = incoming;
        say_stance_local(&walk, path[i], i ? path[i - 1] : SAY_NONE, &own);
        if (i) incoming = say_stance_descend(&walk, &incoming, &own, path[i], path[i - 1]);
    }
    if (own.stance.status == SAY_EVENT_STATUS_HAPPENED &&
        say_stance_historical(doc, token, event)) {
        own.stance.status = SAY_EVENT_STATUS_HISTORICAL;
        say_trace_add(&walk, 's', token, NULL, "date");
    }
    return own.stance;
}

SayStance say_stance_of(const struct SayModality *modality, const SayDoc *doc, uint32_t root)
{
    return say_stance_trace(modality, doc, root, SAY_NONE, NULL, NULL);
}

void say_stance_find(const struct SayModality *modality, SayDoc *doc)
{
    for (uint32_t i = 0; i < doc->events.count; i++) {
        SayEvent *event = &doc->events.items[i];
        event->attribution = innermost_attribution(doc, event);
        event->stance =
            say_stance_trace(modality, doc, event->trigger, event->attribution, event, NULL);
    }
}
