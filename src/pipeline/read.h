/* read.h -- one article from bytes to claims. */
#ifndef SAY_PIPELINE_READ_H
#define SAY_PIPELINE_READ_H

#include "core/pack.h"
#include "doc/doc.h"

/* Memory that reading one article may take; over it, the article is quarantined. */
#define SAY_ARTICLE_MEMORY (256u << 20)

/* A pure function of the document's record and the pack. Cannot fail: the article gets an outcome.
 */
void say_read(const SayPack *pack, SayDoc *doc);

#endif
