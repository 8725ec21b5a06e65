/* test_lexicon.c -- knowledge files, and the block they are compiled to. */
#include "core/lexicon.h"
#include "core/map.h"
#include "core/utf8.h"
#include "core_test.h"

#include <stdlib.h>
#include <string.h>

static const char sample[] = "# an example\n"
                             "%phrases names adjectives\n"
                             "Norland\n"
                             "  kind: country\n"
                             "  names: Norland | Kingdom of Norland | Norland Proper\n"
                             "  adjectives: Norlandic\n"
                             "Norland Front\n"
                             "  names: Norland Front | Norland People's Front\n"
                             "  country: NOR\n"
                             "Norland\n"
                             "  names: Norland\n";

static SayLexicon compiled(SayArena *arena, const char *file, const char *text)
{
    SayEntries entries = {0};
    SayError error;
    SayLexicon lexicon;
    assert_ok(say_entries_read(arena, &entries, say_str(file), say_str(text), &error), &error);
    assert_ok(say_lexicon_compile(arena, &entries, &lexicon, &error), &error);
    assert_ok(say_lexicon_check(&lexicon, &error), &error);
    return lexicon;
}

/* What matches from the first of these blank-separated words on. */
static uint32_t matched(SayArena *arena, const SayLexicon *lexicon, const char *words,
                        SayLexiconMatch matches[8])
{
    uint32_t ids[16], count = 0;
    for (SayStr rest = say_str(words); rest.data;)
        ids[count++] = say_lexicon_word(lexicon, say_utf8_fold(arena, say_str_cut(&rest, ' ')));
    return say_lexicon_match(lexicon, ids, count, matches, 8);
}

static void entries_keep_their_fields_in_order(void **state)
{
    SayLexicon l = compiled(*state, "actors.txt", sample);
    assert_int_equal(say_lexicon_count(&l), 3);
    assert_str(say_lexicon_head(&l, 1), "Norland Front");
    assert_str(say_lexicon_file(&l, 1), "actors.txt");
    assert_int_equal(say_lexicon_line(&l, 1), 7);
    assert_str(say_lexicon_field(&l, 1, SAY_STR("country")), "NOR");
    assert_null(say_lexicon_field(&l, 1, SAY_STR("kind")).data);
    assert_int_equal(say_lexicon_field_count(&l, 0), 3);
    assert_str(say_lexicon_field_at(&l, 0, 2).name, "adjectives");
    assert_int_equal(say_lexicon_find(&l, SAY_STR("Norland Front")), 1);
    assert_int_equal(say_lexicon_find(&l, SAY_STR("Norland")), 0); /* the first of two */
    assert_int_equal(say_lexicon_find(&l, SAY_STR("Sudland")), SAY_ABSENT);
}

static void all_phrases_match_shortest_first(void **state)
{
    SayLexicon l = compiled(*state, "actors.txt", sample);
    SayLexiconMatch m[8];
    assert_int_equal(matched(*state, &l, "Norland Front fighters", m), 3);
    assert_int_equal(m[0].length, 1);
    assert_int_equal(m[0].entry, 0);
    assert_int_equal(m[1].entry, 2);
    assert_int_equal(m[2].length, 2);
    assert_int_equal(m[2].entry, 1);
    assert_str(m[2].phrase, "Norland Front");
    assert_str(say_lexicon_field_at(&l, m[2].entry, m[2].field).name, "names");
    assert_int_equal(matched(*state, &l, "kingdom of norland", m), 1);
    assert_int_equal(matched(*state, &l, "kingdom of", m), 0);
    assert_int_equal(matched(*state, &l, "the Norland", m), 0);
    assert_int_equal(matched(*state, &l, "country", m), 0); /* no field of phrases */
}

static void a_contraction_matches_whole_and_as_segment_cuts_it(void **state)
{
    SayLexicon l =
        compiled(*state, "actors.txt",
                 "%phrases names\nFront\n  names: People\u2019s Front | won't say | O'Neil\n");
    SayLexiconMatch m[8];
    assert_int_equal(matched(*state, &l, "People 's Front", m), 1);
    assert_int_equal(m[0].length, 3);
    assert_int_equal(matched(*state, &l, "People's Front", m), 1);
    assert_int_equal(matched(*state, &l, "wo n't say", m), 1);
    assert_int_equal(matched(*state, &l, "O'Neil", m), 1);
    assert_int_equal(matched(*state, &l, "O Neil", m), 0);
}

static void hyphens_and_diacritics_make_no_difference(void **state)
{
    SayLexicon l =
        compiled(*state, "actors.txt", "%phrases names\nBrigade\n  names: Al-Sab\u0101h Brigade\n");
    SayLexiconMatch m[8];
    assert_int_equal(matched(*state, &l, "al sabah brigade", m), 1);
    assert_int_equal(m[0].length, 3);
}

