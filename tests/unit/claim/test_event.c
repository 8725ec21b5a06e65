/* test_event.c -- coded events from hand-made trees, with the reviewed triggers of data/triggers/.
 */
#include "claim/event.h"
#include "claim/steps.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- a document from a few lines: "form lemma UPOS head deprel [feats]", heads counted from 1
 * ---- */

typedef struct Bench {
    SayArena *arena;
    const SayTriggers *triggers;
    SayDoc *doc;
    uint32_t first; /* of the sentence being checked */
} Bench;

static SayStr read_file(SayArena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = say_arena_text(arena, (size_t)size + 1);
    assert_int_equal(fread(text, 1, (size_t)size, file), size);
    fclose(file);
    return (SayStr){text, (uint32_t)size};
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static const SayLexicon *load_lexicon(SayArena *arena)
{
    char *names[64];
    size_t count = 0;
    DIR *folder = opendir(TEST_SOURCE "/data/triggers");
    assert_non_null(folder);
    for (struct dirent *item = readdir(folder); item; item = readdir(folder)) {
        if (item->d_name[0] == '.') continue;
        SayText path = {.arena = arena};
        say_text_format(&path, "triggers/%s%c", item->d_name, 0);
        assert_true(count < 64);
        names[count++] = path.data;
    }
    closedir(folder);
    qsort(names, count, sizeof *names, by_name);
    SayEntries entries = {0};
    SayError error = {0};
    for (size_t i = 0; i < count; i++) {
        SayText path = {.arena = arena};
        say_text_format(&path, "%s/data/%s%c", TEST_SOURCE, names[i], 0);
        SayStatus status = say_entries_read(arena, &entries, say_str(names[i]),
                                            read_file(arena, path.data), &error);
        if (status != SAY_OK) fail_msg("%s", error.message);
    }
    SayLexicon *lexicon = say_arena_alloc(arena, sizeof *lexicon);
    if (say_lexicon_compile(arena, &entries, lexicon, &error) != SAY_OK)
        fail_msg("%s", error.message);
    return lexicon;
}

static int set_up(void **state)
{
    Bench *bench = calloc(1, sizeof *bench);
    if (!bench) return 1;
    bench->arena = say_arena_new(0);
    SayError error = {0};
    if (say_triggers_new(bench->arena, load_lexicon(bench->arena), &bench->triggers, &error) !=
        SAY_OK)
        fail_msg("%s", error.message);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    Bench *bench = *state;
    say_arena_free(bench->arena);
    free(bench);
    return 0;
}

static uint32_t feats_of(const char *names)
{
    static const struct {
        const char *name;
        uint32_t bit;
    } known[] = {{"past", SAY_FEAT_PAST},       {"fin", SAY_FEAT_FINITE},
                 {"part", SAY_FEAT_PARTICIPLE}, {"inf", SAY_FEAT_INFINITIVE},
                 {"sg", SAY_FEAT_SINGULAR},     {"pl", SAY_FEAT_PLURAL},
                 {"pass", SAY_FEAT_PASSIVE},    {"ger", SAY_FEAT_GERUND},
                 {"pres", SAY_FEAT_PRESENT},    {"neg", SAY_FEAT_NEGATIVE}};
    uint32_t feats = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strstr(names, known[i].name)) feats |= known[i].bit;
    return feats;
}

static void parse_row(SayDoc *doc, uint32_t token, const char *row, uint32_t first)
{
    char form[64], lemma[64], upos[16], deprel[32], feats[64] = "";
    unsigned head = 0;
    assert_true(
        sscanf(row, "%63s %63s %15s %u %31s %63s", form, lemma, upos, &head, deprel, feats) >= 5);
    SayTokens *t = &doc->tokens;
    t->lemma[token] = say_str_copy(doc->arena, say_str(lemma));
    t->upos[token] = (uint8_t)say_upos_of_name(upos, (unsigned)strlen(upos));
    t->deprel[token] = (uint8_t)say_deprel_of_name(deprel, (unsigned)strlen(deprel));
    t->feats[token] = feats_of(feats);
    t->head[token] = head ? first + head - 1 : SAY_NONE;
}

