/* names.c -- the names in a text: which tokens, and what kind of thing they name. */
#include "names/names.h"

#include "names/steps.h"

#include <assert.h>

enum { ROWS = 64 }; /* tokens whose hidden numbers are worked on at once */

SayStatus say_namer_open(SayStr section, uint32_t width, SayNamer *namer, SayError *error)
{
    SayModel model;
    *namer = (SayNamer){.kernel = say_kernel()};
    SAY_TRY(say_model_open(section, "names", SAY_NAMES_VERSION, &model, error));
    if (model.part_count != 2)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"names\": foreign parts");
    SAY_TRY(say_dense_open(model.parts[0], width, 0, &namer->hidden, error));
    return say_dense_open(model.parts[1], namer->hidden.outputs, SAY_NAMES_LABELS, &namer->labels,
                          error);
}

SayStatus say_names_open(SayPack *pack, SayError *error)
{
    SayNamer *namer = say_arena_alloc(pack->arena, sizeof *namer);
    SAY_TRY(say_namer_open(say_pack_section(pack->file, SAY_STR("names")), pack->state_width, namer,
                           error));
    SayStr things = say_pack_section(pack->file, SAY_STR("things"));
    if (!things.data) return say_error_set(error, SAY_ERROR_FORMAT, "the pack holds no things");
    namer->things = (SayLexicon){(const uint8_t *)things.data, things.size};
    pack->names = namer;
    return SAY_OK;
}

/* Scores (end - first, padded) of the labels of these tokens. */
static void score_tokens(const SayNamer *namer, const SayDoc *doc, uint32_t first, uint32_t end,
                         int16_t *scores)
{
    const SayDense *hidden = &namer->hidden;
    SayMark mark = say_arena_mark(doc->arena);
    int16_t *sums = say_arena_alloc(doc->arena, ROWS * hidden->padded * sizeof *sums);
    uint8_t *codes = say_arena_alloc(doc->arena, ROWS * hidden->padded);
    for (uint32_t t = first; t < end; t += ROWS) {
        uint32_t count = end - t < ROWS ? end - t : ROWS;
        namer->kernel->dense(hidden, doc->states + (size_t)t * doc->state_width, doc->state_width,
                             count, sums);
        for (uint32_t i = 0; i < count * hidden->padded; i++)
            codes[i] = say_activation(sums[i] > 0 ? sums[i] : 0);
        namer->kernel->dense(&namer->labels, codes, hidden->padded, count,
                             scores + (size_t)(t - first) * namer->labels.padded);
    }
    say_arena_release(doc->arena, mark);
}

static void label_sentence(const SayNamer *namer, const SayDoc *doc, const SaySentence *sentence,
                           uint8_t *labels)
{
    uint32_t count = sentence->end - sentence->first, stride = namer->labels.padded;
    SayMark mark = say_arena_mark(doc->arena);
    int16_t *scores = say_arena_alloc(doc->arena, (size_t)count * stride * sizeof *scores);
    score_tokens(namer, doc, sentence->first, sentence->end, scores);
    say_names_decode(doc->arena, scores, stride, count, labels + sentence->first);
    say_arena_release(doc->arena, mark);
}

static void collect_names(SayDoc *doc, const uint8_t *labels)
{
    for (uint32_t t = 0, first = 0; t < doc->tokens.count; t++) {
        if (!labels[t]) continue;
        SayNamePlace place = (SayNamePlace)((labels[t] - 1) % 4);
        if (place == SAY_NAME_BEGIN || place == SAY_NAME_SINGLE) first = t;
        if (place == SAY_NAME_END || place == SAY_NAME_SINGLE)
            *say_push(doc->arena, &doc->names) =
                (SayName){.first = first, .end = t + 1, .type = (uint8_t)((labels[t] - 1) / 4)};
    }
}

void say_names_doc(const SayNamer *namer, SayDoc *doc)
{
    uint8_t *labels = say_arena_alloc(doc->arena, doc->tokens.count);
    assert(doc->state_width == namer->hidden.inputs);
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        label_sentence(namer, doc, &doc->sentences.items[s], labels);
    collect_names(doc, labels);
}

void say_names(const SayPack *pack, SayDoc *doc)
{
    if (!say_doc_open(doc)) return;
    const SayNamer *namer = pack->names;
    say_names_doc(namer, doc);
    say_names_join(doc);
    SayThings things = {&namer->things, doc};
    say_things_facilities(&things);
    say_things_products(&things);
}
