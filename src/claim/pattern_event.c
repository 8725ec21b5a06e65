/* pattern_event.c -- events of the codebook of imported patterns: each verb that the dictionary
   has, its code by pattern or by its own entry, and who stands in its roles.

   A pattern names roles itself ("$", "+", "%"); else the source is the verb's agent and the target
   its patient, by the tree; where they name nobody, the first actor of the clause before the verb
   and the first one behind it, as TABARI and PETRARCH have it. A passive without "by" keeps the
   order of the words, as theirs does. */
#include "claim/pattern.h"
#include "claim/rejected.h"
#include "claim/steps.h"

#include <assert.h>

typedef struct Coding {
    const SayPatterns *patterns;
    const SayTriggers *triggers;
    const struct SayScenes *scenes;
    SayDoc *doc;
    SayPatternActors actors;
    uint32_t *ids;        /* (word) */
    uint32_t *actor_at;   /* (token) */
    uint32_t *first_word; /* (sentence); one more at the end */
    SayPatternScope scope;
    uint32_t verb; /* token at hand */
    const SayVerbEntry *entry;
} Coding;

/* ---- who ---- */

static uint32_t group_of(const Coding *c, uint32_t token)
{
    uint32_t actor = token == SAY_NONE ? 0 : c->actor_at[token];
    return actor ? c->actors.items[actor - 1].group : SAY_NONE;
}

/* The actor that a token names, or the first one below it: "the goats of Gondor". */
static uint32_t named_by(const Coding *c, uint32_t token)
{
    if (token == SAY_NONE) return SAY_NONE;
    uint32_t group = group_of(c, token);
    const SayDoc *doc = c->doc;
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[token]];
    for (uint32_t t = sentence->first; t < sentence->end && group == SAY_NONE; t++)
        if (c->actor_at[t] && say_doc_below(doc, t, token) && !say_pattern_cut_off(doc, t, token))
            group = group_of(c, t);
    return group;
}

/* The first one among words that is not `other`: actors before agents alone. */
static uint32_t first_among(const Coding *c, const uint32_t *words, uint32_t count, bool backwards,
                            uint32_t other)
{
    uint32_t agent = SAY_NONE;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t word = words[backwards ? count - 1 - i : i];
        uint32_t actor = c->actor_at[c->doc->words.items[word].token];
        if (!actor || c->actors.items[actor - 1].group == other) continue;
        if (c->actors.items[actor - 1].named) return c->actors.items[actor - 1].group;
        if (agent == SAY_NONE) agent = c->actors.items[actor - 1].group;
    }
    return agent;
}

static void find_roles(const Coding *c, SayPatternRoles *roles)
{
    const SayPatternScope *s = &c->scope;
    bool passive = say_role_passive(c->doc, c->verb);
    uint32_t agent = say_role_agent(c->triggers, c->doc, c->verb);
    uint32_t patient = say_role_patient(c->triggers, c->doc, c->verb);
    bool turned = passive && agent == SAY_NONE; /* no "by": the order of the words */
    if (roles->source == SAY_NONE) {
        uint32_t source = named_by(c, turned ? patient : agent);
        bool taken = source == roles->target || (roles->both != SAY_NONE && source == roles->both);
        if (source == SAY_NONE || taken)
            source = first_among(c, s->before, s->before_count, true,
                                 roles->both != SAY_NONE ? roles->both : roles->target);
        roles->source = source;
    }
    if (roles->target == SAY_NONE && roles->both == SAY_NONE) {
        uint32_t target = turned ? SAY_NONE : named_by(c, patient);
        if (target == SAY_NONE || target == roles->source)
            target = first_among(c, s->behind, s->behind_count, false, roles->source);
        roles->target = target;
    }
}

/* ---- events ---- */

typedef struct Sides {
    uint32_t source, target;           /* groups */
    uint32_t only_source, only_target; /* one actor of them; SAY_NONE: all */
} Sides;

/* The codebook's line for a CAMEO code, or for the code above it: "1721" -> "172" -> "170". */
static uint32_t codebook_entry(const Coding *c, SayStr code)
{
    for (uint32_t size = code.size; size >= 2; size--) {
        SayText head = {.arena = c->doc->arena};
        say_text_add(&head, say_str_slice(code, 0, size));
        if (size == 2) say_text_char(&head, '0');
        say_text_add(&head, SAY_STR(".code"));
        uint32_t entry = say_lexicon_find(&c->patterns->codebook, say_text_str(&head));
        if (entry != SAY_ABSENT) return entry;
    }
    return SAY_ABSENT;
}

