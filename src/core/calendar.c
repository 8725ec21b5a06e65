/* calendar.c -- civil days and moments; the arithmetic is Howard Hinnant's (chrono-compatible
 * low-level date algorithms). */
#include "core/calendar.h"

#include <stdio.h>

/* ---- days ---- */

static bool leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int32_t say_month_days(int32_t year, int32_t month)
{
    static const int8_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

SayDay say_day(int32_t year, int32_t month, int32_t day)
{
    if (year < 1 || year > 9999 || day < 1 || day > say_month_days(year, month))
        return SAY_DAY_NONE;
    int32_t y = year - (month <= 2); /* years begin in March, so that the leap day is the last */
    int32_t era = y / 400;
    int32_t year_of_era = y - era * 400;
    int32_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

SayCivil say_civil(SayDay day)
{
    int64_t z = (int64_t)day + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t day_of_era = z - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    SayCivil civil;
    civil.day = (int32_t)(day_of_year - (153 * month + 2) / 5 + 1);
    civil.month = (int32_t)(month < 10 ? month + 3 : month - 9);
    civil.year = (int32_t)(year_of_era + era * 400 + (civil.month <= 2));
    return civil;
}

int32_t say_weekday(SayDay day)
{
    int64_t since_monday = ((int64_t)day + 3) % 7;
    return (int32_t)(since_monday < 0 ? since_monday + 7 : since_monday);
}

const char *say_day_print(SayDay day, char out[16])
{
    SayCivil civil = say_civil(day);
    snprintf(out, 16, "%04d-%02d-%02d", (int)civil.year, (int)civil.month, (int)civil.day);
    return out;
}

/* ---- names ---- */

/* Index of the name that `name` is, in full or shortened as one of the forms; -1. All forms of one
 * begin alike. */
static int32_t index_of(SayStr name, const char *const forms[][4], int32_t count)
{
    if (name.size && name.data[name.size - 1] == '.') name.size--;
    if (name.size < 3) return -1;
    for (int32_t i = 0; i < count; i++) {
        if ((name.data[0] | 32) != (forms[i][0][0] | 32)) continue;
        for (int form = 0; form < 4 && forms[i][form]; form++)
            if (say_str_equal_nocase(name, say_str(forms[i][form]))) return i;
    }
    return -1;
}

int32_t say_month_of_name(SayStr name)
{
    static const char *const forms[12][4] = {{"January", "Jan"},
                                             {"February", "Feb"},
                                             {"March", "Mar"},
                                             {"April", "Apr"},
                                             {"May"},
                                             {"June", "Jun"},
                                             {"July", "Jul"},
                                             {"August", "Aug"},
                                             {"September", "Sept", "Sep"},
                                             {"October", "Oct"},
                                             {"November", "Nov"},
                                             {"December", "Dec"}};
    return index_of(name, forms, 12) + 1;
}

int32_t say_weekday_of_name(SayStr name)
{
    static const char *const forms[7][4] = {{"Monday", "Mon"},
                                            {"Tuesday", "Tue", "Tues"},
                                            {"Wednesday", "Wed", "Weds"},
                                            {"Thursday", "Thu", "Thur", "Thurs"},
                                            {"Friday", "Fri"},
                                            {"Saturday", "Sat"},
                                            {"Sunday", "Sun"}};
    return index_of(name, forms, 7);
}

/* ---- reading ---- */

typedef struct Scanner {
    SayStr text;
    uint32_t at;
} Scanner;

typedef struct Moment {
    int32_t year, month, day;
    int32_t seconds; /* -1: none */
    int32_t offset;  /* seconds east of UTC */
} Moment;

static char peek(const Scanner *s)
{
    return s->at < s->text.size ? s->text.data[s->at] : '\0';
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool accept(Scanner *s, char c)
{
    if (s->at >= s->text.size || s->text.data[s->at] != c) return false;
    s->at++;
    return true;
}

static void skip(Scanner *s, const char *any)
{
    for (; s->at < s->text.size; s->at++) {
        const char *c = any;
        while (*c && *c != s->text.data[s->at]) c++;
        if (!*c) return;
    }
}

/* How many digits stand here, up to `most`; their value in *value. */
static uint32_t number(Scanner *s, uint32_t most, int32_t *value)
{
    uint32_t count = 0;
    *value = 0;
    while (count < most && digit(peek(s))) {
        *value = *value * 10 + (s->text.data[s->at++] - '0');
        count++;
    }
    return count;
}

static SayStr word(Scanner *s)
{
    uint32_t start = s->at;
    while (letter(peek(s))) s->at++;
    return say_str_slice(s->text, start, s->at);
}

static bool ended(const Scanner *s)
{
    return s->at == s->text.size;
}

/* "+02:00", "-0500", "+02" */
static bool numeric_zone(Scanner *s, Moment *moment)
{
    int32_t sign = accept(s, '-') ? -1 : accept(s, '+') ? 1 : 0;
    int32_t hours, minutes = 0;
    if (!sign || number(s, 2, &hours) != 2) return false;
    bool colon = accept(s, ':');
    uint32_t digits = number(s, 2, &minutes);
    if (digits != 2 && (digits != 0 || colon)) return false;
    if (hours > 15 || minutes > 59) return false;
    moment->offset = sign * (hours * 3600 + minutes * 60);
    return true;
}

/* The names that RFC 822 defines. Any other ("IST", "CST" in Asia) stands for several zones: the
   day is taken as written and the time of day is not known. */
static void named_zone(SayStr name, Moment *moment)
{
    static const struct {
        const char *name;
        int32_t hours;
    } zones[] = {{"Z", 0},    {"UTC", 0},  {"GMT", 0},  {"UT", 0},   {"EST", -5}, {"EDT", -4},
                 {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6}, {"PST", -8}, {"PDT", -7}};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        if (!say_str_equal_nocase(name, say_str(zones[i].name))) continue;
        moment->offset = zones[i].hours * 3600;
        return;
    }
    moment->seconds = -1;
}

static bool half_of_day(SayStr name, int32_t *hours)
{
    bool after = say_str_equal_nocase(name, SAY_STR("pm"));
    if (!after && !say_str_equal_nocase(name, SAY_STR("am"))) return false;
    if (*hours < 1 || *hours > 12) return false;
    *hours = *hours % 12 + (after ? 12 : 0);
    return true;
}

/* Nothing, or "10:20", "10:20:30.123", "10:20 am", and a zone. True when the text is well formed to
 * its end. */
static bool time_of_day(Scanner *s, Moment *moment)
{
    skip(s, " ,");
    if (ended(s)) return true;
    int32_t hours, minutes, seconds = 0, fraction;
    if (!number(s, 2, &hours) || !accept(s, ':') || number(s, 2, &minutes) != 2) return false;
    if (accept(s, ':') && number(s, 2, &seconds) != 2) return false;
    if (accept(s, '.') && !number(s, 9, &fraction)) return false;
    skip(s, " ");
    uint32_t before = s->at;
    if (half_of_day(word(s), &hours))
        skip(s, " ");
    else
        s->at = before;
    if (hours > 23 || minutes > 59 || seconds > 60) return false;
    moment->seconds = hours * 3600 + minutes * 60 + (seconds < 60 ? seconds : 59);
    if (peek(s) == '+' || peek(s) == '-') {
        if (!numeric_zone(s, moment)) return false;
        skip(s, " ");
        if (accept(s, '(')) { /* RFC 822's comment: "-0500 (EST)" */
            word(s);
            return accept(s, ')') && ended(s);
        }
        return ended(s);
    }
    SayStr zone = word(s);
    if (zone.size) named_zone(zone, moment);
    return ended(s);
}

/* "2026-11-17", "2026/11/17", "20261117", "20261117102030", each with a time of day behind it. */
static bool numeric_date(Scanner *s, Moment *moment)
{
    if (number(s, 4, &moment->year) != 4) return false;
    char separator = peek(s);
    bool separated = separator == '-' || separator == '/';
    if (separated) s->at++;
    if (number(s, 2, &moment->month) != 2) return false;
    if (separated && !accept(s, separator)) return false;
    if (number(s, 2, &moment->day) != 2) return false;
    if (accept(s, 'T') || accept(s, 't')) {
        if (!digit(peek(s))) return false;
    } else if (digit(peek(s))) {
        int32_t hours, minutes, seconds;
        if (separated || number(s, 2, &hours) != 2 || number(s, 2, &minutes) != 2 ||
            number(s, 2, &seconds) != 2)
            return false;
        if (hours > 23 || minutes > 59 || seconds > 59) return false;
        moment->seconds = hours * 3600 + minutes * 60 + seconds;
        return ended(s);
    } else if (!ended(s) && peek(s) != ' ') {
        return false;
    }
    return time_of_day(s, moment);
}

static void ordinal_suffix(Scanner *s)
{
    static const char *const suffixes[] = {"st", "nd", "rd", "th"};
    uint32_t before = s->at;
    SayStr suffix = word(s);
    for (int i = 0; i < 4; i++)
        if (say_str_equal_nocase(suffix, say_str(suffixes[i]))) return;
    s->at = before;
}

/* "2026", or the two digits of RFC 822. */
static bool year_number(Scanner *s, Moment *moment)
{
    uint32_t digits = number(s, 4, &moment->year);
    if (digits == 2) moment->year += moment->year < 70 ? 2000 : 1900;
    return (digits == 2 || digits == 4) && !digit(peek(s));
}

/* "17 November 2026", "17-Nov-26" */
static bool day_first(Scanner *s, Moment *moment)
{
    if (!number(s, 2, &moment->day)) return false;
    ordinal_suffix(s);
    skip(s, " -");
    moment->month = say_month_of_name(word(s));
    skip(s, " .,-");
    return moment->month && year_number(s, moment) && time_of_day(s, moment);
}

/* "November 17, 2026", "Nov. 17, 2026" */
static bool month_first(Scanner *s, SayStr month, Moment *moment)
{
    moment->month = say_month_of_name(month);
    skip(s, " .");
    if (!moment->month || !number(s, 2, &moment->day)) return false;
    ordinal_suffix(s);
    skip(s, " ,");
    return year_number(s, moment) && time_of_day(s, moment);
}

/* "17-11-2026", "17.11.2026": with these marks the day stands first everywhere. */
static bool day_first_numeric(Scanner *s, Moment *moment)
{
    if (!number(s, 2, &moment->day)) return false;
    char mark = peek(s);
    if (mark != '-' && mark != '.') return false;
    s->at++;
    if (!number(s, 2, &moment->month) || !accept(s, mark)) return false;
    return number(s, 4, &moment->year) == 4 && !digit(peek(s)) && time_of_day(s, moment);
}

static bool any_date(Scanner *s, Moment *moment)
{
    if (letter(peek(s))) {
        SayStr name = word(s);
        if (say_weekday_of_name(name) < 0) return month_first(s, name, moment);
        skip(s, " .,");
        if (letter(peek(s))) return month_first(s, word(s), moment);
    }
    uint32_t digits = 0;
    while (s->at + digits < s->text.size && digit(s->text.data[s->at + digits])) digits++;
    if (digits >= 4) return numeric_date(s, moment);
    Scanner before = *s;
    if (day_first_numeric(s, moment)) return true;
    *s = before;
    return day_first(s, moment);
}

SayDay say_day_parse(SayStr text, int32_t *seconds)
{
    Scanner scanner = {say_str_trim(text), 0};
    Moment moment = {.seconds = -1};
    if (seconds) *seconds = -1;
    if (!any_date(&scanner, &moment)) return SAY_DAY_NONE;
    SayDay day = say_day(moment.year, moment.month, moment.day);
    if (day == SAY_DAY_NONE || moment.seconds < 0) return day;
    int32_t utc = moment.seconds - moment.offset;
    if (utc < 0) day--, utc += 86400;
    if (utc >= 86400) day++, utc -= 86400;
    if (seconds) *seconds = utc;
    return day;
}
