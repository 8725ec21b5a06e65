/* times_date.c -- dates of the calendar: "7 October 2023", "October 7", "Monday, October 9",
   "2023-10-07", "in 1982", "the 1990s", "on Monday". A year that is missing, and the week of a
   weekday, come from the publication date. */
#include "mention/times.h"

#define AHEAD 8 /* steps up the tree to the verb that tells the tense */

static uint32_t first_of(const SayDoc *doc, uint32_t t)
{
    return doc->sentences.items[doc->tokens.sentence[t]].first;
}

bool say_looks_ahead(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t steps = 0; steps < AHEAD && token != SAY_NONE; steps++, token = t->head[token]) {
        if (t->upos[token] != SAY_UPOS_VERB && t->upos[token] != SAY_UPOS_AUX &&
            t->upos[token] != SAY_UPOS_ADJ && t->upos[token] != SAY_UPOS_NOUN)
            continue;
        for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
            if (t->deprel[c] == SAY_DEPREL_AUX &&
                say_token_in(doc, c, "will|shall|'ll|wo|may|might"))
                return true;
        if (say_lemma_in(doc, token, "plan|schedule|expect|due|upcoming|next") &&
            t->upos[token] != SAY_UPOS_NOUN)
            return true;
        if (t->upos[token] == SAY_UPOS_VERB && t->feats[token] & SAY_FEAT_FINITE) return false;
    }
    return false;
}

/* "Long March", "their March to the sea": a march and no month. */
static bool is_march(const SayDoc *doc, uint32_t t)
{
    if (!say_token_in(doc, t, "march") || t == first_of(doc, t)) return false;
    bool dated = t + 1 < say_sentence_end(doc, t) && say_digits_in(doc, t + 1, 1, 2199);
    if (dated) return false;
    SayUpos before = (SayUpos)doc->tokens.upos[t - 1];
    if (say_is_capital(doc, t - 1) && (before == SAY_UPOS_ADJ || before == SAY_UPOS_PROPN))
        return true;
    bool owned = say_token_in(doc, t - 1, "the|'s|\xe2\x80\x99s|his|her|their|``|\"");
    return owned && (t + 1 == say_sentence_end(doc, t) || doc->tokens.upos[t + 1] != SAY_UPOS_NOUN);
}

static int32_t month_at(const SayDoc *doc, uint32_t t)
{
    if (t >= doc->tokens.count || !say_is_capital(doc, t)) return 0;
    int32_t month = say_month_of_name(say_doc_token(doc, t));
    bool short_name = month && say_doc_token(doc, t).size <= 3 && month != 5;
    if (short_name ||
        (month && say_token_in(doc, t, "may|march") && doc->tokens.upos[t] != SAY_UPOS_PROPN)) {
        bool dated =
            (t + 1 < say_sentence_end(doc, t) && say_digits_in(doc, t + 1, 1, 2199)) ||
            (t > first_of(doc, t) && say_digits_in(doc, t - 1, 1, 31)) ||
            (short_name && t + 1 < say_sentence_end(doc, t) && say_token_in(doc, t + 1, "."));
        if (!dated) return 0;
    }
    if (month == 3 && is_march(doc, t)) return 0;
    return month;
}

/* "would be discussed", "the next meeting": told in the past, and still to come. */
static bool is_to_come(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] == SAY_DEPREL_AUX && say_token_in(doc, c, "would|will|shall|may|might"))
            return true;
        if (t->deprel[c] == SAY_DEPREL_AMOD &&
            say_token_in(doc, c, "next|upcoming|coming|forthcoming|scheduled|planned"))
            return true;
    }
    return false;
}

/* Is the verb above in the past? */
static bool looks_back(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t steps = 0; steps < AHEAD && token != SAY_NONE; steps++, token = t->head[token])
        if (is_to_come(doc, token))
            return false;
        else if (t->upos[token] == SAY_UPOS_VERB &&
                 t->feats[token] & (SAY_FEAT_FINITE | SAY_FEAT_PAST))
            return (t->feats[token] & SAY_FEAT_PAST) != 0;
    return false;
}

/* "by Jan. 14", "payable Dec. 1", "effective June 1": a day set beforehand. */
static bool is_set_ahead(const SayDoc *doc, uint32_t t)
{
    return t > first_of(doc, t) && say_token_in(doc, t - 1, "by|until|till|payable|effective");
}

/* "left on December 24": the day of what happened. */
static bool is_day_of_deed(const SayDoc *doc, uint32_t t)
{
    const SayTokens *tokens = &doc->tokens;
    uint32_t head = tokens->head[t];
    if (head == SAY_NONE || tokens->upos[head] != SAY_UPOS_VERB ||
        !(tokens->feats[head] & SAY_FEAT_PAST))
        return false;
    return t > first_of(doc, t) && say_token_in(doc, t - 1, "on|since");
}

