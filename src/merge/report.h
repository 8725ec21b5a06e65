/* report.h -- what each origin says of an event; private to policy*.c and report.c. */
#ifndef SAY_MERGE_REPORT_H
#define SAY_MERGE_REPORT_H

#include "merge/policy.h"

/* All that one origin says of the event. */
typedef struct SayReport {
    SAY_LIST(uint32_t) claims;
    SaySummary summary;
    SayStr mode;
    const SayCodedClaim *killed, *injured; /* the latest with such a figure; NULL */
} SayReport;

typedef SAY_LIST(SayReport) SayReports;

SayReports say_reports_of(SayEvidence *evidence, const SayHappening *event);
/* The figure of a report; NULL when it gives none. */
const SayRange *say_report_figure(const SayReport *report, bool killed);
/* The number that a range stands for: the best, else the end that is known; SAY_UNKNOWN. */
int64_t say_range_point(const SayRange *range);

/* The parties of one role by a policy, and their countries. */
SayStr say_reports_names(SayEvidence *evidence, const SayReports *reports, bool actors,
                         SayPolicy policy);
SayStr say_reports_countries(SayEvidence *evidence, const SayReports *reports, bool actors,
                             SayPolicy policy);

#endif
