/* policy_party.c -- who did it and to whom, by the policies. */
#include "merge/report.h"

static const SayNamed *named_by(const SayReport *report, bool actors)
{
    return actors ? &report->summary.actors : &report->summary.recipients;
}

/* "rebels" and "fighters": either may be meant by the other. */
static bool loosely_one(const SayParty *a, const SayParty *b)
{
    return a->kind == SAY_ACTOR_ROLE && b->kind == SAY_ACTOR_ROLE && say_party_match(a, b) > 0;
}

/* Whether the report names the party, one that is part of it, or as loosely the same. */
static bool names_it(const SayNamed *named, const SayParty *party)
{
    for (uint32_t i = 0; i < named->parties.count; i++) {
        const SayParty *other = named->parties.items[i];
        if (say_str_equal(other->name, party->name) || say_party_within(other, party) ||
            loosely_one(other, party))
            return true;
    }
    return false;
}

/* The values of one role in all reports, each with how many reports have it. */
static SayMap votes_of(SayEvidence *e, const SayReports *reports, bool actors, bool countries,
                       uint32_t *reporting)
{
    SayMap votes = say_map_new(e->scratch);
    *reporting = 0;
    for (uint32_t i = 0; i < reports->count; i++) {
        const SayNamed *named = named_by(&reports->items[i], actors);
        const SayMap *values = countries ? &named->countries : &named->names;
        *reporting += values->count > 0;
        for (uint32_t k = 0; k < values->count; k++) {
            uint32_t before = say_map_get(&votes, values->keys[k]);
            uint32_t one = values->values[k] > 0;
            say_map_set(&votes, values->keys[k], before == SAY_ABSENT ? one : before + one);
        }
    }
    return votes;
}

/* The parties of all reports, named once each, in the order of votes_of. */
static SayNamed all_named(SayEvidence *e, const SayReports *reports, bool actors)
{
    SayNamed all = {say_map_new(e->scratch), say_map_new(e->scratch), {0}};
    for (uint32_t i = 0; i < reports->count; i++) {
        const SayNamed *named = named_by(&reports->items[i], actors);
        for (uint32_t k = 0; k < named->parties.count; k++)
            say_named_add(e->scratch, &all, named->parties.items[k]);
    }
    return all;
}

/* Half of the reports that name any, or where none has half, the commonest. */
static void keep_common(SayMap *votes, uint32_t reporting)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < votes->count; i++)
        if (votes->values[i] > most) most = votes->values[i];
    uint32_t wanted = most * 2 >= reporting ? (reporting + 1) / 2 : most;
    for (uint32_t i = 0; i < votes->count; i++)
        if (votes->values[i] < wanted) votes->values[i] = 0;
}

/* Of loose names for one party the commonest is kept, of equals the first. */
static void keep_one_loose_name(SayNamed *all)
{
    for (uint32_t i = 0; i < all->parties.count; i++)
        for (uint32_t k = 0; k < all->parties.count && all->names.values[i]; k++) {
            uint32_t own = all->names.values[i], other = all->names.values[k];
            if (i != k && (other > own || (other == own && k < i)) &&
                loosely_one(all->parties.items[i], all->parties.items[k]))
                all->names.values[i] = 0;
        }
}

/* What every report that names any agrees to: by this name or one that is part of it. */
static void keep_agreed(const SayReports *reports, bool actors, SayNamed *all)
{
    for (uint32_t i = 0; i < all->parties.count; i++)
        for (uint32_t k = 0; k < reports->count; k++) {
            const SayNamed *named = named_by(&reports->items[k], actors);
            if (named->names.count && !names_it(named, all->parties.items[i]))
                all->names.values[i] = 0;
        }
    keep_one_loose_name(all);
}

SayStr say_reports_names(SayEvidence *e, const SayReports *reports, bool actors, SayPolicy policy)
{
    uint32_t reporting;
    SayMap votes = votes_of(e, reports, actors, false, &reporting);
    SayNamed all = all_named(e, reports, actors);
    for (uint32_t i = 0; i < all.names.count; i++)
        all.names.values[i] = say_map_get(&votes, all.names.keys[i]);
    if (policy == SAY_POLICY_REPRESENTATIVE) keep_common(&all.names, reporting);
    if (policy == SAY_POLICY_CONSERVATIVE) keep_agreed(reports, actors, &all);
    say_named_keep_closest(&all);
    return say_summary_commonest(e->arena, &all.names, "; ", UINT32_MAX);
}

SayStr say_reports_countries(SayEvidence *e, const SayReports *reports, bool actors,
                             SayPolicy policy)
{
    uint32_t reporting;
    SayMap votes = votes_of(e, reports, actors, true, &reporting);
    if (policy == SAY_POLICY_REPRESENTATIVE) keep_common(&votes, reporting);
    for (uint32_t i = 0; i < votes.count && policy == SAY_POLICY_CONSERVATIVE; i++)
        if (votes.values[i] < reporting) votes.values[i] = 0;
    return say_summary_commonest(e->arena, &votes, " ", UINT32_MAX);
}
