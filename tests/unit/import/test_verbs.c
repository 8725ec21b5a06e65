/* Dictionaries of verbs, discards and issues. */
#include "import_test.h"

static void a_synonym_set_has_members_and_whole_words(void **state)
{
    (void)state;
    import_gives("&FORCE\n# remark\n+ARMY\n+CASH_\n--- GO [010] ---\nGO\n",
                 "\nsynset force\n  member: army\n  whole: cash\n  at: foreign.txt:1\n", NULL);
}

static void a_verb_takes_the_code_of_its_block_or_its_own(void **state)
{
    (void)state;
    import_gives("--- GO [010] ---\nWALK # remark\nRUN [020]\n",
                 "\nverb walk\n  verb: walk\n  block: go\n  cameo: 010\n  at: foreign.txt:2\n\n"
                 "verb run\n  verb: run\n  block: go\n  cameo: 020\n",
                 NULL);
}

static void a_verb_of_two_blocks_is_kept_twice(void **state)
{
    (void)state;
    import_gives("--- GO [010] ---\nWALK\n--- RUN [010] ---\nWALK\n",
                 "\nverb walk #2\n  verb: walk\n  block: run\n  cameo: 010\n",
                 "foreign.txt:4: 'verb walk' is 010 of RUN here and 010 of GO in line 2");
}

static void irregular_forms_stand_before_or_behind_the_code(void **state)
{
    (void)state;
    import_gives("--- GO [010] ---\nSHUN [111] {SHUNS SHUNNED}\n",
                 "  forms: shuns | shunned\n  cameo: 111\n", NULL);
    import_gives(
        "--- GO [010] ---\n+GUN_DOWN {+GUNS_DOWN , +GUNNED_DOWN } [193] \n",
        "\nverb gun down\n  verb: gun down\n  block: go\n  forms: guns down | gunned down\n"
        "  verb_word: 1\n  cameo: 193\n",
        NULL);
    import_gives("--- GO [010] ---\nRE_+RUN {}\n", "  forms: -\n  verb_word: 2\n", NULL);
}

static void a_pattern_is_kept_as_text_and_as_steps(void **state)
{
    (void)state;
    import_gives("&FORCE\n+ARMY\n--- GO [010] ---\n"
                 "- SAID + MUST * &FORCE_OUT ^ (TO/FOR {PEACE TALKS_}) % $ [0256]  # GO\n",
                 "\npattern go 4\n  block: go\n"
                 "  pattern: SAID + MUST * &FORCE_OUT ^ (TO/FOR {PEACE TALKS_}) % $\n"
                 "  step: word said\n  step: target\n  step: word must\n  step: verb\n"
                 "  step: synset force\n  step: adjacent word out\n  step: skip\n"
                 "  step: open phrase\n  step: word to | for\n  step: open noun\n"
                 "  step: word peace\n  step: whole talks\n  step: close\n  step: close\n"
                 "  step: both\n  step: source\n  cameo: 0256\n",
                 NULL);
}

static void a_double_code_has_a_way_back(void **state)
{
    (void)state;
    import_gives("--- GO [:110] ---\nGO\n- % * [036:0431]\n",
                 "  step: both\n  step: verb\n  cameo: 036\n  cameo_back: 0431\n", NULL);
    import_gives("--- GO [:110] ---\nGO\n- % * [036]\n", "  block: go\n  cameo_back: 110\n", NULL);
    import_gives("--- GO [010] ---\n- * [---]\n- * OUT [022!]\n", "  cameo: 022!\n", NULL);
    import_gives("--- GO [010] ---\n- * OUT [022K]\n", "  cameo: 022K\n", NULL);
}

static void a_transformation_is_taken_apart(void **state)
{
    (void)state;
    import_gives("--- GO [010] ---\n~ a (b . STRIKE ) CLAIM = a b 112\n",
                 "  pattern: a (b . STRIKE ) CLAIM = a b 112\n  outer_source: a\n"
                 "  inner_source: b\n  inner_target: .\n  inner: strike\n  outer: claim\n"
                 "  source: a\n  target: b\n  cameo: 112\n",
                 NULL);
    import_gives("--- GO [010] ---\n~ a STRIKE = 1\n", NULL,
                 "foreign.txt:2: a transformation is written");
}

static void bad_verb_lines_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *line, *said;
    } cases[] = {
        {"- OUT [010]", "foreign.txt:3: no * for the verb: 'OUT'"},
        {"- * OUT * [010]", "foreign.txt:3: more than one *"},
        {"- * OUT } [010]", "foreign.txt:3: a bracket without its other half"},
        {"- * (OUT [010]", "foreign.txt:3: a bracket without its other half"},
        {"- * OUT # remark", "foreign.txt:3: a pattern without a code"},
        {"- * OUT [12]", "foreign.txt:3: '12' is no CAMEO code"},
        {"-- * OUT [012]", "foreign.txt:3: a pattern begins with one -"},
        {"- * &NOWHERE [012]", "foreign.txt:3: the synonym set &NOWHERE is not defined"},
        {"FALL (FALLS FELL }", "foreign.txt:3: a bracket without its other half"},
        {"FALL [", "foreign.txt:3: a bracket without its other half"},
        {"FALL [1x2]", "foreign.txt:3: '1x2' is no CAMEO code"},
        {"--- STAY ###", "foreign.txt:3: the block STAY has no code"},
        {"GO", "foreign.txt:3: 'verb go' repeats line 2"},
        {"GO [020]", "foreign.txt:3: 'verb go' is 020 of GO here and 010 of GO in line 2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        snprintf(text, sizeof text, "--- GO [010] ---\nGO\n%s\n", cases[i].line);
        import_gives(text, "\nverb go\n", cases[i].said);
    }
}

