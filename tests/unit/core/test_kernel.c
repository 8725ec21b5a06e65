/* test_kernel.c -- layers on every path of this machine, bit by bit, and what is refused. */
#include "../network.h"
#include "core/kernel.h"

static const SayKernel *paths[SAY_KERNEL_MOST];
static uint32_t path_count;

static int list_paths(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    path_count = say_kernel_list(paths);
    return 0;
}

static uint8_t *draw_codes(size_t count)
{
    uint8_t *codes = say_arena_alloc(arena, count);
    for (size_t i = 0; i < count; i++) codes[i] = (uint8_t)(draw(5) ? draw(256) : draw(2) * 255);
    return codes;
}

static void check_layer(uint32_t inputs, uint32_t outputs, uint32_t rows, size_t stride,
                        int32_t shift)
{
    SayStr part = dense_part(inputs, outputs, shift, 100);
    SayDense dense;
    SayError error = {0};
    assert_int_equal(say_dense_open(part, inputs, outputs, &dense, &error), SAY_OK);
    assert_int_equal(dense.padded, padded(outputs));
    uint8_t *in = draw_codes(rows * stride + inputs);
    size_t size = (size_t)rows * dense.padded;
    int16_t *out = say_arena_alloc(arena, (size + 1) * sizeof *out);
    for (uint32_t p = 0; p < path_count; p++) {
        memset(out, 7, (size + 1) * sizeof *out);
        paths[p]->dense(&dense, in, stride, rows, out);
        for (uint32_t r = 0; r < rows; r++)
            for (uint32_t k = 0; k < dense.padded; k++)
                assert_int_equal(out[(size_t)r * dense.padded + k],
                                 k < outputs ? dense_output(part, in + r * stride, k) : 0);
        assert_int_equal(out[size], 0x0707); /* nothing behind the last row is touched */
    }
}

static void every_path_gives_a_layers_bits(void **state)
{
    (void)state;
    for (uint32_t rows = 1; rows <= 13; rows++) {
        check_layer(32, 29, rows, 32, 6);
        check_layer(4, 80, rows, 4, 0);
        check_layer(96, 64, rows, 32, 9); /* rows overlap, as in a convolution */
    }
    check_layer(1024, 1024, 7, 1024, 3); /* much is saturated */
    check_layer(768, 512, 25, 256, 13);
}

static void shifts_go_to_their_limit(void **state)
{
    (void)state;
    for (int32_t shift = 0; shift <= SAY_DENSE_SHIFT; shift++) check_layer(64, 48, 3, 64, shift);
}

static void every_path_sums_bare_products(void **state)
{
    (void)state;
    uint32_t inputs = 96;
    for (uint32_t blocks = 1; blocks <= 7; blocks += 2) {
        SayStr part = dense_part(inputs, blocks * 16, 0, 0);
        const int8_t *weights = (const int8_t *)part.data + 64 + blocks * 16 * 8;
        uint8_t *in = draw_codes(11 * inputs);
        int32_t *out = say_arena_alloc(arena, 11 * blocks * 16 * sizeof *out);
        for (uint32_t p = 0; p < path_count; p++) {
            paths[p]->products(in, inputs, 11, weights, inputs, blocks, out);
            for (uint32_t r = 0; r < 11; r++)
                for (uint32_t k = 0; k < blocks * 16; k++) {
                    int32_t sum = 0;
                    for (uint32_t i = 0; i < inputs; i++)
                        sum += in[r * inputs + i] * weights[weight_at(inputs, k, i)];
                    assert_int_equal(out[r * blocks * 16 + k], sum);
                }
        }
    }
}

enum { WIDTH = 96 };

static int32_t clamped(int32_t number, int32_t low, int32_t high)
{
    return number < low ? low : number > high ? high : number;
}

/* Numbers near the edges as well as any others. */
static void draw_numbers(int16_t *numbers, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = (int16_t)(draw(4) ? draw_between(-400, 400) : draw_between(-32768, 32767));
}

