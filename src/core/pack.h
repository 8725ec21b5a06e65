/* pack.h -- everything Sayso knows, in one read-only mapped file: named sections behind a header
 * with a hash. */
#ifndef SAY_CORE_PACK_H
#define SAY_CORE_PACK_H

#include "core/digest.h"
#include "core/error.h"
#include "core/lexicon.h"
#include "core/str.h"

/* Sections are of two kinds: a lexicon compiled from data/NAME.txt, data/NAME.tsv or all files of
   data/NAME/, and the bytes of models/NAME.bin. A section starts at a multiple of 64 bytes. */
typedef struct SayPackFile SayPackFile;

/* Compiles the source folder (with data/ and models/ in it) and writes the pack at `path`, by way
   of a temporary file beside it. The same sources give the same bytes. */
SayStatus say_pack_build(const char *source_folder, const char *path, SayError *error);

/* Maps the file; checks magic, version, bounds and every lexicon. full: also the hash of all bytes
 * (doctor, verify). */
SayStatus say_pack_open(const char *path, bool full, SayPackFile **pack, SayError *error);
void say_pack_close(SayPackFile *pack);

/* The bytes of a section, absent when there is none; valid until close. */
SayStr say_pack_section(const SayPackFile *pack, SayStr name);
/* The hash stored in the header (SHA-256 over all behind the header). */
const SayDigest *say_pack_digest(const SayPackFile *pack);
uint32_t say_pack_section_count(const SayPackFile *pack);
SayStr say_pack_section_name(const SayPackFile *pack, uint32_t index);

/* Which knowledge codes events: the pack's triggers, or imported verb patterns. */
typedef enum SayCodebook { SAY_CODEBOOK_PLOVER, SAY_CODEBOOK_CAMEO } SayCodebook;

/* What a stage gets of the pack: parts that it opened itself when the engine started
   (say_<stage>_open), and the dictionaries that the user added, which win over the pack's.
   Read-only while articles are read; shared by threads. */
typedef struct SayPack {
    const SayPackFile *file;
    SayArena *arena; /* lives as long as the pack: for what the stages' open functions build */
    const SayLexicon *extra; /* user dictionaries in the order given */
    uint32_t extra_count;
    SayCodebook codebook;
    bool keeps_rejections; /* whether documents keep what was considered and rejected */
    bool keeps_stances;    /* whether they keep the stance of every verb and noun, coded or not */
    SayDigest digest;      /* of the file and the user dictionaries together: "which knowledge" */
    const void *extract, *segment, *encode, *tag, *parse, *names, *mention,
        *claim;           /* each stage's own view */
    uint32_t state_width; /* of the states that encode makes, for the stages that read them */
} SayPack;

#endif
