/* summary.h -- what the claims of one event say together. */
#ifndef SAY_MERGE_SUMMARY_H
#define SAY_MERGE_SUMMARY_H

#include "core/map.h"
#include "merge/evidence.h"

typedef struct SaySummary {
    SayMap actors, recipients, actor_countries, recipient_countries;
    const SayCodedClaim *located; /* the most precise place, the commonest among equals */
    SayDay first, last, reported;
    SayRange killed, injured;
    int64_t affirmed, denied;
    const SayCodedClaim
        *lead; /* the claim that gives type, mode and status: the surest, then the first */
    SayEventType about;
} SaySummary;

SaySummary say_summary_of(SayEvidence *e, const SayHappening *event);
/* Distinct values of one kind, the commonest first, of equals the first seen. */
SayStr say_summary_commonest(SayArena *arena, const SayMap *values, const char *separator,
                             uint32_t most);

#endif
