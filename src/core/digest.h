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
/* The same, but it begins with these hex digits, at most 15: ids that do so stand together wherever
   rows are in the order of ids. */
SayStr say_id_under(SayArena *arena, char kind, SayStr digits, const SayDigest *digest);

#endif
