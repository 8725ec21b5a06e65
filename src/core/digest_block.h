/* digest_block.h -- the blocks of SHA-256, once for any machine and once by instructions for it;
   private to digest*.c. Both give the same bits. */
#ifndef SAY_CORE_DIGEST_BLOCK_H
#define SAY_CORE_DIGEST_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* clang does not say whether the processor has them. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define SAY_DIGEST_X86 1
#else
#define SAY_DIGEST_X86 0
#endif

extern const uint32_t say_digest_constants[64];

/* Takes blocks of 64 bytes into the state. */
void say_digest_blocks(uint32_t state[8], const uint8_t *bytes, size_t blocks);
/* True when this machine has the instructions and the compiler can tell. */
bool say_digest_x86(void);
/* Only where say_digest_x86(). */
void say_digest_blocks_x86(uint32_t state[8], const uint8_t *bytes, size_t blocks);

#endif
