/* tool_section.c -- puts parts together into a section of parameters.

   tool_section OUTPUT KIND VERSION PART...   A part is a file, taken as it is, or, when its name
   ends in ".table", records of a 64-bit key and a 32-bit value, which become a hash table. */
#include "learn/base/corpus.h"
#include "learn/base/perceptron.h"

#include <stdlib.h>
#include <string.h>

enum { RECORD = 12 };

static SayStr table_of(SayArena *arena, SayStr records)
{
    uint32_t count = records.size / RECORD;
    uint64_t *keys = say_arena_alloc(arena, count * sizeof *keys);
    uint32_t *values = say_arena_alloc(arena, count * sizeof *values);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(&keys[i], records.data + (size_t)i * RECORD, sizeof *keys);
        memcpy(&values[i], records.data + (size_t)i * RECORD + 8, sizeof *values);
    }
    SayText part = {.arena = arena};
    say_hash_table_write(arena, keys, values, count, &part);
    return say_text_str(&part);
}

int main(int count, char **arguments)
{
    if (count < 5 || count - 4 > SAY_MODEL_PARTS)
        say_die("usage: tool_section OUTPUT KIND VERSION PART...");
    SayArena *arena = say_arena_new(0);
    SayStr parts[SAY_MODEL_PARTS];
    for (int i = 4; i < count; i++) {
        parts[i - 4] = say_input_read(arena, arguments[i]);
        if (say_str_ends(say_str(arguments[i]), SAY_STR(".table")))
            parts[i - 4] = table_of(arena, parts[i - 4]);
    }
    uint32_t version = (uint32_t)strtoul(arguments[3], NULL, 10);
    say_model_write(arguments[1],
                    say_model_bytes(arena, arguments[2], version, parts, (uint32_t)count - 4));
    say_arena_free(arena);
    return 0;
}
