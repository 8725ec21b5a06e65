/* test_times.c -- values and days of times against a publication on Friday, 20 November 2026. */
#include "sentence.h"

#define PUBLISHED "2026-11-20"

/* The words as adverbials of one past verb; checks value and days of the n-th time. */
static void expect(const char *words, const char *published, uint32_t n, const char *value,
                   const char *days)
{
    char rows[2048] = "They PRON 2 nsubj\nleft/leave VERB 0 root\n", copy[256], *save;
    strcpy(copy, words);
    for (char *word = strtok_r(copy, " ", &save); word; word = strtok_r(NULL, " ", &save)) {
        bool digits = word[0] >= '0' && word[0] <= '9', capital = word[0] >= 'A' && word[0] <= 'Z';
        strcat(rows, word);
        strcat(rows, digits                   ? " NUM 2 obl\n"
                     : capital                ? " PROPN 2 obl\n"
                     : strchr(",.-", word[0]) ? " PUNCT 2 punct\n"
                                              : " NOUN 2 obl\n");
    }
    Reading r = read_rows(rows, published);
    if (!value) {
        assert_int_equal(n, r.doc->times.count);
        finish(&r);
        return;
    }
    if (r.doc->times.count <= n) fail_msg("no time in \"%s\"", words);
    const SayTimeMention *t = &r.doc->times.items[n];
    assert_str(t->value, value);
    char found[40] = "none", first[16], last[16];
    if (t->begin != SAY_DAY_NONE) {
        strcpy(found, say_day_print(t->begin, first));
        if (t->last != t->begin) strcat(strcat(found, " "), say_day_print(t->last, last));
    }
    if (days) assert_string_equal(found, days);
    finish(&r);
}

static void explicit_dates_need_no_publication(void **state)
{
    (void)state;
    expect("on October 7 , 2023", NULL, 0, "2023-10-07", "2023-10-07");
    expect("on 7 October 2023", NULL, 0, "2023-10-07", "2023-10-07");
    expect("in 1982", NULL, 0, "1982", "1982-01-01 1982-12-31");
    expect("in March 2024", NULL, 0, "2024-03", "2024-03-01 2024-03-31");
    expect("in the 1990s", NULL, 0, "199", "1990-01-01 1999-12-31");
}

static void a_weekday_is_the_last_one_not_after_publication(void **state)
{
    (void)state;
    expect("on Friday", PUBLISHED, 0, "2026-11-20", "2026-11-20");
    expect("on Monday", PUBLISHED, 0, "2026-11-16", "2026-11-16");
    expect("last Friday", PUBLISHED, 0, "2026-11-13", "2026-11-13");
    expect("on Monday morning", PUBLISHED, 0, "2026-11-16TMO", "2026-11-16");
}

static void a_day_without_a_year_lies_in_the_past(void **state)
{
    (void)state;
    expect("on October 7", PUBLISHED, 0, "2026-10-07", "2026-10-07");
    expect("on December 24", PUBLISHED, 0, "2025-12-24", "2025-12-24");
    expect("since October 7", PUBLISHED, 0, "2026-10-07", "2026-10-07 2026-11-20");
}

static void deictic_words_count_from_publication(void **state)
{
    (void)state;
    expect("today", PUBLISHED, 0, "2026-11-20", "2026-11-20");
    expect("yesterday", PUBLISHED, 0, "2026-11-19", "2026-11-19");
    expect("last week", PUBLISHED, 0, "2026-W46", "2026-11-09 2026-11-15");
    expect("last year", PUBLISHED, 0, "2025", "2025-01-01 2025-12-31");
    expect("two days ago", PUBLISHED, 0, "2026-11-18", "2026-11-18");
    expect("in the past month", PUBLISHED, 0, "P1M", "2026-10-20 2026-11-20");
    expect("since the beginning of the year", PUBLISHED, 0, "2026", "2026-01-01 2026-11-20");
    expect("overnight", PUBLISHED, 0, "2026-11-19TNI", "2026-11-19 2026-11-20");
}

static void later_times_count_from_the_one_before(void **state)
{
    (void)state;
    expect("on Monday , two days earlier", PUBLISHED, 1, "2026-11-14", "2026-11-14");
    expect("on Monday , the same day", PUBLISHED, 1, "2026-11-16", "2026-11-16");
}

static void a_duration_has_no_days(void **state)
{
    (void)state;
    expect("for two days", PUBLISHED, 0, "P2D", "none");
    expect("for decades", PUBLISHED, 0, "PXDE", "none");
    expect("recently", PUBLISHED, 0, "PAST_REF", "none");
}

static void without_publication_relative_times_have_no_days(void **state)
{
    (void)state;
    expect("on Monday", NULL, 0, "XXXX-WXX-1", "none");
    expect("on October 7", NULL, 0, "XXXX-10-07", "none");
}

