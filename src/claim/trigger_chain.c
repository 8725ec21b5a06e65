/* trigger_chain.c -- the triggers of one lemma side by side, in the order in which they are asked,
   with the marks of what must stand in the sentence: most are passed over by their marks alone. */
#include "claim/event.h"

/* Lemmas are looked at in lower case; a word that is written otherwise is not told by a mark. */
static uint64_t mark_of(SayStr word)
{
    for (uint32_t i = 0; i < word.size; i++)
        if (word.data[i] >= 'A' && word.data[i] <= 'Z') return 0;
    return word.data ? say_term_mark(word) : 0;
}

static uint64_t marks_of(const SayTrigger *trigger)
{
    return mark_of(trigger->particle) | mark_of(trigger->object) | mark_of(trigger->modifier);
}

void say_triggers_chain(SayArena *arena, SayTriggers *triggers)
{
    SayMap *maps[] = {&triggers->verbs, &triggers->nouns, &triggers->adjectives,
                      &triggers->auxiliaries, &triggers->supports};
    uint32_t count = triggers->items.count, at = 0;
    SayTrigger *items = say_arena_alloc(arena, ((size_t)count + 1) * sizeof *items);
    triggers->keys = say_arena_alloc(arena, ((size_t)count + 1) * sizeof *triggers->keys);
    for (size_t m = 0; m < sizeof maps / sizeof *maps; m++)
        for (uint32_t k = 0; k < maps[m]->count; k++) {
            uint32_t from = maps[m]->values[k];
            maps[m]->values[k] = at + 1;
            for (; from; at++) {
                items[at] = triggers->items.items[from - 1];
                from = items[at].next;
                items[at].next = from ? at + 2 : 0;
                triggers->keys[at] = (SayTriggerKey){marks_of(&items[at]), items[at].next};
            }
        }
    triggers->items.items = items;
    triggers->items.capacity = count + 1;
}

/* A lemma as it stands, and as it is compared. */
uint64_t say_trigger_marks(const SayDoc *doc, const SaySentence *sentence)
{
    uint64_t marks = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        marks |= say_term_mark(doc->tokens.lemma[i]) | say_term_mark(say_role_lemma(doc, i));
    return marks;
}
