/* retell.c -- which articles rest on another outlet's report, and who is behind each claim.

   An article says itself that it rests on another ("CNN reported"), or it retells the same say-sos:
   several claims of two articles have the same speakers and speak of the same things in other
   words. Then what one of them rests on, both do. */
#include "merge/evidence.h"
#include "merge/posting.h"

#include <stdlib.h>

/* Two say-sos are alike when they share so many stems, and so much of both (Dice's coefficient); a
   retelling has at least three that are alike, and among them one that is nearly the same, from the
   mouth of the same named speaker. */
enum { ALIKE_STEMS = 3, ALIKE_PERCENT = 30, SAME_STEMS = 4, SAME_PERCENT = 50, RETOLD_CLAIMS = 3 };

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* The stems of function words say nothing of the content. */
enum { EMPTY_STEMS = 25 };
typedef struct Empty {
    uint64_t stems[EMPTY_STEMS];
    uint64_t some; /* the bits of their hashes modulo 64 */
} Empty;

static Empty empty_stems(void)
{
    static const char *const words[EMPTY_STEMS] = {
        "that",  "this", "they", "them",  "these", "those", "with",  "from", "have",
        "been",  "were", "will", "would", "their", "there", "which", "what", "when",
        "about", "into", "also", "more",  "than",  "said",  "says"};
    Empty empty = {0};
    for (int i = 0; i < EMPTY_STEMS; i++) {
        empty.stems[i] = say_stem_of(say_str(words[i]));
        empty.some |= (uint64_t)1 << empty.stems[i] % 64;
    }
    return empty;
}

static bool is_empty(const Empty *empty, uint64_t stem)
{
    if (!(empty->some >> stem % 64 & 1)) return false;
    for (int i = 0; i < EMPTY_STEMS; i++)
        if (empty->stems[i] == stem) return true;
    return false;
}

/* Sorted, each stem once, without those of function words. */
static void tidy_stems(SayEvidence *e)
{
    const Empty empty = empty_stems();
    for (uint32_t i = 0; i < e->claims.count; i++) {
        SayCodedClaim *claim = &e->claims.items[i];
        if (claim->stem_count == 0) continue;
        uint64_t *stems = e->stems.items + claim->first_stem;
        qsort(stems, claim->stem_count, sizeof *stems, by_value);
        uint32_t kept = 0;
        for (uint32_t k = 0; k < claim->stem_count; k++) {
            bool repeated = kept > 0 && stems[k] == stems[kept - 1];
            if (!repeated && !is_empty(&empty, stems[k])) stems[kept++] = stems[k];
        }
        claim->stem_count = kept;
    }
}

typedef struct Overlap {
    uint32_t shared, percent;
} Overlap;

uint32_t say_shared_stems(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    const uint64_t *x = e->stems.items + a->first_stem, *y = e->stems.items + b->first_stem;
    uint32_t shared = 0;
    for (uint32_t i = 0, k = 0; i < a->stem_count && k < b->stem_count;) {
        if (x[i] == y[k]) shared++;
        bool step_a = x[i] <= y[k], step_b = y[k] <= x[i];
        i += step_a;
        k += step_b;
    }
    return shared;
}

static Overlap overlap(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    Overlap result = {say_shared_stems(e, a, b), 0};
    if (result.shared) result.percent = result.shared * 200 / (a->stem_count + b->stem_count);
    return result;
}

/* Somebody known by name stands in both chains. */
static bool share_speaker(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    for (uint32_t i = 0; i < a->link_count; i++)
        for (uint32_t k = 0; k < b->link_count; k++) {
            const SayLink *x = &e->links.items[a->first_link + i],
                          *y = &e->links.items[b->first_link + k];
            if (x->kind == SAY_SPEAKER_NAMED && y->kind == SAY_SPEAKER_NAMED && x->name.size &&
                say_str_equal(x->name, y->name))
                return true;
        }
    return false;
}

static const SayLink *innermost(const SayEvidence *e, const SayCodedClaim *claim)
{
    return claim->link_count ? &e->links.items[claim->first_link + claim->link_count - 1] : NULL;
}

static bool named(const SayEvidence *e, const SayCodedClaim *claim)
{
    const SayLink *speaker = innermost(e, claim);
    return speaker && speaker->kind == SAY_SPEAKER_NAMED;
}

/* 0: not alike; 1: alike; 2: nearly the same, from the same named speaker. */
static int likeness(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    Overlap o = overlap(e, a, b);
    bool shared = share_speaker(e, a, b);
    if (o.shared < ALIKE_STEMS || o.percent < ALIKE_PERCENT) return 0;
    if (!shared && (named(e, a) || named(e, b))) return 0;
    return shared && o.shared >= SAME_STEMS && o.percent >= SAME_PERCENT ? 2 : 1;
}

/* Say-sos of a that stand in b in other words: each sentence of either counts once. 0 when none is
 * nearly the same. */
