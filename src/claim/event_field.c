/* event_field.c -- what an event has beside type and parties: figures, place, time, contexts. */
#include "claim/event.h"
#include "claim/scene.h"

/* ---- figures ---- */

static const SayQuantityMention *quantity_at(const SayDoc *doc, uint32_t token)
{
    const SayQuantityMention *inside = NULL;
    SayRun quantities = SAY_IN_SENTENCE(doc, token, quantities);
    for (uint32_t i = quantities.from; i < quantities.to; i++) {
        const SayQuantityMention *q = &doc->quantities.items[i];
        if (q->head == token) return q;
        if (q->first <= token && token < q->end) inside = q;
    }
    return inside;
}

static int64_t sum(int64_t a, int64_t b)
{
    return a == SAY_UNKNOWN || b == SAY_UNKNOWN ? SAY_UNKNOWN : a + b;
}

/* "20 Palestinians": a people is counted by its own name. */
static bool counts_persons(const SayDoc *doc, const SayQuantityMention *q)
{
    return !q->unit.data || say_str_equal(q->unit, SAY_STR("person")) ||
           say_role_mention(doc, q->head) != SAY_NONE;
}

/* "12 soldiers and 3 civilians": the figures of a coordination add up; one member without a figure
 * leaves a lower bound. */
static SayRange count_of(const SayDoc *doc, uint32_t token)
{
    SayRange range = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    const SayQuantityMention *q = quantity_at(doc, token);
    if (q && counts_persons(doc, q)) range = (SayRange){q->low, q->best, q->high};
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_CONJ || !say_role_nominal(doc, c)) continue;
        SayRange more = count_of(doc, c);
        bool known =
            more.low != SAY_UNKNOWN || more.best != SAY_UNKNOWN || more.high != SAY_UNKNOWN;
        bool here =
            range.low != SAY_UNKNOWN || range.best != SAY_UNKNOWN || range.high != SAY_UNKNOWN;
        if (known && here)
            range = (SayRange){sum(range.low, more.low), sum(range.best, more.best),
                               sum(range.high, more.high)};
        else if (known)
            range = more;
    }
    return range;
}

/* "two soldiers", "a soldier": a singular noun with an article is one. */
static SayRange one_or_count(const SayDoc *doc, uint32_t token)
{
    SayRange range = count_of(doc, token);
    if (range.low != SAY_UNKNOWN || range.best != SAY_UNKNOWN || range.high != SAY_UNKNOWN)
        return range;
    uint32_t article = say_doc_child(doc, token, SAY_DEPREL_DET);
    bool single = doc->tokens.upos[token] == SAY_UPOS_NOUN &&
                  (doc->tokens.feats[token] & SAY_FEAT_SINGULAR) && article != SAY_NONE &&
                  (say_role_is(doc, article, "a") || say_role_is(doc, article, "an"));
    return single ? (SayRange){1, 1, 1} : range;
}

void say_event_figures(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft)
{
    const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    draft->killed = draft->injured = draft->arrested = draft->size = unknown;
    SayFigure figure = draft->trigger->figure;
    if (figure == SAY_FIGURE_NONE) return;
    uint32_t counted = draft->patient;
    bool noun = draft->trigger->shape == SAY_TRIGGER_NOUN;
    if (figure == SAY_FIGURE_SIZE && draft->trigger->type == SAY_EVENT_PROTEST)
        counted = noun && draft->agent == SAY_NONE && draft->support != SAY_NONE
                      ? say_role_agent(triggers, doc, draft->support)
                  : noun ? draft->agent
                         : say_role_agent(triggers, doc, draft->token);
    bool sent = figure == SAY_FIGURE_SIZE && draft->trigger->type == SAY_EVENT_MOBILIZE && !noun;
    if (sent) counted = say_role_patient(triggers, doc, draft->token); /* "sent 3,000 troops" */
    if (noun && counted == SAY_NONE)
        counted = say_role_prepositional(doc, draft->token, SAY_STR("of"));
    if (counted == SAY_NONE) return;
    SayRange *ranges[] = {&draft->killed, &draft->injured, &draft->arrested, &draft->size};
    *ranges[figure - SAY_FIGURE_KILLED] = one_or_count(doc, counted);
}

/* ---- place and time: the nearest that hangs on the act, not behind a clause of its own ---- */

typedef struct Search {
    const SayDoc *doc;
    uint32_t place, time; /* indices; SAY_NONE */
    uint32_t place_steps, time_steps;
} Search;

static bool locative(const SayDoc *doc, uint32_t token)
{
    static const char *const words[] = {"in",      "at",     "near",   "inside",
                                        "outside", "around", "across", "off",
                                        "along",   "over",   "within", "throughout"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_role_has_case(doc, token, say_str(words[i]))) return true;
    return false;
}

