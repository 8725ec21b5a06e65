/* Dictionaries of actors and of agents. */
#include "import_test.h"

static void a_country_has_names_adjectives_and_towns(void **state)
{
    (void)state;
    import_gives(
        "ZEMLAND_ [ZEM]\n+ZEMLANDIC_\n+ZEMGRAD_\n+PORT_AMBER_\n+REPUBLIC_OF_ZEMLAND_\n",
        "\nZemland\n  kind: country\n  country: ZEM\n  names: Zemland | Republic of "
        "Zemland\n  adjectives: Zemlandic\n  metonyms: Zemgrad | Port Amber\n  cameo: ZEM\n"
        "  at: foreign.txt:1\n",
        NULL);
}

static void a_country_that_lists_no_adjective_gets_the_packs(void **state)
{
    (void)state;
    import_gives("ZEMLAND_ [ZEM]\n", "  adjectives: Zemlandic\n", NULL);
}

static void dates_are_read_in_both_forms(void **state)
{
    (void)state;
    import_gives("IVO_TREM_\n\t[ZEMGOV 990315-20040511]\n\t[ZEMELI]\n",
                 "  kind: person\n  country: ZEM\n  sectors: ELI\n  names: Ivo Trem\n"
                 "  role: 1999-03-15..2004-05-11 ZEMGOV ZEM GOV\n  cameo: ZEMELI\n",
                 NULL);
}

static void two_digits_up_to_30_are_of_this_century(void **state)
{
    (void)state;
    import_gives("IVO_TREM_\n\t[ZEMGOV 310101-301231]\n", "  from: 1931-01-01\n  to: 2030-12-31\n",
                 NULL);
}

static void open_dates_hold_from_the_day_and_before_the_day(void **state)
{
    (void)state;
    import_gives("IVO_TREM_\n\t[ZEMREB <20010301]\n\t[ZEMGOV > 010301]\n",
                 "  from: 2001-03-01\n  role: ..2001-02-28 ZEMREB ZEM REB\n  cameo: ZEMGOV\n",
                 NULL);
}

static void without_an_undated_code_the_latest_stands_for_the_actor(void **state)
{
    (void)state;
    import_gives("IVO_TREM_\n\t[ZEMGOV 990101-991231]\n\t[ZEMMIL 010101-011231]\n"
                 "\t[ZEMREB 000101-001231]\n",
                 "  sectors: MIL\n", NULL);
}

static void dates_that_do_not_exist_are_named(void **state)
{
    (void)state;
    static const char *const dates[] = {">19991345", "<990230", "990101-1920030320", ">1999"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        char text[100];
        snprintf(text, sizeof text, "IVO_TREM_\n\t[ZEMGOV %s]\n\t[ZEMELI]\n", dates[i]);
        Imported imported = import_text(text);
        import_has(&imported.said, "foreign.txt:2: there is no date '");
        import_lacks(&imported.out, "ZEMGOV");
        import_has(&imported.out, "  cameo: ZEMELI\n");
        import_free(&imported);
    }
}

static void a_span_that_ends_before_it_begins_is_named(void **state)
{
    (void)state;
    import_gives("IVO_TREM_\n\t[ZEMGOV 20121207-20120802]\n\t[ZEMELI]\n", "ZEMELI",
                 "foreign.txt:2: '20121207-20120802' ends before it begins");
}

static void a_date_without_its_direction_is_not_guessed(void **state)
{
    (void)state;
    import_gives("IVO_TREM_\n\t[ZEMGOV 20121207]\n", NULL,
                 "foreign.txt:2: '20121207' is neither <DATE, >DATE nor DATE-DATE");
}

static void several_codes_stand_in_one_line_and_comments_behind_them(void **state)
{
    (void)state;
    import_gives("ANA_BELT_\n\t[IGO 970101-061231] [ELI]; her years\t$3\n# a remark\n",
                 "  role: 1997-01-01..2006-12-31 IGO IGO IGO\n  cameo: ELI\n", NULL);
}