static void a_table_is_the_same_thing_written_shorter(void **state)
{
    SayLexicon l = compiled(*state, "cities.tsv",
                            "# cities\n%phrases names\nhead\tnames\tcountry\n"
                            "Port Almar\tPort Almar | Almar\tNOR\nDun\t\tSUD\r\nEst\tEst\n");
    SayLexiconMatch m[8];
    assert_int_equal(say_lexicon_count(&l), 3);
    assert_str(say_lexicon_field(&l, 1, SAY_STR("country")), "SUD");
    assert_int_equal(say_lexicon_field_count(&l, 1), 1);
    assert_int_equal(matched(*state, &l, "almar", m), 1);
}

static void mistakes_in_a_file_are_named_with_file_and_line(void **state)
{
    static const struct {
        const char *file, *text, *message;
    } cases[] = {{"a.txt", "  kind: country\n", "a.txt:1: a field before any head"},
                 {"a.txt", "# x\n\nHead\n  kind country\n", "a.txt:4: a field needs a colon"},
                 {"a.txt", "Head\n  Kind: country\n", "a.txt:2: a field name is made of"},
                 {"a.txt", "Head\n  kind:\n", "a.txt:2: a field without a value"},
                 {"a.txt", "Head\n%phrases names\n", "a.txt:2: %phrases must stand before"},
                 {"a.txt", "%phrase names\n", "a.txt:1: unknown directive"},
                 {"a.txt", "Head\n  names: \xff\n", "a.txt:2: invalid UTF-8"},
                 {"b.tsv", "head\tname\nx\ty\tz\n", "b.tsv:2: more cells"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SayEntries entries = {0};
        SayError error = {0};
        assert_int_equal(say_entries_read(*state, &entries, say_str(cases[i].file),
                                          say_str(cases[i].text), &error),
                         SAY_ERROR_FORMAT);
        if (strncmp(error.message, cases[i].message, strlen(cases[i].message)) != 0)
            fail_msg("%s", error.message);
    }
}

static void the_same_entries_give_the_same_bytes(void **state)
{
    SayLexicon a = compiled(*state, "actors.txt", sample);
    say_arena_alloc(*state, 12345);
    SayLexicon b = compiled(*state, "actors.txt", sample);
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.bytes, b.bytes, a.size);
}

/* Every value that a 32-bit word of the block could be damaged to must be refused, or do no harm:
 * the sanitizers watch. */
static void a_damaged_block_is_refused_or_does_no_harm(void **state)
{
    SayLexicon l = compiled(*state, "actors.txt", sample);
    static const uint32_t values[] = {0, 1, 0x7fffffff, 0xffffffff, 0x10000, 64};
    uint32_t refused = 0;
    for (uint32_t at = 0; at + 4 <= l.size; at += 4) {
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            SayMark mark = say_arena_mark(*state);
            uint8_t *bytes = say_arena_alloc(*state, l.size);
            memcpy(bytes, l.bytes, l.size);
            memcpy(bytes + at, &values[i], 4);
            SayLexicon damaged = {bytes, l.size};
            SayError error = {0};
            if (say_lexicon_check(&damaged, &error) == SAY_OK) {
                SayLexiconMatch m[8];
                matched(*state, &damaged, "Norland Front fighters", m);
                say_lexicon_find(&damaged, SAY_STR("Sudland"));
                for (uint32_t e = 0; e < say_lexicon_count(&damaged); e++)
                    say_str_copy(*state, say_lexicon_field(&damaged, e, SAY_STR("country")));
            } else {
                assert_true(error.message[0]);
                refused++;
            }
            say_arena_release(*state, mark);
        }
    }
    assert_true(refused > 100);
    for (uint32_t size = 0; size < l.size; size++) {
        SayLexicon cut = {l.bytes, size};
        assert_int_equal(say_lexicon_check(&cut, NULL), SAY_ERROR_FORMAT);
    }
}

static void a_lexicon_of_nothing_finds_nothing(void **state)
{
    SayLexicon l = compiled(*state, "none.txt", "");
    assert_int_equal(say_lexicon_count(&l), 0);
    assert_int_equal(say_lexicon_word(&l, SAY_STR("norland")), 0);
    assert_int_equal(say_lexicon_find(&l, SAY_STR("Norland")), SAY_ABSENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(entries_keep_their_fields_in_order),
        CASE(all_phrases_match_shortest_first),
        CASE(a_contraction_matches_whole_and_as_segment_cuts_it),
        CASE(hyphens_and_diacritics_make_no_difference),
        CASE(a_table_is_the_same_thing_written_shorter),
        CASE(mistakes_in_a_file_are_named_with_file_and_line),
        CASE(the_same_entries_give_the_same_bytes),
        CASE(a_damaged_block_is_refused_or_does_no_harm),
        CASE(a_lexicon_of_nothing_finds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
