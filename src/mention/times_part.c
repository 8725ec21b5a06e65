/* times_part.c -- parts of years and centuries: quarters, seasons, "the 20th century", "the near
 * future". */
#include "mention/times.h"

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
    if (say_time_word(doc, n, end, "of|,|in")) n++;
    if (say_time_word(doc, n + 1, end, "year") && say_time_word(doc, n, end, "last|this|next") &&
        doc->article.written != SAY_DAY_NONE) {
        int32_t way = say_time_word(doc, n, end, "last")   ? -1
                      : say_time_word(doc, n, end, "next") ? 1
                                                           : 0;
        *t = n + 2;
        return say_civil(doc->article.written).year + way;
    }
    int64_t year;
    if (n >= end || say_doc_token(doc, n).size != 4 ||
        !say_str_integer(say_doc_token(doc, n), &year))
        return 0;
    if (year < 1000 || year > 2199) return 0;
    *t = n + 1;
    return (int32_t)year;
}

/* The quarter before the one that holds this day: what firms report on. */
static SayDay quarter_ended(SayDay day)
{
    return day == SAY_DAY_NONE ? day : say_day_shift(day, SAY_UNIT_QUARTER, -1);
}

/* A year before the noun: "1988", "last year's"; 0 for none. Moves *t behind it. */
static int32_t year_ahead(const SayDoc *doc, uint32_t *t, uint32_t end)
{
    int32_t year = *t < end ? say_year_digits(doc, *t) : 0;
    if (year) *t += 1;
    SayDay published = doc->article.written;
    if (year || published == SAY_DAY_NONE) return year;
    if (!say_time_word(doc, *t, end, "last|this|next") ||
        !say_time_word(doc, *t + 1, end, "year") ||
        !say_time_word(doc, *t + 2, end, "'s|\xe2\x80\x99s"))
        return 0;
    int32_t way = say_time_word(doc, *t, end, "last")   ? -1
                  : say_time_word(doc, *t, end, "next") ? 1
                                                        : 0;
    *t += 3;
    return say_civil(published).year + way;
}

/* "year-ago", "year-earlier" before "quarter", "period", "results": a year before the time that the
   text is at. Moves *t behind it. */
static bool year_before(const SayDoc *doc, uint32_t *t, uint32_t end)
{
    if (!say_time_word(doc, *t, end, "year") || !say_time_word(doc, *t + 1, end, "-") ||
        !say_time_word(doc, *t + 2, end, "ago|earlier|before"))
        return false;
    *t += 3;
    return true;
}

static SayWhen part_none(uint32_t t)
{
    return (SayWhen){.first = t,
                     .end = t,
                     .basis = SAY_DATE_BASIS_RELATIVE,
                     .may_start = true,
                     .begin = SAY_DAY_NONE,
                     .last = SAY_DAY_NONE};
}

/* The quarter or year that the text is at: "the quarter", "the latest period". */
static void set_period(SayDoc *doc, SayWhen *when, const SayTold *told, bool quarter, int32_t year,
                       bool year_back)
{
    SayDay published = doc->article.written;
    bool same = told->known && told->before.unit == SAY_UNIT_QUARTER;
    SayDay day = same ? told->before.begin : quarter_ended(published);
    if (day == SAY_DAY_NONE) return;
    if (!quarter && !same) {
        day = told->known && told->before.unit == SAY_UNIT_YEAR ? told->before.begin : day;
        quarter = !(told->known && told->before.unit == SAY_UNIT_YEAR);
    }
    when->aside = year_back;
    if (year_back && !(same && say_civil(day).year < say_civil(published).year))
        day = say_day_shift(day, SAY_UNIT_YEAR, -1);
    if (year) day = say_day_shift(day, SAY_UNIT_YEAR, year - say_civil(day).year);
    say_when_unit(doc, when, quarter || same ? SAY_UNIT_QUARTER : SAY_UNIT_YEAR, day);
}

/* "the third quarter", "third-quarter", "the 1988 third quarter", "the fourth quarter of 1989",
   "the quarter", "the year-ago period". A fiscal quarter counts like one of the calendar. */
