/* policy.c -- what an event is, by three rules of putting reports together. Each field's rule
 * stands in docs/ledger.md. */
#include "merge/report.h"

const char *const say_policy_names[SAY_POLICY_COUNT] = {"rep", "con", "inf"};

/* ---- one of the values that reports give ---- */

/* How many reports give the same as report `at`, by same(). */
static uint32_t votes_for(const SayReports *reports, uint32_t at,
                          bool (*same)(const SayReport *, const SayReport *))
{
    uint32_t votes = 0;
    for (uint32_t i = 0; i < reports->count; i++)
        votes += same(&reports->items[i], &reports->items[at]);
    return votes;
}

static bool same_mode(const SayReport *a, const SayReport *b)
{
    return say_str_equal(a->mode, b->mode);
}

static SayStr mode_by(const SayReports *reports, SayPolicy policy)
{
    SayStr best = SAY_STR_NONE;
    uint32_t most = 0;
    for (uint32_t i = 0; i < reports->count; i++) {
        SayStr mode = reports->items[i].mode;
        if (!mode.size) continue;
        if (policy == SAY_POLICY_CONSERVATIVE && best.size && !say_str_equal(best, mode))
            return SAY_STR_NONE;
        uint32_t votes = votes_for(reports, i, same_mode);
        if (votes <= most) continue;
        most = votes;
        best = mode;
    }
    return best;
}

/* How far the act came: of an event all have one family of status (account.c). */
static int advance_of(SayEventStatus status)
{
    switch (status) {
    case SAY_EVENT_STATUS_FAILED: return 1;
    case SAY_EVENT_STATUS_ATTEMPTED: return 2;
    case SAY_EVENT_STATUS_ONGOING: return 3;
    default: return 4;
    }
}

static bool same_status(const SayReport *a, const SayReport *b)
{
    return a->summary.lead->status == b->summary.lead->status;
}

static SayEventStatus status_by(const SayReports *reports, SayPolicy policy)
{
    SayEventStatus best = reports->items[0].summary.lead->status;
    uint32_t most = votes_for(reports, 0, same_status);
    for (uint32_t i = 1; i < reports->count; i++) {
        SayEventStatus status = reports->items[i].summary.lead->status;
        uint32_t votes = votes_for(reports, i, same_status);
        int further = advance_of(status) - advance_of(best);
        bool better = policy == SAY_POLICY_REPRESENTATIVE ? votes > most
                      : policy == SAY_POLICY_CONSERVATIVE ? further < 0
                                                          : further > 0;
        if (!better) continue;
        best = status;
        most = votes;
    }
    return best;
}

/* ---- place ---- */

static bool one_place(const SayCodedClaim *a, const SayCodedClaim *b)
{
    return say_str_equal(a->place, b->place) && say_str_equal(a->place_country, b->place_country);
}

static bool same_place(const SayReport *a, const SayReport *b)
{
    const SayCodedClaim *x = a->summary.located, *y = b->summary.located;
    return x && y && one_place(x, y);
}

/* How closely a place is told. One that no gazetteer has is mostly a village: between a province
   and a district. */
static int detail_of(const SayCodedClaim *at)
{
    int rank = at->precision == SAY_PRECISION_NONE ? say_precision_rank(SAY_PRECISION_PROVINCE)
                                                   : say_precision_rank(at->precision);
    return 2 * rank + (at->precision == SAY_PRECISION_NONE);
}

/* Where the least precise places are several, or one does not hold a more precise one: their
   country, if it is one; `at` becomes NULL, `country` says which. */
static const SayCodedClaim *agreed_place(const SayReports *reports, SayStr *country)
{
    const SayCodedClaim *wide = NULL;
    bool one = true;
    *country = SAY_STR_NONE;
    for (uint32_t i = 0; i < reports->count; i++) {
        const SayCodedClaim *at = reports->items[i].summary.located;
        if (!at) continue;
        bool differ = wide && country->size && at->place_country.size &&
                      !say_str_equal(*country, at->place_country);
        if (differ) {
            *country = SAY_STR_NONE;
            return NULL;
        }
        if (at->place_country.size) *country = at->place_country;
        int detail = detail_of(at), widest = wide ? detail_of(wide) : detail;
        if (wide && detail == widest && !one_place(at, wide)) one = false;
        if (!wide || detail < widest) {
            one = true;
            wide = at;
        }
    }
    return one ? wide : NULL;
}

static const SayCodedClaim *chosen_place(const SayReports *reports, SayPolicy policy)
{
    const SayCodedClaim *best = NULL;
    uint32_t most = 0;
    for (uint32_t i = 0; i < reports->count; i++) {
        const SayCodedClaim *at = reports->items[i].summary.located;
        if (!at) continue;
        uint32_t votes = votes_for(reports, i, same_place);
        int closer = best ? detail_of(at) - detail_of(best) : 1;
        bool common = policy == SAY_POLICY_REPRESENTATIVE;
        bool better = common ? votes > most || (votes == most && closer > 0)
                             : closer > 0 || (closer == 0 && votes > most);
        if (best && !better) continue;
        best = at;
        most = votes;
    }
    return best;
}

