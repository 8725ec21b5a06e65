/* nominals.c -- noun phrases, whole: from the determiner to the end of a relative clause, without
   preposition, conjuncts and what stands beside in commas. */
#include "mention/nominals.h"

#include <string.h>

static bool is_noun(const SayDoc *doc, uint32_t t)
{
    uint8_t upos = doc->tokens.upos[t];
    return upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN;
}

/* ---- extents ---- */

/* Hulls of all subtrees: first and last token. */
typedef struct Hulls {
    uint32_t *first, *last;
} Hulls;

static Hulls hulls_of(const SayDoc *doc)
{
    const SayTokens *t = &doc->tokens;
    Hulls h = {say_arena_alloc(doc->arena, (t->count + 1) * sizeof *h.first),
               say_arena_alloc(doc->arena, (t->count + 1) * sizeof *h.last)};
    for (uint32_t i = 0; i < t->count; i++) h.first[i] = h.last[i] = i;
    for (uint32_t i = 0; i < t->count; i++)
        for (uint32_t up = t->head[i], steps = 0; up != SAY_NONE && steps < 100;
             up = t->head[up], steps++) {
            if (i < h.first[up]) h.first[up] = i;
            if (i > h.last[up]) h.last[up] = i;
        }
    return h;
}

static bool is_left_part(SayDeprel deprel)
{
    switch (deprel) {
    case SAY_DEPREL_DET:
    case SAY_DEPREL_DET_PREDET:
    case SAY_DEPREL_AMOD:
    case SAY_DEPREL_NUMMOD:
    case SAY_DEPREL_COMPOUND:
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_NMOD_POSS:
    case SAY_DEPREL_NMOD_DESC:
    case SAY_DEPREL_NMOD_UNMARKED:
    case SAY_DEPREL_FLAT:
    case SAY_DEPREL_GOESWITH: return true;
    default: return false;
    }
}

static bool is_right_part(SayDeprel deprel)
{
    switch (deprel) {
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_NMOD_UNMARKED:
    case SAY_DEPREL_NMOD_DESC:
    case SAY_DEPREL_ACL:
    case SAY_DEPREL_ACL_RELCL:
    case SAY_DEPREL_FLAT:
    case SAY_DEPREL_FIXED:
    case SAY_DEPREL_NUMMOD:
    case SAY_DEPREL_COMPOUND:
    case SAY_DEPREL_DET:
    case SAY_DEPREL_GOESWITH:
    case SAY_DEPREL_AMOD: return true;
    default: return false;
    }
}

static bool is_predicate(const SayDoc *doc, uint32_t head)
{
    return say_doc_child(doc, head, SAY_DEPREL_COP) != SAY_NONE;
}

static bool is_comma(const SayDoc *doc, uint32_t t)
{
    return doc->tokens.upos[t] == SAY_UPOS_PUNCT;
}

/* "Almost half", "only the army": adverbs right before belong to it, save those of a sentence. */
static bool is_inner_adverb(const SayDoc *doc, uint32_t child, uint32_t head)
{
    return doc->tokens.deprel[child] == SAY_DEPREL_ADVMOD && child < head &&
           !is_predicate(doc, head) &&
           say_lemma_in(doc, child, "almost|nearly|about|around|roughly|approximately|over");
}

static void extend(const SayDoc *doc, const Hulls *hulls, SayNominal *n)
{
    const SayTokens *t = &doc->tokens;
    n->first = n->head;
    n->end = n->head + 1;
    bool closed = false; /* behind a comma nothing but a clause belongs to it */
    for (uint32_t c = t->first_child[n->head]; c != SAY_NONE; c = t->next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)t->deprel[c];
        if (c < n->head && (is_left_part(deprel) || is_inner_adverb(doc, c, n->head))) {
            if (hulls->first[c] < n->first) n->first = hulls->first[c];
        }
        if (c < n->head) continue;
        if (deprel == SAY_DEPREL_CONJ || deprel == SAY_DEPREL_PARATAXIS) closed = true;
        if (deprel == SAY_DEPREL_CASE && c == n->end &&
            t->deprel[n->head] == SAY_DEPREL_NMOD_POSS) {
            n->end = c + 1;
            continue;
        }
        bool apposed = deprel == SAY_DEPREL_APPOS && !is_comma(doc, hulls->first[c]) &&
                       hulls->first[c] == n->end;
        if (closed || !(is_right_part(deprel) || apposed)) continue;
        if (hulls->first[c] > n->head && hulls->last[c] + 1 > n->end) n->end = hulls->last[c] + 1;
    }
    while (n->end > n->head + 1 && is_comma(doc, n->end - 1)) n->end--;
    while (n->first < n->head && is_comma(doc, n->first)) n->first++;
}

