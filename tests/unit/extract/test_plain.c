/* test_plain.c -- scraped text: blocks, furniture, and what stands above the first paragraph. */
#include "bench.h"

static void paragraphs_on_one_line_each_are_blocks_of_their_own(void **state)
{
    SayDoc *doc = read_text(*state, "ARTICLE AD BOX\n"
                                    "The ministry of the northern province said on Monday that its "
                                    "forces had left the two border villages after a week.\n"
                                    "A spokesman declined to say whether the withdrawal had been "
                                    "agreed with the other side, or when it would be over. link");
    assert_int_equal(doc->blocks.count, 2);
    assert_true(say_str_ends(doc->text, SAY_STR("or when it would be over.")));
    assert_true(say_str_starts(doc->text, SAY_STR("The ministry")));
}

static void wrapped_lines_are_joined_and_keep_their_bytes(void **state)
{
    SayDoc *doc = read_text(
        *state, "Rebels left the town of Lower Marn on Tuesday, a day after talks had begun\n"
                "between the two sides, residents said. No one was hurt, according to a nurse\n"
                "at the hospital.\n\n"
                "The army did not comment.\n");
    assert_int_equal(doc->blocks.count, 2);
    SayStr first = say_doc_text(doc, doc->blocks.items[0].span);
    assert_true(say_str_find(first, SAY_STR("had begun\nbetween"), 0) != UINT32_MAX);
    assert_true(say_str_ends(first, SAY_STR("at the hospital.")));
}

static void furniture_goes_and_sentences_stay(void **state)
{
    SayDoc *doc = read_text(
        *state,
        "Politics & News\n\nMarn: talks on the border go on\n\nBy Ann Roe, Reuters\n\nNovember 17, "
        "2026\n\n"
        "The two delegations met for a third day in the capital, officials said on Tuesday.\n\n"
        "Share it...\n\nClick Here To Read More\n\nNo result is expected this week, one of them "
        "added.\n\n"
        "Short link :\n\nRelated Stories\n\nEarthquake hits the coast\n\nLeave a Reply\n\n"
        "Your email address will not be published. Required fields are marked *\n\nBack to top "
        "button\n");
    assert_str(
        doc->text,
        "Marn: talks on the border go on\n\n"
        "The two delegations met for a third day in the capital, officials said on Tuesday.\n\n"
        "No result is expected this week, one of them added.");
    assert_str(doc->article.title, "Marn: talks on the border go on");
    assert_int_equal(doc->blocks.items[0].kind, SAY_BLOCK_TITLE);
    assert_str(doc->article.byline, "Ann Roe, Reuters");
    assert_str(doc->article.origin, "Reuters");
    assert_int_equal(doc->article.published, say_day(2026, 11, 17));
    assert_str(doc->article.published_basis, "text");
}

static void a_sentence_that_begins_like_furniture_stays(void **state)
{
    SayDoc *doc = read_text(*state, "Share prices fell after the attack on the harbour, and "
                                    "traders said that more losses were likely to come.\n\n"
                                    "Related talks on the river border will go on in the capital "
                                    "next week, two officials of the ministry said.\n\n"
                                    "Comments by the minister on Monday had raised hopes of an "
                                    "early end to the fighting in the province.");
    assert_int_equal(doc->blocks.count, 3);
}

static void the_dateline_names_place_day_and_agency(void **state)
{
    SayDoc *doc = read_text(*state, "PORT MARN, Nov 17, 2026 (Reuters) - Two soldiers were wounded "
                                    "near the border, the army said.\n\nIt gave no details.");
    assert_str(say_doc_text(doc, doc->article.dateline_span),
               "PORT MARN, Nov 17, 2026 (Reuters) - ");
    assert_str(doc->article.origin, "Reuters");
    assert_int_equal(doc->article.published, say_day(2026, 11, 17));
    doc = read_text(
        *state,
        "GOMA \xE2\x80\x94 Two soldiers were wounded near the border, the army said on Tuesday.");
    assert_str(say_doc_text(doc, doc->article.dateline_span), "GOMA \xE2\x80\x94 ");
    doc = read_text(*state, "The army \xE2\x80\x94 as before \xE2\x80\x94 said that two soldiers "
                            "were wounded near the border.");
    assert_int_equal(doc->article.dateline_span.end, 0);
}

