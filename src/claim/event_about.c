/* event_about.c -- what an order, a threat, an accusation, a refusal is about. */
#include "claim/event.h"

#include <stdio.h>

static uint32_t depth_below(const SayDoc *doc, uint32_t token, uint32_t ancestor)
{
    uint32_t steps = 0;
    while (token != ancestor && token != SAY_NONE) {
        token = doc->tokens.head[token];
        steps++;
    }
    return token == SAY_NONE ? UINT32_MAX : steps;
}

/* "called for restraint following an attack": what went before is not what is asked for. */
static bool is_occasion(const SayDoc *doc, uint32_t token)
{
    static const char *const occasions[] = {"following", "after",   "amid",  "since",
                                            "before",    "despite", "during"};
    uint8_t deprel = doc->tokens.deprel[token];
    if (deprel == SAY_DEPREL_ACL &&
        say_str_equal_nocase(say_doc_token(doc, token), SAY_STR("following")))
        return true;
    if (deprel != SAY_DEPREL_OBL && deprel != SAY_DEPREL_NMOD) return false;
    for (size_t i = 0; i < sizeof occasions / sizeof *occasions; i++)
        if (say_role_has_case(doc, token, say_str(occasions[i]))) return true;
    return false;
}

/* Nothing on the way down is a clause beside the content: a second predicate, a remark, a relative
 * clause, a participle. */
static bool is_content(const SayDoc *doc, uint32_t token, uint32_t root)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t at = token; at != root; at = t->head[at]) {
        if (is_occasion(doc, at)) return false;
        switch (t->deprel[at]) {
        case SAY_DEPREL_PARATAXIS:
        case SAY_DEPREL_ACL_RELCL:
        case SAY_DEPREL_NSUBJ:
        case SAY_DEPREL_NMOD_POSS: return false;
        case SAY_DEPREL_CONJ:
            if (t->head[at] == root) return false;
            break;
        case SAY_DEPREL_ADVCL:
            if (say_role_has_case(doc, at, SAY_STR("to")) ||
                say_role_has_case(doc, at, SAY_STR("of")) ||
                say_role_has_case(doc, at, SAY_STR("for")) ||
                say_role_has_case(doc, at, SAY_STR("from")) ||
                say_role_has_case(doc, at, SAY_STR("against")) ||
                say_role_has_case(doc, at, SAY_STR("with")))
                break;
            return false;
        default: break;
        }
    }
    return true;
}

/* The nearest event below the trigger, or below the verb that lends to it; subjects and modifiers
 * of time are no content. */
static uint32_t find_content(const SayDoc *doc, const SayDrafts *drafts, uint32_t outer)
{
    const SayEventDraft *d = &drafts->items[outer];
    /* "the directives included hitting ...": what is said of the noun is its content */
    bool subject =
        d->trigger->shape == SAY_TRIGGER_NOUN && doc->tokens.deprel[d->token] == SAY_DEPREL_NSUBJ;
    const uint32_t roots[] = {d->token, subject ? doc->tokens.head[d->token] : d->support};
    uint32_t best = SAY_NONE, nearest = UINT32_MAX;
    for (uint32_t i = 0; i < drafts->count; i++) {
        const SayEventDraft *inner = &drafts->items[i];
        if (i == outer || inner->folded_into != SAY_NONE || inner->token == d->support) continue;
        for (int r = 0; r < 2; r++) {
            if (roots[r] == SAY_NONE) continue;
            uint32_t steps = depth_below(doc, inner->token, roots[r]);
            if (steps == 0 || steps >= nearest || steps > 6 ||
                !is_content(doc, inner->token, roots[r]))
                continue;
            if (inner->token < roots[r] && !say_role_passive(doc, roots[r])) continue;
            nearest = steps;
            best = i;
        }
    }
    return best;
}

