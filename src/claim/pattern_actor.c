/* pattern_actor.c -- noun phrases that name actors and agents of the dictionaries, and their codes.

   "Arnor's foreign minister": the actor's code, then the agent's; "officials of Arnor" and
   "lawmakers in Arnor and Gondor": the agents take the codes of what hangs on them; an agent alone
   is "---GOV". A code that the actor's holds already is not added again. */
#include "claim/pattern.h"
#include "core/utf8.h"

#include <assert.h>
#include <string.h>

#define AGENTS_MOST  6
#define MATCHES_MOST 64

typedef struct Hit {
    uint32_t first, end, head; /* tokens */
    SayStr code, name;
    bool agent, before; /* before: the agent's code goes in front */
} Hit;

typedef struct Phrase {
    uint32_t first, end, head;
    SayStr actor, name; /* absent without a name */
    const Hit *agents[AGENTS_MOST];
    uint32_t agent_count;
} Phrase;

typedef struct Finding {
    const SayPatterns *patterns;
    SayDoc *doc;
    SAY_LIST(Hit) hits;
    SAY_LIST(Phrase) phrases;
    uint32_t *phrase_at; /* (token) 1 + index of the phrase with this head */
    SayPatternActors *actors;
} Finding;

/* ---- codes by date ---- */

static SayDay day_of(SayStr text, SayDay open)
{
    return text.size ? say_day_parse(text, NULL) : open;
}

static bool holds_on(SayStr from, SayStr to, SayDay day)
{
    return day >= day_of(from, SAY_DAY_NONE + 1) && day <= day_of(to, INT32_MAX);
}

/* "1995-06-01..1999-08-15 HOBGOV - GOV": the code, when the day is in it. */
static SayStr code_of_role(SayStr role, SayDay day)
{
    SayStr rest = role, range = say_str_cut(&rest, ' ');
    uint32_t dots = say_str_find(range, SAY_STR(".."), 0);
    if (dots == UINT32_MAX) return SAY_STR_NONE;
    bool holds =
        holds_on(say_str_slice(range, 0, dots), say_str_slice(range, dots + 2, range.size), day);
    return holds ? say_str_cut(&rest, ' ') : SAY_STR_NONE;
}

/* The code of an imported entry on the day of the article; a country of the pack by its letters. */
static SayStr code_of(const SayLexicon *lexicon, uint32_t entry, SayDay day, bool imported)
{
    SayStr own = say_lexicon_field(lexicon, entry, SAY_STR("cameo"));
    if (!imported) return say_lexicon_field(lexicon, entry, SAY_STR("country"));
    if (day == SAY_DAY_NONE) return own;
    for (uint32_t f = 0; f < say_lexicon_field_count(lexicon, entry); f++) {
        SayField field = say_lexicon_field_at(lexicon, entry, f);
        if (!say_str_equal(field.name, SAY_STR("role"))) continue;
        SayStr code = code_of_role(field.value, day);
        if (code.size) return code;
    }
    bool holds = holds_on(say_lexicon_field(lexicon, entry, SAY_STR("from")),
                          say_lexicon_field(lexicon, entry, SAY_STR("to")), day);
    return holds ? own : SAY_STR_NONE;
}

/* ---- dictionary look-up ---- */

static bool has_capital(const SayDoc *doc, uint32_t word)
{
    SayStr form = say_doc_token(doc, doc->words.items[word].token);
    uint32_t at = 0, c = say_utf8_next(form, &at);
    return say_utf8_is_upper(c) || say_utf8_is_digit(c) || doc->words.items[word].token == 0;
}

/* Names want a capital; of the pack only countries stand in for what the dictionaries lack. */
static bool fits(const SayDoc *doc, const SayLexicon *lexicon, const SayLexiconMatch *match,
                 uint32_t word, bool imported)
{
    SayStr name = say_lexicon_field_at(lexicon, match->entry, match->field).name;
    bool agent = say_str_equal(name, SAY_STR("words"));
    if (!agent && !has_capital(doc, word)) return false;
    if (imported) return say_lexicon_field(lexicon, match->entry, SAY_STR("cameo")).data != NULL;
    SayStr kind = say_lexicon_field(lexicon, match->entry, SAY_STR("kind"));
    return !agent && !say_str_equal(name, SAY_STR("metonyms")) &&
           say_str_equal(kind, SAY_STR("country"));
}

static uint32_t head_of(const SayDoc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = end; t-- > first;) {
        uint32_t head = doc->tokens.head[t];
        if (head == SAY_NONE || head < first || head >= end) return t;
    }
    return end - 1;
}