/* "last April", "this September", "next May": the word before says which. */
static int32_t way_before(const SayDoc *doc, uint32_t t, bool *told)
{
    *told = t > first_of(doc, t) && say_token_in(doc, t - 1, "last|this|next|coming");
    if (!*told) return 0;
    return say_token_in(doc, t - 1, "last") ? -1 : say_token_in(doc, t - 1, "this") ? 0 : 1;
}

/* The year of a day or month without one. A day is the nearest such, and rather past than ahead:
   nobody means the one almost a year ago, nor the one more than half a year ahead. A month is the
   last such not after publication, unless the verb looks ahead. */
static int32_t year_near(const SayNaming *naming, uint32_t token, int32_t month, int32_t day)
{
    const SayDoc *doc = naming->doc;
    if (doc->article.written == SAY_DAY_NONE) return 0;
    SayCivil now = say_civil(doc->article.written);
    bool later = month > now.month || (month == now.month && day > now.day);
    bool earlier = month < now.month || (month == now.month && day && day < now.day);
    int32_t months = (month - now.month + 12) % 12;
    bool told;
    int32_t way = way_before(doc, token, &told);
    if (told && way < 0) return earlier ? now.year : now.year - 1;
    if (told && way > 0) return later ? now.year : now.year + 1;
    if (told) return now.year;
    bool ahead = say_looks_ahead(doc, token) || (is_set_ahead(doc, token) && months <= 6);
    if (ahead) return earlier ? now.year + 1 : now.year;
    bool back = looks_back(doc, token);
    if (!later) /* "January" in December may be the next one */
        return !back && earlier && months && months <= (day ? 3 : 2) ? now.year + 1 : now.year;
    bool near_ahead = months <= (day ? (back ? 3 : 5) : 2) &&
                      (day ? !back || !is_day_of_deed(doc, token) : !back);
    return near_ahead ? now.year : now.year - 1;
}

/* In a story of years long gone a date without a year goes on from the one before it. */
static int32_t year_told(const SayNaming *naming, uint32_t token, int32_t month, int32_t day,
                         const SayTold *told)
{
    if (!told->narrative || !told->known) return year_near(naming, token, month, day);
    SayCivil before = say_civil(told->before.begin);
    bool turned = told->before.unit <= SAY_UNIT_MONTH && before.month - month > 6;
    return before.year + turned;
}

/* "March 5-9, 1918", "between March and April 1918": the year stands behind the second. */
static int32_t year_of_pair(const SayDoc *doc, uint32_t t, uint32_t end)
{
    if (t >= end || !say_token_in(doc, t, "-|to|and|or|\xe2\x80\x93")) return 0;
    t++;
    if (t < end && month_at(doc, t)) t++;
    if (t < end && !say_year_digits(doc, t) && say_digits_in(doc, t, 1, 31)) t++;
    if (t < end && month_at(doc, t)) t++;
    if (t < end && say_token_in(doc, t, ",")) t++;
    return t < end ? say_year_digits(doc, t) : 0;
}

/* "of that year", "the same year" behind a month: the token behind it; 0 for none. */
static uint32_t year_taken_up(const SayDoc *doc, uint32_t t, uint32_t end)
{
    if (t < end && say_token_in(doc, t, "of")) t++;
    if (t + 1 < end && say_token_in(doc, t, "the") && say_token_in(doc, t + 1, "same"))
        t += 2;
    else if (t < end && say_token_in(doc, t, "that"))
        t++;
    else
        return 0;
    return t < end && say_token_in(doc, t, "year") ? t + 1 : 0;
}

