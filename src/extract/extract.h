/* extract.h -- bytes to article text. */
#ifndef SAY_EXTRACT_EXTRACT_H
#define SAY_EXTRACT_EXTRACT_H

#include "core/pack.h"
#include "doc/doc.h"

/* Opens this stage's part of the pack; the view lives in pack->arena and is stored in
 * pack->extract. */
SayStatus say_extract_open(SayPack *pack, SayError *error);
/* record -> article, text, pieces, blocks. Verdicts: quarantined (binary, empty, too large,
   broken), out of scope (language, too short to be an article). */
void say_extract(const SayPack *pack, SayDoc *doc);

#endif
