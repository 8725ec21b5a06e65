/* test_states.c -- the network over whole documents, against the same said sentence by sentence and
   number by number; and what is refused. */
#include "../network.h"
#include "encode/steps.h"

enum { WORDS = 40, ROW_COUNT = 300, LAYERS = 3, MOST = 6000 };

typedef struct Toy {
    uint32_t width, row_shift;
    SayStr parts[3 + 2 * LAYERS];
    uint32_t part_count;
    const int8_t *rows;
} Toy;

static uint64_t keys[ROW_COUNT];

static int begin(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    return 0;
}

/* ---- a document of random words, whose sentences have these sizes ---- */

static SayDoc *document(const uint32_t *sizes, uint32_t sentence_count)
{
    static char text[MOST * 4];
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    uint32_t total = 0, token = 0;
    for (uint32_t s = 0; s < sentence_count; s++) total += sizes[s];
    assert_true(total <= MOST);
    for (uint32_t t = 0; t < total; t++) {
        uint32_t word = draw(WORDS);
        text[4 * t] = (char)((draw(3) ? 'a' : 'A') + word % 10);
        text[4 * t + 1] = (char)('a' + word / 10);
        text[4 * t + 2] = draw(8) ? 's' : '-';
        text[4 * t + 3] = ' ';
    }
    doc->text = say_str_copy(arena, (SayStr){text, 4 * total});
    for (uint32_t t = 0; t < total; t++) say_doc_token_add(doc, 4 * t, 4 * t + 3);
    for (uint32_t s = 0; s < sentence_count; s++, token += sizes[s - 1])
        *say_push(arena, &doc->sentences) = (SaySentence){.first = token, .end = token + sizes[s]};
    return doc;
}

/* ---- random parameters, which know some of the words ---- */

static void learn_keys(void)
{
    uint32_t size = 60, known = 0;
    const SayDoc *doc = document(&size, 1);
    static uint64_t all[60 * SAY_ENCODE_KEYS];
    say_encode_keys(doc, 0, size, all);
    for (uint32_t i = 0; i < size * SAY_ENCODE_KEYS && known < ROW_COUNT; i++) {
        bool twice = all[i] == 0;
        for (uint32_t k = 0; k < known; k++) twice |= keys[k] == all[i];
        if (!twice && draw(4)) keys[known++] = all[i];
    }
    while (known < ROW_COUNT) keys[known] = say_feature1(99, known), known++;
}

static Toy toy(uint32_t width, const uint32_t *kinds)
{
    Toy toy = {.width = width, .row_shift = draw(SAY_ENCODE_SHIFT + 1), .part_count = 3};
    uint32_t head[16] = {width, SAY_ENCODE_KEYS, LAYERS, ROW_COUNT, [15] = toy.row_shift};
    int8_t *rows = say_arena_alloc(arena, ROW_COUNT * width);
    for (uint32_t i = 0; i < ROW_COUNT * width; i++) rows[i] = (int8_t)draw_between(-60, 60);
    learn_keys();
    for (uint32_t i = 0; i < LAYERS; i++) {
        head[4 + i] = kinds[i];
        bool recurrent = kinds[i] == SAY_LAYER_RECURRENT;
        toy.parts[toy.part_count++] = dense_part(recurrent ? width : 3 * width, 2 * width, 11, 40);
        if (recurrent) toy.parts[toy.part_count++] = dense_part(width, width, 11, 40);
    }
    toy.parts[0] = number_part(head, 16);
    toy.parts[1] = table_part(keys, ROW_COUNT, 10);
    toy.parts[2] = (SayStr){(const char *)rows, ROW_COUNT * width};
    toy.rows = rows;
    return toy;
}

static SayStr toy_section(const Toy *toy)
{
    return section("encode", SAY_ENCODE_VERSION, toy->parts, toy->part_count);
}

static SayEncoder open_toy(const Toy *toy)
{
    SayEncoder encoder;
    SayError error = {0};
    assert_int_equal(say_encoder_open(toy_section(toy), &encoder, &error), SAY_OK);
    return encoder;
}

/* ---- the same, plainly ---- */

static int32_t clamped(int32_t number, int32_t low, int32_t high)
{
    return number < low ? low : number > high ? high : number;
}

static void plain_embed(const Toy *toy, const SayDoc *doc, uint32_t first, uint32_t count,
                        uint8_t *x)
{
    uint64_t *told = say_arena_alloc(arena, count * SAY_ENCODE_KEYS * sizeof *told);
    say_encode_keys(doc, first, first + count, told);
    for (uint32_t t = 0; t < count; t++)
        for (uint32_t i = 0; i < toy->width; i++) {
            int32_t sum = (1 << toy->row_shift) / 2;
            for (uint32_t k = 0; k < SAY_ENCODE_KEYS; k++)
                for (uint32_t row = 0; row < ROW_COUNT; row++)
                    if (keys[row] == told[t * SAY_ENCODE_KEYS + k])
                        sum += toy->rows[row * toy->width + i];
            x[t * toy->width + i] = (uint8_t)clamped((sum >> toy->row_shift) + 128, 0, 255);
        }
}

