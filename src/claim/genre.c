/* genre.c -- what kind of writing an article is. A match report, a review, a trial, an anniversary
   tell of attacks that are no news; their own words, counted over the whole article
   (data/triggers/genres.txt), give them away. A report that opens with a dated act of the kind that
   such an article would keep is news, whatever its words. */
#include "claim/event.h"
#include "claim/steps.h"
#include "core/utf8.h"

enum {
    TITLE_POINTS = 4,
    WORD_MOST = 2,       /* a word counts so often, and no more */
    SENTENCES_LEAST = 6, /* a shorter text shows no kind */
    LEAD_SENTENCES = 4,  /* the title among them */
    FRESH_DAYS = 31,
    OLD_DAYS = 365,
    OLDEN_DAYS = 7300, /* a text that opens with such a day, or has many, looks back */
    ANCIENT_DAYS = 36500,
    OLDEN_LEAST = 3,
    OLDEN_SHARE = 6, /* one such day in so many sentences */
    OLD_MOST = 6,    /* days of the past that count */
    WORDS_LEAST = 3  /* different ones */
};

typedef struct Tally {
    uint32_t points[SAY_GENRES];
    uint32_t distinct[SAY_GENRES];
    uint32_t titled; /* a bit for each that the title speaks for */
    SayStr words[SAY_GENRES][SAY_GENRE_WORDS];
    uint32_t shown[SAY_GENRES];
} Tally;

static bool in_title(const SayDoc *doc, uint32_t sentence)
{
    uint32_t block = doc->sentences.items[sentence].block;
    return block < doc->blocks.count && doc->blocks.items[block].kind == SAY_BLOCK_TITLE;
}

static void add(const SayTriggers *triggers, Tally *tally, uint32_t mask, uint32_t points,
                bool first, SayStr word)
{
    for (uint32_t g = 0; g < triggers->genres.count; g++) {
        if (!(mask & UINT32_C(1) << g)) continue;
        tally->points[g] += points;
        tally->distinct[g] += first;
        if (first && tally->shown[g] < SAY_GENRE_WORDS) tally->words[g][tally->shown[g]++] = word;
    }
}

static bool content_word(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.upos[token]) {
    case SAY_UPOS_NOUN:
    case SAY_UPOS_PROPN:
    case SAY_UPOS_VERB:
    case SAY_UPOS_ADJ:
    case SAY_UPOS_ADV:
    case SAY_UPOS_NUM:
    case SAY_UPOS_PRON: return true;
    default: return false;
    }
}

/* "I" in what somebody else says makes no column. */
static bool quoted_pronoun(const SayDoc *doc, uint32_t token)
{
    if (doc->tokens.upos[token] != SAY_UPOS_PRON) return false;
    SayStr text = say_doc_text(doc, doc->sentences.items[doc->tokens.sentence[token]].span);
    return say_str_find(text, SAY_STR("\""), 0) != UINT32_MAX ||
           say_str_find(text, SAY_STR("\xe2\x80\x9c"), 0) != UINT32_MAX;
}

/* Taggers stumble over titles: the word as it stands counts, too. */
static void count_title(const SayTriggers *triggers, const SayDoc *doc, uint32_t token,
                        Tally *tally)
{
    SayStr lemma = say_role_lemma(doc, token);
    uint32_t mask = say_map_get(&triggers->genre_titles, lemma);
    if (mask == SAY_ABSENT) {
        lemma = say_utf8_lowercase(doc->arena, say_doc_token(doc, token));
        mask = say_map_get(&triggers->genre_titles, lemma);
    }
    if (mask == SAY_ABSENT) return;
    tally->titled |= mask;
    add(triggers, tally, mask, TITLE_POINTS, true, lemma);
}