/* One sentence; a document of its own. */
static void given(Bench *bench, const char *rows)
{
    SayText text = {.arena = bench->arena};
    SayRecord record = {0};
    bench->doc = say_doc_new(bench->arena, &record);
    SayDoc *doc = bench->doc;
    const char *lines[64];
    uint32_t starts[64], ends[64], count = 0;
    for (const char *at = rows; *at; at = strchr(at, '\n') + 1) {
        assert_true(count < 64);
        lines[count] = at;
        starts[count] = text.size;
        say_text_add(&text, (SayStr){at, (uint32_t)strcspn(at, " ")});
        ends[count++] = text.size;
        say_text_char(&text, ' ');
    }
    doc->text = say_text_str(&text);
    SayBlock *block = say_push(doc->arena, &doc->blocks);
    *block = (SayBlock){{0, doc->text.size}, SAY_BLOCK_PARAGRAPH};
    for (uint32_t i = 0; i < count; i++)
        parse_row(doc, say_doc_token_add(doc, starts[i], ends[i]), lines[i], 0);
    SaySentence *sentence = say_push(doc->arena, &doc->sentences);
    *sentence = (SaySentence){{0, ends[count - 1]}, 0, count, 0};
    say_doc_link(doc);
}

static uint32_t token_of(const Bench *bench, const char *form)
{
    for (uint32_t i = 0; i < bench->doc->tokens.count; i++)
        if (say_str_equal(say_doc_token(bench->doc, i), say_str(form))) return i;
    fail_msg("no token %s", form);
    return 0;
}

static void actor(Bench *bench, const char *form, SayActorKind kind)
{
    SayDoc *doc = bench->doc;
    uint32_t token = token_of(bench, form);
    SayActorMention *m = say_push(doc->arena, &doc->actors);
    m->span = (SaySpan){doc->tokens.start[token], doc->tokens.end[token]};
    m->first = m->head = token;
    m->end = token + 1;
    m->name = say_str_copy(doc->arena, say_str(form));
    m->kind = kind;
    m->chain = doc->actors.count - 1;
}

static void adjective(Bench *bench, const char *form)
{
    actor(bench, form, SAY_ACTOR_COUNTRY);
    bench->doc->actors.items[bench->doc->actors.count - 1].adjective = true;
}

static void persons(Bench *bench, const char *form, int64_t best)
{
    SayDoc *doc = bench->doc;
    uint32_t token = token_of(bench, form);
    SayQuantityMention *q = say_push(doc->arena, &doc->quantities);
    q->first = q->head = token;
    q->end = token + 1;
    q->span = (SaySpan){doc->tokens.start[token], doc->tokens.end[token]};
    q->low = q->best = q->high = best;
    q->unit = SAY_STR("person");
}

static void place(Bench *bench, const char *form)
{
    SayDoc *doc = bench->doc;
    uint32_t token = token_of(bench, form);
    SayPlaceMention *p = say_push(doc->arena, &doc->places);
    p->first = p->head = token;
    p->end = token + 1;
    p->precision = SAY_PRECISION_CITY;
    p->name = say_str_copy(doc->arena, say_str(form));
}

static SayStr party_names(const Bench *bench, uint32_t first, uint32_t count)
{
    SayText out = {.arena = bench->arena};
    for (uint32_t i = 0; i < count; i++) {
        if (i) say_text_char(&out, ' ');
        say_text_add(&out,
                     bench->doc->actors.items[bench->doc->participants.items[first + i]].name);
    }
    return say_text_str(&out);
}

