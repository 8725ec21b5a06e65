/* parse.c -- states to trees. */
#include "parse/parse.h"

#include "parse/steps.h"
#include "parse/tree.h"

#include <assert.h>
#include <string.h>

enum { PARTS = 8 };

static SayStatus refuse(SayError *error, const char *what)
{
    return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"parse\": %s", what);
}

SayStatus say_parser_open(SayStr section, uint32_t width, SayParser *parser, SayError *error)
{
    SayModel model;
    uint32_t head[4]; /* the last is not used */
    *parser = (SayParser){.kernel = say_kernel()};
    SAY_TRY(say_model_open(section, "parse", SAY_PARSE_VERSION, &model, error));
    if (model.part_count != PARTS || model.parts[0].size != sizeof head)
        return refuse(error, "foreign parts");
    memcpy(head, model.parts[0].data, sizeof head);
    uint32_t arc = head[0], relation = head[1];
    if (!arc || arc % 16 || arc > SAY_PARSE_WIDTH || !relation || relation > SAY_PARSE_WIDTH)
        return refuse(error, "foreign widths");
    if (head[2] != SAY_PARSE_BUCKETS) return refuse(error, "foreign distances");
    if (model.parts[7].size != 2 * (arc + relation)) return refuse(error, "the root does not fit");
    const void *root = model.parts[7].data;
    parser->root = root;
    SAY_TRY(say_dense_open(model.parts[1], width, arc, &parser->dependent, error));
    SAY_TRY(say_dense_open(model.parts[2], width, arc, &parser->head, error));
    SAY_TRY(say_dense_open(model.parts[3], arc, SAY_PARSE_BUCKETS, &parser->distance, error));
    SAY_TRY(say_dense_open(model.parts[4], width, relation, &parser->relation_dependent, error));
    SAY_TRY(say_dense_open(model.parts[5], width, relation, &parser->relation_head, error));
    return say_dense_open(model.parts[6], relation, SAY_DEPREL_COUNT, &parser->relation, error);
}

SayStatus say_parse_open(SayPack *pack, SayError *error)
{
    SayParser *parser = say_arena_alloc(pack->arena, sizeof *parser);
    SAY_TRY(say_parser_open(say_pack_section(pack->file, SAY_STR("parse")), pack->state_width,
                            parser, error));
    pack->parse = parser;
    return SAY_OK;
}

/* Gives the token that the root has as its dependent. */
static uint32_t parse_piece(const SayParser *parser, SayDoc *doc, uint32_t first, uint32_t count)
{
    SayMark mark = say_arena_mark(doc->arena);
    uint32_t stride = say_parse_stride(count), top = SAY_NONE;
    int32_t *scores = say_arena_alloc(doc->arena, (size_t)count * stride * sizeof *scores);
    uint32_t *heads = say_arena_alloc(doc->arena, count * sizeof *heads);
    say_parse_scores(parser, doc, first, count, scores);
    say_parse_tree(doc->arena, scores, stride, count, heads);
    say_parse_relations(parser, doc, first, count, heads, doc->tokens.deprel + first);
    for (uint32_t t = 0; t < count; t++) {
        doc->tokens.head[first + t] = heads[t] ? first + heads[t] - 1 : SAY_NONE;
        if (!heads[t]) top = first + t;
    }
    say_arena_release(doc->arena, mark);
    return top;
}

/* The trees of a long sentence's later pieces stand beside the first one. */
void say_parse_sentence(const SayParser *parser, SayDoc *doc, uint32_t first, uint32_t end)
{
    uint32_t top = SAY_NONE;
    assert(doc->state_width == parser->dependent.inputs);
    for (uint32_t t = first; t < end; t += SAY_PIECE_TOKENS) {
        uint32_t count = end - t < SAY_PIECE_TOKENS ? end - t : SAY_PIECE_TOKENS;
        uint32_t found = parse_piece(parser, doc, t, count);
        if (t == first) {
            top = found;
            continue;
        }
        doc->tokens.head[found] = top;
        doc->tokens.deprel[found] = SAY_DEPREL_PARATAXIS;
    }
}

void say_parse(const SayPack *pack, SayDoc *doc)
{
    if (!say_doc_open(doc)) return;
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        say_parse_sentence(pack->parse, doc, doc->sentences.items[s].first,
                           doc->sentences.items[s].end);
    say_doc_link(doc);
}
