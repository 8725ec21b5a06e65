/* count.c -- how many are independent. */
#include "core/map.h"
#include "merge/evidence.h"

SayOriginCount say_count_origins(const SayEvidence *e, const uint32_t *claims, uint32_t count)
{
    SayMark mark = say_arena_mark(e->scratch);
    SayMap articles = say_map_new(e->scratch), outlets = say_map_new(e->scratch);
    SayMap texts = say_map_new(e->scratch), speakers = say_map_new(e->scratch);
    for (uint32_t i = 0; i < count; i++) {
        const SayCodedClaim *claim = &e->claims.items[claims[i]];
        const SayStoredArticle *article = &e->articles.items[claim->article];
        say_map_set(&articles, article->id, 1);
        say_map_set(&outlets, article->outlet.size ? article->outlet : article->id, 1);
        say_map_set(&texts, article->rests_on.size ? article->rests_on : claim->text_origin, 1);
        say_map_set(&speakers, claim->origin, 1);
    }
    SayOriginCount counted = {articles.count, outlets.count, texts.count, speakers.count};
    say_arena_release(e->scratch, mark);
    return counted;
}
