/* arena.c -- blocks from malloc, handed out front to back, given back all at once. */
#include "core/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Under the address sanitizer every allocation has a fence behind it and free room is poisoned, so
   that a read past the end of one object is seen although the arena holds many. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_FENCED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_FENCED 1
#endif
#ifdef ARENA_FENCED
#include <sanitizer/asan_interface.h>
enum { FENCE = 16 };
#define HIDE(address, size) __asan_poison_memory_region((address), (size))
#define SHOW(address, size) __asan_unpoison_memory_region((address), (size))
#else
enum { FENCE = 0 };
#define HIDE(address, size) ((void)(address), (void)(size))
#define SHOW(address, size) ((void)(address), (void)(size))
#endif

enum { ALIGNMENT = 16, FIRST_BLOCK = 64 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };
/* Nobody means to ask for more: such a size is a sum gone wrong, and not worth troubling malloc
 * with. */
#define LARGEST_SIZE ((size_t)1 << 39)

typedef struct Block {
    struct Block *older;
    size_t capacity;
    size_t used;
    alignas(ALIGNMENT) char data[];
} Block;

typedef struct Cleanup {
    struct Cleanup *older;
    void (*clean)(void *);
    void *object;
} Cleanup;

struct SayArena {
    Block *block; /* the one in use; older ones behind it */
    Block *spare; /* one emptied block, so that a mark at a block's end does not go to malloc each
                     time */
    Cleanup *cleanup; /* latest first */
    size_t limit;
    size_t total;
    bool guarded;
    jmp_buf escape;
};

SayArena *say_arena_new(size_t limit)
{
    SayArena *arena = calloc(1, sizeof *arena);
    if (arena) arena->limit = limit;
    return arena;
}

static _Noreturn void give_up(SayArena *arena)
{
    if (arena->guarded) {
        arena->guarded = false;
        longjmp(arena->escape, 1);
    }
    fputs("sayso: out of memory\n", stderr);
    abort();
}

/* A block with room for size bytes in front: the spare one, or a new one. NULL when malloc fails.
 */
static Block *add_block(SayArena *arena, size_t size)
{
    Block *block = arena->spare;
    if (block && block->capacity >= size) {
        arena->spare = NULL;
    } else {
        size_t capacity = arena->block ? arena->block->capacity * 2 : FIRST_BLOCK;
        if (capacity > LARGEST_STEP) capacity = LARGEST_STEP;
        if (capacity < size) capacity = size;
        block = malloc(sizeof *block + capacity);
        if (!block) return NULL;
        block->capacity = capacity;
        HIDE(block->data, capacity);
    }
    block->used = 0;
    block->older = arena->block;
    arena->block = block;
    return block;
}

/* NULL when malloc fails; looks at no limit. */
static void *take(SayArena *arena, size_t size, size_t alignment)
{
    if (size > LARGEST_SIZE) return NULL;
    Block *block = arena->block;
    size_t start = block ? (block->used + alignment - 1) & ~(alignment - 1) : 0;
    if (!block || start > block->capacity || size + FENCE > block->capacity - start) {
        block = add_block(arena, size + FENCE);
        if (!block) return NULL;
        start = 0;
    }
    block->used = start + size + FENCE;
    arena->total += size;
    SHOW(block->data + start, size);
    return block->data + start;
}

static void *take_or_escape(SayArena *arena, size_t size, size_t alignment)
{
    if (arena->limit && (arena->total > arena->limit || size > arena->limit - arena->total))
        give_up(arena);
    void *memory = take(arena, size, alignment);
    if (!memory) give_up(arena);
    return memory;
}

void *say_arena_alloc(SayArena *arena, size_t size)
{
    return memset(take_or_escape(arena, size, ALIGNMENT), 0, size);
}

char *say_arena_text(SayArena *arena, size_t size)
{
    return take_or_escape(arena, size, 1);
}

bool say_arena_extend(SayArena *arena, const void *memory, size_t old_size, size_t new_size)
{
    Block *block = arena->block;
    assert(new_size >= old_size);
    size_t more = new_size - old_size;
    if (FENCE > 0 || !block || !memory ||
        (const char *)memory + old_size != block->data + block->used)
        return false;
    if (more > block->capacity - block->used) return false;
    if (arena->limit && (arena->total > arena->limit || more > arena->limit - arena->total))
        give_up(arena);
    block->used += more;
    arena->total += more;
    return true;
}

void *say_arena_room(SayArena *arena, void *items, uint32_t count, uint32_t *capacity,
                     size_t item_size)
{
    assert(count <= *capacity);
    if (count < *capacity) return items;
    if (*capacity > UINT32_MAX / 2) give_up(arena);
    uint32_t wider = *capacity ? *capacity * 2 : 8;
    size_t old_size = (size_t)count * item_size, new_size = (size_t)wider * item_size;
    if (say_arena_extend(arena, items, old_size, new_size)) {
        memset((char *)items + old_size, 0, new_size - old_size);
    } else {
        void *moved = say_arena_alloc(arena, new_size);
        if (old_size) memcpy(moved, items, old_size);
        items = moved;
    }
    *capacity = wider;
    return items;
}

/* The record of a clean-up is not counted against the limit: an object that was made must find its
 * way out. */
void say_arena_defer(SayArena *arena, void (*clean)(void *), void *object)
{
    Cleanup *cleanup = take(arena, sizeof *cleanup, ALIGNMENT);
    if (!cleanup) {
        clean(object);
        give_up(arena);
    }
    *cleanup = (Cleanup){arena->cleanup, clean, object};
    arena->cleanup = cleanup;
}

SayMark say_arena_mark(const SayArena *arena)
{
    return (SayMark){arena->block, arena->block ? arena->block->used : 0, arena->total,
                     arena->cleanup};
}

static void run_cleanups(SayArena *arena, const Cleanup *until)
{
    while (arena->cleanup != until) {
        Cleanup *cleanup = arena->cleanup;
        arena->cleanup = cleanup->older;
        cleanup->clean(cleanup->object);
    }
}

/* Takes the newest block off; the larger of it and the spare one is kept. */
static void drop_block(SayArena *arena)
{
    Block *block = arena->block;
    arena->block = block->older;
    HIDE(block->data, block->capacity);
    if (arena->spare && arena->spare->capacity >= block->capacity) {
        free(block);
    } else {
        free(arena->spare);
        arena->spare = block;
    }
}

void say_arena_release(SayArena *arena, SayMark mark)
{
    run_cleanups(arena, mark.cleanup);
    while (arena->block != mark.block) drop_block(arena);
    if (arena->block) {
        assert(mark.used <= arena->block->used);
        HIDE(arena->block->data + mark.used, arena->block->used - mark.used);
        arena->block->used = mark.used;
    }
    arena->total = mark.total;
}

void say_arena_reset(SayArena *arena)
{
    say_arena_release(arena, (SayMark){NULL, 0, 0, NULL});
}

void say_arena_free(SayArena *arena)
{
    if (!arena) return;
    say_arena_reset(arena);
    free(arena->spare);
    free(arena);
}

size_t say_arena_used(const SayArena *arena)
{
    return arena->total;
}

void say_arena_limit(SayArena *arena, size_t limit)
{
    arena->limit = limit;
}

jmp_buf *say_arena_escape(SayArena *arena)
{
    arena->guarded = true;
    return &arena->escape;
}

void say_arena_unguard(SayArena *arena)
{
    arena->guarded = false;
}
