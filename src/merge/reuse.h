/* reuse.h -- the steps by which one text is recognised in another; private to reuse.c and its
 * steps. */
#ifndef SAY_MERGE_REUSE_H
#define SAY_MERGE_REUSE_H

#include "merge/evidence.h"

typedef struct SayTextWord {
    uint64_t hash;       /* of its letters in lower case */
    uint32_t start, end; /* bytes of the text */
    bool figure, name;   /* a number in digits or letters; begins with a capital letter */
} SayTextWord;

typedef SAY_LIST(SayTextWord) SayTextWords;

/* Fills `words`, which may hold those of another text. */
void say_text_words(SayArena *arena, SayStr text, SayTextWords *words);

/* Two articles that may share a text. percent: of the fingerprints of the shorter one. */
typedef struct SayCandidate {
    uint32_t low, high; /* articles, low < high */
    uint32_t percent;
} SayCandidate;

typedef SAY_LIST(SayCandidate) SayCandidates;

/* The pairs worth aligning, the likeliest first; in the scratch of the evidence. */
void say_reuse_candidates(const SayEvidence *evidence, SayCandidates *candidates);

/* Words [start, end) of one text that stand in another, lightly edited perhaps. */
typedef struct SayTile {
    uint32_t a, a_end, b, b_end;
} SayTile;

typedef enum SayReuse {
    SAY_REUSE_NONE,
    SAY_REUSE_PART, /* the shorter text stands whole inside a longer one about something else */
    SAY_REUSE_TEXT, /* one was made from the other, or both from a third */
} SayReuse;

typedef struct SayAlignment {
    SayReuse verdict;
    uint32_t percent; /* of the shorter text's words that stand in the longer one */
    uint32_t facts;   /* of its names and figures, percent */
    SAY_LIST(SayTile) tiles;
} SayAlignment;

/* days: how far apart they were published, SAY_DAY_NONE where that is not known. The tiles lie in
 * the arena. */
SayAlignment say_align(SayArena *arena, const SayTextWords *a, const SayTextWords *b, int32_t days);

#endif
