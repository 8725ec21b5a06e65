/* test_places.c -- where: capitals that act and capitals that are places, and homonyms. */
#include "sentence.h"

static const SayPlaceMention *place(const Reading *r, const char *text)
{
    for (uint32_t i = 0; i < r->doc->places.count; i++)
        if (say_str_equal(say_doc_text(r->doc, r->doc->places.items[i].span), say_str(text)))
            return &r->doc->places.items[i];
    return NULL;
}

static void a_capital_that_acts_is_the_government(void **state)
{
    (void)state;
    Reading r = read_rows("Halden PROPN 2 nsubj\ndenied/deny VERB 0 root\nit PRON 2 obj\n", NULL);
    expect_actor(&r, "Halden", "XNO", "GOV");
    assert_true(place(&r, "Halden")->actor_too);
    finish(&r);
}

static void in_a_capital_is_a_place_and_no_actor(void **state)
{
    (void)state;
    Reading r = read_rows(
        "They PRON 2 nsubj\nmet/meet VERB 0 root\nin ADP 4 case\nHalden PROPN 2 obl\n", NULL);
    assert_null(actor(&r, "Halden", 0));
    const SayPlaceMention *p = place(&r, "Halden");
    assert_non_null(p);
    assert_false(p->actor_too);
    assert_int_equal(6050000, p->latitude_e5);
    assert_int_equal(-1125000, p->longitude_e5);
    assert_int_equal(77, p->geonameid);
    assert_int_equal(SAY_PRECISION_CITY, p->precision);
    assert_true(p->confidence >= 800);
    finish(&r);
}

static void the_articles_country_chooses_among_homonyms(void **state)
{
    (void)state;
    Reading r = read_rows("Sudrian ADJ 2 amod\ntroops/troop NOUN 3 nsubj\nleft/leave VERB 0 "
                          "root\nPort PROPN 5 compound\nVell PROPN 3 obj\n"
                          "in ADP 7 case\nSudria PROPN 3 obl\n",
                          NULL);
    const SayPlaceMention *p = place(&r, "Port Vell");
    assert_non_null(p);
    assert_str(p->country, "XSU");
    assert_str(p->name, "Port Vell");
    finish(&r);
}

static void without_context_no_homonym_is_chosen(void **state)
{
    (void)state;
    Reading r = read_rows("They PRON 2 nsubj\nmet/meet VERB 0 root\nin ADP 5 case\nPort PROPN 5 "
                          "compound\nVell PROPN 2 obl\n",
                          NULL);
    const SayPlaceMention *p = place(&r, "Port Vell");
    if (p) assert_str(p->country, NULL);
    if (p) assert_int_equal(0, p->confidence);
    finish(&r);
}

static void an_unknown_place_keeps_its_name_only(void **state)
{
    (void)state;
    Reading r = read_rows(
        "They PRON 2 nsubj\nmet/meet VERB 0 root\nnear ADP 4 case\nAnsor PROPN 2 obl\n", NULL);
    const SayPlaceMention *p = place(&r, "Ansor");
    assert_non_null(p);
    assert_str(p->country, NULL);
    assert_int_equal(INT32_MIN, p->latitude_e5);
    assert_null(actor(&r, "Ansor", 0));
    finish(&r);
}

static void a_country_in_an_actors_name_says_no_place(void **state)
{
    (void)state;
    Reading r = read_rows(
        "Norland PROPN 2 compound\nofficials/official NOUN 3 nsubj\nmet/meet VERB 0 root\n", NULL);
    expect_actor(&r, "Norland officials", "XNO", "GOV");
    assert_int_equal(0, r.doc->places.count);
    finish(&r);
}

static void a_town_behind_a_comma_is_a_place_of_its_own(void **state)
{
    (void)state;
    Reading r = read_rows("They PRON 2 nsubj\nmet/meet VERB 0 root\nin ADP 4 case\nHalden PROPN 2 "
                          "obl location\n, PUNCT 6 punct +\nNorland PROPN 4 appos +\n",
                          NULL);
    const SayPlaceMention *p = place(&r, "Halden");
    assert_non_null(p);
    assert_int_equal(77, p->geonameid);
    assert_non_null(place(&r, "Norland"));
    finish(&r);
}

static void a_facility_is_an_exact_place(void **state)
{
    (void)state;
    Reading r = read_rows("They PRON 2 nsubj\nmet/meet VERB 0 root\nat ADP 4 case\nVelmar PROPN 2 "
                          "obl facility\n",
                          NULL);
    assert_non_null(place(&r, "Velmar"));
    assert_int_equal(SAY_PRECISION_EXACT, place(&r, "Velmar")->precision);
    assert_null(actor(&r, "Velmar", 0));
    finish(&r);
}

