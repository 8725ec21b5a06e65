/* attribution_content.c -- what a verb's speaker says: the clause behind it, beside it or around it, the quotation, the
   infinitive, the noun phrase.

   The tree says which clause; the surface says where direct speech and parentheses end, because that is where trees are
   least to be trusted: a comma or closing mark right before the speaker, and the sentence ending right behind the cue,
   make what stands before them the content whatever the parser thought. */
#include "claim/attribution.h"

#include <assert.h>

static bool clausal(SayDeprel deprel)
{
    return deprel == SAY_DEPREL_CCOMP || deprel == SAY_DEPREL_XCOMP || deprel == SAY_DEPREL_PARATAXIS ||
           deprel == SAY_DEPREL_CSUBJ || deprel == SAY_DEPREL_CSUBJ_PASS || deprel == SAY_DEPREL_CONJ ||
           deprel == SAY_DEPREL_ADVCL || deprel == SAY_DEPREL_DEP || deprel == SAY_DEPREL_CC ||
           deprel == SAY_DEPREL_PUNCT || deprel == SAY_DEPREL_DISLOCATED;
}

static bool infinitive(const SayDoc *doc, uint32_t token)
{
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE && c < token; c = doc->tokens.next_sibling[c])
        if (say_doc_lemma_is(doc, c, "to") && doc->tokens.deprel[c] == SAY_DEPREL_MARK) return true;
    return false;
}

static bool gerund(const SayDoc *doc, uint32_t token)
{
    SayStr text = say_doc_token(doc, token);
    return doc->tokens.upos[token] == SAY_UPOS_VERB && say_str_ends(text, SAY_STR("ing"));
}

static bool finite(const SayDoc *doc, uint32_t token)
{
    if (doc->tokens.feats[token] & SAY_FEAT_FINITE) return true;
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE; c = doc->tokens.next_sibling[c])
        if ((doc->tokens.upos[c] == SAY_UPOS_AUX && (doc->tokens.feats[c] & SAY_FEAT_FINITE)) ||
            doc->tokens.deprel[c] == SAY_DEPREL_COP || doc->tokens.deprel[c] == SAY_DEPREL_NSUBJ ||
            doc->tokens.deprel[c] == SAY_DEPREL_NSUBJ_PASS) return true;
    return false;
}

static uint32_t object_of(const SayDoc *doc, uint32_t verb)
{
    return say_child_right(doc, verb, SAY_DEPREL_OBJ);
}

/* The cue with its auxiliaries, speaker, addressee and adverbials, as far as they lie together. */
SayRun say_content_group(const SayFinder *f, uint32_t verb, uint32_t subject)
{
    const SayDoc *doc = f->doc;
    SayRun run = {verb, verb + 1};
    SayRun sentence = say_sentence_run(doc, verb);
    if (subject != SAY_NONE && subject < verb && subject >= sentence.first && f->quote_of[subject] == f->quote_of[verb]) {
        SayRun speaker = say_speaker_run(f, subject, verb);
        bool adjacent = true;
        for (uint32_t t = speaker.end; t < verb && adjacent; t++)
            adjacent = doc->tokens.head[t] == verb || say_form_punct(doc, t) || doc->tokens.upos[t] == SAY_UPOS_ADV ||
                       doc->tokens.upos[t] == SAY_UPOS_AUX || doc->tokens.upos[t] == SAY_UPOS_CCONJ || f->cue_of[t];
        if (adjacent) run.first = speaker.first;
    }
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE; c = doc->tokens.next_sibling[c]) {
        if (c < verb || clausal((SayDeprel)doc->tokens.deprel[c]) || f->low[c] < verb) continue;
        if (f->quote_of[c] != f->quote_of[verb] || f->low[c] > run.end + 1) break;
        if (f->low[c] == run.end + 1 && !(say_form_is(doc, run.end, ",") && doc->tokens.upos[c] == SAY_UPOS_ADV)) break;
        run.end = f->high[c] + 1;
    }
    return run;
}

static void set(SayContent *content, SayRun run, uint32_t root, const char *how)
{
    content->runs[0] = run;
    content->count = 1;
    content->root = root;
    content->how = how;
}

