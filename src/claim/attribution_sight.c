/* attribution_sight.c -- what the learned part of attribution is told beside the states of the
   network: the tree, the words around, the lexicon, and what the rules made of them. */
#include "claim/attribution_rank.h"

#include <assert.h>

enum { CLIMB = 40, STEPS = 3, NEAR = 2, ABOVE = 55, SIDE = 56 };

/* Where the rows of each kind of sight begin. */
enum {
    CUE_UPOS = 0,
    CUE_DEPREL = 20,
    CUE_HOW = 76,
    CUE_ACT = 106,
    CUE_QUOTE = 132,
    CUE_NEXT = 136,
    CUE_BEFORE = 144,
    CUE_CONTENT = 152,
    CUE_GROUP = 156,
    CUE_SUBJECT = 160,
    CUE_TAKES = 168,
    CUE_WORD = 172,
    CUE_END = CUE_WORD + 6 * SAY_RANK_WORDS,

    LINK_BRANCH = 0, /* side and relation of the branch that the token is on */
    LINK_UP = 112,
    LINK_CUE_BRANCH = 118,
    LINK_DEPREL = 174,
    LINK_UPOS = 230,
    LINK_DISTANCE = 250,
    LINK_QUOTE = 266,
    LINK_DEPTH = 272,
    LINK_CUE_UPOS = 278,
    LINK_COMMAS = 298,
    LINK_ACTOR = 306,
    LINK_CUE_DEPREL = 314,
    LINK_END = 370,
};

static_assert((int)CUE_END <= (int)SAY_RANK_CUE_ROWS && (int)LINK_END <= (int)SAY_RANK_LINK_ROWS,
              "the tables hold every row");
static_assert((int)SAY_DEPREL_COUNT <= (int)ABOVE && SAY_UPOS_COUNT <= 20 && SAY_ACT_COUNT < 26,
              "a kind of sight has as many rows as it has values");

static const char *const hows[] = {"that",
                                   "quote",
                                   "around",
                                   "colon",
                                   "as-clause",
                                   "infinitive",
                                   "raised",
                                   "object-infinitive",
                                   "preposition",
                                   "object-preposition",
                                   "passive-preposition",
                                   "described",
                                   "named",
                                   "gerund",
                                   "object",
                                   "passive-object",
                                   "noun-that",
                                   "noun-infinitive",
                                   "noun-preposition",
                                   "phrase-source",
                                   "phrase-unknown",
                                   "phrase-possessed",
                                   "adverb",
                                   "bare",
                                   "headline",
                                   "quotation"};

static uint16_t how_of(const SayFinder *f, uint32_t token)
{
    if (!f->cue_of[token]) return 0;
    SayStr how = f->found.items[f->cue_of[token] - 1].how;
    uint16_t count = sizeof hows / sizeof *hows;
    for (uint16_t i = 0; i < count; i++)
        if (say_str_equal(how, say_str(hows[i]))) return (uint16_t)(1 + i);
    return (uint16_t)(1 + count);
}

static const SayCue *listed(const SayFinder *f, uint32_t token)
{
    switch (f->doc->tokens.upos[token]) {
    case SAY_UPOS_VERB: return say_cue_of(f, token, 'v');
    case SAY_UPOS_NOUN: return say_cue_of(f, token, 'n');
    case SAY_UPOS_ADV: return say_cue_of(f, token, 'a');
    default: return NULL;
    }
}

/* What a neighbour is: 0 outside of the sentence. */
static uint16_t kind_beside(const SayFinder *f, uint32_t token, SayRun sentence)
{
    const SayDoc *doc = f->doc;
    if (token < sentence.first || token >= sentence.end) return 0;
    if (say_form_mark(doc, token)) return 1;
    if (say_token_in(doc, token, ",")) return 2;
    if (say_token_in(doc, token, ":")) return 3;
    if (doc->tokens.upos[token] == SAY_UPOS_PUNCT) return 4;
    if (say_token_in(doc, token, "that")) return 5;
    return say_token_in(doc, token, "to") ? 6 : 7;
}