static SayTrigger *trigger_of(const Coding *c, SayStr code, SayStr rule)
{
    SayTrigger *trigger = say_arena_alloc(c->doc->arena, sizeof *trigger);
    *trigger = (SayTrigger){.shape = SAY_TRIGGER_VERB, .cameo = code, .rule = rule};
    uint32_t entry = codebook_entry(c, code);
    if (entry == SAY_ABSENT) return trigger;
    const SayLexicon *codebook = &c->patterns->codebook;
    SayStr type = say_lexicon_field(codebook, entry, SAY_STR("type"));
    int found = say_event_type_of_name(type.data, type.size);
    int64_t weight = 0;
    say_str_integer(say_lexicon_field(codebook, entry, SAY_STR("goldstein")), &weight);
    if (found > 0) trigger->type = (SayEventType)found;
    trigger->mode = say_lexicon_field(codebook, entry, SAY_STR("mode"));
    trigger->goldstein = (int32_t)weight;
    return trigger;
}

static uint32_t push_group(Coding *c, uint32_t group, uint32_t only, uint32_t but, uint32_t *count)
{
    uint32_t first = c->doc->participants.count;
    for (uint32_t i = SAY_NONE; say_pattern_group_next(c->doc, &c->actors, group, &i);) {
        const SayPatternActor *actor = &c->actors.items[i];
        if (actor->absorbed != SAY_NONE || i == but) continue;
        if (only != SAY_NONE && i != only) continue;
        *say_push(c->doc->arena, &c->doc->participants) = actor->mention;
    }
    *count = c->doc->participants.count - first;
    return first;
}

static void push_event(Coding *c, SayStr code, SayStr rule, uint32_t source, uint32_t target,
                       uint32_t only)
{
    const SayRange unknown = {SAY_UNKNOWN, SAY_UNKNOWN, SAY_UNKNOWN};
    if (!code.size || say_str_starts(code, SAY_STR("--"))) return;
    SayTrigger *trigger = trigger_of(c, code, rule);
    if (source == SAY_NONE || target == SAY_NONE) {
        say_rejected(c->doc, trigger, c->verb, source == SAY_NONE ? "no source" : "no target",
                     SAY_NONE);
        return;
    }
    SayEventDraft draft = {.trigger = trigger,
                           .coding = trigger,
                           .token = c->verb,
                           .outer = c->verb,
                           .support = SAY_NONE,
                           .object = SAY_NONE,
                           .agent = SAY_NONE,
                           .patient = SAY_NONE,
                           .scene = SAY_NONE,
                           .killed = unknown,
                           .injured = unknown,
                           .arrested = unknown,
                           .size = unknown};
    SayEvent event = {0};
    say_event_fields(c->triggers, c->scenes, c->doc, &draft, &event);
    event.first_actor = push_group(c, source, only, SAY_NONE, &event.actor_count);
    event.first_recipient =
        push_group(c, target, SAY_NONE, source == target ? only : SAY_NONE, &event.recipient_count);
    *say_push(c->doc->arena, &c->doc->events) = event;
}

/* "%": each of them towards all others. */
static void push_mutual(Coding *c, SayStr code, SayStr rule, uint32_t group)
{
    for (uint32_t i = SAY_NONE; say_pattern_group_next(c->doc, &c->actors, group, &i);)
        if (c->actors.items[i].absorbed == SAY_NONE) push_event(c, code, rule, group, group, i);
}

static void code_verb(Coding *c, uint32_t block)
{
    SayPatternRoles roles = {SAY_NONE, SAY_NONE, SAY_NONE, false};
    uint32_t sentence = c->doc->tokens.sentence[c->verb];
    say_pattern_scope(&c->scope, c->verb, c->first_word[sentence], c->first_word[sentence + 1]);
    const SayVerbPattern *pattern = say_pattern_match(&c->scope, block, &roles);
    SayStr code = pattern ? pattern->code : c->entry->code;
    SayStr back = pattern ? pattern->back : c->entry->back;
    SayStr rule = pattern ? pattern->rule : c->entry->rule;
    if (say_str_starts(code, SAY_STR("---"))) return;
    find_roles(c, &roles);
    if (roles.both != SAY_NONE && (!roles.both_behind || roles.source == SAY_NONE)) {
        push_mutual(c, code, rule, roles.both);
        return;
    }
    if (roles.both != SAY_NONE) roles.target = roles.both;
    push_event(c, code, rule, roles.source, roles.target, SAY_NONE);
    push_event(c, back, rule, roles.target, roles.source, SAY_NONE);
}

static bool has_form(const Coding *c, uint32_t word)
{
    uint32_t id = c->ids[word];
    return id && id < c->patterns->anchors.count && c->patterns->anchors.items[id];
}

/* The longest form of the dictionary that has this word as its verb; absent for none. */
static const SayVerbForm *form_at(const Coding *c, uint32_t word, uint32_t first, uint32_t end)
{
    const SayPatterns *patterns = c->patterns;
    const SayVerbForm *best = NULL;
    uint32_t id = c->ids[word];
    uint32_t at = id && id < patterns->anchors.count ? patterns->anchors.items[id] : 0;
    for (; at; at = patterns->forms.items[at - 1].next) {
        const SayVerbForm *form = &patterns->forms.items[at - 1];
        if (word - first < form->anchor) continue;
        uint32_t start = word - form->anchor;
        if (!say_pattern_phrase(patterns, &form->phrase, c->ids + start, end - start)) continue;
        if (!best || form->phrase.count >= best->phrase.count) best = form;
    }
    return best;
}

