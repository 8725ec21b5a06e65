/* pronouns.c -- what "he", "its" and "we" mean: who speaks in a quotation, then the one of what was
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
        all->traits.items[i].sure = true;
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

/* What may be seen of a candidate from where the pronoun stands. */
typedef enum Sight {
    SIGHT_SAME_SENTENCE,
    SIGHT_SENTENCE_BEFORE,
    SIGHT_TWO_BEFORE,
    SIGHT_SUBJECT,
    SIGHT_OBJECT,
    SIGHT_OBLIQUE,
    SIGHT_OF,
    SIGHT_OWNER,
    SIGHT_MODIFIER,
    SIGHT_BOTH_SUBJECTS,
    SIGHT_SUBJECT_OF_MAIN_VERB,
    SIGHT_SUBJECT_FOR_OWNER, /* "Iran ... its", in one sentence */
    SIGHT_PRONOUN,
    SIGHT_NAME,
    SIGHT_DEFINITE,
    SIGHT_INDEFINITE,
    SIGHT_TAKEN_UP, /* named before */
    SIGHT_OTHER_QUOTE,
    SIGHT_NEAR_WORDS, /* in tens of tokens, within the sentence */
    SIGHT_BETWEEN,    /* in tens of phrases */
    SIGHT_PERSON,
    SIGHT_ACTOR,
    SIGHT_BODY,
    SIGHT_CONJUNCT,
    SIGHT_COUNT
} Sight;

static void look(const SayNominals *all, SayIndex i, SayIndex b, int32_t sight[SIGHT_COUNT])
{
    const SayDoc *doc = all->doc;
    const SayTokens *t = &doc->tokens;
    const SayNominal *m = &doc->nominals.items[i], *n = &doc->nominals.items[b];
    const SayTraits *trait = &all->traits.items[b];
    uint8_t role = t->deprel[n->head], own = t->deprel[m->head];
    uint32_t distance = t->sentence[m->head] - t->sentence[n->head];
    uint32_t words = m->head - n->head;
    bool subject = is_subject(doc, n->head);
    sight[SIGHT_SAME_SENTENCE] = distance == 0;
    sight[SIGHT_SENTENCE_BEFORE] = distance == 1;
    sight[SIGHT_TWO_BEFORE] = distance == 2;
    sight[SIGHT_SUBJECT] = subject;
    sight[SIGHT_OBJECT] = role == SAY_DEPREL_OBJ || role == SAY_DEPREL_IOBJ;
    sight[SIGHT_OBLIQUE] = role == SAY_DEPREL_OBL || role == SAY_DEPREL_OBL_AGENT;
    sight[SIGHT_OF] = role == SAY_DEPREL_NMOD;
    sight[SIGHT_OWNER] = role == SAY_DEPREL_NMOD_POSS;
    sight[SIGHT_MODIFIER] = role == SAY_DEPREL_COMPOUND || role == SAY_DEPREL_AMOD;
    sight[SIGHT_BOTH_SUBJECTS] = subject && is_subject(doc, m->head);
    sight[SIGHT_SUBJECT_OF_MAIN_VERB] =
        subject && t->head[n->head] != SAY_NONE && t->deprel[t->head[n->head]] == SAY_DEPREL_ROOT;
    sight[SIGHT_SUBJECT_FOR_OWNER] = subject && own == SAY_DEPREL_NMOD_POSS && distance == 0;
    sight[SIGHT_PRONOUN] = trait->form == SAY_NOMINAL_PRONOUN;
    sight[SIGHT_NAME] = trait->form == SAY_NOMINAL_NAME;
    sight[SIGHT_DEFINITE] = trait->form == SAY_NOMINAL_DEFINITE;
    sight[SIGHT_INDEFINITE] = trait->form == SAY_NOMINAL_INDEFINITE;
    sight[SIGHT_TAKEN_UP] = say_nominal_root(doc, b) != b;
    sight[SIGHT_OTHER_QUOTE] = all->quote_of[m->head] != all->quote_of[n->head];
    sight[SIGHT_NEAR_WORDS] = distance ? 0 : (int32_t)(words > 40 ? 40 : words);
    sight[SIGHT_BETWEEN] = (int32_t)(i - b);
    sight[SIGHT_PERSON] = !(all->traits.items[say_nominal_root(doc, b)].agree & SAY_AGREE_THING);
    sight[SIGHT_ACTOR] = n->actor != SAY_NONE && trait->form != SAY_NOMINAL_PRONOUN;
    sight[SIGHT_BODY] = (trait->agree & SAY_AGREE_NUMBER) == SAY_AGREE_NUMBER;
    sight[SIGHT_CONJUNCT] = role == SAY_DEPREL_CONJ;
}

