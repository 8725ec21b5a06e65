/* print_claims.c -- claims and events in the line of a document: who says what, and what it is said
 * happened. */
#include "doc/print_keys.h"

static void write_speakers(Json *w, const SayDoc *doc, uint32_t first, uint32_t count)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < count; i++) {
        const SaySpeaker *speaker = &doc->speakers.items[first + i];
        say_json_open(w, '{');
        key_quote(w, doc, speaker->span);
        key_str(w, "actor",
                speaker->actor == SAY_NONE ? SAY_STR_NONE : doc->actors.items[speaker->actor].id);
        key_name(w, "kind", say_speaker_kind_name(speaker->kind));
        key_str(w, "role", speaker->role);
        key_bool(w, "beside", speaker->beside);
        key_words(w, "anonymity", doc, speaker->anonymity);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_cue(Json *w, const SayDoc *doc, SayIndex index)
{
    if (index == SAY_NONE) {
        say_json_null(w);
        return;
    }
    const SayAttribution *attribution = &doc->attributions.items[index];
    say_json_open(w, '{');
    key_quote(w, doc, attribution->cue_span);
    key_str(w, "lemma", attribution->cue_lemma);
    key_name(w, "act", say_act_name(attribution->act));
    say_json_close(w, '}');
}

static void write_content(Json *w, const SayDoc *doc, uint32_t first, uint32_t count, bool quoted)
{
    say_json_open(w, '{');
    say_json_key(w, "spans");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < count; i++) write_span(w, doc->content_spans.items[first + i]);
    say_json_close(w, ']');
    key_bool(w, "quoted", quoted);
    say_json_close(w, '}');
}

