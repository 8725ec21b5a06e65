/* attribution_bare.c -- speakers behind what they said, in a text that has lost its commas: "Ten
   people died near the bridge the ministry said."

   Some collections drop punctuation. What a comma tells elsewhere, the place of the cue tells here:
   it ends the sentence, or only an addressee, a day or a participle follows. Trees of such
   sentences are not to be trusted, so the words and their tags decide; and where the text has its
   commas, none of this applies. */
#include "claim/attribution.h"
#include "core/calendar.h"

enum {
    ENOUGH_TOKENS = 40,
    RARE = 120, /* tokens for each comma, at least */
    TAIL = 9,   /* tokens behind the cue */
    LINKS = 2,  /* "of", "for" within a name */
};

bool say_attribution_bare_text(const SayDoc *doc)
{
    uint32_t commas = 0;
    for (uint32_t t = 0; t < doc->tokens.count; t++) commas += say_token_in(doc, t, ",");
    return doc->tokens.count >= ENOUGH_TOKENS && commas * RARE <= doc->tokens.count;
}

static bool verbal(const SayDoc *doc, uint32_t token)
{
    return doc->tokens.upos[token] == SAY_UPOS_VERB || doc->tokens.upos[token] == SAY_UPOS_AUX;
}

static bool nominal(const SayDoc *doc, uint32_t token)
{
    uint8_t upos = doc->tokens.upos[token];
    return upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN || upos == SAY_UPOS_PRON;
}

/* The end of the sentence without its punctuation. */
static uint32_t last_word(const SayDoc *doc, SayRun sentence)
{
    uint32_t end = sentence.end;
    while (end > sentence.first && say_form_punct(doc, end - 1)) end--;
    return end;
}

/* Behind the cue stands nothing, a phrase ("in a statement", "on Monday"), a participle or, where
   the cue has one, an addressee. */
static bool closes(const SayFinder *f, uint32_t verb, const SayCue *cue, uint32_t end)
{
    static const char *const openers[] = {"on", "in", "to", "at", "from", "during", "by"};
    const SayDoc *doc = f->doc;
    uint32_t at = verb + 1;
    if (at >= end) return !(cue->takes & SAY_TAKES_TELL);
    if (say_clause_gerund(doc, at)) return true;
    if (end - at > TAIL) return false;
    for (uint32_t t = at; t < end; t++)
        if (verbal(doc, t) || say_token_in(doc, t, ":") || say_token_in(doc, t, "that"))
            return false;
    if (say_weekday_of_name(say_doc_token(doc, at)) >= 0) return true;
    if (cue->takes & SAY_TAKES_TELL) return true;
    return say_form_in(doc, at, openers, sizeof openers / sizeof *openers);
}

/* The first token of the run behind a place that opens it: "in Ulmek foreign minister Verand". */
static uint32_t behind_place(const SayDoc *doc, SayRun run)
{
    uint32_t low = 0, high = doc->places.count; /* in the order of the text */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->places.items[middle].first < run.first)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < doc->places.count && doc->places.items[low].first == run.first &&
        doc->places.items[low].end < run.end)
        return doc->places.items[low].end;
    return run.first;
}

/* The noun phrase that ends right before `end`: a mention's words, else those its tags join. */
static SayRun phrase_before(const SayFinder *f, uint32_t end)
{
    const SayDoc *doc = f->doc;
    uint32_t last = end - 1, first = say_sentence_run(doc, end - 1).first;
    SayRun run = say_speaker_chunk(doc, last);
    for (uint32_t t = run.first; t < last; t++) /* "in Ulmek Wednesday the ministry said" */
        if (say_weekday_of_name(say_doc_token(doc, t)) >= 0) run.first = t + 1;
    for (uint32_t link = 0; link < LINKS && run.first > first + 1; link++) {
        uint32_t at = run.first - 1;
        if (!say_token_in(doc, at, "of") && !say_token_in(doc, at, "for")) break;
        if (!nominal(doc, at - 1) || doc->tokens.upos[run.first] != SAY_UPOS_PROPN) break;
        run.first = say_speaker_chunk(doc, at - 1).first;
    }
    SayIndex actor = say_speaker_actor(f, last);
    const SayActorMention *named = actor == SAY_NONE ? NULL : &doc->actors.items[actor];
    bool behind_other = doc->tokens.upos[run.first] == SAY_UPOS_PROPN ||
                        (run.first > first && doc->tokens.upos[run.first - 1] == SAY_UPOS_ADP);
    if (named && named->end == end && named->first > run.first && behind_other)
        run.first = named->first; /* "near Ulmek President Verand": two names in a row */
    if (run.first > first && doc->tokens.upos[run.first - 1] == SAY_UPOS_ADP)
        run.first = behind_place(doc, run);
    return run;
}

