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

static void the_president_is_who_bears_the_title(void **state)
{
    (void)state;
    Reading r = read_rows("President PROPN 2 nmod:desc\nPaul PROPN 4 nsubj\nRaven PROPN 2 flat\n"
                          "left/leave VERB 0 root\n\n"
                          "the DET 2 det\npresident NOUN 3 nsubj\nspoke/speak VERB 0 root\n",
                          NULL);
    assert_int_equal(actor(&r, "President Paul Raven", 0)->chain,
                     actor(&r, "the president", 0)->chain);
    finish(&r);
}

static void a_former_president_is_not_the_president(void **state)
{
    (void)state;
    Reading r = read_rows("former ADJ 3 amod\nPresident PROPN 3 nmod:desc\nPaul PROPN 5 nsubj\n"
                          "Raven PROPN 3 flat\nleft/leave VERB 0 root\n\n"
                          "the DET 2 det\npresident NOUN 3 nsubj\nspoke/speak VERB 0 root\n",
                          NULL);
    const SayActorMention *later = actor(&r, "the president", 0);
    assert_ptr_equal(later, &r.doc->actors.items[later->chain]);
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

/* The noun phrase with exactly this text; the n-th of them, from 0. */
static const SayNominal *phrase(const Reading *r, const char *text, uint32_t n)
{
    for (uint32_t i = 0; i < r->doc->nominals.count; i++) {
        const SayNominal *found = &r->doc->nominals.items[i];
        if (say_str_equal(say_doc_text(r->doc, found->span), say_str(text)) && n-- == 0)
            return found;
    }
    fail_msg("no noun phrase \"%s\"", text);
    return NULL;
}

#define ACCORD                                                                                     \
    "Sudria PROPN 2 nsubj\nsigned/sign VERB 0 root\na DET 5 det\npeace NOUN 5 "                    \
    "compound\naccord NOUN 2 obj\n\n"

static void a_noun_is_taken_up_by_the_same_noun(void **state)
{
    (void)state;
    Reading r =
        read_rows(ACCORD "the DET 2 det\naccord NOUN 3 nsubj\nheld/hold VERB 0 root\n", NULL);
    assert_int_equal(phrase(&r, "a peace accord", 0)->chain, phrase(&r, "the accord", 0)->chain);
    finish(&r);
}

static void another_one_is_another(void **state)
{
    (void)state;
    Reading r = read_rows(
        ACCORD
        "another DET 2 det\naccord NOUN 3 nsubj\nheld/hold VERB 0 root\n\n"
        "the DET 3 det\ntrade NOUN 3 compound\naccord NOUN 4 nsubj\nfailed/fail VERB 0 root\n",
        NULL);
    SayIndex first = phrase(&r, "a peace accord", 0)->chain;
    assert_int_not_equal(first, phrase(&r, "another accord", 0)->chain);
    assert_int_not_equal(first, phrase(&r, "the trade accord", 0)->chain);
    finish(&r);
}

static void it_may_be_what_no_actor_is(void **state)
{
    (void)state;
    Reading r = read_rows("The DET 2 det\nbridge NOUN 3 nsubj\nfell/fall VERB 0 root\n\n"
                          "It PRON 3 nsubj:pass\nwas AUX 3 aux:pass\nbuilt/build VERB 0 root\n",
                          NULL);
    assert_int_equal(phrase(&r, "The bridge", 0)->chain, phrase(&r, "It", 0)->chain);
    const SayActorMention *it = actor(&r, "It", 0);
    assert_ptr_equal(it, &r.doc->actors.items[it->chain]);
    finish(&r);
}

static void i_in_a_quotation_is_who_says_it(void **state)
{
    (void)state;
    Reading r =
        read_rows("\" PUNCT 3 punct\nI PRON 3 nsubj\nlie VERB 0 root\n\" PUNCT 3 punct\n"
                  "said/say VERB 3 parataxis\nPaul PROPN 5 nsubj person\nRaven PROPN 6 flat +\n\n"
                  "\" PUNCT 3 punct\nHe PRON 3 nsubj\nlies/lie VERB 0 root\n\" PUNCT 3 punct\n"
                  "said/say VERB 3 parataxis\nRaven PROPN 5 nsubj person\n",
                  NULL);
    SayIndex speaker = phrase(&r, "Paul Raven", 0)->chain;
    assert_int_equal(speaker, phrase(&r, "I", 0)->chain);
    assert_int_not_equal(speaker, phrase(&r, "He", 0)->chain);
    finish(&r);
}

static void two_arguments_of_a_verb_are_two(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Paul PROPN 3 nsubj person\nRaven PROPN 1 flat +\nsaw/see VERB 0 root\nhim PRON 3 obj\n\n"
        "Ivo PROPN 3 nsubj person\nBlum PROPN 1 flat +\nsaw/see VERB 0 root\nhimself PRON 3 obj\n",
        NULL);
    assert_int_not_equal(phrase(&r, "Paul Raven", 0)->chain, phrase(&r, "him", 0)->chain);
    assert_int_equal(phrase(&r, "Ivo Blum", 0)->chain, phrase(&r, "himself", 0)->chain);
    finish(&r);
}

static void they_are_two_that_stand_together(void **state)
{
    (void)state;
    Reading r =
        read_rows("Norland PROPN 4 nsubj\nand CCONJ 3 cc\nSudria PROPN 1 conj\n"
                  "agreed/agree VERB 0 root\n\nThey PRON 2 nsubj\nwaited/wait VERB 0 root\n",
                  NULL);
    assert_int_equal(phrase(&r, "Norland and Sudria", 0)->chain, phrase(&r, "They", 0)->chain);
    const SayActorMention *they = actor(&r, "They", 0);
    assert_ptr_equal(they, &r.doc->actors.items[they->chain]);
    finish(&r);
}

static void the_wife_of_one_man_is_one(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Paul PROPN 3 nsubj person\nRaven PROPN 1 flat +\nleft/leave VERB 0 root\nhis PRON 5 "
        "nmod:poss\nwife NOUN 3 obj\n\n"
        "Raven PROPN 3 nmod:poss person\n's PART 1 case\nwife NOUN 4 nsubj\n"
        "stayed/stay VERB 0 root\n",
        NULL);
    assert_int_equal(phrase(&r, "Paul Raven", 0)->chain, phrase(&r, "his", 0)->chain);
    assert_int_equal(phrase(&r, "his wife", 0)->chain, phrase(&r, "Raven 's wife", 0)->chain);
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
        cmocka_unit_test(the_president_is_who_bears_the_title),
        cmocka_unit_test(a_former_president_is_not_the_president),
        cmocka_unit_test(its_militias_belong_to_what_it_stands_beside),
        cmocka_unit_test(it_seems_is_nobody),
        cmocka_unit_test(the_front_is_the_one_named_in_full),
        cmocka_unit_test(who_is_called_former_once_is_so_in_the_whole_article),
        cmocka_unit_test(a_president_beside_a_former_one_keeps_the_office),
        cmocka_unit_test(a_noun_is_taken_up_by_the_same_noun),
        cmocka_unit_test(another_one_is_another),
        cmocka_unit_test(it_may_be_what_no_actor_is),
        cmocka_unit_test(i_in_a_quotation_is_who_says_it),
        cmocka_unit_test(two_arguments_of_a_verb_are_two),
        cmocka_unit_test(they_are_two_that_stand_together),
        cmocka_unit_test(the_wife_of_one_man_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
