/* write.c -- what merging found, as rows of the derived tables. */
#include "core/digest.h"
#include "core/map.h"
#include "merge/figure.h"
#include "merge/policy.h"
#include "merge/row.h"

typedef struct Writer {
    SayEvidence *evidence;
    SayDerived *rows;
} Writer;

/* ---- values ---- */

static SayCell words(SayStr s)
{
    return (SayCell){.kind = s.size ? SAY_CELL_TEXT : SAY_CELL_NULL, .text = s};
}
static SayCell label(const char *s)
{
    return words(say_str(s));
}
static SayCell count(int64_t n)
{
    return (SayCell){.kind = SAY_CELL_WHOLE, .whole = n};
}
static SayCell figure(int64_t n)
{
    return (SayCell){.kind = n == SAY_UNKNOWN ? SAY_CELL_NULL : SAY_CELL_WHOLE, .whole = n};
}
static SayCell degrees(bool known, double d)
{
    return (SayCell){.kind = known ? SAY_CELL_REAL : SAY_CELL_NULL, .real = d};
}

static SayCell day(SayArena *arena, SayDay d)
{
    char text[16];
    return d == SAY_DAY_NONE ? words(SAY_STR_NONE)
                             : words(say_str_copy(arena, say_str(say_day_print(d, text))));
}

/* Values in the order of the table's columns. */
#define put(w, table, ...)                                                                         \
    say_derived_put((w)->rows, table, (const SayCell[]){__VA_ARGS__},                              \
                    (int)(sizeof((const SayCell[]){__VA_ARGS__}) / sizeof(SayCell)))

static SayStr derived_id(SayArena *arena, char kind, SayStr a, SayStr b)
{
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, a);
    say_hasher_field(&hasher, b);
    SayDigest digest = say_hasher_end(&hasher);
    return say_id(arena, kind, &digest);
}

/* ---- origins ---- */

static SayStr origin_id(SayArena *arena, SayStr name)
{
    return derived_id(arena, 'o', SAY_STR("origin"), name);
}

/* The evidence for reprints, and the claims that are of another origin than their article. */
static void write_passages(Writer *w)
{
    SayEvidence *e = w->evidence;
    for (uint32_t i = 0; i < e->passages.count; i++) {
        const SayPassage *p = &e->passages.items[i];
        put(w, "passage", words(e->articles.items[p->article].id), count(p->start), count(p->end),
            words(e->articles.items[p->source].id), count(p->source_start), count(p->source_end));
    }
    for (uint32_t i = 0; i < e->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[i];
        if (say_str_equal(claim->text_origin, e->articles.items[claim->article].origin)) continue;
        put(w, "claim_text_origin", words(claim->id),
            words(origin_id(e->arena, claim->text_origin)));
    }
}

static void write_origins(Writer *w)
{
    SayEvidence *e = w->evidence;
    SayMap counts = say_map_new(e->arena), bases = say_map_new(e->arena);
    for (uint32_t i = 0; i < e->articles.count; i++) {
        const SayStoredArticle *article = &e->articles.items[i];
        uint32_t before = say_map_get(&counts, article->origin);
        say_map_set(&counts, article->origin, before == SAY_ABSENT ? 1 : before + 1);
        if (say_map_get(&bases, article->origin) == SAY_ABSENT ||
            say_str_equal(article->origin_basis, SAY_STR("credit")))
            say_map_set(&bases, article->origin, i);
    }
    for (uint32_t i = 0; i < e->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[i];
        if (say_map_get(&counts, claim->text_origin) != SAY_ABSENT) continue;
        say_map_set(&counts, claim->text_origin, 0);
        say_map_set(&bases, claim->text_origin, claim->article);
    }
    for (uint32_t i = 0; i < counts.count; i++) {
        SayStr name = counts.keys[i];
        const SayStoredArticle *article = &e->articles.items[say_map_get(&bases, name)];
        put(w, "origin", words(origin_id(e->arena, name)), words(name),
            count(say_map_get(&counts, name)), words(article->origin_basis));
    }
    for (uint32_t i = 0; i < e->articles.count; i++) {
        const SayStoredArticle *article = &e->articles.items[i];
        put(w, "article_origin", words(article->id), words(origin_id(e->arena, article->origin)),
            words(article->model == SAY_NONE ? SAY_STR_NONE : e->articles.items[article->model].id),
            words(article->origin_evidence));
        if (article->rests_on.size)
            put(w, "rests_on", words(article->id), words(article->rests_on),
                words(article->rests_evidence));
    }
}

/* ---- events ---- */

