/* chain.c -- which mentions are one: same name, surname after full name, apposition, abbreviation
   in brackets, and definite nouns ("the ministry") that take up what was named before.

   A chain is named by its first mention. Members learn from each other what they lack: "Ryder" gets
   the country and the role of "Pentagon spokesman Patrick Ryder". */
#include "mention/nominals.h"

#include <assert.h>
#include <string.h>

#define LOOK_BACK 60 /* mentions that a definite noun looks back over */

typedef struct Chains {
    SayNaming *naming;
    SayDoc *doc;
    SayMap names;    /* a name, with its kind, to its last mention */
    SayMap surnames; /* last word of a person's name to that person's last mention */
} Chains;

static SayIndex root_of(const SayDoc *doc, SayIndex i)
{
    while (doc->actors.items[i].chain != i) i = doc->actors.items[i].chain;
    return i;
}

static void join(SayDoc *doc, SayIndex a, SayIndex b)
{
    a = root_of(doc, a);
    b = root_of(doc, b);
    if (a < b)
        doc->actors.items[b].chain = a;
    else
        doc->actors.items[a].chain = b;
}

static bool is_definite(const SayDoc *doc, const SayActorMention *m)
{
    return say_token_in(doc, m->first, "the|this|these|those|that");
}

/* A name found by shape: it is a piece of the text. */
static bool is_shape(const SayDoc *doc, const SayActorMention *m)
{
    return say_doc_names_unknown(doc, m);
}

/* A role, with or without a body or country: "militants", "the group", "a Pentagon spokesman". */
static bool is_role(const SayDoc *doc, const SayActorMention *m)
{
    return m->dictionary == 0 && !m->person_name && !m->pronoun && m->name.data &&
           !is_shape(doc, m);
}

/* A definite noun with nothing beside it: "the security sources". */
static bool is_bare_definite(const SayNaming *naming, const SayActorMention *m)
{
    SayIndex at = naming->hit_at[m->head];
    if (!is_role(naming->doc, m) || m->country.data || !is_definite(naming->doc, m) ||
        at == SAY_NONE)
        return false;
    return naming->hits.items[at].first == m->first + 1 && naming->hits.items[at].end == m->end;
}

/* Bodies are one wherever the article names them; persons in a role only where a definite article
 * says so. */
static bool is_one_body(const SayActorMention *m)
{
    if (m->plural) return false;
    switch (m->kind) {
    case SAY_ACTOR_ROLE:
    case SAY_ACTOR_PERSON:
    case SAY_ACTOR_ETHNIC:
    case SAY_ACTOR_UNKNOWN: return false;
    default: return m->country.data != NULL;
    }
}

static SayStr name_key(const Chains *chains, const SayActorMention *m)
{
    SayText text = {.arena = chains->doc->arena};
    say_text_add(&text, m->name);
    say_text_char(&text, m->kind == SAY_ACTOR_ETHNIC && m->dictionary ? '+'
                         : m->plural && !m->dictionary                ? '*'
                                                                      : ' ');
    return say_text_str(&text);
}

static void join_name(Chains *chains, SayIndex i)
{
    SayActorMention *m = &chains->doc->actors.items[i];
    if (!m->name.data) return;
    SayStr key = name_key(chains, m);
    uint32_t before = say_map_get(&chains->names, key);
    bool lent = m->country.data != NULL; /* a role by itself is left to the definite nouns */
    bool same = m->dictionary || is_shape(chains->doc, m) || is_one_body(m) ||
                (lent && is_definite(chains->doc, m));
    if (before != SAY_ABSENT && same) join(chains->doc, before, i);
    say_map_set(&chains->names, key, i);
}

/* All words of a name but the first; the last word of another name keeps it. */
static void add_surnames(Chains *chains, SayStr name, SayIndex i)
{
    SayStr rest = name;
    say_str_cut(&rest, ' ');
    while (rest.data) {
        SayStr word = say_str_cut(&rest, ' ');
        if (word.size > 2 && (!rest.data || say_map_get(&chains->surnames, word) == SAY_ABSENT))
            say_map_set(&chains->surnames, word, i);
    }
}

/* "Ryder" after "Patrick Ryder"; a single name that is some known person's last one is that person.
 */
static void join_surname(Chains *chains, SayIndex i)
{
    SayActorMention *m = &chains->doc->actors.items[i];
    if (!m->name.data || m->pronoun || m->adjective) return;
    bool single = memchr(m->name.data, ' ', m->name.size) == NULL;
    if (single && !m->dictionary && is_shape(chains->doc, m)) {
        uint32_t person = say_map_get(&chains->surnames, m->name);
        if (person != SAY_ABSENT && person != i) {
            const SayActorMention *full = &chains->doc->actors.items[person];
            m->person_name = true;
            m->kind = SAY_ACTOR_PERSON;
            m->name = full->name;
            m->dictionary = full->dictionary;
            m->plural = false;
            join(chains->doc, person, i);
        }
        return;
    }
    if (m->person_name && !single) add_surnames(chains, m->name, i);
}

