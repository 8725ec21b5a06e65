/* api.c -- the functions of sayso.h, each a few lines. */
#include "core/error.h"
