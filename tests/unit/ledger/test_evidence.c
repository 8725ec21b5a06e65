/* test_evidence.c -- what is appended stays as it is, once, and is found out when it does not. */
#include "fixture.h"

static void refused(Fixture *f, const char *sql)
{
    char *message = NULL;
    assert_int_not_equal(sqlite3_exec(say_ledger_database(f->ledger), sql, NULL, NULL, &message),
                         SQLITE_OK);
    assert_string_equal(message, "evidence is append-only");
    sqlite3_free(message);
}

static void guards_refuse_update_and_delete_of_every_table_of_evidence(void **state)
{
    static const char *const tables[] = {"run",     "article", "piece", "sentence",
                                         "actor",   "place",   "claim", "speaker",
                                         "content", "coding",  "party", "why"};
    Fixture *f = *state;
    fixture_open(f, SAY_LEDGER_WRITE);
    const SayDoc *doc = shelling(f->arena, "Coast Courier", false);
    add_all(f, &doc, 1);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[128];
        snprintf(sql, sizeof sql, "DELETE FROM %s", tables[i]);
        refused(f, sql);
    }
    refused(f, "UPDATE article SET text = 'other'");
    refused(f, "UPDATE claim SET polarity = '-'");
    refused(f, "UPDATE coding SET killed_best = 1200");
    refused(f, "REPLACE INTO why SELECT claim, 'other' FROM why");
}

static void appending_twice_adds_nothing(void **state)
{
    Fixture *f = *state;
    fixture_open(f, SAY_LEDGER_WRITE);
    const SayDoc *docs[] = {shelling(f->arena, "Coast Courier", false),
                            shelling(f->arena, "Harbour Post", true)};
    add_all(f, docs, 2);
    assert_int_equal(number_of(f, "SELECT count(*) FROM article"), 2);
    add_all(f, docs, 2);
    assert_int_equal(number_of(f, "SELECT count(*) FROM article"), 2);
    assert_int_equal(number_of(f, "SELECT count(*) FROM claim"), 2);
    assert_int_equal(number_of(f, "SELECT count(*) FROM run"), 1);
}

static void bytes_that_never_became_an_article_are_recorded_once(void **state)
{
    Fixture *f = *state;
    fixture_open(f, SAY_LEDGER_WRITE);
    SayRecord record = {.path = SAY_STR("bad.bin"), .bytes = SAY_STR("\x00\x01\x02")};
    SayDoc *doc = say_doc_new(f->arena, &record);
    say_doc_verdict(doc, SAY_OUTCOME_QUARANTINED, "binary: no text");
    const SayDoc *docs[] = {doc, doc};
    add_all(f, docs, 2);
    assert_int_equal(
        number_of(
            f, "SELECT count(*) FROM article WHERE outcome = 'quarantined' AND source = x'000102'"),
        1);
    assert_int_equal(number_of(f, "SELECT duplicate FROM run"), 1);
}

static void a_run_that_is_cut_off_leaves_whole_batches_and_is_sealed_by_the_next(void **state)
{
    Fixture *f = *state;
    fixture_open(f, SAY_LEDGER_WRITE);
    SayDigest pack = say_digest(SAY_STR("pack"));
    assert_ok(say_ledger_run_begin(f->ledger, &pack, SAY_STR_NONE, &f->error), &f->error);
    for (int i = 0; i < 70; i++) { /* a batch and six more */
        char outlet[32];
        bool added;
        snprintf(outlet, sizeof outlet, "Outlet %d", i);
        assert_ok(
            say_ledger_append(f->ledger, shelling(f->arena, outlet, false), &added, &f->error),
            &f->error);
        assert_true(added);
    }
    fixture_close(f);
    fixture_open(f, SAY_LEDGER_WRITE);
    assert_int_equal(number_of(f, "SELECT count(*) FROM article"), 64);
    uint64_t checked;
    assert_ok(say_ledger_verify(f->ledger, &checked, &f->error), &f->error);
    const SayDoc *doc = shelling(f->arena, "Coast Courier", false);
    add_all(f, &doc, 1);
    assert_int_equal(number_of(f, "SELECT coded FROM run WHERE id = 1 AND chain <> ''"), 64);
    assert_ok(say_ledger_verify(f->ledger, &checked, &f->error), &f->error);
}

