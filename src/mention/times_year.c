/* times_year.c -- years by themselves: "in 1982", "the 1990s", "1914-1920", "490 BC", "nineteen
   ninety-seven". */
#include "mention/times.h"

#define DASH "-|to|and|or|\xe2\x80\x93"

int32_t say_digits_in(const SayDoc *doc, uint32_t token, int32_t low, int32_t high)
{
    SayStr form = say_doc_token(doc, token);
    int32_t value = 0;
    uint32_t at = 0;
    for (; at < form.size && at < 5 && form.data[at] >= '0' && form.data[at] <= '9'; at++)
        value = value * 10 + (form.data[at] - '0');
    if (!at || value < low || value > high) return 0;
    SayStr rest = say_str_slice(form, at, form.size);
    return !rest.size || say_str_in(rest, "st|nd|rd|th") ? value : 0;
}

int32_t say_year_digits(const SayDoc *doc, uint32_t token)
{
    return say_doc_token(doc, token).size == 4 ? say_digits_in(doc, token, 1000, 2199) : 0;
}

static uint32_t first_of(const SayDoc *doc, uint32_t t)
{
    return doc->sentences.items[doc->tokens.sentence[t]].first;
}

/* "264 BC", "264 - 241 B.C.", "264-241 BC" in one token: TIMEX3 has no days before our era, and
   neither has the calendar here. */
static SayWhen before_our_era(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), n = t + 1;
    SayWhen when = {.first = t,
                    .end = t,
                    .basis = SAY_DATE_BASIS_EXPLICIT,
                    .begin = SAY_DAY_NONE,
                    .last = SAY_DAY_NONE};
    SayStr form = say_doc_token(doc, t);
    uint32_t digits = 0;
    int32_t year = 0;
    while (digits < form.size && digits < 5 && form.data[digits] >= '0' && form.data[digits] <= '9')
        year = year * 10 + (form.data[digits++] - '0');
    if (!year || digits > 4 || (digits < form.size && form.data[digits] != '-')) return when;
    if (n + 1 < end && !say_token_in(doc, n, "BC|B.C.|B.C|BCE|B.C.E.") &&
        say_token_in(doc, n, DASH) && say_digits_in(doc, n + 1, 1, 9999))
        n += 2;
    if (n >= end || !say_token_in(doc, n, "BC|B.C.|B.C|BCE|B.C.E.")) return when;
    when.end = n == t + 1 ? n + 1 : t + 1;
    SayText text = {.arena = doc->arena};
    say_text_format(&text, "BC%04d", year);
    when.value = say_text_str(&text);
    return when;
}

