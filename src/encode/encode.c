/* encode.c -- tokens to states: what the network makes of each word in its sentence.

   Sentences are read a few at a time, so that what is worked on stays near the processor. They lie
   in rows, a token a row, with a blank row before, between and behind: what a convolution sees
   beyond a sentence. */
#include "encode/encode.h"

#include "encode/steps.h"

#include <assert.h>
#include <string.h>

enum {
    CHUNK_ROWS = 128, /* sentences are taken while they fit in */
    MOST_ROWS = SAY_PIECE_TOKENS + 2,
    MOST_PIECES = CHUNK_ROWS / 2,
    AHEAD = 16, /* tokens whose parameters are asked for at once */
    BLANK = 128
};

/* Tokens [first, first + count), a sentence or a piece of one, from this row on. */
typedef struct Piece {
    uint32_t first, count, row;
} Piece;

typedef struct Work {
    const SayEncoder *encoder;
    SayDoc *doc;
    uint64_t *keys;    /* (token of a piece, SAY_ENCODE_KEYS) */
    uint8_t *codes;    /* (row, width) the states so far */
    int16_t *sums;     /* (row, 2 * width) what a layer made of them */
    uint8_t *memories; /* (row, width) forward and backward */
    int32_t *memory;   /* (width / 2) */
    Piece pieces[MOST_PIECES];
    uint32_t piece_count, row_count;
} Work;

static uint8_t *codes_at(const Work *work, uint32_t row)
{
    return work->codes + (size_t)row * work->encoder->width;
}

/* ---- what each word is by itself ---- */

static void prefetch_row(const int8_t *row, uint32_t width)
{
    for (uint32_t i = 0; i < width; i += 64) __builtin_prefetch(row + i);
}

/* Three passes, so that memory brings the parameters of many words at the same time. */
static void embed_tokens(const Work *work, const uint64_t *keys, uint32_t count, uint8_t *codes)
{
    const SayEncoder *encoder = work->encoder;
    const int8_t *rows[AHEAD][SAY_ENCODE_KEYS];
    uint32_t found[AHEAD] = {0};
    for (uint32_t i = 0; i < count * SAY_ENCODE_KEYS; i++)
        say_hash_table_prefetch(&encoder->keys, keys[i]);
    for (uint32_t t = 0; t < count; t++)
        for (uint32_t k = 0; k < SAY_ENCODE_KEYS; k++) {
            uint64_t key = keys[t * SAY_ENCODE_KEYS + k];
            uint32_t row = key ? say_hash_table_get(&encoder->keys, key) : 0;
            if (!row) continue;
            rows[t][found[t]] = encoder->rows + (size_t)(row - 1) * encoder->width;
            prefetch_row(rows[t][found[t]++], encoder->width);
        }
    for (uint32_t t = 0; t < count; t++)
        encoder->kernel->embed(rows[t], found[t], encoder->width, encoder->row_shift,
                               codes + (size_t)t * encoder->width);
}

static void embed_piece(const Work *work, const Piece *piece)
{
    say_encode_keys(work->doc, piece->first, piece->first + piece->count, work->keys);
    for (uint32_t t = 0; t < piece->count; t += AHEAD) {
        uint32_t count = piece->count - t < AHEAD ? piece->count - t : AHEAD;
        embed_tokens(work, work->keys + (size_t)t * SAY_ENCODE_KEYS, count,
                     codes_at(work, piece->row + t));
    }
}

/* ---- what it is among others ---- */

static void convolve(const Work *work, const SayLayer *layer)
{
    const SayKernel *kernel = work->encoder->kernel;
    uint32_t width = work->encoder->width;
    kernel->dense(&layer->in, work->codes, width, work->row_count - 2, work->sums);
    for (uint32_t p = 0; p < work->piece_count; p++) {
        const Piece *piece = &work->pieces[p];
        for (uint32_t row = piece->row; row < piece->row + piece->count; row++)
            kernel->gate(work->sums + (size_t)(row - 1) * 2 * width, width, codes_at(work, row));
    }
}

