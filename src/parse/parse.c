/* parse.c -- tagged sentences to trees, greedily from left to right. */
#include "parse/parse.h"

#include "parse/steps.h"

#include <assert.h>
#include <string.h>

/* Every move must stay possible whatever the state, so that parsing cannot come to a halt. */
static SayStatus check_classes(const SayParser *parser, SayStr part, SayError *error)
{
    uint32_t seen = 0;
    if (part.size != parser->linear.class_count * sizeof *parser->classes)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"parse\": classes do not fit");
    for (uint32_t i = 0; i < parser->linear.class_count; i++) {
        SayParseClass class = parser->classes[i];
        if (class.move >= SAY_MOVE_COUNT || class.deprel >= SAY_DEPREL_COUNT)
            return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"parse\": foreign class");
        bool root = class.deprel == SAY_DEPREL_ROOT;
        seen |= 1u << (class.move * 2 + root);
    }
    if ((seen & 0x1d) != 0x1d) return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"parse\": a move is missing");
    return SAY_OK;
}

SayStatus say_parser_open(SayStr section, SayParser *parser, SayError *error)
{
    SayModel model;
    SAY_TRY(say_model_open(section, "parse", SAY_PARSE_VERSION, &model, error));
    const void *classes = model.parts[1].data;
    SAY_TRY(say_linear_open(model.parts[0], &parser->linear, error));
    parser->classes = classes;
    SAY_TRY(check_classes(parser, model.parts[1], error));
    return say_hash_table_open(model.parts[2], UINT32_MAX, &parser->clusters, error);
}

SayStatus say_parse_open(SayPack *pack, SayError *error)
{
    SayParser *parser = say_arena_alloc(pack->arena, sizeof *parser);
    SAY_TRY(say_parser_open(say_pack_section(pack->file, SAY_STR("parse")), parser, error));
    pack->parse = parser;
    return SAY_OK;
}

static SayParseClass choose(const SayParser *parser, const SayParseState *state, uint32_t moves)
{
    uint64_t features[SAY_MODEL_FEATURES];
    int32_t scores[SAY_MODEL_CLASSES] = {0};
    uint32_t count = say_parse_features(state, features), best = UINT32_MAX;
    say_linear_score(&parser->linear, features, count, scores);
    for (uint32_t c = 0; c < parser->linear.class_count; c++)
        if ((best == UINT32_MAX || scores[c] > scores[best]) && say_parse_class_fits(state, parser->classes[c], moves))
            best = c;
    assert(best != UINT32_MAX);
    return parser->classes[best];
}

void say_parse_sentence(const SayParser *parser, SayDoc *doc, uint32_t first, uint32_t end)
{
    uint32_t count = end - first;
    SayMark mark = say_arena_mark(doc->arena);
    const SayParseSight *sights = say_parse_sights(doc->arena, &parser->clusters, doc, first, end);
    SayParseState state = say_parse_begin(doc->arena, sights, count);
    for (uint32_t moves; (moves = say_parse_moves(&state)) != 0 && state.nodes[count].left_count == 0;)
        say_parse_do(&state, choose(parser, &state, moves));
    for (uint32_t i = 0; i < count; i++) {
        uint32_t head = state.nodes[i].head;
        assert(head <= count);
        doc->tokens.head[first + i] = head == count ? SAY_NONE : first + head;
        doc->tokens.deprel[first + i] = state.nodes[i].deprel;
    }
    say_arena_release(doc->arena, mark);
}

void say_parse(const SayPack *pack, SayDoc *doc)
{
    if (!say_doc_open(doc)) return;
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        say_parse_sentence(pack->parse, doc, doc->sentences.items[s].first, doc->sentences.items[s].end);
    say_doc_link(doc);
}
