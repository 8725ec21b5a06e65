/* pattern_match.c -- does a pattern hold around a verb: its steps in the order of the text, words
   between them skipped unless the pattern forbids it. */
#include "claim/pattern.h"

#include <assert.h>

typedef struct Match {
    const SayPatternScope *scope;
    const SayStep *steps;
    uint32_t count, verb;
    SayPatternRoles roles;
    bool behind;
} Match;

bool say_pattern_phrase(const SayPatterns *patterns, const SayTermPhrase *phrase,
                        const uint32_t *ids, uint32_t count)
{
    if (phrase->count > count) return false;
    for (uint32_t i = 0; i < phrase->count; i++)
        if (patterns->ids.items[phrase->first + i] != ids[i]) return false;
    return true;
}

/* ---- words at a place of the scope: behind runs forwards, before backwards ---- */

static uint32_t size_of(const Match *m)
{
    return m->behind ? m->scope->behind_count : m->scope->before_count;
}

static uint32_t word_at(const Match *m, uint32_t at)
{
    return m->behind ? m->scope->behind[at] : m->scope->before[at];
}

static uint32_t token_at(const Match *m, uint32_t at)
{
    return m->scope->doc->words.items[word_at(m, at)].token;
}

/* A phrase whose nearest word to the verb stands here; how many places it takes, 0: none. */
static uint32_t match_words(const Match *m, const SayStep *step, uint32_t at)
{
    const SayPatterns *patterns = m->scope->patterns;
    for (uint32_t p = 0; p < step->phrase_count; p++) {
        const SayTermPhrase *phrase = &patterns->phrases.items[step->first_phrase + p];
        if (at + phrase->count > size_of(m)) continue;
        uint32_t first = word_at(m, m->behind ? at : at + phrase->count - 1);
        uint32_t last = word_at(m, m->behind ? at + phrase->count - 1 : at);
        if (last - first + 1 != phrase->count) continue;
        if (say_pattern_phrase(patterns, phrase, m->scope->ids + first, phrase->count))
            return phrase->count;
    }
    return 0;
}

/* ---- noun phrases ---- */

static uint32_t group_at(const Match *m, uint32_t at)
{
    uint32_t actor = m->scope->actor_at[token_at(m, at)];
    return actor ? m->scope->actors->items[actor - 1].group : SAY_NONE;
}

/* Places from here to the far end of a coordination. */
static uint32_t width_of(const Match *m, uint32_t group, uint32_t at)
{
    uint32_t last = at;
    for (uint32_t i = at; i < size_of(m); i++)
        if (group_at(m, i) == group) last = i;
    return last - at + 1;
}

static uint32_t match_skip(const Match *m, uint32_t at)
{
    const SayDoc *doc = m->scope->doc;
    uint32_t token = token_at(m, at), group = group_at(m, at);
    if (group != SAY_NONE) return width_of(m, group, at);
    if (!say_role_nominal(doc, token)) return 0;
    if (m->behind) return say_pattern_chunk(doc, token) == token ? 1 : 0;
    uint32_t chunk = say_pattern_chunk(doc, token), width = 1;
    while (at + width < size_of(m) && say_pattern_chunk(doc, token_at(m, at + width)) == chunk)
        width++;
    return width;
}

static uint32_t match_role(Match *m, SayStepKind kind, uint32_t at)
{
    uint32_t group = group_at(m, at);
    if (group == SAY_NONE || group == m->roles.source || group == m->roles.target ||
        group == m->roles.both)
        return 0;
    if (kind == SAY_STEP_SOURCE) m->roles.source = group;
    if (kind == SAY_STEP_TARGET) m->roles.target = group;
    if (kind == SAY_STEP_BOTH) {
        const SayPatternActors *actors = m->scope->actors;
        uint32_t members = 0;
        for (uint32_t i = SAY_NONE; say_pattern_group_next(m->scope->doc, actors, group, &i);)
            members += actors->items[i].absorbed == SAY_NONE;
        if (members < 2) return 0;
        m->roles.both = group;
        m->roles.both_behind = m->behind;
    }
    return width_of(m, group, at);
}

static uint32_t match_step(Match *m, const SayStep *step, uint32_t at)
{
    switch (step->kind) {
    case SAY_STEP_WORDS: return match_words(m, step, at);
    case SAY_STEP_SKIP: return match_skip(m, at);
    case SAY_STEP_VERB: return 0;
    default: return match_role(m, step->kind, at);
    }
}

/* ---- steps in order ---- */

/* Is the step held to the one that was matched before it, on the verb's side? */
static const SayStep *tie_of(const Match *m, uint32_t step)
{
    return &m->steps[m->behind ? step : step + 1];
}

static bool joined(const Match *m, uint32_t a, uint32_t b)
{
    const SayDoc *doc = m->scope->doc;
    return say_pattern_chunk(doc, token_at(m, a)) == say_pattern_chunk(doc, token_at(m, b));
}

static bool is_last(const Match *m, uint32_t step)
{
    return m->behind ? step == m->count : step == UINT32_MAX;
}

/* Must the step stand just where the one before it ends? */
static bool is_tied(const Match *m, uint32_t step)
{
    return !is_last(m, step) && (tie_of(m, step)->adjacent || tie_of(m, step)->joined);
}

/* From the verb outwards: the step and all beyond it hold from this place on. A noun phrase is the
   nearest one. Of words that stand several times the nearest decides, too, unless the next step is
   tied to its place: so the work stays in proportion to the text. */
static bool match_from(Match *m, uint32_t step, uint32_t at)
{
    if (is_last(m, step)) return true;
    uint32_t next = m->behind ? step + 1 : step - 1;
    const SayStep *tie = tie_of(m, step);
    for (uint32_t i = at; i < size_of(m); i++) {
        SayPatternRoles saved = m->roles;
        uint32_t width = match_step(m, &m->steps[step], i);
        bool fits = width && (!tie->joined || (at > 0 && joined(m, at - 1, i)));
        if (fits && match_from(m, next, i + width)) return true;
        m->roles = saved;
        if (tie->adjacent || (width && m->steps[step].kind != SAY_STEP_WORDS)) return false;
        if (fits && !is_tied(m, next)) return false;
    }
    return false;
}

const SayVerbPattern *say_pattern_match(const SayPatternScope *scope, uint32_t block,
                                        SayPatternRoles *roles)
{
    const SayPatterns *patterns = scope->patterns;
    for (uint32_t at = block; at; at = patterns->patterns.items[at - 1].next) {
        const SayVerbPattern *pattern = &patterns->patterns.items[at - 1];
        Match m = {.scope = scope,
                   .steps = &patterns->steps.items[pattern->first_step],
                   .count = pattern->step_count,
                   .verb = pattern->verb,
                   .roles = {SAY_NONE, SAY_NONE, SAY_NONE, false}};
        assert(pattern->verb < pattern->step_count);
        if (!match_from(&m, pattern->verb - 1, 0)) continue;
        m.behind = true;
        if (!match_from(&m, pattern->verb + 1, 0)) continue;
        *roles = m.roles;
        return pattern;
    }
    return NULL;
}
