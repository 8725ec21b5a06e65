/* digest.h -- SHA-256 (FIPS 180-4), and the ids made from it. */
#ifndef SAY_CORE_DIGEST_H
#define SAY_CORE_DIGEST_H

#include "core/str.h"

typedef struct SayDigest {
    uint8_t bytes[32];
} SayDigest;

typedef struct SayHasher {
    uint32_t state[8];
    uint64_t size;
    uint8_t block[64];
} SayHasher;

void say_hasher_begin(SayHasher *hasher);
void say_hasher_add(SayHasher *hasher, const void *data, size_t size);
/* Adds the length and then the bytes, so that ("ab","c") and ("a","bc") differ. */
void say_hasher_field(SayHasher *hasher, SayStr field);
void say_hasher_number(SayHasher *hasher,
                       int64_t number); /* as a field of 8 bytes, little-endian */
SayDigest say_hasher_end(SayHasher *hasher);

SayDigest say_digest(SayStr bytes);
/* 64 hex digits and a terminator. */
const char *say_digest_hex(const SayDigest *digest, char out[65]);
/* An id: a letter for its kind and the first 16 hex digits: "c3f09a...". In the arena. */
SayStr say_id(SayArena *arena, char kind, const SayDigest *digest);
/* The id of a part: the first 4 hex digits of the whole's id and 12 of the part's own, so that the
   parts of one whole stand together in every order of ids. */
SayStr say_id_within(SayArena *arena, char kind, SayStr whole, const SayDigest *digest);

#endif
