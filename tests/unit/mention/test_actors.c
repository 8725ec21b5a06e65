/* test_actors.c -- one mention for each noun phrase, with the country and sectors that its words
 * lend it. */
#include "sentence.h"

static void an_adjective_lends_its_country_to_a_role(void **state)
{
    (void)state;
    Reading r = read_rows("Norlandic ADJ 2 amod\ntroops/troop NOUN 3 nsubj\nleft/leave VERB 0 "
                          "root\n. PUNCT 3 punct\n",
                          NULL);
    assert_int_equal(1, r.doc->actors.count);
    const SayActorMention *m = expect_actor(&r, "Norlandic troops", "XNO", "MIL");
    assert_str(m->name, "Norlandic troops");
    assert_str(m->id, "m1");
    assert_true(m->plural);
    finish(&r);
}

static void a_body_lends_country_and_sectors_to_its_spokesman(void **state)
{
    (void)state;
    Reading r = read_rows(
        "A DET 3 det\nNDD PROPN 3 compound\nspokesman NOUN 4 nsubj\nspoke/speak VERB 0 root\n",
        NULL);
    const SayActorMention *m = expect_actor(&r, "A NDD spokesman", "XNO", "MIL");
    assert_str(m->name, "Norland Defense Department spokesman");
    assert_int_equal(1, r.doc->actors.count);
    finish(&r);
}

static void a_lost_modifier_is_taken_back_by_its_role(void **state)
{
    (void)state;
    Reading r = read_rows(
        "A DET 4 det\nNDD PROPN 4 nsubj\nofficial ADJ 4 nsubj\nspoke/speak VERB 0 root\n", NULL);
    assert_int_equal(1, r.doc->actors.count);
    expect_actor(&r, "A NDD official", "XNO", "GOV");
    finish(&r);
}

static void of_a_country_makes_its_president(void **state)
{
    (void)state;
    Reading r = read_rows("the DET 2 det\npresident NOUN 5 nsubj\nof ADP 4 case\nSudria PROPN 2 "
                          "nmod\nspoke/speak VERB 0 root\n",
                          NULL);
    expect_actor(&r, "the president of Sudria", "XSU", "GOV");
    expect_actor(&r, "Sudria", "XSU", NULL);
    finish(&r);
}

static void troops_in_a_country_are_not_its_own(void **state)
{
    (void)state;
    Reading r = read_rows(
        "troops/troop NOUN 4 nsubj\nin ADP 3 case\nSudria PROPN 1 nmod\nleft/leave VERB 0 root\n",
        NULL);
    expect_actor(&r, "troops", NULL, "MIL");
    assert_true(expect_actor(&r, "Sudria", "XSU", NULL)->where);
    assert_int_equal(1, r.doc->places.count);
    assert_false(r.doc->places.items[0].actor_too);
    finish(&r);
}

static void a_backer_is_recorded_beside_the_country(void **state)
{
    (void)state;
    Reading r = read_rows("Norland PROPN 3 obl:unmarked\n- PUNCT 1 punct\nbacked/back VERB 5 "
                          "amod\nSudrian ADJ 5 amod\n"
                          "militias/militia NOUN 6 nsubj\nfired/fire VERB 0 root\n",
                          NULL);
    const SayActorMention *m = expect_actor(&r, "Norland-backed Sudrian militias", "XSU", "UAF");
    assert_str(m->backer, "Norland");
    assert_int_equal(1, r.doc->actors.count);
    finish(&r);
}

static void a_group_for_a_country_is_not_of_it(void **state)
{
    (void)state;
    Reading r = read_rows(
        "pro-Norlandic ADJ 2 amod\ngroups/group NOUN 3 nsubj\nfired/fire VERB 0 root\n", NULL);
    const SayActorMention *m = expect_actor(&r, "pro-Norlandic groups", NULL, NULL);
    assert_str(m->backer, "Norland");
    finish(&r);
}

static void a_group_against_a_country_has_neither_it_nor_its_backing(void **state)
{
    (void)state;
    Reading r = read_rows(
        "anti-Norlandic ADJ 2 amod\ngroups/group NOUN 3 nsubj\nfired/fire VERB 0 root\n", NULL);
    const SayActorMention *m = expect_actor(&r, "anti-Norlandic groups", NULL, NULL);
    assert_str(m->backer, NULL);
    finish(&r);
}

static void a_lone_adjective_is_marked_as_such(void **state)
{
    (void)state;
    Reading r =
        read_rows("Sudrian ADJ 2 amod\nroads/road NOUN 3 nsubj\nclosed/close VERB 0 root\n", NULL);
    assert_true(expect_actor(&r, "Sudrian", "XSU", NULL)->adjective);
    finish(&r);
}

