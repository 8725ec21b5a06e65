/* reuse.c -- who wrote each text: wire credit, reused passages, else the outlet itself.

   An article that was made from an earlier one has the origin of that one, all but the passages
   that it adds. A brief that stands whole inside a round-up leaves the round-up its own origin, and
   gives its own to the claims in that passage. */
#include "merge/reuse.h"

#include "core/map.h"

#include <stdlib.h>

enum {
    TRIES = 16,         /* alignments an article asks for, the likeliest candidates first */
    LEAST_WORDS = 8,    /* of a passage: what the fingerprints find for certain */
    WHOLLY_REUSED = 90, /* percent of an article's words: its other words are light editing */
};

/* ---- models ---- */

/* An undated article comes after all dated ones. */
static bool earlier(const SayStoredArticle *a, const SayStoredArticle *b)
{
    if (a->published != b->published) {
        if (a->published == SAY_DAY_NONE) return false;
        return b->published == SAY_DAY_NONE || a->published < b->published;
    }
    return say_str_compare(a->id, b->id) < 0;
}

static int32_t days_between(const SayStoredArticle *a, const SayStoredArticle *b)
{
    if (a->published == SAY_DAY_NONE || b->published == SAY_DAY_NONE) return SAY_DAY_NONE;
    return a->published < b->published ? b->published - a->published : a->published - b->published;
}

/* What is known of an article's model, or of the brief that it holds, so far. */
typedef struct Match {
    uint32_t source, percent, facts; /* source: SAY_NONE when there is none */
} Match;

static void align_pair(SayEvidence *e, const SayCandidate *pair, Match *texts, Match *parts)
{
    const SayStoredArticle *low = &e->articles.items[pair->low],
                           *high = &e->articles.items[pair->high];
    uint32_t copy = earlier(low, high) ? pair->high : pair->low,
             model = copy == pair->high ? pair->low : pair->high;
    SayMark mark = say_arena_mark(e->scratch);
    SayTextWords a = {0}, b = {0};
    say_text_words(e->scratch, low->text, &a);
    say_text_words(e->scratch, high->text, &b);
    SayAlignment alignment = say_align(e->scratch, &a, &b, days_between(low, high));
    say_arena_release(e->scratch, mark);
    if (alignment.verdict == SAY_REUSE_NONE) return;
    Match *match = alignment.verdict == SAY_REUSE_TEXT ? &texts[copy] : &parts[copy];
    bool better = match->source == SAY_NONE || alignment.percent > match->percent ||
                  (alignment.percent == match->percent &&
                   earlier(&e->articles.items[model], &e->articles.items[match->source]));
    if (better) *match = (Match){model, alignment.percent, alignment.facts};
}

/* An article that hundreds reprint stops asking, and is still asked by each of them. */
static void find_models(SayEvidence *e, Match *texts, Match *parts)
{
    SayCandidates candidates = {0};
    say_reuse_candidates(e, &candidates);
    uint32_t *tries = say_arena_alloc(e->scratch, (e->articles.count + 1) * sizeof *tries);
    for (uint32_t i = 0; i < e->articles.count; i++) texts[i].source = parts[i].source = SAY_NONE;
    for (uint32_t i = 0; i < candidates.count; i++) {
        const SayCandidate *pair = &candidates.items[i];
        if (tries[pair->low] >= TRIES && tries[pair->high] >= TRIES) continue;
        tries[pair->low]++;
        tries[pair->high]++;
        align_pair(e, pair, texts, parts);
    }
}

/* ---- passages ---- */

