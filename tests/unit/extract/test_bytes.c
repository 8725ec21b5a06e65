/* test_bytes.c -- encodings, and bytes that are no article. */
#include "bench.h"

#define LONG_ENOUGH " was seen near the border by two people."

static SayDoc *read_bytes(Bench *b, const char *bytes, uint32_t size)
{
    return read_record(b, (SayRecord){.bytes = {bytes, size}});
}

static void latin_1_is_converted_and_traced(void **state)
{
    SayDoc *doc = read_text(*state, "The caf\xE9 \x93Marn\x94" LONG_ENOUGH);
    assert_str(doc->text, "The caf\xC3\xA9 \xE2\x80\x9CMarn\xE2\x80\x9D" LONG_ENOUGH);
    SaySpan quoted = {10, 20}; /* with both quotation marks */
    SaySpan source = say_doc_source(doc, quoted);
    assert_int_equal(source.start, 9);
    assert_int_equal(source.end, 15);
}

static void a_broken_byte_in_utf_8_is_marked_and_the_rest_kept(void **state)
{
    SayDoc *doc =
        read_text(*state, "The caf\xC3\xA9 \xFF and the \xE2\x80\x9Chouse\xE2\x80\x9D" LONG_ENOUGH);
    assert_str(doc->text,
               "The caf\xC3\xA9 \xEF\xBF\xBD and the \xE2\x80\x9Chouse\xE2\x80\x9D" LONG_ENOUGH);
}

static void utf_16_is_known_by_its_mark(void **state)
{
    static const char words[] = "A man was seen near the border by two people. \xE9";
    char bytes[200] = "\xFF\xFE";
    uint32_t size = 2;
    for (const char *c = words; *c; c++) {
        bytes[size++] = *c;
        bytes[size++] = 0;
    }
    SayDoc *doc = read_bytes(*state, bytes, size);
    assert_true(say_str_starts(doc->text, SAY_STR("A man was seen near the border")));
    assert_true(say_str_ends(doc->text, SAY_STR("\xC3\xA9")));
    assert_int_equal(say_doc_source(doc, (SaySpan){2, 5}).start, 6);
    assert_int_equal(say_doc_source(doc, (SaySpan){2, 5}).end, 12);
}

static void a_byte_order_mark_is_no_text(void **state)
{
    SayDoc *doc = read_text(*state, "\xEF\xBB\xBF"
                                    "A man" LONG_ENOUGH);
    assert_str(doc->text, "A man" LONG_ENOUGH);
    assert_int_equal(say_doc_source(doc, (SaySpan){0, 1}).start, 3);
}

static void assert_verdict(const SayDoc *doc, SayOutcome outcome, const char *reason)
{
    assert_int_equal(doc->article.outcome, outcome);
    assert_true(say_str_starts(doc->article.reason, say_str(reason)));
    assert_non_null(doc->article.id.data);
}

static void bytes_that_are_no_text_get_their_verdict(void **state)
{
    assert_verdict(read_text(*state, ""), SAY_OUTCOME_QUARANTINED, "empty");
    assert_verdict(read_text(*state, " \n\n"), SAY_OUTCOME_QUARANTINED, "empty");
    assert_verdict(read_text(*state, "123 --- 456 ... 789 +++ 123"), SAY_OUTCOME_QUARANTINED,
                   "empty: no letters");
    assert_verdict(read_bytes(*state, "abc\0def", 7), SAY_OUTCOME_QUARANTINED,
                   "binary: NUL byte at offset 3");
    assert_verdict(read_bytes(*state, "\x01\x02\x03\x04 abc", 8), SAY_OUTCOME_QUARANTINED,
                   "binary");
    assert_verdict(
        read_record(*state, (SayRecord){.bytes = SAY_STR("{"), .bad = SAY_STR("json: broken")}),
        SAY_OUTCOME_QUARANTINED, "json: broken");
}

static void a_page_over_the_limit_is_not_read(void **state)
{
    uint32_t size = (10u << 20) + 1;
    char *bytes = malloc(size);
    memset(bytes, 'a', size);
    assert_verdict(read_bytes(*state, bytes, size), SAY_OUTCOME_QUARANTINED,
                   "too large: 10485761 bytes");
    free(bytes);
}

static void a_text_without_a_sentence_is_too_short(void **state)
{
    assert_verdict(read_text(*state, "Hello"), SAY_OUTCOME_UNCODABLE, "too short");
}

static void other_languages_are_out_of_scope(void **state)
{
    assert_verdict(
        read_text(*state, "Der Sprecher sagte am Montag, dass die Armee nicht in der Stadt ist."),
        SAY_OUTCOME_OUT_OF_SCOPE, "language: de");
    assert_verdict(
        read_text(*state,
                  "El portavoz dijo que las tropas no han entrado en la ciudad por el norte."),
        SAY_OUTCOME_OUT_OF_SCOPE, "language: es");
    assert_verdict(read_text(*state, "\xD0\x90\xD1\x80\xD0\xBC\xD0\xB8\xD1\x8F \xD0\xBD\xD0\xB5 "
                                     "\xD0\xB2 \xD0\xB3\xD0\xBE\xD1\x80\xD0\xBE\xD0\xB4\xD0\xB5, "
                                     "\xD1\x81\xD0\xBA\xD0\xB0\xD0\xB7\xD0\xB0\xD0\xBB "
                                     "\xD0\xBE\xD0\xBD \xD0\xBD\xD0\xB0\xD0\xBC."),
                   SAY_OUTCOME_OUT_OF_SCOPE, "language: ru");
    assert_true(say_doc_open(read_text(*state, "Marland attacks Borduria again")));
}

static void nesting_without_end_is_refused(void **state)
{
    SayText html = {.arena = say_arena_new(0)};
    for (int i = 0; i < 100000; i++) say_text_add(&html, SAY_STR("<div>"));
    say_text_add(&html, SAY_STR("<p>A man" LONG_ENOUGH));
    SayRecord record = {.bytes = say_text_str(&html), .format = SAY_FORMAT_HTML};
    assert_verdict(read_record(*state, record), SAY_OUTCOME_QUARANTINED, "nesting: ");
    record.bytes = say_str_slice(record.bytes, 0, 5 * 900);
    assert_verdict(read_record(*state, record), SAY_OUTCOME_QUARANTINED,
                   "nesting: HTML deeper than 512");
    say_arena_free(html.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latin_1_is_converted_and_traced),
        cmocka_unit_test(a_broken_byte_in_utf_8_is_marked_and_the_rest_kept),
        cmocka_unit_test(utf_16_is_known_by_its_mark),
        cmocka_unit_test(a_byte_order_mark_is_no_text),
        cmocka_unit_test(bytes_that_are_no_text_get_their_verdict),
        cmocka_unit_test(a_page_over_the_limit_is_not_read),
        cmocka_unit_test(a_text_without_a_sentence_is_too_short),
        cmocka_unit_test(other_languages_are_out_of_scope),
        cmocka_unit_test(nesting_without_end_is_refused),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
