/* quantities.c -- how many: numbers with their bounds and what they count.

   Years, dates, ages, ordinals, clock times and numbers of lists or names are no quantities;
   times.c has marked its tokens before this step runs. */
#include "mention/steps.h"

typedef struct Bounds {
    SayBound bound;
    uint32_t first; /* token where the bound words start */
} Bounds;

static const struct {
    const char *last;   /* the word right before the number */
    const char *before; /* the word before that; NULL for none */
    const char *start;  /* and the one before that; NULL for none */
    SayBound bound;
} bounds[] = {
    {"than", "more|greater|higher|larger", "no|not", SAY_BOUND_AT_MOST},
    {"than", "less|fewer|lower|smaller", "no|not", SAY_BOUND_AT_LEAST},
    {"than", "more|greater|higher|larger", NULL, SAY_BOUND_MORE_THAN},
    {"than", "less|fewer|lower|smaller", NULL, SAY_BOUND_LESS_THAN},
    {"as", "many", "as", SAY_BOUND_AT_MOST},
    {"as", "few", "as", SAY_BOUND_AT_LEAST},
    {"least", "at", NULL, SAY_BOUND_AT_LEAST},
    {"most", "at", NULL, SAY_BOUND_AT_MOST},
    {"to", "up|close", NULL, SAY_BOUND_AT_MOST},
    {"over|exceeding|surpassing|topping", NULL, NULL, SAY_BOUND_MORE_THAN},
    {"under|below", NULL, NULL, SAY_BOUND_LESS_THAN},
    {"about|around|approximately|roughly|nearly|almost|some|circa|estimated|perhaps", NULL, NULL,
     SAY_BOUND_ABOUT},
};

static uint32_t sentence_first(const SayDoc *doc, uint32_t t)
{
    return doc->sentences.items[doc->tokens.sentence[t]].first;
}

static uint32_t sentence_end(const SayDoc *doc, uint32_t t)
{
    return doc->sentences.items[doc->tokens.sentence[t]].end;
}

static Bounds bounds_before(const SayDoc *doc, uint32_t first)
{
    Bounds result = {SAY_BOUND_EXACT, first};
    uint32_t floor = sentence_first(doc, first);
    for (uint32_t i = 0; i < sizeof bounds / sizeof *bounds && first > floor; i++) {
        if (!say_token_in(doc, first - 1, bounds[i].last)) continue;
        if (bounds[i].before &&
            (first < floor + 2 || !say_token_in(doc, first - 2, bounds[i].before)))
            continue;
        if (bounds[i].start &&
            (first < floor + 3 || !say_token_in(doc, first - 3, bounds[i].start)))
            continue;
        if (first > floor + 3 && say_token_in(doc, first - 3, "as") &&
            say_token_in(doc, first - 4, "times|twice|half"))
            return result; /* "twice as many as 20" counts others */
        result.bound = bounds[i].bound;
        result.first = first - (bounds[i].start ? 3 : bounds[i].before ? 2 : 1);
        if (result.bound == SAY_BOUND_AT_MOST && say_token_in(doc, result.first, "close"))
            result.bound = SAY_BOUND_ABOUT;
        return result;
    }
    return result;
}

static Bounds bounds_after(const SayDoc *doc, uint32_t end, Bounds before)
{
    if (before.bound != SAY_BOUND_EXACT || end + 1 >= sentence_end(doc, end - 1)) return before;
    if (say_token_in(doc, end, "or") && say_token_in(doc, end + 1, "more"))
        before.bound = SAY_BOUND_AT_LEAST;
    if (say_token_in(doc, end, "or") && say_token_in(doc, end + 1, "so"))
        before.bound = SAY_BOUND_ABOUT;
    if (say_token_in(doc, end, "or") && say_token_in(doc, end + 1, "fewer|less"))
        before.bound = SAY_BOUND_AT_MOST;
    return before;
}

/* ---- what is no quantity ---- */

static bool is_year(const SayDoc *doc, const SayNumber *n)
{
    SayStr form = say_doc_token(doc, n->first);
    if (form.size != 4 || n->end - n->first != 1 || n->value < 1500000 || n->value > 2100000)
        return false;
    if (doc->tokens.deprel[n->first] == SAY_DEPREL_NUMMOD) return false;
    return true;
}

