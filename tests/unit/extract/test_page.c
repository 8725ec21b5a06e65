/* test_page.c -- web pages: the article out of its page, each byte traced; cases in pages.txt. */
#include "bench.h"

/* A case of pages.txt: "==== name", the page, "----", then the article as blocks, one a line. */
static void pages_give_their_articles(void **state)
{
    Bench *b = *state;
    SayStr all = slurp(b->knowledge, TEST_SOURCE "/tests/unit/extract/pages.txt");
    assert_non_null(all.data);
    uint32_t cases = 0;
    for (uint32_t at = say_str_find(all, SAY_STR("==== "), 0); at != UINT32_MAX; cases++) {
        uint32_t line = say_str_find(all, SAY_STR("\n"), at),
                 rule = say_str_find(all, SAY_STR("\n----\n"), at);
        uint32_t next = say_str_find(all, SAY_STR("\n==== "), rule);
        SayStr page = say_str_slice(all, line + 1, rule);
        SayStr expected =
            say_str_trim(say_str_slice(all, rule + 6, next == UINT32_MAX ? all.size : next));
        SayDoc *doc = read_record(b, (SayRecord){.bytes = page, .format = SAY_FORMAT_HTML});
        SayText got = {.arena = b->arena};
        for (uint32_t i = 0; i < doc->blocks.count; i++) {
            say_text_format(&got, "%s%s: %.*s", i ? "\n" : "",
                            say_block_name(doc->blocks.items[i].kind),
                            SAY_STR_ARG(say_doc_text(doc, doc->blocks.items[i].span)));
        }
        if (!say_str_equal(got.size ? say_text_str(&got) : SAY_STR(""), expected)) {
            fail_msg("%.*s\ngot:\n%.*s", SAY_STR_ARG(say_str_slice(all, at, line)),
                     SAY_STR_ARG(say_text_str(&got)));
        }
        at = next == UINT32_MAX ? next : next + 1;
    }
    assert_true(cases >= 5);
}

#define PAGE(head, body) "<html lang=en><head>" head "</head><body>" body "</body></html>"
#define STORY                                                                                      \
    "<p>The two delegations met for a third day in the capital on Tuesday, officials of both "     \
    "sides said.</p>"                                                                              \
    "<p>No result is expected this week, one of them added, and the talks will go on for some "    \
    "time.</p>"

static void linked_data_says_title_author_outlet_and_date(void **state)
{
    SayDoc *doc = read_html(
        *state, PAGE("<title>Talks go on in Marn | The Marn Post</title><script "
                     "type=\"application/ld+json\">{\"@graph\":[{\"@type\":"
                     "\"NewsArticle\",\"headline\":\"Talks go on in "
                     "Marn\",\"datePublished\":\"2026-11-17T08:00:00Z\",\"author\":[{\"@type\":"
                     "\"Person\",\"name\":\"Ann Roe\"}],\"publisher\":{\"name\":\"The Marn "
                     "Post\"}}]}</script>"
                     "<link rel=canonical href=\"https://marnpost.example/talks\">",
                     "<h1>Talks go on in Marn</h1>" STORY));
    assert_str(doc->article.title, "Talks go on in Marn");
    assert_str(doc->article.outlet, "The Marn Post");
    assert_str(doc->article.byline, "Ann Roe");
    assert_str(doc->article.url, "https://marnpost.example/talks");
    assert_int_equal(doc->article.published, say_day(2026, 11, 17));
    assert_str(doc->article.published_basis, "metadata");
    assert_int_equal(doc->blocks.items[0].kind, SAY_BLOCK_TITLE);
}

static void meta_elements_serve_where_there_is_no_linked_data(void **state)
{
    SayDoc *doc = read_html(*state, PAGE("<title>Talks go on in Marn - The Marn Post</title><meta "
                                         "property=og:site_name content=\"The Marn Post\">"
                                         "<meta name=author content=\"Ann Roe\"><meta "
                                         "property=article:published_time content=2026-11-17>",
                                         STORY));
    assert_str(doc->article.title, "Talks go on in Marn");
    assert_str(doc->article.outlet, "The Marn Post");
    assert_int_equal(doc->article.published, say_day(2026, 11, 17));
}

