/* test_reuse.c -- what is one text and what only looks like it: the traps of real collections, with
 * invented articles. */

#include "fixture.h"

#include <string.h>

/* A claim of the latest article that stands in these words of it. */
static uint32_t claim(const char *words)
{
    SayStoredArticle *home = &evidence.articles.items[evidence.articles.count - 1];
    uint32_t start = say_str_find(home->text, say_str(words), 0);
    assert_true(start != UINT32_MAX);
    *say_push(arena, &evidence.claims) = (SayCodedClaim){.article = evidence.articles.count - 1,
                                                         .start = start,
                                                         .end = start + (uint32_t)strlen(words)};
    home->claim_count++;
    return evidence.claims.count - 1;
}

static void find_origins(void)
{
    say_merge_reuse(&evidence);
}

static void has_origin(uint32_t index, const char *name)
{
    SayStr origin = evidence.articles.items[index].origin;
    if (!say_str_equal(origin, say_str(name)))
        fail_msg("article %u: origin %.*s, not %s", (unsigned)index, SAY_STR_ARG(origin), name);
}

static void claim_has_origin(uint32_t index, const char *name)
{
    SayStr origin = evidence.claims.items[index].text_origin;
    if (!say_str_equal(origin, say_str(name)))
        fail_msg("claim %u: origin %.*s, not %s", (unsigned)index, SAY_STR_ARG(origin), name);
}

#define LEAD                                                                                       \
    "Fighters of the Highland Front attacked an army convoy near Ulmek on Saturday, killing "      \
    "twelve soldiers and wounding 20, the Karvelian Defence Ministry said. "
#define SPOKESWOMAN                                                                                \
    "\"They fired rockets at the convoy from both sides of the road,\" spokeswoman Mara Teszin "   \
    "told reporters in Dorvan. "
#define CLAIMED                                                                                    \
    "The Front said in a statement that its fighters had destroyed nine vehicles and withdrawn "   \
    "to the hills without losses. The claim could not be verified. "
#define BACKGROUND                                                                                 \
    "Karvelia has fought the Front in its northern provinces since 2019, when talks on a "         \
    "constitution broke down, and more than 4,000 people have died. "
#define AGENCY LEAD SPOKESWOMAN CLAIMED BACKGROUND

/* ---- one text ---- */

static void an_abridged_reprint_has_the_origin_of_the_whole(void **state)
{
    (void)state;
    add_article("a1", "Meridian Press", 100, AGENCY);
    add_article("a2", "Valley Post", 101, LEAD SPOKESWOMAN);
    find_origins();
    has_origin(1, "Meridian Press");
    assert_int_equal(evidence.articles.items[1].model, 0);
}

static void a_lightly_edited_reprint_has_the_origin_of_its_model(void **state)
{
    (void)state;
    add_article("a1", "Meridian Press", 100, AGENCY);
    add_article(
        "a2", "Valley Post", 100,
        "Rebels of the Highland Front attacked an army convoy close to Ulmek on Saturday, "
        "killing twelve troops and wounding 20, Karvelia's Defence Ministry said. "
        "They fired rockets at the convoy from both sides of the road, spokeswoman Mara Teszin "
        "told journalists in Dorvan. " CLAIMED BACKGROUND);
    find_origins();
    has_origin(1, "Meridian Press");
}

static void a_write_through_that_revises_the_toll_is_still_one_text(void **state)
{
    (void)state;
    add_article("a1", "Valley Post", 100, AGENCY);
    add_article(
        "a2", "Lake Herald", 100,
        "Fighters of the Highland Front attacked an army convoy near Ulmek on Saturday, "
        "killing 15 soldiers and wounding 23, the Karvelian Defence Ministry said. " SPOKESWOMAN
        "President Odo Varn flew to the garrison in the evening and promised the families an "
        "inquiry into how the convoy came to travel without cover. " CLAIMED BACKGROUND);
    find_origins();
    has_origin(1, "Valley Post");
}