static SayWhen quarter(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), n = t;
    SayWhen when = part_none(t);
    bool the = say_time_word(doc, n, end, "the|a");
    if (the) n++;
    int32_t year = year_ahead(doc, &n, end);
    bool back = year_before(doc, &n, end);
    bool latest =
        say_time_word(doc, n, end, "latest|same|comparable|corresponding|current|previous");
    if (latest) n++;
    back = year_before(doc, &n, end) || back;
    if (say_time_word(doc, n, end, "fiscal")) n++;
    int32_t number = n < end ? ordinal_quarter(say_doc_token(doc, n)) : 0;
    if (number) n++;
    if (say_time_word(doc, n, end, "-")) n++;
    if (say_time_word(doc, n, end, "fiscal")) n++;
    bool named = say_time_word(doc, n, end, "quarter"),
         period = !number && say_time_word(doc, n, end, "period");
    if (back && !named && !period) { /* "year-earlier profit" */
        when.end = n;
        set_period(doc, &when, told, false, 0, true);
        return when;
    }
    if (!named && !period) return when;
    bool plain = the && !year && !back && !latest && !number;
    if (period && !latest && !back && !year) return when;
    if (!number && !latest && !back && !year && !plain) return when;
    if (plain && (say_time_word(doc, n + 1, end, "of|-") || !say_time_word(doc, t, end, "the")))
        return when;
    n++;
    if (!year) year = year_behind(doc, &n, end);
    when.end = n;
    if (!number) {
        set_period(doc, &when, told, named, year, back);
        return when;
    }
    if (year) when.basis = SAY_DATE_BASIS_EXPLICIT;
    if (!year && doc->article.written != SAY_DAY_NONE) { /* the last one that has begun */
        SayCivil now = say_civil(doc->article.written);
        year = (now.month - 1) / 3 + 1 < number ? now.year - 1 : now.year;
        year -= back;
    }
    if (year) say_when_unit(doc, &when, SAY_UNIT_QUARTER, say_day(year, number * 3 - 2, 1));
    return when;
}

/* "the year", "the full year", "the fiscal year", "fiscal 1989", "the week", "the month": the one
   that the text is at. */
static SayWhen running(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), n = t + 1;
    SayWhen when = part_none(t);
    if (say_time_word(doc, t, end, "fiscal") && n < end && say_year_digits(doc, n)) {
        when.end = n + 1;
        say_when_unit(doc, &when, SAY_UNIT_YEAR, say_day(say_year_digits(doc, n), 1, 1));
        return when;
    }
    if (!say_time_word(doc, t, end, "the")) return when;
    while (say_time_word(doc, n, end, "full|fiscal|whole|entire|current|latest")) n++;
    SayUnit unit = say_unit_at(naming, n, end);
    if ((unit != SAY_UNIT_YEAR && unit != SAY_UNIT_WEEK && unit != SAY_UNIT_MONTH) ||
        !say_time_word(doc, n, end, "year|week|month") ||
        say_time_word(doc, n + 1, end, "-|of|before|after|when|that") || say_is_capital(doc, n) ||
        (n + 1 < end && say_number_at(naming, n + 1).end > n + 1))
        return when;
    SayDay day = doc->article.written;
    if (told->narrative) day = told->known ? told->before.begin : SAY_DAY_NONE;
    if (say_time_word(doc, n + 1, end, "ended|ending")) { /* "the year ended March 31": a length */
        when.end = n + 1;
        when.value = say_duration_value(doc, unit, 1000);
        when.basis = SAY_DATE_BASIS_NONE;
        return when;
    }
    when.end = n + 1;
    say_when_unit(doc, &when, unit, day);
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
    uint32_t end = say_sentence_end(doc, t), n = t, which = 0;
    SayWhen none = {.first = t, .end = t};
    bool the = say_time_word(doc, n, end, "the"),
         told = say_time_word(doc, n, end, "last|this|next|past");
    int32_t way = say_time_word(doc, n, end, "next")        ? 1
                  : say_time_word(doc, n, end, "last|past") ? -1
                                                            : 0;
    if (the || told) n++;
    if (told && say_time_word(doc, n, end, "past|coming")) n++;
    while (which < 4 && !say_time_word(doc, n, end, seasons[which].words)) which++;
    if (which == 4 || doc->tokens.upos[n] == SAY_UPOS_VERB) return none;
    n++;
    int32_t year = told ? 0 : year_behind(doc, &n, end);
    SayDay published = doc->article.written;
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
    uint32_t end = say_sentence_end(doc, t), n = say_time_word(doc, t, end, "the") ? t + 1 : t;
    SayWhen none = {.first = t, .end = t};
    SayNumber number = n < end ? say_number_at(naming, n) : (SayNumber){n, n, 0, 0, false, false};
    if (!number.ordinal || !say_time_word(doc, n + 1, end, "century") || number.value < 2000 ||
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
    uint32_t end = say_sentence_end(doc, t), n = t + 1;
    SayWhen when = {.first = t,
                    .end = t,
                    .basis = SAY_DATE_BASIS_RELATIVE,
                    .begin = SAY_DAY_NONE,
                    .last = SAY_DAY_NONE};
    if (!say_time_word(doc, t, end, "the")) return when;
    if (say_time_word(doc, n, end, "near")) n++;
    bool future = say_time_word(doc, n, end, "future"),
         past = n == t + 1 && say_time_word(doc, n, end, "past");
    if (!future && !past) return when;
    if (doc->tokens.upos[n] != SAY_UPOS_NOUN ||
        (n + 1 < end && doc->tokens.upos[n + 1] == SAY_UPOS_NOUN))
        return when;
    when.end = n + 1;
    when.value = future ? SAY_STR("FUTURE_REF") : SAY_STR("PAST_REF");
    return when;
}

SayWhen say_part_at(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayWhen when = quarter(naming, t, told);
    if (when.end == when.first) when = running(naming, t, told);
    if (when.end == when.first) when = season(naming, t);
    if (when.end == when.first) when = century(naming, t);
    if (when.end == when.first) when = vague(naming, t);
    return when;
}