static void count_words(const SayTriggers *triggers, const SayDoc *doc, Tally *tally)
{
    size_t room = (size_t)doc->tokens.count + 1;
    SayStr *lemmas = say_arena_alloc(doc->arena, room * sizeof *lemmas);
    uint32_t *masks = say_arena_alloc(doc->arena, room * sizeof *masks), count = 0;
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        if (content_word(doc, i)) lemmas[count++] = say_role_lemma(doc, i);
    say_map_get_all(&triggers->genre_words, lemmas, count, masks);
    SayMap seen = say_map_new(doc->arena);
    for (uint32_t i = 0, at = 0; i < doc->tokens.count; i++) {
        if (!content_word(doc, i)) continue;
        SayStr lemma = lemmas[at];
        uint32_t mask = masks[at++];
        if (in_title(doc, doc->tokens.sentence[i])) count_title(triggers, doc, i, tally);
        if (mask == SAY_ABSENT || quoted_pronoun(doc, i)) continue;
        uint32_t before = say_map_get(&seen, lemma);
        if (before == SAY_ABSENT) before = 0;
        if (before < WORD_MOST) add(triggers, tally, mask, 1, before == 0, lemma);
        say_map_set(&seen, lemma, before + 1);
    }
}

/* "recall the night in 1944": how long ago, among the first sentences, and no day of this month
   beside it. */
static int32_t opens_with_age(const SayDoc *doc)
{
    int32_t oldest = 0;
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        if (doc->tokens.sentence[time->head] >= LEAD_SENTENCES) break;
        if (time->last == SAY_DAY_NONE) continue;
        int32_t age = doc->article.published - time->last;
        bool dateline = doc->tokens.end[time->head] <= doc->article.dateline_span.end;
        if (age <= FRESH_DAYS && !dateline) return 0;
        if (age > oldest) oldest = age;
    }
    return oldest;
}

/* "in 1412": a year more than a century back, where no time is read. */
static bool is_ancient_year(const SayDoc *doc, uint32_t token)
{
    int64_t year = 0;
    SayStr text = say_doc_token(doc, token);
    if (text.size != 4 || !say_str_integer(text, &year) || year < 1000 || token == 0) return false;
    bool dated = say_role_is(doc, token - 1, "in") || say_role_is(doc, token - 1, "since") ||
                 say_role_is(doc, token - 1, "of");
    return dated && (SayDay)(year - 1970) * OLD_DAYS < doc->article.published - ANCIENT_DAYS;
}

/* A day more than a century back, wherever it stands. */
static bool tells_ancient(const SayDoc *doc)
{
    for (uint32_t i = 0; i < doc->times.count; i++)
        if (doc->times.items[i].begin != SAY_DAY_NONE &&
            doc->article.published - doc->times.items[i].begin > ANCIENT_DAYS)
            return true;
    for (uint32_t i = 0; i < doc->tokens.count; i++)
        if (is_ancient_year(doc, i)) return true;
    return false;
}

/* A life, a chronicle: dates of long ago all through it, more than of these days. */
static bool dwells_on_olden(const SayDoc *doc)
{
    uint32_t olden = 0, fresh_days = 0;
    for (uint32_t i = 0; i < doc->times.count; i++) {
        if (doc->times.items[i].last == SAY_DAY_NONE) continue;
        int32_t age = doc->article.published - doc->times.items[i].last;
        olden += age > OLDEN_DAYS;
        fresh_days += age <= FRESH_DAYS;
    }
    return olden >= OLDEN_LEAST && olden > fresh_days &&
           olden * OLDEN_SHARE >= doc->sentences.count;
}

