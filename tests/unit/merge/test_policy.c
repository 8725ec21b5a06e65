/* test_policy.c -- one event by three rules of putting reports together. */

#include "fixture.h"
#include "merge/policy.h"

static SayHappening event;
static SayEventView views[SAY_POLICY_COUNT];
enum {
    REP = SAY_POLICY_REPRESENTATIVE,
    CON = SAY_POLICY_CONSERVATIVE,
    INF = SAY_POLICY_INFORMATIVE
};

static int begin(void **state)
{
    event = (SayHappening){.id = SAY_STR("e1")};
    return set_up(state);
}

/* What one origin says of the event on a day of November, with so many dead. */
static SayCodedClaim *report(const char *origin, SayDay published, int64_t killed)
{
    const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    add_article(origin, origin, published, "");
    SayCodedClaim *c = say_push(arena, &evidence.claims);
    *c = (SayCodedClaim){.id = say_str(origin),
                         .article = evidence.articles.count - 1,
                         .origin = say_str(origin),
                         .type = SAY_EVENT_ASSAULT,
                         .status = SAY_EVENT_STATUS_HAPPENED,
                         .first = SAY_DAY_NONE,
                         .last = SAY_DAY_NONE,
                         .killed = {killed, killed, killed},
                         .injured = unknown};
    *say_push(arena, &event.claims) = evidence.claims.count - 1;
    return c;
}

static void by(SayCodedClaim *c, const char *name, const char *sectors, SayActorKind kind)
{
    if (c->actor_count++ == 0) c->first_actor = evidence.parties.count;
    *say_push(arena, &evidence.parties) =
        (SayParty){say_str(name), SAY_STR("XKV"), say_str(sectors), kind, {0}, false};
}

static void in(SayCodedClaim *c, const char *place, const char *country, SayPrecision precision)
{
    c->place = say_str(place);
    c->place_country = say_str(country);
    c->precision = precision;
}

static void look(void)
{
    say_policy_views(&evidence, &event, views);
}

static void is(SayStr actual, const char *expected)
{
    if (!say_str_equal(actual, say_str(expected)))
        fail_msg("\"%.*s\" where \"%s\" was expected", SAY_STR_ARG(actual), expected);
}

static void a_figure_is_the_commonest_the_smallest_or_the_most_precise(void **state)
{
    (void)state;
    report("ministry", 1, 12);
    report("front", 1, 9);
    report("observers", 2, 12);
    report("hospital", 3, 14);
    report("mayor", 3, 40)->killed = (SayRange){40, 40, SAY_UNKNOWN};
    look();
    assert_int_equal(views[REP].killed.best, 12);
    assert_int_equal(views[CON].killed.best, 9);
    assert_int_equal(views[INF].killed.best, 14);
    is(say_policy_sensitivity(arena, views), "killed 9-14");
}

static void a_hundred_reprints_of_one_ministry_are_one_report(void **state)
{
    (void)state;
    for (int i = 0; i < 100; i++) report("ministry", 1, 3);
    report("front", 1, 20);
    report("observers", 1, 20);
    look();
    assert_int_equal(views[REP].killed.best, 20);
}

static void a_figure_that_its_speaker_revised_counts_no_more(void **state)
{
    (void)state;
    report("ministry", 1, 3);
    report("ministry", 2, 12);
    report("front", 1, 20);
    look();
    assert_int_equal(views[CON].killed.best, 12);
}

static void a_figure_that_is_denied_is_nobodys(void **state)
{
    (void)state;
    report("ministry", 1, 3)->polarity = SAY_POLARITY_NEGATIVE;
    report("front", 1, 20);
    look();
    assert_int_equal(views[CON].killed.best, 20);
}

static void at_least_ten_is_a_figure_too(void **state)
{
    (void)state;
    report("ministry", 1, 0)->killed = (SayRange){10, SAY_UNKNOWN, SAY_UNKNOWN};
    report("front", 1, 12);
    look();
    assert_int_equal(views[CON].killed.low, 10);
    assert_int_equal(views[INF].killed.best, 12);
    is(say_policy_sensitivity(arena, views), "killed 10-12");
}

static void a_place_is_as_precise_as_all_agree_or_as_one_says(void **state)
{
    (void)state;
    in(report("ministry", 1, 5), "Ulmek", "XKV", SAY_PRECISION_CITY);
    in(report("front", 1, 5), "Highland Province", "XKV", SAY_PRECISION_PROVINCE);
    in(report("mayor", 1, 5), "Highland Province", "XKV", SAY_PRECISION_PROVINCE);
    look();
    is(views[REP].place, "Highland Province");
    is(views[CON].place, "Highland Province");
    is(views[INF].place, "Ulmek");
    is(say_policy_sensitivity(arena, views), "place");
}

static void a_village_that_no_gazetteer_has_is_closer_than_its_country(void **state)
{
    (void)state;
    in(report("ministry", 1, 5), "Ulmek", NULL, SAY_PRECISION_NONE);
    in(report("front", 1, 5), "Karvelia", "XKV", SAY_PRECISION_COUNTRY);
    look();
    is(views[CON].place, "Karvelia");
    is(views[INF].place, "Ulmek");
}