/* "TYPE actors > recipients", one event a line, decoys in brackets. */
static const char *found(Bench *bench)
{
    say_event_find(bench->triggers, NULL, bench->doc);
    SayText out = {.arena = bench->arena};
    for (uint32_t i = 0; i < bench->doc->events.count; i++) {
        const SayEvent *e = &bench->doc->events.items[i];
        if (i) say_text_add(&out, SAY_STR("; "));
        SayStr actors = party_names(bench, e->first_actor, e->actor_count);
        SayStr recipients = party_names(bench, e->first_recipient, e->recipient_count);
        say_text_format(&out, "%s %.*s > %.*s", say_event_type_name(e->type), SAY_STR_ARG(actors),
                        SAY_STR_ARG(recipients));
        if (e->decoy.data) say_text_format(&out, " (%.*s)", SAY_STR_ARG(e->decoy));
    }
    return say_str_terminated(bench->arena, say_text_str(&out));
}

static const SayEvent *event_at(const Bench *bench, uint32_t i)
{
    assert_true(i < bench->doc->events.count);
    return &bench->doc->events.items[i];
}

/* ---- the data ---- */

static void each_type_has_triggers_and_there_are_fifteen_hundred(void **state)
{
    const Bench *bench = *state;
    uint32_t of_type[SAY_EVENT_TYPE_COUNT] = {0}, count = 0;
    for (uint32_t i = 0; i < bench->triggers->items.count; i++) {
        const SayTrigger *t = &bench->triggers->items.items[i];
        if (t->shape == SAY_TRIGGER_SUPPORT) continue;
        of_type[t->type]++;
        count++;
    }
    assert_true(count >= 1500);
    for (int type = 1; type < SAY_EVENT_TYPE_COUNT; type++) assert_true(of_type[type] >= 70);
}

/* The conversion table of the gold data says the type of a CAMEO code; an entry may not say another
 * one. */
static void codes_and_types_agree_with_the_conversion_table(void **state)
{
    const Bench *bench = *state;
    FILE *table = fopen(TEST_SOURCE "/../shared/corpora/events/cameo2plover-2021.txt", "rb");
    if (!table) {
        print_message("skipped: no ../shared/corpora/events/cameo2plover-2021.txt\n");
        skip();
    }
    SayMap types = say_map_new(bench->arena);
    char line[256];
    while (fgets(line, sizeof line, table)) {
        char code[16], type[16];
        if (sscanf(line, "%15[0-9]: %15[A-Z],", code, type) == 2)
            say_map_set(&types, say_str_copy(bench->arena, say_str(code)),
                        (uint32_t)say_event_type_of_name(type, (unsigned)strlen(type)));
    }
    fclose(table);
    for (uint32_t i = 0; i < bench->triggers->items.count; i++) {
        const SayTrigger *t = &bench->triggers->items.items[i];
        if (!t->cameo.data) continue;
        uint32_t type = say_map_get(&types, t->cameo);
        if (type != (uint32_t)t->type)
            fail_msg("%.*s: CAMEO %.*s is no %s", SAY_STR_ARG(t->rule), SAY_STR_ARG(t->cameo),
                     say_event_type_name(t->type));
    }
}

/* ---- verbs ---- */

static void active_voice_gives_subject_and_object(void **state)
{
    Bench *b = *state;
    given(b, "Israel Israel PROPN 2 nsubj\n"
             "attacked attack VERB 0 root past,fin\n"
             "Syria Syria PROPN 2 obj\n");
    actor(b, "Israel", SAY_ACTOR_COUNTRY);
    actor(b, "Syria", SAY_ACTOR_COUNTRY);
    assert_string_equal(found(b), "ASSAULT Israel > Syria");
}