static void count_old_days(const SayTriggers *triggers, const SayDoc *doc, Tally *tally)
{
    uint32_t old = 0;
    if (doc->article.published == SAY_DAY_NONE) return;
    for (uint32_t i = 0; i < doc->times.count && old < OLD_MOST; i++)
        old += doc->times.items[i].last != SAY_DAY_NONE &&
               doc->article.published - doc->times.items[i].last > OLD_DAYS;
    for (uint32_t g = 0; g < triggers->genres.count; g++) {
        tally->points[g] += triggers->genres.items[g].old_days * old;
        bool looks_back = triggers->genres.items[g].old_days && old > OLD_MOST / 2;
        if (looks_back && tally->titled & UINT32_C(1) << g) tally->distinct[g]++;
        if (triggers->genres.items[g].past != SAY_RETROSPECT_ALL) continue;
        int32_t age = opens_with_age(doc);
        bool ancient = tells_ancient(doc);
        tally->points[g] += age > OLDEN_DAYS || ancient ? TITLE_POINTS : 0;
        tally->distinct[g] += age > ANCIENT_DAYS ? WORDS_LEAST - 1 : ancient;
        if (dwells_on_olden(doc)) {
            tally->points[g] += TITLE_POINTS;
            tally->distinct[g]++;
        }
    }
}

/* "https://paper.example/sport/rovers-win": a folder of the address. */
static bool filed_under(const SayGenre *genre, SayStr url)
{
    SayStr rest = url;
    for (SayStr part = say_str_cut(&rest, '/'); part.data && rest.data;
         part = say_str_cut(&rest, '/'))
        if (say_terms_hold(&genre->sections, part)) return true;
    return false;
}

static bool has_sector(const SayActorMention *m, const char *const *names, uint32_t count)
{
    for (int k = 0; k < 3; k++)
        for (uint32_t i = 0; i < count; i++)
            if (say_str_equal(m->sectors[k], say_str(names[i]))) return true;
    return false;
}

uint32_t say_party_class(const SayActorMention *m)
{
    static const char *const STATE[] = {"GOV", "MIL", "REB", "UAF", "OPP", "LEG", "SPY", "PTY"};
    static const char *const POLICE[] = {"COP"};
    switch (m->kind) {
    case SAY_ACTOR_COUNTRY: return SAY_KEEPS_COUNTRY;
    case SAY_ACTOR_POLICE: return SAY_KEEPS_POLICE;
    case SAY_ACTOR_GOVERNMENT:
    case SAY_ACTOR_MILITARY:
    case SAY_ACTOR_INTELLIGENCE:
    case SAY_ACTOR_ARMED_GROUP:
    case SAY_ACTOR_PARTY:
    case SAY_ACTOR_LEGISLATURE:
    case SAY_ACTOR_IGO: return SAY_KEEPS_STATE;
    default:
        if (has_sector(m, STATE, sizeof STATE / sizeof *STATE)) return SAY_KEEPS_STATE;
        return has_sector(m, POLICE, 1) ? SAY_KEEPS_POLICE : 0;
    }
}

static bool keeps_party(const SayDoc *doc, const SayActorMention *m, uint32_t classes, bool named)
{
    const SayActorMention *first = m->chain < doc->actors.count ? &doc->actors.items[m->chain] : m;
    if (named && !m->country.size && !first->country.size) return false;
    return (classes & (say_party_class(m) | say_party_class(first))) != 0;
}

/* What happens in such an article and is news all the same: a state or a force takes part. The word
 * for a nation before somebody else ("a Kenyan shipowner") makes none of what is no act of force.
 */
static bool keeps(const SayDoc *doc, const SayEvent *event, uint32_t classes, bool named)
{
    const uint32_t firsts[] = {event->first_actor, event->first_recipient};
    const uint32_t counts[] = {event->actor_count, event->recipient_count};
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < counts[side]; i++) {
            const SayActorMention *m =
                &doc->actors.items[doc->participants.items[firsts[side] + i]];
            if (m->adjective && !m->where && say_event_type_quad(event->type) != 4) continue;
            if (keeps_party(doc, m, classes, named)) return true;
        }
    return false;
}

static bool fresh(const SayDoc *doc, const SayEvent *event)
{
    if (doc->article.published == SAY_DAY_NONE || event->last == SAY_DAY_NONE) return false;
    uint32_t sentence = doc->tokens.sentence[event->trigger];
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        if (doc->tokens.sentence[time->head] == sentence && time->last != SAY_DAY_NONE &&
            doc->article.published - time->last > OLD_DAYS)
            return false; /* "on this day in 1558" */
    }
    return doc->article.published - event->last <= FRESH_DAYS;
}

