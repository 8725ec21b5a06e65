/* times_part.c -- parts of years and centuries: quarters, seasons, "the 20th century", "the near
 * future". */
#include "mention/times.h"

static uint32_t end_of(const SayDoc *doc, uint32_t t)
{
    return doc->sentences.items[doc->tokens.sentence[t]].end;
}

static bool at(const SayDoc *doc, uint32_t token, uint32_t end, const char *list)
{
    return token < end && say_token_in(doc, token, list);
}

static int32_t ordinal_quarter(SayStr s)
{
    if (say_str_in(s, "first|1st")) return 1;
    if (say_str_in(s, "second|2nd")) return 2;
    if (say_str_in(s, "third|3rd")) return 3;
    return say_str_in(s, "fourth|4th") ? 4 : 0;
}

/* A year behind: "of 1989", ", 1989", "1989", "last year", "this year"; 0 for none. Moves *t behind
 * it. */
static int32_t year_behind(const SayDoc *doc, uint32_t *t, uint32_t end)
{
    uint32_t n = *t;
    if (at(doc, n, end, "of|,|in")) n++;
    if (at(doc, n + 1, end, "year") && at(doc, n, end, "last|this|next") &&
        doc->article.published != SAY_DAY_NONE) {
        int32_t way = at(doc, n, end, "last") ? -1 : at(doc, n, end, "next") ? 1 : 0;
        *t = n + 2;
        return say_civil(doc->article.published).year + way;
    }
    int64_t year;
    if (n >= end || say_doc_token(doc, n).size != 4 ||
        !say_str_integer(say_doc_token(doc, n), &year))
        return 0;
    if (year < 1000 || year > 2199) return 0;
    *t = n + 1;
    return (int32_t)year;
}

/* "the third quarter", "third-quarter", "the fourth quarter of 1989". */
static SayWhen quarter(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    uint32_t end = end_of(doc, t), n = t;
    SayWhen none = {.first = t, .end = t};
    if (at(doc, n, end, "the")) n++;
    if (at(doc, n, end, "fiscal")) n++;
    if (n >= end) return none;
    SayStr form = say_doc_token(doc, n);
    uint32_t dash = say_str_find(form, SAY_STR("-"), 0);
    int32_t number = ordinal_quarter(dash == UINT32_MAX ? form : say_str_slice(form, 0, dash));
    if (!number) return none;
    if (dash == UINT32_MAX) {
        n++;
        if (at(doc, n, end, "-")) n++;
        if (at(doc, n, end, "fiscal")) n++;
        if (!at(doc, n, end, "quarter")) return none;
    } else if (!say_str_equal_nocase(say_str_slice(form, dash + 1, form.size),
                                     SAY_STR("quarter"))) {
        return none;
    }
    n++;
    SayWhen when = {.first = t,
                    .end = n,
                    .basis = SAY_DATE_BASIS_EXPLICIT,
                    .may_start = true,
                    .begin = SAY_DAY_NONE,
                    .last = SAY_DAY_NONE};
    int32_t year = year_behind(doc, &n, end);
    when.end = n;
    if (!year && doc->article.published != SAY_DAY_NONE) { /* the last one that has begun */
        SayCivil now = say_civil(doc->article.published);
        year = (now.month - 1) / 3 + 1 < number ? now.year - 1 : now.year;
        when.basis = SAY_DATE_BASIS_RELATIVE;
    }
    if (year) say_when_unit(doc, &when, SAY_UNIT_QUARTER, say_day(year, number * 3 - 2, 1));
    return when;
}

/* "last fall", "this summer", "the winter of 1994", "spring 2011". Days: the three months as
 * reckoned in the north. */
