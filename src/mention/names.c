/* names.c -- names that no dictionary knows: runs of capitalised words, and what they seem to name
   by their own words and the words around them. */
#include "mention/steps.h"

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

static bool is_particle(const SayDoc *doc, uint32_t t)
{
    return say_token_in(
        doc, t,
        "al|el|bin|ibn|bint|abu|van|von|der|den|de|da|di|dos|du|la|le|ul|ur|ad|as|ash|an|ar|at|"
        "-|'|\xe2\x80\x99|del|ben");
}

static const char honorifics[] =
    "Mr|Mr.|Mrs|Mrs.|Ms|Ms.|Dr|Dr.|Prof|Prof.|Sir|Lord|Lady|Sheikh|Imam|Gen.|Col.|Maj.|Capt.|Lt.|"
    "Sgt.|Rep.|Sen.|Gov.";

/* Capitalised and a name by tag; numbers and weekdays never. A role in capitals ends a run:
 * "President". */
static bool may_stand_in(const SayNaming *naming, uint32_t t)
{
    const SayDoc *doc = naming->doc;
    uint8_t upos = doc->tokens.upos[t];
    if (naming->taken[t] || !say_is_capital(doc, t) || say_token_in(doc, t, honorifics))
        return false;
    return upos == SAY_UPOS_PROPN || upos == SAY_UPOS_NOUN || upos == SAY_UPOS_ADJ;
}

/* A role or a nationality before a name is no part of it: "President", "Iranian". */
static bool ends_run(const SayNaming *naming, uint32_t t, bool organisation)
{
    SayIndex at = naming->hit_at[t];
    if (at == SAY_NONE) return false;
    const SayHit *hit = &naming->hits.items[at];
    bool surname =
        hit->field == SAY_PHRASE_NAME && say_hit_entry(naming, hit)->kind == SAY_ACTOR_PERSON;
    return !organisation && !surname;
}

/* "Teng-hui": joined to the name's first word, whatever its capitals. */
static bool is_flat(const SayDoc *doc, uint32_t t, uint32_t head)
{
    return t > head && doc->tokens.deprel[t] == SAY_DEPREL_FLAT && doc->tokens.head[t] == head;
}

static uint32_t run_first(const SayNaming *naming, uint32_t head, bool organisation)
{
    const SayDoc *doc = naming->doc;
    uint32_t floor = doc->sentences.items[doc->tokens.sentence[head]].first, first = head;
    for (uint32_t t = head; t-- > floor && head - t < 7;) {
        if (may_stand_in(naming, t) && !ends_run(naming, t, organisation) &&
            say_phrase_head(doc, t) == say_phrase_head(doc, head)) {
            first = t;
            continue;
        }
        bool joins = is_particle(doc, t) || (organisation && say_token_in(doc, t, "of|for|and|&"));
        if (!joins || t == floor || !say_is_capital(doc, t - 1)) break;
    }
    return first;
}

static uint32_t run_end(const SayNaming *naming, uint32_t head, bool organisation)
{
    const SayDoc *doc = naming->doc;
    uint32_t ceiling = doc->sentences.items[doc->tokens.sentence[head]].end, end = head + 1;
    for (uint32_t t = head + 1; t < ceiling && t - head < 9; t++) {
        bool own = say_phrase_head(doc, t) == say_phrase_head(doc, head) || organisation;
        bool stands = (may_stand_in(naming, t) && own) || is_flat(doc, t, head);
        if (stands && (!ends_run(naming, t, organisation) || is_flat(doc, t, head))) {
            end = t + 1;
            continue;
        }
        bool joins = is_particle(doc, t) || (organisation && say_token_in(doc, t, "of|for|the"));
        if (!joins || t + 1 >= ceiling ||
            !(say_is_capital(doc, t + 1) || is_particle(doc, t + 1) || organisation))
            break;
    }
    return end;
}

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
        bool leads = t == name->first &&
                     say_token_in(doc, t, "Mount|Lake|Camp|Gulf|Strait|Bay|Port|Province|River");
        if (t + 1 != name->end && !leads) continue;
        for (uint32_t i = 0; i < sizeof places / sizeof *places; i++) {
            if (!say_token_in(doc, t, places[i].words)) continue;
            name->shape = SAY_SHAPE_PLACE;
            name->precision = places[i].precision;
            return true;
        }
    }
    return false;
}

/* Does the head do what persons do: say, tell, be aged, be called Mr? */
static bool acts_as_person(const SayDoc *doc, const SayShapeName *name, uint32_t head)
{
    const SayTokens *t = &doc->tokens;
    uint32_t before = name->first;
    if (before > 0 && t->sentence[before - 1] == t->sentence[head] &&
        say_token_in(doc, before - 1, honorifics))
        return true;
    uint32_t governor = t->head[head];
    bool determined = say_doc_child(doc, head, SAY_DEPREL_DET) != SAY_NONE;
    if (governor != SAY_NONE && t->deprel[head] == SAY_DEPREL_NSUBJ && !determined &&
        say_lemma_in(doc, governor,
                     "say|tell|add|explain|note|recall|write|tweet|ask|reply|insist|argue|stress|"
                     "state|think|believe|remember|marry|smile|laugh|die|resign|testify"))
        return true;
    uint32_t c = t->first_child[head];
    for (; c != SAY_NONE; c = t->next_sibling[c]) /* "Ana Petrova, 45," */
        if (c >= name->end && t->upos[c] == SAY_UPOS_NUM && c + 1 < t->count &&
            say_token_in(doc, c - 1, ",") && say_token_in(doc, c + 1, ",|.|)") &&
            t->end[c] - t->start[c] == 2)
            return true;
    uint32_t relative = say_doc_child(doc, head, SAY_DEPREL_ACL_RELCL);
    uint32_t who = relative == SAY_NONE ? SAY_NONE : say_doc_child(doc, relative, SAY_DEPREL_NSUBJ);
    return who != SAY_NONE && say_token_in(doc, who, "who");
}

