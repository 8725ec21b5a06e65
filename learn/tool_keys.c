/* tool_keys.c -- what the network is told of words: reads one word a line, sentences parted by
   blank lines, and prints SAY_ENCODE_KEYS numbers of 64 bits, little-endian, for each word. */
#include "encode/steps.h"
#include "learn/base/corpus.h"

#include <stdio.h>

enum { LONGEST = 4096 /* words of a sentence */ };

static void print_keys(const SayDoc *doc, uint32_t first, uint32_t end)
{
    static uint64_t keys[LONGEST * SAY_ENCODE_KEYS];
    if (end - first > LONGEST) say_die("a sentence of more than %u words", LONGEST);
    if (first == end) return;
    say_encode_keys(doc, first, end, keys);
    fwrite(keys, sizeof *keys, (size_t)(end - first) * SAY_ENCODE_KEYS, stdout);
}

int main(void)
{
    SayArena *arena = say_arena_new(0);
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = say_input_read(arena, "-");
    uint32_t first = 0;
    for (uint32_t start = 0, end; start < doc->text.size; start = end + 1) {
        end = say_str_find(doc->text, SAY_STR("\n"), start);
        if (end == UINT32_MAX) end = doc->text.size;
        if (end > start) {
            say_doc_token_add(doc, start, end);
            continue;
        }
        print_keys(doc, first, doc->tokens.count);
        first = doc->tokens.count;
    }
    print_keys(doc, first, doc->tokens.count);
    say_arena_free(arena);
    return ferror(stdout) != 0;
}
