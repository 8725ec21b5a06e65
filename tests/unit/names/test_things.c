/* test_things.c -- facilities by their last and first words, products by name; and what only looks
   like them. */
#include "names/steps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char knowledge[] =
    "%phrases names bound beside prefixes ends begins others\n"
    "buildings\n  ends: airport | museum | power plant\n  begins: Port of | Camp\n"
    "  others: Port of Spain\n"
    "F-16\n  names: F-16\n"
    "M-16\n  names: M-16s\n"
    "A-10\n  names: A-10\n"
    "TB2\n  names: Bayraktar TB2\n"
    "Patriot\n  bound: Patriot\n"
    "Javelin\n  bound: Javelin\n"
    "TOW\n  bound: TOW\n"
    "words\n  beside: missile | missiles\n  prefixes: USS\n";

static SayArena *arena;
static SayLexicon lexicon;
static SayDoc *doc;

static int begin(void **state)
{
    (void)state;
    SayEntries entries = {0};
    SayError error = {0};
    arena = say_arena_new(0);
    assert_int_equal(
        say_entries_read(arena, &entries, SAY_STR("things.txt"), say_str(knowledge), &error),
        SAY_OK);
    assert_int_equal(say_lexicon_compile(arena, &entries, &lexicon, &error), SAY_OK);
    return 0;
}

static int end(void **state)
{
    (void)state;
    say_arena_free(arena);
    return 0;
}

/* Tokens with blanks between, in one sentence, the last one the head of all; what has a capital is
   tagged as a name. */
static void read(const char *text)
{
    SayRecord record = {.plain = true};
    doc = say_doc_new(arena, &record);
    doc->text = say_str(text);
    for (uint32_t start = 0; start < doc->text.size;) {
        uint32_t at = say_str_find(doc->text, SAY_STR(" "), start);
        if (at == UINT32_MAX) at = doc->text.size;
        uint32_t token = say_doc_token_add(doc, start, at);
        bool capital = text[start] >= 'A' && text[start] <= 'Z';
        doc->tokens.sentence[token] = 0;
        doc->tokens.upos[token] = capital ? SAY_UPOS_PROPN : SAY_UPOS_NOUN;
        start = at + 1;
    }
    uint32_t count = doc->tokens.count;
    for (uint32_t t = 0; t < count; t++) doc->tokens.head[t] = t + 1 < count ? count - 1 : SAY_NONE;
    *say_push(arena, &doc->sentences) = (SaySentence){{0, doc->text.size}, 0, count, 0};
    say_doc_words(doc);
}

/* What the network makes of these tokens, from the first to the last. */
static void name(uint32_t first, uint32_t last, SayNameType type)
{
    *say_push(arena, &doc->names) = (SayName){first, last + 1, (uint8_t)type};
}

static void find(void)
{
    SayThings things = {&lexicon, doc};
    say_things_facilities(&things);
    say_things_products(&things);
}

static void is(uint32_t index, const char *text, SayNameType type)
{
    assert_true(index < doc->names.count);
    SayName found = doc->names.items[index];
    SayStr form = say_doc_text(
        doc, (SaySpan){doc->tokens.start[found.first], doc->tokens.end[found.end - 1]});
    if (!say_str_equal(form, say_str(text)))
        fail_msg("\"%.*s\" is not \"%s\"", SAY_STR_ARG(form), text);
    assert_int_equal(found.type, type);
}

static void only(const char *text, SayNameType type)
{
    find();
    assert_int_equal(doc->names.count, 1);
    is(0, text, type);
}

static void a_name_that_ends_as_facilities_do_is_one(void **state)
{
    (void)state;
    read("shells hit Ulmek Airport"), name(2, 3, SAY_NAME_LOCATION);
    only("Ulmek Airport", SAY_NAME_FACILITY);
    read("Ulmek Power Plant"), name(0, 2, SAY_NAME_ORGANISATION);
    only("Ulmek Power Plant", SAY_NAME_FACILITY);
}

static void the_word_alone_or_inside_a_name_makes_no_facility(void **state)
{
    (void)state;
    read("Museum of Modern Art"), name(0, 3, SAY_NAME_ORGANISATION);
    only("Museum of Modern Art", SAY_NAME_ORGANISATION);
    read("Airport Authority"), name(0, 1, SAY_NAME_ORGANISATION);
    only("Airport Authority", SAY_NAME_ORGANISATION);
    read("the Museum"), name(1, 1, SAY_NAME_ORGANISATION);
    only("Museum", SAY_NAME_ORGANISATION);
    read("Idris Camp"), name(0, 1, SAY_NAME_PERSON);
    only("Idris Camp", SAY_NAME_PERSON);
}

