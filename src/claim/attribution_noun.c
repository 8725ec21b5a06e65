/* attribution_noun.c -- nouns that attribute: "the claim that", "their threat to attack", "warnings
 * of". */
#include "claim/attribution.h"

#include <assert.h>

enum { INFINITIVE_REACH = 12 };

static bool begins(const SayDoc *doc, uint32_t clause, const char *word)
{
    uint32_t mark = say_doc_child(doc, clause, SAY_DEPREL_MARK);
    return mark != SAY_NONE && mark < clause && say_doc_lemma_is(doc, mark, word);
}

/* A that-clause that completes the noun, and no relative clause: its "that" is no subject or object
 * in it. */
static uint32_t that_clause(const SayFinder *f, uint32_t noun)
{
    const SayDoc *doc = f->doc;
    for (uint32_t c = doc->tokens.first_child[noun]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if (c > noun &&
            (deprel == SAY_DEPREL_ACL || deprel == SAY_DEPREL_CCOMP ||
             deprel == SAY_DEPREL_ACL_RELCL) &&
            begins(doc, c, "that"))
            return c;
    }
    uint32_t head = doc->tokens.head[noun];
    if (head == SAY_NONE || noun + 1 >= doc->tokens.count || !say_token_in(doc, noun + 1, "that") ||
        doc->tokens.upos[noun + 1] != SAY_UPOS_SCONJ)
        return SAY_NONE;
    uint32_t clause = doc->tokens.head[noun + 1];
    return clause != SAY_NONE && clause > noun && f->low[clause] == noun + 1 ? clause : SAY_NONE;
}

static uint32_t infinitive_clause(const SayFinder *f, uint32_t noun)
{
    const SayDoc *doc = f->doc;
    for (uint32_t c = doc->tokens.first_child[noun]; c != SAY_NONE; c = doc->tokens.next_sibling[c])
        if (c > noun && doc->tokens.deprel[c] == SAY_DEPREL_ACL && begins(doc, c, "to")) return c;
    /* "threats from armed groups loyal to the capital to strike": the tree may hang it lower or
     * higher. */
    SayRun sentence = say_sentence_run(doc, noun);
    for (uint32_t t = noun + 1; t + 1 < sentence.end && t < noun + INFINITIVE_REACH; t++) {
        uint8_t upos = doc->tokens.upos[t];
        if (say_token_in(doc, t, "to") && upos == SAY_UPOS_PART) {
            uint32_t clause = doc->tokens.head[t];
            return clause != SAY_NONE && clause > t && f->low[clause] == t ? clause : SAY_NONE;
        }
        if (upos != SAY_UPOS_ADP && upos != SAY_UPOS_DET && upos != SAY_UPOS_ADJ &&
            upos != SAY_UPOS_NOUN && upos != SAY_UPOS_PROPN && !say_token_in(doc, t, "-"))
            return SAY_NONE;
    }
    return SAY_NONE;
}

static uint32_t phrase_after(const SayFinder *f, uint32_t noun, const SayCue *cue)
{
    const SayDoc *doc = f->doc;
    for (uint32_t c = doc->tokens.first_child[noun]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        uint32_t mark = c > noun ? say_mark_of(doc, c) : SAY_NONE;
        if (mark != SAY_NONE && mark > noun &&
            (deprel == SAY_DEPREL_NMOD || deprel == SAY_DEPREL_ACL) &&
            say_cue_preposition(cue, doc->tokens.lemma[mark]))
            return c;
    }
    return SAY_NONE;
}

/* The verbs that make a speech act of their object: whose subject says it. */
static const char *const makers[] = {"make",      "issue",   "voice", "express", "raise", "repeat",
                                     "reiterate", "give",    "renew", "deliver", "have",  "send",
                                     "release",   "publish", "hold",  "share",   "offer", "launch"};

static uint32_t maker(const SayFinder *f, uint32_t noun)
{
    const SayDoc *doc = f->doc;
    uint32_t verb = doc->tokens.head[noun];
    if (verb == SAY_NONE) return SAY_NONE;
    bool object = doc->tokens.deprel[noun] == SAY_DEPREL_OBJ;
    bool patient = doc->tokens.deprel[noun] == SAY_DEPREL_NSUBJ_PASS;
    if ((!object && !patient) || !say_form_in(doc, verb, makers, sizeof makers / sizeof *makers))
        return SAY_NONE;
    return say_subject_find(f, verb).head;
}

