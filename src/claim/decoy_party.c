/* decoy_party.c -- whose acts are politics, and whose are their own affair: a firm's contract, a
   correspondent's interview, a player and her club. */
#include "claim/event.h"

static bool holds_one(SayStr word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (say_str_equal(word, say_str(words[i]))) return true;
    return false;
}

/* Sectors of people whose acts are no politics by themselves; business makes the officials of a
 * firm none of the state's. */
static bool says_politics(const SayActorMention *m)
{
    static const char *const NOT[] = {"BUS", "CVL", "MED", "EDU", "HLH"};
    bool politics = false;
    for (int k = 0; k < 3 && m->sectors[k].size; k++) {
        if (say_str_equal(m->sectors[k], SAY_STR("BUS"))) return false;
        politics = politics || !holds_one(m->sectors[k], NOT, sizeof NOT / sizeof *NOT);
    }
    return politics;
}

/* "Ambassador Estates Corp": whatever else its name says. */
static bool firm_by_name(const SayDoc *doc, const SayActorMention *m)
{
    static const char *const FORMS[] = {"Corp", "Corp.", "Inc", "Inc.", "Ltd", "Ltd.",
                                        "Plc",  "PLC",   "plc", "Co",   "Co."};
    for (uint32_t i = m->first; i < m->end; i++)
        if (holds_one(say_doc_token(doc, i), FORMS, sizeof FORMS / sizeof *FORMS)) return true;
    return false;
}

static bool political(const SayDoc *doc, const SayActorMention *m)
{
    if (firm_by_name(doc, m)) return false;
    switch (m->kind) {
    case SAY_ACTOR_COMPANY:
    case SAY_ACTOR_MEDIA:
    case SAY_ACTOR_UNKNOWN:
    case SAY_ACTOR_ORGANISATION:
    case SAY_ACTOR_PERSON:
    case SAY_ACTOR_ROLE: return says_politics(m);
    default: return true;
    }
}

static const SayActorMention *first_of(const SayDoc *doc, const SayActorMention *m)
{
    return m->chain < doc->actors.count ? &doc->actors.items[m->chain] : m;
}

/* A pronoun for nobody named, or a civilian without a country: "we discussed", "a doctor agreed".
 */
static bool plain_people(const SayDoc *doc, const SayActorMention *m)
{
    m = first_of(doc, m);
    if (m->country.size) return false;
    if (m->pronoun) return !m->sectors[0].size || say_str_equal(m->sectors[0], SAY_STR("CVL"));
    bool people = m->kind == SAY_ACTOR_ROLE || m->kind == SAY_ACTOR_PERSON;
    for (int k = 0; people && k < 3; k++)
        if (m->sectors[k].size && !say_str_equal(m->sectors[k], SAY_STR("CVL"))) return false;
    return people &&
           m->sectors[0].size; /* of a name that no dictionary has, nothing is known: it stays */
}

/* These, and a firm, a paper, a name of which nothing is known; of people those without a country:
   "Iraqi doctors agreed" is told of Iraq. */
static bool private_party(const SayDoc *doc, const SayActorMention *m)
{
    m = first_of(doc, m);
    if (political(doc, m)) return false;
    bool people = m->kind == SAY_ACTOR_PERSON || m->kind == SAY_ACTOR_ROLE;
    bool trade = say_str_equal(m->sectors[0], SAY_STR("BUS")) ||
                 say_str_equal(m->sectors[0], SAY_STR("MED"));
    return !people || trade || !m->country.size;
}

typedef bool Test(const SayDoc *doc, const SayActorMention *m);

/* "the president", "Chairman Ulm": without a country it may be a firm's. */
static bool office_of_any_house(const SayDoc *doc, const SayActorMention *m)
{
    static const char *const OFFICES[] = {"president", "chairman", "chairwoman", "director",
                                          "officer",   "chief",    "official",   "adviser"};
    if (m->country.size || (m->kind != SAY_ACTOR_ROLE && m->kind != SAY_ACTOR_PERSON)) return false;
    for (uint32_t i = m->first; i < m->end; i++)
        if (holds_one(say_role_lemma(doc, i), OFFICES, sizeof OFFICES / sizeof *OFFICES))
            return true;
    return false;
}

static bool political_party(const SayDoc *doc, const SayActorMention *m)
{
    if (office_of_any_house(doc, first_of(doc, m))) return false;
    return political(doc, m) || political(doc, first_of(doc, m));
}

/* How many of the parties pass; `total`: of how many. */
static uint32_t count_parties(const SayDoc *doc, const SayEventDraft *draft, Test *test,
                              uint32_t *total)
{
    const SayParties *sides[] = {&draft->actors, &draft->recipients};
    uint32_t count = 0;
    *total = 0;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < sides[side]->count; i++, ++*total)
            count += test(doc, &doc->actors.items[sides[side]->items[i]]);
    return count;
}