static void first_words_tell_too_but_a_town_stays_a_town(void **state)
{
    (void)state;
    read("Port of Ulmek"), name(0, 2, SAY_NAME_LOCATION);
    only("Port of Ulmek", SAY_NAME_FACILITY);
    read("Port of Spain"), name(0, 2, SAY_NAME_LOCATION);
    only("Port of Spain", SAY_NAME_LOCATION);
    read("Camp Radan"), name(0, 1, SAY_NAME_ORGANISATION);
    only("Camp Radan", SAY_NAME_FACILITY);
}

static void the_broken_off_beginning_of_a_facility_is_joined_to_it(void **state)
{
    (void)state;
    read("Grand Sorvanian Ulmek Museum");
    name(0, 0, SAY_NAME_OTHER), name(1, 1, SAY_NAME_GROUP), name(2, 3, SAY_NAME_LOCATION);
    only("Grand Sorvanian Ulmek Museum", SAY_NAME_FACILITY);
    read("Radan Ulmek Museum"), name(0, 0, SAY_NAME_PERSON), name(1, 2, SAY_NAME_LOCATION);
    find();
    assert_int_equal(doc->names.count, 2);
}

static void a_designator_is_found_in_one_token_or_three_with_what_follows_the_number(void **state)
{
    (void)state;
    read("two F-16 jets"), only("F-16", SAY_NAME_PRODUCT);
    read("two F - 16s landed"), only("F - 16s", SAY_NAME_PRODUCT);
    read("the A-10C came"), only("A-10C", SAY_NAME_PRODUCT);
}

static void a_number_without_the_hyphen_or_in_small_letters_is_no_designator(void **state)
{
    (void)state;
    read("A 10 year old boy"), find();
    assert_int_equal(doc->names.count, 0);
    read("formula f-16 holds"), find();
    assert_int_equal(doc->names.count, 0);
    read("two F-16-armed wings"), find();
    assert_int_equal(doc->names.count, 0);
}

static void a_word_with_other_meanings_wants_a_weapon_beside_it(void **state)
{
    (void)state;
    read("a Patriot air defence missile"), only("Patriot", SAY_NAME_PRODUCT);
    read("Patriot and Javelin missiles"), find();
    assert_int_equal(doc->names.count, 2);
    is(0, "Patriot", SAY_NAME_PRODUCT), is(1, "Javelin", SAY_NAME_PRODUCT);
    read("the Patriot Act"), name(1, 2, SAY_NAME_OTHER), only("Patriot Act", SAY_NAME_OTHER);
    read("the Javelin throw"), find();
    assert_int_equal(doc->names.count, 0);
    read("the Javelin throw , then missiles"), find();
    assert_int_equal(doc->names.count, 0);
    read("they Tow missiles"), find();
    assert_int_equal(doc->names.count, 0);
}

static void a_product_takes_the_place_of_no_longer_name_and_of_no_group(void **state)
{
    (void)state;
    read("Bayraktar TB2 struck Ulmek");
    name(0, 0, SAY_NAME_PERSON), name(3, 3, SAY_NAME_LOCATION), find();
    assert_int_equal(doc->names.count, 2);
    is(0, "Bayraktar TB2", SAY_NAME_PRODUCT), is(1, "Ulmek", SAY_NAME_LOCATION);
    read("Ulmek Patriot Front missiles"), name(0, 2, SAY_NAME_ORGANISATION);
    only("Ulmek Patriot Front", SAY_NAME_ORGANISATION);
    read("Patriot missiles"), name(0, 0, SAY_NAME_GROUP), only("Patriot", SAY_NAME_GROUP);
}

static void a_ship_goes_by_its_prefix_and_the_name_behind(void **state)
{
    (void)state;
    read("the USS Idris Radan sailed"), name(2, 3, SAY_NAME_PERSON);
    only("USS Idris Radan", SAY_NAME_PRODUCT);
    read("the USS sailed"), find();
    assert_int_equal(doc->names.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_that_ends_as_facilities_do_is_one),
        cmocka_unit_test(the_word_alone_or_inside_a_name_makes_no_facility),
        cmocka_unit_test(first_words_tell_too_but_a_town_stays_a_town),
        cmocka_unit_test(the_broken_off_beginning_of_a_facility_is_joined_to_it),
        cmocka_unit_test(a_designator_is_found_in_one_token_or_three_with_what_follows_the_number),
        cmocka_unit_test(a_number_without_the_hyphen_or_in_small_letters_is_no_designator),
        cmocka_unit_test(a_word_with_other_meanings_wants_a_weapon_beside_it),
        cmocka_unit_test(a_product_takes_the_place_of_no_longer_name_and_of_no_group),
        cmocka_unit_test(a_ship_goes_by_its_prefix_and_the_name_behind),
    };
    return cmocka_run_group_tests_name("names.things", tests, begin, end);
}
