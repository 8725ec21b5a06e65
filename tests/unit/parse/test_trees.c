/* test_trees.c -- scores of arcs and relations over states, against the same said number by number;
   trees of whole sentences; and what is refused. */
#include "../network.h"
#include "parse/steps.h"
#include "parse/tree.h"

enum { WIDTH = 64, ARC = 48, RELATION = 36, PARTS = 8 };

static SayStr parts[PARTS];

static int begin(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    return 0;
}

static SayStr toy(void)
{
    uint32_t head[4] = {ARC, RELATION, SAY_PARSE_BUCKETS};
    int16_t *root = say_arena_alloc(arena, (ARC + RELATION) * sizeof *root);
    for (uint32_t i = 0; i < ARC + RELATION; i++) root[i] = (int16_t)draw_between(-200, 200);
    parts[0] = number_part(head, 4);
    parts[1] = dense_part(WIDTH, ARC, 11, 60);
    parts[2] = dense_part(WIDTH, ARC, 11, 60);
    parts[3] = dense_part(ARC, SAY_PARSE_BUCKETS, 4, 60);
    parts[4] = dense_part(WIDTH, RELATION, 11, 60);
    parts[5] = dense_part(WIDTH, RELATION, 11, 60);
    parts[6] = dense_part(RELATION, SAY_DEPREL_COUNT, 8, 60);
    parts[7] = (SayStr){(const char *)root, (ARC + RELATION) * sizeof *root};
    return section("parse", SAY_PARSE_VERSION, parts, PARTS);
}

static SayParser open_toy(void)
{
    SayParser parser;
    SayError error = {0};
    assert_int_equal(say_parser_open(toy(), WIDTH, &parser, &error), SAY_OK);
    return parser;
}

static int32_t clamped(int32_t number, int32_t low, int32_t high)
{
    return number < low ? low : number > high ? high : number;
}

static const uint8_t *state_of(const SayDoc *doc, uint32_t token)
{
    return doc->states + token * WIDTH;
}

static uint32_t plain_bucket(int32_t delta)
{
    int32_t m = delta < 0 ? -delta : delta, b = 15;
    if (m <= 8)
        b = m;
    else if (m <= 10)
        b = 9;
    else if (m <= 13)
        b = 10;
    else if (m <= 17)
        b = 11;
    else if (m <= 23)
        b = 12;
    else if (m <= 32)
        b = 13;
    else if (m <= 50)
        b = 14;
    return (uint32_t)(delta < 0 ? b : 16 + b);
}

/* head: SAY_NONE for the root. */
static int32_t plain_score(const SayDoc *doc, uint32_t token, uint32_t head)
{
    uint8_t codes[ARC];
    int32_t sum = 0;
    for (uint32_t i = 0; i < ARC; i++) {
        int16_t root;
        memcpy(&root, parts[7].data + 2 * i, 2);
        int32_t d = clamped(dense_output(parts[1], state_of(doc, token), i), 0, 127), g = root;
        if (head != SAY_NONE)
            g = clamped(dense_output(parts[2], state_of(doc, head), i), -127, 127);
        codes[i] = (uint8_t)(d + 128);
        sum += d * g;
    }
    uint32_t bucket = head == SAY_NONE ? 0 : plain_bucket((int32_t)head - (int32_t)token);
    return sum + 64 * dense_output(parts[3], codes, bucket);
}

static void every_path_scores_arcs_as_plain_sums_do(void **state)
{
    (void)state;
    static const uint32_t counts[] = {1, 2, 15, 16, 31, 120};
    const SayKernel *paths[SAY_KERNEL_MOST];
    uint32_t path_count = say_kernel_list(paths);
    SayParser parser = open_toy();
    for (uint32_t n = 0; n < sizeof counts / sizeof *counts; n++) {
        uint32_t count = counts[n], stride = say_parse_stride(count);
        SayDoc *doc = random_document(count + 3, WIDTH);
        int32_t *scores = say_arena_alloc(arena, count * stride * sizeof *scores);
        assert_true(stride > count);
        for (uint32_t p = 0; p < path_count; p++) {
            parser.kernel = paths[p];
            say_parse_scores(&parser, doc, 3, count, scores);
            for (uint32_t t = 0; t < count; t++) {
                assert_int_equal(scores[t * stride], plain_score(doc, 3 + t, SAY_NONE));
                for (uint32_t h = 0; h < count; h++)
                    if (h != t)
                        assert_int_equal(scores[t * stride + 1 + h],
                                         plain_score(doc, 3 + t, 3 + h));
            }
        }
    }
}

static uint32_t plain_relation(const SayDoc *doc, uint32_t token, uint32_t head)
{
    uint8_t codes[RELATION];
    uint32_t best = SAY_DEPREL_ACL;
    for (uint32_t i = 0; i < RELATION; i++) {
        int32_t sum = dense_output(parts[4], state_of(doc, token), i) +
                      dense_output(parts[5], state_of(doc, head), i);
        codes[i] = (uint8_t)clamped(128 + (sum < 0 ? 0 : sum), 0, 255);
    }
    for (uint32_t r = SAY_DEPREL_ACL; r < SAY_DEPREL_COUNT; r++)
        if (dense_output(parts[6], codes, r) > dense_output(parts[6], codes, best)) best = r;
    return best;
}