bool say_parties_private(const SayDoc *doc, const SayEventDraft *draft, bool unknown)
{
    uint32_t total = 0;
    if (unknown && doc->sentences.count < 2) return false; /* nothing more is said of anybody */
    Test *test = unknown ? private_party : plain_people;
    return count_parties(doc, draft, test, &total) == total && total > 0;
}

bool say_parties_political(const SayDoc *doc, const SayEventDraft *draft)
{
    uint32_t total = 0;
    return count_parties(doc, draft, political_party, &total) > 0;
}

static SayPartyKind kind_by_sectors(const SayDoc *doc, const SayActorMention *m)
{
    static const struct {
        SayPartyKind kind;
        const char *sectors;
    } table[] = {{SAY_PARTY_WORLD_BODY, "IGO"},
                 {SAY_PARTY_FORCE, "MIL|REB|UAF|SPY"},
                 {SAY_PARTY_POLICE, "COP|JUD|CRM"},
                 {SAY_PARTY_OFFICE, "GOV|LEG"},
                 {SAY_PARTY_FIRM, "BUS"},
                 {SAY_PARTY_MEDIUM, "MED"},
                 {SAY_PARTY_POLITICIAN, "PTY|OPP|ELI"}};
    for (int k = 0; m->kind == SAY_ACTOR_ROLE && k < 3; k++) /* "company officials" */
        if (say_str_equal(m->sectors[k], SAY_STR("BUS"))) return SAY_PARTY_FIRM;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        for (int k = 0; k < 3 && m->sectors[k].size; k++)
            if (say_str_in(m->sectors[k], table[i].sectors)) return table[i].kind;
    bool plain = say_str_equal(m->sectors[0], SAY_STR("CVL")) && !m->sectors[1].size;
    if (m->sectors[0].size && m->country.size) return SAY_PARTY_PEOPLE;
    if (m->sectors[0].size) return plain ? SAY_PARTY_CIVILIANS : SAY_PARTY_PEOPLE_OF_NOWHERE;
    if (m->pronoun && say_token_in(doc, m->head, "it|its|this|that|which|these"))
        return SAY_PARTY_THING;
    if (m->pronoun)
        return say_token_in(doc, m->head, "I|me|my|we|us|our") ? SAY_PARTY_SPEAKER
                                                               : SAY_PARTY_UNKNOWN_ONE;
    if (m->kind == SAY_ACTOR_PERSON)
        return m->country.size ? SAY_PARTY_PERSON : SAY_PARTY_PERSON_OF_NOWHERE;
    if (m->kind == SAY_ACTOR_ROLE)
        return m->country.size ? SAY_PARTY_ROLE : SAY_PARTY_ROLE_OF_NOWHERE;
    return m->country.size ? SAY_PARTY_BODY : SAY_PARTY_NAME;
}

SayPartyKind say_party_kind(const SayDoc *doc, SayIndex actor)
{
    const SayActorMention *m = &doc->actors.items[actor], *first = first_of(doc, m);
    if (firm_by_name(doc, m) || firm_by_name(doc, first)) return SAY_PARTY_FIRM;
    if (!m->sectors[0].size && !m->country.size) m = first;
    switch (m->kind) {
    case SAY_ACTOR_COUNTRY: return m->country.size ? SAY_PARTY_STATE : SAY_PARTY_REGION;
    case SAY_ACTOR_COMPANY: return SAY_PARTY_FIRM;
    case SAY_ACTOR_MEDIA: return SAY_PARTY_MEDIUM;
    case SAY_ACTOR_IGO: return SAY_PARTY_WORLD_BODY;
    case SAY_ACTOR_ETHNIC: return SAY_PARTY_PEOPLE;
    case SAY_ACTOR_PARTY: return SAY_PARTY_POLITICIAN;
    case SAY_ACTOR_MILITARY:
    case SAY_ACTOR_ARMED_GROUP: return SAY_PARTY_FORCE;
    case SAY_ACTOR_POLICE:
    case SAY_ACTOR_COURT: return SAY_PARTY_POLICE;
    case SAY_ACTOR_GOVERNMENT:
    case SAY_ACTOR_LEGISLATURE: return SAY_PARTY_OFFICE;
    default: break;
    }
    SayPartyKind kind = kind_by_sectors(doc, m);
    if (kind != SAY_PARTY_OFFICE || m->country.size) return kind;
    return SAY_PARTY_OFFICE_OF_NOWHERE;
}

const char *say_party_kind_name(SayPartyKind standing)
{
    static const char *const names[] = {
#define X(id, name) name,
        SAY_PARTY_KIND_LIST(X)
#undef X
    };
    return names[standing];
}
