/* chain_share.c -- what the mentions of a chain learn from each other: "Ryder" gets the country and
   the role of "Pentagon spokesman Patrick Ryder". */
#include "mention/steps.h"

#include <string.h>

/* "President Holm" holds the office, whatever is said of another one elsewhere. */
static bool holds_office(const SayNaming *naming, const SayActorMention *m)
{
    for (uint32_t t = m->first; t < m->end && !m->former; t++)
        if (naming->hit_at[t] != SAY_NONE &&
            naming->hits.items[naming->hit_at[t]].field == SAY_PHRASE_WORD)
            return true;
    return false;
}

/* A person called former once is so in the whole article. */
static void learn_sectors(const SayNaming *naming, SayActorMention *to, const SayActorMention *from)
{
    SayStr sectors[3];
    memcpy(sectors, from->sectors, sizeof sectors);
    if (from->former && !to->former && !holds_office(naming, to)) {
        to->former = true;
        say_sectors_leave_office(to->sectors, true);
    }
    if (to->former) say_sectors_leave_office(sectors, false);
    say_sectors_add(to, sectors);
}

static void learn(const SayNaming *naming, SayActorMention *to, const SayActorMention *from)
{
    if (!to->country.data) to->country = from->country;
    if (!to->backer.data) to->backer = from->backer;
    if (from->kind == SAY_ACTOR_COUNTRY || to->kind == SAY_ACTOR_COUNTRY) return;
    learn_sectors(naming, to, from);
    if (to->kind == SAY_ACTOR_UNKNOWN) to->kind = from->kind;
    to->agency |= from->agency && to->dictionary == from->dictionary;
}

static bool is_named(const SayDoc *doc, const SayActorMention *m)
{
    return m->dictionary || m->person_name || say_doc_names_unknown(doc, m);
}

/* The chain's fullest name: a dictionary's, else the longest in the article; roles keep theirs when
 * there is none. */
static void learn_name(const SayDoc *doc, SayActorMention *to, const SayActorMention *from)
{
    if (from->pronoun || !from->name.data || !is_named(doc, from)) return;
    bool better = !to->name.data || !is_named(doc, to) || (from->dictionary && !to->dictionary) ||
                  (!to->dictionary && from->name.size > to->name.size);
    if (!better) return;
    to->name = from->name;
    if (from->person_name) to->kind = SAY_ACTOR_PERSON;
}

void say_chain_share(const SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    for (SayIndex i = 0; i < doc->actors.count; i++) /* each leads to one before it */
        doc->actors.items[i].chain = doc->actors.items[doc->actors.items[i].chain].chain;
    for (SayIndex i = 0; i < doc->actors.count; i++) { /* the first mention gathers */
        SayActorMention *m = &doc->actors.items[i];
        if (m->chain == i || m->adjective) continue;
        SayActorMention *first = &doc->actors.items[m->chain];
        learn(naming, first, m);
        learn_name(doc, first, m);
    }
    for (SayIndex i = 0; i < doc->actors.count; i++) { /* and hands out */
        SayActorMention *m = &doc->actors.items[i];
        if (m->chain == i || m->adjective) continue;
        const SayActorMention *first = &doc->actors.items[m->chain];
        learn(naming, m, first);
        learn_name(doc, m, first);
    }
}
