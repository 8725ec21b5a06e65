/* attribution_complement.c -- content within the cue's own phrase: infinitives, prepositions,
 * predicates, objects. */
#include "claim/attribution.h"
#include "core/calendar.h"

#include <assert.h>

/* "to delay the vote, but he declined": a clause with a subject of its own is no part of an
   infinitive. */
static uint32_t end_of(const SayFinder *f, uint32_t complement)
{
    const SayTokens *t = &f->doc->tokens;
    for (uint32_t c = t->first_child[complement]; c != SAY_NONE; c = t->next_sibling[c]) {
        uint32_t comma = f->low[c];
        if (c > complement && t->deprel[c] == SAY_DEPREL_CONJ && comma > complement &&
            say_token_in(f->doc, comma, ",") && t->upos[comma + 1] == SAY_UPOS_CCONJ &&
            say_doc_child(f->doc, c, SAY_DEPREL_NSUBJ) != SAY_NONE)
            return comma;
    }
    return f->high[complement] + 1;
}

/* "between A, its allies, and B": what is enumerated goes on to the end of a sentence that holds no
   other verb. */
static uint32_t enumerated(const SayFinder *f, uint32_t phrase, uint32_t end)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, phrase);
    if (end + 1 >= sentence.end || !say_token_in(doc, end, ",")) return end;
    uint8_t first = doc->tokens.upos[end + 1];
    if (first != SAY_UPOS_DET && first != SAY_UPOS_PRON && first != SAY_UPOS_NOUN &&
        first != SAY_UPOS_PROPN && first != SAY_UPOS_ADJ)
        return end;
    bool joined = false;
    for (uint32_t t = end + 1; t < sentence.end; t++) {
        uint8_t upos = doc->tokens.upos[t];
        if (upos == SAY_UPOS_VERB || upos == SAY_UPOS_AUX || f->quote_of[t]) return end;
        joined |= upos == SAY_UPOS_CCONJ;
    }
    return joined ? sentence.end : end;
}

bool say_content_infinitive(SayFinder *f, uint32_t verb, const SayCue *cue,
                            const SaySubject *subject, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t complement = SAY_NONE;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE; c = doc->tokens.next_sibling[c])
        if (c > verb && say_clause_infinitive(doc, c) &&
            (doc->tokens.deprel[c] == SAY_DEPREL_XCOMP ||
             doc->tokens.deprel[c] == SAY_DEPREL_CCOMP ||
             (doc->tokens.deprel[c] == SAY_DEPREL_ADVCL &&
              (cue->takes & (SAY_TAKES_CALL_ON | SAY_TAKES_OBJ_INF)) != 0))) {
            complement = c;
            break;
        }
    uint32_t object = say_object_of(doc, verb);
    if (subject->passive) {
        if (complement == SAY_NONE || !(cue->takes & (SAY_TAKES_RAISED | SAY_TAKES_OBJ_INF)))
            return false;
        say_content_set(content, say_subtree_run(f, complement), complement, "raised");
        if (subject->patient != SAY_NONE && subject->patient < verb) {
            content->runs[1] = content->runs[0];
            content->runs[0] = say_speaker_run(f, subject->patient, verb);
            content->count = 2;
        }
        return true;
    }
    if (complement == SAY_NONE) {
        if (object == SAY_NONE || !(cue->takes & SAY_TAKES_OBJ_INF)) return false;
        uint32_t modifier = say_doc_child(doc, object, SAY_DEPREL_ACL);
        if (modifier == SAY_NONE || !say_clause_infinitive(doc, modifier)) return false;
        say_content_set(content, say_run_behind(say_subtree_run(f, object), verb), modifier,
                        "object-infinitive");
        return true;
    }
    uint32_t first = f->low[complement];
    if (object != SAY_NONE && object < complement) {
        if (!(cue->takes & (SAY_TAKES_OBJ_INF | SAY_TAKES_TELL))) return false;
        first = f->low[object];
    } else if (first > verb + 1 && (cue->takes & SAY_TAKES_CALL_ON)) {
        for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE && c < complement;
             c = doc->tokens.next_sibling[c]) {
            uint32_t mark = c > verb ? say_mark_of(doc, c) : SAY_NONE;
            if (mark == SAY_NONE || !say_cue_preposition(cue, doc->tokens.lemma[mark])) continue;
            first = mark + 1;
            content->preposition = mark;
            break;
        }
    } else if (!(cue->takes & (SAY_TAKES_INF | SAY_TAKES_OBJ_INF)))
        return false;
    if (object == SAY_NONE && !(cue->takes & SAY_TAKES_INF) && content->preposition == SAY_NONE &&
        doc->tokens.deprel[complement] == SAY_DEPREL_XCOMP)
        return false;
    say_content_set(content, say_run_behind((SayRun){first, end_of(f, complement)}, verb),
                    complement, "infinitive");
    return true;
}

