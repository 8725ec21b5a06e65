/* attribution_speech.c -- content that stands beside or around its cue: direct speech, parentheses,
   "as they said".

   The surface says where direct speech and parentheses end, because that is where trees are least
   to be trusted: a comma or closing mark right before the speaker, and the sentence ending right
   behind the cue, make what stands before them the content whatever the parser thought. */
#include "claim/attribution.h"

#include <assert.h>

/* From the quotation that ends right before `at`, or the sentence's first token. */
static uint32_t left_start(SayFinder *f, uint32_t at, SayRun sentence)
{
    uint32_t start = sentence.first;
    for (uint32_t t = sentence.first; t < at; t++)
        if (f->cue_of[t]) {
            SayFinding *other = &f->found.items[f->cue_of[t] - 1];
            if (other->group.end <= at && other->group.end > start &&
                say_token_in(f->doc, other->group.end, ","))
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
    while (token < sentence.end && (say_form_punct(doc, token) && !say_token_in(doc, token, ",") &&
                                    !say_token_in(doc, token, ":")))
        token++;
    return token >= sentence.end;
}

/* The part to the right of a cue in the middle: another quotation, or the rest of the clause it
 * interrupts. */
static void add_right(SayFinder *f, uint32_t verb, SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = group.end;
    while (at < sentence.end && say_form_punct(doc, at) && !f->quote_of[at]) at++;
    if (at >= sentence.end || (say_clause_gerund(doc, at) && !f->quote_of[at])) return;
    SayQuote *quote = say_quote_at(f, at);
    if (quote && quote->first >= group.end && quote->speech && quote->first <= at) {
        content->runs[content->count++] = (SayRun){quote->first, quote->end};
        return;
    }
    uint32_t host =
        doc->tokens.deprel[verb] == SAY_DEPREL_PARATAXIS ? doc->tokens.head[verb] : SAY_NONE;
    if (host != SAY_NONE && host >= group.end) {
        content->runs[content->count++] = (SayRun){at, f->high[host] + 1};
        return;
    }
    if (host != SAY_NONE && f->high[host] >= at && say_token_in(doc, group.end, ","))
        content->runs[content->count++] = (SayRun){at, f->high[host] + 1};
}

/* "the minister told reporters": the object is no content. */
static bool addressed(const SayDoc *doc, uint32_t verb, const SayCue *cue)
{
    return (cue->takes & SAY_TAKES_TELL) && say_object_of(doc, verb) != SAY_NONE;
}

/* Direct speech ends right before the group. */
bool say_content_speech_before(SayFinder *f, uint32_t verb, SayRun group)
{
    SayRun sentence = say_sentence_run(f->doc, verb);
    if (group.first == sentence.first) return false;
    uint32_t edge = group.first - 1;
    if (!f->quote_of[edge] && edge > sentence.first && say_token_in(f->doc, edge, ",")) edge--;
    const SayQuote *quote = say_quote_at(f, edge);
    return quote && quote->end == edge + 1 && quote->speech && quote != say_quote_at(f, verb);
}

/* What stands around a cue and its speaker. */
typedef struct Sides {
    SayRun sentence;
    SayRun left;       /* what stands before, trimmed */
    bool speech;       /* direct speech ends right before */
    bool comma_before; /* or a dash */
    bool comma_behind;
    bool final; /* nothing but a full stop follows */
} Sides;

static bool is_break(const SayDoc *doc, uint32_t token)
{
    static const char *const marks[] = {",", "–", "—", "-", "--"};
    for (uint32_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (say_token_in(doc, token, marks[i])) return true;
    return false;
}

/* False when nothing stands before that could be content. */
static bool look_around(SayFinder *f, uint32_t verb, SayRun group, Sides *sides)
{
    const SayDoc *doc = f->doc;
    sides->sentence = say_sentence_run(doc, verb);
    if (group.first == sides->sentence.first) return false;
    uint32_t edge = group.first - 1;
    sides->comma_before = is_break(doc, edge);
    sides->speech = say_content_speech_before(f, verb, group);
    if (!sides->comma_before && !sides->speech) return false;
    uint32_t start = left_start(f, group.first, sides->sentence);
    if (sides->speech) {
        const SayQuote *quote = say_quote_at(f, f->quote_of[edge] ? edge : edge - 1);
        if (quote->first < start) start = quote->first;
    }
    sides->left = say_run_trim(f, (SayRun){start, group.first});
    sides->comma_behind = group.end < sides->sentence.end && say_token_in(doc, group.end, ",");
    sides->final = sentence_ends(doc, group.end, sides->sentence);
    return sides->left.end > sides->left.first;
}

static bool holds_verb(const SayDoc *doc, SayRun run)
{
    for (uint32_t t = run.first; t < run.end; t++)
        if (doc->tokens.upos[t] == SAY_UPOS_VERB || doc->tokens.upos[t] == SAY_UPOS_AUX)
            return true;
    return false;
}

/* The last token of a clause before the verb; what the tree hangs on it from behind the verb is the
 * verb's: "attacked, the army said, citing a report". */
static uint32_t end_of_clause(const SayFinder *f, uint32_t clause, uint32_t verb)
{
    const SayTokens *t = &f->doc->tokens;
    uint32_t last = clause;
    for (uint32_t c = t->first_child[clause]; c != SAY_NONE; c = t->next_sibling[c])
        if (f->low[c] < verb && f->high[c] > last) last = f->high[c];
    return last;
}

/* The clause before the group that the tree gives the verb; SAY_NONE. */
static uint32_t clause_before(const SayFinder *f, uint32_t verb, SayRun group)
{
    const SayDoc *doc = f->doc;
    uint32_t before = SAY_NONE;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE && c < verb;
         c = doc->tokens.next_sibling[c])
        if ((doc->tokens.deprel[c] == SAY_DEPREL_CCOMP ||
             doc->tokens.deprel[c] == SAY_DEPREL_PARATAXIS) &&
            end_of_clause(f, c, verb) < group.first)
            before = c;
    return before;
}

/* "If they attack, the army will respond": what stands before is a condition, and the verb no
 * saying. */
static bool acts(const SayFinder *f, uint32_t verb, SayRun left)
{
    static const char *const modals[] = {"will", "would", "can",    "could",
                                         "may",  "might", "should", "must"};
    const SayDoc *doc = f->doc;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE && c < verb;
         c = doc->tokens.next_sibling[c]) {
        if (doc->tokens.upos[c] == SAY_UPOS_AUX &&
            say_form_in(doc, c, modals, sizeof modals / sizeof *modals))
            return true;
        if (doc->tokens.deprel[c] == SAY_DEPREL_ADVCL && f->low[c] <= left.first) return true;
    }
    if (doc->tokens.upos[left.first] == SAY_UPOS_SCONJ) return true;
    if (!say_clause_gerund(doc, left.first)) return false; /* "Shouting, the mayor said" */
    for (uint32_t t = left.first; t < left.end; t++)
        if (doc->tokens.upos[t] == SAY_UPOS_AUX || (doc->tokens.feats[t] & SAY_FEAT_FINITE))
            return false;
    return true;
}

