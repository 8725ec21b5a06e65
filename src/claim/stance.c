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

bool say_content_holds(const SayDoc *doc, const SayAttribution *a, uint32_t token)
{
    for (uint32_t i = 0; i < a->content_count; i++) {
        SaySpan span = doc->content_spans.items[a->first_content + i];
        if (doc->tokens.start[token] >= span.start && doc->tokens.end[token] <= span.end)
            return true;
    }
    return false;
}

/* Tokens from `token` upwards, as far as the content (or the sentence) goes; returns how many. */
static uint32_t climb(const SayDoc *doc, uint32_t token, const SayAttribution *a,
                      uint32_t path[SAY_PATH_MOST])
{
    uint32_t count = 0;
    for (uint32_t at = token; at != SAY_NONE && count < SAY_PATH_MOST; at = doc->tokens.head[at]) {
        if (a && count && (at == a->cue || !say_content_holds(doc, a, at))) break;
        /* A "that" which the tree takes for the head of its clause is passed over. */
        bool opens = count && say_token_is(doc, at, "that") && path[count - 1] > at;
        if (!opens) path[count++] = at;
        if (a && at == a->content_root) break;
    }
    return count;
}

static const SayStanding GRANTED = {
    {SAY_POLARITY_POSITIVE, SAY_CERTAINTY_CERTAIN, SAY_EVENT_STATUS_HAPPENED}, false, false};

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

static bool hangs_on(const SayDoc *doc, uint32_t token, uint32_t above)
{
    uint32_t head = doc->tokens.head[token];
    if (head != SAY_NONE && head != above && say_token_is(doc, head, "that"))
        head = doc->tokens.head[head];
    return head == above;
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
    outside.outside = a;
    uint32_t below = hangs_on(walk->doc, top, a->cue) ? top : SAY_NONE;
    SayStanding own =
        speaker_stands_outside(walk->doc, a) ? through_governor(&outside, a->cue) : start;
    say_stance_local(&outside, a->cue, below, &own);
    /* "it should be noted that": only under a negation does the cue's own certainty bear on what is
     * said. */
    if (own.stance.polarity == SAY_POLARITY_POSITIVE) own.stance.certainty = SAY_CERTAINTY_CERTAIN;
    return say_stance_through_cue(&outside, a, &own, top);
}

/* An act of long ago is history, and so is one that was then planned, threatened or ordered. What
   was tried, failed or imagined stays so. */
static bool may_be_history(const SayDoc *doc, SayEventStatus status, const SayEvent *event)
{
    switch (status) {
    case SAY_EVENT_STATUS_HAPPENED: return true;
    case SAY_EVENT_STATUS_ONGOING: return event && doc->article.retrospect;
    case SAY_EVENT_STATUS_PLANNED:
    case SAY_EVENT_STATUS_THREATENED:
    case SAY_EVENT_STATUS_REQUESTED: return event != NULL;
    default: return false;
    }
}

/* What came down to a token before its own words, where a path has passed it: what is above it is
   the same for every path through it, as long as the view is. */
struct SayPassed {
    SayStanding incoming;
    SayIndex attribution;
    bool known;
};

/* passed: (token), read and added to; NULL when every step is to be traced. */
static SayStance stance_at(const SayWalk *walk, uint32_t token, SayIndex attribution,
                           const SayEvent *event, struct SayPassed *passed)
{
    const SayDoc *doc = walk->doc;
    const SayAttribution *a =
        attribution == SAY_NONE ? NULL : &doc->attributions.items[attribution];
    uint32_t path[SAY_PATH_MOST];
    uint32_t count = climb(doc, token, a, path), from = 0;
    assert(count > 0);
    if (count == SAY_PATH_MOST) passed = NULL; /* cut off: no other path is like it */
    while (from < count && passed &&
           !(passed[path[from]].known && passed[path[from]].attribution == attribution))
        from++;
    bool met = passed && from < count;
    SayStanding incoming = met ? passed[path[from]].incoming : start_of(walk, a, path[count - 1]),
                own = incoming;
    for (uint32_t i = met ? from + 1 : count; i-- > 0;) {
        own = incoming;
        say_stance_local(walk, path[i], i ? path[i - 1] : SAY_NONE, &own);
        if (i == 0) break;
        incoming = say_stance_descend(walk, &incoming, &own, path[i], path[i - 1]);
        if (incoming.granted && walk->trace) walk->trace->count = 0;
        incoming.granted = false;
        if (passed) passed[path[i - 1]] = (struct SayPassed){incoming, attribution, true};
    }
    if (may_be_history(doc, own.stance.status, event) && say_stance_historical(doc, token, event)) {
        own.stance.status = SAY_EVENT_STATUS_HISTORICAL;
        say_trace_add(walk, 's', token, NULL, doc->article.retrospect ? "genre" : "date");
    }
    return own.stance;
}

