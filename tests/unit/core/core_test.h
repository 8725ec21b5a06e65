/* core_test.h -- what the tests of this room share. */
#ifndef CORE_TEST_H
#define CORE_TEST_H

/* cmocka needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
/* clang-format on */

#include "core/error.h"
#include "core/str.h"

static inline int arena_setup(void **state)
{
    *state = say_arena_new(0);
    return *state ? 0 : -1;
}

static inline int arena_teardown(void **state)
{
    say_arena_free(*state);
    return 0;
}

static inline void assert_str(SayStr actual, const char *expected)
{
    if (!say_str_equal(actual, say_str(expected)))
        fail_msg("\"%.*s\" where \"%s\" was expected", SAY_STR_ARG(actual), expected);
}

static inline void assert_ok(SayStatus status, const SayError *error)
{
    if (status != SAY_OK) fail_msg("%s: %s", say_status_name(status), error->message);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

#endif
