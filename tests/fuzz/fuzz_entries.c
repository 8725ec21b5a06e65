/* fuzz_entries.c -- any text is refused as knowledge or compiles to a lexicon that finds all of its
 * heads; the same bytes, damaged, are refused or can be asked without harm. */
#include "core/lexicon.h"
#include "core/map.h"
#include "fuzz.h"

static void ask(const SayLexicon *lexicon, SayStr word)
{
    uint32_t words[4] = {say_lexicon_word(lexicon, word), 1, 2, 3};
    SayLexiconMatch matches[8];
    uint32_t count = say_lexicon_match(lexicon, words, 4, matches, 8);
    FUZZ_MUST(count <= 8);
    for (uint32_t i = 0; i < say_lexicon_count(lexicon); i++) {
        (void)say_lexicon_find(lexicon, say_lexicon_head(lexicon, i));
        (void)say_lexicon_field(lexicon, i, SAY_STR("names"));
        for (uint32_t k = 0; k < say_lexicon_field_count(lexicon, i); k++)
            (void)say_lexicon_field_at(lexicon, i, k);
    }
}

static void damage(SayArena *arena, const SayLexicon *whole, const uint8_t *data, size_t size)
{
    SayStr base = {(const char *)whole->bytes, whole->size};
    SayStr bytes = fuzz_damage(arena, base, data, size < 40 ? size : 40);
    SayLexicon lexicon = {(const uint8_t *)bytes.data, bytes.size};
    SayError error = {0};
    if (say_lexicon_check(&lexicon, &error) == SAY_OK) ask(&lexicon, SAY_STR("iran"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    SayArena *arena = say_arena_new(0);
    SayStr text = say_str_copy(arena, (SayStr){(const char *)data, (uint32_t)size});
    SayEntries entries = {0};
    SayLexicon lexicon = {0};
    SayError error = {0};
    if (say_entries_read(arena, &entries, SAY_STR("in.txt"), text, &error) == SAY_OK &&
        say_lexicon_compile(arena, &entries, &lexicon, &error) == SAY_OK) {
        FUZZ_MUST(say_lexicon_check(&lexicon, &error) == SAY_OK);
        FUZZ_MUST(say_lexicon_count(&lexicon) == entries.entries.count);
        for (uint32_t i = 0; i < entries.entries.count; i++)
            FUZZ_MUST(say_lexicon_find(&lexicon, entries.entries.items[i].head) <= i);
        ask(&lexicon, SAY_STR("iran"));
        if (size > 8) damage(arena, &lexicon, data, size);
    }
    say_arena_free(arena);
    return 0;
}