static SayRun subtree(const SayFinder *f, uint32_t token)
{
    return (SayRun){f->low[token], f->high[token] + 1};
}

static SayRun behind(SayRun run, uint32_t token)
{
    if (run.first <= token) run.first = token + 1;
    return run;
}

/* ---- clauses behind the cue */

static bool begins_that(const SayDoc *doc, uint32_t token)
{
    return say_form_is(doc, token, "that") || say_form_is(doc, token, "whether");
}

static uint32_t clause_child(const SayFinder *f, uint32_t verb, const SayCue *cue)
{
    const SayDoc *doc = f->doc;
    for (uint32_t c = say_child_right(doc, verb, SAY_DEPREL_CCOMP); c != SAY_NONE; c = doc->tokens.next_sibling[c])
        if (doc->tokens.deprel[c] == SAY_DEPREL_CCOMP) return c;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE; c = doc->tokens.next_sibling[c]) {
        if (c < verb || f->low[c] <= verb) continue;
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        bool that = begins_that(doc, f->low[c]);
        if (deprel == SAY_DEPREL_XCOMP && !infinitive(doc, c) && finite(doc, c)) return c;
        if ((deprel == SAY_DEPREL_ADVCL || deprel == SAY_DEPREL_CSUBJ || deprel == SAY_DEPREL_DEP) && that) return c;
        bool speech = (cue->takes & SAY_TAKES_QUOTE) != 0;
        if (deprel == SAY_DEPREL_PARATAXIS && speech && finite(doc, c) &&
            (f->low[c] == verb + 1 || say_form_is(doc, f->low[c] - 1, ":") || say_form_mark(doc, f->low[c]))) return c;
        if (deprel == SAY_DEPREL_OBJ && (that || (cue->takes & SAY_TAKES_TELL))) {
            uint32_t relative = say_doc_child(doc, c, SAY_DEPREL_ACL_RELCL);
            if (relative == SAY_NONE) relative = say_doc_child(doc, c, SAY_DEPREL_ACL);
            if (relative != SAY_NONE && begins_that(doc, f->low[relative]) && finite(doc, relative)) return relative;
        }
    }
    return SAY_NONE;
}

/* "whether", "if", "how": what is known is not said. */
static bool asks(const SayDoc *doc, uint32_t token)
{
    static const char *const words[] = {"whether", "if", "how", "what", "who", "which", "where", "when", "why"};
    return say_lemma_in(doc, token, words, sizeof words / sizeof *words);
}

static bool find_clause(SayFinder *f, uint32_t verb, const SayCue *cue, SayContent *content)
{
    uint32_t clause = clause_child(f, verb, cue);
    if (clause == SAY_NONE || clause < verb) return false;
    if (infinitive(f->doc, clause) && !say_form_mark(f->doc, f->low[clause])) {
        bool question = f->doc->tokens.upos[f->low[clause]] == SAY_UPOS_ADV ||
                        f->doc->tokens.upos[f->low[clause]] == SAY_UPOS_PRON;
        if (!question) return false;
    }
    if (gerund(f->doc, clause) && !finite(f->doc, clause)) return false;
    if (cue->act == SAY_ACT_KNOW && asks(f->doc, f->low[clause])) return false;
    set(content, behind(subtree(f, clause), verb), clause, "that");
    return true;
}

/* The cue is right before "that", whatever the tree says. */
static bool find_that(SayFinder *f, uint32_t verb, SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = group.end;
    if (at + 2 >= sentence.end || !begins_that(doc, at)) {
        at = verb + 1;
        if (at + 2 >= sentence.end || !begins_that(doc, at)) return false;
    }
    if (doc->tokens.upos[at] != SAY_UPOS_SCONJ) return false;
    uint32_t root = doc->tokens.head[at];
    if (root == SAY_NONE || root < at) root = at + 1;
    SayRun run = {at, f->high[root] + 1};
    if (run.end <= at + 1 || run.end > sentence.end) run.end = sentence.end;
    set(content, run, root, "that");
    return true;
}

/* ---- direct speech and parentheses */

