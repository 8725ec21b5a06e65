/* attribution_content.c -- what a verb's speaker says: which of the constructions that the cue
   takes is there, and the clause behind it. */
#include "claim/attribution.h"
#include "core/calendar.h"

#include <assert.h>

enum { THAT_REACH = 16 }; /* tokens between a cue and its "that" */

static bool clausal(SayDeprel deprel)
{
    return deprel == SAY_DEPREL_CCOMP || deprel == SAY_DEPREL_XCOMP ||
           deprel == SAY_DEPREL_PARATAXIS || deprel == SAY_DEPREL_CSUBJ ||
           deprel == SAY_DEPREL_CSUBJ_PASS || deprel == SAY_DEPREL_CONJ ||
           deprel == SAY_DEPREL_ADVCL || deprel == SAY_DEPREL_DEP || deprel == SAY_DEPREL_CC ||
           deprel == SAY_DEPREL_PUNCT || deprel == SAY_DEPREL_DISLOCATED;
}

bool say_clause_infinitive(const SayDoc *doc, uint32_t token)
{
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE && c < token;
         c = doc->tokens.next_sibling[c])
        if (say_doc_lemma_is(doc, c, "to") && doc->tokens.deprel[c] == SAY_DEPREL_MARK) return true;
    return false;
}

bool say_clause_gerund(const SayDoc *doc, uint32_t token)
{
    SayStr text = say_doc_token(doc, token);
    return doc->tokens.upos[token] == SAY_UPOS_VERB && say_str_ends(text, SAY_STR("ing"));
}

static bool finite(const SayDoc *doc, uint32_t token)
{
    if (doc->tokens.feats[token] & SAY_FEAT_FINITE) return true;
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c])
        if ((doc->tokens.upos[c] == SAY_UPOS_AUX && (doc->tokens.feats[c] & SAY_FEAT_FINITE)) ||
            doc->tokens.deprel[c] == SAY_DEPREL_COP || doc->tokens.deprel[c] == SAY_DEPREL_NSUBJ ||
            doc->tokens.deprel[c] == SAY_DEPREL_NSUBJ_PASS)
            return true;
    return false;
}

uint32_t say_object_of(const SayDoc *doc, uint32_t verb)
{
    return say_child_right(doc, verb, SAY_DEPREL_OBJ);
}

/* The cue with its auxiliaries, speaker, addressee and adverbials, as far as they lie together. */
SayRun say_content_group(const SayFinder *f, uint32_t verb, uint32_t subject)
{
    const SayDoc *doc = f->doc;
    SayRun run = {verb, verb + 1};
    SayRun sentence = say_sentence_run(doc, verb);
    if (subject != SAY_NONE && subject < verb && subject >= sentence.first &&
        f->quote_of[subject] == f->quote_of[verb]) {
        SayRun speaker = say_speaker_run(f, subject, verb);
        bool adjacent = true;
        for (uint32_t t = speaker.end; t < verb && adjacent; t++)
            adjacent = doc->tokens.head[t] == verb || say_form_punct(doc, t) ||
                       doc->tokens.upos[t] == SAY_UPOS_ADV || doc->tokens.upos[t] == SAY_UPOS_AUX ||
                       doc->tokens.upos[t] == SAY_UPOS_CCONJ || f->cue_of[t] ||
                       doc->tokens.upos[t] == SAY_UPOS_PROPN; /* a name cut in two */
        if (adjacent) run.first = speaker.first;
    }
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        if (c < verb || clausal((SayDeprel)doc->tokens.deprel[c]) || f->low[c] < verb) continue;
        if (f->quote_of[c] != f->quote_of[verb] || f->low[c] > run.end + 1) break;
        if (f->low[c] == run.end + 1 &&
            !(say_token_in(doc, run.end, ",") && doc->tokens.upos[c] == SAY_UPOS_ADV))
            break;
        run.end = f->high[c] + 1;
    }
    return run;
}

void say_content_set(SayContent *content, SayRun run, uint32_t root, const char *how)
{
    content->runs[0] = run;
    content->count = 1;
    content->root = root;
    content->how = how;
}

