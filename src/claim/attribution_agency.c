/* attribution_agency.c -- outlets that the text rests on: "told Reuters", "CNN reported", "(AP)".

   The outlet that heard it stands outermost in the chain of speakers, and what rests on it is a
   cite. */
#include "claim/attribution.h"

#include <assert.h>

static bool same_outlet(const SayDoc *doc, const SayActorMention *actor)
{
    return doc->article.outlet.data && say_str_equal_nocase(doc->article.outlet, actor->name);
}

static void cite(SayDoc *doc, const SayActorMention *actor)
{
    for (uint32_t i = doc->cites.count; i > 0 && i + 4 > doc->cites.count; i--)
        if (doc->cites.items[i - 1].span.start == actor->span.start) return;
    if (same_outlet(doc, actor)) return;
    *say_push(doc->arena, &doc->cites) = (SayCite){actor->span, actor->name};
}

/* "in an interview with the BBC", "a column for the Post"; but "his feud with Fox News". */
static bool talks(const SayDoc *doc, uint32_t preposition)
{
    static const char *const ways[] = {
        "interview", "conversation", "talk",    "speak",  "chat",       "exchange", "appearance",
        "appear",    "discussion",   "discuss", "call",   "email",      "share",    "comment",
        "write",     "column",       "article", "piece",  "commentary", "essay",    "sit",
        "down",      "statement",    "remark",  "report", "response"};
    if (!say_lemma_in(doc, preposition, "with|for")) return true;
    return preposition > 0 && say_form_in(doc, preposition - 1, ways, sizeof ways / sizeof *ways);
}

/* "to Reuters", "told Reuters", "with the BBC": the outlet is the one spoken to. */
static bool spoken_to(const SayDoc *doc, const SayActorMention *actor)
{
    static const char *const words[] = {"to", "with", "tell", "inform", "for", "via"};
    uint32_t t = actor->first;
    for (uint32_t step = 0; t > 0 && step < 3; step++) {
        t--;
        if (doc->tokens.sentence[t] != doc->tokens.sentence[actor->first]) return false;
        if (say_form_in(doc, t, words, sizeof words / sizeof *words)) return talks(doc, t);
        if (doc->tokens.upos[t] != SAY_UPOS_DET && doc->tokens.upos[t] != SAY_UPOS_ADJ &&
            doc->tokens.upos[t] != SAY_UPOS_PUNCT)
            return false;
    }
    return false;
}

/* The word that leads to the outlet: "by" of "quoted by the Interfax news agency"; SAY_NONE. */
static uint32_t leading(const SayDoc *doc, const SayActorMention *actor)
{
    uint32_t t = actor->first;
    while (t > 0 && doc->tokens.upos[t - 1] == SAY_UPOS_DET) t--;
    return t > 0 && doc->tokens.sentence[t - 1] == doc->tokens.sentence[actor->first] ? t - 1
                                                                                      : SAY_NONE;
}

/* "quoted by Interfax", "a report in the Post", "documents seen by Reuters": what is said was
 * printed there, or shown to them. */
static bool printed_by(const SayFinder *f, const SayActorMention *actor)
{
    static const char *const ways[] = {"quote", "cite",      "see",     "obtain", "review",
                                       "carry", "publish",   "release", "air",    "broadcast",
                                       "post",  "interview", "report",  "run",    "print"};
    const SayDoc *doc = f->doc;
    uint32_t by = leading(doc, actor);
    if (by == SAY_NONE || by == 0 || !say_token_in(doc, by, "by|in|on")) return false;
    if (say_cue_source(f, by - 1) == SAY_SOURCE_DOCUMENT)
        return !say_token_in(doc, by, "on"); /* "a report on CNN" is about it */
    return doc->tokens.upos[by - 1] == SAY_UPOS_VERB &&
           say_form_in(doc, by - 1, ways, sizeof ways / sizeof *ways);
}

static bool is_outlet(const SayActorMention *actor)
{
    return actor->kind == SAY_ACTOR_MEDIA && !actor->pronoun && !actor->adjective;
}

static SaySpeaker outlet_speaker(const SayDoc *doc, uint32_t actor)
{
    const SayActorMention *mention = &doc->actors.items[actor];
    return (SaySpeaker){
        .span = mention->span, .head = mention->head, .actor = actor, .kind = SAY_SPEAKER_OUTLET};
}

static bool in_content(const SayDoc *doc, const SayFinding *finding, uint32_t token)
{
    for (uint32_t i = 0; i < finding->content.count; i++)
        if (doc->tokens.start[token] >= finding->content.items[i].start &&
            doc->tokens.start[token] < finding->content.items[i].end)
            return true;
    return false;
}