/* '"... is it?" the mayor said.' cut into two sentences after the mark. */
static bool cut_off(SayFinder *f, SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, group.first);
    if (group.first != sentence.first || group.first == 0 ||
        !sentence_ends(doc, group.end, sentence))
        return false;
    const SayQuote *quote = say_quote_at(f, group.first - 1);
    if (!quote || quote->end != group.first || !quote->speech || !quote->closed) return false;
    if (doc->sentences.items[doc->tokens.sentence[group.first - 1]].block !=
        doc->sentences.items[doc->tokens.sentence[group.first]].block)
        return false;
    say_content_set(content, (SayRun){quote->first, quote->end},
                    head_above(f, (SayRun){quote->first, quote->end}), "quote");
    return true;
}

/* "If it comes to that, the army will respond": all that stands before is the verb's own condition,
 * time or reason. */
static bool own_adverbial(const SayFinder *f, uint32_t verb, SayRun run)
{
    const SayTokens *t = &f->doc->tokens;
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE && c < verb; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_ADVCL && f->low[c] <= run.first &&
            f->high[c] + 1 >= run.end && say_doc_child(f->doc, c, SAY_DEPREL_MARK) != SAY_NONE)
            return true;
    return false;
}

bool say_content_around(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                        SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    Sides sides;
    if (subject->head == SAY_NONE || say_clause_gerund(doc, verb)) return false;
    if (cut_off(f, group, content)) return true;
    if (!look_around(f, verb, group, &sides)) return false;
    uint32_t before = clause_before(f, verb, group), head = doc->tokens.head[verb];
    bool paratactic = doc->tokens.deprel[verb] == SAY_DEPREL_PARATAXIS;
    bool parenthesis = sides.comma_behind && (paratactic || before != SAY_NONE);
    if (!parenthesis && before == SAY_NONE && !sides.final && !sides.speech) return false;
    uint32_t after = say_object_of(doc, verb);
    bool object = after != SAY_NONE && after != subject->head && !addressed(doc, verb, cue);
    if (!sides.speech && (!subject->own || object || acts(f, verb, sides.left))) return false;
    if (!sides.speech && own_adverbial(f, verb, sides.left)) return false;
    if (!sides.speech && !parenthesis && !holds_verb(doc, sides.left)) return false;
    uint32_t root = before != SAY_NONE ? before : head_above(f, sides.left);
    if (before == SAY_NONE && paratactic && head >= sides.left.first && head < sides.left.end)
        root = head;
    say_content_set(content, sides.left, root, sides.speech ? "quote" : "around");
    add_right(f, verb, group, content);
    return true;
}