static uint32_t match_at(Finding *f, uint32_t l, const uint32_t *ids, uint32_t count, uint32_t w)
{
    const SayDoc *doc = f->doc;
    const SayLexicon *lexicon = &f->patterns->lexicons[l];
    bool imported = l + 1 < f->patterns->lexicon_count;
    SayLexiconMatch matches[MATCHES_MOST], *best = NULL;
    uint32_t found = say_lexicon_match(lexicon, ids, count, matches, MATCHES_MOST);
    for (uint32_t m = 0; m < found; m++) {
        if (!fits(doc, lexicon, &matches[m], w, imported)) continue;
        if (!best || matches[m].length > best->length) best = &matches[m];
    }
    if (!best) return 0;
    Hit hit = {.first = doc->words.items[w].token,
               .end = doc->words.items[w + best->length - 1].token + 1,
               .name = say_lexicon_head(lexicon, best->entry),
               .code = code_of(lexicon, best->entry, doc->article.published, imported)};
    SayStr field = say_lexicon_field_at(lexicon, best->entry, best->field).name;
    hit.agent = say_str_equal(field, SAY_STR("words"));
    hit.before = say_str_ends(hit.code, SAY_STR("~"));
    if (hit.before) hit.code.size--;
    if (say_str_starts(hit.code, SAY_STR("~")))
        hit.code = say_str_slice(hit.code, 1, hit.code.size);
    hit.head = head_of(doc, hit.first, hit.end);
    if (hit.code.size) *say_push(f->doc->arena, &f->hits) = hit;
    return best->length;
}

static void find_hits(Finding *f)
{
    const SayDoc *doc = f->doc;
    uint32_t count = doc->words.count, lexicons = f->patterns->lexicon_count;
    uint32_t **ids = say_arena_alloc(doc->arena, lexicons * sizeof *ids);
    for (uint32_t l = 0; l < lexicons; l++) {
        ids[l] = say_arena_alloc(doc->arena, (count + 1) * sizeof **ids);
        for (uint32_t w = 0; w < count; w++)
            if (f->patterns->lexicons[l].size && doc->words.items[w].key.size)
                ids[l][w] = say_lexicon_word(&f->patterns->lexicons[l], doc->words.items[w].key);
    }
    for (uint32_t w = 0; w < count;) {
        uint32_t sentence = doc->tokens.sentence[doc->words.items[w].token], end = w, length = 0;
        while (end < count && doc->tokens.sentence[doc->words.items[end].token] == sentence) end++;
        for (uint32_t l = 0; l < lexicons && !length; l++)
            if (ids[l][w]) length = match_at(f, l, ids[l] + w, end - w, w);
        w += length ? length : 1;
    }
}

/* ---- noun phrases ---- */

static bool is_argument(uint8_t deprel)
{
    return deprel == SAY_DEPREL_NSUBJ || deprel == SAY_DEPREL_NSUBJ_PASS ||
           deprel == SAY_DEPREL_OBJ;
}

/* A verb has one subject and one object. Where a tree gives two ("Bree" and "Romendacil" of "Bree
   President Romendacil arrived"), the other one with this relation, before or behind; SAY_NONE. */
static uint32_t twin_of(const SayDoc *doc, uint32_t token, bool behind)
{
    const SayTokens *t = &doc->tokens;
    if (!is_argument(t->deprel[token]) || t->head[token] == SAY_NONE) return SAY_NONE;
    for (uint32_t c = t->first_child[t->head[token]]; c != SAY_NONE; c = t->next_sibling[c])
        if (c != token && (c > token) == behind && t->deprel[c] == t->deprel[token] &&
            t->upos[c] != SAY_UPOS_PRON)
            return c;
    return SAY_NONE;
}

/* The twin that a name runs into, nothing but its own modifiers between. */
static uint32_t runs_into(const SayDoc *doc, uint32_t token)
{
    uint32_t twin = twin_of(doc, token, true);
    if (twin == SAY_NONE || doc->tokens.upos[token] != SAY_UPOS_PROPN) return SAY_NONE;
    for (uint32_t t = token + 1; t < twin; t++)
        if (!say_doc_below(doc, t, twin) || doc->tokens.upos[t] == SAY_UPOS_CCONJ ||
            doc->tokens.upos[t] == SAY_UPOS_PUNCT || doc->tokens.upos[t] == SAY_UPOS_DET)
            return SAY_NONE;
    return twin;
}