/* The noun of the phrase that the others hang on by the tags: the last before "of" and "for". */
static uint32_t head_of(const SayDoc *doc, SayRun run)
{
    for (uint32_t t = run.first + 1; t < run.end; t++)
        if (doc->tokens.upos[t] == SAY_UPOS_ADP && nominal(doc, t - 1)) return t - 1;
    return run.end - 1;
}

static bool states(const SayFinder *f, SayRun run)
{
    static const char *const links[] = {"what", "which", "who",  "that", "as",   "than",
                                        "when", "where", "whom", "and",  "while"};
    const SayDoc *doc = f->doc;
    if (run.end <= run.first + 2) return false;
    if (say_form_in(doc, run.end - 1, links, sizeof links / sizeof *links)) return false;
    if (doc->tokens.upos[run.end - 1] == SAY_UPOS_ADP) return false;
    for (uint32_t t = run.first; t < run.end; t++)
        if (verbal(doc, t)) return true;
    return false;
}

static bool speaks(const SayFinder *f, uint32_t head, const SayCue *cue)
{
    const SayDoc *doc = f->doc;
    if (!nominal(doc, head) || say_weekday_of_name(say_doc_token(doc, head)) >= 0) return false;
    bool known =
        say_speaker_actor(f, head) != SAY_NONE || doc->tokens.upos[head] == SAY_UPOS_PRON ||
        doc->tokens.upos[head] == SAY_UPOS_PROPN || say_cue_source(f, head) == SAY_SOURCE_PERSON ||
        say_cue_source(f, head) == SAY_SOURCE_DOCUMENT;
    return known && say_speaker_fits(f, head, cue, true);
}

static void attribute(SayFinder *f, uint32_t verb, const SayCue *cue, SayRun speaker,
                      SayRun content)
{
    uint32_t head = head_of(f->doc, speaker);
    SayFinding *finding = say_finding_add(f, cue, verb, "bare");
    finding->attribution.cue_span = say_run_span(f, (SayRun){verb, verb + 1});
    finding->group = (SayRun){speaker.first < verb ? speaker.first : verb,
                              speaker.end > verb ? speaker.end : verb + 1};
    SaySpeaker made = say_speaker_make(f, head, verb);
    made.span = say_run_span(f, speaker);
    say_speaker_add(finding, made, false);
    finding->attribution.content_root = SAY_NONE;
    for (uint32_t t = content.first; t < content.end; t++) {
        uint32_t up = f->doc->tokens.head[t];
        bool top = up == SAY_NONE || up < content.first || up >= content.end;
        if (top && verbal(f->doc, t) && finding->attribution.content_root == SAY_NONE)
            finding->attribution.content_root = t;
    }
    say_finding_content(f, finding, content);
}

bool say_attribution_bare(SayFinder *f, uint32_t verb, const SayCue *cue)
{
    const SayDoc *doc = f->doc;
    uint32_t core = SAY_TAKES_QUOTE | SAY_TAKES_PAREN;
    if (!f->bare || (cue->takes & core) != core || f->quote_of[verb] ||
        say_clause_gerund(doc, verb) ||
        !(doc->tokens.feats[verb] & (SAY_FEAT_FINITE | SAY_FEAT_PAST)))
        return false;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t end = last_word(doc, sentence), before = verb;
    while (before > sentence.first && doc->tokens.upos[before - 1] == SAY_UPOS_AUX) before--;
    if (before > sentence.first && nominal(doc, before - 1) && closes(f, verb, cue, end)) {
        SayRun speaker = phrase_before(f, before), content = {sentence.first, speaker.first};
        if (speaks(f, head_of(doc, speaker), cue) && states(f, content)) {
            attribute(f, verb, cue, speaker, content);
            return true;
        }
    }
    if (verb + 1 >= end || end - verb > TAIL + 1 || verb == sentence.first) return false;
    for (uint32_t t = verb + 1; t < end; t++) /* "said the ministry." */
        if (verbal(doc, t) || say_token_in(doc, t, "that")) return false;
    SayRun speaker = {verb + 1, end}, content = {sentence.first, verb};
    uint8_t opens = doc->tokens.upos[verb + 1];
    if ((opens != SAY_UPOS_DET && opens != SAY_UPOS_PROPN && opens != SAY_UPOS_NOUN &&
         opens != SAY_UPOS_ADJ) ||
        nominal(doc, verb - 1) == false || !states(f, content) ||
        !speaks(f, head_of(doc, speaker), cue) || (cue->takes & SAY_TAKES_TELL))
        return false;
    attribute(f, verb, cue, speaker, content);
    return true;
}
