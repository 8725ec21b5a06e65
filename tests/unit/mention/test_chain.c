/* test_chain.c -- who is the same as whom, and what they learn from each other. */
#include "sentence.h"

#define SPOKESMAN                                                                                  \
    "NDD PROPN 2 compound\nspokesman NOUN 3 nmod:desc\nPaul PROPN 5 nsubj\nRaven PROPN 3 "         \
    "flat\nspoke/speak VERB 0 root\n"

static void a_surname_gets_what_the_full_name_has(void **state)
{
    (void)state;
    Reading r =
        read_rows(SPOKESMAN "\nRaven PROPN 2 nsubj\nsaid/say VERB 0 root\nso ADV 2 advmod\n", NULL);
    const SayActorMention *full = expect_actor(&r, "NDD spokesman Paul Raven", "XNO", "MIL");
    const SayActorMention *later = expect_actor(&r, "Raven", "XNO", "MIL");
    assert_str(later->name, "Paul Raven");
    assert_int_equal(full->chain, later->chain);
    assert_true(later->person_name);
    finish(&r);
}

static void he_said_is_the_last_who_spoke(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Paul PROPN 3 nsubj person\nRaven PROPN 1 flat +\nsaid/say VERB 0 root\nso ADV 3 advmod\n\n"
        "Troops/troop NOUN 2 nsubj\nleft/leave VERB 0 root\n\n"
        "He PRON 2 nsubj\nadded/add VERB 0 root\nmore ADV 2 advmod\n",
        NULL);
    assert_int_equal(actor(&r, "Paul Raven", 0)->chain, actor(&r, "He", 0)->chain);
    finish(&r);
}

static void he_between_two_persons_stays_open(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Reporters/reporter NOUN 2 nsubj\nsaw/see VERB 0 root\nPaul PROPN 2 obj\nRaven PROPN 3 "
        "flat\nand CCONJ 6 cc\n"
        "Ivo PROPN 3 conj\nBlum PROPN 6 flat\n\nHe PRON 2 nsubj\nslept/sleep VERB 0 root\n",
        NULL);
    const SayActorMention *he = actor(&r, "He", 0);
    assert_ptr_equal(he, &r.doc->actors.items[he->chain]);
    finish(&r);
}

static void an_apposition_says_what_a_person_is(void **state)
{
    (void)state;
    Reading r = read_rows("Paul PROPN 8 nsubj\nRaven PROPN 1 flat\n, PUNCT 6 punct\na DET 6 "
                          "det\nNorlandic ADJ 6 amod\n"
                          "official NOUN 1 appos\n, PUNCT 6 punct\nspoke/speak VERB 0 root\n",
                          NULL);
    const SayActorMention *name = expect_actor(&r, "Paul Raven", "XNO", "GOV");
    assert_int_equal(name->chain, expect_actor(&r, "a Norlandic official", "XNO", "GOV")->chain);
    finish(&r);
}

static void the_sources_are_those_named_before(void **state)
{
    (void)state;
    Reading r = read_rows("two NUM 4 nummod\nSudrian ADJ 4 amod\nsecurity NOUN 4 "
                          "compound\nsources/source NOUN 5 nsubj\nspoke/speak VERB 0 root\n\n"
                          "the DET 2 det\nsources/source NOUN 3 nsubj\nleft/leave VERB 0 root\n",
                          NULL);
    assert_int_equal(actor(&r, "two Sudrian security sources", 0)->chain,
                     actor(&r, "the sources", 0)->chain);
    expect_actor(&r, "the sources", "XSU", "COP");
    finish(&r);
}

static void the_group_is_the_last_armed_group(void **state)
{
    (void)state;
    Reading r = read_rows("Amar PROPN 2 compound\nFront PROPN 3 nsubj\nfired/fire VERB 0 root\n\n"
                          "the DET 2 det\ngroup NOUN 3 nsubj\nleft/leave VERB 0 root\n",
                          NULL);
    assert_int_equal(actor(&r, "Amar Front", 0)->chain, actor(&r, "the group", 0)->chain);
    expect_actor(&r, "the group", "XSU", "REB");
    finish(&r);
}

static void its_militias_belong_to_what_it_stands_beside(void **state)
{
    (void)state;
    Reading r = read_rows("Sudria PROPN 2 nsubj\ndeters/deter VERB 0 root\nNorland PROPN 2 "
                          "obj\nand CCONJ 6 cc\nits PRON 6 nmod:poss\n"
                          "militias/militia NOUN 3 conj\n",
                          NULL);
    expect_actor(&r, "its militias", "XNO", "UAF");
    finish(&r);
}

static void it_seems_is_nobody(void **state)
{
    (void)state;
    Reading r = read_rows("Norland PROPN 2 nsubj\nfired/fire VERB 0 root\n\nIt PRON 2 "
                          "nsubj\nseems/seem VERB 0 root\nso ADV 2 advmod\n",
                          NULL);
    const SayActorMention *it = actor(&r, "It", 0);
    assert_ptr_equal(it, &r.doc->actors.items[it->chain]);
    finish(&r);
}

static void the_front_is_the_one_named_in_full(void **state)
{
    (void)state;
    Reading r = read_rows("The DET 3 det\nHarbour PROPN 3 compound\nFront PROPN 4 nsubj\n"
                          "left/leave VERB 0 root\n\n"
                          "The DET 2 det\nFront PROPN 3 nsubj\nfired/fire VERB 0 root\n",
                          NULL);
    const SayActorMention *full = actor(&r, "The Harbour Front", 0);
    const SayActorMention *later = actor(&r, "The Front", 0);
    assert_non_null(full);
    assert_non_null(later);
    assert_int_equal(full->chain, later->chain);
    assert_str(later->name, "Harbour Front");
    finish(&r);
}

static void who_is_called_former_once_is_so_in_the_whole_article(void **state)
{
    (void)state;
    Reading r =
        read_rows("former ADJ 3 amod\npresident NOUN 3 compound\nVera PROPN 5 nsubj\nHolm PROPN 3 "
                  "flat\nspoke/speak VERB 0 root\n\nHolm PROPN 2 nsubj\nleft/leave VERB 0 root\n",
                  NULL);
    const SayActorMention *m = expect_actor(&r, "Holm", "XNO", "ELI");
    assert_true(m->former);
    assert_str(m->sectors[1], NULL);
    finish(&r);
}

static void a_president_beside_a_former_one_keeps_the_office(void **state)
{
    (void)state;
    Reading r =
        read_rows("former ADJ 3 amod\npresident NOUN 3 compound\nVera PROPN 5 nsubj\nHolm PROPN 3 "
                  "flat\nspoke/speak VERB 0 root\n\npresident NOUN 2 compound\nHolm PROPN 3 nsubj\n"
                  "left/leave VERB 0 root\n",
                  NULL);
    assert_false(expect_actor(&r, "president Holm", "XNO", "GOV")->former);
    finish(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surname_gets_what_the_full_name_has),
        cmocka_unit_test(he_said_is_the_last_who_spoke),
        cmocka_unit_test(he_between_two_persons_stays_open),
        cmocka_unit_test(an_apposition_says_what_a_person_is),
        cmocka_unit_test(the_sources_are_those_named_before),
        cmocka_unit_test(the_group_is_the_last_armed_group),
        cmocka_unit_test(its_militias_belong_to_what_it_stands_beside),
        cmocka_unit_test(it_seems_is_nobody),
        cmocka_unit_test(the_front_is_the_one_named_in_full),
        cmocka_unit_test(who_is_called_former_once_is_so_in_the_whole_article),
        cmocka_unit_test(a_president_beside_a_former_one_keeps_the_office),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
