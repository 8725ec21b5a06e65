/* rejected.h -- why a word that is in the lexicon gave no event.

   Recorded where it is decided, and only where the document keeps it (SayDoc.rejections). */
#ifndef SAY_CLAIM_REJECTED_H
#define SAY_CLAIM_REJECTED_H

#include "claim/event.h"

/* From here on the document keeps what is rejected. */
void say_rejected_keep(SayDoc *doc);
void say_rejected_add(const SayDoc *doc, const SayTrigger *trigger, uint32_t token,
                      SayStr constraint, uint32_t argument);

/* Always false: "return say_rejected(...)" stands where a constraint fails. argument: the word that
   fails it; SAY_NONE where one is missing. */
static inline bool say_rejected(const SayDoc *doc, const SayTrigger *trigger, uint32_t token,
                                const char *constraint, uint32_t argument)
{
    if (doc->rejections) say_rejected_add(doc, trigger, token, say_str(constraint), argument);
    return false;
}

/* An event that is set aside after all have been found. */
void say_rejected_late(const SayDoc *doc, const SayEvent *event, SayStr constraint);

/* What else was considered for an event's word, as reasons of its claim. */
void say_rejected_explain(SayDoc *doc, const SayEvent *event);

#endif
