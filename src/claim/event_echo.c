/* event_echo.c -- a bare word for an act that the article tells: "after the attack", "Saturday's
   bombing".

   Such a word names no party, figure or place, and alone would be no event. Where it is definite
   and an act of its type was told before it, it speaks of that act again: what is claimed there,
   who condemns it, who is blamed for it, is claimed of an event. It takes over nothing from that
   act; its parties stay unknown. */
#include "claim/event.h"

/* "the attack", "this attack", "Friday's attack", "their attack". */
static bool is_definite(const SayTriggers *triggers, const SayDoc *doc, const SayEvent *event)
{
    static const char *const words[] = {"the", "this", "that", "these", "those", "each"};
    const SayTokens *t = &doc->tokens;
    uint32_t noun = event->trigger;
    while (t->deprel[noun] == SAY_DEPREL_COMPOUND && t->head[noun] != SAY_NONE) {
        noun = t->head[noun]; /* "the assassination attempt", not "the arrest warrant" */
        if (event->type != SAY_EVENT_ASSAULT &&
            say_map_get(&triggers->collectives, say_role_lemma(doc, noun)) == SAY_ABSENT)
            return false;
    }
    for (uint32_t c = t->first_child[noun]; c != SAY_NONE && c < noun; c = t->next_sibling[c]) {
        if (t->deprel[c] == SAY_DEPREL_NMOD_POSS) return true;
        for (size_t i = 0; t->deprel[c] == SAY_DEPREL_DET && i < sizeof words / sizeof *words; i++)
            if (say_role_is(doc, c, words[i])) return true;
    }
    return false;
}

static bool echoes(const SayTriggers *triggers, const SayDoc *doc, const SayEvent *event)
{
    uint8_t upos = doc->tokens.upos[event->trigger];
    bool noun = upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN;
    return noun && say_event_type_quad(event->type) == 4 &&
           say_str_equal(event->decoy, SAY_STR("bare")) && is_definite(triggers, doc, event);
}

/* Events stand in the order of their sentences. A lead may speak of what is told below it. */
void say_event_echoes(const SayTriggers *triggers, SayDoc *doc)
{
    uint32_t told[SAY_EVENT_TYPE_COUNT] = {0}; /* 1 + index: the last of each type told in full */
    if (doc->article.genre.data) return;
    for (uint32_t i = doc->events.count; i-- > 0;)
        if (!doc->events.items[i].decoy.data) told[doc->events.items[i].type] = i + 1;
    for (uint32_t i = 0; i < doc->events.count; i++) {
        SayEvent *event = &doc->events.items[i];
        if (!event->decoy.data) {
            told[event->type] = i + 1;
        } else if (told[event->type] && echoes(triggers, doc, event)) {
            event->decoy = SAY_STR_NONE;
            event->echo = told[event->type];
        }
    }
}
