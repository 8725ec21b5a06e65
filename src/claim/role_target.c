/* role_target.c -- what an act of violence hit, in the words of the text: persons and things, known
   to a dictionary or not; and what kind of thing. */
#include "claim/event.h"

enum { HEAD_MOST = 8 }; /* tokens before a head that may belong to its phrase */

/* ---- the words ---- */

static bool leads(const SayDoc *doc, uint32_t child)
{
    switch (doc->tokens.deprel[child]) {
    case SAY_DEPREL_DET:
    case SAY_DEPREL_DET_PREDET:
    case SAY_DEPREL_AMOD:
    case SAY_DEPREL_NUMMOD:
    case SAY_DEPREL_COMPOUND:
    case SAY_DEPREL_NMOD_POSS:
    case SAY_DEPREL_NMOD_DESC:
    case SAY_DEPREL_FLAT: return true;
    default: return false;
    }
}

/* Parts of a name, and a name right behind its noun: "the newspaper El Sol". */
static bool joins(const SayDoc *doc, uint32_t head, uint32_t child)
{
    const SayTokens *t = &doc->tokens;
    if (t->deprel[child] == SAY_DEPREL_APPOS)
        return t->upos[child] == SAY_UPOS_PROPN && t->upos[head] == SAY_UPOS_NOUN &&
               say_doc_token_at(doc, say_doc_subtree(doc, child).start) == head + 1;
    return t->deprel[child] == SAY_DEPREL_FLAT || t->deprel[child] == SAY_DEPREL_GOESWITH;
}

SaySpan say_role_words(const SayDoc *doc, uint32_t head)
{
    const SayTokens *t = &doc->tokens;
    SaySpan span = {t->start[head], t->end[head]};
    for (uint32_t c = t->first_child[head]; c != SAY_NONE; c = t->next_sibling[c]) {
        SaySpan part = say_doc_subtree(doc, c);
        bool near = c < head ? head - c <= HEAD_MOST : c - head <= HEAD_MOST;
        if (c < head && near && leads(doc, c) && part.start < span.start) span.start = part.start;
        if (c < head || !near || !joins(doc, head, c)) continue;
        SaySpan joined = say_role_words(doc, c);
        if (joined.end > span.end) span.end = joined.end;
    }
    return span;
}

/* "the headquarters of the party": a target with what it belongs to. */
static SaySpan words_with_owner(const SayDoc *doc, uint32_t head)
{
    const SayTokens *t = &doc->tokens;
    SaySpan span = say_role_words(doc, head);
    uint32_t owner = say_role_prepositional(doc, head, SAY_STR("of"));
    if (owner == SAY_NONE || owner < head || !say_role_nominal(doc, owner)) return span;
    uint32_t of = say_doc_token_at(doc, span.end);
    bool next = of < t->count && say_role_is(doc, of, "of") && t->sentence[of] == t->sentence[head];
    SaySpan words = say_role_words(doc, owner);
    if (next && words.start > span.end) span.end = words.end;
    return span;
}

/* ---- what was hit ---- */

static bool is_thing(const SayTriggers *triggers, const SayDoc *doc, uint32_t token)
{
    return say_map_get(&triggers->targets, say_role_lemma(doc, token)) != SAY_ABSENT;
}

/* "attacks on the capital": where, not what; "the embassy in the capital" is what. */
static bool is_place(const SayTriggers *triggers, const SayDoc *doc, uint32_t token)
{
    if (is_thing(triggers, doc, token)) return false;
    SayRun places = SAY_IN_SENTENCE(doc, token, places);
    for (uint32_t i = places.from; i < places.to; i++)
        if (doc->places.items[i].head == token) return true;
    return false;
}

static void add_target(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft,
                       uint32_t token)
{
    uint32_t behind = say_role_prepositional(doc, token, SAY_STR("of"));
    bool counts = say_map_get(&triggers->collectives, say_role_lemma(doc, token)) != SAY_ABSENT ||
                  doc->tokens.upos[token] == SAY_UPOS_NUM;
    if (counts && behind != SAY_NONE) token = behind;
    if (!is_place(triggers, doc, token) && draft->target_count < SAY_PARTIES)
        draft->targets[draft->target_count++] = token;
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool named = t->deprel[c] == SAY_DEPREL_APPOS && t->upos[c] == SAY_UPOS_PROPN &&
                     (t->upos[token] == SAY_UPOS_NOUN || (t->feats[token] & SAY_FEAT_PLURAL));
        bool counted_in = say_role_has_case(doc, c, SAY_STR("including"));
        bool beside = t->deprel[c] == SAY_DEPREL_CONJ && say_role_nominal(doc, c) &&
                      t->upos[c] != SAY_UPOS_NUM;
        if (named || beside || counted_in) add_target(triggers, doc, draft, c);
    }
}

