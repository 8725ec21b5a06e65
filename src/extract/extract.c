/* extract.c -- bytes to article text: the steps in their order. */
#include "extract/extract.h"

#include "extract/steps.h"

#include <assert.h>

SayStatus say_extract_open(SayPack *pack, SayError *error)
{
    SayExtractView *view = say_knowledge_new(pack->arena);
    for (uint32_t i = 0; i < pack->extra_count; i++)
        say_knowledge_add(pack->arena, view, &pack->extra[i]);
    SayStr section = say_pack_section(pack->file, SAY_STR("extract"));
    if (!section.data)
        return say_error_set(error, SAY_ERROR_FORMAT, "the pack has no section \"extract\"");
    SayLexicon lexicon = {(const uint8_t *)section.data, section.size};
    SayLexicon *kept = say_arena_alloc(pack->arena, sizeof *kept);
    *kept = lexicon;
    say_knowledge_add(pack->arena, view, kept);
    pack->extract = view;
    return SAY_OK;
}

void say_extract(const SayPack *pack, SayDoc *doc)
{
    assert(pack->extract && doc->pieces.count == 0);
    SayExtraction x = {
        .view = pack->extract, .doc = doc, .arena = doc->arena, .text = {.arena = doc->arena}};
    say_extract_refuse(&x);
    if (say_doc_open(doc)) {
        say_extract_decode(&x);
        if (doc->record.plain)
            say_extract_verbatim(&x);
        else if (doc->record.format == SAY_FORMAT_HTML)
            say_extract_page(&x);
        else
            say_extract_lines(&x);
    }
    say_extract_furniture(&x);
    say_extract_head(&x);
    say_extract_assemble(&x);
    say_extract_credit(&x);
    say_extract_language(&x);
    say_extract_judge(&x);
    say_extract_identify(&x);
}
