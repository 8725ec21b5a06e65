/* clusters.c -- reading the table of word clusters. */
#include "learn/base/clusters.h"

#include "learn/base/perceptron.h"

#include <string.h>

SayStr say_clusters_read(SayArena *arena, const char *path, SayHashTable *table)
{
    SAY_LIST(uint64_t) keys = {0};
    SAY_LIST(uint32_t) values = {0};
    SayStr file = strcmp(path, "-") == 0 ? SAY_STR("") : say_input_read(arena, path);
    while (file.data && file.size) {
        SayStr line = say_str_cut(&file, '\n');
        SayStr number = say_str_cut(&line, ' ');
        int64_t value;
        if (!line.data || !say_str_integer(number, &value)) continue;
        *say_push(arena, &keys) = say_model_word(line);
        *say_push(arena, &values) = (uint32_t)value;
    }
    SayText part = {.arena = arena};
    SayError error;
    say_hash_table_write(arena, keys.items, values.items, keys.count, &part);
    SayStr bytes = say_text_str(&part);
    if (say_hash_table_open(bytes, UINT32_MAX, table, &error) != SAY_OK)
        say_die("%s", error.message);
    return bytes;
}
