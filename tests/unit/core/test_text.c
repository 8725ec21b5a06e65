/* test_text.c -- slices, the builder, maps, code points and folding. */
#include "core/map.h"
#include "core/utf8.h"
#include "core/wordlist.h"
#include "core_test.h"

#include <stdio.h>

static void cut_gives_each_alternative_and_then_nothing(void **state)
{
    (void)state;
    SayStr rest = SAY_STR("Iran | Islamic Republic of Iran || x ");
    assert_str(say_str_cut(&rest, '|'), "Iran");
    assert_str(say_str_cut(&rest, '|'), "Islamic Republic of Iran");
    assert_str(say_str_cut(&rest, '|'), "");
    assert_str(say_str_cut(&rest, '|'), "x");
    assert_null(say_str_cut(&rest, '|').data);
}

static void find_sees_the_first_place_from_where_it_starts(void **state)
{
    (void)state;
    SayStr s = SAY_STR("abcabcab");
    assert_int_equal(say_str_find(s, SAY_STR("cab"), 0), 2);
    assert_int_equal(say_str_find(s, SAY_STR("cab"), 3), 5);
    assert_int_equal(say_str_find(s, SAY_STR("cab"), 6), UINT32_MAX);
    assert_int_equal(say_str_find(s, SAY_STR(""), 8), 8);
    assert_int_equal(say_str_find(s, SAY_STR("abcabcabc"), 0), UINT32_MAX);
}

static void integers_are_read_whole_or_not_at_all(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
        int64_t value;
    } cases[] = {{"0", true, 0},
                 {"-17", true, -17},
                 {"+5", true, 5},
                 {"9223372036854775807", true, INT64_MAX},
                 {"-9223372036854775808", true, INT64_MIN},
                 {"9223372036854775808", false, 0},
                 {"", false, 0},
                 {"-", false, 0},
                 {"12a", false, 0},
                 {" 1", false, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = 0;
        assert_int_equal(say_str_integer(say_str(cases[i].text), &value), cases[i].good);
        if (cases[i].good) assert_true(value == cases[i].value);
    }
}

static void the_builder_keeps_what_it_was_given(void **state)
{
    SayText text = {.arena = *state};
    assert_str(say_text_str(&text), "");
    for (int i = 0; i < 2000; i++) {
        say_text_format(&text, "%d,", i);
        say_arena_alloc(*state, 8); /* so that it must move */
    }
    assert_str(say_str_slice(say_text_str(&text), 0, 10), "0,1,2,3,4,");
    assert_true(say_str_ends(say_text_str(&text), SAY_STR(",1998,1999,")));
    say_text_number(&text, 0);
    say_text_number(&text, UINT64_MAX);
    assert_true(say_str_ends(say_text_str(&text), SAY_STR(",1999,018446744073709551615")));
}

static void a_map_keeps_the_order_of_insertion(void **state)
{
    SayMap map = say_map_new(*state);
    char keys[1000][8];
    for (uint32_t i = 0; i < 1000; i++) {
        snprintf(keys[i], sizeof keys[i], "k%u", (unsigned)(i * 7919 % 1000));
        assert_int_equal(say_map_get(&map, say_str(keys[i])), SAY_ABSENT);
        say_map_set(&map, say_str(keys[i]), i);
    }
    say_map_set(&map, say_str(keys[5]), 77);
    assert_int_equal(map.count, 1000);
    for (uint32_t i = 0; i < 1000; i++) {
        assert_str(map.keys[i], keys[i]);
        assert_int_equal(say_map_get(&map, say_str(keys[i])), i == 5 ? 77 : i);
    }
    assert_int_equal(say_map_get(&map, SAY_STR("absent")), SAY_ABSENT);
}