static void a_canonical_address_of_another_outlet_says_whose_text_it_is(void **state)
{
    const char *page = PAGE("<link rel=canonical href=\"https://www.reuters.com/talks\">", STORY);
    SayDoc *doc = read_record(*state, (SayRecord){.bytes = say_str(page),
                                                  .url = SAY_STR("https://marnpost.example/talks"),
                                                  .outlet = SAY_STR("The Marn Post"),
                                                  .format = SAY_FORMAT_HTML});
    assert_str(doc->article.origin, "Reuters");
    assert_str(doc->article.outlet, "The Marn Post");
    assert_str(doc->article.url, "https://marnpost.example/talks");
}

static void a_record_may_say_whose_text_it_is(void **state)
{
    SayRecord record = {.bytes = SAY_STR(PAGE("", STORY)),
                        .outlet = SAY_STR("The Marn Post"),
                        .format = SAY_FORMAT_HTML,
                        .credit = SAY_STR("By Reuters staff")};
    assert_str(read_record(*state, record)->article.origin, "Reuters");
    record.credit = SAY_STR("Lake Herald");
    assert_str(read_record(*state, record)->article.origin, "Lake Herald");
    record.credit = SAY_STR("The Marn Post");
    assert_str(read_record(*state, record)->article.origin, "The Marn Post");
    record.credit = SAY_STR("We thank all who have helped us with this report");
    assert_str(read_record(*state, record)->article.origin, "The Marn Post");
}

static void a_relays_label_does_not_hide_the_agency_in_the_text(void **state)
{
    SayRecord record = {.bytes =
                            SAY_STR(PAGE("", "<p>MARN, Nov 17 (Reuters) - The talks go on in the "
                                             "town hall, the ministry said on Tuesday.</p>")),
                        .outlet = SAY_STR("The Marn Post"),
                        .format = SAY_FORMAT_HTML,
                        .credit = SAY_STR("Lake Herald")};
    assert_str(read_record(*state, record)->article.origin, "Reuters");
}

static void entities_and_white_space_lead_back_to_the_source(void **state)
{
    const char *html = PAGE("", "<p>The ministry&#8217;s   spokesman &amp; two&nbsp;others\n said "
                                "that all were safe and well today.</p>");
    SayDoc *doc = read_html(*state, html);
    assert_str(
        doc->text,
        "The ministry\xE2\x80\x99s spokesman & two others said that all were safe and well today.");
    uint32_t at = say_str_find(doc->text, SAY_STR("spokesman & two others said"), 0);
    SaySpan source = say_doc_source(doc, (SaySpan){at, at + 27});
    assert_str(say_str_slice(doc->record.bytes, source.start, source.end),
               "spokesman &amp; two&nbsp;others\n said");
}

static void a_truncated_page_gives_what_it_has(void **state)
{
    SayDoc *doc = read_html(
        *state, "<html><body><div class=nav><a href=/>Home</a></div><div class=story>" STORY
                "<p>The last sentence was cut off in the middle of the wo<b");
    assert_true(say_str_starts(doc->text, SAY_STR("The two delegations met")));
    assert_true(say_doc_open(doc));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_give_their_articles),
        cmocka_unit_test(linked_data_says_title_author_outlet_and_date),
        cmocka_unit_test(meta_elements_serve_where_there_is_no_linked_data),
        cmocka_unit_test(a_canonical_address_of_another_outlet_says_whose_text_it_is),
        cmocka_unit_test(a_record_may_say_whose_text_it_is),
        cmocka_unit_test(a_relays_label_does_not_hide_the_agency_in_the_text),
        cmocka_unit_test(entities_and_white_space_lead_back_to_the_source),
        cmocka_unit_test(a_truncated_page_gives_what_it_has),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