SayRun say_subtree_run(const SayFinder *f, uint32_t token)
{
    return (SayRun){f->low[token], f->high[token] + 1};
}

SayRun say_run_behind(SayRun run, uint32_t token)
{
    if (run.first <= token) run.first = token + 1;
    return run;
}

/* ---- clauses behind the cue */

static bool begins_that(const SayDoc *doc, uint32_t token)
{
    return say_token_in(doc, token, "that") || say_token_in(doc, token, "whether");
}

static uint32_t clause_child(const SayFinder *f, uint32_t verb, const SayCue *cue)
{
    const SayDoc *doc = f->doc;
    uint32_t first = say_child_right(doc, verb, SAY_DEPREL_CCOMP);
    for (uint32_t c = first; c != SAY_NONE; c = doc->tokens.next_sibling[c])
        if (doc->tokens.deprel[c] == SAY_DEPREL_CCOMP && finite(doc, c)) return c;
    if (first != SAY_NONE) return first;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        if (c < verb || f->low[c] <= verb) continue;
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        uint32_t low = say_run_trim(f, say_subtree_run(f, c)).first;
        bool that = begins_that(doc, low);
        if (deprel == SAY_DEPREL_XCOMP && !say_clause_infinitive(doc, c) && finite(doc, c))
            return c;
        if ((deprel == SAY_DEPREL_ADVCL || deprel == SAY_DEPREL_CSUBJ || deprel == SAY_DEPREL_DEP ||
             deprel == SAY_DEPREL_CONJ) &&
            that)
            return c;
        bool speech = (cue->takes & SAY_TAKES_QUOTE) != 0;
        if (deprel == SAY_DEPREL_PARATAXIS && speech && finite(doc, c) &&
            (f->low[c] == verb + 1 || say_token_in(doc, f->low[c] - 1, ":") ||
             say_form_mark(doc, f->low[c])))
            return c;
        if (deprel == SAY_DEPREL_OBJ && (cue->takes & SAY_TAKES_TELL)) {
            uint32_t relative = say_doc_child(doc, c, SAY_DEPREL_ACL_RELCL);
            if (relative == SAY_NONE) relative = say_doc_child(doc, c, SAY_DEPREL_ACL);
            if (relative != SAY_NONE && begins_that(doc, f->low[relative]) && finite(doc, relative))
                return relative;
        }
    }
    return SAY_NONE;
}

/* "whether", "if", "how": what is known is not said. */
static bool asks(const SayDoc *doc, uint32_t token)
{
    static const char *const words[] = {"whether", "if",    "how",  "what", "who",
                                        "which",   "where", "when", "why"};
    return say_form_in(doc, token, words, sizeof words / sizeof *words);
}

/* A clause does not stop before a noun or a verb: what the tree cut off there goes on to the end of
 * the sentence. */
static uint32_t whole_clause(const SayDoc *doc, uint32_t verb, SayRun run)
{
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[verb];
    SayRun sentence = say_sentence_run(doc, run.first);
    if (run.end >= sentence.end) return sentence.end;
    uint32_t at = say_token_in(doc, run.end, ",") ? run.end + 1 : run.end;
    if (at + 2 < sentence.end && doc->tokens.upos[at] == SAY_UPOS_CCONJ &&
        say_token_in(doc, at + 1, "to"))
        return sentence.end; /* "..., but to avoid a war" */
    if (deprel == SAY_DEPREL_ACL || deprel == SAY_DEPREL_ACL_RELCL ||
        say_form_punct(doc, run.end - 1))
        return run.end;
    switch (doc->tokens.upos[run.end]) {
    case SAY_UPOS_NOUN:
    case SAY_UPOS_PROPN:
    case SAY_UPOS_PRON:
    case SAY_UPOS_VERB:
    case SAY_UPOS_AUX:
    case SAY_UPOS_DET:
    case SAY_UPOS_ADJ: return sentence.end;
    default: return run.end;
    }
}

