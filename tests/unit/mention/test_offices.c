/* test_offices.c -- what a person is on the day of the article, and who is called former. */
#include "sentence.h"

#include <stdio.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_is_what_the_article_s_day_makes_of_him),
        cmocka_unit_test(out_of_office_a_person_keeps_name_and_country),
        cmocka_unit_test(the_text_s_own_title_comes_before_the_days_of_an_office),
        cmocka_unit_test(a_former_president_holds_no_office),
        cmocka_unit_test(
            a_former_spokesman_of_a_body_is_not_of_it_and_a_former_country_says_nothing),
        cmocka_unit_test(a_role_that_is_not_written_so_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
