/* test_attribution.c -- who says what, on sentences with trees given by hand.

   A token is "form lemma UPOS head relation", a blank follows unless a sixth field "-" says no;
   tokens are separated by
   "|", sentences by "||", paragraphs by "|||". Heads count from 1 within the sentence, 0 is the
   root. */
#include "claim/attribution.h"
#include "core/entries.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct World {
    SayArena *arena;
    const struct SayCues *cues;
    SayText text;
    SayDoc *doc;
} World;

static SayStr read_file(SayArena *arena, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/data/cues/%s", TEST_SOURCE, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    SayText text = {.arena = arena};
    char part[4096];
    for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
        say_text_add(&text, (SayStr){part, (uint32_t)got});
    fclose(file);
    return say_text_str(&text);
}

static int set_up(void **state)
{
    static const char *const files[] = {
        "verbs_say.txt",     "verbs_report.txt", "verbs_show.txt",
        "verbs_claim.txt",   "verbs_admit.txt",  "verbs_confirm.txt",
        "verbs_deny.txt",    "verbs_accuse.txt", "verbs_criticise.txt",
        "verbs_praise.txt",  "verbs_warn.txt",   "verbs_threaten.txt",
        "verbs_promise.txt", "verbs_order.txt",  "verbs_ask.txt",
        "verbs_believe.txt", "verbs_expect.txt", "nouns.txt",
        "phrases.txt",       "sources.txt",      "tolls.txt"};
    World *world = calloc(1, sizeof *world);
    world->arena = say_arena_new(0);
    SayEntries entries = {0};
    SayError error = {0};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_int_equal(say_entries_read(world->arena, &entries, say_str(files[i]),
                                          read_file(world->arena, files[i]), &error),
                         SAY_OK);
    SayLexicon lexicon;
    assert_int_equal(say_lexicon_compile(world->arena, &entries, &lexicon, &error), SAY_OK);
    if (say_cues_new(world->arena, &lexicon, NULL, &world->cues, &error) != SAY_OK)
        fail_msg("%s", error.message);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    say_arena_free(world->arena);
    free(world);
    return 0;
}

/* ---- a document from a string */

typedef struct Cells {
    SayStr form, lemma, upos, head, deprel;
    bool glued;
} Cells;

static Cells cut(SayStr token)
{
    Cells c = {say_str_cut(&token, ' '), say_str_cut(&token, ' '), say_str_cut(&token, ' '),
               say_str_cut(&token, ' '), say_str_cut(&token, ' '), false};
    c.glued = token.data && say_str_equal(say_str_trim(token), SAY_STR("-"));
    return c;
}

static void add_sentence(World *world, SayStr sentence, uint32_t block)
{
    SayDoc *doc = world->doc;
    uint32_t first = doc->tokens.count;
    SayStr rest = sentence;
    for (SayStr one = say_str_cut(&rest, '|'); one.data; one = say_str_cut(&rest, '|')) {
        Cells c = cut(one);
        int64_t head = 0;
        assert_true(say_str_integer(c.head, &head));
        uint32_t start = world->text.size;
        say_text_add(&world->text, c.form);
        doc->text = say_text_str(&world->text);
        uint32_t t = say_doc_token_add(doc, start, world->text.size);
        if (!c.glued) say_text_char(&world->text, ' ');
        doc->tokens.lemma[t] = c.lemma;
        int upos = say_upos_of_name(c.upos.data, c.upos.size),
            deprel = say_deprel_of_name(c.deprel.data, c.deprel.size);
        assert_true(upos >= 0 && deprel >= 0);
        doc->tokens.upos[t] = (uint8_t)upos;
        doc->tokens.deprel[t] = (uint8_t)deprel;
        bool inflected = upos == SAY_UPOS_VERB && !say_str_equal(c.form, c.lemma) &&
                         !say_str_ends(c.form, SAY_STR("ing"));
        if (inflected) doc->tokens.feats[t] = SAY_FEAT_FINITE | SAY_FEAT_PAST;
        doc->tokens.head[t] = head ? first + (uint32_t)head - 1 : SAY_NONE;
        doc->tokens.sentence[t] = doc->sentences.count;
        doc->tokens.blank_after[t] = !c.glued;
    }
    uint32_t end = doc->tokens.count;
    SaySpan span = {doc->tokens.start[first], doc->tokens.end[end - 1]};
    *say_push(world->arena, &doc->sentences) = (SaySentence){span, first, end, block};
}

