/* calendar.h -- civil days (proleptic Gregorian) and moments; no time zone data, no locale, no
 * clock. */
#ifndef SAY_CORE_CALENDAR_H
#define SAY_CORE_CALENDAR_H

#include "core/str.h"

/* Days since 1970-01-01. */
typedef int32_t SayDay;
#define SAY_DAY_NONE INT32_MIN

typedef struct SayCivil {
    int32_t year;
    int32_t month; /* 1 to 12 */
    int32_t day;   /* 1 to 31 */
} SayCivil;

SayDay say_day(int32_t year, int32_t month,
               int32_t day); /* SAY_DAY_NONE for a date that does not exist */
SayCivil say_civil(SayDay day);
int32_t say_weekday(SayDay day); /* 0 Monday to 6 Sunday */
int32_t say_month_days(int32_t year, int32_t month);
/* Accepts "2026-11-17", "2026-11-17T10:20:30Z", "20261117", "2026-11-17 10:20", RFC 822/2822 dates
   ("Tue, 17 Nov 2026 10:20:30 GMT"), "17 November 2026", "November 17, 2026", "Nov. 17, 2026", ISO
   with an offset (the day is that of UTC). *seconds (may be NULL): seconds of the day in UTC, -1
   when the text gives none. SAY_DAY_NONE when it is no date. */
SayDay say_day_parse(SayStr text, int32_t *seconds);
/* "2026-11-17"; out holds at least 11 characters. */
const char *say_day_print(SayDay day, char out[16]);
/* 1 to 12 for an English month name, full or shortened, with or without a full stop; 0 otherwise.
 */
int32_t say_month_of_name(SayStr name);
/* 0 Monday to 6 Sunday for an English day name, full or shortened; -1 otherwise. */
int32_t say_weekday_of_name(SayStr name);

#endif
