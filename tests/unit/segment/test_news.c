/* test_news.c -- ends of sentences where news text hides them. */
#include "../parameters.h"
#include "segment/steps.h"

static SaySegmenter segmenter;

static int open_parameters(void **state)
{
    SayError error = {0};
    (void)state;
    arena = say_arena_new(0);
    return say_segmenter_open(read_parameters(TEST_SOURCE "/models/segment.bin"), &segmenter,
                              &error) == SAY_OK
               ? 0
               : -1;
}

/* The sentences of one paragraph as they stand in the text, parted by " | ". */
static const char *sentences(const char *paragraph)
{
    SayRecord record = {.plain = true};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = say_str(paragraph);
    SayBlock *block = say_push(arena, &doc->blocks);
    block->span = (SaySpan){0, doc->text.size};
    say_segment_tokens(&segmenter, doc, block->span);
    say_segment_sentences(&segmenter, doc, 0, 0);
    SayText out = {.arena = arena};
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        SaySpan span = doc->sentences.items[s].span;
        if (s) say_text_add(&out, SAY_STR(" | "));
        say_text_add(&out, say_str_slice(doc->text, span.start, span.end));
    }
    return say_str_terminated(arena, say_text_str(&out));
}

static void assert_whole(const char *sentence)
{
    assert_string_equal(sentences(sentence), sentence);
}

static void ranks_and_titles_in_short_do_not_end(void **state)
{
    (void)state;
    assert_whole("Lt. Gen. J. P. Okello and Brig. Gen. A. Smith met Capt. Ann St. John.");
    assert_whole("In a press release, Rep. Jo Varga, D-Calif., and Del. Ann Lee said no.");
    assert_whole("Atty. Gen. Edna Sorel told him on Sept. 5 that Sen. Tamm (R-Ky.) knew.");
}

static void states_in_short_go_on_with_a_capital(void **state)
{
    (void)state;
    assert_whole("Officials of the U.K. Treasury met the U.S. Embassy's staff.");
    assert_whole("J.F.K. would have done it, said U.K. Prime Minister Lindor.");
}

static void a_short_word_can_end_the_sentence_as_well(void **state)
{
    (void)state;
    assert_string_equal(sentences("The meeting ended at 5 p.m. The ministers left."),
                        "The meeting ended at 5 p.m. | The ministers left.");
    assert_string_equal(sentences("It is a unit of Castor Oil Ltd. The firm said nothing."),
                        "It is a unit of Castor Oil Ltd. | The firm said nothing.");
    assert_whole("The shelling began at 5 a.m. Monday, Orbis Ltd. President Anna Kovan said.");
}

static void hyphens_within_a_word_never_end(void **state)
{
    (void)state;
    assert_whole("UN Secretary-General Vera Quist condemned the attack.");
    assert_string_equal(sentences("The talks ended. UN Under-Secretary-General Omar Tamm left."),
                        "The talks ended. | UN Under-Secretary-General Omar Tamm left.");
}

static void quotations_span_sentences(void **state)
{
    (void)state;
    assert_string_equal(
        sentences("\"It has begun,\" he said. \"We are leaving. Nobody will stay.\" She left."),
        "\"It has begun,\" he said. | \"We are leaving. | Nobody will stay.\" | She left.");
    assert_string_equal(sentences("“They shelled us.” “We ran.” She wept."),
                        "“They shelled us.” | “We ran.” | She wept.");
    assert_whole("\"Why?\" asked the minister.");
    assert_whole("They spoke of “security,” “order” and “a disgrace,” Varga said.");
}

static void brackets_and_insertions_do_not_end(void **state)
{
    (void)state;
    assert_whole("Yamara International (Europe) Ltd said it led the issue.");
    assert_whole("It bought Orbis Co <ORB> Delta stores in May.");
    assert_whole("When [the minister] Petra Kovan spoke, nobody listened.");
}

static void ellipses_may_go_on(void **state)
{
    (void)state;
    assert_whole("He waited ... and left the town.");
    assert_string_equal(sentences("Police said…The man fled."), "Police said… | The man fled.");
}

static void missing_blanks_do_not_hide_an_end(void **state)
{
    (void)state;
    assert_string_equal(sentences("We saw three men.They fled.Nobody died!Why?"),
                        "We saw three men. | They fled. | Nobody died! | Why?");
    assert_whole("Prof.Smith met Mr.Lee.");
    assert_whole("See www.Example.com or https://example.org/a.Bc/d for more.");
}

static void non_breaking_blanks_are_blanks(void **state)
{
    (void)state;
    assert_string_equal(sentences("About 12\u00a0000 troops left.\u00a0They were tired."),
                        "About 12\u00a0000 troops left. | They were tired.");
}

static void capitals_alone_are_cut_like_other_text(void **state)
{
    (void)state;
    assert_string_equal(sentences("THE ARMY SAID REBELS ATTACKED A CONVOY. LT. GEN. OKELLO DENIED "
                                  "IT. THE U.S. EMBASSY SAID \"NO.\" AT 5 A.M. MR. TAMM LEFT."),
                        "THE ARMY SAID REBELS ATTACKED A CONVOY. | LT. GEN. OKELLO DENIED "
                        "IT. | THE U.S. EMBASSY SAID \"NO.\" | AT 5 A.M. MR. TAMM LEFT.");
    assert_whole("REBELS ATTACK CONVOY NEAR GOMA; 12 KILLED");
}

static void bullets_open_sentences(void **state)
{
    (void)state;
    assert_string_equal(sentences("• The rebels left. • The army came"),
                        "• The rebels left. | • The army came");
}

static void transcripts_turn_with_the_speaker(void **state)
{
    (void)state;
    assert_string_equal(sentences("Q: Where were you? A: I was at home."),
                        "Q: Where were you? | A: I was at home.");
}

static void a_text_without_a_final_stop_is_one_sentence(void **state)
{
    (void)state;
    assert_whole("Rebels attacked the convoy near the border and the army fled");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_and_titles_in_short_do_not_end),
        cmocka_unit_test(states_in_short_go_on_with_a_capital),
        cmocka_unit_test(a_short_word_can_end_the_sentence_as_well),
        cmocka_unit_test(hyphens_within_a_word_never_end),
        cmocka_unit_test(quotations_span_sentences),
        cmocka_unit_test(brackets_and_insertions_do_not_end),
        cmocka_unit_test(ellipses_may_go_on),
        cmocka_unit_test(missing_blanks_do_not_hide_an_end),
        cmocka_unit_test(non_breaking_blanks_are_blanks),
        cmocka_unit_test(capitals_alone_are_cut_like_other_text),
        cmocka_unit_test(bullets_open_sentences),
        cmocka_unit_test(transcripts_turn_with_the_speaker),
        cmocka_unit_test(a_text_without_a_final_stop_is_one_sentence),
    };
    return cmocka_run_group_tests(tests, open_parameters, close_parameters);
}
