/* assemble.h -- what the files of the assemble step share. */
#ifndef SAY_CLAIM_ASSEMBLE_H
#define SAY_CLAIM_ASSEMBLE_H

#include "claim/stance.h"

/* assemble_span.c */
SaySpan say_span_hull(SaySpan a, SaySpan b); /* {0,0} is no span */
/* The words of the clause or noun phrase at the token, without the sentence's closing mark. */
SaySpan say_clause_span(const SayDoc *doc, uint32_t token);
/* Speakers, cues and content of the attribution and of those that it stands in, as far as they
 * share its sentences. */
SaySpan say_attribution_span(const SayDoc *doc, SayIndex attribution);
/* The token that heads an attribution's content; SAY_NONE when the content holds no token. */
uint32_t say_content_head(const SayDoc *doc, const SayAttribution *attribution);

/* assemble_score.c: thousandths; and the reasons of a scored claim, as one of its whys. */
struct SayTriggers;
int32_t say_claim_score(const struct SayTriggers *triggers, const SayDoc *doc,
                        const SayClaim *claim);
void say_claim_score_explain(const struct SayTriggers *triggers, SayDoc *doc,
                             const SayClaim *claim);

#endif
