/* quantities_effect.c -- what befell those counted: killed, wounded, arrested, displaced, missing,
   abducted; and which counts are parts of another: "12 people, including three children". */
#include "mention/steps.h"

/* For each effect: verbs whose object it befalls, verbs whose subject it befalls, and nouns and
   adjectives for those it befell. */
static const struct {
    const char *effect, *object_of, *subject_of, *words, *verbal;
} effects[] = {
    {"killed", "kill|murder|slay|execute|massacre|behead|assassinate|slaughter|electrocute|drown",
     "die|perish|succumb|drown", "dead|death|fatality|slain|corpse|killing|murder|homicide",
     "killed|slain|murdered|drowned|executed|massacred|beheaded"},
    {"wounded", "injure|wound|hurt|maim|hospitalize|hospitalise|stab", NULL,
     "wounded|injured|injury|hurt", "wounded|injured|hurt|hospitalized|hospitalised"},
    {"arrested", "arrest|detain|jail|imprison|apprehend|capture", NULL, "arrest|detention|detainee",
     "arrested|detained|jailed|imprisoned|captured"},
    {"displaced", "displace|evacuate|uproot|expel", NULL, "displaced|homeless|evacuee",
     "displaced|evacuated|uprooted|expelled"},
    {"missing", NULL, NULL, "missing", "missing"},
    {"abducted", "abduct|kidnap", NULL, "hostage|abduction", "abducted|kidnapped"},
};
enum { EFFECTS = sizeof effects / sizeof *effects, CLIMB = 4 };

static SayStr effect_of_word(const SayDoc *doc, uint32_t t)
{
    for (uint32_t i = 0; i < EFFECTS; i++)
        if (say_lemma_in(doc, t, effects[i].words) || say_token_in(doc, t, effects[i].verbal))
            return say_str(effects[i].effect);
    return SAY_STR_NONE;
}

static SayStr effect_of_verb(const SayDoc *doc, uint32_t verb, bool object)
{
    for (uint32_t i = 0; i < EFFECTS; i++) {
        const char *verbs = object ? effects[i].object_of : effects[i].subject_of;
        if (verbs && say_lemma_in(doc, verb, verbs)) return say_str(effects[i].effect);
    }
    return SAY_STR_NONE;
}

/* "left two dead", "two were shot dead", "three were found dead": the state beside the verb. */
static SayStr effect_beside(const SayDoc *doc, uint32_t verb, uint32_t counted)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[verb]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool state = t->deprel[c] == SAY_DEPREL_XCOMP || t->deprel[c] == SAY_DEPREL_ADVMOD ||
                     t->deprel[c] == SAY_DEPREL_OBJ || t->deprel[c] == SAY_DEPREL_COMPOUND_PRT;
        if (!state || c == counted) continue;
        if (say_token_in(doc, c, "fatally")) return SAY_STR("killed");
        if (t->upos[c] == SAY_UPOS_ADJ || t->upos[c] == SAY_UPOS_VERB) {
            SayStr effect = effect_of_word(doc, c);
            if (effect.data) return effect;
        }
    }
    return SAY_STR_NONE;
}

/* "two people killed", "12 wounded soldiers": what stands on the noun itself. */
static SayStr effect_on(const SayDoc *doc, uint32_t head)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[head]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool state = t->deprel[c] == SAY_DEPREL_AMOD || t->deprel[c] == SAY_DEPREL_ACL;
        if (!state) continue;
        SayStr effect = effect_of_word(doc, c);
        if (effect.data) return effect;
    }
    return SAY_STR_NONE;
}

static bool is_toll(const SayDoc *doc, uint32_t token)
{
    return token != SAY_NONE && say_lemma_in(doc, token, "toll");
}

/* "the death toll rose to 14", "put the toll at 14", "a toll of 14"; not "rose by two". */
static bool is_of_toll(const SayDoc *doc, uint32_t counted, uint32_t above, SayDeprel deprel)
{
    if (deprel == SAY_DEPREL_NMOD || deprel == SAY_DEPREL_NUMMOD) return is_toll(doc, above);
    if (deprel != SAY_DEPREL_OBL && deprel != SAY_DEPREL_OBJ) return false;
    uint32_t given = say_case_of(doc, counted);
    if (given != SAY_NONE && say_token_in(doc, given, "by|from|in|on")) return false;
    return is_toll(doc, say_doc_child(doc, above, SAY_DEPREL_NSUBJ)) ||
           (deprel == SAY_DEPREL_OBL && is_toll(doc, say_doc_child(doc, above, SAY_DEPREL_OBJ)));
}

