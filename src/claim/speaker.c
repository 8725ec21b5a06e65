/* speaker.c -- who speaks: the words that name them, the actor that they are, and of what kind. */
#include "claim/attribution.h"
#include "core/calendar.h"

#include <assert.h>

/* What belongs to the noun phrase of a head. */
static bool belongs(SayDeprel deprel)
{
    switch (deprel) {
    case SAY_DEPREL_DET:
    case SAY_DEPREL_DET_PREDET:
    case SAY_DEPREL_AMOD:
    case SAY_DEPREL_COMPOUND:
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_NMOD_DESC:
    case SAY_DEPREL_NMOD_POSS:
    case SAY_DEPREL_NMOD_UNMARKED:
    case SAY_DEPREL_NUMMOD:
    case SAY_DEPREL_FLAT:
    case SAY_DEPREL_APPOS:
    case SAY_DEPREL_ACL:
    case SAY_DEPREL_ACL_RELCL:
    case SAY_DEPREL_CONJ:
    case SAY_DEPREL_CC_PRECONJ:
    case SAY_DEPREL_FIXED:
    case SAY_DEPREL_GOESWITH:
    case SAY_DEPREL_ADVMOD: return true;
    default: return false;
    }
}

static bool nominal(const SayDoc *doc, uint32_t token)
{
    uint8_t upos = doc->tokens.upos[token];
    return upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN || upos == SAY_UPOS_PRON ||
           upos == SAY_UPOS_NUM || upos == SAY_UPOS_ADJ || upos == SAY_UPOS_DET ||
           upos == SAY_UPOS_X || upos == SAY_UPOS_SYM;
}

static void widen(SayRun *run, uint32_t low, uint32_t high)
{
    if (low < run->first) run->first = low;
    if (high + 1 > run->end) run->end = high + 1;
}

static bool in_chunk(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.upos[token]) {
    case SAY_UPOS_DET:
    case SAY_UPOS_ADJ:
    case SAY_UPOS_NUM:
    case SAY_UPOS_NOUN:
    case SAY_UPOS_PROPN: return true;
    case SAY_UPOS_PART: return say_doc_lemma_is(doc, token, "'s");
    case SAY_UPOS_PUNCT: return say_token_in(doc, token, "-");
    default: return false;
    }
}

SayRun say_speaker_chunk(const SayDoc *doc, uint32_t last)
{
    SayRun sentence = say_sentence_run(doc, last);
    SayRun run = {last, last + 1};
    if (doc->tokens.upos[last] == SAY_UPOS_PRON) return run;
    while (run.first > sentence.first && in_chunk(doc, run.first - 1)) {
        run.first--;
        if (doc->tokens.upos[run.first] == SAY_UPOS_DET) break;
    }
    while (run.first < last && doc->tokens.upos[run.first] == SAY_UPOS_PUNCT) run.first++;
    return run;
}

uint32_t say_speaker_before(const SayFinder *f, uint32_t verb)
{
    static const char *const no_subject[] = {"him",   "them", "her",  "us",   "me",
                                             "which", "that", "what", "this", "there"};
    const SayDoc *doc = f->doc;
    uint32_t first = say_sentence_run(doc, verb).first, t = verb;
    while (t > first &&
           (doc->tokens.upos[t - 1] == SAY_UPOS_AUX || doc->tokens.upos[t - 1] == SAY_UPOS_ADV ||
            (doc->tokens.upos[t - 1] == SAY_UPOS_PART && !say_token_in(doc, t - 1, "to"))))
        t--;
    if (t > first && say_token_in(doc, t - 1, ")"))
        for (uint32_t back = t - 1; back > first && t - back < 8; back--)
            if (say_token_in(doc, back, "(")) t = back;
    if (t == first || f->quote_of[t - 1] != f->quote_of[verb]) return SAY_NONE;
    uint8_t upos = doc->tokens.upos[--t];
    if (upos == SAY_UPOS_PRON)
        for (uint32_t i = 0; i < sizeof no_subject / sizeof *no_subject; i++)
            if (say_token_in(doc, t, no_subject[i])) return SAY_NONE;
    bool noun = upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN || upos == SAY_UPOS_PRON;
    if (!noun && say_cue_source(f, t) != SAY_SOURCE_PERSON) return SAY_NONE;
    uint32_t start = say_speaker_chunk(doc, t).first;
    if (start > first && doc->tokens.upos[start - 1] == SAY_UPOS_ADP)
        return SAY_NONE; /* "of the ministry said" */
    return t;
}