/* "after two days of shelling", "for a week": no answer to when. */
static bool tells_how_long(const SayTimeMention *time)
{
    bool duration = say_str_starts(time->value, SAY_STR("P")) &&
                    !say_str_starts(time->value, SAY_STR("PA")) &&
                    !say_str_starts(time->value, SAY_STR("PR"));
    return duration && time->begin == SAY_DAY_NONE && time->last == SAY_DAY_NONE;
}

static void look_at(Search *s, uint32_t token, uint32_t steps)
{
    const SayDoc *doc = s->doc;
    SayRun places = SAY_IN_SENTENCE(doc, token, places);
    for (uint32_t i = places.from; i < places.to && steps < s->place_steps; i++) {
        if (doc->places.items[i].head != token || !locative(doc, token)) continue;
        s->place = i;
        s->place_steps = steps;
    }
    SayRun times = SAY_IN_SENTENCE(doc, token, times);
    for (uint32_t i = times.from; i < times.to && steps < s->time_steps; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        if (token < time->first || token >= time->end || tells_how_long(time)) continue;
        s->time = i;
        s->time_steps = steps;
    }
}

static void descend(Search *s, uint32_t token, uint32_t steps, uint32_t skip)
{
    const SayTokens *t = &s->doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (c == skip) continue;
        look_at(s, c, steps);
        bool clause = say_role_clausal(s->doc, c) && t->deprel[c] != SAY_DEPREL_ADVCL;
        if (steps < 5 && !clause) descend(s, c, steps + 1, skip);
    }
}

/* What a word depends on lies in the same scene: not so for what is said (the time beside "said" is
   that of saying), nor for an act before, after or amid which something else happens. */
static bool shares_scene(const SayDoc *doc, uint32_t token)
{
    static const char *const apart[] = {"after",   "before", "since", "following", "amid",
                                        "despite", "over",   "until", "against",   "about",
                                        "because", "to",     "for"};
    switch (doc->tokens.deprel[token]) {
    case SAY_DEPREL_CCOMP:
    case SAY_DEPREL_PARATAXIS:
    case SAY_DEPREL_ACL_RELCL:
    case SAY_DEPREL_ACL:
    case SAY_DEPREL_NMOD_POSS: return false;
    case SAY_DEPREL_OBL:
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_ADVCL:
        for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
            if (say_role_has_case(doc, token, say_str(apart[i]))) return false;
        return true;
    default: return true;
    }
}

/* "the suspect in the attack was freed on Friday": what the subject is doing is another act. */
static bool beside_subject(const SayDoc *doc, uint32_t token)
{
    uint8_t deprel = doc->tokens.deprel[token];
    return deprel == SAY_DEPREL_NSUBJ || deprel == SAY_DEPREL_NSUBJ_PASS ||
           deprel == SAY_DEPREL_APPOS;
}

/* From the act outwards: its own dependents, then those of what it depends on, up to the edge of
 * what is said. */
static Search search(const SayDoc *doc, uint32_t token, uint32_t outer)
{
    const SayTokens *t = &doc->tokens;
    Search s = {doc, SAY_NONE, SAY_NONE, UINT32_MAX, UINT32_MAX};
    uint32_t at = token, below = SAY_NONE, steps = 1;
    for (;;) {
        look_at(&s, at, steps);
        descend(&s, at, steps, below);
        if (t->head[at] == SAY_NONE || !shares_scene(doc, at)) return s;
        if (beside_subject(doc, at) && at != token && at != outer) return s;
        below = at;
        at = t->head[at];
        steps += 8;
    }
}

/* "attacked Damascus": the recipient's own words are the place. */
static uint32_t place_of_patient(const SayDoc *doc, const SayEventDraft *draft)
{
    if (draft->trigger->type != SAY_EVENT_ASSAULT || draft->patient == SAY_NONE) return SAY_NONE;
    SayRun places = SAY_IN_SENTENCE(doc, draft->patient, places);
    for (uint32_t i = places.from; i < places.to; i++)
        if (doc->places.items[i].head == draft->patient && !say_scene_of_nation(doc, i)) return i;
    return SAY_NONE;
}

static void set_time(const SayDoc *doc, SayEvent *event, uint32_t time)
{
    event->time = time;
    if (time == SAY_NONE) return;
    const SayTimeMention *mention = &doc->times.items[time];
    event->begin = mention->begin;
    event->last = mention->last;
    if (mention->first > 0 && say_role_is(doc, mention->first - 1, "since") &&
        mention->begin != SAY_DAY_NONE && doc->article.published != SAY_DAY_NONE &&
        doc->article.published >= mention->begin) /* "killed since March": at some time from then */
        event->last = doc->article.published;
    if (mention->begin != SAY_DAY_NONE || mention->last != SAY_DAY_NONE)
        event->date_basis = mention->basis;
}

/* ---- contexts ---- */