/* Up to the separator; the separator off the front of *rest. Absent when *rest is used up. */
static SayStr part_before(SayStr *rest, SayStr separator)
{
    if (!rest->data) return *rest;
    uint32_t at = say_str_find(*rest, separator, 0);
    SayStr part = at == UINT32_MAX ? *rest : say_str_slice(*rest, 0, at);
    *rest = at == UINT32_MAX ? SAY_STR_NONE : say_str_slice(*rest, at + separator.size, rest->size);
    return part;
}

static SayDoc *begin(World *world, const char *source)
{
    SayRecord record = {0};
    world->doc = say_doc_new(world->arena, &record);
    world->text = (SayText){.arena = world->arena};
    SayStr paragraphs = say_str(source);
    for (SayStr p = part_before(&paragraphs, SAY_STR("|||")); p.data;
         p = part_before(&paragraphs, SAY_STR("|||"))) {
        uint32_t first = world->doc->tokens.count, block = world->doc->blocks.count;
        for (SayStr s = part_before(&p, SAY_STR("||")); s.data; s = part_before(&p, SAY_STR("||")))
            add_sentence(world, s, block);
        SaySpan span = {world->doc->tokens.start[first], world->text.size};
        *say_push(world->arena, &world->doc->blocks) = (SayBlock){span, SAY_BLOCK_PARAGRAPH};
    }
    world->doc->text = say_text_str(&world->text);
    say_doc_link(world->doc);
    say_doc_words(world->doc);
    return world->doc;
}

static SayDoc *read(World *world, const char *source)
{
    SayDoc *doc = begin(world, source);
    say_attribution_find(world->cues, doc);
    const char *wrong = say_doc_check(doc);
    if (wrong) fail_msg("%s", wrong);
    return doc;
}

/* ---- what the tests ask */

static const SayAttribution *cue(const SayDoc *doc, const char *lemma)
{
    for (uint32_t i = 0; i < doc->attributions.count; i++)
        if (say_str_equal(doc->attributions.items[i].cue_lemma, say_str(lemma)))
            return &doc->attributions.items[i];
    return NULL;
}

static const char *content(const SayDoc *doc, const SayAttribution *a)
{
    SayText text = {.arena = doc->arena};
    for (uint32_t i = 0; i < a->content_count; i++) {
        if (i) say_text_add(&text, SAY_STR(" / "));
        say_text_add(&text, say_doc_text(doc, doc->content_spans.items[a->first_content + i]));
    }
    return say_str_terminated(doc->arena, say_text_str(&text));
}

static const char *speaker(const SayDoc *doc, const SayAttribution *a, uint32_t link)
{
    if (link >= a->speaker_count) return "";
    return say_str_terminated(doc->arena,
                              say_doc_text(doc, doc->speakers.items[a->first_speaker + link].span));
}

static void expect(const SayDoc *doc, const char *lemma, const char *who, const char *what)
{
    const SayAttribution *a = cue(doc, lemma);
    assert_non_null(a);
    assert_string_equal(a->speaker_count ? speaker(doc, a, a->speaker_count - 1) : "", who);
    assert_string_equal(content(doc, a), what);
}

static SayActorMention *add_actor(SayDoc *doc, const char *words, SayActorKind kind)
{
    uint32_t at = say_str_find(doc->text, say_str(words), 0);
    assert_true(at != UINT32_MAX);
    SayActorMention *actor = say_push(doc->arena, &doc->actors);
    actor->id = SAY_STR("m1");
    actor->span = (SaySpan){at, at + (uint32_t)strlen(words)};
    actor->first = say_doc_token_at(doc, at);
    actor->end = say_doc_token_at(doc, actor->span.end - 1) + 1;
    actor->head = actor->end - 1;
    actor->name = say_str(words);
    actor->kind = kind;
    actor->chain = doc->actors.count - 1;
    return actor;
}