static void every_path_sums_rows(void **state)
{
    (void)state;
    int8_t rows[12][WIDTH];
    const int8_t *at[12];
    for (uint32_t k = 0; k < 12; k++) {
        at[k] = rows[k];
        for (uint32_t i = 0; i < WIDTH; i++) rows[k][i] = (int8_t)draw_between(-128, 127);
    }
    for (uint32_t p = 0; p < path_count; p++)
        for (uint32_t count = 0; count <= 12; count++) {
            uint8_t out[WIDTH];
            uint32_t shift = count % 3;
            paths[p]->embed(at, count, WIDTH, shift, out);
            for (uint32_t i = 0; i < WIDTH; i++) {
                int32_t sum = shift ? 1 << (shift - 1) : 0;
                for (uint32_t k = 0; k < count; k++) sum += rows[k][i];
                assert_int_equal(out[i], clamped((sum >> shift) + 128, 0, 255));
            }
        }
}

static void every_path_adds_rows_of_a_table_and_cuts_at_0(void **state)
{
    (void)state;
    enum { TABLE = 20, ROWS = 9 };
    int16_t table[TABLE * WIDTH], x[WIDTH], out[WIDTH];
    for (uint32_t i = 0; i < TABLE * WIDTH; i++) table[i] = (int16_t)draw_between(-3500, 3500);
    for (uint32_t round = 0; round < 50; round++) {
        uint16_t rows[ROWS];
        uint8_t codes[WIDTH];
        for (uint32_t r = 0; r < ROWS; r++) rows[r] = (uint16_t)draw(TABLE);
        draw_numbers(x, WIDTH);
        for (uint32_t p = 0; p < path_count; p++) {
            memcpy(out, x, sizeof x);
            paths[p]->add_rows(table, rows, ROWS, WIDTH, out);
            paths[p]->rectify(out, WIDTH, codes);
            for (uint32_t i = 0; i < WIDTH; i++) {
                int32_t sum = x[i];
                for (uint32_t r = 0; r < ROWS; r++) sum += table[rows[r] * WIDTH + i];
                assert_int_equal(out[i], clamped(sum, INT16_MIN, INT16_MAX));
                assert_int_equal(codes[i], say_activation(out[i] > 0 ? out[i] : 0));
            }
        }
    }
}

static void every_path_adds_the_greater_half_or_all(void **state)
{
    (void)state;
    int16_t y[2 * WIDTH];
    for (uint32_t round = 0; round < 20; round++) {
        uint8_t *x = draw_codes(WIDTH), gated[WIDTH], added[WIDTH];
        draw_numbers(y, 2 * WIDTH);
        for (uint32_t p = 0; p < path_count; p++) {
            memcpy(gated, x, WIDTH);
            memcpy(added, x, WIDTH);
            paths[p]->gate(y, WIDTH, gated);
            paths[p]->add(y, WIDTH, added);
            for (uint32_t i = 0; i < WIDTH; i++) {
                int32_t more = y[i] > y[WIDTH + i] ? y[i] : y[WIDTH + i];
                assert_int_equal(gated[i], clamped(x[i] + more, 0, 255));
                assert_int_equal(added[i], clamped(x[i] + y[i], 0, 255));
            }
        }
    }
}

static void every_path_remembers_alike(void **state)
{
    (void)state;
    int32_t memory[SAY_KERNEL_MOST][WIDTH] = {{0}}, expected[WIDTH] = {0};
    for (uint32_t step = 0; step < 200; step++) {
        int16_t z[WIDTH], f[WIDTH];
        uint8_t out[SAY_KERNEL_MOST][WIDTH];
        draw_numbers(z, WIDTH);
        draw_numbers(f, WIDTH);
        for (uint32_t p = 0; p < path_count; p++) paths[p]->recall(z, f, WIDTH, memory[p], out[p]);
        for (uint32_t i = 0; i < WIDTH; i++) {
            int32_t aim = clamped(z[i], -128, 127), share = clamped(64 + (f[i] >> 1), 0, 128);
            expected[i] += ((aim * 128 - expected[i]) * share + 64) >> 7;
            for (uint32_t p = 0; p < path_count; p++) {
                assert_int_equal(memory[p][i], expected[i]);
                assert_int_equal(out[p][i], clamped(128 + ((expected[i] + 64) >> 7), 0, 255));
            }
        }
    }
}