static bool is_age(const SayDoc *doc, const SayNumber *n)
{
    uint32_t end = sentence_end(doc, n->first);
    if (n->value >= 120000) return false;
    if (n->end + 1 < end && say_token_in(doc, n->end, "-|year|years")) {
        bool old = say_token_in(doc, n->end + 1, "old|year|years|-") ||
                   say_token_in(doc, n->end + 1, "of");
        if (old && (say_token_in(doc, n->end + 1, "old") ||
                    (n->end + 3 < end && say_token_in(doc, n->end + 3, "old")) ||
                    say_token_in(doc, n->end + 2, "age|old")))
            return true;
    }
    uint32_t floor = sentence_first(doc, n->first);
    if (n->first > floor && say_token_in(doc, n->first - 1, "aged|age|ages")) return true;
    return n->first > floor + 1 && n->end < end && say_token_in(doc, n->first - 1, ",") &&
           say_token_in(doc, n->end, ",|.|)") && doc->tokens.upos[n->first - 2] == SAY_UPOS_PROPN;
}

static bool is_label(const SayDoc *doc, const SayNumber *n)
{
    uint32_t floor = sentence_first(doc, n->first), end = sentence_end(doc, n->first);
    if (n->end < end && say_token_in(doc, n->end, ":|/") && !doc->tokens.blank_after[n->end - 1])
        return true;
    if (n->end < end && say_token_in(doc, n->end, "a.m.|p.m.|am|pm|GMT|o'clock")) return true;
    if (n->end < end && say_token_in(doc, n->end, ")") &&
        (n->first == floor || !say_token_in(doc, n->first - 1, "(")) && n->value < 100000)
        return true;       /* "1) the first item" */
    if (n->first == floor) /* "1. First item" */
        return n->end < end && say_token_in(doc, n->end, ".|)") && n->end + 1 < end;
    if (say_token_in(
            doc, n->first - 1,
            "No.|no.|number|chapter|article|page|resolution|section|line|level|phase|:|/|#|"
            "Resolution|Article|Section|Chapter|Highway|Route|Boeing|Airbus|Flight|Group"))
        return !doc->tokens.blank_after[n->first - 1] || !say_token_in(doc, n->first - 1, ":");
    if (say_token_in(doc, n->first - 1, "-") && !doc->tokens.blank_after[n->first - 1] &&
        doc->tokens.upos[n->first] != SAY_UPOS_NUM)
        return true; /* "F-16" */
    SayStr before = say_doc_token(doc, n->first - 1);
    bool named =
        say_is_capital(doc, n->first - 1) && doc->tokens.upos[n->first - 1] == SAY_UPOS_PROPN;
    bool joined = say_token_in(doc, n->first - 1, "-") && n->first > floor + 1 &&
                  say_is_capital(doc, n->first - 2);
    return before.size > 0 && ((named && doc->tokens.head[n->first] == n->first - 1) ||
                               (joined && !doc->tokens.blank_after[n->first - 1]));
}

/* "Zero Hedge", "Three Mile Island": a number word in a name. */
static bool is_name(const SayNaming *naming, const SayNumber *n)
{
    const SayDoc *doc = naming->doc;
    char first = say_doc_token(doc, n->first).data[0];
    return first >= 'A' && first <= 'Z' && n->first > sentence_first(doc, n->first) &&
           n->end < sentence_end(doc, n->first) && say_is_capital(doc, n->end) &&
           naming->casing[doc->tokens.sentence[n->first]] == SAY_CASING_NORMAL;
}

/* "one" by itself is mostly a pronoun. */
static bool is_pronoun_one(const SayDoc *doc, const SayNumber *n)
{
    if (!say_token_in(doc, n->first, "one") || n->end - n->first != 1) return false;
    if (doc->tokens.deprel[n->first] == SAY_DEPREL_NUMMOD) return false;
    uint32_t floor = sentence_first(doc, n->first), end = sentence_end(doc, n->first);
    bool bound = (n->first > floor && say_token_in(doc, n->first - 1, "no|each|any|every|the")) ||
                 (n->end < end && say_token_in(doc, n->end, "another"));
    return bound || !say_quantity_effect(doc, n->first, true).data; /* "one was killed" */
}

/* "419 Linden Drive", "the 200 block", "937-8377": where, and no count. */
static bool is_address(const SayDoc *doc, const SayNumber *n)
{
    SayStr form = say_doc_token(doc, n->first);
    uint32_t end = sentence_end(doc, n->first);
    if (form.size == 8 && form.data[3] == '-') return true;
    if (n->end - n->first != 1 || form.data[0] < '0' || form.data[0] > '9') return false;
    if (n->end < end && say_token_in(doc, n->end, "block")) return true;
    for (uint32_t t = n->end; t < end && t < n->end + 4 && say_is_capital(doc, t); t++)
        if (say_token_in(doc, t,
                         "Street|St.|Avenue|Ave.|Ave|Drive|Dr.|Road|Rd.|Boulevard|Blvd.|"
                         "Lane|Court|Place|Highway|Parkway|Circle|Terrace"))
            return true;
    return false;
}

