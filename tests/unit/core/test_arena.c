/* test_arena.c -- memory with one lifetime. */
#include "core_test.h"

#include <string.h>

static void memory_is_zeroed_and_aligned_also_where_it_is_used_again(void **state)
{
    SayArena *arena = *state;
    for (int round = 0; round < 2; round++) {
        for (size_t size = 1; size < 3000; size += 37) {
            unsigned char *memory = say_arena_alloc(arena, size);
            assert_int_equal((uintptr_t)memory % 16, 0);
            for (size_t i = 0; i < size; i++) assert_int_equal(memory[i], 0);
            memset(memory, 0xff, size);
        }
        say_arena_reset(arena);
        assert_int_equal(say_arena_used(arena), 0);
    }
}

static void allocation_stops_at_the_limit_and_escapes(void **state)
{
    SayArena *arena = *state;
    volatile size_t taken = 0;
    say_arena_limit(arena, 10000);
    if (say_arena_guard(arena)) {
        assert_int_equal(taken, 10);
        return;
    }
    for (; taken < 100; taken++) say_arena_alloc(arena, 1000);
    fail();
}

static void impossible_sizes_escape_too(void **state)
{
    static const size_t sizes[] = {SIZE_MAX, SIZE_MAX - 15, SIZE_MAX / 2, (size_t)1 << 40};
    SayArena *arena = *state;
    for (volatile size_t i = 0; i < 4; i++) {
        if (say_arena_guard(arena)) continue;
        say_arena_alloc(arena, sizes[i]);
        fail();
    }
    say_arena_unguard(arena);
}

typedef struct Trace {
    char order[8];
    size_t count;
} Trace;

typedef struct Traced {
    Trace *trace;
    char name;
} Traced;

static void note(void *object)
{
    const Traced *traced = object;
    traced->trace->order[traced->trace->count++] = traced->name;
}

static void clean_ups_run_latest_first_and_only_those_behind_the_mark(void **state)
{
    SayArena *arena = *state;
    Trace trace = {"", 0};
    Traced a = {&trace, 'a'}, b = {&trace, 'b'}, c = {&trace, 'c'};
    say_arena_defer(arena, note, &a);
    SayMark mark = say_arena_mark(arena);
    say_arena_defer(arena, note, &b);
    say_arena_alloc(arena, 500000); /* in another block */
    say_arena_defer(arena, note, &c);
    say_arena_release(arena, mark);
    assert_string_equal(trace.order, "cb");
    say_arena_reset(arena);
    assert_string_equal(trace.order, "cba");
}

static void a_mark_gives_back_what_came_after_it(void **state)
{
    SayArena *arena = *state;
    char *kept = say_arena_alloc(arena, 100);
    memcpy(kept, "kept", 5);
    size_t used = say_arena_used(arena);
    for (int i = 0; i < 50; i++) {
        SayMark mark = say_arena_mark(arena);
        say_arena_alloc(arena, 60000);
        say_arena_alloc(arena, 60000);
        say_arena_release(arena, mark);
        assert_int_equal(say_arena_used(arena), used);
    }
    assert_string_equal(kept, "kept");
}

static void a_list_keeps_its_items_while_it_grows(void **state)
{
    SayArena *arena = *state;
    SAY_LIST(uint32_t) numbers = {0}, others = {0};
    for (uint32_t i = 0; i < 5000; i++) {
        *say_push(arena, &numbers) = i;
        uint32_t *fresh = say_push(arena, &others);
        assert_int_equal(*fresh, 0);
        *fresh = ~i;
    }
    for (uint32_t i = 0; i < 5000; i++) {
        assert_int_equal(numbers.items[i], i);
        assert_int_equal(others.items[i], ~i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(memory_is_zeroed_and_aligned_also_where_it_is_used_again),
        CASE(allocation_stops_at_the_limit_and_escapes),
        CASE(impossible_sizes_escape_too),
        CASE(clean_ups_run_latest_first_and_only_those_behind_the_mark),
        CASE(a_mark_gives_back_what_came_after_it),
        CASE(a_list_keeps_its_items_while_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