/* Both memories of each token of a piece: of what stands before it, and of what stands behind. */
static void remember(const Work *work, const Piece *piece)
{
    uint32_t width = work->encoder->width, half = width / 2;
    for (uint32_t backward = 0; backward < 2; backward++) {
        memset(work->memory, 0, half * sizeof *work->memory);
        for (uint32_t i = 0; i < piece->count; i++) {
            uint32_t row = piece->row + (backward ? piece->count - 1 - i : i);
            const int16_t *aim = work->sums + (size_t)row * 2 * width + backward * width;
            work->encoder->kernel->recall(aim, aim + half, half, work->memory,
                                          work->memories + (size_t)row * width + backward * half);
        }
    }
}

static void recur(const Work *work, const SayLayer *layer)
{
    const SayKernel *kernel = work->encoder->kernel;
    uint32_t width = work->encoder->width;
    kernel->dense(&layer->in, work->codes, width, work->row_count, work->sums);
    for (uint32_t p = 0; p < work->piece_count; p++) remember(work, &work->pieces[p]);
    kernel->dense(&layer->out, work->memories, width, work->row_count, work->sums);
    for (uint32_t p = 0; p < work->piece_count; p++) {
        const Piece *piece = &work->pieces[p];
        for (uint32_t row = piece->row; row < piece->row + piece->count; row++)
            kernel->add(work->sums + (size_t)row * width, width, codes_at(work, row));
    }
}

/* ---- the document ---- */

/* Reads the sentences that were gathered, and empties the rows. */
static void read_chunk(Work *work)
{
    const SayEncoder *encoder = work->encoder;
    memset(work->codes, BLANK, (size_t)work->row_count * encoder->width);
    for (uint32_t p = 0; p < work->piece_count; p++) embed_piece(work, &work->pieces[p]);
    for (uint32_t i = 0; i < encoder->layer_count; i++)
        if (encoder->layers[i].kind == SAY_LAYER_CONVOLUTION)
            convolve(work, &encoder->layers[i]);
        else
            recur(work, &encoder->layers[i]);
    for (uint32_t p = 0; p < work->piece_count; p++) {
        const Piece *piece = &work->pieces[p];
        memcpy(work->doc->states + (size_t)piece->first * encoder->width,
               codes_at(work, piece->row), (size_t)piece->count * encoder->width);
    }
    work->piece_count = 0;
    work->row_count = 1;
}

static void add_piece(Work *work, uint32_t first, uint32_t count)
{
    if (work->piece_count && work->row_count + count + 1 > CHUNK_ROWS) read_chunk(work);
    assert(work->piece_count < MOST_PIECES && work->row_count + count + 1 <= MOST_ROWS);
    work->pieces[work->piece_count++] = (Piece){first, count, work->row_count};
    work->row_count += count + 1;
}

static Work begin(const SayEncoder *encoder, SayDoc *doc)
{
    size_t room = (size_t)MOST_ROWS * encoder->width;
    return (Work){
        .encoder = encoder,
        .doc = doc,
        .keys = say_arena_alloc(doc->arena, SAY_PIECE_TOKENS * SAY_ENCODE_KEYS * sizeof(uint64_t)),
        .codes = say_arena_alloc(doc->arena, room),
        .sums = say_arena_alloc(doc->arena, 2 * room * sizeof(int16_t)),
        .memories = say_arena_alloc(doc->arena, room),
        .memory = say_arena_alloc(doc->arena, encoder->width / 2 * sizeof(int32_t)),
        .row_count = 1};
}

void say_encode_doc(const SayEncoder *encoder, SayDoc *doc)
{
    char *states = say_arena_text(doc->arena, (size_t)doc->tokens.count * encoder->width);
    doc->states = (uint8_t *)states;
    doc->state_width = encoder->width;
    SayMark mark = say_arena_mark(doc->arena);
    Work work = begin(encoder, doc);
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const SaySentence *sentence = &doc->sentences.items[s];
        for (uint32_t t = sentence->first; t < sentence->end; t += SAY_PIECE_TOKENS) {
            uint32_t left = sentence->end - t;
            add_piece(&work, t, left < SAY_PIECE_TOKENS ? left : SAY_PIECE_TOKENS);
        }
    }
    if (work.piece_count) read_chunk(&work);
    say_arena_release(doc->arena, mark);
}

void say_encode(const SayPack *pack, SayDoc *doc)
{
    if (say_doc_open(doc)) say_encode_doc(pack->encode, doc);
}
