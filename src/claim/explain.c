/* explain.c -- the reasons of a claim, in words: what triggered it, who fills which role, what
 * coloured the stance. */
#include "claim/assemble.h"
#include "claim/rejected.h"

static void push(SayDoc *doc, const SayText *line)
{
    *say_push(doc->arena, &doc->whys) = say_text_str(line);
}

/* The two, one behind the other: much is explained, and formats are slow to read. */
static void add(SayText *line, const char *before, SayStr s)
{
    say_text_add(line, say_str(before));
    say_text_add(line, s);
}

static void add_source(SayText *line, const SayLexicon *lexicon, uint32_t entry)
{
    add(line, " (", say_lexicon_file(lexicon, entry));
    say_text_char(line, ':');
    say_text_number(line, say_lexicon_line(lexicon, entry));
    say_text_char(line, ')');
}

/* Words of a path that are told; a longer one is not read by anybody. */
#define PATH_MOST 12

/* ", whose obj is arrests": down from a word to the trigger below it. */
static void path_down(const SayDoc *doc, uint32_t from, uint32_t trigger, SayText *line)
{
    uint32_t path[PATH_MOST], count = 0;
    for (uint32_t at = trigger; at != from && count < PATH_MOST; at = doc->tokens.head[at])
        path[count++] = at;
    while (count-- > 0)
        say_text_format(line, ", whose %s is %.*s",
                        say_deprel_name(doc->tokens.deprel[path[count]]),
                        SAY_STR_ARG(say_doc_token(doc, path[count])));
}

/* "nsubj of carried, whose obj is arrests": from a party up the tree, and down to the trigger. A
   party of another sentence has no path: what it is there is told. */
static void explain_path(const SayDoc *doc, uint32_t token, uint32_t trigger, SayText *line)
{
    const SayTokens *t = &doc->tokens;
    bool near = t->sentence[token] == t->sentence[trigger];
    say_text_add(line, say_str(say_deprel_name(t->deprel[token])));
    for (uint32_t step = 0; step < PATH_MOST && t->head[token] != SAY_NONE; step++) {
        if (near && step && say_doc_below(doc, trigger, token)) break;
        if (step) say_text_format(line, ", %s", say_deprel_name(t->deprel[token]));
        token = t->head[token];
        say_text_format(line, " of %.*s", SAY_STR_ARG(say_doc_token(doc, token)));
        if (!near) return;
    }
    if (near && say_doc_below(doc, trigger, token)) path_down(doc, token, trigger, line);
}

/* "place: obl of attacked -> Goma" */
static void explain_mention(SayDoc *doc, const char *field, uint32_t token, uint32_t trigger,
                            SaySpan span)
{
    SayText line = {.arena = doc->arena};
    say_text_format(&line, "%s: ", field);
    explain_path(doc, token, trigger, &line);
    say_text_format(&line, " -> %.*s", SAY_STR_ARG(say_doc_text(doc, span)));
    push(doc, &line);
}

static void explain_parties(SayDoc *doc, const char *role, uint32_t trigger, uint32_t first,
                            uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const SayActorMention *actor = &doc->actors.items[doc->participants.items[first + i]];
        explain_mention(doc, role, actor->head, trigger, actor->span);
    }
}

/* "told at: attacked (byte 120)" */
static void explain_echo(SayDoc *doc, const SayEvent *told)
{
    SayText line = {.arena = doc->arena};
    say_text_format(&line, "told at: %.*s (byte %u)",
                    SAY_STR_ARG(say_doc_text(doc, told->trigger_span)), told->trigger_span.start);
    push(doc, &line);
}

void say_explain_event(SayDoc *doc, const SayEvent *event)
{
    SayText line = {.arena = doc->arena};
    say_text_format(&line, "trigger \"%.*s\" (%.*s)",
                    SAY_STR_ARG(say_doc_text(doc, event->trigger_span)), SAY_STR_ARG(event->rule));
    push(doc, &line);
    if (event->echo) explain_echo(doc, &doc->events.items[event->echo - 1]);
    explain_parties(doc, "actor", event->trigger, event->first_actor, event->actor_count);
    explain_parties(doc, event->near ? "recipient, near" : "recipient", event->trigger,
                    event->first_recipient, event->recipient_count);
    if (event->place != SAY_NONE) {
        const SayPlaceMention *place = &doc->places.items[event->place];
        explain_mention(doc, "place", place->head, event->trigger, place->span);
    }
    bool dated = event->begin != SAY_DAY_NONE || event->last != SAY_DAY_NONE;
    if (event->time != SAY_NONE && dated) {
        const SayTimeMention *time = &doc->times.items[event->time];
        explain_mention(doc, "date", time->head, event->trigger, time->span);
    }
    say_rejected_explain(doc, event);
}

void say_explain_attribution(SayDoc *doc, const SayAttribution *attribution)
{
    SayText line = {.arena = doc->arena};
    add(&line, "cue \"", say_doc_text(doc, attribution->cue_span));
    add(&line, "\" (", attribution->rule);
    say_text_char(&line, ')');
    push(doc, &line);
}

static const char *value_of(const SayStance *stance, char field)
{
    if (field == 'p') return say_polarity_name(stance->polarity);
    return field == 'c' ? say_certainty_name(stance->certainty)
                        : say_event_status_name(stance->status);
}

static const char *name_of(char field)
{
    return field == 'p' ? "polarity" : field == 'c' ? "certainty" : "status";
}

/* "certainty probable: allegedly (stance.txt:120)". All steps of a field stand in one line, as they
 * came. */
static void explain_field(const struct SayModality *modality, SayDoc *doc, const SayStance *stance,
                          const SayTrace *trace, char field)
{
    SayText line = {.arena = doc->arena};
    uint32_t shown = 0;
    for (uint32_t i = 0; i < trace->count; i++) {
        const SayReason *reason = &trace->reasons[i];
        if (reason->field != field) continue;
        if (!shown) {
            add(&line, name_of(field), SAY_STR(" "));
            add(&line, value_of(stance, field), SAY_STR(":"));
        }
        add(&line, shown++ ? ", " : " ", say_doc_token(doc, reason->token));
        if (reason->words) {
            add(&line, " (", say_str(reason->words));
            say_text_char(&line, ')');
        } else if (reason->entry != SAY_ABSENT) {
            add_source(&line, &modality->lexicon, reason->entry);
        }
    }
    if (shown) push(doc, &line);
}

void say_explain_stance(const struct SayModality *modality, SayDoc *doc, const SayStance *stance,
                        const SayTrace *trace)
{
    explain_field(modality, doc, stance, trace, 'p');
    explain_field(modality, doc, stance, trace, 'c');
    explain_field(modality, doc, stance, trace, 's');
}
