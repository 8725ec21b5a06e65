/* parse.c -- tagged sentences to trees, greedily from left to right. */
#include "parse/parse.h"

#include "parse/steps.h"

#include <assert.h>

SayStatus say_parser_open(SayStr section, SayParser *parser, SayError *error)
{
    SayModel model;
    SAY_TRY(say_model_open(section, "parse", SAY_PARSE_VERSION, &model, error));
    SAY_TRY(say_narrow_open(model.parts[0], &parser->moves, error));
    SAY_TRY(say_linear_open(model.parts[1], &parser->labels, error));
    if (parser->labels.class_count != SAY_DEPREL_COUNT)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"parse\": foreign relations");
    return say_hash_table_open(model.parts[2], UINT32_MAX, &parser->clusters, error);
}

SayStatus say_parse_open(SayPack *pack, SayError *error)
{
    SayParser *parser = say_arena_alloc(pack->arena, sizeof *parser);
    SAY_TRY(say_parser_open(say_pack_section(pack->file, SAY_STR("parse")), parser, error));
    pack->parse = parser;
    return SAY_OK;
}

static SayMove choose_move(const SayParser *parser, const SayParseState *state, uint32_t moves)
{
    uint64_t features[SAY_MODEL_FEATURES];
    int32_t scores[SAY_NARROW_CLASSES] = {0};
    if ((moves & (moves - 1)) == 0)
        return moves >> 1; /* the only one: 1, 2 and 4 are moves 0, 1 and 2 */
    uint32_t count = say_parse_features(state, features), best = SAY_NARROW_CLASSES;
    say_narrow_score(&parser->moves, features, count, scores);
    for (uint32_t c = 0; c < SAY_NARROW_CLASSES; c++) {
        if (!(moves >> say_parse_class_move(c) & 1)) continue;
        if (best == SAY_NARROW_CLASSES || scores[c] > scores[best]) best = c;
    }
    return say_parse_class_move(best);
}

static uint32_t choose_label(const SayParser *parser, const SayParseState *state, SayArc arc)
{
    uint64_t features[SAY_MODEL_FEATURES];
    int32_t scores[SAY_MODEL_CLASSES] = {0};
    if (arc.head == state->count) return SAY_DEPREL_ROOT;
    uint32_t count = say_parse_label_features(state, arc, features), best = SAY_DEPREL_DEP;
    say_linear_score(&parser->labels, features, count, scores);
    for (uint32_t c = 0; c < SAY_DEPREL_COUNT; c++)
        if (scores[c] > scores[best] && c != SAY_DEPREL_ROOT && c != SAY_DEPREL_NONE) best = c;
    return best;
}

void say_parse_sentence(const SayParser *parser, SayDoc *doc, uint32_t first, uint32_t end)
{
    uint32_t count = end - first;
    SayMark mark = say_arena_mark(doc->arena);
    const SayParseSight *sights = say_parse_sights(doc->arena, &parser->clusters, doc, first, end);
    SayParseState state = say_parse_begin(doc->arena, sights, count);
    for (uint32_t moves; (moves = say_parse_moves(&state)) != 0;) {
        SayMove move = choose_move(parser, &state, moves);
        say_parse_do(
            &state, move,
            move == SAY_MOVE_SHIFT ? 0 : choose_label(parser, &state, say_parse_arc(&state, move)));
    }
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
        say_parse_sentence(pack->parse, doc, doc->sentences.items[s].first,
                           doc->sentences.items[s].end);
    say_doc_link(doc);
}
