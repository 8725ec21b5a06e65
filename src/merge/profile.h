/* profile.h -- what an article is about: its unusual words. */
#ifndef SAY_MERGE_PROFILE_H
#define SAY_MERGE_PROFILE_H

#include "merge/evidence.h"

typedef struct SayTerm {
    uint32_t word; /* hash */
    uint32_t weight;
} SayTerm;

/* Terms sorted by word; the squares of the weights of one article add up to SAY_PROFILE_UNIT
   squared, so that the product of two is their cosine. */
#define SAY_PROFILE_UNIT 4096u
typedef SAY_LIST(SayTerm) SayProfile;

/* A profile for each article, in their order. */
SayProfile *say_profiles_new(const SayEvidence *evidence);
/* The sum over the words that both have of the products of their weights. */
uint64_t say_profile_product(const SayProfile *a, const SayProfile *b);

#endif