/* Gives how many percent of the article's words stand in its source. */
static uint32_t note_passages(SayEvidence *e, uint32_t article, uint32_t source)
{
    SayMark mark = say_arena_mark(e->scratch);
    SayTextWords from = {0}, words = {0};
    say_text_words(e->scratch, e->articles.items[source].text, &from);
    say_text_words(e->scratch, e->articles.items[article].text, &words);
    SayAlignment alignment = say_align(e->scratch, &from, &words, 0);
    uint32_t reused = 0;
    for (uint32_t i = 0; i < alignment.tiles.count; i++) {
        SayTile tile = alignment.tiles.items[i];
        reused += tile.b_end - tile.b;
        if (tile.b_end - tile.b < LEAST_WORDS) continue;
        *say_push(e->arena, &e->passages) =
            (SayPassage){article, words.items[tile.b].start, words.items[tile.b_end - 1].end,
                         source,  from.items[tile.a].start,  from.items[tile.a_end - 1].end};
    }
    reused = words.count ? reused * 100 / words.count : 0;
    say_arena_release(e->scratch, mark);
    return reused;
}

static int by_place(const void *a, const void *b)
{
    const SayPassage *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

/* Bytes of [start, end) that stand in passages [first, last). */
static uint32_t covered(const SayEvidence *e, uint32_t first, uint32_t last, uint32_t start,
                        uint32_t end)
{
    uint32_t bytes = 0;
    for (uint32_t i = first; i < last; i++) {
        uint32_t from = e->passages.items[i].start, to = e->passages.items[i].end;
        if (from < start) from = start;
        if (to > end) to = end;
        if (from < to) bytes += to - from;
    }
    return bytes;
}

static SayStr own_name(const SayStoredArticle *article)
{
    if (article->credit.size) return article->credit;
    if (article->outlet.size) return article->outlet;
    return article->id;
}

/* Claims outside the reused passages are the article's own; those within are their source's. A
   credit covers the whole article. */
static void place_claims(SayEvidence *e, uint32_t index, const Match *text, const Match *part)
{
    SayStoredArticle *article = &e->articles.items[index];
    uint32_t source = text->source != SAY_NONE ? text->source : part->source;
    for (uint32_t i = 0; i < article->claim_count; i++)
        e->claims.items[article->first_claim + i].text_origin = article->origin;
    if (source == SAY_NONE) return;
    uint32_t first = e->passages.count, reused = note_passages(e, index, source);
    uint32_t count = e->passages.count - first;
    if (count) qsort(e->passages.items + first, count, sizeof *e->passages.items, by_place);
    if (reused >= WHOLLY_REUSED || say_str_equal(article->origin_basis, SAY_STR("credit"))) return;
    SayStr within = e->articles.items[source].origin;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        SayCodedClaim *claim = &e->claims.items[article->first_claim + i];
        uint32_t bytes = covered(e, first, e->passages.count, claim->start, claim->end);
        bool taken = bytes * 2 >= claim->end - claim->start;
        claim->text_origin = taken ? within : own_name(article);
    }
}

/* ---- names ---- */

static bool credited(const SayStoredArticle *article)
{
    return article->credit.size && !say_str_equal(article->credit, article->outlet);
}

static uint32_t root_of(const Match *texts, uint32_t at)
{
    while (texts[at].source != SAY_NONE) at = texts[at].source;
    return at;
}

/* What speaks for a name as the origin of a text, the strongest first: the agency's own copy is
   among the articles; so many of them credit the name; its first article is the earliest. */
typedef struct Name {
    SayStr name;
    uint32_t article; /* earliest that speaks for it */
    uint32_t credits;
    bool own; /* an outlet that others credit published it itself */
} Name;

static bool stronger(const SayEvidence *e, const Name *a, const Name *b)
{
    if (!b->name.data) return true;
    if (a->own != b->own) return a->own;
    if (!a->own && a->credits != b->credits) return a->credits > b->credits;
    return earlier(&e->articles.items[a->article], &e->articles.items[b->article]);
}

/* The names that speak for themselves in the cluster of `root`, counted in `names`, which is empty
   before the first. */
typedef SAY_LIST(Name) Names;

