/* times.c -- when: expressions of time in the order of the text, with their values against the
   publication date.

   Values are TIMEX3's. A time keeps its value but gets no days where they cannot be told: no
   publication date, a duration, "recently". */
#include "mention/times.h"

uint32_t say_sentence_end(const SayDoc *doc, uint32_t token)
{
    return doc->sentences.items[doc->tokens.sentence[token]].end;
}

/* "Monday morning", "yesterday afternoon": the part of the day belongs to the time. */
static void take_part_of_day(SayDoc *doc, SayWhen *when)
{
    uint32_t end = say_sentence_end(doc, when->first);
    if (when->unit != SAY_UNIT_DAY || !when->value.data || when->value.size != 10) return;
    const char *part = say_time_word(doc, when->end, end, "morning")     ? "TMO"
                       : say_time_word(doc, when->end, end, "afternoon") ? "TAF"
                       : say_time_word(doc, when->end, end, "evening")   ? "TEV"
                       : say_time_word(doc, when->end, end, "night")     ? "TNI"
                                                                         : NULL;
    if (!part) return;
    SayText text = {.arena = doc->arena};
    say_text_add(&text, when->value);
    say_text_add(&text, say_str(part));
    when->value = say_text_str(&text);
    when->end++;
}

/* "early Monday", "late October", "mid-2020". */
static void take_modifier(const SayDoc *doc, SayWhen *when)
{
    uint32_t first = when->first, floor = doc->sentences.items[doc->tokens.sentence[first]].first;
    if (first > floor && say_token_in(doc, first - 1, "early|late"))
        when->first--;
    else if (first > floor + 1 && say_token_in(doc, first - 1, "-") &&
             say_token_in(doc, first - 2, "mid"))
        when->first -= 2;
}

/* "since October 7" lasts until publication. */
static void stretch_since(const SayDoc *doc, SayWhen *when)
{
    uint32_t floor = doc->sentences.items[doc->tokens.sentence[when->first]].first;
    if (!when->may_start || when->begin == SAY_DAY_NONE || when->first == floor) return;
    SayDay published = doc->article.written;
    if (!say_token_in(doc, when->first - 1, "since") || published == SAY_DAY_NONE ||
        published < when->begin)
        return;
    when->last = published;
}

/* "the next few days": what lies ahead of us is no time told. Weekdays in names: "Black Friday",
 * "Sunday Times". */
static bool is_in_name(const SayNaming *naming, const SayWhen *when)
{
    const SayDoc *doc = naming->doc;
    for (uint32_t t = when->first; t < when->end; t++)
        if (naming->hit_at[t] != SAY_NONE) {
            const SayHit *hit = &naming->hits.items[naming->hit_at[t]];
            if (hit->field != SAY_PHRASE_WORD && hit->words > 1 &&
                hit->end - hit->first > when->end - when->first)
                return true;
        }
    uint32_t end = say_sentence_end(doc, when->first);
    bool day_name = when->end - when->first == 1 && say_is_capital(doc, when->first) &&
                    say_weekday_of_name(say_doc_token(doc, when->first)) >= 0;
    if (!day_name || naming->casing[doc->tokens.sentence[when->first]] != SAY_CASING_NORMAL)
        return false;
    if (say_doc_token(doc, when->first).size <= 3 && !say_time_word(doc, when->end, end, "."))
        return true;
    return say_time_word(doc, when->end, end, "Times|Telegraph|Mirror|Post|Herald|Express");
}

/* "the October 7 attack": such a time dates a noun and is not what "the same day" takes up. */
static bool is_modifier(const SayDoc *doc, const SayWhen *when)
{
    for (uint32_t t = when->first; t < when->end; t++) {
        uint32_t head = doc->tokens.head[t];
        if (head == SAY_NONE || (head >= when->first && head < when->end)) continue;
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[t];
        if ((deprel == SAY_DEPREL_COMPOUND || deprel == SAY_DEPREL_NUMMOD ||
             deprel == SAY_DEPREL_AMOD || deprel == SAY_DEPREL_NMOD_UNMARKED) &&
            head >= when->end)
            return true;
    }
    return false;
}

