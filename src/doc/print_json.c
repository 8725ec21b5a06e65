/* print_json.c -- a document as one line of the contract sayso.article/1: what `sayso code` prints.
 */
#include "core/json.h"
#include "doc/print.h"

#include <limits.h>

typedef SayJsonWriter Json;

static void key_str(Json *w, const char *key, SayStr value)
{
    say_json_key(w, key);
    say_json_str(w, value);
}

static void key_name(Json *w, const char *key, const char *name)
{
    key_str(w, key, say_str(name));
}

/* Absent numbers are null. */
static void key_number(Json *w, const char *key, int64_t value)
{
    say_json_key(w, key);
    if (value == SAY_UNKNOWN)
        say_json_null(w);
    else
        say_json_number(w, value);
}

static void key_bool(Json *w, const char *key, bool value)
{
    say_json_key(w, key);
    say_json_bool(w, value);
}

static void key_day(Json *w, const char *key, SayDay day)
{
    char text[16];
    key_str(w, key, day == SAY_DAY_NONE ? SAY_STR_NONE : say_str(say_day_print(day, text)));
}

static void write_span(Json *w, SaySpan span)
{
    say_json_open(w, '[');
    say_json_number(w, span.start);
    say_json_number(w, span.end);
    say_json_close(w, ']');
}

/* The span and its text, so that a reader can check one against the other. */
static void key_quote(Json *w, const SayDoc *doc, SaySpan span)
{
    say_json_key(w, "span");
    if (span.start == span.end) {
        say_json_null(w);
        key_str(w, "text", SAY_STR_NONE);
        return;
    }
    write_span(w, span);
    key_str(w, "text", say_doc_text(doc, span));
}

static void key_coordinate(Json *w, const char *key, int32_t value_e5)
{
    say_json_key(w, key);
    if (value_e5 == INT32_MIN)
        say_json_null(w);
    else
        say_json_decimal(w, value_e5, 5);
}

static void key_genre(Json *w, const SayDoc *doc)
{
    say_json_key(w, "genre");
    if (!doc->article.genre.data) {
        say_json_null(w);
        return;
    }
    say_json_open(w, '{');
    key_str(w, "name", doc->article.genre);
    key_bool(w, "retrospective", doc->article.retrospect != SAY_RETROSPECT_NONE);
    say_json_key(w, "words");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->genre_words.count; i++)
        say_json_str(w, doc->genre_words.items[i]);
    say_json_close(w, ']');
    say_json_close(w, '}');
}

static void write_article(Json *w, const SayDoc *doc)
{
    const SayArticle *a = &doc->article;
    say_json_open(w, '{');
    key_str(w, "id", a->id);
    key_str(w, "path", a->path);
    key_str(w, "url", a->url);
    key_str(w, "outlet", a->outlet);
    key_str(w, "origin", a->origin);
    key_str(w, "title", a->title);
    key_str(w, "byline", a->byline);
    key_day(w, "published", a->published);
    key_str(w, "published_basis", a->published_basis);
    key_str(w, "language", a->language);
    key_name(w, "outcome", say_outcome_name(a->outcome));
    key_str(w, "reason", a->reason);
    key_genre(w, doc);
    say_json_close(w, '}');
}

static void write_sectors(Json *w, const SayActorMention *m)
{
    say_json_key(w, "sectors");
    say_json_open(w, '[');
    for (int i = 0; i < 3 && m->sectors[i].size; i++) say_json_str(w, m->sectors[i]);
    say_json_close(w, ']');
}

/* "IRN GOV": the country, then the sectors; null when the dictionary knows neither. */
static void key_code(Json *w, const SayActorMention *m)
{
    char buffer[64];
    uint32_t size = 0;
    if (m->code.data) {
        key_str(w, "code", m->code);
        return;
    }
    const SayStr parts[4] = {m->country, m->sectors[0], m->sectors[1], m->sectors[2]};
    for (int i = 0; i < 4; i++) {
        if (!parts[i].size || size + parts[i].size + 1 >= sizeof buffer) continue;
        if (size) buffer[size++] = ' ';
        for (uint32_t k = 0; k < parts[i].size; k++) buffer[size++] = parts[i].data[k];
    }
    key_str(w, "code", size ? (SayStr){buffer, size} : SAY_STR_NONE);
}

