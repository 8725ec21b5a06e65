/* test_cuts.c -- tokens and sentences of texts as the news writes them. */
#include "../parameters.h"
#include "segment/steps.h"

static SaySegmenter segmenter;

static int open_parameters(void **state)
{
    SayError error = {0};
    (void)state;
    arena = say_arena_new(0);
    return say_segmenter_open(read_parameters(TEST_SOURCE "/models/segment.bin"), &segmenter,
                              &error) == SAY_OK
               ? 0
               : -1;
}

static SayDoc *segment(SayStr text)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = text;
    SayBlock *block = say_push(arena, &doc->blocks);
    block->span = (SaySpan){0, text.size};
    say_segment_tokens(&segmenter, doc, block->span);
    say_segment_sentences(&segmenter, doc, 0, 0);
    return doc;
}

/* Tokens parted by blanks, sentences by " | ". */
static const char *cut(const char *text)
{
    SayDoc *doc = segment(say_str(text));
    SayText out = {.arena = arena};
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        if (t)
            say_text_add(&out, doc->tokens.sentence[t] == doc->tokens.sentence[t - 1]
                                   ? SAY_STR(" ")
                                   : SAY_STR(" | "));
        say_text_add(&out, say_doc_token(doc, t));
    }
    return say_str_terminated(arena, say_text_str(&out));
}

static void contractions_are_two_words(void **state)
{
    (void)state;
    assert_string_equal(cut("Israel's army didn't attack."), "Israel 's army did n't attack .");
    assert_string_equal(cut("They cannot leave, and we won't stay."),
                        "They can not leave , and we wo n't stay .");
}

static void an_apostrophe_within_a_name_is_a_letter(void **state)
{
    (void)state;
    assert_string_equal(cut("Kata'ib fighters left Sana'a."), "Kata'ib fighters left Sana'a .");
    assert_string_equal(cut("They're late and WE'LL go."), "They 're late and WE 'LL go .");
}

static void curly_quotes_cut_like_straight_ones(void **state)
{
    (void)state;
    assert_string_equal(cut("“We didn’t order it,” the minister’s spokesman said."),
                        "“ We did n’t order it , ” the minister ’s spokesman said .");
    assert_string_equal(cut("\"We didn't order it,\" the minister's spokesman said."),
                        "\" We did n't order it , \" the minister 's spokesman said .");
}

static void a_stop_after_an_abbreviation_ends_no_sentence(void **state)
{
    (void)state;
    assert_string_equal(cut("The U.S. envoy met Gen. Smith on Monday. He left later."),
                        "The U.S. envoy met Gen. Smith on Monday . | He left later .");
}

static void amounts_and_addresses_stay_whole(void **state)
{
    (void)state;
    assert_string_equal(cut("About 2,500 troops cost $3.5 million (see www.example.org)."),
                        "About 2,500 troops cost $ 3.5 million ( see www.example.org ) .");
}

static void hyphens_are_tokens_of_their_own(void **state)
{
    (void)state;
    assert_string_equal(cut("Iran-backed groups fired."), "Iran - backed groups fired .");
}

static void a_quotation_of_two_sentences_is_cut_inside(void **state)
{
    (void)state;
    assert_string_equal(cut("“The convoy has left. It will arrive tomorrow,” he said."),
                        "“ The convoy has left . | It will arrive tomorrow , ” he said .");
}

static void a_text_without_blanks_or_stops_is_read_to_its_end(void **state)
{
    (void)state;
    enum { SIZE = 40000 };
    char *text = say_arena_text(arena, SIZE);
    memset(text, 'a', SIZE);
    SayDoc *doc = segment((SayStr){text, SIZE});
    assert_int_equal(doc->tokens.end[doc->tokens.count - 1], SIZE);
    for (uint32_t i = 0; i < SIZE; i += 4) memcpy(text + i, "abc ", 4);
    doc = segment((SayStr){text, SIZE});
    assert_int_equal(doc->tokens.count, SIZE / 4);
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        assert_true(doc->sentences.items[s].end - doc->sentences.items[s].first <=
                    SAY_SENTENCE_TOKENS);
}

/* Chunks are bounded, so that what is asked of each character is bounded as well. */
static uint32_t chunks_of(SayStr text)
{
    static SayChunk chunk;
    uint32_t count = 0;
    for (uint32_t at = 0; at < text.size; at = chunk.start[chunk.count], count++) {
        say_chunk_read(text, at, text.size, &chunk);
        assert_in_range(chunk.count, 1, SAY_CHUNK_MOST);
    }
    return count;
}

