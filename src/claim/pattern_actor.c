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

uint32_t say_pattern_chunk(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (;;) {
        uint8_t deprel = t->deprel[token];
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
        Phrase *phrase = NULL;
        for (uint32_t p = 0; p < f->phrases.count && !phrase; p++)
            if (f->phrases.items[p].head == head) phrase = &f->phrases.items[p];
        if (!phrase) {
            phrase = say_push(f->doc->arena, &f->phrases);
            *phrase = (Phrase){.first = hit->first, .end = hit->end, .head = head};
        }
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

static uint32_t index_of(const Finding *f, uint32_t head)
{
    for (uint32_t p = 0; p < f->phrases.count; p++)
        if (f->phrases.items[p].head == head) return p;
    return SAY_NONE;
}

/* The noun that heads the coordination of a noun phrase. */
static uint32_t root_of(const SayDoc *doc, uint32_t head)
{
    const SayTokens *t = &doc->tokens;
    while (t->deprel[head] == SAY_DEPREL_CONJ && t->head[head] != SAY_NONE &&
           say_role_nominal(doc, t->head[head]))
        head = say_pattern_chunk(doc, t->head[head]);
    return head;
}

static void set_groups(Finding *f)
{
    for (uint32_t i = 0; i < f->phrases.count; i++) {
        SayPatternActor *actor = &f->actors->items[i];
        uint32_t root = root_of(f->doc, actor->head);
        actor->group = i;
        for (uint32_t k = 0; k < i; k++)
            if (root_of(f->doc, f->actors->items[k].head) == root) {
                actor->group = f->actors->items[k].group;
                break;
            }
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
    uint32_t above = index_of(f, say_pattern_chunk(doc, doc->tokens.head[root]));
    return above == SAY_NONE || f->phrases.items[above].actor.data ? SAY_NONE : above;
}

static bool all_agents(const Finding *f, uint32_t group)
{
    for (uint32_t i = 0; i < f->phrases.count; i++)
        if (f->actors->items[i].group == group && f->phrases.items[i].actor.data) return false;
    return true;
}

static void absorb(Finding *f, uint32_t group, uint32_t above)
{
    uint32_t outer_group = f->actors->items[above].group;
    bool shared = all_agents(f, outer_group);
    for (uint32_t a = 0; a < f->phrases.count; a++) {
        if (a != above && (!shared || f->actors->items[a].group != outer_group)) continue;
        SayText codes = {.arena = f->doc->arena};
        for (uint32_t i = 0; i < f->phrases.count; i++)
            if (f->actors->items[i].group == group)
                add_codes(f, &codes, &f->phrases.items[i], &f->phrases.items[a]);
        f->actors->items[a].code = say_text_str(&codes);
        f->actors->items[a].named = true;
    }
    for (uint32_t i = 0; i < f->phrases.count; i++)
        if (f->actors->items[i].group == group) f->actors->items[i].absorbed = above;
}

/* A void name ("###") codes nobody. */
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
    find_hits(&f);
    find_phrases(&f);
    compose(&f);
    assert(actors->count == f.phrases.count);
}
