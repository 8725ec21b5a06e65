/* open.c -- the network's parameters, checked. */
#include "encode/encode.h"
#include "encode/steps.h"

#include <string.h>

enum { HEAD_NUMBERS = 16, HEAD_KINDS = 4, HEAD_SHIFT = 15, FIXED_PARTS = 3 };

static SayStatus refuse(SayError *error, const char *what)
{
    return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"encode\": %s", what);
}

static SayStatus read_head(SayStr part, SayEncoder *encoder, uint32_t *row_count, SayError *error)
{
    uint32_t head[HEAD_NUMBERS];
    if (part.size != sizeof head) return refuse(error, "the head's size does not fit");
    memcpy(head, part.data, sizeof head);
    encoder->width = head[0];
    encoder->layer_count = head[2];
    encoder->row_shift = head[HEAD_SHIFT];
    *row_count = head[3];
    if (!head[0] || head[0] % 32 || head[0] > SAY_ENCODE_WIDTH)
        return refuse(error, "foreign width");
    if (head[1] != SAY_ENCODE_KEYS) return refuse(error, "foreign count of keys");
    if (head[2] > SAY_ENCODE_LAYERS) return refuse(error, "too many layers");
    if (head[HEAD_SHIFT] > SAY_ENCODE_SHIFT) return refuse(error, "foreign units of rows");
    for (uint32_t i = 0; i < head[2]; i++) {
        uint32_t kind = head[HEAD_KINDS + i];
        if (kind != SAY_LAYER_CONVOLUTION && kind != SAY_LAYER_RECURRENT)
            return refuse(error, "a layer of no kind");
        encoder->layers[i].kind = (SayLayerKind)kind;
    }
    return SAY_OK;
}

static SayStatus open_rows(const SayModel *model, SayEncoder *encoder, uint32_t row_count,
                           SayError *error)
{
    if (model->parts[2].size != (uint64_t)row_count * encoder->width)
        return refuse(error, "rows do not fit");
    const void *rows = model->parts[2].data;
    encoder->rows = rows;
    return say_hash_table_open(model->parts[1], row_count + 1, &encoder->keys, error);
}

static SayStatus open_layers(const SayModel *model, SayEncoder *encoder, SayError *error)
{
    uint32_t next = FIXED_PARTS, width = encoder->width;
    for (uint32_t i = 0; i < encoder->layer_count; i++) {
        SayLayer *layer = &encoder->layers[i];
        bool recurrent = layer->kind == SAY_LAYER_RECURRENT;
        if (next + recurrent >= model->part_count) return refuse(error, "a layer is missing");
        SAY_TRY(say_dense_open(model->parts[next++], recurrent ? width : 3 * width, 2 * width,
                               &layer->in, error));
        if (recurrent)
            SAY_TRY(say_dense_open(model->parts[next++], width, width, &layer->out, error));
    }
    return next == model->part_count ? SAY_OK : refuse(error, "a part too many");
}

SayStatus say_encoder_open(SayStr section, SayEncoder *encoder, SayError *error)
{
    SayModel model;
    uint32_t row_count = 0;
    *encoder = (SayEncoder){.kernel = say_kernel()};
    SAY_TRY(say_model_open(section, "encode", SAY_ENCODE_VERSION, &model, error));
    if (model.part_count < FIXED_PARTS) return refuse(error, "a part is missing");
    SAY_TRY(read_head(model.parts[0], encoder, &row_count, error));
    SAY_TRY(open_rows(&model, encoder, row_count, error));
    return open_layers(&model, encoder, error);
}

SayStatus say_encode_open(SayPack *pack, SayError *error)
{
    SayEncoder *encoder = say_arena_alloc(pack->arena, sizeof *encoder);
    SAY_TRY(say_encoder_open(say_pack_section(pack->file, SAY_STR("encode")), encoder, error));
    pack->encode = encoder;
    pack->state_width = encoder->width;
    return SAY_OK;
}
