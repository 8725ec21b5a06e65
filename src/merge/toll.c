/* toll.c -- whose each count of victims is, of which event, and what it revises.

   Each count that the reader found goes to the claim whose words hold it, and with that to an event
   and a voice. A toll told in a sentence without an act of its own is of the event told before it
   ("The death toll was 213"). What a voice says of an event on a later day revises what it said
   before. */
#include "merge/figure.h"

#include <string.h>

/* So far back, in sentences, a bare toll may look for its event. */
#define REACH 4

/* ---- which event ---- */

static uint32_t distance(const SayCodedClaim *claim, const SayToll *figure)
{
    if (claim->trigger_at == SAY_NONE) return UINT32_MAX / 2;
    return claim->trigger_at > figure->start ? claim->trigger_at - figure->start
                                             : figure->start - claim->trigger_at;
}

/* What the claim itself was given as its toll. */
static bool coded_with(const SayCodedClaim *claim, const SayToll *figure)
{
    const SayRange *coded =
        strcmp(say_figure_unit(figure), "killed") == 0 ? &claim->killed : &claim->injured;
    return coded->best != SAY_UNKNOWN
               ? coded->best == figure->range.best
               : coded->low != SAY_UNKNOWN && coded->low == figure->range.low;
}

static bool may_count(const SayCodedClaim *claim)
{
    return claim->event != SAY_NONE && claim->polarity != SAY_POLARITY_NEGATIVE &&
           (claim->type == SAY_EVENT_ASSAULT || claim->type == SAY_EVENT_COERCE ||
            claim->type == SAY_EVENT_PROTEST || claim->type == SAY_EVENT_NONE);
}

/* The claim of an act whose words hold the figure: the one coded with it, else the nearest. */
static uint32_t coded_claim(const SayEvidence *e, const SayStoredArticle *article,
                            const SayToll *figure)
{
    uint32_t found = SAY_NONE;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        uint32_t index = article->first_claim + i;
        const SayCodedClaim *claim = &e->claims.items[index];
        if (claim->start > figure->start || claim->end < figure->end || !may_count(claim)) continue;
        if (found == SAY_NONE) {
            found = index;
            continue;
        }
        const SayCodedClaim *best = &e->claims.items[found];
        bool fits = coded_with(claim, figure), fitted = coded_with(best, figure);
        if (fits != fitted ? fits : distance(claim, figure) < distance(best, figure)) found = index;
    }
    return found;
}

/* Whose words they are where they tell no act: the narrowest claim that holds them. */
static uint32_t bare_claim(const SayEvidence *e, const SayStoredArticle *article,
                           const SayToll *figure)
{
    uint32_t found = SAY_NONE;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        uint32_t index = article->first_claim + i;
        const SayCodedClaim *claim = &e->claims.items[index];
        if (claim->start > figure->start || claim->end < figure->end) continue;
        if (claim->polarity == SAY_POLARITY_NEGATIVE) continue;
        if (found == SAY_NONE ||
            claim->end - claim->start < e->claims.items[found].end - e->claims.items[found].start)
            found = index;
    }
    return found;
}

/* The last act told before a bare toll. */
static uint32_t event_before(const SayEvidence *e, const SayStoredArticle *article,
                             const SayToll *figure)
{
    uint32_t event = SAY_NONE;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        const SayCodedClaim *claim = &e->claims.items[article->first_claim + i];
        if (claim->start > figure->start) break;
        if (claim->sentence + REACH >= figure->sentence && may_count(claim) &&
            claim->type == SAY_EVENT_ASSAULT)
            event = claim->event;
    }
    return event;
}

/* "Two of the wounded": some of those who were counted before. */
static bool is_some_of(const SayStoredArticle *article, const SayToll *figure)
{
    static const char *const of[] = {" of the ", " of them", " of those ", " of whom"};
    SayStr rest = say_str_slice(article->text, figure->end, article->text.size);
    SayStr own = say_str_slice(article->text, figure->start, figure->end);
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (say_str_starts(rest, say_str(of[i])) ||
            say_str_find(own, say_str(of[i]), 0) != UINT32_MAX)
            return true;
    return false;
}

