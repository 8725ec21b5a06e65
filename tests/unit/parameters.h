/* parameters.h -- for tests of the learned stages: an arena, and parameters read as the pack holds
 * them. */
#ifndef TEST_UNIT_PARAMETERS_H
#define TEST_UNIT_PARAMETERS_H

#include "core/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static SayArena *arena;

/* Sections are used in place, so they stand where numbers may stand, as in the pack. */
static inline SayStr read_parameters(const char *path)
{
    SayStr bytes;
    SayError error = {0};
    assert_int_equal(say_file_read(arena, path, &bytes, &error), SAY_OK);
    char *copy = say_arena_alloc(arena, bytes.size);
    memcpy(copy, bytes.data, bytes.size);
    return (SayStr){copy, bytes.size};
}

static int close_parameters(void **state)
{
    (void)state;
    say_arena_free(arena);
    return 0;
}

#endif
