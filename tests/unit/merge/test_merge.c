/* test_merge.c -- what belongs together, what does not, and what contradicts. */

#include "fixture.h"
#include "merge/summary.h"

#include <stdio.h>

static uint32_t party(const char *name, const char *country, const char *sectors, SayActorKind kind)
{
    *say_push(arena, &evidence.parties) =
        (SayParty){say_str(name), say_str(country), say_str(sectors), kind, {0}};
    return evidence.parties.count - 1;
}

/* A claim in the latest article: an assault that happened, certain, by rebels on soldiers, told by
   somebody who talks to its outlet alone, unless the test says otherwise. */
static SayCodedClaim *claim(const char *id)
{
    const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    SayCodedClaim *c = say_push(arena, &evidence.claims);
    *c = (SayCodedClaim){.id = say_str(id),
                         .article = evidence.articles.count - 1,
                         .type = SAY_EVENT_ASSAULT,
                         .lemma = SAY_STR("attack"),
                         .first = SAY_DAY_NONE,
                         .last = SAY_DAY_NONE,
                         .killed = unknown,
                         .injured = unknown,
                         .voice = evidence.articles.items[evidence.articles.count - 1].outlet,
                         .told = true,
                         .event = SAY_NONE,
                         .answers = SAY_NONE};
    c->first_actor = party("Highland Front", "XKV", "REB", SAY_ACTOR_ARMED_GROUP);
    c->actor_count = 1;
    c->first_recipient = party("soldiers", "XKV", "MIL", SAY_ACTOR_ROLE);
    c->recipient_count = 1;
    evidence.articles.items[c->article].claim_count++;
    return c;
}

static void find_origins(void)
{
    say_merge_reuse(&evidence);
}

static uint32_t disputes_about(uint32_t event)
{
    SayDisputes disputes = {0};
    evidence.figures.count = 0;
    for (uint32_t i = 0; i < evidence.events.count; i++) evidence.events.items[i].figures.count = 0;
    say_merge_figures(&evidence);
    say_merge_disputes(&evidence, &evidence.events.items[event], &disputes);
    return disputes.count;
}

/* ---- parties ---- */

static void militias_are_not_their_country(void **state)
{
    (void)state;
    SayParty iraq = {SAY_STR("Iraq"), SAY_STR("IRQ"), SAY_STR_NONE, SAY_ACTOR_COUNTRY, {0}};
    SayParty militias = {SAY_STR("militias"), SAY_STR("IRQ"), SAY_STR("REB"), SAY_ACTOR_ROLE, {0}};
    assert_int_equal(say_party_match(&iraq, &militias), 0);
}

static void a_ministry_may_stand_for_its_country(void **state)
{
    (void)state;
    SayParty iran = {SAY_STR("Iran"), SAY_STR("IRN"), SAY_STR_NONE, SAY_ACTOR_COUNTRY, {0}};
    SayParty guards = {
        SAY_STR("Revolutionary Guard"), SAY_STR("IRN"), SAY_STR("MIL"), SAY_ACTOR_MILITARY, {0}};
    assert_int_equal(say_party_match(&iran, &guards), 1);
}

static void two_groups_by_name_are_two(void **state)
{
    (void)state;
    SayParty a = {SAY_STR("M23"), SAY_STR("COD"), SAY_STR("REB"), SAY_ACTOR_ARMED_GROUP, {0}};
    SayParty b = {SAY_STR("ADF"), SAY_STR("COD"), SAY_STR("REB"), SAY_ACTOR_ARMED_GROUP, {0}};
    SayParty rebels = {SAY_STR("rebels"), SAY_STR("COD"), SAY_STR("REB"), SAY_ACTOR_ROLE, {0}};
    assert_int_equal(say_party_match(&a, &b), 0);
    assert_int_equal(say_party_match(&a, &rebels), 2);
}

static void a_person_of_whom_no_more_is_known_is_nobody_of_a_state(void **state)
{
    (void)state;
    SayParty tamm = {SAY_STR("Tamm"), SAY_STR_NONE, SAY_STR_NONE, SAY_ACTOR_PERSON, {0}};
    SayParty state_party = {
        SAY_STR("Karvelia"), SAY_STR("XKV"), SAY_STR_NONE, SAY_ACTOR_COUNTRY, {0}};
    SayParty leader = {SAY_STR("leader"), SAY_STR("XKV"), SAY_STR("MIL"), SAY_ACTOR_ROLE, {0}};
    SayParty minister = {SAY_STR("Tamm"), SAY_STR("XKV"), SAY_STR("GOV"), SAY_ACTOR_PERSON, {0}};
    SayParty man = {SAY_STR("man"), SAY_STR_NONE, SAY_STR_NONE, SAY_ACTOR_ROLE, {0}};
    assert_true(say_party_conflict(&tamm, &state_party));
    assert_true(say_party_conflict(&leader, &tamm));
    assert_false(say_party_conflict(&tamm, &minister));
    assert_false(say_party_conflict(&tamm, &man));
}

