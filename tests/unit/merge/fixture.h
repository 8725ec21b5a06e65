/* fixture.h -- evidence made by hand, for the tests of the merge room. */
#ifndef TEST_MERGE_FIXTURE_H
#define TEST_MERGE_FIXTURE_H

#include "merge/evidence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static SayArena *arena;
static SayEvidence evidence;

static int set_up(void **state)
{
    (void)state;
    arena = say_arena_new(0);
    evidence = (SayEvidence){.arena = arena, .scratch = say_arena_new(0)};
    return arena && evidence.scratch ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    say_arena_free(evidence.scratch);
    say_arena_free(arena);
    return 0;
}

/* An article of this outlet; the claims added behind it are its own. */
static inline SayStoredArticle *add_article(const char *id, const char *outlet, SayDay published,
                                            const char *text)
{
    SayStoredArticle *a = say_push(arena, &evidence.articles);
    *a = (SayStoredArticle){.id = say_str(id),
                            .outlet = say_str(outlet),
                            .credit = say_str(outlet),
                            .published = published,
                            .text = say_str(text),
                            .first_claim = evidence.claims.count};
    return a;
}

#endif