static void passive_keeps_the_agent_as_actor(void **state)
{
    Bench *b = *state;
    given(b, "Syria Syria PROPN 3 nsubj:pass\n"
             "was be AUX 3 aux:pass\n"
             "attacked attack VERB 0 root past,part,pass\n"
             "by by ADP 5 case\n"
             "Israel Israel PROPN 3 obl:agent\n");
    actor(b, "Syria", SAY_ACTOR_COUNTRY);
    actor(b, "Israel", SAY_ACTOR_COUNTRY);
    assert_string_equal(found(b), "ASSAULT Israel > Syria");
}

static void relative_clause_takes_its_antecedent(void **state)
{
    Bench *b = *state;
    given(b, "Iran Iran PROPN 2 nsubj\n"
             "arms arm VERB 0 root pres,fin\n"
             "militias militia NOUN 2 obj pl\n"
             "that that PRON 5 nsubj\n"
             "attack attack VERB 3 acl:relcl pres,fin\n"
             "US US PROPN 7 compound\n"
             "interests interest NOUN 5 obj pl\n");
    actor(b, "Iran", SAY_ACTOR_COUNTRY);
    actor(b, "militias", SAY_ACTOR_ROLE);
    adjective(b, "US");
    assert_string_equal(found(b), "AID Iran > militias; ASSAULT militias > US");
}

static void planned_attack_takes_the_subject_of_the_plan(void **state)
{
    Bench *b = *state;
    given(b, "Israel Israel PROPN 2 nsubj\n"
             "plans plan VERB 0 root pres,fin\n"
             "to to PART 4 mark\n"
             "attack attack VERB 2 xcomp inf\n"
             "Syria Syria PROPN 4 obj\n");
    actor(b, "Israel", SAY_ACTOR_COUNTRY);
    actor(b, "Syria", SAY_ACTOR_COUNTRY);
    assert_string_equal(found(b), "ASSAULT Israel > Syria");
}

static void accused_one_is_the_actor_of_what_he_is_accused_of(void **state)
{
    Bench *b = *state;
    given(b, "Syria Syria PROPN 2 nsubj\n"
             "accused accuse VERB 0 root past,fin\n"
             "Israel Israel PROPN 2 obj\n"
             "of of SCONJ 5 mark\n"
             "attacking attack VERB 2 advcl ger\n"
             "Lebanon Lebanon PROPN 5 obj\n");
    actor(b, "Syria", SAY_ACTOR_COUNTRY);
    actor(b, "Israel", SAY_ACTOR_COUNTRY);
    actor(b, "Lebanon", SAY_ACTOR_COUNTRY);
    assert_string_equal(found(b), "ACCUSE Syria > Israel; ASSAULT Israel > Lebanon");
    assert_int_equal(event_at(b, 0)->about, 1);
}

static void order_holds_the_attack_that_it_orders(void **state)
{
    Bench *b = *state;
    given(b, "Leaders leader NOUN 2 nsubj pl\n"
             "gave give VERB 0 root past,fin\n"
             "orders order NOUN 2 obj pl\n"
             "to to ADP 5 case\n"
             "militias militia NOUN 2 obl pl\n"
             "to to PART 7 mark\n"
             "attack attack VERB 3 acl inf\n"
             "US US PROPN 9 compound\n"
             "targets target NOUN 7 obj pl\n");
    actor(b, "Leaders", SAY_ACTOR_ROLE);
    actor(b, "militias", SAY_ACTOR_ROLE);
    adjective(b, "US");
    assert_string_equal(found(b), "REQUEST Leaders > militias; ASSAULT militias > US");
    assert_int_equal(event_at(b, 0)->about, 1);
    assert_int_equal(event_at(b, 0)->trigger, token_of(b, "gave"));
}

/* ---- nouns ---- */