static void a_militia_may_be_the_front_that_it_belongs_to(void **state)
{
    (void)state;
    SayParty front = {
        SAY_STR("River Front"), SAY_STR("XKV"), SAY_STR("REB"), SAY_ACTOR_ARMED_GROUP, {0}};
    SayParty brigade = {SAY_STR("Heron Brigade"), SAY_STR_NONE, SAY_STR("REB"),
                        SAY_ACTOR_ARMED_GROUP, SAY_STR("River Front")};
    SayParty lancers = {SAY_STR("Lake Lancers"), SAY_STR_NONE, SAY_STR("REB"),
                        SAY_ACTOR_ARMED_GROUP, SAY_STR("River Front")};
    assert_true(say_party_within(&brigade, &front));
    assert_false(say_party_within(&front, &brigade));
    assert_int_equal(say_party_match(&brigade, &front), 2);
    assert_false(say_party_conflict(&brigade, &front));
    assert_false(say_party_rival(&front, &brigade));
    assert_int_equal(say_party_match(&brigade, &lancers), 0);
    assert_true(say_party_conflict(&brigade, &lancers));
}

static void an_army_says_more_closely_who_its_state_is(void **state)
{
    (void)state;
    SayParty karvelia = {SAY_STR("Karvelia"), SAY_STR("XKV"), SAY_STR_NONE, SAY_ACTOR_COUNTRY, {0}};
    SayParty army = {
        SAY_STR("Karvelian army"), SAY_STR("XKV"), SAY_STR("MIL"), SAY_ACTOR_MILITARY, {0}};
    SayParty forces = {SAY_STR("forces"), SAY_STR("XKV"), SAY_STR("MIL"), SAY_ACTOR_ROLE, {0}};
    SayParty rebels = {SAY_STR("rebels"), SAY_STR("XKV"), SAY_STR("REB"), SAY_ACTOR_ROLE, {0}};
    SayParty foreign = {
        SAY_STR("Tamurian army"), SAY_STR("XTM"), SAY_STR("MIL"), SAY_ACTOR_MILITARY, {0}};
    assert_true(say_party_within(&army, &karvelia));
    assert_true(say_party_within(&forces, &karvelia));
    assert_false(say_party_within(&rebels, &karvelia));
    assert_false(say_party_within(&foreign, &karvelia));
    SayParty convoy = {SAY_STR("army convoy"), {0}, SAY_STR("MIL"), SAY_ACTOR_ROLE, {0}};
    SayParty ours = {
        SAY_STR("Karvelian army convoy"), SAY_STR("XKV"), SAY_STR("MIL"), SAY_ACTOR_ROLE, {0}};
    assert_true(say_party_within(&ours, &convoy));
    assert_false(say_party_within(&convoy, &ours));
}

/* ---- origins ---- */

static const char wire[] =
    "Fighters of the Front attacked a convoy near the town on Saturday and killed twelve soldiers, "
    "the "
    "ministry said in a statement that gave no further details of the fighting in the hills.";

static void a_reprint_without_credit_has_the_origin_of_its_model(void **state)
{
    (void)state;
    add_article("a1", "Agency", 100, wire);
    add_article("a2", "Post", 101, wire);
    add_article(
        "a3", "Herald", 101,
        "Parliament passed the budget after a long debate about pensions and the railway to "
        "the lake.");
    find_origins();
    assert_true(say_str_equal(evidence.articles.items[1].origin, SAY_STR("Agency")));
    assert_true(say_str_equal(evidence.articles.items[2].origin, SAY_STR("Herald")));
}

static void a_credited_text_belongs_to_its_agency_though_it_came_first(void **state)
{
    (void)state;
    add_article("a1", "Post", 100, wire);
    add_article("a2", "Herald", 101, wire)->credit = SAY_STR("Agency");
    find_origins();
    assert_true(say_str_equal(evidence.articles.items[0].origin, SAY_STR("Agency")));
}

static void a_text_that_hundreds_reprint_has_one_origin(void **state)
{
    (void)state;
    static char ids[300][8], outlets[300][12];
    for (int i = 0; i < 300; i++) {
        snprintf(ids[i], sizeof ids[i], "a%03d", i);
        snprintf(outlets[i], sizeof outlets[i], "Post %d", i);
        add_article(ids[i], outlets[i], i ? 101 : 100, wire)->credit = SAY_STR_NONE;
    }
    find_origins();
    for (uint32_t i = 0; i < 300; i++)
        assert_true(say_str_equal(evidence.articles.items[i].origin, SAY_STR("Post 0")));
}

