/* names.c -- names that no dictionary knows, and what the network's names say against a dictionary.

   The network tells where a name stands and whether it is one of a person, a body, a people or a
   place; the name's own words tell the kind of body and how large a place. Where the network is
   silent, a run of capitalised words that acts, or that a role stands before, is a name as well. */
#include "core/utf8.h"
#include "mention/steps.h"

#include <assert.h>

static const struct {
    const char *words;
    SayActorKind kind;
} organisations[] = {
    {"Ministry|Department|Government|Administration|Authority|Office|Bureau|Secretariat|Embassy|"
     "Cabinet|Directorate",
     SAY_ACTOR_GOVERNMENT},
    {"Army|Forces|Force|Corps|Command|Navy|Fleet|Regiment|Battalion|Division|Guard|Guards|Squadron",
     SAY_ACTOR_MILITARY},
    {"Brigade|Brigades|Militia|Militias|Front|Resistance|Mujahideen|Battalions",
     SAY_ACTOR_ARMED_GROUP},
    {"Police|Constabulary", SAY_ACTOR_POLICE},
    {"Party|Coalition|Alliance|Bloc|Congress|Movement", SAY_ACTOR_PARTY},
    {"Parliament|Assembly|Senate|Knesset|Majlis", SAY_ACTOR_LEGISLATURE},
    {"Court|Tribunal", SAY_ACTOR_COURT},
    {"News|Times|Post|TV|Television|Radio|Newspaper|Gazette|Herald|Tribune|Daily|Press|"
     "Broadcasting|Media",
     SAY_ACTOR_MEDIA},
    {"Company|Corp|Corporation|Inc|Ltd|Limited|Bank|Airlines|Airways|Holdings|Industries|Group|plc|"
     "LLC",
     SAY_ACTOR_COMPANY},
    {"Council|Committee|Commission|Association|Union|Federation|League|Organization|Organisation|"
     "Institute|Institution|"
     "Center|Centre|University|College|School|Hospital|Foundation|Society|Agency|Network|"
     "Observatory|Board|Club|"
     "Initiative|Academy|Confederation|Fund|Trust|Syndicate|Congregation|Church|Museum|Service|"
     "Services|Team|Chamber",
     SAY_ACTOR_ORGANISATION},
};

static const struct {
    const char *words;
    SayPrecision precision;
} places[] = {
    {"Province|Governorate|Region|State|Oblast|Prefecture", SAY_PRECISION_PROVINCE},
    {"District|County|Municipality|Neighbourhood|Neighborhood|Suburb|Township",
     SAY_PRECISION_DISTRICT},
    {"City|Town|Village|Camp", SAY_PRECISION_CITY},
    {"River|Lake|Sea|Gulf|Strait|Island|Islands|Mountain|Mountains|Valley|Desert|Peninsula|Ocean|"
     "Coast|Basin|Delta|"
     "Plateau|Highlands|Bay|Mount",
     SAY_PRECISION_REGION},
    {"Street|Road|Avenue|Bridge|Airport|Square|Highway|Port|Airbase|Airfield|Stadium|Park|Hotel|"
     "Crossing|Station|"
     "Prison|Hill|Heights|Harbor|Harbour|Palace|Boulevard|Dam",
     SAY_PRECISION_EXACT},
};

static const char parties[] = "Democrats|Republicans|Conservatives|Liberals|Socialists|Communists|"
                              "Nationalists|Islamists|Greens|Tories|Labour";
static const char faithful[] = "Muslims|Christians|Jews|Hindus|Buddhists|Sikhs|Catholics|"
                               "Protestants|Sunnis|Shiites|Copts|Mormons|Baptists";

bool say_is_capital(const SayDoc *doc, uint32_t token)
{
    uint32_t at = 0;
    SayStr form = say_doc_token(doc, token);
    return form.size > 0 && say_utf8_is_upper(say_utf8_next(form, &at));
}

const SayName *say_name_of(const SayNaming *naming, uint32_t token)
{
    SayIndex at = naming->name_at[token];
    return at == SAY_NONE ? NULL : &naming->doc->names.items[at];
}

/* The longer names of persons tell who is meant by their surnames later, or in a headline before.
 */
void say_names_mark(SayNaming *naming)
{
    const SayDoc *doc = naming->doc;
    for (SayIndex i = 0; i < doc->names.count; i++) {
        const SayName *name = &doc->names.items[i];
        for (uint32_t t = name->first; t < name->end; t++) naming->name_at[t] = i;
        if (name->type != SAY_NAME_PERSON) continue;
        for (uint32_t t = name->first + 1; t < name->end; t++)
            if (say_is_capital(doc, t) && doc->tokens.end[t] - doc->tokens.start[t] > 2)
                say_map_set(&naming->surnames, say_doc_token(doc, t), 1);
    }
}

/* ---- names against dictionaries ---- */

/* A capital word of the name beside the hit. */
static bool has_more(const SayNaming *naming, const SayName *name, const SayHit *hit)
{
    for (uint32_t t = name->first; t < name->end; t++)
        if ((t < hit->first || t >= hit->end) && say_is_capital(naming->doc, t)) return true;
    return false;
}

