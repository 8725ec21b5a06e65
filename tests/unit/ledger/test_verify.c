/* test_verify.c -- verify finds what was changed behind the ledger's back. */
#include "fixture.h"

static void made(Fixture *f)
{
    fixture_open(f, SAY_LEDGER_WRITE);
    const SayDoc *docs[] = {shelling(f->arena, "Coast Courier", false),
                            shelling(f->arena, "Harbour Post", true)};
    add_all(f, docs, 2);
    fixture_close(f);
}

static SayStatus verified(Fixture *f)
{
    uint64_t checked = 0;
    fixture_open(f, SAY_LEDGER_READ);
    SayStatus status = say_ledger_verify(f->ledger, &checked, &f->error);
    fixture_close(f);
    if (status == SAY_OK) assert_true(checked > 20);
    return status;
}

static void found(void **state, const char *change, const char *message)
{
    Fixture *f = *state;
    made(f);
    assert_ok(verified(f), &f->error);
    tamper(f, change);
    assert_int_equal(verified(f), SAY_ERROR_VERIFY);
    if (!strstr(f->error.message, message)) fail_msg("%s", f->error.message);
}

static void a_flipped_byte_of_text_is_found(void **state)
{
    found(state,
          "UPDATE article SET text = replace(text, 'shelled', 'shelted') WHERE outlet = 'Harbour "
          "Post'",
          "text has changed");
}

static void a_flipped_byte_of_source_is_found(void **state)
{
    found(state, "UPDATE article SET source = CAST(replace(source, 'Port', 'Fort') AS BLOB)",
          "source bytes have changed");
}

static void a_text_changed_together_with_its_hash_is_found(void **state)
{
    found(state, "UPDATE article SET title = 'Port not shelled'", "digest");
}

static void a_moved_span_is_found(void **state)
{
    found(state, "UPDATE claim SET start = start + 1", "digest");
}

static void a_changed_stance_is_found(void **state)
{
    found(state, "UPDATE claim SET polarity = '-' WHERE polarity = '+'", "digest");
}

static void a_changed_toll_is_found(void **state)
{
    found(state, "UPDATE coding SET killed_best = 13", "digest");
}

static void a_changed_run_is_found(void **state)
{
    found(state, "UPDATE run SET known_at = '2020-01-01'", "chain is broken");
}

static void an_article_moved_to_another_run_is_found(void **state)
{
    Fixture *f = *state;
    made(f);
    fixture_open(f, SAY_LEDGER_WRITE);
    const SayDoc *later = shelling(f->arena, "Third Wire", false);
    add_all(f, &later, 1);
    fixture_close(f);
    assert_ok(verified(f), &f->error);
    tamper(f, "UPDATE article SET run = 1");
    assert_int_equal(verified(f), SAY_ERROR_VERIFY);
    assert_non_null(strstr(f->error.message, "chain is broken"));
}

static void a_missing_guard_is_found(void **state)
{
    found(state, "UPDATE run SET failed = failed; DROP TRIGGER guard_claim_update",
          "refuses to update rows of claim");
}

static void a_byte_flipped_in_the_file_is_found(void **state)
{
    Fixture *f = *state;
    made(f);
    FILE *file = fopen(f->path, "r+b");
    assert_non_null(file);
    static char bytes[1 << 20];
    size_t size = fread(bytes, 1, sizeof bytes, file);
    SayStr all = {bytes, (uint32_t)size};
    uint32_t at = say_str_find(all, SAY_STR("shelled Port Almar, a"), 0);
    assert_true(at != UINT32_MAX);
    fseek(file, (long)at, SEEK_SET);
    fputc('S', file);
    fclose(file);
    assert_int_equal(verified(f), SAY_ERROR_VERIFY);
}

static void a_byte_that_nobody_uses_is_looked_at_too(void **state)
{
    Fixture *f = *state;
    made(f);
    FILE *file = fopen(f->path, "r+b");
    assert_non_null(file);
    unsigned char page[4096];
    assert_int_equal(fread(page, 1, sizeof page, file), sizeof page);
    /* The first page holds the header and, behind its cell pointers, room. */
    long room = 100 + 12 + 2 * (page[103] * 256 + page[104]);
    assert_int_equal(page[room], 0);
    fseek(file, room, SEEK_SET);
    fputc(1, file);
    fclose(file);
    assert_int_equal(verified(f), SAY_ERROR_VERIFY);
    assert_non_null(strstr(f->error.message, "page 1"));
}

static void a_retraction_taken_back_is_found(void **state)
{
    Fixture *f = *state;
    made(f);
    fixture_open(f, SAY_LEDGER_WRITE);
    const char *claim = "SELECT id FROM claim";
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_prepare_v2(say_ledger_database(f->ledger), claim, -1, &row, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    SayStatus status = say_ledger_retract(f->ledger, (const char *)sqlite3_column_text(row, 0),
                                          "withdrawn", NULL, &f->error);
    sqlite3_finalize(row);
    assert_ok(status, &f->error);
    fixture_close(f);
    assert_ok(verified(f), &f->error);
    tamper(f, "UPDATE retraction SET reason = 'it pleased us'");
    assert_int_equal(verified(f), SAY_ERROR_VERIFY);
    assert_non_null(strstr(f->error.message, "chain is broken"));
}

static void a_file_cut_short_is_found(void **state)
{
    Fixture *f = *state;
    made(f);
    assert_int_equal(truncate(f->path, 65536), 0);
    uint64_t checked;
    SayStatus status = say_ledger_open(f->path, SAY_LEDGER_READ, &f->ledger, &f->error);
    if (status == SAY_OK) status = say_ledger_verify(f->ledger, &checked, &f->error);
    assert_int_not_equal(status, SAY_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        CASE(a_flipped_byte_of_text_is_found),
        CASE(a_flipped_byte_of_source_is_found),
        CASE(a_text_changed_together_with_its_hash_is_found),
        CASE(a_moved_span_is_found),
        CASE(a_changed_stance_is_found),
        CASE(a_changed_toll_is_found),
        CASE(a_changed_run_is_found),
        CASE(an_article_moved_to_another_run_is_found),
        CASE(a_missing_guard_is_found),
        CASE(a_byte_flipped_in_the_file_is_found),
        CASE(a_byte_that_nobody_uses_is_looked_at_too),
        CASE(a_retraction_taken_back_is_found),
        CASE(a_file_cut_short_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