/* From the quotation that ends right before `at`, or the sentence's first token. */
static uint32_t left_start(SayFinder *f, uint32_t at, SayRun sentence)
{
    uint32_t start = sentence.first;
    for (uint32_t t = sentence.first; t < at; t++)
        if (f->cue_of[t]) {
            SayFinding *other = &f->found.items[f->cue_of[t] - 1];
            if (other->group.end <= at && other->group.end > start && say_form_is(f->doc, other->group.end, ","))
                start = other->group.end;
        }
    SayQuote *quote = f->quote_of[start] ? say_quote_at(f, start) : NULL;
    return quote && quote->first < start ? quote->first : start;
}

static uint32_t head_above(const SayFinder *f, SayRun run)
{
    const SayDoc *doc = f->doc;
    for (uint32_t t = run.first; t < run.end; t++) {
        uint32_t head = doc->tokens.head[t];
        if (say_form_punct(doc, t)) continue;
        if (head == SAY_NONE || head < run.first || head >= run.end) return t;
    }
    return SAY_NONE;
}

static bool sentence_ends(const SayDoc *doc, uint32_t token, SayRun sentence)
{
    while (token < sentence.end && (say_form_punct(doc, token) && !say_form_is(doc, token, ",") &&
                                    !say_form_is(doc, token, ":"))) token++;
    return token >= sentence.end;
}

/* The part to the right of a cue in the middle: another quotation, or the rest of the clause it interrupts. */
static void add_right(SayFinder *f, uint32_t verb, SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = group.end;
    while (at < sentence.end && say_form_punct(doc, at) && !f->quote_of[at]) at++;
    if (at >= sentence.end) {
        /* "..., he said. "And more."": the next sentence is the same speaker's when it is speech alone: continue.c */
        return;
    }
    SayQuote *quote = say_quote_at(f, at);
    if (quote && quote->first >= group.end && quote->speech && quote->first <= at) {
        content->runs[content->count++] = (SayRun){quote->first, quote->end};
        return;
    }
    uint32_t host = doc->tokens.deprel[verb] == SAY_DEPREL_PARATAXIS ? doc->tokens.head[verb] : SAY_NONE;
    if (host != SAY_NONE && host >= group.end) {
        content->runs[content->count++] = (SayRun){at, f->high[host] + 1};
        return;
    }
    if (host != SAY_NONE && f->high[host] >= at && say_form_is(doc, group.end, ","))
        content->runs[content->count++] = (SayRun){at, f->high[host] + 1};
}

/* "the minister told reporters": the object is no content. */
static bool addressed(const SayDoc *doc, uint32_t verb, const SayCue *cue)
{
    return (cue->takes & SAY_TAKES_TELL) && object_of(doc, verb) != SAY_NONE;
}

static bool find_around(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject, SayRun group,
                        SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    if (group.first == sentence.first || subject->head == SAY_NONE) return false;
    uint32_t edge = group.first - 1;
    SayQuote *quote = say_quote_at(f, edge);
    if (quote && quote == say_quote_at(f, verb)) quote = NULL;
    bool closed = quote && quote->end == group.first && quote->closed;
    if (!closed && say_form_is(doc, edge, ",") && edge > sentence.first) {
        quote = say_quote_at(f, edge - 1);
        closed = quote && quote->end == edge && quote != say_quote_at(f, verb);
    }
    bool comma = say_form_is(doc, edge, ",") || say_form_is(doc, edge, "–") || say_form_is(doc, edge, "—") ||
                 say_form_is(doc, edge, "-") || say_form_is(doc, edge, "--");
    if (!closed && !comma) return false;
    uint32_t start = left_start(f, group.first, sentence);
    if (closed && quote->first < start) start = quote->first;
    SayRun left = say_run_trim(f, (SayRun){start, group.first});
    if (left.end <= left.first) return false;
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[verb];
    uint32_t head = doc->tokens.head[verb];
    bool parenthesis = deprel == SAY_DEPREL_PARATAXIS && head != SAY_NONE &&
                       (head < group.first || head >= group.end) && say_form_is(doc, group.end < sentence.end ? group.end : edge, ",");
    uint32_t before = SAY_NONE;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE && c < verb; c = doc->tokens.next_sibling[c])
        if ((doc->tokens.deprel[c] == SAY_DEPREL_CCOMP || doc->tokens.deprel[c] == SAY_DEPREL_PARATAXIS) &&
            f->high[c] < group.first) before = c;
    bool final = sentence_ends(doc, group.end, sentence);
    bool speech = closed && quote->speech;
    if (!parenthesis && before == SAY_NONE && !final && !speech) return false;
    if (!speech && (!subject->own || object_of(doc, verb) != SAY_NONE) && !addressed(doc, verb, cue)) return false;
    bool verbal = speech || parenthesis;
    for (uint32_t t = left.first; t < left.end && !verbal; t++)
        verbal = doc->tokens.upos[t] == SAY_UPOS_VERB || doc->tokens.upos[t] == SAY_UPOS_AUX;
    if (!verbal) return false;
    uint32_t root = before != SAY_NONE ? before : head_above(f, left);
    if (before == SAY_NONE && deprel == SAY_DEPREL_PARATAXIS && head >= left.first && head < left.end) root = head;
    set(content, left, root, speech ? "quote" : "around");
    add_right(f, verb, group, content);
    return true;
}

