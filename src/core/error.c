/* error.c -- statuses, their names, and messages. */
#include "core/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

const char *say_status_name(SayStatus status)
{
    switch (status) {
    case SAY_OK: return "ok";
    case SAY_ERROR_IO: return "io";
    case SAY_ERROR_FORMAT: return "format";
    case SAY_ERROR_LIMIT: return "limit";
    case SAY_ERROR_LOCKED: return "locked";
    case SAY_ERROR_DATABASE: return "database";
    case SAY_ERROR_ARGUMENT: return "argument";
    case SAY_ERROR_VERIFY: return "verify";
    case SAY_ERROR_STOPPED: return "stopped";
    }
    return "unknown";
}

SayStatus say_error_set(SayError *error, SayStatus status, const char *format, ...)
{
    assert(status != SAY_OK);
    if (!error) return status;
    error->status = status;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}