static SayWalk walk_of(const struct SayModality *modality, const SayDoc *doc, SayIndex attribution,
                       SayTrace *trace)
{
    uint32_t cue = attribution == SAY_NONE ? SAY_NONE : doc->attributions.items[attribution].cue;
    return (SayWalk){modality, doc, trace, cue, NULL};
}

SayStance say_stance_trace(const struct SayModality *modality, const SayDoc *doc, uint32_t token,
                           SayIndex attribution, const SayEvent *event, SayTrace *trace)
{
    SayWalk walk = walk_of(modality, doc, attribution, trace);
    return stance_at(&walk, token, attribution, event, NULL);
}

SayStance say_stance_of(const struct SayModality *modality, const SayDoc *doc, uint32_t root)
{
    return say_stance_trace(modality, doc, root, SAY_NONE, NULL, NULL);
}

/* Words that may say that something is so. Nouns are among them: attacks, talks, arrests. */
static bool is_predicate(const SayDoc *doc, uint32_t token)
{
    uint8_t upos = doc->tokens.upos[token];
    return upos == SAY_UPOS_VERB || upos == SAY_UPOS_NOUN ||
           (upos == SAY_UPOS_ADJ && say_doc_child(doc, token, SAY_DEPREL_COP) != SAY_NONE);
}

/* PLOVER lists them among the contexts. */
static uint64_t contexts_of(SayEventStatus status)
{
    if (status == SAY_EVENT_STATUS_HISTORICAL) return UINT64_C(1) << SAY_CONTEXT_HISTORICAL;
    if (status == SAY_EVENT_STATUS_HYPOTHETICAL) return UINT64_C(1) << SAY_CONTEXT_HYPOTHETICAL;
    return 0;
}

bool say_stance_word(const SayStances *stances, uint32_t token, SayStance *stance)
{
    const SayDoc *doc = stances->doc;
    if (!is_predicate(doc, token)) return false;
    SaySpan span = {doc->tokens.start[token], doc->tokens.end[token]};
    SayIndex owner = say_stance_owner(doc, stances->owners, token, span);
    SayWalk walk = walk_of(stances->modality, doc, owner, NULL);
    *stance = stance_at(&walk, token, owner, NULL, stances->passed);
    return true;
}

static void find_all(const SayStances *stances)
{
    SayDoc *doc = stances->doc;
    for (uint32_t token = 0; token < doc->tokens.count; token++) {
        SayStance stance;
        if (say_stance_word(stances, token, &stance))
            *say_push(doc->arena, &doc->stances) = (SayPredicateStance){token, stance};
    }
}

void say_stance_find(const struct SayModality *modality, SayDoc *doc, bool of_all)
{
    say_negation_find(modality, doc);
    SayStances stances = {modality, doc, say_stance_owners(doc), NULL};
    say_stance_look_back(doc);
    stances.passed =
        say_arena_alloc(doc->arena, ((size_t)doc->tokens.count + 1) * sizeof *stances.passed);
    for (uint32_t i = 0; i < doc->events.count; i++) {
        SayEvent *event = &doc->events.items[i];
        event->attribution =
            say_stance_owner(doc, stances.owners, event->trigger, event->trigger_span);
        SayWalk walk = walk_of(modality, doc, event->attribution, NULL);
        event->stance = stance_at(&walk, event->trigger, event->attribution, event, stances.passed);
        event->contexts |= contexts_of(event->stance.status);
    }
    if (of_all) find_all(&stances);
    say_negation_events(&stances);
}
