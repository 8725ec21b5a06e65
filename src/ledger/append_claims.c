/* append_claims.c -- claims with their speakers, content, coding and parties into the evidence. */
#include "core/map.h"
#include "ledger/append.h"

/* ---- who a mention is ---- */

typedef struct Identity {
    SayStr name, country, sectors;
    SayActorKind kind;
    SayStr parent;
} Identity;

/* What a mention says of itself goes before what its chain knows; a pronoun says nothing of itself.
 */
static Identity identity_of(const Append *append, const SayActorMention *m)
{
    const SayActorMention *first = m->chain == SAY_NONE ? m : &append->doc->actors.items[m->chain];
    const SayActorMention *own = m->pronoun ? first : m;
    SayStr sectors = say_append_sectors(append, own->sectors);
    return (Identity){own->name.size ? own->name : first->name,
                      own->country.size ? own->country : first->country,
                      sectors.size ? sectors : say_append_sectors(append, first->sectors),
                      own->kind == SAY_ACTOR_UNKNOWN ? first->kind : own->kind,
                      own->parent.size ? own->parent : first->parent};
}

static SayStr known(SayStr s)
{
    return s.size ? s : SAY_STR_NONE;
}

static void put_identity(Row *row, const Identity *who)
{
    put_text(row, known(who->name));
    put_text(row, known(who->country));
    put_text(row, known(who->sectors));
}

static SayStr present(SayStr s)
{
    return s.data ? s : SAY_STR("");
}

/* ---- the say-so ---- */

static void put_cue(const Append *append, Row *row, const SayClaim *claim)
{
    if (claim->attribution == SAY_NONE) {
        for (int i = 0; i < 4; i++) put_null(row);
        return;
    }
    const SayAttribution *attribution = &append->doc->attributions.items[claim->attribution];
    put_span(row, attribution->cue_span);
    put_text(row, attribution->cue_lemma);
    put_name(row, say_act_name(attribution->act));
}

static SayStatus append_claim(const Append *append, uint32_t number)
{
    const SayClaim *claim = &append->doc->claims.items[number];
    Row row;
    SAY_TRY(say_append_row(append, TABLE_CLAIM, &row));
    put_text(&row, claim->id);
    put_text(&row, append->article);
    put_integer(&row, number);
    put_integer(&row, claim->sentence);
    put_span(&row, claim->span);
    put_cue(append, &row, claim);
    put_integer(&row, claim->quoted);
    put_name(&row, say_polarity_name(claim->stance.polarity));
    put_name(&row, say_certainty_name(claim->stance.certainty));
    put_name(&row, say_event_status_name(claim->stance.status));
    put_name(&row, say_polarity_name(claim->outlet.polarity));
    put_name(&row, say_certainty_name(claim->outlet.certainty));
    put_integer(&row, claim->score);
    put_text(&row, present(claim->rule));
    return say_append_insert(append, &row);
}

