/* view.c -- what an event is to the eye, and where two views of it differ. */
#include "merge/report.h"

void say_view_place(SayEventView *view, const SayCodedClaim *claim)
{
    static const SayCodedClaim nowhere = {.precision = SAY_PRECISION_NONE};
    const SayCodedClaim *at = claim ? claim : &nowhere;
    view->place = at->place;
    view->country = at->place_country;
    view->precision = at->precision;
    view->located = at->located;
    view->latitude = at->latitude;
    view->longitude = at->longitude;
}

SayEventView say_view_of(SayArena *arena, const SaySummary *s)
{
    enum { MOST_NAMES = 4, MOST_COUNTRIES = 8 };
    SayEventView view = {.mode = s->lead->mode,
                         .status = s->lead->status,
                         .first = s->first,
                         .last = s->last,
                         .killed = s->killed,
                         .injured = s->injured};
    view.actors = say_summary_commonest(arena, &s->actors.names, "; ", MOST_NAMES);
    view.recipients = say_summary_commonest(arena, &s->recipients.names, "; ", MOST_NAMES);
    view.actor_countries = say_summary_commonest(arena, &s->actors.countries, " ", MOST_COUNTRIES);
    view.recipient_countries =
        say_summary_commonest(arena, &s->recipients.countries, " ", MOST_COUNTRIES);
    say_view_place(&view, s->located);
    return view;
}

/* ---- differences ---- */

static bool same_range(const SayRange *a, const SayRange *b)
{
    return a->low == b->low && a->best == b->best && a->high == b->high;
}

static bool same_place(const SayEventView *a, const SayEventView *b)
{
    return say_str_equal(a->place, b->place) && say_str_equal(a->country, b->country) &&
           a->precision == b->precision;
}

static bool same_days(const SayEventView *a, const SayEventView *b)
{
    return a->first == b->first && a->last == b->last;
}

static bool same_actors(const SayEventView *a, const SayEventView *b)
{
    return say_str_equal(a->actors, b->actors) &&
           say_str_equal(a->actor_countries, b->actor_countries);
}

static bool same_recipients(const SayEventView *a, const SayEventView *b)
{
    return say_str_equal(a->recipients, b->recipients) &&
           say_str_equal(a->recipient_countries, b->recipient_countries);
}

static bool same_mode(const SayEventView *a, const SayEventView *b)
{
    return say_str_equal(a->mode, b->mode);
}

static bool same_status(const SayEventView *a, const SayEventView *b)
{
    return a->status == b->status;
}

static const struct {
    const char *name;
    bool (*same)(const SayEventView *, const SayEventView *);
} fields[] = {{"place", same_place},           {"date", same_days}, {"actors", same_actors},
              {"recipients", same_recipients}, {"mode", same_mode}, {"status", same_status}};
enum { FIELDS = sizeof fields / sizeof *fields };

bool say_view_equal(const SayEventView *a, const SayEventView *b)
{
    for (int i = 0; i < FIELDS; i++)
        if (!fields[i].same(a, b)) return false;
    return same_range(&a->killed, &b->killed) && same_range(&a->injured, &b->injured);
}

static void add_part(SayText *text, const char *name)
{
    if (text->size) say_text_add(text, SAY_STR("; "));
    say_text_add(text, say_str(name));
}

static void add_figure(SayText *text, const SayEventView views[SAY_POLICY_COUNT], bool killed)
{
    int64_t least = SAY_UNKNOWN, most = SAY_UNKNOWN;
    for (int i = 0; i < SAY_POLICY_COUNT; i++) {
        int64_t best = say_range_point(killed ? &views[i].killed : &views[i].injured);
        if (best == SAY_UNKNOWN) continue;
        if (least == SAY_UNKNOWN || best < least) least = best;
        if (most == SAY_UNKNOWN || best > most) most = best;
    }
    if (least == most) return;
    add_part(text, killed ? "killed" : "injured");
    say_text_format(text, " %lld-%lld", (long long)least, (long long)most);
}

SayStr say_policy_sensitivity(SayArena *arena, const SayEventView views[SAY_POLICY_COUNT])
{
    SayText text = {.arena = arena};
    add_figure(&text, views, true);
    add_figure(&text, views, false);
    for (int i = 0; i < FIELDS; i++)
        if (!fields[i].same(&views[0], &views[1]) || !fields[i].same(&views[0], &views[2]))
            add_part(&text, fields[i].name);
    return text.size ? say_text_str(&text) : SAY_STR_NONE;
}
