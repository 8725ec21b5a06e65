/* test_reader.c -- records from files, folders and JSON lines, the broken ones included. */
#include "ingest/ingest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* cmocka.h needs the headers above it. */
/* clang-format off */
#include <cmocka.h>
/* clang-format on */

/* A fresh folder, what was written into it, and a reader's output. */
typedef struct Bench {
    char folder[64];
    SayArena *arena;
    SayRecord records[16];
    uint32_t count, errors;
    SayError error; /* the last one */
} Bench;

static const char *path_in(Bench *b, const char *name)
{
    SayText text = {.arena = b->arena};
    say_text_format(&text, "%s/%s", b->folder, name);
    return say_str_terminated(b->arena, say_text_str(&text));
}

static const char *put(Bench *b, const char *name, const char *content)
{
    const char *path = path_in(b, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(content, 1, strlen(content), file);
    fclose(file);
    return path;
}

static void read_with(Bench *b, SayReaderOptions options)
{
    SayReader *reader = NULL;
    assert_int_equal(say_reader_open(&options, &reader, &b->error), SAY_OK);
    for (bool done = false; !done && b->count < 16;) {
        SayStatus status =
            say_reader_next(reader, b->arena, &b->records[b->count], &done, &b->error);
        if (status != SAY_OK)
            b->errors++;
        else if (!done)
            b->count++;
    }
    say_reader_close(reader);
}

static void read_all(Bench *b, const char *path)
{
    read_with(b, (SayReaderOptions){.paths = &path, .path_count = 1});
}

static int set_up(void **state)
{
    Bench *b = calloc(1, sizeof *b);
    b->arena = say_arena_new(0);
    strcpy(b->folder, "/tmp/sayso-ingest-XXXXXX");
    *state = b;
    return mkdtemp(b->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"b.txt",     "a.txt",   ".hidden.txt", "Z.txt",
                                        "sub/c.txt", "x.jsonl", "x.json",      "page"};
    Bench *b = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(path_in(b, names[i]));
    rmdir(path_in(b, "sub"));
    rmdir(b->folder);
    say_arena_free(b->arena);
    free(b);
    return 0;
}

#define assert_text(str, expected)                                                                 \
    do {                                                                                           \
        SayStr got_ = (str);                                                                       \
        assert_int_equal(got_.size, strlen(expected));                                             \
        assert_memory_equal(got_.data, expected, strlen(expected));                                \
    } while (0)

static void a_folder_is_walked_in_byte_order_without_hidden_files(void **state)
{
    Bench *b = *state;
    mkdir(path_in(b, "sub"), 0700);
    put(b, "b.txt", "b");
    put(b, "a.txt", "a");
    put(b, "Z.txt", "Z");
    put(b, ".hidden.txt", "hidden");
    put(b, "sub/c.txt", "c");
    read_all(b, b->folder);
    assert_int_equal(b->count, 4);
    assert_text(b->records[0].bytes, "Z");
    assert_text(b->records[1].bytes, "a");
    assert_text(b->records[2].bytes, "b");
    assert_text(b->records[3].bytes, "c");
}

static void a_missing_file_is_named_and_the_next_one_read(void **state)
{
    Bench *b = *state;
    const char *paths[] = {path_in(b, "nowhere.txt"), put(b, "a.txt", "there")};
    read_with(b, (SayReaderOptions){.paths = paths, .path_count = 2});
    assert_int_equal(b->errors, 1);
    assert_non_null(strstr(b->error.message, "nowhere.txt"));
    assert_int_equal(b->count, 1);
    assert_text(b->records[0].bytes, "there");
}

static void a_broken_line_is_a_bad_record_and_loses_no_other(void **state)
{
    Bench *b = *state;
    const char *path =
        put(b, "x.jsonl",
            "{\"text\":\"one\"}\n{\"text\":\n\n{\"title\":\"no text\"}\n{\"text\":\"two\"}");
    read_all(b, path);
    assert_int_equal(b->count, 4);
    assert_text(b->records[0].bytes, "one");
    assert_non_null(b->records[1].bad.data);
    assert_int_equal(b->records[1].offset, 15);
    assert_true(say_str_find(b->records[1].bad, SAY_STR("x.jsonl, byte 15"), 0) != UINT32_MAX);
    assert_non_null(b->records[2].bad.data);
    assert_text(b->records[3].bytes, "two");
    assert_true(say_str_ends(b->records[3].path, SAY_STR("x.jsonl#5")));
}

static void a_line_over_the_limit_is_passed_over_with_its_size(void **state)
{
    Bench *b = *state;
    const char *path = put(b, "x.jsonl", "{\"text\":\"first\"}\n");
    FILE *file = fopen(path, "ab");
    for (uint32_t i = 0; i <= SAY_RECORD_LIMIT; i += 16) fputs("0123456789abcdef", file);
    fputs("\n{\"text\":\"last\"}\n", file);
    fclose(file);
    read_all(b, path);
    assert_int_equal(b->count, 3);
    assert_true(say_str_starts(b->records[1].bad, SAY_STR("too large: ")));
    assert_true(say_str_find(b->records[1].bad, SAY_STR("byte 17"), 0) != UINT32_MAX);
    assert_text(b->records[2].bytes, "last");
    assert_true(say_arena_used(b->arena) < 1 << 20);
}

static void keys_of_news_please_and_trafilatura_are_known(void **state)
{
    Bench *b = *state;
    read_all(b, put(b, "x.jsonl",
                    "{\"maintext\":\"m\",\"date_publish\":\"2026-11-17 "
                    "10:00:00\",\"source_domain\":\"example.org\","
                    "\"authors\":[\"Ann Roe\",\"Bo "
                    "Poe\"],\"title\":\"T\",\"url\":\"https://example.org/1\"}\n"
                    "{\"raw_text\":\"r\",\"text\":\"t\",\"date\":\"2026-11-18\",\"author\":\"Ann "
                    "Roe\",\"hostname\":"
                    "\"example.net\",\"sitename\":\"The "
                    "Example\",\"source\":\"https://example.net/2\"}\n"));
    assert_int_equal(b->count, 2);
    assert_text(b->records[0].bytes, "m");
    assert_text(b->records[0].byline, "Ann Roe, Bo Poe");
    assert_text(b->records[0].outlet, "example.org");
    assert_text(b->records[0].published, "2026-11-17 10:00:00");
    assert_text(b->records[1].bytes, "t");
    assert_text(b->records[1].outlet, "The Example");
    assert_text(b->records[1].url, "https://example.net/2");
}

static void a_source_by_name_is_the_outlet_or_whose_text_the_outlet_has(void **state)
{
    Bench *b = *state;
    read_all(b, put(b, "x.jsonl",
                    "{\"text\":\"a\",\"source\":\"Lake Herald\"}\n"
                    "{\"text\":\"b\",\"source\":{\"id\":\"lake\",\"name\":\"Lake Herald\"},"
                    "\"outlet\":\"Valley Post\"}\n"
                    "{\"text\":\"c\",\"source\":\"Lake Herald\",\"outlet\":\"Valley Post\","
                    "\"agency\":\"Newswire\"}\n"));
    assert_int_equal(b->count, 3);
    assert_text(b->records[0].outlet, "Lake Herald");
    assert_null(b->records[0].credit.data);
    assert_text(b->records[1].outlet, "Valley Post");
    assert_text(b->records[1].credit, "Lake Herald");
    assert_text(b->records[2].credit, "Newswire");
}

static void an_array_and_a_printed_object_give_their_records(void **state)
{
    Bench *b = *state;
    read_all(b, put(b, "x.json", "[\n {\"text\":\"a } b\"},\n {\"html\":\"<p>c</p>\"}\n]\n"));
    assert_int_equal(b->count, 2);
    assert_text(b->records[0].bytes, "a } b");
    assert_int_equal(b->records[1].format, SAY_FORMAT_HTML);
    b->count = 0;
    read_all(b, put(b, "x.json", "{\n  \"text\": \"alone\"\n}\n"));
    assert_int_equal(b->count, 1);
    assert_text(b->records[0].bytes, "alone");
}

static void a_file_without_suffix_is_told_by_its_bytes(void **state)
{
    Bench *b = *state;
    read_all(b, put(b, "page", "\n<!DOCTYPE html><p>x</p>"));
    read_all(b, put(b, "page", "{\"text\":\"line\"}\n{\"text\":\"line\"}\n"));
    read_all(b, put(b, "page", "GOMA (Reuters) - Words."));
    assert_int_equal(b->count, 4);
    assert_int_equal(b->records[0].format, SAY_FORMAT_HTML);
    assert_text(b->records[2].bytes, "line");
    assert_int_equal(b->records[3].format, SAY_FORMAT_TEXT);
}

static void the_callers_date_is_for_records_without_one(void **state)
{
    Bench *b = *state;
    const char *path =
        put(b, "x.jsonl", "{\"text\":\"a\",\"published\":\"2026-11-01\"}\n{\"text\":\"b\"}\n");
    read_with(
        b, (SayReaderOptions){.paths = &path, .path_count = 1, .published = SAY_STR("2026-11-17")});
    assert_text(b->records[0].published, "2026-11-01");
    assert_false(b->records[0].published_by_caller);
    assert_text(b->records[1].published, "2026-11-17");
    assert_true(b->records[1].published_by_caller);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_folder_is_walked_in_byte_order_without_hidden_files),
        TEST(a_missing_file_is_named_and_the_next_one_read),
        TEST(a_broken_line_is_a_bad_record_and_loses_no_other),
        TEST(a_line_over_the_limit_is_passed_over_with_its_size),
        TEST(keys_of_news_please_and_trafilatura_are_known),
        TEST(a_source_by_name_is_the_outlet_or_whose_text_the_outlet_has),
        TEST(an_array_and_a_printed_object_give_their_records),
        TEST(a_file_without_suffix_is_told_by_its_bytes),
        TEST(the_callers_date_is_for_records_without_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
