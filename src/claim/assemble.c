/* assemble.c -- one claim for each event, with the chain of its speakers, and one for each say-so
 * without an event. */
#include "claim/assemble.h"

#include "core/digest.h"
#include "core/map.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Speakers of one chain stand in a row, outermost first; a chain of one attribution uses its own
 * row. */
static void set_speakers(SayDoc *doc, SayClaim *claim, SayIndex attribution)
{
    if (attribution == SAY_NONE) return;
    const SayAttribution *a = &doc->attributions.items[attribution];
    claim->first_speaker = a->first_speaker;
    claim->speaker_count = a->speaker_count;
    if (a->parent == SAY_NONE) return;
    SayIndex chain[32];
    uint32_t depth = 0;
    for (SayIndex at = attribution; at != SAY_NONE && depth < 32;
         at = doc->attributions.items[at].parent)
        chain[depth++] = at;
    claim->first_speaker = doc->speakers.count;
    claim->speaker_count = 0;
    while (depth-- > 0) {
        const SayAttribution *link = &doc->attributions.items[chain[depth]];
        for (uint32_t i = 0; i < link->speaker_count; i++) {
            SaySpeaker speaker = doc->speakers.items[link->first_speaker + i];
            if (claim->speaker_count && /* "he promised to deny it": he, once */
                doc->speakers.items[doc->speakers.count - 1].head == speaker.head)
                continue;
            *say_push(doc->arena, &doc->speakers) = speaker;
            claim->speaker_count++;
        }
    }
}

static void set_content(SayDoc *doc, SayClaim *claim, uint32_t token)
{
    if (claim->attribution != SAY_NONE) {
        const SayAttribution *a = &doc->attributions.items[claim->attribution];
        claim->first_content = a->first_content;
        claim->content_count = a->content_count;
        claim->quoted = a->quoted;
        claim->span = say_attribution_span(doc, claim->attribution);
        return;
    }
    claim->first_content = doc->content_spans.count;
    claim->content_count = 1;
    claim->span = say_clause_span(doc, token);
    *say_push(doc->arena, &doc->content_spans) = claim->span;
}

static void hash_span(SayHasher *hasher, SaySpan span)
{
    say_hasher_number(hasher, span.start);
    say_hasher_number(hasher, span.end);
}

static void hash_participants(SayHasher *hasher, const SayDoc *doc, uint32_t first, uint32_t count)
{
    say_hasher_number(hasher, count);
    for (uint32_t i = 0; i < count; i++)
        hash_span(hasher, doc->actors.items[doc->participants.items[first + i]].span);
}

static void hash_event(SayHasher *hasher, const SayDoc *doc, SayIndex index)
{
    if (index == SAY_NONE) return;
    const SayEvent *event = &doc->events.items[index];
    say_hasher_field(hasher, say_str(say_event_type_name(event->type)));
    hash_span(hasher, event->trigger_span);
    hash_participants(hasher, doc, event->first_actor, event->actor_count);
    hash_participants(hasher, doc, event->first_recipient, event->recipient_count);
}

/* Names, not numbers, of labels: an id outlives a reordered list. */
static void set_id(SayDoc *doc, SayClaim *claim)
{
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, doc->article.id);
    for (uint32_t i = 0; i < claim->content_count; i++)
        hash_span(&hasher, doc->content_spans.items[claim->first_content + i]);
    say_hasher_number(&hasher, claim->speaker_count);
    for (uint32_t i = 0; i < claim->speaker_count; i++)
        hash_span(&hasher, doc->speakers.items[claim->first_speaker + i].span);
    if (claim->attribution != SAY_NONE)
        hash_span(&hasher, doc->attributions.items[claim->attribution].cue_span);
    hash_event(&hasher, doc, claim->event);
    say_hasher_field(&hasher, say_str(say_polarity_name(claim->stance.polarity)));
    say_hasher_field(&hasher, say_str(say_certainty_name(claim->stance.certainty)));
    say_hasher_field(&hasher, say_str(say_event_status_name(claim->stance.status)));
    SayDigest digest = say_hasher_end(&hasher);
    claim->id = say_id_under(doc->arena, 'c', say_str_slice(doc->article.id, 1, 5), &digest);
}