/* "An earlier version of this article said that 12 were killed." */
static bool is_corrected(const SayEvidence *e, const SayCodedClaim *claim)
{
    if (claim->link_count == 0) return false;
    SayStr speaker = e->links.items[claim->first_link + claim->link_count - 1].text;
    return say_str_find(speaker, SAY_STR("earlier version"), 0) != UINT32_MAX ||
           say_str_find(speaker, SAY_STR("previous version"), 0) != UINT32_MAX;
}

static void place_figure(const SayEvidence *e, SayToll *figure)
{
    const SayStoredArticle *article = &e->articles.items[figure->article];
    figure->part = figure->part || is_some_of(article, figure);
    figure->claim = coded_claim(e, article, figure);
    if (figure->claim != SAY_NONE) {
        figure->event = e->claims.items[figure->claim].event;
    } else {
        figure->claim = bare_claim(e, article, figure);
        if (figure->claim != SAY_NONE) figure->event = event_before(e, article, figure);
    }
    if (figure->claim == SAY_NONE) return;
    figure->voice = e->claims.items[figure->claim].voice;
    figure->revised = is_corrected(e, &e->claims.items[figure->claim]);
}

/* Toll of a claim that no quantity gives: counted by names, or in words that count nothing else. */
static void add_coded(SayEvidence *e, uint32_t first, uint32_t index, const SayRange *range,
                      const char *effect)
{
    const SayCodedClaim *claim = &e->claims.items[index];
    /* One is what a singular gives; who was killed is a name then, not a count. */
    bool counts = range->best != SAY_UNKNOWN ? range->best > 1 : range->low != SAY_UNKNOWN;
    if (!may_count(claim) || !counts) return;
    for (uint32_t i = first; i < e->figures.count; i++) {
        const SayToll *known = &e->figures.items[i];
        if (known->event == claim->event && say_str_equal(known->effect, say_str(effect)) &&
            known->range.best == range->best && known->range.low == range->low)
            return;
    }
    bool closed = range->high == range->low, open = range->high == SAY_UNKNOWN;
    *say_push(e->arena, &e->figures) =
        (SayToll){.article = claim->article,
                  .sentence = claim->sentence,
                  .start = claim->trigger_at,
                  .end = claim->trigger_at,
                  .effect = say_str(effect),
                  .bound = closed ? SAY_STR("exact")
                           : open ? SAY_STR("at_least")
                                  : SAY_STR("range"),
                  .range = *range,
                  .counted = claim->recipient_count ? e->parties.items[claim->first_recipient].name
                                                    : SAY_STR_NONE,
                  .claim = index,
                  .event = claim->event,
                  .voice = claim->voice,
                  .before = SAY_NONE};
}

/* ---- whose ---- */

static bool of_one_kind(const SayToll *a, const SayToll *b)
{
    return a->event == b->event && strcmp(say_figure_unit(a), say_figure_unit(b)) == 0;
}

/* A headline and a lead say in the outlet's voice what a speaker says further down. */
static void lend_voices(SayEvidence *e, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        SayToll *own = &e->figures.items[i];
        if (own->claim == SAY_NONE || e->claims.items[own->claim].told) continue;
        for (uint32_t k = first; k < end; k++) {
            const SayToll *told = &e->figures.items[k];
            if (told->claim == SAY_NONE || !e->claims.items[told->claim].told ||
                strcmp(say_figure_unit(own), say_figure_unit(told)) != 0 ||
                own->range.best == SAY_UNKNOWN || own->range.best != told->range.best)
                continue;
            own->voice = told->voice;
            break;
        }
    }
}