/* ---- events ---- */

static void a_denial_joins_what_it_denies_and_makes_a_dispute(void **state)
{
    (void)state;
    add_article("a1", "Post", 100, "");
    claim("c1")->place = SAY_STR("Ulmek");
    add_article("a2", "Herald", 101, "");
    SayCodedClaim *denial = claim("c2");
    denial->place = SAY_STR("Ulmek");
    denial->polarity = SAY_POLARITY_NEGATIVE;
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 1);
    assert_int_equal(disputes_about(0), 1);
}

static void not_knowing_is_no_dispute(void **state)
{
    (void)state;
    add_article("a1", "Post", 100, "");
    claim("c1");
    add_article("a2", "Herald", 100, "");
    SayCodedClaim *open = claim("c2");
    open->polarity = SAY_POLARITY_UNKNOWN;
    open->certainty = SAY_CERTAINTY_UNKNOWN;
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 1);
    assert_int_equal(disputes_about(0), 0);
}

static void two_towns_are_two_events(void **state)
{
    (void)state;
    add_article("a1", "Post", 100, "");
    SayCodedClaim *one = claim("c1");
    one->place = SAY_STR("Ulmek");
    one->precision = SAY_PRECISION_CITY;
    SayCodedClaim *two = claim("c2");
    two->place = SAY_STR("Harsk");
    two->precision = SAY_PRECISION_CITY;
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 2);
}

static void a_town_and_its_country_may_be_one_place(void **state)
{
    (void)state;
    static const char *const places[] = {"Ulmek", "Karvelia"};
    for (int i = 0; i < 2; i++) {
        add_article(i ? "a2" : "a1", i ? "Herald" : "Post", 101, "");
        SayCodedClaim *c = claim(i ? "c2" : "c1");
        c->place = say_str(places[i]);
        c->place_country = SAY_STR("XKV");
        c->precision = i ? SAY_PRECISION_COUNTRY : SAY_PRECISION_CITY;
        c->first = c->last = 100;
    }
    find_origins();
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 1);
    SaySummary summary = say_summary_of(&evidence, evidence.events.items[0].claims.items, 2);
    assert_true(say_str_equal(summary.located->place, SAY_STR("Ulmek")));
}

static void two_days_are_two_events(void **state)
{
    (void)state;
    add_article("a1", "Post", 110, "");
    SayCodedClaim *one = claim("c1");
    one->first = one->last = 105;
    SayCodedClaim *two = claim("c2");
    two->first = two->last = 107;
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 2);
}

static void killed_on(const char *article, const char *id, SayDay day, const char *name)
{
    add_article(article, article, 110, "");
    SayCodedClaim *c = claim(id);
    c->first = c->last = day;
    c->place = SAY_STR("Ulmek");
    c->precision = SAY_PRECISION_CITY;
    c->killed = (SayRange){1, 1, 1};
    c->first_recipient = party(name, "XKV", "GOV", SAY_ACTOR_PERSON);
}

static void nobody_is_killed_on_two_days(void **state)
{
    (void)state;
    killed_on("a1", "c1", 105, "Ilan Torv");
    killed_on("a2", "c2", 107, "Ilan Torv");
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 1);
    assert_int_equal(disputes_about(0), 1);
}

static void two_who_are_killed_on_two_days_are_two(void **state)
{
    (void)state;
    killed_on("a1", "c1", 105, "Ilan Torv");
    killed_on("a2", "c2", 107, "Mara Teszin");
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 2);
}

static void a_threat_is_not_its_execution(void **state)
{
    (void)state;
    add_article("a1", "Post", 100, "");
    claim("c1");
    claim("c2")->status = SAY_EVENT_STATUS_THREATENED;
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 2);
}

/* One attack on one day in one town, by this party. */
static void attack_by(const char *article, const char *id, const char *name, const char *parent)
{
    add_article(article, article, 101, "");
    SayCodedClaim *c = claim(id);
    c->place = SAY_STR("Ulmek");
    c->precision = SAY_PRECISION_CITY;
    c->first = c->last = 100;
    c->first_actor = party(name, "XKV", "REB", SAY_ACTOR_ARMED_GROUP);
    evidence.parties.items[c->first_actor].parent = say_str(parent);
    c->first_recipient = 0;
    c->recipient_count = 0;
}