/* ---- the constructions */

static void that_clause_is_the_content(void **state)
{
    const SayDoc *doc = read(*state, "The the DET 2 det|ministry ministry NOUN 3 nsubj|said say "
                                     "VERB 0 root|that that SCONJ 8 mark|two two NUM 6 nummod|"
                                     "planes plane NOUN 8 nsubj:pass|were be AUX 8 aux:pass|lost "
                                     "lose VERB 3 ccomp -|. . PUNCT 3 punct");
    expect(doc, "say", "The ministry", "that two planes were lost");
    assert_int_equal(doc->attributions.items[0].content_root, 7);
    assert_int_equal(doc->attributions.items[0].act, SAY_ACT_SAY);
}

static void parenthesis_at_the_end_takes_what_stands_before(void **state)
{
    const SayDoc *doc = read(
        *state, "Two two NUM 2 nummod|planes plane NOUN 4 nsubj:pass|were be AUX 4 aux:pass|lost "
                "lose VERB 8 ccomp -|"
                ", , PUNCT 4 punct|the the DET 7 det|army army NOUN 8 nsubj|said say VERB 0 root|"
                "on on ADP 10 case|Monday Monday PROPN 8 obl -|. . PUNCT 8 punct");
    expect(doc, "say", "the army", "Two planes were lost");
}

static void cue_in_the_middle_splits_the_content(void **state)
{
    const SayDoc *doc =
        read(*state, "The the DET 2 det|dam dam NOUN 10 nsubj -|, , PUNCT 5 punct|engineers "
                     "engineer NOUN 5 nsubj|say say VERB 10 parataxis -|"
                     ", , PUNCT 5 punct|will will AUX 10 aux|not not PART 10 advmod|really really "
                     "ADV 10 advmod|hold hold VERB 0 root -|"
                     ". . PUNCT 10 punct");
    expect(doc, "say", "engineers", "The dam / will not really hold");
}

static void quotation_around_the_cue_is_one_content_of_two_spans(void **state)
{
    const SayDoc *doc = read(*state, "“ \" PUNCT 4 punct -|We we PRON 4 nsubj|have have AUX 4 "
                                     "aux|waited wait VERB 8 ccomp -|, , PUNCT 4 punct -|"
                                     "” \" PUNCT 4 punct|he he PRON 8 nsubj|continued continue "
                                     "VERB 0 root -|, , PUNCT 8 punct|“ \" PUNCT 13 punct -|"
                                     "for for ADP 13 case|two two NUM 13 nummod|years year NOUN 4 "
                                     "obl -|. . PUNCT 8 punct -|” \" PUNCT 8 punct");
    expect(doc, "continue", "he", "We have waited / for two years");
    assert_true(doc->attributions.items[0].quoted);
}

static void quotation_alone_in_the_next_paragraph_goes_on(void **state)
{
    const SayDoc *doc = read(
        *state,
        "“ \" PUNCT 3 punct -|It it PRON 3 nsubj|rained rain VERB 6 ccomp -|, , PUNCT 3 punct -|” "
        "\" PUNCT 3 punct|"
        "said say VERB 0 root|Ana Ana PROPN 6 nsubj|Lund Lund PROPN 7 flat -|. . PUNCT 6 punct|||"
        "“ \" PUNCT 4 punct -|Then then ADV 4 advmod|we we PRON 4 nsubj|left leave VERB 0 root -|. "
        ". PUNCT 4 punct -|” \" PUNCT 4 punct");
    assert_int_equal(doc->attributions.count, 1);
    expect(doc, "say", "Ana Lund", "It rained / Then we left");
}

