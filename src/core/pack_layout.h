/* pack_layout.h -- the bytes of a pack file, private to its builder and its reader. Numbers are
   little-endian.

   header  64 bytes: magic (8), version (4), section count (4), file size (8), SHA-256 of all behind
   the header (32), 0s table   64 bytes a section, in the order of their names: name (40, 0s
   behind), kind (4), 0s (4), offset (8), size (8) data    each section at a multiple of 64 bytes,
   0s between */
#ifndef SAY_CORE_PACK_LAYOUT_H
#define SAY_CORE_PACK_LAYOUT_H

#define PACK_MAGIC "saypack\n"

enum { PACK_VERSION = 1, PACK_UNIT = 64, PACK_NAME = 40, PACK_SECTIONS = 1024 };
enum {
    PACK_AT_VERSION = 8,
    PACK_AT_COUNT = 12,
    PACK_AT_SIZE = 16,
    PACK_AT_DIGEST = 24,
    PACK_AT_REST = 56
};
enum { PACK_AT_KIND = 40, PACK_AT_OFFSET = 48, PACK_AT_LENGTH = 56 };
enum { PACK_RAW = 0, PACK_LEXICON = 1 };

#endif