/* "He said: "..."", "He said, "..."", "He added:" and the quotation on the next line. */
static bool find_quote_behind(SayFinder *f, uint32_t verb, SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = group.end;
    uint32_t limit = at + 3 < sentence.end ? at + 3 : sentence.end;
    bool colon = false;
    while (at < limit && say_form_punct(doc, at) && !f->quote_of[at]) colon |= say_form_is(doc, at++, ":");
    if (at < sentence.end) {
        SayQuote *quote = say_quote_at(f, at);
        if (quote && quote->first == at && quote != say_quote_at(f, verb) && quote->speech) {
            set(content, (SayRun){quote->first, quote->end}, head_above(f, (SayRun){quote->first + 1, quote->end}), "quote");
            return true;
        }
        if (!colon || !f->cues || at + 1 >= sentence.end) return false;
        set(content, (SayRun){at, sentence.end}, head_above(f, (SayRun){at, sentence.end}), "colon");
        return true;
    }
    if (!colon || at >= doc->tokens.count || !f->quote_of[at]) return false;
    SayQuote *next = say_quote_at(f, at);
    if (next->first != at || !next->speech) return false;
    set(content, (SayRun){next->first, next->end}, head_above(f, (SayRun){next->first + 1, next->end}), "quote");
    return true;
}

/* "as the ministry said": the clause that it hangs on, without it. */
static bool find_as(SayFinder *f, uint32_t verb, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t mark = say_doc_child(doc, verb, SAY_DEPREL_MARK), host = doc->tokens.head[verb];
    if (mark == SAY_NONE || !say_doc_lemma_is(doc, mark, "as") || doc->tokens.deprel[verb] != SAY_DEPREL_ADVCL) return false;
    if (host == SAY_NONE || object_of(doc, verb) != SAY_NONE || (!say_form_is(doc, f->high[verb] + 1, ",") &&
        !say_form_is(doc, f->low[verb] == 0 ? 0 : f->low[verb] - 1, ","))) return false;
    set(content, (SayRun){f->low[host], f->low[verb]}, host, "as-clause");
    if (f->high[host] > f->high[verb]) content->runs[content->count++] = (SayRun){f->high[verb] + 1, f->high[host] + 1};
    return true;
}

/* ---- phrases behind the cue */

