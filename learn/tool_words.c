/* tool_words.c -- plain text cut into words: tool_words SEGMENT TEXT prints one word a line and a
   blank line after each sentence. SEGMENT: the parameters of segment; blank lines part blocks. */
#include "learn/base/corpus.h"
#include "segment/steps.h"

#include <stdio.h>

static void print_block(const SaySegmenter *segmenter, SayArena *arena, SayStr block)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = block;
    say_segment_tokens(segmenter, doc, (SaySpan){0, block.size});
    say_segment_sentences(segmenter, doc, 0, 0);
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        if (t > 0 && doc->tokens.sentence[t] != doc->tokens.sentence[t - 1]) putchar('\n');
        printf("%.*s\n", SAY_STR_ARG(say_doc_token(doc, t)));
    }
    putchar('\n');
}

int main(int count, char **arguments)
{
    if (count < 3) say_die("usage: tool_words SEGMENT TEXT");
    SayArena *arena = say_arena_new(0), *scratch = say_arena_new(0);
    SaySegmenter segmenter;
    SayError error;
    if (say_segmenter_open(say_input_read(arena, arguments[1]), &segmenter, &error) != SAY_OK)
        say_die("%s", error.message);
    SayStr text = say_input_read(arena, arguments[2]);
    for (uint32_t start = 0; start < text.size;) {
        uint32_t end = say_str_find(text, SAY_STR("\n\n"), start);
        if (end == UINT32_MAX) end = text.size;
        if (end > start) print_block(&segmenter, scratch, say_str_slice(text, start, end));
        say_arena_reset(scratch);
        start = end + 2;
    }
    say_arena_free(scratch);
    say_arena_free(arena);
    return ferror(stdout) != 0;
}
