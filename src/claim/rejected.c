/* rejected.c -- what was considered and not taken. */
#include "claim/rejected.h"

void say_rejected_keep(SayDoc *doc)
{
    doc->rejections = say_arena_alloc(doc->arena, sizeof *doc->rejections);
    doc->rejections->arena = doc->arena;
}

void say_rejected_add(const SayDoc *doc, const SayTrigger *trigger, uint32_t token,
                      SayStr constraint, uint32_t argument)
{
    SayRejections *rejections = doc->rejections;
    *say_push(rejections->arena, &rejections->items) =
        (SayRejection){token, trigger->rule, trigger->type, constraint, argument};
}

/* Rejections come sentence by sentence: the first of this sentence. */
static uint32_t first_in(const SayDoc *doc, uint32_t sentence)
{
    uint32_t from = 0, to = doc->rejections->items.count;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        uint32_t token = doc->rejections->items.items[middle].token;
        if (doc->tokens.sentence[token] < sentence)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Behind those of its sentence. */
void say_rejected_late(const SayDoc *doc, const SayEvent *event, SayStr constraint)
{
    SayRejections *rejections = doc->rejections;
    if (!rejections) return;
    uint32_t at = first_in(doc, doc->tokens.sentence[event->trigger] + 1);
    say_push(rejections->arena, &rejections->items);
    SayRejection *items = rejections->items.items;
    for (uint32_t i = rejections->items.count - 1; i > at; i--) items[i] = items[i - 1];
    items[at] = (SayRejection){event->trigger, event->rule, event->type, constraint, SAY_NONE};
}

void say_rejected_explain(SayDoc *doc, const SayEvent *event)
{
    if (!doc->rejections) return;
    const SayTokens *t = &doc->tokens;
    uint32_t sentence = t->sentence[event->trigger];
    for (uint32_t i = first_in(doc, sentence); i < doc->rejections->items.count; i++) {
        const SayRejection *rejection = &doc->rejections->items.items[i];
        if (t->sentence[rejection->token] != sentence) return;
        bool own = t->start[rejection->token] >= event->trigger_span.start &&
                   t->end[rejection->token] <= event->trigger_span.end;
        if (!own || say_str_equal(rejection->rule, event->rule)) continue;
        SayText line = {.arena = doc->arena};
        say_text_format(&line, "not %.*s: %.*s", SAY_STR_ARG(rejection->rule),
                        SAY_STR_ARG(rejection->constraint));
        if (rejection->argument != SAY_NONE)
            say_text_format(&line, " (%.*s)", SAY_STR_ARG(say_doc_token(doc, rejection->argument)));
        *say_push(doc->arena, &doc->whys) = say_text_str(&line);
    }
}