/* Between the phrase and its verb only a prepositional phrase: "officials in Baghdad said". */
static uint32_t up_to_verb(const SayDoc *doc, uint32_t end, uint32_t verb)
{
    if (end < verb && say_token_in(doc, end, "("))
        for (uint32_t t = end; t < verb && t < end + 8; t++)
            if (say_token_in(doc, t, ")")) return t + 1;
    if (end >= verb || verb - end > 8 || doc->tokens.upos[end] != SAY_UPOS_ADP) return end;
    uint32_t last = end;
    for (uint32_t t = end; t < verb; t++) {
        uint8_t upos = doc->tokens.upos[t];
        if (upos == SAY_UPOS_AUX || upos == SAY_UPOS_ADV) break;
        if (upos != SAY_UPOS_ADP && !in_chunk(doc, t)) return end;
        SayStr text = say_doc_token(doc, t);
        if (upos == SAY_UPOS_PROPN &&
            (say_weekday_of_name(text) >= 0 || say_month_of_name(text) > 0))
            return end;
        last = t + 1;
    }
    return last;
}

static bool in_name(const SayDoc *doc, uint32_t token)
{
    return say_token_in(doc, token + 1, "'s") || say_token_in(doc, token + 1, "-");
}

/* "This Wednesday the minister", "in May the agency": a time that stands before the speaker without
 * a comma; the first word of who speaks. */