static void light_verb_and_noun_are_one_event(void **state)
{
    Bench *b = *state;
    given(b, "Militias militia NOUN 3 nsubj pl\n"
             "have have AUX 3 aux\n"
             "carried carry VERB 0 root past,part\n"
             "out out ADP 3 compound:prt\n"
             "attacks attack NOUN 3 obj pl\n"
             "against against ADP 7 case\n"
             "forces force NOUN 5 nmod pl\n");
    actor(b, "Militias", SAY_ACTOR_ROLE);
    actor(b, "forces", SAY_ACTOR_MILITARY);
    assert_string_equal(found(b), "ASSAULT Militias > forces");
    assert_int_equal(event_at(b, 0)->trigger, token_of(b, "carried"));
}

static void nominal_attack_that_kills_is_one_event_with_its_toll(void **state)
{
    Bench *b = *state;
    given(b, "The the DET 2 det\n"
             "attack attack NOUN 7 nsubj sg\n"
             "by by ADP 4 case\n"
             "Israel Israel PROPN 2 nmod\n"
             "on on ADP 6 case\n"
             "Syria Syria PROPN 2 nmod\n"
             "killed kill VERB 0 root past,fin\n"
             "12 12 NUM 9 nummod\n"
             "soldiers soldier NOUN 7 obj pl\n");
    actor(b, "Israel", SAY_ACTOR_COUNTRY);
    actor(b, "Syria", SAY_ACTOR_COUNTRY);
    actor(b, "soldiers", SAY_ACTOR_ROLE);
    persons(b, "soldiers", 12);
    assert_string_equal(found(b), "ASSAULT Israel > Syria");
    assert_int_equal(event_at(b, 0)->killed.best, 12);
}

static void possessor_of_an_attack_attacks_and_of_an_arrest_suffers(void **state)
{
    Bench *b = *state;
    given(b, "Israel Israel PROPN 3 nmod:poss\n"
             "'s 's PART 1 case\n"
             "attack attack NOUN 0 root sg\n"
             "on on ADP 5 case\n"
             "Syria Syria PROPN 3 nmod\n");
    actor(b, "Israel", SAY_ACTOR_COUNTRY);
    actor(b, "Syria", SAY_ACTOR_COUNTRY);
    assert_string_equal(found(b), "ASSAULT Israel > Syria");
    given(b, "minister minister NOUN 3 nmod:poss sg\n"
             "'s 's PART 1 case\n"
             "arrest arrest NOUN 0 root sg\n"
             "by by ADP 5 case\n"
             "police police NOUN 3 nmod\n");
    actor(b, "minister", SAY_ACTOR_ROLE);
    actor(b, "police", SAY_ACTOR_POLICE);
    assert_string_equal(found(b), "COERCE police > minister");
}

static void rockets_are_the_means_and_no_actor(void **state)
{
    Bench *b = *state;
    given(b, "Rockets rocket NOUN 5 nsubj pl\n"
             "fired fire VERB 1 acl past,part\n"
             "by by ADP 4 case\n"
             "rebels rebel NOUN 2 obl:agent pl\n"
             "hit hit VERB 0 root past,fin\n"
             "Goma Goma PROPN 5 obj\n");
    actor(b, "rebels", SAY_ACTOR_ROLE);
    actor(b, "Goma", SAY_ACTOR_COUNTRY);
    assert_string_equal(found(b), "ASSAULT rebels > ; ASSAULT rebels > Goma");
    assert_true(say_str_equal(event_at(b, 1)->instrument, SAY_STR("rocket")));
    assert_true(say_str_equal(event_at(b, 1)->cameo, SAY_STR("195")));
}

static void expect_target(Bench *b, uint32_t at, const char *words, const char *kind)
{
    const SayTarget *target = &b->doc->targets.items[at];
    assert_true(say_str_equal(say_doc_text(b->doc, target->span), say_str(words)));
    assert_true(say_str_equal(target->kind, say_str(kind)));
}

