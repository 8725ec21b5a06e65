/* test_tags.c -- parts of speech, features and lemmas of given tokens. */
#include "../parameters.h"
#include "tag/steps.h"

static SayTagger tagger;

static int open_parameters(void **state)
{
    SayError error = {0};
    (void)state;
    arena = say_arena_new(0);
    return say_tagger_open(read_parameters(TEST_SOURCE "/models/tag.bin"), &tagger, &error) ==
                   SAY_OK
               ? 0
               : -1;
}

/* Tags a sentence whose tokens are parted by blanks. */
static SayDoc *tag(const char *text)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = say_str(text);
    for (uint32_t start = 0; start < doc->text.size;) {
        uint32_t end = say_str_find(doc->text, SAY_STR(" "), start);
        if (end == UINT32_MAX) end = doc->text.size;
        say_doc_token_add(doc, start, end);
        start = end + 1;
    }
    say_tag_sentence(&tagger, doc, 0, doc->tokens.count);
    for (uint32_t t = 0; t < doc->tokens.count; t++) say_tag_lemma(&tagger, doc, t);
    return doc;
}

static const char *tags(const char *text)
{
    SayDoc *doc = tag(text);
    SayText out = {.arena = arena};
    for (uint32_t t = 0; t < doc->tokens.count; t++)
        say_text_format(&out, "%s%s", t ? " " : "", say_upos_name(doc->tokens.upos[t]));
    return say_str_terminated(arena, say_text_str(&out));
}

static const char *lemmas(const char *text)
{
    SayDoc *doc = tag(text);
    SayText out = {.arena = arena};
    for (uint32_t t = 0; t < doc->tokens.count; t++)
        say_text_format(&out, "%s%.*s", t ? " " : "", SAY_STR_ARG(doc->tokens.lemma[t]));
    return say_str_terminated(arena, say_text_str(&out));
}

static void a_word_is_noun_or_verb_by_its_company(void **state)
{
    (void)state;
    assert_string_equal(tags("Rebels attack the town ."), "NOUN VERB DET NOUN PUNCT");
    assert_string_equal(tags("The attack on the town failed ."),
                        "DET NOUN ADP DET NOUN VERB PUNCT");
}

static void lemmas_undo_inflection(void **state)
{
    (void)state;
    assert_string_equal(lemmas("The militants said they were shelling cities ."),
                        "the militant say they be shell city .");
    assert_string_equal(lemmas("He did n't go to London ."), "he do not go to London .");
}

static void a_passive_participle_is_told_from_a_past_tense(void **state)
{
    (void)state;
    SayDoc *doc = tag("The convoy was attacked by rebels .");
    assert_true(doc->tokens.feats[3] & SAY_FEAT_PASSIVE);
    doc = tag("Rebels attacked the convoy .");
    assert_true(doc->tokens.feats[1] & SAY_FEAT_PAST);
    assert_false(doc->tokens.feats[1] & SAY_FEAT_PASSIVE);
    assert_true(doc->tokens.feats[0] & SAY_FEAT_PLURAL);
}

static void curly_quotes_change_no_tag(void **state)
{
    (void)state;
    assert_string_equal(tags("“ We did n’t order it , ” the minister ’s aide said ."),
                        tags("\" We did n't order it , \" the minister 's aide said ."));
}

static void foreign_parameters_are_refused(void **state)
{
    (void)state;
    SayError error = {0};
    SayTagger other;
    SayStr bytes = read_parameters(TEST_SOURCE "/models/segment.bin");
    assert_int_equal(say_tagger_open(bytes, &other, &error), SAY_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "tag"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_noun_or_verb_by_its_company),
        cmocka_unit_test(lemmas_undo_inflection),
        cmocka_unit_test(a_passive_participle_is_told_from_a_past_tense),
        cmocka_unit_test(curly_quotes_change_no_tag),
        cmocka_unit_test(foreign_parameters_are_refused),
    };
    return cmocka_run_group_tests(tests, open_parameters, close_parameters);
}
