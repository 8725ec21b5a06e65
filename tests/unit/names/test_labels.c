/* test_labels.c -- names found over states: only whole ones, the best of all; and what is refused.
 */
#include "../network.h"
#include "names/steps.h"

enum { WIDTH = 64, HIDDEN = 48, STRIDE = 32, MOST = 5000 };

static int16_t scores[MOST * STRIDE];
static uint8_t labels[MOST];

static int begin(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    return 0;
}

/* ---- the decoder ---- */

static void draw_scores(uint32_t count, int32_t most)
{
    for (uint32_t i = 0; i < count * STRIDE; i++) scores[i] = (int16_t)draw_between(-most, most);
}

/* As one would read them aloud: inside a name of this type, or of none (-1). */
static bool legal(const uint8_t *sequence, uint32_t count)
{
    int open = -1;
    for (uint32_t t = 0; t < count; t++) {
        int type = sequence[t] ? (sequence[t] - 1) / 4 : -1;
        char place = sequence[t] ? "BIES"[(sequence[t] - 1) % 4] : 'O';
        bool goes_on = place == 'I' || place == 'E';
        if (goes_on ? open != type : open != -1) return false;
        open = place == 'B' || place == 'I' ? type : -1;
    }
    return open == -1;
}

static int64_t sum_of(const uint8_t *sequence, uint32_t count)
{
    int64_t sum = 0;
    for (uint32_t t = 0; t < count; t++) sum += scores[t * STRIDE + sequence[t]];
    return sum;
}

static int64_t best_of_all(uint32_t count)
{
    uint8_t sequence[4] = {0};
    int64_t best = INT64_MIN;
    for (uint32_t at = 0; at < count;) {
        if (legal(sequence, count) && sum_of(sequence, count) > best)
            best = sum_of(sequence, count);
        for (at = 0; at < count && sequence[at] == SAY_NAMES_LABELS - 1; at++) sequence[at] = 0;
        if (at < count) sequence[at]++;
    }
    return best;
}

static void no_other_sequence_of_whole_names_is_better(void **state)
{
    (void)state;
    for (uint32_t count = 1; count <= 4; count++)
        for (uint32_t round = 0; round < (count == 4 ? 4 : 40); round++) {
            draw_scores(count, round % 2 ? 2 : 32767);
            say_names_decode(arena, scores, STRIDE, count, labels);
            assert_true(legal(labels, count));
            assert_int_equal(sum_of(labels, count), best_of_all(count));
        }
}

static void long_sentences_hold_only_whole_names(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 30; round++) {
        uint32_t count = round ? 1 + draw(MOST) : MOST;
        draw_scores(count, round % 3 ? 32767 : 1);
        say_names_decode(arena, scores, STRIDE, count, labels);
        assert_true(legal(labels, count));
    }
}

static void among_equals_the_lowest_label_wins(void **state)
{
    (void)state;
    memset(scores, 0, sizeof scores);
    say_names_decode(arena, scores, STRIDE, 9, labels);
    for (uint32_t t = 0; t < 9; t++) assert_int_equal(labels[t], 0);
}

/* ---- the stage ---- */

static SayStr parts[2];

static SayNamer open_toy(void)
{
    SayNamer namer;
    SayError error = {0};
    parts[0] = dense_part(WIDTH, HIDDEN, 10, 30);
    parts[1] = dense_part(HIDDEN, SAY_NAMES_LABELS, 8, 30);
    assert_int_equal(
        say_namer_open(section("names", SAY_NAMES_VERSION, parts, 2), WIDTH, &namer, &error),
        SAY_OK);
    return namer;
}

static SayDoc *document(const uint32_t *sizes, uint32_t sentence_count)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    uint32_t total = 0, token = 0;
    for (uint32_t s = 0; s < sentence_count; s++) total += sizes[s];
    char *text = say_arena_text(arena, 2 * total);
    for (uint32_t i = 0; i < 2 * total; i++) text[i] = i % 2 ? ' ' : 'x';
    doc->text = (SayStr){text, 2 * total};
    *say_push(arena, &doc->blocks) = (SayBlock){{0, 2 * total}, SAY_BLOCK_PARAGRAPH};
    for (uint32_t t = 0; t < total; t++) say_doc_token_add(doc, 2 * t, 2 * t + 1);
    for (uint32_t s = 0; s < sentence_count; token += sizes[s++]) {
        for (uint32_t t = token; t < token + sizes[s]; t++) doc->tokens.sentence[t] = s;
        *say_push(arena, &doc->sentences) =
            (SaySentence){{2 * token, 2 * (token + sizes[s]) - 1}, token, token + sizes[s], 0};
    }
    doc->state_width = WIDTH;
    doc->states = say_arena_alloc(arena, total * WIDTH);
    for (uint32_t i = 0; i < total * WIDTH; i++) doc->states[i] = (uint8_t)draw(256);
    return doc;
}

