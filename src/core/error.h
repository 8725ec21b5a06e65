/* error.h -- what the outside world can do to us: a status and a message with file and offset. */
#ifndef SAY_CORE_ERROR_H
#define SAY_CORE_ERROR_H

#include "sayso.h" /* SayStatus, SayError */

/* Every function that touches files or the database returns a status. Reading an article never
   fails: what is wrong with an article is a verdict (doc.h), not an error. */

/* Sets the error and returns its status, so that `return say_error_set(error, ...)` reads well.
 * error may be NULL. */
SayStatus say_error_set(SayError *error, SayStatus status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#define SAY_TRY(call)                                                                              \
    do {                                                                                           \
        SayStatus say_try_status = (call);                                                         \
        if (say_try_status != SAY_OK) return say_try_status;                                       \
    } while (0)

#endif