/* "The dam, engineers said, will hold": commas on both sides, and the clause goes on behind. */
bool say_content_between(SayFinder *f, uint32_t verb, const SaySubject *subject, SayRun group,
                         SayContent *content)
{
    const SayDoc *doc = f->doc;
    Sides sides;
    if (subject->head == SAY_NONE || !subject->own || say_clause_gerund(doc, verb) ||
        !look_around(f, verb, group, &sides) || !sides.comma_before || !sides.comma_behind)
        return false;
    uint32_t at = group.end + 1;
    if (at + 1 >= sides.sentence.end || say_token_in(doc, at, "that") ||
        say_clause_gerund(doc, at) || say_object_of(doc, verb) != SAY_NONE)
        return false;
    SayRun right = {at, sides.sentence.end};
    const SayQuote *quote = say_quote_at(f, at);
    if (quote && !f->quote_of[sides.left.first] && !holds_verb(doc, sides.left) &&
        doc->tokens.upos[sides.left.first] == SAY_UPOS_ADP)
        return false; /* 'In a statement, she said, "..."' */
    if (quote && quote->first == at) right.end = quote->end;
    uint8_t upos = doc->tokens.upos[at];
    bool goes_on = upos == SAY_UPOS_VERB || upos == SAY_UPOS_AUX || quote ||
                   say_child_right(doc, verb, SAY_DEPREL_CCOMP) != SAY_NONE;
    if (!goes_on || !holds_verb(doc, right)) return false;
    uint32_t clause = say_child_right(doc, verb, SAY_DEPREL_CCOMP);
    if (clause != SAY_NONE && !quote) right.end = f->high[clause] + 1;
    say_content_set(content, sides.left, clause != SAY_NONE ? clause : head_above(f, right),
                    "around");
    content->runs[content->count++] = right;
    return true;
}

/* "He said: "..."", "He said, "..."", "He added:" and the quotation on the next line. */
bool say_content_quote(SayFinder *f, uint32_t verb, SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = group.end;
    uint32_t limit = at + 3 < sentence.end ? at + 3 : sentence.end;
    bool colon = false;
    while (at < limit && say_form_punct(doc, at) && !f->quote_of[at])
        colon |= say_token_in(doc, at++, ":");
    if (at < sentence.end) {
        SayQuote *quote = say_quote_at(f, at);
        if (quote && quote->first == at && quote != say_quote_at(f, verb) && quote->speech) {
            say_content_set(content, (SayRun){quote->first, quote->end},
                            head_above(f, (SayRun){quote->first + 1, quote->end}), "quote");
            return true;
        }
        if (!colon || !f->cues || at + 1 >= sentence.end) return false;
        say_content_set(content, (SayRun){at, sentence.end},
                        head_above(f, (SayRun){at, sentence.end}), "colon");
        return true;
    }
    if (!colon || at >= doc->tokens.count || !f->quote_of[at]) return false;
    SayQuote *next = say_quote_at(f, at);
    if (next->first != at || !next->speech) return false;
    say_content_set(content, (SayRun){next->first, next->end},
                    head_above(f, (SayRun){next->first + 1, next->end}), "quote");
    return true;
}

/* "as the ministry said": the clause that it hangs on, without it. */
bool say_content_as(SayFinder *f, uint32_t verb, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t mark = say_doc_child(doc, verb, SAY_DEPREL_MARK), host = doc->tokens.head[verb];
    if (mark == SAY_NONE || !say_doc_lemma_is(doc, mark, "as") ||
        doc->tokens.deprel[verb] != SAY_DEPREL_ADVCL)
        return false;
    if (host == SAY_NONE || say_object_of(doc, verb) != SAY_NONE ||
        (!say_token_in(doc, f->high[verb] + 1, ",") &&
         !say_token_in(doc, f->low[verb] == 0 ? 0 : f->low[verb] - 1, ",")))
        return false;
    say_content_set(content, (SayRun){f->low[host], f->low[verb]}, host, "as-clause");
    if (f->high[host] > f->high[verb])
        content->runs[content->count++] = (SayRun){f->high[verb] + 1, f->high[host] + 1};
    return true;
}