static void words_held_with_tongs_are_nobodys_speech(void **state)
{
    const SayDoc *doc =
        read(*state, "The the DET 2 det|“ \" PUNCT 3 punct -|expert expert NOUN 5 nsubj -|” \" "
                     "PUNCT 3 punct|fled flee VERB 0 root -|. . PUNCT 5 punct");
    assert_int_equal(doc->attributions.count, 0);
}

static void according_to_takes_the_sentence(void **state)
{
    const SayDoc *doc =
        read(*state, "According accord VERB 4 case|to to ADP 1 fixed|two two NUM 4 nummod|sources "
                     "source NOUN 10 obl|who who PRON 6 nsubj|"
                     "fled flee VERB 4 acl:relcl -|, , PUNCT 10 punct|the the DET 9 det|dam dam "
                     "NOUN 10 nsubj|broke break VERB 0 root -|. . PUNCT 10 punct");
    expect(doc, "according to", "two sources who fled", "the dam broke");
    assert_int_equal(doc->speakers.items[0].kind, SAY_SPEAKER_UNNAMED);
}

static void reportedly_has_no_speaker_and_is_not_certain(void **state)
{
    const SayDoc *doc =
        read(*state, "The the DET 2 det|mayor mayor NOUN 4 nsubj|reportedly reportedly ADV 4 "
                     "advmod|fled flee VERB 0 root -|. . PUNCT 4 punct");
    const SayAttribution *a = cue(doc, "reportedly");
    assert_non_null(a);
    assert_int_equal(a->speaker_count, 0);
    assert_int_equal(a->certainty, SAY_CERTAINTY_PROBABLE);
    assert_int_equal(a->act, SAY_ACT_REPORT);
}

static void not_believing_denies_the_content(void **state)
{
    const SayDoc *doc =
        read(*state, "We we PRON 4 nsubj|do do AUX 4 aux|n't not PART 4 advmod|believe believe "
                     "VERB 0 root|that that SCONJ 7 mark|"
                     "they they PRON 7 nsubj|lied lie VERB 4 ccomp -|. . PUNCT 4 punct");
    const SayAttribution *a = cue(doc, "believe");
    assert_non_null(a);
    assert_int_equal(a->polarity, SAY_POLARITY_NEGATIVE);
    assert_int_equal(a->act, SAY_ACT_BELIEVE);
}

static void denial_is_negative_and_not_saying_is_open(void **state)
{
    const SayDoc *doc =
        read(*state, "Iran Iran PROPN 2 nsubj|denied deny VERB 0 root|that that SCONJ 5 mark|it it "
                     "PRON 5 nsubj|fired fire VERB 2 ccomp -|. . PUNCT 2 punct||"
                     "Oman Oman PROPN 4 nsubj|did do AUX 4 aux|not not PART 4 advmod|say say VERB "
                     "0 root|that that SCONJ 7 mark|it it PRON 7 nsubj|"
                     "fired fire VERB 4 ccomp -|. . PUNCT 4 punct");
    assert_int_equal(cue(doc, "deny")->polarity, SAY_POLARITY_NEGATIVE);
    assert_int_equal(cue(doc, "say")->polarity, SAY_POLARITY_UNKNOWN);
}

static void relative_clause_speaks_for_its_noun(void **state)
{
    const SayDoc *doc =
        read(*state, "A a DET 2 det|leader leader NOUN 8 nsubj|who who PRON 4 nsubj|claimed claim "
                     "VERB 2 acl:relcl|that that SCONJ 7 mark|he he PRON 7 nsubj|"
                     "won win VERB 4 ccomp|fled flee VERB 0 root -|. . PUNCT 8 punct");
    expect(doc, "claim", "A leader", "that he won");
}

