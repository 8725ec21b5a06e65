/* walk.c -- inputs to files: folders are walked in the byte order of their paths, hidden names left
 * out. */
#include "ingest/parts.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Folders nested deeper than this are a mistake (or a loop through mounts), reported as one. */
#define DEEPEST_FOLDER 64

static SaySource *add(SayArena *arena, SaySources *inputs, SayStr path, int failed)
{
    SaySource *input = say_push(arena, inputs);
    input->path = path;
    input->failed = failed;
    return input;
}

static SayStr join(SayArena *arena, SayStr folder, const char *name)
{
    SayText text = {.arena = arena};
    say_text_add(&text, folder);
    if (folder.size == 0 || folder.data[folder.size - 1] != '/') say_text_char(&text, '/');
    say_text_add(&text, say_str(name));
    return say_text_str(&text);
}

static void walk(SayArena *arena, SaySources *inputs, SayStr folder, int depth);

/* Links to files are followed, links to folders are not: they could lead in circles. */
static void visit(SayArena *arena, SaySources *inputs, SayStr path, int depth)
{
    const char *name = say_str_terminated(arena, path);
    struct stat link, info;
    if (lstat(name, &link) != 0 || stat(name, &info) != 0) {
        add(arena, inputs, path, errno);
    } else if (S_ISDIR(link.st_mode)) {
        walk(arena, inputs, path, depth + 1);
    } else if (S_ISREG(info.st_mode)) {
        add(arena, inputs, path, 0)->size = (uint64_t)info.st_size;
    }
}

static void walk(SayArena *arena, SaySources *inputs, SayStr folder, int depth)
{
    DIR *stream = depth < DEEPEST_FOLDER ? opendir(say_str_terminated(arena, folder)) : NULL;
    if (!stream) {
        add(arena, inputs, folder, depth < DEEPEST_FOLDER ? errno : ELOOP);
        return;
    }
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        if (entry->d_name[0] != '.')
            visit(arena, inputs, join(arena, folder, entry->d_name), depth);
    }
    closedir(stream);
}

static int compare_paths(const void *a, const void *b)
{
    const SaySource *left = a, *right = b;
    return say_str_compare(left->path, right->path);
}

void say_sources_add(SayArena *arena, SaySources *inputs, const char *path)
{
    assert(path);
    SayStr copy = say_str_copy(arena, say_str(path));
    struct stat info;
    if (strcmp(path, "-") == 0) {
        add(arena, inputs, copy, 0);
    } else if (stat(path, &info) != 0) {
        add(arena, inputs, copy, errno);
    } else if (S_ISDIR(info.st_mode)) {
        uint32_t first = inputs->count;
        walk(arena, inputs, copy, 0);
        uint32_t count = inputs->count - first;
        if (count > 1) qsort(inputs->items + first, count, sizeof *inputs->items, compare_paths);
    } else {
        add(arena, inputs, copy, 0)->size = S_ISREG(info.st_mode) ? (uint64_t)info.st_size : 0;
    }
}
