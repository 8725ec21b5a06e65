/* pattern_scope.c -- which words of a sentence a verb's pattern may look at: those of its clause.
 */
#include "claim/pattern.h"

/* A clause of its own beside what is said: it lends no words and no actors to the verb. */
static bool stands_apart(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    switch (t->deprel[token]) {
    case SAY_DEPREL_PARATAXIS: return true;
    case SAY_DEPREL_ADVCL:
        return say_doc_child(doc, token, SAY_DEPREL_NSUBJ) != SAY_NONE ||
               say_doc_child(doc, token, SAY_DEPREL_NSUBJ_PASS) != SAY_NONE;
    case SAY_DEPREL_CONJ:
        return say_role_clausal(doc, token) && t->head[token] != SAY_NONE &&
               !say_role_nominal(doc, t->head[token]);
    default: return false;
    }
}

/* The word below which the verb's clause stands: up through complements to the one that is apart.
 */
static uint32_t top_of(const SayDoc *doc, uint32_t verb)
{
    uint32_t top = verb;
    while (doc->tokens.head[top] != SAY_NONE && !stands_apart(doc, top))
        top = doc->tokens.head[top];
    return top;
}

bool say_pattern_cut_off(const SayDoc *doc, uint32_t token, uint32_t top)
{
    for (uint32_t at = token; at != SAY_NONE && at != top; at = doc->tokens.head[at])
        if (stands_apart(doc, at)) return true;
    return false;
}

/* "condemned an attack and promised aid": the second verb has the first one's subject and
   auxiliaries, not its objects. */
static bool shared_with(const SayDoc *doc, uint32_t token, uint32_t first)
{
    const SayTokens *t = &doc->tokens;
    if (token == first) return true;
    uint32_t at = token;
    while (at != SAY_NONE && t->head[at] != first) at = t->head[at];
    if (at == SAY_NONE) return false;
    return t->deprel[at] == SAY_DEPREL_NSUBJ || t->deprel[at] == SAY_DEPREL_NSUBJ_PASS ||
           t->deprel[at] == SAY_DEPREL_AUX || t->deprel[at] == SAY_DEPREL_AUX_PASS ||
           (t->deprel[at] == SAY_DEPREL_ADVMOD && at < first);
}

/* "restores ties, an official said": who says it stands behind, and is no part of it. */
static bool speaks_behind(const SayDoc *doc, uint32_t verb, uint32_t token, uint32_t top)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t at = token; at != SAY_NONE && at != top; at = t->head[at])
        if (at > verb && t->deprel[at] == SAY_DEPREL_NSUBJ && t->head[at] > at &&
            t->head[at] != verb && say_doc_below(doc, verb, t->head[at]))
            return true;
    return false;
}

static bool belongs(const SayDoc *doc, uint32_t verb, uint32_t token, uint32_t top)
{
    if (say_doc_below(doc, token, top))
        return !say_pattern_cut_off(doc, token, top) && !speaks_behind(doc, verb, token, top);
    uint32_t first = doc->tokens.deprel[top] == SAY_DEPREL_CONJ ? doc->tokens.head[top] : SAY_NONE;
    return first != SAY_NONE && token < verb && shared_with(doc, token, first);
}

void say_pattern_scope(SayPatternScope *scope, uint32_t verb, uint32_t first, uint32_t end)
{
    const SayDoc *doc = scope->doc;
    uint32_t top = top_of(doc, verb);
    scope->before_count = scope->behind_count = 0;
    for (uint32_t w = first; w < end; w++) {
        uint32_t token = doc->words.items[w].token;
        if (token > verb && doc->words.items[w].key.size && belongs(doc, verb, token, top))
            scope->behind[scope->behind_count++] = w;
    }
    for (uint32_t w = end; w-- > first;) {
        uint32_t token = doc->words.items[w].token;
        if (token < verb && doc->words.items[w].key.size && belongs(doc, verb, token, top))
            scope->before[scope->before_count++] = w;
    }
}
