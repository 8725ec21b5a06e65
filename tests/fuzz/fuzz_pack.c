/* fuzz_pack.c -- a damaged pack is refused, or articles can be read with it without harm. The input
 * lists edits; those of the parameters get their hash put right, to come behind that door. */
#include "core/file.h"
#include "core/model.h"
#include "fuzz.h"
#include "pipeline/engine.h"
#include "pipeline/read.h"

#include <string.h>

static const char article[] = "GOMA (Reuters) - The army said on Tuesday, 17 November 2026 that "
                              "rebels attacked a convoy near Goma, killing 12 soldiers. \"We did "
                              "not order it,\" Iran's president told reporters.";

/* Sections of parameters start at a multiple of 64 with "SAYMODEL". */
static void put_hashes_right(SayStr pack)
{
    for (uint32_t at = 0; at + sizeof(SayModelHead) < pack.size; at += 64) {
        SayModelHead head;
        memcpy(&head, pack.data + at, sizeof head);
        if (memcmp(head.magic, "SAYMODEL", 8) != 0) continue;
        if (head.size > pack.size - at - sizeof head) continue;
        const uint8_t *bytes = (const uint8_t *)pack.data + at;
        head.hash = say_model_hash(bytes + sizeof head, head.size);
        union {
            const char *read;
            char *write;
        } place = {pack.data + at};
        memcpy(place.write, &head, sizeof head);
    }
}

static void read_with(const char *path)
{
    SayEngineOptions options = {.pack = path};
    SayEngine *engine = NULL;
    SayError error = {0};
    if (say_engine_open(&options, &engine, &error) != SAY_OK) {
        FUZZ_MUST(error.message[0]);
        return;
    }
    SayArena *arena = say_arena_new(0);
    SayRecord record = {.path = SAY_STR("in"), .bytes = say_str(article)};
    SayDoc *doc = say_doc_new(arena, &record);
    say_arena_limit(arena, SAY_ARTICLE_MEMORY);
    say_read(say_engine_pack(engine), doc);
    say_arena_free(arena);
    say_engine_close(engine);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static SayArena *arena;
    static SayStr whole;
    if (!arena) {
        SayError error = {0};
        arena = say_arena_new(0);
        FUZZ_MUST(say_file_read(arena, say_engine_pack_path(fuzz_engine()), &whole, &error) ==
                  SAY_OK);
    }
    SayMark mark = say_arena_mark(arena);
    SayStr bytes = fuzz_damage(arena, whole, data, size);
    put_hashes_right(bytes);
    const char *path = fuzz_path("pack");
    fuzz_write(path, bytes);
    read_with(path);
    say_arena_release(arena, mark);
    return 0;
}