static void a_verb_is_no_role(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Vera PROPN 3 nsubj\nHolm PROPN 1 flat\nguards/guard VERB 0 root\nit PRON 3 obj\n", NULL);
    assert_null(actor(&r, "guards", 0));
    assert_true(expect_actor(&r, "Vera Holm", "XNO", "GOV")->person_name);
    finish(&r);
}

static void capitals_tell_a_name_from_a_word(void **state)
{
    (void)state;
    Reading r = read_rows(
        "the DET 2 det\naf NOUN 3 nsubj\nleft/leave VERB 0 root\nwith ADP 5 case\nAF PROPN 3 obl\n",
        NULL);
    assert_null(actor(&r, "the af", 0));
    expect_actor(&r, "AF", "XSU", "REB");
    finish(&r);
}

static void another_first_name_is_somebody_else(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Boris PROPN 3 nsubj person\nHolm PROPN 1 flat +\nsaid/say VERB 0 root\nso ADV 3 advmod\n",
        NULL);
    const SayActorMention *m = expect_actor(&r, "Boris Holm", NULL, NULL);
    assert_str(m->name, "Boris Holm");
    assert_int_equal(0, m->dictionary);
    assert_true(m->person_name);
    finish(&r);
}

static void a_longer_organisation_is_not_the_country_in_it(void **state)
{
    (void)state;
    Reading r = read_rows("the DET 4 det\nNorland PROPN 4 compound organisation\nRelief PROPN 4 "
                          "compound +\nCommittee PROPN 5 nsubj +\n"
                          "met/meet VERB 0 root\n",
                          NULL);
    const SayActorMention *m = expect_actor(&r, "the Norland Relief Committee", "XNO", NULL);
    assert_str(m->name, "Norland Relief Committee");
    assert_int_equal(SAY_ACTOR_ORGANISATION, m->kind);
    finish(&r);
}

static void a_treaty_is_no_actor(void **state)
{
    (void)state;
    Reading r = read_rows("the DET 4 det\nRiver PROPN 4 compound\nTrade PROPN 4 "
                          "compound\nAgreement PROPN 5 nsubj\nfailed/fail VERB 0 root\n",
                          NULL);
    assert_int_equal(0, r.doc->actors.count);
    finish(&r);
}

static void a_name_behind_a_role_is_a_person(void **state)
{
    (void)state;
    Reading r = read_rows("the DET 2 det\nsoldier NOUN 5 nsubj\nIvo PROPN 2 appos\nBlum PROPN 3 "
                          "flat\nslept/sleep VERB 0 root\n",
                          NULL);
    const SayActorMention *m = expect_actor(&r, "the soldier Ivo Blum", NULL, "MIL");
    assert_str(m->name, "Ivo Blum");
    assert_true(m->person_name);
    finish(&r);
}

static void a_leader_in_a_group_is_of_it(void **state)
{
    (void)state;
    Reading r = read_rows("a DET 2 det\ncommander NOUN 6 nsubj\nwith ADP 5 case\nthe DET 5 "
                          "det\nAF PROPN 2 nmod\nspoke/speak VERB 0 root\n",
                          NULL);
    const SayActorMention *m = expect_actor(&r, "a commander with the AF", "XSU", "REB");
    assert_str(m->name, "Amar Front commander");
    assert_str(m->sectors[1], "MIL");
    finish(&r);
    r = read_rows("an DET 2 det\nofficial NOUN 7 nsubj\nin ADP 6 case\nthe DET 6 det\nSudrian ADJ "
                  "6 amod\nmilitia NOUN 2 nmod\nspoke/speak VERB 0 root\n",
                  NULL);
    expect_actor(&r, "an official in the Sudrian militia", "XSU", "UAF");
    finish(&r);
}

static void a_group_beside_a_country_or_another_group_lends_it_nothing(void **state)
{
    (void)state;
    Reading r = read_rows("Norland PROPN 4 nsubj\nin ADP 3 case\nAF PROPN 1 nmod\nspoke/speak VERB "
                          "0 root\n",
                          NULL);
    expect_actor(&r, "Norland", "XNO", NULL);
    finish(&r);
    r = read_rows("the DET 2 det\nmilitia NOUN 5 nsubj\nwith ADP 4 case\nAF PROPN 2 "
                  "nmod\nspoke/speak VERB 0 root\n",
                  NULL);
    expect_actor(&r, "the militia", NULL, "UAF");
    finish(&r);
}

static void a_country_in_a_persons_name_is_no_country(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Norland PROPN 3 nsubj person\nHale PROPN 1 flat +\nspoke/speak VERB 0 root\n", NULL);
    const SayActorMention *m = expect_actor(&r, "Norland Hale", NULL, NULL);
    assert_true(m->person_name);
    assert_int_equal(1, r.doc->actors.count);
    assert_int_equal(0, r.doc->places.count);
    finish(&r);
}

