/* test_tags.c -- classes of tokens over states, lemmas by learned scripts, and what is refused. */
#include "../network.h"
#include "tag/steps.h"

enum { WIDTH = 32, CLASSES = 37 };

static SayStr parts[4];

static int begin(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    return 0;
}

/* Two rules: what ends in "s" loses it; "men" is "man". */
static void make_lemmas(void)
{
    static const SayScript scripts[2] = {{.cut = 1}, {.cut = 2, .size = 2, .text = "an"}};
    uint64_t keys[2] = {
        say_lemma_key(SAY_UPOS_NOUN, SAY_FEAT_PLURAL, SAY_STR("s"), 1, false),
        say_lemma_key(SAY_UPOS_NOUN, SAY_FEAT_PLURAL, SAY_STR("men"), 3, true),
    };
    parts[2] = table_part(keys, 2, 3);
    parts[3] = (SayStr){(const char *)scripts, sizeof scripts};
}

static SayStr toy(void)
{
    uint32_t classes[2 * CLASSES];
    for (uint32_t i = 0; i < CLASSES; i++) {
        classes[2 * i] = draw(SAY_UPOS_COUNT);
        classes[2 * i + 1] = draw(1 << 18);
    }
    parts[0] = dense_part(WIDTH, CLASSES, 9, 30);
    parts[1] = number_part(classes, 2 * CLASSES);
    make_lemmas();
    return section("tag", SAY_TAG_VERSION, parts, 4);
}

static SayTagger open_toy(void)
{
    SayTagger tagger;
    SayError error = {0};
    assert_int_equal(say_tagger_open(toy(), WIDTH, &tagger, &error), SAY_OK);
    return tagger;
}

static void a_token_is_of_the_class_that_scores_best(void **state)
{
    (void)state;
    const SayKernel *paths[SAY_KERNEL_MOST];
    uint32_t path_count = say_kernel_list(paths);
    SayTagger tagger = open_toy();
    for (uint32_t count = 0; count < 300; count += 67) {
        SayDoc *doc = random_document(count, WIDTH);
        for (uint32_t p = 0; p < path_count; p++) {
            tagger.kernel = paths[p];
            say_tag_classes(&tagger, doc);
            for (uint32_t t = 0; t < count; t++) {
                uint32_t best = 0;
                for (uint32_t c = 1; c < CLASSES; c++)
                    if (dense_output(parts[0], doc->states + t * WIDTH, c) >
                        dense_output(parts[0], doc->states + t * WIDTH, best))
                        best = c;
                assert_int_equal(doc->tokens.upos[t], tagger.classes[best].upos);
                assert_int_equal(doc->tokens.feats[t], tagger.classes[best].feats);
            }
        }
    }
}

static SayStr lemma(const SayTagger *tagger, const char *word, uint32_t upos, uint32_t feats)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = say_str(word);
    say_doc_token_add(doc, 0, doc->text.size);
    doc->tokens.upos[0] = (uint8_t)upos;
    doc->tokens.feats[0] = feats;
    say_tag_lemma(tagger, doc, 0);
    return doc->tokens.lemma[0];
}

static void the_longest_known_end_of_a_word_makes_its_lemma(void **state)
{
    (void)state;
    SayTagger tagger = open_toy();
    SayStr made = lemma(&tagger, "Rebels", SAY_UPOS_NOUN, SAY_FEAT_PLURAL);
    assert_true(say_str_equal(made, SAY_STR("rebel")));
    made = lemma(&tagger, "men", SAY_UPOS_NOUN, SAY_FEAT_PLURAL);
    assert_true(say_str_equal(made, SAY_STR("man")));
    made = lemma(&tagger, "omen", SAY_UPOS_NOUN, SAY_FEAT_PLURAL);
    assert_true(say_str_equal(made, SAY_STR("omen")));
    made = lemma(&tagger, "Rebels", SAY_UPOS_PROPN, SAY_FEAT_PLURAL);
    assert_true(say_str_equal(made, SAY_STR("Rebels")));
}

static void refuse(SayStr bytes, uint32_t width, const char *why)
{
    SayTagger tagger;
    SayError error = {0};
    assert_int_equal(say_tagger_open(bytes, width, &tagger, &error), SAY_ERROR_FORMAT);
    if (!strstr(error.message, why)) fail_msg("\"%s\" does not say \"%s\"", error.message, why);
}

static void foreign_parameters_are_refused(void **state)
{
    (void)state;
    SayStr whole = toy();
    refuse(SAY_STR_NONE, WIDTH, "tag");
    refuse(whole, 64, "32 x 37, not 64");
    refuse(say_str_slice(whole, 0, whole.size - 1), WIDTH, "size");
    refuse(section("parse", SAY_TAG_VERSION, parts, 4), WIDTH, "not such a section");
    refuse(section("tag", SAY_TAG_VERSION - 1, parts, 4), WIDTH, "version");
    refuse(section("tag", SAY_TAG_VERSION, parts, 3), WIDTH, "foreign parts");
    SayStr kept = parts[1];
    uint32_t *classes = say_arena_alloc(arena, kept.size);
    memcpy(classes, kept.data, kept.size);
    classes[2 * 30] = SAY_UPOS_COUNT;
    parts[1] = number_part(classes, 2 * CLASSES);
    refuse(section("tag", SAY_TAG_VERSION, parts, 4), WIDTH, "foreign part of speech");
    parts[1] = number_part(classes, 2 * CLASSES - 2);
    refuse(section("tag", SAY_TAG_VERSION, parts, 4), WIDTH, "classes do not fit");
    parts[1] = kept;
    parts[3].size -= SAY_SCRIPT_SIZE;
    refuse(section("tag", SAY_TAG_VERSION, parts, 4), WIDTH, "foreign value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_is_of_the_class_that_scores_best),
        cmocka_unit_test(the_longest_known_end_of_a_word_makes_its_lemma),
        cmocka_unit_test(foreign_parameters_are_refused),
    };
    return cmocka_run_group_tests(tests, begin, close_parameters);
}