uint32_t say_pattern_chunk(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (;;) {
        uint8_t deprel = t->deprel[token];
        uint32_t twin = runs_into(doc, token);
        if (twin != SAY_NONE) {
            token = twin;
            continue;
        }
        bool inside = deprel == SAY_DEPREL_COMPOUND || deprel == SAY_DEPREL_FLAT ||
                      deprel == SAY_DEPREL_AMOD || deprel == SAY_DEPREL_DET ||
                      deprel == SAY_DEPREL_NMOD_POSS || deprel == SAY_DEPREL_NUMMOD ||
                      deprel == SAY_DEPREL_NMOD_DESC;
        if (!inside || t->head[token] == SAY_NONE) return token;
        token = t->head[token];
    }
}

static void find_phrases(Finding *f)
{
    for (uint32_t i = 0; i < f->hits.count; i++) {
        const Hit *hit = &f->hits.items[i];
        uint32_t head = say_pattern_chunk(f->doc, hit->head);
        if (!f->phrase_at[head]) {
            *say_push(f->doc->arena, &f->phrases) =
                (Phrase){.first = hit->first, .end = hit->end, .head = head};
            f->phrase_at[head] = f->phrases.count;
        }
        Phrase *phrase = &f->phrases.items[f->phrase_at[head] - 1];
        if (hit->end > phrase->end) phrase->end = hit->end;
        if (!hit->agent && !phrase->actor.data) {
            phrase->actor = hit->code;
            phrase->name = hit->name;
        }
        if (hit->agent && phrase->agent_count < AGENTS_MOST)
            phrase->agents[phrase->agent_count++] = hit;
    }
    for (uint32_t p = 0; p < f->phrases.count; p++) {
        Phrase *phrase = &f->phrases.items[p];
        if (phrase->head >= phrase->end) phrase->end = phrase->head + 1;
    }
}

/* ---- codes ---- */

/* Three letters by three: is this one in the code? */
static bool holds_letters(SayStr code, SayStr letters)
{
    for (uint32_t i = 0; i + 3 <= code.size; i += 3)
        if (memcmp(code.data + i, letters.data, 3) == 0) return true;
    return false;
}

static void add_new(SayText *text, SayStr code)
{
    for (uint32_t i = 0; i < code.size; i += 3) {
        SayStr letters = say_str_slice(code, i, i + 3 < code.size ? i + 3 : code.size);
        if (letters.size < 3 || !holds_letters(say_text_str(text), letters))
            say_text_add(text, letters);
    }
}

static void add_agents(SayText *text, const Phrase *phrase, bool before)
{
    for (uint32_t i = 0; i < phrase->agent_count; i++)
        if (phrase->agents[i]->before == before) add_new(text, phrase->agents[i]->code);
}

/* One code for each alternative of the actor's; agents of a second phrase that the actor hangs on
   come last. */
static void add_codes(Finding *f, SayText *codes, const Phrase *own, const Phrase *outer)
{
    SayStr rest = own->actor.data ? own->actor : SAY_STR("---");
    while (rest.data) {
        SayText code = {.arena = f->doc->arena};
        if (outer) add_agents(&code, outer, true);
        add_agents(&code, own, true);
        say_text_add(&code, say_str_cut(&rest, '/'));
        add_agents(&code, own, false);
        if (outer) add_agents(&code, outer, false);
        if (codes->size) say_text_char(codes, '/');
        say_text_add(codes, say_text_str(&code));
    }
}

/* ---- coordination, and agents with what hangs on them ---- */

/* The actors of a group stand in one sentence, behind its first. */
bool say_pattern_group_next(const SayDoc *doc, const SayPatternActors *actors, uint32_t group,
                            uint32_t *at)
{
    uint32_t sentence = doc->tokens.sentence[actors->items[group].head];
    for (uint32_t i = *at == SAY_NONE ? group : *at + 1; i < actors->count; i++) {
        if (doc->tokens.sentence[actors->items[i].head] != sentence) return false;
        if (actors->items[i].group != group) continue;
        *at = i;
        return true;
    }
    return false;
}

/* What a noun is coordinated with: the tree says so, or "A, B and C" has B as an apposition, or
   "and" stands before a second object; SAY_NONE. */
static uint32_t coordinated_with(const SayDoc *doc, uint32_t noun)
{
    const SayTokens *t = &doc->tokens;
    uint32_t head = t->head[noun];
    if (head == SAY_NONE) return SAY_NONE;
    if (t->deprel[noun] == SAY_DEPREL_CONJ) return say_role_nominal(doc, head) ? head : SAY_NONE;
    if (t->deprel[noun] == SAY_DEPREL_APPOS) {
        uint32_t last = say_doc_child(doc, head, SAY_DEPREL_CONJ);
        return last != SAY_NONE && last > noun && noun > head ? head : SAY_NONE;
    }
    uint32_t twin = twin_of(doc, noun, false);
    for (uint32_t between = twin == SAY_NONE ? noun : twin; between < noun; between++)
        if (t->upos[between] == SAY_UPOS_CCONJ) return twin;
    return SAY_NONE;
}

