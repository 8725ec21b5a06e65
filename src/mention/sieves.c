/* sieves.c -- chains of names and nouns, the surest rule first: what the actors' chains know,
   apposition, the same words, "X is the Y", the same head with nothing new beside it, the last word
   of a name. */
#include "mention/nominals.h"

#include <string.h>

#define CANDIDATES_MOST 30 /* earlier phrases of one head that are looked at */
#define WORDS_MOST      24 /* of a phrase, that are compared */

static bool holds(const SayNominal *outer, const SayNominal *inner)
{
    return outer->first <= inner->first && inner->end <= outer->end;
}

/* Neither stands in the other. */
static bool apart(const SayDoc *doc, SayIndex a, SayIndex b)
{
    const SayNominal *x = &doc->nominals.items[a], *y = &doc->nominals.items[b];
    return !holds(x, y) && !holds(y, x);
}

static bool is_noun_form(const SayNominals *all, SayIndex i)
{
    return all->traits.items[i].form != SAY_NOMINAL_PRONOUN && !all->traits.items[i].group;
}

/* ---- what the actors' chains know ---- */

static void join_actors(SayNominals *all)
{
    SayDoc *doc = all->doc;
    SayIndex *first = say_arena_alloc(doc->arena, (doc->actors.count + 1) * sizeof *first);
    for (uint32_t i = 0; i < doc->actors.count; i++) first[i] = SAY_NONE;
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        SayIndex actor = doc->nominals.items[i].actor;
        if (actor == SAY_NONE || !is_noun_form(all, i) || doc->actors.items[actor].adjective)
            continue;
        SayIndex chain = doc->actors.items[actor].chain;
        if (first[chain] != SAY_NONE)
            say_nominal_join(all, first[chain], i);
        else
            first[chain] = i;
    }
}

/* "the US" and "the United States", "Port Vell" twice: places of one name and country. */
static void join_places(SayNominals *all)
{
    SayDoc *doc = all->doc;
    SayMap seen = say_map_new(doc->arena);
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        SayIndex at = doc->nominals.items[i].actor;
        if (at == SAY_NONE || !is_noun_form(all, i)) continue;
        const SayActorMention *m = &doc->actors.items[at];
        if (m->kind != SAY_ACTOR_COUNTRY || m->adjective || m->plural || !m->country.data) continue;
        uint32_t before = say_map_get(&seen, m->country);
        if (before != SAY_ABSENT) say_nominal_join(all, before, i);
        say_map_set(&seen, m->country, i);
    }
    for (uint32_t p = 0; p < doc->places.count; p++) {
        const SayPlaceMention *m = &doc->places.items[p];
        SayIndex i = all->nominal_at[m->head];
        bool whole = m->precision == SAY_PRECISION_COUNTRY && m->country.data;
        SayStr key = whole ? m->country : m->name;
        if (i == SAY_NONE || !key.data || doc->tokens.upos[m->head] != SAY_UPOS_PROPN) continue;
        uint32_t before = say_map_get(&seen, key);
        if (before != SAY_ABSENT) say_nominal_join(all, before, i);
        say_map_set(&seen, key, i);
    }
}

/* ---- apposition and predicate ---- */

static void join_apposition(SayNominals *all, SayIndex i)
{
    SayDoc *doc = all->doc;
    uint32_t token = doc->nominals.items[i].head, head = doc->tokens.head[token];
    if (doc->tokens.deprel[token] != SAY_DEPREL_APPOS || head == SAY_NONE) return;
    SayIndex beside = all->nominal_at[head];
    if (beside != SAY_NONE && is_noun_form(all, beside) && is_noun_form(all, i))
        say_nominal_join(all, beside, i);
}

/* "Paris is the capital": a definite predicate is its subject. */
static void join_predicate(SayNominals *all, SayIndex i)
{
    SayDoc *doc = all->doc;
    uint32_t token = doc->nominals.items[i].head;
    if (all->traits.items[i].form != SAY_NOMINAL_DEFINITE ||
        say_doc_child(doc, token, SAY_DEPREL_COP) == SAY_NONE)
        return;
    uint32_t subject = say_doc_child(doc, token, SAY_DEPREL_NSUBJ);
    if (subject == SAY_NONE || all->nominal_at[subject] == SAY_NONE) return;
    if (is_noun_form(all, all->nominal_at[subject]) && apart(doc, all->nominal_at[subject], i))
        say_nominal_join(all, all->nominal_at[subject], i);
}

/* ---- the same words ---- */

/* Bare nouns that mean somebody, or something, else each time. */
static const char vague[] = "people|person|man|woman|thing|time|way|part|day|year|month|week|hour|"
                            "minute|one|lot|kind|number|example|case|place|percent";

/* Without article and possessive ending; absent for what says by itself that it is another. */
static SayStr words_of(const SayNominals *all, SayIndex i)
{
    SayDoc *doc = all->doc;
    const SayNominal *n = &doc->nominals.items[i];
    uint8_t form = all->traits.items[i].form;
    if (!is_noun_form(all, i) || form == SAY_NOMINAL_INDEFINITE || n->end - n->first > WORDS_MOST)
        return SAY_STR_NONE;
    if (form == SAY_NOMINAL_BARE && say_lemma_in(doc, n->head, vague)) return SAY_STR_NONE;
    uint32_t first = n->first, end = n->end;
    if (first < n->head && say_token_in(doc, first, "the|this|that|these|those")) first++;
    if (end > n->head + 1 && say_token_in(doc, end - 1, "'s|'|\xe2\x80\x99s|\xe2\x80\x99")) end--;
    SayText text = {.arena = doc->arena};
    for (uint32_t t = first; t < end; t++) {
        if (doc->tokens.upos[t] == SAY_UPOS_PRON && doc->tokens.deprel[t] == SAY_DEPREL_NMOD_POSS)
            return SAY_STR_NONE;
        say_text_add(&text, doc->tokens.lemma[t]);
        say_text_char(&text, ' ');
    }
    say_text_char(&text, all->traits.items[i].agree & SAY_AGREE_ONE ? '1' : '2');
    for (uint32_t c = 0; c < text.size; c++)
        if (text.data[c] >= 'A' && text.data[c] <= 'Z') text.data[c] += 'a' - 'A';
    return say_text_str(&text);
}

