/* test_topic.c -- articles about the same, words for one act, spellings of one village, and the
   happenings that must stay apart all the same. */
#include "fixture.h"
#include "merge/place.h"
#include "merge/word.h"

#include <stdio.h>

static void article(const char *id, SayDay published, const char *text)
{
    *say_push(arena, &evidence.articles) = (SayStoredArticle){.id = say_str(id),
                                                              .outlet = say_str(id),
                                                              .published = published,
                                                              .text = say_str(text),
                                                              .first_claim = evidence.claims.count};
}

/* In the latest article: an act told by a word, in a town (or ""), on a day (or SAY_DAY_NONE). */
static SayCodedClaim *claim(const char *id, SayEventType type, const char *lemma, const char *town,
                            SayDay day)
{
    const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    SayCodedClaim *c = say_push(arena, &evidence.claims);
    *c = (SayCodedClaim){.id = say_str(id),
                         .article = evidence.articles.count - 1,
                         .type = type,
                         .about = SAY_EVENT_NONE,
                         .trigger_at = SAY_NONE,
                         .about_at = SAY_NONE,
                         .lemma = say_str(lemma),
                         .place = say_str(town),
                         .place_country = *town ? SAY_STR("XKV") : SAY_STR_NONE,
                         .precision = *town ? SAY_PRECISION_CITY : SAY_PRECISION_NONE,
                         .first = day,
                         .last = day,
                         .killed = unknown,
                         .injured = unknown,
                         .event = SAY_NONE};
    evidence.articles.items[c->article].claim_count++;
    return c;
}

static void merge(void)
{
    say_merge_topics(&evidence);
    say_merge_events(&evidence);
    say_merge_stories(&evidence);
    say_merge_links(&evidence);
}

static const char *const dam[] = {
    "The Harsk dam burst after the Velm floods, and engineers blamed cracked sluices.",
    "Engineers blamed cracked sluices when floods on the Velm burst the dam at Harsk.",
};
static const char *const strike[] = {
    "Dockers in Ulmek walked out over pensions, and the Corvin shipyard stood idle.",
    "The Corvin shipyard stood idle as dockers walked out over pensions at Ulmek.",
};

/* ---- articles about the same ---- */

static void unusual_words_make_a_topic(void **state)
{
    (void)state;
    article("a1", 100, dam[0]);
    article("a2", 101, strike[0]);
    article("a3", 101, dam[1]);
    article("a4", 102, strike[1]);
    say_merge_topics(&evidence);
    assert_int_equal(evidence.articles.items[2].topic, 0);
    assert_int_equal(evidence.articles.items[1].topic, 1);
    assert_int_equal(evidence.articles.items[3].topic, 1);
}

static void the_same_words_a_month_later_are_another_topic(void **state)
{
    (void)state;
    article("a1", 100, dam[0]);
    article("a2", 130, dam[1]);
    say_merge_topics(&evidence);
    assert_int_equal(evidence.articles.items[1].topic, 1);
}

/* ---- words for one act ---- */

static void derived_words_have_one_root(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"acquire", "acquisition"},   {"explode", "explosion"},
                                           {"announce", "announcement"}, {"die", "death"},
                                           {"shoot", "shooting"},        {"resign", "resignation"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_true(say_str_equal(say_word_root(arena, say_str(pairs[i][0])),
                                  say_word_root(arena, say_str(pairs[i][1]))));
    assert_false(say_str_equal(say_word_root(arena, SAY_STR("contract")),
                               say_word_root(arena, SAY_STR("control"))));
}

static void one_word_in_one_topic_is_one_act(void **state)
{
    (void)state;
    article("a1", 100, dam[0]);
    claim("c1", SAY_EVENT_NONE, "burst", "", SAY_DAY_NONE);
    article("a2", 101, dam[1]);
    claim("c2", SAY_EVENT_NONE, "burst", "", SAY_DAY_NONE);
    claim("c3", SAY_EVENT_NONE, "blame", "", SAY_DAY_NONE);
    article("a3", 101, strike[0]);
    claim("c4", SAY_EVENT_NONE, "burst", "", SAY_DAY_NONE);
    merge();
    const SayCodedClaim *c = evidence.claims.items;
    assert_int_equal(c[0].event, c[1].event);
    assert_int_not_equal(c[0].event, c[2].event);
    assert_int_not_equal(c[0].event, c[3].event);
}

/* ---- traps ---- */

static void a_village_spelled_four_ways_is_one(void **state)
{
    (void)state;
    static const char *const names[] = {"Tel Qasir", "Tall Kaser", "Tal Qaseer", "Tell Qasr"};
    static const char *const ids[][2] = {{"a1", "c1"}, {"a2", "c2"}, {"a3", "c3"}, {"a4", "c4"}};
    for (int i = 0; i < 4; i++) {
        article(ids[i][0], 101, "");
        claim(ids[i][1], SAY_EVENT_ASSAULT, "shell", names[i], 100);
    }
    merge();
    assert_int_equal(evidence.events.count, 1);
}

static void villages_apart_on_the_map_are_two(void **state)
{
    (void)state;
    article("a1", 101, "");
    SayCodedClaim *one = claim("c1", SAY_EVENT_ASSAULT, "shell", "Tel Qasir", 100);
    one->located = true;
    article("a2", 101, "");
    SayCodedClaim *two = claim("c2", SAY_EVENT_ASSAULT, "shell", "Tall Kaser", 100);
    two->located = true;
    two->latitude = 1.0;
    merge();
    assert_int_equal(evidence.events.count, 2);
}

