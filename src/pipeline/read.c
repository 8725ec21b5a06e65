/* read.c -- one article from bytes to claims: the stages, in order. Read this third. */
#include "pipeline/read.h"

#include "claim/claim.h"
#include "core/digest.h"
#include "encode/encode.h"
#include "extract/extract.h"
#include "mention/mention.h"
#include "names/names.h"
#include "parse/parse.h"
#include "segment/segment.h"
#include "tag/tag.h"

#include <assert.h>

/* An article that was set aside before it had a text still needs a name: that of its bytes. */
static void name_unread(SayDoc *doc)
{
    if (doc->article.id.size) return;
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, doc->record.path);
    say_hasher_field(&hasher, doc->record.bytes);
    say_hasher_field(&hasher, doc->record.bad);
    SayDigest digest = say_hasher_end(&hasher);
    doc->article.id = say_id_under(doc->arena, 'a', SAY_STR("0000"), &digest);
}

static void judge(SayDoc *doc)
{
    if (!say_doc_open(doc)) return;
    if (doc->claims.count)
        doc->article.outcome = SAY_OUTCOME_CODED;
    else
        say_doc_verdict(doc, SAY_OUTCOME_UNCODABLE,
                        "no claim: nothing in it says that something of the codebook happened");
}

static void read_stages(const SayPack *pack, SayDoc *doc)
{
    if (doc->record.bad.size)
        say_doc_verdict(doc, SAY_OUTCOME_QUARANTINED, "%.*s", SAY_STR_ARG(doc->record.bad));
    if (say_doc_open(doc)) say_extract(pack, doc);
    if (say_doc_open(doc)) {
        say_segment(pack, doc);
        say_encode(pack, doc);
        say_tag(pack, doc);
        say_parse(pack, doc);
        say_names(pack, doc);
        say_mention(pack, doc);
        say_claim(pack, doc);
    }
    judge(doc);
    name_unread(doc);
}

/* All layers off: what the limit cut short is not evidence. */
static void drop_layers(SayDoc *doc)
{
    SayDoc empty = {.arena = doc->arena, .record = doc->record, .article = doc->article};
    empty.article.title_span = empty.article.byline_span = empty.article.dateline_span =
        (SaySpan){0, 0};
    *doc = empty;
}

void say_read(const SayPack *pack, SayDoc *doc)
{
    if (say_arena_guard(doc->arena)) {
        say_arena_limit(doc->arena, 0);
        drop_layers(doc);
        say_doc_verdict(doc, SAY_OUTCOME_QUARANTINED,
                        "memory: reading it takes more than the limit of %u MiB an article",
                        SAY_ARTICLE_MEMORY >> 20);
        name_unread(doc);
    } else {
        read_stages(pack, doc);
    }
    say_arena_unguard(doc->arena);
    assert(say_doc_check(doc) == NULL);
}