static bool is_direction(const SayDoc *doc, uint32_t t)
{
    return say_token_in(doc, t,
                        "north|south|east|west|northern|southern|eastern|western|central|"
                        "northeast|northwest|southeast|southwest|greater|upper|lower");
}

/* "Washington" is a person where the article names one in full, or calls him Mr. */
static bool is_surely_person(const SayNaming *naming, const SayName *name)
{
    const SayDoc *doc = naming->doc;
    bool led = name->first > doc->sentences.items[doc->tokens.sentence[name->first]].first;
    return (led && say_token_in(doc, name->first - 1, "mr|mr.|mrs|mrs.|ms|ms.|dr|dr.")) ||
           say_map_get(&naming->surnames, say_doc_token(doc, name->end - 1)) != SAY_ABSENT;
}

static bool person_refuses(const SayNaming *naming, const SayName *name, const SayHit *hit,
                           const SayActorEntry *entry)
{
    bool more = has_more(naming, name, hit);
    if (hit->field == SAY_PHRASE_WORD) /* "Julie Bishop", but "Bishop Hale" */
        return more && hit->words == 1 && hit->first > name->first && hit->end == name->end;
    if (entry && entry->kind == SAY_ACTOR_PERSON) return false;
    if (entry && !more && hit->words > 1) return false; /* "Kataib Hezbollah", the whole of it */
    return more || is_surely_person(naming, name);
}

/* "Jordan" in "Jordan Heights", but not in "South Jordan". */
static bool place_refuses(const SayNaming *naming, const SayName *name, const SayHit *hit,
                          const SayActorEntry *entry)
{
    if (entry->kind == SAY_ACTOR_PERSON) /* "in Lincoln" */
        return hit->words == 1 && !is_surely_person(naming, name);
    return hit->words == 1 && hit->field == SAY_PHRASE_NAME && has_more(naming, name, hit) &&
           !is_direction(naming->doc, name->first);
}

bool say_name_refuses(const SayNaming *naming, const SayHit *hit, const SayActorEntry *entry)
{
    const SayName *name = say_name_of(naming, hit->head);
    if (!name || hit->first < name->first || hit->end > name->end) return false;
    if (name->type == SAY_NAME_PERSON) return person_refuses(naming, name, hit, entry);
    if (!entry || hit->field == SAY_PHRASE_WORD) return false;
    if (name->type == SAY_NAME_LOCATION || name->type == SAY_NAME_FACILITY)
        return place_refuses(naming, name, hit, entry);
    return entry->kind == SAY_ACTOR_PERSON && hit->words == 1 && has_more(naming, name, hit);
}

/* ---- what a name names ---- */

static bool kind_by_words(const SayDoc *doc, SayShapeName *name)
{
    for (uint32_t t = name->end; t-- > name->first;) {
        if (!say_is_capital(doc, t)) continue;
        for (uint32_t i = 0; i < sizeof organisations / sizeof *organisations; i++) {
            if (!say_token_in(doc, t, organisations[i].words)) continue;
            name->shape = SAY_SHAPE_ORGANISATION;
            name->kind = organisations[i].kind;
            return true;
        }
    }
    return false;
}

static bool precision_by_words(const SayDoc *doc, SayShapeName *name)
{
    static const char leading[] = "Mount|Lake|Camp|Gulf|Strait|Bay|Port|Province|River";
    for (uint32_t side = 0; side < 2; side++) {
        uint32_t t = side == 0 ? name->end - 1 : name->first;
        if (side == 1 && !say_token_in(doc, t, leading)) continue;
        for (uint32_t i = 0; i < sizeof places / sizeof *places; i++) {
            if (!say_token_in(doc, t, places[i].words)) continue;
            name->precision = places[i].precision;
            return true;
        }
    }
    return false;
}

/* The gazetteer knows the whole name: "Aleppo". */
static bool is_known_place(const SayNaming *naming, uint32_t head, const SayShapeName *name)
{
    SayIndex at = naming->place_at[head];
    if (at == SAY_NONE) return false;
    const SayHit *hit = &naming->place_hits.items[at];
    return hit->first <= name->first && hit->end >= name->end;
}

/* "World Cup", "Trade Agreement": neither who nor where. */
bool say_is_happening(const SayDoc *doc, uint32_t last)
{
    return say_token_in(
        doc, last,
        "Cup|War|Wars|Festival|Summit|Agreement|Constitution|Law|Act|Amendment|Treaty|Accord|"
        "Accords|Pact|Championship|Championships|Games|Olympics|Conference|Forum|Sciences|"
        "Studies|Award|Awards|Prize|Meeting|Dialogue|Protocol|Convention|Deal|Plan|Strategy|"
        "Programme|Program|Project|Report|Charter|Declaration|Resolution|Day|Week|Month|"
        "Operation|Election|Elections|Crisis|Revolution|Massacre|Bill|Order|Index|"
        "Emergency|Exception|Code|Prime|Video|Edition|Book|Show|Exhibition|Peace|Talks");
}