static void three_strikes_on_one_town_with_one_toll_are_three(void **state)
{
    (void)state;
    static const char *const ids[][2] = {{"a1", "c1"}, {"a2", "c2"}, {"a3", "c3"}};
    for (int i = 0; i < 3; i++) {
        article(ids[i][0], 101 + 4 * i, "Shells struck the Orsova mill in Ulmek and six died.");
        SayCodedClaim *c = claim(ids[i][1], SAY_EVENT_ASSAULT, "strike", "Ulmek", 100 + 4 * i);
        c->killed.best = 6;
    }
    merge();
    assert_int_equal(evidence.events.count, 3);
}

static void an_old_count_under_a_new_headline_is_no_new_event(void **state)
{
    (void)state;
    article("a1", 101, "Six died. Shells struck the Orsova mill in Ulmek on Monday.");
    claim("c1", SAY_EVENT_ASSAULT, "strike", "Ulmek", 100)->killed.best = 6;
    article("a2", 103, "Ulmek buries its dead. Six died when shells struck the Orsova mill.");
    claim("c2", SAY_EVENT_ASSAULT, "strike", "Ulmek", 100)->killed.best = 6;
    merge();
    assert_int_equal(evidence.events.count, 1);
}

static void a_sum_of_two_places_joins_neither_town_to_the_other(void **state)
{
    (void)state;
    article("a1", 101, "Shells kill nine in Ulmek and Harsk.");
    claim("c1", SAY_EVENT_ASSAULT, "shell", "", 100)->killed.best = 9;
    claim("c2", SAY_EVENT_ASSAULT, "shell", "Ulmek", 100)->killed.best = 6;
    claim("c3", SAY_EVENT_ASSAULT, "shell", "Harsk", 100)->killed.best = 3;
    merge();
    const SayCodedClaim *c = evidence.claims.items;
    assert_int_not_equal(c[1].event, c[2].event);
}

/* ---- what belongs together and is not one ---- */

static void an_order_is_linked_to_what_was_ordered(void **state)
{
    (void)state;
    article("a1", 101, "");
    SayCodedClaim *order = claim("c1", SAY_EVENT_REQUEST, "order", "", SAY_DAY_NONE);
    order->about = SAY_EVENT_ASSAULT;
    order->about_at = 40;
    claim("c2", SAY_EVENT_ASSAULT, "attack", "", SAY_DAY_NONE)->trigger_at = 40;
    merge();
    assert_int_equal(evidence.events.count, 2);
    assert_int_equal(evidence.links_of_events.count, 1);
    assert_string_equal(evidence.links_of_events.items[0].kind, "about");
}

static void arrests_in_the_town_of_the_strike_that_day_are_beside_it(void **state)
{
    (void)state;
    article("a1", 101, "");
    claim("c1", SAY_EVENT_ASSAULT, "strike", "Ulmek", 100);
    claim("c2", SAY_EVENT_COERCE, "arrest", "Ulmek", 100);
    claim("c3", SAY_EVENT_COERCE, "arrest", "Ulmek", 90);
    merge();
    assert_int_equal(evidence.events.count, 3);
    assert_int_equal(evidence.links_of_events.count, 1);
    assert_string_equal(evidence.links_of_events.items[0].kind, "beside");
}

static void a_story_is_named_by_its_most_typical_article(void **state)
{
    (void)state;
    article(
        "a1", 100,
        "Dockers at the harbour of Orvel struck over overtime pay and closed the ferry terminal; "
        "elsewhere a festival of kites opened, and the mayor of Brenn retired to his orchard.");
    article(
        "a2", 100,
        "Dockers at the harbour of Orvel struck over overtime pay and closed the ferry terminal.");
    article(
        "a3", 101,
        "The dockers of Orvel harbour, striking over overtime pay, let the ferry terminal open.");
    evidence.articles.items[0].title = SAY_STR("News in brief");
    evidence.articles.items[1].title = SAY_STR("Dockers strike in Orvel");
    evidence.articles.items[2].title = SAY_STR("Ferries sail again");
    say_merge_topics(&evidence);
    say_merge_stories(&evidence);
    assert_int_equal(evidence.articles.items[1].story, 0);
    assert_int_equal(evidence.articles.items[0].headline, 1);
    evidence.articles.items[1].title = SAY_STR_NONE;
    say_merge_stories(&evidence);
    assert_int_not_equal(evidence.articles.items[0].headline, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_story_is_named_by_its_most_typical_article),
        TEST(unusual_words_make_a_topic),
        TEST(the_same_words_a_month_later_are_another_topic),
        TEST(derived_words_have_one_root),
        TEST(one_word_in_one_topic_is_one_act),
        TEST(a_village_spelled_four_ways_is_one),
        TEST(villages_apart_on_the_map_are_two),
        TEST(three_strikes_on_one_town_with_one_toll_are_three),
        TEST(an_old_count_under_a_new_headline_is_no_new_event),
        TEST(a_sum_of_two_places_joins_neither_town_to_the_other),
        TEST(an_order_is_linked_to_what_was_ordered),
        TEST(arrests_in_the_town_of_the_strike_that_day_are_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