static void a_reprint_that_adds_reporting_counts_for_what_it_adds(void **state)
{
    (void)state;
#define OWN                                                                                        \
    "A driver who survived told the Valley Post at the hospital that soldiers had opened fire on " \
    "a farm after the ambush and killed two brothers who were bringing in hay."
    add_article("a1", "Meridian Press", 100, AGENCY);
    add_article("a2", "Valley Post", 101, AGENCY OWN);
    uint32_t taken = claim("Fighters of the Highland Front attacked an army convoy near Ulmek"),
             added = claim("soldiers had opened fire on a farm after the ambush");
    find_origins();
    has_origin(1, "Meridian Press");
    claim_has_origin(taken, "Meridian Press");
    claim_has_origin(added, "Valley Post");
}

static void a_headline_of_its_own_does_not_hide_one_text(void **state)
{
    (void)state;
    add_article("a1", "Meridian Press", 100, AGENCY)->title = SAY_STR("Rebels attack army convoy");
    add_article("a2", "Valley Post", 100, AGENCY)->title = SAY_STR("Bloodbath on the Ulmek road");
    find_origins();
    has_origin(1, "Meridian Press");
}

static void a_date_that_is_weeks_off_does_not_part_one_text(void **state)
{
    (void)state;
    add_article("a1", "Meridian Press", 100, AGENCY);
    add_article("a2", "Valley Post", 131, LEAD SPOKESWOMAN CLAIMED);
    find_origins();
    has_origin(1, "Meridian Press");
}

static void a_relays_label_does_not_make_an_agencys_text_its_own(void **state)
{
    (void)state;
    add_article("a1", "Meridian Press", 100, AGENCY);
    add_article("a2", "Valley Post", 100, AGENCY)->credit = SAY_STR("Meridian Press");
    add_article("a3", "Lake Herald", 101, AGENCY)->credit = SAY_STR("Newsfeed Plus");
    find_origins();
    for (uint32_t i = 0; i < 3; i++) has_origin(i, "Meridian Press");
}

/* ---- two texts ---- */

static void two_reports_that_share_a_long_quotation_are_two(void **state)
{
    (void)state;
#define QUOTATION                                                                                  \
    "\"Our forces will pursue the murderers into every valley, and those who gave them shelter, "  \
    "food or a road will answer before the courts of this republic as if they had held the "       \
    "rifles themselves,\" "
    add_article(
        "a1", "Valley Post", 100,
        "President Odo Varn vowed revenge on Sunday at the coffins of twelve soldiers. " QUOTATION
        "he said in the barracks square, where mothers wept and a band played. Our reporter "
        "counted some 3,000 mourners.");
    add_article(
        "a2", "Lake Herald", 100,
        "Shops in Dorvan stayed closed as the capital buried its dead. " QUOTATION
        "Varn told the crowd, in what diplomats called his hardest speech since the talks of "
        "2024. Opposition leader Ilse Brandt asked why the convoy had no air cover.");
    find_origins();
    has_origin(0, "Valley Post");
    has_origin(1, "Lake Herald");
}

static void a_post_without_quotation_marks_is_no_reprint(void **state)
{
    (void)state;
#define POST                                                                                       \
    "We hear heavy shelling from the ridge above Harsk since four in the morning and the "         \
    "hospital "                                                                                    \
    "has no light please send somebody wrote Nela Orsk a nurse "
    add_article(
        "a1", "Valley Post", 100,
        "The town of Harsk came under fire for a third night, residents said by telephone. " POST
        "on a network that the government tried to block last month, a spokesman admitted.");
    add_article("a2", "Lake Herald", 100,
                "Army guns again pounded positions of the Front in the east, the general staff in "
                "Dorvan announced. " POST "before her account fell silent. Aid agencies asked both "
                "sides for a corridor of six hours on Monday.");
    find_origins();
    has_origin(0, "Valley Post");
    has_origin(1, "Lake Herald");
}

static void captions_and_footers_make_no_reprint(void **state)
{
    (void)state;
#define CAPTION                                                                                    \
    "A soldier walks past a burnt vehicle on the road between Ulmek and Harsk, November 14. "
#define FOOTER                                                                                     \
    "Karvelia has been shaken since 2019 by a revolt that its government says is armed and paid "  \
    "for from abroad."
    add_article("a1", "Valley Post", 100,
                CAPTION "Two bridges on the northern railway were blown up overnight, the railway "
                        "company said, and trains to the lake end at Orsk until Thursday. " FOOTER);
    add_article("a2", "Valley Post", 100,
                CAPTION
                "Parliament will vote on conscription of women next week after the committee "
                "on defence agreed by nine votes to six late on Friday. " FOOTER);
    add_article("a3", "Lake Herald", 100, "Four miners were freed in the south. " FOOTER);
    find_origins();
    for (uint32_t i = 0; i < 3; i++) assert_int_equal(evidence.articles.items[i].model, SAY_NONE);
}

