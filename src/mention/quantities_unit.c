/* quantities_unit.c -- what a quantity is counted in: persons, money, lengths, times. */
#include "mention/steps.h"

SayStr say_quantity_unit(const SayNaming *naming, uint32_t head)
{
    const SayDoc *doc = naming->doc;
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
    };
    bool inflected = !say_str_equal_nocase(say_doc_token(doc, head), doc->tokens.lemma[head]);
    for (uint32_t i = 0; i < sizeof units / sizeof *units; i++)
        if (say_lemma_in(doc, head, units[i].lemmas) ||
            (inflected && say_token_in(doc, head, units[i].lemmas)))
            return say_str(units[i].unit);
    uint32_t sets = naming->lemma_sets[head] | naming->form_sets[head];
    return sets & SAY_WORD_COUNTED ? SAY_STR("person") : doc->tokens.lemma[head];
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
