/* reader.c -- the walk through all inputs, record by record. */
#include "ingest/parts.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct SayReader {
    SayArena *arena;   /* inputs, the buffer, the options' strings: as long as the reader */
    SayArena *scratch; /* the line at hand: reset for each */
    SayStr published, outlet, url;
    bool plain;
    SaySources inputs;
    uint32_t next;          /* input to open after the current one */
    const SaySource *input; /* the one being read; NULL between two */
    SaySourceKind kind;
    uint32_t number; /* lines or values taken of the current input */
    SayStream stream;
    uint64_t bytes, total; /* of the inputs before the current one, and of all */
};

static SayStr keep(SayArena *arena, SayStr s)
{
    return s.data ? say_str_copy(arena, s) : s;
}

SayStatus say_reader_open(const SayReaderOptions *options, SayReader **reader, SayError *error)
{
    SayArena *arena = say_arena_new(0), *scratch = say_arena_new(0);
    if (!arena || !scratch) {
        if (arena) say_arena_free(arena);
        if (scratch) say_arena_free(scratch);
        return say_error_set(error, SAY_ERROR_LIMIT, "no memory to read the inputs");
    }
    SayReader *made = say_arena_alloc(arena, sizeof *made);
    *made = (SayReader){.arena = arena,
                        .scratch = scratch,
                        .published = keep(arena, options->published),
                        .outlet = keep(arena, options->outlet),
                        .url = keep(arena, options->url),
                        .plain = options->plain,
                        .stream = {.fd = -1, .buffer = say_arena_text(arena, SAY_STREAM_BUFFER)}};
    for (uint32_t i = 0; i < options->path_count; i++) {
        say_sources_add(arena, &made->inputs, options->paths[i]);
    }
    bool known = true;
    for (uint32_t i = 0; i < made->inputs.count; i++) {
        const SaySource *input = &made->inputs.items[i];
        made->total += input->size;
        known = known && (input->size > 0 || !say_str_equal(input->path, SAY_STR("-")));
    }
    if (!known) made->total = 0;
    *reader = made;
    return SAY_OK;
}

void say_reader_progress(const SayReader *reader, uint64_t *bytes, uint64_t *total)
{
    *bytes = reader->bytes + (reader->input ? reader->stream.offset : 0);
    *total = reader->total;
}

void say_reader_close(SayReader *reader)
{
    if (!reader) return;
    say_stream_close(&reader->stream);
    say_arena_free(reader->scratch);
    say_arena_free(reader->arena);
}

static void leave_input(SayReader *reader)
{
    reader->bytes += reader->stream.offset;
    say_stream_close(&reader->stream);
    reader->input = NULL;
}

static SayStatus input_error(const SaySource *input, uint64_t offset, int number, SayError *error)
{
    return say_error_set(error, SAY_ERROR_IO, "%.*s: cannot be read at byte %llu: %s",
                         SAY_STR_ARG(input->path), (unsigned long long)offset, strerror(number));
}

static SayStatus enter_input(SayReader *reader, SayError *error)
{
    assert(reader->inputs.items && reader->next < reader->inputs.count);
    const SaySource *input = &reader->inputs.items[reader->next++];
    if (input->failed) return input_error(input, 0, input->failed, error);
    say_arena_reset(reader->scratch);
    if (!say_stream_open(&reader->stream, input->path, reader->scratch)) {
        return input_error(input, 0, errno, error);
    }
    reader->input = input;
    reader->number = 0;
    reader->kind = say_source_kind_of_name(input->path);
    SayStr first = say_stream_peek(&reader->stream);
    if (reader->stream.failed) {
        int number = reader->stream.failed;
        leave_input(reader);
        return input_error(input, 0, number, error);
    }
    if (reader->kind == SAY_SOURCE_UNKNOWN) reader->kind = say_source_kind_of_bytes(first);
    return SAY_OK;
}