typedef enum Kind { KIND_PERSON, KIND_THING, KIND_MANY, KIND_COUNT } Kind;

/* How much each counts for "he" and "she", for "it", for "they", in hundredths: fitted to the
   pronouns of the training part of GUM, a choice among candidates and nobody (conditional logistic
   regression, learn/fit_pronouns.py). */
static const int32_t weights[SIGHT_COUNT][KIND_COUNT] = {
    [SIGHT_SAME_SENTENCE] = {228, 218, 184},
    [SIGHT_SENTENCE_BEFORE] = {25, 71, 54},
    [SIGHT_TWO_BEFORE] = {-96, 3, -76},
    [SIGHT_SUBJECT] = {55, 37, 46},
    [SIGHT_OBJECT] = {78, 72, 65},
    [SIGHT_OBLIQUE] = {35, -28, 31},
    [SIGHT_OF] = {-6, -95, -69},
    [SIGHT_OWNER] = {105, 82, 171},
    [SIGHT_MODIFIER] = {-105, -217, -78},
    [SIGHT_BOTH_SUBJECTS] = {121, 67, 95},
    [SIGHT_SUBJECT_OF_MAIN_VERB] = {68, 51, 106},
    [SIGHT_SUBJECT_FOR_OWNER] = {74, 124, 52},
    [SIGHT_PRONOUN] = {212, 122, 111},
    [SIGHT_NAME] = {1, 77, 23},
    [SIGHT_DEFINITE] = {42, 65, 38},
    [SIGHT_INDEFINITE] = {67, 44, 27},
    [SIGHT_TAKEN_UP] = {101, 54, 55},
    [SIGHT_OTHER_QUOTE] = {-81, -80, -73},
    [SIGHT_NEAR_WORDS] = {-8, -4, -3},
    [SIGHT_BETWEEN] = {-7, -15, -24},
    [SIGHT_PERSON] = {75, 0, 71},
    [SIGHT_ACTOR] = {22, -6, 35},
    [SIGHT_BODY] = {-192, -66, -29},
    [SIGHT_CONJUNCT] = {-103, -110, -121},
};
/* The least a candidate must reach to be in one chain, and to lend a claim its actor. */
static const int32_t least[KIND_COUNT] = {167, 137, 94};
static const int32_t least_sure[KIND_COUNT] = {167, 473, 232};

static Kind kind_of(uint8_t agree)
{
    if ((agree & SAY_AGREE_NUMBER) == SAY_AGREE_MANY) return KIND_MANY;
    return agree & SAY_AGREE_PERSON ? KIND_PERSON : KIND_THING;
}

static int32_t salience(const SayNominals *all, SayIndex i, SayIndex b, Kind kind)
{
    int32_t sight[SIGHT_COUNT], score = 0;
    look(all, i, b, sight);
    for (uint32_t k = 0; k < SIGHT_COUNT; k++) score += sight[k] * weights[k][kind];
    return score;
}

/* "Iran and its militias": whom the owner stands beside; SAY_NONE. */
static SayIndex beside_owned(const SayNominals *all, SayIndex i)
{
    const SayTokens *t = &all->doc->tokens;
    uint32_t token = all->doc->nominals.items[i].head, owned = t->head[token];
    if (t->deprel[token] != SAY_DEPREL_NMOD_POSS || owned == SAY_NONE ||
        t->deprel[owned] != SAY_DEPREL_CONJ || t->head[owned] == SAY_NONE)
        return SAY_NONE;
    SayIndex beside = all->nominal_at[t->head[owned]];
    return beside != SAY_NONE && may_mean(all, i, beside) ? beside : SAY_NONE;
}