static void a_second_writer_is_told_that_the_ledger_is_locked(void **state)
{
    Fixture *f = *state;
    fixture_open(f, SAY_LEDGER_WRITE);
    SayLedger *second;
    SayDigest pack = say_digest(SAY_STR("pack"));
    assert_ok(say_ledger_open(f->path, SAY_LEDGER_WRITE, &second, &f->error), &f->error);
    assert_ok(say_ledger_run_begin(f->ledger, &pack, SAY_STR_NONE, &f->error), &f->error);
    sqlite3_busy_timeout(say_ledger_database(second), 0);
    assert_int_equal(say_ledger_run_begin(second, &pack, SAY_STR_NONE, &f->error),
                     SAY_ERROR_LOCKED);
    say_ledger_close(second);
}

static void a_ledger_opened_for_reading_cannot_be_written(void **state)
{
    Fixture *f = *state;
    assert_int_equal(say_ledger_open(f->path, SAY_LEDGER_READ, &f->ledger, &f->error),
                     SAY_ERROR_IO);
    fixture_open(f, SAY_LEDGER_WRITE);
    fixture_close(f);
    fixture_open(f, SAY_LEDGER_READ);
    assert_int_equal(sqlite3_exec(say_ledger_database(f->ledger),
                                  "INSERT INTO retraction SELECT 'a', id, 'b', NULL FROM run", NULL,
                                  NULL, NULL),
                     SQLITE_AUTH);
    assert_int_equal(sqlite3_exec(say_ledger_database(f->ledger),
                                  "CREATE TEMP TABLE t (x); INSERT INTO t VALUES (1)", NULL, NULL,
                                  NULL),
                     SQLITE_OK);
}

