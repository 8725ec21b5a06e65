/* test_why.c -- from an id down to the bytes. */
#include "core/json.h"
#include "fixture.h"

static const char derived[] =
    "INSERT INTO event (id, type, quad, goldstein, status, claims, articles, outlets, "
    "text_origins, claim_origins, affirmed,"
    " denied) VALUES ('e1', 'ASSAULT', 4, -100, 'happened', 2, 2, 2, 2, 1, 1, 1);"
    "INSERT INTO event_claim SELECT 'e1', id, 'type, actor' FROM claim;"
    "INSERT INTO story VALUES ('s1', 'Port shelled', NULL, NULL, 1, 2); INSERT INTO story_event "
    "VALUES ('s1', 'e1');"
    "INSERT INTO dispute VALUES ('d1', 'e1', 'happened', 2, 2);"
    "INSERT INTO dispute_side VALUES ('d1', 1, 'yes', 1, 1, 1, NULL, NULL, NULL), ('d1', 2, 'no', "
    "1, 1, "
    "1, NULL, NULL, NULL);"
    "INSERT INTO dispute_claim SELECT 'd1', iif(polarity = '+', 1, 2), id, 'holds', NULL FROM "
    "claim";

static bool take(void *context, const char *text, size_t size)
{
    SayText *all = context;
    say_text_add(all, (SayStr){text, (uint32_t)size});
    return true;
}

static const char *why(Fixture *f, const char *id, bool json)
{
    SayText text = {.arena = f->arena};
    assert_ok(say_why(f->ledger, id, json, take, &text, &f->error), &f->error);
    return say_str_terminated(f->arena, say_text_str(&text));
}

static const char *made(Fixture *f)
{
    fixture_open(f, SAY_LEDGER_WRITE);
    const SayDoc *docs[] = {shelling(f->arena, "Coast Courier", false),
                            shelling(f->arena, "Harbour Post", true)};
    add_all(f, docs, 2);
    assert_int_equal(sqlite3_exec(say_ledger_database(f->ledger), derived, NULL, NULL, NULL),
                     SQLITE_OK);
    return say_str_terminated(f->arena, docs[1]->claims.items[0].id);
}

static void said(const char *text, const char *line)
{
    if (!strstr(text, line)) fail_msg("\"%s\" does not stand in:\n%s", line, text);
}

static void a_claim_leads_to_speaker_stance_rule_and_source_bytes(void **state)
{
    Fixture *f = *state;
    const char *text = why(f, made(f), false);
    said(text, "words        \"The Norland army shelled Port Almar, a spokesman said.\"  [0, 54)");
    said(text, "polarity     -");
    said(text, "words        \"a spokesman\"  [37, 48)");
    said(text, "chain        Harbour Post <- a spokesman");
    said(text, "who          spokesman, NOR MIL");
    said(text, "trigger      \"shelled\"  [17, 24)");
    said(text, "step         said: ccomp");
    said(text, "path         news/one.html");
    said(text,
         "bytes        \"The Norland army shelled Port Almar&#44; a spokesman said.\"  [0, 58)");
    said(text, "known_at     2026-11-18T08:00:00Z");
}

static void every_kind_of_id_leads_to_its_claims_in_both_forms(void **state)
{
    static const char *const ids[] = {"e1", "s1", "d1"};
    Fixture *f = *state;
    const char *claim = made(f);
    for (int i = 0; i < 3; i++) {
        said(why(f, ids[i], false), claim);
        const char *json = why(f, ids[i], true);
        said(json, claim);
        if (!say_json_parse(f->arena, say_str(json), &f->error))
            fail_msg("%s: %s\n%s", ids[i], f->error.message, json);
    }
    assert_non_null(say_json_parse(f->arena, say_str(why(f, claim, true)), &f->error));
    said(why(f, "d1", false), "side 2: no");
}

static void an_id_that_is_nowhere_is_refused_with_a_message(void **state)
{
    Fixture *f = *state;
    made(f);
    SayText text = {.arena = f->arena};
    assert_int_equal(say_why(f->ledger, "c000", false, take, &text, &f->error), SAY_ERROR_ARGUMENT);
    assert_non_null(strstr(f->error.message, "c000"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        CASE(a_claim_leads_to_speaker_stance_rule_and_source_bytes),
        CASE(every_kind_of_id_leads_to_its_claims_in_both_forms),
        CASE(an_id_that_is_nowhere_is_refused_with_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
