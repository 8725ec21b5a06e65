/* tool_scene.c -- what src/claim/scene.c sees of each verb and each place named in its sentence.

   tool_scene PACK TEXTS: the file's texts are parted by the byte 30. For each, "# number"; for each
   verb and place a line: first and last byte of the verb, of the place (half-open), the verb's
   lemma, the features, between tabs. In the features the verb is called "@". */
#include "claim/event.h"
#include "claim/scene.h"
#include "learn/base/corpus.h"
#include "pipeline/engine.h"
#include "pipeline/read.h"

#include <stdio.h>

enum { TEXT_END = 30 };

static void print_pair(const SayDoc *doc, uint32_t verb, SayIndex place)
{
    SayText line = {.arena = doc->arena};
    SaySceneFeatures features = {.text = &line};
    SaySpan at = doc->places.items[place].span;
    say_scene_features(doc, verb, place, SAY_STR("@"), &features);
    printf("%u %u %u %u\t%.*s", doc->tokens.start[verb], doc->tokens.end[verb], at.start, at.end,
           SAY_STR_ARG(say_role_lemma(doc, verb)));
    SayStr written = say_text_str(&line);
    printf("%.*s", SAY_STR_ARG(written));
    putchar('\n');
}

static void print_text(const SayPack *pack, SayArena *arena, SayStr text)
{
    SayRecord record = {.path = SAY_STR("-"), .bytes = text, .plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    say_read(pack, doc);
    for (uint32_t token = 0; token < doc->tokens.count; token++) {
        if (doc->tokens.upos[token] != SAY_UPOS_VERB) continue;
        SayRun places = SAY_IN_SENTENCE(doc, token, places);
        for (uint32_t i = places.from; i < places.to; i++) print_pair(doc, token, i);
    }
}

int main(int count, char **arguments)
{
    if (count < 3) say_die("usage: tool_scene PACK TEXTS");
    SayEngine *engine;
    SayError error = {0};
    SayEngineOptions options = {.pack = arguments[1]};
    if (say_engine_open(&options, &engine, &error) != SAY_OK) say_die("%s", error.message);
    SayArena *input = say_arena_new(0), *arena = say_arena_new(0);
    SayStr texts = say_input_read(input, arguments[2]);
    uint32_t number = 0;
    for (uint32_t start = 0, end = 0; end < texts.size; end++) {
        if (texts.data[end] != TEXT_END) continue;
        printf("# %u\n", number++);
        print_text(say_engine_pack(engine), arena, say_str_slice(texts, start, end));
        say_arena_reset(arena);
        start = end + 1;
    }
    say_arena_free(arena);
    say_arena_free(input);
    say_engine_close(engine);
    return ferror(stdout) != 0;
}
