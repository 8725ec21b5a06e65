/* decoy.c -- events that are none: a match, a market, an illness, a film, an old act before a
   court. Decided by what the trigger stands with and below, and by the words of the sentence and
   the title (data/triggers/decoys.txt). */
#include "claim/event.h"

void say_decoys_index(SayArena *arena, SayTriggers *triggers)
{
    triggers->decoy_words = say_map_new(arena);
    for (uint32_t d = 0; d < triggers->decoys.count; d++) {
        const SayDecoy *decoy = &triggers->decoys.items[d];
        const SayTerms *lists[] = {&decoy->words, &decoy->strong, &decoy->unless};
        for (uint32_t k = 0; k < sizeof lists / sizeof *lists; k++)
            for (uint32_t i = 0; i < lists[k]->count; i++)
                say_map_set(&triggers->decoy_words, lists[k]->items[i], 1);
    }
}

typedef struct Scene {
    const SayTriggers *triggers;
    const SayDoc *doc;
    const SayEventDraft *draft;
    SayTerms counted; /* lemmas of the sentence, the trigger's left out, that any decoy counts */
} Scene;

/* Lemmas of the sentence that any decoy counts: few, so that each decoy asks of few. */
static SayTerms counted_in(const Scene *s, uint32_t sentence)
{
    const SayDoc *doc = s->doc;
    const SaySentence *own = &doc->sentences.items[sentence];
    SayTerms counted = {0};
    for (uint32_t i = own->first; i < own->end; i++) {
        if (i == s->draft->token || doc->tokens.upos[i] == SAY_UPOS_PUNCT) continue;
        SayStr lemma = say_role_lemma(doc, i);
        if (say_map_get(&s->triggers->decoy_words, lemma) != SAY_ABSENT)
            say_terms_add(doc->arena, &counted, lemma);
    }
    return counted;
}

static uint32_t count_words(const SayTerms *lemmas, const SayTerms *terms)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < lemmas->count; i++) count += say_terms_hold(terms, lemmas->items[i]);
    return count;
}

/* "2-0" */
static bool has_score(const SayDoc *doc, uint32_t sentence)
{
    const SaySentence *own = &doc->sentences.items[sentence];
    for (uint32_t i = own->first; i + 2 < own->end; i++) {
        SayStr one = say_doc_token(doc, i), dash = say_doc_token(doc, i + 1),
               two = say_doc_token(doc, i + 2);
        bool joined = !doc->tokens.blank_after[i] && !doc->tokens.blank_after[i + 1];
        if (joined && one.size == 1 && two.size == 1 && doc->tokens.upos[i] == SAY_UPOS_NUM &&
            doc->tokens.upos[i + 2] == SAY_UPOS_NUM &&
            (say_str_equal(dash, SAY_STR("-")) || say_str_equal(dash, SAY_STR("\xe2\x80\x93"))))
            return true;
    }
    return false;
}

/* The title, and the sentences beside: what the text is about here. */
static uint32_t count_around(const Scene *s, const SayTerms *terms)
{
    const SayDoc *doc = s->doc;
    uint32_t own = doc->tokens.sentence[s->draft->token], count = 0;
    const uint32_t around[] = {0, own - 1, own + 1};
    for (int k = own < 2 ? 1 : 0; k < 3; k++) {
        uint32_t i = around[k];
        if (i >= doc->sentences.count) continue;
        uint32_t block = doc->sentences.items[i].block;
        bool title = block < doc->blocks.count && doc->blocks.items[block].kind == SAY_BLOCK_TITLE;
        SayTerms there = k > 0 || title ? counted_in(s, i) : (SayTerms){0};
        count += count_words(&there, terms) > 0 ? 1 : 0;
    }
    return count;
}

/* "Gales battered the islands, killing two": who did it may stand with the verb above. */
static bool agent_holds(const Scene *s, const SayTerms *terms)
{
    if (s->draft->trigger->shape != SAY_TRIGGER_VERB) return false;
    uint32_t agent = say_role_agent(s->triggers, s->doc, s->draft->token);
    return agent != SAY_NONE && say_terms_hold(terms, say_role_lemma(s->doc, agent));
}

static bool argument_holds(const Scene *s, const SayTerms *terms)
{
    const SayTokens *t = &s->doc->tokens;
    if (!terms->count) return false;
    if (agent_holds(s, terms)) return true;
    const uint32_t bearers[] = {s->draft->token, s->draft->light ? s->draft->support : SAY_NONE};
    for (int b = 0; b < 2; b++) {
        if (bearers[b] == SAY_NONE) continue;
        for (uint32_t c = t->first_child[bearers[b]]; c != SAY_NONE; c = t->next_sibling[c]) {
            bool clause = say_role_clausal(s->doc, c) && t->deprel[c] != SAY_DEPREL_ADVCL;
            if (!clause && say_terms_hold(terms, say_role_lemma(s->doc, c))) return true;
        }
    }
    uint32_t head = t->head[s->draft->token];
    bool modifies = t->deprel[s->draft->token] == SAY_DEPREL_COMPOUND;
    return modifies && head != SAY_NONE && say_terms_hold(terms, say_role_lemma(s->doc, head));
}

/* Below a word such as "convict" or "anniversary"; not past a clause that is said, where another
 * speaker reports. */
