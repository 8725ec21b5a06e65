/* dispute.h -- the questions of a dispute, one file each, and what they build sides from. */
#ifndef SAY_MERGE_DISPUTE_H
#define SAY_MERGE_DISPUTE_H

#include "merge/evidence.h"

/* The side of this answer, made when it is new. */
SaySide *say_dispute_side(SayArena *arena, SayDispute *dispute, SayStr answer);
/* Adds the claim to the side, once. */
void say_dispute_answer(SayArena *arena, SaySide *side, uint32_t claim, SayStanding standing,
                        SayStr words);
/* Keeps it when answers that hold stand on two sides and more. */
void say_dispute_keep(SayArena *arena, SayDisputes *disputes, const SayDispute *dispute);

/* A claim takes a side when its speaker commits to one; "whether" and "may" take none. */
bool say_claim_takes_side(const SayCodedClaim *claim);

/* dispute_number.c: killed, injured, arrested, displaced. */
void say_dispute_numbers(const SayEvidence *evidence, const SayHappening *event,
                         SayDisputes *disputes);
/* dispute_party.c: who did it, and where. */
void say_dispute_who(const SayEvidence *evidence, const SayHappening *event, SayDisputes *disputes);
void say_dispute_where(const SayEvidence *evidence, const SayHappening *event,
                       SayDisputes *disputes);
/* dispute_when.c */
void say_dispute_when(const SayEvidence *evidence, const SayHappening *event,
                      SayDisputes *disputes);

#endif
