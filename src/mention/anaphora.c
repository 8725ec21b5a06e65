/* anaphora.c -- what "he", "its" and "we" mean: who speaks in a quotation, then the one of what was
   named in the last sentences that agrees and stands out most. */
#include "mention/nominals.h"

#define WINDOW    60 /* phrases looked back over */
#define SENTENCES 3

static const char saying[] =
    "say|tell|add|warn|note|explain|stress|insist|argue|announce|claim|reiterate|assert|state|"
    "declare|reply|answer|emphasize|emphasise|confirm|deny|accuse|report|point|call|continue|"
    "describe|urge|express|reveal|order|think|believe|write|tweet|respond|recall|comment|admit|"
    "ask|joke|remark|observe|conclude|quote|according";

static bool is_subject(const SayDoc *doc, uint32_t token)
{
    uint8_t deprel = doc->tokens.deprel[token];
    return deprel == SAY_DEPREL_NSUBJ || deprel == SAY_DEPREL_NSUBJ_PASS;
}

/* ---- who speaks ---- */

/* The nearest subject of a verb of saying outside the quotation, in a sentence that has part of it.
 */
static void find_speakers(SayNominals *all)
{
    SayDoc *doc = all->doc;
    const SayTokens *t = &doc->tokens;
    all->speaker = say_arena_alloc(doc->arena, (all->quotes + 2) * sizeof *all->speaker);
    for (uint32_t q = 0; q <= all->quotes; q++) all->speaker[q] = SAY_NONE;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        uint32_t first = doc->sentences.items[s].first, end = doc->sentences.items[s].end;
        SayIndex one = SAY_NONE;
        for (uint32_t i = first; i < end; i++) {
            if (!is_subject(doc, i) || all->quote_of[i] || all->nominal_at[i] == SAY_NONE) continue;
            if (t->head[i] == SAY_NONE || !say_lemma_in(doc, t->head[i], saying)) continue;
            if (one == SAY_NONE) one = all->nominal_at[i];
        }
        for (uint32_t i = first; i < end && one != SAY_NONE; i++)
            if (all->quote_of[i] && all->speaker[all->quote_of[i]] == SAY_NONE)
                all->speaker[all->quote_of[i]] = one;
    }
    for (uint32_t q = 2; q <= all->quotes; q++) /* the next one, nobody named, goes on */
        if (all->speaker[q] == SAY_NONE) all->speaker[q] = all->speaker[q - 1];
}

static bool is_first_person(const SayDoc *doc, uint32_t t)
{
    return say_token_in(doc, t, "i|me|my|mine|myself");
}

static bool is_we(const SayDoc *doc, uint32_t t)
{
    return say_token_in(doc, t, "we|us|our|ours|ourselves");
}

static bool is_you(const SayDoc *doc, uint32_t t)
{
    return say_token_in(doc, t, "you|your");
}

/* "I" is who speaks; "we" of one speaker are the same. */
static void join_speech(SayNominals *all)
{
    SayDoc *doc = all->doc;
    SayIndex *we = say_arena_alloc(doc->arena, (doc->nominals.count + 2) * sizeof *we);
    SayIndex *you = say_arena_alloc(doc->arena, (doc->nominals.count + 2) * sizeof *you);
    SayIndex *own = say_arena_alloc(doc->arena, (doc->nominals.count + 2) * sizeof *own);
    for (uint32_t i = 0; i <= doc->nominals.count; i++) we[i] = you[i] = own[i] = SAY_NONE;
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        uint32_t token = doc->nominals.items[i].head;
        if (all->traits.items[i].form != SAY_NOMINAL_PRONOUN) continue;
        SayIndex speaker = all->quote_of[token] ? all->speaker[all->quote_of[token]] : SAY_NONE;
        SayIndex slot = speaker == SAY_NONE ? doc->nominals.count : say_nominal_root(doc, speaker);
        SayIndex *of = is_first_person(doc, token) ? own
                       : is_we(doc, token)         ? we
                       : is_you(doc, token)        ? you
                                                   : NULL;
        if (!of) continue;
        if (of == own && speaker != SAY_NONE)
            say_nominal_join(all, speaker, i);
        else if (of[slot] != SAY_NONE)
            say_nominal_join(all, of[slot], i);
        of[slot] = i;
    }
}

/* ---- whom the others mean ---- */

/* "It seems", "it is expected", "it is clear that": nothing. */
static bool is_idle(const SayDoc *doc, uint32_t token)
{
    uint32_t verb = doc->tokens.head[token];
    if (!say_token_in(doc, token, "it") || verb == SAY_NONE) return false;
    if (say_doc_child(doc, verb, SAY_DEPREL_CSUBJ) != SAY_NONE) return true;
    if (doc->tokens.deprel[token] == SAY_DEPREL_NSUBJ_PASS)
        return say_lemma_in(
            doc, verb,
            "expect|believe|say|report|note|know|think|hope|understand|fear|assume|reveal|see");
    return say_lemma_in(
        doc, verb,
        "indicate|seem|appear|mean|show|suggest|come|happen|reflect|take|remain|turn|follow|"
        "emerge|depend|matter|look|sound|clear|likely|unlikely|possible|time|important|unclear");
}