static bool find_infinitive(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t complement = SAY_NONE;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE; c = doc->tokens.next_sibling[c])
        if (c > verb && infinitive(doc, c) &&
            (doc->tokens.deprel[c] == SAY_DEPREL_XCOMP || doc->tokens.deprel[c] == SAY_DEPREL_CCOMP ||
             (doc->tokens.deprel[c] == SAY_DEPREL_ADVCL && (cue->takes & (SAY_TAKES_CALL_ON | SAY_TAKES_OBJ_INF)) != 0))) {
            complement = c;
            break;
        }
    uint32_t object = object_of(doc, verb);
    if (subject->passive) {
        if (complement == SAY_NONE || !(cue->takes & (SAY_TAKES_RAISED | SAY_TAKES_OBJ_INF))) return false;
        set(content, subtree(f, complement), complement, "raised");
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
        if (modifier == SAY_NONE || !infinitive(doc, modifier)) return false;
        set(content, behind(subtree(f, object), verb), modifier, "object-infinitive");
        return true;
    }
    uint32_t first = f->low[complement];
    if (object != SAY_NONE && object < complement) {
        if (!(cue->takes & (SAY_TAKES_OBJ_INF | SAY_TAKES_TELL))) return false;
        first = f->low[object];
    } else if (first > verb + 1 && (cue->takes & SAY_TAKES_CALL_ON)) {
        for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE && c < complement; c = doc->tokens.next_sibling[c]) {
            uint32_t mark = c > verb ? say_case_of(doc, c) : SAY_NONE;
            if (mark == SAY_NONE || !say_cue_preposition(cue, doc->tokens.lemma[mark])) continue;
            first = mark + 1;
            content->preposition = mark;
            break;
        }
    } else if (!(cue->takes & (SAY_TAKES_INF | SAY_TAKES_OBJ_INF))) return false;
    if (object == SAY_NONE && !(cue->takes & SAY_TAKES_INF) && content->preposition == SAY_NONE &&
        doc->tokens.deprel[complement] == SAY_DEPREL_XCOMP) return false;
    set(content, behind((SayRun){first, f->high[complement] + 1}, verb), complement, "infinitive");
    return true;
}

/* A prepositional phrase that the cue governs, by its prepositions. */
static uint32_t phrase_of(const SayFinder *f, uint32_t verb, const SayCue *cue, uint32_t *preposition)
{
    const SayDoc *doc = f->doc;
    uint32_t object = object_of(doc, verb);
    for (int pass = 0; pass < 2; pass++) {
        uint32_t from = pass ? object : verb;
        if (from == SAY_NONE) break;
        for (uint32_t c = doc->tokens.first_child[from]; c != SAY_NONE; c = doc->tokens.next_sibling[c]) {
            SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
            if (c < from || (deprel != SAY_DEPREL_OBL && deprel != SAY_DEPREL_ADVCL && deprel != SAY_DEPREL_NMOD &&
                             deprel != SAY_DEPREL_ACL && deprel != SAY_DEPREL_CCOMP && deprel != SAY_DEPREL_XCOMP)) continue;
            uint32_t mark = say_case_of(doc, c);
            if (mark == SAY_NONE || mark < from || !say_cue_preposition(cue, doc->tokens.lemma[mark])) continue;
            *preposition = mark;
            return c;
        }
    }
    return SAY_NONE;
}

static bool find_phrase(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t preposition = SAY_NONE;
    uint32_t phrase = phrase_of(f, verb, cue, &preposition);
    uint32_t object = object_of(doc, verb);
    if (phrase == SAY_NONE) return false;
    if (subject->passive) {
        if (!(cue->takes & SAY_TAKES_OBJ_PREP) || subject->patient == SAY_NONE) return false;
        set(content, (SayRun){preposition, f->high[phrase] + 1}, phrase, "passive-preposition");
        content->runs[1] = content->runs[0];
        content->runs[0] = say_speaker_run(f, subject->patient, verb);
        content->count = 2;
        return true;
    }
    if (object != SAY_NONE && object < phrase && (cue->takes & SAY_TAKES_OBJ_PREP)) {
        set(content, behind((SayRun){f->low[object], f->high[phrase] + 1}, verb), phrase, "object-preposition");
        return true;
    }
    if (!(cue->takes & SAY_TAKES_PREP)) return false;
    content->preposition = preposition;
    set(content, behind((SayRun){preposition + 1, f->high[phrase] + 1}, verb), phrase, "preposition");
    return true;
}