/* The gazetteer knows the whole run: "Aleppo". */
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

/* "the NLF", "NLF said": capitals that act or have an article are a body, not a thing such as
 * "DNA". */
static bool is_abbreviation(const SayDoc *doc, uint32_t head)
{
    SayStr form = say_doc_token(doc, head);
    if (form.size < 3 || form.size > 7) return false;
    for (uint32_t i = 0; i < form.size; i++)
        if (form.data[i] < 'A' || form.data[i] > 'Z') return false;
    if (say_str_in(form, "USD|EUR|GDP|GPS|DNA|CEO|CFO|HIV|AIDS|COVID|PDF|SUV|VIP|FAQ|ATM|IED|VAT|"
                         "RPG|RPGS|LNG|THAAD|UAV"))
        return false;
    uint8_t deprel = doc->tokens.deprel[head];
    return deprel == SAY_DEPREL_NSUBJ || deprel == SAY_DEPREL_NSUBJ_PASS ||
           deprel == SAY_DEPREL_OBL_AGENT || deprel == SAY_DEPREL_NMOD_POSS ||
           (deprel != SAY_DEPREL_COMPOUND && say_doc_child(doc, head, SAY_DEPREL_DET) != SAY_NONE);
}

/* Trees join persons' names flat, other names mostly as compounds. */
static bool is_first_name(const SayDoc *doc, const SayShapeName *name, uint32_t head)
{
    if (name->first != head || name->end - name->first < 2) return false;
    if (say_token_in(doc, head, "al|el|los|las|san|santa|saint|st.|abu|fort|port|new"))
        return false;
    return doc->tokens.deprel[head + 1] == SAY_DEPREL_FLAT &&
           say_doc_child(doc, head, SAY_DEPREL_DET) == SAY_NONE;
}

#define TAKEN_UP_MOST 60 /* mentions that a short name looks back over */

/* "the Front" after "Levant Front": the last word of a body that was named in full. */
static bool takes_up(const SayNaming *naming, uint32_t head)
{
    const SayDoc *doc = naming->doc;
    if (head == 0 || !say_token_in(doc, head - 1, "the")) return false;
    uint32_t count = doc->actors.count;
    for (SayIndex i = count; i-- > 0 && count - i <= TAKEN_UP_MOST;) {
        const SayActorMention *m = &doc->actors.items[i];
        uint32_t last = m->end - 1;
        if (last < head && last > m->first && !m->person_name && !m->pronoun && !m->adjective &&
            say_str_equal(say_doc_token(doc, last), say_doc_token(doc, head)))
            return true;
    }
    return false;
}

SayShapeName say_shape_at(const SayNaming *naming, uint32_t head, bool titled)
{
    const SayDoc *doc = naming->doc;
    SayShapeName name = {.first = head, .end = head + 1};
    if (doc->tokens.upos[head] != SAY_UPOS_PROPN || !say_is_capital(doc, head) ||
        naming->taken[head])
        return name;
    SayShapeName wide = {.first = run_first(naming, head, true),
                         .end = run_end(naming, head, true)};
    bool normal = naming->casing[doc->tokens.sentence[head]] == SAY_CASING_NORMAL;
    if (normal && kind_by_words(doc, &wide) &&
        (wide.end - wide.first > 1 || wide.shape == SAY_SHAPE_PLACE || takes_up(naming, head))) {
        bool alone = wide.end - wide.first == 1; /* "the Bridge" is no name */
        if (alone && wide.shape == SAY_SHAPE_ORGANISATION && takes_up(naming, head)) return wide;
        if (alone || (wide.shape == SAY_SHAPE_PLACE && is_known_place(naming, head, &wide)))
            wide.shape = SAY_SHAPE_NONE;
        return wide;
    }
    name.first = run_first(naming, head, false);
    name.end = run_end(naming, head, false);
    SayStr form = say_doc_token(doc, head);
    if (say_is_happening(doc, name.end - 1)) return name;
    if (name.end - name.first == 1 &&
        (form.size < 2 || say_token_in(doc, head, "GMT|EST|UTC|EDT|CET|PDT|God|Internet")))
        return name;
    if (!normal && !titled) return name;
    if (!titled && is_known_place(naming, head, &name)) return name;
    name.shape = SAY_SHAPE_UNKNOWN;
    if (name.end - name.first == 1 && is_abbreviation(doc, head)) {
        name.shape = SAY_SHAPE_ORGANISATION;
        name.kind = SAY_ACTOR_ORGANISATION;
        return name;
    }
    if (name.end - name.first <= 5 &&
        (titled || acts_as_person(doc, &name, head) || is_first_name(doc, &name, head))) {
        name.shape = SAY_SHAPE_PERSON;
        name.kind = SAY_ACTOR_PERSON;
    }
    return name;
}
