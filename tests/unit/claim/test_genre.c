/* test_genre.c -- kinds of writing: what is read, what is refused with file and line, which parties
 * make news. */
#include "claim/event.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct Bench {
    SayArena *arena;
    const SayTriggers *triggers;
    SayError error;
} Bench;

static int set_up(void **state)
{
    static Bench bench;
    bench = (Bench){.arena = say_arena_new(0)};
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    Bench *bench = *state;
    say_arena_free(bench->arena);
    return 0;
}

static SayStatus read(Bench *b, const char *text)
{
    SayEntries entries = {0};
    assert_int_equal(say_entries_read(b->arena, &entries, SAY_STR("triggers/genres.txt"),
                                      say_str(text), &b->error),
                     SAY_OK);
    SayLexicon *lexicon = say_arena_alloc(b->arena, sizeof *lexicon);
    assert_int_equal(say_lexicon_compile(b->arena, &entries, lexicon, &b->error), SAY_OK);
    return say_triggers_new(b->arena, lexicon, &b->triggers, &b->error);
}

static void word_of_two_kinds_counts_for_both(void **state)
{
    Bench *b = *state;
    assert_int_equal(read(b, "sport.genre\n  words: season | goal\n  least: 3\n  share: 50\n"
                             "fiction.genre\n  words: season | film\n  keeps: state | police\n"
                             "  past: acts\n  named: yes\n  private: 60\n"),
                     SAY_OK);
    assert_int_equal(b->triggers->genres.count, 2);
    assert_int_equal(say_map_get(&b->triggers->genre_words, SAY_STR("season")), 3);
    assert_int_equal(say_map_get(&b->triggers->genre_words, SAY_STR("film")), 2);
    const SayGenre *fiction = &b->triggers->genres.items[1];
    assert_int_equal(fiction->keeps, SAY_KEEPS_STATE | SAY_KEEPS_POLICE);
    assert_int_equal(fiction->past, SAY_RETROSPECT_ACTS);
    assert_int_equal(fiction->privately, 60);
    assert_int_equal(b->triggers->genres.items[0].privately, 100);
    assert_true(fiction->named && !fiction->rest);
}

static void broken_entry_is_refused_with_its_line(void **state)
{
    Bench *b = *state;
    static const char *const broken[] = {
        "# one\nsport.genre\n  keeps: kings\n",
        "# one\nsport.genre\n  share: many\n",
        "# one\nsport.genre\n  past: some\n",
        "# one\nsport.decoy\n  keeps: kings\n",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        assert_int_equal(read(b, broken[i]), SAY_ERROR_FORMAT);
        assert_non_null(strstr(b->error.message, "genres.txt:2"));
    }
}

static void soldiers_are_a_force_and_a_club_is_none(void **state)
{
    (void)state;
    SayActorMention soldiers = {.kind = SAY_ACTOR_ROLE, .sectors = {SAY_STR("MIL")}};
    SayActorMention officers = {.kind = SAY_ACTOR_ROLE, .sectors = {SAY_STR("COP")}};
    SayActorMention country = {.kind = SAY_ACTOR_COUNTRY};
    SayActorMention club = {.kind = SAY_ACTOR_ORGANISATION};
    assert_int_equal(say_party_class(&soldiers), SAY_KEEPS_STATE);
    assert_int_equal(say_party_class(&officers), SAY_KEEPS_POLICE);
    assert_int_equal(say_party_class(&country), SAY_KEEPS_COUNTRY);
    assert_int_equal(say_party_class(&club), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(word_of_two_kinds_counts_for_both, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_entry_is_refused_with_its_line, set_up, tear_down),
        cmocka_unit_test(soldiers_are_a_force_and_a_club_is_none),
    };
    return cmocka_run_group_tests_name("genre", tests, NULL, NULL);
}
