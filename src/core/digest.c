/* digest.c -- SHA-256 (FIPS 180-4), and the ids made from it. */
#include "core/digest.h"

#include "core/digest_block.h"

#include <assert.h>
#include <string.h>

const uint32_t say_digest_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turn(uint32_t x, int bits)
{
    return x >> bits | x << (32 - bits);
}

static uint32_t load_big(const uint8_t *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void store_big(uint8_t *b, uint32_t x)
{
    b[0] = (uint8_t)(x >> 24);
    b[1] = (uint8_t)(x >> 16);
    b[2] = (uint8_t)(x >> 8);
    b[3] = (uint8_t)x;
}

/* Names as in FIPS 180-4, section 6.2.2. */
static void compress(uint32_t state[8], const uint8_t block[64])
{
    uint32_t w[64];
    for (int t = 0; t < 16; t++) w[t] = load_big(block + 4 * t);
    for (int t = 16; t < 64; t++) {
        uint32_t s0 = turn(w[t - 15], 7) ^ turn(w[t - 15], 18) ^ w[t - 15] >> 3;
        uint32_t s1 = turn(w[t - 2], 17) ^ turn(w[t - 2], 19) ^ w[t - 2] >> 10;
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int t = 0; t < 64; t++) {
        uint32_t t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) +
                      say_digest_constants[t] + w[t];
        uint32_t t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1;
        d = c, c = b, b = a, a = t1 + t2;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void say_digest_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks)
{
    for (; blocks; blocks--, bytes += 64) compress(state, bytes);
}

static void take_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks)
{
    if (say_digest_x86())
        say_digest_blocks_x86(state, bytes, blocks);
    else
        say_digest_blocks(state, bytes, blocks);
}

void say_hasher_begin(SayHasher *hasher)
{
    *hasher = (SayHasher){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                                    0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void say_hasher_add(SayHasher *hasher, const void *data, size_t size)
{
    if (!size) return;
    const uint8_t *bytes = data;
    size_t held = hasher->size % 64;
    hasher->size += size;
    if (held) {
        size_t part = size < 64 - held ? size : 64 - held;
        memcpy(hasher->block + held, bytes, part);
        if (held + part < 64) return;
        take_blocks(hasher->state, hasher->block, 1);
        bytes += part;
        size -= part;
    }
    take_blocks(hasher->state, bytes, size / 64);
    if (size % 64) memcpy(hasher->block, bytes + size / 64 * 64, size % 64);
}

void say_hasher_field(SayHasher *hasher, SayStr field)
{
    say_hasher_number(hasher, field.size);
    say_hasher_add(hasher, field.data, field.size);
}

void say_hasher_number(SayHasher *hasher, int64_t number)
{
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++) bytes[i] = (uint8_t)((uint64_t)number >> (8 * i));
    say_hasher_add(hasher, bytes, sizeof bytes);
}

SayDigest say_hasher_end(SayHasher *hasher)
{
    static const uint8_t padding[64] = {0x80};
    uint64_t bits = hasher->size * 8;
    size_t held = hasher->size % 64;
    say_hasher_add(hasher, padding, held < 56 ? 56 - held : 120 - held);
    uint8_t length[8];
    store_big(length, (uint32_t)(bits >> 32));
    store_big(length + 4, (uint32_t)bits);
    say_hasher_add(hasher, length, sizeof length);
    SayDigest digest;
    for (int i = 0; i < 8; i++) store_big(digest.bytes + 4 * i, hasher->state[i]);
    return digest;
}

SayDigest say_digest(SayStr bytes)
{
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_add(&hasher, bytes.data, bytes.size);
    return say_hasher_end(&hasher);
}

const char *say_digest_hex(const SayDigest *digest, char out[65])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < 32; i++) {
        out[2 * i] = digits[digest->bytes[i] >> 4];
        out[2 * i + 1] = digits[digest->bytes[i] & 15];
    }
    out[64] = '\0';
    return out;
}

SayStr say_id(SayArena *arena, char kind, const SayDigest *digest)
{
    char hex[65];
    char *id = say_arena_text(arena, 17);
    id[0] = kind;
    say_digest_hex(digest, hex);
    memcpy(id + 1, hex, 16);
    return (SayStr){id, 17};
}

SayStr say_id_under(SayArena *arena, char kind, SayStr digits, const SayDigest *digest)
{
    SayStr own = say_id(arena, kind, digest);
    assert(digits.size < own.size - 1);
    char *id = say_arena_text(arena, own.size);
    id[0] = kind;
    memcpy(id + 1, digits.data, digits.size);
    memcpy(id + 1 + digits.size, own.data + 1, own.size - 1 - digits.size);
    return (SayStr){id, own.size};
}
