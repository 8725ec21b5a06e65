/* explain.c -- the reasons of a claim, in words: what triggered it, who fills which role, what
 * coloured the stance. */
#include "claim/assemble.h"

static void push(SayDoc *doc, const SayText *line)
{
    *say_push(doc->arena, &doc->whys) = say_text_str(line);
}

/* "recipient: obj of attacked -> Syria", "place: obl of attacked -> Goma" */
static void explain_mention(SayDoc *doc, const char *field, uint32_t token, SaySpan span)
{
    uint32_t head = doc->tokens.head[token];
    SayText line = {.arena = doc->arena};
    say_text_format(&line, "%s: %s", field, say_deprel_name(doc->tokens.deprel[token]));
    if (head != SAY_NONE) say_text_format(&line, " of %.*s", SAY_STR_ARG(say_doc_token(doc, head)));
    say_text_format(&line, " -> %.*s", SAY_STR_ARG(say_doc_text(doc, span)));
    push(doc, &line);
}

static void explain_parties(SayDoc *doc, const char *role, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const SayActorMention *actor = &doc->actors.items[doc->participants.items[first + i]];
        explain_mention(doc, role, actor->head, actor->span);
    }
}

void say_explain_event(SayDoc *doc, const SayEvent *event)
{
    SayText line = {.arena = doc->arena};
    say_text_format(&line, "trigger \"%.*s\" (%.*s)",
                    SAY_STR_ARG(say_doc_text(doc, event->trigger_span)), SAY_STR_ARG(event->rule));
    push(doc, &line);
    explain_parties(doc, "actor", event->first_actor, event->actor_count);
    explain_parties(doc, event->near ? "recipient, near" : "recipient", event->first_recipient,
                    event->recipient_count);
    if (event->place != SAY_NONE) {
        const SayPlaceMention *place = &doc->places.items[event->place];
        explain_mention(doc, "place", place->head, place->span);
    }
    bool dated = event->begin != SAY_DAY_NONE || event->last != SAY_DAY_NONE;
    if (event->time != SAY_NONE && dated) {
        const SayTimeMention *time = &doc->times.items[event->time];
        explain_mention(doc, "date", time->head, time->span);
    }
}

void say_explain_attribution(SayDoc *doc, const SayAttribution *attribution)
{
    SayText line = {.arena = doc->arena};
    say_text_format(&line, "cue \"%.*s\" (%.*s)",
                    SAY_STR_ARG(say_doc_text(doc, attribution->cue_span)),
                    SAY_STR_ARG(attribution->rule));
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
    say_text_format(&line, "%s %s:", name_of(field), value_of(stance, field));
    uint32_t shown = 0;
    for (uint32_t i = 0; i < trace->count; i++) {
        const SayReason *reason = &trace->reasons[i];
        if (reason->field != field) continue;
        SayStr word = say_doc_token(doc, reason->token);
        say_text_format(&line, shown++ ? ", %.*s" : " %.*s", SAY_STR_ARG(word));
        if (reason->words) {
            say_text_format(&line, " (%s)", reason->words);
        } else if (reason->entry != SAY_ABSENT) {
            SayStr file = say_lexicon_file(&modality->lexicon, reason->entry);
            say_text_format(&line, " (%.*s:%u)", SAY_STR_ARG(file),
                            say_lexicon_line(&modality->lexicon, reason->entry));
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
