/* segment.c -- text to tokens and sentences. */
#include "segment/segment.h"

#include "segment/steps.h"

SayStatus say_segmenter_open(SayStr section, SaySegmenter *segmenter, SayError *error)
{
    SayModel model;
    SAY_TRY(say_model_open(section, "segment", SAY_SEGMENT_VERSION, &model, error));
    SAY_TRY(say_linear_open(model.parts[0], &segmenter->split, error));
    SAY_TRY(say_linear_open(model.parts[1], &segmenter->boundary, error));
    SAY_TRY(say_hash_table_open(model.parts[2], SAY_CHUNK_MOST, &segmenter->words, error));
    if (segmenter->split.class_count != 1 || segmenter->boundary.class_count != 1)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"segment\": foreign classes");
    return SAY_OK;
}

SayStatus say_segment_open(SayPack *pack, SayError *error)
{
    SaySegmenter *segmenter = say_arena_alloc(pack->arena, sizeof *segmenter);
    SAY_TRY(say_segmenter_open(say_pack_section(pack->file, SAY_STR("segment")), segmenter, error));
    pack->segment = segmenter;
    return SAY_OK;
}

static void segment_span(const SaySegmenter *segmenter, SayDoc *doc, uint32_t block, SaySpan span)
{
    uint32_t first = doc->tokens.count;
    if (span.start >= span.end) return;
    say_segment_tokens(segmenter, doc, span);
    say_segment_sentences(segmenter, doc, block, first);
}

/* "GOMA, Nov 17 (Reuters) - " is a sentence of its own: the town attacks nobody. */
static uint32_t dateline_end(const SayDoc *doc, SaySpan block)
{
    uint32_t end = doc->article.dateline_span.end;
    return end > block.start && end <= block.end ? end : block.start;
}

void say_segment(const SayPack *pack, SayDoc *doc)
{
    if (!say_doc_open(doc)) return;
    for (uint32_t block = 0; block < doc->blocks.count; block++) {
        SaySpan span = doc->blocks.items[block].span;
        uint32_t cut = dateline_end(doc, span);
        segment_span(pack->segment, doc, block, (SaySpan){span.start, cut});
        segment_span(pack->segment, doc, block, (SaySpan){cut, span.end});
    }
    say_doc_words(doc);
}
