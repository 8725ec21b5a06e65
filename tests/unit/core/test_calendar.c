/* test_calendar.c -- civil days, and the forms in which dates are written. */
#include "core/calendar.h"
#include "core_test.h"

static void every_day_goes_to_its_date_and_back(void **state)
{
    (void)state;
    SayDay previous = say_day(1599, 12, 31);
    for (SayDay day = previous + 1; day < say_day(2401, 1, 1); day++) {
        SayCivil civil = say_civil(day);
        assert_int_equal(say_day(civil.year, civil.month, civil.day), day);
        assert_int_equal(say_weekday(day), (say_weekday(day - 1) + 1) % 7);
    }
    assert_int_equal(say_day(1970, 1, 1), 0);
    assert_int_equal(say_day(2000, 3, 1), 11017);
    assert_int_equal(say_weekday(say_day(2026, 11, 17)), 1); /* a Tuesday */
}

static void a_day_that_does_not_exist_is_none(void **state)
{
    (void)state;
    assert_int_equal(say_day(2026, 2, 29), SAY_DAY_NONE);
    assert_int_not_equal(say_day(2024, 2, 29), SAY_DAY_NONE);
    assert_int_equal(say_day(1900, 2, 29), SAY_DAY_NONE);
    assert_int_equal(say_day(2026, 13, 1), SAY_DAY_NONE);
    assert_int_equal(say_day(2026, 0, 1), SAY_DAY_NONE);
    assert_int_equal(say_day(0, 1, 1), SAY_DAY_NONE);
}

static void dates_are_read_in_the_forms_that_feeds_and_papers_use(void **state)
{
    (void)state;
    static const struct {
        const char *text, *day;
        int32_t seconds;
    } cases[] = {{"2026-11-17", "2026-11-17", -1},
                 {"2026-11-17T10:20:30Z", "2026-11-17", 37230},
                 {"2026-11-17T10:20:30.123+00:00", "2026-11-17", 37230},
                 {"2026-11-17T23:30:00-05:00", "2026-11-18", 16200},
                 {"2026-11-17T01:00:00+0300", "2026-11-16", 79200},
                 {"2026-11-17 10:20", "2026-11-17", 37200},
                 {"2026/11/17", "2026-11-17", -1},
                 {"20261117", "2026-11-17", -1},
                 {"20261117102030", "2026-11-17", 37230},
                 {"20261117T102030Z", NULL, -1},
                 {"Tue, 17 Nov 2026 10:20:30 GMT", "2026-11-17", 37230},
                 {"Tue, 17 Nov 2026 22:20:30 -0500 (EST)", "2026-11-18", 12030},
                 {"Tue, 17 Nov 2026 22:20:30 EST", "2026-11-18", 12030},
                 {"17 Nov 26 10:20 UT", "2026-11-17", 37200},
                 {"17 November 2026", "2026-11-17", -1},
                 {"17th November, 2026", "2026-11-17", -1},
                 {"November 17, 2026", "2026-11-17", -1},
                 {"Nov. 17, 2026", "2026-11-17", -1},
                 {"Tuesday, November 17, 2026", "2026-11-17", -1},
                 {"Sept. 3, 2026 9:05 pm", "2026-09-03", 75900},
                 {"  2026-11-17\n", "2026-11-17", -1},
                 {"17 November 2026 10:20 IST", "2026-11-17", -1},
                 {"2026-02-30", NULL, -1},
                 {"2026-11-17T25:00:00Z", NULL, -1},
                 {"17/11/2026", NULL, -1},
                 {"yesterday", NULL, -1},
                 {"Nova 17, 2026", NULL, -1},
                 {"17 November 2026, by our correspondent", NULL, -1},
                 {"", NULL, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[16];
        int32_t seconds;
        SayDay day = say_day_parse(say_str(cases[i].text), &seconds);
        if (!cases[i].day) {
            if (day != SAY_DAY_NONE) fail_msg("\"%s\" is no date", cases[i].text);
            continue;
        }
        if (day == SAY_DAY_NONE) fail_msg("\"%s\" is a date", cases[i].text);
        assert_string_equal(say_day_print(day, text), cases[i].day);
        if (seconds != cases[i].seconds)
            fail_msg("\"%s\": %d seconds", cases[i].text, (int)seconds);
    }
}

static void names_of_months_and_days_are_known_in_full_and_short(void **state)
{
    (void)state;
    assert_int_equal(say_month_of_name(SAY_STR("September")), 9);
    assert_int_equal(say_month_of_name(SAY_STR("sept.")), 9);
    assert_int_equal(say_month_of_name(SAY_STR("Dec")), 12);
    assert_int_equal(say_month_of_name(SAY_STR("Decem")), 0);
    assert_int_equal(say_month_of_name(SAY_STR("")), 0);
    assert_int_equal(say_weekday_of_name(SAY_STR("Monday")), 0);
    assert_int_equal(say_weekday_of_name(SAY_STR("Sun.")), 6);
    assert_int_equal(say_weekday_of_name(SAY_STR("Someday")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(every_day_goes_to_its_date_and_back),
        CASE(a_day_that_does_not_exist_is_none),
        CASE(dates_are_read_in_the_forms_that_feeds_and_papers_use),
        CASE(names_of_months_and_days_are_known_in_full_and_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