static void coordinated_speakers_are_links_side_by_side(void **state)
{
    const SayDoc *doc =
        read(*state, "Officials official NOUN 4 nsubj|and and CCONJ 3 cc|diplomats diplomat NOUN 1 "
                     "conj|said say VERB 0 root|"
                     "it it PRON 6 nsubj|broke break VERB 4 ccomp -|. . PUNCT 4 punct");
    expect(doc, "say", "diplomats", "it broke");
    const SayAttribution *a = cue(doc, "say");
    assert_int_equal(a->speaker_count, 2);
    assert_string_equal(speaker(doc, a, 0), "Officials");
    assert_false(doc->speakers.items[a->first_speaker].beside);
    assert_true(doc->speakers.items[a->first_speaker + 1].beside);
}

static void accusation_keeps_the_accused_in_its_content(void **state)
{
    const SayDoc *doc =
        read(*state, "Syria Syria PROPN 2 nsubj|accused accuse VERB 0 root|Israel Israel PROPN 2 "
                     "obj|of of SCONJ 5 mark|attacking attack VERB 2 advcl|"
                     "Lebanon Lebanon PROPN 5 obj -|. . PUNCT 2 punct");
    expect(doc, "accuse", "Syria", "Israel of attacking Lebanon");
    assert_int_equal(doc->attributions.items[0].content_root, 4);
}

static void threat_has_the_infinitive_as_content(void **state)
{
    const SayDoc *doc = read(*state, "Rebels rebel NOUN 2 nsubj|threatened threaten VERB 0 root|to "
                                     "to PART 4 mark|attack attack VERB 2 xcomp|"
                                     "Oman Oman PROPN 4 obj -|. . PUNCT 2 punct");
    expect(doc, "threaten", "Rebels", "to attack Oman");
    assert_int_equal(doc->attributions.items[0].act, SAY_ACT_THREATEN);
}

static void impersonal_passive_has_no_speaker(void **state)
{
    const SayDoc *doc = read(*state, "It it PRON 3 expl|is be AUX 3 aux:pass|believed believe VERB "
                                     "0 root|that that SCONJ 6 mark|they they PRON 6 nsubj|"
                                     "fled flee VERB 3 ccomp -|. . PUNCT 3 punct");
    expect(doc, "believe", "", "that they fled");
}

static void noun_with_a_that_clause_attributes(void **state)
{
    const SayDoc *doc =
        read(*state, "The the DET 2 det|army army NOUN 4 nmod:poss -|'s 's PART 2 case|claim claim "
                     "NOUN 8 nsubj|that that SCONJ 7 mark|it it PRON 7 nsubj|"
                     "won win VERB 4 acl|failed fail VERB 0 root -|. . PUNCT 8 punct");
    expect(doc, "claim", "The army", "that it won");
}

static void inner_saying_has_its_outer_one_as_parent(void **state)
{
    const SayDoc *doc =
        read(*state, "Ana Ana PROPN 2 nsubj|said say VERB 0 root|that that SCONJ 5 mark|Bo Bo "
                     "PROPN 5 nsubj|claimed claim VERB 2 ccomp|that that SCONJ 8 mark|"
                     "he he PRON 8 nsubj|won win VERB 5 ccomp -|. . PUNCT 2 punct");
    assert_int_equal(doc->attributions.count, 2);
    assert_int_equal(doc->attributions.items[0].parent, SAY_NONE);
    assert_int_equal(doc->attributions.items[1].parent, 0);
}

static void agency_that_was_told_stands_outermost(void **state)
{
    World *world = *state;
    SayDoc *doc = begin(world, "Two two NUM 2 nummod|officials official NOUN 3 nsubj|told tell "
                               "VERB 0 root|Newswire Newswire PROPN 3 obj|that that SCONJ 7 mark|"
                               "it it PRON 7 nsubj|broke break VERB 3 ccomp -|. . PUNCT 3 punct");
    add_actor(doc, "Newswire", SAY_ACTOR_MEDIA)->agency = true;
    say_attribution_find(world->cues, doc);
    const SayAttribution *a = cue(doc, "tell");
    assert_non_null(a);
    assert_int_equal(a->speaker_count, 2);
    assert_string_equal(speaker(doc, a, 0), "Newswire");
    assert_string_equal(speaker(doc, a, 1), "Two officials");
    assert_int_equal(doc->speakers.items[a->first_speaker].kind, SAY_SPEAKER_OUTLET);
    assert_int_equal(doc->cites.count, 1);
}

