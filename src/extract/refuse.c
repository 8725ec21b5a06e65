/* refuse.c -- what is no article: bytes that cannot be read, texts too short or in another
 * language. */
#include "core/utf8.h"
#include "extract/steps.h"

/* Pages above this are archives, listings or mistakes; the longest article of the gold data has a
 * fiftieth of it. */
#define LARGEST_RAW (10u << 20)
/* Control bytes in one thousand bytes from which on it is no text. */
#define CONTROL_SHARE 10
#define SHORTEST_TEXT 8

static bool utf16(SayStr bytes)
{
    return say_str_starts(bytes, SAY_STR("\xFF\xFE")) || say_str_starts(bytes, SAY_STR("\xFE\xFF"));
}

static bool control(unsigned char c)
{
    return (c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1B) || c == 0x7F;
}

static void refuse_binary(SayDoc *doc, SayStr bytes)
{
    uint32_t count = 0, first = 0;
    for (uint32_t i = 0; i < bytes.size; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        if (!control(c)) continue;
        if (c == 0) {
            say_doc_verdict(doc, SAY_OUTCOME_QUARANTINED, "binary: NUL byte at offset %u", i);
            return;
        }
        if (count++ == 0) first = i;
    }
    if (count > 3 && (uint64_t)count * 1000 > (uint64_t)bytes.size * CONTROL_SHARE) {
        say_doc_verdict(doc, SAY_OUTCOME_QUARANTINED,
                        "binary: %u control bytes of %u, the first at offset %u", count, bytes.size,
                        first);
    }
}

void say_extract_refuse(SayExtraction *x)
{
    const SayRecord *record = &x->doc->record;
    if (record->bad.data) {
        say_doc_verdict(x->doc, SAY_OUTCOME_QUARANTINED, "%.*s", SAY_STR_ARG(record->bad));
    } else if (record->bytes.size == 0) {
        say_doc_verdict(x->doc, SAY_OUTCOME_QUARANTINED, "empty: no bytes");
    } else if (record->bytes.size > LARGEST_RAW) {
        say_doc_verdict(x->doc, SAY_OUTCOME_QUARANTINED, "too large: %u bytes, the limit is %u",
                        record->bytes.size, LARGEST_RAW);
    } else if (!utf16(record->bytes)) {
        refuse_binary(x->doc, record->bytes);
    }
}

static uint32_t count_letters(SayStr text)
{
    uint32_t letters = 0;
    for (uint32_t at = 0; at < text.size;)
        letters += say_utf8_is_letter(say_utf8_next(text, &at)) ? 1 : 0;
    return letters;
}

void say_extract_judge(SayExtraction *x)
{
    SayDoc *doc = x->doc;
    if (!say_doc_open(doc)) return;
    uint32_t letters = count_letters(doc->text);
    SayStr language = doc->article.language;
    if (letters == 0 && count_letters(x->decoded) == 0) {
        say_doc_verdict(doc, SAY_OUTCOME_QUARANTINED, "empty: no letters in %u bytes",
                        x->decoded.size);
    } else if (language.data && !say_str_equal(language, SAY_STR("en"))) {
        say_doc_verdict(doc, SAY_OUTCOME_OUT_OF_SCOPE, "language: %.*s", SAY_STR_ARG(language));
    } else if (say_line_trim(doc->text).size < SHORTEST_TEXT) {
        say_doc_verdict(doc, SAY_OUTCOME_UNCODABLE,
                        "too short: %u bytes of text, at least %d are needed", doc->text.size,
                        SHORTEST_TEXT);
    }
}
