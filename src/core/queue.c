/* queue.c -- a ring under one mutex. */
#include "core/queue.h"

#include <assert.h>
#include <pthread.h>

struct SayQueue {
    pthread_mutex_t mutex;
    pthread_cond_t has_item, has_room;
    void **items;
    uint32_t capacity, first, count;
    bool closed;
};

static void destroy(void *object)
{
    SayQueue *queue = object;
    pthread_cond_destroy(&queue->has_room);
    pthread_cond_destroy(&queue->has_item);
    pthread_mutex_destroy(&queue->mutex);
}

SayQueue *say_queue_new(SayArena *arena, uint32_t capacity)
{
    assert(capacity > 0);
    SayQueue *queue = say_arena_alloc(arena, sizeof *queue);
    queue->items = say_arena_alloc(arena, capacity * sizeof *queue->items);
    queue->capacity = capacity;
    if (pthread_mutex_init(&queue->mutex, NULL) || pthread_cond_init(&queue->has_item, NULL) ||
        pthread_cond_init(&queue->has_room, NULL))
        return NULL;
    say_arena_defer(arena, destroy, queue);
    return queue;
}

bool say_queue_push(SayQueue *queue, void *item)
{
    pthread_mutex_lock(&queue->mutex);
    while (queue->count == queue->capacity && !queue->closed)
        pthread_cond_wait(&queue->has_room, &queue->mutex);
    bool open = !queue->closed;
    if (open) {
        queue->items[(queue->first + queue->count++) % queue->capacity] = item;
        pthread_cond_signal(&queue->has_item);
    }
    pthread_mutex_unlock(&queue->mutex);
    return open;
}

bool say_queue_pop(SayQueue *queue, void **item)
{
    pthread_mutex_lock(&queue->mutex);
    while (queue->count == 0 && !queue->closed) pthread_cond_wait(&queue->has_item, &queue->mutex);
    bool some = queue->count > 0;
    if (some) {
        *item = queue->items[queue->first];
        queue->first = (queue->first + 1) % queue->capacity;
        queue->count--;
        pthread_cond_signal(&queue->has_room);
    }
    pthread_mutex_unlock(&queue->mutex);
    return some;
}

void say_queue_close(SayQueue *queue)
{
    pthread_mutex_lock(&queue->mutex);
    queue->closed = true;
    pthread_cond_broadcast(&queue->has_item);
    pthread_cond_broadcast(&queue->has_room);
    pthread_mutex_unlock(&queue->mutex);
}
