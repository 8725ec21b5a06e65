/* queue.h -- a bounded queue of pointers between threads. */
#ifndef SAY_CORE_QUEUE_H
#define SAY_CORE_QUEUE_H

#include "core/arena.h"

#include <stdbool.h>

typedef struct SayQueue SayQueue;

/* Holds at most `capacity` items. Made in the arena, which must outlive its use and takes its mutex
   down when released. NULL when the system gives no mutex. */
SayQueue *say_queue_new(SayArena *arena, uint32_t capacity);
/* Waits for room. False when the queue is closed: the item was not taken. */
bool say_queue_push(SayQueue *queue, void *item);
/* Waits for an item. False when the queue is closed and empty. First in, first out. */
bool say_queue_pop(SayQueue *queue, void **item);
/* No more pushes; what is in it can still be popped. Wakes all who wait. */
void say_queue_close(SayQueue *queue);

#endif
