/* pack_build.c -- from data/ and models/ to one file. */
#include "core/file.h"
#include "core/pack.h"
#include "core/pack_layout.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct Section {
    SayStr name;
    uint32_t kind;
    SayStr bytes;
} Section;

typedef struct Builder {
    SayArena *arena;
    SayError *error;
    SayStr root; /* the source folder */
    SAY_LIST(Section) sections;
} Builder;

static const char *join(const Builder *b, SayStr folder, SayStr name)
{
    SayText path = {.arena = b->arena};
    say_text_add(&path, folder);
    say_text_char(&path, '/');
    say_text_add(&path, name);
    return say_str_terminated(b->arena, say_text_str(&path));
}

static bool is_knowledge(SayStr name)
{
    return name.data[0] != '.' &&
           (say_str_ends(name, SAY_STR(".txt")) || say_str_ends(name, SAY_STR(".tsv")));
}

/* ---- lexicons ---- */

/* `below`: the path of the file within data/, which names it in messages and rules. */
static SayStatus read_entries(const Builder *b, SayStr below, SayEntries *entries)
{
    SayStr text;
    const char *path = join(b, b->root, say_str(join(b, SAY_STR("data"), below)));
    SAY_TRY(say_file_read(b->arena, path, &text, b->error));
    return say_entries_read(b->arena, entries, below, text, b->error);
}

static SayStatus read_folder(const Builder *b, SayStr below, SayEntries *entries)
{
    SayNames names = {0};
    const char *folder = join(b, b->root, say_str(join(b, SAY_STR("data"), below)));
    SAY_TRY(say_file_names(b->arena, folder, &names, b->error));
    for (uint32_t i = 0; i < names.count; i++) {
        SayStr inner = say_str(join(b, below, names.items[i]));
        if (say_file_is_folder(join(b, say_str(folder), names.items[i])))
            SAY_TRY(read_folder(b, inner, entries));
        else if (is_knowledge(names.items[i]))
            SAY_TRY(read_entries(b, inner, entries));
    }
    return SAY_OK;
}

static SayStr stem(SayStr name)
{
    return say_str_slice(name, 0, name.size - 4);
}

static SayStatus add_section(Builder *b, SayStr name, uint32_t kind, SayStr bytes)
{
    if (name.size >= PACK_NAME)
        return say_error_set(b->error, SAY_ERROR_LIMIT,
                             "%.*s: a section's name has %d bytes at most", SAY_STR_ARG(name),
                             PACK_NAME - 1);
    for (uint32_t i = 0; i < b->sections.count; i++)
        if (say_str_equal(b->sections.items[i].name, name))
            return say_error_set(b->error, SAY_ERROR_FORMAT, "two sources for the section %.*s",
                                 SAY_STR_ARG(name));
    *say_push(b->arena, &b->sections) = (Section){name, kind, bytes};
    return SAY_OK;
}

static SayStatus add_lexicon(Builder *b, SayStr name, const SayEntries *entries)
{
    SayLexicon lexicon;
    SAY_TRY(say_lexicon_compile(b->arena, entries, &lexicon, b->error));
    return add_section(b, name, PACK_LEXICON, (SayStr){(const char *)lexicon.bytes, lexicon.size});
}

static SayStatus add_data(Builder *b)
{
    SayNames names = {0};
    SayStr folder = say_str(join(b, b->root, SAY_STR("data")));
    SAY_TRY(say_file_names(b->arena, folder.data, &names, b->error));
    for (uint32_t i = 0; i < names.count; i++) {
        SayStr name = names.items[i];
        SayEntries entries = {0};
        if (say_file_is_folder(join(b, folder, name))) {
            if (name.data[0] == '.') continue;
            SAY_TRY(read_folder(b, name, &entries));
            SAY_TRY(add_lexicon(b, name, &entries));
        } else if (is_knowledge(name)) {
            SAY_TRY(read_entries(b, name, &entries));
            SAY_TRY(add_lexicon(b, stem(name), &entries));
        }
    }
    return SAY_OK;
}

static SayStatus add_models(Builder *b)
{
    SayNames names = {0};
    SayStr folder = say_str(join(b, b->root, SAY_STR("models")));
    if (!say_file_is_folder(folder.data)) return SAY_OK;
    SAY_TRY(say_file_names(b->arena, folder.data, &names, b->error));
    for (uint32_t i = 0; i < names.count; i++) {
        SayStr bytes;
        if (names.items[i].data[0] == '.' || !say_str_ends(names.items[i], SAY_STR(".bin")))
            continue;
        SAY_TRY(say_file_read(b->arena, join(b, folder, names.items[i]), &bytes, b->error));
        SAY_TRY(add_section(b, stem(names.items[i]), PACK_RAW, bytes));
    }
    return SAY_OK;
}

/* ---- the file ---- */

static int by_name(const void *a, const void *b)
{
    return say_str_compare(((const Section *)a)->name, ((const Section *)b)->name);
}

static void store(char *at, uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; i++) at[i] = (char)(number >> (8 * i) & 255);
}

static uint64_t whole_units(uint64_t size)
{
    return (size + PACK_UNIT - 1) / PACK_UNIT * PACK_UNIT;
}

static SayStr lay_out(const Builder *b, uint32_t size)
{
    char *file = say_arena_alloc(b->arena, size);
    uint64_t offset = ((uint64_t)b->sections.count + 1) * PACK_UNIT;
    for (uint32_t i = 0; i < b->sections.count; i++) {
        const Section *section = &b->sections.items[i];
        char *row = file + (size_t)PACK_UNIT * (i + 1);
        memcpy(row, section->name.data, section->name.size);
        store(row + PACK_AT_KIND, section->kind, 4);
        store(row + PACK_AT_OFFSET, offset, 8);
        store(row + PACK_AT_LENGTH, section->bytes.size, 8);
        if (section->bytes.size) memcpy(file + offset, section->bytes.data, section->bytes.size);
        offset = whole_units(offset + section->bytes.size);
    }
    assert(offset == size);
    memcpy(file, PACK_MAGIC, 8);
    store(file + PACK_AT_VERSION, PACK_VERSION, 4);
    store(file + PACK_AT_COUNT, b->sections.count, 4);
    store(file + PACK_AT_SIZE, size, 8);
    SayDigest digest = say_digest((SayStr){file + PACK_UNIT, size - PACK_UNIT});
    memcpy(file + PACK_AT_DIGEST, digest.bytes, sizeof digest.bytes);
    return (SayStr){file, size};
}

static SayStatus build(Builder *b, const char *path)
{
    SAY_TRY(add_data(b));
    SAY_TRY(add_models(b));
    if (b->sections.count > PACK_SECTIONS)
        return say_error_set(b->error, SAY_ERROR_LIMIT, "more than %d sections", PACK_SECTIONS);
    if (b->sections.count)
        qsort(b->sections.items, b->sections.count, sizeof *b->sections.items, by_name);
    uint64_t size = ((uint64_t)b->sections.count + 1) * PACK_UNIT;
    for (uint32_t i = 0; i < b->sections.count; i++)
        size = whole_units(size + b->sections.items[i].bytes.size);
    if (size > UINT32_MAX)
        return say_error_set(b->error, SAY_ERROR_LIMIT, "%s: the pack is larger than 4 GB", path);
    return say_file_replace(path, lay_out(b, (uint32_t)size), b->error);
}

SayStatus say_pack_build(const char *source_folder, const char *path, SayError *error)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory while building a pack");
    Builder builder = {.arena = arena, .error = error, .root = say_str(source_folder)};
    SayStatus status = build(&builder, path);
    say_arena_free(arena);
    return status;
}
