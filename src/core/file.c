/* file.c -- a whole file, and its replacement in one step. */
#include "core/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static SayStatus failed(SayError *error, const char *path, const char *doing)
{
    return say_error_set(error, SAY_ERROR_IO, "%s: cannot %s: %s", path, doing, strerror(errno));
}

static SayStatus read_all(SayArena *arena, int file, const char *path, SayStr *bytes,
                          SayError *error)
{
    struct stat about;
    if (fstat(file, &about) != 0) return failed(error, path, "look at it");
    if (!S_ISREG(about.st_mode))
        return say_error_set(error, SAY_ERROR_IO, "%s: not a regular file", path);
    if (about.st_size >= UINT32_MAX)
        return say_error_set(error, SAY_ERROR_LIMIT, "%s: larger than 4 GB", path);
    size_t size = (size_t)about.st_size, have = 0;
    char *data = say_arena_text(arena, size);
    while (have < size) {
        ssize_t got = read(file, data + have, size - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed(error, path, "read it");
        if (got == 0) break; /* it became shorter since we looked */
        have += (size_t)got;
    }
    *bytes = (SayStr){data, (uint32_t)have};
    return SAY_OK;
}

SayStatus say_file_read(SayArena *arena, const char *path, SayStr *bytes, SayError *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return failed(error, path, "open it");
    SayStatus status = read_all(arena, file, path, bytes, error);
    close(file);
    return status;
}

static bool write_all(int file, SayStr bytes)
{
    for (uint32_t at = 0; at < bytes.size;) {
        ssize_t put = write(file, bytes.data + at, bytes.size - at);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        at += (uint32_t)put;
    }
    return fsync(file) == 0;
}

static SayStatus replace(const char *path, const char *beside, SayStr bytes, SayError *error)
{
    int file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return failed(error, beside, "create it");
    bool written = write_all(file, bytes);
    if (close(file) != 0) written = false;
    if (written && rename(beside, path) == 0) return SAY_OK;
    SayStatus status = failed(error, path, "write it");
    unlink(beside);
    return status;
}

SayStatus say_file_replace(const char *path, SayStr bytes, SayError *error)
{
    char beside[4096];
    int size = snprintf(beside, sizeof beside, "%s.tmp", path);
    if (size < 0 || (size_t)size >= sizeof beside)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "%.64s...: the path is too long", path);
    return replace(path, beside, bytes, error);
}

static int by_bytes(const void *a, const void *b)
{
    return say_str_compare(*(const SayStr *)a, *(const SayStr *)b);
}

SayStatus say_file_names(SayArena *arena, const char *folder, SayNames *names, SayError *error)
{
    DIR *open_folder = opendir(folder);
    if (!open_folder) return failed(error, folder, "open the folder");
    for (const struct dirent *entry; (entry = readdir(open_folder)) != NULL;) {
        SayStr name = say_str(entry->d_name);
        if (say_str_equal(name, SAY_STR(".")) || say_str_equal(name, SAY_STR(".."))) continue;
        *say_push(arena, names) = say_str_copy(arena, name);
    }
    closedir(open_folder);
    if (names->count) qsort(names->items, names->count, sizeof *names->items, by_bytes);
    return SAY_OK;
}

bool say_file_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}
