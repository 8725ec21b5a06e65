/* words.c -- lists of words that are asked of many tokens, and what each token is among them. */
#include "core/wordlist.h"
#include "mention/steps.h"

#include <string.h>

static const char persons[] =
    "man|woman|boy|girl|child|person|people|wife|husband|mother|father|son|daughter|"
    "brother|sister|friend|student|teacher|doctor|author|researcher|scientist|professor|"
    "victim|suspect|resident|citizen|villager|player|actor|actress|artist|writer|patient|"
    "worker|driver|passenger|parent|nurse|lawyer|judge|singer|director|manager|coach|fan|"
    "expert|analyst|candidate|voter|guest|host|winner|leader|king|queen|prince|princess|"
    "guy|lady|gentleman|colleague|neighbor|neighbour|passer-by|pedestrian|tourist|visitor|"
    "owner|user|founder";
static const char males[] =
    "man|boy|husband|father|son|brother|king|prince|actor|gentleman|mr|mr.|sir|businessman|"
    "gunman|uncle|chairman|congressman";
static const char females[] =
    "woman|girl|wife|mother|daughter|sister|queen|princess|actress|lady|mrs|mrs.|ms|ms.|"
    "miss|aunt|businesswoman|congresswoman|chairwoman|spokeswoman";
static const char bodies[] =
    "government|coalition|court|ministry|department|group|army|police|military|tribe|clan|"
    "parliament|commission|council|party|company|agency|faction|militia|navy|force|"
    "committee|organization|organisation|church|business|firm|bank|hospital|crowd|people|"
    "country|nation|state|authority|administration|opposition|cabinet|embassy|junta|"
    "intelligence|team|delegation|unit|brigade|battalion|cartel|gang|regime|movement|"
    "alliance|charity|airline|family|community|body|board|assembly|presidency";
/* Of whom reports say how many were killed, held, displaced. */
static const char counted[] =
    "person|people|man|woman|child|civilian|soldier|troop|fighter|militant|officer|"
    "policeman|policemen|resident|protester|protestor|demonstrator|refugee|migrant|"
    "villager|worker|journalist|student|passenger|hostage|prisoner|member|official|rebel|"
    "marine|victim|casualty|girl|boy|family|source|personnel|civilians|dead|terrorist|"
    "gunman|insurgent|detainee|suspect|women|men|children|soldiers|troops|fighters|citizen|"
    "employee|teacher|doctor|nurse|driver|teenager|teen|youth|adult|male|female|pedestrian|"
    "motorist|bystander|baby|toddler|infant|guard|deputy|trooper|sailor|airman|pilot|medic|"
    "paramedic|firefighter|rescuer|farmer|fisherman|miner|activist|lawyer|judge|inmate|"
    "patient|customer|clerk|shopper|tourist|worshipper|worshiper|pilgrim|priest|monk|imam|"
    "pupil|relative|neighbour|neighbor|husband|wife|mother|father|son|daughter|brother|"
    "sister|commander|leader|jihadist|gunmen|settler|peacekeeper|contractor|reporter|"
    "photographer|aid-worker|bomber|robber|burglar|human|individual|survivor|evacuee|cop|"
    "constable|sergeant|colonel|general|politician|lawmaker|player|fan|spectator";
/* A time may start with these; behind an article that starts it, these or those of in_times stand.
 */
static const char times[] =
    "a|an|annually|april|aug|august|autumn|beginning|billion|centuries|coming|current|"
    "currently|daily|days|dec|decades|december|dozen|dozens|during|each|earlier|early|"
    "eight|eighteen|eighth|eighty|eleven|end|every|everyday|fall|feb|february|few|fifteen|"
    "fifty|first|fiscal|five|following|forty|four|fourteen|fourth|fri|friday|hourly|hours|"
    "hundreds|jan|january|jul|july|jun|june|last|late|lately|later|latest|many|mar|march|"
    "may|midday|middle|midnight|millions|mon|monday|monthly|months|next|nightly|nine|"
    "nineteen|ninety|noon|nov|november|now|nowadays|oct|october|one|over|overnight|past|"
    "per|presently|previous|quarter|recent|recently|same|sat|saturday|scores|second|sep|"
    "sept|september|seven|seventeen|seventy|several|six|sixteen|sixty|some|spring|start|"
    "summer|sun|sunday|ten|tens|that|the|third|thirteen|thirty|this|thousands|three|thu|"
    "thurs|thursday|today|tomorrow|tonight|tue|tues|tuesday|twelve|twenty|two|wed|"
    "wednesday|weekly|weeks|winter|year|yearly|years|yesterday";
