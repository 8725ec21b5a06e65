/* test_trigger_files.c -- a file of triggers with a broken rule is refused with its file and line,
 * whichever field is broken. */
#include "claim/event.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The codebook that the rules below refer to; it ends in line 8. */
static const char codebook[] = "190.code\n"
                               "  goldstein: -90\n"
                               "  type: ASSAULT\n"
                               "  mode: violence\n"
                               "ASSAULT.code\n"
                               "  goldstein: -90\n"
                               "  type: ASSAULT\n"
                               "\n";

/* The message for a rule behind the codebook, "" when it is taken. */
static void refusal_of(const char *rule, char message[512])
{
    SayArena *arena = say_arena_new(0);
    SayText text = {.arena = arena};
    SayEntries entries = {0};
    SayLexicon lexicon;
    SayError error = {0};
    const SayTriggers *triggers = NULL;
    say_text_format(&text, "%s%s", codebook, rule);
    SayStatus status = say_entries_read(arena, &entries, SAY_STR("triggers/assault.txt"),
                                        say_text_str(&text), &error);
    if (status == SAY_OK) status = say_lexicon_compile(arena, &entries, &lexicon, &error);
    if (status == SAY_OK) status = say_triggers_new(arena, &lexicon, &triggers, &error);
    snprintf(message, 512, "%s", status == SAY_OK ? "" : error.message);
    say_arena_free(arena);
}

static void expect(const char *rule, const char *wanted)
{
    char message[512];
    refusal_of(rule, message);
    if (strcmp(message, wanted) != 0)
        fail_msg("%s\ngave   '%s'\nwanted '%s'", rule, message, wanted);
}

static void a_sound_rule_of_each_kind_is_taken(void **state)
{
    (void)state;
    expect("hit.v\n  cameo: 190\n  needs: actor | object\n  counts: killed\n"
           "  actor: subject | by\n  recipient: object | near\n  objects: town\n",
           "");
    expect("raid.n\n  type: ASSAULT\n  mode: violence\n  contexts: military\n  actor: none\n", "");
    expect("carry out.s\n  types: ASSAULT\n  nouns: raid\n  is: light\n", "");
    expect("bombs.means\n  cameo: 190\n  words: bomb\n", "");
    expect("election.topic\n  words: ballot\n", "");
    expect("assets.words\n  words: depot\n", "");
}

static void every_field_with_a_value_that_means_nothing_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *field, *wanted;
    } cases[] = {
        {"cameo: 19x", "triggers/assault.txt:9: no such CAMEO code: 19x"},
        {"type: ASSUALT", "triggers/assault.txt:9: no event type of the codebook: ASSUALT"},
        {"mode: violens", "triggers/assault.txt:9: no such mode: violens"},
        {"contexts: military | marine", "triggers/assault.txt:9: no such context: marine"},
        {"needs: actor | luck", "triggers/assault.txt:9: no such property: luck"},
        {"is: reciprocl", "triggers/assault.txt:9: no such property: reciprocl"},
        {"counts: hurt", "triggers/assault.txt:9: no such figure: hurt"},
        {"actor: subjct", "triggers/assault.txt:9: no such role: subjct"},
        {"recipient: object | agianst", "triggers/assault.txt:9: no such role: agianst"},
        {"objcts: town", "triggers/assault.txt:9: no such field: objcts"},
        {"words: town", "triggers/assault.txt:9: no such field: words"},
        {"actor: by | of | in | at | on | to | for | from | with",
         "triggers/assault.txt:9: too many slots: with"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char rule[256];
        snprintf(rule, sizeof rule, "hit.v\n  %s\n", cases[i].field);
        expect(rule, cases[i].wanted);
        snprintf(rule, sizeof rule, "raid.n\n  %s\n", cases[i].field);
        expect(rule, cases[i].wanted);
    }
}

static void other_kinds_of_entries_are_held_to_theirs(void **state)
{
    (void)state;
    expect("carry out.s\n  types: ASSULT\n", "triggers/assault.txt:9: no such event type: ASSULT");
    expect("carry out.s\n  objects: raid\n", "triggers/assault.txt:9: no such field: objects");
    expect("bombs.means\n  cameo: 1\n", "triggers/assault.txt:9: no such CAMEO code: 1");
    expect("bombs.means\n  wrds: bomb\n", "triggers/assault.txt:9: no such field: wrds");
    expect("electoin.topic\n  words: ballot\n",
           "triggers/assault.txt:9: no such context: electoin");
    expect("asets.words\n  words: depot\n", "triggers/assault.txt:9: no such list of words: asets");
    expect("assets.words\n  kind: depot\n", "triggers/assault.txt:9: no such field: kind");
    expect("hit.w\n  cameo: 190\n", "triggers/assault.txt:9: no such kind of entry: hit.w");
    expect(".v\n  cameo: 190\n", "triggers/assault.txt:9: no word: .v");
}

static void the_codebook_is_held_to_numbers(void **state)
{
    (void)state;
    expect("191.code\n  goldstein: much\n  type: ASSAULT\nhit.v\n  cameo: 191\n",
           "triggers/assault.txt:9: goldstein is no number of tenths from -100 to 100: much");
    expect("191.code\n  goldstein: 300\n  type: ASSAULT\nhit.v\n  cameo: 191\n",
           "triggers/assault.txt:9: goldstein is no number of tenths from -100 to 100: 300");
    expect("hit.v\n  type: PROTEST\n", "triggers/assault.txt:9: no weight for type: PROTEST");
}

static void a_line_that_is_no_field_is_refused(void **state)
{
    (void)state;
    expect("hit.v\n  cameo 190\n", "triggers/assault.txt:10: a field needs a colon");
    expect("hit.v\n  Cameo: 190\n",
           "triggers/assault.txt:10: a field name is made of a to z and _");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_rule_of_each_kind_is_taken),
        cmocka_unit_test(every_field_with_a_value_that_means_nothing_is_refused),
        cmocka_unit_test(other_kinds_of_entries_are_held_to_theirs),
        cmocka_unit_test(the_codebook_is_held_to_numbers),
        cmocka_unit_test(a_line_that_is_no_field_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
