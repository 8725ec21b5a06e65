/* retell.c -- which articles rest on another outlet's report, and who is behind each claim.

   An article says itself that it rests on another ("CNN reported"), or it retells the same say-sos: several claims of two
   articles have the same speakers and speak of the same things in other words. Then what one of them rests on, both do. */
#include "merge/evidence.h"

#include <stdlib.h>
#include <string.h>

/* Two contents speak of the same things when they share two fifths of their stems (Dice), and at least four. */
#define DICE_PERCENT 40
#define SHARED_STEMS 4
/* So many say-sos retold make a retelling. */
#define RETOLD_CLAIMS 3

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* Sorted, each stem once. */
static void tidy_stems(SayEvidence *e)
{
    for (uint32_t i = 0; i < e->claims.count; i++) {
        SayCodedClaim *claim = &e->claims.items[i];
        if (claim->stem_count == 0) continue;
        uint64_t *stems = e->stems.items + claim->first_stem;
        qsort(stems, claim->stem_count, sizeof *stems, by_value);
        uint32_t kept = 1;
        for (uint32_t k = 1; k < claim->stem_count; k++)
            if (stems[k] != stems[kept - 1]) stems[kept++] = stems[k];
        claim->stem_count = kept;
    }
}

static bool same_content(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    const uint64_t *x = e->stems.items + a->first_stem, *y = e->stems.items + b->first_stem;
    uint32_t shared = 0;
    for (uint32_t i = 0, k = 0; i < a->stem_count && k < b->stem_count;) {
        if (x[i] == y[k]) shared++;
        bool step_a = x[i] <= y[k], step_b = y[k] <= x[i];
        i += step_a;
        k += step_b;
    }
    return shared >= SHARED_STEMS && shared * 200 >= (a->stem_count + b->stem_count) * DICE_PERCENT;
}

static const SayLink *innermost(const SayEvidence *e, const SayCodedClaim *claim)
{
    return claim->link_count ? &e->links.items[claim->first_link + claim->link_count - 1] : NULL;
}

static bool same_speaker(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    const SayLink *x = innermost(e, a), *y = innermost(e, b);
    if (!x || !y) return x == y;
    bool named_x = x->kind == SAY_SPEAKER_NAMED, named_y = y->kind == SAY_SPEAKER_NAMED;
    if (named_x != named_y) return false;
    return named_x ? x->name.size && say_str_equal(x->name, y->name) : true;
}

/* Each claim is retold at most once; contents that share one sentence's bytes count once. */
static uint32_t retold(const SayEvidence *e, const SayStoredArticle *a, const SayStoredArticle *b)
{
    uint32_t count = 0;
    uint64_t used = 0; /* the first 64 claims of b are enough to tell */
    const SayCodedClaim *before = NULL;
    for (uint32_t i = 0; i < a->claim_count; i++) {
        const SayCodedClaim *x = &e->claims.items[a->first_claim + i];
        if (before && before->stem_count == x->stem_count && x->stem_count &&
            memcmp(e->stems.items + before->first_stem, e->stems.items + x->first_stem, x->stem_count * sizeof(uint64_t)) == 0)
            continue;
        before = x;
        for (uint32_t k = 0; k < b->claim_count && k < 64; k++) {
            const SayCodedClaim *y = &e->claims.items[b->first_claim + k];
            if (used >> k & 1 || !same_content(e, x, y) || !same_speaker(e, x, y)) continue;
            used |= (uint64_t)1 << k;
            count++;
            break;
        }
    }
    return count;
}

/* ---- resting ---- */

static bool close_in_time(const SayStoredArticle *a, const SayStoredArticle *b)
{
    if (a->published == SAY_DAY_NONE || b->published == SAY_DAY_NONE) return true;
    int32_t apart = a->published - b->published;
    return apart >= -3 && apart <= 3;
}

static void rest(SayEvidence *e, SayStoredArticle *article, const SayStoredArticle *on, uint32_t claims)
{
    if (article->rests_on.size || !on->rests_on.size || say_str_equal(article->origin, on->origin)) return;
    SayText evidence = {.arena = e->arena};
    say_text_format(&evidence, "retells %u say-sos of %.*s, which rests on %.*s", claims, SAY_STR_ARG(on->id),
                    SAY_STR_ARG(on->rests_on));
    article->rests_on = on->rests_on;
    article->rests_evidence = say_text_str(&evidence);
}

/* Only articles that say themselves what they rest on pass it on: one step, so the order of pairs does not matter. */
static void find_retellings(SayEvidence *e, const bool *says_so)
{
    for (uint32_t i = 0; i < e->articles.count; i++) {
        if (!says_so[i]) continue;
        for (uint32_t k = 0; k < e->articles.count; k++) {
            SayStoredArticle *a = &e->articles.items[i], *b = &e->articles.items[k];
            if (says_so[k] || !close_in_time(a, b)) continue;
            uint32_t count = retold(e, a, b);
            if (count >= RETOLD_CLAIMS) rest(e, b, a, count);
        }
    }
}

/* ---- who is behind a claim ---- */

static SayStr via(SayArena *arena, const char *who, SayStr through)
{
    SayText text = {.arena = arena};
    say_text_format(&text, "%s via %.*s", who, SAY_STR_ARG(through));
    return say_text_str(&text);
}

/* A named speaker is one origin, whoever prints it. Speakers without a name are as many as the reports that know them. */
static SayStr origin_of(SayEvidence *e, const SayCodedClaim *claim)
{
    const SayStoredArticle *article = &e->articles.items[claim->article];
    SayStr report = article->rests_on.size ? article->rests_on : article->origin;
    const SayLink *speaker = innermost(e, claim);
    if (!speaker) return report;
    if (speaker->name.size && (speaker->kind == SAY_SPEAKER_NAMED || speaker->kind == SAY_SPEAKER_OUTLET)) return speaker->name;
    for (uint32_t i = claim->link_count; i-- > 0;) {
        const SayLink *link = &e->links.items[claim->first_link + i];
        if (link->kind == SAY_SPEAKER_OUTLET && link->name.size) report = link->name;
    }
    return via(e->arena, say_speaker_kind_name(speaker->kind), report);
}

void say_merge_retell(SayEvidence *e)
{
    tidy_stems(e);
    bool *says_so = say_arena_alloc(e->arena, e->articles.count + 1);
    for (uint32_t i = 0; i < e->articles.count; i++) says_so[i] = e->articles.items[i].rests_on.size > 0;
    find_retellings(e, says_so);
    for (uint32_t i = 0; i < e->claims.count; i++) e->claims.items[i].origin = origin_of(e, &e->claims.items[i]);
}