/* Only what the policy changes: where there is no row, the event's own holds. */
static void write_policies(Writer *w, const SayHappening *event, const SayEventView *plain,
                           const SayEventView views[SAY_POLICY_COUNT])
{
    SayArena *arena = w->evidence->arena;
    for (int i = 0; i < SAY_POLICY_COUNT; i++) {
        const SayEventView *v = &views[i];
        if (say_view_equal(v, plain)) continue;
        put(w, "event_policy", words(event->id), label(say_policy_names[i]), words(v->mode),
            label(say_event_status_name(v->status)), words(v->actors), words(v->recipients),
            words(v->actor_countries), words(v->recipient_countries), words(v->place),
            words(v->country), degrees(v->located, v->latitude), degrees(v->located, v->longitude),
            label(say_precision_name(v->precision)), day(arena, v->first), day(arena, v->last),
            figure(v->killed.low), figure(v->killed.best), figure(v->killed.high),
            figure(v->injured.low), figure(v->injured.best), figure(v->injured.high));
    }
}

static void write_event(Writer *w, const SayHappening *event)
{
    SayEvidence *e = w->evidence;
    SayMark mark = say_arena_mark(e->scratch);
    SaySummary s = say_summary_of(e, event->claims.items, event->claims.count);
    SayOriginCount n = say_count_origins(e, event->claims.items, event->claims.count);
    SayEventView v = say_view_of(e->arena, &s), views[SAY_POLICY_COUNT] = {v, v, v};
    if (event->claims.count > 1) say_policy_views(e, event, views);
    put(w, "event", words(event->id), label(say_event_type_name(s.lead->type)), words(v.mode),
        count(say_event_type_quad(s.lead->type)), count(s.lead->goldstein),
        label(say_event_status_name(v.status)), words(v.actors), words(v.recipients),
        words(v.actor_countries), words(v.recipient_countries), words(v.place), words(v.country),
        degrees(v.located, v.latitude), degrees(v.located, v.longitude),
        label(say_precision_name(v.precision)), day(e->arena, v.first), day(e->arena, v.last),
        day(e->arena, s.reported), figure(v.killed.low), figure(v.killed.best),
        figure(v.killed.high), figure(v.injured.low), figure(v.injured.best),
        figure(v.injured.high), label(say_event_type_name(s.about)), count(event->claims.count),
        count(n.articles), count(n.outlets), count(n.text_origins), count(n.claim_origins),
        count(s.affirmed), count(s.denied), words(say_policy_sensitivity(e->arena, views)));
    write_policies(w, event, &v, views);
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        put(w, "event_claim", words(event->id), words(claim->id), words(claim->joined));
    }
    say_arena_release(e->scratch, mark);
}

static void write_links(Writer *w)
{
    const SayEvidence *e = w->evidence;
    for (uint32_t i = 0; i < e->links_of_events.count; i++) {
        const SayEventLink *link = &e->links_of_events.items[i];
        put(w, "event_link", words(e->events.items[link->event].id),
            words(e->events.items[link->other].id), label(link->kind));
    }
}

/* ---- disputes ---- */

static const char *standing_name(SayStanding standing)
{
    static const char *const names[] = {"holds", "revised", "withdrawn", "credited"};
    return names[standing];
}

/* Claims that hold, or all where none does, and whose they are. */
static void write_side(Writer *w, SayStr dispute, uint32_t number, const SaySide *side)
{
    SayEvidence *e = w->evidence;
    uint32_t *held = say_arena_alloc(e->arena, (side->answers.count + 1) * sizeof *held),
             count_held = 0;
    SayMap voices = say_map_new(e->arena);
    SayDay first = SAY_DAY_NONE, last = SAY_DAY_NONE;
    for (uint32_t i = 0; i < side->answers.count; i++) {
        const SayAnswer *answer = &side->answers.items[i];
        const SayCodedClaim *claim = &e->claims.items[answer->claim];
        if (answer->standing != SAY_STANDING_HOLDS) continue;
        held[count_held++] = answer->claim;
        say_map_set(&voices, claim->voice, 1);
        SayDay published = e->articles.items[claim->article].published;
        if (published == SAY_DAY_NONE) continue;
        if (first == SAY_DAY_NONE || published < first) first = published;
        if (last == SAY_DAY_NONE || published > last) last = published;
    }
    SayOriginCount n = say_count_origins(e, held, count_held);
    put(w, "dispute_side", words(dispute), count(number), words(side->answer), count(count_held),
        count(n.text_origins), count(n.claim_origins), day(e->arena, first), day(e->arena, last),
        words(say_summary_commonest(e->arena, &voices, "; ", 6)));
    for (uint32_t i = 0; i < side->answers.count; i++) {
        const SayAnswer *answer = &side->answers.items[i];
        put(w, "dispute_claim", words(dispute), count(number),
            words(e->claims.items[answer->claim].id), label(standing_name(answer->standing)),
            words(answer->words));
    }
}

