/* reasons.c -- what speaks for and against a coded event: who its parties are and how they were
   found, what stands beside the act and is none of them, where in the article it is told and how.
 */
#include "claim/reasons.h"

#include <stdio.h>

enum {
    FAR_BYTES = 60, /* between a party and the trigger */
    CROWD = 2,      /* events in one sentence, above which parties are easily mixed up */
    LONG_TOKENS = 40,
    LEAD_SENTENCES = 3, /* the title among them */
    NAME_MOST = 48
};

typedef struct Case {
    const SayTriggers *triggers;
    const SayDoc *doc;
    SayIndex index;
    const SayEvent *event;
    SayReasons *into;
} Case;

static void add(Case *c, const char *name)
{
    uint32_t at = say_map_get(&c->triggers->weights, say_str(name));
    if (at == SAY_ABSENT || c->into->count == SAY_REASONS) return;
    const SayWeight *weight = &c->triggers->weight_items.items[at];
    for (uint32_t i = 0; i < c->into->count; i++)
        if (c->into->items[i] == weight) return;
    c->into->items[c->into->count++] = weight;
}

static void note(Case *c, const char *name, bool holds)
{
    if (holds) add(c, name);
}

static void note_of(Case *c, const char *what, const char *name)
{
    char whole[NAME_MOST];
    snprintf(whole, sizeof whole, "%s %s", what, name);
    note(c, whole, true);
}

/* ---- the parties ---- */

static uint32_t gap(SaySpan a, SaySpan b)
{
    uint32_t before = a.start > b.end ? a.start - b.end : b.end - a.start;
    uint32_t behind = a.end > b.start ? a.end - b.start : b.start - a.end;
    return before < behind ? before : behind;
}

static const SayActorMention *party(const Case *c, uint32_t participant)
{
    return &c->doc->actors.items[c->doc->participants.items[participant]];
}

/* The nearest of these parties is far from the trigger; false when there is none. */
static bool is_far(const Case *c, uint32_t first, uint32_t count)
{
    uint32_t nearest = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t found = gap(party(c, first + i)->span, c->event->trigger_span);
        if (found < nearest) nearest = found;
    }
    return count && nearest > FAR_BYTES;
}

static bool among(const Case *c, uint32_t token, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (party(c, first + i)->first <= token && token < party(c, first + i)->end) return true;
    return false;
}

/* The token is of a party, of either side. */
static bool is_party(const Case *c, uint32_t token)
{
    return among(c, token, c->event->first_actor, c->event->actor_count) ||
           among(c, token, c->event->first_recipient, c->event->recipient_count);
}

/* Below the token stands a party: the owner of the thing, the first of a list. */
static bool holds_party(const Case *c, uint32_t token)
{
    const SayEvent *e = c->event;
    for (uint32_t i = 0; i < e->actor_count; i++)
        if (say_doc_below(c->doc, party(c, e->first_actor + i)->head, token)) return true;
    for (uint32_t i = 0; i < e->recipient_count; i++)
        if (say_doc_below(c->doc, party(c, e->first_recipient + i)->head, token)) return true;
    return false;
}

/* Coordinated with a party, and no party: "the army and the tribes", of whom the tribes are lost.
 */
static bool is_cut(const Case *c, const SayActorMention *m)
{
    const SayTokens *t = &c->doc->tokens;
    for (uint32_t k = t->first_child[m->head]; k != SAY_NONE; k = t->next_sibling[k])
        if (t->deprel[k] == SAY_DEPREL_CONJ && say_role_nominal(c->doc, k) && !is_party(c, k))
            return true;
    return t->deprel[m->head] == SAY_DEPREL_CONJ && !is_party(c, t->head[m->head]);
}

static bool is_place(const Case *c, const SayActorMention *m)
{
    SayRun places = SAY_IN_SENTENCE(c->doc, m->head, places);
    for (uint32_t i = places.from; i < places.to; i++)
        if (c->doc->places.items[i].head == m->head &&
            c->doc->places.items[i].precision != SAY_PRECISION_COUNTRY)
            return true;
    return false;
}

static bool in_title(const Case *c, SayIndex chain)
{
    uint32_t end = c->doc->sentences.count ? c->doc->sentences.items[0].end : 0;
    for (uint32_t i = 0; i < c->doc->actors.count && c->doc->actors.items[i].first < end; i++)
        if (c->doc->actors.items[i].chain == chain) return true;
    return false;
}

static void weigh_side(Case *c, const char *side, uint32_t first, uint32_t count)
{
    bool cut = false, place = false, titled = false, pronoun = false;
    for (uint32_t i = 0; i < count; i++) {
        const SayActorMention *m = party(c, first + i);
        SayIndex actor = c->doc->participants.items[first + i];
        note_of(c, side, say_party_kind_name(say_party_kind(c->doc, actor)));
        cut = cut || is_cut(c, m);
        place = place || is_place(c, m);
        pronoun = pronoun || m->pronoun;
        titled = titled || in_title(c, m->chain);
    }
    if (cut) note_of(c, side, "list cut");
    if (place) note_of(c, side, "named by a place");
    if (pronoun) note_of(c, side, "a pronoun");
    if (titled) note_of(c, side, "in the title");
    if (is_far(c, first, count)) note_of(c, side, "far away");
}

/* ---- what stands beside the act ---- */

static bool says_when_or_where(const Case *c, uint32_t token)
{
    SayRun times = SAY_IN_SENTENCE(c->doc, token, times);
    for (uint32_t i = times.from; i < times.to; i++)
        if (c->doc->times.items[i].first <= token && token < c->doc->times.items[i].end)
            return true;
    SayRun places = SAY_IN_SENTENCE(c->doc, token, places);
    for (uint32_t i = places.from; i < places.to; i++)
        if (c->doc->places.items[i].first <= token && token < c->doc->places.items[i].end)
            return true;
    return false;
}

