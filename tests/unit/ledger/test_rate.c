/* test_rate.c -- ratings on the Admiralty scale, and notes. */
#include "fixture.h"

static const char *made(Fixture *f)
{
    fixture_open(f, SAY_LEDGER_WRITE);
    const SayDoc *docs[] = {shelling(f->arena, "Coast Courier", false),
                            shelling(f->arena, "Harbour Post", true)};
    add_all(f, docs, 2);
    return say_str_terminated(f->arena, docs[1]->claims.items[0].id);
}

static void rated(Fixture *f, const char *target, const char *code, const char *now)
{
    SayRating rating = {target, code, "the desk", NULL};
    assert_ok(say_rate(f->ledger, &rating, now, &f->error), &f->error);
}

/* The cell of the last row of a list. */
static const char *cell(Fixture *f, const char *what, const SayFilter *filter, const char *column)
{
    SayRows *rows;
    bool more;
    SayText text = {.arena = f->arena};
    assert_ok(say_list(f->ledger, what, filter, &rows, &f->error), &f->error);
    while (say_rows_next(rows, &more, &f->error) == SAY_OK && more)
        for (size_t i = 0; i < say_rows_width(rows); i++) {
            if (strcmp(say_rows_name(rows, i), column) != 0) continue;
            bool null = say_rows_kind(rows, i) == SAY_VALUE_NULL;
            text = (SayText){.arena = f->arena};
            say_text_format(&text, "%s", null ? "NULL" : say_rows_text(rows, i));
        }
    say_rows_close(rows);
    return say_str_terminated(f->arena, say_text_str(&text));
}

static SayStatus refused(Fixture *f, const char *target, const char *code)
{
    SayRating rating = {target, code, NULL, NULL};
    return say_rate(f->ledger, &rating, NULL, &f->error);
}