static SayStatus append_speakers(const Append *append, const SayClaim *claim)
{
    for (uint32_t i = 0; i < claim->speaker_count; i++) {
        const SaySpeaker *speaker = &append->doc->speakers.items[claim->first_speaker + i];
        const SayActorMention *m =
            speaker->actor == SAY_NONE ? NULL : &append->doc->actors.items[speaker->actor];
        Identity who = {0};
        if (m) who = identity_of(append, m);
        Row row;
        SAY_TRY(say_append_row(append, TABLE_SPEAKER, &row));
        put_text(&row, claim->id);
        put_integer(&row, i);
        put_span(&row, speaker->span);
        put_name(&row, say_speaker_kind_name(speaker->kind));
        put_text(&row, m ? m->id : SAY_STR_NONE);
        put_identity(&row, &who);
        put_text(&row, speaker->role);
        put_integer(&row, speaker->beside);
        put_span_or_null(&row, speaker->anonymity);
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

static SayStatus append_content(const Append *append, const SayClaim *claim)
{
    for (uint32_t i = 0; i < claim->content_count; i++) {
        Row row;
        SAY_TRY(say_append_row(append, TABLE_CONTENT, &row));
        put_text(&row, claim->id);
        put_integer(&row, i);
        put_span(&row, append->doc->content_spans.items[claim->first_content + i]);
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

/* A step on each line: words of the text in it may hold a line feed of their own. */
static SayStatus append_why(const Append *append, const SayClaim *claim)
{
    if (!claim->why_count) return SAY_OK;
    SayText steps = {.arena = append->doc->arena};
    for (uint32_t i = 0; i < claim->why_count; i++) {
        if (i) say_text_char(&steps, '\n');
        uint32_t start = steps.size;
        say_text_add(&steps, append->doc->whys.items[claim->first_why + i]);
        for (uint32_t k = start; k < steps.size; k++)
            if (steps.data[k] == '\n') steps.data[k] = ' ';
    }
    Row row;
    SAY_TRY(say_append_row(append, TABLE_WHY, &row));
    put_text(&row, claim->id);
    put_text(&row, say_text_str(&steps));
    return say_append_insert(append, &row);
}

/* ---- the event that is said ---- */

static SayStr context_names(const Append *append, uint64_t contexts)
{
    SayText text = {.arena = append->doc->arena};
    for (unsigned i = 0; i < SAY_CONTEXT_COUNT; i++) {
        if (!(contexts >> i & 1)) continue;
        if (text.size) say_text_char(&text, ' ');
        say_text_add(&text, say_str(say_context_name(i)));
    }
    return text.size ? say_text_str(&text) : SAY_STR_NONE;
}

static void put_range(Row *row, SayRange range)
{
    put_number(row, range.low);
    put_number(row, range.best);
    put_number(row, range.high);
}

static void put_about(const Append *append, Row *row, SayIndex about)
{
    if (about == SAY_NONE) {
        for (int i = 0; i < 3; i++) put_null(row);
        return;
    }
    put_name(row, say_event_type_name(append->doc->events.items[about].type));
    put_span(row, append->doc->events.items[about].trigger_span);
}

static SayStatus append_coding(const Append *append, const SayClaim *claim, const SayEvent *event)
{
    const SayDoc *doc = append->doc;
    Row row;
    SAY_TRY(say_append_row(append, TABLE_CODING, &row));
    put_text(&row, claim->id);
    put_name(&row, say_event_type_name(event->type));
    put_text(&row, known(event->mode));
    put_text(&row, context_names(append, event->contexts));
    put_text(&row, known(event->cameo));
    put_integer(&row, say_event_type_quad(event->type));
    put_integer(&row, event->goldstein);
    put_span(&row, event->trigger_span);
    put_text(&row, present(doc->tokens.lemma[event->trigger]));
    put_text(&row, event->place == SAY_NONE ? SAY_STR_NONE : doc->places.items[event->place].id);
    put_text(&row, say_append_day(append, event->begin));
    put_text(&row, say_append_day(append, event->last));
    put_name(&row, say_date_basis_name(event->date_basis));
    put_range(&row, event->killed);
    put_range(&row, event->injured);
    put_range(&row, event->arrested);
    put_range(&row, event->size);
    put_text(&row, known(event->instrument));
    put_about(append, &row, event->about);
    put_text(&row, present(event->rule));
    return say_append_insert(append, &row);
}

static SayStatus append_parties(const Append *append, const SayClaim *claim, const char *role,
                                uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const SayActorMention *m =
            &append->doc->actors.items[append->doc->participants.items[first + i]];
        Identity who = identity_of(append, m);
        Row row;
        SAY_TRY(say_append_row(append, TABLE_PARTY, &row));
        put_text(&row, claim->id);
        put_name(&row, role);
        put_integer(&row, i);
        put_text(&row, m->id);
        put_identity(&row, &who);
        put_name(&row, say_actor_kind_name(who.kind));
        put_text(&row, known(who.parent));
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

static SayStatus append_whole_claim(const Append *append, uint32_t number)
{
    const SayClaim *claim = &append->doc->claims.items[number];
    SAY_TRY(append_claim(append, number));
    SAY_TRY(append_speakers(append, claim));
    SAY_TRY(append_content(append, claim));
    SAY_TRY(append_why(append, claim));
    if (claim->event == SAY_NONE) return SAY_OK;
    const SayEvent *event = &append->doc->events.items[claim->event];
    SAY_TRY(append_coding(append, claim, event));
    SAY_TRY(append_parties(append, claim, "actor", event->first_actor, event->actor_count));
    return append_parties(append, claim, "recipient", event->first_recipient,
                          event->recipient_count);
}

/* Claims with one id are one claim: the same bytes, stance and event. */
SayStatus say_append_claims(const Append *append)
{
    SayMap seen = say_map_new(append->doc->arena);
    for (uint32_t i = 0; i < append->doc->claims.count; i++) {
        SayStr id = append->doc->claims.items[i].id;
        if (say_map_get(&seen, id) != SAY_ABSENT) continue;
        say_map_set(&seen, id, i);
        SAY_TRY(append_whole_claim(append, i));
    }
    return SAY_OK;
}