static void a_last_line_with_an_outlets_name_is_the_outlet(void **state)
{
    SayDoc *doc = read_text(*state, "Two soldiers were wounded near the border on Monday, the army "
                                    "said in a statement.\n\nZero Hedge\n\nRelated Articles\n");
    assert_str(doc->article.outlet, "Zero Hedge");
    assert_int_equal(doc->blocks.count, 1);
}

static void an_unknown_outlet_is_told_by_the_shape_of_its_name(void **state)
{
    SayDoc *doc =
        read_text(*state, "MARN, Borduria, Nov 16, 2026 - Two soldiers were wounded near the "
                          "border, the army said in a statement.\n\nThe Valley Post\n");
    assert_str(doc->article.outlet, "The Valley Post");
    assert_int_equal(doc->article.published, say_day(2026, 11, 16));
    doc = read_text(*state, "Two soldiers were wounded near the border, the army said.\n\nThe post "
                            "was left by its guards.");
    assert_int_equal(doc->blocks.count, 2);
    assert_null(doc->article.outlet.data);
}

static void a_date_above_the_title_is_no_title(void **state)
{
    SayDoc *doc = read_text(
        *state,
        "Updated: 17 Nov 2026 | 10:20 GMT\nRebels deny role in attack\nAFP - November 17, 2026\n"
        "Rebels on Tuesday denied that they had attacked the convoy, saying that they had no "
        "fighters in the area.");
    assert_str(doc->article.title, "Rebels deny role in attack");
    assert_str(doc->article.origin, "Agence France-Presse");
    assert_int_equal(doc->blocks.count, 2);
}

static void a_date_in_the_text_wins_over_a_record_that_is_weeks_off(void **state)
{
    SayDoc *doc = read_record(
        *state, (SayRecord){.bytes = SAY_STR("Border talks go on in Marn\n\n01.11.2026\n\nThe two "
                                             "delegations met for a third day in the capital."),
                            .published = SAY_STR("2026-11-17T10:00:00Z")});
    assert_int_equal(doc->article.published, say_day(2026, 11, 1));
    assert_str(doc->article.published_basis, "text");
}

static void an_agency_may_stand_before_the_date(void **state)
{
    SayDoc *doc = read_text(*state, "Border talks go on in Marn\nAFP, Tuesday 17 Nov 2026\nThe two "
                                    "delegations met for a third day in the capital.");
    assert_int_equal(doc->article.published, say_day(2026, 11, 17));
    assert_str(doc->article.origin, "Agence France-Presse");
}

static void the_record_wins_over_the_text(void **state)
{
    SayDoc *doc = read_record(
        *state,
        (SayRecord){.bytes = SAY_STR("Border talks go on in Marn\n\nNovember 16, 2026\n\nThe two "
                                     "delegations met for a third day in the capital."),
                    .published = SAY_STR("2026-11-17T10:00:00Z"),
                    .outlet = SAY_STR("reuters.com"),
                    .url = SAY_STR("https://www.reuters.com/world/a?utm_source=x&id=7#top")});
    assert_int_equal(doc->article.published, say_day(2026, 11, 17));
    assert_int_equal(doc->article.published_seconds, 36000);
    assert_str(doc->article.published_basis, "record");
    assert_str(doc->article.outlet, "Reuters");
    assert_str(doc->article.url, "https://www.reuters.com/world/a?id=7");
}

static void the_callers_date_is_the_last_resort(void **state)
{
    const char *text = "Border talks go on in Marn\n\nNovember 1, 2026\n\nThe two delegations met "
                       "for a third day in the capital.";
    SayRecord record = {
        .bytes = say_str(text), .published = SAY_STR("2026-11-17"), .published_by_caller = true};
    assert_int_equal(read_record(*state, record)->article.published, say_day(2026, 11, 1));
    record.bytes = SAY_STR("The two delegations met for a third day in the capital.");
    SayDoc *doc = read_record(*state, record);
    assert_int_equal(doc->article.published, say_day(2026, 11, 17));
    assert_str(doc->article.published_basis, "caller");
}