static void a_front_and_its_militia_are_one_actor_by_the_closer_name(void **state)
{
    (void)state;
    attack_by("a1", "c1", "River Front", NULL);
    attack_by("a2", "c2", "Heron Brigade", "River Front");
    find_origins();
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 1);
    SaySummary summary = say_summary_of(&evidence, evidence.events.items[0].claims.items, 2);
    assert_true(say_str_equal(say_summary_commonest(arena, &summary.actors.names, "; ", 4),
                              SAY_STR("Heron Brigade")));
    SayDisputes disputes = {0};
    say_merge_disputes(&evidence, &evidence.events.items[0], &disputes);
    assert_int_equal(disputes.count, 0);
}

static void two_militias_of_one_front_are_two(void **state)
{
    (void)state;
    attack_by("a1", "c1", "River Front", NULL);
    attack_by("a2", "c2", "Heron Brigade", "River Front");
    attack_by("a3", "c3", "Lake Lancers", "River Front");
    evidence.claims.items[2].place = SAY_STR_NONE;
    find_origins();
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 2);
    assert_int_not_equal(evidence.claims.items[1].event, evidence.claims.items[2].event);
}

static void rival_accounts_of_who_did_it_are_one_disputed_event(void **state)
{
    (void)state;
    add_article("a1", "Post", 110, "");
    SayCodedClaim *one = claim("c1");
    one->first = one->last = 105;
    one->place = SAY_STR("Ulmek");
    add_article("a2", "Herald", 110, "");
    SayCodedClaim *two = claim("c2");
    two->first = two->last = 105;
    two->place = SAY_STR("Ulmek");
    evidence.parties.items[two->first_actor] =
        (SayParty){SAY_STR("Tamuria"), SAY_STR("XTM"), SAY_STR_NONE, SAY_ACTOR_COUNTRY, {0}};
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 1);
    assert_int_equal(disputes_about(0), 1);
}

/* ---- figures ---- */

static void two_tolls(SayRange a, SayRange b)
{
    add_article("a1", "Post", 100, "");
    SayCodedClaim *one = claim("c1");
    one->place = SAY_STR("Ulmek");
    one->killed = a;
    add_article("a2", "Herald", 100, "");
    SayCodedClaim *two = claim("c2");
    two->place = SAY_STR("Ulmek");
    two->killed = b;
    say_merge_events(&evidence);
    assert_int_equal(evidence.events.count, 1);
}

static void twelve_and_forty_dead_are_a_dispute(void **state)
{
    (void)state;
    two_tolls((SayRange){12, 12, 12}, (SayRange){40, 40, 40});
    assert_int_equal(disputes_about(0), 1);
}

static void twelve_and_at_least_ten_are_none(void **state)
{
    (void)state;
    two_tolls((SayRange){12, 12, 12}, (SayRange){10, SAY_UNKNOWN, SAY_UNKNOWN});
    assert_int_equal(disputes_about(0), 0);
}

static void dead_civilians_and_dead_militants_are_two_figures(void **state)
{
    (void)state;
    two_tolls((SayRange){7, 7, 7}, (SayRange){25, 25, 25});
    assert_int_equal(disputes_about(0), 1);
    SayCodedClaim *second = &evidence.claims.items[1];
    evidence.parties.items[second->first_recipient] =
        (SayParty){SAY_STR("militants"), SAY_STR("XKV"), SAY_STR("REB"), SAY_ACTOR_ROLE, {0}};
    assert_int_equal(disputes_about(0), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(militias_are_not_their_country),
        TEST(a_ministry_may_stand_for_its_country),
        TEST(two_groups_by_name_are_two),
        TEST(a_militia_may_be_the_front_that_it_belongs_to),
        TEST(an_army_says_more_closely_who_its_state_is),
        TEST(a_person_of_whom_no_more_is_known_is_nobody_of_a_state),
        TEST(a_reprint_without_credit_has_the_origin_of_its_model),
        TEST(a_credited_text_belongs_to_its_agency_though_it_came_first),
        TEST(a_text_that_hundreds_reprint_has_one_origin),
        TEST(a_denial_joins_what_it_denies_and_makes_a_dispute),
        TEST(not_knowing_is_no_dispute),
        TEST(two_towns_are_two_events),
        TEST(a_town_and_its_country_may_be_one_place),
        TEST(two_days_are_two_events),
        TEST(nobody_is_killed_on_two_days),
        TEST(two_who_are_killed_on_two_days_are_two),
        TEST(a_threat_is_not_its_execution),
        TEST(a_front_and_its_militia_are_one_actor_by_the_closer_name),
        TEST(two_militias_of_one_front_are_two),
        TEST(rival_accounts_of_who_did_it_are_one_disputed_event),
        TEST(twelve_and_forty_dead_are_a_dispute),
        TEST(twelve_and_at_least_ten_are_none),
        TEST(dead_civilians_and_dead_militants_are_two_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
