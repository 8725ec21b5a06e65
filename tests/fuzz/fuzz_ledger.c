/* fuzz_ledger.c -- a damaged ledger is refused, or can be listed, explained and verified without
 * harm. The input lists edits to a ledger made of two articles. */
#include "core/file.h"
#include "fuzz.h"

#include <string.h>
#include <unistd.h>

static const char articles[] =
    "{\"text\":\"The army said on Tuesday that rebels attacked a convoy near Goma, killing 12 "
    "soldiers. The rebels denied it.\",\"published\":\"2026-11-18\",\"outlet\":\"One\"}\n"
    "{\"text\":\"Rebels attacked a convoy near Goma on Tuesday, killing 20 soldiers, the police "
    "said.\",\"published\":\"2026-11-18\",\"outlet\":\"Two\"}\n";

static SayStr make(SayArena *arena)
{
    const char *paths[] = {
        say_str_terminated(arena, say_str_copy(arena, say_str(fuzz_path("in.jsonl"))))};
    fuzz_write(paths[0], say_str(articles));
    SayInput input = {.paths = paths, .path_count = 1, .threads = 1};
    SayLedger *ledger = NULL;
    SayError error = {0};
    SayCounts counts = {0};
    FUZZ_MUST(say_ledger_open(fuzz_path("ledger"), SAY_LEDGER_WRITE, &ledger, &error) == SAY_OK);
    FUZZ_MUST(say_add(fuzz_engine(), ledger, &input, NULL, NULL, NULL, &counts, &error) == SAY_OK);
    FUZZ_MUST(counts.coded == 2);
    say_ledger_close(ledger);
    SayStr bytes = {0};
    FUZZ_MUST(say_file_read(arena, fuzz_path("ledger"), &bytes, &error) == SAY_OK);
    unlink(fuzz_path("ledger"));
    return bytes;
}

static bool swallow(void *context, const char *text, size_t size)
{
    *(size_t *)context += size + (text ? 1 : 0);
    return true;
}

static void list(SayLedger *ledger, const char *what)
{
    SayRows *rows = NULL;
    SayError error = {0};
    SayFilter filter = {.limit = 50};
    if (say_list(ledger, what, &filter, &rows, &error) != SAY_OK) return;
    for (bool more = true; more && say_rows_next(rows, &more, &error) == SAY_OK && more;) {
        size_t size = 0;
        char id[64];
        snprintf(id, sizeof id, "%s", say_rows_text(rows, 0));
        for (size_t i = 0; i < say_rows_width(rows); i++) size += strlen(say_rows_text(rows, i));
        (void)say_why(ledger, id, size & 1, swallow, &size, &error);
    }
    say_rows_close(rows);
}

static void use(SayLedger *ledger)
{
    static const char *const whats[] = {"articles", "claims",  "events", "disputes",
                                        "stories",  "sources", "runs"};
    SayError error = {0};
    size_t size = 0;
    uint64_t checked = 0;
    for (size_t i = 0; i < sizeof whats / sizeof *whats; i++) list(ledger, whats[i]);
    (void)say_brief(ledger, NULL, SAY_BRIEF_HTML, swallow, &size, &error);
    (void)say_verify(ledger, &checked, &error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static SayArena *arena;
    static SayStr whole;
    if (!arena) arena = say_arena_new(0), whole = make(arena);
    SayMark mark = say_arena_mark(arena);
    fuzz_write(fuzz_path("ledger"), fuzz_damage(arena, whole, data, size));
    say_arena_release(arena, mark);
    SayLedger *ledger = NULL;
    SayError error = {0};
    if (say_ledger_open(fuzz_path("ledger"), SAY_LEDGER_READ, &ledger, &error) == SAY_OK) {
        use(ledger);
        say_ledger_close(ledger);
    } else {
        FUZZ_MUST(error.message[0]);
    }
    return 0;
}