static void headline_colon_gives_its_speaker(void **state)
{
    World *world = *state;
    SayDoc *doc = begin(world, "Ministry ministry NOUN 4 nsubj -|: : PUNCT 1 punct|Dam dam NOUN 4 "
                               "nsubj|holds hold VERB 0 root");
    say_attribution_find(world->cues, doc);
    expect(doc, "colon", "Ministry", "Dam holds");
}

static void army_adding_battalions_says_nothing(void **state)
{
    const SayDoc *doc =
        read(*state, "It it PRON 2 nsubj|rained rain VERB 0 root -|, , PUNCT 2 punct|the the DET 5 "
                     "det|army army NOUN 6 nsubj|added add VERB 2 parataxis|"
                     "two two NUM 8 nummod|battalions battalion NOUN 6 obj -|. . PUNCT 2 punct");
    assert_int_equal(doc->attributions.count, 0);
}

static void condition_before_an_act_is_no_speech(void **state)
{
    const SayDoc *doc =
        read(*state, "If if SCONJ 3 mark|Oman Oman PROPN 3 nsubj|strikes strike VERB 7 advcl -|, , "
                     "PUNCT 7 punct|Iran Iran PROPN 7 nsubj|"
                     "will will AUX 7 aux|respond respond VERB 0 root -|. . PUNCT 7 punct");
    assert_int_equal(doc->attributions.count, 0);
}

static void declining_to_say_leaves_the_content_open(void **state)
{
    const SayDoc *doc =
        read(*state, "He he PRON 2 nsubj|declined decline VERB 0 root|to to PART 4 mark|say say "
                     "VERB 2 xcomp|whether whether SCONJ 7 mark|"
                     "they they PRON 7 nsubj|fled flee VERB 4 ccomp -|. . PUNCT 2 punct");
    assert_int_equal(doc->attributions.count, 1);
    expect(doc, "say", "He", "whether they fled");
    assert_int_equal(doc->attributions.items[0].act, SAY_ACT_DECLINE);
    assert_int_equal(doc->attributions.items[0].polarity, SAY_POLARITY_UNKNOWN);
}

static void subject_that_the_tree_lost_is_found_by_its_place(void **state)
{
    const SayDoc *doc =
        read(*state, "Rebels rebel NOUN 2 nsubj|fled flee VERB 7 ccomp -|, , PUNCT 2 punct|a a DET "
                     "7 det|ministry ministry NOUN 7 nsubj|"
                     "official official ADJ 7 ccomp|said say VERB 0 root -|. . PUNCT 7 punct");
    expect(doc, "say", "a ministry official", "Rebels fled");
}

static void nested_marks_stay_within_the_quotation(void **state)
{
    const SayDoc *doc =
        read(*state, "Ana Ana PROPN 2 nsubj|said say VERB 0 root -|: : PUNCT 5 punct|“ \" PUNCT 5 "
                     "punct -|Tell tell VERB 2 ccomp|them they PRON 5 obj -|"
                     ", , PUNCT 5 punct|‘ \" PUNCT 9 punct -|go go VERB 5 ccomp -|. . PUNCT 9 "
                     "punct -|’ \" PUNCT 9 punct -|” \" PUNCT 5 punct");
    expect(doc, "say", "Ana", "Tell them, ‘go");
    assert_true(doc->attributions.items[0].quoted);
}

static void speaker_who_goes_on_ends_what_was_said_first(void **state)
{
    const SayDoc *doc =
        read(*state, "Envoys envoy NOUN 2 nsubj|warned warn VERB 0 root|Oman Oman PROPN 2 "
                     "iobj|against against SCONJ 5 mark|rearming rearm VERB 2 advcl -|, , PUNCT 7 "
                     "punct|adding add VERB 5 advcl|that that SCONJ 10 mark|talks talk NOUN 10 "
                     "nsubj|failed fail VERB 7 ccomp -|. . PUNCT 2 punct");
    expect(doc, "warn", "Envoys", "Oman against rearming");
    expect(doc, "add", "Envoys", "that talks failed");
    assert_int_equal(cue(doc, "add")->parent, SAY_NONE);
}

