/* test_trees.c -- trees over given tokens and tags, and the transition system under any moves. */
#include "../parameters.h"
#include "parse/steps.h"

static SayParser parser;

static int open_parameters(void **state)
{
    SayError error = {0};
    (void)state;
    arena = say_arena_new(0);
    return say_parser_open(read_parameters(TEST_SOURCE "/models/parse.bin"), &parser, &error) ==
                   SAY_OK
               ? 0
               : -1;
}

/* Words as "form/lemma/UPOS/features", parted by blanks. */
static SayDoc *build(const char *words)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    SayText text = {.arena = arena};
    SayStr rest = say_str(words);
    while (rest.data) {
        SayStr word = say_str_cut(&rest, ' ');
        SayStr form = say_str_cut(&word, '/'), lemma = say_str_cut(&word, '/'),
               upos = say_str_cut(&word, '/');
        int64_t feats = 0;
        if (word.data) assert_true(say_str_integer(word, &feats));
        uint32_t start = text.size;
        say_text_add(&text, form);
        doc->text = say_text_str(&text);
        uint32_t t = say_doc_token_add(doc, start, text.size);
        say_text_char(&text, ' ');
        doc->tokens.lemma[t] = lemma;
        doc->tokens.upos[t] = (uint8_t)say_upos_of_name(upos.data, upos.size);
        doc->tokens.feats[t] = (uint32_t)feats;
    }
    doc->text = say_text_str(&text);
    return doc;
}

/* "child <relation- head" for each token. */
static const char *tree(const char *words)
{
    SayDoc *doc = build(words);
    SayText out = {.arena = arena};
    say_parse_sentence(&parser, doc, 0, doc->tokens.count);
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        uint32_t head = doc->tokens.head[t];
        SayStr name = head == SAY_NONE ? SAY_STR("*") : say_doc_token(doc, head);
        say_text_format(&out, "%s%s:%.*s", t ? " " : "", say_deprel_name(doc->tokens.deprel[t]),
                        SAY_STR_ARG(name));
    }
    return say_str_terminated(arena, say_text_str(&out));
}

static void subject_object_and_modifier_find_their_heads(void **state)
{
    (void)state;
    /* Features: 1 plural, 2 singular, 20 past and finite. */
    assert_string_equal(
        tree("Rebels/rebel/NOUN/1 attacked/attack/VERB/20 the/the/DET town/town/NOUN/2 ././PUNCT"),
        "nsubj:attacked root:* det:town obj:attacked punct:attacked");
}

static void reported_speech_hangs_on_the_verb_of_saying(void **state)
{
    (void)state;
    assert_string_equal(
        tree("Officials/official/NOUN/1 said/say/VERB/20 that/that/SCONJ Iran/Iran/PROPN/2 "
             "ordered/order/VERB/20 it/it/PRON/4098"),
        "nsubj:said root:* mark:ordered nsubj:ordered ccomp:said obj:ordered");
}

static void every_order_of_moves_ends_in_one_tree(void **state)
{
    (void)state;
    SayDoc *doc = build("a/a/X b/b/X c/c/X d/d/X e/e/X f/f/X g/g/X");
    uint32_t count = doc->tokens.count;
    uint64_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        const SayParseSight *sights = say_parse_sights(arena, &parser.clusters, doc, 0, count);
        SayParseState s = say_parse_begin(arena, sights, count);
        uint32_t steps = 0, roots = 0;
        for (uint32_t moves; (moves = say_parse_moves(&s)) != 0; steps++) {
            uint32_t move;
            do {
                seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
                move = (uint32_t)(seed >> 30) % SAY_MOVE_COUNT;
            } while (!(moves >> move & 1));
            say_parse_do(&s, (SayMove)move, SAY_DEPREL_DEP);
        }
        assert_int_equal(steps, 2 * count);
        for (uint32_t t = 0; t < count; t++) {
            uint32_t up = t;
            for (uint32_t step = 0; up != count; step++) {
                assert_true(step < count);
                up = s.nodes[up].head;
            }
            roots += s.nodes[t].head == count;
        }
        assert_int_equal(roots, 1);
    }
}

static void one_word_is_a_root(void **state)
{
    (void)state;
    assert_string_equal(tree("Baghdad/Baghdad/PROPN/2"), "root:*");
}

static void damaged_parameters_are_refused(void **state)
{
    (void)state;
    SayError error = {0};
    SayParser other;
    SayStr bytes = read_parameters(TEST_SOURCE "/models/parse.bin");
    char *copy = say_arena_alloc(arena, bytes.size);
    memcpy(copy, bytes.data, bytes.size);
    copy[bytes.size - 9] ^= 1;
    assert_int_equal(say_parser_open((SayStr){copy, bytes.size}, &other, &error), SAY_ERROR_FORMAT);
    assert_non_null(strstr(error.message, "damaged"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subject_object_and_modifier_find_their_heads),
        cmocka_unit_test(reported_speech_hangs_on_the_verb_of_saying),
        cmocka_unit_test(every_order_of_moves_ends_in_one_tree),
        cmocka_unit_test(one_word_is_a_root),
        cmocka_unit_test(damaged_parameters_are_refused),
    };
    return cmocka_run_group_tests(tests, open_parameters, close_parameters);
}