static void set_over(SayReader *reader, SayArena *arena, const SayStretch *stretch,
                     SayRecord *record)
{
    assert(reader->input);
    SayText text = {.arena = arena};
    say_text_format(&text, "too large: %.*s, byte %llu: %llu bytes, the limit is %u",
                    SAY_STR_ARG(reader->input->path), (unsigned long long)stretch->offset,
                    (unsigned long long)stretch->size, SAY_RECORD_LIMIT);
    record->bad = say_text_str(&text);
    record->bytes = SAY_STR("");
}

/* A whole file is one record. */
static void read_file(SayReader *reader, SayArena *arena, SayRecord *record)
{
    SayStretch rest;
    assert(reader->input);
    record->path = say_str_copy(arena, reader->input->path);
    record->format = reader->kind == SAY_SOURCE_HTML ? SAY_FORMAT_HTML : SAY_FORMAT_TEXT;
    say_stream_rest(&reader->stream, arena, SAY_RECORD_LIMIT, &rest);
    record->bytes = rest.bytes;
    if (rest.over) set_over(reader, arena, &rest, record);
}

static SayStr numbered(SayArena *arena, SayStr path, uint32_t number)
{
    SayText text = {.arena = arena};
    say_text_format(&text, "%.*s#%u", SAY_STR_ARG(path), number);
    return say_text_str(&text);
}

/* The next line or value that is not blank; false at the end of the input. */
static bool read_stretch(SayReader *reader, SayArena *arena, SayRecord *record)
{
    SayStretch stretch;
    assert(reader->input);
    for (;;) {
        say_arena_reset(reader->scratch);
        bool got =
            reader->kind == SAY_SOURCE_LINES
                ? say_stream_line(&reader->stream, reader->scratch, SAY_RECORD_LIMIT, &stretch)
                : say_stream_value(&reader->stream, reader->scratch, SAY_RECORD_LIMIT, &stretch);
        if (!got) return false;
        reader->number++;
        if (stretch.over || say_str_trim(stretch.bytes).size > 0) break;
    }
    record->path = numbered(arena, reader->input->path, reader->number);
    record->offset = stretch.offset;
    if (stretch.over) {
        set_over(reader, arena, &stretch, record);
        return true;
    }
    SayStr json = stretch.bytes;
    if (stretch.offset == 0 && say_str_starts(json, SAY_STR("\xEF\xBB\xBF"))) {
        json = say_str_slice(json, 3, json.size);
    }
    say_record_of_json(arena, reader->input->path, json, record);
    /* The line is gone with the next one; what the record keeps of it must not be. */
    if (record->bad.data) record->bytes = say_str_copy(arena, json);
    return true;
}

/* What the caller said holds where the record is silent. */
static void fill_in(const SayReader *reader, SayArena *arena, SayRecord *record)
{
    record->plain = reader->plain;
    if (!record->outlet.data && reader->outlet.data)
        record->outlet = say_str_copy(arena, reader->outlet);
    if (!record->url.data && reader->url.data) record->url = say_str_copy(arena, reader->url);
    if (!record->published.data && reader->published.data) {
        record->published = say_str_copy(arena, reader->published);
        record->published_by_caller = true;
    }
}

SayStatus say_reader_next(SayReader *reader, SayArena *arena, SayRecord *record, bool *done,
                          SayError *error)
{
    assert(reader && arena && record && done);
    *done = false;
    for (;;) {
        if (!reader->input) {
            *done = reader->next >= reader->inputs.count;
            if (*done) return SAY_OK;
            SAY_TRY(enter_input(reader, error));
        }
        const SaySource *input = reader->input;
        assert(input);
        bool whole = reader->kind == SAY_SOURCE_TEXT || reader->kind == SAY_SOURCE_HTML;
        bool again = whole && reader->number > 0; /* its one record has been taken */
        bool got = false;
        *record = (SayRecord){.offset = 0};
        if (whole && !again) {
            reader->number = 1;
            read_file(reader, arena, record);
            got = true;
        } else if (!whole) {
            got = read_stretch(reader, arena, record);
        }
        int failed = reader->stream.failed;
        if (failed) {
            uint64_t offset = reader->stream.offset;
            leave_input(reader);
            return input_error(input, offset, failed, error);
        }
        if (got) {
            fill_in(reader, arena, record);
            return SAY_OK;
        }
        leave_input(reader);
    }
}
