/* figure.c -- how many, by whom, of which event.

   Each count of victims that the reader found goes to the claim whose words hold it, and with that
   to an event and a voice. A toll told in a sentence without an act of its own is of the event told
   before it ("The death toll was 213"). What a voice says of an event on a later day revises what
   it said before. */
#include "merge/figure.h"

#include "core/utf8.h"

#include <string.h>

/* So far back, in sentences, a bare toll may look for its event. */
#define REACH 4
/* A claim about more days than this counts the dead of a time, not of an act. */
#define LONGEST_ACT 12
/* Nobody is out so far, manifold, in counting the same dead: such counts are of different things.
 */
#define FARTHEST 50

/* ---- what a figure admits ---- */

static int64_t low_of(const SayToll *figure)
{
    const SayRange *range = &figure->range;
    if (range->low != SAY_UNKNOWN) return range->low;
    if (range->best == SAY_UNKNOWN) return 0;
    /* "About 40" admits what rounds to it. */
    return range->high == SAY_UNKNOWN ? range->best - range->best / 4 : range->best;
}

static int64_t high_of(const SayToll *figure)
{
    const SayRange *range = &figure->range;
    if (range->high != SAY_UNKNOWN) return range->high;
    return range->low == SAY_UNKNOWN && range->best != SAY_UNKNOWN ? range->best + range->best / 4
                                                                   : INT64_MAX;
}

/* What the dead may all be called: who counts these counts everybody. */
static bool counts_anybody(const SayToll *figure)
{
    static const char *const words[] = {"people", "person", "citizen", "victim", "body",
                                        "death",  "other",  "man",     "martyr", "casualty"};
    if (!figure->counted.size || say_str_equal(figure->counted, figure->effect)) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_str_equal(figure->counted, say_str(words[i]))) return true;
    return false;
}

static bool counts_civilians(const SayToll *figure)
{
    static const char *const words[] = {"civilian", "child",   "woman",     "student", "resident",
                                        "villager", "patient", "worshiper", "family"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_str_equal(figure->counted, say_str(words[i]))) return true;
    return false;
}

/* Different victims of one act are no question of how many: "civilians" are not "militants". */
static bool same_victims(const SayEvidence *e, const SayToll *a, const SayToll *b)
{
    if (counts_civilians(a) && counts_civilians(b)) return say_str_equal(a->counted, b->counted);
    if (counts_civilians(a) || counts_civilians(b)) return false;
    const SayCodedClaim *x = &e->claims.items[a->claim], *y = &e->claims.items[b->claim];
    for (uint32_t i = 0; i < x->recipient_count; i++)
        for (uint32_t k = 0; k < y->recipient_count; k++)
            if (!say_party_rival(&e->parties.items[x->first_recipient + i],
                                 &e->parties.items[y->first_recipient + k]))
                return true;
    return x->recipient_count == 0 || y->recipient_count == 0;
}

static bool is_vague(const SayToll *figure)
{
    return say_str_equal(figure->bound, SAY_STR("vague"));
}

bool say_figures_agree(const SayEvidence *e, const SayToll *a, const SayToll *b)
{
    if (is_vague(a) || is_vague(b)) return true; /* "scores" is no count */
    if (strcmp(say_figure_unit(a), say_figure_unit(b)) != 0 || a->part || b->part) return true;
    bool all = counts_anybody(a), all_of_other = counts_anybody(b);
    int64_t low = low_of(a), high = high_of(a), other_low = low_of(b), other_high = high_of(b);
    if (all && !all_of_other)
        other_high = INT64_MAX; /* some of all: only more than all is too many */
    if (!all && all_of_other) high = INT64_MAX;
    if (!all && !all_of_other && !same_victims(e, a, b)) return true;
    if (low <= other_high && other_low <= high) return true;
    return low > other_low * FARTHEST || other_low > low * FARTHEST;
}

bool say_figure_of_period(const SayEvidence *e, const SayToll *figure)
{
    const SayCodedClaim *claim = &e->claims.items[figure->claim];
    if (claim->first == SAY_DAY_NONE || claim->last == SAY_DAY_NONE) return false;
    return claim->last - claim->first > LONGEST_ACT;
}

/* ---- in words ---- */

const char *say_figure_unit(const SayToll *figure)
{
    return say_str_equal(figure->effect, SAY_STR("wounded"))     ? "injured"
           : say_str_equal(figure->effect, SAY_STR("arrested"))  ? "arrested"
           : say_str_equal(figure->effect, SAY_STR("displaced")) ? "displaced"
                                                                 : "killed";
}

SayStr say_figure_words(const SayEvidence *e, const SayToll *figure)
{
    SayText text = {.arena = e->arena};
    const SayRange *range = &figure->range;
    if (is_vague(figure))
        return say_utf8_lowercase(e->arena, say_str_slice(e->articles.items[figure->article].text,
                                                          figure->start, figure->end));
    if (range->low != SAY_UNKNOWN && range->low == range->high)
        say_text_format(&text, "%lld", (long long)range->low);
    else if (range->low != SAY_UNKNOWN && range->high != SAY_UNKNOWN)
        say_text_format(&text, "%lld to %lld", (long long)range->low, (long long)range->high);
    else if (range->low != SAY_UNKNOWN)
        say_text_format(&text, "at least %lld", (long long)range->low);
    else if (range->high != SAY_UNKNOWN)
        say_text_format(&text, "at most %lld", (long long)range->high);
    else
        say_text_format(&text, "about %lld", (long long)range->best);
    return say_text_str(&text);
}

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

static void place_figure(const SayEvidence *e, SayToll *figure)
{
    const SayStoredArticle *article = &e->articles.items[figure->article];
    figure->claim = coded_claim(e, article, figure);
    if (figure->claim != SAY_NONE) {
        figure->event = e->claims.items[figure->claim].event;
    } else {
        figure->claim = bare_claim(e, article, figure);
        if (figure->claim != SAY_NONE) figure->event = event_before(e, article, figure);
    }
    if (figure->claim != SAY_NONE) figure->voice = e->claims.items[figure->claim].voice;
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

/* The latest figure of the same voice from an earlier day that is not the same figure. */
static void find_revision(SayEvidence *e, const SayHappening *event, uint32_t at)
{
    SayToll *figure = &e->figures.items[event->figures.items[at]];
    if (figure->part || day_of(e, figure) == SAY_DAY_NONE) return;
    uint32_t before = SAY_NONE;
    for (uint32_t i = 0; i < event->figures.count; i++) {
        SayToll *other = &e->figures.items[event->figures.items[i]];
        if (other->part || !of_one_kind(figure, other) ||
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