/* Behind a month, or a day and a month: an optional day and an optional year. */
static SayWhen month_date(const SayNaming *naming, uint32_t first, uint32_t t, int32_t month,
                          int32_t day, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), next = t + 1;
    SayWhen when = {
        .first = first, .end = next, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    if (next < end && say_token_in(doc, next, ".") && !doc->tokens.blank_after[t]) next++;
    if (!day && next < end && !say_year_digits(doc, next) &&
        (day = say_digits_in(doc, next, 1, 31)) != 0)
        next++;
    int32_t year = 0;
    uint32_t at = next;
    if (at < end && say_token_in(doc, at, ",|of")) at++;
    if (at < end && (year = say_year_digits(doc, at)) != 0) {
        bool joined = day || at == next || say_token_in(doc, next, "of");
        bool plain = year >= 1900 && year <= 2060 && /* "in March, 2018", not "2018 people" */
                     (at + 1 == end || doc->tokens.deprel[at] != SAY_DEPREL_NUMMOD ||
                      doc->tokens.head[at] < at);
        if (joined || plain)
            next = at + 1;
        else
            year = 0;
    }
    if (day && say_day(year ? year : 2000, month, day) == SAY_DAY_NONE)
        return (SayWhen){.first = t, .end = t};
    if (!year && next + 1 < end && say_token_in(doc, next + 1, "year") &&
        say_token_in(doc, next, "this|last|next") &&
        doc->article.written != SAY_DAY_NONE) { /* "January last year" */
        year = say_civil(doc->article.written).year;
        year += say_token_in(doc, next, "last") ? -1 : say_token_in(doc, next, "next") ? 1 : 0;
        next += 2;
        when.basis = SAY_DATE_BASIS_RELATIVE;
    } else if (!year && told->known && (at = year_taken_up(doc, next, end)) != 0) {
        year = say_civil(told->before.begin).year; /* "July of that year" */
        next = at;
        when.basis = SAY_DATE_BASIS_RELATIVE;
    } else if (!year && (year = year_of_pair(doc, next, end)) == 0) {
        year = year_told(naming, t, month, day, told);
        when.basis = SAY_DATE_BASIS_RELATIVE;
    }
    when.end = next > when.end ? next : when.end;
    say_when_date(doc, &when, year, month, day);
    return when;
}

static SayWhen iso_date(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    SayWhen when = {.first = t, .end = t, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    SayStr form = say_doc_token(doc, t);
    if (form.size != 10 || form.data[4] != '-' || form.data[7] != '-') return when;
    int32_t seconds;
    SayDay day = say_day_parse(form, &seconds);
    if (day == SAY_DAY_NONE) return when;
    when.end = t + 1;
    say_when_unit(doc, &when, SAY_UNIT_DAY, day);
    return when;
}

/* The day of this weekday: the last one not after publication, or the next one. */
static SayDay weekday_near(const SayDoc *doc, int32_t weekday, bool ahead, bool before_today)
{
    SayDay published = doc->article.written;
    if (published == SAY_DAY_NONE) return SAY_DAY_NONE;
    int32_t back = (say_weekday(published) - weekday + 7) % 7;
    if (ahead) return published + (7 - back) % 7;
    return published - (before_today && back == 0 ? 7 : back);
}

/* "next Wednesday, July 31": only one of the years around has that day on that weekday. */
static SayWhen of_weekday(const SayNaming *naming, SayWhen when, int32_t weekday)
{
    SayDoc *doc = naming->doc;
    if (when.unit != SAY_UNIT_DAY || when.basis != SAY_DATE_BASIS_RELATIVE ||
        when.begin == SAY_DAY_NONE || say_weekday(when.begin) == weekday)
        return when;
    SayCivil told = say_civil(when.begin);
    int32_t year = say_civil(doc->article.written).year;
    for (int32_t i = 0; i < 3; i++) { /* this year, the last, the next */
        int32_t tried = year + (i == 1 ? -1 : i == 2 ? 1 : 0);
        SayDay day = say_day(tried, told.month, told.day);
        if (day == SAY_DAY_NONE || say_weekday(day) != weekday) continue;
        say_when_date(doc, &when, tried, told.month, told.day);
        break;
    }
    return when;
}

static SayWhen weekday_date(const SayNaming *naming, uint32_t t, int32_t weekday,
                            const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), at = t + 1, floor = first_of(doc, t);
    if (at < end && say_token_in(doc, at, ",|.|(")) at++;
    int32_t month = at < end ? month_at(doc, at) : 0;
    if (month) { /* "Monday, October 9" */
        SayWhen when = month_date(naming, t, at, month, 0, told);
        if (when.unit == SAY_UNIT_DAY) return of_weekday(naming, when, weekday);
    }
    int32_t day = at + 1 < end ? say_digits_in(doc, at, 1, 31) : 0;
    if (day && (month = month_at(doc, at + 1)) != 0)
        return of_weekday(naming, month_date(naming, t, at + 1, month, day, told), weekday);
    SayWhen when = {.first = t, .end = t + 1, .basis = SAY_DATE_BASIS_RELATIVE, .may_start = true};
    bool next = t > floor && say_token_in(doc, t - 1, "next|coming");
    bool last = t > floor && say_token_in(doc, t - 1, "last");
    bool this = t > floor && say_token_in(doc, t - 1, "this");
    if (next || last || this) when.first = t - 1;
    SayDay found = weekday_near(
        doc, weekday, next || (!last && (say_looks_ahead(doc, t) || is_set_ahead(doc, t))), last);
    if (next && found == doc->article.written && found != SAY_DAY_NONE) found += 7;
    say_when_unit(doc, &when, SAY_UNIT_DAY, found);
    if (!when.value.data) {
        SayText text = {.arena = doc->arena};
        say_text_format(&text, "XXXX-WXX-%d", weekday + 1);
        when.value = say_text_str(&text);
    }
    return when;
}

