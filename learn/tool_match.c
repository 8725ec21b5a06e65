/* tool_match.c -- gives the matcher mentions of events that somebody else marked.

   tool_match PACK TEXTS SPANS: the file's texts are parted by the byte 30; SPANS has a line "TEXT
   START END" for each mention, bytes of that text, in order. Reads the texts as the program does,
   makes a claim of each mention, of what the reader coded on the same words or else of the words
   and the parties beside them, and joins them with say_merge_events. Prints for each text "story
   TEXT STORY", for each mention "event TEXT START END EVENT LEMMA TYPE". */
#include "claim/event.h"
#include "claim/steps.h"
#include "learn/base/corpus.h"
#include "merge/evidence.h"
#include "pipeline/engine.h"
#include "pipeline/read.h"

#include <stdio.h>

enum { TEXT_END = 30 };

typedef struct Mention {
    unsigned text, start, end;
} Mention;

typedef SAY_LIST(Mention) Mentions;

static void read_mentions(SayArena *arena, const char *path, Mentions *mentions)
{
    SayStr rest = say_input_read(arena, path);
    while (rest.size) {
        SayStr line = say_str_cut(&rest, '\n');
        Mention m;
        if (!line.size) continue;
        if (sscanf(say_str_terminated(arena, line), "%u %u %u", &m.text, &m.start, &m.end) != 3)
            say_die("%s: not a mention: %.*s", path, SAY_STR_ARG(line));
        *say_push(arena, mentions) = m;
    }
}

/* ---- what the reader makes of a mention ---- */

/* The word of a span that stands above the others. */
static uint32_t head_of(const SayDoc *doc, SaySpan span)
{
    uint32_t first = say_doc_token_at(doc, span.start), head = first;
    for (uint32_t t = first; t < doc->tokens.count && doc->tokens.start[t] < span.end; t++) {
        uint32_t above = doc->tokens.head[t];
        if (above != SAY_NONE && doc->tokens.start[above] >= span.start &&
            doc->tokens.end[above] <= span.end)
            continue;
        head = t;
        break;
    }
    return head;
}

static const SayEvent *event_at(const SayDoc *doc, SaySpan span)
{
    for (uint32_t i = 0; i < doc->events.count; i++) {
        uint32_t at = doc->tokens.start[doc->events.items[i].trigger];
        if (at >= span.start && at < span.end) return &doc->events.items[i];
    }
    return NULL;
}

static SayStr kept(SayEvidence *e, SayStr s)
{
    return say_str_copy(e->arena, s);
}

static void add_party(SayEvidence *e, const SayDoc *doc, SayIndex actor, uint32_t *first,
                      uint32_t *count)
{
    const SayActorMention *m = &doc->actors.items[actor];
    const SayActorMention *known = m->chain == SAY_NONE ? m : &doc->actors.items[m->chain];
    const SayActorMention *own = m->pronoun ? known : m;
    if ((*count)++ == 0) *first = e->parties.count;
    *say_push(e->arena, &e->parties) =
        (SayParty){.name = kept(e, own->name.size ? own->name : known->name),
                   .country = kept(e, own->country.size ? own->country : known->country),
                   .sectors = kept(e, own->sectors[0].size ? own->sectors[0] : known->sectors[0]),
                   .kind = own->kind == SAY_ACTOR_UNKNOWN ? known->kind : own->kind};
}

static void add_parties(SayEvidence *e, const SayDoc *doc, const SayParties *parties,
                        uint32_t *first, uint32_t *count)
{
    for (uint32_t i = 0; i < parties->count; i++)
        add_party(e, doc, parties->items[i], first, count);
}

/* Subject and object of a verb, as of a trigger; what a noun is of and by. */
static void find_roles(const SayTriggers *triggers, const SayDoc *doc, uint32_t head,
                       SayParties *actors, SayParties *recipients)
{
    uint32_t agent, patient;
    if (doc->tokens.upos[head] == SAY_UPOS_VERB) {
        agent = say_role_agent(triggers, doc, head);
        patient = say_role_patient(triggers, doc, head);
    } else {
        agent = say_role_prepositional(doc, head, SAY_STR("by"));
        patient = say_role_prepositional(doc, head, SAY_STR("of"));
        if (patient == SAY_NONE) patient = say_role_prepositional(doc, head, SAY_STR("on"));
    }
    if (agent != SAY_NONE) say_role_parties(doc, agent, NULL, actors);
    if (patient != SAY_NONE) say_role_parties(doc, patient, NULL, recipients);
}

static void take_place(SayEvidence *e, const SayDoc *doc, SayIndex place, SayCodedClaim *claim)
{
    if (place == SAY_NONE) return;
    const SayPlaceMention *p = &doc->places.items[place];
    claim->place = kept(e, p->name);
    claim->place_country = kept(e, p->country);
    claim->precision = p->precision;
}

