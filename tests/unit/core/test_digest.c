/* test_digest.c -- SHA-256 against the examples of FIPS 180 and NIST's collection. */
#include "core/digest.h"
#include "core/digest_block.h"
#include "core_test.h"

#include <string.h>

static void digests_agree_with_the_published_examples(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrl"
         "mnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char hex[65];
        SayDigest digest = say_digest(say_str(cases[i][0]));
        assert_string_equal(say_digest_hex(&digest, hex), cases[i][1]);
    }
}

static void a_million_letters_in_uneven_parts_give_the_published_digest(void **state)
{
    (void)state;
    char letters[1000], hex[65];
    memset(letters, 'a', sizeof letters);
    SayHasher hasher;
    say_hasher_begin(&hasher);
    for (size_t done = 0, part = 1; done < 1000000; done += part, part = part * 7 % 997 + 1) {
        if (part > 1000000 - done) part = 1000000 - done;
        say_hasher_add(&hasher, letters, part);
    }
    SayDigest digest = say_hasher_end(&hasher);
    assert_string_equal(say_digest_hex(&digest, hex),
                        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void fields_do_not_run_into_each_other(void **state)
{
    (void)state;
    SayDigest digests[2];
    const char *const fields[2][2] = {{"ab", "c"}, {"a", "bc"}};
    for (int i = 0; i < 2; i++) {
        SayHasher hasher;
        say_hasher_begin(&hasher);
        say_hasher_field(&hasher, say_str(fields[i][0]));
        say_hasher_field(&hasher, say_str(fields[i][1]));
        digests[i] = say_hasher_end(&hasher);
    }
    assert_memory_not_equal(digests[0].bytes, digests[1].bytes, 32);
}

static void both_ways_through_a_block_give_the_same_bits(void **state)
{
    (void)state;
    uint8_t bytes[5 * 64];
    uint32_t plain[8] = {1, 2, 3, 4, 5, 6, 7, 8}, special[8];
    if (!say_digest_x86()) skip();
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (uint8_t)(i * i + 7 * i);
    memcpy(special, plain, sizeof plain);
    say_digest_blocks(plain, bytes, 5);
    say_digest_blocks_x86(special, bytes, 5);
    assert_memory_equal(plain, special, sizeof plain);
}

static void an_id_is_a_letter_and_sixteen_digits(void **state)
{
    SayDigest digest = say_digest(SAY_STR("abc"));
    assert_str(say_id(*state, 'c', &digest), "cba7816bf8f01cfea");
}

static void an_id_may_begin_with_given_digits(void **state)
{
    SayDigest digest = say_digest(SAY_STR("abc"));
    assert_str(say_id_under(*state, 'c', SAY_STR("0123"), &digest), "c0123ba7816bf8f01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(digests_agree_with_the_published_examples),
        CASE(a_million_letters_in_uneven_parts_give_the_published_digest),
        CASE(fields_do_not_run_into_each_other),
        CASE(both_ways_through_a_block_give_the_same_bits),
        CASE(an_id_is_a_letter_and_sixteen_digits),
        CASE(an_id_may_begin_with_given_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
