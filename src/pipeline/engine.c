/* engine.c -- finds the pack, adds the user's dictionaries, and lets each stage open its part. */
#include "pipeline/engine.h"

#include "claim/claim.h"
#include "encode/encode.h"
#include "extract/extract.h"
#include "mention/mention.h"
#include "names/names.h"
#include "parse/parse.h"
#include "segment/segment.h"
#include "tag/tag.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A dictionary is written by hand; one larger than this is something else. */
#define DICTIONARY_LIMIT (64u << 20)

struct SayEngine {
    SayArena *arena;
    SayPackFile *file;
    SayPack pack;
    char digest[65];
    const char *path;
};

/* ---- where the pack is ---- */

static const char *beside_program(SayArena *arena, const char *relative)
{
    char program[4096];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    if (size <= 0) return NULL;
    program[size] = '\0';
    char *slash = strrchr(program, '/');
    if (!slash) return NULL;
    slash[1] = '\0';
    SayText path = {.arena = arena};
    say_text_format(&path, "%s%s", program, relative);
    const char *found = say_str_terminated(arena, say_text_str(&path));
    return access(found, R_OK) == 0 ? found : NULL;
}

static const char *find_pack(SayArena *arena, const char *given)
{
    if (given) return say_str_terminated(arena, say_str(given));
    const char *named = getenv("SAYSO_PACK");
    if (named && *named) return say_str_terminated(arena, say_str(named));
    const char *found = beside_program(arena, "sayso.pack");
    if (!found) found = beside_program(arena, "../share/sayso/sayso.pack");
    return found;
}

/* ---- the user's dictionaries ---- */

static SayStatus read_file(SayArena *arena, const char *path, SayStr *text, SayError *error)
{
    FILE *file = fopen(path, "rb");
    if (!file) return say_error_set(error, SAY_ERROR_IO, "%s: %s", path, strerror(errno));
    SayText all = {.arena = arena};
    char part[16384];
    size_t size;
    while ((size = fread(part, 1, sizeof part, file)) > 0 && all.size <= DICTIONARY_LIMIT)
        say_text_add(&all, (SayStr){part, (uint32_t)size});
    bool failed = ferror(file) != 0;
    fclose(file);
    if (failed) return say_error_set(error, SAY_ERROR_IO, "%s: could not be read", path);
    if (all.size > DICTIONARY_LIMIT)
        return say_error_set(error, SAY_ERROR_LIMIT, "%s: more than %u MiB is no dictionary", path,
                             DICTIONARY_LIMIT >> 20);
    *text = say_text_str(&all);
    if (!text->data) *text = SAY_STR("");
    return SAY_OK;
}

static SayStatus add_dictionary(SayEngine *engine, const char *path, SayLexicon *lexicon,
                                SayHasher *hasher, SayError *error)
{
    SayStr text = SAY_STR_NONE;
    SAY_TRY(read_file(engine->arena, path, &text, error));
    SayEntries entries = {0};
    SAY_TRY(say_entries_read(engine->arena, &entries, say_str_copy(engine->arena, say_str(path)),
                             text, error));
    SAY_TRY(say_lexicon_compile(engine->arena, &entries, lexicon, error));
    say_hasher_field(hasher, text);
    return SAY_OK;
}

static SayStatus add_dictionaries(SayEngine *engine, const SayEngineOptions *options,
                                  SayError *error)
{
    size_t count = options->dictionary_count;
    SayLexicon *extra = say_arena_alloc(engine->arena, (count + 1) * sizeof *extra);
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_add(&hasher, say_pack_digest(engine->file), sizeof(SayDigest));
    for (size_t i = 0; i < count; i++)
        SAY_TRY(add_dictionary(engine, options->dictionaries[i], &extra[i], &hasher, error));
    engine->pack.extra = extra;
    engine->pack.extra_count = (uint32_t)count;
    engine->pack.digest = say_hasher_end(&hasher);
    return SAY_OK;
}

/* ---- open ---- */

static SayStatus open_stages(SayPack *pack, SayError *error)
{
    SAY_TRY(say_extract_open(pack, error));
    SAY_TRY(say_segment_open(pack, error));
    SAY_TRY(say_encode_open(pack, error));
    SAY_TRY(say_tag_open(pack, error));
    SAY_TRY(say_parse_open(pack, error));
    SAY_TRY(say_names_open(pack, error));
    SAY_TRY(say_mention_open(pack, error));
    return say_claim_open(pack, error);
}

static SayStatus choose_codebook(SayPack *pack, const char *name, SayError *error)
{
    if (!name || strcmp(name, "plover") == 0) return SAY_OK;
    if (strcmp(name, "cameo") != 0)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "no codebook '%s': plover or cameo", name);
    pack->codebook = SAY_CODEBOOK_CAMEO;
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_add(&hasher, &pack->digest, sizeof pack->digest);
    say_hasher_field(&hasher, say_str(name));
    pack->digest = say_hasher_end(&hasher);
    return SAY_OK;
}

static SayStatus fill(SayEngine *engine, const SayEngineOptions *options, SayError *error)
{
    engine->path = find_pack(engine->arena, options->pack);
    if (!engine->path)
        return say_error_set(error, SAY_ERROR_IO,
                             "no pack found: give --pack FILE, set SAYSO_PACK, or put sayso.pack "
                             "beside the program");
    SAY_TRY(say_pack_open(engine->path, false, &engine->file, error));
    engine->pack.file = engine->file;
    engine->pack.arena = engine->arena;
    SAY_TRY(add_dictionaries(engine, options, error));
    SAY_TRY(choose_codebook(&engine->pack, options->codebook, error));
    SAY_TRY(open_stages(&engine->pack, error));
    say_digest_hex(&engine->pack.digest, engine->digest);
    return SAY_OK;
}

SayStatus say_engine_open(const SayEngineOptions *options, SayEngine **out, SayError *error)
{
    static const SayEngineOptions none = {0};
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    SayEngine *engine = say_arena_alloc(arena, sizeof *engine);
    engine->arena = arena;
    SayStatus status = fill(engine, options ? options : &none, error);
    if (status != SAY_OK) {
        say_engine_close(engine);
        return status;
    }
    *out = engine;
    return SAY_OK;
}

void say_engine_close(SayEngine *engine)
{
    if (!engine) return;
    say_pack_close(engine->file);
    say_arena_free(engine->arena);
}

const char *say_engine_digest(const SayEngine *engine)
{
    return engine->digest;
}
const char *say_engine_pack_path(const SayEngine *engine)
{
    return engine->path;
}
bool say_engine_has_places(const SayEngine *engine)
{
    return say_pack_section(engine->file, SAY_STR("places")).size > 0;
}
const SayPack *say_engine_pack(const SayEngine *engine)
{
    return &engine->pack;
}