/* "the death toll was 14", "the number of dead was 14". */
static SayStr effect_of_sum(const SayDoc *doc, uint32_t head)
{
    uint32_t sum = say_doc_child(doc, head, SAY_DEPREL_NSUBJ);
    if (sum == SAY_NONE || say_doc_child(doc, head, SAY_DEPREL_COP) == SAY_NONE)
        return SAY_STR_NONE;
    if (is_toll(doc, sum)) return SAY_STR("killed");
    uint32_t of = say_lemma_in(doc, sum, "number|total|count")
                      ? say_doc_child(doc, sum, SAY_DEPREL_NMOD)
                      : SAY_NONE;
    if (of == SAY_NONE) return SAY_STR_NONE;
    SayStr effect = effect_of_word(doc, of);
    return effect.data ? effect : effect_on(doc, of);
}

/* "wounded at least 50", "killed as many as 200": the words of the bound make it no oblique. */
static bool is_bounded_object(const SayDoc *doc, uint32_t counted, SayDeprel deprel)
{
    if (deprel != SAY_DEPREL_OBL) return false;
    uint32_t given = say_case_of(doc, counted);
    if (given == SAY_NONE) {
        uint32_t many = say_doc_child(doc, counted, SAY_DEPREL_AMOD);
        return many != SAY_NONE && say_token_in(doc, many, "many|few");
    }
    if (given + 1 >= doc->tokens.count) return false;
    return (say_token_in(doc, given, "at") && say_token_in(doc, given + 1, "least|most")) ||
           (say_token_in(doc, given, "up|close") && say_token_in(doc, given + 1, "to"));
}

/* From the noun counted up to the verb it takes part in. */
static SayStr effect_above(const SayDoc *doc, uint32_t head)
{
    const SayTokens *t = &doc->tokens;
    uint32_t at = head;
    for (uint32_t steps = 0; steps < CLIMB; steps++) {
        uint32_t above = t->head[at];
        SayDeprel deprel = (SayDeprel)t->deprel[at];
        if (above == SAY_NONE) return SAY_STR_NONE;
        if (is_of_toll(doc, at, above, deprel)) return SAY_STR("killed");
        if (deprel == SAY_DEPREL_NUMMOD) return effect_of_word(doc, above); /* "two injured" */
        bool passive = deprel == SAY_DEPREL_NSUBJ_PASS,
             object = deprel == SAY_DEPREL_OBJ || is_bounded_object(doc, at, deprel);
        if (passive || object || deprel == SAY_DEPREL_NSUBJ) {
            bool predicate = deprel == SAY_DEPREL_NSUBJ && t->upos[above] != SAY_UPOS_VERB;
            if (predicate) /* "two were dead" */
                return t->upos[above] == SAY_UPOS_ADJ ? effect_of_word(doc, above) : SAY_STR_NONE;
            SayStr effect = effect_of_verb(doc, above, passive || object);
            return effect.data ? effect : effect_beside(doc, above, at);
        }
        bool of = deprel == SAY_DEPREL_NMOD && say_token_in(doc, say_case_of(doc, at), "of");
        if (of) { /* "the deaths of two people" */
            SayStr effect = effect_of_word(doc, above);
            if (effect.data) return effect;
        }
        if (deprel != SAY_DEPREL_CONJ && !of && deprel != SAY_DEPREL_APPOS) return SAY_STR_NONE;
        /* "killed two soldiers and wounded five": a conjunct of its own verb was met before */
        if (deprel == SAY_DEPREL_CONJ && t->upos[at] == SAY_UPOS_VERB) return SAY_STR_NONE;
        at = above;
    }
    return SAY_STR_NONE;
}

SayStr say_quantity_effect(const SayDoc *doc, uint32_t head, bool people)
{
    SayStr effect = effect_of_word(doc, head); /* "12 dead", "three deaths" */
    if (effect.data || !people) return effect;
    effect = effect_on(doc, head);
    if (!effect.data) effect = effect_of_sum(doc, head);
    return effect.data ? effect : effect_above(doc, head);
}

/* "including three children", "among them two policemen": the count that this one is part of. */
SayIndex say_quantity_whole(const SayDoc *doc, const SayQuantityMention *q)
{
    const SayTokens *t = &doc->tokens;
    uint32_t floor = doc->sentences.items[t->sentence[q->first]].first;
    bool part = false;
    uint32_t at = q->first;
    for (uint32_t steps = 0; at > floor && steps < 8 && !part; steps++) {
        at--;
        part = say_token_in(doc, at, "including|include|includes|included|among");
        bool inside = t->upos[at] == SAY_UPOS_NOUN || t->upos[at] == SAY_UPOS_ADJ ||
                      t->upos[at] == SAY_UPOS_NUM || t->upos[at] == SAY_UPOS_DET ||
                      t->upos[at] == SAY_UPOS_PRON || say_token_in(doc, at, "and|,|of|at|least");
        if (!part && !inside) return SAY_NONE;
    }
    for (uint32_t i = doc->quantities.count; part && i-- > 0;) {
        const SayQuantityMention *whole = &doc->quantities.items[i];
        if (whole->first < floor) break;
        if (whole->end <= at && say_str_equal(whole->unit, SAY_STR("person"))) return i;
    }
    return SAY_NONE;
}
