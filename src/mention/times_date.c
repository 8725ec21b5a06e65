/* times_date.c -- dates of the calendar: "7 October 2023", "October 7", "Monday, October 9",
   "2023-10-07", "in 1982", "the 1990s", "on Monday". A year that is missing, and the week of a
   weekday, come from the publication date. */
#include "mention/times.h"

#define AHEAD 8 /* steps up the tree to the verb that tells the tense */

static uint32_t end_of(const SayDoc *doc, uint32_t t)
{
    return doc->sentences.items[doc->tokens.sentence[t]].end;
}

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

/* A bare number of the range in digits, with "st" or "th" allowed; 0 for none. */
static int32_t number_in(const SayDoc *doc, uint32_t t, int32_t low, int32_t high)
{
    SayStr form = say_doc_token(doc, t);
    int32_t value = 0;
    uint32_t at = 0;
    for (; at < form.size && at < 5 && form.data[at] >= '0' && form.data[at] <= '9'; at++)
        value = value * 10 + (form.data[at] - '0');
    if (!at || value < low || value > high) return 0;
    SayStr rest = say_str_slice(form, at, form.size);
    return !rest.size || say_str_in(rest, "st|nd|rd|th") ? value : 0;
}

static int32_t year_at(const SayDoc *doc, uint32_t t)
{
    SayStr form = say_doc_token(doc, t);
    return form.size == 4 ? number_in(doc, t, 1000, 2199) : 0;
}

