/* figure.h -- what figures admit, and which of them contradict. */
#ifndef SAY_MERGE_FIGURE_H
#define SAY_MERGE_FIGURE_H

#include "merge/evidence.h"

/* False: no number satisfies both, and they count the same. "At least 10" admits 12, "dozens" 40,
   people admit the children among them. */
bool say_figures_agree(const SayEvidence *e, const SayToll *a, const SayToll *b);
/* "12", "at least 10", "5 to 9", "dozens" */
SayStr say_figure_words(const SayEvidence *e, const SayToll *figure);
/* "killed", "injured", "arrested", "displaced": what an event or a question calls the effect. */
const char *say_figure_unit(const SayToll *figure);
/* A count of a war and not of a day. */
bool say_figure_of_period(const SayEvidence *e, const SayToll *figure);

#endif
