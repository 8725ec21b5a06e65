/* error.h -- what the outside world can do to us: a status and a message with file and offset. */
#ifndef SAY_CORE_ERROR_H
#define SAY_CORE_ERROR_H

#include <stdint.h>

/* Every function that touches files or the database returns one of these. Reading an article never fails:
   what is wrong with an article is a verdict (doc.h), not an error. */
typedef enum SayStatus {
    SAY_OK = 0,
    SAY_ERROR_IO,       /* a file could not be read or written */
    SAY_ERROR_FORMAT,   /* bytes are not what they should be: pack, ledger, dictionary, JSON */
    SAY_ERROR_LIMIT,    /* a documented limit was reached */
    SAY_ERROR_LOCKED,   /* another process holds the ledger */
    SAY_ERROR_DATABASE, /* SQLite said no */
    SAY_ERROR_ARGUMENT, /* the caller asked for something that does not exist */
    SAY_ERROR_VERIFY    /* a hash, span or derived row is not what it should be */
} SayStatus;

/* Owned by the caller, filled by the callee; message is always terminated. */
typedef struct SayError {
    SayStatus status;
    char message[512];
} SayError;

/* Sets the error and returns its status, so that `return say_error_set(error, ...)` reads well. error may be NULL. */
SayStatus say_error_set(SayError *error, SayStatus status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The stable lower-case name of a status, for example "locked". */
const char *say_status_name(SayStatus status);

#define SAY_TRY(call)                                  \
    do {                                               \
        SayStatus say_try_status = (call);             \
        if (say_try_status != SAY_OK) return say_try_status; \
    } while (0)

#endif
