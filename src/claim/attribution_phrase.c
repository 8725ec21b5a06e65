/* attribution_phrase.c -- phrases and adverbs that attribute: "according to", "in the envoy's
 * view", "reportedly". */
#include "claim/attribution.h"

#include <assert.h>

enum { PHRASE_WORDS = 9, MATCHES = 4, STRANDED_REACH = 7, SOURCE_REACH = 25 };

/* The clause that a phrase at `token` bears on, without the phrase itself: the rest of the sentence
   when the phrase opens or closes it, else the clause that governs it. */
static void clause_around(SayFinder *f, SayFinding *finding, SayRun phrase, uint32_t governor)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, phrase.first);
    uint32_t behind = phrase.end;
    while (behind < sentence.end && say_form_punct(doc, behind)) behind++;
    uint32_t start = sentence.first;
    SayQuote *quote = say_quote_at(f, start);
    if (quote && quote->first < start) start = quote->first;
    SayQuote *within = say_quote_at(f, phrase.first);
    if (within) { /* said within direct speech: it bears on that alone */
        if (start < within->first) start = within->first;
        if (sentence.end > within->end) sentence.end = within->end;
    }
    SayRun left = say_run_trim(f, (SayRun){start, phrase.first});
    SayRun region = {start, sentence.end};
    bool opens = left.end <= left.first, closes = behind >= sentence.end;
    bool participle = say_clause_gerund(doc, behind < doc->tokens.count ? behind : phrase.first);
    if (!opens && participle && say_token_in(doc, phrase.end, ","))
        region.end = phrase.first;
    else if (!opens && !closes && governor != SAY_NONE && doc->tokens.head[governor] != SAY_NONE)
        region = (SayRun){f->low[governor], f->high[governor] + 1};
    if (region.first < phrase.first)
        say_finding_content(f, finding, (SayRun){region.first, phrase.first});
    if (region.end > phrase.end) say_finding_content(f, finding, (SayRun){phrase.end, region.end});
    finding->attribution.content_root = governor;
}

/* The verb or predicate above a token. */
static uint32_t predicate_above(const SayFinder *f, uint32_t token, SayRun phrase)
{
    const SayDoc *doc = f->doc;
    uint32_t at = doc->tokens.head[token];
    for (uint32_t step = 0; at != SAY_NONE && step < 20; step++) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[at];
        bool outside = at < phrase.first || at >= phrase.end;
        if (outside && (doc->tokens.upos[at] == SAY_UPOS_VERB || deprel == SAY_DEPREL_ROOT ||
                        deprel == SAY_DEPREL_CCOMP || deprel == SAY_DEPREL_ADVCL))
            return at;
        at = doc->tokens.head[at];
    }
    return at;
}

/* The noun that a phrase introduces: the head of its case, or the noun whose words begin right
 * behind it. */
static uint32_t introduced(const SayFinder *f, uint32_t first, uint32_t end)
{
    const SayDoc *doc = f->doc;
    for (uint32_t t = first; t < end; t++) {
        uint32_t head = doc->tokens.head[t];
        if (head != SAY_NONE && head >= end && doc->tokens.upos[head] != SAY_UPOS_VERB) return head;
    }
    if (end >= doc->tokens.count || say_form_punct(doc, end)) return SAY_NONE;
    uint32_t at = end;
    for (uint32_t step = 0; step < 10; step++) {
        uint32_t head = doc->tokens.head[at];
        if (head == SAY_NONE || head < end || doc->tokens.upos[head] == SAY_UPOS_VERB) break;
        at = head;
    }
    uint8_t upos = doc->tokens.upos[at];
    if (upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN || upos == SAY_UPOS_PRON) return at;
    SayRun sentence = say_sentence_run(doc, end);
    uint32_t last = SAY_NONE; /* the base noun phrase by its tags */
    for (uint32_t t = end; t < sentence.end; t++) {
        upos = doc->tokens.upos[t];
        if (upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN)
            last = t;
        else if (upos != SAY_UPOS_DET && upos != SAY_UPOS_ADJ && upos != SAY_UPOS_NUM &&
                 !say_token_in(doc, t, "-"))
            break;
    }
    return last;
}

/* "citing X" hangs on another cue: X is the inner speaker of that one. */
static void cite_inner(SayFinder *f, uint32_t first, uint32_t source)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, first);
    uint32_t governor = doc->tokens.head[first];
    SayFinding *host = governor != SAY_NONE && f->cue_of[governor]
                           ? &f->found.items[f->cue_of[governor] - 1]
                           : NULL;
    for (uint32_t i = f->found.count; i > 0 && !host; i--) {
        SayFinding *other = &f->found.items[i - 1];
        if (other->attribution.cue < sentence.first) break;
        if (other->attribution.cue < sentence.end && other->attribution.cue != first &&
            other->speaker_count > 0 && other->attribution.parent == SAY_NONE &&
            (other->group.first < first || other->speakers[0].head < first))
            host = other;
    }
    if (host) say_speaker_add(host, say_speaker_make(f, source, first), false);
}