/* A report of an attack in a stadium opens with the attack and its day. */
static bool opens_as_news(const SayGenre *genre, const SayDoc *doc)
{
    for (uint32_t i = 0; i < doc->events.count; i++) {
        const SayEvent *event = &doc->events.items[i];
        if (doc->tokens.sentence[event->trigger] >= LEAD_SENTENCES) break;
        if (event->decoy.data || !fresh(doc, event)) continue;
        bool conflict = say_event_type_quad(event->type) == 4;
        bool official = conflict || (genre->keeps & SAY_KEEPS_COUNTRY);
        if (conflict && event->killed.low > 0) return true;
        if (official && keeps(doc, event, genre->keeps, genre->named && !conflict)) return true;
    }
    return false;
}

/* Whether any event of the article has a party that makes news. */
static bool has_news(const SayGenre *genre, const SayDoc *doc)
{
    for (uint32_t i = 0; i < doc->events.count; i++)
        if (!doc->events.items[i].decoy.data &&
            keeps(doc, &doc->events.items[i], genre->keeps, true))
            return true;
    return false;
}

static bool enough(const SayGenre *genre, const SayDoc *doc, const Tally *tally, uint32_t g)
{
    uint32_t points = tally->points[g];
    uint32_t percent = has_news(genre, doc) ? 100 : genre->privately;
    return tally->distinct[g] >= WORDS_LEAST && points * 100 >= genre->least * percent &&
           points * 10000 >= genre->share * percent * doc->sentences.count;
}

/* Nobody whose acts are politics is as much as mentioned. */
static bool mentions_nobody(const SayDoc *doc)
{
    const uint32_t all = SAY_KEEPS_COUNTRY | SAY_KEEPS_STATE | SAY_KEEPS_POLICE;
    for (uint32_t i = 0; i < doc->actors.count; i++)
        if (!doc->actors.items[i].where && keeps_party(doc, &doc->actors.items[i], all, true))
            return false;
    return true;
}

static const SayGenre *genre_of(const SayTriggers *triggers, const SayDoc *doc, Tally *tally)
{
    const SayGenre *best = NULL;
    uint32_t most = 0;
    count_words(triggers, doc, tally);
    count_old_days(triggers, doc, tally);
    for (uint32_t g = 0; g < triggers->genres.count; g++) {
        const SayGenre *genre = &triggers->genres.items[g];
        bool filed = filed_under(genre, doc->article.url);
        if (genre->rest ? best || !mentions_nobody(doc) : !filed && !enough(genre, doc, tally, g))
            continue;
        uint32_t points = filed ? UINT32_MAX : tally->points[g] + genre->rest;
        if (points <= most || opens_as_news(genre, doc)) continue;
        most = points;
        best = genre;
    }
    return best;
}

void say_genre_find(const SayTriggers *triggers, SayDoc *doc)
{
    Tally tally = {0};
    if (doc->sentences.count < SENTENCES_LEAST || !doc->events.count) return;
    const SayGenre *genre = genre_of(triggers, doc, &tally);
    if (!genre) return;
    uint32_t g = (uint32_t)(genre - triggers->genres.items);
    doc->article.genre = genre->name;
    doc->article.retrospect = genre->past;
    for (uint32_t i = 0; i < tally.shown[g]; i++)
        *say_push(doc->arena, &doc->genre_words) = tally.words[g][i];
    for (uint32_t i = 0; i < doc->events.count; i++) {
        SayEvent *event = &doc->events.items[i];
        if (event->decoy.data ||
            (keeps(doc, event, genre->keeps, genre->named) && (!genre->fresh || fresh(doc, event))))
            continue;
        if (!genre->rest || say_event_type_quad(event->type) != 4) event->decoy = genre->name;
    }
}