static void twice_the_characters_are_twice_the_chunks_and_memory(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    static const char marks[] = {'.', 'a', '-', '"', '3', '('};
    for (size_t i = 0; i < sizeof marks; i++) {
        char *text = say_arena_text(arena, 2 * SIZE);
        memset(text, marks[i], 2 * (size_t)SIZE);
        assert_int_equal(chunks_of((SayStr){text, SIZE}), SIZE / SAY_CHUNK_MOST + 1);
        assert_int_equal(chunks_of((SayStr){text, 2 * SIZE}), 2 * SIZE / SAY_CHUNK_MOST + 1);
        size_t before = say_arena_used(arena);
        uint32_t tokens = segment((SayStr){text, SIZE / 8})->tokens.count;
        size_t once = say_arena_used(arena) - before;
        uint32_t more = segment((SayStr){text, SIZE / 4})->tokens.count;
        size_t twice = say_arena_used(arena) - before - once;
        assert_in_range(more, 2 * tokens - 2, 2 * tokens + 2);
        assert_true(twice <= 3 * once + 4096);
    }
}

static void a_sentence_of_thousands_of_words_is_cut_into_pieces(void **state)
{
    (void)state;
    enum { WORDS = 5000 };
    char *text = say_arena_text(arena, WORDS * 5);
    for (uint32_t i = 0; i < WORDS; i++) memcpy(text + (size_t)i * 5, "word ", 5);
    SayDoc *doc = segment((SayStr){text, WORDS * 5});
    assert_int_equal(doc->tokens.count, WORDS);
    assert_int_equal(doc->sentences.count, (WORDS + SAY_SENTENCE_TOKENS - 1) / SAY_SENTENCE_TOKENS);
}

static void bytes_that_are_no_text_do_no_harm(void **state)
{
    (void)state;
    SayDoc *doc = segment((SayStr){"\xff\xc3 (\xe2\x80 .\xf0\x9f", 11});
    assert_true(doc->tokens.count > 0);
    assert_int_equal(segment(SAY_STR(" \n\t "))->tokens.count, 0);
}

static void damaged_and_foreign_parameters_are_refused(void **state)
{
    (void)state;
    SayError error = {0};
    SaySegmenter other;
    SayStr bytes = read_parameters(TEST_SOURCE "/models/segment.bin");
    char *copy = say_arena_alloc(arena, bytes.size);
    memcpy(copy, bytes.data, bytes.size);
    copy[bytes.size / 2] ^= 4;
    assert_int_equal(say_segmenter_open((SayStr){copy, bytes.size}, &other, &error),
                     SAY_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "damaged"));
    assert_int_equal(say_segmenter_open((SayStr){bytes.data, bytes.size - 8}, &other, &error),
                     SAY_ERROR_FORMAT);
    assert_int_equal(say_segmenter_open(SAY_STR_NONE, &other, &error), SAY_ERROR_FORMAT);
    memcpy(copy, bytes.data, bytes.size);
    memcpy(((SayModelHead *)(void *)copy)->kind, "tag\0\0\0\0", 8);
    assert_int_equal(say_segmenter_open((SayStr){copy, bytes.size}, &other, &error),
                     SAY_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "not such a section"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contractions_are_two_words),
        cmocka_unit_test(an_apostrophe_within_a_name_is_a_letter),
        cmocka_unit_test(curly_quotes_cut_like_straight_ones),
        cmocka_unit_test(a_stop_after_an_abbreviation_ends_no_sentence),
        cmocka_unit_test(amounts_and_addresses_stay_whole),
        cmocka_unit_test(hyphens_are_tokens_of_their_own),
        cmocka_unit_test(a_quotation_of_two_sentences_is_cut_inside),
        cmocka_unit_test(a_text_without_blanks_or_stops_is_read_to_its_end),
        cmocka_unit_test(twice_the_characters_are_twice_the_chunks_and_memory),
        cmocka_unit_test(a_sentence_of_thousands_of_words_is_cut_into_pieces),
        cmocka_unit_test(bytes_that_are_no_text_do_no_harm),
        cmocka_unit_test(damaged_and_foreign_parameters_are_refused),
    };
    return cmocka_run_group_tests(tests, open_parameters, close_parameters);
}
