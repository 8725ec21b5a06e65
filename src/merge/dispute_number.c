/* dispute_number.c -- how many: figures of different voices that no number satisfies. */
#include "merge/dispute.h"
#include "merge/figure.h"

#include <string.h>

typedef SAY_LIST(uint32_t) Figures;

static const SayToll *at(const SayEvidence *e, const Figures *figures, uint32_t i)
{
    return &e->figures.items[figures->items[i]];
}

/* What may contradict: whole counts of the act itself. */
static Figures gather(const SayEvidence *e, const SayHappening *event, const char *unit)
{
    Figures figures = {0};
    for (uint32_t i = 0; i < event->figures.count; i++) {
        const SayToll *figure = &e->figures.items[event->figures.items[i]];
        const SayCodedClaim *claim = &e->claims.items[figure->claim];
        if (!figure->part && strcmp(say_figure_unit(figure), unit) == 0 &&
            !say_figure_of_period(e, figure) && claim->polarity != SAY_POLARITY_NEGATIVE)
            *say_push(e->arena, &figures) = event->figures.items[i];
    }
    return figures;
}

/* What an outlet says itself in an article that tells the voice may be the voice's own. */
static bool may_be_of(const SayEvidence *e, const SayToll *figure, SayStr voice)
{
    const SayStoredArticle *article = &e->articles.items[figure->article];
    if (e->claims.items[figure->claim].told) return false;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        const SayCodedClaim *claim = &e->claims.items[article->first_claim + i];
        if (claim->told && !say_voices_differ(claim->voice, voice)) return true;
    }
    return false;
}

/* One voice in one article may give several counts: a sum and its parts, two places. What another
   one says contradicts it when it contradicts them all. */
static bool contradicts(const SayEvidence *e, const Figures *figures, const SayToll *a,
                        const SayToll *b)
{
    if (a->revised || b->revised || !say_voices_differ(a->voice, b->voice) ||
        say_figures_agree(e, a, b) || may_be_of(e, a, b->voice) || may_be_of(e, b, a->voice))
        return false;
    for (uint32_t i = 0; i < figures->count; i++) {
        const SayToll *x = at(e, figures, i);
        bool of_a = x->article == a->article && say_str_equal(x->voice, a->voice);
        bool of_b = x->article == b->article && say_str_equal(x->voice, b->voice);
        if ((of_a && say_figures_agree(e, x, b)) || (of_b && say_figures_agree(e, x, a)))
            return false;
    }
    return true;
}

/* The figure is another voice's, and the voice that the article gives for it has its own: a
   retelling that mixes them up. */
static bool mixed_up(const SayEvidence *e, const Figures *figures, const SayToll *figure)
{
    bool own = false, of_other = false;
    SayDay day = e->articles.items[figure->article].published;
    for (uint32_t i = 0; i < figures->count; i++) {
        const SayToll *other = at(e, figures, i);
        if (other->article == figure->article) continue;
        SayDay published = e->articles.items[other->article].published;
        bool same =
            other->range.best == figure->range.best && other->range.low == figure->range.low;
        if (!say_voices_differ(other->voice, figure->voice))
            own = own || (!say_figures_agree(e, other, figure) && published == day);
        else
            of_other = of_other || (same && published <= day && e->claims.items[other->claim].told);
    }
    return own && of_other;
}

/* The earlier figures of a side's voices stand beside it as revised. */
static void add_revised(const SayEvidence *e, const Figures *figures, const SayToll *current,
                        SaySide *side)
{
    for (uint32_t i = 0; i < figures->count; i++) {
        const SayToll *other = at(e, figures, i);
        if (other->revised && say_str_equal(other->voice, current->voice))
            say_dispute_answer(e->arena, side, other->claim, SAY_STANDING_REVISED,
                               say_figure_words(e, other));
    }
}

/* Beside the voice that it is of; it makes no side of its own. */
static void note_credited(const SayEvidence *e, SayDispute *dispute, const SayToll *figure)
{
    SayStr answer = say_figure_words(e, figure);
    for (uint32_t i = 0; i < dispute->sides.count; i++)
        if (say_str_equal(dispute->sides.items[i].answer, answer))
            say_dispute_answer(e->arena, &dispute->sides.items[i], figure->claim,
                               SAY_STANDING_CREDITED, SAY_STR_NONE);
}

/* Reprints of one statement: they contradict what it does. */
static bool is_twin(const SayEvidence *e, const SayToll *a, const SayToll *b)
{
    return a->range.low == b->range.low && a->range.best == b->range.best &&
           a->range.high == b->range.high && a->revised == b->revised &&
           say_str_equal(a->voice, b->voice) && say_str_equal(a->counted, b->counted) &&
           say_str_equal(e->claims.items[a->claim].text_origin,
                         e->claims.items[b->claim].text_origin);
}

/* The figures without their reprints; original: of each figure, where its own stands there. */
static Figures without_reprints(const SayEvidence *e, const Figures *figures, uint32_t *original)
{
    Figures originals = {0};
    for (uint32_t i = 0; i < figures->count; i++) {
        uint32_t k = 0;
        while (k < originals.count && !is_twin(e, at(e, figures, i), at(e, &originals, k))) k++;
        if (k == originals.count) *say_push(e->arena, &originals) = figures->items[i];
        original[i] = k;
    }
    return originals;
}

/* Of each original, whether another voice contradicts it. */
static bool *find_disputed(const SayEvidence *e, const Figures *originals, const bool *mixed)
{
    bool *disputed = say_arena_alloc(e->arena, originals->count + 1);
    for (uint32_t i = 0; i < originals->count; i++)
        for (uint32_t k = 0; k < originals->count && !disputed[i] && !mixed[i]; k++)
            disputed[i] =
                !mixed[k] && contradicts(e, originals, at(e, originals, i), at(e, originals, k));
    return disputed;
}

static void find_numbers(const SayEvidence *e, const SayHappening *event, const char *unit,
                         SayDisputes *disputes)
{
    Figures figures = gather(e, event, unit);
    SayDispute dispute = {.question = unit};
    if (figures.count < 2) return;
    uint32_t *original = say_arena_alloc(e->arena, figures.count * sizeof *original);
    Figures originals = without_reprints(e, &figures, original);
    bool *mixed = say_arena_alloc(e->arena, originals.count);
    for (uint32_t i = 0; i < originals.count; i++)
        mixed[i] = mixed_up(e, &originals, at(e, &originals, i));
    const bool *disputed = find_disputed(e, &originals, mixed);
    for (uint32_t i = 0; i < figures.count; i++) {
        const SayToll *figure = at(e, &figures, i);
        if (!disputed[original[i]]) continue;
        SaySide *side = say_dispute_side(e->arena, &dispute, say_figure_words(e, figure));
        say_dispute_answer(e->arena, side, figure->claim, SAY_STANDING_HOLDS, SAY_STR_NONE);
        add_revised(e, &figures, figure, side);
    }
    for (uint32_t i = 0; i < figures.count; i++)
        if (mixed[original[i]]) note_credited(e, &dispute, at(e, &figures, i));
    say_dispute_keep(e->arena, disputes, &dispute);
}

void say_dispute_numbers(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    static const char *const units[] = {"killed", "injured", "arrested", "displaced"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        find_numbers(e, event, units[i], disputes);
}
