/* stance_outlet.c -- what the outlet itself makes of what it has others say.

   "The army said that rebels attacked" commits the army, and leaves open what the outlet holds;
   "the army regretted that its men attacked", "the army refused to attack" are told by an outlet
   that takes them for granted (FactBank: Sauri and Pustejovsky 2009). So the stance of a speaker is
   the outlet's too unless a cue up the chain rests on the speaker's word. */
#include "claim/stance.h"

#include <assert.h>

static bool rests_on_word(const SayWalk *walk, const SayAttribution *a)
{
    uint32_t root = a->content_root;
    bool hangs = root != SAY_NONE && walk->doc->tokens.head[root] == a->cue;
    uint32_t frame = hangs ? say_clause_frame(walk->doc, root) : 0;
    const SayModal *modal = say_modal_cue(walk, a, frame);
    return !modal || modal->class == SAY_MODAL_REPORT || modal->class == SAY_MODAL_BELIEF ||
           modal->class == SAY_MODAL_DENIAL;
}

SayStance say_stance_of_outlet(const struct SayModality *modality, const SayDoc *doc,
                               SayStance stance, SayIndex attribution)
{
    const SayWalk walk = {modality, doc, NULL, SAY_NONE, NULL};
    uint32_t steps = 0;
    for (SayIndex at = attribution; at != SAY_NONE; at = doc->attributions.items[at].parent) {
        assert(steps <= doc->attributions.count);
        steps++;
        if (!rests_on_word(&walk, &doc->attributions.items[at])) continue;
        stance.polarity = SAY_POLARITY_UNKNOWN;
        stance.certainty = SAY_CERTAINTY_UNKNOWN;
        break;
    }
    return stance;
}
