/* test_query.c -- words that a person looks for, and queries without what nobody asks. */
#include "ledger/list_sql.h"
#include "ledger/query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int make_arena(void **state)
{
    *state = say_arena_new(0);
    return *state ? 0 : -1;
}

static int free_arena(void **state)
{
    say_arena_free(*state);
    return 0;
}

static void words_are_quoted_for_the_index(void **state)
{
    static const struct {
        const char *query, *match;
    } cases[] = {
        {"convoy", "\"convoy\""},
        {"army convoy", "\"army\" AND \"convoy\""},
        {"  Army,  CONVOY! ", "\"Army\" AND \"CONVOY\""},
        {"\"army convoy\" Ulmek", "\"army\" + \"convoy\" AND \"Ulmek\""},
        {"\"army\" \"convoy\"", "\"army\" AND \"convoy\""},
        {"ambush*", "\"ambush\" *"},
        {"\"army conv*\"", "\"army\" + \"conv\" *"},
        {"\"arm* convoy\"", "\"arm\" + \"convoy\""},
        {"al-Shabaab", "\"al\" AND \"Shabaab\""},
        {"NEAR(a b) OR title:x NOT \"", "\"NEAR\" AND \"a\" AND \"b\" AND \"OR\" AND \"title\""
                                        " AND \"x\" AND \"NOT\""},
        {"Erdoğan", "\"Erdoğan\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(say_query_match(*state, say_str(cases[i].query)), cases[i].match);
}

static void a_query_without_a_word_is_none(void **state)
{
    static const char *const cases[] = {"", " ", "\"\"", "*", "!?", "\" \" -"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_null(say_query_match(*state, say_str(cases[i])));
}

static void hits_are_whole_words_whatever_their_case_and_marks(void **state)
{
    SayHits hits = {0};
    SayStr text = SAY_STR("Convoys of the Convoy: convoy, said Erdogan and ERDOĞAN");
    say_query_hits(*state, SAY_STR("convoy erdoğan"), text, &hits);
    assert_int_equal(hits.count, 4);
    assert_int_equal(hits.items[0].start, 15);
    assert_int_equal(hits.items[0].end, 21);
    assert_int_equal(hits.items[1].start, 23);
    assert_int_equal(hits.items[2].start, 36);
    assert_int_equal(hits.items[3].end, text.size);
}

static void an_open_word_hits_what_begins_so(void **state)
{
    SayHits hits = {0};
    say_query_hits(*state, SAY_STR("conv*"), SAY_STR("Convoys and a convent"), &hits);
    assert_int_equal(hits.count, 2);
}

static void assert_pruned(SayArena *arena, const char *sql, uint32_t given, const char *pruned)
{
    assert_string_equal(say_list_prune(arena, sql, given), pruned);
}

static void what_is_not_asked_is_left_out(void **state)
{
    assert_pruned(*state, "a AND (?5 IS NULL OR k.type = ?5) AND b", 0, "a AND (1) AND b");
    assert_pruned(*state, "(coalesce(?3, ?4) IS NULL OR EXISTS (SELECT 1 FROM x))", 0, "(1)");
}

static void what_is_asked_stands_alone(void **state)
{
    assert_pruned(*state, "a AND (?5 IS NULL OR k.type = ?5) AND b", 1u << 5,
                  "a AND ( k.type = ?5) AND b");
    assert_pruned(*state, "(coalesce(?3, ?4) IS NULL OR (?4 IS NULL OR x) AND (?3 IS NULL OR y))",
                  1u << 3, "( (1) AND ( y))");
}

static void other_brackets_and_quoted_ones_stay(void **state)
{
    assert_pruned(*state, "(SELECT ')' || (a) FROM b WHERE (?1 IS NULL OR c = '(') AND d)", 0,
                  "(SELECT ')' || (a) FROM b WHERE (1) AND d)");
    assert_pruned(*state, "(?1 IS NOT NULL OR b)", 0, "(?1 IS NOT NULL OR b)");
    assert_pruned(*state, "(?7 IN (a, b))", 0, "(?7 IN (a, b))");
}

static void the_most_frequent_value_is_found(void **state)
{
    (void)state;
    sqlite3 *database;
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
    assert_true(say_most_define(database));
    assert_int_equal(sqlite3_prepare_v2(database,
                                        "SELECT say_most(v), say_most(w), say_most(n) FROM (SELECT"
                                        " 'b' AS v, 'y' AS w, NULL AS n UNION ALL SELECT 'a', 'x',"
                                        " NULL UNION ALL SELECT 'b', NULL, NULL)",
                                        -1, &row, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(row, 0), "b");
    assert_string_equal((const char *)sqlite3_column_text(row, 1), "x");
    assert_int_equal(sqlite3_column_type(row, 2), SQLITE_NULL);
    sqlite3_finalize(row);
    sqlite3_close(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_quoted_for_the_index, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(a_query_without_a_word_is_none, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(hits_are_whole_words_whatever_their_case_and_marks,
                                        make_arena, free_arena),
        cmocka_unit_test_setup_teardown(an_open_word_hits_what_begins_so, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(what_is_not_asked_is_left_out, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(what_is_asked_stands_alone, make_arena, free_arena),
        cmocka_unit_test_setup_teardown(other_brackets_and_quoted_ones_stay, make_arena,
                                        free_arena),
        cmocka_unit_test(the_most_frequent_value_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