static void explain(const SayClaimView *view, SayDoc *doc, SayClaim *claim, uint32_t token)
{
    SayTrace trace = {.count = 0};
    const SayEvent *event = claim->event == SAY_NONE ? NULL : &doc->events.items[claim->event];
    say_stance_trace(view->modality, doc, token, claim->attribution, event, &trace);
    claim->first_why = doc->whys.count;
    if (event) say_explain_event(doc, event);
    if (claim->attribution != SAY_NONE)
        say_explain_attribution(doc, &doc->attributions.items[claim->attribution]);
    say_explain_stance(view->modality, doc, &claim->stance, &trace);
    say_claim_score_explain(view->triggers, doc, claim);
    claim->why_count = doc->whys.count - claim->first_why;
}

static void finish(const SayClaimView *view, SayDoc *doc, SayClaim *claim, uint32_t token)
{
    set_speakers(doc, claim, claim->attribution);
    set_content(doc, claim, token);
    claim->outlet = say_stance_of_outlet(view->modality, doc, claim->stance, claim->attribution);
    claim->score = say_claim_score(view->triggers, doc, claim);
    explain(view, doc, claim, token);
    set_id(doc, claim);
    *say_push(doc->arena, &doc->claims) = *claim;
}

static void claim_event(const SayClaimView *view, SayDoc *doc, SayIndex index)
{
    const SayEvent *event = &doc->events.items[index];
    SayClaim claim = {.sentence = doc->tokens.sentence[event->trigger],
                      .attribution = event->attribution,
                      .stance = event->stance,
                      .event = index,
                      .rule = event->rule};
    finish(view, doc, &claim, event->trigger);
}

/* "intends to sell", "is likely to fall": what is said is the sale, the fall, and how sure it is.
 */
static uint32_t told_head(const SayClaimView *view, const SayDoc *doc, uint32_t head)
{
    SayWalk walk = {view->modality, doc, NULL, SAY_NONE, NULL};
    for (;;) {
        uint32_t below = say_doc_child(doc, head, SAY_DEPREL_XCOMP);
        if (below == SAY_NONE) below = say_doc_child(doc, head, SAY_DEPREL_ACL); /* "plans to" */
        bool infinitive = below != SAY_NONE && say_clause_frame(doc, below) == SAY_FRAME_TO;
        const SayModal *modal = infinitive ? say_modal_embedding(&walk, head, SAY_FRAME_TO) : NULL;
        if (!modal || (modal->class != SAY_MODAL_INTENTION && modal->class != SAY_MODAL_BELIEF &&
                       modal->class != SAY_MODAL_POSSIBILITY))
            return head;
        head = below;
    }
}

static void claim_attribution(const SayClaimView *view, SayDoc *doc, SayIndex index)
{
    const SayAttribution *a = &doc->attributions.items[index];
    uint32_t head = say_content_head(doc, a);
    if (head == SAY_NONE) return;
    head = told_head(view, doc, head);
    SayClaim claim = {.sentence = a->sentence,
                      .attribution = index,
                      .stance = say_stance_trace(view->modality, doc, head, index, NULL, NULL),
                      .event = SAY_NONE,
                      .rule = a->rule};
    finish(view, doc, &claim, head);
}

/* True when the token is what the content says first of all: its root or another clause of the
   cue's, coordinated with it, or below words that only colour it ("carried out an attack", "should
   stop attacking"). To condemn or to report it is to say something else. */