/* "..., the army said, following an attack": a clause before the cue is what was said, not this. */
static bool stands_behind(const SayDoc *doc, uint32_t verb, SayRun run)
{
    uint32_t first = doc->tokens.first_child[verb];
    bool before = false;
    for (uint32_t c = first; c != SAY_NONE && c < verb; c = doc->tokens.next_sibling[c])
        before |= doc->tokens.deprel[c] == SAY_DEPREL_CCOMP;
    return before && run.first > 0 && !begins_that(doc, run.first) &&
           (say_token_in(doc, run.first, ",") || say_token_in(doc, run.first - 1, ","));
}

/* "said the reason, that nobody came, no longer holds": this "that" opens another clause. */
static bool subject_before(const SayDoc *doc, uint32_t clause, uint32_t token)
{
    uint32_t subject = say_doc_child(doc, clause, SAY_DEPREL_NSUBJ);
    return subject != SAY_NONE && subject < token && say_token_in(doc, token - 1, ",");
}

/* "told a paper the raid was over": whom it was told ends before the determiner. */
static uint32_t behind_addressee(const SayDoc *doc, uint32_t verb, const SayCue *cue, SayRun run)
{
    uint8_t upos = doc->tokens.upos[run.first];
    bool headless = upos == SAY_UPOS_AUX ||
                    (upos == SAY_UPOS_VERB && (doc->tokens.feats[run.first] & SAY_FEAT_FINITE));
    if (!(cue->takes & SAY_TAKES_TELL) || !headless) return run.first;
    for (uint32_t t = verb + 2; t < run.first; t++) {
        if (say_form_punct(doc, t)) break;
        if (doc->tokens.upos[t] == SAY_UPOS_DET) return t;
    }
    return run.first;
}

static bool find_clause(SayFinder *f, uint32_t verb, const SayCue *cue, SayContent *content)
{
    uint32_t clause = clause_child(f, verb, cue);
    if (clause == SAY_NONE || clause < verb) return false;
    if (say_clause_infinitive(f->doc, clause) && !say_form_mark(f->doc, f->low[clause])) {
        bool question = f->doc->tokens.upos[f->low[clause]] == SAY_UPOS_ADV ||
                        f->doc->tokens.upos[f->low[clause]] == SAY_UPOS_PRON;
        if (!question) return false;
    }
    if (say_clause_gerund(f->doc, clause) && !finite(f->doc, clause)) return false;
    if (cue->act == SAY_ACT_KNOW && asks(f->doc, f->low[clause])) return false;
    SayRun run = say_run_behind(say_subtree_run(f, clause), verb);
    uint32_t gerund =
        say_child_right(f->doc, verb, SAY_DEPREL_CCOMP); /* "said expanding it will help" */
    if (gerund < clause && f->high[gerund] + 1 == run.first) run.first = f->low[gerund];
    for (uint32_t c = f->doc->tokens.next_sibling[clause]; c != SAY_NONE;
         c = f->doc->tokens.next_sibling[c])
        if (f->doc->tokens.deprel[c] == SAY_DEPREL_CCOMP && f->low[c] == run.end)
            run.end = f->high[c] + 1;
    if (stands_behind(f->doc, verb, run)) return false;
    for (uint32_t t = run.first; t < clause && t < run.end;
         t++) /* "said Monday that": the day is no content */
        if (begins_that(f->doc, t) && f->doc->tokens.head[t] == clause &&
            !subject_before(f->doc, clause, t))
            run.first = t;
    run.first = behind_addressee(f->doc, verb, cue, run);
    /* 'that "forces stay," adding ...': the comma within the marks ends what was said. */
    uint32_t opening = begins_that(f->doc, run.first) ? run.first + 1 : run.first;
    const SayQuote *quote = opening < run.end ? say_quote_at(f, opening) : NULL;
    if (quote && quote->first == opening && quote->end < run.end &&
        f->doc->text.data[quote->inner.end - 1] == ',')
        run.end = quote->end;
    else
        run.end = whole_clause(f->doc, verb, run);
    say_content_set(content, run, clause, "that");
    return true;
}

static bool is_time(const SayDoc *doc, uint32_t token)
{
    static const char *const words[] = {"on",      "today",     "yesterday", "early", "late",
                                        "last",    "this",      "morning",   "week",  "night",
                                        "evening", "afternoon", "earlier",   "month", "year"};
    SayStr text = say_doc_token(doc, token);
    return say_form_in(doc, token, words, sizeof words / sizeof *words) ||
           say_weekday_of_name(text) >= 0;
}

