/* stance_clause.c -- what the tree says about one clause: its tense, its head, how it hangs on what
 * takes it. */
#include "claim/stance.h"

#include <assert.h>

/* A noun, unless it is the predicate of a clause: "it is an attack". */
bool say_token_nominal(const SayDoc *doc, uint32_t token)
{
    uint8_t upos = doc->tokens.upos[token];
    if (upos != SAY_UPOS_NOUN && upos != SAY_UPOS_PROPN && upos != SAY_UPOS_PRON &&
        upos != SAY_UPOS_NUM)
        return false;
    return say_doc_child(doc, token, SAY_DEPREL_COP) == SAY_NONE;
}

static bool has_feat(const SayDoc *doc, uint32_t token, uint32_t feat)
{
    return (doc->tokens.feats[token] & feat) != 0;
}

static bool marked_to(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_MARK && c < token && say_token_is(doc, c, "to")) return true;
    return false;
}

static bool is_gerund(const SayDoc *doc, uint32_t token)
{
    SayStr form = say_doc_token(doc, token);
    if (doc->tokens.upos[token] != SAY_UPOS_VERB) return false;
    if (say_doc_child(doc, token, SAY_DEPREL_AUX) != SAY_NONE) return false;
    return say_str_ends(form, SAY_STR("ing"));
}

static uint32_t clause_frame(const SayDoc *doc, uint32_t token)
{
    if (say_doc_child(doc, token, SAY_DEPREL_COP) != SAY_NONE)
        return SAY_FRAME_THAT; /* "the aim is to win" */
    if (marked_to(doc, token)) return SAY_FRAME_TO;
    if (is_gerund(doc, token)) return SAY_FRAME_ING;
    return doc->tokens.deprel[token] == SAY_DEPREL_XCOMP ? SAY_FRAME_TO : SAY_FRAME_THAT;
}

/* "plan to attack", "plan of attacking", "reports that"; but not "troops attacking", "the attack
 * reported". */
static uint32_t noun_clause_frame(const SayDoc *doc, uint32_t token)
{
    if (marked_to(doc, token)) return SAY_FRAME_TO;
    if (say_doc_child(doc, token, SAY_DEPREL_MARK) == SAY_NONE) return 0;
    return is_gerund(doc, token) ? SAY_FRAME_ING : SAY_FRAME_THAT;
}

/* "accused of attacking", "prevented from attacking": the preposition marks the gerund. "after
 * attacking" is none. */
static uint32_t adverbial_frame(const SayDoc *doc, uint32_t token)
{
    static const char *const TAKEN[] = {"of", "from",  "against", "on",  "in",
                                        "at", "about", "for",     "into"};
    if (marked_to(doc, token)) return SAY_FRAME_TO;
    uint32_t mark = say_doc_child(doc, token, SAY_DEPREL_MARK);
    if (!is_gerund(doc, token)) return 0;
    if (mark == SAY_NONE) /* "contemplates attacking": its object, if it stands next to it */
        return doc->tokens.head[token] + 1 == token ? SAY_FRAME_ING : 0;
    for (uint32_t i = 0; i < sizeof TAKEN / sizeof *TAKEN; i++)
        if (say_token_is(doc, mark, TAKEN[i])) return SAY_FRAME_ING;
    return 0;
}

/* "claims that it attacked" is often read as a relative clause: "that" beside a subject of its own.
 */
static uint32_t relative_frame(const SayDoc *doc, uint32_t token)
{
    uint32_t subject = say_doc_child(doc, token, SAY_DEPREL_NSUBJ),
             first = doc->tokens.first_child[token];
    if (subject == SAY_NONE) subject = say_doc_child(doc, token, SAY_DEPREL_NSUBJ_PASS);
    if (subject == SAY_NONE) return 0;
    if (say_token_is(doc, doc->tokens.head[token], "that")) return SAY_FRAME_THAT;
    return first != subject && say_token_is(doc, first, "that") ? SAY_FRAME_THAT : 0;
}

uint32_t say_clause_frame(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.deprel[token]) {
    case SAY_DEPREL_CCOMP:
    case SAY_DEPREL_CSUBJ:
    case SAY_DEPREL_CSUBJ_PASS:
    case SAY_DEPREL_CSUBJ_OUTER:
    case SAY_DEPREL_XCOMP:
        return say_token_nominal(doc, token) ? SAY_FRAME_OBJ : clause_frame(doc, token);
    case SAY_DEPREL_ACL: return noun_clause_frame(doc, token);
    case SAY_DEPREL_ACL_RELCL: return relative_frame(doc, token);
    case SAY_DEPREL_ADVCL: return adverbial_frame(doc, token);
    case SAY_DEPREL_OBJ:
    case SAY_DEPREL_IOBJ:
    case SAY_DEPREL_NSUBJ_PASS: return SAY_FRAME_OBJ;
    case SAY_DEPREL_NSUBJ:
    case SAY_DEPREL_NSUBJ_OUTER: return SAY_FRAME_SUBJ;
    case SAY_DEPREL_OBL:
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_NMOD_DESC:
    case SAY_DEPREL_NMOD_UNMARKED: return SAY_FRAME_PREP;
    case SAY_DEPREL_COMPOUND: return SAY_FRAME_COMP;
    default: return 0;
    }
}

