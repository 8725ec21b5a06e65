/* fuzz_import.c -- whatever a foreign dictionary holds, what is made of it is one of ours, and
 * every head is accounted for. */
#include "fuzz.h"
#include "import/import.h"

static void ignore(void *context, const char *message)
{
    (void)context;
    (void)message;
}

static SayLexicon compile(SayArena *arena, SayStr text)
{
    SayEntries entries = {0};
    SayLexicon lexicon = {0};
    SayError error = {0};
    FUZZ_MUST(say_entries_read(arena, &entries, SAY_STR("made.txt"), text, &error) == SAY_OK);
    FUZZ_MUST(say_lexicon_compile(arena, &entries, &lexicon, &error) == SAY_OK);
    return lexicon;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    SayArena *arena = say_arena_new(0);
    SayImportTables tables = {
        .codes = compile(arena, SAY_STR("ZEM\n  country: ZEM\n  kind: country\n"
                                        "GOV\n  sectors: GOV\n  kind: government\n")),
        .actors = compile(arena, SAY_STR("Z\n  kind: country\n  country: ZEM\n  people: Z\n"))};
    SayText out = {.arena = arena};
    SayImportCounts counts = {0};
    SayStr text = say_str_copy(arena, (SayStr){(const char *)data, (uint32_t)size});
    say_import_begin(&out);
    say_import_text(&tables, SAY_STR("in"), text, &out, ignore, NULL, &counts);
    SayLexicon made = compile(arena, say_text_str(&out));
    FUZZ_MUST(say_lexicon_count(&made) == counts.entries);
    FUZZ_MUST(counts.heads == counts.entries + counts.joined + counts.refused);
    say_arena_free(arena);
    return 0;
}
