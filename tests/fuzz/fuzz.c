/* fuzz.c -- what the fuzz targets share. */
#include "fuzz.h"

#include "core/file.h"
#include "doc/print.h"
#include "pipeline/engine.h"
#include "pipeline/read.h"

#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/sayso-fuzz-XXXXXX";
static SayEngine *engine;

static void clean(void)
{
    static const char *const names[] = {"in", "in.jsonl", "in.html", "pack", "ledger"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) unlink(fuzz_path(names[i]));
    rmdir(folder);
    say_engine_close(engine);
}

const char *fuzz_path(const char *name)
{
    static char path[sizeof folder + 64];
    if (!strcmp(folder + sizeof folder - 7, "XXXXXX")) {
        FUZZ_MUST(mkdtemp(folder));
        atexit(clean);
    }
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

const SayEngine *fuzz_engine(void)
{
    SayError error = {0};
    if (!engine && say_engine_open(NULL, &engine, &error) != SAY_OK) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    return engine;
}

void fuzz_write(const char *path, SayStr bytes)
{
    FILE *file = fopen(path, "wb");
    FUZZ_MUST(file);
    FUZZ_MUST(fwrite(bytes.data, 1, bytes.size, file) == bytes.size);
    FUZZ_MUST(fclose(file) == 0);
}

SayStr fuzz_damage(SayArena *arena, SayStr base, const uint8_t *data, size_t size)
{
    char *copy = say_arena_text(arena, base.size);
    memcpy(copy, base.data, base.size);
    uint32_t left = base.size;
    for (; size >= 5; data += 5, size -= 5) {
        uint32_t at = data[0] | (uint32_t)data[1] << 8 | (uint32_t)data[2] << 16;
        at |= (uint32_t)data[3] << 24;
        copy[at % base.size] = (char)data[4];
    }
    if (size >= 2) left = (data[0] | (uint32_t)data[1] << 8) * (base.size / 65536 + 1) % base.size;
    return (SayStr){copy, left};
}

void fuzz_read(SayStr bytes, bool html)
{
    static SayArena *arena;
    if (!arena) arena = say_arena_new(0);
    say_arena_limit(arena, 0);
    say_arena_reset(arena);
    /* A block of its own size, so that a read behind the end is seen. */
    char *copy = malloc(bytes.size + 1u);
    FUZZ_MUST(copy);
    if (bytes.size) memcpy(copy, bytes.data, bytes.size);
    copy = realloc(copy, bytes.size ? bytes.size : 1);
    SayRecord record = {.path = SAY_STR("in"),
                        .bytes = {copy, bytes.size},
                        .format = html ? SAY_FORMAT_HTML : SAY_FORMAT_TEXT};
    SayDoc *doc = say_doc_new(arena, &record);
    say_arena_limit(arena, say_arena_used(arena) + SAY_ARTICLE_MEMORY);
    say_read(say_engine_pack(fuzz_engine()), doc);
    say_arena_limit(arena, 0);
    const char *wrong = say_doc_check(doc);
    if (wrong) fprintf(stderr, "%s\n", wrong);
    FUZZ_MUST(!wrong);
    SayText out = {.arena = arena};
    say_print_json(doc, &out);
    say_print_conllu(doc, &out);
    free(copy);
}