static void a_day_set_beforehand_lies_ahead(void **state)
{
    (void)state;
    expect("by December 24", PUBLISHED, 0, "2026-12-24", "2026-12-24");
    expect("by January 14", PUBLISHED, 0, "2027-01-14", "2027-01-14");
    expect("last December", PUBLISHED, 0, "2025-12", "2025-12-01 2025-12-31");
}

static void a_story_of_years_gone_goes_on_from_the_year_told(void **state)
{
    (void)state;
    expect("in December 1941 , on 7 May", NULL, 1, "1942-05-07", "1942-05-07");
    expect("in July 1792 , on 20 September", NULL, 1, "1792-09-20", "1792-09-20");
    expect("in July 1792 , the following year", NULL, 1, "1793", "1793-01-01 1793-12-31");
    expect("in 1792 , in July of that year", NULL, 1, "1792-07", "1792-07-01 1792-07-31");
}

static void ranges_give_both_ends(void **state)
{
    (void)state;
    expect("from 1914 - 1918", NULL, 0, "1914", NULL);
    expect("from 1914 - 1918", NULL, 1, "1918", NULL);
    expect("from 15 to 22 February 1984", NULL, 0, "1984-02-15", "1984-02-15");
    expect("on March 5 - 9 , 1918", NULL, 0, "1918-03-05", "1918-03-05");
    expect("on March 5 - 9 , 1918", NULL, 1, "1918-03-09", "1918-03-09");
}

static void years_before_our_era_have_no_days(void **state)
{
    (void)state;
    expect("in 490 BC", PUBLISHED, 0, "BC0490", "none");
    expect("from 264 to 241 B.C.", PUBLISHED, 0, "BC0264", "none");
}

static void what_returns_has_the_length_of_its_round(void **state)
{
    (void)state;
    expect("every week", PUBLISHED, 0, "P1W", "none");
    expect("every two days", PUBLISHED, 0, "P2D", "none");
    expect("daily", PUBLISHED, 0, "P1D", "none");
    expect("each Thursday", PUBLISHED, 0, "XXXX-WXX-4", "none");
}

static void the_clock_stands_on_its_day(void **state)
{
    (void)state;
    expect("at 10:35 a.m. Monday", PUBLISHED, 0, "2026-11-16T10:35", "2026-11-16");
    expect("on Monday at 9 p.m.", PUBLISHED, 1, "2026-11-16T21:00", "2026-11-16");
    expect("noon", PUBLISHED, 0, "2026-11-20T12:00", "2026-11-20");
}

static void a_year_ago_beside_a_quarter_is_that_quarter(void **state)
{
    (void)state;
    expect("in the third quarter , a year earlier", PUBLISHED, 1, "2025-Q3", NULL);
    expect("in the year - ago quarter", PUBLISHED, 0, "2025-Q3", NULL);
    expect("in last year 's third quarter", PUBLISHED, 0, "2025-Q3", NULL);
}

static void counts_are_no_years(void **state)
{
    (void)state;
    expect("with 2000 people", PUBLISHED, 0, NULL, NULL);
}

static void weekday_and_day_of_month_settle_the_year(void **state)
{
    (void)state;
    expect("on Thursday , July 31", PUBLISHED, 0, "2025-07-31", "2025-07-31");
    expect("on Friday , July 31", PUBLISHED, 0, "2026-07-31", "2026-07-31");
    expect("on Thursday , July 31 , 2014", PUBLISHED, 0, "2014-07-31", "2014-07-31");
}

static void comma_between_month_and_year_joins_them(void **state)
{
    (void)state;
    expect("in March , 2018", PUBLISHED, 0, "2018-03", "2018-03-01 2018-03-31");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explicit_dates_need_no_publication),
        cmocka_unit_test(a_weekday_is_the_last_one_not_after_publication),
        cmocka_unit_test(a_day_without_a_year_lies_in_the_past),
        cmocka_unit_test(deictic_words_count_from_publication),
        cmocka_unit_test(later_times_count_from_the_one_before),
        cmocka_unit_test(a_duration_has_no_days),
        cmocka_unit_test(without_publication_relative_times_have_no_days),
        cmocka_unit_test(a_day_set_beforehand_lies_ahead),
        cmocka_unit_test(a_story_of_years_gone_goes_on_from_the_year_told),
        cmocka_unit_test(ranges_give_both_ends),
        cmocka_unit_test(years_before_our_era_have_no_days),
        cmocka_unit_test(what_returns_has_the_length_of_its_round),
        cmocka_unit_test(the_clock_stands_on_its_day),
        cmocka_unit_test(a_year_ago_beside_a_quarter_is_that_quarter),
        cmocka_unit_test(counts_are_no_years),
        cmocka_unit_test(weekday_and_day_of_month_settle_the_year),
        cmocka_unit_test(comma_between_month_and_year_joins_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
