/* brief_words.c -- the words that all forms of a brief share. */
#include "core/calendar.h"
#include "ledger/brief.h"

/* Bytes of a quotation; a longer one is cut at a blank and says so. */
enum { QUOTE_SIZE = 280 };

SayStr say_brief_quoted(SayStr words)
{
    if (words.size <= QUOTE_SIZE) return words;
    uint32_t end = QUOTE_SIZE;
    while (end > 0 && words.data[end] != ' ') end--;
    if (!end) end = QUOTE_SIZE;
    while (end > 0 && ((unsigned char)words.data[end] & 0xC0) == 0x80) end--;
    return say_str_slice(words, 0, end);
}

SayStr say_brief_speakers(const BriefClaim *claim)
{
    if (claim->speakers.size) return claim->speakers;
    return claim->outlets.size ? claim->outlets : SAY_STR("outlet not named");
}

void say_brief_stance(const BriefClaim *claim, SayText *out)
{
    if (say_str_equal(claim->polarity, SAY_STR("-"))) say_text_add(out, SAY_STR("says no, "));
    if (say_str_equal(claim->polarity, SAY_STR("?"))) say_text_add(out, SAY_STR("leaves open, "));
    say_text_format(out, "%.*s, %.*s", SAY_STR_ARG(claim->certainty), SAY_STR_ARG(claim->status));
}

void say_brief_day(SayStr day, SayText *out)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    SayDay parsed = day.size ? say_day_parse(day, NULL) : SAY_DAY_NONE;
    if (parsed == SAY_DAY_NONE) return;
    SayCivil civil = say_civil(parsed);
    say_text_format(out, "%d %s %d", civil.day, months[civil.month - 1], civil.year);
}

static void add_days(SayStr first, SayStr last, SayText *out)
{
    say_brief_day(first.size ? first : last, out);
    if (!first.size || !last.size || say_str_equal(first, last)) return;
    say_text_add(out, SAY_STR(" to "));
    say_brief_day(last, out);
}

/* "1 article", "12 articles": for nouns that take an s. */
static void add_count(int64_t count, const char *noun, SayText *out)
{
    say_text_format(out, "%lld %s%s", (long long)count, noun, count == 1 ? "" : "s");
}

void say_brief_coverage(const Brief *brief, SayText *out)
{
    add_count(brief->articles, "article", out);
    say_text_add(out, SAY_STR(" of "));
    add_count(brief->outlets, "named outlet", out);
    say_text_format(out,
                    ": coded %lld, uncodable %lld, quarantined %lld, out of scope %lld. Every"
                    " statement is in the words of an article; \"sayso why\" with its id shows the"
                    " bytes. Of the outlets, rated: %lld.",
                    (long long)brief->coded, (long long)brief->uncodable,
                    (long long)brief->quarantined, (long long)brief->out_of_scope,
                    (long long)brief->rated);
    if (brief->stories.count < brief->stories_in_all)
        say_text_format(out, " %u stories of %lld are shown, those of most articles.",
                        brief->stories.count, (long long)brief->stories_in_all);
}

void say_brief_extent(const BriefStory *story, SayText *out)
{
    uint32_t before = out->size;
    add_days(story->first_day, story->last_day, out);
    if (out->size > before) say_text_add(out, SAY_STR("; "));
    add_count(story->articles, "article", out);
    say_text_add(out, SAY_STR(", "));
    add_count(story->events, "event", out);
    say_text_add(out, SAY_STR(" told on the day"));
    if (story->statements.count < story->events)
        say_text_format(out, ", %u shown", story->statements.count);
    say_text_char(out, '.');
}

static void add_support(const BriefStatement *statement, SayText *out)
{
    say_text_format(out, "Claims %lld", (long long)statement->claims);
    if (statement->denied)
        say_text_format(out, ", %lld of them denying it", (long long)statement->denied);
    say_text_format(out, "; outlets %lld, origins of text %lld, of say-so %lld.",
                    (long long)statement->outlets, (long long)statement->text_origins,
                    (long long)statement->claim_origins);
}

static void add_names(SayText *out, const BriefWords *names, const BriefMarkup *markup)
{
    for (uint32_t i = 0; i < names->count; i++) {
        if (i) say_text_add(out, SAY_STR(", "));
        markup->name(out, say_brief_quoted(names->items[i]));
    }
}

void say_brief_event(const BriefStatement *s, const BriefMarkup *markup, SayText *out)
{
    say_text_format(out, "%s%.*s", markup->strong, SAY_STR_ARG(s->type));
    if (!say_str_equal(s->status, SAY_STR("happened")))
        say_text_format(out, ", %.*s", SAY_STR_ARG(s->status));
    say_text_format(out, "%s ", markup->strong_end);
    if (s->actors.count)
        add_names(out, &s->actors, markup);
    else
        say_text_add(out, SAY_STR("by nobody named"));
    if (s->recipients.count) say_text_add(out, SAY_STR(" → "));
    add_names(out, &s->recipients, markup);
    if (s->place.size) {
        say_text_add(out, SAY_STR(", at "));
        markup->name(out, s->place);
    }
    if (s->first_day.size || s->last_day.size) say_text_add(out, SAY_STR(", "));
    add_days(s->first_day, s->last_day, out);
    say_text_add(out, SAY_STR(". "));
    add_support(s, out);
}

void say_brief_answers(const BriefDispute *dispute, const BriefMarkup *markup, SayText *out)
{
    for (uint32_t i = 0; i < dispute->answers.count; i++) {
        const BriefAnswer *answer = &dispute->answers.items[i];
        if (i) say_text_add(out, SAY_STR(" / "));
        markup->name(out, answer->answer);
        say_text_format(out, " (%lld say so)", (long long)answer->claim_origins);
    }
}
