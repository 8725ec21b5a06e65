/* story.c -- articles about the same belong to one story, and so do articles that report the same
   happenings within a week of each other, where a happening is pinned to a town or a day: "talks
   with the president" alone hold no story together. */
#include "core/digest.h"
#include "merge/evidence.h"

#define WEEK 7

static uint32_t root_of(uint32_t *parents, uint32_t at)
{
    while (parents[at] != at) at = parents[at] = parents[parents[at]];
    return at;
}

/* The smaller index becomes the root, so the result does not depend on the order of joins. */
static void join(uint32_t *parents, uint32_t a, uint32_t b)
{
    uint32_t x = root_of(parents, a), y = root_of(parents, b);
    if (x < y)
        parents[y] = x;
    else
        parents[x] = y;
}

static bool within_week(SayDay a, SayDay b)
{
    if (a == SAY_DAY_NONE || b == SAY_DAY_NONE) return a == b;
    return a - b <= WEEK && b - a <= WEEK;
}

static bool pinned(const SayEvidence *e, const SayHappening *event)
{
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        bool town = claim->place.size && (claim->precision == SAY_PRECISION_EXACT ||
                                          claim->precision == SAY_PRECISION_CITY ||
                                          claim->precision == SAY_PRECISION_DISTRICT);
        bool day = claim->first != SAY_DAY_NONE && claim->first == claim->last;
        if (town && day) return true;
    }
    return false;
}

static void join_articles(const SayEvidence *e, const SayHappening *event, uint32_t *parents)
{
    const SayCodedClaim *first = &e->claims.items[event->claims.items[0]];
    if (first->status == SAY_EVENT_STATUS_HISTORICAL || !pinned(e, event)) return;
    for (uint32_t i = 1; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        const SayCodedClaim *before = &e->claims.items[event->claims.items[i - 1]];
        if (within_week(e->articles.items[claim->article].published,
                        e->articles.items[before->article].published))
            join(parents, claim->article, before->article);
    }
}

static SayStr story_id(SayEvidence *e, uint32_t root)
{
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, SAY_STR("story"));
    say_hasher_field(&hasher, e->articles.items[root].id);
    SayDigest digest = say_hasher_end(&hasher);
    return say_id(e->arena, 's', &digest);
}

/* ---- headlines ---- */

/* The medoid of the topic that has most articles in the story: the article that shares most unusual
   words with the others; of equals the earlier. */
static bool more_typical(const SayEvidence *e, const uint32_t *sizes, uint32_t a, uint32_t b)
{
    const SayStoredArticle *x = &e->articles.items[a], *y = &e->articles.items[b];
    if (sizes[x->topic] != sizes[y->topic]) return sizes[x->topic] > sizes[y->topic];
    if (x->typical != y->typical) return x->typical > y->typical;
    if (x->published != y->published) return x->published < y->published;
    return a < b;
}

static void find_headlines(SayEvidence *e)
{
    uint32_t *sizes = say_arena_alloc(e->scratch, (e->articles.count + 1) * sizeof *sizes);
    for (uint32_t i = 0; i < e->articles.count; i++) {
        sizes[e->articles.items[i].topic]++;
        e->articles.items[i].headline = SAY_NONE;
    }
    for (uint32_t i = 0; i < e->articles.count; i++) {
        uint32_t *headline = &e->articles.items[e->articles.items[i].story].headline;
        if (!e->articles.items[i].title.size) continue;
        if (*headline == SAY_NONE || more_typical(e, sizes, i, *headline)) *headline = i;
    }
}

void say_merge_stories(SayEvidence *e)
{
    uint32_t *parents = say_arena_alloc(e->arena, (e->articles.count + 1) * sizeof *parents);
    for (uint32_t i = 0; i < e->articles.count; i++) parents[i] = e->articles.items[i].topic;
    for (uint32_t i = 0; i < e->events.count; i++) join_articles(e, &e->events.items[i], parents);
    for (uint32_t i = 0; i < e->articles.count; i++)
        e->articles.items[i].story = root_of(parents, i);
    for (uint32_t i = 0; i < e->articles.count; i++)
        if (e->articles.items[i].story == i) e->articles.items[i].story_id = story_id(e, i);
    for (uint32_t i = 0; i < e->events.count; i++) {
        SayHappening *event = &e->events.items[i];
        event->story = e->articles.items[e->claims.items[event->claims.items[0]].article].story;
    }
    find_headlines(e);
}