static void part_of_a_country_is_the_more_precise(void **state)
{
    (void)state;
    import_gives("QUAY_OF_ZEM_ [ZEMQUAMIL]\n", "  kind: military\n  country: QUA\n", NULL);
}

static void letters_that_open_a_code_can_mean_another_thing(void **state)
{
    (void)state;
    import_gives("ISLE_GUARD_ [MUSMIL]\n", "  country: MUS\n", NULL);
    Imported imported = import_text("ISLE_GUARD_ [REBMUS]\n");
    import_lacks(&imported.out, "country:");
    import_has(&imported.out, "  sectors: REB | REL\n");
    import_free(&imported);
}

static void unknown_letters_are_named_once(void **state)
{
    (void)state;
    Imported imported = import_text("A_GUARD_ [XQZMIL]\nB_GUARD_ [XQZMIL]\n");
    import_has(&imported.said, "foreign.txt:1: 'XQZ' of the code XQZMIL is in no table of codes");
    assert_int_equal(imported.counts.complaints, 1);
    assert_int_equal(imported.counts.entries, 2);
    import_free(&imported);
}

static void a_code_that_is_not_made_of_threes_is_named(void **state)
{
    (void)state;
    import_gives("A_GUARD_ [ZEMMI]\n", "  country: ZEM\n",
                 "foreign.txt:1: the code ZEMMI is not made of threes");
}

static void two_codes_with_a_stroke_stand_for_both(void **state)
{
    (void)state;
    import_gives("AMBER_UNION_ [ZEM/QUA]\n", "  country: ZEM\n", NULL);
    import_gives("AMBER_UNION_ [ZEM/QUA]\n", "  cameo: ZEM/QUA\n", NULL);
    import_gives("AMBER_UNION_ [/QUA]\n", NULL, "foreign.txt:1: '/QUA' is no code");
}

static void stray_bytes_are_left_out_and_named(void **state)
{
    (void)state;
    static const char text[] = "ZEMLAND_ [ZEM]\n+TIR\0AMBER_\n+Z\x1a"
                               "ROUA_\n+CAFE\xe9_\n+PORT_\xc3\x89TOILE_\n";
    Imported imported = import_bytes(text, sizeof text - 1);
    import_has(&imported.said, "foreign.txt:2: stray byte 0x00 left out");
    import_has(&imported.said, "foreign.txt:3: stray byte 0x1a left out");
    import_has(&imported.said, "foreign.txt:4: stray byte 0xe9 left out");
    import_has(&imported.out, "Tiramber | Zroua | Cafe | Port \xc3\x89toile\n");
    assert_int_equal(imported.counts.complaints, 3);
    import_free(&imported);
}

static void a_repeated_head_with_the_same_codes_is_refused(void **state)
{
    (void)state;
    Imported imported = import_text("A_GUARD_ [ZEMMIL]\nB_GUARD_ [ZEMMIL]\nA_GUARD [ZEMMIL]\n");
    import_has(&imported.said, "foreign.txt:3: 'A Guard' repeats line 1");
    assert_int_equal(imported.counts.entries, 2);
    assert_int_equal(imported.counts.refused, 1);
    import_free(&imported);
}

static void a_repeated_head_with_other_codes_is_kept_apart(void **state)
{
    (void)state;
    import_gives("A_GUARD_ [ZEMMIL]\nA_GUARD_ [QUAMIL]\n+THE_GUARD_OF_A_\n",
                 "\nA Guard #2\n  kind: military\n  country: QUA\n  sectors: MIL\n"
                 "  names: A Guard | The Guard of A\n",
                 "foreign.txt:2: 'A Guard' is [QUAMIL] here and [ZEMMIL] in line 1, which holds");
}

static void repeated_names_are_named(void **state)
{
    (void)state;
    import_gives("A_GUARD_ [ZEMMIL]\n+GUARD_A\n+GUARD_A_\n", "  names: A Guard | Guard A\n",
                 "foreign.txt:3: 'Guard A' stands twice in one entry");
    import_gives("A_GUARD_ [ZEMMIL]\nB_GUARD_ [ZEMMIL]\n+A_GUARD_\n", NULL,
                 "foreign.txt:3: 'A Guard' is another actor's name in line 1");
}