static void a_repeated_pattern_is_named(void **state)
{
    (void)state;
    import_gives("--- GO [010] ---\n- * OUT [011]\n- * OUT [011]\n", NULL, "repeats line 2");
    import_gives("--- GO [010] ---\n- * OUT [011]\n- * OUT [012]\n", "\npattern go 3\n",
                 "foreign.txt:3: 'pattern of GO: * OUT' is 012 here and 011 in line 2");
    import_gives("--- GO [010] ---\n- * OUT [011]\n--- RUN [010] ---\n- * OUT [011]\n", NULL, NULL);
}

static void discards_are_of_the_report_or_of_the_sentence(void **state)
{
    (void)state;
    import_gives("1914\nGROUP E_\n+GRAND PRIX   # remark\n",
                 "\ndiscard group e\n  phrase: group e\n  discards: sentence\n  whole: yes\n"
                 "  at: foreign.txt:2\n\ndiscard grand prix\n  phrase: grand prix\n"
                 "  discards: report\n",
                 NULL);
    import_gives("DERBY\nDERBY\n", NULL, "foreign.txt:2: 'discard derby' repeats line 1");
    import_gives("+\n", NULL, "foreign.txt:1: a discard without words");
}

static void an_issue_has_terms_in_steps(void **state)
{
    (void)state;
    import_gives("<ISSUE CATEGORY=\"SCHOOLS\" TYPE=\"ALL\">\npre+n:school v:open [EARLY]\n"
                 "~get head start\nchalk\n</ISSUE>\n",
                 "\nissue schools: pre+n:school v:open\n  category: SCHOOLS\n  type: ALL\n"
                 "  code: EARLY\n  step: word pre\n  step: joined noun school\n  step: verb open\n"
                 "  at: foreign.txt:2\n\nissue schools: ~get head start\n  category: SCHOOLS\n"
                 "  type: ALL\n  except: yes\n  step: word get\n  step: word head\n"
                 "  step: word start\n  at: foreign.txt:3\n\nissue schools: chalk\n"
                 "  category: SCHOOLS\n  type: ALL\n  code: SCHOOLS\n",
                 NULL);
}

static void bad_issues_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *line, *said;
    } cases[] = {
        {"chalk [A]board [B]", "foreign.txt:2: two terms in one line"},
        {"chalk [A]***", "foreign.txt:2: not read, behind the code: '***'"},
        {"[A]", "foreign.txt:2: a code without a term"},
        {"chalk [A", "foreign.txt:2: a bracket without its other half"},
        {"</ISSUE>\nchalk [A]", "foreign.txt:3: a term outside of <ISSUE>"},
        {"<TOPIC>", "foreign.txt:2: not <ISSUE CATEGORY="},
        {"chalk [A]\nchalk [B]", "foreign.txt:3: 'issue x: chalk' is B here and A in line 2"},
        {"chalk", "foreign.txt:2: <ISSUE> is not closed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        snprintf(text, sizeof text, "<ISSUE CATEGORY=\"X\" TYPE=\"ALL\">\n%s\n", cases[i].line);
        import_gives(text, NULL, cases[i].said);
    }
}

static void an_empty_file_gives_nothing(void **state)
{
    (void)state;
    Imported imported = import_text("");
    assert_int_equal(imported.counts.entries, 0);
    assert_int_equal(imported.counts.complaints, 0);
    import_free(&imported);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_synonym_set_has_members_and_whole_words),
        cmocka_unit_test(a_verb_takes_the_code_of_its_block_or_its_own),
        cmocka_unit_test(a_verb_of_two_blocks_is_kept_twice),
        cmocka_unit_test(irregular_forms_stand_before_or_behind_the_code),
        cmocka_unit_test(a_pattern_is_kept_as_text_and_as_steps),
        cmocka_unit_test(a_double_code_has_a_way_back),
        cmocka_unit_test(a_transformation_is_taken_apart),
        cmocka_unit_test(bad_verb_lines_are_named),
        cmocka_unit_test(a_repeated_pattern_is_named),
        cmocka_unit_test(discards_are_of_the_report_or_of_the_sentence),
        cmocka_unit_test(an_issue_has_terms_in_steps),
        cmocka_unit_test(bad_issues_are_named),
        cmocka_unit_test(an_empty_file_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