static uint16_t quote_kind(const SayFinder *f, uint32_t token)
{
    uint32_t quote = f->quote_of[token];
    return !quote ? 0 : f->quotes.items[quote - 1].speech ? 1 : 2;
}

static uint32_t subject_of(const SayDoc *doc, uint32_t token)
{
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        uint8_t deprel = doc->tokens.deprel[c];
        if (deprel == SAY_DEPREL_NSUBJ || deprel == SAY_DEPREL_NSUBJ_PASS ||
            deprel == SAY_DEPREL_NMOD_POSS)
            return c;
    }
    return SAY_NONE;
}

/* Who a token can be: 0 nobody, an actor, or what the list of sources says. */
static uint16_t speaker_kind(const SayFinder *f, uint32_t token)
{
    if (token == SAY_NONE) return 0;
    if (say_speaker_actor(f, token) != SAY_NONE) return 1;
    return (uint16_t)(2 + say_cue_source(f, token));
}

bool say_rank_candidate(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.upos[token]) {
    case SAY_UPOS_VERB:
    case SAY_UPOS_NOUN:
    case SAY_UPOS_ADJ:
    case SAY_UPOS_ADV: return true;
    case SAY_UPOS_PUNCT: return say_token_in(doc, token, ":");
    default: return false;
    }
}

static bool clausal(uint8_t deprel)
{
    return deprel == SAY_DEPREL_CCOMP || deprel == SAY_DEPREL_XCOMP ||
           deprel == SAY_DEPREL_PARATAXIS || deprel == SAY_DEPREL_ACL;
}

void say_rank_cue_tokens(const SayDoc *doc, uint32_t token, uint32_t *tokens)
{
    uint32_t head = doc->tokens.head[token], clause = SAY_NONE, subject = subject_of(doc, token);
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE && clause == SAY_NONE;
         c = doc->tokens.next_sibling[c])
        if (clausal(doc->tokens.deprel[c])) clause = c;
    if (clause == SAY_NONE) clause = say_doc_child(doc, token, SAY_DEPREL_OBJ);
    tokens[0] = token;
    tokens[1] = head == SAY_NONE ? token : head;
    tokens[2] = clause == SAY_NONE ? token : clause;
    tokens[3] = subject == SAY_NONE ? token : subject;
}

static uint16_t at_most(uint32_t number, uint32_t most)
{
    return (uint16_t)(number < most ? number : most);
}

/* place: the word itself, the next one, the last one, the head, the clause, the subject. */
static uint16_t word_row(const SayRankView *view, uint32_t token, uint32_t place)
{
    uint64_t hash = say_feature1(place, say_model_word(view->f->doc->tokens.lemma[token]));
    return (uint16_t)(CUE_WORD + place * SAY_RANK_WORDS + (hash >> 32) % SAY_RANK_WORDS);
}

void say_rank_cue_sights(const SayRankView *view, uint32_t token, const uint32_t *tokens,
                         uint16_t *rows)
{
    const SayFinder *f = view->f;
    const SayTokens *t = &f->doc->tokens;
    SayRun sentence = say_sentence_run(f->doc, token);
    const SayCue *cue = listed(f, token);
    uint32_t before = token == 0 ? SAY_NONE : token - 1;
    uint32_t speech = SAY_TAKES_THAT | SAY_TAKES_QUOTE;
    rows[0] = (uint16_t)(CUE_UPOS + t->upos[token]);
    rows[1] = (uint16_t)(CUE_DEPREL + t->deprel[token]);
    rows[2] = (uint16_t)(CUE_HOW + how_of(f, token));
    rows[3] = (uint16_t)(CUE_ACT + (cue ? 1 + cue->act : 0));
    rows[4] = (uint16_t)(CUE_QUOTE + quote_kind(f, token));
    rows[5] = (uint16_t)(CUE_NEXT + kind_beside(f, token + 1, sentence));
    rows[6] = (uint16_t)(CUE_BEFORE + kind_beside(f, before, sentence));
    rows[7] = (uint16_t)(CUE_CONTENT + at_most(view->in_content[token], 2));
    rows[8] = (uint16_t)(CUE_GROUP + at_most(view->in_group[token], 2));
    rows[9] = (uint16_t)(CUE_SUBJECT + speaker_kind(f, tokens[3] == token ? SAY_NONE : tokens[3]));
    rows[10] = (uint16_t)(CUE_TAKES + (!cue ? 0 : (cue->takes & speech) ? 1 : 2));
    rows[11] = word_row(view, token, 0);
    rows[12] = word_row(view, token + 1 < sentence.end ? token + 1 : token, 1);
    rows[13] = word_row(view, token > sentence.first ? token - 1 : token, 2);
    for (uint32_t k = 1; k < SAY_RANK_CUE_STATES; k++)
        rows[13 + k] = word_row(view, tokens[k], 2 + k);
}