static uint32_t speaker_of(const SayFinder *f, uint32_t noun)
{
    const SayDoc *doc = f->doc;
    for (uint32_t c = doc->tokens.first_child[noun]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if (deprel == SAY_DEPREL_NMOD_POSS) return c;
        uint32_t mark = deprel == SAY_DEPREL_NMOD && c > noun ? say_mark_of(doc, c) : SAY_NONE;
        if (mark != SAY_NONE &&
            (say_doc_lemma_is(doc, mark, "by") || say_doc_lemma_is(doc, mark, "from")))
            return c;
    }
    uint32_t subject = maker(f, noun);
    if (subject != SAY_NONE) return subject;
    for (uint32_t c = doc->tokens.first_child[noun]; c != SAY_NONE && c < noun;
         c = doc->tokens.next_sibling[c]) {
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[c];
        if (deprel != SAY_DEPREL_COMPOUND && deprel != SAY_DEPREL_AMOD) continue;
        if (doc->tokens.upos[c] == SAY_UPOS_PROPN && say_speaker_actor(f, c) != SAY_NONE) return c;
    }
    return SAY_NONE;
}

/* Without a speaker only what is put before the reader: "there are fears that", "amid fears that",
 * "reports that". */
static bool stands_alone(const SayDoc *doc, uint32_t noun)
{
    uint32_t determiner = say_doc_child(doc, noun, SAY_DEPREL_DET);
    return determiner == SAY_NONE || !say_doc_lemma_is(doc, determiner, "no");
}

/* "said in its report that": the clause is what was said, and the noun where. */
static bool told_by_verb(const SayFinder *f, uint32_t noun, uint32_t clause)
{
    for (uint32_t at = f->doc->tokens.head[noun], step = 0; at != SAY_NONE && step < 4;
         at = f->doc->tokens.head[at], step++)
        if (f->cue_of[at])
            return f->found.items[f->cue_of[at] - 1].attribution.content_root == clause;
    return false;
}

void say_attribution_noun(SayFinder *f, uint32_t noun)
{
    SayDoc *doc = f->doc;
    if (doc->tokens.upos[noun] != SAY_UPOS_NOUN || f->cue_of[noun] || f->formula_of[noun]) return;
    const SayCue *cue = say_cue_of(f, noun, 'n');
    if (!cue) return;
    uint32_t clause = (cue->takes & SAY_TAKES_THAT) ? that_clause(f, noun) : SAY_NONE;
    const char *how = "noun-that";
    if (clause == SAY_NONE && (cue->takes & SAY_TAKES_INF))
        clause = infinitive_clause(f, noun), how = "noun-infinitive";
    if (clause == SAY_NONE && (cue->takes & SAY_TAKES_PREP))
        clause = phrase_after(f, noun, cue), how = "noun-preposition";
    if (clause == SAY_NONE || f->low[clause] <= noun || told_by_verb(f, noun, clause)) return;
    uint32_t speaker = speaker_of(f, noun);
    if (speaker == noun || (speaker != SAY_NONE && !say_speaker_fits(f, speaker, cue, true)))
        speaker = SAY_NONE;
    if (speaker == SAY_NONE && (how[5] != 't' || !stands_alone(doc, noun))) return;
    SayFinding *finding = say_finding_add(f, cue, noun, how);
    finding->attribution.content_root = clause;
    finding->attribution.cue_span = (SaySpan){doc->tokens.start[noun], doc->tokens.end[noun]};
    if (speaker != SAY_NONE) say_speaker_add(finding, say_speaker_make(f, speaker, noun), false);
    SayRun run = {f->low[clause], f->high[clause] + 1};
    if (how[5] == 'p') run.first = say_mark_of(doc, clause) + 1;
    SaySpan *named = finding->speaker_count ? &finding->speakers[0].span : NULL;
    if (named && speaker < run.first && named->end > doc->tokens.start[run.first])
        named->end = doc->tokens.end[run.first - 1];
    say_finding_content(f, finding, run);
    if (finding->content.count == 0) {
        f->cue_of[noun] = 0;
        f->found.count--;
    }
}