/* A finite verb that follows the source without a comma and has no subject of its own. */
static uint32_t stranded_verb(const SayFinder *f, uint32_t source, uint32_t end)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, source);
    for (uint32_t t = end; t < sentence.end && t < end + STRANDED_REACH; t++) {
        uint8_t upos = doc->tokens.upos[t];
        if (upos == SAY_UPOS_VERB)
            return (doc->tokens.feats[t] & SAY_FEAT_FINITE) &&
                           (say_doc_child(doc, t, SAY_DEPREL_NSUBJ) == SAY_NONE ||
                            say_doc_child(doc, t, SAY_DEPREL_NSUBJ) == source) &&
                           say_cue_of(f, t, 'v')
                       ? t
                       : SAY_NONE;
        if (upos != SAY_UPOS_ADP && upos != SAY_UPOS_DET && upos != SAY_UPOS_ADJ &&
            upos != SAY_UPOS_NOUN && upos != SAY_UPOS_PROPN)
            return SAY_NONE;
    }
    return SAY_NONE;
}

static bool plausible_source(const SayFinder *f, const SayCue *cue, uint32_t source)
{
    const SayDoc *doc = f->doc;
    if (say_speaker_actor(f, source) != SAY_NONE || doc->tokens.upos[source] == SAY_UPOS_PROPN ||
        doc->tokens.upos[source] == SAY_UPOS_PRON)
        return true;
    SaySource kind = say_cue_source(f, source);
    if (kind != SAY_SOURCE_UNLISTED) return kind != SAY_SOURCE_NEVER;
    return say_str_equal(cue->lemma, SAY_STR("according to")) &&
           say_speaker_fits(f, source, cue, true);
}

/* "According to the guards, the army left": the tree made one list of both, and left the verb
   without a subject. */
static SayRun up_to_verb(const SayFinder *f, uint32_t phrase, uint32_t source, SayRun named)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, phrase);
    if (phrase != sentence.first || named.end >= sentence.end) return named;
    uint8_t upos = doc->tokens.upos[named.end];
    if (upos != SAY_UPOS_VERB && upos != SAY_UPOS_AUX) return named;
    for (uint32_t t = named.end; t > source + 1; t--)
        if (say_token_in(doc, t - 1, ",")) return (SayRun){named.first, t - 1};
    return named;
}

/* The source with all that belongs to it: to the comma behind it when the phrase opens the
   sentence, to the sentence's end when it closes it. */
static SayRun up_to_comma(const SayFinder *f, uint32_t phrase, SayRun named)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, phrase);
    bool opens = phrase == sentence.first,
         after_comma = phrase > 0 && say_token_in(doc, phrase - 1, ",");
    if (!opens && !after_comma) return named;
    uint32_t at = named.end;
    bool relative = false;
    while (at < sentence.end && !say_token_in(doc, at, ",") && !say_token_in(doc, at, ";") &&
           !say_token_in(doc, at, ":") && !f->quote_of[at] && at < named.end + SOURCE_REACH) {
        relative |= doc->tokens.upos[at] == SAY_UPOS_PRON;
        if (!relative && doc->tokens.upos[at] == SAY_UPOS_AUX) return named;
        at++;
    }
    bool at_end = at + 1 >= sentence.end ||
                  (at < sentence.end && say_form_punct(doc, at) && at + 1 == sentence.end);
    if (opens ? !say_token_in(doc, at < sentence.end ? at : phrase, ",") : !at_end) return named;
    SayRun whole = say_run_trim(f, (SayRun){named.first, at});
    return whole.end > named.end ? whole : named;
}

static bool is_citing(const SayCue *cue)
{
    return say_str_equal(cue->lemma, SAY_STR("citing")) ||
           say_str_equal(cue->lemma, SAY_STR("quoting"));
}