static void take_event(SayEvidence *e, const SayDoc *doc, const SayEvent *event,
                       SayCodedClaim *claim)
{
    claim->type = event->type;
    claim->mode = kept(e, event->mode);
    claim->first = event->begin;
    claim->last = event->last;
    claim->killed = event->killed;
    claim->injured = event->injured;
    take_place(e, doc, event->place, claim);
    for (uint32_t i = 0; i < event->actor_count; i++)
        add_party(e, doc, doc->participants.items[event->first_actor + i], &claim->first_actor,
                  &claim->actor_count);
    for (uint32_t i = 0; i < event->recipient_count; i++)
        add_party(e, doc, doc->participants.items[event->first_recipient + i],
                  &claim->first_recipient, &claim->recipient_count);
}

static void add_claim(SayEvidence *e, const SayTriggers *triggers, const SayDoc *doc,
                      const Mention *m)
{
    static const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    SaySpan span = {m->start, m->end};
    uint32_t head = head_of(doc, span);
    SayText id = {.arena = e->arena};
    say_text_format(&id, "c%07u", e->claims.count);
    SayCodedClaim *claim = say_push(e->arena, &e->claims);
    *claim = (SayCodedClaim){.id = say_text_str(&id),
                             .article = m->text,
                             .event = SAY_NONE,
                             .sentence = doc->tokens.sentence[head],
                             .lemma = kept(e, say_role_lemma(doc, head)),
                             .type = SAY_EVENT_NONE,
                             .first = SAY_DAY_NONE,
                             .last = SAY_DAY_NONE,
                             .killed = unknown,
                             .injured = unknown,
                             .about = SAY_EVENT_NONE,
                             .precision = SAY_PRECISION_NONE};
    SayStoredArticle *home = &e->articles.items[m->text];
    if (home->claim_count++ == 0) home->first_claim = e->claims.count - 1;
    const SayEvent *event = event_at(doc, span);
    if (event) take_event(e, doc, event, claim);
    if (event && event->actor_count + event->recipient_count) return;
    SayParties actors = {0}, recipients = {0};
    find_roles(triggers, doc, head, &actors, &recipients);
    add_parties(e, doc, &actors, &claim->first_actor, &claim->actor_count);
    add_parties(e, doc, &recipients, &claim->first_recipient, &claim->recipient_count);
}

/* ---- all texts ---- */

static void add_article(SayEvidence *e, const SayDoc *doc, uint32_t number)
{
    SayText id = {.arena = e->arena};
    say_text_format(&id, "a%07u", number);
    *say_push(e->arena, &e->articles) = (SayStoredArticle){.id = say_text_str(&id),
                                                           .published = SAY_DAY_NONE,
                                                           .title = kept(e, doc->article.title),
                                                           .text = kept(e, doc->text)};
}

static void read_texts(const SayPack *pack, SayStr texts, const Mentions *mentions, SayEvidence *e)
{
    const SayClaimView *view = pack->claim;
    SayArena *arena = say_arena_new(0);
    uint32_t number = 0, next = 0;
    for (uint32_t start = 0, end = 0; end < texts.size; end++) {
        if (texts.data[end] != TEXT_END) continue;
        SayRecord record = {
            .path = SAY_STR("-"), .bytes = say_str_slice(texts, start, end), .plain = true};
        SayDoc *doc = say_doc_new(arena, &record);
        say_read(pack, doc);
        add_article(e, doc, number);
        for (; next < mentions->count && mentions->items[next].text == number; next++)
            if (doc->tokens.count) add_claim(e, view->triggers, doc, &mentions->items[next]);
        say_arena_reset(arena);
        start = end + 1;
        number++;
    }
    say_arena_free(arena);
}

static void print_found(const SayEvidence *e, const Mentions *mentions)
{
    for (uint32_t i = 0; i < e->articles.count; i++)
        printf("story %u %u\n", i, e->articles.items[i].story);
    for (uint32_t i = 0; i < e->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[i];
        const Mention *m = &mentions->items[i];
        printf("event %u %u %u %u %.*s %s\n", m->text, m->start, m->end, claim->event,
               SAY_STR_ARG(claim->lemma), say_event_type_name(claim->type));
    }
}

int main(int count, char **arguments)
{
    if (count < 4) say_die("usage: tool_match PACK TEXTS SPANS");
    SayEngine *engine;
    SayError error = {0};
    SayEngineOptions options = {.pack = arguments[1]};
    if (say_engine_open(&options, &engine, &error) != SAY_OK) say_die("%s", error.message);
    SayArena *input = say_arena_new(0), *arena = say_arena_new(0), *scratch = say_arena_new(0);
    SayEvidence evidence = {.arena = arena, .scratch = scratch};
    Mentions mentions = {0};
    read_mentions(input, arguments[3], &mentions);
    read_texts(say_engine_pack(engine), say_input_read(input, arguments[2]), &mentions, &evidence);
    say_merge_topics(&evidence);
    say_merge_events(&evidence);
    say_merge_stories(&evidence);
    print_found(&evidence, &mentions);
    say_arena_free(scratch);
    say_arena_free(arena);
    say_arena_free(input);
    say_engine_close(engine);
    return ferror(stdout) != 0;
}