static void plain_convolution(SayStr part, uint32_t width, uint32_t count, uint8_t *x)
{
    uint8_t *old = say_arena_alloc(arena, (count + 2) * width);
    memset(old, 128, (count + 2) * width);
    memcpy(old + width, x, count * width);
    for (uint32_t t = 0; t < count; t++)
        for (uint32_t i = 0; i < width; i++) {
            int32_t one = dense_output(part, old + t * width, i),
                    other = dense_output(part, old + t * width, width + i);
            int32_t sum = x[t * width + i] + (one > other ? one : other);
            x[t * width + i] = (uint8_t)clamped(sum, 0, 255);
        }
}

static void plain_recurrence(SayStr in, SayStr out, uint32_t width, uint32_t count, uint8_t *x)
{
    uint32_t half = width / 2;
    uint8_t *h = say_arena_alloc(arena, count * width);
    for (uint32_t backward = 0; backward < 2; backward++)
        for (uint32_t i = 0; i < half; i++) {
            int32_t c = 0;
            for (uint32_t step = 0; step < count; step++) {
                uint32_t t = backward ? count - 1 - step : step;
                int32_t z = dense_output(in, x + t * width, backward * width + i);
                int32_t f = dense_output(in, x + t * width, backward * width + half + i);
                z = clamped(z, -128, 127);
                f = clamped(64 + (f >> 1), 0, 128);
                c += ((z * 128 - c) * f + 64) >> 7;
                h[t * width + backward * half + i] =
                    (uint8_t)clamped(128 + ((c + 64) >> 7), 0, 255);
            }
        }
    for (uint32_t t = 0; t < count; t++)
        for (uint32_t i = 0; i < width; i++) {
            int32_t sum = x[t * width + i] + dense_output(out, h + t * width, i);
            x[t * width + i] = (uint8_t)clamped(sum, 0, 255);
        }
}

static const uint8_t *plain_states(const Toy *toy, const uint32_t *kinds, const SayDoc *doc,
                                   uint32_t first, uint32_t count)
{
    uint8_t *x = say_arena_alloc(arena, (size_t)count * toy->width);
    plain_embed(toy, doc, first, count, x);
    for (uint32_t i = 0, part = 3; i < LAYERS; i++)
        if (kinds[i] == SAY_LAYER_CONVOLUTION) {
            plain_convolution(toy->parts[part++], toy->width, count, x);
        } else {
            plain_recurrence(toy->parts[part], toy->parts[part + 1], toy->width, count, x);
            part += 2;
        }
    return x;
}

static void check_document(uint32_t width, const uint32_t *kinds, const uint32_t *sizes,
                           uint32_t sentence_count)
{
    SayMark mark = say_arena_mark(arena);
    Toy made = toy(width, kinds);
    SayEncoder encoder = open_toy(&made);
    SayDoc *doc = document(sizes, sentence_count);
    const SayKernel *paths[SAY_KERNEL_MOST];
    uint32_t path_count = say_kernel_list(paths);
    uint8_t *expected = say_arena_alloc(arena, (size_t)doc->tokens.count * width);
    for (uint32_t s = 0; s < sentence_count; s++)
        for (uint32_t t = doc->sentences.items[s].first; t < doc->sentences.items[s].end;
             t += 300) {
            uint32_t left = doc->sentences.items[s].end - t, count = left < 300 ? left : 300;
            memcpy(expected + (size_t)t * width, plain_states(&made, kinds, doc, t, count),
                   (size_t)count * width);
        }
    for (uint32_t p = 0; p < path_count; p++) {
        encoder.kernel = paths[p];
        say_encode_doc(&encoder, doc);
        assert_int_equal(doc->state_width, width);
        assert_memory_equal(doc->states, expected, (size_t)doc->tokens.count * width);
    }
    say_arena_release(arena, mark);
}

static const uint32_t mixed[LAYERS] = {SAY_LAYER_CONVOLUTION, SAY_LAYER_RECURRENT,
                                       SAY_LAYER_CONVOLUTION};

static void sentences_are_read_each_by_itself(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {1, 25, 7, 60, 40, 2, 1, 1, 33, 150, 9};
    check_document(32, mixed, sizes, sizeof sizes / sizeof *sizes);
    check_document(96, mixed, sizes, 5);
    static const uint32_t recurrent_first[LAYERS] = {SAY_LAYER_RECURRENT, SAY_LAYER_RECURRENT,
                                                     SAY_LAYER_CONVOLUTION};
    check_document(64, recurrent_first, sizes, 4);
}