static void write_actors(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->actors.count; i++) {
        const SayActorMention *m = &doc->actors.items[i];
        say_json_open(w, '{');
        key_str(w, "id", m->id);
        key_quote(w, doc, m->span);
        key_str(w, "name", m->name);
        key_code(w, m);
        key_str(w, "country", m->country);
        write_sectors(w, m);
        key_name(w, "kind", say_actor_kind_name(m->kind));
        key_str(w, "chain", m->chain == SAY_NONE ? SAY_STR_NONE : doc->actors.items[m->chain].id);
        key_str(w, "backer", m->backer);
        key_bool(w, "adjective", m->adjective);
        key_bool(w, "pronoun", m->pronoun);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_places(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->places.count; i++) {
        const SayPlaceMention *m = &doc->places.items[i];
        say_json_open(w, '{');
        key_str(w, "id", m->id);
        key_quote(w, doc, m->span);
        key_str(w, "name", m->name);
        key_str(w, "country", m->country);
        key_coordinate(w, "latitude", m->latitude_e5);
        key_coordinate(w, "longitude", m->longitude_e5);
        key_name(w, "precision", say_precision_name(m->precision));
        key_number(w, "geonameid", m->geonameid);
        key_number(w, "confidence", m->confidence);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_times(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *m = &doc->times.items[i];
        say_json_open(w, '{');
        key_str(w, "id", m->id);
        key_quote(w, doc, m->span);
        key_str(w, "value", m->value);
        key_day(w, "begin", m->begin);
        key_day(w, "end", m->last);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_quantities(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->quantities.count; i++) {
        const SayQuantityMention *m = &doc->quantities.items[i];
        say_json_open(w, '{');
        key_str(w, "id", m->id);
        key_quote(w, doc, m->span);
        key_number(w, "low", m->low);
        key_number(w, "best", m->best);
        key_number(w, "high", m->high);
        key_name(w, "bound", say_bound_name(m->bound));
        key_str(w, "unit", m->unit);
        key_str(w, "of", m->of);
        key_str(w, "effect", m->effect);
        key_str(w, "part_of",
                m->whole == SAY_NONE ? SAY_STR_NONE : doc->quantities.items[m->whole].id);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

/* Chains of two and more; actor: the first actor mention among them. */
static void write_chains(Json *w, const SayDoc *doc)
{
    uint32_t count = doc->nominals.count;
    SayIndex *next = say_arena_alloc(doc->arena, (count + 1) * sizeof *next);
    for (uint32_t i = count; i-- > 0;) next[i] = SAY_NONE;
    SayIndex *last = say_arena_alloc(doc->arena, (count + 1) * sizeof *last);
    for (uint32_t i = 0; i < count; i++) {
        SayIndex chain = doc->nominals.items[i].chain;
        if (chain != i) next[last[chain]] = i;
        last[chain] = i;
    }
    say_json_open(w, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (doc->nominals.items[i].chain != i || next[i] == SAY_NONE) continue;
        SayIndex actor = SAY_NONE;
        for (uint32_t n = i; n != SAY_NONE && actor == SAY_NONE; n = next[n])
            actor = doc->nominals.items[n].actor;
        say_json_open(w, '{');
        key_str(w, "actor", actor == SAY_NONE ? SAY_STR_NONE : doc->actors.items[actor].id);
        say_json_key(w, "spans");
        say_json_open(w, '[');
        for (uint32_t n = i; n != SAY_NONE; n = next[n]) write_span(w, doc->nominals.items[n].span);
        say_json_close(w, ']');
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void key_words(Json *w, const char *key, const SayDoc *doc, SaySpan span)
{
    say_json_key(w, key);
    if (span.end == span.start) {
        say_json_null(w);
        return;
    }
    say_json_open(w, '{');
    key_quote(w, doc, span);
    say_json_close(w, '}');
}

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

static void write_issues(Json *w, const SayDoc *doc)
{
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

static void write_cites(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->cites.count; i++) {
        say_json_open(w, '{');
        key_quote(w, doc, doc->cites.items[i].span);
        key_str(w, "outlet", doc->cites.items[i].outlet);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_counts(Json *w, const SayDoc *doc)
{
    uint32_t coded = 0;
    for (uint32_t i = 0; i < doc->claims.count; i++)
        coded += doc->claims.items[i].event != SAY_NONE;
    say_json_open(w, '{');
    key_number(w, "sentences", doc->sentences.count);
    key_number(w, "tokens", doc->tokens.count);
    key_number(w, "claims", doc->claims.count);
    key_number(w, "events", coded);
    say_json_close(w, '}');
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

static void write_names(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->names.count; i++) {
        const SayName *name = &doc->names.items[i];
        say_json_open(w, '{');
        key_quote(w, doc,
                  (SaySpan){doc->tokens.start[name->first], doc->tokens.end[name->end - 1]});
        key_name(w, "type", say_name_type_name(name->type));
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

void say_print_json(const SayDoc *doc, SayText *out)
{
    SayJsonWriter writer = {.text = out};
    Json *w = &writer;
    say_json_open(w, '{');
    key_name(w, "schema", "sayso.article/1");
    say_json_key(w, "article");
    write_article(w, doc);
    key_str(w, "text", doc->text.data ? doc->text : SAY_STR(""));
    say_json_key(w, "sentences");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->sentences.count; i++) write_span(w, doc->sentences.items[i].span);
    say_json_close(w, ']');
    say_json_key(w, "names");
    write_names(w, doc);
    say_json_key(w, "actors");
    write_actors(w, doc);
    say_json_key(w, "places");
    write_places(w, doc);
    say_json_key(w, "times");
    write_times(w, doc);
    say_json_key(w, "quantities");
    write_quantities(w, doc);
    say_json_key(w, "chains");
    write_chains(w, doc);
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
    say_json_key(w, "cites");
    write_cites(w, doc);
    if (doc->issues.count) {
        say_json_key(w, "issues");
        write_issues(w, doc);
    }
    say_json_key(w, "counts");
    write_counts(w, doc);
    say_json_close(w, '}');
    say_text_char(out, '\n');
}