static void plain_text_is_taken_as_it_stands(void **state)
{
    const char *text = "Leave a Reply\n\nThe army attacked the town.\nIt left.\n\n\nshort link\n";
    SayDoc *doc = read_record(*state, (SayRecord){.bytes = say_str(text), .plain = true});
    assert_str(doc->text, text);
    assert_int_equal(doc->blocks.count, 3);
}

static void a_single_sentence_is_no_title(void **state)
{
    SayDoc *doc = read_text(*state, "Marland did not attack Borduria");
    assert_int_equal(doc->blocks.count, 1);
    assert_int_equal(doc->blocks.items[0].kind, SAY_BLOCK_PARAGRAPH);
    assert_null(doc->article.title.data);
}

static void ids_tell_articles_apart_and_stay_the_same(void **state)
{
    char first[32] = "";
    SayDoc *doc = read_text(*state, "The army attacked the town on Monday, the ministry said.");
    memcpy(first, doc->article.id.data, doc->article.id.size);
    assert_int_equal(doc->article.id.size, 17);
    assert_str(
        read_text(*state, "The army attacked the town on Monday, the ministry said.")->article.id,
        first);
    doc = read_text(*state, "The army attacked the town on Monday, the minister said.");
    assert_memory_not_equal(doc->article.id.data, first, 17);
}

/* The five articles: what must be gone and what must be there. */
static void seeds_lose_their_furniture_and_no_sentence(void **state)
{
    static const struct {
        const char *name;
        uint32_t blocks;
        const char *last;
    } seeds[] = {{"000_ff58beac15c7131d", 10, "Ryder said."},
                 {"001_66f5c7122f5e0eaa", 12, "from missile attacks."},
                 {"002_b73381bf445c8cc9", 16, "possible repercussions."},
                 {"003_8c87d37cb4436594", 7, "and Lebanon."},
                 {"004_30156be38e66eb59", 12, "Tel Aviv hospital:"}};
    Bench *b = *state;
    for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++) {
        char path[512];
        snprintf(path, sizeof path, TEST_SOURCE "/../shared/seeds/%s.txt", seeds[i].name);
        SayStr text = slurp(b->knowledge, path);
        if (!text.data) {
            print_message("%s is not there: skipped\n", path);
            skip();
        }
        SayDoc *doc = read_record(b, (SayRecord){.bytes = text});
        assert_int_equal(doc->blocks.count, seeds[i].blocks);
        assert_true(say_str_ends(doc->text, say_str(seeds[i].last)));
        assert_str(doc->article.language, "en");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_on_one_line_each_are_blocks_of_their_own),
        cmocka_unit_test(wrapped_lines_are_joined_and_keep_their_bytes),
        cmocka_unit_test(furniture_goes_and_sentences_stay),
        cmocka_unit_test(a_sentence_that_begins_like_furniture_stays),
        cmocka_unit_test(the_dateline_names_place_day_and_agency),
        cmocka_unit_test(a_last_line_with_an_outlets_name_is_the_outlet),
        cmocka_unit_test(an_unknown_outlet_is_told_by_the_shape_of_its_name),
        cmocka_unit_test(a_date_above_the_title_is_no_title),
        cmocka_unit_test(a_date_in_the_text_wins_over_a_record_that_is_weeks_off),
        cmocka_unit_test(an_agency_may_stand_before_the_date),
        cmocka_unit_test(the_record_wins_over_the_text),
        cmocka_unit_test(the_callers_date_is_the_last_resort),
        cmocka_unit_test(plain_text_is_taken_as_it_stands),
        cmocka_unit_test(a_single_sentence_is_no_title),
        cmocka_unit_test(ids_tell_articles_apart_and_stay_the_same),
        cmocka_unit_test(seeds_lose_their_furniture_and_no_sentence),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