static void heads_in_a_row_are_names_of_one_actor(void **state)
{
    (void)state;
    Imported imported = import_text("AMBER_LEAGUE_\nA.L._\n\t[IGO]\n");
    import_has(&imported.out, "  names: Amber League | A.L.\n");
    import_has(&imported.said, "foreign.txt:2: line 1 has no code: both heads are read as names");
    assert_int_equal(imported.counts.joined, 1);
    import_free(&imported);
}

static void a_head_without_a_code_before_a_blank_line_is_refused(void **state)
{
    (void)state;
    Imported imported = import_text("AMBER_LEAGUE_\n\nA_GUARD_ [ZEMMIL]\n");
    import_has(&imported.said, "foreign.txt:1: 'AMBER_LEAGUE_' has no code");
    import_lacks(&imported.out, "Amber");
    import_free(&imported);
}

static void a_head_whose_name_is_missing_keeps_its_codes_to_itself(void **state)
{
    (void)state;
    Imported imported = import_text("A_GUARD_\n\t[ZEMMIL]\n  ; a remark\n\t[QUAGOV]\n");
    import_has(&imported.said, "foreign.txt:3: a head without a name");
    import_lacks(&imported.out, "QUAGOV");
    import_free(&imported);
}

static void a_broken_bracket_is_named_and_does_not_join_its_neighbours(void **state)
{
    (void)state;
    Imported imported = import_text("AMBER_CO_\t[\n\tMNCZEM]\t; trade\nB_CORP_\n\t[MNC]\n");
    import_has(&imported.said, "foreign.txt:1: a bracket without its other half");
    import_has(&imported.said, "foreign.txt:2: a bracket without its other half");
    import_has(&imported.out, "  names: B Corp\n");
    import_lacks(&imported.out, "Amber Co");
    import_free(&imported);
}

static void brackets_in_names_part_or_vanish(void **state)
{
    (void)state;
    import_gives("AMBER_GUARD_FRONT_(AGF)_\n\t[ZEMREB]\n", "  names: Amber Guard Front | AGF\n",
                 NULL);
    import_gives("A_GUARD_ [ZEMMIL]\n+OLD]_GUARD_\n", "  names: A Guard | Old Guard\n",
                 "foreign.txt:2: a bracket within a name");
}

static void names_of_nobody_are_kept_but_not_looked_for(void **state)
{
    (void)state;
    import_gives("IVO_TREM_\n\t[---]\n", "  kind: unknown\n  void: Ivo Trem\n  cameo: ---\n", NULL);
}

/* ---- agents ---- */

static void an_agent_has_its_regular_plural(void **state)
{
    (void)state;
    import_gives("FARMER [~BUS]\nDEPUTY [~GOV]\n",
                 "\ndeputy\n  kind: role\n  sectors: GOV\n  words: deputy | deputies\n"
                 "  cameo: ~GOV\n  joins: behind\n",
                 NULL);
}

static void braces_give_another_plural_or_none(void **state)
{
    (void)state;
    import_gives("CHAMBER_OF_TRADE {CHAMBERS_OF_TRADE} [~BUS]\n",
                 "  words: chamber of trade | chambers of trade\n", NULL);
    import_gives("TROOPS {} [~MIL]\n", "  words: troops\n", NULL);
    import_gives("STAFF_ [~MIL]\n", "  words: staff\n", NULL);
}

static void macros_stand_for_their_words(void **state)
{
    (void)state;
    import_gives(
        "!PERSON! = MAN, MEN\n!MINIST! = MINISTER, MINISTRY\nBUSINESS!PERSON![~BUS]\n",
        "\nbusinessman\n  kind: role\n  sectors: BUS\n  words: businessman | businessmen\n", NULL);
    import_gives("!MINIST! = MINISTER, MINISTRY\n!MINIST! FOR_TRADE [~GOV]\n",
                 "  words: minister for trade | ministry for trade\n", NULL);
    import_gives("!A! = X\n!MINIST! FOR_TRADE [~GOV]\n", NULL,
                 "foreign.txt:2: the macro !MINIST! is not defined");
}

