/* test_list.c -- lists and their filters. */
#include "fixture.h"

static void made(Fixture *f)
{
    fixture_open(f, SAY_LEDGER_WRITE);
    const SayDoc *docs[] = {shelling(f->arena, "Coast Courier", false),
                            shelling(f->arena, "Harbour Post", true)};
    add_all(f, docs, 2);
}

/* Rows that match, all of which were shown; the cell of the last one that is named. */
static uint64_t listed(Fixture *f, const char *what, const SayFilter *filter, const char *column,
                       char cell[256])
{
    SayRows *rows;
    bool more;
    uint64_t shown = 0;
    assert_ok(say_list(f->ledger, what, filter, &rows, &f->error), &f->error);
    for (;; shown++) {
        assert_ok(say_rows_next(rows, &more, &f->error), &f->error);
        if (!more) break;
        for (size_t i = 0; column && i < say_rows_width(rows); i++)
            if (strcmp(say_rows_name(rows, i), column) == 0)
                snprintf(cell, 256, "%s", say_rows_text(rows, i));
    }
    if (!filter->limit) assert_int_equal(say_rows_total(rows), shown);
    say_rows_close(rows);
    return shown;
}

static void every_list_can_be_asked_with_every_filter(void **state)
{
    Fixture *f = *state;
    made(f);
    SayFilter filter = {.since = "2026-01-01",
                        .until = "2026-12-31",
                        .country = "nor",
                        .actor = "army",
                        .type = "assault",
                        .speaker = "spokesman",
                        .stance = "+",
                        .about = "almar",
                        .article = "a1",
                        .event = "e1",
                        .story = "s1",
                        .dispute = "d1",
                        .outlet = "Coast Courier",
                        .query = "army",
                        .after = "o1",
                        .limit = 5,
                        .unknown = true};
    size_t count;
    const SayList *lists = say_lists(&count);
    for (size_t i = 0; i < count; i++) listed(f, lists[i].name, &filter, NULL, NULL);
}

static void a_claim_shows_who_says_it_and_in_which_words(void **state)
{
    Fixture *f = *state;
    char cell[256];
    made(f);
    SayFilter filter = {.stance = "-"};
    assert_int_equal(listed(f, "claims", &filter, "speakers", cell), 1);
    assert_string_equal(cell, "a spokesman");
    listed(f, "claims", &filter, "words", cell);
    assert_string_equal(cell, "The Norland army shelled Port Almar, a spokesman said.");
    listed(f, "claims", &filter, "outlet", cell);
    assert_string_equal(cell, "Harbour Post");
}

static void filters_keep_what_they_name_and_nothing_else(void **state)
{
    Fixture *f = *state;
    made(f);
    const SayFilter two[] = {{.country = "SOU"},      {.actor = "norland"},
                             {.type = "ASSAULT"},     {.speaker = "unnamed"},
                             {.since = "2026-11-16"}, {.until = "2026-11-16"},
                             {.about = "port almar"}, {.speaker = "spokes", .about = "norland"}};
    const SayFilter none[] = {{.country = "FRA"},
                              {.actor = "navy"},
                              {.type = "AGREE"},
                              {.speaker = "minister"},
                              {.since = "2026-11-17"},
                              {.until = "2026-11-15"},
                              {.article = "a0"},
                              {.about = "minister"},
                              {.speaker = "minister", .about = "norland"}};
    for (size_t i = 0; i < sizeof two / sizeof *two; i++)
        if (listed(f, "claims", &two[i], NULL, NULL) != 2)
            fail_msg("filter %zu of those that keep both", i);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (listed(f, "claims", &none[i], NULL, NULL) != 0)
            fail_msg("filter %zu of those that keep none", i);
}

static void a_limit_shows_fewer_and_the_total_says_how_many_there_are(void **state)
{
    Fixture *f = *state;
    made(f);
    SayRows *rows;
    bool more;
    SayFilter filter = {.limit = 1};
    assert_ok(say_list(f->ledger, "articles", &filter, &rows, &f->error), &f->error);
    assert_ok(say_rows_next(rows, &more, &f->error), &f->error);
    assert_true(more);
    assert_ok(say_rows_next(rows, &more, &f->error), &f->error);
    assert_false(more);
    assert_int_equal(say_rows_total(rows), 2);
    say_rows_close(rows);
}

static void words_and_outlets_narrow_a_list(void **state)
{
    Fixture *f = *state;
    made(f);
    SayFilter words = {.query = "\"norland army\" shell*"}, none = {.query = "minister"},
              outlet = {.outlet = "coast courier"};
    assert_int_equal(listed(f, "claims", &words, NULL, NULL), 2);
    assert_int_equal(listed(f, "articles", &words, NULL, NULL), 2);
    assert_int_equal(listed(f, "articles", &none, NULL, NULL), 0);
    assert_int_equal(listed(f, "actors", &none, NULL, NULL), 0);
    assert_int_equal(listed(f, "claims", &outlet, NULL, NULL), 1);
    assert_int_equal(listed(f, "coverage", &outlet, NULL, NULL), 1);
}