/* "Islamic Front (IF)": a name in capitals in brackets right behind another is its abbreviation. */
static void join_abbreviation(Chains *chains, SayIndex i)
{
    SayDoc *doc = chains->doc;
    SayActorMention *m = &doc->actors.items[i];
    if (i == 0 || m->end - m->first != 1 || m->first < 1 || m->dictionary || !m->name.data) return;
    if (!say_token_in(doc, m->first - 1, "(") || !say_token_in(doc, m->end, ")")) return;
    for (uint32_t c = 0; c < m->name.size; c++)
        if (m->name.data[c] >= 'a' && m->name.data[c] <= 'z') return;
    for (SayIndex b = i; b-- > 0 && i - b < 4;) {
        SayActorMention *full = &doc->actors.items[b];
        if (full->end + 1 != m->first || full->pronoun || full->person_name) continue;
        m->kind = full->kind;
        join(doc, b, i);
        return;
    }
}

static bool numbers_agree(const SayActorMention *a, const SayActorMention *b)
{
    return a->plural == b->plural;
}

/* "John Kirby, a Pentagon spokesman": one is a name, the other says what he is; two names only
 * where none is known. */
static void join_apposition(Chains *chains, SayIndex i, const SayIndex *mention_at)
{
    SayDoc *doc = chains->doc;
    SayActorMention *m = &doc->actors.items[i];
    uint32_t head = doc->tokens.head[m->head];
    if (doc->tokens.deprel[m->head] != SAY_DEPREL_APPOS || head == SAY_NONE) return;
    SayIndex beside = mention_at[head];
    if (doc->tokens.upos[head] ==
        SAY_UPOS_PUNCT) /* a slip of the tree: what ends before the comma */
        for (SayIndex b = i; b-- > 0 && i - b < 4 && beside == SAY_NONE;)
            if (doc->actors.items[b].end + 1 == m->first && is_role(doc, &doc->actors.items[b]))
                beside = b;
    if (beside == SAY_NONE) return;
    SayActorMention *other = &doc->actors.items[beside];
    if (!numbers_agree(m, other) || m->adjective || other->adjective || m->pronoun ||
        other->pronoun)
        return;
    if (m->dictionary && other->dictionary) return;
    if (!is_role(doc, m) && !is_role(doc, other) && m->kind != other->kind) return;
    if (m->country.data && other->country.data && !say_str_equal(m->country, other->country))
        return;
    join(doc, beside, i);
}

/* ---- definite nouns ---- */

/* "the Front" after "Levant Front": the last word of a longer name takes it up. */
static bool ends_with_noun(const SayDoc *doc, const SayActorMention *noun,
                           const SayActorMention *named)
{
    if (!named->dictionary && !is_shape(doc, named)) return false;
    bool body = say_is_capital(doc, noun->head) ||
                say_lemma_in(doc, noun->head,
                             "front|brigade|battalion|corps|committee|commission|observatory|"
                             "tribunal|federation|league|fund|bureau");
    uint32_t last = named->end - 1;
    return body && named->end - named->first > 1 && !named->pronoun && !named->adjective &&
           !named->person_name && last != noun->head && say_is_capital(doc, last) &&
           say_str_equal_nocase(say_doc_token(doc, last), say_doc_token(doc, noun->head));
}

static bool kind_fits(const SayDoc *doc, const SayActorMention *noun, const SayActorMention *named)
{
    SayActorKind kind = named->kind;
    bool known = named->dictionary || is_shape(doc, named) || named->country.data;
    if (!known || named->pronoun || named->adjective) return false;
    if (say_lemma_in(doc, noun->head,
                     "group|organization|organisation|movement|faction|militia|militant"))
        return kind == SAY_ACTOR_ARMED_GROUP || kind == SAY_ACTOR_PARTY ||
               kind == SAY_ACTOR_ORGANISATION || kind == SAY_ACTOR_NGO;
    if (say_lemma_in(doc, noun->head, "ministry|department")) {
        uint32_t none = UINT32_MAX;
        if (is_role(doc, named) && !say_lemma_in(doc, named->head, "ministry|department"))
            return false;
        return say_str_find(named->name, SAY_STR("Ministry"), 0) != none ||
               say_str_find(named->name, SAY_STR("ministry"), 0) != none ||
               say_str_find(named->name, SAY_STR("Department"), 0) != none;
    }
    if (say_lemma_in(doc, noun->head, "agency"))
        return kind == SAY_ACTOR_MEDIA || (kind == SAY_ACTOR_IGO && named->dictionary);
    if (say_lemma_in(doc, noun->head, "country|nation|state|kingdom|republic"))
        return kind == SAY_ACTOR_COUNTRY;
    if (say_lemma_in(doc, noun->head, "party")) return kind == SAY_ACTOR_PARTY;
    if (say_lemma_in(doc, noun->head, "company|firm")) return kind == SAY_ACTOR_COMPANY;
    if (say_lemma_in(doc, noun->head, "court")) return kind == SAY_ACTOR_COURT;
    return false;
}

