/* stance_owner.c -- in whose words a token stands: the innermost attribution whose content holds
 * it. */
#include "claim/stance.h"

#include <stdlib.h>

typedef struct Layer {
    uint32_t depth; /* attributions that it stands in */
    uint32_t size;  /* bytes of content */
    uint32_t index;
} Layer;

static uint32_t depth_of(const SayDoc *doc, SayIndex attribution)
{
    uint32_t depth = 0;
    while (attribution != SAY_NONE && depth < doc->attributions.count) {
        attribution = doc->attributions.items[attribution].parent;
        depth++;
    }
    return depth;
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

/* Outer before inner, large before small. */
static int compare_layers(const void *left, const void *right)
{
    const Layer *a = left, *b = right;
    if (a->depth != b->depth) return a->depth < b->depth ? -1 : 1;
    if (a->size != b->size) return a->size > b->size ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The first token that starts at or behind the byte. */
static uint32_t first_token(const SayDoc *doc, uint32_t byte)
{
    uint32_t low = 0, high = doc->tokens.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->tokens.start[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const SayIndex *say_stance_owners(SayDoc *doc)
{
    uint32_t count = doc->attributions.count;
    SayIndex *owners =
        say_arena_alloc(doc->arena, ((size_t)doc->tokens.count + 1) * sizeof *owners);
    for (uint32_t i = 0; i < doc->tokens.count; i++) owners[i] = SAY_NONE;
    Layer *layers = say_arena_alloc(doc->arena, ((size_t)count + 1) * sizeof *layers);
    for (uint32_t i = 0; i < count; i++)
        layers[i] = (Layer){depth_of(doc, i), content_size(doc, &doc->attributions.items[i]), i};
    if (count) qsort(layers, count, sizeof *layers, compare_layers);
    for (uint32_t i = 0; i < count; i++) {
        const SayAttribution *a = &doc->attributions.items[layers[i].index];
        for (uint32_t c = 0; c < a->content_count; c++) {
            SaySpan span = doc->content_spans.items[a->first_content + c];
            for (uint32_t t = first_token(doc, span.start);
                 t < doc->tokens.count && doc->tokens.end[t] <= span.end; t++)
                owners[t] = layers[i].index;
        }
    }
    return owners;
}

/* A threat, an order, an accusation stands outside its own content. */
SayIndex say_stance_owner(const SayDoc *doc, const SayIndex *owners, uint32_t token, SaySpan span)
{
    SayIndex owner = owners[token];
    while (owner != SAY_NONE) {
        const SayAttribution *a = &doc->attributions.items[owner];
        uint32_t at = doc->tokens.start[a->cue];
        if (a->cue != token && (at < span.start || at >= span.end)) break;
        owner = a->parent;
    }
    return owner;
}
