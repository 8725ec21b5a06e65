/* test_stance.c -- the walk from trigger to root, on trees written by hand. */
#include "claim/stance.h"
#include "core/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct Knowledge {
    SayArena *arena;
    const struct SayModality *modality;
} Knowledge;

static int open_knowledge(void **state)
{
    static Knowledge knowledge;
    SayError error = {.status = SAY_OK};
    SayEntries entries = {.entries = {.count = 0}};
    SayLexicon lexicon;
    SayStr text;
    knowledge.arena = say_arena_new(0);
    assert_int_equal(say_file_read(knowledge.arena, TEST_SOURCE "/data/stance.txt", &text, &error),
                     SAY_OK);
    assert_int_equal(
        say_entries_read(knowledge.arena, &entries, SAY_STR("stance.txt"), text, &error), SAY_OK);
    assert_int_equal(say_lexicon_compile(knowledge.arena, &entries, &lexicon, &error), SAY_OK);
    if (say_modality_load(knowledge.arena, lexicon, &knowledge.modality, &error) != SAY_OK)
        fail_msg("%s", error.message);
    *state = &knowledge;
    return 0;
}

static int close_knowledge(void **state)
{
    say_arena_free(((Knowledge *)*state)->arena);
    return 0;
}

static uint32_t feats_of(const char *letters)
{
    uint32_t feats = 0;
    for (; *letters; letters++) {
        if (*letters == 'd') feats |= SAY_FEAT_PAST | SAY_FEAT_FINITE;
        if (*letters == 's') feats |= SAY_FEAT_PRESENT | SAY_FEAT_FINITE;
        if (*letters == 'i') feats |= SAY_FEAT_INFINITIVE;
        if (*letters == 'p') feats |= SAY_FEAT_PARTICIPLE | SAY_FEAT_PAST;
    }
    return feats;
}

/* One word a line: "form lemma UPOS feats head relation", heads from 1, feats of the letters above
 * or "-". */
static SayDoc *make_doc(const Knowledge *knowledge, const char *lines)
{
    SayRecord record = {.path = SAY_STR("test")};
    SayDoc *doc = say_doc_new(knowledge->arena, &record);
    SayText text = {.arena = knowledge->arena};
    SayStr rest = say_str(lines);
    for (SayStr line = say_str_cut(&rest, '\n'); line.data; line = say_str_cut(&rest, '\n')) {
        SayStr form = say_str_cut(&line, ' '), lemma = say_str_cut(&line, ' '),
               upos = say_str_cut(&line, ' ');
        SayStr feats = say_str_cut(&line, ' '), head = say_str_cut(&line, ' ');
        int64_t above = 0;
        assert_true(say_str_integer(head, &above));
        uint32_t start = text.size;
        say_text_add(&text, form);
        say_text_char(&text, ' ');
        doc->text = say_text_str(&text);
        uint32_t token = say_doc_token_add(doc, start, start + form.size);
        int relation = say_deprel_of_name(line.data, line.size),
            part = say_upos_of_name(upos.data, upos.size);
        assert_true(relation >= 0 && part >= 0);
        doc->tokens.lemma[token] = lemma;
        doc->tokens.upos[token] = (uint8_t)part;
        doc->tokens.feats[token] = feats_of(say_str_terminated(knowledge->arena, feats));
        doc->tokens.head[token] = above ? (uint32_t)above - 1 : SAY_NONE;
        doc->tokens.deprel[token] = (uint8_t)relation;
    }
    SaySpan span = {0, doc->tokens.end[doc->tokens.count - 1]};
    *say_push(doc->arena, &doc->blocks) = (SayBlock){span, SAY_BLOCK_PARAGRAPH};
    *say_push(doc->arena, &doc->sentences) = (SaySentence){span, 0, doc->tokens.count, 0};
    doc->article.published = SAY_DAY_NONE;
    say_doc_link(doc);
    say_negation_find(knowledge->modality, doc);
    return doc;
}

static void expect(void **state, const char *lines, const char *form, const char *wanted)
{
    const Knowledge *knowledge = *state;
    SayDoc *doc = make_doc(knowledge, lines);
    uint32_t token = 0;
    while (!say_str_equal(say_doc_token(doc, token), say_str(form))) token++;
    SayStance stance = say_stance_of(knowledge->modality, doc, token);
    char got[64];
    snprintf(got, sizeof got, "%s %s %s", say_polarity_name(stance.polarity),
             say_certainty_name(stance.certainty), say_event_status_name(stance.status));
    assert_string_equal(got, wanted);
}