/* A prepositional phrase that the cue governs, by its prepositions. */
static uint32_t phrase_of(const SayFinder *f, uint32_t verb, const SayCue *cue,
                          uint32_t *preposition)
{
    const SayDoc *doc = f->doc;
    uint32_t object = say_object_of(doc, verb);
    for (int pass = 0; pass < 2; pass++) {
        uint32_t from = pass ? object : verb;
        if (from == SAY_NONE) break;
        for (uint32_t c = doc->tokens.first_child[from]; c != SAY_NONE;
             c = doc->tokens.next_sibling[c]) {
            SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
            if (c < from || (deprel != SAY_DEPREL_OBL && deprel != SAY_DEPREL_ADVCL &&
                             deprel != SAY_DEPREL_NMOD && deprel != SAY_DEPREL_ACL &&
                             deprel != SAY_DEPREL_CCOMP && deprel != SAY_DEPREL_XCOMP))
                continue;
            uint32_t mark = say_mark_of(doc, c);
            if ((cue->takes & SAY_TAKES_CALL_ON) && mark > verb + 2)
                continue; /* "called for", not "called it x for" */
            if (mark == SAY_NONE || mark < from ||
                !say_cue_preposition(cue, doc->tokens.lemma[mark]))
                continue;
            *preposition = mark;
            return c;
        }
    }
    return SAY_NONE;
}

/* "accuses the army of burning": the preposition right behind the object, though the tree lost it.
 */
static bool tagged_phrase(const SayFinder *f, uint32_t verb, const SayCue *cue, uint32_t object,
                          SayContent *content)
{
    const SayDoc *doc = f->doc;
    if (object == SAY_NONE || !(cue->takes & SAY_TAKES_OBJ_PREP)) return false;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t first = say_speaker_chunk(doc, object).first, at = object + 1;
    if (at + 1 >= sentence.end || first <= verb) return false;
    if (!say_cue_preposition(cue, doc->tokens.lemma[at]) &&
        !say_cue_preposition(cue, say_doc_token(doc, at)))
        return false;
    say_content_set(content, (SayRun){first, sentence.end}, at + 1, "object-preposition");
    return true;
}