/* The finding whose speaker and cue stand around this token; NULL. */
static SayFinding *finding_around(SayFinder *f, uint32_t token)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, token);
    for (uint32_t t = sentence.first; t < sentence.end; t++) {
        if (!f->cue_of[t]) continue;
        SayFinding *finding = &f->found.items[f->cue_of[t] - 1];
        bool in_group = token >= finding->group.first && token < finding->group.end;
        for (uint32_t s = 0; s < finding->speaker_count && !in_group; s++) {
            SaySpan span = finding->speakers[s].span;
            in_group = doc->tokens.start[token] >= span.start && doc->tokens.end[token] <= span.end;
        }
        if (in_group) return finding;
    }
    /* ", in an official response to the agency, " hangs on the cue across commas. */
    for (uint32_t at = token, step = 0; at != SAY_NONE && step < 8;
         at = doc->tokens.head[at], step++)
        if (f->cue_of[at]) {
            SayFinding *finding = &f->found.items[f->cue_of[at] - 1];
            return in_content(doc, finding, token) ? NULL : finding;
        }
    return NULL;
}

static bool in_brackets(const SayDoc *doc, const SayActorMention *actor)
{
    return actor->first > 0 && actor->end < doc->tokens.count &&
           say_token_in(doc, actor->first - 1, "(") && say_token_in(doc, actor->end, ")");
}

static void read_outlet(SayFinder *f, uint32_t i)
{
    SayDoc *doc = f->doc;
    const SayActorMention *actor = &doc->actors.items[i];
    if (in_brackets(doc, actor)) {
        cite(doc, actor);
        return;
    }
    SayFinding *finding = finding_around(f, actor->head);
    if (!finding || same_outlet(doc, actor)) return;
    for (uint32_t s = 0; s < finding->speaker_count; s++)
        if (finding->speakers[s].actor == i) {
            if (finding->speakers[s].kind == SAY_SPEAKER_OUTLET) cite(doc, actor);
            return;
        }
    uint32_t object = say_object_of(doc, finding->attribution.cue); /* "denied a report by" */
    bool printed = printed_by(f, actor) && !in_content(doc, finding, actor->head) &&
                   object != leading(doc, actor) - 1;
    if (finding->speaker_count == 0 || (!spoken_to(doc, actor) && !printed)) return;
    say_speaker_add(finding, outlet_speaker(doc, i), true);
    cite(doc, actor);
}

static const char *const outlets[] = {"agency",  "outlet",      "newspaper", "network",
                                      "channel", "broadcaster", "daily",     "paper"};
enum { OUTLETS = sizeof outlets / sizeof *outlets };

/* "told the agency": the outlet named last before, or the article's own. */
static void read_addressee(SayFinder *f, SayFinding *finding)
{
    SayDoc *doc = f->doc;
    uint32_t cue = finding->attribution.cue, at = cue + 2;
    if (!finding->speaker_count || !say_doc_lemma_is(doc, cue, "tell") || at >= doc->tokens.count ||
        !say_token_in(doc, cue + 1, "the") || !say_form_in(doc, at, outlets, OUTLETS) ||
        say_speaker_chunk(doc, at).first != cue + 1)
        return;
    SayIndex actor = SAY_NONE;
    for (uint32_t i = doc->cites.count; i > 0 && actor == SAY_NONE; i--) {
        uint32_t token = say_doc_token_at(doc, doc->cites.items[i - 1].span.start);
        if (token < cue) actor = say_speaker_actor(f, token);
    }
    if (actor == SAY_NONE && !doc->article.outlet.data) return;
    SaySpan span = say_run_span(f, (SayRun){cue + 1, at + 1});
    SaySpeaker outlet = {.span = span, .head = at, .actor = actor, .kind = SAY_SPEAKER_OUTLET};
    say_speaker_add(finding, outlet, true);
}

/* "the agency's sources": the outlet named last before them heard them. */
static void read_possessor(SayFinder *f, SayFinding *finding)
{
    SayDoc *doc = f->doc;
    if (!finding->speaker_count) return;
    uint32_t head = finding->speakers[finding->speaker_count - 1].head;
    uint32_t owner = say_doc_child(doc, head, SAY_DEPREL_NMOD_POSS);
    if (owner == SAY_NONE || !say_doc_lemma_is(doc, head, "source") ||
        !say_form_in(doc, owner, outlets, OUTLETS))
        return;
    for (uint32_t i = doc->cites.count; i > 0; i--) {
        uint32_t token = say_doc_token_at(doc, doc->cites.items[i - 1].span.start);
        if (token >= head) continue;
        SaySpan span = say_run_span(f, say_speaker_chunk(doc, owner));
        SaySpeaker outlet = {.span = span,
                             .head = owner,
                             .actor = say_speaker_actor(f, token),
                             .kind = SAY_SPEAKER_OUTLET};
        say_speaker_add(finding, outlet, true);
        return;
    }
}

void say_attribution_agencies(SayFinder *f)
{
    for (uint32_t i = 0; i < f->doc->actors.count; i++)
        if (is_outlet(&f->doc->actors.items[i])) read_outlet(f, i);
    for (uint32_t i = 0; i < f->found.count; i++) {
        read_possessor(f, &f->found.items[i]);
        read_addressee(f, &f->found.items[i]);
    }
}
