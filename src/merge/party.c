/* party.c -- whether two parties may be one. */
#include "merge/evidence.h"

/* States, armed groups and everybody else are never each other, whatever country they share: "Iraqi
   militias" are not Iraq, and "Iranians" are not Iran. */
typedef enum Class { CLASS_UNKNOWN, CLASS_STATE, CLASS_REBEL, CLASS_BODY, CLASS_CIVIL } Class;

static bool has_sector(const SayParty *party, const char *sector)
{
    return say_str_find(party->sectors, say_str(sector), 0) != UINT32_MAX;
}

/* Whom a report calls people may be of any class: the dead of another one's "rebels", too. */
static bool is_anybody(const SayParty *party)
{
    static const char *const words[] = {"people", "person", "man", "victim", "other"};
    if (party->kind != SAY_ACTOR_ROLE || party->country.size) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_str_equal(party->name, say_str(words[i]))) return true;
    return false;
}

static Class class_of(const SayParty *party)
{
    static const char *const rebel[] = {"REB", "UAF", "CRM", "OPP"};
    static const char *const state[] = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD"};
    if (is_anybody(party)) return CLASS_UNKNOWN;
    for (size_t i = 0; i < sizeof rebel / sizeof *rebel; i++)
        if (has_sector(party, rebel[i])) return CLASS_REBEL;
    if (party->kind == SAY_ACTOR_ARMED_GROUP) return CLASS_REBEL;
    for (size_t i = 0; i < sizeof state / sizeof *state; i++)
        if (has_sector(party, state[i])) return CLASS_STATE;
    switch (party->kind) {
    case SAY_ACTOR_COUNTRY:
    case SAY_ACTOR_GOVERNMENT:
    case SAY_ACTOR_MILITARY:
    case SAY_ACTOR_POLICE:
    case SAY_ACTOR_INTELLIGENCE:
    case SAY_ACTOR_LEGISLATURE:
    case SAY_ACTOR_COURT: return CLASS_STATE;
    case SAY_ACTOR_IGO:
    case SAY_ACTOR_NGO:
    case SAY_ACTOR_MEDIA:
    case SAY_ACTOR_COMPANY: return CLASS_BODY;
    case SAY_ACTOR_UNKNOWN: return CLASS_UNKNOWN;
    case SAY_ACTOR_ROLE:
    case SAY_ACTOR_PERSON:
        return party->sectors.size ? CLASS_CIVIL : CLASS_UNKNOWN; /* "a leader" */
    default: return CLASS_CIVIL;
    }
}

static bool generic(const SayParty *party)
{
    return party->kind == SAY_ACTOR_ROLE || party->kind == SAY_ACTOR_UNKNOWN ||
           party->kind == SAY_ACTOR_COUNTRY;
}

static bool same_sectors(const SayParty *a, const SayParty *b)
{
    return a->sectors.size && say_str_equal(a->sectors, b->sectors);
}

static bool belongs(const SayParty *part, const SayParty *whole)
{
    return part->parent.size && say_str_equal(part->parent, whole->name);
}

/* "Karvelian army convoy" says more closely which "army convoy". */
static bool narrows(SayStr name, SayStr wide)
{
    return wide.size && name.size > wide.size && say_str_ends(name, wide) &&
           name.data[name.size - wide.size - 1] == ' ';
}

static bool one_home(const SayParty *a, const SayParty *b)
{
    return !a->country.size || !b->country.size || say_str_equal(a->country, b->country);
}

bool say_party_within(const SayParty *a, const SayParty *b)
{
    if (belongs(a, b)) return true;
    if (!one_home(a, b)) return false;
    Class class_a = class_of(a), class_b = class_of(b);
    if (b->kind == SAY_ACTOR_COUNTRY)
        return class_a == CLASS_STATE && a->kind != SAY_ACTOR_COUNTRY && a->country.size;
    if (b->kind != SAY_ACTOR_ROLE || class_a != class_b) return false;
    return narrows(a->name, b->name) || (class_a == CLASS_REBEL && !generic(a));
}

/* A person by name of whom no more is known is nobody of a state that is: "Tamm ordered supplies"
   is not what Iran ordered. */
static bool strange_to(const SayParty *person, const SayParty *other)
{
    return person->kind == SAY_ACTOR_PERSON && person->name.size && !person->country.size &&
           !person->sectors.size && !say_str_equal(person->name, other->name) &&
           other->country.size && class_of(other) == CLASS_STATE;
}

bool say_party_conflict(const SayParty *a, const SayParty *b)
{
    if (belongs(a, b) || belongs(b, a)) return false;
    if (strange_to(a, b) || strange_to(b, a)) return true;
    if (a->country.size && b->country.size && !say_str_equal(a->country, b->country)) return true;
    Class class_a = class_of(a), class_b = class_of(b);
    if (class_a != CLASS_UNKNOWN && class_b != CLASS_UNKNOWN && class_a != class_b) return true;
    bool two_names = a->name.size && b->name.size && !say_str_equal(a->name, b->name);
    return two_names && !generic(a) && !generic(b) && class_a != CLASS_STATE;
}

bool say_party_rival(const SayParty *a, const SayParty *b)
{
    if (belongs(a, b) || belongs(b, a)) return false;
    Class class_a = class_of(a), class_b = class_of(b);
    if (class_a != CLASS_UNKNOWN && class_b != CLASS_UNKNOWN && class_a != class_b) return true;
    bool roles = a->kind == SAY_ACTOR_ROLE || b->kind == SAY_ACTOR_ROLE;
    return !roles && say_party_conflict(a, b);
}

int say_party_match(const SayParty *a, const SayParty *b)
{
    if (belongs(a, b) || belongs(b, a)) return 2;
    bool one_country = a->country.size && say_str_equal(a->country, b->country);
    bool one_name = a->name.size && say_str_equal(a->name, b->name);
    if (a->country.size && b->country.size && !one_country) return 0;
    if (one_name && !(a->kind == SAY_ACTOR_ROLE && !a->country.size)) return 3;
    Class class_a = class_of(a), class_b = class_of(b);
    if (one_name) return 1; /* "militants" here and there */
    if (class_a != class_b || class_a == CLASS_UNKNOWN || class_a == CLASS_BODY) return 0;
    if (!one_country) return class_a == CLASS_REBEL && (generic(a) || generic(b)) ? 1 : 0;
    if (!generic(a) && !generic(b) && class_a != CLASS_STATE)
        return 0; /* two groups by name, two persons by name */
    return same_sectors(a, b) || class_a == CLASS_REBEL ? 2 : 1;
}