bool say_content_phrase(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                        SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t preposition = SAY_NONE;
    uint32_t phrase = phrase_of(f, verb, cue, &preposition);
    uint32_t object = say_object_of(doc, verb);
    if (object == SAY_NONE) object = say_child_right(doc, verb, SAY_DEPREL_IOBJ);
    if (phrase != SAY_NONE && subject->head != SAY_NONE && subject->head > verb &&
        f->low[subject->head] <= preposition && preposition <= f->high[subject->head])
        return false; /* "informed the ministry of trade": the speaker's own */
    if (phrase == SAY_NONE)
        return !subject->passive && tagged_phrase(f, verb, cue, object, content);
    if (subject->passive) {
        if (!(cue->takes & SAY_TAKES_OBJ_PREP) || subject->patient == SAY_NONE) return false;
        say_content_set(content, (SayRun){preposition, f->high[phrase] + 1}, phrase,
                        "passive-preposition");
        content->runs[1] = content->runs[0];
        content->runs[0] = say_speaker_run(f, subject->patient, verb);
        content->count = 2;
        return true;
    }
    if (object != SAY_NONE && object < phrase && (cue->takes & SAY_TAKES_OBJ_PREP)) {
        uint32_t end = f->high[phrase] + 1;
        const SayQuote *quote = end < doc->tokens.count ? say_quote_at(f, end) : NULL;
        if (quote && quote->first == end && !quote->speech) /* 'of stoking "tension" by a visit' */
            end = say_sentence_run(doc, verb).end;
        say_content_set(content, say_run_behind((SayRun){f->low[object], end}, verb), phrase,
                        "object-preposition");
        return true;
    }
    if (!(cue->takes & SAY_TAKES_PREP)) return false;
    content->preposition = preposition;
    uint32_t end = enumerated(f, phrase, f->high[phrase] + 1);
    say_content_set(content, say_run_behind((SayRun){preposition + 1, end}, verb), phrase,
                    "preposition");
    return true;
}

/* "called him out as ...": by the words, where the tree has no object. */
static bool tagged_as(SayFinder *f, uint32_t verb, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t first = verb + 1;
    if (first < sentence.end && doc->tokens.deprel[first] == SAY_DEPREL_COMPOUND_PRT) first++;
    for (uint32_t t = first; t + 1 < sentence.end && t < first + 8; t++) {
        if (say_token_in(doc, t, "as") && t > first) {
            const SayQuote *quote = say_quote_at(f, t + 1);
            uint32_t head = doc->tokens.head[t];
            uint32_t end = quote && quote->first == t + 1 ? quote->end
                           : head != SAY_NONE && head > t ? f->high[head] + 1
                                                          : t + 2;
            say_content_set(content, (SayRun){first, end},
                            head != SAY_NONE && head > t ? head : t + 1, "described");
            return true;
        }
        uint8_t upos = doc->tokens.upos[t];
        if (upos == SAY_UPOS_VERB || upos == SAY_UPOS_AUX || say_form_punct(doc, t)) return false;
    }
    return false;
}

/* 'called it "a crime"', 'called the move a "crime"'. */
static bool quoted_name(SayFinder *f, uint32_t verb, uint32_t object, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = say_speaker_chunk(doc, object).end;
    if (f->low[object] <= verb) return false;
    if (at + 1 < sentence.end && doc->tokens.upos[at] == SAY_UPOS_DET && f->quote_of[at + 1]) at++;
    const SayQuote *quote = at < sentence.end ? say_quote_at(f, at) : NULL;
    if (!quote || quote->first != at) {
        at = f->high[object] + 1;
        quote = at < sentence.end ? say_quote_at(f, at) : NULL;
    }
    if (!quote || quote->first != at) return false;
    say_content_set(content, (SayRun){f->low[object], quote->end}, object, "named");
    return true;
}

bool say_content_predicate(SayFinder *f, uint32_t verb, const SayCue *cue, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t object = say_object_of(doc, verb);
    if (object == SAY_NONE) return (cue->takes & SAY_TAKES_AS) && tagged_as(f, verb, content);
    if ((cue->takes & SAY_TAKES_OBJ_PRED) && quoted_name(f, verb, object, content)) return true;
    if ((cue->takes & SAY_TAKES_AS) && tagged_as(f, verb, content)) return true;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if (c <= object || say_clause_infinitive(doc, c)) continue;
        uint32_t mark = say_mark_of(doc, c);
        bool as = mark != SAY_NONE && say_doc_lemma_is(doc, mark, "as");
        bool second =
            (deprel == SAY_DEPREL_OBL_UNMARKED && say_weekday_of_name(say_doc_token(doc, c)) < 0 &&
             (doc->tokens.upos[c] == SAY_UPOS_NOUN || doc->tokens.upos[c] == SAY_UPOS_ADJ) &&
             say_doc_child(doc, c, SAY_DEPREL_DET) != SAY_NONE) ||
            deprel == SAY_DEPREL_XCOMP;
        bool named = second && (cue->takes & SAY_TAKES_OBJ_PRED) != 0;
        bool described =
            as && (cue->takes & SAY_TAKES_AS) != 0 &&
            (deprel == SAY_DEPREL_OBL || deprel == SAY_DEPREL_ADVCL || deprel == SAY_DEPREL_XCOMP);
        if (!named && !described) continue;
        say_content_set(content, say_run_behind((SayRun){f->low[object], f->high[c] + 1}, verb), c,
                        named ? "named" : "described");
        return true;
    }
    return false;
}

