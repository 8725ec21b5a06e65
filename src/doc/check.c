/* check.c -- every invariant that doc.h promises, layer by layer. */
#include "core/utf8.h"
#include "doc/doc.h"

typedef struct Check {
    const SayDoc *doc;
    SayText wrong; /* empty while all is well */
} Check;

#define EXPECT(check, condition, ...)                                                              \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            say_text_format(&(check)->wrong, __VA_ARGS__);                                         \
            return false;                                                                          \
        }                                                                                          \
    } while (0)

static bool span_ok(Check *check, SaySpan span, const char *what, uint32_t index)
{
    SayStr text = check->doc->text;
    EXPECT(check, span.start <= span.end && span.end <= text.size,
           "%s %u: span %u..%u leaves the text of %u bytes", what, index, span.start, span.end,
           text.size);
    EXPECT(check, say_utf8_boundary(text, span.start) && say_utf8_boundary(text, span.end),
           "%s %u: span %u..%u cuts a character", what, index, span.start, span.end);
    return true;
}

static bool text_ok(Check *check)
{
    const SayDoc *doc = check->doc;
    uint32_t invalid = say_utf8_invalid_at(doc->text);
    EXPECT(check, invalid == doc->text.size, "text: invalid UTF-8 at byte %u", invalid);
    uint32_t at = 0;
    for (uint32_t i = 0; i < doc->pieces.count; i++) {
        const SayPiece *piece = &doc->pieces.items[i];
        EXPECT(check, piece->text_start == at && piece->size > 0,
               "piece %u: starts at %u, not at %u", i, piece->text_start, at);
        EXPECT(
            check,
            piece->source_start <= piece->source_end && piece->source_end <= doc->record.bytes.size,
            "piece %u: source %u..%u leaves the record", i, piece->source_start, piece->source_end);
        at += piece->size;
    }
    EXPECT(check, doc->pieces.count == 0 || at == doc->text.size, "pieces end at %u of %u", at,
           doc->text.size);
    uint32_t behind = 0;
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        SaySpan span = doc->blocks.items[i].span;
        if (!span_ok(check, span, "block", i)) return false;
        EXPECT(check, span.start >= behind && span.start < span.end,
               "block %u: overlaps or is empty", i);
        behind = span.end;
    }
    return true;
}

static bool tokens_ok(Check *check)
{
    const SayDoc *doc = check->doc;
    const SayTokens *t = &doc->tokens;
    for (uint32_t i = 0; i < t->count; i++) {
        if (!span_ok(check, (SaySpan){t->start[i], t->end[i]}, "token", i)) return false;
        EXPECT(check, t->start[i] < t->end[i], "token %u: empty", i);
        EXPECT(check, i == 0 || t->end[i - 1] <= t->start[i], "token %u: overlaps the one before",
               i);
        EXPECT(check, t->sentence[i] < doc->sentences.count, "token %u: no sentence", i);
        EXPECT(check, t->upos[i] < SAY_UPOS_COUNT && t->deprel[i] < SAY_DEPREL_COUNT,
               "token %u: bad label", i);
    }
    uint32_t next = 0;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const SaySentence *sentence = &doc->sentences.items[s];
        EXPECT(check,
               sentence->first == next && sentence->end > sentence->first &&
                   sentence->end <= t->count,
               "sentence %u: tokens %u..%u", s, sentence->first, sentence->end);
        EXPECT(check,
               sentence->span.start == t->start[sentence->first] &&
                   sentence->span.end == t->end[sentence->end - 1],
               "sentence %u: span is not that of its tokens", s);
        EXPECT(check, sentence->block < doc->blocks.count, "sentence %u: no block", s);
        next = sentence->end;
    }
    EXPECT(check, next == t->count, "sentences end at token %u of %u", next, t->count);
    return true;
}

/* Heads stay within the sentence and lead to a root: a walk up never takes more steps than the
 * sentence has tokens. */
static bool trees_ok(Check *check)
{
    const SayDoc *doc = check->doc;
    const SayTokens *t = &doc->tokens;
    for (uint32_t i = 0; i < t->count; i++) {
        const SaySentence *sentence = &doc->sentences.items[t->sentence[i]];
        uint32_t steps = 0;
        for (uint32_t at = i; t->head[at] != SAY_NONE; at = t->head[at]) {
            EXPECT(check, t->head[at] >= sentence->first && t->head[at] < sentence->end,
                   "token %u: head %u outside its sentence", at, t->head[at]);
            EXPECT(check, ++steps <= sentence->end - sentence->first, "token %u: on a cycle", i);
            if (steps > 64) break; /* deep trees are checked from their upper tokens */
        }
    }
    return true;
}