/* ---- what is counted ---- */

static uint32_t counted(const SayDoc *doc, const SayNumber *n)
{
    const SayTokens *t = &doc->tokens;
    uint32_t last = n->end - 1, end = sentence_end(doc, last);
    for (uint32_t token = n->first; token < n->end; token++)
        if (t->deprel[token] == SAY_DEPREL_NUMMOD && t->head[token] != SAY_NONE &&
            (t->head[token] >= n->end || t->head[token] < n->first)) {
            uint32_t head = say_phrase_head(doc, t->head[token]);
            if (head < n->first) return SAY_NONE;
            return head;
        }
    if (n->end < end && say_token_in(doc, n->end, "of")) /* "dozens of people" */
        for (uint32_t token = n->end + 1; token < end && token < n->end + 8; token++) {
            if (t->upos[token] == SAY_UPOS_NOUN || t->upos[token] == SAY_UPOS_PROPN) {
                uint32_t head = say_phrase_head(doc, token);
                return head > n->end && head - n->end < 10 ? head : token;
            } else if (t->upos[token] == SAY_UPOS_VERB || t->upos[token] == SAY_UPOS_AUX ||
                       (t->upos[token] == SAY_UPOS_PRON &&
                        t->deprel[token] != SAY_DEPREL_NMOD_POSS)) {
                break;
            }
        }
    for (uint32_t token = n->end; token < end && token < n->end + 4;
         token++) { /* trees that attach it otherwise */
        bool plural = t->upos[token] == SAY_UPOS_NOUN && t->feats[token] & SAY_FEAT_PLURAL;
        if (plural && n->value != 1000) return say_phrase_head(doc, token);
        if (t->upos[token] == SAY_UPOS_NOUN && doc->tokens.head[last] != SAY_NONE &&
            (t->head[last] == token || t->head[n->first] == token))
            return say_phrase_head(doc, token);
        if (t->upos[token] != SAY_UPOS_ADJ && t->upos[token] != SAY_UPOS_NOUN) break;
    }
    return SAY_NONE;
}

/* ---- the mention ---- */

static int64_t whole(int64_t thousandths)
{
    return thousandths < 0 ? SAY_UNKNOWN : (thousandths + 500) / 1000;
}

static void set_range(SayQuantityMention *q, const SayNumber *n)
{
    int64_t value = whole(n->value);
    q->low = q->best = q->high = value;
    if (n->most != n->value && !n->vague) {
        q->bound = SAY_BOUND_RANGE;
        q->high = whole(n->most);
        q->best = SAY_UNKNOWN;
        return;
    }
    if (n->vague) {
        q->bound = SAY_BOUND_VAGUE;
        q->best = q->high = SAY_UNKNOWN;
        return;
    }
    switch (q->bound) {
    case SAY_BOUND_MORE_THAN:
        q->low = value + 1;
        q->best = q->high = SAY_UNKNOWN;
        break;
    case SAY_BOUND_AT_LEAST:
        q->best = value;
        q->high = SAY_UNKNOWN;
        break;
    case SAY_BOUND_LESS_THAN:
        q->high = value > 0 ? value - 1 : 0;
        q->best = q->low = SAY_UNKNOWN;
        break;
    case SAY_BOUND_AT_MOST: q->low = q->best = SAY_UNKNOWN; break;
    case SAY_BOUND_ABOUT: q->low = q->high = SAY_UNKNOWN; break;
    default: break;
    }
}

/* "10 to 12", "between 10 and 12", "10 or 12", "10 - 12": the second number; end == first when
 * there is none. */
static SayNumber second_number(const SayNaming *naming, const SayNumber *n, bool between)
{
    const SayDoc *doc = naming->doc;
    SayNumber none = {n->end, n->end, 0, 0, false, false};
    if (n->vague || n->end + 1 >= sentence_end(doc, n->first)) return none;
    if (!say_token_in(doc, n->end, between ? "and" : "to|-|\xe2\x80\x93|or")) return none;
    SayNumber second = say_number_at(naming, n->end + 1);
    if (second.end == second.first || second.vague || second.ordinal) return none;
    int64_t factor = second.value >= 1000000 && n->value < 1000000 ? second.value : 0;
    if (second.value <= n->value ||
        (factor && second.end - second.first == 1 && n->value < second.value / 1000))
        return none;
    return second;
}