static void one_headline_over_two_texts_is_no_reprint(void **state)
{
    (void)state;
    add_article("a1", "Meridian Press", 100, AGENCY)->title = SAY_STR("Rebels attack army convoy");
    add_article(
        "a2", "Valley Post", 100,
        "Twelve young men from the same barracks died on a mountain road because nobody had "
        "checked the bend above the mill, two of their officers told the Valley Post. ")
        ->title = SAY_STR("Rebels attack army convoy");
    find_origins();
    has_origin(1, "Valley Post");
}

static void a_daily_form_with_other_figures_is_no_reprint(void **state)
{
    (void)state;
    add_article("a1", "General Staff", 100,
                "Air defence shot down 14 of 17 drones over the northern provinces overnight, the "
                "general staff in Dorvan said in its morning report. It gave no losses of its own. "
                "The front line did not change.");
    add_article("a2", "General Staff", 103,
                "Air defence shot down 9 of 22 drones over the northern provinces overnight, the "
                "general staff in Dorvan said in its morning report. It gave no losses of its own. "
                "The front line did not change.");
    find_origins();
    assert_int_equal(evidence.articles.items[1].model, SAY_NONE);
}

static void the_same_words_of_somebody_else_are_no_reprint(void **state)
{
    (void)state;
    add_article(
        "a1", "Valley Post", 100,
        "Ulmek reported no shelling for a second day on Sunday, its mayor said, and schools "
        "will open again on Monday if the truce that both sides signed last week holds.");
    add_article(
        "a2", "Valley Post", 100,
        "Harsk reported no shelling for a second day on Sunday, its mayor said, and schools "
        "will open again on Monday if the truce that both sides signed last week holds.");
    find_origins();
    assert_int_equal(evidence.articles.items[1].model, SAY_NONE);
}

static void a_round_up_that_holds_a_brief_keeps_its_own_origin(void **state)
{
    (void)state;
#define ELSEWHERE                                                                                  \
    "The finance minister of Tamuria resigned on Friday over a loan that his brother's bank had "  \
    "taken from a fund for schools; the prime minister will name a successor next week. "          \
    "Storms cut the coastal railway in three places and left some 20,000 households without "      \
    "power, the grid company said, and repairs may take until Tuesday. A court in Selvany "        \
    "acquitted four teachers who had been charged with insulting the flag, and the prosecutor "    \
    "said that he would appeal. Fishermen blocked the port of Orra for a second day in a dispute " \
    "about quotas. "
    add_article("a1", "Meridian Press", 100, LEAD);
    add_article("a2", "Lake Herald", 101, ELSEWHERE LEAD);
    uint32_t own = claim("Fishermen blocked the port of Orra"),
             taken = claim("Fighters of the Highland Front attacked an army convoy near Ulmek");
    find_origins();
    has_origin(1, "Lake Herald");
    claim_has_origin(own, "Lake Herald");
    claim_has_origin(taken, "Meridian Press");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(an_abridged_reprint_has_the_origin_of_the_whole),
        TEST(a_lightly_edited_reprint_has_the_origin_of_its_model),
        TEST(a_write_through_that_revises_the_toll_is_still_one_text),
        TEST(a_reprint_that_adds_reporting_counts_for_what_it_adds),
        TEST(a_headline_of_its_own_does_not_hide_one_text),
        TEST(a_date_that_is_weeks_off_does_not_part_one_text),
        TEST(a_relays_label_does_not_make_an_agencys_text_its_own),
        TEST(two_reports_that_share_a_long_quotation_are_two),
        TEST(a_post_without_quotation_marks_is_no_reprint),
        TEST(captions_and_footers_make_no_reprint),
        TEST(one_headline_over_two_texts_is_no_reprint),
        TEST(a_daily_form_with_other_figures_is_no_reprint),
        TEST(the_same_words_of_somebody_else_are_no_reprint),
        TEST(a_round_up_that_holds_a_brief_keeps_its_own_origin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