static bool names_ok(Check *check)
{
    const SayDoc *doc = check->doc;
    uint32_t behind = 0;
    for (uint32_t i = 0; i < doc->names.count; i++) {
        const SayName *name = &doc->names.items[i];
        EXPECT(check,
               name->first >= behind && name->first < name->end && name->end <= doc->tokens.count,
               "name %u: tokens %u..%u", i, name->first, name->end);
        EXPECT(check,
               doc->tokens.sentence[name->first] == doc->tokens.sentence[name->end - 1] &&
                   name->type < SAY_NAME_TYPE_COUNT,
               "name %u: crosses sentences or is of no kind", i);
        behind = name->end;
    }
    return true;
}

static bool mention_ok(Check *check, SaySpan span, uint32_t first, uint32_t end, uint32_t head)
{
    const SayTokens *t = &check->doc->tokens;
    if (!span_ok(check, span, "mention at token", first)) return false;
    EXPECT(check, first < end && end <= t->count, "mention: tokens %u..%u", first, end);
    EXPECT(check, head >= first && head < end, "mention at token %u: head %u outside", first, head);
    EXPECT(check, span.start <= t->start[first] && span.end >= t->end[end - 1],
           "mention at token %u: span does not hold its tokens", first);
    return true;
}

static bool mentions_ok(Check *check)
{
    const SayDoc *doc = check->doc;
    for (uint32_t i = 0; i < doc->actors.count; i++) {
        const SayActorMention *m = &doc->actors.items[i];
        if (!mention_ok(check, m->span, m->first, m->end, m->head)) return false;
        EXPECT(check, m->chain <= i, "actor %u: chain %u points forward", i, m->chain);
    }
    for (uint32_t i = 0; i < doc->places.count; i++) {
        const SayPlaceMention *m = &doc->places.items[i];
        if (!mention_ok(check, m->span, m->first, m->end, m->head)) return false;
        EXPECT(check, m->confidence >= 0 && m->confidence <= 1000, "place %u: confidence %d", i,
               m->confidence);
    }
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *m = &doc->times.items[i];
        if (!mention_ok(check, m->span, m->first, m->end, m->head)) return false;
        EXPECT(check, m->begin == SAY_DAY_NONE || m->last == SAY_DAY_NONE || m->begin <= m->last,
               "time %u: ends before it begins", i);
    }
    for (uint32_t i = 0; i < doc->quantities.count; i++) {
        const SayQuantityMention *m = &doc->quantities.items[i];
        if (!mention_ok(check, m->span, m->first, m->end, m->head)) return false;
        EXPECT(check, m->whole == SAY_NONE || (m->whole < doc->quantities.count && m->whole != i),
               "quantity %u: part of none", i);
    }
    for (uint32_t i = 0; i < doc->nominals.count; i++) {
        const SayNominal *n = &doc->nominals.items[i];
        if (!mention_ok(check, n->span, n->first, n->end, n->head)) return false;
        EXPECT(check, n->chain <= i, "nominal %u: chain %u points forward", i, n->chain);
        EXPECT(check, n->actor == SAY_NONE || n->actor < doc->actors.count,
               "nominal %u: no actor %u", i, n->actor);
    }
    return true;
}

static bool range_ok(uint32_t first, uint32_t count, uint32_t total)
{
    return count == 0 || (first < total && count <= total - first);
}

static bool attributions_ok(Check *check)
{
    const SayDoc *doc = check->doc;
    for (uint32_t i = 0; i < doc->attributions.count; i++) {
        const SayAttribution *a = &doc->attributions.items[i];
        EXPECT(check,
               range_ok(a->first_speaker, a->speaker_count, doc->speakers.count) &&
                   range_ok(a->first_content, a->content_count, doc->content_spans.count),
               "attribution %u: speakers or content out of range", i);
        uint32_t steps = 0;
        for (SayIndex p = a->parent; p != SAY_NONE; p = doc->attributions.items[p].parent)
            EXPECT(check, p < doc->attributions.count && ++steps <= doc->attributions.count,
                   "attribution %u: parents run in a circle", i);
    }
    for (uint32_t i = 0; i < doc->speakers.count; i++) {
        const SaySpeaker *speaker = &doc->speakers.items[i];
        if (!span_ok(check, speaker->span, "speaker", i)) return false;
        EXPECT(check, speaker->actor == SAY_NONE || speaker->actor < doc->actors.count,
               "speaker %u: no such actor", i);
        if (!span_ok(check, speaker->anonymity, "anonymity", i)) return false;
    }
    for (uint32_t i = 0; i < doc->content_spans.count; i++)
        if (!span_ok(check, doc->content_spans.items[i], "content span", i)) return false;
    return true;
}