static void refuse(SayStr part, uint32_t inputs, uint32_t outputs, const char *why)
{
    SayDense dense;
    SayError error = {0};
    assert_int_equal(say_dense_open(part, inputs, outputs, &dense, &error), SAY_ERROR_FORMAT);
    assert_non_null(strstr(error.message, why));
}

/* The part with one number changed. */
static SayStr changed(SayStr part, uint32_t at, int32_t number)
{
    char *copy = say_arena_alloc(arena, part.size);
    memcpy(copy, part.data, part.size);
    memcpy(copy + at, &number, 4);
    return (SayStr){copy, part.size};
}

static void a_layer_that_does_not_fit_is_refused(void **state)
{
    (void)state;
    SayStr part = dense_part(32, 20, 6, 10);
    refuse(part, 64, 20, "32 x 20, not 64 x 20");
    refuse(part, 32, 21, "not 32 x 21");
    refuse(say_str_slice(part, 0, 63), 32, 20, "cut off");
    refuse(say_str_slice(part, 0, part.size - 1), 32, 20, "size");
    refuse(changed(part, 0, 30), 30, 20, "foreign counts");
    refuse(changed(part, 0, 0), 0, 20, "foreign counts");
    refuse(changed(part, 0, 1028), 1028, 20, "foreign counts");
    refuse(changed(part, 4, 1025), 32, 0, "foreign counts");
    refuse(changed(part, 4, 0), 32, 0, "foreign counts");
    refuse(changed(part, 4, 33), 32, 0, "size");
    refuse(changed(part, 64 + 4 * 19, 1 << 30), 32, 20, "output 19");
    refuse(changed(part, 64 + 4 * 32 + 4 * 31, 21), 32, 20, "output 31");
    refuse(changed(part, 64 + 4 * 32, -1), 32, 20, "output 0");
}

static void a_section_may_have_a_shorter_table_of_parts(void **state)
{
    (void)state;
    enum { ROOM = 3 };
    SayStr whole = section("toy", 2, &(SayStr){"0123456789", 10}, 1);
    uint32_t shorter = sizeof(SayModelHead) - (SAY_MODEL_PARTS - ROOM) * 8;
    SayModelHead head;
    memcpy(&head, whole.data, sizeof head);
    head.size = whole.size - shorter;
    head.hash = say_model_hash((const uint8_t *)whole.data + shorter, head.size);
    char *bytes = say_arena_alloc(arena, whole.size);
    memcpy(bytes, whole.data, whole.size);
    memcpy(bytes, &head, offsetof(SayModelHead, parts));
    SayModel model;
    SayError error = {0};
    assert_int_equal(say_model_open((SayStr){bytes, whole.size}, "toy", 2, &model, &error), SAY_OK);
    assert_true(say_str_equal(model.parts[0], SAY_STR("0123456789")));
    head.part_count = ROOM + 1;
    memcpy(bytes, &head, offsetof(SayModelHead, parts));
    assert_int_equal(say_model_open((SayStr){bytes, whole.size}, "toy", 2, &model, &error),
                     SAY_ERROR_FORMAT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_path_gives_a_layers_bits),
        cmocka_unit_test(shifts_go_to_their_limit),
        cmocka_unit_test(every_path_sums_bare_products),
        cmocka_unit_test(every_path_sums_rows),
        cmocka_unit_test(every_path_adds_the_greater_half_or_all),
        cmocka_unit_test(every_path_adds_rows_of_a_table_and_cuts_at_0),
        cmocka_unit_test(every_path_remembers_alike),
        cmocka_unit_test(a_layer_that_does_not_fit_is_refused),
        cmocka_unit_test(a_section_may_have_a_shorter_table_of_parts),
    };
    return cmocka_run_group_tests(tests, list_paths, close_parameters);
}
