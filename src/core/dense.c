/* dense.c -- opens a layer: checks all that its use then takes for granted. */
#include "core/dense.h"

#include <string.h>

enum { HEAD = 64 };

/* 255 * 128 * SAY_DENSE_MOST is less than this as well, so that no sum leaves 32 bits. */
#define BIAS_MOST (1 << 30)

static SayStatus check_numbers(const SayDense *dense, SayError *error)
{
    for (uint32_t r = 0; r < dense->padded; r++)
        if (dense->shift[r] < 0 || dense->shift[r] > SAY_DENSE_SHIFT ||
            dense->bias[r] <= -BIAS_MOST || dense->bias[r] >= BIAS_MOST)
            return say_error_set(error, SAY_ERROR_FORMAT, "layer: output %u out of range", r);
    return SAY_OK;
}

SayStatus say_dense_open(SayStr part, uint32_t inputs, uint32_t outputs, SayDense *into,
                         SayError *error)
{
    uint32_t head[2];
    if (part.size < HEAD) return say_error_set(error, SAY_ERROR_FORMAT, "layer: cut off");
    memcpy(head, part.data, sizeof head);
    if (head[0] != inputs || (outputs && head[1] != outputs))
        return say_error_set(error, SAY_ERROR_FORMAT, "layer: %u x %u, not %u x %u", head[0],
                             head[1], inputs, outputs);
    if (!head[0] || head[0] % 4 || head[0] > SAY_DENSE_MOST || !head[1] || head[1] > SAY_DENSE_MOST)
        return say_error_set(error, SAY_ERROR_FORMAT, "layer: foreign counts %u x %u", head[0],
                             head[1]);
    uint32_t padded = (head[1] + SAY_DENSE_BLOCK - 1) / SAY_DENSE_BLOCK * SAY_DENSE_BLOCK;
    if (part.size != HEAD + padded * 8 + padded * head[0])
        return say_error_set(error, SAY_ERROR_FORMAT, "layer: size does not fit");
    const void *bias = part.data + HEAD, *shift = part.data + HEAD + padded * 4,
               *weights = part.data + HEAD + padded * 8;
    *into = (SayDense){bias, shift, weights, head[0], head[1], padded};
    return check_numbers(into, error);
}
