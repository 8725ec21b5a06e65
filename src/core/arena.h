/* arena.h -- memory with one lifetime: the pack's, an article's, or a piece of scratch. */
#ifndef SAY_CORE_ARENA_H
#define SAY_CORE_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A growing list of blocks with a limit in bytes. Nothing is freed one by one. When the limit is
   reached, or malloc fails, control goes to `escape` (set with say_arena_guard); without a guard
   the process aborts. */
typedef struct SayArena SayArena;

/* A point in an arena's life; everything allocated after it goes when it is released. */
typedef struct SayMark {
    void *block;
    size_t used;
    size_t total;
    void *cleanup;
} SayMark;

/* limit: bytes that may be handed out, 0 for no limit. NULL only when malloc fails. */
SayArena *say_arena_new(size_t limit);
void say_arena_free(SayArena *arena);

/* Zeroed memory, aligned to 16 bytes. Never NULL: see escape. */
void *say_arena_alloc(SayArena *arena, size_t size);
/* Not zeroed, aligned to 1 byte: for text. */
char *say_arena_text(SayArena *arena, size_t size);
/* Makes the latest allocation longer where it stands; false when it is not the latest or there is
   no room behind it. The new bytes are not zeroed. */
bool say_arena_extend(SayArena *arena, const void *memory, size_t old_size, size_t new_size);

/* Runs clean(object) when the arena, or a mark older than this call, is released. Latest first. */
void say_arena_defer(SayArena *arena, void (*clean)(void *), void *object);

SayMark say_arena_mark(const SayArena *arena);
void say_arena_release(SayArena *arena, SayMark mark);
/* Runs the clean-ups, keeps the largest block for reuse. */
void say_arena_reset(SayArena *arena);
/* Bytes handed out since the last reset. */
size_t say_arena_used(const SayArena *arena);
/* Sets another limit; takes effect at the next allocation. */
void say_arena_limit(SayArena *arena, size_t limit);

/* The escape: `if (say_arena_guard(arena)) { limit reached } else { work }`. Set once for a unit of
   work, cleared by say_arena_unguard. Locals changed after the guard must be volatile. */
jmp_buf *say_arena_escape(SayArena *arena);
#define say_arena_guard(arena) (setjmp(*say_arena_escape(arena)) != 0)
void say_arena_unguard(SayArena *arena);

/* Array growth in an arena: returns items with room for at least one more; new room is zeroed. */
void *say_arena_room(SayArena *arena, void *items, uint32_t count, uint32_t *capacity,
                     size_t item_size);

/* A growing array of T. */
#define SAY_LIST(T)                                                                                \
    struct {                                                                                       \
        T *items;                                                                                  \
        uint32_t count;                                                                            \
        uint32_t capacity;                                                                         \
    }

/* Appends one zeroed item to a SAY_LIST and gives its address, valid until the next push. */
#define say_push(arena, list)                                                                      \
    ((list)->items = say_arena_room((arena), (list)->items, (list)->count, &(list)->capacity,      \
                                    sizeof *(list)->items),                                        \
     &(list)->items[(list)->count++])

#endif