static void emit(SayNaming *naming, const SayWhen *when)
{
    SayDoc *doc = naming->doc;
    SayTimeMention *time = say_push(doc->arena, &doc->times);
    time->first = when->first;
    time->end = when->end;
    time->head = when->first;
    for (uint32_t t = when->first; t < when->end; t++) {
        uint32_t head = doc->tokens.head[t];
        naming->taken[t] = 1;
        if (head == SAY_NONE || head < when->first || head >= when->end) time->head = t;
    }
    time->span = (SaySpan){doc->tokens.start[when->first], doc->tokens.end[when->end - 1]};
    time->value = when->value;
    time->begin = when->begin;
    time->last = when->last;
    time->basis = when->basis;
}

/* Does the text tell of years long gone, or is there no day to count from? Then a date without a
   year belongs to the year told before it. */
static bool is_narrative(const SayDoc *doc)
{
    if (doc->article.written == SAY_DAY_NONE) return true;
    int32_t now = say_civil(doc->article.written).year;
    uint32_t old = 0, recent = 0;
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        if (doc->tokens.end[t] - doc->tokens.start[t] != 4) continue;
        int32_t year = say_year_digits(doc, t);
        if (year >= 1500 && year < now - 1)
            old++;
        else if (year >= now - 1 && year <= now + 1)
            recent++;
    }
    return old >= 8 && old > 4 * recent;
}

static SayWhen read_at(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayWhen when = {.first = t, .end = t};
    const SayDoc *doc = naming->doc;
    if (!(naming->form_sets[t] & SAY_WORD_TIME)) return when;
    if (say_token_in(doc, t, "the|a|an|that|this|over|during") &&
        (t + 1 == say_sentence_end(doc, t) ||
         !(naming->form_sets[t + 1] & (SAY_WORD_TIME | SAY_WORD_IN_TIME))))
        return when;
    when = say_clock_at(naming, t, told);
    if (when.end == when.first) when = say_date_at(naming, t, told);
    if (when.end == when.first) when = say_part_at(naming, t, told);
    if (when.end == when.first) when = say_year_at(naming, t);
    if (when.end == when.first) when = say_repeated_at(naming, t);
    if (when.end == when.first) when = say_deictic_at(naming, t, told);
    return when;
}

/* A report is written on the day of its dateline, though it may be published days later. */
static void take_dateline(SayDoc *doc, const SayWhen *when)
{
    enum { DAYS_MOST = 31 };
    SayArticle *article = &doc->article;
    uint32_t end = doc->tokens.end[when->end - 1];
    bool inside = doc->tokens.start[when->first] >= article->dateline_span.start &&
                  end <= article->dateline_span.end;
    if (inside && when->begin != SAY_DAY_NONE && when->begin == when->last &&
        article->published != SAY_DAY_NONE && when->begin <= article->published &&
        article->published - when->begin <= DAYS_MOST)
        article->written = when->begin;
}

void say_times_find(SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    doc->article.written = doc->article.published;
    SayTold told = {.narrative = is_narrative(doc)};
    for (uint32_t t = 0; t < doc->tokens.count;) {
        SayWhen when = read_at(naming, t, &told);
        if (when.end == when.first) {
            t++;
            continue;
        }
        uint32_t next = when.end;
        if (!is_in_name(naming, &when)) {
            take_part_of_day(doc, &when);
            next = when.end;
            if (when.begin != SAY_DAY_NONE && !when.aside) {
                told.latest = when;
                if (!is_modifier(doc, &when) || told.narrative) {
                    told.before = when;
                    told.known = true;
                }
            }
            take_dateline(doc, &when);
            take_modifier(doc, &when);
            if (!is_modifier(doc, &when)) stretch_since(doc, &when);
            emit(naming, &when);
        }
        t = next > t ? next : t + 1;
    }
}