static uint32_t add(SayNaming *naming, SayNumber n)
{
    SayDoc *doc = naming->doc;
    uint32_t floor = sentence_first(doc, n.first), start = n.first;
    bool between = n.first > floor && say_token_in(doc, n.first - 1, "between");
    SayNumber second = second_number(naming, &n, between);
    SayQuantityMention q = {.number = n.first};
    if (second.end > second.first) {
        n.most = second.value;
        n.end = second.end;
    }
    SayStr money = say_money_before(doc, n.first, &start);
    Bounds bound = bounds_after(doc, n.end, bounds_before(doc, start));
    if (between && second.end > second.first) bound.first = n.first - 1;
    q.bound = bound.bound;
    set_range(&q, &n);
    uint32_t head = counted(doc, &n);
    if (head == SAY_NONE && n.end < sentence_end(doc, n.first) &&
        say_token_in(doc, n.end, "%|percent"))
        head = n.end;
    q.head = head == SAY_NONE ? n.first : head;
    q.first = bound.first < q.head ? bound.first : q.head;
    q.end = q.head + 1 > n.end ? q.head + 1 : n.end;
    if (head != SAY_NONE) {
        q.unit = say_quantity_unit(naming, head);
        q.of = doc->tokens.lemma[head];
    }
    if (money.data) {
        q.unit = money;
        if (head != SAY_NONE && say_phrase_head(doc, n.first) != head) q.of = SAY_STR_NONE;
    }
    q.span = (SaySpan){doc->tokens.start[q.first], doc->tokens.end[q.end - 1]};
    bool alone = !q.of.data && !q.unit.data; /* "killed 12", "two were wounded" */
    bool person = say_str_equal(q.unit, SAY_STR("person"));
    bool others = head != SAY_NONE && say_lemma_in(doc, head, "other|more");
    q.effect = say_quantity_effect(doc, q.head, person || alone || others);
    SayUpos upos = (SayUpos)doc->tokens.upos[q.head];
    if (q.effect.data &&
        (alone || others || upos == SAY_UPOS_ADJ || upos == SAY_UPOS_VERB)) /* "five wounded" */
        q.unit = SAY_STR("person");
    q.whole = person || alone ? say_quantity_whole(doc, &q) : SAY_NONE;
    *say_push(doc->arena, &doc->quantities) = q;
    return n.end;
}

/* "a soldier was killed", "killed another man": one, where something befell somebody. */
static void add_single(SayNaming *naming, uint32_t article)
{
    SayDoc *doc = naming->doc;
    const SayTokens *t = &doc->tokens;
    uint32_t head = t->head[article];
    if (t->deprel[article] != SAY_DEPREL_DET || head == SAY_NONE || head < article ||
        t->upos[head] != SAY_UPOS_NOUN || !(t->feats[head] & SAY_FEAT_SINGULAR) ||
        !(naming->lemma_sets[head] & SAY_WORD_COUNTED))
        return;
    SayStr effect = say_quantity_effect(doc, head, true);
    if (!effect.data) return;
    SayQuantityMention *q = say_push(doc->arena, &doc->quantities);
    *q = (SayQuantityMention){.first = article,
                              .end = head + 1,
                              .head = head,
                              .number = article,
                              .low = 1,
                              .best = 1,
                              .high = 1,
                              .bound = SAY_BOUND_EXACT,
                              .unit = SAY_STR("person"),
                              .of = t->lemma[head],
                              .effect = effect};
    q->span = (SaySpan){t->start[article], t->end[head]};
    q->whole = SAY_NONE;
}

void say_quantities_find(SayNaming *naming)
{
    const SayDoc *doc = naming->doc;
    for (uint32_t t = 0; t < doc->tokens.count;) {
        SayNumber n =
            naming->taken[t] ? (SayNumber){t, t, 0, 0, false, false} : say_number_at(naming, t);
        bool counts = n.end > n.first && !n.ordinal && !is_year(doc, &n) && !is_age(doc, &n) &&
                      !is_label(doc, &n) && !is_name(naming, &n) && !is_address(doc, &n) &&
                      !is_pronoun_one(doc, &n);
        for (uint32_t i = n.first; i < n.end; i++) counts = counts && !naming->taken[i];
        if (n.end == n.first && say_token_in(doc, t, "a|an|another")) add_single(naming, t);
        t = counts ? add(naming, n) : n.end > t ? n.end : t + 1;
    }
}
