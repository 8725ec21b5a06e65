/* pattern_issue.c -- issues: phrases of an imported dictionary that say what a report is about. The
   longest phrase at a place counts; an exception only keeps others from being found there. */
#include "claim/pattern.h"
#include "core/utf8.h"

/* Set in a phrase's word that also stands in its inflected forms ("n:school", "v:teach"). */
#define INFLECTED 0x80000000u

/* ---- reading ---- */

static void read_word(SayPatterns *into, SayTermPhrase *phrase, SayStr step)
{
    SayStr rest = step, kind = say_str_cut(&rest, ' ');
    if (say_str_equal(kind, SAY_STR("joined"))) kind = say_str_cut(&rest, ' ');
    if (!rest.data) return;
    SayStr key = say_utf8_fold(into->arena, rest);
    if (!key.size) return;
    uint32_t id = say_atom(&into->words, key) + 1;
    if (!say_str_equal(kind, SAY_STR("word"))) id |= INFLECTED;
    *say_push(into->arena, &into->ids) = id;
    phrase->count++;
}

void say_pattern_read_issue(SayPatterns *into, const SayLexicon *lexicon, uint32_t entry)
{
    SayIssueTerm issue = {.phrase = {.first = into->ids.count},
                          .code = say_lexicon_field(lexicon, entry, SAY_STR("code")),
                          .category = say_lexicon_field(lexicon, entry, SAY_STR("category"))};
    for (uint32_t f = 0; f < say_lexicon_field_count(lexicon, entry); f++) {
        SayField field = say_lexicon_field_at(lexicon, entry, f);
        if (say_str_equal(field.name, SAY_STR("step"))) read_word(into, &issue.phrase, field.value);
    }
    if (!issue.phrase.count) return;
    uint32_t id = into->ids.items[issue.phrase.first] & ~INFLECTED;
    while (into->issue_at.count <= id) *say_push(into->arena, &into->issue_at) = 0;
    issue.next = into->issue_at.items[id];
    *say_push(into->arena, &into->issues) = issue;
    into->issue_at.items[id] = into->issues.count;
}

/* ---- finding ---- */

typedef struct Search {
    const SayPatterns *patterns;
    const SayDoc *doc;
    const uint32_t *ids, *lemmas; /* (word) */
} Search;

static uint32_t *number_lemmas(const SayPatterns *patterns, const SayDoc *doc)
{
    uint32_t *lemmas = say_arena_alloc(doc->arena, (doc->words.count + 1) * sizeof *lemmas);
    for (uint32_t w = 0; w < doc->words.count; w++) {
        SayStr lemma = doc->tokens.lemma[doc->words.items[w].token];
        SayStr key = say_utf8_fold(doc->arena, lemma);
        uint32_t atom = key.size ? say_map_get(&patterns->words, key) : SAY_ABSENT;
        lemmas[w] = atom == SAY_ABSENT ? 0 : atom + 1;
    }
    return lemmas;
}

static bool stands_at(const Search *s, const SayIssueTerm *issue, uint32_t word)
{
    if (word + issue->phrase.count > s->doc->words.count) return false;
    for (uint32_t i = 0; i < issue->phrase.count; i++) {
        uint32_t wanted = s->patterns->ids.items[issue->phrase.first + i];
        bool same = s->ids[word + i] == (wanted & ~INFLECTED);
        if (!same && (wanted & INFLECTED)) same = s->lemmas[word + i] == (wanted & ~INFLECTED);
        if (!same) return false;
    }
    return true;
}

static const SayIssueTerm *longest(const Search *s, const SayIssueTerm *best, uint32_t id,
                                   uint32_t word)
{
    uint32_t at = id && id < s->patterns->issue_at.count ? s->patterns->issue_at.items[id] : 0;
    for (; at; at = s->patterns->issues.items[at - 1].next) {
        const SayIssueTerm *issue = &s->patterns->issues.items[at - 1];
        bool longer = !best || issue->phrase.count >= best->phrase.count;
        if (longer && stands_at(s, issue, word)) best = issue;
    }
    return best;
}

void say_pattern_issues(const SayPatterns *patterns, SayDoc *doc, const uint32_t *ids)
{
    if (!patterns->issues.count) return;
    Search s = {patterns, doc, ids, number_lemmas(patterns, doc)};
    for (uint32_t w = 0; w < doc->words.count;) {
        const SayIssueTerm *issue = longest(&s, NULL, ids[w], w);
        if (s.lemmas[w] != ids[w]) issue = longest(&s, issue, s.lemmas[w], w);
        if (issue && issue->code.data) {
            uint32_t last = doc->words.items[w + issue->phrase.count - 1].token;
            SaySpan span = {doc->tokens.start[doc->words.items[w].token], doc->tokens.end[last]};
            *say_push(doc->arena, &doc->issues) = (SayIssue){span, issue->code, issue->category};
        }
        w += issue ? issue->phrase.count : 1;
    }
}