/* Offices whose last word alone is a rank: no "general" takes up an attorney general. */
static bool is_office(SayStr name)
{
    static const char *const offices[] = {"attorney general", "secretary general",
                                          "director general", "consul general",
                                          "inspector general"};
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (say_str_ends(name, say_str(offices[i]))) return true;
    return false;
}

static bool has_word(const SayDoc *doc, const SayActorMention *m, SayStr word)
{
    for (uint32_t t = m->first; t < m->end; t++)
        if (say_str_equal_nocase(doc->tokens.lemma[t], word)) return true;
    return false;
}

/* "The foreign minister" after "Foreign Minister Ana Petrova", not after "the deputy foreign
 * minister". */
static bool has_title(const SayDoc *doc, const SayActorMention *noun, const SayActorMention *named)
{
    for (uint32_t t = noun->first + 1; t < noun->end; t++)
        if (!has_word(doc, named, doc->tokens.lemma[t])) return false;
    for (uint32_t t = named->first; t < named->end; t++)
        if (say_token_in(doc, t, "deputy|vice|former|ex|acting|shadow") &&
            !has_word(doc, noun, doc->tokens.lemma[t]))
            return false;
    return true;
}

/* The same role named before, with more to it: "the sources" after "two Iraqi security sources". */
static bool role_fits(const SayDoc *doc, const SayActorMention *noun, const SayActorMention *named)
{
    if (named->pronoun || named->adjective || !numbers_agree(noun, named)) return false;
    if (is_role(doc, named)) {
        bool part = say_str_ends(named->name, noun->name);
        return part && (noun->name.size == named->name.size || !is_office(named->name));
    }
    return named->person_name && has_title(doc, noun, named);
}

static void join_definite(Chains *chains, SayIndex i)
{
    SayDoc *doc = chains->doc;
    SayActorMention *m = &doc->actors.items[i];
    bool word = is_shape(doc, m) && m->end - m->first == 2 && is_definite(doc, m);
    if (!word && !is_bare_definite(chains->naming, m)) return;
    for (SayIndex b = i; b-- > 0 && i - b <= LOOK_BACK;) {
        const SayActorMention *named = &doc->actors.items[b];
        if (named->end > m->first) continue;
        bool fits = ends_with_noun(doc, m, named) || (!word && role_fits(doc, m, named)) ||
                    (!m->plural && !named->plural && kind_fits(doc, m, named)) ||
                    (!m->plural && named->dictionary && kind_fits(doc, m, named));
        if (!fits) continue;
        join(doc, b, i);
        return;
    }
}

/* ---- pronouns ---- */

/* A pronoun is in the chain of the first actor named before it that its phrase was joined to. */
static void join_pronouns(const SayNominals *nominals)
{
    SayDoc *doc = nominals->doc;
    SayIndex *named = say_arena_alloc(doc->arena, (doc->nominals.count + 1) * sizeof *named);
    for (SayIndex i = 0; i < doc->nominals.count; i++) named[i] = SAY_NONE;
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        const SayNominal *n = &doc->nominals.items[i];
        if (n->actor == SAY_NONE) continue;
        SayActorMention *m = &doc->actors.items[n->actor];
        SayIndex first = named[n->chain], noun = nominals->traits.items[i].noun;
        if (m->plural && noun != SAY_NONE && doc->nominals.items[noun].actor != SAY_NONE)
            first = doc->actors.items[doc->nominals.items[noun].actor].chain;
        if (!m->pronoun) {
            if (first == SAY_NONE && !m->adjective) named[n->chain] = m->chain;
        } else if (first != SAY_NONE && first < n->actor && nominals->traits.items[i].sure) {
            m->chain = first;
            m->kind = doc->actors.items[first].kind;
            m->person_name = doc->actors.items[first].person_name;
        }
    }
}

void say_chain_find(SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    SayIndex *mention_at =
        say_arena_alloc(doc->arena, (doc->tokens.count + 1) * sizeof *mention_at);
    for (uint32_t t = 0; t < doc->tokens.count; t++) mention_at[t] = SAY_NONE;
    Chains chains = {naming, doc, say_map_new(doc->arena), say_map_new(doc->arena)};
    for (SayIndex i = 0; i < doc->actors.count; i++) {
        SayActorMention *m = &doc->actors.items[i];
        m->chain = i;
        mention_at[m->head] = i;
    }
    for (SayIndex i = 0; i < doc->actors.count; i++) {
        assert(doc->actors.items[i].chain <= i);
        if (doc->actors.items[i].pronoun) continue;
        join_abbreviation(&chains, i);
        join_surname(&chains, i);
        join_name(&chains, i);
        join_apposition(&chains, i, mention_at);
        join_definite(&chains, i);
    }
    say_chain_share(naming);
    SayNominals nominals = {.naming = naming, .doc = doc, .actor_at = mention_at};
    say_nominals_find(&nominals);
    say_nominals_join(&nominals);
    say_pronouns_resolve(&nominals);
    say_nominals_join_owned(&nominals);
    for (SayIndex i = 0; i < doc->nominals.count; i++)
        doc->nominals.items[i].chain = say_nominal_root(doc, i);
    join_pronouns(&nominals);
    say_chain_share(naming);
    say_homes_inherit(naming, mention_at);
}
