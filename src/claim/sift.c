/* sift.c -- sets aside events that are none of politics by their parties, or too little sure. Last
   of all, when identities, speakers and stance are known. A text of a sentence or two is all that
   there is to judge by: nothing is concluded from what it leaves unsaid. */
#include "claim/reasons.h"
#include "claim/rejected.h"

enum {
    SENTENCES_LEAST = 3,
    ACTS_LEAST = 3,
    WEIGHT_MOST = 10000, /* thousandths */
    SCORE_MOST = 1000
};

/* ---- what is asked ---- */

typedef struct Reader {
    const SayLexicon *lexicon;
    uint32_t entry;
    SayError *error;
} Reader;

static SayStatus refuse(const Reader *r, const char *what, SayStr value)
{
    return say_lexicon_refuse(r->lexicon, r->entry, what, value, r->error);
}

static SayStatus read_thousandths(const Reader *r, int32_t most, int32_t *into)
{
    int64_t value = 0;
    SayStr text = say_lexicon_field(r->lexicon, r->entry, SAY_STR("thousandths"));
    if (!say_str_integer(text, &value) || value <= -most || value >= most)
        return refuse(r, "no number of thousandths", text);
    *into = (int32_t)value;
    return SAY_OK;
}

static SayStatus read_kinds(const Reader *r, SayStr list, uint32_t *into)
{
    while (list.data) {
        SayStr name = say_str_trim(say_str_cut(&list, '|'));
        unsigned s = 0;
        while (s < SAY_PARTY_KIND_COUNT && !say_str_equal(name, say_str(say_party_kind_name(s))))
            s++;
        if (s == SAY_PARTY_KIND_COUNT) return refuse(r, "no such kind of party", name);
        *into |= UINT32_C(1) << s;
    }
    return SAY_OK;
}

static bool says_yes(const Reader *r, const char *field)
{
    return say_lexicon_field(r->lexicon, r->entry, say_str(field)).data != NULL;
}

static SayStatus read_needs(SayArena *arena, const Reader *r, SayNeeds *into)
{
    const struct {
        const char *field;
        uint32_t *kinds;
    } lists[] = {{"actors", &into->actors}, {"never", &into->never}, {"alone", &into->alone}};
    into->pair = says_yes(r, "pair");
    into->recipient = says_yes(r, "recipient");
    into->mutual = says_yes(r, "mutual");
    into->found = says_yes(r, "found");
    into->word = says_yes(r, "word");
    into->actor = says_yes(r, "actor");
    into->agent = says_yes(r, "agent");
    say_terms_read(arena, r->lexicon, r->entry, "visits", &into->visits);
    say_terms_read(arena, r->lexicon, r->entry, "aimed", &into->aimed);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        SayStr list = say_lexicon_field(r->lexicon, r->entry, say_str(lists[i].field));
        SAY_TRY(read_kinds(r, list, lists[i].kinds));
    }
    return SAY_OK;
}

SayStatus say_sift_read(SayArena *arena, const SayLexicon *lexicon, uint32_t entry,
                        SayTriggers *into, SayError *error)
{
    Reader r = {lexicon, entry, error};
    SayStr head = say_lexicon_head(lexicon, entry);
    uint32_t dot = say_str_find(head, SAY_STR("."), 0);
    SayStr name = say_str_slice(head, 0, dot), kind = say_str_slice(head, dot + 1, head.size);
    if (say_str_equal(kind, SAY_STR("weight"))) {
        SayWeight weight = {.name = name};
        SAY_TRY(read_thousandths(&r, WEIGHT_MOST, &weight.thousandths));
        *say_push(arena, &into->weight_items) = weight;
        say_map_set(&into->weights, name, into->weight_items.count - 1);
        return SAY_OK;
    }
    int type = say_event_type_of_name(name.data, name.size);
    if (type <= 0) return refuse(&r, "no such event type", name);
    if (say_str_equal(kind, SAY_STR("parties"))) return read_needs(arena, &r, &into->needs[type]);
    return read_thousandths(&r, SCORE_MOST, &into->score_least[type]);
}

/* ---- what is there ---- */

/* How many of these parties are of these kinds. */
static uint32_t count_kinds(const SayDoc *doc, uint32_t first, uint32_t count, uint32_t kinds)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        SayPartyKind kind = say_party_kind(doc, doc->participants.items[first + i]);
        found += kinds >> kind & 1;
    }
    return found;
}

