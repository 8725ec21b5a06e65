/* quantities_unit.c -- what a quantity is counted in: persons, money, lengths, times. */
#include "mention/steps.h"

#define PERSONS                                                                                    \
    "person|people|man|woman|child|civilian|soldier|troop|fighter|militant|officer|policeman|"     \
    "policemen|resident|protester|protestor|demonstrator|refugee|migrant|villager|worker|"         \
    "journalist|student|passenger|hostage|prisoner|member|official|rebel|marine|victim|casualty|"  \
    "girl|boy|family|source|personnel|civilians|dead|terrorist|gunman|insurgent|detainee|suspect|" \
    "women|men|children|soldiers|troops|fighters|citizen|employee|teacher|doctor|nurse|driver|"    \
    "teenager|teen|youth|adult|male|female|pedestrian|motorist|bystander|baby|toddler|infant|"     \
    "guard|deputy|trooper|sailor|airman|pilot|medic|paramedic|firefighter|rescuer|farmer|"         \
    "fisherman|"                                                                                   \
    "miner|activist|lawyer|judge|inmate|patient|customer|clerk|shopper|tourist|worshipper|"        \
    "worshiper|pilgrim|priest|monk|imam|pupil|relative|neighbour|neighbor|husband|wife|mother|"    \
    "father|son|daughter|brother|sister|commander|leader|jihadist|gunmen|settler|peacekeeper|"     \
    "contractor|reporter|photographer|aid-worker|bomber|robber|burglar|human|individual|survivor|" \
    "evacuee|cop|constable|sergeant|colonel|general|politician|lawmaker|player|fan|spectator"

SayStr say_quantity_unit(const SayDoc *doc, uint32_t head)
{
    static const struct {
        const char *lemmas, *unit;
    } units[] = {
        {"percent|per cent|%|percentage", "percent"},
        {"dollar|usd", "usd"},
        {"euro", "eur"},
        {"pound", "gbp"},
        {"yuan", "cny"},
        {"rouble|ruble", "rub"},
        {"kilometer|kilometre|km|kilometers|kilometres", "km"},
        {"mile|miles", "mile"},
        {"meter|metre|m|meters|metres", "m"},
        {"ton|tonne|tons|tonnes", "tonne"},
        {"kilogram|kg|kilo", "kg"},
        {"barrel", "barrel"},
        {"hour", "hour"},
        {"minute", "minute"},
        {"day", "day"},
        {"week", "week"},
        {"month", "month"},
        {"year", "year"},
        {"decade", "decade"},
        {"degree", "degree"},
        {PERSONS, "person"},
    };
    bool inflected = !say_str_equal_nocase(say_doc_token(doc, head), doc->tokens.lemma[head]);
    for (uint32_t i = 0; i < sizeof units / sizeof *units; i++)
        if (say_lemma_in(doc, head, units[i].lemmas) ||
            (inflected && say_token_in(doc, head, units[i].lemmas)))
            return say_str(units[i].unit);
    return doc->tokens.lemma[head];
}

bool say_is_person_noun(const SayDoc *doc, uint32_t token)
{
    return say_lemma_in(doc, token, PERSONS);
}

SayStr say_money_before(const SayDoc *doc, uint32_t first, uint32_t *start)
{
    static const struct {
        const char *sign, *unit;
    } signs[] = {{"$|US$|USD", "usd"}, {"\xe2\x82\xac|EUR", "eur"},    {"\xc2\xa3|GBP", "gbp"},
                 {"\xc2\xa5", "jpy"},  {"\xe2\x82\xb9|Rs|Rs.", "inr"}, {"A$", "aud"},
                 {"C$", "cad"}};
    if (first == doc->sentences.items[doc->tokens.sentence[first]].first) return SAY_STR_NONE;
    for (uint32_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (say_token_in(doc, first - 1, signs[i].sign)) {
            *start = first - 1;
            return say_str(signs[i].unit);
        }
    return SAY_STR_NONE;
}
