/* stream.c -- the bytes of one file, read forward in bounded memory. */
#include "ingest/parts.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

bool say_stream_open(SayStream *stream, SayStr path, SayArena *scratch)
{
    assert(stream->buffer && stream->fd < 0);
    stream->failed = 0;
    stream->ended = false;
    stream->at = stream->size = 0;
    stream->offset = 0;
    if (say_str_equal(path, SAY_STR("-"))) {
        stream->fd = STDIN_FILENO;
    } else {
        stream->fd = open(say_str_terminated(scratch, path), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    }
    return stream->fd >= 0;
}

void say_stream_close(SayStream *stream)
{
    if (stream->fd > STDIN_FILENO) close(stream->fd);
    stream->fd = -1;
    stream->at = stream->size = 0;
}

bool say_stream_fill(SayStream *stream)
{
    if (stream->at < stream->size) return true;
    if (stream->ended || stream->fd < 0) return false;
    ssize_t got;
    do {
        got = read(stream->fd, stream->buffer, SAY_STREAM_BUFFER);
    } while (got < 0 && errno == EINTR);
    if (got <= 0) {
        stream->failed = got < 0 ? errno : 0;
        stream->ended = true;
        return false;
    }
    stream->at = 0;
    stream->size = (uint32_t)got;
    return true;
}

/* A pipe may give its first bytes one by one; what one read gives is looked at, but never fewer
   than two bytes, so that
   "<" and what follows it are seen together. */
SayStr say_stream_peek(SayStream *stream)
{
    while (say_stream_fill(stream) && stream->size < 2 && !stream->ended) {
        ssize_t got =
            read(stream->fd, stream->buffer + stream->size, SAY_STREAM_BUFFER - stream->size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            stream->failed = got < 0 ? errno : 0;
            stream->ended = true;
        } else {
            stream->size += (uint32_t)got;
        }
    }
    return (SayStr){stream->buffer + stream->at, stream->size - stream->at};
}

/* Takes `count` buffered bytes into the stretch, or only over them once it is beyond the limit. */
static void take(SayStream *stream, uint32_t count, uint32_t limit, SayText *text,
                 SayStretch *stretch)
{
    assert(count <= stream->size - stream->at);
    stretch->size += count;
    if (stretch->size > limit) {
        stretch->over = true;
    } else {
        say_text_add(text, (SayStr){stream->buffer + stream->at, count});
    }
    stream->at += count;
    stream->offset += count;
}

static void finish(const SayText *text, SayStretch *stretch)
{
    stretch->bytes = stretch->over || text->size == 0 ? SAY_STR("") : say_text_str(text);
}

bool say_stream_line(SayStream *stream, SayArena *arena, uint32_t limit, SayStretch *line)
{
    SayText text = {.arena = arena};
    *line = (SayStretch){.offset = stream->offset};
    if (!say_stream_fill(stream)) return false;
    while (say_stream_fill(stream)) {
        const char *from = stream->buffer + stream->at;
        const char *feed = memchr(from, '\n', stream->size - stream->at);
        take(stream, feed ? (uint32_t)(feed - from) : stream->size - stream->at, limit, &text,
             line);
        if (feed) {
            stream->at++;
            stream->offset++;
            break;
        }
    }
    finish(&text, line);
    return true;
}

/* Between values stand blanks, the commas of an array, and its brackets. */
static bool between_values(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == ',' || c == '[' || c == ']' ||
           c == '\xEF' || c == '\xBB' || c == '\xBF';
}

/* Where a JSON object ends: at the brace that closes the first one, quotation heeded. A value that
   is no object ends with its line. */
typedef struct Scan {
    int depth;
    bool quoted, escaped, object, done;
} Scan;

static void scan_byte(Scan *scan, char c)
{
    if (!scan->object) {
        scan->done = c == '\n';
    } else if (scan->escaped) {
        scan->escaped = false;
    } else if (scan->quoted) {
        scan->escaped = c == '\\';
        scan->quoted = c != '"';
    } else if (c == '"') {
        scan->quoted = true;
    } else if (c == '{' || c == '}') {
        scan->depth += c == '{' ? 1 : -1;
        scan->done = scan->depth == 0;
    }
}

bool say_stream_value(SayStream *stream, SayArena *arena, uint32_t limit, SayStretch *value)
{
    while (say_stream_fill(stream) && between_values(stream->buffer[stream->at])) {
        stream->at++;
        stream->offset++;
    }
    SayText text = {.arena = arena};
    *value = (SayStretch){.offset = stream->offset};
    if (!say_stream_fill(stream)) return false;
    Scan scan = {.object = stream->buffer[stream->at] == '{'};
    while (!scan.done && say_stream_fill(stream)) {
        uint32_t end = stream->at;
        while (end < stream->size && !scan.done) scan_byte(&scan, stream->buffer[end++]);
        take(stream, end - stream->at, limit, &text, value);
    }
    value->open = scan.object && !scan.done;
    finish(&text, value);
    return true;
}

void say_stream_rest(SayStream *stream, SayArena *arena, uint32_t limit, SayStretch *rest)
{
    SayText text = {.arena = arena};
    *rest = (SayStretch){.offset = stream->offset};
    while (say_stream_fill(stream)) take(stream, stream->size - stream->at, limit, &text, rest);
    finish(&text, rest);
}