static void place_by(const SayReports *reports, SayPolicy policy, SayEventView *view)
{
    SayStr country = SAY_STR_NONE;
    const SayCodedClaim *at = policy == SAY_POLICY_CONSERVATIVE ? agreed_place(reports, &country)
                                                                : chosen_place(reports, policy);
    say_view_place(view, at);
    if (at || !country.size) return;
    view->country = country;
    view->precision = SAY_PRECISION_COUNTRY;
}

/* ---- date ---- */

static bool same_days(const SayReport *a, const SayReport *b)
{
    return a->summary.first == b->summary.first && a->summary.last == b->summary.last;
}

static void days_by(const SayReports *reports, SayPolicy policy, SayEventView *view)
{
    uint32_t most = 0;
    view->first = view->last = SAY_DAY_NONE;
    for (uint32_t i = 0; i < reports->count; i++) {
        SayDay first = reports->items[i].summary.first, last = reports->items[i].summary.last;
        if (first == SAY_DAY_NONE) continue;
        bool none = view->first == SAY_DAY_NONE;
        if (policy == SAY_POLICY_CONSERVATIVE) {
            if (none || first < view->first) view->first = first;
            if (none || last > view->last) view->last = last;
            continue;
        }
        uint32_t votes = votes_for(reports, i, same_days);
        int64_t wider = none ? 0 : (int64_t)(last - first) - (view->last - view->first);
        bool better = policy == SAY_POLICY_REPRESENTATIVE
                          ? votes > most || (votes == most && wider < 0)
                          : wider < 0 || (wider == 0 && votes > most);
        if (!none && !better) continue;
        view->first = first;
        view->last = last;
        most = votes;
    }
}

/* ---- figures ---- */

typedef struct Figure {
    SayRange range;
    uint32_t votes;
    SayDay published;
} Figure;

static uint64_t width_of(const SayRange *range)
{
    bool open = range->low == SAY_UNKNOWN || range->high == SAY_UNKNOWN;
    return open ? UINT64_MAX : (uint64_t)(range->high - range->low);
}

static uint32_t figure_votes(const SayReports *reports, const SayRange *range, bool killed)
{
    uint32_t votes = 0;
    for (uint32_t i = 0; i < reports->count; i++) {
        const SayRange *other = say_report_figure(&reports->items[i], killed);
        votes += other && say_range_point(other) == say_range_point(range);
    }
    return votes;
}

/* Of figures that most give the later, since figures revise, then the lower; of the most precise
   the higher, as eventreport takes the maximum. */
static bool better_figure(const Figure *a, const Figure *b, SayPolicy policy)
{
    int64_t x = say_range_point(&a->range), y = say_range_point(&b->range);
    if (policy == SAY_POLICY_INFORMATIVE)
        return width_of(&a->range) != width_of(&b->range)
                   ? width_of(&a->range) < width_of(&b->range)
                   : x > y;
    if (policy == SAY_POLICY_REPRESENTATIVE && a->votes != b->votes) return a->votes > b->votes;
    if (policy == SAY_POLICY_REPRESENTATIVE && a->published != b->published)
        return a->published > b->published;
    return x < y;
}

static SayRange figure_by(const SayEvidence *e, const SayReports *reports, SayPolicy policy,
                          bool killed)
{
    const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    Figure best = {.range = unknown};
    bool none = true;
    for (uint32_t i = 0; i < reports->count; i++) {
        const SayReport *report = &reports->items[i];
        const SayRange *range = say_report_figure(report, killed);
        if (!range) continue;
        uint32_t article = killed ? report->killed->article : report->injured->article;
        Figure figure = {*range, figure_votes(reports, range, killed),
                         e->articles.items[article].published};
        if (!none && !better_figure(&figure, &best, policy)) continue;
        best = figure;
        none = false;
    }
    return best.range;
}

/* ---- views ---- */

void say_policy_views(SayEvidence *e, const SayHappening *event,
                      SayEventView views[SAY_POLICY_COUNT])
{
    SayReports reports = say_reports_of(e, event);
    for (int policy = 0; policy < SAY_POLICY_COUNT; policy++) {
        SayEventView *view = &views[policy];
        SayPolicy by = (SayPolicy)policy;
        *view = (SayEventView){.mode = mode_by(&reports, by), .status = status_by(&reports, by)};
        view->actors = say_reports_names(e, &reports, true, by);
        view->recipients = say_reports_names(e, &reports, false, by);
        view->actor_countries = say_reports_countries(e, &reports, true, by);
        view->recipient_countries = say_reports_countries(e, &reports, false, by);
        place_by(&reports, by, view);
        days_by(&reports, by, view);
        view->killed = figure_by(e, &reports, by, true);
        view->injured = figure_by(e, &reports, by, false);
    }
}