static bool negations_ok(Check *check)
{
    const SayDoc *doc = check->doc;
    for (uint32_t i = 0; i < doc->negations.count; i++) {
        const SayNegation *n = &doc->negations.items[i];
        EXPECT(check,
               n->cue_count > 0 &&
                   range_ok(n->first_cue, n->cue_count, doc->negation_spans.count) &&
                   range_ok(n->first_scope, n->scope_count, doc->negation_spans.count),
               "negation %u: cue or scope out of range", i);
        EXPECT(check,
               n->token < n->end && n->end <= doc->tokens.count &&
                   (n->anchor == SAY_NONE || n->anchor < doc->tokens.count),
               "negation %u: no such token", i);
        if (!span_ok(check, n->event, "denied event", i)) return false;
    }
    for (uint32_t i = 0; i < doc->negation_spans.count; i++)
        if (!span_ok(check, doc->negation_spans.items[i], "negation span", i)) return false;
    return true;
}

static bool claims_ok(Check *check)
{
    const SayDoc *doc = check->doc;
    for (uint32_t i = 0; i < doc->events.count; i++) {
        const SayEvent *e = &doc->events.items[i];
        EXPECT(check, e->trigger < doc->tokens.count && e->type < SAY_EVENT_TYPE_COUNT,
               "event %u: bad trigger", i);
        EXPECT(check,
               range_ok(e->first_actor, e->actor_count, doc->participants.count) &&
                   range_ok(e->first_recipient, e->recipient_count, doc->participants.count),
               "event %u: participants out of range", i);
        EXPECT(check, range_ok(e->first_part, e->part_count, doc->parts.count),
               "event %u: parts out of range", i);
        EXPECT(check, e->place == SAY_NONE || e->place < doc->places.count,
               "event %u: no such place", i);
        EXPECT(check, e->about == SAY_NONE || e->about < doc->events.count,
               "event %u: about no event", i);
        EXPECT(check, e->echo <= doc->events.count, "event %u: the echo of no event", i);
    }
    for (uint32_t i = 0; i < doc->parts.count; i++)
        if (!span_ok(check, doc->parts.items[i], "part", i)) return false;
    for (uint32_t i = 0; i < doc->predicates.count; i++) {
        SayIndex place = doc->predicates.items[i].place;
        EXPECT(check, place == SAY_NONE || place < doc->places.count, "predicate %u: no such place",
               i);
    }
    for (uint32_t i = 0; i < doc->issues.count; i++)
        if (!span_ok(check, doc->issues.items[i].span, "issue", i)) return false;
    for (uint32_t i = 0; doc->rejections && i < doc->rejections->items.count; i++)
        EXPECT(check, doc->rejections->items.items[i].token < doc->tokens.count,
               "rejection %u: no such token", i);
    for (uint32_t i = 0; i < doc->targets.count; i++)
        EXPECT(check, doc->targets.items[i].head < doc->tokens.count,
               "target %u: token out of range", i);
    for (uint32_t i = 0; i < doc->participants.count; i++)
        EXPECT(check, doc->participants.items[i] < doc->actors.count,
               "participant %u: no such actor", i);
    for (uint32_t i = 0; i < doc->claims.count; i++) {
        const SayClaim *claim = &doc->claims.items[i];
        if (!span_ok(check, claim->span, "claim", i)) return false;
        EXPECT(check, claim->span.start < claim->span.end, "claim %u: no bytes say it", i);
        EXPECT(check,
               range_ok(claim->first_speaker, claim->speaker_count, doc->speakers.count) &&
                   range_ok(claim->first_content, claim->content_count, doc->content_spans.count) &&
                   range_ok(claim->first_why, claim->why_count, doc->whys.count),
               "claim %u: out of range", i);
        EXPECT(check, claim->event == SAY_NONE || claim->event < doc->events.count,
               "claim %u: no such event", i);
    }
    return true;
}

const char *say_doc_check(const SayDoc *doc)
{
    Check check = {doc, {.arena = doc->arena}};
    if (text_ok(&check) && tokens_ok(&check) && trees_ok(&check) && names_ok(&check) &&
        mentions_ok(&check) && attributions_ok(&check) && negations_ok(&check) && claims_ok(&check))
        return NULL;
    return say_str_terminated(doc->arena, say_text_str(&check.wrong));
}