/* ---- a cue and another token of its sentence */

static bool holds(const SayFinder *f, uint32_t token, uint32_t other)
{
    return f->low[token] <= other && other <= f->high[token];
}

static uint16_t distance(uint32_t cue, uint32_t token)
{
    static const uint32_t ends[] = {1, 2, 4, 7, 12, 20, 32};
    uint32_t far = token > cue ? token - cue : cue - token;
    uint16_t step = 0;
    while (step < sizeof ends / sizeof *ends && far > ends[step]) step++;
    return (uint16_t)(token > cue ? step : 8 + step);
}

static uint16_t commas_between(const SayDoc *doc, uint32_t cue, uint32_t token)
{
    uint32_t first = cue < token ? cue : token, end = cue < token ? token : cue, count = 0;
    for (uint32_t t = first + 1; t < end && count < NEAR; t++) count += say_token_in(doc, t, ",");
    return (uint16_t)(count + (token > cue ? NEAR + 1 : 0));
}

void say_rank_link_sights(const SayFinder *f, uint32_t cue, uint32_t token, uint16_t *rows)
{
    const SayTokens *t = &f->doc->tokens;
    uint32_t branch = token, depth = 0, up = 0, side = cue;
    while (depth < CLIMB && !holds(f, branch, cue) && t->head[branch] != SAY_NONE &&
           !holds(f, t->head[branch], cue))
        branch = t->head[branch], depth++;
    bool above = holds(f, branch, cue); /* the token is the cue or stands over it */
    uint32_t top = above ? branch : t->head[branch];
    while (up < CLIMB && side != top && t->head[side] != SAY_NONE && t->head[side] != top)
        side = t->head[side], up++;
    up = side == top ? 0 : up + 1;
    uint16_t relation = above ? ABOVE : t->deprel[branch];
    rows[0] = (uint16_t)(LINK_BRANCH + relation + (token > cue ? SIDE : 0));
    rows[1] = (uint16_t)(LINK_UP + at_most(up, STEPS));
    rows[2] = (uint16_t)(LINK_CUE_BRANCH + (up ? t->deprel[side] : ABOVE));
    rows[3] = (uint16_t)(LINK_DEPREL + t->deprel[token]);
    rows[4] = (uint16_t)(LINK_UPOS + t->upos[token]);
    rows[5] = (uint16_t)(LINK_DISTANCE + distance(cue, token));
    bool same = f->quote_of[token] == f->quote_of[cue];
    rows[6] = (uint16_t)(LINK_QUOTE + (same ? 3 : 0) + quote_kind(f, token));
    rows[7] = (uint16_t)(LINK_DEPTH + (token == cue ? STEPS + 1 : at_most(depth, STEPS)));
    rows[8] = (uint16_t)(LINK_CUE_UPOS + t->upos[cue]);
    rows[9] = (uint16_t)(LINK_COMMAS + commas_between(f->doc, cue, token));
    rows[10] = (uint16_t)(LINK_ACTOR + speaker_kind(f, token));
    rows[11] = (uint16_t)(LINK_CUE_DEPREL + t->deprel[cue]);
}
