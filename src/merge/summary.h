/* summary.h -- what the claims of one event say together. */
#ifndef SAY_MERGE_SUMMARY_H
#define SAY_MERGE_SUMMARY_H

#include "core/map.h"
#include "merge/evidence.h"

/* Who is named in one role: how often each name and country; parties beside names, each as first
   seen. A name that another one says more closely counts 0. */
typedef struct SayNamed {
    SayMap names, countries;
    SAY_LIST(const SayParty *) parties;
} SayNamed;

typedef struct SaySummary {
    SayNamed actors, recipients;
    const SayCodedClaim *located; /* the most precise place, the commonest among equals */
    SayDay first, last, reported;
    SayRange killed, injured;
    int64_t affirmed, denied;
    const SayCodedClaim
        *lead; /* the claim that gives type, mode and status: the surest, then the first */
    SayEventType about;
} SaySummary;

/* claims: indices in the evidence, one at least. Maps lie in the scratch of the evidence. */
SaySummary say_summary_of(SayEvidence *e, const uint32_t *claims, uint32_t count);
void say_named_add(SayArena *arena, SayNamed *named, const SayParty *party);
/* Lets names that another one says more closely count 0: the front beside its militia, the state
   beside its army. */
void say_named_keep_closest(SayNamed *named);
/* From 0, not known, and 1, a region of the world, to 6, a spot. */
int say_precision_rank(SayPrecision precision);
/* Distinct values of one kind, the commonest first, of equals the first seen; not those that count
 * 0.
 */
SayStr say_summary_commonest(SayArena *arena, const SayMap *values, const char *separator,
                             uint32_t most);

#endif
