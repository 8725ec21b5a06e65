/* dense.h -- a layer of the network: bytes in, whole numbers out.

   A byte v of an activation means (v - 128) / 64. A layer makes of a row of them
       out[r] = saturated to 16 bits of (bias[r] + sum over i of in[i] * weight[r][i]) >> shift[r],
   again in units of 1/64: the bias already takes off what the 128 in each byte adds, and rounds. */
#ifndef SAY_CORE_DENSE_H
#define SAY_CORE_DENSE_H

#include "core/error.h"
#include "core/str.h"

#define SAY_DENSE_BLOCK 16u   /* outputs whose weights stand together */
#define SAY_DENSE_MOST  1024u /* inputs and outputs */
#define SAY_DENSE_SHIFT 20

/* A part of a section, read in place: a head of 64 bytes (inputs, outputs, 0s), then the three
   arrays. `padded` is outputs up to a whole block; what is beyond outputs is 0. */
typedef struct SayDense {
    const int32_t *bias;   /* (padded) */
    const int32_t *shift;  /* (padded) 0 to SAY_DENSE_SHIFT */
    const int8_t *weights; /* (padded / 16, inputs / 4, 16 outputs, 4 inputs) */
    uint32_t inputs, outputs, padded;
} SayDense;

/* Refuses, with a message, a part of another shape (outputs 0: any) and numbers that could
   overflow. */
SayStatus say_dense_open(SayStr part, uint32_t inputs, uint32_t outputs, SayDense *into,
                         SayError *error);

/* A number in units of 1/64 as a byte, saturated. */
static inline uint8_t say_activation(int32_t number)
{
    return (uint8_t)(number < -128 ? 0 : number > 127 ? 255 : number + 128);
}

#endif