static void what_a_told_sentence_indicates_its_source_indicates(void **state)
{
    const SayDoc *doc = read(
        *state, "According accord VERB 4 case|to to ADP 1 fixed|the the DET 4 det|guards guard "
                "NOUN 7 obl -|, , PUNCT 7 punct|he he PRON 7 nsubj|fled flee VERB 0 root -|, , "
                "PUNCT 9 punct|indicating indicate VERB 7 advcl|that that SCONJ 12 mark|gates "
                "gate NOUN 12 nsubj|opened open VERB 9 ccomp -|. . PUNCT 7 punct");
    expect(doc, "indicate", "the guards", "that gates opened");
    expect(doc, "according to", "the guards", "he fled");
}

static void infinitive_ends_before_a_clause_with_its_own_subject(void **state)
{
    const SayDoc *doc =
        read(*state, "Rebels rebel NOUN 2 nsubj|asked ask VERB 0 root|Ana Ana PROPN 2 obj|to to "
                     "PART 5 mark|wait wait VERB 2 xcomp -|, , PUNCT 9 punct|but but CCONJ 9 "
                     "cc|she she PRON 9 nsubj|declined decline VERB 5 conj -|. . PUNCT 2 punct");
    expect(doc, "ask", "Rebels", "Ana to wait");
}

static const char bare[] =
    "Ten ten NUM 2 nummod|rebels rebel NOUN 3 nsubj|died die VERB 0 root|near near ADP 6 case|the "
    "the DET 6 det|bridge bridge NOUN 3 obl|the the DET 8 det|army army NOUN 9 nsubj|said say VERB "
    "6 acl:relcl -|. . PUNCT 3 punct||";
static const char crowd[] =
    "Ten ten NUM 2 nummod|men man NOUN 3 nsubj|died die VERB 0 root|by by ADP 6 case|the the DET 6 "
    "det|old old ADJ 7 amod|bridge bridge NOUN 3 obl -|. . PUNCT 3 punct||";

static const char *repeated(World *world, const char *front, const char *sentence)
{
    SayText text = {.arena = world->arena};
    say_text_add(&text, say_str(front));
    for (int i = 0; i < 6; i++) say_text_add(&text, say_str(sentence));
    SayStr all = say_text_str(&text);
    return say_str_terminated(world->arena, say_str_slice(all, 0, all.size - 2));
}

static void text_without_commas_names_the_speaker_behind(void **state)
{
    const SayDoc *doc = read(*state, repeated(*state, bare, crowd));
    expect(doc, "say", "the army", "Ten rebels died near the bridge");
    assert_int_equal(doc->attributions.items[0].content_root, 2);
}

static void text_with_commas_is_read_by_them(void **state)
{
    const SayDoc *doc = read(*state, repeated(*state, bare,
                                              "Ana Ana PROPN 3 nsubj -|, , PUNCT 3 punct|fell fall "
                                              "VERB 0 root -|, , PUNCT 3 punct -|. . PUNCT 3 "
                                              "punct||"));
    assert_null(cue(doc, "say"));
}

static void agency_that_was_told_is_the_articles_own(void **state)
{
    SayDoc *doc =
        begin(*state, "Guards guard NOUN 2 nsubj|told tell VERB 0 root|the the DET 4 det|agency "
                      "agency NOUN 2 iobj|that that SCONJ 7 mark|gates gate NOUN 7 nsubj|fell "
                      "fall VERB 2 ccomp -|. . PUNCT 2 punct");
    doc->article.outlet = SAY_STR("Coastline Agency");
    say_attribution_find(((World *)*state)->cues, doc);
    expect(doc, "tell", "Guards", "that gates fell");
    assert_string_equal(speaker(doc, cue(doc, "tell"), 0), "the agency");
    assert_int_equal(doc->speakers.items[0].kind, SAY_SPEAKER_OUTLET);
}