static bool is_reflexive(const SayDoc *doc, uint32_t token)
{
    return say_token_in(doc, token, "himself|herself|itself|themselves");
}

/* Two arguments of one verb are two, unless one is "himself". */
static bool is_beside(const SayDoc *doc, uint32_t a, uint32_t b)
{
    const SayTokens *t = &doc->tokens;
    return t->head[a] != SAY_NONE && t->head[a] == t->head[b] &&
           t->deprel[a] != SAY_DEPREL_NMOD_POSS && t->deprel[b] != SAY_DEPREL_NMOD_POSS;
}

static bool may_mean(const SayNominals *all, SayIndex i, SayIndex b)
{
    const SayDoc *doc = all->doc;
    const SayNominal *m = &doc->nominals.items[i], *n = &doc->nominals.items[b];
    if (n->first <= m->first && m->end <= n->end) return false;
    if (n->head >= m->head) return false;
    if (!say_agrees(all->traits.items[i].agree, all->traits.items[say_nominal_root(doc, b)].agree))
        return false;
    if (is_first_person(doc, n->head) || is_we(doc, n->head) || is_you(doc, n->head)) return false;
    if (is_beside(doc, m->head, n->head) != is_reflexive(doc, m->head)) return false;
    if (n->actor != SAY_NONE && doc->actors.items[n->actor].adjective) return false;
    uint32_t quote = all->quote_of[m->head];
    if (quote && all->speaker[quote] != SAY_NONE &&
        say_nominal_root(doc, all->speaker[quote]) == say_nominal_root(doc, b))
        return false;
    return true;
}

/* How much a phrase stands out as what a pronoun there takes up. */
static int32_t salience(const SayNominals *all, SayIndex i, SayIndex b)
{
    const SayDoc *doc = all->doc;
    const SayNominal *m = &doc->nominals.items[i], *n = &doc->nominals.items[b];
    const SayTraits *trait = &all->traits.items[b];
    uint8_t role = doc->tokens.deprel[n->head];
    uint32_t distance = doc->tokens.sentence[m->head] - doc->tokens.sentence[n->head];
    int32_t score = 100 - 35 * (int32_t)distance;
    if (is_subject(doc, n->head))
        score += 30;
    else if (role == SAY_DEPREL_OBJ)
        score += 12;
    else if (role == SAY_DEPREL_COMPOUND || role == SAY_DEPREL_AMOD)
        score -= 40;
    else if (role == SAY_DEPREL_NMOD)
        score -= 8;
    if (is_subject(doc, m->head) && is_subject(doc, n->head)) score += 8;
    if (trait->form == SAY_NOMINAL_PRONOUN) score += 15;
    if (trait->form == SAY_NOMINAL_NAME && !(all->traits.items[i].agree & SAY_AGREE_MANY))
        score += 10;
    if (say_nominal_root(doc, b) != b) score += 8;
    if (all->quote_of[m->head] != all->quote_of[n->head]) score -= 12;
    if (distance == 0) score -= (int32_t)((m->head - n->head) > 30 ? 15 : (m->head - n->head) / 2);
    return score;
}

static SayIndex best_for(const SayNominals *all, SayIndex i)
{
    const SayDoc *doc = all->doc;
    const SayTokens *t = &doc->tokens;
    uint32_t sentence = t->sentence[doc->nominals.items[i].head];
    SayIndex best = SAY_NONE;
    int32_t most = 0;
    for (SayIndex b = i; b-- > 0 && i - b <= WINDOW;) {
        if (t->sentence[doc->nominals.items[b].head] + SENTENCES < sentence) break;
        if (!may_mean(all, i, b)) continue;
        int32_t score = salience(all, i, b);
        if (best != SAY_NONE && score <= most) continue;
        best = b;
        most = score;
    }
    return best;
}

void say_anaphora_resolve(SayNominals *all)
{
    SayDoc *doc = all->doc;
    find_speakers(all);
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        uint32_t token = doc->nominals.items[i].head;
        if (all->traits.items[i].form != SAY_NOMINAL_PRONOUN || is_first_person(doc, token) ||
            is_we(doc, token) || is_you(doc, token) || is_idle(doc, token))
            continue;
        SayIndex best = best_for(all, i);
        if (best != SAY_NONE) say_nominal_join(all, best, i);
    }
    join_speech(all);
}