static SayWhen decade(SayDoc *doc, uint32_t t)
{
    SayWhen none = {.first = t, .end = t},
            when = {.first = t, .end = t + 1, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    int64_t year;
    if (!say_str_integer(say_str_slice(say_doc_token(doc, t), 0, 4), &year) || year < 1000 ||
        year > 2090)
        return none;
    say_when_unit(doc, &when, SAY_UNIT_DECADE, say_day((int32_t)year, 1, 1));
    return when;
}

/* Does another year stand beside this one: "1914-1920", "1994, 1995 and 1997", "2007-08"? */
static bool is_pair(const SayDoc *doc, uint32_t t, uint32_t floor, uint32_t end)
{
    bool before =
        t > floor + 1 && say_token_in(doc, t - 1, DASH "|,") && say_year_digits(doc, t - 2);
    bool behind = t + 2 < end && say_token_in(doc, t + 1, DASH "|,") &&
                  (say_year_digits(doc, t + 2) || (say_token_in(doc, t + 1, "-|\xe2\x80\x93") &&
                                                   say_digits_in(doc, t + 2, 1, 99)));
    return before || behind;
}

/* Does the number count what is behind it: "2000 people"? A year before a noun has a word of its
   own before it: "the 1996 bombing". */
static bool counts(const SayDoc *doc, uint32_t t, uint32_t end)
{
    if (t + 1 >= end || doc->tokens.deprel[t] != SAY_DEPREL_NUMMOD) return false;
    uint32_t head = doc->tokens.head[t];
    return head != SAY_NONE && head > t && doc->tokens.feats[head] & SAY_FEAT_PLURAL;
}

static SayWhen bare_year(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    SayWhen none = {.first = t, .end = t},
            when = {.first = t, .end = t + 1, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    int32_t year = say_year_digits(doc, t);
    if (year < 1500) return none;
    uint32_t floor = first_of(doc, t), end = say_sentence_end(doc, t);
    bool modern = year >= 1700 && year <= 2060, first = t == floor, last = t + 1 == end;
    SayUpos next = last ? SAY_UPOS_PUNCT : (SayUpos)doc->tokens.upos[t + 1];
    bool noun_next = next == SAY_UPOS_NOUN || next == SAY_UPOS_ADJ || next == SAY_UPOS_PROPN;
    bool behind = !first && say_token_in(doc, t - 1,
                                         "in|since|until|till|by|before|after|during|from|early|"
                                         "late|mid|of|around|between|year|through|throughout|"
                                         "summer|winter|spring|autumn|fall|fiscal|circa");
    bool the =
        !first && noun_next &&
        say_token_in(doc, t - 1, "the|last|this|that|'s|\xe2\x80\x99s|a|its|his|her|their|our|my");
    bool loose = !first && !noun_next && year >= 1900 && year <= 2060 &&
                 say_token_in(doc, t - 1, "for|to|into|and|both|than|with|due|is|\"");
    bool enclosed = !first && modern && say_token_in(doc, t - 1, "(") && t + 1 < end &&
                    say_token_in(doc, t + 1, ")|-|\xe2\x80\x93|,|;");
    bool heading = first && modern && (last || say_token_in(doc, t + 1, ":|saw"));
    bool pair = modern && is_pair(doc, t, floor, end) && next != SAY_UPOS_NOUN;
    if (counts(doc, t, end) && !the && !pair) return none;
    if (!behind && !the && !loose && !enclosed && !heading && !pair) return none;
    if ((the || (behind && noun_next)) && !(year >= 1700 && year <= 2060)) return none;
    if (!pair && noun_next && !first &&
        say_token_in(doc, t - 1, "of|around|by|from|before|after|through|between"))
        return none;
    say_when_unit(doc, &when, SAY_UNIT_YEAR, say_day(year, 1, 1));
    return when;
}

/* "nineteen ninety-seven", "the year two thousand". */
static SayWhen spelled(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t);
    SayWhen none = {.first = t, .end = t},
            when = {.first = t, .end = t, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    int32_t year = 0;
    if (t > first_of(doc, t) && say_token_in(doc, t - 1, "year")) {
        SayNumber whole = say_number_at(naming, t);
        if (whole.end == t || whole.value < 1500000 || whole.value > 2060000) return none;
        year = (int32_t)(whole.value / 1000);
        when.end = whole.end;
    } else if (say_token_in(doc, t, "eighteen|nineteen|twenty") && t + 1 < end) {
        int32_t century = say_token_in(doc, t, "eighteen")   ? 18
                          : say_token_in(doc, t, "nineteen") ? 19
                                                             : 20;
        SayNumber rest = say_number_at(naming, t + 1);
        if (rest.end == t + 1 || rest.ordinal || rest.value < 10000 || rest.value > 99000)
            return none;
        year = century * 100 + (int32_t)(rest.value / 1000);
        when.end = rest.end;
    }
    if (!year) return none;
    say_when_unit(doc, &when, SAY_UNIT_YEAR, say_day(year, 1, 1));
    return when;
}

SayWhen say_year_at(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    SayStr form = say_doc_token(doc, t);
    if (!form.size || form.data[0] < '0' || form.data[0] > '9') return spelled(naming, t);
    SayWhen when = before_our_era(naming, t);
    if (when.end > when.first) return when;
    if (form.size == 5 && form.data[4] == 's' && form.data[3] == '0') return decade(doc, t);
    return bare_year(naming, t);
}
