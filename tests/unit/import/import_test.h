/* import_test.h -- runs one invented dictionary through the import, with a small table of codes. */
#ifndef SAY_TESTS_IMPORT_TEST_H
#define SAY_TESTS_IMPORT_TEST_H

#include "core/entries.h"
#include "import/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Two invented countries; MUS is one that is also the code of a religion. */
static const char import_codes[] = "head\tcountry\tsectors\tkind\n"
                                   "ZEM\tZEM\t\tcountry\n"
                                   "QUA\tQUA\t\tcountry\n"
                                   "MUS\tMUS\t\tcountry\n"
                                   "+MUS\t\tREL\treligious\n"
                                   "GOV\t\tGOV\tgovernment\n"
                                   "MIL\t\tMIL\tmilitary\n"
                                   "REB\t\tREB\tarmed_group\n"
                                   "ELI\t\tELI\torganisation\n"
                                   "BUS\t\tBUS\tcompany\n"
                                   "MNC\t\tMNC | BUS\tcompany\n"
                                   "IGO\tIGO\tIGO\tigo\n";
static const char import_actors[] = "%phrases names adjectives people metonyms\n"
                                    "Zemland\n  kind: country\n  country: ZEM\n  names: Zemland\n"
                                    "  adjectives: Zemlandic\n  metonyms: Zemgrad\n";
static const char import_places[] = "%phrases names\n"
                                    "Port Amber\n  country: ZEM\n  precision: city\n"
                                    "  names: Port Amber\n";

typedef struct Imported {
    SayArena *arena;
    SayText out;
    SayText said; /* complaints, a line each */
    SayImportCounts counts;
} Imported;

static inline SayLexicon import_lexicon(SayArena *arena, const char *file, const char *text)
{
    SayEntries entries = {0};
    SayError error = {0};
    SayLexicon lexicon = {0};
    assert_int_equal(say_entries_read(arena, &entries, say_str(file), say_str(text), &error),
                     SAY_OK);
    assert_int_equal(say_lexicon_compile(arena, &entries, &lexicon, &error), SAY_OK);
    return lexicon;
}

static inline void import_note(void *context, const char *message)
{
    Imported *imported = context;
    say_text_format(&imported->said, "%s\n", message);
}

/* What a run gave must be a dictionary of ours, and account for every head. */
static inline Imported import_bytes(const char *text, size_t size)
{
    Imported imported = {.arena = say_arena_new(0)};
    assert_non_null(imported.arena);
    imported.out.arena = imported.said.arena = imported.arena;
    SayImportTables tables = {import_lexicon(imported.arena, "cameo.tsv", import_codes),
                              import_lexicon(imported.arena, "actors.txt", import_actors),
                              import_lexicon(imported.arena, "places.txt", import_places)};
    say_import_begin(&imported.out);
    say_import_text(&tables, SAY_STR("foreign.txt"), (SayStr){text, (uint32_t)size}, &imported.out,
                    import_note, &imported, &imported.counts);
    SayStr made = say_str(say_str_terminated(imported.arena, say_text_str(&imported.out)));
    SayLexicon lexicon = import_lexicon(imported.arena, "made.txt", made.data);
    assert_int_equal(say_lexicon_count(&lexicon), imported.counts.entries);
    assert_int_equal(imported.counts.heads,
                     imported.counts.entries + imported.counts.joined + imported.counts.refused);
    return imported;
}

static inline Imported import_text(const char *text)
{
    return import_bytes(text, strlen(text));
}

static inline void import_free(Imported *imported)
{
    say_arena_free(imported->arena);
}

static inline void import_has(const SayText *text, const char *wanted)
{
    if (say_str_find(say_text_str(text), say_str(wanted), 0) != UINT32_MAX) return;
    fail_msg("'%s' is not in:\n%.*s", wanted, (int)text->size, text->data);
}

static inline void import_lacks(const SayText *text, const char *unwanted)
{
    if (say_str_find(say_text_str(text), say_str(unwanted), 0) == UINT32_MAX) return;
    fail_msg("'%s' is in:\n%.*s", unwanted, (int)text->size, text->data);
}

/* One run, one thing made of it, one thing said; NULL: nothing but the line of counts is said. */
static inline void import_gives(const char *text, const char *made, const char *said)
{
    Imported imported = import_text(text);
    if (made) import_has(&imported.out, made);
    if (said)
        import_has(&imported.said, said);
    else if (imported.counts.complaints)
        fail_msg("complaints:\n%.*s", (int)imported.said.size, imported.said.data);
    import_free(&imported);
}

#endif