/* "A bomb went off in front of the bank", "planted dynamite at a pylon": things beside an
   explosion, where nothing is said to suffer. */
static uint32_t beside(const SayTriggers *triggers, const SayDoc *doc, uint32_t bearer)
{
    static const char *const words[] = {"in",      "at",    "inside", "outside", "near",
                                        "against", "under", "on",     "front",   "next"};
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[bearer]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_OBL && t->deprel[c] != SAY_DEPREL_NMOD) continue;
        uint32_t whole = say_role_prepositional(doc, c, SAY_STR("of")); /* "the basement of" */
        uint32_t thing = is_thing(triggers, doc, c) ? c : whole;
        if (thing == SAY_NONE || !is_thing(triggers, doc, thing)) continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (say_role_has_case(doc, c, say_str(words[i]))) return thing;
    }
    return SAY_NONE;
}

static bool explodes(const SayEventDraft *draft)
{
    return draft->coding->cameo.data && say_str_starts(draft->coding->cameo, SAY_STR("183"));
}

void say_role_targets(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft)
{
    draft->target_count = 0;
    if (draft->trigger->type != SAY_EVENT_ASSAULT) return;
    uint32_t token = draft->patient != SAY_NONE ? draft->patient : draft->goal;
    if (token == draft->means) token = SAY_NONE;
    const uint32_t bearers[] = {draft->token, draft->support, draft->object, draft->means};
    for (int i = 0; i < 4 && token == SAY_NONE && explodes(draft); i++)
        if (bearers[i] != SAY_NONE) token = beside(triggers, doc, bearers[i]);
    if (token != SAY_NONE) add_target(triggers, doc, draft, token);
}

bool say_role_hits(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *draft)
{
    for (uint32_t i = 0; i < draft->target_count; i++)
        if (is_thing(triggers, doc, draft->targets[i])) return true;
    return explodes(draft) && draft->means != SAY_NONE;
}

/* ---- its kind ---- */

/* "the company offices", "a police car": a word that is true of many kinds of things gives way to
 * one before it. */
static SayStr kind_of_thing(const SayTriggers *triggers, const SayDoc *doc, uint32_t token)
{
    uint32_t at = say_map_get(&triggers->targets, say_role_lemma(doc, token));
    if (at == SAY_ABSENT) return SAY_STR_NONE;
    SayStr kind = triggers->target_kinds.items[at];
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE && c < token; c = t->next_sibling[c]) {
        uint32_t before = say_map_get(&triggers->targets, say_role_lemma(doc, c));
        if (before != SAY_ABSENT && say_str_equal(kind, SAY_STR("other")))
            kind = triggers->target_kinds.items[before];
    }
    return kind;
}

static bool names_person(const SayDoc *doc, uint32_t token)
{
    SayRun names = SAY_IN_SENTENCE(doc, token, names);
    for (uint32_t i = names.from; i < names.to; i++) {
        const SayName *n = &doc->names.items[i];
        if (n->type == SAY_NAME_PERSON && n->first <= token && token < n->end) return true;
    }
    return false;
}

static bool is_person(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *draft,
                      uint32_t token)
{
    if (draft->trigger->figure != SAY_FIGURE_NONE || doc->tokens.upos[token] == SAY_UPOS_PRON)
        return true;
    if (say_map_get(&triggers->persons, say_role_lemma(doc, token)) != SAY_ABSENT) return true;
    if (names_person(doc, token)) return true;
    SayIndex mention = say_role_mention(doc, token);
    if (mention == SAY_NONE || doc->actors.items[mention].head != token) return false;
    const SayActorMention *m = &doc->actors.items[mention];
    return m->person_name || m->kind == SAY_ACTOR_PERSON || m->kind == SAY_ACTOR_ROLE ||
           m->kind == SAY_ACTOR_ETHNIC;
}

static SayStr kind_of_target(const SayTriggers *triggers, const SayDoc *doc,
                             const SayEventDraft *draft, uint32_t token)
{
    SayStr thing = kind_of_thing(triggers, doc, token);
    if (thing.data) return thing;
    if (is_person(triggers, doc, draft, token)) return SAY_STR("person");
    return say_role_mention(doc, token) != SAY_NONE ? SAY_STR("group") : SAY_STR_NONE;
}

SayTarget say_role_target(const SayTriggers *triggers, const SayDoc *doc,
                          const SayEventDraft *draft, uint32_t token)
{
    return (SayTarget){words_with_owner(doc, token), token,
                       kind_of_target(triggers, doc, draft, token)};
}
