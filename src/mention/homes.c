/* homes.c -- the country of those whom only a place beside them tells: "rebels in the Ivory Coast",
   "Darfur rebels", "the governor of Amur Province", "a newspaper based in Halden".

   Who fights, strikes, studies or prays in a country is mostly of it. Soldiers, officials,
   diplomats, reporters, aid workers and refugees are often not: they get none from "in". */
#include "mention/steps.h"

/* Sectors of those who are at home where they are. */
static const char settled[] = "REB|OPP|PTY|UAF|CRM|COP|JUD|LEG|EDU|LAB|AGR|CVL|REL|HLH|BUS|HRI|SET";

static bool is_settled(const SayActorMention *m)
{
    return m->sectors[0].data && say_str_in(m->sectors[0], settled);
}

/* A role, with or without a body: "militants", "a Pentagon spokesman". */
static bool is_role(const SayDoc *doc, const SayActorMention *m)
{
    return m->dictionary == 0 && !m->person_name && !m->pronoun && m->name.data &&
           !say_doc_names_unknown(doc, m);
}

/* A role or a people without a country of its own. */
static bool lacks_home(const SayNaming *naming, const SayActorMention *m)
{
    if (m->country.data || m->backer.data || m->person_name || m->pronoun || m->adjective)
        return false;
    if (m->kind == SAY_ACTOR_ETHNIC) return true;
    SayIndex hit = naming->hit_at[m->head];
    return hit != SAY_NONE && is_role(naming->doc, m) &&
           naming->hits.items[hit].field == SAY_PHRASE_WORD;
}

/* "the Tyumen region" is where Tyumen is. */
static SayStr country_at(const SayDoc *doc, uint32_t token)
{
    for (uint32_t i = 0; i < doc->places.count; i++) {
        const SayPlaceMention *place = &doc->places.items[i];
        bool in = place->first <= token && token < place->end;
        if (in || say_phrase_head(doc, place->head) == token) return place->country;
    }
    return SAY_STR_NONE;
}

/* Whether this preposition before a place says that they are of it. */
static bool says_home(const SayDoc *doc, const SayActorMention *m, uint32_t place)
{
    uint32_t preposition = say_case_of(doc, place);
    if (preposition == SAY_NONE || preposition > place) return false;
    if (say_token_in(doc, preposition, "of")) return true;
    bool here =
        m->kind == SAY_ACTOR_ETHNIC || is_settled(m) || doc->tokens.deprel[place] == SAY_DEPREL_OBL;
    return here && say_token_in(doc, preposition, "in|throughout|across|inside|from");
}

static SayStr home_below(const SayDoc *doc, const SayActorMention *m, uint32_t token,
                         SayDeprel deprel)
{
    SayStr country = SAY_STR_NONE;
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE && !country.data;
         c = doc->tokens.next_sibling[c])
        if (c > token && doc->tokens.deprel[c] == (uint8_t)deprel && says_home(doc, m, c))
            country = country_at(doc, c);
    return country;
}

/* "Darfur rebels", "Halden's security chief". */
static SayStr home_before(const SayDoc *doc, const SayActorMention *m)
{
    SayStr country = SAY_STR_NONE;
    for (uint32_t c = doc->tokens.first_child[m->head]; c != SAY_NONE && c < m->head;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        bool says =
            deprel == SAY_DEPREL_NMOD_POSS || (deprel == SAY_DEPREL_COMPOUND && is_settled(m));
        if (says && !country.data && say_is_capital(doc, c)) country = country_at(doc, c);
    }
    return country;
}

/* "a group based in Halden", "Norlanders living in Sudria"; troops may be based anywhere. */
static SayStr home_of_clause(const SayDoc *doc, const SayActorMention *m)
{
    uint32_t clause = say_doc_child(doc, m->head, SAY_DEPREL_ACL);
    bool abroad = m->sectors[0].data && say_str_in(m->sectors[0], "MIL|IGO|REF");
    if (clause == SAY_NONE || abroad ||
        !say_lemma_in(doc, clause, "base|live|operate|reside|settle"))
        return SAY_STR_NONE;
    return home_below(doc, m, clause, SAY_DEPREL_OBL);
}

void say_homes_find(SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    for (uint32_t i = 0; i < doc->actors.count; i++) {
        SayActorMention *m = &doc->actors.items[i];
        if (!lacks_home(naming, m)) continue;
        m->country = home_before(doc, m);
        if (!m->country.data) m->country = home_below(doc, m, m->head, SAY_DEPREL_NMOD);
        if (!m->country.data) m->country = home_of_clause(doc, m);
    }
}

/* "its forces", "its ambassador Holm", once "its" is known. */
void say_homes_inherit(SayNaming *naming, const SayIndex *mention_at)
{
    SayDoc *doc = naming->doc;
    for (SayIndex i = 0; i < doc->actors.count; i++) {
        SayActorMention *m = &doc->actors.items[i];
        if ((!is_role(doc, m) && !m->person_name) || m->country.data) continue;
        uint32_t title = say_doc_child(doc, m->head, SAY_DEPREL_NMOD_DESC);
        if (m->person_name && title == SAY_NONE) continue;
        uint32_t owner = say_doc_child(doc, m->person_name ? title : m->head, SAY_DEPREL_NMOD_POSS);
        if (owner == SAY_NONE || mention_at[owner] == SAY_NONE) continue;
        const SayActorMention *of = &doc->actors.items[mention_at[owner]];
        if (!of->country.data) of = &doc->actors.items[of->chain];
        m->country = of->country;
    }
}