static void many_short_sentences_fill_many_chunks(void **state)
{
    (void)state;
    uint32_t sizes[300];
    for (uint32_t s = 0; s < 300; s++) sizes[s] = s < 150 ? 1 : 1 + s % 3;
    check_document(32, mixed, sizes, 300);
}

static void an_endless_sentence_is_read_in_pieces(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {3, 5000, 299, 300, 301, 4};
    check_document(32, mixed, sizes, sizeof sizes / sizeof *sizes);
}

static void an_empty_document_has_no_states(void **state)
{
    (void)state;
    Toy made = toy(32, mixed);
    SayEncoder encoder = open_toy(&made);
    SayDoc *doc = document(NULL, 0);
    say_encode_doc(&encoder, doc);
    assert_int_equal(doc->tokens.count, 0);
    assert_int_equal(doc->state_width, 32);
}

/* ---- what is refused ---- */

static void refuse(SayStr bytes, const char *why)
{
    SayEncoder encoder;
    SayError error = {0};
    assert_int_equal(say_encoder_open(bytes, &encoder, &error), SAY_ERROR_FORMAT);
    if (!strstr(error.message, why)) fail_msg("\"%s\" does not say \"%s\"", error.message, why);
}

static Toy with_head(const Toy *toy, uint32_t at, uint32_t number)
{
    Toy other = *toy;
    uint32_t head[16];
    memcpy(head, toy->parts[0].data, sizeof head);
    head[at] = number;
    other.parts[0] = number_part(head, 16);
    return other;
}

static void refuse_head(const Toy *toy, uint32_t at, uint32_t number, const char *why)
{
    Toy other = with_head(toy, at, number);
    refuse(toy_section(&other), why);
}

static void foreign_parameters_are_refused(void **state)
{
    (void)state;
    Toy made = toy(32, mixed);
    SayStr whole = toy_section(&made);
    refuse(SAY_STR_NONE, "encode");
    refuse(section("tag", SAY_ENCODE_VERSION, made.parts, made.part_count), "not such a section");
    refuse(section("encode", SAY_ENCODE_VERSION + 1, made.parts, made.part_count), "version");
    refuse(say_str_slice(whole, 0, whole.size - 1), "size");
    refuse(say_str_slice(whole, 0, 20), "cut off");
    char *damaged = say_arena_alloc(arena, whole.size);
    memcpy(damaged, whole.data, whole.size);
    damaged[whole.size - 1] ^= 4;
    refuse((SayStr){damaged, whole.size}, "damaged");
}

static void counts_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    Toy made = toy(32, mixed);
    refuse_head(&made, 0, 64, "do not fit");
    refuse_head(&made, 0, 40, "foreign width");
    refuse_head(&made, 0, 0, "foreign width");
    refuse_head(&made, 0, 288, "foreign width");
    refuse_head(&made, 1, 11, "keys");
    refuse_head(&made, 2, SAY_ENCODE_LAYERS + 1, "too many layers");
    refuse_head(&made, 2, LAYERS + 1, "no kind");
    refuse_head(&made, 2, LAYERS - 1, "a part too many");
    refuse_head(&made, 3, ROW_COUNT - 1, "rows");
    refuse_head(&made, 4, 3, "no kind");
    refuse_head(&made, 15, SAY_ENCODE_SHIFT + 1, "foreign units");
    refuse_head(&made, 4, SAY_LAYER_RECURRENT, "layer: 96 x 64, not 32 x 64");
    refuse_head(&made, 6, SAY_LAYER_RECURRENT, "missing");
    Toy fewer = made;
    fewer.part_count--;
    refuse(toy_section(&fewer), "missing");
    fewer.part_count = 2;
    refuse(toy_section(&fewer), "missing");
    Toy other = made;
    other.parts[1] = table_part((const uint64_t[]){1, 2}, 2, 3);
    ((uint32_t *)(uintptr_t)other.parts[1].data)[1] = ROW_COUNT + 1;
    refuse(toy_section(&other), "foreign value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_read_each_by_itself),
        cmocka_unit_test(many_short_sentences_fill_many_chunks),
        cmocka_unit_test(an_endless_sentence_is_read_in_pieces),
        cmocka_unit_test(an_empty_document_has_no_states),
        cmocka_unit_test(foreign_parameters_are_refused),
        cmocka_unit_test(counts_that_do_not_fit_are_refused),
    };
    return cmocka_run_group_tests(tests, begin, close_parameters);
}
