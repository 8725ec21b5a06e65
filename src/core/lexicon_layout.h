/* lexicon_layout.h -- the block of a lexicon as the compiler writes it and the reader finds it;
   private to the two.

   The block is an array of 32-bit little-endian words behind which the strings stand. A part is
   found by the offset, in words, that the head names; a string is {offset in bytes from the
   strings' start, size}. */
#ifndef SAY_CORE_LEXICON_LAYOUT_H
#define SAY_CORE_LEXICON_LAYOUT_H

#include "core/lexicon.h"

#define LEXICON_MAGIC 0x31584c53u /* "SLX1" */

/* The head, in words. Slot tables have a power of two of slots, at least one of them empty, and are
 * probed in line. */
enum {
    AT_MAGIC,
    AT_SIZE,    /* of the block, in bytes */
    AT_ENTRIES, /* (entry) {head, head size, file, file size, line, first field, field count} */
    AT_ENTRY_COUNT,
    AT_FIELDS, /* (field) {name, name size, value, value size} */
    AT_FIELD_COUNT,
    AT_HEAD_SLOTS, /* (slot) 1 + entry, or 0; by say_str_hash of the head */
    AT_HEAD_SLOT_COUNT,
    AT_WORDS, /* (word id - 1) {folded word, size} */
    AT_WORD_COUNT,
    AT_WORD_SLOTS, /* (slot) {word id or 0, high half of its hash}; by the low half of say_str_hash
                    */
    AT_WORD_SLOT_COUNT,
    AT_NODES, /* (node) {first terminal, terminal count}; node 0 is the root */
    AT_NODE_COUNT,
    AT_EDGE_SLOTS, /* (slot) {node, word id, child or 0}; by edge_hash */
    AT_EDGE_SLOT_COUNT,
    AT_TERMINALS, /* (terminal) {entry, field within the entry, phrase, size} */
    AT_TERMINAL_COUNT,
    AT_STRINGS,
    AT_STRING_BYTES,
    HEAD_WORDS
};

enum {
    ENTRY_WORDS = 7,
    FIELD_WORDS = 4,
    HEAD_SLOT_WORDS = 1,
    WORD_WORDS = 2,
    WORD_SLOT_WORDS = 2,
    NODE_WORDS = 2,
    EDGE_SLOT_WORDS = 3,
    TERMINAL_WORDS = 4
};

static inline uint32_t edge_hash(uint32_t node, uint32_t word)
{
    uint64_t key = ((uint64_t)node << 32 | word) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(key >> 32) ^ (uint32_t)(key >> 15);
}

#endif