static bool heads_content(const SayClaimView *view, const SayDoc *doc, const SayAttribution *a,
                          uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    SayWalk walk = {view->modality, doc, NULL, SAY_NONE, NULL};
    for (uint32_t at = token; at != a->content_root; at = t->head[at]) {
        if (t->head[at] == a->cue)
            return t->deprel[at] == SAY_DEPREL_CCOMP || t->deprel[at] == SAY_DEPREL_XCOMP;
        if (t->head[at] == SAY_NONE) return false;
        if (t->deprel[at] == SAY_DEPREL_CONJ) continue;
        uint32_t frame = say_clause_frame(doc, at);
        const SayModal *modal = frame ? say_modal_embedding(&walk, t->head[at], frame) : NULL;
        if (!modal || modal->class == SAY_MODAL_FACTIVE || modal->class == SAY_MODAL_REPORT)
            return false;
    }
    return true;
}

static bool is_spoken_by_event(const SayClaimView *view, const SayDoc *doc, const SayAttribution *a,
                               const SayEvent *event)
{
    if (a->content_root == SAY_NONE || heads_content(view, doc, a, event->trigger)) return true;
    uint32_t root = doc->tokens.start[a->content_root];
    return root >= event->trigger_span.start && root < event->trigger_span.end;
}

/* Attributions whose content another claim speaks for already: an event or a nested attribution
   heads it; one that only the network sees takes no say-so away from a rule. What is said first and
   is no event is a claim of its own, beside the events below it.
 */
static bool *find_spoken(const SayClaimView *view, const SayDoc *doc)
{
    bool *spoken = say_arena_alloc(doc->arena, doc->attributions.count + 1);
    for (uint32_t i = 0; i < doc->events.count; i++) {
        const SayEvent *event = &doc->events.items[i];
        if (event->decoy.data || event->attribution == SAY_NONE) continue;
        if (is_spoken_by_event(view, doc, &doc->attributions.items[event->attribution], event))
            spoken[event->attribution] = true;
    }
    for (uint32_t i = 0; i < doc->attributions.count; i++) {
        const SayAttribution *a = &doc->attributions.items[i];
        if (a->parent == SAY_NONE) continue;
        const SayAttribution *outer = &doc->attributions.items[a->parent];
        if (a->learned && !outer->learned) continue;
        if (outer->content_root == SAY_NONE || outer->content_root == a->content_root ||
            heads_content(view, doc, outer, a->cue))
            spoken[a->parent] = true;
    }
    return spoken;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

/* By place in the text; ids decide between claims in the same bytes, so that the order is total. */
static int compare_claims(const void *left, const void *right)
{
    const SayClaim *a = left, *b = right;
    int order = compare_numbers(a->span.start, b->span.start);
    if (!order) order = compare_numbers(a->event, b->event);
    if (!order) order = compare_numbers(a->span.end, b->span.end);
    return order ? order : say_str_compare(a->id, b->id);
}

static void drop_doubles(SayDoc *doc)
{
    uint32_t kept = 0;
    SayMap seen = say_map_new(doc->arena);
    for (uint32_t i = 0; i < doc->claims.count; i++) {
        SayStr id = doc->claims.items[i].id;
        if (say_map_get(&seen, id) != SAY_ABSENT) continue;
        say_map_set(&seen, id, i);
        doc->claims.items[kept++] = doc->claims.items[i];
    }
    doc->claims.count = kept;
}

void say_claim_assemble(const SayClaimView *view, SayDoc *doc)
{
    bool *spoken = find_spoken(view, doc);
    for (uint32_t i = 0; i < doc->events.count; i++)
        if (!doc->events.items[i].decoy.data) claim_event(view, doc, i);
    for (uint32_t i = 0; i < doc->attributions.count; i++)
        if (!spoken[i]) claim_attribution(view, doc, i);
    if (doc->claims.count)
        qsort(doc->claims.items, doc->claims.count, sizeof(SayClaim), compare_claims);
    drop_doubles(doc);
}
