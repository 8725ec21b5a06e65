/* lemmas.c -- learning the scripts that turn words into lemmas.

   A rule says: words of this part of speech and these features that end so take this script. Rules
   for suffixes count distinct words, rules for whole words count occurrences; a rule is kept only
   where it says something else than the next shorter one. */
#include "learn/base/lemmas.h"

#include "core/map.h"
#include "learn/base/perceptron.h"
#include "tag/steps.h"

#include <string.h>

typedef struct Rule {
    uint64_t key;
    uint32_t votes[4], scripts[4], others; /* the four scripts seen first */
} Rule;

typedef struct Word {
    SayStr base;
    uint32_t upos, feats, script, count;
} Word;

typedef struct Learner {
    SayArena *arena;
    SayMap script_ids, word_ids, rule_ids;
    SAY_LIST(SayScript) scripts;
    SAY_LIST(Word) words;
    SAY_LIST(Rule) rules;
    SAY_LIST(uint64_t) keys;
    SAY_LIST(uint32_t) values;
} Learner;

static SayStr bytes_of(SayArena *arena, const void *data, size_t size)
{
    return say_str_copy(arena, (SayStr){data, (uint32_t)size});
}

static bool make_script(SayStr base, SayStr lemma, SayScript *script)
{
    *script = (SayScript){0};
    if (!lemma.size || base.size > SAY_LEMMA_WORD) return false;
    char first = lemma.data[0];
    script->capital = first >= 'A' && first <= 'Z' && base.data[0] == first + 32;
    uint32_t same = script->capital;
    while (same < base.size && same < lemma.size && base.data[same] == lemma.data[same]) same++;
    if (base.size - same > 255 || lemma.size - same > sizeof script->text) return false;
    script->cut = (uint8_t)(base.size - same);
    script->size = (uint8_t)(lemma.size - same);
    memcpy(script->text, lemma.data + same, script->size);
    return true;
}

static void count_word(Learner *l, const SayDoc *doc, uint32_t t)
{
    SayScript script;
    uint32_t upos = doc->tokens.upos[t], feats = doc->tokens.feats[t];
    SayStr base = say_lemma_base(l->arena, upos, say_doc_token(doc, t));
    if (!make_script(base, doc->tokens.lemma[t], &script)) return;
    uint32_t id = say_atom(&l->script_ids, bytes_of(l->arena, &script, sizeof script));
    if (id == l->scripts.count) *say_push(l->arena, &l->scripts) = script;
    SayText key = {.arena = l->arena};
    say_text_format(&key, "%u %u %u ", upos, feats, id);
    say_text_add(&key, base);
    uint32_t word = say_atom(&l->word_ids, say_text_str(&key));
    if (word == l->words.count)
        *say_push(l->arena, &l->words) =
            (Word){.base = base, .upos = upos, .feats = feats, .script = id};
    l->words.items[word].count++;
}

static void vote(Learner *l, uint64_t key, uint32_t script, uint32_t count)
{
    uint32_t id = say_atom(&l->rule_ids, bytes_of(l->arena, &key, sizeof key));
    if (id == l->rules.count) say_push(l->arena, &l->rules)->key = key;
    Rule *rule = &l->rules.items[id];
    for (uint32_t i = 0; i < 4; i++) {
        if (rule->votes[i] && rule->scripts[i] != script) continue;
        rule->votes[i] += count;
        rule->scripts[i] = script;
        return;
    }
    rule->others += count;
}

/* 1 + the script of the rule with this key, 0 for none. */
static uint32_t winner(const Learner *l, uint64_t key, uint32_t least)
{
    uint32_t id = say_map_get(&l->rule_ids, (SayStr){(const char *)&key, sizeof key});
    if (id == SAY_ABSENT) return 0;
    const Rule *rule = &l->rules.items[id];
    uint32_t best = 0;
    for (uint32_t i = 1; i < 4; i++)
        if (rule->votes[i] > rule->votes[best]) best = i;
    return rule->votes[best] >= least ? rule->scripts[best] + 1 : 0;
}

static void keep(Learner *l, SayMap *kept, uint64_t key, uint32_t value)
{
    SayStr bytes = bytes_of(l->arena, &key, sizeof key);
    if (say_map_get(kept, bytes) != SAY_ABSENT) return;
    say_map_set(kept, bytes, value);
    *say_push(l->arena, &l->keys) = key;
    *say_push(l->arena, &l->values) = value;
}

/* From the shortest suffix to the whole word: what differs from the answer so far is kept. */
static void keep_rules(Learner *l, SayMap *kept, const Word *word)
{
    uint32_t said = 0;
    for (uint32_t size = 0; size <= SAY_LEMMA_SUFFIX && size <= word->base.size; size++) {
        uint64_t key = say_lemma_key(word->upos, word->feats, word->base, size, false);
        uint32_t answer = winner(l, key, size ? 2 : 1);
        if (!answer || answer == said) continue;
        keep(l, kept, key, answer);
        said = answer;
    }
    uint64_t key = say_lemma_key(word->upos, word->feats, word->base, word->base.size, true);
    uint32_t answer = winner(l, key, 1);
    if (answer != said) keep(l, kept, key, answer);
}

void say_lemmas_learn(SayArena *arena, const SayCorpus *corpus, SayText *rules, SayText *scripts)
{
    Learner l = {.arena = arena,
                 .script_ids = say_map_new(arena),
                 .word_ids = say_map_new(arena),
                 .rule_ids = say_map_new(arena)};
    for (uint32_t d = 0; d < corpus->docs.count; d++) {
        const SayDoc *doc = corpus->docs.items[d];
        for (uint32_t t = 0; t < doc->tokens.count; t++) count_word(&l, doc, t);
    }
    for (uint32_t i = 0; i < l.words.count; i++) {
        const Word *w = &l.words.items[i];
        for (uint32_t size = 0; size <= SAY_LEMMA_SUFFIX && size <= w->base.size; size++)
            vote(&l, say_lemma_key(w->upos, w->feats, w->base, size, false), w->script, 1);
        vote(&l, say_lemma_key(w->upos, w->feats, w->base, w->base.size, true), w->script,
             w->count);
    }
    SayMap kept = say_map_new(arena);
    for (uint32_t i = 0; i < l.words.count; i++) keep_rules(&l, &kept, &l.words.items[i]);
    say_hash_table_write(arena, l.keys.items, l.values.items, l.keys.count, rules);
    say_text_add(scripts,
                 (SayStr){(const char *)l.scripts.items, l.scripts.count * SAY_SCRIPT_SIZE});
}