/* The word in a role at the act is no party, and nobody below it is. */
static bool is_nobody(const Case *c, uint32_t token)
{
    SaySpan own = {c->doc->tokens.start[token], c->doc->tokens.end[token]};
    bool trigger =
        own.start >= c->event->trigger_span.start && own.end <= c->event->trigger_span.end;
    return !trigger && say_role_nominal(c->doc, token) && !holds_party(c, token) &&
           !says_when_or_where(c, token);
}

static void weigh_dependents(Case *c, uint32_t bearer)
{
    const SayTokens *t = &c->doc->tokens;
    for (uint32_t k = t->first_child[bearer]; k != SAY_NONE; k = t->next_sibling[k]) {
        if (!is_nobody(c, k)) continue;
        note(c, "subject is nobody", t->deprel[k] == SAY_DEPREL_NSUBJ);
        note(c, "object is nobody", t->deprel[k] == SAY_DEPREL_OBJ);
    }
}

/* ---- how it is told ---- */

static bool beside(const Case *c, SayIndex other)
{
    const SayDoc *doc = c->doc;
    return doc->tokens.sentence[c->event->trigger] ==
           doc->tokens.sentence[doc->events.items[other].trigger];
}

/* Events stand in the order of their sentences. */
static bool is_crowded(const Case *c)
{
    uint32_t count = 0;
    SayIndex first = c->index;
    while (first > 0 && beside(c, first - 1)) first--;
    for (SayIndex i = first; i < c->doc->events.count && beside(c, i) && count <= CROWD; i++)
        count += !c->doc->events.items[i].decoy.data;
    return count > CROWD;
}

/* Words of kinds of writing that tell no news: of the markets, of sport. */
static void weigh_genres(Case *c)
{
    uint32_t counts[SAY_GENRES] = {0};
    const SaySentence *own = &c->doc->sentences.items[c->doc->tokens.sentence[c->event->trigger]];
    for (uint32_t i = own->first; i < own->end; i++) {
        if (i == c->event->trigger || c->doc->tokens.upos[i] == SAY_UPOS_PUNCT) continue;
        uint32_t mask = say_map_get(&c->triggers->genre_words, say_role_lemma(c->doc, i));
        for (uint32_t g = 0; mask != SAY_ABSENT && g < c->triggers->genres.count; g++)
            counts[g] += mask >> g & 1;
    }
    for (uint32_t g = 0; g < c->triggers->genres.count; g++) {
        char name[NAME_MOST];
        snprintf(name, sizeof name, "%.*s words", SAY_STR_ARG(c->triggers->genres.items[g].name));
        note(c, name, counts[g] > 1);
    }
}

/* What the article is about: whether others of its acts are acts of force. */
static void weigh_article(Case *c)
{
    uint32_t acts = 0;
    for (uint32_t i = 0; i < c->doc->events.count; i++) {
        const SayEvent *other = &c->doc->events.items[i];
        acts += i != c->index && !other->decoy.data && say_event_type_quad(other->type) == 4;
    }
    note(c, "another act of force", acts == 1);
    note(c, "other acts of force", acts > 1);
}

static void weigh_telling(Case *c)
{
    const SayEvent *e = c->event;
    const SayTokens *t = &c->doc->tokens;
    uint32_t sentence = t->sentence[e->trigger];
    const SaySentence *own = &c->doc->sentences.items[sentence];
    bool quoted = e->attribution != SAY_NONE && c->doc->attributions.items[e->attribution].quoted;
    note(c, "among many events", is_crowded(c));
    note(c, "early", sentence < LEAD_SENTENCES);
    note(c, "in a long sentence", own->end - own->first > LONG_TOKENS);
    note(c, "by a noun", t->upos[e->trigger] == SAY_UPOS_NOUN);
    note(c, "quoted", quoted);
    note(c, "with a death", e->killed.low != SAY_UNKNOWN || e->injured.low != SAY_UNKNOWN);
    note(c, "about an event", e->about != SAY_NONE);
    note(c, "denied", e->stance.polarity == SAY_POLARITY_NEGATIVE);
    note_of(c, "stands as", say_deprel_name(t->deprel[e->trigger]));
}

void say_reasons_find(const SayTriggers *triggers, const SayDoc *doc, SayIndex event,
                      SayReasons *into)
{
    const SayEvent *e = &doc->events.items[event];
    Case c = {triggers, doc, event, e, into};
    add(&c, "any event");
    add(&c, say_event_type_name(e->type));
    note(&c, "no actor", !e->actor_count);
    note(&c, "no recipient", !e->recipient_count && e->actor_count < 2);
    note(&c, "recipient from near", e->near);
    weigh_side(&c, "actor", e->first_actor, e->actor_count);
    weigh_side(&c, "recipient", e->first_recipient, e->recipient_count);
    weigh_dependents(&c, e->trigger);
    weigh_genres(&c);
    weigh_article(&c);
    weigh_telling(&c);
}

/* Between points half a unit apart. */
int32_t say_reasons_score(const SayReasons *reasons)
{
    static const int32_t points[] = {500, 622, 731, 818, 881, 924, 953,
                                     971, 982, 989, 993, 996, 998, 999};
    enum { STEP = 500, LAST = (int)(sizeof points / sizeof *points) - 1 };
    int32_t sum = 0;
    for (uint32_t i = 0; i < reasons->count; i++) sum += reasons->items[i]->thousandths;
    int32_t size = sum < 0 ? -sum : sum, at = size / STEP;
    int32_t value = at >= LAST ? points[LAST]
                               : points[at] + (points[at + 1] - points[at]) * (size % STEP) / STEP;
    return sum < 0 ? 1000 - value : value;
}