/* "mid-November", "mid-1996", in one token. */
static SayWhen mid_date(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    SayWhen when = {.first = t, .end = t, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    SayStr rest = say_str_slice(say_doc_token(doc, t), 4, say_doc_token(doc, t).size);
    int64_t year = 0;
    int32_t month = say_month_of_name(rest);
    if (month) {
        when.basis = SAY_DATE_BASIS_RELATIVE;
        say_when_date(doc, &when, year_told(naming, t, month, 0, told), month, 0);
    } else if (rest.size == 4 && say_str_integer(rest, &year) && year >= 1000 && year < 2200) {
        say_when_unit(doc, &when, SAY_UNIT_YEAR, say_day((int32_t)year, 1, 1));
    } else if (rest.size == 5 && rest.data[4] == 's' &&
               say_str_integer(say_str_slice(rest, 0, 4), &year) && year >= 1000 && year < 2200) {
        say_when_unit(doc, &when, SAY_UNIT_DECADE, say_day((int32_t)year, 1, 1));
    } else {
        return when;
    }
    when.end = t + 1;
    return when;
}

/* "March 5-9", "May 4 and 5": a second day behind a date just read; "15" of "15 to 22 February". */
static SayWhen day_of_pair(const SayNaming *naming, uint32_t t, int32_t day, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), floor = first_of(doc, t);
    SayWhen none = {.first = t, .end = t},
            when = {.first = t, .end = t + 1, .basis = SAY_DATE_BASIS_RELATIVE, .may_start = true};
    bool joined = t > floor + 1 && say_token_in(doc, t - 1, "-|to|and|or|\xe2\x80\x93");
    if (joined && told->latest.end == t - 1 && told->latest.unit == SAY_UNIT_DAY &&
        told->latest.begin != SAY_DAY_NONE && say_digits_in(doc, t - 2, 1, 31) &&
        (t + 1 == end || doc->tokens.upos[t + 1] == SAY_UPOS_PUNCT ||
         doc->tokens.upos[t + 1] == SAY_UPOS_ADP)) {
        SayCivil c = say_civil(told->latest.begin);
        uint32_t year_at = t + 1 < end && say_token_in(doc, t + 1, ",") ? t + 2 : t + 1;
        if (year_at < end && say_year_digits(doc, year_at) == c.year) when.end = year_at + 1;
        if (day <= c.day || say_day(c.year, c.month, day) == SAY_DAY_NONE) return none;
        say_when_date(doc, &when, c.year, c.month, day);
        return when;
    }
    if (t + 3 >= end || !say_token_in(doc, t + 1, "-|to|and|or|\xe2\x80\x93")) return none;
    int32_t second = say_digits_in(doc, t + 2, 1, 31), month = month_at(doc, t + 3);
    if (second <= day || !month || say_year_digits(doc, t + 2)) return none;
    SayWhen last = month_date(naming, t + 2, t + 3, month, second, told);
    if (last.end == last.first) return none;
    say_when_date(doc, &when, last.begin == SAY_DAY_NONE ? 0 : say_civil(last.begin).year, month,
                  day);
    when.basis = last.basis;
    return when;
}

SayWhen say_date_at(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    SayStr form = say_doc_token(doc, t);
    SayWhen none = {.first = t, .end = t};
    if (!form.size) return none;
    if (form.data[0] >= '0' && form.data[0] <= '9') {
        SayWhen iso = iso_date(naming, t);
        if (iso.end > iso.first) return iso;
        int32_t day = say_digits_in(doc, t, 1, 31);
        uint32_t next = t + 1;
        if (day && next < say_sentence_end(doc, t) && say_token_in(doc, next, "of")) next++;
        int32_t month = day && next < say_sentence_end(doc, t) ? month_at(doc, next) : 0;
        if (month) return month_date(naming, t, next, month, day, told);
        return day ? day_of_pair(naming, t, day, told) : none;
    }
    if (say_str_starts(form, SAY_STR("mid-")) || say_str_starts(form, SAY_STR("Mid-")))
        return mid_date(naming, t, told);
    if (!say_is_capital(doc, t)) return none;
    int32_t month = month_at(doc, t);
    if (month && doc->tokens.upos[t] != SAY_UPOS_VERB && doc->tokens.upos[t] != SAY_UPOS_AUX) {
        bool led;
        way_before(doc, t, &led);
        return month_date(naming, led ? t - 1 : t, t, month, 0, told);
    }
    int32_t weekday = say_weekday_of_name(form);
    if (weekday < 0 || (form.size <= 3 && doc->tokens.upos[t] != SAY_UPOS_PROPN)) return none;
    return weekday_date(naming, t, weekday, told);
}
