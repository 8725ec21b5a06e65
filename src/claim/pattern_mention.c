/* pattern_mention.c -- the actors of the imported dictionaries among the actor mentions of the
   document: those that are there get their code, the others are put in, in the order of the text.
 */
#include "claim/pattern.h"

#include <assert.h>
#include <stdlib.h>

/* Mentions with the place they had before, SAY_NONE for new ones. */
typedef struct Row {
    SayActorMention mention;
    SayIndex before, actor; /* actor: index into the pattern actors; SAY_NONE */
} Row;

/* As mention.c orders them: by start, the longer first, then by head. */
static int compare(const void *left, const void *right)
{
    const Row *a = left, *b = right;
    SaySpan x = a->mention.span, y = b->mention.span;
    if (x.start != y.start) return x.start < y.start ? -1 : 1;
    if (x.end != y.end) return x.end > y.end ? -1 : 1;
    if (a->mention.head != b->mention.head) return a->mention.head < b->mention.head ? -1 : 1;
    return a->before < b->before ? -1 : a->before > b->before;
}

static SayActorMention mention_of(const SayDoc *doc, const SayPatternActor *actor)
{
    const SayTokens *t = &doc->tokens;
    SayActorMention m = {.first = actor->first, .end = actor->end, .head = actor->head};
    if (m.head < m.first) m.head = m.first;
    m.span = (SaySpan){t->start[m.first], t->end[m.end - 1]};
    m.name = actor->name.data ? actor->name : say_doc_text(doc, m.span);
    m.kind = actor->named ? SAY_ACTOR_ORGANISATION : SAY_ACTOR_ROLE;
    return m;
}

static uint32_t gather(SayDoc *doc, const SayPatternActors *actors, Row *rows)
{
    uint32_t count = doc->actors.count;
    SayIndex *at_head = say_arena_alloc(doc->arena, (doc->tokens.count + 1) * sizeof *at_head);
    for (SayIndex i = 0; i < count; i++) {
        rows[i] = (Row){doc->actors.items[i], i, SAY_NONE};
        if (!at_head[rows[i].mention.head]) at_head[rows[i].mention.head] = i + 1;
    }
    for (uint32_t i = 0; i < actors->count; i++) {
        const SayPatternActor *actor = &actors->items[i];
        if (actor->absorbed != SAY_NONE) continue;
        SayIndex at = at_head[actor->head] ? at_head[actor->head] - 1 : count;
        if (at == count) rows[count++] = (Row){mention_of(doc, actor), SAY_NONE, i};
        rows[at].mention.code = actor->code;
        rows[at].actor = i;
    }
    return count;
}

void say_pattern_mentions(SayDoc *doc, SayPatternActors *actors)
{
    uint32_t most = doc->actors.count + actors->count, before = doc->actors.count;
    Row *rows = say_arena_alloc(doc->arena, (most + 1) * sizeof *rows);
    SayIndex *moved = say_arena_alloc(doc->arena, (before + 1) * sizeof *moved);
    uint32_t count = gather(doc, actors, rows);
    qsort(rows, count, sizeof *rows, compare);
    for (uint32_t i = 0; i < count; i++) {
        if (rows[i].before != SAY_NONE) moved[rows[i].before] = i;
        if (rows[i].actor != SAY_NONE) actors->items[rows[i].actor].mention = i;
    }
    while (doc->actors.count < count) say_push(doc->arena, &doc->actors);
    for (uint32_t i = 0; i < count; i++) {
        SayActorMention m = rows[i].mention;
        SayText id = {.arena = doc->arena};
        say_text_format(&id, "m%u", i + 1);
        m.id = say_text_str(&id);
        m.chain = rows[i].before == SAY_NONE ? i : m.chain == SAY_NONE ? SAY_NONE : moved[m.chain];
        doc->actors.items[i] = m;
    }
    for (uint32_t i = 0; i < doc->nominals.count; i++)
        if (doc->nominals.items[i].actor != SAY_NONE)
            doc->nominals.items[i].actor = moved[doc->nominals.items[i].actor];
    assert(count >= before);
}
