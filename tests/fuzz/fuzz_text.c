/* fuzz_text.c -- any bytes, read as plain text, give a document that holds every invariant. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read((SayStr){(const char *)data, (uint32_t)size}, false);
    return 0;
}
