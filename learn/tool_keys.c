/* tool_keys.c -- what the network is told of words: reads one word a line, sentences parted by
   blank lines, and prints SAY_ENCODE_KEYS numbers of 64 bits, little-endian, for each word. */
#include "encode/steps.h"
#include "learn/base/corpus.h"

#include <stdio.h>

int main(void)
{
    SayArena *arena = say_arena_new(0);
    SayStr input = say_input_read(arena, "-");
    while (input.data) {
        SayMark mark = say_arena_mark(arena);
        SayRecord record = {.plain = true};
        SayDoc *doc = say_doc_new(arena, &record);
        doc->text = input;
        uint32_t start = 0;
        for (SayStr line; start < input.size; start += line.size + 1) {
            SayStr rest = say_str_slice(input, start, input.size);
            line = say_str_cut(&rest, '\n');
            if (!line.size) break;
            say_doc_token_add(doc, start, start + line.size);
        }
        uint32_t count = doc->tokens.count;
        if (count) {
            uint64_t *keys = say_arena_alloc(arena, count * SAY_ENCODE_KEYS * sizeof *keys);
            say_encode_keys(doc, 0, count, keys);
            fwrite(keys, sizeof *keys, (size_t)count * SAY_ENCODE_KEYS, stdout);
        }
        input = start + 1 < input.size ? say_str_slice(input, start + 1, input.size) : SAY_STR_NONE;
        say_arena_release(arena, mark);
    }
    say_arena_free(arena);
    return ferror(stdout) != 0;
}