static void what_was_hit_is_told_in_the_words_of_the_text(void **state)
{
    Bench *b = *state;
    given(b, "Rebels rebel NOUN 2 nsubj pl\n"
             "bombed bomb VERB 0 root past,fin\n"
             "the the DET 4 det\n"
             "office office NOUN 2 obj\n"
             "of of ADP 7 case\n"
             "a a DET 7 det\n"
             "bank bank NOUN 4 nmod\n"
             "and and CCONJ 9 cc\n"
             "peasants peasant NOUN 4 conj pl\n");
    actor(b, "Rebels", SAY_ACTOR_ROLE);
    actor(b, "peasants", SAY_ACTOR_ROLE);
    found(b);
    assert_int_equal(event_at(b, 0)->target_count, 2);
    expect_target(b, 0, "the office of a bank", "other");
    expect_target(b, 1, "peasants", "person");
}

static void a_thing_beside_an_explosion_was_hit(void **state)
{
    Bench *b = *state;
    given(b, "A a DET 3 det\n"
             "dynamite dynamite NOUN 3 compound\n"
             "charge charge NOUN 4 nsubj\n"
             "exploded explode VERB 0 root past,fin\n"
             "near near ADP 7 case\n"
             "the the DET 7 det\n"
             "pylon pylon NOUN 4 obl\n");
    found(b);
    assert_int_equal(event_at(b, 0)->target_count, 1);
    expect_target(b, 0, "the pylon", "energy");
    assert_true(say_str_equal(event_at(b, 0)->instrument, SAY_STR("dynamite")));
    assert_true(
        say_str_equal(say_doc_text(b->doc, event_at(b, 0)->means), SAY_STR("A dynamite charge")));
}

static void parties_of_talks_are_all_actors(void **state)
{
    Bench *b = *state;
    given(b, "Iran Iran PROPN 4 nsubj\n"
             "and and CCONJ 3 cc\n"
             "Iraq Iraq PROPN 1 conj\n"
             "held hold VERB 0 root past,fin\n"
             "talks talk NOUN 4 obj pl\n"
             "in in ADP 7 case\n"
             "Baghdad Baghdad PROPN 4 obl\n");
    actor(b, "Iran", SAY_ACTOR_COUNTRY);
    actor(b, "Iraq", SAY_ACTOR_COUNTRY);
    place(b, "Baghdad");
    assert_string_equal(found(b), "CONSULT Iran Iraq > ");
    assert_int_equal(event_at(b, 0)->place, 0);
}

/* ---- what is no event ---- */

static void sport_is_not_war(void **state)
{
    Bench *b = *state;
    given(b, "Brazil Brazil PROPN 2 nsubj\n"
             "attacked attack VERB 0 root past,fin\n"
             "Poland Poland PROPN 2 obj\n"
             "before before ADP 5 case\n"
             "halftime halftime NOUN 2 obl\n");
    actor(b, "Brazil", SAY_ACTOR_COUNTRY);
    actor(b, "Poland", SAY_ACTOR_COUNTRY);
    assert_string_equal(found(b), "ASSAULT Brazil > Poland (sport)");
}

static void heart_attack_is_an_illness(void **state)
{
    Bench *b = *state;
    given(b, "minister minister NOUN 2 nsubj sg\n"
             "suffered suffer VERB 0 root past,fin\n"
             "a a DET 5 det\n"
             "heart heart NOUN 5 compound\n"
             "attack attack NOUN 2 obj sg\n");
    actor(b, "minister", SAY_ACTOR_ROLE);
    assert_string_equal(found(b), "ASSAULT  > minister (medicine)");
}

static void old_act_before_a_court_is_not_todays(void **state)
{
    Bench *b = *state;
    given(b, "commander commander NOUN 3 nsubj:pass sg\n"
             "was be AUX 3 aux:pass\n"
             "sentenced sentence VERB 0 root past,part,pass\n"
             "for for SCONJ 5 mark\n"
             "killing kill VERB 3 advcl ger\n"
             "villagers villager NOUN 5 obj pl\n");
    actor(b, "commander", SAY_ACTOR_ROLE);
    actor(b, "villagers", SAY_ACTOR_ROLE);
    assert_string_equal(found(b), "ACCUSE  > commander; ASSAULT commander > villagers (court)");
}