bool say_event_recode(const SayTriggers *triggers, const SayDrafts *drafts, SayEventDraft *draft)
{
    const uint32_t kinds = SAY_NEEDS_CONTENT_COOPERATION | SAY_NEEDS_CONTENT_CONFLICT;
    bool conflict = draft->about != SAY_NONE &&
                    say_event_type_quad(drafts->items[draft->about].trigger->type) >= 3;
    uint32_t right = draft->about == SAY_NONE ? 0
                     : conflict               ? SAY_NEEDS_CONTENT_CONFLICT
                                              : SAY_NEEDS_CONTENT_COOPERATION;
    uint32_t has = draft->trigger->flags & kinds;
    if (has == right && has) return true;
    const SayTrigger *own = draft->trigger;
    uint32_t at = say_map_get(own->shape == SAY_TRIGGER_NOUN ? &triggers->nouns : &triggers->verbs,
                              own->lemma);
    if (at == SAY_ABSENT) at = 0;
    uint32_t adjective = say_map_get(&triggers->adjectives, own->lemma);
    if (!at && adjective != SAY_ABSENT) at = adjective;
    for (const SayTrigger *t = at ? &triggers->items.items[at - 1] : NULL; t;
         t = say_trigger_next(triggers, t)) {
        bool same =
            say_str_equal(t->particle, own->particle) && say_str_equal(t->object, own->object);
        if (!same || (t->flags & kinds) != right || !right) continue;
        draft->trigger = draft->coding = t;
        return true;
    }
    return !has; /* an entry that asks for no kind of content stands with any */
}

/* "100" covers "1053", "112" covers "1123". */
static bool covers(SayStr general, SayStr special)
{
    uint32_t size = general.size;
    if (size > 1 && general.data[size - 1] == '0') size--;
    return general.data && say_str_starts(special, say_str_slice(general, 0, size));
}

void say_event_specify(const SayTriggers *triggers, const SayDrafts *drafts, SayEventDraft *draft)
{
    if (draft->about == SAY_NONE) return;
    SayStr inner = drafts->items[draft->about].coding->cameo;
    char key[32];
    for (uint32_t size = inner.size; size >= 2; size--) {
        int length = snprintf(key, sizeof key, "%s %.*s", say_event_type_name(draft->trigger->type),
                              (int)size, inner.data);
        uint32_t at = say_map_get(&triggers->abouts, (SayStr){key, (uint32_t)length});
        if (at == SAY_ABSENT) continue;
        const SayTrigger *coding = &triggers->means.items[at];
        if (covers(draft->coding->cameo, coding->cameo)) draft->coding = coding;
        return;
    }
}

bool say_event_has_content(SayEventType type)
{
    return type == SAY_EVENT_REQUEST || type == SAY_EVENT_THREATEN || type == SAY_EVENT_ACCUSE ||
           type == SAY_EVENT_REJECT || type == SAY_EVENT_AGREE || type == SAY_EVENT_SUPPORT;
}

void say_event_link(const SayDoc *doc, SayDrafts *drafts)
{
    for (uint32_t i = 0; i < drafts->count; i++) {
        SayEventDraft *d = &drafts->items[i];
        if (d->folded_into != SAY_NONE || !say_event_has_content(d->trigger->type)) continue;
        d->about = find_content(doc, drafts, i);
        if (d->about == SAY_NONE) continue;
        SayEventDraft *inner = &drafts->items[d->about];
        inner->wanted =
            d->trigger->type == SAY_EVENT_REQUEST || d->trigger->type == SAY_EVENT_THREATEN;
        bool done = d->trigger->flags & (SAY_OBJECT_CONTROL | SAY_RECIPIENT_DOES);
        if (!inner->actors.count && done) inner->actors = d->recipients;
        if (!inner->actors.count && d->trigger->type == SAY_EVENT_THREATEN)
            inner->actors = d->actors;
        if (!d->recipients.count && d->trigger->type == SAY_EVENT_ACCUSE)
            d->recipients = inner->actors;
        bool towards =
            d->trigger->type == SAY_EVENT_THREATEN || d->trigger->type == SAY_EVENT_AGREE;
        if (!d->recipients.count && towards) d->recipients = inner->recipients;
    }
}
