/* test_quantities.c -- numbers, their bounds, and what they count. */
#include "sentence.h"

static const SayQuantityMention *only(const Reading *r)
{
    assert_int_equal(1, r->doc->quantities.count);
    return &r->doc->quantities.items[0];
}

static void expect(const char *rows, SayBound bound, int64_t low, int64_t best, int64_t high,
                   const char *unit)
{
    Reading r = read_rows(rows, "2026-11-20");
    const SayQuantityMention *q = only(&r);
    assert_int_equal(bound, q->bound);
    assert_int_equal(low, q->low);
    assert_int_equal(best, q->best);
    assert_int_equal(high, q->high);
    assert_str(q->unit, unit);
    finish(&r);
}

static void none(const char *rows)
{
    Reading r = read_rows(rows, "2026-11-20");
    assert_int_equal(0, r.doc->quantities.count);
    finish(&r);
}

static void bounds_stand_before_the_number(void **state)
{
    (void)state;
    expect("More ADJ 3 advmod\nthan ADP 1 fixed\n40 NUM 4 nummod\nattacks/attack NOUN 5 "
           "nsubj\nfailed/fail VERB 0 root\n",
           SAY_BOUND_MORE_THAN, 41, -1, -1, "attack");
    expect("at ADP 2 case\nleast ADJ 3 advmod\nthree NUM 4 nummod\nchildren/child NOUN 5 "
           "nsubj\ndied/die VERB 0 root\n",
           SAY_BOUND_AT_LEAST, 3, 3, -1, "person");
    expect("approximately ADV 2 advmod\n2,500 NUM 4 nummod\nSudrian ADJ 4 amod\ntroops/troop NOUN "
           "5 nsubj\nleft/leave VERB 0 root\n",
           SAY_BOUND_ABOUT, -1, 2500, -1, "person");
}

static void ranges_have_two_ends(void **state)
{
    (void)state;
    expect("10 NUM 4 nummod\nto ADP 3 case\n12 NUM 1 nmod\npeople/person NOUN 5 nsubj\ndied/die "
           "VERB 0 root\n",
           SAY_BOUND_RANGE, 10, -1, 12, "person");
    expect("between ADP 5 case\n10 NUM 5 nummod\nand CCONJ 4 cc\n12 NUM 2 conj\npeople/person NOUN "
           "6 obl\ndied/die VERB 0 root\n",
           SAY_BOUND_RANGE, 10, -1, 12, "person");
}

static void words_are_numbers_too(void **state)
{
    (void)state;
    expect("two NUM 3 nummod\nhundred NUM 1 compound\nsoldiers/soldier NOUN 4 nsubj\ndied/die VERB "
           "0 root\n",
           SAY_BOUND_EXACT, 200, 200, 200, "person");
    expect("a DET 2 det\ndozen NOUN 3 compound\nships/ship NOUN 4 nsubj\nsank/sink VERB 0 root\n",
           SAY_BOUND_EXACT, 12, 12, 12, "ship");
    expect("$ SYM 4 nsubj\n2 NUM 3 compound\nbillion NUM 1 nummod\nvanished/vanish VERB 0 root\n",
           SAY_BOUND_EXACT, 2000000000, 2000000000, 2000000000, "usd");
}

static void dozens_are_vague(void **state)
{
    (void)state;
    expect("dozens/dozen NOUN 4 nsubj\nof ADP 3 case\nsoldiers/soldier NOUN 1 nmod\ndied/die VERB "
           "0 root\n",
           SAY_BOUND_VAGUE, 24, -1, -1, "person");
}