static int32_t month_at(const SayDoc *doc, uint32_t t)
{
    if (t >= doc->tokens.count || !say_is_capital(doc, t)) return 0;
    int32_t month = say_month_of_name(say_doc_token(doc, t));
    bool short_name = month && say_doc_token(doc, t).size <= 3 && month != 5;
    if (short_name ||
        (month && say_token_in(doc, t, "may|march") && doc->tokens.upos[t] != SAY_UPOS_PROPN)) {
        bool dated = (t + 1 < end_of(doc, t) && number_in(doc, t + 1, 1, 2199)) ||
                     (t > first_of(doc, t) && number_in(doc, t - 1, 1, 31)) ||
                     (short_name && t + 1 < end_of(doc, t) && say_token_in(doc, t + 1, "."));
        if (!dated) return 0;
    }
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

/* The year of a day or month without one: the last such not after publication, or the next one for
   what lies ahead. A day soon after publication is ahead unless the verb says otherwise: nobody
   means the one almost a year ago. */
static int32_t year_near(const SayNaming *naming, uint32_t token, int32_t month, int32_t day)
{
    SayDay published = naming->doc->article.published;
    if (published == SAY_DAY_NONE) return 0;
    SayCivil now = say_civil(published);
    bool later = month > now.month || (month == now.month && day > now.day);
    bool earlier = month < now.month || (month == now.month && day && day < now.day);
    if (say_looks_ahead(naming->doc, token)) return earlier ? now.year + 1 : now.year;
    int32_t months = (month - now.month + 12) % 12;
    if (!later) /* "January" in December may be the next one */
        return months == 1 && now.month == 12 && !looks_back(naming->doc, token) ? now.year + 1
                                                                                 : now.year;
    bool near_ahead = months <= (day ? 2 : 1);
    return near_ahead && !looks_back(naming->doc, token) ? now.year : now.year - 1;
}

/* Behind a month, or a day and a month: an optional day and an optional year. */
static SayWhen month_date(const SayNaming *naming, uint32_t first, uint32_t t, int32_t month,
                          int32_t day)
{
    SayDoc *doc = naming->doc;
    uint32_t end = end_of(doc, t), next = t + 1;
    SayWhen when = {
        .first = first, .end = next, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    if (next < end && say_token_in(doc, next, ".") && !doc->tokens.blank_after[t]) next++;
    if (!day && next < end && !year_at(doc, next) && (day = number_in(doc, next, 1, 31)) != 0)
        next++;
    int32_t year = 0;
    uint32_t at = next;
    if (at < end && say_token_in(doc, at, ",|of")) at++;
    if (at < end && (year = year_at(doc, at)) != 0) {
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
        doc->article.published != SAY_DAY_NONE) { /* "January last year" */
        year = say_civil(doc->article.published).year;
        year += say_token_in(doc, next, "last") ? -1 : say_token_in(doc, next, "next") ? 1 : 0;
        next += 2;
        when.basis = SAY_DATE_BASIS_RELATIVE;
    } else if (!year) {
        year = year_near(naming, t, month, day);
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

/* Words that a year stands behind, so that it is no count: "in 1982", "since 2020". */
static SayWhen bare_year(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    SayWhen none = {.first = t, .end = t},
            when = {.first = t, .end = t + 1, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    SayStr form = say_doc_token(doc, t);
    if (form.size == 5 && form.data[4] == 's' && form.data[3] == '0') { /* "1990s" */
        int64_t decade;
        if (!say_str_integer(say_str_slice(form, 0, 4), &decade) || decade < 1000 || decade > 2090)
            return none;
        say_when_unit(doc, &when, SAY_UNIT_DECADE, say_day((int32_t)decade, 1, 1));
        return when;
    }
    int32_t year = year_at(doc, t);
    if (year < 1500) return none;
    uint32_t floor = first_of(doc, t), end = end_of(doc, t);
    bool behind = t > floor &&
                  say_token_in(doc, t - 1,
                               "in|since|until|till|by|before|after|during|from|early|late|mid|of|"
                               "around|between|year|through|summer|winter|spring|autumn|fall");
    bool pair =
        t > floor + 1 && say_token_in(doc, t - 1, "and|-|to|\xe2\x80\x93") && year_at(doc, t - 2);
    bool counts = doc->tokens.deprel[t] == SAY_DEPREL_NUMMOD && doc->tokens.head[t] != SAY_NONE &&
                  doc->tokens.feats[doc->tokens.head[t]] & SAY_FEAT_PLURAL;
    bool noun_next = t + 1 < end && (doc->tokens.upos[t + 1] == SAY_UPOS_NOUN ||
                                     doc->tokens.upos[t + 1] == SAY_UPOS_ADJ);
    bool the = t > floor && noun_next &&
               say_token_in(doc, t - 1, "the|last|this|'s|\xe2\x80\x99s|a|its|his|her|their");
    bool loose = t > floor && !noun_next && year >= 1900 && year <= 2060 &&
                 say_token_in(doc, t - 1, "for|to|into|and|both|than|with");
    bool alone = t == floor && t + 1 == end;
    if (counts && !the) return none;
    if (!behind && !pair && !the && !alone && !loose) return none;
    if ((the || (behind && noun_next)) && (year < 1800 || year > 2060)) return none;
    if (say_token_in(doc, t - 1, "of|around|by|from|before|after|through|between") && noun_next)
        return none;
    say_when_unit(doc, &when, SAY_UNIT_YEAR, say_day(year, 1, 1));
    return when;
}

/* The day of this weekday: the last one not after publication, or the next one. */
static SayDay weekday_near(const SayDoc *doc, int32_t weekday, bool ahead, bool before_today)
{
    SayDay published = doc->article.published;
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
    int32_t year = say_civil(doc->article.published).year;
    for (int32_t i = 0; i < 3; i++) { /* this year, the last, the next */
        int32_t tried = year + (i == 1 ? -1 : i == 2 ? 1 : 0);
        SayDay day = say_day(tried, told.month, told.day);
        if (day == SAY_DAY_NONE || say_weekday(day) != weekday) continue;
        say_when_date(doc, &when, tried, told.month, told.day);
        break;
    }
    return when;
}

static SayWhen weekday_date(const SayNaming *naming, uint32_t t, int32_t weekday)
{
    SayDoc *doc = naming->doc;
    uint32_t end = end_of(doc, t), at = t + 1, floor = first_of(doc, t);
    if (at < end && say_token_in(doc, at, ",|.|(")) at++;
    int32_t month = at < end ? month_at(doc, at) : 0;
    if (month) { /* "Monday, October 9" */
        SayWhen when = month_date(naming, t, at, month, 0);
        if (when.unit == SAY_UNIT_DAY) return of_weekday(naming, when, weekday);
    }
    int32_t day = at + 1 < end ? number_in(doc, at, 1, 31) : 0;
    if (day && (month = month_at(doc, at + 1)) != 0)
        return of_weekday(naming, month_date(naming, t, at + 1, month, day), weekday);
    SayWhen when = {.first = t, .end = t + 1, .basis = SAY_DATE_BASIS_RELATIVE, .may_start = true};
    bool next = t > floor && say_token_in(doc, t - 1, "next|coming");
    bool last = t > floor && say_token_in(doc, t - 1, "last");
    bool this = t > floor && say_token_in(doc, t - 1, "this");
    if (next || last || this) when.first = t - 1;
    SayDay found = weekday_near(doc, weekday, next || (!last && say_looks_ahead(doc, t)), last);
    if (next && found == doc->article.published && found != SAY_DAY_NONE) found += 7;
    say_when_unit(doc, &when, SAY_UNIT_DAY, found);
    if (!when.value.data) {
        SayText text = {.arena = doc->arena};
        say_text_format(&text, "XXXX-WXX-%d", weekday + 1);
        when.value = say_text_str(&text);
    }
    return when;
}

/* "mid-November", "mid-1996", in one token. */
static SayWhen mid_date(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    SayWhen when = {.first = t, .end = t, .basis = SAY_DATE_BASIS_EXPLICIT, .may_start = true};
    SayStr rest = say_str_slice(say_doc_token(doc, t), 4, say_doc_token(doc, t).size);
    int64_t year = 0;
    int32_t month = say_month_of_name(rest);
    if (month) {
        when.basis = SAY_DATE_BASIS_RELATIVE;
        say_when_date(doc, &when, year_near(naming, t, month, 0), month, 0);
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

SayWhen say_date_at(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    SayStr form = say_doc_token(doc, t);
    SayWhen none = {.first = t, .end = t};
    if (!form.size) return none;
    if (form.data[0] >= '0' && form.data[0] <= '9') {
        SayWhen iso = iso_date(naming, t);
        if (iso.end > iso.first) return iso;
        int32_t day = number_in(doc, t, 1, 31);
        uint32_t next = t + 1;
        if (day && next < end_of(doc, t) && say_token_in(doc, next, "of")) next++;
        int32_t month = day && next < end_of(doc, t) ? month_at(doc, next) : 0;
        if (month) return month_date(naming, t, next, month, day);
        return bare_year(naming, t);
    }
    if (say_str_starts(form, SAY_STR("mid-")) || say_str_starts(form, SAY_STR("Mid-")))
        return mid_date(naming, t);
    int32_t month = month_at(doc, t);
    if (month && doc->tokens.upos[t] != SAY_UPOS_VERB && doc->tokens.upos[t] != SAY_UPOS_AUX)
        return month_date(naming, t, t, month, 0);
    int32_t weekday = say_is_capital(doc, t) ? say_weekday_of_name(form) : -1;
    if (weekday < 0 || (form.size <= 3 && doc->tokens.upos[t] != SAY_UPOS_PROPN)) return none;
    return weekday_date(naming, t, weekday);
}
