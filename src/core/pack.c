/* pack.c -- a pack file, mapped and checked. */
#include "core/pack.h"

#include "core/pack_layout.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct SayPackFile {
    SayArena *arena; /* holds this very struct */
    const uint8_t *bytes;
    size_t size;
    uint32_t section_count;
    SayDigest digest;
};

static uint64_t load(const uint8_t *b, int bytes)
{
    uint64_t number = 0;
    for (int i = 0; i < bytes; i++) number |= (uint64_t)b[i] << (8 * i);
    return number;
}

static const uint8_t *section_row(const SayPackFile *pack, uint32_t index)
{
    return pack->bytes + (size_t)PACK_UNIT * (1 + (size_t)index);
}

static SayStr section_bytes(const SayPackFile *pack, uint32_t index)
{
    const uint8_t *row = section_row(pack, index);
    return (SayStr){(const char *)pack->bytes + load(row + PACK_AT_OFFSET, 8),
                    (uint32_t)load(row + PACK_AT_LENGTH, 8)};
}

/* ---- checking ---- */

static SayStatus refuse(SayError *error, const char *path, const char *what)
{
    return say_error_set(error, SAY_ERROR_FORMAT, "%s: %s; build the pack again with `sayso pack`",
                         path, what);
}

static SayStatus check_header(const SayPackFile *pack, const char *path, SayError *error)
{
    if (pack->size < PACK_UNIT || memcmp(pack->bytes, PACK_MAGIC, 8) != 0)
        return refuse(error, path, "not a pack");
    if (load(pack->bytes + PACK_AT_VERSION, 4) != PACK_VERSION)
        return refuse(error, path, "a pack of another version");
    if (load(pack->bytes + PACK_AT_REST, 8) != 0) return refuse(error, path, "damaged: its header");
    if (load(pack->bytes + PACK_AT_SIZE, 8) != pack->size)
        return refuse(error, path, "a pack cut short");
    uint64_t count = load(pack->bytes + PACK_AT_COUNT, 4);
    if (count > PACK_SECTIONS || (count + 1) * PACK_UNIT > pack->size)
        return refuse(error, path, "damaged: its table lies outside");
    return SAY_OK;
}

static SayStatus check_section(const SayPackFile *pack, uint32_t index, const char *path,
                               SayError *error)
{
    const uint8_t *row = section_row(pack, index);
    uint64_t offset = load(row + PACK_AT_OFFSET, 8), size = load(row + PACK_AT_LENGTH, 8);
    if (!memchr(row, 0, PACK_NAME))
        return refuse(error, path, "damaged: a section's name has no end");
    if (offset % PACK_UNIT || offset > pack->size || size > pack->size - offset ||
        size > UINT32_MAX)
        return refuse(error, path, "damaged: a section lies outside");
    SayStr bytes = section_bytes(pack, index);
    uint64_t kind = load(row + PACK_AT_KIND, 4);
    if (kind != PACK_LEXICON && kind != PACK_RAW)
        return refuse(error, path, "damaged: a section of no kind");
    /* A lexicon that a damaged row calls raw would be used unchecked. */
    if (kind == PACK_RAW && !say_str_starts(bytes, SAY_STR("SLX1"))) return SAY_OK;
    SayLexicon lexicon = {(const uint8_t *)bytes.data, bytes.size};
    SayError inner;
    if (say_lexicon_check(&lexicon, &inner) == SAY_OK) return SAY_OK;
    return say_error_set(error, SAY_ERROR_FORMAT,
                         "%s: section %s: %s; build the pack again with `sayso pack`", path,
                         (const char *)row, inner.message);
}

static SayStatus check(SayPackFile *pack, bool full, const char *path, SayError *error)
{
    SAY_TRY(check_header(pack, path, error));
    pack->section_count = (uint32_t)load(pack->bytes + PACK_AT_COUNT, 4);
    memcpy(pack->digest.bytes, pack->bytes + PACK_AT_DIGEST, sizeof pack->digest.bytes);
    if (full) {
        SayHasher hasher;
        say_hasher_begin(&hasher);
        say_hasher_add(&hasher, pack->bytes + PACK_UNIT, pack->size - PACK_UNIT);
        SayDigest digest = say_hasher_end(&hasher);
        if (memcmp(digest.bytes, pack->digest.bytes, sizeof digest.bytes) != 0)
            return refuse(error, path, "damaged: its bytes do not have the hash in its header");
    }
    for (uint32_t i = 0; i < pack->section_count; i++) SAY_TRY(check_section(pack, i, path, error));
    return SAY_OK;
}

/* ---- mapping ---- */

static SayStatus map_file(SayPackFile *pack, const char *path, SayError *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return say_error_set(error, SAY_ERROR_IO, "%s: cannot open the pack: %s", path,
                             strerror(errno));
    struct stat about;
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size < PACK_UNIT) {
        close(file);
        return refuse(error, path, "not a pack");
    }
    void *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    int problem = errno;
    close(file);
    if (bytes == MAP_FAILED)
        return say_error_set(error, SAY_ERROR_IO, "%s: cannot map the pack: %s", path,
                             strerror(problem));
    pack->bytes = bytes;
    pack->size = (size_t)about.st_size;
    return SAY_OK;
}

static void unmap(void *object)
{
    SayPackFile *pack = object;
    if (!pack->bytes) return;
    union {
        const uint8_t *read;
        void *unmap;
    } bytes = {pack->bytes};
    munmap(bytes.unmap, pack->size);
}

SayStatus say_pack_open(const char *path, bool full, SayPackFile **pack, SayError *error)
{
    *pack = NULL;
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "%s: out of memory", path);
    SayPackFile *opened = say_arena_alloc(arena, sizeof *opened);
    opened->arena = arena;
    say_arena_defer(arena, unmap, opened);
    SayStatus status = map_file(opened, path, error);
    if (status == SAY_OK) status = check(opened, full, path, error);
    if (status == SAY_OK)
        *pack = opened;
    else
        say_arena_free(arena);
    return status;
}

void say_pack_close(SayPackFile *pack)
{
    if (pack) say_arena_free(pack->arena);
}

/* ---- sections ---- */

SayStr say_pack_section(const SayPackFile *pack, SayStr name)
{
    for (uint32_t i = 0; i < pack->section_count; i++)
        if (say_str_equal(say_pack_section_name(pack, i), name)) return section_bytes(pack, i);
    return SAY_STR_NONE;
}

const SayDigest *say_pack_digest(const SayPackFile *pack)
{
    return &pack->digest;
}

uint32_t say_pack_section_count(const SayPackFile *pack)
{
    return pack->section_count;
}

SayStr say_pack_section_name(const SayPackFile *pack, uint32_t index)
{
    assert(index < pack->section_count);
    return say_str((const char *)section_row(pack, index));
}