static void a_cursor_leads_to_the_rows_behind(void **state)
{
    Fixture *f = *state;
    SayRows *rows;
    bool more;
    made(f);
    SayFilter filter = {.limit = 1};
    assert_ok(say_list(f->ledger, "articles", &filter, &rows, &f->error), &f->error);
    assert_ok(say_rows_next(rows, &more, &f->error), &f->error);
    assert_string_equal(say_rows_after(rows), "o1");
    assert_string_equal(say_rows_selection(rows), "latest first");
    filter.after = "o1";
    assert_int_equal(listed(f, "articles", &filter, NULL, NULL), 1);
    filter.after = "o2";
    assert_int_equal(listed(f, "articles", &filter, NULL, NULL), 0);
    say_rows_close(rows);
}

static void an_actor_is_counted_in_mentions_claims_and_articles(void **state)
{
    Fixture *f = *state;
    char cell[256];
    made(f);
    SayFilter army = {.actor = "norland army"}, all = {0};
    assert_int_equal(listed(f, "actors", &all, NULL, NULL), 2);
    assert_int_equal(listed(f, "actors", &army, "mentions", cell), 1);
    assert_string_equal(cell, "2");
    static const struct {
        const char *column, *value;
    } cells[] = {{"name", "Norland army"},
                 {"country", "NOR"},
                 {"sectors", "MIL"},
                 {"kind", "military"},
                 {"claims", "2"},
                 {"articles", "2"},
                 {"known", "1"},
                 {"start", "0"},
                 {"end", "16"},
                 {"words", "The Norland army"}};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        listed(f, "actors", &army, cells[i].column, cell);
        assert_string_equal(cell, cells[i].value);
    }
    army.stance = "probable";
    assert_int_equal(listed(f, "actors", &army, NULL, NULL), 0);
}

static void an_actor_that_no_dictionary_has_is_listed_as_unknown(void **state)
{
    Fixture *f = *state;
    char cell[256];
    fixture_open(f, SAY_LEDGER_WRITE);
    SayDoc *doc = shelling(f->arena, "Coast Courier", false);
    SaySpan span = span_of(doc, "Norland army");
    doc->actors.items[0].name = say_doc_text(doc, span);
    add_all(f, (const SayDoc *const[]){doc}, 1);
    SayFilter unknown = {.unknown = true};
    assert_int_equal(listed(f, "actors", &unknown, "name", cell), 1);
    assert_string_equal(cell, "Norland army");
    listed(f, "actors", &unknown, "known", cell);
    assert_string_equal(cell, "0");
    doc->actors.items[0].dictionary = 1;
    assert_false(say_doc_names_unknown(doc, &doc->actors.items[0]));
}

static void a_retracted_claim_is_listed_no_more_and_stays_in_the_evidence(void **state)
{
    Fixture *f = *state;
    made(f);
    char id[256];
    SayFilter all = {0};
    listed(f, "claims", &all, "id", id);
    assert_ok(say_ledger_retract(f->ledger, id, "withdrawn by the outlet", "2026-11-19", &f->error),
              &f->error);
    assert_int_equal(say_ledger_retract(f->ledger, id, "withdrawn by the outlet", NULL, &f->error),
                     SAY_ERROR_ARGUMENT);
    assert_int_equal(say_ledger_retract(f->ledger, "c0", "no such claim", NULL, &f->error),
                     SAY_ERROR_ARGUMENT);
    assert_int_equal(listed(f, "claims", &all, NULL, NULL), 1);
    assert_int_equal(number_of(f, "SELECT count(*) FROM claim"), 2);
}

static void a_filter_that_makes_no_sense_is_refused_with_a_message(void **state)
{
    Fixture *f = *state;
    SayRows *rows;
    made(f);
    SayFilter day = {.since = "yesterday"}, type = {.type = "WAR"}, stance = {.stance = "maybe"},
              all = {0};
    assert_int_equal(say_list(f->ledger, "claims", &day, &rows, &f->error), SAY_ERROR_ARGUMENT);
    assert_int_equal(say_list(f->ledger, "claims", &type, &rows, &f->error), SAY_ERROR_ARGUMENT);
    assert_int_equal(say_list(f->ledger, "claims", &stance, &rows, &f->error), SAY_ERROR_ARGUMENT);
    assert_int_equal(say_list(f->ledger, "secrets", &all, &rows, &f->error), SAY_ERROR_ARGUMENT);
}

static void words_of_an_article_are_found_by_search(void **state)
{
    Fixture *f = *state;
    made(f);
    assert_int_equal(
        number_of(f, "SELECT count(*) FROM article_text WHERE article_text MATCH 'spokesman'"), 2);
    assert_int_equal(
        number_of(f, "SELECT count(*) FROM article_text WHERE article_text MATCH 'minister'"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        CASE(every_list_can_be_asked_with_every_filter),
        CASE(a_claim_shows_who_says_it_and_in_which_words),
        CASE(filters_keep_what_they_name_and_nothing_else),
        CASE(a_limit_shows_fewer_and_the_total_says_how_many_there_are),
        CASE(words_and_outlets_narrow_a_list),
        CASE(a_cursor_leads_to_the_rows_behind),
        CASE(an_actor_is_counted_in_mentions_claims_and_articles),
        CASE(an_actor_that_no_dictionary_has_is_listed_as_unknown),
        CASE(a_retracted_claim_is_listed_no_more_and_stays_in_the_evidence),
        CASE(a_filter_that_makes_no_sense_is_refused_with_a_message),
        CASE(words_of_an_article_are_found_by_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