/* The country whose leader speaks: "Tamuria's president said it would attack"; SAY_NONE. */
static SayIndex state_of_speaker(const SayNominals *all, SayIndex i, uint32_t subject)
{
    const SayDoc *doc = all->doc;
    uint32_t owner = say_doc_child(doc, subject, SAY_DEPREL_NMOD_POSS);
    SayIndex state = owner == SAY_NONE ? SAY_NONE : all->nominal_at[owner];
    if (state == SAY_NONE || doc->nominals.items[state].actor == SAY_NONE) return SAY_NONE;
    const SayActorMention *actor = &doc->actors.items[doc->nominals.items[state].actor];
    return actor->kind == SAY_ACTOR_COUNTRY && may_mean(all, i, state) ? state : SAY_NONE;
}

/* "Tamuria denied that it had ordered the attack": who speaks of itself; SAY_NONE. Whom it is told
   to could be meant as well. */
static SayIndex speaks_of_itself(const SayNominals *all, SayIndex i)
{
    const SayDoc *doc = all->doc;
    const SayTokens *t = &doc->tokens;
    uint32_t token = doc->nominals.items[i].head, verb = t->head[token];
    if (!is_subject(doc, token) || verb == SAY_NONE || t->deprel[verb] != SAY_DEPREL_CCOMP)
        return SAY_NONE;
    uint32_t said = t->head[verb];
    if (said == SAY_NONE || !say_lemma_in(doc, said, saying) ||
        say_doc_child(doc, said, SAY_DEPREL_OBJ) != SAY_NONE ||
        say_doc_child(doc, said, SAY_DEPREL_IOBJ) != SAY_NONE)
        return SAY_NONE;
    uint32_t subject = say_doc_child(doc, said, SAY_DEPREL_NSUBJ);
    SayIndex who = subject == SAY_NONE ? SAY_NONE : all->nominal_at[subject];
    if (who == SAY_NONE) return SAY_NONE;
    return may_mean(all, i, who) ? who : state_of_speaker(all, i, subject);
}

/* Joins the pronoun to the candidate that stands out most. */
static void resolve(SayNominals *all, SayIndex i)
{
    const SayDoc *doc = all->doc;
    const SayTokens *t = &doc->tokens;
    SayTraits *traits = all->traits.items;
    uint32_t sentence = t->sentence[doc->nominals.items[i].head];
    Kind kind = kind_of(traits[i].agree);
    SayIndex best = beside_owned(all, i);
    if (best == SAY_NONE) best = speaks_of_itself(all, i);
    int32_t most = best == SAY_NONE ? least[kind] : INT32_MAX;
    for (SayIndex b = i; b-- > 0 && i - b <= WINDOW && most < INT32_MAX;) {
        if (t->sentence[doc->nominals.items[b].head] + SENTENCES < sentence) break;
        if (!may_mean(all, i, b)) continue;
        int32_t score = salience(all, i, b, kind);
        if (score <= most) continue;
        best = b;
        most = score;
    }
    if (best == SAY_NONE || !say_nominal_join(all, best, i)) return;
    traits[i].sure = most > least_sure[kind];
    traits[i].noun = traits[best].form == SAY_NOMINAL_PRONOUN ? traits[best].noun : best;
}

void say_pronouns_resolve(SayNominals *all)
{
    SayDoc *doc = all->doc;
    find_speakers(all);
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        uint32_t token = doc->nominals.items[i].head;
        if (all->traits.items[i].form != SAY_NOMINAL_PRONOUN || is_first_person(doc, token) ||
            is_we(doc, token) || is_you(doc, token) || is_idle(doc, token))
            continue;
        resolve(all, i);
    }
    join_speech(all);
}