static void two_towns_leave_their_country_and_two_countries_nothing(void **state)
{
    (void)state;
    in(report("ministry", 1, 5), "Ulmek", "XKV", SAY_PRECISION_CITY);
    in(report("front", 1, 5), "Harsk", "XKV", SAY_PRECISION_CITY);
    look();
    is(views[CON].place, "");
    is(views[CON].country, "XKV");
    assert_int_equal(views[CON].precision, SAY_PRECISION_COUNTRY);
    in(report("mayor", 1, 5), "Orra", "XTM", SAY_PRECISION_CITY);
    look();
    is(views[CON].country, "");
    assert_int_equal(views[CON].precision, SAY_PRECISION_NONE);
}

static void a_date_is_the_commonest_or_reaches_over_all_or_is_the_narrowest(void **state)
{
    (void)state;
    SayCodedClaim *c = report("ministry", 20, 5);
    c->first = 8, c->last = 14;
    c = report("front", 20, 5);
    c->first = 8, c->last = 14;
    c = report("mayor", 20, 5);
    c->first = c->last = 15;
    look();
    assert_int_equal(views[REP].first, 8);
    assert_int_equal(views[REP].last, 14);
    assert_int_equal(views[CON].first, 8);
    assert_int_equal(views[CON].last, 15);
    assert_int_equal(views[INF].first, 15);
    is(say_policy_sensitivity(arena, views), "date");
}

static void parties_are_those_of_half_of_all_or_of_any(void **state)
{
    (void)state;
    SayCodedClaim *c = report("ministry", 1, 5);
    by(c, "River Front", "REB", SAY_ACTOR_ARMED_GROUP);
    c = report("front", 1, 5);
    by(c, "River Front", "REB", SAY_ACTOR_ARMED_GROUP);
    by(c, "Lake Guard", "REB", SAY_ACTOR_ARMED_GROUP);
    c = report("mayor", 1, 5);
    by(c, "River Front", "REB", SAY_ACTOR_ARMED_GROUP);
    report("radio", 1, 5); /* names nobody */
    look();
    is(views[REP].actors, "River Front");
    is(views[CON].actors, "River Front");
    is(views[INF].actors, "River Front; Lake Guard");
    is(say_policy_sensitivity(arena, views), "actors");
}

static void who_names_the_front_agrees_with_who_names_its_fighters(void **state)
{
    (void)state;
    by(report("ministry", 1, 5), "River Front", "REB", SAY_ACTOR_ARMED_GROUP);
    by(report("mayor", 1, 5), "rebels", "REB", SAY_ACTOR_ROLE);
    look();
    is(views[CON].actors, "rebels");
    is(views[INF].actors, "River Front");
    is(views[CON].actor_countries, "XKV");
}

static void rebels_and_fighters_are_loose_names_for_one(void **state)
{
    (void)state;
    by(report("ministry", 1, 5), "rebels", "REB", SAY_ACTOR_ROLE);
    by(report("mayor", 1, 5), "fighters", "UAF", SAY_ACTOR_ROLE);
    by(report("front", 1, 5), "River Front", "REB", SAY_ACTOR_ARMED_GROUP);
    look();
    is(views[CON].actors, "rebels");
    is(views[INF].actors, "River Front");
}

static void an_attempt_is_what_no_report_goes_beyond(void **state)
{
    (void)state;
    report("ministry", 1, 5);
    report("mayor", 1, 5);
    report("front", 1, 5)->status = SAY_EVENT_STATUS_ATTEMPTED;
    look();
    assert_int_equal(views[REP].status, SAY_EVENT_STATUS_HAPPENED);
    assert_int_equal(views[CON].status, SAY_EVENT_STATUS_ATTEMPTED);
}

static void reports_that_agree_leave_nothing_to_a_policy(void **state)
{
    (void)state;
    report("ministry", 1, 5);
    report("front", 2, 5);
    look();
    assert_true(say_view_equal(&views[REP], &views[CON]));
    assert_true(say_view_equal(&views[REP], &views[INF]));
    assert_null(say_policy_sensitivity(arena, views).data);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_figure_is_the_commonest_the_smallest_or_the_most_precise),
        TEST(a_hundred_reprints_of_one_ministry_are_one_report),
        TEST(a_figure_that_its_speaker_revised_counts_no_more),
        TEST(a_figure_that_is_denied_is_nobodys),
        TEST(at_least_ten_is_a_figure_too),
        TEST(a_place_is_as_precise_as_all_agree_or_as_one_says),
        TEST(a_village_that_no_gazetteer_has_is_closer_than_its_country),
        TEST(two_towns_leave_their_country_and_two_countries_nothing),
        TEST(a_date_is_the_commonest_or_reaches_over_all_or_is_the_narrowest),
        TEST(parties_are_those_of_half_of_all_or_of_any),
        TEST(who_names_the_front_agrees_with_who_names_its_fighters),
        TEST(rebels_and_fighters_are_loose_names_for_one),
        TEST(an_attempt_is_what_no_report_goes_beyond),
        TEST(reports_that_agree_leave_nothing_to_a_policy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
