/* brief_json.c -- the brief as one JSON object, for programs and for the page. */
#include "core/json.h"
#include "ledger/brief.h"

static void text(SayJsonWriter *w, const char *key, SayStr value)
{
    say_json_key(w, key);
    say_json_str(w, value);
}

static void number(SayJsonWriter *w, const char *key, int64_t value)
{
    say_json_key(w, key);
    say_json_number(w, value);
}

static void begin_list(SayJsonWriter *w, const char *key)
{
    say_json_key(w, key);
    say_json_open(w, '[');
}

static void print_claim(SayJsonWriter *w, const BriefClaim *claim)
{
    say_json_open(w, '{');
    text(w, "claim", claim->id);
    text(w, "words", claim->words);
    text(w, "polarity", claim->polarity);
    text(w, "certainty", claim->certainty);
    text(w, "status", claim->status);
    text(w, "act", claim->act);
    text(w, "speakers", claim->speakers);
    text(w, "outlets", claim->outlets);
    text(w, "article", claim->article);
    say_json_close(w, '}');
}

static void print_dispute(SayJsonWriter *w, const BriefDispute *dispute)
{
    say_json_open(w, '{');
    text(w, "id", dispute->id);
    text(w, "question", dispute->question);
    begin_list(w, "answers");
    for (uint32_t i = 0; i < dispute->answers.count; i++) {
        say_json_open(w, '{');
        text(w, "answer", dispute->answers.items[i].answer);
        number(w, "claims", dispute->answers.items[i].claims);
        number(w, "claim_origins", dispute->answers.items[i].claim_origins);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
    say_json_close(w, '}');
}

static void print_names(SayJsonWriter *w, const char *key, const BriefWords *names)
{
    begin_list(w, key);
    for (uint32_t i = 0; i < names->count; i++) say_json_str(w, names->items[i]);
    say_json_close(w, ']');
}

static void print_statement(SayJsonWriter *w, const BriefStatement *s)
{
    say_json_open(w, '{');
    text(w, "event", s->event);
    text(w, "type", s->type);
    text(w, "mode", s->mode);
    text(w, "status", s->status);
    print_names(w, "actors", &s->actors);
    print_names(w, "recipients", &s->recipients);
    text(w, "place", s->place);
    text(w, "precision", s->precision);
    text(w, "first_day", s->first_day);
    text(w, "last_day", s->last_day);
    number(w, "claims", s->claims);
    number(w, "outlets", s->outlets);
    number(w, "text_origins", s->text_origins);
    number(w, "claim_origins", s->claim_origins);
    number(w, "affirmed", s->affirmed);
    number(w, "denied", s->denied);
    begin_list(w, "said");
    for (uint32_t i = 0; i < s->said.count; i++) print_claim(w, &s->said.items[i]);
    say_json_close(w, ']');
    begin_list(w, "disputes");
    for (uint32_t i = 0; i < s->disputes.count; i++) print_dispute(w, &s->disputes.items[i]);
    say_json_close(w, ']');
    say_json_close(w, '}');
}

static void print_story(SayJsonWriter *w, const BriefStory *story)
{
    say_json_open(w, '{');
    text(w, "id", story->id);
    text(w, "headline", story->headline);
    text(w, "first_day", story->first_day);
    text(w, "last_day", story->last_day);
    number(w, "articles", story->articles);
    number(w, "events", story->events);
    number(w, "shown", story->statements.count);
    begin_list(w, "statements");
    for (uint32_t i = 0; i < story->statements.count; i++)
        print_statement(w, &story->statements.items[i]);
    say_json_close(w, ']');
    say_json_close(w, '}');
}

static void print_activity(SayJsonWriter *w, const Brief *brief)
{
    begin_list(w, "activity");
    for (uint32_t i = 0; i < brief->activity.count; i++) {
        say_json_open(w, '{');
        text(w, "day", brief->activity.items[i].day);
        number(w, "quad", brief->activity.items[i].quad);
        number(w, "events", brief->activity.items[i].events);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void print_days(SayJsonWriter *w, const Brief *brief)
{
    begin_list(w, "days");
    for (uint32_t i = 0; i < brief->days.count; i++) {
        say_json_open(w, '{');
        text(w, "day", brief->days.items[i].day);
        number(w, "articles", brief->days.items[i].articles);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

void say_brief_json(const Brief *brief, SayText *out)
{
    SayJsonWriter w = {.text = out};
    say_json_open(&w, '{');
    text(&w, "day", say_str(brief->day));
    print_days(&w, brief);
    say_json_key(&w, "counts");
    say_json_open(&w, '{');
    number(&w, "articles", brief->articles);
    number(&w, "outlets", brief->outlets);
    number(&w, "rated", brief->rated);
    number(&w, "coded", brief->coded);
    number(&w, "uncodable", brief->uncodable);
    number(&w, "quarantined", brief->quarantined);
    number(&w, "out_of_scope", brief->out_of_scope);
    say_json_close(&w, '}');
    print_activity(&w, brief);
    number(&w, "stories_in_all", brief->stories_in_all);
    begin_list(&w, "stories");
    for (uint32_t i = 0; i < brief->stories.count; i++) print_story(&w, &brief->stories.items[i]);
    say_json_close(&w, ']');
    say_json_close(&w, '}');
    say_text_char(out, '\n');
}
