/* tag.c -- tokens to parts of speech, features and lemmas. */
#include "tag/tag.h"

#include "tag/steps.h"

static SayStatus check_classes(const SayTagger *tagger, SayStr part, SayError *error)
{
    if (part.size != tagger->linear.class_count * sizeof *tagger->classes)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"tag\": classes do not fit");
    for (uint32_t i = 0; i < tagger->linear.class_count; i++)
        if (tagger->classes[i].upos >= SAY_UPOS_COUNT)
            return say_error_set(error, SAY_ERROR_FORMAT,
                                 "parameters \"tag\": foreign part of speech");
    return SAY_OK;
}

SayStatus say_tagger_open(SayStr section, SayTagger *tagger, SayError *error)
{
    SayModel model;
    SAY_TRY(say_model_open(section, "tag", SAY_TAG_VERSION, &model, error));
    const void *classes = model.parts[1].data;
    SAY_TRY(say_linear_open(model.parts[0], &tagger->linear, error));
    tagger->classes = classes;
    SAY_TRY(check_classes(tagger, model.parts[1], error));
    SAY_TRY(
        say_hash_table_open(model.parts[2], tagger->linear.class_count + 1, &tagger->known, error));
    SAY_TRY(say_hash_table_open(model.parts[3], UINT32_MAX, &tagger->clusters, error));
    tagger->scripts = model.parts[5].data;
    tagger->script_count = model.parts[5].size / SAY_SCRIPT_SIZE;
    return say_hash_table_open(model.parts[4], tagger->script_count + 1, &tagger->lemmas, error);
}

SayStatus say_tag_open(SayPack *pack, SayError *error)
{
    SayTagger *tagger = say_arena_alloc(pack->arena, sizeof *tagger);
    SAY_TRY(say_tagger_open(say_pack_section(pack->file, SAY_STR("tag")), tagger, error));
    pack->tag = tagger;
    return SAY_OK;
}

void say_tag(const SayPack *pack, SayDoc *doc)
{
    const SayTagger *tagger = pack->tag;
    if (!say_doc_open(doc)) return;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const SaySentence *sentence = &doc->sentences.items[s];
        say_tag_sentence(tagger, doc, sentence->first, sentence->end);
        for (uint32_t t = sentence->first; t < sentence->end; t++) say_tag_lemma(tagger, doc, t);
    }
}
