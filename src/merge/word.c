/* word.c -- words of a text, and which of them tell the same act.

   A root is what is left of a lemma without its endings of derivation; what English does not derive
   by endings ("die", "death") stands in a table. */
#include "merge/word.h"

static bool is_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

bool say_word_next(SayStr text, uint32_t *at, SayWordStart *word)
{
    uint32_t i = *at;
    while (i < text.size && !is_letter((unsigned char)text.data[i])) i++;
    uint32_t start = i;
    word->kept = 0;
    for (; i < text.size && is_letter((unsigned char)text.data[i]); i++) {
        char c = text.data[i];
        if (word->kept < SAY_WORD_LETTERS)
            word->letters[word->kept++] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    *at = i;
    word->size = i - start;
    return word->size > 0;
}

/* In the order of their bytes; words of more letters as far as those are kept. */
bool say_word_empty(SayStr folded)
{
    static const char empty[][SAY_WORD_LETTERS + 1] = {
        "about",    "accordin", "after",   "again",  "against",  "all",      "also",     "among",
        "and",      "another",  "any",     "are",    "around",   "becaus",   "because",  "been",
        "before",   "being",    "between", "both",   "but",      "can",      "could",    "day",
        "days",     "did",      "does",    "down",   "during",   "each",     "even",     "ever",
        "every",    "few",      "first",   "for",    "former",   "four",     "friday",   "from",
        "get",      "had",      "has",     "have",   "having",   "her",      "here",     "him",
        "his",      "how",      "however", "into",   "its",      "just",     "last",     "late",
        "later",    "like",     "made",    "make",   "man",      "many",     "may",      "might",
        "minister", "monday",   "month",   "months", "more",     "most",     "much",     "new",
        "news",     "next",     "not",     "now",    "off",      "official", "one",      "only",
        "other",    "others",   "our",     "out",    "over",     "own",      "part",     "people",
        "report",   "reported", "reports", "said",   "same",     "saturday", "say",      "saying",
        "says",     "second",   "she",     "should", "since",    "some",     "statemen", "still",
        "such",     "sunday",   "take",    "than",   "that",     "the",      "their",    "them",
        "then",     "there",    "these",   "they",   "third",    "this",     "those",    "three",
        "through",  "thursday", "time",    "today",  "told",     "took",     "tuesday",  "two",
        "under",    "until",    "very",    "was",    "wednesda", "week",     "weeks",    "well",
        "went",     "were",     "what",    "when",   "where",    "which",    "while",    "who",
        "whose",    "why",      "will",    "with",   "within",   "without",  "would",    "year",
        "years",    "yesterda", "you",     "your",
    };
    char key[SAY_WORD_LETTERS + 1] = {0};
    if (folded.size < 3) return true;
    if (folded.size > SAY_WORD_LETTERS) return false;
    memcpy(key, folded.data, folded.size);
    size_t low = 0, high = sizeof empty / sizeof *empty;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(empty[middle], key, sizeof key);
        if (order == 0) return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* ---- roots ---- */

/* The root of a word that no ending makes: words of one line tell one act. */
static SayStr told_as(SayStr lemma)
{
    static const char *const lines[] = {
        "die|death|dead|deadly|fatal|fatality|perish",
        "kill|killing|slay|slaying|murder|homicide|killer|murderer",
        "shoot|shooting|shot|gunfire|gun",
        "injure|injury|injured|wound|wounded",
        "lose|loss",
        "win|victory|winner",
        "sell|sale",
        "buy|purchase",
        "acquire|acquisition",
        "choose|choice",
        "grow|growth",
        "give|gift",
        "marry|marriage|wed|wedding",
        "steal|theft|rob|robbery|heist",
        "speak|speech",
        "fly|flight",
        "think|thought",
        "strike|stricken",
        "earthquake|quake|tremor|temblor",
        "fire|blaze|burn|burning",
        "explode|explosion|blast|detonate|detonation",
        "accuse|accusation|charge",
        "arrest|detain|detention|apprehend",
        "attack|assault|raid",
        "bomb|bombing|bombardment",
        "resign|resignation|quit",
        "agree|agreement|deal|accord",
        "talk|talks|negotiate|negotiation",
        "protest|demonstration|demonstrate|rally",
        "elect|election|vote",
        "clash|fight|fighting|battle",
        "abduct|abduction|kidnap|kidnapping",
        "destroy|destruction",
        "invade|invasion",
        "expel|expulsion",
        "name|appoint|appointment",
        "order|direct|directive|command|instruct|instruction",
        "replace|succeed|successor",
        "free|release|freed",
        "hurt|harm",
        "escape|flee",
        "find|discover|discovery",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        SayStr rest = say_str(lines[i]), first = SAY_STR_NONE;
        while (rest.data) {
            SayStr word = say_str_cut(&rest, '|');
            if (!first.data) first = word;
            if (say_str_equal(word, lemma)) return first;
        }
    }
    return SAY_STR_NONE;
}

/* The longest first; what a root of at least LEAST letters ends in is replaced. */
static SayStr without_ending(SayArena *arena, SayStr lemma)
{
    static const struct {
        const char *ending, *instead;
    } table[] = {{"ation", ""}, {"ition", ""}, {"ution", ""}, {"ment", ""}, {"sion", "d"},
                 {"tion", "t"}, {"ance", ""},  {"ence", ""},  {"ing", ""},  {"ee", ""},
                 {"al", ""},    {"ed", ""},    {"er", ""},    {"or", ""},   {"s", ""},
                 {"e", ""},     {"y", ""}};
    static const char *const stumps[] = {"at", "is", "it", "iz", "ut", "e", "s"};
    enum { LEAST = 3, LEAST_STUMP = 4 };
    SayText root = {.arena = arena};
    for (size_t i = 0; i < sizeof table / sizeof *table && !root.size; i++) {
        SayStr ending = say_str(table[i].ending);
        if (!say_str_ends(lemma, ending) || lemma.size < ending.size + LEAST) continue;
        say_text_add(&root, say_str_slice(lemma, 0, lemma.size - ending.size));
        say_text_add(&root, say_str(table[i].instead));
    }
    if (!root.size) say_text_add(&root, lemma);
    SayStr found = say_text_str(&root);
    for (size_t i = 0; i < sizeof stumps / sizeof *stumps; i++) {
        SayStr stump = say_str(stumps[i]);
        if (!say_str_ends(found, stump) || found.size < stump.size + LEAST_STUMP) continue;
        found = say_str_slice(found, 0, found.size - stump.size);
        break;
    }
    bool doubled = found.size > LEAST && found.data[found.size - 1] == found.data[found.size - 2];
    return doubled ? say_str_slice(found, 0, found.size - 1) : found;
}

SayStr say_word_root(SayArena *arena, SayStr lemma)
{
    SayStr told = told_as(lemma);
    return told.data ? told : without_ending(arena, lemma);
}