bool say_clause_perfect(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_AUX && say_token_is(doc, c, "have")) return true;
    return false;
}

/* The word that carries the tense: the first finite auxiliary or copula, else the verb itself. */
static uint32_t tensed_word(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        uint8_t rel = t->deprel[c];
        if (rel != SAY_DEPREL_AUX && rel != SAY_DEPREL_AUX_PASS && rel != SAY_DEPREL_COP) continue;
        if (has_feat(doc, c, SAY_FEAT_PAST | SAY_FEAT_PRESENT) &&
            !has_feat(doc, c, SAY_FEAT_PARTICIPLE))
            return c;
    }
    return token;
}

bool say_clause_present(const SayDoc *doc, uint32_t token)
{
    uint32_t word = tensed_word(doc, token);
    return has_feat(doc, word, SAY_FEAT_PRESENT) && !has_feat(doc, word, SAY_FEAT_PARTICIPLE) &&
           !say_clause_perfect(doc, token);
}

static bool has_progressive(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    if (!say_str_ends(say_doc_token(doc, token), SAY_STR("ing"))) return false;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_AUX && say_token_is(doc, c, "be")) return true;
    return false;
}

/* "since 2020", below a perfect: it goes on. */
static bool has_since(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (say_token_is(doc, c, "since") && t->deprel[c] == SAY_DEPREL_ADVMOD) return true;
        for (uint32_t g = t->first_child[c]; g != SAY_NONE; g = t->next_sibling[g])
            if (say_token_is(doc, g, "since")) return true;
    }
    return false;
}

static bool in_title(const SayDoc *doc, uint32_t token)
{
    uint32_t block = doc->sentences.items[doc->tokens.sentence[token]].block;
    if (block >= doc->blocks.count) return false;
    SayBlockKind kind = doc->blocks.items[block].kind;
    return kind == SAY_BLOCK_TITLE || kind == SAY_BLOCK_HEADING;
}

int say_clause_tense(const SayDoc *doc, uint32_t token)
{
    bool perfect = say_clause_perfect(doc, token), progressive = has_progressive(doc, token);
    if (perfect)
        return has_since(doc, token) ? SAY_EVENT_STATUS_ONGOING : SAY_EVENT_STATUS_HAPPENED;
    uint32_t word = tensed_word(doc, token);
    if (word == token && !has_feat(doc, token, SAY_FEAT_FINITE) &&
        !has_feat(doc, token, SAY_FEAT_PAST) && !has_feat(doc, token, SAY_FEAT_PRESENT))
        return progressive ? SAY_EVENT_STATUS_ONGOING : -1;
    if (has_feat(doc, word, SAY_FEAT_PARTICIPLE) || has_feat(doc, word, SAY_FEAT_GERUND))
        return progressive ? SAY_EVENT_STATUS_ONGOING : -1;
    if (has_feat(doc, word, SAY_FEAT_PAST)) return SAY_EVENT_STATUS_HAPPENED;
    if (!has_feat(doc, word, SAY_FEAT_PRESENT)) return -1;
    return in_title(doc, token) ? SAY_EVENT_STATUS_HAPPENED : SAY_EVENT_STATUS_ONGOING;
}

uint32_t say_clause_head(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t at = token; at != SAY_NONE; at = t->head[at]) {
        switch (t->deprel[at]) {
        case SAY_DEPREL_ROOT:
        case SAY_DEPREL_CCOMP:
        case SAY_DEPREL_CSUBJ:
        case SAY_DEPREL_ADVCL:
        case SAY_DEPREL_ACL_RELCL:
        case SAY_DEPREL_PARATAXIS: return at;
        case SAY_DEPREL_CONJ:
            if (t->upos[at] == SAY_UPOS_VERB) return at;
            break;
        default: break;
        }
        token = at;
    }
    return token;
}

/* "Why did it attack?" asks for a reason and grants the rest; "Did it attack?" grants nothing. */
static bool asks_for_part(const SayDoc *doc, const SaySentence *s)
{
    static const char *const WORDS[] = {"what", "who",   "whom", "whose", "which",
                                        "when", "where", "why",  "how"};
    for (uint32_t token = s->first; token < s->end && token < s->first + 3; token++)
        for (uint32_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
            if (say_token_is(doc, token, WORDS[i])) return true;
    return false;
}

bool say_sentence_asks(const SayDoc *doc, uint32_t sentence)
{
    const SaySentence *s = &doc->sentences.items[sentence];
    uint32_t seen = 0;
    for (uint32_t token = s->end; token > s->first && seen < 2; token--, seen++) {
        SayStr form = say_doc_token(doc, token - 1);
        if (form.size && form.data[0] == '?') return !asks_for_part(doc, s);
    }
    return false;
}
