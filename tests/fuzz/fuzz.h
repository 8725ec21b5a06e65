/* fuzz.h -- what the fuzz targets share: one engine, and a file that holds the bytes at hand. */
#ifndef SAY_TESTS_FUZZ_H
#define SAY_TESTS_FUZZ_H

#include "core/str.h"
#include "sayso.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_MUST(condition)                                                                       \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The engine over the pack of the build (SAYSO_PACK), opened once. */
const SayEngine *fuzz_engine(void);
/* A path in a folder of this process that goes with it. */
const char *fuzz_path(const char *name);
void fuzz_write(const char *path, SayStr bytes);

/* `base` with the edits that data lists: 4 bytes of place (little-endian, modulo the size) and one
   of value each; an odd rest cuts the end off. So a few bytes of input reach all of a large file.
 */
SayStr fuzz_damage(SayArena *arena, SayStr base, const uint8_t *data, size_t size);

/* Reads the record's bytes from text to claims and holds the result against every invariant. */
void fuzz_read(SayStr bytes, bool html);

#endif
