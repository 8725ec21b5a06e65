/* actors.h -- what the files of the actor step share: the parts of a phrase, and what they lend
 * to its mention. */
#ifndef SAY_MENTION_ACTORS_H
#define SAY_MENTION_ACTORS_H

#include "mention/steps.h"

/* What the parts of one phrase are to its mention. */
typedef struct SayRoles {
    const SayHit *name; /* the actor's own name */
    const SayHit *role; /* the role nearest the head */
    const SayHit
        *body; /* organisation that lends its country: "Pentagon" in "a Pentagon spokesman" */
    const SayHit *country;     /* country that an adjective or a compound names */
    const SayHit *second_role; /* "militia" in "militia leader" */
    const SayHit *backer;
} SayRoles;

/* Modifiers that are coordinated, and each is of another actor: "US and Iraqi forces". */
#define SAY_SHARERS_MOST 6
typedef struct SaySharers {
    const SayHit *hits[SAY_SHARERS_MOST]; /* in the order of the text */
    uint32_t count;                       /* 0, or two and more */
} SaySharers;
SaySharers say_sharers_find(const SayNaming *naming, const SayPhrase *phrase,
                            const SayRoles *roles);
/* The roles with this modifier alone. */
SayRoles say_sharer_roles(const SayNaming *naming, const SayRoles *roles, const SayHit *hit);

/* Sorts the parts from the head outwards, so that the nearest role and organisation win. */
SayRoles say_roles_sort(const SayNaming *naming, const SayPhrase *phrase);
bool say_names_country(const SayNaming *naming, const SayHit *hit);

/* Country and backer; sectors; kind and number, in this order. They fill what the mention has not
 * got. */
void say_compose_country(const SayNaming *naming, const SayRoles *roles, SayActorMention *m);
void say_compose_sectors(const SayNaming *naming, const SayPhrase *phrase, const SayRoles *roles,
                         SayActorMention *m);
void say_compose_kind(const SayNaming *naming, const SayRoles *roles, SayActorMention *m);
/* "Iranian troops", "militants": a name for a role, the same for all its forms. */
SayStr say_role_name(const SayNaming *naming, const SayRoles *roles, SayStr country);
/* The dictionary's name; a country's people are not the country. */
SayStr say_own_name(const SayNaming *naming, const SayHit *hit);

/* actors_place.c: a country, city or house that stands for a government, where it says a place and
 * not who acts; the mention of a country named so, false where it is none. */
bool say_is_only_place(const SayNaming *naming, const SayHit *hit);
bool say_where_mention(const SayNaming *naming, const SayHit *hit, SayActorMention *into);

#endif