static SayWhen season(const SayNaming *naming, uint32_t t)
{
    static const struct {
        const char *words, *value;
        int32_t month;
    } seasons[] = {
        {"spring", "SP", 3}, {"summer", "SU", 6}, {"fall|autumn", "FA", 9}, {"winter", "WI", 12}};
    SayDoc *doc = naming->doc;
    uint32_t end = end_of(doc, t), n = t, which = 0;
    SayWhen none = {.first = t, .end = t};
    bool the = at(doc, n, end, "the"), told = at(doc, n, end, "last|this|next|past");
    int32_t way = at(doc, n, end, "next") ? 1 : at(doc, n, end, "last|past") ? -1 : 0;
    if (the || told) n++;
    if (told && at(doc, n, end, "past|coming")) n++;
    while (which < 4 && !at(doc, n, end, seasons[which].words)) which++;
    if (which == 4 || doc->tokens.upos[n] == SAY_UPOS_VERB) return none;
    n++;
    int32_t year = told ? 0 : year_behind(doc, &n, end);
    SayDay published = doc->article.published;
    SayDateBasis basis = year ? SAY_DATE_BASIS_EXPLICIT : SAY_DATE_BASIS_RELATIVE;
    if (!year && !told) return none;
    if (!year && published != SAY_DAY_NONE) {
        SayCivil now = say_civil(published);
        bool begun = now.month >= seasons[which].month,
             over = now.month >= seasons[which].month + 3;
        year = now.year + (way < 0 && !over ? -1 : way > 0 && begun ? 1 : 0);
    }
    SayWhen when = {.first = t,
                    .end = n,
                    .basis = basis,
                    .may_start = true,
                    .begin = SAY_DAY_NONE,
                    .last = SAY_DAY_NONE};
    SayText text = {.arena = doc->arena};
    if (year)
        say_text_format(&text, "%04d-%s", year, seasons[which].value);
    else
        say_text_format(&text, "XXXX-%s", seasons[which].value);
    when.value = say_text_str(&text);
    if (year) {
        when.begin = say_day(year, seasons[which].month, 1);
        when.last = say_day_shift(when.begin, SAY_UNIT_MONTH, 3) - 1;
    }
    return when;
}

/* "the 20th century". */
static SayWhen century(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    uint32_t end = end_of(doc, t), n = at(doc, t, end, "the") ? t + 1 : t;
    SayWhen none = {.first = t, .end = t};
    SayNumber number = n < end ? say_number_at(doc, n) : (SayNumber){n, n, 0, 0, false, false};
    if (!number.ordinal || !at(doc, n + 1, end, "century") || number.value < 2000 ||
        number.value > 21000)
        return none;
    SayWhen when = {.first = t, .end = n + 2, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    say_when_unit(doc, &when, SAY_UNIT_CENTURY,
                  say_day((int32_t)(number.value / 1000 - 1) * 100, 1, 1));
    return when;
}

static SayWhen vague(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    uint32_t end = end_of(doc, t), n = t + 1;
    SayWhen when = {.first = t,
                    .end = t,
                    .basis = SAY_DATE_BASIS_RELATIVE,
                    .begin = SAY_DAY_NONE,
                    .last = SAY_DAY_NONE};
    if (!at(doc, t, end, "the")) return when;
    if (at(doc, n, end, "near")) n++;
    bool future = at(doc, n, end, "future"), past = n == t + 1 && at(doc, n, end, "past");
    if (!future && !past) return when;
    if (doc->tokens.upos[n] != SAY_UPOS_NOUN ||
        (n + 1 < end && doc->tokens.upos[n + 1] == SAY_UPOS_NOUN))
        return when;
    when.end = n + 1;
    when.value = future ? SAY_STR("FUTURE_REF") : SAY_STR("PAST_REF");
    return when;
}

SayWhen say_part_at(const SayNaming *naming, uint32_t t)
{
    SayWhen when = quarter(naming, t);
    if (when.end == when.first) when = season(naming, t);
    if (when.end == when.first) when = century(naming, t);
    if (when.end == when.first) when = vague(naming, t);
    return when;
}
