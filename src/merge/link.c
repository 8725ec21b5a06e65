/* link.c -- events that belong together and are not one: an order and the attack that was ordered,
   a strike and the arrests in the same town on the same day. */
#include "merge/evidence.h"

#include <stdlib.h>

static int by_events(const void *a, const void *b)
{
    const SayEventLink *x = a, *y = b;
    if (x->event != y->event) return x->event < y->event ? -1 : 1;
    if (x->other != y->other) return x->other < y->other ? -1 : 1;
    return strcmp(x->kind, y->kind);
}

static bool in_one_town(const SayCodedClaim *a, const SayCodedClaim *b)
{
    bool town = a->precision == SAY_PRECISION_EXACT || a->precision == SAY_PRECISION_CITY;
    return town && a->place.size && say_str_equal(a->place, b->place) &&
           say_str_equal(a->place_country, b->place_country);
}

static bool on_one_day(const SayCodedClaim *a, const SayCodedClaim *b)
{
    return a->first != SAY_DAY_NONE && a->first == a->last && b->first == a->first &&
           b->last == a->last;
}

static bool took_place(const SayCodedClaim *claim)
{
    return claim->status == SAY_EVENT_STATUS_HAPPENED || claim->status == SAY_EVENT_STATUS_ONGOING;
}

static void add(SayEvidence *e, uint32_t event, uint32_t other, const char *kind)
{
    *say_push(e->arena, &e->links_of_events) = (SayEventLink){event, other, kind};
}

static void link_claims(SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    if (a->event == SAY_NONE || b->event == SAY_NONE || a->event == b->event) return;
    if (a->about != SAY_EVENT_NONE && a->about_at != SAY_NONE && a->about_at == b->trigger_at)
        add(e, a->event, b->event, "about");
    if (took_place(a) && took_place(b) && in_one_town(a, b) && on_one_day(a, b) &&
        say_str_compare(e->events.items[a->event].id, e->events.items[b->event].id) < 0)
        add(e, a->event, b->event, "beside");
}

void say_merge_links(SayEvidence *e)
{
    for (uint32_t i = 0; i < e->articles.count; i++) {
        const SayStoredArticle *article = &e->articles.items[i];
        const SayCodedClaim *own = e->claims.items + article->first_claim;
        for (uint32_t a = 0; a < article->claim_count; a++)
            for (uint32_t b = 0; b < article->claim_count; b++) link_claims(e, &own[a], &own[b]);
    }
    uint32_t count = e->links_of_events.count, kept = 0;
    SayEventLink *links = e->links_of_events.items;
    if (count) qsort(links, count, sizeof *links, by_events);
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || by_events(&links[i], &links[i - 1])) links[kept++] = links[i];
    e->links_of_events.count = kept;
}
