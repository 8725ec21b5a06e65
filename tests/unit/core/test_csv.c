/* test_csv.c -- comma-separated values in. */
#include "core/csv.h"
#include "core_test.h"

static void fields_are_taken_record_by_record(void **state)
{
    SayStr rest = SAY_STR("a,b,c\r\n1,,3\n4\n");
    SayFields fields;
    assert_true(say_csv_record(*state, &rest, &fields));
    assert_int_equal(fields.count, 3);
    assert_str(fields.items[2], "c");
    assert_true(say_csv_record(*state, &rest, &fields));
    assert_int_equal(fields.count, 3);
    assert_str(fields.items[1], "");
    assert_true(say_csv_record(*state, &rest, &fields));
    assert_int_equal(fields.count, 1);
    assert_false(say_csv_record(*state, &rest, &fields));
}

static void quotation_marks_hold_commas_line_breaks_and_themselves(void **state)
{
    SayStr rest = SAY_STR("\"a, \"\"b\"\"\nc\",\"\",d");
    SayFields fields;
    assert_true(say_csv_record(*state, &rest, &fields));
    assert_int_equal(fields.count, 3);
    assert_str(fields.items[0], "a, \"b\"\nc");
    assert_str(fields.items[1], "");
    assert_str(fields.items[2], "d");
    assert_false(say_csv_record(*state, &rest, &fields));
}

static void a_quotation_that_never_ends_takes_what_is_left(void **state)
{
    SayStr rest = SAY_STR("1,\"two\n3,4\n");
    SayFields fields;
    assert_true(say_csv_record(*state, &rest, &fields));
    assert_int_equal(fields.count, 2);
    assert_str(fields.items[1], "two\n3,4\n");
    assert_false(say_csv_record(*state, &rest, &fields));
}

static void a_last_comma_opens_one_more_field(void **state)
{
    SayStr rest = SAY_STR("1,");
    SayFields fields;
    assert_true(say_csv_record(*state, &rest, &fields));
    assert_int_equal(fields.count, 2);
    assert_false(say_csv_record(*state, &rest, &fields));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)
        CASE(fields_are_taken_record_by_record),
        CASE(quotation_marks_hold_commas_line_breaks_and_themselves),
        CASE(a_quotation_that_never_ends_takes_what_is_left),
        CASE(a_last_comma_opens_one_more_field),
#undef CASE
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
