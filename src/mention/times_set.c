/* times_set.c -- what returns and what the clock says: "every week", "daily", "each Thursday",
   "10:35 a.m. Friday", "noon". */
#include "mention/times.h"

static SayWhen valued(uint32_t first, uint32_t end, SayStr value)
{
    return (SayWhen){.first = first,
                     .end = end,
                     .value = value,
                     .begin = SAY_DAY_NONE,
                     .last = SAY_DAY_NONE,
                     .basis = SAY_DATE_BASIS_NONE};
}

static SayStr weekly(SayDoc *doc, int32_t weekday)
{
    SayText text = {.arena = doc->arena};
    say_text_format(&text, "XXXX-WXX-%d", weekday + 1);
    return say_text_str(&text);
}

SayWhen say_repeated_at(const SayNaming *naming, uint32_t t)
{
    static const struct {
        const char *word, *value;
    } words[] = {{"daily", "P1D"},   {"weekly", "P1W"},  {"monthly", "P1M"},
                 {"hourly", "PT1H"}, {"nightly", "P1D"}, {"yearly", "P1Y"}};
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), n = t + 1;
    for (uint32_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_token_in(doc, t, words[i].word) && doc->tokens.upos[t] != SAY_UPOS_PROPN)
            return valued(t, t + 1, say_str(words[i].value));
    SayWhen none = {.first = t, .end = t};
    if (!say_time_word(doc, t, end, "every|each|per")) return none;
    bool other = say_time_word(doc, n, end, "other"), per = say_time_word(doc, t, end, "per");
    if (other) n++;
    SayNumber number = n < end ? say_number_at(naming, n) : (SayNumber){n, n, 0, 0, false, false};
    bool counted = !per && !other && number.end > n && !number.ordinal && !number.vague;
    if (counted) n = number.end;
    if (n >= end) return none;
    int32_t weekday = say_weekday_of_name(say_doc_token(doc, n));
    if (weekday >= 0 && !per && say_is_capital(doc, n))
        return valued(t, n + 1, weekly(doc, weekday));
    int32_t month = say_is_capital(doc, n) ? say_month_of_name(say_doc_token(doc, n)) : 0;
    if (month && !per) {
        SayWhen when = {.first = t, .end = n + 1};
        say_when_date(doc, &when, 0, month, 0);
        return when;
    }
    SayUnit unit = say_unit_at(naming, n, end);
    if (unit == SAY_UNIT_NONE || (per && unit < SAY_UNIT_DAY)) return none;
    return valued(t, n + 1,
                  say_duration_value(doc, unit,
                                     counted ? number.value
                                     : other ? 2000
                                             : 1000));
}

/* ---- the clock ---- */

typedef struct Clock {
    uint32_t end;
    int32_t hour, minute;
} Clock;

/* "10:35", "7", with the half of the day behind it; end 0 for none. */
static Clock clock_at(const SayDoc *doc, uint32_t t, uint32_t end)
{
    Clock none = {0, 0, 0}, clock = {t + 1, 12, 0};
    if (say_time_word(doc, t, end, "noon|midday") && (t == 0 || !say_token_in(doc, t - 1, "high")))
        return clock;
    if (say_time_word(doc, t, end, "midnight")) return (Clock){t + 1, 24, 0};
    SayStr form = say_doc_token(doc, t);
    uint32_t colon = say_str_find(form, SAY_STR(":"), 0);
    int64_t hour, minute = 0;
    if (!say_str_integer(say_str_slice(form, 0, colon == UINT32_MAX ? form.size : colon), &hour) ||
        hour < 0 || hour > 24)
        return none;
    if (colon != UINT32_MAX &&
        (form.size != colon + 3 ||
         !say_str_integer(say_str_slice(form, colon + 1, form.size), &minute) || minute > 59))
        return none;
    clock.hour = (int32_t)hour;
    clock.minute = (int32_t)minute;
    bool morning = say_time_word(doc, t + 1, end, "a.m.|am|a.m"),
         later = say_time_word(doc, t + 1, end, "p.m.|pm|p.m");
    if (morning || later) {
        clock.end++;
        if (hour < 1 || hour > 12) return none;
        clock.hour = (int32_t)(hour % 12) + (later ? 12 : 0);
    } else if (say_time_word(doc, t + 1, end, "o'clock")) {
        clock.end++;
    } else if (colon == UINT32_MAX || !say_time_word(doc, t + 1, end, "GMT|UTC|hrs|hours|local")) {
        return none;
    }
    return clock;
}

/* The date behind a time of the clock: "Friday", "on Monday", "EST, Nov. 6". */
static SayWhen date_behind(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    const SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), n = t;
    if (say_time_word(doc, n, end, "EST|EDT|GMT|UTC|ET|CST|CDT|PST|PDT|MST|MDT")) n++;
    if (say_time_word(doc, n, end, ",")) n++;
    if (say_time_word(doc, n, end, "on")) n++;
    SayWhen none = {.first = t, .end = t};
    if (n >= end) return none;
    SayWhen when = say_date_at(naming, n, told);
    if (when.end == when.first && say_time_word(doc, n, end, "today|yesterday|tomorrow|tonight"))
        when = say_deictic_at(naming, n, told);
    return when.end > n && when.unit == SAY_UNIT_DAY && when.begin != SAY_DAY_NONE ? when : none;
}

SayWhen say_clock_at(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t);
    Clock clock = clock_at(doc, t, end);
    SayWhen none = {.first = t, .end = t};
    if (!clock.end) return none;
    SayWhen when = date_behind(naming, clock.end, told);
    if (when.end > when.first) {
        when.first = t;
    } else if (told->known && told->before.unit == SAY_UNIT_DAY) { /* "Friday at 10 p.m." */
        when = told->before;
        when.first = t;
        when.end = clock.end;
        when.basis = SAY_DATE_BASIS_RELATIVE;
    } else {
        when = valued(t, clock.end, SAY_STR_NONE);
        say_when_unit(doc, &when, SAY_UNIT_DAY, doc->article.written);
    }
    SayText text = {.arena = doc->arena};
    if (when.begin == SAY_DAY_NONE) {
        say_text_add(&text, SAY_STR("XXXX-XX-XX"));
    } else {
        SayCivil c = say_civil(when.begin);
        say_text_format(&text, "%04d-%02d-%02d", c.year, c.month, c.day);
    }
    say_text_format(&text, "T%02d:%02d", clock.hour, clock.minute);
    when.value = say_text_str(&text);
    when.may_start = false;
    return when;
}
