/* attribution_write.c -- findings into the document's layers: in the order of the text, nested by
 * what holds them. */
#include "claim/attribution.h"

#include <assert.h>
#include <stdlib.h>

enum {
    SENTENCE_DEPTH = 64
}; /* attributions of one sentence that are nested; keeps the painting linear */

typedef struct Held {
    uint32_t size;  /* tokens of content */
    uint32_t index; /* attribution */
} Held;

static int largest_first(const void *a, const void *b)
{
    const Held *x = a, *y = b;
    if (x->size != y->size) return x->size < y->size ? 1 : -1;
    return (x->index > y->index) - (x->index < y->index);
}

static void write_finding(SayFinder *f, const SayFinding *finding)
{
    SayDoc *doc = f->doc;
    SayAttribution *a = say_push(doc->arena, &doc->attributions);
    *a = finding->attribution;
    a->parent = SAY_NONE;
    a->first_speaker = doc->speakers.count;
    a->speaker_count = finding->speaker_count;
    for (uint32_t i = 0; i < finding->speaker_count; i++)
        *say_push(doc->arena, &doc->speakers) = finding->speakers[i];
    a->first_content = doc->content_spans.count;
    a->content_count = finding->content.count;
    for (uint32_t i = 0; i < finding->content.count; i++)
        *say_push(doc->arena, &doc->content_spans) = finding->content.items[i];
    SayText rule = {.arena = doc->arena};
    say_text_add(&rule, finding->cue->place);
    say_text_char(&rule, ' ');
    say_text_add(&rule, finding->how);
    a->rule = say_text_str(&rule);
}

static SayRun tokens_of(const SayDoc *doc, SaySpan span)
{
    uint32_t first = say_doc_token_at(doc, span.start);
    if (first == SAY_NONE) return (SayRun){0, 0};
    uint32_t end = first;
    while (end < doc->tokens.count && doc->tokens.start[end] < span.end) end++;
    return (SayRun){first, end};
}

/* Paints the tokens of each content with its attribution, larger contents first: what a cue finds
   painted on it when its own turn comes is the innermost larger content that holds it. Strictly
   larger, so parents never run in a circle. */
static void nest(SayFinder *f)
{
    SayDoc *doc = f->doc;
    uint32_t count = doc->attributions.count;
    Held *held = say_arena_alloc(doc->arena, ((size_t)count + 1) * sizeof *held);
    uint32_t *owner = say_arena_alloc(doc->arena, ((size_t)doc->tokens.count + 1) * sizeof *owner);
    uint32_t used = 0, in_sentence = 0;
    for (uint32_t i = 0; i < count; i++) {
        const SayAttribution *a = &doc->attributions.items[i];
        in_sentence =
            i && doc->attributions.items[i - 1].sentence == a->sentence ? in_sentence + 1 : 0;
        if (in_sentence >= SENTENCE_DEPTH) continue;
        uint32_t size = 0;
        for (uint32_t c = 0; c < a->content_count; c++) {
            SayRun run = tokens_of(doc, doc->content_spans.items[a->first_content + c]);
            size += run.end - run.first;
        }
        held[used++] = (Held){size, i};
    }
    if (used) qsort(held, used, sizeof *held, largest_first);
    for (uint32_t h = 0; h < used; h++) {
        SayAttribution *a = &doc->attributions.items[held[h].index];
        uint32_t above = owner[a->cue];
        if (above) a->parent = above - 1;
        for (uint32_t c = 0; c < a->content_count; c++) {
            SayRun run = tokens_of(doc, doc->content_spans.items[a->first_content + c]);
            for (uint32_t t = run.first; t < run.end; t++) owner[t] = held[h].index + 1;
        }
    }
}

void say_attribution_write(SayFinder *f)
{
    for (uint32_t i = 0; i < f->found.count; i++)
        if (!f->found.items[i].dropped) write_finding(f, &f->found.items[i]);
    nest(f);
}
