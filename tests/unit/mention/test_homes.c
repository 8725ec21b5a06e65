/* test_homes.c -- whose country a place, a group or a country beside a role tells, and whose not.
 */
#include "sentence.h"

static void a_militia_in_a_country_is_of_it(void **state)
{
    (void)state;
    Reading r = read_rows("militias/militia NOUN 4 nsubj\nin ADP 3 case\nSudria PROPN 1 "
                          "nmod\nleft/leave VERB 0 root\n",
                          NULL);
    expect_actor(&r, "militias", "XSU", "UAF");
    finish(&r);
    r = read_rows(
        "Halden PROPN 2 compound\nmilitias/militia NOUN 3 nsubj\nleft/leave VERB 0 root\n", NULL);
    expect_actor(&r, "Halden militias", "XNO", "UAF");
    finish(&r);
}

static void an_official_in_a_capital_may_be_of_any_country(void **state)
{
    (void)state;
    Reading r = read_rows("officials/official NOUN 4 nsubj\nin ADP 3 case\nHalden PROPN 1 "
                          "nmod\nleft/leave VERB 0 root\n",
                          NULL);
    expect_actor(&r, "officials", NULL, "GOV");
    finish(&r);
}

static void a_group_based_in_a_city_is_of_its_country_and_troops_are_not(void **state)
{
    (void)state;
    Reading r = read_rows("a DET 2 det\ngroup NOUN 6 nsubj\nbased/base VERB 2 acl\nin ADP 5 "
                          "case\nHalden PROPN 3 obl\nleft/leave VERB 0 root\n",
                          NULL);
    expect_actor(&r, "a group", "XNO", NULL);
    finish(&r);
    r = read_rows("troops/troop NOUN 5 nsubj\nbased/base VERB 1 acl\nin ADP 4 case\nHalden PROPN 2 "
                  "obl\nleft/leave VERB 0 root\n",
                  NULL);
    expect_actor(&r, "troops", NULL, "MIL");
    finish(&r);
}

static void an_ethnic_people_is_of_the_country_it_is_in(void **state)
{
    (void)state;
    Reading r =
        read_rows("ethnic ADJ 2 amod\nNorlanders PROPN 5 nsubj\nin ADP 4 case\nSudria PROPN "
                  "2 nmod\nleft/leave VERB 0 root\n",
                  NULL);
    expect_actor(&r, "ethnic Norlanders", "XSU", "CVL");
    finish(&r);
    r = read_rows("Norlanders PROPN 4 nsubj\nin ADP 3 case\nSudria PROPN 1 nmod\nleft/leave VERB 0 "
                  "root\n",
                  NULL);
    expect_actor(&r, "Norlanders", "XNO", "CVL");
    finish(&r);
}

static void
the_leaders_of_a_country_are_its_government_and_those_of_its_militias_are_not(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Norlandic ADJ 2 amod\nleaders/leader NOUN 3 nsubj\nmet/meet VERB 0 root\n", NULL);
    expect_actor(&r, "Norlandic leaders", "XNO", "GOV");
    finish(&r);
    r = read_rows("Norlandic ADJ 3 amod\nmilitia NOUN 3 compound\nleaders/leader NOUN 4 "
                  "nsubj\nmet/meet VERB 0 root\n",
                  NULL);
    expect_actor(&r, "Norlandic militia leaders", "XNO", "UAF");
    finish(&r);
}

static void a_commander_of_rebels_is_a_rebel_and_their_government_is_one(void **state)
{
    (void)state;
    Reading r = read_rows(
        "an DET 3 det\nAF PROPN 3 compound\ncommander NOUN 4 nsubj\nspoke/speak VERB 0 root\n",
        NULL);
    expect_actor(&r, "an AF commander", "XSU", "REB");
    finish(&r);
    r = read_rows(
        "the DET 3 det\nAF PROPN 3 compound\ngovernment NOUN 4 nsubj\nspoke/speak VERB 0 root\n",
        NULL);
    expect_actor(&r, "the AF government", "XSU", "GOV");
    finish(&r);
}

static void a_possessor_that_the_tree_lost_is_taken_back(void **state)
{
    (void)state;
    Reading r = read_rows("Sudria PROPN 4 nsubj\n's PART 1 case\npresident NOUN 4 "
                          "nsubj\nspoke/speak VERB 0 root\n",
                          NULL);
    expect_actor(&r, "Sudria 's president", "XSU", "GOV");
    finish(&r);
}

static void a_prime_minister_is_of_the_country_before_the_office(void **state)
{
    (void)state;
    Reading r = read_rows("Sudrian ADJ 3 amod\nPrime ADJ 3 amod\nMinister PROPN 4 nmod:desc\nAna "
                          "PROPN 6 nsubj\nBok PROPN 4 flat\nspoke/speak VERB 0 root\n",
                          NULL);
    expect_actor(&r, "Sudrian Prime Minister Ana Bok", "XSU", "GOV");
    finish(&r);
}

static void a_country_s_ambassador_is_of_it(void **state)
{
    (void)state;
    Reading r = read_rows("Sudria PROPN 3 nmod:poss\n's PART 1 case\npresident NOUN 4 "
                          "nmod:desc\nAna PROPN 6 nsubj\nBok PROPN 4 flat\nspoke/speak VERB 0 "
                          "root\n",
                          NULL);
    expect_actor(&r, "president Ana Bok", "XSU", "GOV");
    finish(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_militia_in_a_country_is_of_it),
        cmocka_unit_test(an_official_in_a_capital_may_be_of_any_country),
        cmocka_unit_test(a_group_based_in_a_city_is_of_its_country_and_troops_are_not),
        cmocka_unit_test(an_ethnic_people_is_of_the_country_it_is_in),
        cmocka_unit_test(
            the_leaders_of_a_country_are_its_government_and_those_of_its_militias_are_not),
        cmocka_unit_test(a_commander_of_rebels_is_a_rebel_and_their_government_is_one),
        cmocka_unit_test(a_possessor_that_the_tree_lost_is_taken_back),
        cmocka_unit_test(a_prime_minister_is_of_the_country_before_the_office),
        cmocka_unit_test(a_country_s_ambassador_is_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