static void statement_that_was_issued_speaks_for_its_issuer(void **state)
{
    const SayDoc *doc =
        read(*state, "Oman Oman PROPN 2 nsubj|issued issue VERB 0 root|a a DET 4 det|statement "
                     "statement NOUN 2 obj|saying say VERB 4 acl|that that SCONJ 8 mark|talks talk "
                     "NOUN 8 nsubj|failed fail VERB 5 ccomp -|. . PUNCT 2 punct");
    expect(doc, "say", "Oman", "that talks failed");
}

static void pronoun_between_commas_is_the_speaker(void **state)
{
    const SayDoc *doc =
        read(*state, "Dams dam NOUN 4 nsubj -|, , PUNCT 4 punct|he he PRON 4 nsubj|said say VERB 0 "
                     "root -|, , PUNCT 4 punct|have have AUX 7 aux|held hold VERB 4 ccomp -|. . "
                     "PUNCT 4 punct");
    expect(doc, "say", "he", "Dams / have held");
}

static void order_that_is_maintained_is_not_said(void **state)
{
    const SayDoc *doc =
        read(*state, "Chile Chile PROPN 2 nsubj|maintained maintain VERB 0 root|the the DET 4 "
                     "det|order order NOUN 2 obj|that that PRON 6 nsubj|held hold VERB 4 "
                     "acl:relcl -|. . PUNCT 2 punct");
    assert_int_equal(doc->attributions.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(that_clause_is_the_content),
        cmocka_unit_test(parenthesis_at_the_end_takes_what_stands_before),
        cmocka_unit_test(cue_in_the_middle_splits_the_content),
        cmocka_unit_test(quotation_around_the_cue_is_one_content_of_two_spans),
        cmocka_unit_test(quotation_alone_in_the_next_paragraph_goes_on),
        cmocka_unit_test(words_held_with_tongs_are_nobodys_speech),
        cmocka_unit_test(according_to_takes_the_sentence),
        cmocka_unit_test(reportedly_has_no_speaker_and_is_not_certain),
        cmocka_unit_test(not_believing_denies_the_content),
        cmocka_unit_test(denial_is_negative_and_not_saying_is_open),
        cmocka_unit_test(relative_clause_speaks_for_its_noun),
        cmocka_unit_test(coordinated_speakers_are_links_side_by_side),
        cmocka_unit_test(accusation_keeps_the_accused_in_its_content),
        cmocka_unit_test(threat_has_the_infinitive_as_content),
        cmocka_unit_test(impersonal_passive_has_no_speaker),
        cmocka_unit_test(noun_with_a_that_clause_attributes),
        cmocka_unit_test(inner_saying_has_its_outer_one_as_parent),
        cmocka_unit_test(agency_that_was_told_stands_outermost),
        cmocka_unit_test(headline_colon_gives_its_speaker),
        cmocka_unit_test(army_adding_battalions_says_nothing),
        cmocka_unit_test(condition_before_an_act_is_no_speech),
        cmocka_unit_test(declining_to_say_leaves_the_content_open),
        cmocka_unit_test(subject_that_the_tree_lost_is_found_by_its_place),
        cmocka_unit_test(nested_marks_stay_within_the_quotation),
        cmocka_unit_test(speaker_who_goes_on_ends_what_was_said_first),
        cmocka_unit_test(what_a_told_sentence_indicates_its_source_indicates),
        cmocka_unit_test(infinitive_ends_before_a_clause_with_its_own_subject),
        cmocka_unit_test(text_without_commas_names_the_speaker_behind),
        cmocka_unit_test(text_with_commas_is_read_by_them),
        cmocka_unit_test(agency_that_was_told_is_the_articles_own),
        cmocka_unit_test(statement_that_was_issued_speaks_for_its_issuer),
        cmocka_unit_test(pronoun_between_commas_is_the_speaker),
        cmocka_unit_test(order_that_is_maintained_is_not_said),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