static void attribute_phrase(SayFinder *f, const SayCue *cue, uint32_t first, uint32_t end)
{
    SayDoc *doc = f->doc;
    if (f->cue_of[first] || is_citing(cue)) return;
    if (cue->takes & SAY_TAKES_NO_SOURCE) {
        SayFinding *finding = say_finding_add(f, cue, first, "phrase-unknown");
        finding->attribution.certainty = SAY_CERTAINTY_PROBABLE;
        finding->attribution.cue_span = say_run_span(f, (SayRun){first, end});
        clause_around(f, finding, (SayRun){first, end},
                      predicate_above(f, end - 1, (SayRun){first, end}));
        return;
    }
    uint32_t source = introduced(f, first, end);
    if (source == SAY_NONE || !plausible_source(f, cue, source)) return;
    SayRun named = up_to_verb(f, first, source, say_speaker_run(f, source, first));
    uint32_t verb = stranded_verb(f, source, named.end);
    if (verb != SAY_NONE) { /* "According to an official expressed ...": the subject of that verb
                               after all */
        f->source_of[verb] = source + 1;
        return;
    }
    named = up_to_comma(f, first, named);
    SayFinding *finding = say_finding_add(f, cue, first, "phrase-source");
    finding->attribution.cue_span = say_run_span(f, (SayRun){first, end});
    finding->group = (SayRun){first, named.end > end ? named.end : end};
    SaySpeaker speaker = say_speaker_make(f, source, end - 1);
    speaker.span.end = f->doc->tokens.end[named.end - 1];
    say_speaker_add(finding, speaker, false);
    uint32_t governor = doc->tokens.deprel[source] == SAY_DEPREL_ROOT
                            ? SAY_NONE
                            : predicate_above(f, source, finding->group);
    clause_around(f, finding, finding->group, governor);
    if (finding->content.count == 0) {
        f->cue_of[first] = 0;
        f->found.count--;
    }
}

static void find_phrases(SayFinder *f)
{
    SayDoc *doc = f->doc;
    const SayLexicon *lexicon = &f->cues->lexicon;
    const SayWord *words = doc->words.items;
    for (uint32_t i = 0; i < doc->words.count; i++) {
        uint32_t left = doc->words.count - i, length = left < PHRASE_WORDS ? left : PHRASE_WORDS;
        if (!say_cue_may_open(f->cues, words[i].key, left > 1 ? words[i + 1].key : SAY_STR_NONE))
            continue;
        uint32_t ids[PHRASE_WORDS];
        for (uint32_t k = 0; k < length; k++) ids[k] = say_lexicon_word(lexicon, words[i + k].key);
        SayLexiconMatch matches[MATCHES];
        uint32_t count = say_lexicon_match(lexicon, ids, length, matches, MATCHES);
        if (!count) continue;
        const SayLexiconMatch *longest = &matches[count - 1];
        uint32_t first = doc->words.items[i].token,
                 last = doc->words.items[i + longest->length - 1].token;
        if (doc->tokens.sentence[first] != doc->tokens.sentence[last]) continue;
        if (f->cues->items[longest->entry].formula)
            say_formula_note(f, first, last + 1);
        else
            attribute_phrase(f, &f->cues->items[longest->entry], first, last + 1);
        i += longest->length - 1;
    }
}

/* "in X's view", "in my opinion", "by one account of it". */
static void attribute_possessed(SayFinder *f, uint32_t noun)
{
    const SayDoc *doc = f->doc;
    const SayCue *cue = say_cue_of(f, noun, 'o');
    if (!cue || f->cue_of[noun]) return;
    uint32_t mark = say_mark_of(doc, noun);
    uint32_t owner = say_doc_child(doc, noun, SAY_DEPREL_NMOD_POSS);
    if (mark == SAY_NONE || owner == SAY_NONE || mark > owner ||
        doc->tokens.deprel[noun] != SAY_DEPREL_OBL)
        return;
    if (!say_doc_lemma_is(doc, mark, "in") && !say_doc_lemma_is(doc, mark, "by")) return;
    if (f->high[noun] != noun || !say_speaker_fits(f, owner, cue, false)) return;
    SayRun phrase = {f->low[noun], f->high[noun] + 1};
    if (phrase.first != mark) return;
    SayFinding *finding = say_finding_add(f, cue, noun, "phrase-possessed");
    finding->attribution.cue_span = say_run_span(f, (SayRun){noun, noun + 1});
    finding->group = phrase;
    say_speaker_add(finding, say_speaker_make(f, owner, noun), false);
    clause_around(f, finding, phrase, predicate_above(f, noun, phrase));
}

/* "reportedly": somebody says so, and the text does not say who. */
static void attribute_adverb(SayFinder *f, uint32_t adverb)
{
    const SayDoc *doc = f->doc;
    const SayCue *cue = say_cue_of(f, adverb, 'a');
    uint32_t head = doc->tokens.head[adverb];
    if (!cue || head == SAY_NONE || f->cue_of[adverb]) return;
    for (uint32_t step = 0; step < 2; step++) { /* "reportedly over a thousand" */
        uint8_t upos = doc->tokens.upos[head];
        bool small = upos == SAY_UPOS_ADV || upos == SAY_UPOS_ADP || upos == SAY_UPOS_NUM;
        if (small && doc->tokens.head[head] != SAY_NONE) head = doc->tokens.head[head];
    }
    SayRun region = {f->low[head], f->high[head] + 1};
    if (doc->tokens.deprel[head] == SAY_DEPREL_AMOD || doc->tokens.deprel[head] == SAY_DEPREL_ACL) {
        uint32_t noun = doc->tokens.head[head];
        region = (SayRun){f->low[noun], f->high[noun] + 1};
    }
    SayFinding *finding = say_finding_add(f, cue, adverb, "adverb");
    finding->attribution.cue_span = say_run_span(f, (SayRun){adverb, adverb + 1});
    finding->attribution.content_root = head;
    if (region.first < adverb) say_finding_content(f, finding, (SayRun){region.first, adverb});
    if (region.end > adverb + 1) say_finding_content(f, finding, (SayRun){adverb + 1, region.end});
    if (finding->content.count == 0) {
        f->cue_of[adverb] = 0;
        f->found.count--;
    }
}

