/* fuzz_ingest.c -- any file gives records or verdicts, and ends. The first byte chooses the name.
 */
#include "fuzz.h"
#include "ingest/ingest.h"

#include <string.h>

static void touch(SayStr s)
{
    static volatile char sink;
    for (uint32_t i = 0; i < s.size; i++) sink = s.data[i];
    (void)sink;
}

static void drain(SayReader *reader, SayArena *arena)
{
    uint32_t rounds = 0;
    for (bool done = false; !done;) {
        SayRecord record = {.offset = 0};
        SayError error = {0};
        say_arena_reset(arena);
        if (say_reader_next(reader, arena, &record, &done, &error) != SAY_OK || done) continue;
        touch(record.path), touch(record.bytes), touch(record.url), touch(record.outlet);
        touch(record.title), touch(record.byline), touch(record.published), touch(record.bad);
        FUZZ_MUST(++rounds < 1000000);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"in", "in.jsonl", "in.json", "in.html"};
    if (!size) return 0;
    const char *path = fuzz_path(names[data[0] % 4]);
    fuzz_write(path, (SayStr){(const char *)data + 1, (uint32_t)size - 1});
    SayReaderOptions options = {.paths = &path, .path_count = 1};
    SayReader *reader = NULL;
    SayError error = {0};
    FUZZ_MUST(say_reader_open(&options, &reader, &error) == SAY_OK);
    SayArena *arena = say_arena_new(0);
    drain(reader, arena);
    say_arena_free(arena);
    say_reader_close(reader);
    return 0;
}