/* A headline drops the "at least" of its text. */
static void lend_bounds(SayEvidence *e, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        SayToll *plain = &e->figures.items[i];
        if (plain->range.high != plain->range.best || plain->range.best == SAY_UNKNOWN ||
            plain->sentence > 0)
            continue;
        for (uint32_t k = first; k < end; k++) {
            const SayToll *open = &e->figures.items[k];
            if (strcmp(say_figure_unit(plain), say_figure_unit(open)) != 0 ||
                open->claim == SAY_NONE || plain->claim == SAY_NONE ||
                say_voices_differ(plain->voice, open->voice) || open->range.high != SAY_UNKNOWN ||
                open->range.low != plain->range.low)
                continue;
            plain->range = open->range;
            plain->bound = open->bound;
            break;
        }
    }
}

/* ---- over time ---- */

static SayDay day_of(const SayEvidence *e, const SayToll *figure)
{
    return e->articles.items[figure->article].published;
}

static bool same_count(const SayToll *a, const SayToll *b)
{
    return a->range.low == b->range.low && a->range.best == b->range.best &&
           a->range.high == b->range.high;
}

/* What the same voice said of the same on an earlier day, otherwise: the latest of that. */
static void find_revision(SayEvidence *e, const SayHappening *event, uint32_t at)
{
    assert(e->figures.items != NULL);
    SayToll *figure = &e->figures.items[event->figures.items[at]];
    if (figure->part || day_of(e, figure) == SAY_DAY_NONE) return;
    uint32_t before = SAY_NONE;
    for (uint32_t i = 0; i < event->figures.count; i++) {
        SayToll *other = &e->figures.items[event->figures.items[i]];
        if (other->part || !of_one_kind(figure, other) || same_count(figure, other) ||
            !say_str_equal(figure->voice, other->voice) || day_of(e, other) == SAY_DAY_NONE ||
            day_of(e, other) >= day_of(e, figure))
            continue;
        other->revised = true;
        if (before == SAY_NONE || day_of(e, other) > day_of(e, &e->figures.items[before]))
            before = event->figures.items[i];
    }
    figure->before = before;
}

static void find_revisions(SayEvidence *e)
{
    for (uint32_t i = 0; i < e->figures.count; i++)
        if (e->figures.items[i].event != SAY_NONE)
            *say_push(e->arena, &e->events.items[e->figures.items[i].event].figures) = i;
    for (uint32_t i = 0; i < e->events.count; i++)
        for (uint32_t k = 0; k < e->events.items[i].figures.count; k++)
            find_revision(e, &e->events.items[i], k);
}

static void read_article(SayEvidence *e, uint32_t index, const SayToll *counted, uint32_t count)
{
    const SayStoredArticle *article = &e->articles.items[index];
    uint32_t first = e->figures.count;
    for (uint32_t i = 0; i < count; i++) {
        SayToll *figure = say_push(e->arena, &e->figures);
        *figure = counted[i];
        place_figure(e, figure);
    }
    for (uint32_t i = 0; i < article->claim_count; i++) {
        uint32_t claim = article->first_claim + i;
        add_coded(e, first, claim, &e->claims.items[claim].killed, "killed");
        add_coded(e, first, claim, &e->claims.items[claim].injured, "wounded");
    }
    lend_voices(e, first, e->figures.count);
    lend_bounds(e, first, e->figures.count);
    for (uint32_t i = first; i < e->figures.count; i++) e->figures.items[i].number = i - first;
}

void say_merge_figures(SayEvidence *e)
{
    const SayToll *counted = e->figures.items;
    uint32_t count = e->figures.count, at = 0;
    e->figures.items = NULL;
    e->figures.count = e->figures.capacity = 0;
    for (uint32_t i = 0; i < e->articles.count; i++) {
        uint32_t first = at;
        while (at < count && counted[at].article == i) at++;
        read_article(e, i, counted + first, at - first);
    }
    find_revisions(e);
}