static void join_same_words(SayNominals *all, SayMap *seen, SayIndex i)
{
    SayStr words = words_of(all, i);
    if (!words.data) return;
    uint32_t before = say_map_get(seen, words);
    if (before != SAY_ABSENT && apart(all->doc, before, i)) say_nominal_join(all, before, i);
    say_map_set(seen, words, i);
}

/* ---- the same head ---- */

static bool is_content(const SayDoc *doc, uint32_t t)
{
    switch (doc->tokens.upos[t]) {
    case SAY_UPOS_NOUN:
    case SAY_UPOS_PROPN:
    case SAY_UPOS_ADJ:
    case SAY_UPOS_VERB:
    case SAY_UPOS_NUM: return true;
    default: return false;
    }
}

static bool has_lemma(const SayDoc *doc, const SayNominal *n, uint32_t t)
{
    for (uint32_t i = n->first; i < n->end && i < n->first + WORDS_MOST; i++)
        if (say_str_equal_nocase(doc->tokens.lemma[i], doc->tokens.lemma[t])) return true;
    return false;
}

/* All words of the later one stand in the earlier one. */
static bool adds_nothing(const SayDoc *doc, const SayNominal *later, const SayNominal *earlier)
{
    if (later->end - later->first > WORDS_MOST) return false;
    for (uint32_t t = later->first; t < later->end; t++)
        if (t != later->head && is_content(doc, t) && !has_lemma(doc, earlier, t)) return false;
    return true;
}

static bool has_own_owner(const SayDoc *doc, const SayNominal *n)
{
    uint32_t owner = say_doc_child(doc, n->head, SAY_DEPREL_NMOD_POSS);
    return owner != SAY_NONE && doc->tokens.upos[owner] == SAY_UPOS_PRON;
}

static void join_same_head(SayNominals *all, SayIndex i)
{
    SayDoc *doc = all->doc;
    const SayNominal *n = &doc->nominals.items[i];
    uint8_t form = all->traits.items[i].form;
    if (form != SAY_NOMINAL_DEFINITE && form != SAY_NOMINAL_NAME) return;
    if (has_own_owner(doc, n)) return;
    uint32_t steps = 0;
    for (SayIndex b = all->previous[i]; b != SAY_NONE && steps < CANDIDATES_MOST;
         b = all->previous[b], steps++) {
        if (!apart(doc, b, i) || has_own_owner(doc, &doc->nominals.items[b])) continue;
        if ((form == SAY_NOMINAL_NAME) != (all->traits.items[b].form == SAY_NOMINAL_NAME)) continue;
        if (!adds_nothing(doc, n, &doc->nominals.items[b])) continue;
        if (say_nominal_join(all, b, i)) return;
    }
}

/* ---- all ---- */

/* Fills previous. */
static void find_same_heads(SayNominals *all)
{
    SayDoc *doc = all->doc;
    SayMap heads = say_map_new(doc->arena);
    all->previous = say_arena_alloc(doc->arena, (doc->nominals.count + 1) * sizeof *all->previous);
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        all->previous[i] = SAY_NONE;
        if (!is_noun_form(all, i)) continue;
        SayStr lemma = doc->tokens.lemma[doc->nominals.items[i].head];
        uint32_t before = say_map_get(&heads, lemma);
        if (before != SAY_ABSENT) all->previous[i] = before;
        say_map_set(&heads, lemma, i);
    }
}

void say_nominals_join(SayNominals *all)
{
    SayDoc *doc = all->doc;
    join_actors(all);
    join_places(all);
    SayMap seen = say_map_new(doc->arena);
    for (SayIndex i = 0; i < doc->nominals.count; i++) join_apposition(all, i);
    for (SayIndex i = 0; i < doc->nominals.count; i++) join_same_words(all, &seen, i);
    for (SayIndex i = 0; i < doc->nominals.count; i++) join_predicate(all, i);
    find_same_heads(all);
    for (SayIndex i = 0; i < doc->nominals.count; i++)
        if (is_noun_form(all, i)) join_same_head(all, i);
}

void say_nominals_join_owned(SayNominals *all)
{
    SayDoc *doc = all->doc;
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        if (!is_noun_form(all, i)) continue;
        uint32_t owner = say_doc_child(doc, doc->nominals.items[i].head, SAY_DEPREL_NMOD_POSS);
        if (owner == SAY_NONE || all->nominal_at[owner] == SAY_NONE) continue;
        uint32_t steps = 0;
        for (SayIndex b = all->previous[i]; b != SAY_NONE && steps < CANDIDATES_MOST;
             b = all->previous[b], steps++) {
            uint32_t other = say_doc_child(doc, doc->nominals.items[b].head, SAY_DEPREL_NMOD_POSS);
            if (other == SAY_NONE || all->nominal_at[other] == SAY_NONE ||
                say_nominal_root(doc, all->nominal_at[other]) !=
                    say_nominal_root(doc, all->nominal_at[owner]))
                continue;
            if (apart(doc, b, i) && say_nominal_join(all, b, i)) break;
        }
    }
}