static const SayActorMention *party(const SayDoc *doc, uint32_t participant)
{
    return &doc->actors.items[doc->participants.items[participant]];
}

/* "here for talks with officials": whose talks? */
static bool all_behind_with(const SayDoc *doc, const SayEvent *event)
{
    if (doc->tokens.upos[event->trigger] != SAY_UPOS_NOUN) return false;
    for (uint32_t i = 0; i < event->actor_count; i++) {
        uint32_t head = say_role_first_conjunct(doc, party(doc, event->first_actor + i)->head);
        if (!say_role_has_case(doc, head, SAY_STR("with"))) return false;
    }
    return true;
}

/* Two, or one that is many: ministers, a union of states. */
static bool is_pair(const SayDoc *doc, const SayEvent *event)
{
    if (!event->actor_count || (!event->recipient_count && all_behind_with(doc, event)))
        return false;
    const SayActorMention *first = party(doc, event->first_actor);
    return event->actor_count + event->recipient_count > 1 || first->plural ||
           first->kind == SAY_ACTOR_IGO;
}

/* Abroad: not all whom they visit are of their own country. */
static bool is_visit(const SayDoc *doc, const SayEvent *event)
{
    if (!event->actor_count || !event->recipient_count) return event->actor_count > 0;
    SayStr own = party(doc, event->first_actor)->country;
    for (uint32_t i = 0; i < event->recipient_count; i++)
        if (!own.size || !say_str_equal(own, party(doc, event->first_recipient + i)->country))
            return true;
    return false;
}

/* "in Paris", "Baghdad airport", "the cause of his death": a party only by what stands near it. */
static bool is_bystander(const SayDoc *doc, const SayEvent *event, const SayActorMention *m)
{
    const SayTokens *t = &doc->tokens;
    SayDeprel link = (SayDeprel)t->deprel[m->head];
    if (t->head[m->head] == event->trigger && link != SAY_DEPREL_OBL) return false;
    bool demanded = event->type == SAY_EVENT_REQUEST && link == SAY_DEPREL_NMOD_POSS &&
                    t->head[t->head[m->head]] == event->trigger; /* "demanded his release" */
    if (m->pronoun)
        return link == SAY_DEPREL_NMOD_POSS && event->about == SAY_NONE && !demanded &&
               say_event_type_quad(event->type) != 4; /* "an attack on his life" */
    SayRun places = SAY_IN_SENTENCE(doc, m->head, places);
    for (uint32_t i = places.from; i < places.to; i++) {
        const SayPlaceMention *place = &doc->places.items[i];
        if (m->head < place->first || m->head >= place->end) continue;
        if (place->end - place->first > m->end - m->first && m->kind == SAY_ACTOR_COUNTRY)
            return true; /* "the Persian Gulf" */
        if (place->head == m->head && place->precision != SAY_PRECISION_COUNTRY)
            return link == SAY_DEPREL_COMPOUND || say_role_has_case(doc, m->head, SAY_STR("in")) ||
                   say_role_has_case(doc, m->head, SAY_STR("at"));
    }
    return false;
}

/* "rallied in the US capital": what stands near is the place of the act. */
static bool is_scene(const SayDoc *doc, const SayEvent *event, const SayActorMention *m)
{
    uint32_t thing = doc->tokens.head[m->head];
    if (!event->near || !m->adjective || thing == SAY_NONE) return false;
    if (event->type == SAY_EVENT_PROTEST) return true;
    return say_role_has_case(doc, thing, SAY_STR("in")) ||
           say_role_has_case(doc, thing, SAY_STR("at"));
}

/* Whoever only stands near is not what was acted on. */
static void spare_bystanders(const SayNeeds *needs, SayDoc *doc, SayEvent *event)
{
    if (needs->found && event->near) event->recipient_count = 0;
    for (uint32_t i = 0; i < event->recipient_count; i++) {
        const SayActorMention *m = party(doc, event->first_recipient + i);
        if (is_bystander(doc, event, m) || is_scene(doc, event, m)) event->recipient_count = 0;
    }
}

/* "its gain in March". */
static bool is_date(const SayDoc *doc, uint32_t token)
{
    SayRun times = SAY_IN_SENTENCE(doc, token, times);
    for (uint32_t i = times.from; i < times.to; i++)
        if (doc->times.items[i].head == token) return true;
    return false;
}

