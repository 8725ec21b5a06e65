/* test_actors.c -- one mention for each noun phrase, with the country and sectors that its words
 * lend it. */
#include "sentence.h"

#include <stdio.h>

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
    assert_null(actor(&r, "Sudria", 0));
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

static void a_person_is_what_the_article_s_day_makes_of_him(void **state)
{
    (void)state;
    static const struct {
        const char *published, *country, *sector;
    } cases[] = {{"1999-03-14", "XNO", "ELI"}, {"1999-03-15", "XNO", "GOV"},
                 {"2004-05-11", "XNO", "GOV"}, {"2004-05-12", "XNO", "ELI"},
                 {"2026-11-17", "XSU", "REB"}, {"1980-12-31", NULL, NULL},
                 {NULL, "XNO", "ELI"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Reading r = read_rows("Ivo PROPN 3 nsubj\nTrem PROPN 1 flat\nspoke/speak VERB 0 root\n",
                              cases[i].published);
        expect_actor(&r, "Ivo Trem", cases[i].country, cases[i].sector);
        finish(&r);
    }
}

static void out_of_office_a_person_keeps_name_and_country(void **state)
{
    (void)state;
    static const struct {
        const char *person, *published, *country, *sector;
    } cases[] = {
        {"Nils Arden", "2005-01-01", "XNO", "GOV"}, {"Nils Arden", "2001-02-02", "XNO", NULL},
        {"Nils Arden", "2001-02-03", "XNO", "GOV"}, {"Nils Arden", "2009-08-07", "XNO", "GOV"},
        {"Nils Arden", "2009-08-08", "XNO", "ELI"}, {"Nils Arden", NULL, "XNO", "GOV"},
        {"Ana Brisk", "2005-01-01", "IGO", "IGO"},  {"Ana Brisk", "2020-01-01", NULL, "ELI"},
        {"Oda Vance", "2010-01-01", "XSU", "REB"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char rows[128];
        const char *last = strchr(cases[i].person, ' ') + 1;
        snprintf(rows, sizeof rows,
                 "%.*s PROPN 3 nsubj\n%s PROPN 1 flat\nspoke/speak VERB 0 root\n",
                 (int)(last - cases[i].person - 1), cases[i].person, last);
        Reading r = read_rows(rows, cases[i].published);
        const SayActorMention *m =
            expect_actor(&r, cases[i].person, cases[i].country, cases[i].sector);
        assert_str(m->name, cases[i].person);
        assert_true(m->dictionary != 0);
        finish(&r);
    }
}

static void the_text_s_own_title_comes_before_the_days_of_an_office(void **state)
{
    (void)state;
    Reading r = read_rows("president NOUN 2 compound\nNils PROPN 4 nsubj\nArden PROPN 2 "
                          "flat\nspoke/speak VERB 0 root\n",
                          "2020-01-01");
    expect_actor(&r, "president Nils Arden", "XNO", "GOV");
    finish(&r);
}

static void a_former_president_holds_no_office(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "former ADJ 3 amod\npresident NOUN 3 compound\nVera PROPN 5 nsubj\nHolm PROPN 3 "
        "flat\nspoke/speak VERB 0 root\n",
        "late ADJ 3 amod\npresident NOUN 3 compound\nVera PROPN 5 nsubj\nHolm PROPN 3 "
        "flat\nspoke/speak VERB 0 root\n",
        "ex-president NOUN 2 compound\nVera PROPN 4 nsubj\nHolm PROPN 2 flat\nspoke/speak VERB "
        "0 root\n"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Reading r = read_rows(rows[i], NULL);
        assert_int_equal(1, r.doc->actors.count);
        const SayActorMention *m = &r.doc->actors.items[0];
        assert_true(m->former);
        assert_str(m->name, "Vera Holm");
        assert_str(m->country, "XNO");
        assert_str(m->sectors[0], "ELI");
        assert_str(m->sectors[1], NULL);
        finish(&r);
    }
}

static void
a_former_spokesman_of_a_body_is_not_of_it_and_a_former_country_says_nothing(void **state)
{
    (void)state;
    Reading r = read_rows("A DET 4 det\nformer ADJ 4 amod\nNDD PROPN 4 compound\nspokesman NOUN 5 "
                          "nsubj\nspoke/speak VERB 0 root\n",
                          NULL);
    assert_true(expect_actor(&r, "A former NDD spokesman", "XNO", NULL)->former);
    finish(&r);
    r = read_rows("the DET 4 det\nformer ADJ 4 amod\nSoviet ADJ 4 amod\npresident NOUN 5 "
                  "nsubj\nspoke/speak VERB 0 root\n",
                  NULL);
    assert_false(expect_actor(&r, "the former Soviet president", NULL, "GOV")->former);
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

static void a_role_that_is_not_written_so_is_refused(void **state)
{
    (void)state;
    static const char *const roles[] = {"1999-03-15 XNOGOV XNO GOV", "1999-13-01.. XNOGOV XNO GOV",
                                        "1999-01-01.. XNOGOV XNO", "..1999-01-01 A B C D"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        char text[200];
        snprintf(text, sizeof text, "Ivo Trem\n  kind: person\n  role: %s\n", roles[i]);
        SayArena *arena = say_arena_new(0);
        SayEntries entries = {0};
        SayLexicon lexicon;
        SayError error = {0};
        assert_int_equal(
            SAY_OK, say_entries_read(arena, &entries, SAY_STR("own.txt"), say_str(text), &error));
        assert_int_equal(SAY_OK, say_lexicon_compile(arena, &entries, &lexicon, &error));
        SayPack pack = {.arena = arena, .extra = &lexicon, .extra_count = 1};
        assert_int_equal(SAY_ERROR_FORMAT, say_mention_open(&pack, &error));
        assert_non_null(strstr(error.message, "own.txt:1: a role is written"));
        say_arena_free(arena);
    }
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
        cmocka_unit_test(a_person_is_what_the_article_s_day_makes_of_him),
        cmocka_unit_test(out_of_office_a_person_keeps_name_and_country),
        cmocka_unit_test(the_text_s_own_title_comes_before_the_days_of_an_office),
        cmocka_unit_test(a_former_president_holds_no_office),
        cmocka_unit_test(
            a_former_spokesman_of_a_body_is_not_of_it_and_a_former_country_says_nothing),
        cmocka_unit_test(a_leader_in_a_group_is_of_it),
        cmocka_unit_test(a_group_beside_a_country_or_another_group_lends_it_nothing),
        cmocka_unit_test(a_role_that_is_not_written_so_is_refused),
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