/* ---- what is one ---- */

static bool is_hyphen(const SayDoc *doc, uint32_t t)
{
    return say_token_in(doc, t, "-|\xe2\x80\x93");
}

/* Part of a name and not a phrase: "Iodine" in "National Iodine Study". */
static bool is_inside_name(const SayDoc *doc, uint32_t t)
{
    uint8_t deprel = doc->tokens.deprel[t];
    uint32_t head = doc->tokens.head[t];
    if (deprel == SAY_DEPREL_FLAT || deprel == SAY_DEPREL_FIXED || deprel == SAY_DEPREL_GOESWITH)
        return true;
    if (head == SAY_NONE || doc->tokens.upos[head] != SAY_UPOS_PROPN)
        return deprel == SAY_DEPREL_COMPOUND && is_hyphen(doc, t + 1);
    return deprel == SAY_DEPREL_NMOD_DESC ||
           (deprel == SAY_DEPREL_COMPOUND && doc->tokens.upos[t] == SAY_UPOS_PROPN);
}

static bool is_pronoun(const SayDoc *doc, uint32_t t)
{
    return doc->tokens.upos[t] == SAY_UPOS_PRON && doc->tokens.deprel[t] != SAY_DEPREL_EXPL &&
           say_token_in(doc, t,
                        "he|she|they|it|him|her|them|his|hers|their|theirs|its|i|me|my|mine|we|us|"
                        "our|ours|himself|herself|itself|themselves|myself|ourselves|you|your");
}

static uint8_t agree_of_pronoun(const SayDoc *doc, uint32_t t)
{
    if (say_token_in(doc, t, "he|him|his|himself")) return SAY_AGREE_ONE | SAY_AGREE_MALE;
    if (say_token_in(doc, t, "she|her|hers|herself")) return SAY_AGREE_ONE | SAY_AGREE_FEMALE;
    if (say_token_in(doc, t, "it|its|itself")) return SAY_AGREE_ONE | SAY_AGREE_THING;
    if (say_token_in(doc, t, "i|me|my|mine|myself")) return SAY_AGREE_ONE | SAY_AGREE_PERSON;
    return SAY_AGREE_MANY | SAY_AGREE_PERSON | SAY_AGREE_THING;
}

static uint8_t number_of(const SayNominals *all, uint32_t t, const SayActorMention *actor)
{
    const SayDoc *doc = all->doc;
    if (say_is_body(all->naming, t)) return SAY_AGREE_NUMBER;
    if (actor && actor->plural) return SAY_AGREE_MANY;
    uint32_t feats = doc->tokens.feats[t];
    if (feats & SAY_FEAT_PLURAL && doc->tokens.upos[t] == SAY_UPOS_PROPN) return SAY_AGREE_NUMBER;
    return feats & SAY_FEAT_PLURAL ? SAY_AGREE_MANY : SAY_AGREE_ONE;
}

static const SayName *name_at(const SayDoc *doc, uint32_t t)
{
    uint32_t low = 0, high = doc->names.count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (doc->names.items[middle].end <= t)
            low = middle + 1;
        else
            high = middle;
    }
    return low < doc->names.count && doc->names.items[low].first <= t ? &doc->names.items[low]
                                                                      : NULL;
}