static void years_ages_and_ordinals_count_nothing(void **state)
{
    (void)state;
    none("in ADP 2 case\n1982 NUM 3 obl\nthey PRON 4 nsubj\nleft/leave VERB 0 root\n");
    none("Ivo PROPN 6 nsubj\nBlum PROPN 1 flat\n, PUNCT 4 punct\n45 NUM 1 appos\n, PUNCT 4 "
         "punct\nleft/leave VERB 0 root\n");
    none("the DET 3 det\n3rd ADJ 3 amod\nday NOUN 4 nsubj\npassed/pass VERB 0 root\n");
    none("1 NUM 0 root\n. PUNCT 1 punct\nGo VERB 1 parataxis\n");
}

static void effect_of(const char *rows, uint32_t n, const char *effect, bool part)
{
    Reading r = read_rows(rows, "2026-11-20");
    assert_in_range(n, 0, r.doc->quantities.count - 1);
    assert_str(r.doc->quantities.items[n].effect, effect);
    assert_int_equal(part, r.doc->quantities.items[n].whole != SAY_NONE);
    finish(&r);
}

static void what_befell_those_counted_is_told(void **state)
{
    (void)state;
    const char *both = "Shelling/shelling NOUN 2 nsubj\nkilled/kill VERB 0 root\n12 NUM 4 nummod\n"
                       "soldiers/soldier NOUN 2 obj\nand CCONJ 6 cc\nwounded/wound VERB 2 conj\n"
                       "five/five NUM 6 obj\n";
    effect_of(both, 0, "killed", false);
    effect_of(both, 1, "wounded", false);
    effect_of("Three NUM 2 nummod\nsoldiers/soldier NOUN 3 nsubj\ndied/die VERB 0 root\n", 0,
              "killed", false);
    effect_of("One/one NUM 3 nsubj:pass\nwas/be AUX 3 aux:pass\narrested/arrest VERB 0 root\n", 0,
              "arrested", false);
    effect_of("The DET 2 det\ntoll/toll NOUN 3 nsubj\nrose/rise VERB 0 root\nto ADP 5 case\n14 NUM "
              "3 obl\n",
              0, "killed", false);
    effect_of("Two NUM 2 nummod\nsoldiers/soldier NOUN 3 nsubj\nleft/leave VERB 0 root\n", 0, NULL,
              false);
}

static void somebody_whom_something_befell_counts_one(void **state)
{
    (void)state;
    expect("A DET 2 det\nsoldier NOUN 4 nsubj:pass\nwas/be AUX 4 aux:pass\nkilled/kill VERB "
           "0 root\n",
           SAY_BOUND_EXACT, 1, 1, 1, "person");
    none("A DET 2 det\nsoldier NOUN 3 nsubj\nleft/leave VERB 0 root\n");
    none("They PRON 2 nsubj\nread/read VERB 0 root\nZero PROPN 4 compound\nHalden PROPN 2 obj\n");
}

static void parts_point_at_their_whole(void **state)
{
    (void)state;
    const char *rows = "12 NUM 2 nummod\npeople/people NOUN 8 nsubj:pass\n, PUNCT 6 punct\n"
                       "including/include VERB 6 case\nthree NUM 6 nummod\nchildren/child NOUN 2 "
                       "nmod\nwere/be AUX 8 aux:pass\nkilled/kill VERB 0 root\n";
    effect_of(rows, 0, "killed", false);
    effect_of(rows, 1, NULL, true);
}

static void addresses_count_nothing(void **state)
{
    (void)state;
    none("at ADP 4 case\n419 NUM 4 nummod\nLinden PROPN 4 compound\nDrive PROPN 0 root\n");
    none("the DET 3 det\n200 NUM 3 nummod\nblock NOUN 0 root\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_stand_before_the_number),
        cmocka_unit_test(ranges_have_two_ends),
        cmocka_unit_test(words_are_numbers_too),
        cmocka_unit_test(dozens_are_vague),
        cmocka_unit_test(years_ages_and_ordinals_count_nothing),
        cmocka_unit_test(what_befell_those_counted_is_told),
        cmocka_unit_test(somebody_whom_something_befell_counts_one),
        cmocka_unit_test(parts_point_at_their_whole),
        cmocka_unit_test(addresses_count_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