static void write_disputes(Writer *w, const SayHappening *event)
{
    SayEvidence *e = w->evidence;
    SayDisputes disputes = {0};
    say_merge_disputes(e, event, &disputes);
    for (uint32_t i = 0; i < disputes.count; i++) {
        const SayDispute *dispute = &disputes.items[i];
        SayStr id = derived_id(e->arena, 'd', event->id, say_str(dispute->question));
        uint32_t claims = 0;
        for (uint32_t k = 0; k < dispute->sides.count; k++)
            claims += dispute->sides.items[k].answers.count;
        put(w, "dispute", words(id), words(event->id), label(dispute->question),
            count(dispute->sides.count), count(claims));
        for (uint32_t k = 0; k < dispute->sides.count; k++)
            write_side(w, id, k + 1, &dispute->sides.items[k]);
    }
}

/* ---- figures ---- */

static void write_figures(Writer *w)
{
    SayEvidence *e = w->evidence;
    for (uint32_t i = 0; i < e->figures.count; i++) {
        const SayToll *f = &e->figures.items[i];
        if (f->event == SAY_NONE) continue;
        const SayToll *before = f->before == SAY_NONE ? NULL : &e->figures.items[f->before];
        put(w, "figure", words(e->events.items[f->event].id),
            words(e->articles.items[f->article].id), count(f->number), words(f->id),
            words(e->claims.items[f->claim].id), label(say_figure_unit(f)), figure(f->range.low),
            figure(f->range.best), figure(f->range.high), words(f->bound), words(f->counted),
            count(f->part), words(f->voice), day(e->arena, e->articles.items[f->article].published),
            words(before ? e->claims.items[before->claim].id : SAY_STR_NONE), count(f->revised));
    }
}

/* ---- stories ---- */

typedef struct StoryRow {
    uint32_t events, articles;
    SayDay first, last;
} StoryRow;

static void add_article(StoryRow *row, const SayStoredArticle *article)
{
    row->articles++;
    if (article->published != SAY_DAY_NONE) {
        if (row->first == SAY_DAY_NONE || article->published < row->first)
            row->first = article->published;
        if (row->last == SAY_DAY_NONE || article->published > row->last)
            row->last = article->published;
    }
}

static void write_stories(Writer *w)
{
    SayEvidence *e = w->evidence;
    StoryRow *rows = say_arena_alloc(e->arena, (e->articles.count + 1) * sizeof *rows);
    for (uint32_t i = 0; i < e->articles.count; i++) rows[i].first = rows[i].last = SAY_DAY_NONE;
    for (uint32_t i = 0; i < e->articles.count; i++)
        add_article(&rows[e->articles.items[i].story], &e->articles.items[i]);
    for (uint32_t i = 0; i < e->events.count; i++) rows[e->events.items[i].story].events++;
    for (uint32_t i = 0; i < e->articles.count; i++) {
        const StoryRow *row = &rows[i];
        if (row->events == 0 && row->articles < 2) continue;
        uint32_t headline = e->articles.items[i].headline;
        put(w, "story", words(e->articles.items[i].story_id),
            words(headline == SAY_NONE ? SAY_STR_NONE : e->articles.items[headline].title),
            day(e->arena, row->first), day(e->arena, row->last), count(row->events),
            count(row->articles));
    }
    for (uint32_t i = 0; i < e->events.count; i++)
        put(w, "story_event", words(e->articles.items[e->events.items[i].story].story_id),
            words(e->events.items[i].id));
    for (uint32_t i = 0; i < e->articles.count; i++) {
        uint32_t story = e->articles.items[i].story;
        if (rows[story].events || rows[story].articles > 1)
            put(w, "story_article", words(e->articles.items[story].story_id),
                words(e->articles.items[i].id));
    }
}

void say_derived_fill(SayEvidence *evidence, SayDerived *rows)
{
    Writer writer = {evidence, rows};
    write_origins(&writer);
    write_passages(&writer);
    for (uint32_t i = 0; i < evidence->events.count; i++) {
        write_event(&writer, &evidence->events.items[i]);
        write_disputes(&writer, &evidence->events.items[i]);
    }
    write_figures(&writer);
    write_links(&writer);
    write_stories(&writer);
}