static void word_without_any_party_is_set_aside(void **state)
{
    Bench *b = *state;
    given(b, "The the DET 2 det\n"
             "attack attack NOUN 3 nsubj sg\n"
             "continued continue VERB 0 root past,fin\n");
    assert_string_equal(found(b), "ASSAULT  >  (bare)");
}

static void definite_word_goes_back_to_an_act_told_before(void **state)
{
    Bench *b = *state;
    given(b, "Rebels rebel NOUN 2 nsubj pl\n"
             "attacked attack VERB 0 root past,fin\n"
             "soldiers soldier NOUN 2 obj pl\n"
             "before before ADP 6 case\n"
             "the the DET 6 det\n"
             "attack attack NOUN 2 obl sg\n");
    actor(b, "Rebels", SAY_ACTOR_ARMED_GROUP);
    actor(b, "soldiers", SAY_ACTOR_MILITARY);
    assert_string_equal(found(b), "ASSAULT Rebels > soldiers; ASSAULT  > ");
    assert_int_equal(1, b->doc->events.items[1].echo);
}

static void earthquake_that_kills_is_no_assault(void **state)
{
    Bench *b = *state;
    given(b, "An a DET 2 det\n"
             "earthquake earthquake NOUN 3 nsubj sg\n"
             "killed kill VERB 0 root past,fin\n"
             "villagers villager NOUN 3 obj pl\n");
    actor(b, "villagers", SAY_ACTOR_ROLE);
    assert_string_equal(found(b), "");
    given(b, "villagers villager NOUN 3 nsubj:pass pl\n"
             "were be AUX 3 aux:pass\n"
             "killed kill VERB 0 root past,part,pass\n"
             "in in ADP 6 case\n"
             "an a DET 6 det\n"
             "earthquake earthquake NOUN 3 obl sg\n");
    actor(b, "villagers", SAY_ACTOR_ROLE);
    assert_string_equal(found(b), "ASSAULT  > villagers (accident)");
}

static void exile_of_those_attacked_is_a_state_and_no_event(void **state)
{
    Bench *b = *state;
    given(b, "Troops troop NOUN 2 nsubj pl\n"
             "attacked attack VERB 0 root past,fin\n"
             "the the DET 5 det\n"
             "exiled exile VERB 5 amod past,part,pass\n"
             "villagers villager NOUN 2 obj pl\n");
    actor(b, "Troops", SAY_ACTOR_MILITARY);
    actor(b, "villagers", SAY_ACTOR_ROLE);
    assert_string_equal(found(b), "ASSAULT Troops > villagers");
}

static void subject_given_to_the_participle_is_the_verbs(void **state)
{
    Bench *b = *state;
    given(b, "Troops troop NOUN 3 nsubj pl\n"
             ", , PUNCT 3 punct\n"
             "acting act VERB 5 advcl pres,part\n"
             ", , PUNCT 3 punct\n"
             "attacked attack VERB 0 root past,fin\n"
             "villagers villager NOUN 5 obj pl\n");
    actor(b, "Troops", SAY_ACTOR_MILITARY);
    actor(b, "villagers", SAY_ACTOR_ROLE);
    assert_string_equal(found(b), "ASSAULT Troops > villagers");
}

/* ---- auxiliaries ---- */

static void will_not_release_is_a_refusal_about_the_release(void **state)
{
    Bench *b = *state;
    given(b, "Egypt Egypt PROPN 4 nsubj\n"
             "will will AUX 4 aux\n"
             "not not PART 4 advmod neg\n"
             "release release VERB 0 root inf\n"
             "prisoners prisoner NOUN 4 obj pl\n");
    actor(b, "Egypt", SAY_ACTOR_COUNTRY);
    actor(b, "prisoners", SAY_ACTOR_ROLE);
    assert_string_equal(found(b), "RETREAT Egypt > prisoners; REJECT Egypt > prisoners");
    assert_int_equal(event_at(b, 1)->about, 0);
}

