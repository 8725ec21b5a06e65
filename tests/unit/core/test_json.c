/* test_json.c -- JSON in and out. */
#include "core/json.h"
#include "core_test.h"

#include <string.h>

static void values_are_found_and_absent_ones_are_absent(void **state)
{
    SayError error;
    const SayJson *json = say_json_parse(
        *state, SAY_STR("{\"a\":\"x\\u00e9\",\"n\":-5,\"l\":[1,2,3],\"a2\":null,\"d\":1,\"d\":2}"),
        &error);
    assert_non_null(json);
    int64_t number = 0;
    assert_str(say_json_text(say_json_get(json, "a")), "x\u00e9");
    assert_true(say_json_integer(say_json_get(json, "n"), &number) && number == -5);
    assert_int_equal(say_json_count(say_json_get(json, "l")), 3);
    assert_true(say_json_integer(say_json_at(say_json_get(json, "l"), 2), &number) && number == 3);
    assert_null(say_json_text(say_json_get(json, "n")).data);
    assert_null(say_json_text(say_json_get(json, "missing")).data);
    assert_null(say_json_get(say_json_get(json, "a"), "deeper"));
    assert_false(say_json_integer(say_json_get(json, "a2"), &number));
    assert_true(say_json_integer(say_json_get(json, "d"), &number) &&
                number == 2); /* the last one wins */
}

static void a_mistake_is_named_with_its_byte(void **state)
{
    SayError error;
    assert_null(say_json_parse(*state, SAY_STR("{\"a\": 1, \"b\": }"), &error));
    assert_int_equal(error.status, SAY_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "at byte 15"));
    assert_null(say_json_parse(*state, SAY_STR("{} {}"), &error));
    assert_null(say_json_parse(*state, SAY_STR(""), &error));
}

static void sixty_four_levels_are_read_and_one_more_is_refused(void **state)
{
    SayText text = {.arena = *state};
    for (int i = 0; i < 64; i++) say_text_char(&text, '[');
    for (int i = 0; i < 64; i++) say_text_char(&text, ']');
    SayError error;
    assert_non_null(say_json_parse(*state, say_text_str(&text), &error));
    SayText deeper = {.arena = *state};
    say_text_format(&deeper, "[%.*s]", SAY_STR_ARG(say_text_str(&text)));
    assert_null(say_json_parse(*state, say_text_str(&deeper), &error));
    assert_int_equal(error.status, SAY_ERROR_LIMIT);
    assert_non_null(say_json_parse(*state, SAY_STR("\"[[[[\\\"[[[[\""), &error));
}

static void what_is_written_stands_as_json_should(void **state)
{
    SayText text = {.arena = *state};
    SayJsonWriter w = {.text = &text};
    say_json_open(&w, '{');
    say_json_key(&w, "s");
    say_json_str(&w, SAY_STR("q\"\\\n\x01\xff\u00e9"));
    say_json_key(&w, "none");
    say_json_str(&w, SAY_STR_NONE);
    say_json_key(&w, "l");
    say_json_open(&w, '[');
    say_json_number(&w, INT64_MIN);
    say_json_decimal(&w, -5, 2);
    say_json_decimal(&w, 1234567, 5);
    say_json_bool(&w, true);
    say_json_open(&w, '[');
    say_json_close(&w, ']');
    say_json_close(&w, ']');
    say_json_close(&w, '}');
    assert_str(say_text_str(&text),
               "{\"s\":\"q\\\"\\\\\\n\\u0001\xEF\xBF\xBD\u00e9\",\"none\":null,"
               "\"l\":[-9223372036854775808,-0.05,12.34567,true,[]]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(values_are_found_and_absent_ones_are_absent),
        CASE(a_mistake_is_named_with_its_byte),
        CASE(sixty_four_levels_are_read_and_one_more_is_refused),
        CASE(what_is_written_stands_as_json_should),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
