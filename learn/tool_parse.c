/* tool_parse.c -- raw text to CoNLL-U through segment, tag and parse alone: for looking at models
   while they are made.

   tool_parse PACK [FILE]; takes "code --plain --conllu -" in the place of a file as well, so that
   eval/parse.py can run it (with the pack in SAYSO_PACK). */
#include "doc/print.h"
#include "encode/encode.h"
#include "learn/base/corpus.h"
#include "parse/parse.h"
#include "segment/segment.h"
#include "tag/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Blocks are what blank lines part. */
static void cut_blocks(SayDoc *doc)
{
    uint32_t start = 0;
    while (start < doc->text.size) {
        uint32_t end = say_str_find(doc->text, SAY_STR("\n\n"), start);
        if (end == UINT32_MAX) end = doc->text.size;
        if (end > start) say_push(doc->arena, &doc->blocks)->span = (SaySpan){start, end};
        start = end + 2;
    }
}

int main(int count, char **arguments)
{
    bool as_program = count > 1 && strcmp(arguments[1], "code") == 0;
    const char *path = count > 2 && !as_program ? arguments[2] : "-";
    const char *pack_path = as_program || count < 2 ? getenv("SAYSO_PACK") : arguments[1];
    SayArena *arena = say_arena_new(0);
    SayPackFile *file = NULL;
    SayError error = {0};
    if (!pack_path) say_die("usage: tool_parse PACK [FILE]");
    if (say_pack_open(pack_path, false, &file, &error) != SAY_OK) say_die("%s", error.message);
    SayPack pack = {.file = file, .arena = arena};
    if (say_segment_open(&pack, &error) != SAY_OK || say_encode_open(&pack, &error) != SAY_OK ||
        say_tag_open(&pack, &error) != SAY_OK || say_parse_open(&pack, &error) != SAY_OK)
        say_die("%s", error.message);
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = say_input_read(arena, path);
    cut_blocks(doc);
    say_segment(&pack, doc);
    say_encode(&pack, doc);
    say_tag(&pack, doc);
    say_parse(&pack, doc);
    SayText out = {.arena = arena};
    say_print_conllu(doc, &out);
    fwrite(out.data, 1, out.size, stdout);
    say_pack_close(file);
    say_arena_free(arena);
    return 0;
}
