/* steps.h -- the steps of encode, and what training shares with them. */
#ifndef SAY_ENCODE_STEPS_H
#define SAY_ENCODE_STEPS_H

#include "core/kernel.h"
#include "core/model.h"
#include "doc/doc.h"

#define SAY_ENCODE_VERSION 1u
#define SAY_ENCODE_KEYS    12
#define SAY_ENCODE_WIDTH   256u /* at most; a multiple of 32 */
#define SAY_ENCODE_LAYERS  10u  /* at most */
#define SAY_ENCODE_SHIFT   4u   /* at most */

typedef enum SayLayerKind { SAY_LAYER_CONVOLUTION = 1, SAY_LAYER_RECURRENT = 2 } SayLayerKind;

/* A layer adds to each token's state what it learns from the tokens around it. */
typedef struct SayLayer {
    SayLayerKind kind;
    SayDense in;  /* convolution: three tokens in a row to two halves, of which the greater counts;
                     recurrent: a token to aims and shares of both directions' memories */
    SayDense out; /* recurrent: both memories to what is added */
} SayLayer;

/* What encode keeps of the pack. */
typedef struct SayEncoder {
    const SayKernel *kernel;
    uint32_t width, layer_count;
    SayHashTable keys;  /* key -> 1 + row */
    const int8_t *rows; /* (row, width) in units of 1/64, halved row_shift times */
    uint32_t row_shift; /* 0 to SAY_ENCODE_SHIFT */
    SayLayer layers[SAY_ENCODE_LAYERS];
} SayEncoder;

SayStatus say_encoder_open(SayStr section, SayEncoder *into, SayError *error);
/* Allocates and fills doc->states. */
void say_encode_doc(const SayEncoder *encoder, SayDoc *doc);

/* What the network is told of the tokens [first, end), one sentence: keys[(t - first) *
   SAY_ENCODE_KEYS + k] is the hash of the word, of its ends and beginnings, of its shape and place,
   and of its parts beside hyphens; 0 where there is none. */
void say_encode_keys(const SayDoc *doc, uint32_t first, uint32_t end, uint64_t *keys);

#endif