static void forecast_of_an_attack_is_no_threat(void **state)
{
    Bench *b = *state;
    given(b, "Israel Israel PROPN 3 nsubj\n"
             "will will AUX 3 aux\n"
             "attack attack VERB 0 root inf\n"
             "Syria Syria PROPN 3 obj\n");
    actor(b, "Israel", SAY_ACTOR_COUNTRY);
    actor(b, "Syria", SAY_ACTOR_COUNTRY);
    assert_string_equal(found(b), "ASSAULT Israel > Syria");
}

static void figures_of_a_coordination_belong_to_one_act(void **state)
{
    Bench *b = *state;
    given(b, "Rebels rebel NOUN 2 nsubj pl\n"
             "attacked attack VERB 0 root past,fin\n"
             "Goma Goma PROPN 2 obj\n"
             ", , PUNCT 5 punct\n"
             "killing kill VERB 2 advcl ger\n"
             "soldiers soldier NOUN 5 obj pl\n"
             "and and CCONJ 8 cc\n"
             "wounding wound VERB 5 conj ger\n"
             "civilians civilian NOUN 8 obj pl\n");
    actor(b, "Rebels", SAY_ACTOR_ROLE);
    actor(b, "Goma", SAY_ACTOR_COUNTRY);
    persons(b, "soldiers", 12);
    persons(b, "civilians", 3);
    assert_string_equal(found(b), "ASSAULT Rebels > Goma");
    assert_int_equal(event_at(b, 0)->killed.best, 12);
    assert_int_equal(event_at(b, 0)->injured.best, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_type_has_triggers_and_there_are_fifteen_hundred),
        cmocka_unit_test(codes_and_types_agree_with_the_conversion_table),
        cmocka_unit_test(active_voice_gives_subject_and_object),
        cmocka_unit_test(passive_keeps_the_agent_as_actor),
        cmocka_unit_test(relative_clause_takes_its_antecedent),
        cmocka_unit_test(planned_attack_takes_the_subject_of_the_plan),
        cmocka_unit_test(accused_one_is_the_actor_of_what_he_is_accused_of),
        cmocka_unit_test(order_holds_the_attack_that_it_orders),
        cmocka_unit_test(light_verb_and_noun_are_one_event),
        cmocka_unit_test(nominal_attack_that_kills_is_one_event_with_its_toll),
        cmocka_unit_test(possessor_of_an_attack_attacks_and_of_an_arrest_suffers),
        cmocka_unit_test(rockets_are_the_means_and_no_actor),
        cmocka_unit_test(what_was_hit_is_told_in_the_words_of_the_text),
        cmocka_unit_test(a_thing_beside_an_explosion_was_hit),
        cmocka_unit_test(parties_of_talks_are_all_actors),
        cmocka_unit_test(sport_is_not_war),
        cmocka_unit_test(heart_attack_is_an_illness),
        cmocka_unit_test(old_act_before_a_court_is_not_todays),
        cmocka_unit_test(word_without_any_party_is_set_aside),
        cmocka_unit_test(definite_word_goes_back_to_an_act_told_before),
        cmocka_unit_test(earthquake_that_kills_is_no_assault),
        cmocka_unit_test(exile_of_those_attacked_is_a_state_and_no_event),
        cmocka_unit_test(subject_given_to_the_participle_is_the_verbs),
        cmocka_unit_test(will_not_release_is_a_refusal_about_the_release),
        cmocka_unit_test(forecast_of_an_attack_is_no_threat),
        cmocka_unit_test(figures_of_a_coordination_belong_to_one_act),
    };
    return cmocka_run_group_tests_name("event", tests, set_up, tear_down);
}