static void negation_turns_what_it_stands_with(void **state)
{
    expect(state,
           "Eritrea Eritrea PROPN - 4 nsubj\ndid do AUX d 4 aux\nnot not PART - 4 advmod\nattack "
           "attack VERB i 0 root",
           "attack", "- certain happened");
}

static void a_failure_to_stop_lets_it_happen(void **state)
{
    expect(state,
           "Guards guard NOUN - 2 nsubj\nfailed fail VERB d 0 root\nto to PART - 4 mark\nstop stop "
           "VERB i 2 xcomp\n"
           "an a DET - 6 det\nattack attack NOUN - 4 obj",
           "attack", "+ certain happened");
}

static void a_relative_clause_is_granted_under_a_modal(void **state)
{
    expect(state,
           "They they PRON - 3 nsubj\nmay may AUX - 3 aux\npunish punish VERB i 0 root\nrebels "
           "rebel NOUN - 3 obj\n"
           "who who PRON - 6 nsubj\nattacked attack VERB d 4 acl:relcl",
           "attacked", "+ certain happened");
}

static void not_necessarily_leaves_more_open(void **state)
{
    expect(state,
           "We we PRON - 5 nsubj\ndo do AUX s 5 aux\nnot not PART - 5 advmod\nnecessarily "
           "necessarily ADV - 5 advmod\n"
           "believe believe VERB i 0 root\nit it PRON - 7 nsubj\nattacked attack VERB d 5 ccomp",
           "attacked", "- possible happened");
}

static void no_evidence_speaks_against_it(void **state)
{
    expect(state,
           "There there PRON - 2 expl\nis be VERB s 0 root\nno no DET - 4 det\nevidence evidence "
           "NOUN - 2 nsubj\n"
           "that that SCONJ - 7 mark\nit it PRON - 7 nsubj\nattacked attack VERB d 4 acl",
           "attacked", "- probable happened");
}

static void a_conjunct_of_its_own_is_not_negated(void **state)
{
    expect(state,
           "It it PRON - 4 nsubj\ndid do AUX d 4 aux\nnot not PART - 4 advmod\nshell shell VERB i "
           "0 root\n"
           "towns town NOUN - 4 obj\nand and CCONJ - 7 cc\nbombed bomb VERB d 4 conj",
           "bombed", "+ certain happened");
}

static void a_bare_conjunct_shares_the_negation(void **state)
{
    expect(state,
           "It it PRON - 4 nsubj\ndid do AUX d 4 aux\nnot not PART - 4 advmod\nshell shell VERB i "
           "0 root\n"
           "or or CCONJ - 6 cc\nbomb bomb VERB i 4 conj",
           "bomb", "- certain happened");
}

static void if_opens_what_follows_from_it_too(void **state)
{
    const char *lines =
        "If if SCONJ - 3 mark\nthey they PRON - 3 nsubj\nattack attack VERB s 7 advcl\n, , PUNCT - "
        "7 punct\n"
        "we we PRON - 7 nsubj\nwill will AUX - 7 aux\nrespond respond VERB i 0 root";
    expect(state, lines, "attack", "+ possible hypothetical");
    expect(state, lines, "respond", "+ possible hypothetical");
}

static void a_plan_is_planned(void **state)
{
    expect(state,
           "Rebels rebel NOUN - 2 nsubj\nplan plan VERB s 0 root\nto to PART - 4 mark\nattack "
           "attack VERB i 2 xcomp",
           "attack", "+ probable planned");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(negation_turns_what_it_stands_with),
        cmocka_unit_test(a_failure_to_stop_lets_it_happen),
        cmocka_unit_test(a_relative_clause_is_granted_under_a_modal),
        cmocka_unit_test(not_necessarily_leaves_more_open),
        cmocka_unit_test(no_evidence_speaks_against_it),
        cmocka_unit_test(a_conjunct_of_its_own_is_not_negated),
        cmocka_unit_test(a_bare_conjunct_shares_the_negation),
        cmocka_unit_test(if_opens_what_follows_from_it_too),
        cmocka_unit_test(a_plan_is_planned),
    };
    return cmocka_run_group_tests(tests, open_knowledge, close_knowledge);
}
