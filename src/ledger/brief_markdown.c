/* brief_markdown.c -- the brief in Markdown: a line for each statement, with who says it, and below
   it what was coded from it, what others say, and what is disputed. */
#include "ledger/brief.h"

/* Article text is data, never markup: what Markdown would obey is escaped, white space becomes one
 * blank. */
static void add_words(SayText *out, SayStr words)
{
    bool blank = false;
    for (uint32_t i = 0; i < words.size; i++) {
        unsigned char c = (unsigned char)words.data[i];
        if (c <= ' ') {
            blank = true;
            continue;
        }
        if (blank) say_text_char(out, ' ');
        blank = false;
        if (strchr("\\`*_[]<>#|~", c)) say_text_char(out, '\\');
        say_text_char(out, (char)c);
    }
}

static void add_id(SayText *out, SayStr id)
{
    say_text_format(out, " `%.*s`\n", SAY_STR_ARG(id));
}

/* `They (two officials), via Newswire: "..." (probable, happened; in Daily) `c...`` */
static void print_claim(SayText *out, const BriefClaim *claim)
{
    SayStr shown = say_brief_quoted(claim->words);
    add_words(out, say_brief_speakers(claim));
    say_text_add(out, SAY_STR(": \""));
    add_words(out, shown);
    say_text_add(out, shown.size < claim->words.size ? SAY_STR(" [...]\" (") : SAY_STR("\" ("));
    say_brief_stance(claim, out);
    if (claim->speakers.size && claim->outlets.size) {
        say_text_add(out, SAY_STR("; in "));
        add_words(out, claim->outlets);
    }
    say_text_char(out, ')');
    add_id(out, claim->id);
}

static const BriefMarkup markup = {"**", "**", add_words};

static void print_event(SayText *out, const BriefStatement *s)
{
    say_text_add(out, SAY_STR("  - "));
    say_brief_event(s, &markup, out);
    add_id(out, s->event);
}

static void print_dispute(SayText *out, const BriefDispute *dispute)
{
    say_text_format(out, "  - **disputed**, %.*s: ", SAY_STR_ARG(dispute->question));
    say_brief_answers(dispute, &markup, out);
    add_id(out, dispute->id);
}

static void print_statement(SayText *out, const BriefStatement *s)
{
    if (!s->repeats && s->said.count) {
        say_text_add(out, SAY_STR("- "));
        print_claim(out, &s->said.items[0]);
    }
    print_event(out, s);
    for (uint32_t i = 0; i < s->disputes.count; i++) print_dispute(out, &s->disputes.items[i]);
    for (uint32_t i = 1; i < s->said.count; i++) {
        say_text_add(out, SAY_STR("  - "));
        print_claim(out, &s->said.items[i]);
    }
}

static void print_story(SayText *out, const BriefStory *story)
{
    say_text_add(out, SAY_STR("\n## "));
    add_words(out, story->headline.size ? story->headline : SAY_STR("Without a headline"));
    say_text_add(out, SAY_STR("\n\n"));
    say_brief_extent(story, out);
    add_id(out, story->id);
    say_text_char(out, '\n');
    for (uint32_t i = 0; i < story->statements.count; i++)
        print_statement(out, &story->statements.items[i]);
}

void say_brief_markdown(const Brief *brief, SayText *out)
{
    say_text_add(out, SAY_STR("# Brief of "));
    if (brief->day)
        say_brief_day(say_str(brief->day), out);
    else
        say_text_add(out, SAY_STR("articles without a date"));
    say_text_add(out, SAY_STR("\n\n"));
    say_brief_coverage(brief, out);
    say_text_char(out, '\n');
    for (uint32_t i = 0; i < brief->stories.count; i++) print_story(out, &brief->stories.items[i]);
}