static uint32_t retold(const SayEvidence *e, const SayStoredArticle *a, const SayStoredArticle *b)
{
    uint32_t count = 0, strong = 0, last = SAY_NONE;
    uint64_t used = 0; /* sentences of b, the first 64: enough to tell */
    for (uint32_t i = 0; i < a->claim_count; i++) {
        const SayCodedClaim *x = &e->claims.items[a->first_claim + i];
        if (x->sentence == last) continue;
        for (uint32_t k = 0; k < b->claim_count; k++) {
            const SayCodedClaim *y = &e->claims.items[b->first_claim + k];
            if (y->sentence >= 64 || used >> y->sentence & 1) continue;
            int like = likeness(e, x, y);
            if (!like) continue;
            used |= (uint64_t)1 << y->sentence;
            last = x->sentence;
            count++;
            strong += like == 2;
            break;
        }
    }
    return strong ? count : 0;
}

/* ---- resting ---- */

static bool close_in_time(const SayStoredArticle *a, const SayStoredArticle *b)
{
    if (a->published == SAY_DAY_NONE || b->published == SAY_DAY_NONE) return true;
    int32_t apart = a->published - b->published;
    return apart >= -3 && apart <= 3;
}

static void rest(SayEvidence *e, SayStoredArticle *article, const SayStoredArticle *on,
                 uint32_t claims)
{
    if (article->rests_on.size || !on->rests_on.size || say_str_equal(article->origin, on->origin))
        return;
    SayText evidence = {.arena = e->arena};
    say_text_format(&evidence, "retells %u say-sos of %.*s, which rests on %.*s", claims,
                    SAY_STR_ARG(on->id), SAY_STR_ARG(on->rests_on));
    article->rests_on = on->rests_on;
    article->rests_evidence = say_text_str(&evidence);
}

/* The names of those who speak in each article: without one of them in common nothing is retold. */
static SayPostings speakers_of(const SayEvidence *e)
{
    SayPostings speakers = {0};
    for (uint32_t i = 0; i < e->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[i];
        for (uint32_t k = 0; k < claim->link_count; k++) {
            const SayLink *link = &e->links.items[claim->first_link + k];
            if (link->kind == SAY_SPEAKER_NAMED && link->name.size)
                *say_push(e->scratch, &speakers.all) =
                    say_posting((uint32_t)say_str_hash(link->name), claim->article);
        }
    }
    say_postings_sort(e->scratch, &speakers);
    say_postings_index(e->scratch, &speakers, e->articles.count);
    return speakers;
}

/* Articles that share a speaker with one that says itself what it rests on. held: by article, 1 +
   the last that it was held against. */
static void hold_against(SayEvidence *e, const SayPostings *speakers, uint32_t article,
                         const bool *says_so, uint32_t *held)
{
    const SayStoredArticle *a = &e->articles.items[article];
    for (uint32_t p = speakers->first[article]; p < speakers->first[article + 1]; p++) {
        uint32_t at = speakers->places[p];
        uint32_t hash = say_posting_hash(speakers->all.items[at]);
        while (at > 0 && say_posting_hash(speakers->all.items[at - 1]) == hash) at--;
        for (uint32_t end = say_posting_run(speakers, at); at < end; at++) {
            uint32_t other = say_posting_article(speakers->all.items[at]);
            SayStoredArticle *b = &e->articles.items[other];
            if (says_so[other] || held[other] == article + 1 || !close_in_time(a, b)) continue;
            held[other] = article + 1;
            uint32_t count = retold(e, a, b);
            if (count >= RETOLD_CLAIMS) rest(e, b, a, count);
        }
    }
}

/* Only articles that say themselves what they rest on pass it on: one step, so the order of pairs
 * does not matter. */
static void find_retellings(SayEvidence *e, const bool *says_so)
{
    SayPostings speakers = speakers_of(e);
    uint32_t *held = say_arena_alloc(e->scratch, (e->articles.count + 1) * sizeof *held);
    for (uint32_t i = 0; i < e->articles.count; i++)
        if (says_so[i]) hold_against(e, &speakers, i, says_so, held);
}

/* ---- who is behind a claim ---- */

static SayStr via(SayArena *arena, const char *who, SayStr through)
{
    SayText text = {.arena = arena};
    say_text_format(&text, "%s via %.*s", who, SAY_STR_ARG(through));
    return say_text_str(&text);
}

/* A named speaker is one origin, whoever prints it. Speakers without a name are as many as the
 * reports that know them. */
static SayStr origin_of(SayEvidence *e, const SayCodedClaim *claim)
{
    const SayStoredArticle *article = &e->articles.items[claim->article];
    SayStr report = article->rests_on.size ? article->rests_on : claim->text_origin;
    const SayLink *speaker = innermost(e, claim);
    if (!speaker) return report;
    if (speaker->name.size &&
        (speaker->kind == SAY_SPEAKER_NAMED || speaker->kind == SAY_SPEAKER_OUTLET))
        return speaker->name;
    for (uint32_t i = claim->link_count; i-- > 0;) {
        const SayLink *link = &e->links.items[claim->first_link + i];
        if (link->kind == SAY_SPEAKER_OUTLET && link->name.size) report = link->name;
    }
    return via(e->arena, say_speaker_kind_name(speaker->kind), report);
}

void say_merge_retell(SayEvidence *e)
{
    tidy_stems(e);
    bool *says_so = say_arena_alloc(e->scratch, e->articles.count + 1);
    for (uint32_t i = 0; i < e->articles.count; i++)
        says_so[i] = e->articles.items[i].rests_on.size > 0;
    find_retellings(e, says_so);
    for (uint32_t i = 0; i < e->claims.count; i++)
        e->claims.items[i].origin = origin_of(e, &e->claims.items[i]);
}