static void a_place_with_a_countrys_name_in_it_is_not_the_country(void **state)
{
    (void)state;
    Reading r = read_rows("Norland PROPN 2 compound location\nHeights PROPN 3 nsubj "
                          "+\nburned/burn VERB 0 root\n",
                          NULL);
    assert_non_null(place(&r, "Norland Heights"));
    assert_int_equal(0, r.doc->actors.count);
    finish(&r);
}

static void without_context_the_larger_namesake_is_meant(void **state)
{
    (void)state;
    Reading r = read_rows(
        "They PRON 2 nsubj\nmet/meet VERB 0 root\nin ADP 4 case\nMarl PROPN 2 obl\n", NULL);
    assert_str(place(&r, "Marl")->country, "XSU");
    finish(&r);
}

static void a_state_behind_a_comma_says_which_town(void **state)
{
    (void)state;
    Reading r = read_rows("They PRON 2 nsubj\nmet/meet VERB 0 root\nin ADP 4 case\nMarl PROPN 2 "
                          "obl\n, PUNCT 6 punct\nAral PROPN 4 appos\n",
                          NULL);
    assert_str(place(&r, "Marl")->country, "XNO");
    assert_int_equal(6100000, place(&r, "Marl")->latitude_e5);
    finish(&r);
}

static void a_town_nearby_says_which_town(void **state)
{
    (void)state;
    Reading r = read_rows("They PRON 2 nsubj\nmet/meet VERB 0 root\nin ADP 4 case\nMarl PROPN 2 "
                          "obl\nnear ADP 6 case\nLunde PROPN 2 obl\n",
                          NULL);
    assert_str(place(&r, "Marl")->country, "XNO");
    finish(&r);
}

static void a_shy_name_alone_is_no_place(void **state)
{
    (void)state;
    Reading r = read_rows("Glad PROPN 2 nsubj\nmet/meet VERB 0 root\nthem PRON 2 obj\n", NULL);
    assert_null(place(&r, "Glad"));
    finish(&r);
}

static void a_shy_name_that_the_network_calls_a_location_is_a_place(void **state)
{
    (void)state;
    Reading r = read_rows("They PRON 2 nsubj\nmet/meet VERB 0 root\nin ADP 4 case\nGlad PROPN 2 "
                          "obl location\n",
                          NULL);
    assert_str(place(&r, "Glad")->country, "XNO");
    finish(&r);
}

static void a_state_in_short_counts_behind_a_comma(void **state)
{
    (void)state;
    Reading r = read_rows("They PRON 2 nsubj\nmet/meet VERB 0 root\nin ADP 4 case\nMarl PROPN 2 "
                          "obl\n, PUNCT 6 punct\nAr. PROPN 4 appos\n",
                          NULL);
    assert_str(place(&r, "Marl")->country, "XNO");
    finish(&r);
}

static void a_town_in_a_persons_name_is_no_place(void **state)
{
    (void)state;
    Reading r =
        read_rows("Lunde PROPN 2 nsubj person\nmet/meet VERB 0 root\nthem PRON 2 obj\n", NULL);
    assert_null(place(&r, "Lunde"));
    finish(&r);
}

static void the_adjective_of_a_region_says_the_region(void **state)
{
    (void)state;
    Reading r = read_rows("Westlandish ADJ 2 amod\nrivers/river NOUN 3 nsubj\nrose/rise VERB 0 "
                          "root\n",
                          NULL);
    const SayPlaceMention *p = place(&r, "Westlandish");
    assert_non_null(p);
    assert_str(p->name, "Westland");
    assert_int_equal(SAY_PRECISION_REGION, p->precision);
    finish(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_capital_that_acts_is_the_government),
        cmocka_unit_test(in_a_capital_is_a_place_and_no_actor),
        cmocka_unit_test(the_articles_country_chooses_among_homonyms),
        cmocka_unit_test(without_context_no_homonym_is_chosen),
        cmocka_unit_test(an_unknown_place_keeps_its_name_only),
        cmocka_unit_test(a_country_in_an_actors_name_says_no_place),
        cmocka_unit_test(without_context_the_larger_namesake_is_meant),
        cmocka_unit_test(a_state_behind_a_comma_says_which_town),
        cmocka_unit_test(a_town_nearby_says_which_town),
        cmocka_unit_test(a_shy_name_alone_is_no_place),
        cmocka_unit_test(a_shy_name_that_the_network_calls_a_location_is_a_place),
        cmocka_unit_test(a_state_in_short_counts_behind_a_comma),
        cmocka_unit_test(a_town_in_a_persons_name_is_no_place),
        cmocka_unit_test(a_town_behind_a_comma_is_a_place_of_its_own),
        cmocka_unit_test(a_facility_is_an_exact_place),
        cmocka_unit_test(the_adjective_of_a_region_says_the_region),
        cmocka_unit_test(a_place_with_a_countrys_name_in_it_is_not_the_country),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
