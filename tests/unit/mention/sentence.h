/* sentence.h -- documents written by hand: one token a line, "Form[/lemma] UPOS head deprel
   [name]", a blank line between sentences; name: the type of the name that begins here, or + for
   its further tokens. And a small dictionary of an invented region. */
#ifndef TEST_MENTION_SENTENCE_H
#define TEST_MENTION_SENTENCE_H

#include "core/utf8.h"
#include "mention/mention.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char dictionary[] =
    "%phrases names shy adjectives people metonyms words\n"
    "Norland\n  kind: country\n  country: XNO\n  names: Norland\n  adjectives: Norlandic\n  "
    "people: Norlandic | Norlanders\n"
    "  metonyms: Halden\n"
    "Sudria\n  kind: country\n  country: XSU\n  names: Sudria\n  adjectives: Sudrian\n  people: "
    "Sudrian | Sudrians\n"
    "  metonyms: Ostra\n"
    "Norland Defense Department\n  kind: military\n  country: XNO\n  sectors: MIL | GOV\n  names: "
    "Norland Defense Department | NDD\n"
    "Amar Front\n  kind: armed_group\n  country: XSU\n  sectors: REB\n  names: Amar Front | AF\n"
    "Vera Holm\n  kind: person\n  country: XNO\n  sectors: GOV\n  names: Vera Holm | Holm\n"
    "Ivo Trem\n  kind: person\n  country: XNO\n  sectors: ELI\n  names: Ivo Trem\n"
    "  role: 1999-03-15..2004-05-11 XNOGOV XNO GOV,MIL\n  role: 2010-01-01.. XSUREB XSU REB\n"
    "  role: ..1980-12-31 --- - -\n"
    "Nils Arden\n  kind: person\n  country: XNO\n  sectors: GOV\n  names: Nils Arden | Arden\n"
    "  from: 2001-02-03\n  to: 2009-08-07\n"
    "Ana Brisk\n  kind: person\n  country: IGO\n  sectors: IGO\n  names: Ana Brisk\n"
    "  from: 2001-02-03\n  to: 2009-08-07\n"
    "Oda Vance\n  kind: person\n  country: XSU\n  sectors: REB | GOV\n  names: Oda Vance\n"
    "  from: 2011-02-03\n"
    "Central Wire\n  kind: media\n  sectors: MED\n  names: Central Wire\n  agency: yes\n"
    "spokesman\n  kind: role\n  words: spokesman | spokesmen\n  speaks: yes\n"
    "troops\n  kind: role\n  sectors: MIL\n  words: troops | soldiers | soldier\n  plural: yes\n"
    "militia\n  kind: role\n  sectors: UAF\n  words: militia | militias\n"
    "president\n  kind: role\n  sectors: GOV\n  words: president\n"
    "official\n  kind: role\n  sectors: GOV\n  words: official | officials\n"
    "security source\n  kind: role\n  sectors: COP\n  words: security source | security sources\n"
    "source\n  kind: role\n  words: source | sources\n"
    "leader\n  kind: role\n  words: leader | leaders\n  speaks: yes\n"
    "prime minister\n  kind: role\n  sectors: GOV\n  words: prime minister\n"
    "government\n  kind: role\n  sectors: GOV\n  words: government\n"
    "commander\n  kind: role\n  sectors: MIL\n  words: commander | commanders\n"
    "group\n  kind: role\n  words: group | groups\n"
    "coalition\n  kind: role\n  sectors: MIL\n  words: coalition\n"
    "guard\n  kind: role\n  sectors: COP\n  words: guard | guards\n"
    "Halden\n  precision: city\n  country: XNO\n  latitude: 60.5\n  longitude: -11.25\n  "
    "geonameid: 77\n  population: 900000\n  names: Halden\n"
    "Norland country\n  precision: country\n  country: XNO\n  latitude: 60\n  longitude: 11\n  "
    "names: Norland\n"
    "Sudria country\n  precision: country\n  country: XSU\n  latitude: 40\n  longitude: 11\n  "
    "names: Sudria\n"
    "Westland\n  precision: region\n  latitude: 50\n  longitude: 20\n  names: Westland\n"
    "  adjectives: Westlandish\n"
    "Port Vell, XNO\n  precision: city\n  country: XNO\n  latitude: 60\n  longitude: 12\n  "
    "population: 90000\n  names: Port Vell\n"
    "Port Vell, XSU\n  precision: city\n  country: XSU\n  latitude: 41\n  longitude: 12\n  "
    "population: 80000\n  names: Port Vell\n"
    "Marl, XNO-AA\n  precision: city\n  country: XNO\n  admin: AA\n  latitude: 61\n  longitude: "
    "12\n  population: 5000\n  names: Marl\n"
    "Marl, XSU\n  precision: city\n  country: XSU\n  latitude: 41\n  longitude: 12\n  "
    "population: 500000\n  names: Marl\n"
    "Lunde, XNO-AA\n  precision: city\n  country: XNO\n  admin: AA\n  latitude: 61.1\n  "
    "longitude: 12.1\n  population: 900000\n  names: Lunde\n"
    "Aral, XNO\n  precision: province\n  country: XNO\n  admin: AA\n  latitude: 61\n  "
    "longitude: 12.5\n  names: Aral\n  shy: Ar.\n"
    "Glad, XNO-AA\n  precision: city\n  country: XNO\n  admin: AA\n  latitude: 61.2\n  "
    "longitude: 12\n  population: 4000\n  shy: Glad\n";

typedef struct Reading {
    SayArena *arena;
    SayPack pack;
    SayLexicon lexicon;
    SayDoc *doc;
} Reading;