static void write_file(Fixture *f, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s.copy", f->path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static SayStatus import(Fixture *f, const char *text, uint64_t *rows)
{
    char path[128];
    snprintf(path, sizeof path, "%s.copy", f->path);
    write_file(f, text);
    return say_rate_import(f->ledger, path, NULL, rows, &f->error);
}

static void what_nobody_rated_has_no_rating(void **state)
{
    static const SayFilter all = {0};
    Fixture *f = *state;
    made(f);
    assert_string_equal(cell(f, "sources", &all, "rating"), "NULL");
    assert_string_equal(cell(f, "claims", &all, "rating"), "NULL");
}

static void the_last_rating_holds_and_those_before_it_stay(void **state)
{
    static const SayFilter all = {0};
    Fixture *f = *state;
    made(f);
    rated(f, "Harbour Post", "B2", NULL);
    rated(f, "harbour post", "C", NULL);
    rated(f, "Harbour Post", "B2", NULL);
    assert_string_equal(cell(f, "sources", &all, "rating"), "B2");
    assert_int_equal(number_of(f, "SELECT count(*) FROM rating"), 3);
    assert_string_equal(cell(f, "ratings", &all, "meaning"), "usually reliable; probably true");
}

static void a_rating_entered_twice_is_one(void **state)
{
    Fixture *f = *state;
    made(f);
    rated(f, "Harbour Post", "B2", "2026-11-20");
    int64_t runs = number_of(f, "SELECT count(*) FROM run");
    rated(f, "Harbour Post", "B2", "2026-11-20");
    assert_int_equal(number_of(f, "SELECT count(*) FROM rating"), 1);
    assert_int_equal(number_of(f, "SELECT count(*) FROM run"), runs);
}

static void a_claim_is_rated_by_its_id(void **state)
{
    static const SayFilter denied = {.stance = "-"};
    Fixture *f = *state;
    const char *claim = made(f);
    rated(f, claim, "5", NULL);
    rated(f, "Harbour Post", "E", NULL);
    assert_string_equal(cell(f, "claims", &denied, "rating"), "5");
    assert_string_equal(cell(f, "claims", &denied, "outlet_rating"), "E");
    assert_string_equal(cell(f, "claims", &denied, "speaker_rating"), "NULL");
}

static void what_is_no_rating_or_rates_nobody_is_refused(void **state)
{
    Fixture *f = *state;
    made(f);
    static const char *const codes[] = {"", "G", "B7", "2B", "B2 ", "b2"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_int_equal(refused(f, "Harbour Post", codes[i]), SAY_ERROR_ARGUMENT);
    assert_int_equal(refused(f, "Harbor Post", "B2"), SAY_ERROR_ARGUMENT);
    assert_int_equal(refused(f, "c0000000000000000", "2"), SAY_ERROR_ARGUMENT);
    assert_int_equal(number_of(f, "SELECT count(*) FROM rating"), 0);
    assert_int_equal(number_of(f, "SELECT count(*) FROM run"), 1);
}

static void a_file_of_ratings_and_notes_is_entered_whole_or_not_at_all(void **state)
{
    static const SayFilter all = {0};
    Fixture *f = *state;
    uint64_t rows;
    const char *claim = made(f);
    SayText lines = {.arena = f->arena};
    say_text_format(&lines,
                    "{\"target\":\"Harbour Post\",\"rating\":\"A1\",\"rated_at\":\"2026-11-02\"}\n"
                    "{\"target\":\"%s\",\"text\":\"Seen.\",\"author\":\"me\"}\n",
                    claim);
    assert_ok(import(f, say_str_terminated(f->arena, say_text_str(&lines)), &rows), &f->error);
    assert_int_equal(rows, 2);
    assert_string_equal(cell(f, "sources", &all, "rating"), "A1");
    assert_string_equal(cell(f, "notes", &all, "author"), "me");
    assert_int_equal(import(f, "target,rating\r\nHarbour Post,E\r\nNew Paper,X9\r\n", &rows),
                     SAY_ERROR_FORMAT);
    assert_non_null(strstr(f->error.message, "record 3"));
    assert_string_equal(cell(f, "sources", &all, "rating"), "A1");
    assert_ok(import(f, "target,rating,reason\r\n\"New Paper\",C3,\"so, so\"\r\n", &rows),
              &f->error);
    assert_string_equal(cell(f, "ratings", &all, "reason"), "so, so");
}

static void a_rating_changed_by_another_hand_is_found(void **state)
{
    Fixture *f = *state;
    uint64_t checked;
    made(f);
    rated(f, "Harbour Post", "B2", NULL);
    assert_int_equal(sqlite3_exec(say_ledger_database(f->ledger),
                                  "UPDATE rating SET reliability = 'A'", NULL, NULL, NULL),
                     SQLITE_CONSTRAINT_TRIGGER);
    fixture_close(f);
    tamper(f, "UPDATE rating SET reliability = 'A'");
    fixture_open(f, SAY_LEDGER_READ);
    assert_int_equal(say_ledger_verify(f->ledger, &checked, &f->error), SAY_ERROR_VERIFY);
    assert_non_null(strstr(f->error.message, "chain is broken"));
}

static void a_note_is_put_on_what_is_there(void **state)
{
    Fixture *f = *state;
    made(f);
    SayNote stray = {"e0000000000000000", "Where?", NULL}, nothing = {"Harbour Post", "No.", NULL};
    assert_int_equal(say_note(f->ledger, &stray, NULL, &f->error), SAY_ERROR_ARGUMENT);
    assert_int_equal(say_note(f->ledger, &nothing, NULL, &f->error), SAY_ERROR_ARGUMENT);
    SayNote empty = {"e0000000000000000", "", NULL};
    assert_int_equal(say_note(f->ledger, &empty, NULL, &f->error), SAY_ERROR_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        CASE(what_nobody_rated_has_no_rating),
        CASE(the_last_rating_holds_and_those_before_it_stay),
        CASE(a_rating_entered_twice_is_one),
        CASE(a_claim_is_rated_by_its_id),
        CASE(what_is_no_rating_or_rates_nobody_is_refused),
        CASE(a_file_of_ratings_and_notes_is_entered_whole_or_not_at_all),
        CASE(a_rating_changed_by_another_hand_is_found),
        CASE(a_note_is_put_on_what_is_there),
#undef CASE
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
