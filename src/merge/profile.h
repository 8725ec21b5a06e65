/* profile.h -- what an article is about: its unusual words. */
#ifndef SAY_MERGE_PROFILE_H
#define SAY_MERGE_PROFILE_H

#include "merge/evidence.h"
#include "merge/posting.h"

typedef struct SayTerm {
    uint32_t word; /* hash */
    uint32_t weight;
} SayTerm;

/* Terms sorted by word; the squares of the weights of one article add up to SAY_PROFILE_UNIT
   squared, so that the product of two is their cosine. */
#define SAY_PROFILE_UNIT 4096u
typedef SAY_LIST(SayTerm) SayProfile;

/* Of each article the words that fewest others have; a word in one article, or in more than
   SAY_COMMON_WORD, is none of them. */
enum { SAY_RAREST = 24, SAY_COMMON_WORD = 64 };
typedef struct SayRareWords {
    uint32_t words[SAY_RAREST];
    uint8_t articles[SAY_RAREST]; /* that have the word */
    uint32_t count;
} SayRareWords;

/* A profile for each article, in their order, in the scratch; rare: room for as many, zeroed. */
SayProfile *say_profiles_new(const SayEvidence *evidence, SayRareWords *rare);
/* The sum over the words that both have of the products of their weights. */
uint64_t say_profile_product(const SayProfile *a, const SayProfile *b);

#endif