/* "No organization claimed the attack". */
static bool is_no_one(const SayDoc *doc, const SayEvent *event)
{
    for (uint32_t i = 0; i < event->actor_count; i++)
        if (say_token_in(doc, party(doc, event->first_actor + i)->first, "No|no")) return true;
    return false;
}

/* "did not persuade leaders to sanction it": somebody does it, and was not found. */
static bool lacks_agent(const SayDoc *doc, const SayEvent *event)
{
    return !event->actor_count && doc->tokens.upos[event->trigger] == SAY_UPOS_VERB &&
           !say_role_passive(doc, event->trigger);
}

static bool has_kinds(const SayNeeds *needs, const SayDoc *doc, const SayEvent *event)
{
    if (needs->actors && event->actor_count &&
        !count_kinds(doc, event->first_actor, event->actor_count, needs->actors))
        return false;
    return !count_kinds(doc, event->first_actor, event->actor_count, needs->never) &&
           !count_kinds(doc, event->first_recipient, event->recipient_count, needs->never);
}

/* "We have not seen any order": the one that was told before, with those whom it was given to. */
static bool told_before(const SayDoc *doc, const SayEvent *event)
{
    for (const SayEvent *before = doc->events.items; before < event; before++)
        if (!before->decoy.data && before->actor_count && before->recipient_count &&
            say_str_equal(before->rule, event->rule))
            return true;
    return false;
}

static bool has_needs(const SayTriggers *triggers, const SayDoc *doc, const SayEvent *event)
{
    const SayNeeds *needs = &triggers->needs[event->type];
    bool aims = event->recipient_count || (needs->mutual && event->actor_count > 1) ||
                event->about != SAY_NONE ||
                count_kinds(doc, event->first_actor, event->actor_count, needs->alone);
    bool auxiliary = doc->tokens.upos[event->trigger] == SAY_UPOS_AUX;
    if ((needs->word && auxiliary) || is_date(doc, event->trigger)) return false;
    if (!has_kinds(needs, doc, event) || is_no_one(doc, event)) return false;
    if (say_terms_hold(&needs->visits, event->mode)) return is_visit(doc, event);
    if (needs->actor && !event->actor_count) return false;
    if (needs->pair && (auxiliary || event->about == SAY_NONE) && !is_pair(doc, event))
        return false;
    bool aimed =
        needs->recipient || (event->actor_count && say_terms_hold(&needs->aimed, event->mode));
    if (aimed && !aims && !told_before(doc, event)) return false; /* "criticized the policy" */
    return !needs->agent || !lacks_agent(doc, event);
}

/* Acts of force that others of the same article stand beside: it is of conflict. */
static bool is_conflict(const SayDoc *doc)
{
    uint32_t acts = 0;
    for (uint32_t i = 0; i < doc->events.count; i++)
        acts +=
            !doc->events.items[i].decoy.data && say_event_type_quad(doc->events.items[i].type) == 4;
    return acts >= ACTS_LEAST;
}

static bool is_sure(const SayTriggers *triggers, const SayDoc *doc, SayIndex event)
{
    SayReasons reasons = {0};
    int32_t least = triggers->score_least[doc->events.items[event].type];
    if (!least) return true;
    say_reasons_find(triggers, doc, event, &reasons);
    return say_reasons_score(&reasons) >= least;
}

static void set_aside(const SayDoc *doc, SayEvent *event, SayStr reason)
{
    event->decoy = reason;
    say_rejected_late(doc, event, reason);
}

void say_sift(const SayTriggers *triggers, SayDoc *doc)
{
    if (doc->sentences.count < SENTENCES_LEAST) return;
    for (uint32_t i = 0; i < doc->events.count; i++) {
        SayEvent *event = &doc->events.items[i];
        if (event->decoy.data) continue;
        spare_bystanders(&triggers->needs[event->type], doc, event);
        if (!has_needs(triggers, doc, event)) set_aside(doc, event, SAY_STR("party"));
    }
    if (is_conflict(doc)) return;
    bool *sure = say_arena_alloc(doc->arena, doc->events.count + 1);
    for (uint32_t i = 0; i < doc->events.count; i++)
        sure[i] = doc->events.items[i].decoy.data || is_sure(triggers, doc, i);
    for (uint32_t i = 0; i < doc->events.count; i++)
        if (!sure[i]) set_aside(doc, &doc->events.items[i], SAY_STR("unsure"));
}