static void invalid_utf8_is_found_at_its_first_byte(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t at;
    } cases[] = {{"plain", 5},
                 {"\xc3\xa9t\xc3\xa9", 5},
                 {"ab\xff"
                  "c",
                  2},
                 {"\xc0\xaf", 0},
                 {"a\xed\xa0\x80", 1},
                 {"\xf0\x9f\x98\x80", 4},
                 {"\xf4\x90\x80\x80", 0},
                 {"\xe2\x82", 0},
                 {"\xf0\x80\x80\x80", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(say_utf8_invalid_at(say_str(cases[i].text)), cases[i].at);
}

static void an_invalid_byte_reads_as_one_replacement_character(void **state)
{
    (void)state;
    SayStr s = SAY_STR("\xe2\x82x");
    uint32_t at = 0;
    assert_int_equal(say_utf8_next(s, &at), 0xFFFD);
    assert_int_equal(at, 1);
    assert_int_equal(say_utf8_next(s, &at), 0xFFFD);
    assert_int_equal(say_utf8_next(s, &at), 'x');
    assert_int_equal(at, 3);
}

static void folding_brings_the_spellings_of_a_name_together(void **state)
{
    static const char *const cases[][2] = {
        {"Kata'ib", "kataib"},
        {"Kata\u2019ib", "kataib"},
        {"Kata\u02bfib", "kataib"},
        {"U.S.", "us"},
        {"Erdo\u011fan", "erdogan"},
        {"ERDO\u011eAN", "erdogan"},
        {"\u0130stanbul", "istanbul"},
        {"Bar\u0131\u015f", "baris"},
        {"\u0141\u00f3d\u017a", "lodz"},
        {"\u00d8rsted", "orsted"},
        {"Stra\u00dfe", "strasse"},
        {"e\u0301te\u0301", "ete"},
        {"F-16", "f16"},
        {"\u2014", ""},
        {"\uff21\uff22", "ab"},
        {"", ""},
        {"R\u00e9publique", "republique"},
        {"\u041c\u043e\u0441\u043a\u0432\u0430", "\u043c\u043e\u0441\u043a\u0432\u0430"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(say_utf8_fold(*state, say_str(cases[i][0])), cases[i][1]);
}

static void lowercase_keeps_diacritics_and_straightens_quotes(void **state)
{
    assert_str(say_utf8_lowercase(*state, SAY_STR("Didn\u2019t")), "didn't");
    assert_str(say_utf8_lowercase(*state, SAY_STR("\u00c9T\u00c9 \u201cX\u201d")),
               "\u00e9t\u00e9 \"x\"");
    assert_str(say_utf8_lowercase(*state, SAY_STR("ASCII 9")), "ascii 9");
}

static void code_points_have_their_classes(void **state)
{
    (void)state;
    assert_true(say_utf8_is_letter('x') && say_utf8_is_letter(0x416) && !say_utf8_is_letter('9'));
    assert_true(say_utf8_is_upper('X') && say_utf8_is_upper(0xC9) && !say_utf8_is_upper(0xE9));
    assert_true(say_utf8_is_digit('7') && say_utf8_is_digit(0x663) && !say_utf8_is_digit('x'));
    assert_true(say_utf8_is_space(' ') && say_utf8_is_space(0xA0) && say_utf8_is_space(0x200B) &&
                !say_utf8_is_space('_'));
    assert_true(say_utf8_is_punctuation('.') && say_utf8_is_punctuation('$') &&
                say_utf8_is_punctuation(0x2014));
    assert_false(say_utf8_is_punctuation('a') || say_utf8_is_punctuation(' ') ||
                 say_utf8_is_punctuation(0xE9));
}

static void a_word_is_found_in_a_list_wherever_it_stands(void **state)
{
    (void)state;
    static const char list[] = "soldier|troop|fighter|militant|officer|police|policeman|cop|a.m.|"
                               "guard|rebel|of|gunman|passer-by|the|sailor";
    SayStr rest = say_str(list);
    while (rest.data) assert_true(say_str_in(say_str_cut(&rest, '|'), list));
    assert_true(say_str_in(SAY_STR("Soldier"), list) && say_str_in(SAY_STR("SAILOR"), list));
    assert_true(say_str_in(SAY_STR("of"), "of") && say_str_in(SAY_STR("b"), "a|b|c"));
    assert_true(say_str_in(SAY_STR("\xe2\x80\x93"), "-|\xe2\x80\x93"));
    static const char *const others[] = {"",         "s",      "soldie",   "soldiers", "polic",
                                         "policema", "he",     "rebel|of", "o",        "sailo",
                                         "ailor",    "troop|", "|troop",   "|",        "a_m.",
                                         "f",        "passer", "off",      "passer by"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(say_str_in(say_str(others[i]), list));
}

static void a_word_has_the_bits_of_all_lists_that_hold_it(void **state)
{
    SayMap sets = say_map_new(*state);
    say_word_sets_add(&sets, "king|actor|guard", 1);
    say_word_sets_add(&sets, "guard|army", 2);
    assert_int_equal(say_word_sets_of(&sets, SAY_STR("king")), 1);
    assert_int_equal(say_word_sets_of(&sets, SAY_STR("Guard")), 3);
    assert_int_equal(say_word_sets_of(&sets, SAY_STR("army")), 2);
    assert_int_equal(say_word_sets_of(&sets, SAY_STR("guards")), 0);
    assert_int_equal(say_word_sets_of(&sets, SAY_STR("")), 0);
    assert_int_equal(
        say_word_sets_of(&sets, SAY_STR("donaudampfschifffahrtsgesellschaftskapitaen")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(cut_gives_each_alternative_and_then_nothing),
        CASE(find_sees_the_first_place_from_where_it_starts),
        CASE(integers_are_read_whole_or_not_at_all),
        CASE(the_builder_keeps_what_it_was_given),
        CASE(a_map_keeps_the_order_of_insertion),
        CASE(a_word_is_found_in_a_list_wherever_it_stands),
        CASE(a_word_has_the_bits_of_all_lists_that_hold_it),
        CASE(invalid_utf8_is_found_at_its_first_byte),
        CASE(an_invalid_byte_reads_as_one_replacement_character),
        CASE(folding_brings_the_spellings_of_a_name_together),
        CASE(lowercase_keeps_diacritics_and_straightens_quotes),
        CASE(code_points_have_their_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