/* Scores of one token's labels, from the two layers. */
static void plain_scores(const uint8_t *token, int16_t *row)
{
    uint8_t hidden[HIDDEN];
    for (uint32_t i = 0; i < HIDDEN; i++) {
        int32_t number = dense_output(parts[0], token, i);
        hidden[i] = (uint8_t)(128 + (number < 0 ? 0 : number > 127 ? 127 : number));
    }
    for (uint32_t label = 0; label < SAY_NAMES_LABELS; label++)
        row[label] = (int16_t)dense_output(parts[1], hidden, label);
}

static void check_names(const SayDoc *doc)
{
    uint32_t found = 0;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        uint32_t first = doc->sentences.items[s].first, count = doc->sentences.items[s].end - first;
        for (uint32_t t = 0; t < count; t++)
            plain_scores(doc->states + (first + t) * WIDTH, scores + t * STRIDE);
        say_names_decode(arena, scores, STRIDE, count, labels);
        for (uint32_t t = 0; t < count; t++) {
            if (labels[t] == 0 || "BIES"[(labels[t] - 1) % 4] == 'B' ||
                "BIES"[(labels[t] - 1) % 4] == 'I')
                continue;
            const SayName *name = &doc->names.items[found++];
            assert_int_equal(name->end, first + t + 1);
            assert_int_equal(name->type, (labels[t] - 1) / 4);
            assert_true(name->first >= first && name->first <= first + t);
        }
    }
    assert_int_equal(found, doc->names.count);
}

static void names_of_a_document_are_those_of_its_sentences(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {25, 1, 64, 130, 2, 5000, 7};
    const SayKernel *paths[SAY_KERNEL_MOST];
    uint32_t path_count = say_kernel_list(paths);
    SayNamer namer = open_toy();
    SayDoc *doc = document(sizes, sizeof sizes / sizeof *sizes);
    for (uint32_t p = 0; p < path_count; p++) {
        namer.kernel = paths[p];
        doc->names.count = 0;
        say_names_doc(&namer, doc);
        assert_null(say_doc_check(doc));
        assert_true(doc->names.count > 100);
        check_names(doc);
    }
}

static void an_empty_document_names_nothing(void **state)
{
    (void)state;
    SayNamer namer = open_toy();
    SayDoc *doc = document(NULL, 0);
    say_names_doc(&namer, doc);
    assert_int_equal(doc->names.count, 0);
}

static void refuse(SayStr bytes, uint32_t width, const char *why)
{
    SayNamer namer;
    SayError error = {0};
    assert_int_equal(say_namer_open(bytes, width, &namer, &error), SAY_ERROR_FORMAT);
    if (!strstr(error.message, why)) fail_msg("\"%s\" does not say \"%s\"", error.message, why);
}

static void foreign_parameters_are_refused(void **state)
{
    (void)state;
    open_toy();
    SayStr whole = section("names", SAY_NAMES_VERSION, parts, 2);
    refuse(whole, 32, "layer: 64 x 48, not 32");
    refuse(SAY_STR_NONE, WIDTH, "names");
    refuse(say_str_slice(whole, 0, whole.size - 1), WIDTH, "size");
    refuse(section("tag", SAY_NAMES_VERSION, parts, 2), WIDTH, "not such a section");
    refuse(section("names", SAY_NAMES_VERSION + 1, parts, 2), WIDTH, "version");
    refuse(section("names", SAY_NAMES_VERSION, parts, 1), WIDTH, "foreign parts");
    SayStr swapped[2] = {parts[0], dense_part(HIDDEN, SAY_NAMES_LABELS - 4, 8, 30)};
    refuse(section("names", SAY_NAMES_VERSION, swapped, 2), WIDTH, "48 x 25, not 48 x 29");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_other_sequence_of_whole_names_is_better),
        cmocka_unit_test(long_sentences_hold_only_whole_names),
        cmocka_unit_test(among_equals_the_lowest_label_wins),
        cmocka_unit_test(names_of_a_document_are_those_of_its_sentences),
        cmocka_unit_test(an_empty_document_names_nothing),
        cmocka_unit_test(foreign_parameters_are_refused),
    };
    return cmocka_run_group_tests(tests, begin, close_parameters);
}
