/* print_rejected.c -- near misses, one JSON object a line: what `sayso code --rejected` prints. */
#include "doc/print.h"
#include "doc/print_keys.h"

static SaySpan span_of(const SayDoc *doc, uint32_t token)
{
    return (SaySpan){doc->tokens.start[token], doc->tokens.end[token]};
}

/* Words that some entry did code, and are no near misses. */
static bool *coded_tokens(const SayDoc *doc)
{
    bool *coded = say_arena_alloc(doc->arena, doc->tokens.count + 1);
    for (uint32_t i = 0; i < doc->events.count; i++) {
        const SayEvent *event = &doc->events.items[i];
        if (event->decoy.data) continue;
        uint32_t token = say_doc_token_at(doc, event->trigger_span.start);
        for (; token < doc->tokens.count && doc->tokens.start[token] < event->trigger_span.end;
             token++)
            coded[token] = true;
    }
    return coded;
}

static void write_rejection(SayJsonWriter *w, const SayDoc *doc, const SayRejection *rejection)
{
    uint32_t sentence = doc->tokens.sentence[rejection->token];
    say_json_open(w, '{');
    key_str(w, "schema", SAY_STR("sayso.rejected/1"));
    key_str(w, "article", doc->article.id);
    key_str(w, "path", doc->article.path);
    key_words(w, "sentence", doc, doc->sentences.items[sentence].span);
    key_words(w, "word", doc, span_of(doc, rejection->token));
    key_str(w, "type", say_str(say_event_type_name(rejection->type)));
    key_str(w, "rule", rejection->rule);
    key_str(w, "constraint", rejection->constraint);
    if (rejection->argument == SAY_NONE) {
        say_json_key(w, "argument");
        say_json_null(w);
    } else {
        key_words(w, "argument", doc, span_of(doc, rejection->argument));
    }
    say_json_close(w, '}');
}

void say_print_rejected(const SayDoc *doc, SayText *out)
{
    if (!doc->rejections) return;
    const bool *coded = coded_tokens(doc);
    for (uint32_t i = 0; i < doc->rejections->items.count; i++) {
        const SayRejection *rejection = &doc->rejections->items.items[i];
        if (coded[rejection->token]) continue;
        SayJsonWriter w = {.text = out};
        write_rejection(&w, doc, rejection);
        say_text_char(out, '\n');
    }
}
