/* test_doc.c -- the document: tokens, words, trees, the way back to the source, and the check of
 * its invariants. */
#include "doc/doc.h"
#include "doc/print.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static SayArena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    return arena ? 0 : -1;
}

static int close_arena(void **state)
{
    (void)state;
    say_arena_free(arena);
    return 0;
}

/* One sentence; tokens are cut at blanks. */
static SayDoc *doc_of(const char *text)
{
    SayRecord record = {.bytes = say_str(text)};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = say_str(text);
    *say_push(arena, &doc->pieces) = (SayPiece){0, doc->text.size, 0, doc->text.size};
    *say_push(arena, &doc->blocks) = (SayBlock){{0, doc->text.size}, SAY_BLOCK_PARAGRAPH};
    for (uint32_t at = 0; at < doc->text.size;) {
        uint32_t end = say_str_find(doc->text, SAY_STR(" "), at);
        if (end == UINT32_MAX) end = doc->text.size;
        say_doc_token_add(doc, at, end);
        at = end + 1;
    }
    *say_push(arena, &doc->sentences) = (SaySentence){{0, doc->text.size}, 0, doc->tokens.count, 0};
    return doc;
}

static void a_sound_document_has_nothing_wrong(void **state)
{
    (void)state;
    assert_null(say_doc_check(doc_of("Rebels attacked the convoy .")));
}

static void a_span_that_cuts_a_character_is_found(void **state)
{
    (void)state;
    SayDoc *doc = doc_of("Erdo\xc4\x9f"
                         "an spoke");
    doc->blocks.items[0].span.end = 5;
    assert_non_null(strstr(say_doc_check(doc), "cuts a character"));
}

static void a_cycle_of_heads_is_found(void **state)
{
    (void)state;
    SayDoc *doc = doc_of("one two three");
    doc->tokens.head[0] = 1;
    doc->tokens.head[1] = 0;
    assert_non_null(strstr(say_doc_check(doc), "cycle"));
}

static void a_head_outside_the_sentence_is_found(void **state)
{
    (void)state;
    SayDoc *doc = doc_of("one two");
    doc->tokens.head[0] = 7;
    assert_non_null(say_doc_check(doc));
}

static void names_that_overlap_or_cross_sentences_are_found(void **state)
{
    (void)state;
    SayDoc *doc = doc_of("Bank of Goma said so . No .");
    doc->sentences.items[0].span.end = 22;
    doc->sentences.items[0].end = 6;
    *say_push(arena, &doc->sentences) = (SaySentence){{23, 27}, 6, 8, 0};
    doc->tokens.sentence[6] = doc->tokens.sentence[7] = 1;
    *say_push(arena, &doc->names) = (SayName){0, 3, SAY_NAME_ORGANISATION};
    assert_null(say_doc_check(doc));
    SayName *other = say_push(arena, &doc->names);
    *other = (SayName){2, 3, SAY_NAME_LOCATION};
    assert_non_null(strstr(say_doc_check(doc), "name 1"));
    *other = (SayName){5, 7, SAY_NAME_LOCATION};
    assert_non_null(strstr(say_doc_check(doc), "crosses"));
    *other = (SayName){3, 3, SAY_NAME_LOCATION};
    assert_non_null(strstr(say_doc_check(doc), "name 1"));
    *other = (SayName){7, 9, SAY_NAME_LOCATION};
    assert_non_null(strstr(say_doc_check(doc), "name 1"));
    *other = (SayName){7, 8, SAY_NAME_TYPE_COUNT};
    assert_non_null(strstr(say_doc_check(doc), "of no kind"));
}

static void a_subtree_is_all_below_its_root(void **state)
{
    (void)state;
    SayDoc *doc = doc_of("the old bridge fell yesterday");
    const uint32_t heads[] = {2, 2, 3, SAY_NONE, 3};
    memcpy(doc->tokens.head, heads, sizeof heads);
    say_doc_link(doc);
    SaySpan span = say_doc_subtree(doc, 2);
    assert_int_equal(span.start, 0);
    assert_int_equal(span.end, 14);
    assert_true(say_doc_below(doc, 0, 3));
    assert_false(say_doc_below(doc, 4, 2));
}

static void words_are_cut_at_hyphens_and_folded(void **state)
{
    (void)state;
    SayDoc *doc = doc_of("Al-Shabaab , Kata'ib - U.S. \"");
    say_doc_words(doc);
    const char *expected[] = {"al", "shabaab", "", "kataib", "us"};
    assert_int_equal(doc->words.count, 5);
    for (uint32_t i = 0; i < 5; i++)
        assert_true(say_str_equal(doc->words.items[i].key, say_str(expected[i])));
    assert_int_equal(doc->words.items[1].token, 0);
}

static void a_span_leads_back_to_the_source_bytes(void **state)
{
    (void)state;
    SayRecord record = {.bytes = SAY_STR("<p>A &amp; B</p>")};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = SAY_STR("A & B");
    *say_push(arena, &doc->pieces) = (SayPiece){0, 2, 3, 5};
    *say_push(arena, &doc->pieces) = (SayPiece){2, 1, 5, 10};
    *say_push(arena, &doc->pieces) = (SayPiece){3, 2, 10, 12};
    SaySpan all = say_doc_source(doc, (SaySpan){0, 5}), b = say_doc_source(doc, (SaySpan){4, 5});
    assert_int_equal(all.start, 3);
    assert_int_equal(all.end, 12);
    assert_int_equal(b.start, 11);
    assert_int_equal(b.end, 12);
}

static void json_of_an_unread_document_says_null(void **state)
{
    (void)state;
    SayRecord record = {.path = SAY_STR("x.txt")};
    SayDoc *doc = say_doc_new(arena, &record);
    say_doc_verdict(doc, SAY_OUTCOME_QUARANTINED, "empty: %d bytes", 0);
    SayText out = {.arena = arena};
    say_print_json(doc, &out);
    assert_int_not_equal(say_str_find(say_text_str(&out), SAY_STR("\"published\":null"), 0),
                         UINT32_MAX);
    assert_int_not_equal(
        say_str_find(say_text_str(&out), SAY_STR("\"reason\":\"empty: 0 bytes\""), 0), UINT32_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_document_has_nothing_wrong),
        cmocka_unit_test(a_span_that_cuts_a_character_is_found),
        cmocka_unit_test(a_cycle_of_heads_is_found),
        cmocka_unit_test(a_head_outside_the_sentence_is_found),
        cmocka_unit_test(names_that_overlap_or_cross_sentences_are_found),
        cmocka_unit_test(a_subtree_is_all_below_its_root),
        cmocka_unit_test(words_are_cut_at_hyphens_and_folded),
        cmocka_unit_test(a_span_leads_back_to_the_source_bytes),
        cmocka_unit_test(json_of_an_unread_document_says_null),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
