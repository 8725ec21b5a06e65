/* dispute_when.c -- when: one-day dates of different voices that cannot both hold. */
#include "merge/dispute.h"
#include "merge/word.h"

/* Two days that touch are one night's; and "today" rests on the day of a record, which may be one
   off. */
static bool loose_day(const SayEvidence *e, const SayCodedClaim *claim)
{
    static const char *const words[] = {"night",     "overnight", "midnight",
                                        "yesterday", "today",     "tonight"};
    SayStr said = say_str_slice(e->articles.items[claim->article].text, claim->start, claim->end);
    uint32_t at = 0;
    for (SayWordStart word; say_word_next(said, &at, &word);)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            SayStr loose = say_str(words[i]);
            if (word.size == loose.size && say_str_equal(say_str_slice(loose, 0, word.kept),
                                                         (SayStr){word.letters, word.kept}))
                return true;
        }
    return false;
}

static bool on_a_day(const SayCodedClaim *claim)
{
    return claim->first != SAY_DAY_NONE && claim->first == claim->last &&
           say_claim_takes_side(claim) && claim->polarity == SAY_POLARITY_POSITIVE;
}

static bool other_day(const SayEvidence *e, const SayCodedClaim *a, const SayCodedClaim *b)
{
    int64_t apart = (int64_t)a->first - b->first;
    if (apart == 0 || a->article == b->article || !say_voices_differ(a->voice, b->voice))
        return false;
    bool touch = apart == 1 || apart == -1;
    return !touch || (!loose_day(e, a) && !loose_day(e, b));
}

void say_dispute_when(const SayEvidence *e, const SayHappening *event, SayDisputes *disputes)
{
    SayDispute dispute = {.question = "when"};
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        bool against = false;
        for (uint32_t k = 0; k < event->claims.count && !against && on_a_day(claim); k++) {
            const SayCodedClaim *other = &e->claims.items[event->claims.items[k]];
            against = on_a_day(other) && other_day(e, claim, other);
        }
        if (!against) continue;
        char day[16];
        SayStr answer = say_str_copy(e->arena, say_str(say_day_print(claim->first, day)));
        say_dispute_answer(e->arena, say_dispute_side(e->arena, &dispute, answer),
                           event->claims.items[i], SAY_STANDING_HOLDS, SAY_STR_NONE);
    }
    say_dispute_keep(e->arena, disputes, &dispute);
}
