/* assemble_span.c -- which bytes a claim stands in. */
#include "claim/assemble.h"

#include <assert.h>

SaySpan say_span_hull(SaySpan a, SaySpan b)
{
    if (a.start == a.end) return b;
    if (b.start == b.end) return a;
    return (SaySpan){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

/* What joins a clause to another is none of it; "nor" and "neither" deny it and stay. */
static bool joins(const SayDoc *doc, uint32_t token)
{
    return doc->tokens.upos[token] == SAY_UPOS_PUNCT ||
           (doc->tokens.upos[token] == SAY_UPOS_CCONJ && doc->negation_of[token] == SAY_NONE);
}

static SaySpan hull_of_subtree(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    const SaySentence *s = &doc->sentences.items[t->sentence[token]];
    uint32_t first = token, last = token;
    for (uint32_t i = s->first; i < s->end; i++) {
        if (!say_doc_below(doc, i, token)) continue;
        if (i < first) first = i;
        if (i > last) last = i;
    }
    while (last > token && t->upos[last] == SAY_UPOS_PUNCT) last--;
    while (first < token && joins(doc, first)) first++;
    return (SaySpan){t->start[first], t->end[last]};
}

/* What a word of the clause above takes is said together with it: "failed to stop it", "plans to
 * attack". */
SaySpan say_clause_span(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    uint32_t head = say_clause_head(doc, token);
    while (t->head[head] != SAY_NONE && say_clause_frame(doc, head))
        head = say_clause_head(doc, t->head[head]);
    return hull_of_subtree(doc, head);
}

static SaySpan hull_of_one(const SayDoc *doc, const SayAttribution *a)
{
    SaySpan span = a->cue_span;
    for (uint32_t i = 0; i < a->speaker_count; i++)
        span = say_span_hull(span, doc->speakers.items[a->first_speaker + i].span);
    for (uint32_t i = 0; i < a->content_count; i++)
        span = say_span_hull(span, doc->content_spans.items[a->first_content + i]);
    return span;
}

SaySpan say_attribution_span(const SayDoc *doc, SayIndex attribution)
{
    const SayAttribution *a = &doc->attributions.items[attribution];
    SaySpan span = hull_of_one(doc, a);
    for (SayIndex p = a->parent; p != SAY_NONE; p = doc->attributions.items[p].parent) {
        const SayAttribution *outer = &doc->attributions.items[p];
        if (outer->sentence == a->sentence) span = say_span_hull(span, hull_of_one(doc, outer));
    }
    return span;
}

/* Where the attribution names no root: the first word of the content that hangs on one outside it.
 */
uint32_t say_content_head(const SayDoc *doc, const SayAttribution *a)
{
    const SayTokens *t = &doc->tokens;
    if (a->content_root != SAY_NONE) return a->content_root;
    uint32_t any = SAY_NONE;
    for (uint32_t i = 0; i < t->count; i++) {
        if (!say_content_holds(doc, a, i) || t->upos[i] == SAY_UPOS_PUNCT) continue;
        if (any == SAY_NONE) any = i;
        if (t->head[i] == SAY_NONE || !say_content_holds(doc, a, t->head[i])) return i;
    }
    return any;
}
