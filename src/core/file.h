/* file.h -- a whole file, and its replacement in one step. */
#ifndef SAY_CORE_FILE_H
#define SAY_CORE_FILE_H

#include "core/error.h"
#include "core/str.h"

/* Reads all of a regular file into the arena; at most 4 GB less one. */
SayStatus say_file_read(SayArena *arena, const char *path, SayStr *bytes, SayError *error);
/* Writes `path`.tmp, flushes it to the disk and renames it: the file is there whole, or as it was
 * before. */
SayStatus say_file_replace(const char *path, SayStr bytes, SayError *error);

/* Names in a folder without "." and "..", sorted by bytes, in the arena. */
typedef SAY_LIST(SayStr) SayNames;
SayStatus say_file_names(SayArena *arena, const char *folder, SayNames *names, SayError *error);
bool say_file_is_folder(const char *path);

#endif