static const char in_times[] =
    "afternoon|autumn|beginning|century|comparable|corresponding|couple|day|decade|end|"
    "entire|evening|fall|few|following|full|future|hour|hundred|middle|million|minute|"
    "month|morning|near|night|number|past|period|preceding|quarter|same|second|spring|"
    "start|summer|thousand|week|weekend|whole|winter|year";
static const char numbers[] =
    "a|billions|dozen|dozens|eight|eighteen|eighty|eleven|fifteen|fifty|five|forty|four|"
    "fourteen|hundreds|millions|nine|nineteen|ninety|one|scores|seven|seventeen|seventy|"
    "six|sixteen|sixty|ten|tens|thirteen|thirty|thousands|three|twelve|twenty|two|zero";
static const char units[] =
    "second|seconds|minute|minutes|hour|hours|day|days|weekend|weekends|"
    "week|weeks|month|months|quarter|quarters|year|years|decade|decades|century|centuries";
static const char quotes[] = "\"|\xe2\x80\x9c|``|\xe2\x80\x9d|''";

SayMap say_words_open(SayArena *arena)
{
    static const struct {
        const char *list;
        uint32_t set;
    } lists[] = {{persons, SAY_WORD_PERSON},   {males, SAY_WORD_MALE},
                 {females, SAY_WORD_FEMALE},   {bodies, SAY_WORD_BODY},
                 {counted, SAY_WORD_COUNTED},  {times, SAY_WORD_TIME},
                 {in_times, SAY_WORD_IN_TIME}, {units, SAY_WORD_UNIT},
                 {numbers, SAY_WORD_NUMBER},   {quotes, SAY_WORD_QUOTE}};
    SayMap words = say_map_new(arena);
    for (uint32_t i = 0; i < sizeof lists / sizeof *lists; i++)
        say_word_sets_add(&words, lists[i].list, lists[i].set);
    return words;
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Digits start anything, and what a hyphen joins may: "mid-1996", "twenty-one". A full stop may
 * belong to a short form: "Nov." */
static uint32_t sets_by_shape(const SayMap *words, SayStr form)
{
    enum { TIMES = SAY_WORD_TIME | SAY_WORD_IN_TIME };
    char first = form.data[0];
    if (first >= '0' && first <= '9') return TIMES | SAY_WORD_NUMBER;
    if (!is_letter(first)) return 0;
    if (memchr(form.data, '-', form.size)) return TIMES | SAY_WORD_NUMBER;
    if (form.data[form.size - 1] != '.') return 0;
    form.size--;
    return say_word_sets_of(words, form) & TIMES;
}

void say_words_look_up(SayNaming *naming)
{
    const SayDoc *doc = naming->doc;
    const SayMap *words = &naming->view->words;
    uint32_t count = doc->tokens.count;
    naming->form_sets = say_arena_alloc(doc->arena, count * sizeof *naming->form_sets);
    naming->lemma_sets = say_arena_alloc(doc->arena, count * sizeof *naming->lemma_sets);
    for (uint32_t t = 0; t < count; t++) {
        SayStr form = say_doc_token(doc, t), lemma = doc->tokens.lemma[t];
        uint32_t sets = say_word_sets_of(words, form);
        bool same = say_str_equal_nocase(form, lemma);
        naming->form_sets[t] = sets | sets_by_shape(words, form);
        naming->lemma_sets[t] = same ? sets : say_word_sets_of(words, lemma);
    }
}