/* The say-sos that this one stands in, from the inside outwards, each with its own speakers. */
static void write_outer(Json *w, const SayDoc *doc, SayIndex innermost)
{
    say_json_open(w, '[');
    SayIndex at = innermost == SAY_NONE ? SAY_NONE : doc->attributions.items[innermost].parent;
    for (; at != SAY_NONE; at = doc->attributions.items[at].parent) {
        const SayAttribution *a = &doc->attributions.items[at];
        say_json_open(w, '{');
        say_json_key(w, "speakers");
        write_speakers(w, doc, a->first_speaker, a->speaker_count);
        say_json_key(w, "cue");
        write_cue(w, doc, at);
        say_json_key(w, "content");
        write_content(w, doc, a->first_content, a->content_count, a->quoted);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_stance(Json *w, const SayStance *stance)
{
    say_json_open(w, '{');
    key_name(w, "polarity", say_polarity_name(stance->polarity));
    key_name(w, "certainty", say_certainty_name(stance->certainty));
    key_name(w, "status", say_event_status_name(stance->status));
    say_json_close(w, '}');
}

static void key_range(Json *w, const char *key, SayRange range)
{
    say_json_key(w, key);
    if (range.low == SAY_UNKNOWN && range.best == SAY_UNKNOWN && range.high == SAY_UNKNOWN) {
        say_json_null(w);
        return;
    }
    say_json_open(w, '{');
    key_number(w, "low", range.low);
    key_number(w, "best", range.best);
    key_number(w, "high", range.high);
    say_json_close(w, '}');
}

static void key_participants(Json *w, const char *key, const SayDoc *doc, uint32_t first,
                             uint32_t count)
{
    say_json_key(w, key);
    say_json_open(w, '[');
    for (uint32_t i = 0; i < count; i++)
        say_json_str(w, doc->actors.items[doc->participants.items[first + i]].id);
    say_json_close(w, ']');
}

static void key_contexts(Json *w, uint64_t contexts)
{
    say_json_key(w, "contexts");
    say_json_open(w, '[');
    for (unsigned i = 0; i < SAY_CONTEXT_COUNT; i++)
        if (contexts >> i & 1) say_json_str(w, say_str(say_context_name(i)));
    say_json_close(w, ']');
}

static void key_date(Json *w, const SayEvent *event)
{
    say_json_key(w, "date");
    if (event->begin == SAY_DAY_NONE && event->last == SAY_DAY_NONE) {
        say_json_null(w);
        return;
    }
    say_json_open(w, '{');
    key_day(w, "begin", event->begin);
    key_day(w, "end", event->last);
    key_name(w, "basis", say_date_basis_name(event->date_basis));
    say_json_close(w, '}');
}

/* "killed" of "an attack killed 12": told by a word of its own, and one act with it. */
static void write_parts(Json *w, const SayDoc *doc, const SayEvent *event)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < event->part_count; i++) {
        say_json_open(w, '{');
        key_quote(w, doc, doc->parts.items[event->first_part + i]);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void key_targets(Json *w, const SayDoc *doc, const SayEvent *event)
{
    say_json_key(w, "targets");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < event->target_count; i++) {
        const SayTarget *target = &doc->targets.items[event->first_target + i];
        say_json_open(w, '{');
        key_quote(w, doc, target->span);
        key_str(w, "kind", target->kind);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

/* The auxiliary modes of PLOVER's manual, as far as the stance tells them. */
static void key_auxiliary(Json *w, const SayStance *stance)
{
    SayEventStatus status = stance->status;
    say_json_key(w, "auxiliary");
    say_json_open(w, '[');
    if (status == SAY_EVENT_STATUS_HISTORICAL) say_json_str(w, SAY_STR("historical"));
    if (status == SAY_EVENT_STATUS_PLANNED || status == SAY_EVENT_STATUS_THREATENED)
        say_json_str(w, SAY_STR("future"));
    if (status == SAY_EVENT_STATUS_HYPOTHETICAL || status == SAY_EVENT_STATUS_REQUESTED)
        say_json_str(w, SAY_STR("hypothetical"));
    if (stance->polarity == SAY_POLARITY_NEGATIVE) say_json_str(w, SAY_STR("negation"));
    say_json_close(w, ']');
}

static void write_event(Json *w, const SayDoc *doc, const SayEvent *event)
{
    say_json_open(w, '{');
    key_str(w, "type",
            event->type == SAY_EVENT_NONE ? SAY_STR_NONE
                                          : say_str(say_event_type_name(event->type)));
    key_str(w, "mode", event->mode);
    key_contexts(w, event->contexts);
    key_auxiliary(w, &event->stance);
    key_str(w, "cameo", event->cameo);
    say_json_key(w, "quad");
    say_json_number(w, say_event_type_quad(event->type));
    say_json_key(w, "goldstein");
    say_json_decimal(w, event->goldstein, 1);
    say_json_key(w, "trigger");
    say_json_open(w, '{');
    key_quote(w, doc, event->trigger_span);
    say_json_close(w, '}');
    say_json_key(w, "parts");
    write_parts(w, doc, event);
    key_participants(w, "actors", doc, event->first_actor, event->actor_count);
    key_participants(w, "recipients", doc, event->first_recipient, event->recipient_count);
    key_str(w, "place",
            event->place == SAY_NONE ? SAY_STR_NONE : doc->places.items[event->place].id);
    key_date(w, event);
    key_range(w, "killed", event->killed);
    key_range(w, "injured", event->injured);
    key_range(w, "arrested", event->arrested);
    key_range(w, "size", event->size);
    key_str(w, "instrument", event->instrument);
    key_words(w, "means", doc, event->means);
    key_targets(w, doc, event);
    say_json_key(w, "about");
    if (event->about == SAY_NONE) {
        say_json_null(w);
    } else {
        const SayEvent *about = &doc->events.items[event->about];
        say_json_open(w, '{');
        key_name(w, "type", say_event_type_name(about->type));
        key_quote(w, doc, about->trigger_span);
        say_json_close(w, '}');
    }
    key_str(w, "rule", event->rule);
    say_json_close(w, '}');
}

static void write_claim(Json *w, const SayDoc *doc, const SayClaim *claim)
{
    say_json_open(w, '{');
    key_str(w, "id", claim->id);
    key_number(w, "sentence", claim->sentence);
    say_json_key(w, "span");
    write_span(w, claim->span);
    say_json_key(w, "speakers");
    write_speakers(w, doc, claim->first_speaker, claim->speaker_count);
    say_json_key(w, "cue");
    write_cue(w, doc, claim->attribution);
    say_json_key(w, "content");
    write_content(w, doc, claim->first_content, claim->content_count, claim->quoted);
    say_json_key(w, "outer");
    write_outer(w, doc, claim->attribution);
    say_json_key(w, "stance");
    write_stance(w, &claim->stance);
    say_json_key(w, "outlet");
    write_stance(w, &claim->outlet);
    say_json_key(w, "event");
    if (claim->event == SAY_NONE)
        say_json_null(w);
    else
        write_event(w, doc, &doc->events.items[claim->event]);
    say_json_key(w, "score");
    say_json_decimal(w, claim->score, 3);
    key_str(w, "rule", claim->rule);
    say_json_key(w, "why");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < claim->why_count; i++)
        say_json_str(w, doc->whys.items[claim->first_why + i]);
    say_json_close(w, ']');
    say_json_close(w, '}');
}

/* Events that make no claim, with the reason. */
static void write_set_aside(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->events.count; i++) {
        const SayEvent *event = &doc->events.items[i];
        if (!event->decoy.data) continue;
        say_json_open(w, '{');
        key_str(w, "reason", event->decoy);
        say_json_key(w, "event");
        write_event(w, doc, event);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

/* Verbs whose place is known, coded or not. */
static void write_predicates(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->predicates.count; i++) {
        const SayPredicate *predicate = &doc->predicates.items[i];
        if (predicate->place == SAY_NONE) continue;
        const SayTokens *t = &doc->tokens;
        say_json_open(w, '{');
        key_quote(w, doc, (SaySpan){t->start[predicate->token], t->end[predicate->token]});
        key_str(w, "place", doc->places.items[predicate->place].id);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

void say_print_issues(Json *w, const SayDoc *doc)
{
    if (!doc->issues.count) return;
    say_json_key(w, "issues");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->issues.count; i++) {
        say_json_open(w, '{');
        key_quote(w, doc, doc->issues.items[i].span);
        key_str(w, "code", doc->issues.items[i].code);
        key_str(w, "category", doc->issues.items[i].category);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_negation_spans(Json *w, const SayDoc *doc, const char *key, uint32_t first,
                                 uint32_t count)
{
    say_json_key(w, key);
    say_json_open(w, '[');
    for (uint32_t i = 0; i < count; i++) write_span(w, doc->negation_spans.items[first + i]);
    say_json_close(w, ']');
}

static void write_negations(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->negations.count; i++) {
        const SayNegation *n = &doc->negations.items[i];
        say_json_open(w, '{');
        write_negation_spans(w, doc, "cue", n->first_cue, n->cue_count);
        write_negation_spans(w, doc, "scope", n->first_scope, n->scope_count);
        say_json_key(w, "event");
        if (n->event.end > n->event.start)
            write_span(w, n->event);
        else
            say_json_null(w);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

void say_print_claims(Json *w, const SayDoc *doc)
{
    say_json_key(w, "claims");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->claims.count; i++) write_claim(w, doc, &doc->claims.items[i]);
    say_json_close(w, ']');
    say_json_key(w, "negations");
    write_negations(w, doc);
    say_json_key(w, "set_aside");
    write_set_aside(w, doc);
    say_json_key(w, "predicates");
    write_predicates(w, doc);
}