static void a_surname_is_a_person_once_the_full_name_is_there(void **state)
{
    (void)state;
    Reading r = read_rows("Mila PROPN 3 nsubj person\nNorland PROPN 1 flat +\nspoke/speak VERB 0 "
                          "root\n\nNorland PROPN 2 nsubj person\nleft/leave VERB 0 root\n",
                          NULL);
    const SayActorMention *m = expect_actor(&r, "Norland", NULL, NULL);
    assert_true(m->person_name);
    assert_str(m->name, "Mila Norland");
    finish(&r);
}

static void a_lone_country_stays_one_whatever_the_network_says(void **state)
{
    (void)state;
    Reading r = read_rows("Norland PROPN 2 nsubj person\nattacked/attack VERB 0 root\n", NULL);
    assert_int_equal(SAY_ACTOR_COUNTRY, expect_actor(&r, "Norland", "XNO", NULL)->kind);
    finish(&r);
}

static void a_body_without_a_telling_word_is_an_organisation(void **state)
{
    (void)state;
    Reading r = read_rows("Velmar PROPN 2 nsubj organisation\nfired/fire VERB 0 root\n", NULL);
    assert_int_equal(SAY_ACTOR_ORGANISATION, expect_actor(&r, "Velmar", NULL, NULL)->kind);
    finish(&r);
}

static void a_name_inside_another_phrase_is_an_actor(void **state)
{
    (void)state;
    Reading r = read_rows("the DET 3 det\nVelmar PROPN 3 compound organisation\ntakeover NOUN 4 "
                          "nsubj\nfailed/fail VERB 0 root\n",
                          NULL);
    expect_actor(&r, "Velmar", NULL, NULL);
    finish(&r);
}

static void capitals_alone_hide_no_name(void **state)
{
    (void)state;
    Reading r = read_rows(
        "MILA PROPN 3 nsubj person\nHALE PROPN 1 flat +\nMEETS/meet VERB 0 root\nREBELS NOUN 3 "
        "obj\n",
        NULL);
    assert_true(expect_actor(&r, "MILA HALE", NULL, NULL)->person_name);
    finish(&r);
}

static void a_product_is_no_actor(void **state)
{
    (void)state;
    Reading r = read_rows("Velmar PROPN 2 nsubj product\nfailed/fail VERB 0 root\n", NULL);
    assert_int_equal(0, r.doc->actors.count);
    finish(&r);
}

static void a_word_at_the_start_that_does_not_act_is_no_name(void **state)
{
    (void)state;
    Reading r = read_rows("Velmar PROPN 3 obj\nthey PRON 3 nsubj\nfired/fire VERB 0 root\n", NULL);
    assert_null(actor(&r, "Velmar", 0));
    finish(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_adjective_lends_its_country_to_a_role),
        cmocka_unit_test(a_body_lends_country_and_sectors_to_its_spokesman),
        cmocka_unit_test(a_lost_modifier_is_taken_back_by_its_role),
        cmocka_unit_test(of_a_country_makes_its_president),
        cmocka_unit_test(troops_in_a_country_are_not_its_own),
        cmocka_unit_test(a_backer_is_recorded_beside_the_country),
        cmocka_unit_test(a_group_for_a_country_is_not_of_it),
        cmocka_unit_test(a_group_against_a_country_has_neither_it_nor_its_backing),
        cmocka_unit_test(a_lone_adjective_is_marked_as_such),
        cmocka_unit_test(a_verb_is_no_role),
        cmocka_unit_test(capitals_tell_a_name_from_a_word),
        cmocka_unit_test(another_first_name_is_somebody_else),
        cmocka_unit_test(a_longer_organisation_is_not_the_country_in_it),
        cmocka_unit_test(a_treaty_is_no_actor),
        cmocka_unit_test(a_name_behind_a_role_is_a_person),
        cmocka_unit_test(a_leader_in_a_group_is_of_it),
        cmocka_unit_test(a_group_beside_a_country_or_another_group_lends_it_nothing),
        cmocka_unit_test(a_country_in_a_persons_name_is_no_country),
        cmocka_unit_test(a_surname_is_a_person_once_the_full_name_is_there),
        cmocka_unit_test(a_lone_country_stays_one_whatever_the_network_says),
        cmocka_unit_test(a_body_without_a_telling_word_is_an_organisation),
        cmocka_unit_test(a_name_inside_another_phrase_is_an_actor),
        cmocka_unit_test(capitals_alone_hide_no_name),
        cmocka_unit_test(a_product_is_no_actor),
        cmocka_unit_test(a_word_at_the_start_that_does_not_act_is_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
