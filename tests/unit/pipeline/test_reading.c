/* test_reading.c -- tags, lemmas and trees of given tokens, with the parameters that are in
 * models/.
 */
#include "../parameters.h"
#include "encode/steps.h"
#include "parse/steps.h"
#include "tag/steps.h"

static SayEncoder encoder;
static SayTagger tagger;
static SayParser parser;

#define MODEL(name) read_parameters(TEST_SOURCE "/models/" name ".bin")

static int open_parameters(void **state)
{
    SayError error = {0};
    (void)state;
    arena = say_arena_new(0);
    if (say_encoder_open(MODEL("encode"), &encoder, &error) != SAY_OK ||
        say_tagger_open(MODEL("tag"), encoder.width, &tagger, &error) != SAY_OK ||
        say_parser_open(MODEL("parse"), encoder.width, &parser, &error) != SAY_OK)
        fail_msg("%s", error.message);
    return 0;
}

/* Reads a sentence whose tokens are parted by blanks. */
static SayDoc *read(const char *text)
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
    *say_push(arena, &doc->sentences) = (SaySentence){{0, doc->text.size}, 0, doc->tokens.count, 0};
    say_encode_doc(&encoder, doc);
    say_tag_classes(&tagger, doc);
    for (uint32_t t = 0; t < doc->tokens.count; t++) say_tag_lemma(&tagger, doc, t);
    say_parse_sentence(&parser, doc, 0, doc->tokens.count);
    return doc;
}

static const char *tags(const char *text)
{
    SayDoc *doc = read(text);
    SayText out = {.arena = arena};
    for (uint32_t t = 0; t < doc->tokens.count; t++)
        say_text_format(&out, "%s%s", t ? " " : "", say_upos_name(doc->tokens.upos[t]));
    return say_str_terminated(arena, say_text_str(&out));
}

static const char *lemmas(const char *text)
{
    SayDoc *doc = read(text);
    SayText out = {.arena = arena};
    for (uint32_t t = 0; t < doc->tokens.count; t++)
        say_text_format(&out, "%s%.*s", t ? " " : "", SAY_STR_ARG(doc->tokens.lemma[t]));
    return say_str_terminated(arena, say_text_str(&out));
}

/* "relation:head" for each token. */
static const char *tree(const char *text)
{
    SayDoc *doc = read(text);
    SayText out = {.arena = arena};
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        uint32_t head = doc->tokens.head[t];
        SayStr name = head == SAY_NONE ? SAY_STR("*") : say_doc_token(doc, head);
        say_text_format(&out, "%s%s:%.*s", t ? " " : "", say_deprel_name(doc->tokens.deprel[t]),
                        SAY_STR_ARG(name));
    }
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
    SayDoc *doc = read("The convoy was attacked by rebels .");
    assert_true(doc->tokens.feats[3] & SAY_FEAT_PASSIVE);
    doc = read("Rebels attacked the convoy .");
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

static void subject_object_and_modifier_find_their_heads(void **state)
{
    (void)state;
    assert_string_equal(tree("Rebels attacked the town ."),
                        "nsubj:attacked root:* det:town obj:attacked punct:attacked");
}

static void reported_speech_hangs_on_the_verb_of_saying(void **state)
{
    (void)state;
    assert_string_equal(tree("Officials said that Iran ordered it"),
                        "nsubj:said root:* mark:ordered nsubj:ordered ccomp:said obj:ordered");
}

static void one_word_is_a_root(void **state)
{
    (void)state;
    assert_string_equal(tree("Baghdad"), "root:*");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_noun_or_verb_by_its_company),
        cmocka_unit_test(lemmas_undo_inflection),
        cmocka_unit_test(a_passive_participle_is_told_from_a_past_tense),
        cmocka_unit_test(curly_quotes_change_no_tag),
        cmocka_unit_test(subject_object_and_modifier_find_their_heads),
        cmocka_unit_test(reported_speech_hangs_on_the_verb_of_saying),
        cmocka_unit_test(one_word_is_a_root),
    };
    return cmocka_run_group_tests(tests, open_parameters, close_parameters);
}