/* "said the bridge fell": verbs that take no object are followed by what was said, whatever the
 * tree made of it. */
static bool find_bare(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                      SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t core = SAY_TAKES_THAT | SAY_TAKES_QUOTE | SAY_TAKES_PAREN;
    if ((cue->takes & core) != core || (cue->takes & SAY_TAKES_OBJ) || !subject->own ||
        subject->passive)
        return false;
    if (subject->head == SAY_NONE || subject->head > verb || say_clause_gerund(doc, verb))
        return false;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = verb + 1;
    while (at < sentence.end && is_time(doc, at)) at++;
    if (at + 2 >= sentence.end || say_form_punct(doc, at)) return false;
    uint8_t upos = doc->tokens.upos[at];
    bool begins = upos == SAY_UPOS_PRON || upos == SAY_UPOS_DET || upos == SAY_UPOS_NOUN ||
                  upos == SAY_UPOS_PROPN || upos == SAY_UPOS_ADJ || upos == SAY_UPOS_NUM ||
                  upos == SAY_UPOS_SCONJ;
    uint32_t finite_at = SAY_NONE;
    bool relative = false; /* its verb is not the clause's */
    for (uint32_t t = at + 1; t < sentence.end && finite_at == SAY_NONE && begins; t++) {
        if (say_form_punct(doc, t)) break;
        bool verbal = doc->tokens.upos[t] == SAY_UPOS_VERB || doc->tokens.upos[t] == SAY_UPOS_AUX;
        relative |= begins_that(doc, t) && doc->tokens.upos[t - 1] == SAY_UPOS_NOUN;
        if (!verbal || !(doc->tokens.feats[t] & (SAY_FEAT_FINITE | SAY_FEAT_PAST))) continue;
        if (!relative) finite_at = t;
        relative = false;
    }
    if (finite_at == SAY_NONE) return false;
    say_content_set(content, (SayRun){at, sentence.end}, finite_at, "that");
    return true;
}

/* "maintained the order that": words of one noun phrase, and no day among them. */
static bool plain_phrase(const SayDoc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++) {
        uint8_t upos = doc->tokens.upos[t];
        if ((upos != SAY_UPOS_DET && upos != SAY_UPOS_ADJ && upos != SAY_UPOS_NOUN) ||
            is_time(doc, t))
            return false;
    }
    return end > first && doc->tokens.upos[end - 1] == SAY_UPOS_NOUN;
}

/* The "that" behind the cue, whatever the tree says: at once, or past what the commas set off
 * ("said, however, that"). */
static uint32_t that_behind(const SayFinder *f, uint32_t verb, const SayCue *cue, SayRun group)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    for (uint32_t at = verb + 1; at + 2 < sentence.end && at < verb + THAT_REACH; at++) {
        if (begins_that(doc, at)) {
            bool set_off = say_token_in(doc, at - 1, ",") && say_token_in(doc, verb + 1, ",");
            bool clause = doc->tokens.upos[at] == SAY_UPOS_SCONJ;
            bool objectless =
                !(cue->takes & (SAY_TAKES_OBJ | SAY_TAKES_PREP)) || (cue->takes & SAY_TAKES_TELL);
            if (clause && (at == verb + 1 || at == group.end || set_off)) return at;
            bool noun = doc->tokens.upos[at - 1] == SAY_UPOS_NOUN && /* "offered assurances that" */
                        say_cue_of(f, at - 1, 'n');
            bool relative = !(cue->takes & SAY_TAKES_TELL) && plain_phrase(doc, verb + 1, at);
            return at > verb + 1 && objectless && !noun && !relative ? at : SAY_NONE;
        }
        uint8_t upos = doc->tokens.upos[at];
        if (say_token_in(doc, verb + 1, ",") && say_clause_gerund(doc, at))
            continue; /* "reported, citing two officials, that" */
        if (upos == SAY_UPOS_VERB || upos == SAY_UPOS_AUX || say_token_in(doc, at, ";"))
            return SAY_NONE;
    }
    return SAY_NONE;
}

