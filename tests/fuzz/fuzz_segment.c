/* fuzz_segment.c -- any bytes are cut into tokens that follow each other and sentences that cover
 * them all; the first byte says whether the parameters are as they stand or damaged (and their hash
 * put right), in which case they are refused or do no harm. */
#include "core/file.h"
#include "fuzz.h"
#include "segment/steps.h"

#include <string.h>

enum { EDITS = 20 }; /* bytes of input that list the damage */

static SayStr read_section(SayArena *arena)
{
    SayError error = {0};
    SayStr bytes = {0};
    FUZZ_MUST(say_file_read(arena, FUZZ_SOURCE "/models/segment.bin", &bytes, &error) == SAY_OK);
    return bytes;
}

/* Sections are used in place and so stand aligned; a head whose size fits gets its hash again. */
static SayStr aligned(SayArena *arena, SayStr section)
{
    SayModelHead head;
    char *copy = say_arena_alloc(arena, section.size + 1);
    memcpy(copy, section.data, section.size);
    if (section.size < sizeof head) return (SayStr){copy, section.size};
    memcpy(&head, copy, sizeof head);
    if (head.size <= section.size - sizeof head) {
        head.hash = say_model_hash((const uint8_t *)copy + sizeof head, head.size);
        memcpy(copy, &head, sizeof head);
    }
    return (SayStr){copy, section.size};
}

static void check(const SayDoc *doc)
{
    uint32_t at = 0, next = 0;
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        FUZZ_MUST(doc->tokens.start[t] >= at && doc->tokens.end[t] > doc->tokens.start[t]);
        at = doc->tokens.end[t];
    }
    FUZZ_MUST(at <= doc->text.size);
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const SaySentence *sentence = &doc->sentences.items[s];
        FUZZ_MUST(sentence->first == next && sentence->end > next);
        FUZZ_MUST(sentence->end - next <= SAY_SENTENCE_TOKENS);
        next = sentence->end;
    }
    FUZZ_MUST(next == doc->tokens.count);
}

static void cut(SayArena *arena, const SaySegmenter *segmenter, SayStr text)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = text;
    SayBlock *block = say_push(arena, &doc->blocks);
    block->span = (SaySpan){0, text.size};
    say_segment_tokens(segmenter, doc, block->span);
    say_segment_sentences(segmenter, doc, 0, 0);
    check(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static SayArena *arena;
    static SayStr whole;
    static SaySegmenter good;
    SayError error = {0};
    if (!arena) {
        arena = say_arena_new(0);
        whole = read_section(arena);
        FUZZ_MUST(say_segmenter_open(aligned(arena, whole), &good, &error) == SAY_OK);
    }
    if (!size) return 0;
    SayMark mark = say_arena_mark(arena);
    bool damaged = (data[0] & 7) == 0;
    size_t edits = damaged ? (size - 1 < EDITS ? size - 1 : EDITS) : 0;
    SayStr text = {(const char *)data + 1 + edits, (uint32_t)(size - 1 - edits)};
    SaySegmenter bad;
    if (!damaged) {
        cut(arena, &good, text);
    } else if (say_segmenter_open(aligned(arena, fuzz_damage(arena, whole, data + 1, edits)), &bad,
                                  &error) == SAY_OK) {
        cut(arena, &bad, text);
    } else {
        FUZZ_MUST(error.message[0]);
    }
    say_arena_release(arena, mark);
    return 0;
}
