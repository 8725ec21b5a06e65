/* policy.h -- what an event is, by three rules of putting reports together.

   After S. van Baalen, K. Höglund, "Trials and Triangulations" (2026) and their R package
   eventreport: the same reports give other events by other rules, and how much other is worth
   showing. A report is all that one origin of the claim says of the event, so that a hundred
   reprints of one ministry are one. */
#ifndef SAY_MERGE_POLICY_H
#define SAY_MERGE_POLICY_H

#include "merge/summary.h"

typedef enum SayPolicy {
    SAY_POLICY_REPRESENTATIVE, /* what most reports say */
    SAY_POLICY_CONSERVATIVE,   /* what no report goes beyond */
    SAY_POLICY_INFORMATIVE,    /* what the most precise report says */
    SAY_POLICY_COUNT
} SayPolicy;

/* "rep", "con", "inf" */
extern const char *const say_policy_names[SAY_POLICY_COUNT];

typedef struct SayEventView {
    SayStr mode, actors, recipients, actor_countries, recipient_countries, place, country;
    SayEventStatus status;
    SayPrecision precision;
    bool located;
    double latitude, longitude;
    SayDay first, last;
    SayRange killed, injured;
} SayEventView;

/* Sets what the claim says of where; NULL: it is not known. */
void say_view_place(SayEventView *view, const SayCodedClaim *claim);
/* The view that an event has without a policy. */
SayEventView say_view_of(SayArena *arena, const SaySummary *summary);
bool say_view_equal(const SayEventView *a, const SayEventView *b);
/* One view by each policy. */
void say_policy_views(SayEvidence *evidence, const SayHappening *event,
                      SayEventView views[SAY_POLICY_COUNT]);
/* "killed 9-14; place": what is other by another policy; absent when nothing is. */
SayStr say_policy_sensitivity(SayArena *arena, const SayEventView views[SAY_POLICY_COUNT]);

#endif
