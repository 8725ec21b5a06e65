/* test_row.c -- derived rows are changed where they differ, and only there. */

#include "fixture.h"
#include "merge/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static SayLedger *ledger;
static SayError error;
static char folder[64], path[96];

static int open_ledger(void **state)
{
    if (set_up(state)) return -1;
    snprintf(folder, sizeof folder, "/tmp/sayso-rows-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/test.db", folder);
    return say_ledger_open(path, SAY_LEDGER_WRITE, &ledger, &error) == SAY_OK ? 0 : -1;
}

static int close_ledger(void **state)
{
    say_ledger_close(ledger);
    unlink(path);
    rmdir(folder);
    return tear_down(state);
}

static SayCell text(const char *words)
{
    return (SayCell){.kind = SAY_CELL_TEXT, .text = say_str(words)};
}

static void put_origin(SayDerived *derived, const char *id, const char *name, int64_t articles)
{
    const SayCell cells[] = {
        text(id), text(name), {.kind = SAY_CELL_WHOLE, .whole = articles}, text("credit")};
    say_derived_put(derived, "origin", cells, 4);
}

/* Gives how many rows were written or taken out. */
static int store(SayDerived *derived)
{
    sqlite3 *database = say_ledger_database(ledger);
    int before = sqlite3_total_changes(database);
    if (say_derived_store(ledger, "main", derived, "origin", &error) != SAY_OK)
        fail_msg("%s", error.message);
    return sqlite3_total_changes(database) - before;
}

static int64_t number_of(const char *sql)
{
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_prepare_v2(say_ledger_database(ledger), sql, -1, &row, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return number;
}

static SayDerived three_origins(void)
{
    SayDerived derived = {.arena = arena};
    put_origin(&derived, "o3", "Coast Courier", 1);
    put_origin(&derived, "o1", "Newswire", 4);
    put_origin(&derived, "o2", "Radio Orra", 2);
    return derived;
}

static void what_is_there_already_is_left_alone(void **state)
{
    (void)state;
    SayDerived derived = three_origins(), again = three_origins();
    assert_int_equal(store(&derived), 3);
    assert_int_equal(store(&again), 0);
    assert_int_equal(number_of("SELECT count(*) FROM origin"), 3);
}

static void a_row_that_changed_is_put_in_the_place_of_the_old_one(void **state)
{
    (void)state;
    SayDerived derived = three_origins(), later = {.arena = arena};
    assert_int_equal(store(&derived), 3);
    put_origin(&later, "o1", "Newswire", 5);
    put_origin(&later, "o2", "Radio Orra", 2);
    put_origin(&later, "o3", "Coast Courier", 1);
    assert_int_equal(store(&later), 2);
    assert_int_equal(number_of("SELECT articles FROM origin WHERE id = 'o1'"), 5);
}

static void what_follows_no_more_goes_and_what_is_new_comes(void **state)
{
    (void)state;
    SayDerived derived = three_origins(), later = {.arena = arena}, none = {.arena = arena};
    assert_int_equal(store(&derived), 3);
    put_origin(&later, "o0", "Dorvan Herald", 1);
    put_origin(&later, "o2", "Radio Orra", 2);
    put_origin(&later, "o4", "Miret Mail", 1);
    assert_int_equal(store(&later), 4);
    assert_int_equal(number_of("SELECT count(*) FROM origin WHERE id IN ('o0', 'o2', 'o4')"), 3);
    assert_int_equal(number_of("SELECT count(*) FROM origin"), 3);
    assert_int_equal(store(&none), 3);
    assert_int_equal(number_of("SELECT count(*) FROM origin"), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_ledger, close_ledger)
    const struct CMUnitTest tests[] = {
        TEST(what_is_there_already_is_left_alone),
        TEST(a_row_that_changed_is_put_in_the_place_of_the_old_one),
        TEST(what_follows_no_more_goes_and_what_is_new_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
