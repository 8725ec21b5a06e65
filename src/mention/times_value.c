/* times_value.c -- days and units as values of TIMEX3: "2026-W47", "P2D", "XXXX-10-07". */
#include "mention/times.h"

SayUnit say_unit_at(const SayNaming *naming, uint32_t token, uint32_t end)
{
    static const struct {
        const char *words;
        SayUnit unit;
    } units[] = {{"second|seconds", SAY_UNIT_SECOND},    {"minute|minutes", SAY_UNIT_MINUTE},
                 {"hour|hours", SAY_UNIT_HOUR},          {"day|days", SAY_UNIT_DAY},
                 {"weekend|weekends", SAY_UNIT_WEEKEND}, {"week|weeks", SAY_UNIT_WEEK},
                 {"month|months", SAY_UNIT_MONTH},       {"quarter|quarters", SAY_UNIT_QUARTER},
                 {"year|years", SAY_UNIT_YEAR},          {"decade|decades", SAY_UNIT_DECADE},
                 {"century|centuries", SAY_UNIT_CENTURY}};
    if (token >= end || !(naming->form_sets[token] & SAY_WORD_UNIT)) return SAY_UNIT_NONE;
    for (uint32_t i = 0; i < sizeof units / sizeof *units; i++)
        if (say_token_in(naming->doc, token, units[i].words)) return units[i].unit;
    return SAY_UNIT_NONE;
}

static SayStr print(SayDoc *doc, const char *format, int32_t a, int32_t b, int32_t c)
{
    SayText text = {.arena = doc->arena};
    switch (format[0]) {
    case 'D': say_text_format(&text, "%04d-%02d-%02d", a, b, c); break;
    case 'M': say_text_format(&text, "%04d-%02d", a, b); break;
    case 'Q': say_text_format(&text, "%04d-Q%d", a, b); break;
    case 'W': say_text_format(&text, "%04d-W%02d", a, b); break;
    case 'E': say_text_format(&text, "%04d-W%02d-WE", a, b); break;
    case 'd': say_text_format(&text, "%03d", a); break;
    case 'c': say_text_format(&text, "%02d", a); break;
    default: say_text_format(&text, "%04d", a); break;
    }
    return say_text_str(&text);
}

static void set_week(SayDoc *doc, SayWhen *when, SayDay day, bool weekend)
{
    SayDay monday = day - say_weekday(day);
    SayCivil thursday = say_civil(monday + 3); /* the ISO year is the one of the week's Thursday */
    int32_t week = (monday + 3 - say_day(thursday.year, 1, 1)) / 7 + 1;
    when->begin = weekend ? monday + 5 : monday;
    when->last = monday + 6;
    when->value = print(doc, weekend ? "E" : "W", thursday.year, week, 0);
}

static void set_years(SayDoc *doc, SayWhen *when, int32_t first, int32_t count)
{
    when->begin = say_day(first, 1, 1);
    when->last = say_day(first + count - 1, 12, 31);
    when->value = count == 1
                      ? print(doc, "Y", first, 0, 0)
                      : print(doc, count == 10 ? "d" : "c", first / (count == 10 ? 10 : 100), 0, 0);
}

void say_when_unit(SayDoc *doc, SayWhen *when, SayUnit unit, SayDay day)
{
    when->unit = unit;
    if (day == SAY_DAY_NONE) {
        when->begin = when->last = SAY_DAY_NONE;
        return;
    }
    SayCivil c = say_civil(day);
    int32_t quarter = (c.month - 1) / 3;
    switch (unit) {
    case SAY_UNIT_WEEK:
    case SAY_UNIT_WEEKEND: set_week(doc, when, day, unit == SAY_UNIT_WEEKEND); break;
    case SAY_UNIT_MONTH: say_when_date(doc, when, c.year, c.month, 0); break;
    case SAY_UNIT_QUARTER:
        when->begin = say_day(c.year, quarter * 3 + 1, 1);
        when->last = say_day(c.year, quarter * 3 + 3, say_month_days(c.year, quarter * 3 + 3));
        when->value = print(doc, "Q", c.year, quarter + 1, 0);
        break;
    case SAY_UNIT_YEAR: set_years(doc, when, c.year, 1); break;
    case SAY_UNIT_DECADE: set_years(doc, when, c.year / 10 * 10, 10); break;
    case SAY_UNIT_CENTURY: set_years(doc, when, c.year / 100 * 100, 100); break;
    default: say_when_date(doc, when, c.year, c.month, c.day); break;
    }
    when->unit = unit;
}

SayDay say_day_shift(SayDay day, SayUnit unit, int64_t count)
{
    if (day == SAY_DAY_NONE || count > 4000000 || count < -4000000) return SAY_DAY_NONE;
    SayCivil c = say_civil(day);
    int64_t months = 0;
    switch (unit) {
    case SAY_UNIT_DAY: return day + (SayDay)(count < 800000 && count > -800000 ? count : 0);
    case SAY_UNIT_WEEK:
    case SAY_UNIT_WEEKEND: return day + 7 * (SayDay)(count < 100000 && count > -100000 ? count : 0);
    case SAY_UNIT_MONTH: months = count; break;
    case SAY_UNIT_QUARTER: months = 3 * count; break;
    case SAY_UNIT_YEAR: months = 12 * count; break;
    case SAY_UNIT_DECADE: months = 120 * count; break;
    case SAY_UNIT_CENTURY: months = 1200 * count; break;
    default: return day;
    }
    int64_t total = (int64_t)c.year * 12 + c.month - 1 + months;
    if (total < 12 || total > 9999 * 12) return SAY_DAY_NONE;
    int32_t year = (int32_t)(total / 12), month = (int32_t)(total % 12) + 1;
    int32_t days = say_month_days(year, month);
    return say_day(year, month, c.day < days ? c.day : days);
}

SayStr say_duration_value(SayDoc *doc, SayUnit unit, int64_t thousandths)
{
    static const char *const letters[] = {"",  "S", "M", "H", "D",  "WE",
                                          "W", "M", "Q", "Y", "DE", "CE"};
    SayText text = {.arena = doc->arena};
    say_text_add(&text, unit < SAY_UNIT_DAY ? SAY_STR("PT") : SAY_STR("P"));
    if (thousandths < 0)
        say_text_char(&text, 'X');
    else if (thousandths % 1000)
        say_text_format(&text, "%lld.%lld", (long long)(thousandths / 1000),
                        (long long)(thousandths % 1000 / 100));
    else
        say_text_format(&text, "%lld", (long long)(thousandths / 1000));
    say_text_add(&text, say_str(letters[unit]));
    return say_text_str(&text);
}

void say_when_date(SayDoc *doc, SayWhen *when, int32_t year, int32_t month, int32_t day)
{
    when->begin = when->last = SAY_DAY_NONE;
    when->unit = day ? SAY_UNIT_DAY : month ? SAY_UNIT_MONTH : SAY_UNIT_YEAR;
    if (!year) {
        SayText text = {.arena = doc->arena};
        if (day)
            say_text_format(&text, "XXXX-%02d-%02d", month, day);
        else
            say_text_format(&text, "XXXX-%02d", month);
        when->value = say_text_str(&text);
    } else if (day) {
        when->begin = when->last = say_day(year, month, day);
        when->value = print(doc, "D", year, month, day);
    } else if (month) {
        when->begin = say_day(year, month, 1);
        when->last = say_day(year, month, say_month_days(year, month));
        when->value = print(doc, "M", year, month, 0);
    } else {
        set_years(doc, when, year, 1);
    }
}