/* A word in the phrase that tells whether it is a man or a woman: "Mrs", "wife". */
static uint8_t gender_of(const SayNominals *all, const SayNominal *n)
{
    const uint32_t *sets = all->naming->lemma_sets;
    if (sets[n->head] & SAY_WORD_MALE) return SAY_AGREE_MALE;
    if (sets[n->head] & SAY_WORD_FEMALE) return SAY_AGREE_FEMALE;
    for (uint32_t t = n->first; t < n->end && t < n->first + 5; t++) {
        if (all->doc->tokens.head[t] != n->head) continue;
        if (sets[t] & SAY_WORD_MALE) return SAY_AGREE_MALE;
        if (sets[t] & SAY_WORD_FEMALE) return SAY_AGREE_FEMALE;
    }
    return SAY_AGREE_PERSON;
}

static uint8_t sort_of(const SayNominals *all, const SayNominal *n, const SayActorMention *actor)
{
    enum { PERSONS = SAY_WORD_PERSON | SAY_WORD_MALE | SAY_WORD_FEMALE };
    const SayDoc *doc = all->doc;
    const SayName *name = name_at(doc, n->head);
    bool known = actor && !actor->adjective && actor->dictionary; /* better than by its looks */
    bool person = (all->naming->lemma_sets[n->head] & PERSONS) ||
                  (!known && name && name->type == SAY_NAME_PERSON);
    if (actor && !actor->adjective)
        person |= actor->person_name || actor->kind == SAY_ACTOR_PERSON ||
                  (actor->kind == SAY_ACTOR_ROLE && !say_is_body(all->naming, n->head));
    if (person) return gender_of(all, n);
    if (actor || name || doc->tokens.upos[n->head] != SAY_UPOS_PROPN) return SAY_AGREE_THING;
    return SAY_AGREE_PERSON | SAY_AGREE_THING;
}

static SayNominalForm form_of(const SayDoc *doc, const SayNominal *n)
{
    const SayTokens *t = &doc->tokens;
    bool definite = false, indefinite = false;
    for (uint32_t c = t->first_child[n->head]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (c > n->head) break;
        uint8_t deprel = t->deprel[c];
        definite |=
            deprel == SAY_DEPREL_NMOD_POSS || say_token_in(doc, c, "the|this|these|that|those");
        indefinite |= deprel == SAY_DEPREL_DET &&
                      say_token_in(doc, c, "a|an|some|any|another|no|every|each|what|which");
        indefinite |= deprel == SAY_DEPREL_NUMMOD ||
                      say_token_in(doc, c, "other|many|several|few|more|most|such");
    }
    if (t->upos[n->head] == SAY_UPOS_PROPN) return SAY_NOMINAL_NAME;
    if (definite) return SAY_NOMINAL_DEFINITE;
    return indefinite ? SAY_NOMINAL_INDEFINITE : SAY_NOMINAL_BARE;
}

static SaySpan span_of(const SayDoc *doc, const SayNominal *n)
{
    return (SaySpan){doc->tokens.start[n->first], doc->tokens.end[n->end - 1]};
}

static void add(SayNominals *all, SayNominal n, SayTraits traits)
{
    n.span = span_of(all->doc, &n);
    n.chain = all->doc->nominals.count;
    *say_push(all->doc->arena, &all->doc->nominals) = n;
    traits.noun = SAY_NONE;
    *say_push(all->doc->arena, &all->traits) = traits;
}

/* "Iran and Iraq": the first conjunct's phrase up to the last one's, each of them one. */
static void add_group(SayNominals *all, const Hulls *hulls, const SayNominal *first)
{
    const SayDoc *doc = all->doc;
    uint32_t last = SAY_NONE;
    bool joined = false;
    uint8_t sort = sort_of(all, first, NULL);
    for (uint32_t c = doc->tokens.first_child[first->head]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        if (doc->tokens.deprel[c] != SAY_DEPREL_CONJ || !is_noun(doc, c)) continue;
        if (doc->tokens.feats[c] & SAY_FEAT_PLURAL) return; /* "they" may be these alone */
        last = c;
        uint32_t cc = say_doc_child(doc, c, SAY_DEPREL_CC);
        joined |= cc != SAY_NONE && say_token_in(doc, cc, "and");
    }
    if (last == SAY_NONE || !joined) return;
    SayNominal group = {.first = first->first,
                        .end = hulls->last[last] + 1,
                        .head = first->head,
                        .actor = SAY_NONE};
    if (group.end <= first->end) return;
    add(all, group,
        (SayTraits){.agree = SAY_AGREE_MANY | sort, .form = SAY_NOMINAL_BARE, .group = true});
}

