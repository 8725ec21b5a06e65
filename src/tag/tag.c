/* tag.c -- tokens to parts of speech, features and lemmas. */
#include "tag/tag.h"

#include "tag/steps.h"

enum { LAYER, CLASSES, LEMMAS, SCRIPTS, PARTS };

static SayStatus check_classes(const SayTagger *tagger, SayStr part, SayError *error)
{
    if (part.size != tagger->layer.outputs * sizeof *tagger->classes)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"tag\": classes do not fit");
    for (uint32_t i = 0; i < tagger->layer.outputs; i++)
        if (tagger->classes[i].upos >= SAY_UPOS_COUNT)
            return say_error_set(error, SAY_ERROR_FORMAT,
                                 "parameters \"tag\": foreign part of speech");
    return SAY_OK;
}

SayStatus say_tagger_open(SayStr section, uint32_t width, SayTagger *tagger, SayError *error)
{
    SayModel model;
    *tagger = (SayTagger){.kernel = say_kernel()};
    SAY_TRY(say_model_open(section, "tag", SAY_TAG_VERSION, &model, error));
    if (model.part_count != PARTS)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"tag\": foreign parts");
    SAY_TRY(say_dense_open(model.parts[LAYER], width, 0, &tagger->layer, error));
    const void *classes = model.parts[CLASSES].data;
    tagger->classes = classes;
    SAY_TRY(check_classes(tagger, model.parts[CLASSES], error));
    tagger->scripts = model.parts[SCRIPTS].data;
    tagger->script_count = model.parts[SCRIPTS].size / SAY_SCRIPT_SIZE;
    return say_hash_table_open(model.parts[LEMMAS], tagger->script_count + 1, &tagger->lemmas,
                               error);
}

SayStatus say_tag_open(SayPack *pack, SayError *error)
{
    SayTagger *tagger = say_arena_alloc(pack->arena, sizeof *tagger);
    SAY_TRY(say_tagger_open(say_pack_section(pack->file, SAY_STR("tag")), pack->state_width, tagger,
                            error));
    pack->tag = tagger;
    return SAY_OK;
}

void say_tag(const SayPack *pack, SayDoc *doc)
{
    if (!say_doc_open(doc)) return;
    say_tag_classes(pack->tag, doc);
    for (uint32_t t = 0; t < doc->tokens.count; t++) say_tag_lemma(pack->tag, doc, t);
}