static uint32_t behind_time(const SayDoc *doc, uint32_t first, uint32_t head)
{
    uint32_t low = 0, high = doc->times.count;
    while (low < high) { /* the first time at or behind it */
        uint32_t middle = low + (high - low) / 2;
        if (doc->times.items[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == doc->times.count || doc->times.items[low].first != first) return first;
    uint32_t end = doc->times.items[low].end;
    bool owns = say_str_starts(say_doc_token(doc, end), SAY_STR("'")); /* "Monday's statement" */
    return end <= head && !owns ? end : first;
}

/* Nothing before it but time: "Also Monday". */
static bool opens_sentence(const SayDoc *doc, uint32_t token)
{
    uint32_t first = say_sentence_run(doc, token).first;
    for (uint32_t t = first; t < token; t++)
        if (doc->tokens.upos[t] != SAY_UPOS_ADV && doc->tokens.upos[t] != SAY_UPOS_ADP &&
            say_weekday_of_name(say_doc_token(doc, t)) < 0)
            return false;
    return true;
}

/* A hyphen without blanks, and the rest of a name behind it. */
static bool hyphened(const SayDoc *doc, uint32_t token)
{
    return token > 0 && token + 1 < doc->tokens.count && say_token_in(doc, token, "-") &&
           doc->tokens.upos[token + 1] == SAY_UPOS_PROPN &&
           doc->tokens.end[token - 1] == doc->tokens.start[token] &&
           doc->tokens.end[token] == doc->tokens.start[token + 1];
}

SayRun say_speaker_run(const SayFinder *f, uint32_t head, uint32_t but)
{
    const SayDoc *doc = f->doc;
    SayRun run = {head, head + 1};
    for (uint32_t c = doc->tokens.first_child[head]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        bool holds_cue = but != SAY_NONE && f->low[c] <= but && but <= f->high[c];
        if (!belongs(deprel) || holds_cue || (deprel == SAY_DEPREL_CONJ && !nominal(doc, c)))
            continue;
        if (c > head && doc->tokens.deprel[c] == SAY_DEPREL_ACL && say_token_in(doc, c, "citing"))
            continue; /* whom they cite speaks within */
        if (f->quote_of[c] != f->quote_of[head] && c > head && deprel != SAY_DEPREL_APPOS &&
            deprel != SAY_DEPREL_FLAT)
            continue;
        widen(&run, f->low[c], f->high[c]);
    }
    uint8_t upos = doc->tokens.upos[head];
    if (upos != SAY_UPOS_PRON && upos != SAY_UPOS_VERB) {
        SayRun chunk = say_speaker_chunk(doc, head);
        if (chunk.first < run.first && (but == SAY_NONE || but < chunk.first || but > head))
            run.first = chunk.first;
        uint32_t limit = say_sentence_run(doc, head).end;
        while (run.end < limit && run.end != but &&
               (doc->tokens.upos[run.end] == SAY_UPOS_PROPN || hyphened(doc, run.end)) &&
               (upos == SAY_UPOS_NOUN || (but != SAY_NONE && run.end < but)) &&
               say_weekday_of_name(say_doc_token(doc, run.end)) < 0 &&
               f->quote_of[run.end] == f->quote_of[head])
            run.end++;
        if (but != SAY_NONE && run.end < but) run.end = up_to_verb(doc, run.end, but);
    }
    if (but != SAY_NONE && but >= run.first && but < run.end) {
        if (but > head)
            run.end = but;
        else
            run.first = but + 1;
    }
    run.first = behind_time(doc, run.first, head);
    while (run.first + 1 < head && !in_name(doc, run.first) &&
           (say_weekday_of_name(say_doc_token(doc, run.first)) >= 0 ||
            doc->tokens.upos[run.first] == SAY_UPOS_ADV) && /* "Meanwhile the agency said" */
           !say_token_in(doc, run.first + 1, ",") &&
           opens_sentence(doc, run.first))
        run.first++;
    while (run.first + 2 < head &&
           say_token_in(doc, run.first + 1, ",") && /* "Sunday, its officials warned" */
           say_weekday_of_name(say_doc_token(doc, run.first)) >= 0)
        run.first += 2;
    if (run.first < head && upos == SAY_UPOS_PROPN && doc->tokens.upos[run.first] == SAY_UPOS_NUM &&
        say_doc_token(doc, run.first).size == 4) /* "In 1983 Sudan planned" */
        run.first++;
    return say_run_trim(f, run);
}

SayIndex say_speaker_actor(const SayFinder *f, uint32_t head)
{
    const SayDoc *doc = f->doc;
    uint32_t low = 0, high = doc->actors.count;
    while (low < high) { /* the first mention that starts behind the head: actors stand in the order
                            of the text */
        uint32_t middle = low + (high - low) / 2;
        if (doc->actors.items[middle].first <= head)
            low = middle + 1;
        else
            high = middle;
    }
    SayIndex best = SAY_NONE;
    for (uint32_t back = 0; low > 0 && back < 8; back++) {
        const SayActorMention *actor = &doc->actors.items[--low];
        if (actor->end <= head || actor->adjective) continue;
        if (best == SAY_NONE ||
            actor->end - actor->first > doc->actors.items[best].end - doc->actors.items[best].first)
            best = low;
    }
    return best;
}

/* The head's own mention, or that of the name beside it: "spokesman John Doe", "John Doe, the
 * spokesman". */
static SayIndex actor_of(const SayFinder *f, uint32_t head)
{
    const SayDoc *doc = f->doc;
    SayIndex own = say_speaker_actor(f, head);
    if (own != SAY_NONE && doc->actors.items[own].person_name) return own;
    for (uint32_t c = doc->tokens.first_child[head]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if (deprel != SAY_DEPREL_APPOS && deprel != SAY_DEPREL_FLAT &&
            deprel != SAY_DEPREL_COMPOUND && deprel != SAY_DEPREL_NMOD_DESC)
            continue;
        SayIndex named = say_speaker_actor(f, c);
        if (named != SAY_NONE && doc->actors.items[named].person_name) return named;
    }
    SayRun sentence = say_sentence_run(doc, head);
    for (uint32_t t = head + 1; t < sentence.end && doc->tokens.upos[t] == SAY_UPOS_PROPN; t++) {
        SayIndex named = say_speaker_actor(f, t);
        if (named != SAY_NONE && doc->actors.items[named].person_name) return named;
    }
    return own;
}

static bool counted(const SayDoc *doc, uint32_t head)
{
    return say_doc_child(doc, head, SAY_DEPREL_NUMMOD) != SAY_NONE;
}

static bool definite(const SayDoc *doc, uint32_t head)
{
    uint32_t determiner = say_doc_child(doc, head, SAY_DEPREL_DET);
    if (determiner != SAY_NONE) return say_doc_lemma_is(doc, determiner, "the");
    return say_doc_child(doc, head, SAY_DEPREL_NMOD_POSS) != SAY_NONE ||
           say_doc_child(doc, head, SAY_DEPREL_COMPOUND) == SAY_NONE;
}

static const SayActorMention *named_in_chain(const SayDoc *doc, const SayActorMention *actor)
{
    if (actor->chain == SAY_NONE || actor->chain >= doc->actors.count) return NULL;
    const SayActorMention *first = &doc->actors.items[actor->chain];
    return first->person_name || (first->kind != SAY_ACTOR_ROLE &&
                                  first->kind != SAY_ACTOR_UNKNOWN && !first->pronoun)
               ? first
               : NULL;
}

static const char *const anonymous[] = {"source",    "official", "insider",  "person",   "people",
                                        "man",       "woman",    "witness",  "resident", "diplomat",
                                        "colleague", "friend",   "somebody", "someone"};

static SaySpeakerKind kind_of_role(const SayDoc *doc, uint32_t head, bool plural)
{
    bool nameless = say_form_in(doc, head, anonymous, sizeof anonymous / sizeof *anonymous);
    if (say_doc_lemma_is(doc, head, "source") || say_doc_lemma_is(doc, head, "insider"))
        return SAY_SPEAKER_UNNAMED;
    if (plural) return counted(doc, head) ? SAY_SPEAKER_UNNAMED : SAY_SPEAKER_GROUP;
    return definite(doc, head) && !nameless ? SAY_SPEAKER_NAMED : SAY_SPEAKER_UNNAMED;
}

static SaySpeakerKind kind_of(const SayFinder *f, uint32_t head, SayIndex actor)
{
    const SayDoc *doc = f->doc;
    bool plural = (doc->tokens.feats[head] & SAY_FEAT_PLURAL) != 0;
    if (actor != SAY_NONE) {
        const SayActorMention *mention = &doc->actors.items[actor];
        if (mention->kind == SAY_ACTOR_MEDIA) return SAY_SPEAKER_OUTLET;
        if (mention->person_name) return SAY_SPEAKER_NAMED;
        const SayActorMention *first = named_in_chain(doc, mention);
        if (first && first != mention && !plural)
            return first->kind == SAY_ACTOR_MEDIA ? SAY_SPEAKER_OUTLET : SAY_SPEAKER_NAMED;
        if (mention->kind != SAY_ACTOR_ROLE && mention->kind != SAY_ACTOR_UNKNOWN &&
            !mention->pronoun && mention->head == head && !mention->plural)
            return SAY_SPEAKER_NAMED;
        if (mention->pronoun) return plural ? SAY_SPEAKER_GROUP : SAY_SPEAKER_UNNAMED;
    }
    if (say_cue_source(f, head) == SAY_SOURCE_DOCUMENT) return SAY_SPEAKER_DOCUMENT;
    bool name = doc->tokens.upos[head] == SAY_UPOS_PROPN;
    if (name || doc->tokens.upos[head] == SAY_UPOS_PRON)
        return plural ? SAY_SPEAKER_GROUP : name ? SAY_SPEAKER_NAMED : SAY_SPEAKER_UNNAMED;
    return kind_of_role(doc, head, plural);
}

static bool is_office(const SayFinder *f, uint32_t token)
{
    const SayDoc *doc = f->doc;
    return doc->tokens.upos[token] == SAY_UPOS_NOUN &&
           say_cue_source(f, token) != SAY_SOURCE_DOCUMENT;
}

/* What they are, by a noun: "spokesman" of "a spokesman", "John Doe, the spokesman"; absent for
 * bodies. */
static SayStr role_of(const SayFinder *f, uint32_t head, SayIndex actor)
{
    const SayDoc *doc = f->doc;
    SayActorKind kind = actor == SAY_NONE ? SAY_ACTOR_UNKNOWN : doc->actors.items[actor].kind;
    if (kind != SAY_ACTOR_UNKNOWN && kind != SAY_ACTOR_PERSON && kind != SAY_ACTOR_ROLE)
        return SAY_STR_NONE;
    if (is_office(f, head)) return doc->tokens.lemma[head];
    for (uint32_t c = doc->tokens.first_child[head]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if ((deprel == SAY_DEPREL_APPOS || deprel == SAY_DEPREL_NMOD_DESC ||
             deprel == SAY_DEPREL_COMPOUND) &&
            is_office(f, c))
            return doc->tokens.lemma[c];
    }
    return SAY_STR_NONE;
}

SaySpeaker say_speaker_make(const SayFinder *f, uint32_t head, uint32_t but)
{
    assert(head < f->doc->tokens.count);
    SayIndex actor = actor_of(f, head);
    SayRun run = say_speaker_run(f, head, but);
    if (run.first >= run.end) run = (SayRun){head, head + 1}; /* nothing left beside the cue */
    return (SaySpeaker){.span = say_run_span(f, run),
                        .head = head,
                        .actor = actor,
                        .kind = kind_of(f, head, actor),
                        .role = role_of(f, head, actor)};
}

static const char *const things[] = {"it",   "this",     "that", "which", "there",
                                     "what", "whatever", "one",  "these", "those"};

/* clause: the content is a clause or direct speech, which only speakers have; else the subject must
 * be known as one. */
bool say_speaker_fits(const SayFinder *f, uint32_t head, const SayCue *cue, bool clause)
{
    const SayDoc *doc = f->doc;
    uint8_t upos = doc->tokens.upos[head];
    SayIndex actor = say_speaker_actor(f, head);
    SaySource source = say_cue_source(f, head);
    bool document = actor == SAY_NONE && source == SAY_SOURCE_DOCUMENT;
    if (cue->speaker == SAY_CUE_DOCUMENT)
        return document || (upos == SAY_UPOS_NOUN && source != SAY_SOURCE_PERSON && clause);
    if (document) return cue->speaker == SAY_CUE_ANYONE;
    if (upos == SAY_UPOS_PRON || upos == SAY_UPOS_DET)
        return clause
                   ? !say_doc_lemma_is(doc, head, "there") && !say_doc_lemma_is(doc, head, "what")
                   : !say_form_in(doc, head, things, sizeof things / sizeof *things);
    if (actor != SAY_NONE || source == SAY_SOURCE_PERSON || upos == SAY_UPOS_PROPN) return true;
    if (upos == SAY_UPOS_NOUN)
        return clause ||
               (head + 1 < doc->tokens.count && doc->tokens.upos[head + 1] == SAY_UPOS_PROPN);
    return upos == SAY_UPOS_NUM || (upos == SAY_UPOS_ADJ && clause);
}

void say_speaker_add(SayFinding *finding, SaySpeaker speaker, bool outermost)
{
    for (uint32_t i = 0; i < finding->speaker_count; i++)
        if (finding->speakers[i].head == speaker.head) return;
    if (finding->speaker_count == SAY_OWN_SPEAKERS) return;
    uint32_t at = outermost ? 0 : finding->speaker_count;
    for (uint32_t i = finding->speaker_count; i > at; i--)
        finding->speakers[i] = finding->speakers[i - 1];
    finding->speakers[at] = speaker;
    finding->speaker_count++;
}