static void count_name(SayEvidence *e, Names *names, uint32_t index, bool own)
{
    const SayStoredArticle *article = &e->articles.items[index];
    SayStr name = own ? article->outlet : article->credit;
    for (uint32_t i = 0; i < names->count; i++) {
        Name *known = &names->items[i];
        if (!say_str_equal(known->name, name)) continue;
        known->credits++;
        known->own |= own;
        if (earlier(article, &e->articles.items[known->article])) known->article = index;
        return;
    }
    *say_push(e->scratch, names) = (Name){name, index, 1, own};
}

static void name_clusters(SayEvidence *e, const Match *texts, SayStr *origins)
{
    SayMap agencies = say_map_new(e->scratch);
    Names *names = say_arena_alloc(e->scratch, (e->articles.count + 1) * sizeof *names);
    for (uint32_t i = 0; i < e->articles.count; i++)
        if (credited(&e->articles.items[i])) say_map_set(&agencies, e->articles.items[i].credit, 1);
    for (uint32_t i = 0; i < e->articles.count; i++) {
        const SayStoredArticle *article = &e->articles.items[i];
        bool own = !credited(article) && article->outlet.size &&
                   say_map_get(&agencies, article->outlet) != SAY_ABSENT;
        if (own || credited(article)) count_name(e, &names[root_of(texts, i)], i, own);
    }
    for (uint32_t i = 0; i < e->articles.count; i++) {
        Name best = {0};
        for (uint32_t k = 0; k < names[i].count; k++)
            if (stronger(e, &names[i].items[k], &best)) best = names[i].items[k];
        origins[i] = best.name.data ? best.name : own_name(&e->articles.items[i]);
    }
}

static void explain(SayEvidence *e, SayStoredArticle *article, const Match *text, bool reprinted)
{
    SayText evidence = {.arena = e->arena};
    if (credited(article)) say_text_format(&evidence, "credit: %.*s", SAY_STR_ARG(article->credit));
    if (text->source != SAY_NONE)
        say_text_format(&evidence,
                        "%sreuse: shares %u %% of the words of the shorter text, and %u %% of its "
                        "names and figures, with %.*s",
                        evidence.size ? "; " : "", text->percent, text->facts,
                        SAY_STR_ARG(e->articles.items[text->source].id));
    if (!evidence.size)
        say_text_add(&evidence, reprinted ? SAY_STR("reuse: reprinted by others")
                                          : SAY_STR("outlet: nothing else known"));
    article->origin_evidence = say_text_str(&evidence);
}

static void name_origin(SayEvidence *e, uint32_t index, const Match *texts, SayStr origin,
                        bool reprinted)
{
    SayStoredArticle *article = &e->articles.items[index];
    article->model = texts[index].source;
    article->origin = origin;
    bool reused = article->model != SAY_NONE || !say_str_equal(origin, own_name(article));
    article->origin_basis = credited(article) && say_str_equal(article->credit, origin)
                                ? SAY_STR("credit")
                            : reused ? SAY_STR("reuse")
                                     : SAY_STR("outlet");
    explain(e, article, &texts[index], reprinted);
}

void say_merge_reuse(SayEvidence *e)
{
    uint32_t count = e->articles.count;
    Match *texts = say_arena_alloc(e->scratch, (count + 1) * sizeof *texts);
    Match *parts = say_arena_alloc(e->scratch, (count + 1) * sizeof *parts);
    SayStr *origins = say_arena_alloc(e->scratch, (count + 1) * sizeof *origins);
    bool *reprinted = say_arena_alloc(e->scratch, count + 1);
    find_models(e, texts, parts);
    name_clusters(e, texts, origins);
    for (uint32_t i = 0; i < count; i++)
        if (texts[i].source != SAY_NONE) reprinted[root_of(texts, i)] = true;
    for (uint32_t i = 0; i < count; i++)
        name_origin(e, i, texts, origins[root_of(texts, i)], reprinted[i]);
    for (uint32_t i = 0; i < count; i++) place_claims(e, i, &texts[i], &parts[i]);
}
