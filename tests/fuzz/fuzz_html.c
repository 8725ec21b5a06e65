/* fuzz_html.c -- any bytes, read as a page, give a document that holds every invariant. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_read((SayStr){(const char *)data, (uint32_t)size}, true);
    return 0;
}
