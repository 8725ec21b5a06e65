/* ledgers.c -- a few open ledgers, each lent to one request at a time.

   Another process may add to the ledger meanwhile: SQLite sees that by itself. Where another file
   has come in its place, it is opened anew. What a ledger knew on a day is derived when it is asked
   for, and kept for the next that asks for that day. */
#include "core/digest.h"
#include "serve/serve.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

/* Seconds after which one that nobody used is closed: it holds memory. */
enum { IDLE = 60 };

static time_t seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

void serve_ledgers_make(Ledgers *ledgers, const char *path)
{
    pthread_mutex_init(&ledgers->lock, NULL);
    pthread_cond_init(&ledgers->given, NULL);
    ledgers->path = path;
}

/* One that has this day already, else one that is not open, else the one used longest ago. */
static Lent *choose(Ledgers *ledgers, const char *day)
{
    Lent *best = NULL;
    for (int i = 0; i < SERVE_LEDGERS; i++) {
        Lent *lent = &ledgers->lent[i];
        if (lent->busy) continue;
        if (lent->ledger && strcmp(lent->day, day) == 0) return lent;
        bool better = !best || (best->ledger && (!lent->ledger || lent->used < best->used));
        if (better) best = lent;
    }
    return best;
}

static Lent *borrow(Ledgers *ledgers, const char *day)
{
    Lent *lent;
    pthread_mutex_lock(&ledgers->lock);
    while (!(lent = choose(ledgers, day))) pthread_cond_wait(&ledgers->given, &ledgers->lock);
    lent->busy = true;
    pthread_mutex_unlock(&ledgers->lock);
    return lent;
}

static void close_lent(Lent *lent)
{
    say_ledger_close(lent->ledger);
    lent->ledger = NULL;
    lent->day[0] = '\0';
}

static SayStatus open_lent(Lent *lent, const char *path, SayError *error)
{
    struct stat there;
    bool found = stat(path, &there) == 0;
    bool other = !found || there.st_dev != lent->device || there.st_ino != lent->file;
    if (lent->ledger && other) close_lent(lent);
    if (lent->ledger) return SAY_OK;
    SAY_TRY(say_ledger_open(path, SAY_LEDGER_READ, &lent->ledger, error));
    if (found) lent->device = there.st_dev, lent->file = there.st_ino;
    return SAY_OK;
}

/* day: "" for the ledger as it is. */
static SayStatus set_day(Lent *lent, const char *day, SayError *error)
{
    if (!*day && !*lent->day) return SAY_OK;
    SAY_TRY(say_as_of(lent->ledger, *day ? day : NULL, error));
    snprintf(lent->day, sizeof lent->day, "%s", day);
    return SAY_OK;
}

SayStatus serve_ledger_take(Request *request, const char *day, SayError *error)
{
    Ledgers *ledgers = &request->server->ledgers;
    request->lent = borrow(ledgers, day ? day : "");
    SayStatus status = open_lent(request->lent, ledgers->path, error);
    if (status == SAY_OK) status = set_day(request->lent, day ? day : "", error);
    if (status != SAY_OK) serve_ledger_give(request, status != SAY_ERROR_ARGUMENT);
    return status;
}

/* broken: what it said cannot be trusted further; the next one opens it anew. */
void serve_ledger_give(Request *request, bool broken)
{
    Ledgers *ledgers = &request->server->ledgers;
    Lent *lent = request->lent;
    if (!lent) return;
    if (broken) close_lent(lent);
    request->lent = NULL;
    pthread_mutex_lock(&ledgers->lock);
    lent->busy = false;
    lent->used = seconds();
    pthread_cond_signal(&ledgers->given);
    pthread_mutex_unlock(&ledgers->lock);
}

/* One stays open, so that the next question need not wait for it. */
void serve_ledgers_close(Ledgers *ledgers, bool all)
{
    time_t now = seconds();
    bool kept = false;
    pthread_mutex_lock(&ledgers->lock);
    for (int i = 0; i < SERVE_LEDGERS; i++) {
        Lent *lent = &ledgers->lent[i];
        if (lent->busy || !lent->ledger) continue;
        bool plain = !*lent->day;
        if (all || (now - lent->used > IDLE && (kept || !plain)))
            close_lent(lent);
        else
            kept |= plain;
    }
    pthread_mutex_unlock(&ledgers->lock);
}

static void add_file(SayHasher *hasher, const char *path)
{
    struct stat file;
    if (stat(path, &file) != 0) {
        say_hasher_number(hasher, -1);
        return;
    }
    say_hasher_number(hasher, (int64_t)file.st_dev);
    say_hasher_number(hasher, (int64_t)file.st_ino);
    say_hasher_number(hasher, file.st_size);
    say_hasher_number(hasher, file.st_mtim.tv_sec);
    say_hasher_number(hasher, file.st_mtim.tv_nsec);
}

/* Changes whenever something is written: the ledger and its log as the file system tells them. */
void serve_ledger_state(const Ledgers *ledgers, char hex[65])
{
    char log[4096];
    SayHasher hasher;
    say_hasher_begin(&hasher);
    add_file(&hasher, ledgers->path);
    snprintf(log, sizeof log, "%s-wal", ledgers->path);
    add_file(&hasher, log);
    SayDigest digest = say_hasher_end(&hasher);
    say_digest_hex(&digest, hex);
}
