/* role_means.c -- what an act was done with: drones, rockets, knives. They do not act. */
#include "claim/event.h"

static bool is_means(const SayTriggers *triggers, const SayDoc *doc, uint32_t token)
{
    return token != SAY_NONE && say_role_nominal(doc, token) &&
           say_map_get(&triggers->instruments, say_role_lemma(doc, token)) != SAY_ABSENT;
}

static void take_means(const SayDoc *doc, SayEventDraft *draft, uint32_t token)
{
    draft->instrument = say_role_lemma(doc, token);
    draft->means = token;
}

uint32_t say_means_behind(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft,
                          uint32_t token)
{
    if (!is_means(triggers, doc, token)) return token;
    if (!draft->instrument.data) take_means(doc, draft, token);
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_ACL && t->deprel[c] != SAY_DEPREL_ACL_RELCL) continue;
        uint32_t agent = say_role_agent(triggers, doc, c);
        if (agent != SAY_NONE && agent != token) return agent;
    }
    return token;
}

/* "20 kg of dynamite", "a dynamite charge", "rifle fire": what it is a load of; the token itself
 * when it is none. */
static uint32_t load_of(const SayTriggers *triggers, const SayDoc *doc, uint32_t token)
{
    if (token == SAY_NONE || is_means(triggers, doc, token) || !say_role_nominal(doc, token) ||
        say_map_get(&triggers->loads, say_role_lemma(doc, token)) == SAY_ABSENT)
        return token;
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE && c < token; c = t->next_sibling[c])
        if (is_means(triggers, doc, c) || say_role_is(doc, c, "explosive")) return c;
    uint32_t of = say_role_prepositional(doc, token, SAY_STR("of"));
    return of != SAY_NONE && is_means(triggers, doc, of) ? of : token;
}

static bool suffers(const SayDoc *doc, const SayEventDraft *draft, uint32_t token)
{
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[token];
    return deprel == SAY_DEPREL_OBJ || deprel == SAY_DEPREL_NSUBJ_PASS ||
           deprel == SAY_DEPREL_CONJ || token == draft->patient;
}

/* "used mortars to attack": the verb above names the means. */
static uint32_t used_above(const SayTriggers *triggers, const SayDoc *doc, uint32_t token)
{
    uint32_t above = doc->tokens.head[token];
    bool purpose = doc->tokens.deprel[token] == SAY_DEPREL_XCOMP ||
                   doc->tokens.deprel[token] == SAY_DEPREL_ADVCL;
    if (!purpose || above == SAY_NONE || !say_role_is(doc, above, "use")) return SAY_NONE;
    uint32_t object = say_doc_child(doc, above, SAY_DEPREL_OBJ);
    return is_means(triggers, doc, object) ? object : SAY_NONE;
}

uint32_t say_means_find(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft)
{
    const SayTokens *t = &doc->tokens;
    const uint32_t bearers[] = {draft->token, draft->support, draft->object};
    for (int b = 0; b < 3 && !draft->instrument.data; b++) {
        if (bearers[b] == SAY_NONE) continue;
        for (uint32_t c = t->first_child[bearers[b]]; c != SAY_NONE; c = t->next_sibling[c]) {
            bool uses = say_role_is(doc, c, "use") || say_role_is(doc, c, "involve");
            uint32_t found = uses ? say_doc_child(doc, c, SAY_DEPREL_OBJ) : c;
            uint32_t load = load_of(triggers, doc, found);
            bool means = load != found || is_means(triggers, doc, found);
            if (suffers(doc, draft, c) || !means) continue;
            take_means(doc, draft, load);
            if (load < found) draft->means = found; /* "a dynamite charge" */
            return uses ? c : SAY_NONE;
        }
    }
    uint32_t used = used_above(triggers, doc, draft->token);
    if (used != SAY_NONE && !draft->instrument.data) take_means(doc, draft, used);
    return SAY_NONE;
}

void say_means_object(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft)
{
    if (draft->means != SAY_NONE || !(draft->trigger->flags & SAY_USES_OBJECT)) return;
    bool particle = draft->object == SAY_NONE || !say_role_nominal(doc, draft->object);
    uint32_t object = particle ? say_role_patient(triggers, doc, draft->token) : draft->object;
    if (object == SAY_NONE || !say_role_nominal(doc, object)) return;
    uint32_t load = load_of(triggers, doc, object);
    draft->means = load > object ? load : object;
}

void say_means_code(const SayTriggers *triggers, SayEventDraft *draft)
{
    draft->coding = draft->trigger;
    bool plain = draft->trigger->type == SAY_EVENT_ASSAULT && !draft->trigger->mode.data;
    if (!draft->instrument.data || !plain) return;
    uint32_t at = say_map_get(&triggers->instruments, draft->instrument);
    if (at != SAY_ABSENT) draft->coding = &triggers->means.items[at];
}