/* "Port Vell, Norland" is two places, and "south Halden" is Halden. */
static void narrow(const SayDoc *doc, SayShapeName *name, uint32_t head)
{
    for (uint32_t t = name->first; t < name->end; t++) {
        if (!say_token_in(doc, t, ",|(") || t == head) continue;
        if (t < head)
            name->first = t + 1;
        else
            name->end = t;
    }
    while (name->first < head && !say_is_capital(doc, name->first) &&
           is_direction(doc, name->first))
        name->first++;
}

static SayShapeName shape_of(const SayNaming *naming, const SayName *name, uint32_t head,
                             bool titled)
{
    const SayDoc *doc = naming->doc;
    SayShapeName shape = {.first = name->first, .end = name->end};
    if (name->type == SAY_NAME_LOCATION) narrow(doc, &shape, head);
    switch ((SayNameType)name->type) {
    case SAY_NAME_PERSON:
        shape.shape = SAY_SHAPE_PERSON;
        shape.kind = SAY_ACTOR_PERSON;
        break;
    case SAY_NAME_ORGANISATION:
        if (kind_by_words(doc, &shape)) break;
        shape.shape = SAY_SHAPE_ORGANISATION;
        shape.kind = SAY_ACTOR_ORGANISATION;
        break;
    case SAY_NAME_GROUP:
        shape.shape = SAY_SHAPE_GROUP;
        shape.kind = say_token_in(doc, name->end - 1, parties)    ? SAY_ACTOR_PARTY
                     : say_token_in(doc, name->end - 1, faithful) ? SAY_ACTOR_RELIGIOUS
                                                                  : SAY_ACTOR_ETHNIC;
        break;
    case SAY_NAME_LOCATION:
    case SAY_NAME_FACILITY:
        if (titled && is_surely_person(naming, name)) {
            shape.shape = SAY_SHAPE_PERSON;
            shape.kind = SAY_ACTOR_PERSON;
            break;
        }
        if (is_known_place(naming, head, &shape)) break; /* the gazetteer's */
        shape.shape = SAY_SHAPE_PLACE;
        if (!precision_by_words(doc, &shape) && name->type == SAY_NAME_FACILITY)
            shape.precision = SAY_PRECISION_EXACT;
        break;
    default: break;
    }
    return shape;
}

/* ---- where the network is silent ---- */

/* Capitalised and no name of a dictionary, but for a surname beside another first name. */
static bool may_stand_in(const SayNaming *naming, uint32_t t, uint32_t head)
{
    const SayDoc *doc = naming->doc;
    uint8_t upos = doc->tokens.upos[t];
    SayIndex at = naming->hit_at[t];
    if (naming->taken[t] || !say_is_capital(doc, t) || naming->name_at[t] != SAY_NONE ||
        say_phrase_head(doc, t) != say_phrase_head(doc, head))
        return false;
    if (at != SAY_NONE &&
        (naming->hits.items[at].field == SAY_PHRASE_WORD ||
         say_hit_entry(naming, &naming->hits.items[at])->kind != SAY_ACTOR_PERSON))
        return false;
    return upos == SAY_UPOS_PROPN || upos == SAY_UPOS_NOUN;
}

static bool acts(const SayDoc *doc, uint32_t head)
{
    uint8_t deprel = doc->tokens.deprel[head];
    return deprel == SAY_DEPREL_NSUBJ || deprel == SAY_DEPREL_NSUBJ_PASS ||
           deprel == SAY_DEPREL_OBL_AGENT;
}

static SayShapeName shape_by_capitals(const SayNaming *naming, uint32_t head, bool titled)
{
    const SayDoc *doc = naming->doc;
    SayShapeName name = {.first = head, .end = head + 1};
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[head]];
    bool normal = naming->casing[doc->tokens.sentence[head]] == SAY_CASING_NORMAL;
    if (doc->tokens.upos[head] != SAY_UPOS_PROPN || !may_stand_in(naming, head, head) ||
        !(titled || (normal && (acts(doc, head) || say_is_locative(doc, head)))))
        return name;
    while (name.first > sentence->first && may_stand_in(naming, name.first - 1, head)) name.first--;
    while (name.end < sentence->end && may_stand_in(naming, name.end, head)) name.end++;
    if (say_is_happening(doc, name.end - 1)) return name;
    bool longer = name.end - name.first > 1;
    if (longer && kind_by_words(doc, &name)) return name;
    if (is_known_place(naming, head, &name)) return name;
    name.shape = titled ? SAY_SHAPE_PERSON : SAY_SHAPE_UNKNOWN;
    name.kind = titled ? SAY_ACTOR_PERSON : SAY_ACTOR_UNKNOWN;
    if (!titled && longer && precision_by_words(doc, &name)) name.shape = SAY_SHAPE_PLACE;
    return name;
}

SayShapeName say_shape_at(const SayNaming *naming, uint32_t head, bool titled)
{
    assert(head < naming->doc->tokens.count);
    const SayName *name = say_name_of(naming, head);
    assert(!name || (head >= name->first && head < name->end));
    if (name && !naming->taken[head]) return shape_of(naming, name, head, titled);
    return shape_by_capitals(naming, head, titled);
}