static bool find_predicate(SayFinder *f, uint32_t verb, const SayCue *cue, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t object = object_of(doc, verb);
    if (object == SAY_NONE) return false;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE; c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if (c <= object || infinitive(doc, c)) continue;
        uint32_t mark = say_case_of(doc, c);
        bool as = mark != SAY_NONE && say_doc_lemma_is(doc, mark, "as");
        bool named = deprel == SAY_DEPREL_XCOMP && (cue->takes & SAY_TAKES_OBJ_PRED) != 0;
        bool described = as && (cue->takes & SAY_TAKES_AS) != 0 &&
                         (deprel == SAY_DEPREL_OBL || deprel == SAY_DEPREL_ADVCL || deprel == SAY_DEPREL_XCOMP);
        if (!named && !described) continue;
        set(content, behind((SayRun){f->low[object], f->high[c] + 1}, verb), c, named ? "named" : "described");
        return true;
    }
    return false;
}

static bool find_gerund(SayFinder *f, uint32_t verb, SayContent *content)
{
    const SayDoc *doc = f->doc;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE; c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if (c < verb || !gerund(doc, c) || f->low[c] != verb + 1) continue;
        if (deprel != SAY_DEPREL_XCOMP && deprel != SAY_DEPREL_CCOMP && deprel != SAY_DEPREL_OBJ) continue;
        set(content, subtree(f, c), c, "gerund");
        return true;
    }
    return false;
}

static bool find_object(SayFinder *f, uint32_t verb, const SaySubject *subject, SayContent *content)
{
    const SayDoc *doc = f->doc;
    if (subject->passive) { /* "was condemned by the council": only with its agent */
        if (subject->head == SAY_NONE || subject->patient == SAY_NONE || subject->impersonal) return false;
        set(content, say_speaker_run(f, subject->patient, verb), subject->patient, "passive-object");
        return true;
    }
    uint32_t object = object_of(doc, verb);
    if (object == SAY_NONE || object == subject->head || f->low[object] <= verb) return false;
    if (say_str_ends(say_doc_token(doc, object), SAY_STR("self"))) return false;
    set(content, subtree(f, object), object, "object");
    return true;
}

/* Direct speech ends right before the group. */
static bool speech_before(SayFinder *f, uint32_t verb, SayRun group)
{
    SayRun sentence = say_sentence_run(f->doc, verb);
    if (group.first == sentence.first) return false;
    uint32_t edge = group.first - 1;
    if (!f->quote_of[edge] && edge > sentence.first && say_form_is(f->doc, edge, ",")) edge--;
    const SayQuote *quote = say_quote_at(f, edge);
    return quote && quote->end == edge + 1 && quote->speech && quote != say_quote_at(f, verb);
}

SayContent say_content_find(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject)
{
    SayContent content = {.root = SAY_NONE, .preposition = SAY_NONE};
    SayRun group = say_content_group(f, verb, subject->head);
    uint32_t takes = cue->takes;
    bool speech = (takes & (SAY_TAKES_THAT | SAY_TAKES_TELL)) != 0;
    bool around = (takes & (SAY_TAKES_PAREN | SAY_TAKES_QUOTE)) && !subject->passive;
    if (around && speech_before(f, verb, group) && find_around(f, verb, cue, subject, group, &content)) return content;
    if ((takes & SAY_TAKES_QUOTE) && !subject->passive && find_quote_behind(f, verb, group, &content)) return content;
    if (speech && find_clause(f, verb, cue, &content)) return content;
    if (speech && find_that(f, verb, group, &content)) return content;
    if (around && find_around(f, verb, cue, subject, group, &content)) return content;
    if ((takes & SAY_TAKES_PAREN) && subject->own && !subject->passive && find_as(f, verb, &content)) return content;
    if ((takes & (SAY_TAKES_OBJ_PREP | SAY_TAKES_PREP)) && find_phrase(f, verb, cue, subject, &content)) return content;
    if ((takes & (SAY_TAKES_INF | SAY_TAKES_OBJ_INF | SAY_TAKES_RAISED | SAY_TAKES_CALL_ON)) &&
        find_infinitive(f, verb, cue, subject, &content)) return content;
    if ((takes & (SAY_TAKES_AS | SAY_TAKES_OBJ_PRED)) && find_predicate(f, verb, cue, &content)) return content;
    if ((takes & SAY_TAKES_DOING) && find_gerund(f, verb, &content)) return content;
    if ((takes & SAY_TAKES_OBJ) && find_object(f, verb, subject, &content)) return content;
    return content;
}