/* ", which cited local officials": whom the speaker just named rests on. */
static void cited_in_clause(SayFinder *f, uint32_t verb)
{
    const SayDoc *doc = f->doc;
    uint32_t source = say_child_right(doc, verb, SAY_DEPREL_OBJ), who = doc->tokens.head[verb];
    const SayCue *cue = say_cue_find(f->cues, SAY_STR("citing"), 'p');
    if (doc->tokens.deprel[verb] != SAY_DEPREL_ACL_RELCL || source == SAY_NONE || !cue ||
        !plausible_source(f, cue, source))
        return;
    SayRun sentence = say_sentence_run(doc, verb);
    for (uint32_t t = sentence.first; t < sentence.end; t++) {
        if (!f->cue_of[t] || t == verb) continue;
        SayFinding *host = &f->found.items[f->cue_of[t] - 1];
        if (!host->speaker_count || host->dropped) continue;
        SaySpeaker *last = &host->speakers[host->speaker_count - 1];
        if (last->head != who) continue;
        uint32_t end = f->low[verb];
        while (end > who + 1 && say_form_punct(doc, end - 1)) end--;
        if (doc->tokens.end[end - 1] > last->span.start) last->span.end = doc->tokens.end[end - 1];
        say_speaker_add(host, say_speaker_make(f, source, verb), false);
        if (f->cue_of[verb]) f->found.items[f->cue_of[verb] - 1].dropped = true;
    }
}

void say_attribution_citing(SayFinder *f)
{
    const SayDoc *doc = f->doc;
    for (uint32_t t = 0; t + 1 < doc->tokens.count; t++) {
        if (say_lemma_in(doc, t, "cite") || say_lemma_in(doc, t, "quote")) cited_in_clause(f, t);
        if (!say_token_in(doc, t, "citing") && !say_token_in(doc, t, "quoting")) continue;
        const SayCue *cue = say_cue_find(
            f->cues, say_token_in(doc, t, "citing") ? SAY_STR("citing") : SAY_STR("quoting"), 'p');
        uint32_t object = say_child_right(doc, t, SAY_DEPREL_OBJ);
        uint32_t source = object != SAY_NONE ? object : introduced(f, t, t + 1);
        if (!cue || source == SAY_NONE || !plausible_source(f, cue, source)) continue;
        cite_inner(f, t, source);
        if (f->cue_of[t] && say_cue_source(f, source) != SAY_SOURCE_DOCUMENT)
            f->found.items[f->cue_of[t] - 1].dropped = true; /* whom they cite is no content */
    }
}

/* "According to the sources, ..., according to two officials who declined to be named": one say-so,
 * of those named best. */
static void drop_vague(SayFinder *f)
{
    for (uint32_t i = 1; i < f->found.count; i++) {
        SayFinding *a = &f->found.items[i - 1], *b = &f->found.items[i];
        bool sources = (a->cue->takes & b->cue->takes & SAY_TAKES_SOURCE_AFTER) &&
                       a->speaker_count && b->speaker_count;
        if (!sources || a->attribution.sentence != b->attribution.sentence ||
            f->quote_of[b->attribution.cue])
            continue;
        SayRun sentence = say_sentence_run(f->doc, a->attribution.cue);
        uint32_t behind = b->group.end;
        while (behind < sentence.end && say_form_punct(f->doc, behind)) behind++;
        if (a->group.first != sentence.first || behind < sentence.end) continue;
        SaySpan x = a->speakers[0].span, y = b->speakers[0].span;
        SayFinding *vague = y.end - y.start >= x.end - x.start ? a : b;
        vague->dropped = true;
        f->cue_of[vague->attribution.cue] = 0;
    }
}

void say_attribution_phrases(SayFinder *f)
{
    const SayDoc *doc = f->doc;
    find_phrases(f);
    drop_vague(f);
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        if (doc->tokens.upos[t] == SAY_UPOS_NOUN) attribute_possessed(f, t);
        if (doc->tokens.upos[t] == SAY_UPOS_ADV) attribute_adverb(f, t);
    }
}
