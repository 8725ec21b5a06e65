/* bench.h -- what the tests of extract share: the knowledge of data/extract, and one article
 * through the stage. */
#ifndef TEST_EXTRACT_BENCH_H
#define TEST_EXTRACT_BENCH_H

#include "extract/extract.h"
#include "extract/steps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* cmocka.h needs the headers above it. */
/* clang-format off */
#include <cmocka.h>
/* clang-format on */

typedef struct Bench {
    SayArena *knowledge, *arena;
    SayPack pack;
} Bench;

static inline SayStr slurp(SayArena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) return SAY_STR_NONE;
    SayText text = {.arena = arena};
    char chunk[4096];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;) {
        say_text_add(&text, (SayStr){chunk, (uint32_t)got});
    }
    fclose(file);
    return text.size ? say_text_str(&text) : SAY_STR("");
}

static inline int open_bench(void **state)
{
    static const char *const names[] = {"furniture", "hints", "languages", "outlets"};
    Bench *b = calloc(1, sizeof *b);
    b->knowledge = say_arena_new(0);
    b->arena = say_arena_new(0);
    SayEntries entries = {0};
    SayError error;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[512];
        snprintf(path, sizeof path, TEST_SOURCE "/data/extract/%s.txt", names[i]);
        SayStr text = slurp(b->knowledge, path);
        assert_non_null(text.data);
        assert_int_equal(say_entries_read(b->knowledge, &entries, say_str(names[i]), text, &error),
                         SAY_OK);
    }
    SayLexicon lexicon;
    assert_int_equal(say_lexicon_compile(b->knowledge, &entries, &lexicon, &error), SAY_OK);
    SayExtractView *view = say_knowledge_new(b->knowledge);
    say_knowledge_add(b->knowledge, view, &lexicon);
    b->pack = (SayPack){.arena = b->knowledge, .extract = view};
    *state = b;
    return 0;
}

static inline int close_bench(void **state)
{
    Bench *b = *state;
    say_arena_free(b->arena);
    say_arena_free(b->knowledge);
    free(b);
    return 0;
}

/* Every byte of the text leads to source bytes: to the very same ones where the sizes agree. */
static inline void assert_pieces(const SayDoc *doc)
{
    uint32_t at = 0;
    assert_null(say_doc_check(doc));
    for (uint32_t i = 0; i < doc->pieces.count; i++) {
        const SayPiece *piece = &doc->pieces.items[i];
        assert_int_equal(piece->text_start, at);
        if (piece->size == piece->source_end - piece->source_start) {
            assert_memory_equal(doc->text.data + at, doc->record.bytes.data + piece->source_start,
                                piece->size);
        }
        at += piece->size;
    }
    assert_int_equal(at, doc->text.size);
}

static inline SayDoc *read_record(Bench *b, SayRecord record)
{
    say_arena_reset(b->arena);
    if (!record.path.data) record.path = SAY_STR("test");
    SayDoc *doc = say_doc_new(b->arena, &record);
    say_extract(&b->pack, doc);
    assert_pieces(doc);
    return doc;
}

static inline SayDoc *read_text(Bench *b, const char *text)
{
    return read_record(b, (SayRecord){.bytes = say_str(text)});
}

static inline SayDoc *read_html(Bench *b, const char *html)
{
    return read_record(b, (SayRecord){.bytes = say_str(html), .format = SAY_FORMAT_HTML});
}

#define assert_str(str, expected)                                                                  \
    do {                                                                                           \
        SayStr got_ = (str);                                                                       \
        const char *want_ = (expected);                                                            \
        if (got_.size != strlen(want_) ||                                                          \
            memcmp(got_.data ? got_.data : "", want_, got_.size) != 0)                             \
            fail_msg("got \"%.*s\", expected \"%s\"", SAY_STR_ARG(got_), want_);                   \
    } while (0)

#endif