/* "election", or with the word before it "human rights". */
static uint32_t topic_at(const SayTriggers *triggers, const SayDoc *doc, uint32_t token)
{
    SayStr lemma = say_role_lemma(doc, token);
    uint32_t topic = say_map_get(&triggers->topics, lemma);
    if (topic != SAY_ABSENT || !token || doc->tokens.upos[token] != SAY_UPOS_NOUN) return topic;
    if (doc->tokens.sentence[token - 1] != doc->tokens.sentence[token]) return SAY_ABSENT;
    SayText pair = {.arena = doc->arena};
    say_text_add(&pair, say_role_lemma(doc, token - 1));
    say_text_char(&pair, ' ');
    say_text_add(&pair, lemma);
    return say_map_get(&triggers->topics, say_text_str(&pair));
}

/* What the words of the act and its arguments are about: "election", "drug", "refugee". The words
   that make the act are none: "tear gas" is no resource. */
static uint64_t topics(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *draft)
{
    uint64_t bits = 0;
    const SayTokens *t = &doc->tokens;
    const SaySentence *sentence = &doc->sentences.items[t->sentence[draft->token]];
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        bool act = i == draft->object || (i == draft->token && t->upos[i] == SAY_UPOS_VERB);
        if (act || !say_doc_below(doc, i, draft->token)) continue;
        uint32_t topic = topic_at(triggers, doc, i);
        if (topic != SAY_ABSENT) bits |= UINT64_C(1) << topic;
    }
    return bits;
}

SaySpan say_event_span(const SayDoc *doc, const SayEventDraft *draft)
{
    const SayTokens *t = &doc->tokens;
    uint32_t first = draft->token, last = draft->token;
    uint32_t also[] = {draft->light ? draft->support : SAY_NONE, draft->object};
    for (int i = 0; i < 2; i++) {
        if (also[i] == SAY_NONE) continue;
        bool near = also[i] < first ? first - also[i] <= 6 : also[i] - last <= 6;
        bool oblique =
            i == 1 && draft->trigger->particle.data && t->deprel[also[i]] == SAY_DEPREL_OBL;
        if (!near || oblique) continue;
        if (also[i] < first) first = also[i];
        if (also[i] > last) last = also[i];
    }
    return (SaySpan){t->start[first], t->end[last]};
}

/* The word that stance is read from: the verb, where verb and noun are one act. */
static uint32_t stance_token(const SayEventDraft *draft)
{
    return draft->light ? draft->support : draft->token;
}

/* Told by a verb, and done with more than words: "threatened to attack Goma" was not done there. */
static bool is_deed(const SayDoc *doc, const SayEventDraft *draft, uint32_t token)
{
    int quad = say_event_type_quad(draft->trigger->type);
    return doc->tokens.upos[token] == SAY_UPOS_VERB && (quad == 2 || quad == 4);
}

void say_event_fields(const SayTriggers *triggers, const struct SayScenes *scenes,
                      const SayDoc *doc, const SayEventDraft *draft, SayEvent *event)
{
    Search found = search(doc, draft->token, draft->outer);
    if (is_deed(doc, draft, draft->token)) found.place = say_scene_place(scenes, doc, draft->token);
    if (draft->scene != SAY_NONE) {
        Search folded = search(doc, draft->scene, draft->scene);
        if (draft->trigger->type == SAY_EVENT_ASSAULT && is_deed(doc, draft, draft->scene))
            folded.place = say_scene_place(scenes, doc, draft->scene);
        if (found.place == SAY_NONE) found.place = folded.place;
        if (found.time == SAY_NONE) found.time = folded.time;
    }
    event->type = draft->trigger->type;
    event->mode = draft->coding->mode;
    event->cameo = draft->coding->cameo;
    event->goldstein = draft->coding->goldstein;
    event->contexts =
        draft->trigger->contexts | draft->coding->contexts | topics(triggers, doc, draft);
    event->trigger = stance_token(draft);
    event->trigger_span = say_event_span(doc, draft);
    event->place = found.place != SAY_NONE ? found.place : place_of_patient(doc, draft);
    event->begin = event->last = SAY_DAY_NONE;
    event->date_basis = SAY_DATE_BASIS_NONE;
    set_time(doc, event, found.time);
    event->killed = draft->killed;
    event->injured = draft->injured;
    event->arrested = draft->arrested;
    event->size = draft->size;
    event->instrument = draft->instrument;
    event->means = (SaySpan){0, 0};
    if (draft->means != SAY_NONE) {
        event->means = say_role_words(doc, draft->means);
        if (!event->instrument.data) event->instrument = say_role_lemma(doc, draft->means);
    }
    event->rule = draft->trigger->rule;
    event->decoy = draft->decoy;
    event->about = SAY_NONE;
    event->attribution = SAY_NONE;
}