/* A modal is a verb of its own only where the dictionary has not the one behind it, and an
   infinitive that hangs on a noun only says what the noun is about: "efforts to stop". */
static bool is_verb(const Coding *c, uint32_t word, uint32_t end)
{
    const SayTokens *t = &c->doc->tokens;
    uint32_t token = c->doc->words.items[word].token;
    if (t->upos[token] == SAY_UPOS_VERB)
        return t->deprel[token] != SAY_DEPREL_ACL ||
               !say_role_has_case(c->doc, token, SAY_STR("to"));
    if (t->upos[token] != SAY_UPOS_AUX) return false;
    for (uint32_t w = word + 1; w < end; w++)
        if (c->doc->words.items[w].token == t->head[token]) return !has_form(c, w);
    return true;
}

static void code_sentence(Coding *c, uint32_t sentence)
{
    const SayDoc *doc = c->doc;
    uint32_t first = c->first_word[sentence], end = c->first_word[sentence + 1];
    for (uint32_t w = first; w < end; w++) {
        if (!is_verb(c, w, end)) continue;
        const SayVerbForm *form = form_at(c, w, first, end);
        if (!form) continue;
        c->verb = doc->words.items[w].token;
        c->entry = &c->patterns->verbs.items[form->verb];
        code_verb(c, c->entry->block);
    }
}

/* ---- discards ---- */

static const SayDiscard *discard_in(const Coding *c, uint32_t from, uint32_t to, bool report)
{
    for (uint32_t w = from; w < to; w++)
        for (uint32_t i = 0; i < c->patterns->discards.count && c->ids[w]; i++) {
            const SayDiscard *discard = &c->patterns->discards.items[i];
            if (discard->report == report &&
                say_pattern_phrase(c->patterns, &discard->phrase, c->ids + w, to - w))
                return discard;
        }
    return NULL;
}

/* ---- the document ---- */

static void number_words(Coding *c)
{
    SayDoc *doc = c->doc;
    uint32_t count = doc->words.count, w = 0;
    c->ids = say_arena_alloc(doc->arena, (count + 1) * sizeof *c->ids);
    c->first_word = say_arena_alloc(doc->arena, (doc->sentences.count + 2) * sizeof(uint32_t));
    for (uint32_t i = 0; i < count; i++) {
        uint32_t atom = doc->words.items[i].key.size
                            ? say_map_get(&c->patterns->words, doc->words.items[i].key)
                            : SAY_ABSENT;
        c->ids[i] = atom == SAY_ABSENT ? 0 : atom + 1;
    }
    for (uint32_t s = 0; s <= doc->sentences.count; s++) {
        while (w < count && doc->tokens.sentence[doc->words.items[w].token] < s) w++;
        c->first_word[s] = w;
    }
}

static void place_actors(Coding *c)
{
    SayDoc *doc = c->doc;
    c->actor_at = say_arena_alloc(doc->arena, (doc->tokens.count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < c->actors.count; i++) {
        const SayPatternActor *actor = &c->actors.items[i];
        uint32_t owner = actor->absorbed == SAY_NONE ? i : actor->absorbed;
        for (uint32_t t = actor->first; t < actor->end; t++)
            if (!c->actor_at[t]) c->actor_at[t] = owner + 1;
    }
}

void say_pattern_find(const SayPatterns *patterns, const SayTriggers *triggers,
                      const struct SayScenes *scenes, SayDoc *doc)
{
    Coding c = {.patterns = patterns, .triggers = triggers, .scenes = scenes, .doc = doc};
    number_words(&c);
    const SayDiscard *discard = discard_in(&c, 0, doc->words.count, true);
    if (discard) {
        say_doc_verdict(doc, SAY_OUTCOME_UNCODABLE, "discarded: %.*s", SAY_STR_ARG(discard->rule));
        return;
    }
    say_pattern_issues(patterns, doc, c.ids);
    say_pattern_actors(patterns, doc, &c.actors);
    say_pattern_mentions(doc, &c.actors);
    place_actors(&c);
    c.scope = (SayPatternScope){.patterns = patterns,
                                .doc = doc,
                                .actors = &c.actors,
                                .ids = c.ids,
                                .actor_at = c.actor_at};
    c.scope.before = say_arena_alloc(doc->arena, (doc->words.count + 1) * sizeof(uint32_t));
    c.scope.behind = say_arena_alloc(doc->arena, (doc->words.count + 1) * sizeof(uint32_t));
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        if (!discard_in(&c, c.first_word[s], c.first_word[s + 1], false)) code_sentence(&c, s);
    assert(doc->events.count == 0 || doc->participants.count > 0);
}