/* The noun that heads the coordination of a noun phrase. */
static uint32_t root_of(const SayDoc *doc, uint32_t head)
{
    for (uint32_t next; (next = coordinated_with(doc, head)) != SAY_NONE && next < head;)
        head = say_pattern_chunk(doc, next) < head ? say_pattern_chunk(doc, next) : next;
    return head;
}

static void set_groups(Finding *f)
{
    uint32_t *group_at =
        say_arena_alloc(f->doc->arena, (f->doc->tokens.count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < f->phrases.count; i++) {
        uint32_t root = root_of(f->doc, f->actors->items[i].head);
        if (!group_at[root]) group_at[root] = i + 1;
        f->actors->items[i].group = group_at[root] - 1;
    }
}

static bool has_owner_case(const SayDoc *doc, uint32_t token)
{
    static const char *const words[] = {"of", "in", "from", "at", "for"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_role_has_case(doc, token, say_str(words[i]))) return true;
    return false;
}

/* The phrase of agents alone that a group hangs on; SAY_NONE. */
static uint32_t agents_above(const Finding *f, uint32_t group)
{
    const SayDoc *doc = f->doc;
    uint32_t root = root_of(doc, f->actors->items[group].head);
    if (doc->tokens.deprel[root] != SAY_DEPREL_NMOD || !has_owner_case(doc, root)) return SAY_NONE;
    uint32_t above = f->phrase_at[say_pattern_chunk(doc, doc->tokens.head[root])];
    return !above || f->phrases.items[above - 1].actor.data ? SAY_NONE : above - 1;
}

static bool all_agents(const Finding *f, uint32_t group)
{
    for (uint32_t i = SAY_NONE; say_pattern_group_next(f->doc, f->actors, group, &i);)
        if (f->phrases.items[i].actor.data) return false;
    return true;
}

static void absorb(Finding *f, uint32_t group, uint32_t above)
{
    uint32_t outer = f->actors->items[above].group;
    bool shared = all_agents(f, outer);
    for (uint32_t a = SAY_NONE; say_pattern_group_next(f->doc, f->actors, outer, &a);) {
        if (a != above && !shared) continue;
        SayText codes = {.arena = f->doc->arena};
        for (uint32_t i = SAY_NONE; say_pattern_group_next(f->doc, f->actors, group, &i);)
            add_codes(f, &codes, &f->phrases.items[i], &f->phrases.items[a]);
        f->actors->items[a].code = say_text_str(&codes);
        f->actors->items[a].named = true;
    }
    for (uint32_t i = SAY_NONE; say_pattern_group_next(f->doc, f->actors, group, &i);)
        f->actors->items[i].absorbed = above;
}

static void compose(Finding *f)
{
    for (uint32_t i = 0; i < f->phrases.count; i++) {
        const Phrase *phrase = &f->phrases.items[i];
        SayText codes = {.arena = f->doc->arena};
        add_codes(f, &codes, phrase, NULL);
        *say_push(f->doc->arena, f->actors) = (SayPatternActor){.first = phrase->first,
                                                                .end = phrase->end,
                                                                .head = phrase->head,
                                                                .code = say_text_str(&codes),
                                                                .name = phrase->name,
                                                                .named = phrase->actor.data != NULL,
                                                                .absorbed = SAY_NONE,
                                                                .mention = SAY_NONE};
    }
    set_groups(f);
    for (uint32_t i = 0; i < f->phrases.count; i++) {
        if (f->actors->items[i].group != i || !f->phrases.items[i].actor.data) continue;
        uint32_t above = agents_above(f, i);
        if (above != SAY_NONE && f->actors->items[above].group != i) absorb(f, i, above);
    }
}

void say_pattern_actors(const SayPatterns *patterns, SayDoc *doc, SayPatternActors *actors)
{
    Finding f = {.patterns = patterns, .doc = doc, .actors = actors};
    f.phrase_at = say_arena_alloc(doc->arena, (doc->tokens.count + 1) * sizeof(uint32_t));
    find_hits(&f);
    find_phrases(&f);
    compose(&f);
    assert(actors->count == f.phrases.count);
}