static void add_name(SayDoc *doc, const char *name, uint32_t token)
{
    if (strcmp(name, "+") != 0) {
        int type = say_name_type_of_name(name, (unsigned)strlen(name));
        assert_true(type >= 0);
        *say_push(doc->arena, &doc->names) = (SayName){.first = token, .type = (uint8_t)type};
    }
    assert_true(doc->names.count > 0);
    doc->names.items[doc->names.count - 1].end = token + 1;
}

static void add_row(SayDoc *doc, char *row, uint32_t first, SayText *text)
{
    SayTokens *t = &doc->tokens;
    char *save, *form = strtok_r(row, " ", &save), *upos = strtok_r(NULL, " ", &save);
    char *head = strtok_r(NULL, " ", &save), *deprel = strtok_r(NULL, " ", &save);
    char *name = strtok_r(NULL, " ", &save);
    assert_non_null(deprel);
    char *slash = strlen(form) > 1 ? strchr(form, '/') : NULL;
    if (slash) *slash = '\0';
    if (strcmp(form, "-") == 0) text->size--; /* a hyphen joins */
    uint32_t start = text->size;
    say_text_add(text, say_str(form));
    doc->text = say_text_str(text);
    uint32_t token = say_doc_token_add(doc, start, text->size);
    int tag = say_upos_of_name(upos, (unsigned)strlen(upos)),
        label = say_deprel_of_name(deprel, (unsigned)strlen(deprel));
    assert_true(tag > 0 && label > 0);
    t->upos[token] = (uint8_t)tag;
    t->deprel[token] = (uint8_t)label;
    SayStr lemma = slash                   ? say_str(slash + 1)
                   : tag == SAY_UPOS_PROPN ? say_str(form)
                                           : say_utf8_lowercase(doc->arena, say_str(form));
    t->lemma[token] = say_str_copy(doc->arena, lemma);
    t->feats[token] = tag == SAY_UPOS_NOUN ? (slash ? SAY_FEAT_PLURAL : SAY_FEAT_SINGULAR) : 0;
    if (tag == SAY_UPOS_VERB && slash) t->feats[token] = SAY_FEAT_PAST | SAY_FEAT_FINITE;
    int at = atoi(head);
    t->head[token] = at ? first + (uint32_t)at - 1 : SAY_NONE;
    t->sentence[token] = doc->sentences.count - 1;
    if (name) add_name(doc, name, token);
    t->blank_after[token] = strcmp(form, "-") != 0;
    if (t->blank_after[token]) say_text_char(text, ' ');
    doc->text = say_text_str(text);
}

/* Reads rows; published may be NULL. */
static Reading read_rows(const char *rows, const char *published)
{
    Reading r = {.arena = say_arena_new(0)};
    SayEntries entries = {0};
    SayError error;
    assert_int_equal(SAY_OK, say_entries_read(r.arena, &entries, SAY_STR("test.txt"),
                                              say_str(dictionary), &error));
    assert_int_equal(SAY_OK, say_lexicon_compile(r.arena, &entries, &r.lexicon, &error));
    r.pack = (SayPack){.arena = r.arena, .extra = &r.lexicon, .extra_count = 1};
    assert_int_equal(SAY_OK, say_mention_open(&r.pack, &error));
    SayRecord record = {.path = SAY_STR("-")};
    r.doc = say_doc_new(r.arena, &record);
    if (published) r.doc->article.published = say_day_parse(say_str(published), NULL);
    SayText text = {.arena = r.arena};
    bool open = false;
    for (const char *line = rows; *line;) {
        size_t size = strcspn(line, "\n");
        char row[256];
        assert_true(size < sizeof row);
        memcpy(row, line, size);
        row[size] = '\0';
        line += size + (line[size] == '\n');
        if (!size) {
            open = false;
            continue;
        }
        if (!open) say_push(r.arena, &r.doc->sentences)->first = r.doc->tokens.count;
        open = true;
        SaySentence *sentence = &r.doc->sentences.items[r.doc->sentences.count - 1];
        add_row(r.doc, row, sentence->first, &text);
        sentence->end = r.doc->tokens.count;
        sentence->span =
            (SaySpan){r.doc->tokens.start[sentence->first], r.doc->tokens.end[sentence->end - 1]};
    }
    SayBlock *block = say_push(r.arena, &r.doc->blocks);
    block->span = (SaySpan){0, r.doc->text.size};
    say_doc_link(r.doc);
    say_doc_words(r.doc);
    say_mention(&r.pack, r.doc);
    const char *wrong = say_doc_check(r.doc);
    if (wrong) fail_msg("%s", wrong);
    return r;
}

static inline void assert_str(SayStr s, const char *expected)
{
    SayStr want = expected ? say_str(expected) : SAY_STR_NONE;
    if (expected ? !say_str_equal(s, want) : s.data != NULL)
        fail_msg("\"%.*s\" is not \"%s\"", SAY_STR_ARG(s), expected ? expected : "(absent)");
}

/* The actor mention with exactly this text (blanks between all tokens); the n-th of them, from 0.
 */
static inline const SayActorMention *actor(const Reading *r, const char *text, uint32_t n)
{
    for (uint32_t i = 0; i < r->doc->actors.count; i++)
        if (say_str_equal(say_doc_text(r->doc, r->doc->actors.items[i].span), say_str(text)) &&
            n-- == 0)
            return &r->doc->actors.items[i];
    return NULL;
}

static inline const SayActorMention *expect_actor(const Reading *r, const char *text,
                                                  const char *country, const char *sector)
{
    const SayActorMention *m = actor(r, text, 0);
    if (!m) fail_msg("no actor \"%s\"", text);
    assert_str(m->country, country);
    assert_str(m->sectors[0], sector);
    return m;
}

static inline void finish(Reading *r)
{
    say_arena_free(r->arena);
}

#endif
