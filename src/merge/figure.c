/* figure.c -- what a count of victims admits, and how it reads. */
#include "merge/figure.h"

#include "core/utf8.h"

#include <string.h>

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