bool say_content_gerund(SayFinder *f, uint32_t verb, SayContent *content)
{
    const SayDoc *doc = f->doc;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if (c < verb || !say_clause_gerund(doc, c) || f->low[c] != verb + 1) continue;
        if (deprel != SAY_DEPREL_XCOMP && deprel != SAY_DEPREL_CCOMP && deprel != SAY_DEPREL_OBJ)
            continue;
        say_content_set(content, say_subtree_run(f, c), c, "gerund");
        return true;
    }
    return false;
}

/* "backed the bill" is a say-so, "backed the rebels" is none. */
static bool is_idea(const SayFinder *f, uint32_t object)
{
    SaySource kind = say_cue_source(f, object);
    return say_speaker_actor(f, object) == SAY_NONE &&
           (kind == SAY_SOURCE_IDEA || kind == SAY_SOURCE_DOCUMENT || say_cue_of(f, object, 'n'));
}

/* "mocked his boast about the deal", "recalled the mood behind it": the tree may hang the phrase on
   the verb; these prepositions bind to a noun of words and plans. */
static uint32_t with_phrases(const SayFinder *f, uint32_t end)
{
    static const char *const binders[] = {"about",  "of",      "against", "over",
                                          "behind", "between", "toward",  "towards"};
    const SayDoc *doc = f->doc;
    uint32_t limit = say_sentence_run(doc, end - 1).end;
    for (uint32_t step = 0; step < 3 && end + 1 < limit; step++) {
        uint32_t head = doc->tokens.head[end];
        if (!say_form_in(doc, end, binders, sizeof binders / sizeof *binders) || head == SAY_NONE ||
            head <= end || head >= limit || f->low[head] != end)
            break;
        end = f->high[head] + 1;
    }
    return end;
}

bool say_content_object(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                        SayContent *content)
{
    const SayDoc *doc = f->doc;
    bool ideas_only = !(cue->takes & SAY_TAKES_OBJ);
    if (subject->passive) { /* "was condemned by the council": only with its agent */
        if (subject->head == SAY_NONE || subject->patient == SAY_NONE || subject->impersonal)
            return false;
        if (ideas_only && !is_idea(f, subject->patient)) return false;
        say_content_set(content, say_speaker_run(f, subject->patient, verb), subject->patient,
                        "passive-object");
        return true;
    }
    uint32_t object = say_object_of(doc, verb);
    if (object == SAY_NONE || object == subject->head || f->low[object] <= verb) return false;
    if (say_str_ends(say_doc_token(doc, object), SAY_STR("self")) ||
        (ideas_only && !is_idea(f, object)))
        return false;
    SayRun run = say_subtree_run(f, object);
    run.end = with_phrases(f, run.end);
    uint32_t root = object;
    SayRun sentence = say_sentence_run(doc, verb);
    if (run.end < sentence.end &&
        say_token_in(doc, run.end, "to")) { /* "their readiness to strike" */
        uint32_t clause = doc->tokens.head[run.end];
        if (clause != SAY_NONE && doc->tokens.upos[clause] == SAY_UPOS_VERB &&
            f->low[clause] == run.end) {
            run.end = f->high[clause] + 1;
            root = clause;
        }
    }
    say_content_set(content, run, root, "object");
    return true;
}