static void every_path_names_the_relation_of_both_ends(void **state)
{
    (void)state;
    const SayKernel *paths[SAY_KERNEL_MOST];
    uint32_t path_count = say_kernel_list(paths), count = 50;
    SayParser parser = open_toy();
    SayDoc *doc = random_document(count + 3, WIDTH);
    uint32_t heads[50];
    uint8_t deprels[50];
    for (uint32_t t = 0; t < count; t++) heads[t] = t == 7 ? 0 : 1 + draw(count);
    for (uint32_t p = 0; p < path_count; p++) {
        parser.kernel = paths[p];
        say_parse_relations(&parser, doc, 3, count, heads, deprels);
        for (uint32_t t = 0; t < count; t++)
            assert_int_equal(deprels[t],
                             heads[t] ? plain_relation(doc, 3 + t, 2 + heads[t]) : SAY_DEPREL_ROOT);
    }
}

static void a_sentence_of_any_size_is_one_tree(void **state)
{
    (void)state;
    static const uint32_t counts[] = {1, 2, 25, 299, 300, 301, 5000};
    SayParser parser = open_toy();
    for (uint32_t n = 0; n < sizeof counts / sizeof *counts; n++) {
        SayDoc *doc = random_document(counts[n], WIDTH);
        uint32_t roots = 0;
        say_parse_sentence(&parser, doc, 0, counts[n]);
        say_doc_link(doc);
        assert_null(say_doc_check(doc));
        for (uint32_t t = 0; t < counts[n]; t++) {
            bool root = doc->tokens.head[t] == SAY_NONE;
            assert_int_equal(root, doc->tokens.deprel[t] == SAY_DEPREL_ROOT);
            roots += root;
        }
        assert_int_equal(roots, 1);
    }
}

static void distances_are_told_apart_less_the_greater_they_are(void **state)
{
    (void)state;
    for (int32_t far = 1; far < 300; far++) {
        assert_int_equal(say_parse_bucket((uint32_t)far), plain_bucket(-far));
        assert_int_equal(SAY_PARSE_RIGHT + say_parse_bucket((uint32_t)far), plain_bucket(far));
    }
}

static void refuse(SayStr bytes, uint32_t width, const char *why)
{
    SayParser parser;
    SayError error = {0};
    assert_int_equal(say_parser_open(bytes, width, &parser, &error), SAY_ERROR_FORMAT);
    if (!strstr(error.message, why)) fail_msg("\"%s\" does not say \"%s\"", error.message, why);
}

/* Refused with another part in the place of one. */
static void refuse_part(uint32_t at, SayStr part, const char *why)
{
    SayStr kept = parts[at];
    parts[at] = part;
    refuse(section("parse", SAY_PARSE_VERSION, parts, PARTS), WIDTH, why);
    parts[at] = kept;
}

static SayStr head_of(uint32_t arc, uint32_t relation, uint32_t buckets)
{
    return number_part((const uint32_t[]){arc, relation, buckets, 0}, 4);
}

static void foreign_parameters_are_refused(void **state)
{
    (void)state;
    SayStr whole = toy();
    refuse(SAY_STR_NONE, WIDTH, "parse");
    refuse(whole, 32, "64 x 48, not 32 x 48");
    refuse(say_str_slice(whole, 0, whole.size - 1), WIDTH, "size");
    refuse(section("tag", SAY_PARSE_VERSION, parts, PARTS), WIDTH, "not such a section");
    refuse(section("parse", SAY_PARSE_VERSION - 1, parts, PARTS), WIDTH, "version");
    refuse(section("parse", SAY_PARSE_VERSION, parts, PARTS - 1), WIDTH, "foreign parts");
    refuse_part(0, number_part((const uint32_t[]){ARC, RELATION}, 2), "foreign parts");
    refuse_part(0, head_of(40, RELATION, SAY_PARSE_BUCKETS), "foreign widths");
    refuse_part(0, head_of(SAY_PARSE_WIDTH + 16, RELATION, SAY_PARSE_BUCKETS), "foreign widths");
    refuse_part(0, head_of(ARC, 0, SAY_PARSE_BUCKETS), "foreign widths");
    refuse_part(0, head_of(ARC, RELATION, 31), "foreign distances");
    refuse_part(2, dense_part(WIDTH, ARC - 16, 6, 1), "64 x 32, not 64 x 48");
    refuse_part(3, dense_part(ARC, SAY_PARSE_BUCKETS + 1, 6, 1), "48 x 33, not 48 x 32");
    refuse_part(6, dense_part(RELATION, SAY_DEPREL_COUNT - 1, 6, 1), "not 36 x");
    refuse_part(7, (SayStr){parts[7].data, parts[7].size - 2}, "root");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_path_scores_arcs_as_plain_sums_do),
        cmocka_unit_test(every_path_names_the_relation_of_both_ends),
        cmocka_unit_test(a_sentence_of_any_size_is_one_tree),
        cmocka_unit_test(distances_are_told_apart_less_the_greater_they_are),
        cmocka_unit_test(foreign_parameters_are_refused),
    };
    return cmocka_run_group_tests(tests, begin, close_parameters);
}
