/* numbers.c -- the value of a number in digits or words. */
#include "mention/steps.h"

#include <string.h>

static const struct {
    const char *word;
    int32_t value;
} small[] = {{"zero", 0},     {"one", 1},        {"two", 2},       {"three", 3},
             {"four", 4},     {"five", 5},       {"six", 6},       {"seven", 7},
             {"eight", 8},    {"nine", 9},       {"ten", 10},      {"eleven", 11},
             {"twelve", 12},  {"thirteen", 13},  {"fourteen", 14}, {"fifteen", 15},
             {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
             {"twenty", 20},  {"thirty", 30},    {"forty", 40},    {"fifty", 50},
             {"sixty", 60},   {"seventy", 70},   {"eighty", 80},   {"ninety", 90}};

static const struct {
    const char *word;
    int64_t value;
} scales[] = {{"hundred|hundreds", 100},
              {"thousand|thousands|k", 1000},
              {"million|millions|mn|m", 1000000},
              {"billion|billions|bn|b", 1000000000},
              {"trillion|trillions|tn", 1000000000000}};

static int64_t small_word(SayStr s)
{
    if (!s.size) return -1;
    char first = (char)(s.data[0] | 32);
    for (uint32_t i = 0; i < sizeof small / sizeof *small; i++)
        if (small[i].word[0] == first && say_str_equal_nocase(s, say_str(small[i].word)))
            return small[i].value;
    return -1;
}

/* "twenty-one" in one token. */
static int64_t word_value(SayStr s)
{
    if (!s.size || s.size > 24) return -1;
    int64_t value = small_word(s);
    if (value >= 0) return value;
    uint32_t dash = say_str_find(s, SAY_STR("-"), 0);
    if (dash == UINT32_MAX) return -1;
    int64_t tens = small_word(say_str_slice(s, 0, dash)),
            ones = small_word(say_str_slice(s, dash + 1, s.size));
    return tens >= 20 && ones > 0 && ones < 10 ? tens + ones : -1;
}

static int64_t scale_value(SayStr s)
{
    for (uint32_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (say_str_in(s, scales[i].word)) return scales[i].value;
    return 0;
}

/* Digits with commas between thousands and a decimal point, in thousandths; *used: bytes read, 0
 * for none. */
static int64_t digits_value(SayStr s, uint32_t *used)
{
    int64_t value = 0;
    uint32_t at = 0, since = 0;
    *used = 0;
    for (; at < s.size && at < 16; at++, since++) {
        char c = s.data[at];
        if (c == ',' && at && at + 3 < s.size && s.data[at + 1] >= '0' && s.data[at + 1] <= '9')
            continue;
        if (c < '0' || c > '9') break;
        value = value * 10 + (c - '0');
    }
    if (!since) return 0;
    value *= 1000;
    if (at + 1 < s.size && s.data[at] == '.' && s.data[at + 1] >= '0' && s.data[at + 1] <= '9') {
        int64_t scale = 100;
        for (at++; at < s.size && s.data[at] >= '0' && s.data[at] <= '9'; at++, scale /= 10)
            value += (s.data[at] - '0') * scale;
    }
    *used = at;
    return value;
}

static bool scaled(int64_t value, int64_t scale, int64_t *result)
{
    if (value < 0 || scale < 1 || value > INT64_MAX / 4 / scale) return false;
    *result = value * scale;
    return true;
}

static uint32_t sentence_end(const SayDoc *doc, uint32_t token)
{
    return doc->sentences.items[doc->tokens.sentence[token]].end;
}

/* "1,200", "2.5", "40-50", "3m", "2nd": one token that starts with a digit. */
static SayNumber read_digits(const SayDoc *doc, uint32_t token)
{
    SayNumber number = {token, token, 0, 0, false, false};
    SayStr form = say_doc_token(doc, token);
    uint32_t used, more;
    int64_t value = digits_value(form, &used);
    if (!used) return number;
    SayStr rest = say_str_slice(form, used, form.size);
    number.value = number.most = value;
    if (rest.size == 0) {
        number.end = token + 1;
    } else if (say_str_in(rest, "st|nd|rd|th")) {
        number.ordinal = true;
        number.end = token + 1;
    } else if (rest.size <= 2 && say_str_in(rest, "m|bn|k|tn|mn")) {
        if (scaled(value, scale_value(rest), &number.value)) number.end = token + 1;
        number.most = number.value;
    } else if (rest.data[0] == '-' || say_str_starts(rest, SAY_STR("\xe2\x80\x93"))) {
        SayStr second = say_str_slice(rest, rest.data[0] == '-' ? 1 : 3, rest.size);
        number.most = digits_value(second, &more);
        if (more && more == second.size && number.most > value) number.end = token + 1;
    }
    return number;
}

/* Words after the first: scales multiply, "and five" and "five" after a scale add. */
static void go_on(const SayDoc *doc, SayNumber *number)
{
    uint32_t end = sentence_end(doc, number->first);
    int64_t total = 0, current = number->value;
    for (uint32_t t = number->end; t < end; t++) {
        SayStr form = say_doc_token(doc, t);
        int64_t scale = scale_value(form);
        if (scale && form.size > 1) {
            if (!scaled(current, scale, &current)) break;
            if (scale >= 1000) {
                total += current;
                current = 0;
            }
            number->end = t + 1;
            continue;
        }
        if (say_str_equal(form, SAY_STR("-"))) continue;
        if (say_str_in(form, "and") && (total || current >= 100000)) continue;
        int64_t value = word_value(form);
        bool adds =
            value >= 0 && (current == 0 || (current >= 20000 && current < 100000 && value < 10) ||
                           (current >= 100000 && current % 100000 == 0));
        if (!adds || (current == 0 && !total)) break;
        current += value * 1000;
        number->end = t + 1;
    }
    number->value = number->most = total + current;
}

static SayNumber read_vague(const SayDoc *doc, uint32_t token, int64_t least)
{
    SayNumber number = {token, token + 1, least * 1000, SAY_UNKNOWN, true, false};
    for (uint32_t t = token + 1; t + 1 < sentence_end(doc, token);
         t += 2) { /* "tens of thousands" */
        int64_t scale = scale_value(say_doc_token(doc, t + 1));
        if (!say_token_in(doc, t, "of") || !scale || !scaled(number.value, scale, &number.value))
            break;
        number.end = t + 2;
    }
    return number;
}

SayNumber say_number_at(const SayNaming *naming, uint32_t token)
{
    const SayDoc *doc = naming->doc;
    SayNumber none = {token, token, 0, 0, false, false};
    if (!(naming->form_sets[token] & SAY_WORD_NUMBER)) return none;
    SayStr form = say_doc_token(doc, token);
    if (form.data[0] >= '0' && form.data[0] <= '9') {
        SayNumber number = read_digits(doc, token);
        bool plain = number.end > token && number.value == number.most && !number.ordinal;
        if (plain && number.end < sentence_end(doc, token) &&
            scale_value(say_doc_token(doc, number.end)) && say_doc_token(doc, number.end).size > 1)
            go_on(doc, &number);
        return number;
    }
    if (say_str_in(form, "dozens")) return read_vague(doc, token, 24);
    if (say_str_in(form, "scores")) return read_vague(doc, token, 40);
    if (say_str_in(form, "tens")) return read_vague(doc, token, 20);
    if (say_str_in(form, "hundreds|thousands|millions|billions"))
        return read_vague(doc, token, 2 * scale_value(form));
    bool next = token + 1 < sentence_end(doc, token);
    if (say_str_in(form, "dozen")) return (SayNumber){token, token + 1, 12000, 12000, false, false};
    if (next && say_token_in(doc, token + 1, "dozen")) {
        int64_t value = say_str_in(form, "a") ? 1 : word_value(form);
        if (value > 0)
            return (SayNumber){token, token + 2, value * 12000, value * 12000, false, false};
    }
    SayNumber number = {token, token + 1, 0, 0, false, false};
    if (next && say_str_in(form, "a") && scale_value(say_doc_token(doc, token + 1)) &&
        say_token_in(doc, token + 1, "hundred|thousand|million|billion|trillion"))
        number.value = 1000;
    else if (word_value(form) >= 0)
        number.value = word_value(form) * 1000;
    else
        return none;
    number.most = number.value;
    go_on(doc, &number);
    return number;
}
