/* test_queue.c -- pointers between threads. */
#include "core/queue.h"
#include "core_test.h"

#include <pthread.h>

enum { ITEMS = 20000 };

typedef struct Work {
    SayQueue *queue;
    uint64_t sum;
} Work;

static void *consume(void *context)
{
    Work *work = context;
    void *item;
    while (say_queue_pop(work->queue, &item)) work->sum += *(const uint32_t *)item;
    return NULL;
}

static void every_item_arrives_once_through_a_small_queue(void **state)
{
    static uint32_t items[ITEMS];
    Work works[3] = {0};
    pthread_t threads[3];
    SayQueue *queue = say_queue_new(*state, 4);
    for (int i = 0; i < 3; i++) {
        works[i].queue = queue;
        assert_int_equal(pthread_create(&threads[i], NULL, consume, &works[i]), 0);
    }
    for (uint32_t i = 0; i < ITEMS; i++) {
        items[i] = i;
        assert_true(say_queue_push(queue, &items[i]));
    }
    say_queue_close(queue);
    for (int i = 0; i < 3; i++) pthread_join(threads[i], NULL);
    assert_int_equal(works[0].sum + works[1].sum + works[2].sum, (uint64_t)ITEMS * (ITEMS - 1) / 2);
}

static void a_closed_queue_gives_what_it_holds_in_order_and_takes_no_more(void **state)
{
    int one, two;
    void *item;
    SayQueue *queue = say_queue_new(*state, 2);
    assert_true(say_queue_push(queue, &one) && say_queue_push(queue, &two));
    say_queue_close(queue);
    assert_false(say_queue_push(queue, &one));
    assert_true(say_queue_pop(queue, &item) && item == &one);
    assert_true(say_queue_pop(queue, &item) && item == &two);
    assert_false(say_queue_pop(queue, &item));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(every_item_arrives_once_through_a_small_queue),
        CASE(a_closed_queue_gives_what_it_holds_in_order_and_takes_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
