/* report.c -- what each origin says of an event. */
#include "merge/report.h"

#include <assert.h>

int64_t say_range_point(const SayRange *range)
{
    if (range->best != SAY_UNKNOWN) return range->best;
    return range->low != SAY_UNKNOWN ? range->low : range->high;
}

const SayRange *say_report_figure(const SayReport *report, bool killed)
{
    const SayCodedClaim *claim = killed ? report->killed : report->injured;
    return !claim ? NULL : killed ? &claim->killed : &claim->injured;
}

/* A figure that its speaker has revised is that speaker's no more. */
static const SayCodedClaim *latest_figure(const SayEvidence *e, const SayReport *report,
                                          bool killed)
{
    const SayCodedClaim *latest = NULL;
    for (uint32_t i = 0; i < report->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[report->claims.items[i]];
        int64_t point = say_range_point(killed ? &claim->killed : &claim->injured);
        if (point == SAY_UNKNOWN || claim->polarity == SAY_POLARITY_NEGATIVE) continue;
        if (!latest || e->articles.items[claim->article].published >
                           e->articles.items[latest->article].published)
            latest = claim;
    }
    return latest;
}

static void sum_up(SayEvidence *e, SayReport *report)
{
    report->summary = say_summary_of(e, report->claims.items, report->claims.count);
    report->killed = latest_figure(e, report, true);
    report->injured = latest_figure(e, report, false);
    report->mode = report->summary.lead->mode;
    for (uint32_t i = 0; i < report->claims.count && !report->mode.size; i++)
        report->mode = e->claims.items[report->claims.items[i]].mode;
}

SayReports say_reports_of(SayEvidence *e, const SayHappening *event)
{
    SayMap origins = say_map_new(e->scratch);
    SayReports reports = {0};
    for (uint32_t i = 0; i < event->claims.count; i++) {
        uint32_t index = event->claims.items[i];
        uint32_t at = say_map_get(&origins, e->claims.items[index].origin);
        if (at == SAY_ABSENT) {
            at = reports.count;
            say_map_set(&origins, e->claims.items[index].origin, at);
            *say_push(e->scratch, &reports) = (SayReport){.mode = SAY_STR_NONE};
        }
        assert(reports.items && at < reports.count);
        *say_push(e->scratch, &reports.items[at].claims) = index;
    }
    for (uint32_t i = 0; i < reports.count; i++) sum_up(e, &reports.items[i]);
    return reports;
}
