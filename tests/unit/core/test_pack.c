/* test_pack.c -- the pack: built from a folder, mapped, and refused when damaged. */
#include "core/file.h"
#include "core/pack.h"
#include "core_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Sources {
    SayArena *arena;
    char folder[64];
} Sources;

static const char *const paths[] = {
    "data/stance.txt",   "data/README.md",         "data/actors/b.txt",
    "data/actors/a.tsv", "data/actors/deep/c.txt", "data/.hidden.txt",
    "models/parse.bin",  "models/card.md",         "one.pack",
    "two.pack"};
static const char *const folders[] = {"data/actors/deep", "data/actors", "data", "models", ""};

static const char *path_of(const Sources *s, const char *name)
{
    SayText path = {.arena = s->arena};
    say_text_format(&path, "%s/%s", s->folder, name);
    return say_str_terminated(s->arena, say_text_str(&path));
}

static void write_file(const Sources *s, const char *name, const char *text)
{
    SayError error;
    assert_ok(say_file_replace(path_of(s, name), say_str(text), &error), &error);
}

static int setup(void **state)
{
    Sources *s = calloc(1, sizeof *s);
    if (!s) return -1;
    s->arena = say_arena_new(0);
    snprintf(s->folder, sizeof s->folder, "/tmp/sayso-pack-XXXXXX");
    if (!mkdtemp(s->folder)) return -1;
    for (int i = 3; i >= 0; i--) {
        static const char *const order[] = {"data/actors/deep", "data/actors", "models", "data"};
        mkdir(path_of(s, order[i]), 0777);
    }
    write_file(s, "data/stance.txt", "%phrases forms\nmay\n  forms: may | might\n");
    write_file(s, "data/README.md", "not knowledge");
    write_file(s, "data/.hidden.txt", "  broken");
    write_file(s, "data/actors/b.txt", "B\n  names: Bee\n");
    write_file(s, "data/actors/a.tsv", "%phrases names\nhead\tnames\nA\tAy\n");
    write_file(s, "data/actors/deep/c.txt", "C\n  names: Cee\n");
    write_file(s, "models/parse.bin", "weights");
    write_file(s, "models/card.md", "a card");
    *state = s;
    return 0;
}

static int teardown(void **state)
{
    Sources *s = *state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) unlink(path_of(s, paths[i]));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) rmdir(path_of(s, folders[i]));
    say_arena_free(s->arena);
    free(s);
    return 0;
}

static SayPackFile *built(const Sources *s, const char *name)
{
    SayError error;
    SayPackFile *pack;
    assert_ok(say_pack_build(s->folder, path_of(s, name), &error), &error);
    assert_ok(say_pack_open(path_of(s, name), true, &pack, &error), &error);
    return pack;
}

static SayLexicon lexicon_of(const SayPackFile *pack, SayStr name)
{
    SayStr bytes = say_pack_section(pack, name);
    assert_non_null(bytes.data);
    assert_int_equal((uintptr_t)bytes.data % 64, 0);
    return (SayLexicon){(const uint8_t *)bytes.data, bytes.size};
}

static void a_pack_holds_a_section_for_each_file_folder_and_model(void **state)
{
    const Sources *s = *state;
    SayPackFile *pack = built(s, "one.pack");
    assert_int_equal(say_pack_section_count(pack), 3);
    assert_str(say_pack_section_name(pack, 0), "actors");
    assert_str(say_pack_section_name(pack, 1), "parse");
    assert_str(say_pack_section(pack, SAY_STR("parse")), "weights");
    assert_null(say_pack_section(pack, SAY_STR("README")).data);
    SayLexicon actors = lexicon_of(pack, SAY_STR("actors"));
    assert_int_equal(say_lexicon_count(&actors), 3);
    assert_str(say_lexicon_file(&actors, 0), "actors/a.tsv");
    assert_str(say_lexicon_file(&actors, 2), "actors/deep/c.txt");
    /* %phrases of one file holds for the whole section. */
    assert_int_not_equal(say_lexicon_word(&actors, SAY_STR("bee")), 0);
    say_pack_close(pack);
}

static void the_same_sources_give_the_same_bytes(void **state)
{
    const Sources *s = *state;
    SayError error;
    SayStr one, two;
    say_pack_close(built(s, "one.pack"));
    say_pack_close(built(s, "two.pack"));
    assert_ok(say_file_read(s->arena, path_of(s, "one.pack"), &one, &error), &error);
    assert_ok(say_file_read(s->arena, path_of(s, "two.pack"), &two, &error), &error);
    assert_true(say_str_equal(one, two));
}

static void a_mistake_in_a_source_names_its_file_and_leaves_no_pack(void **state)
{
    const Sources *s = *state;
    SayError error;
    write_file(s, "data/actors/b.txt", "B\n  names Bee\n");
    assert_int_equal(say_pack_build(s->folder, path_of(s, "one.pack"), &error), SAY_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "actors/b.txt:2"));
    assert_int_not_equal(access(path_of(s, "one.pack"), F_OK), 0);
}

/* Each byte of header and table, and some of the rest, turned over: refused at once or by the hash,
 * never obeyed. */
static void every_damaged_byte_is_found(void **state)
{
    const Sources *s = *state;
    SayError error;
    SayStr good;
    say_pack_close(built(s, "one.pack"));
    assert_ok(say_file_read(s->arena, path_of(s, "one.pack"), &good, &error), &error);
    for (uint32_t at = 0; at < good.size; at += at < 256 ? 1 : 53) {
        SayMark mark = say_arena_mark(s->arena);
        char *bytes = say_arena_text(s->arena, good.size);
        memcpy(bytes, good.data, good.size);
        bytes[at] = (char)(bytes[at] ^ 0x55);
        FILE *file = fopen(path_of(s, "two.pack"), "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(bytes, 1, good.size, file), good.size);
        fclose(file);
        SayPackFile *pack;
        if (say_pack_open(path_of(s, "two.pack"), true, &pack, &error) != SAY_ERROR_FORMAT)
            fail_msg("byte %u", at);
        assert_null(pack);
        assert_non_null(strstr(error.message, "two.pack: "));
        say_arena_release(s->arena, mark);
    }
}

static void a_pack_cut_short_or_missing_is_refused(void **state)
{
    const Sources *s = *state;
    SayError error;
    SayPackFile *pack;
    assert_int_equal(say_pack_open(path_of(s, "none.pack"), false, &pack, &error), SAY_ERROR_IO);
    say_pack_close(built(s, "one.pack"));
    static const long sizes[] = {0, 10, 64, 200, 300};
    for (size_t i = 5; i-- > 0;) {
        assert_int_equal(truncate(path_of(s, "one.pack"), sizes[i]), 0);
        assert_int_equal(say_pack_open(path_of(s, "one.pack"), false, &pack, &error),
                         SAY_ERROR_FORMAT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define PACK_CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        PACK_CASE(a_pack_holds_a_section_for_each_file_folder_and_model),
        PACK_CASE(the_same_sources_give_the_same_bytes),
        PACK_CASE(a_mistake_in_a_source_names_its_file_and_leaves_no_pack),
        PACK_CASE(every_damaged_byte_is_found),
        PACK_CASE(a_pack_cut_short_or_missing_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
