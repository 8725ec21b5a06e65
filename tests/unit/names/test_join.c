/* test_join.c -- one body goes under one name, where the tree says that it is one. */
#include "names/steps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static SayArena *arena;
static SayDoc *doc;

static int begin(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    return 0;
}

static int end(void **state)
{
    (void)state;
    say_arena_free(arena);
    return 0;
}

/* Words with blanks between, all in one sentence; each hangs on the head given. */
static void read(const char *text, const uint32_t *heads)
{
    SayRecord record = {.plain = true};
    doc = say_doc_new(arena, &record);
    doc->text = say_str(text);
    for (uint32_t start = 0, t = 0; start < doc->text.size; t++) {
        uint32_t at = say_str_find(doc->text, SAY_STR(" "), start);
        if (at == UINT32_MAX) at = doc->text.size;
        say_doc_token_add(doc, start, at);
        doc->tokens.sentence[t] = 0;
        doc->tokens.head[t] = heads[t];
        start = at + 1;
    }
}

static void name(uint32_t first, uint32_t last, SayNameType type)
{
    *say_push(arena, &doc->names) = (SayName){first, last, (uint8_t)type};
}

static void names_are(uint32_t count, uint32_t first, uint32_t last, SayNameType type)
{
    say_names_join(doc);
    assert_int_equal(doc->names.count, count);
    assert_int_equal(doc->names.items[0].first, first);
    assert_int_equal(doc->names.items[0].end, last);
    assert_int_equal(doc->names.items[0].type, type);
}

static void a_nationality_or_a_place_before_a_body_is_part_of_it(void **state)
{
    (void)state;
    read("Sorvanian Ministry of Finance", (uint32_t[]){1, SAY_NONE, 3, 1});
    name(0, 1, SAY_NAME_GROUP), name(1, 4, SAY_NAME_ORGANISATION);
    names_are(1, 0, 4, SAY_NAME_ORGANISATION);
    read("Ulmek Police", (uint32_t[]){1, SAY_NONE});
    name(0, 1, SAY_NAME_LOCATION), name(1, 2, SAY_NAME_ORGANISATION);
    names_are(1, 0, 2, SAY_NAME_ORGANISATION);
}

static void a_place_that_belongs_to_another_word_stays_apart(void **state)
{
    (void)state;
    read("reached Ulmek Police fled", (uint32_t[]){3, 0, 3, SAY_NONE});
    name(1, 2, SAY_NAME_LOCATION), name(2, 3, SAY_NAME_ORGANISATION);
    names_are(2, 1, 2, SAY_NAME_LOCATION);
}

static void what_a_body_is_of_is_part_of_its_name(void **state)
{
    (void)state;
    read("University of Ulmek", (uint32_t[]){SAY_NONE, 2, 0});
    name(0, 1, SAY_NAME_ORGANISATION), name(2, 3, SAY_NAME_LOCATION);
    names_are(1, 0, 3, SAY_NAME_ORGANISATION);
    read("Government of the Republic", (uint32_t[]){SAY_NONE, 3, 3, 0});
    name(0, 1, SAY_NAME_ORGANISATION), name(3, 4, SAY_NAME_ORGANISATION);
    names_are(1, 0, 4, SAY_NAME_ORGANISATION);
}

static void persons_and_bodies_that_only_follow_stay_apart(void **state)
{
    (void)state;
    read("Army of Radan", (uint32_t[]){SAY_NONE, 2, 0});
    name(0, 1, SAY_NAME_ORGANISATION), name(2, 3, SAY_NAME_PERSON);
    names_are(2, 0, 1, SAY_NAME_ORGANISATION);
    read("Reuters of Ulmek", (uint32_t[]){SAY_NONE, 2, SAY_NONE});
    name(0, 1, SAY_NAME_ORGANISATION), name(2, 3, SAY_NAME_LOCATION);
    names_are(2, 0, 1, SAY_NAME_ORGANISATION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_nationality_or_a_place_before_a_body_is_part_of_it),
        cmocka_unit_test(a_place_that_belongs_to_another_word_stays_apart),
        cmocka_unit_test(what_a_body_is_of_is_part_of_its_name),
        cmocka_unit_test(persons_and_bodies_that_only_follow_stay_apart),
    };
    return cmocka_run_group_tests_name("names.join", tests, begin, end);
}