static void a_macro_within_itself_ends(void **state)
{
    (void)state;
    import_gives("!A! = X!A!, Y!A!\nB!A! [~GOV]\n", NULL,
                 "foreign.txt:2: the macro !A! is too deep in macros");
    import_gives("!A! = X\n!B! = !A!Y, Z\nB!B! [~GOV]\n", "  words: bxy | bz\n", NULL);
}

static void an_agents_code_can_stand_before_the_country(void **state)
{
    (void)state;
    import_gives("TRUCE_MONITOR [IGO~]\n", "  cameo: IGO~\n  joins: before\n", NULL);
}

static void an_agent_is_of_a_religion_not_of_a_country(void **state)
{
    (void)state;
    import_gives("CLERIC [~MUS]\n", "  sectors: REL\n", NULL);
}

static void bad_agents_are_named(void **state)
{
    (void)state;
    import_gives("A [~GOV]\nDEPARTMENT [~GOV}\n", NULL, "foreign.txt:2: no code in brackets");
    import_gives("A [~GOV]\nDEPUTY [GOV]\n", NULL, "foreign.txt:2: 'GOV' is no agent's code");
    import_gives("A [~GOV]\nDEPUTY {X [~GOV]\n", NULL, "foreign.txt:2: a brace without");
    import_gives("A [~GOV]\nA [~GOV]\n", NULL, "foreign.txt:2: 'a' repeats line 1");
    import_gives("A [~GOV]\nA [~MIL]\n", "\na #2\n",
                 "foreign.txt:2: 'a' is ~MIL here and ~GOV in line 1, which holds");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_country_has_names_adjectives_and_towns),
        cmocka_unit_test(a_country_that_lists_no_adjective_gets_the_packs),
        cmocka_unit_test(dates_are_read_in_both_forms),
        cmocka_unit_test(two_digits_up_to_30_are_of_this_century),
        cmocka_unit_test(open_dates_hold_from_the_day_and_before_the_day),
        cmocka_unit_test(without_an_undated_code_the_latest_stands_for_the_actor),
        cmocka_unit_test(dates_that_do_not_exist_are_named),
        cmocka_unit_test(a_span_that_ends_before_it_begins_is_named),
        cmocka_unit_test(a_date_without_its_direction_is_not_guessed),
        cmocka_unit_test(several_codes_stand_in_one_line_and_comments_behind_them),
        cmocka_unit_test(part_of_a_country_is_the_more_precise),
        cmocka_unit_test(letters_that_open_a_code_can_mean_another_thing),
        cmocka_unit_test(unknown_letters_are_named_once),
        cmocka_unit_test(a_code_that_is_not_made_of_threes_is_named),
        cmocka_unit_test(two_codes_with_a_stroke_stand_for_both),
        cmocka_unit_test(stray_bytes_are_left_out_and_named),
        cmocka_unit_test(a_repeated_head_with_the_same_codes_is_refused),
        cmocka_unit_test(a_repeated_head_with_other_codes_is_kept_apart),
        cmocka_unit_test(repeated_names_are_named),
        cmocka_unit_test(heads_in_a_row_are_names_of_one_actor),
        cmocka_unit_test(a_head_without_a_code_before_a_blank_line_is_refused),
        cmocka_unit_test(a_head_whose_name_is_missing_keeps_its_codes_to_itself),
        cmocka_unit_test(a_broken_bracket_is_named_and_does_not_join_its_neighbours),
        cmocka_unit_test(brackets_in_names_part_or_vanish),
        cmocka_unit_test(names_of_nobody_are_kept_but_not_looked_for),
        cmocka_unit_test(an_agent_has_its_regular_plural),
        cmocka_unit_test(braces_give_another_plural_or_none),
        cmocka_unit_test(macros_stand_for_their_words),
        cmocka_unit_test(a_macro_within_itself_ends),
        cmocka_unit_test(an_agents_code_can_stand_before_the_country),
        cmocka_unit_test(an_agent_is_of_a_religion_not_of_a_country),
        cmocka_unit_test(bad_agents_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