static void add_noun(SayNominals *all, const Hulls *hulls, const uint8_t *is_time, uint32_t t)
{
    SayDoc *doc = all->doc;
    SayNominal n = {.head = t, .actor = all->actor_at[t]};
    const SayActorMention *actor = n.actor == SAY_NONE ? NULL : &doc->actors.items[n.actor];
    extend(doc, hulls, &n);
    add_group(all, hulls, &n);
    all->nominal_at[t] = doc->nominals.count;
    uint8_t agree = is_time[t] ? SAY_AGREE_NUMBER | SAY_AGREE_TIME
                               : number_of(all, t, actor) | sort_of(all, &n, actor);
    add(all, n, (SayTraits){.agree = agree, .form = (uint8_t)form_of(doc, &n)});
}

static void add_pronoun(SayNominals *all, uint32_t t)
{
    SayNominal n = {.head = t, .first = t, .end = t + 1, .actor = all->actor_at[t]};
    all->nominal_at[t] = all->doc->nominals.count;
    add(all, n, (SayTraits){.agree = agree_of_pronoun(all->doc, t), .form = SAY_NOMINAL_PRONOUN});
}

/* ---- chains ---- */

SayIndex say_nominal_root(const SayDoc *doc, SayIndex nominal)
{
    SayNominal *items = doc->nominals.items;
    while (items[nominal].chain != nominal) /* the way is halved for those who come after */
        nominal = items[nominal].chain = items[items[nominal].chain].chain;
    return nominal;
}

bool say_agrees(uint8_t a, uint8_t b)
{
    return (a & b & SAY_AGREE_NUMBER) && (a & b & SAY_AGREE_SORT);
}

bool say_nominal_join(SayNominals *nominals, SayIndex a, SayIndex b)
{
    SayDoc *doc = nominals->doc;
    a = say_nominal_root(doc, a);
    b = say_nominal_root(doc, b);
    if (a == b) return true;
    SayIndex first = a < b ? a : b, later = a < b ? b : a;
    uint8_t left = nominals->traits.items[a].agree, right = nominals->traits.items[b].agree;
    if (!say_agrees(left, right)) return false;
    nominals->traits.items[first].agree = left & right;
    doc->nominals.items[later].chain = first;
    return true;
}

/* ---- quotations ---- */

static void find_quotes(SayNominals *all)
{
    const SayDoc *doc = all->doc;
    uint32_t block = SAY_NONE, open = 0;
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        uint32_t here = doc->sentences.items[doc->tokens.sentence[t]].block;
        if (here != block) open = 0;
        block = here;
        if (!(all->naming->form_sets[t] & SAY_WORD_QUOTE)) {
            all->quote_of[t] = open;
            continue;
        }
        bool plain = say_token_in(doc, t, "\""), begins = say_token_in(doc, t, "\xe2\x80\x9c|``");
        open = begins || (plain && !open) ? ++all->quotes : 0;
    }
}

void say_nominals_find(SayNominals *all)
{
    SayDoc *doc = all->doc;
    uint32_t count = doc->tokens.count;
    Hulls hulls = hulls_of(doc);
    all->nominal_at = say_arena_alloc(doc->arena, (count + 1) * sizeof *all->nominal_at);
    all->quote_of = say_arena_alloc(doc->arena, (count + 1) * sizeof *all->quote_of);
    uint8_t *is_time = say_arena_alloc(doc->arena, count + 1);
    for (uint32_t t = 0; t < count; t++) all->nominal_at[t] = SAY_NONE;
    for (uint32_t i = 0; i < doc->times.count; i++) is_time[doc->times.items[i].head] = 1;
    for (uint32_t t = 0; t < count; t++) {
        if (is_pronoun(doc, t))
            add_pronoun(all, t);
        else if ((is_noun(doc, t) || all->actor_at[t] != SAY_NONE || is_time[t]) &&
                 !is_inside_name(doc, t))
            add_noun(all, &hulls, is_time, t);
    }
    find_quotes(all);
}
