/* clusters.h -- reading the table of word clusters that learn/clusters.c makes. */
#ifndef SAY_LEARN_CLUSTERS_H
#define SAY_LEARN_CLUSTERS_H

#include "core/model.h"
#include "learn/base/corpus.h"

/* The part for a section, and the table opened on it. Lines "number word"; "-" gives an empty
 * table. */
SayStr say_clusters_read(SayArena *arena, const char *path, SayHashTable *table);

#endif