static void a_trigger_of_a_stranger_is_refused_before_it_runs(void **state)
{
    Fixture *f = *state;
    static const char *const acts[] = {
        "CREATE TRIGGER t AFTER INSERT ON story BEGIN DELETE FROM story; END",
        "CREATE VIEW v AS SELECT * FROM claim",
        "CREATE TRIGGER guard_run_update AFTER INSERT ON run BEGIN DELETE FROM story; END"};
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        sqlite3 *stranger;
        fixture_open(f, SAY_LEDGER_WRITE);
        fixture_close(f);
        assert_int_equal(sqlite3_open(f->path, &stranger), SQLITE_OK);
        sqlite3_exec(stranger, "DROP TRIGGER guard_run_update", NULL, NULL, NULL);
        assert_int_equal(sqlite3_exec(stranger, acts[i], NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(stranger);
        assert_int_equal(say_ledger_open(f->path, SAY_LEDGER_READ, &f->ledger, &f->error),
                         SAY_ERROR_FORMAT);
        assert_non_null(strstr(f->error.message, "that Sayso did not make"));
        unlink(f->path);
    }
}

static void another_database_is_refused(void **state)
{
    Fixture *f = *state;
    sqlite3 *other;
    assert_int_equal(sqlite3_open(f->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "CREATE TABLE t (x)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    assert_int_equal(say_ledger_open(f->path, SAY_LEDGER_WRITE, &f->ledger, &f->error),
                     SAY_ERROR_FORMAT);
    FILE *text = fopen(f->path, "w");
    assert_non_null(text);
    fputs("This is a text of more than a hundred bytes and not a database at all, whatever its "
          "name may promise to you.",
          text);
    fclose(text);
    assert_int_equal(say_ledger_open(f->path, SAY_LEDGER_READ, &f->ledger, &f->error),
                     SAY_ERROR_FORMAT);
}

static SayStr file_bytes(const Fixture *f)
{
    FILE *file = fopen(f->path, "rb");
    assert_non_null(file);
    char *bytes = say_arena_text(f->arena, 1 << 20);
    size_t size = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    assert_true(size > 4096 && size < 1 << 20);
    return (SayStr){bytes, (uint32_t)size};
}

static void the_same_articles_give_the_same_file(void **state)
{
    Fixture *f = *state;
    const SayDoc *docs[] = {shelling(f->arena, "Coast Courier", false),
                            shelling(f->arena, "Harbour Post", true)};
    SayStr files[2];
    for (int i = 0; i < 2; i++) {
        fixture_open(f, SAY_LEDGER_WRITE);
        add_all(f, docs, 2);
        fixture_close(f);
        files[i] = file_bytes(f);
        unlink(f->path);
    }
    assert_true(say_str_equal(files[0], files[1]));
}

static void adding_again_leaves_the_file_as_it_was(void **state)
{
    Fixture *f = *state;
    const SayDoc *doc = shelling(f->arena, "Coast Courier", false);
    SayStr files[2];
    for (int i = 0; i < 2; i++) {
        fixture_open(f, SAY_LEDGER_WRITE);
        add_all(f, &doc, 1);
        fixture_close(f);
        files[i] = file_bytes(f);
    }
    assert_true(say_str_equal(files[0], files[1]));
}

static void a_quantity_keeps_what_befell_and_what_it_is_part_of(void **state)
{
    Fixture *f = *state;
    SayDoc *doc = shelling(f->arena, "Coast Courier", false);
    SayQuantityMention count = {.id = SAY_STR("q1"),
                                .span = {0, 3},
                                .low = 12,
                                .best = 12,
                                .high = 12,
                                .bound = SAY_BOUND_EXACT,
                                .unit = SAY_STR("person"),
                                .effect = SAY_STR("killed"),
                                .whole = SAY_NONE};
    *say_push(f->arena, &doc->quantities) = count;
    count.id = SAY_STR("q2");
    count.span = (SaySpan){4, 11};
    count.whole = 0;
    *say_push(f->arena, &doc->quantities) = count;
    fixture_open(f, SAY_LEDGER_WRITE);
    const SayDoc *one = doc;
    add_all(f, &one, 1);
    assert_int_equal(number_of(f, "SELECT count(*) FROM quantity WHERE effect = 'killed'"), 2);
    assert_int_equal(
        number_of(f, "SELECT count(*) FROM quantity WHERE id = 'q2' AND part_of = 'q1'"), 1);
    assert_int_equal(number_of(f, "SELECT count(*) FROM quantity WHERE part_of IS NULL"), 1);
}

static void a_ledger_of_an_older_version_is_refused_with_its_name(void **state)
{
    Fixture *f = *state;
    fixture_open(f, SAY_LEDGER_WRITE);
    assert_int_equal(
        sqlite3_exec(say_ledger_database(f->ledger), "PRAGMA user_version = 2", NULL, NULL, NULL),
        SQLITE_OK);
    fixture_close(f);
    assert_int_equal(say_ledger_open(f->path, SAY_LEDGER_READ, &f->ledger, &f->error),
                     SAY_ERROR_FORMAT);
    assert_non_null(strstr(f->error.message, "a ledger of version 2"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        CASE(guards_refuse_update_and_delete_of_every_table_of_evidence),
        CASE(appending_twice_adds_nothing),
        CASE(bytes_that_never_became_an_article_are_recorded_once),
        CASE(a_run_that_is_cut_off_leaves_whole_batches_and_is_sealed_by_the_next),
        CASE(a_second_writer_is_told_that_the_ledger_is_locked),
        CASE(a_ledger_opened_for_reading_cannot_be_written),
        CASE(a_trigger_of_a_stranger_is_refused_before_it_runs),
        CASE(another_database_is_refused),
        CASE(the_same_articles_give_the_same_file),
        CASE(adding_again_leaves_the_file_as_it_was),
        CASE(a_quantity_keeps_what_befell_and_what_it_is_part_of),
        CASE(a_ledger_of_an_older_version_is_refused_with_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
