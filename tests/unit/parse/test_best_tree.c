/* test_best_tree.c -- the best tree over scores, against every tree that there is. */
#include "../network.h"
#include "parse/tree.h"

enum { MOST = 300, STRIDE = 304 };

static int32_t scores[MOST * STRIDE];
static uint32_t heads[MOST];

static int begin(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    return 0;
}

/* Of few different scores, so that many are alike, or of many. */
static void draw_scores(uint32_t count, int32_t most)
{
    for (uint32_t t = 0; t < count; t++)
        for (uint32_t h = 0; h <= count; h++) scores[t * STRIDE + h] = draw_between(-most, most);
}

static bool one_tree(const uint32_t *tree, uint32_t count)
{
    uint32_t roots = 0;
    for (uint32_t t = 0; t < count; t++) {
        uint32_t steps = 0;
        for (uint32_t up = t + 1; up; up = tree[up - 1])
            if (++steps > count) return false;
        roots += tree[t] == 0;
    }
    return roots == 1;
}

static int64_t sum_of(const uint32_t *tree, uint32_t count)
{
    int64_t sum = 0;
    for (uint32_t t = 0; t < count; t++) sum += scores[t * STRIDE + tree[t]];
    return sum;
}

/* The best sum over all ways to give each token a head. */
static int64_t best_of_all(uint32_t count)
{
    uint32_t tree[8] = {0};
    int64_t best = INT64_MIN;
    for (uint32_t at = 0; at < count;) {
        if (one_tree(tree, count) && sum_of(tree, count) > best) best = sum_of(tree, count);
        for (at = 0; at < count && tree[at] == count; at++) tree[at] = 0;
        if (at < count) tree[at]++;
    }
    return best;
}

static void no_other_tree_is_better(void **state)
{
    (void)state;
    for (uint32_t count = 1; count <= 6; count++)
        for (uint32_t round = 0; round < (count == 6 ? 30 : 300); round++) {
            draw_scores(count, round % 2 ? 3 : 1000000);
            say_parse_tree(arena, scores, STRIDE, count, heads);
            assert_true(one_tree(heads, count));
            assert_int_equal(sum_of(heads, count), best_of_all(count));
        }
}

static void the_root_takes_one_even_when_all_want_it(void **state)
{
    (void)state;
    for (uint32_t count = 1; count <= 6; count++)
        for (uint32_t round = 0; round < 30; round++) {
            draw_scores(count, 50);
            for (uint32_t t = 0; t < count; t++) scores[t * STRIDE] += 1 << 30;
            say_parse_tree(arena, scores, STRIDE, count, heads);
            assert_true(one_tree(heads, count));
            assert_int_equal(sum_of(heads, count), best_of_all(count));
        }
}

static void long_sentences_end_in_one_tree(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 40; round++) {
        uint32_t count = round ? 100 + draw(MOST - 100) : MOST;
        draw_scores(count, round % 2 ? 1 : 100000);
        say_parse_tree(arena, scores, STRIDE, count, heads);
        assert_true(one_tree(heads, count));
    }
}

/* Pairs of pairs of pairs: circles within circles. */
static void circles_within_circles_are_broken(void **state)
{
    (void)state;
    uint32_t count = 256;
    for (uint32_t t = 0; t < count; t++)
        for (uint32_t h = 0; h <= count; h++) {
            uint32_t apart = h ? t ^ (h - 1) : count, level = 0;
            while (apart >> level) level++;
            scores[t * STRIDE + h] = 1000 - 50 * (int32_t)level + (int32_t)draw(5);
        }
    say_parse_tree(arena, scores, STRIDE, count, heads);
    assert_true(one_tree(heads, count));
    for (uint32_t round = 0; round < 2000; round++) { /* no change of one head makes it better */
        uint32_t t = draw(count), old = heads[t];
        int64_t sum = sum_of(heads, count);
        heads[t] = draw(count + 1);
        if (one_tree(heads, count)) assert_true(sum_of(heads, count) <= sum);
        heads[t] = old;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_other_tree_is_better),
        cmocka_unit_test(the_root_takes_one_even_when_all_want_it),
        cmocka_unit_test(long_sentences_end_in_one_tree),
        cmocka_unit_test(circles_within_circles_are_broken),
    };
    return cmocka_run_group_tests(tests, begin, close_parameters);
}