static bool find_that(SayFinder *f, uint32_t verb, const SayCue *cue, SayRun group,
                      SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = that_behind(f, verb, cue, group);
    if (at == SAY_NONE) return false;
    uint32_t root = doc->tokens.head[at];
    bool trusted = root != SAY_NONE && root > at && doc->tokens.upos[at] == SAY_UPOS_SCONJ;
    if (root == SAY_NONE || root < at) root = at + 1;
    SayRun run = {at, f->high[root] + 1};
    if (!trusted || run.end <= at + 1 || run.end > sentence.end) run.end = sentence.end;
    run.end = whole_clause(doc, verb, run);
    say_content_set(content, run, root, "that");
    return true;
}

/* A clause of its own follows the cue: what is quoted before it is a title or a word, no speech. */
static bool speaks_on(SayFinder *f, uint32_t verb, SayRun group)
{
    const SayDoc *doc = f->doc;
    const SayQuote *before = say_quote_at(f, group.first - 1);
    if (!before && group.first > 1) before = say_quote_at(f, group.first - 2);
    bool that = verb + 1 < doc->tokens.count && say_token_in(doc, verb + 1, "that");
    if (before && !that && doc->text.data[before->inner.end - 1] == ',')
        for (uint32_t t = before->first; t < before->end; t++) /* "... is over," he said Monday */
            if (doc->tokens.upos[t] == SAY_UPOS_VERB || doc->tokens.upos[t] == SAY_UPOS_AUX)
                return false;
    uint32_t clause = say_child_right(doc, verb, SAY_DEPREL_CCOMP);
    return (clause != SAY_NONE && finite(doc, clause) && !f->quote_of[clause]) ||
           (verb + 1 < doc->tokens.count && say_token_in(doc, verb + 1, "that"));
}

SayContent say_content_find(SayFinder *f, uint32_t verb, const SayCue *cue,
                            const SaySubject *subject)
{
    SayContent content = {.root = SAY_NONE, .preposition = SAY_NONE};
    SayRun group = say_content_group(f, verb, subject->head);
    uint32_t takes = cue->takes;
    bool speech = (takes & (SAY_TAKES_THAT | SAY_TAKES_TELL)) != 0;
    bool around = (takes & (SAY_TAKES_PAREN | SAY_TAKES_QUOTE)) && !subject->passive;
    if (around && say_content_speech_before(f, verb, group) && !speaks_on(f, verb, group) &&
        say_content_around(f, verb, cue, subject, group, &content))
        return content;
    if ((takes & SAY_TAKES_PAREN) && !subject->passive &&
        say_content_between(f, verb, subject, group, &content))
        return content;
    if ((takes & SAY_TAKES_OBJ_PRED) && say_content_predicate(f, verb, cue, &content))
        return content;
    if ((takes & SAY_TAKES_QUOTE) && !subject->passive &&
        say_content_quote(f, verb, group, &content))
        return content;
    if (speech && find_clause(f, verb, cue, &content)) return content;
    if (speech && find_that(f, verb, cue, group, &content)) return content;
    if (around && say_content_around(f, verb, cue, subject, group, &content)) return content;
    if (speech && find_bare(f, verb, cue, subject, &content)) return content;
    if ((takes & SAY_TAKES_PAREN) && subject->own && !subject->passive &&
        say_content_as(f, verb, &content))
        return content;
    if ((takes & (SAY_TAKES_OBJ_PREP | SAY_TAKES_PREP)) &&
        say_content_phrase(f, verb, cue, subject, &content))
        return content;
    if ((takes & (SAY_TAKES_INF | SAY_TAKES_OBJ_INF | SAY_TAKES_RAISED | SAY_TAKES_CALL_ON)) &&
        say_content_infinitive(f, verb, cue, subject, &content))
        return content;
    if ((takes & (SAY_TAKES_AS | SAY_TAKES_OBJ_PRED)) &&
        say_content_predicate(f, verb, cue, &content))
        return content;
    if ((takes & SAY_TAKES_DOING) && say_content_gerund(f, verb, &content)) return content;
    if ((takes & (SAY_TAKES_OBJ | SAY_TAKES_IDEA)) &&
        say_content_object(f, verb, cue, subject, &content))
        return content;
    return content;
}