static bool governed(const Scene *s, const SayTerms *terms)
{
    const SayTokens *t = &s->doc->tokens;
    if (!terms->count) return false;
    uint32_t at = s->draft->token;
    for (int steps = 0; steps < 6; steps++) {
        SayDeprel link = (SayDeprel)t->deprel[at];
        uint32_t above = t->head[at];
        if (above == SAY_NONE || link == SAY_DEPREL_CCOMP || link == SAY_DEPREL_PARATAXIS ||
            (link == SAY_DEPREL_CONJ && t->upos[at] == SAY_UPOS_VERB))
            return false;
        bool tries = t->upos[at] == SAY_UPOS_VERB && say_role_has_case(s->doc, at, SAY_STR("to"));
        if (!tries && say_terms_hold(terms, say_role_lemma(s->doc, above)) &&
            link != SAY_DEPREL_NSUBJ)
            return true; /* "tried for an attack", not "tried to attack" */
        at = above;
    }
    return false;
}

/* "In the novel, ...", by the order of the words: what it opens, it tells. */
static bool opens_with(const Scene *s, const SayTerms *terms)
{
    enum { REACH = 5 };
    const SayDoc *doc = s->doc;
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[s->draft->token]];
    if (!say_str_equal_nocase(say_doc_token(doc, sentence->first), SAY_STR("in"))) return false;
    for (uint32_t at = sentence->first + 1; at < sentence->first + REACH && at + 1 < sentence->end;
         at++)
        if (say_str_equal(say_doc_token(doc, at + 1), SAY_STR(",")))
            return say_terms_hold(terms, say_role_lemma(doc, at));
    return false;
}

/* "The film tells how ..." */
static bool told(const Scene *s, const SayTerms *terms)
{
    const SayTokens *t = &s->doc->tokens;
    if (!terms->count) return false;
    uint32_t at = s->draft->token;
    for (int steps = 0; steps < 6 && at != SAY_NONE; steps++, at = t->head[at]) {
        uint32_t subject = say_doc_child(s->doc, at, SAY_DEPREL_NSUBJ);
        if (subject != SAY_NONE && say_terms_hold(terms, say_role_lemma(s->doc, subject)))
            return true;
    }
    return opens_with(s, terms);
}

static bool concerns(const SayDecoy *decoy, const SayEventDraft *draft)
{
    if (decoy->types.count &&
        !say_terms_hold(&decoy->types, say_str(say_event_type_name(draft->trigger->type))))
        return false;
    return !decoy->triggers.count || say_terms_hold(&decoy->triggers, draft->trigger->lemma);
}

/* Soldiers and fighters among the parties: the scene is what it says. */
static bool has_fighters(const Scene *s)
{
    const SayParties *sides[] = {&s->draft->actors, &s->draft->recipients};
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < sides[side]->count; i++) {
            const SayActorMention *m = &s->doc->actors.items[sides[side]->items[i]];
            if (m->kind == SAY_ACTOR_MILITARY || m->kind == SAY_ACTOR_ARMED_GROUP) return true;
            for (int k = 0; k < 3; k++)
                if (say_str_equal(m->sectors[k], SAY_STR("MIL")) ||
                    say_str_equal(m->sectors[k], SAY_STR("REB")) ||
                    say_str_equal(m->sectors[k], SAY_STR("UAF")))
                    return true;
        }
    return false;
}

static bool kept(const Scene *s, uint32_t classes)
{
    const SayParties *sides[] = {&s->draft->actors, &s->draft->recipients};
    for (int side = 0; classes && side < 2; side++)
        for (uint32_t i = 0; i < sides[side]->count; i++)
            if (say_party_class(&s->doc->actors.items[sides[side]->items[i]]) & classes)
                return true;
    return false;
}

static bool misleads(const Scene *s, const SayDecoy *decoy)
{
    if (!concerns(decoy, s->draft)) return false;
    if (decoy->privately) return say_parties_private(s->doc, s->draft, decoy->unknown);
    if (decoy->unpolitical && say_parties_political(s->doc, s->draft)) return false;
    if (governed(s, &decoy->governors) || told(s, &decoy->tellers)) return true;
    if (count_words(&s->counted, &decoy->unless) || has_fighters(s) || kept(s, decoy->keeps))
        return false;
    if (argument_holds(s, &decoy->arguments) || count_words(&s->counted, &decoy->strong))
        return true;
    uint32_t here = count_words(&s->counted, &decoy->words);
    here += decoy->scores && has_score(s->doc, s->doc->tokens.sentence[s->draft->token]);
    if (here != 1) return here > 1;
    if (s->draft->trigger->type == SAY_EVENT_PROTEST) return false; /* "outside the stadium" */
    return !kept(s, SAY_KEEPS_COUNTRY | SAY_KEEPS_STATE | SAY_KEEPS_POLICE) &&
           count_around(s, &decoy->words) + count_around(s, &decoy->strong) > 0;
}

SayStr say_decoy_of(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *draft)
{
    Scene scene = {triggers, doc, draft, {0}};
    scene.counted = counted_in(&scene, doc->tokens.sentence[draft->token]);
    for (uint32_t i = 0; i < triggers->decoys.count; i++)
        if (misleads(&scene, &triggers->decoys.items[i])) return triggers->decoys.items[i].name;
    return SAY_STR_NONE;
}
