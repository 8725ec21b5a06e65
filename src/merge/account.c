/* account.c -- what an account gathers of its claims, and how well two accounts fit. */
#include "merge/account.h"

#include "merge/place.h"
#include "merge/summary.h"
#include "merge/word.h"

/* Points that an account needs to join an event (docs/decisions/0001-merge-by-specificity.md). */
#define ENOUGH 4
/* A report without a date of its own speaks of at most so many days before its publication. */
#define REPORT_WINDOW 7
/* Sentences that tell what an article is about: the headline and the first one of the text. */
#define LEAD 2
/* What speaks of more days than this speaks of a time: its dead are those of a war, not of an act.
 */
#define LONGEST_ACT 12

/* ---- accounts ---- */

/* Claims of different families never speak of one happening: a plan is not its execution. */
static int family_of(const SayCodedClaim *claim)
{
    switch (claim->status) {
    case SAY_EVENT_STATUS_HAPPENED:
    case SAY_EVENT_STATUS_ONGOING:
    case SAY_EVENT_STATUS_ATTEMPTED:
    case SAY_EVENT_STATUS_FAILED: return 0;
    default: return 1 + (int)claim->status;
    }
}

static int precision_rank(const SayCodedClaim *claim)
{
    return claim && claim->place.size ? 1 + say_precision_rank(claim->precision) : 0;
}

static bool dated(const SayCodedClaim *claim)
{
    return claim->first != SAY_DAY_NONE && claim->last != SAY_DAY_NONE;
}

/* Of a group and what it is part of, the group alone is held against others: two militias of one
   front are two, though one report names the front. A state stays beside its army. */
static bool covers(const SayParty *closer, const SayParty *wider)
{
    return wider->kind != SAY_ACTOR_COUNTRY && say_party_within(closer, wider);
}

static void add_party(SayEvidence *e, SayIndices *parties, uint32_t party)
{
    const SayParty *added = &e->parties.items[party];
    for (uint32_t i = 0; i < parties->count; i++) {
        const SayParty *known = &e->parties.items[parties->items[i]];
        bool same = say_str_equal(known->name, added->name) &&
                    say_str_equal(known->country, added->country);
        if (same || covers(known, added)) return;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < parties->count; i++)
        if (!covers(added, &e->parties.items[parties->items[i]]))
            parties->items[kept++] = parties->items[i];
    parties->count = kept;
    *say_push(e->arena, parties) = party;
}

static void add_topic(SayEvidence *e, SayAccount *account, uint32_t topic)
{
    for (uint32_t i = 0; i < account->topics.count; i++)
        if (account->topics.items[i] == topic) return;
    *say_push(e->arena, &account->topics) = topic;
}

void say_account_add(SayEvidence *e, SayAccount *account, uint32_t index)
{
    const SayCodedClaim *claim = &e->claims.items[index];
    SayDay published = e->articles.items[claim->article].published;
    bool first = account->claims.count == 0;
    *say_push(e->arena, &account->claims) = index;
    for (uint32_t i = 0; i < claim->actor_count; i++)
        add_party(e, &account->actors, claim->first_actor + i);
    for (uint32_t i = 0; i < claim->recipient_count; i++)
        add_party(e, &account->recipients, claim->first_recipient + i);
    if (precision_rank(claim) > precision_rank(account->place)) {
        account->place = claim;
        account->place_key = say_place_key(e->arena, claim->place);
    }
    if (dated(claim) &&
        (!account->day || claim->last - claim->first < account->day->last - account->day->first))
        account->day = claim;
    bool counts = claim->killed.best != SAY_UNKNOWN || claim->killed.low != SAY_UNKNOWN;
    if (counts && !account->toll) account->toll = claim;
    if (claim->about != SAY_EVENT_NONE) account->about = claim->about;
    account->last_sentence = claim->sentence;
    account->lead = account->lead || claim->sentence < LEAD;
    add_topic(e, account, e->articles.items[claim->article].topic);
    if (first || published < account->published ||
        (published == account->published && say_str_compare(claim->id, account->id) < 0)) {
        account->published = published;
        account->id = claim->id;
    }
    if (!first) return;
    account->lemma = claim->lemma;
    account->root = say_word_root(e->arena, claim->act.size ? claim->act : claim->lemma);
    account->type = claim->type;
    account->family = family_of(claim);
}

int say_account_specificity(const SayAccount *account)
{
    bool one_day = account->day && account->day->first == account->day->last;
    return (account->actors.count > 0) + (account->recipients.count > 0) +
           precision_rank(account->place) + one_day + (account->toll != NULL);
}

/* ---- fit: what two accounts share, and whether they contradict ---- */

SayRelation say_account_relate(const SayEvidence *e, const SayIndices *a, const SayIndices *b)
{
    SayRelation relation = {0, a->count > 0 && b->count > 0};
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++) {
            const SayParty *x = &e->parties.items[a->items[i]], *y = &e->parties.items[b->items[k]];
            int match = say_party_match(x, y);
            if (match > relation.match) relation.match = match;
            if (match > 0 || !say_party_conflict(x, y)) relation.conflict = false;
        }
    return relation;
}

typedef struct Interval {
    int64_t first, last;
    bool one_day;
} Interval;

static Interval interval_of(const SayAccount *account)
{
    if (account->day)
        return (Interval){account->day->first, account->day->last,
                          account->day->first == account->day->last};
    if (account->published == SAY_DAY_NONE) return (Interval){INT32_MIN, INT32_MAX, false};
    return (Interval){(int64_t)account->published - REPORT_WINDOW, account->published, false};
}

void say_account_days(const SayAccount *account, int64_t *first, int64_t *last)
{
    Interval days = interval_of(account);
    *first = days.first;
    *last = days.last;
}

/* Points for when; -1: it cannot be the same. Between two stated days no grace; else one for
 * midnight and time zones. */
int say_account_date(const SayAccount *a, const SayAccount *b)
{
    Interval x = interval_of(a), y = interval_of(b);
    int grace = x.one_day && y.one_day ? 0 : 1;
    if (x.first > y.last + grace || y.first > x.last + grace) return -1;
    if (!a->day || !b->day) return 0;
    return x.first == y.first && x.last == y.last ? 2 : 1;
}

/* Points for where; -1: it cannot be the same. */
int say_account_place(const SayAccount *a, const SayAccount *b)
{
    const SayCodedClaim *x = a->place, *y = b->place;
    if (!x || !y) return 0;
    bool spelled = say_str_equal(a->place_key, b->place_key) && say_place_may_be(x, y);
    if (say_str_equal(x->place, y->place) || spelled)
        return x->precision == SAY_PRECISION_COUNTRY ? 1 : 3;
    if (x->place_country.size && y->place_country.size &&
        !say_str_equal(x->place_country, y->place_country))
        return -1;
    /* A district of a town, or the one that it lies in. */
    if ((x->precision == SAY_PRECISION_DISTRICT) != (y->precision == SAY_PRECISION_DISTRICT) &&
        x->located && y->located && say_place_may_be(x, y))
        return 1;
    int wide = precision_rank(x) < precision_rank(y) ? precision_rank(x) : precision_rank(y);
    return wide <= 1 + 3 ? 1 : -1; /* a province or more holds a town; two towns are two */
}

/* A stated stretch that is too long for one act. */
static bool of_a_time(const SayAccount *account)
{
    return account->day && account->day->last - account->day->first > LONGEST_ACT;
}

static bool same_toll(const SayAccount *a, const SayAccount *b)
{
    return a->toll && b->toll && a->toll->killed.best == b->toll->killed.best &&
           a->toll->killed.best > 1;
}

/* Manifold apart: the dead of an act, and those of its war. */
static bool far_toll(const SayCodedClaim *a, const SayCodedClaim *b)
{
    enum { MANIFOLD = 50, WAR = 10000 };
    int64_t x = a->killed.low != SAY_UNKNOWN ? a->killed.low : a->killed.best,
            y = b->killed.low != SAY_UNKNOWN ? b->killed.low : b->killed.best;
    if (x == SAY_UNKNOWN || y == SAY_UNKNOWN) return false;
    return (x > MANIFOLD * y && x >= WAR) || (y > MANIFOLD * x && y >= WAR);
}

/* One voice counts two tolls, neither of them open: those of two acts, or of one and a part. */
static bool other_toll(const SayCodedClaim *a, const SayCodedClaim *b)
{
    const SayRange *x = &a->killed, *y = &b->killed;
    return x->high != SAY_UNKNOWN && y->high != SAY_UNKNOWN && x->best != SAY_UNKNOWN &&
           y->best != SAY_UNKNOWN && x->best != y->best && !say_voices_differ(a->voice, b->voice);
}

/* The article of the account tells the event with another toll: it keeps the two apart. So does a
   toll of another size. */
static bool told_apart(const SayEvidence *e, const SayAccount *account, const SayAccount *event)
{
    if (!account->toll) return false;
    for (uint32_t i = 0; i < event->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[event->claims.items[i]];
        if (far_toll(account->toll, claim)) return true;
        if (claim->article == account->toll->article && other_toll(account->toll, claim))
            return true;
    }
    return false;
}

bool say_account_apart(const SayAccount *account, const SayAccount *claim)
{
    if (of_a_time(account) != of_a_time(claim) && (account->day || claim->day)) return true;
    /* What has no day is the news; a day before that is another one's. */
    if (!account->day && claim->day && say_account_date(account, claim) < 0) return true;
    if (account->toll && claim->toll && far_toll(account->toll, claim->toll)) return true;
    bool own = claim->day || (claim->place && say_account_place(account, claim) != 3);
    return own && account->toll && claim->toll && other_toll(account->toll, claim->toll);
}

bool say_account_is_toll_of(const SayEvidence *e, const SayAccount *account,
                            const SayAccount *claim)
{
    const SayCodedClaim *toll = &e->claims.items[claim->claims.items[0]];
    bool counts = toll->killed.best != SAY_UNKNOWN || toll->killed.low != SAY_UNKNOWN ||
                  toll->injured.best != SAY_UNKNOWN || toll->injured.low != SAY_UNKNOWN;
    return counts && toll->actor_count == 0 && toll->sentence == account->last_sentence &&
           !account->toll && account->recipients.count == 0;
}

bool say_account_counts_same(const SayEvidence *e, const SayAccount *a, const SayAccount *b)
{
    if (!same_toll(a, b) || !say_account_same_kind(a, b) || of_a_time(a) != of_a_time(b))
        return false;
    if (say_account_place(a, b) < 0 || say_account_date(a, b) < 0) return false;
    return !say_account_relate(e, &a->actors, &b->actors).conflict &&
           !say_account_relate(e, &a->recipients, &b->recipients).conflict;
}

static bool symmetric(SayEventType type)
{
    return type == SAY_EVENT_CONSULT || type == SAY_EVENT_AGREE || type == SAY_EVENT_COOPERATE;
}

static void fit_parties(const SayEvidence *e, const SayAccount *a, const SayAccount *b, SayFit *fit)
{
    fit->actors = say_account_relate(e, &a->actors, &b->actors);
    fit->recipients = say_account_relate(e, &a->recipients, &b->recipients);
    if (!symmetric(a->type)) return;
    SayRelation crossed = say_account_relate(e, &a->actors, &b->recipients),
                back = say_account_relate(e, &a->recipients, &b->actors);
    if (crossed.match + back.match <= fit->actors.match + fit->recipients.match) return;
    fit->actors = crossed;
    fit->recipients = back;
}

static bool share_topic(const SayAccount *a, const SayAccount *b)
{
    for (uint32_t i = 0; i < a->topics.count; i++)
        for (uint32_t k = 0; k < b->topics.count; k++)
            if (a->topics.items[i] == b->topics.items[k]) return true;
    return false;
}

/* Somebody accuses its actors: they deny it, or accuse others. */
static bool accused(const SayEvidence *e, const SayAccount *account)
{
    for (uint32_t i = 0; i < account->claims.count; i++)
        if (e->claims.items[account->claims.items[i]].accusation) return true;
    return false;
}

/* Of somebody who is killed the day is one, whoever tells it. */
static bool same_dead(const SayEvidence *e, const SayAccount *a, const SayAccount *b)
{
    if (!a->toll || !b->toll || a->type != SAY_EVENT_ASSAULT) return false;
    for (uint32_t i = 0; i < a->recipients.count; i++)
        for (uint32_t k = 0; k < b->recipients.count; k++) {
            const SayParty *x = &e->parties.items[a->recipients.items[i]],
                           *y = &e->parties.items[b->recipients.items[k]];
            if (x->kind == SAY_ACTOR_PERSON && y->kind == SAY_ACTOR_PERSON &&
                say_party_match(x, y) == 3)
                return true;
        }
    return false;
}

/* A voice or an article of the account has an act of this kind on the day of the other one, too:
   it tells of two. */
static bool has_both_days(const SayEvidence *e, const SayAccount *account, const SayCodedClaim *day)
{
    for (uint32_t i = 0; i < account->claims.count; i++) {
        const SayCodedClaim *claim = &e->claims.items[account->claims.items[i]];
        if (dated(claim) && !say_voices_differ(claim->voice, day->voice)) return true;
        const SayStoredArticle *article = &e->articles.items[claim->article];
        for (uint32_t k = 0; k < article->claim_count; k++) {
            const SayCodedClaim *other = &e->claims.items[article->first_claim + k];
            if (other->type == day->type && dated(other) && other->first <= day->last &&
                day->first <= other->last)
                return true;
        }
    }
    return false;
}

/* Rival accounts of when: all else must be the same, by name, and none of the reports may be older
   than the later day. A town is shelled on following days, so its name and the act's are not
   enough: the dead must be as many, or one person. */
static bool rival_days(const SayEvidence *e, const SayAccount *a, const SayAccount *b,
                       const SayFit *fit)
{
    if (!a->day || !b->day || !interval_of(a).one_day || !interval_of(b).one_day) return false;
    SayDay first = a->day->first < b->day->first ? a->day->first : b->day->first,
           last = a->day->first < b->day->first ? b->day->first : a->day->first;
    if (last - first > SAY_ACCOUNT_RIVAL_DAYS || a->published < last || b->published < last)
        return false;
    bool named = fit->actors.match == 3 || fit->recipients.match == 3;
    bool same = a->type != SAY_EVENT_NONE && a->type == b->type && fit->place == 3 && fit->topic;
    return same && named && (same_toll(a, b) || same_dead(e, a, b)) &&
           !has_both_days(e, a, b->day) && !has_both_days(e, b, a->day);
}

bool say_account_same_kind(const SayAccount *a, const SayAccount *b)
{
    if (a->family != b->family) return false;
    bool typed = a->type != SAY_EVENT_NONE && b->type != SAY_EVENT_NONE;
    return typed ? a->type == b->type : say_str_equal(a->root, b->root);
}

/* False when they contradict each other, or have too little in common to speak of one happening. */
bool say_account_fit(const SayEvidence *e, const SayAccount *a, const SayAccount *b, SayFit *fit)
{
    *fit = (SayFit){.topic = share_topic(a, b), .word = say_str_equal(a->root, b->root)};
    if (!say_account_same_kind(a, b)) return false;
    if (a->about != SAY_EVENT_NONE && b->about != SAY_EVENT_NONE && a->about != b->about)
        return false;
    fit->date = say_account_date(a, b);
    fit->place = say_account_place(a, b);
    if (fit->place < 0 || of_a_time(a) != of_a_time(b)) return false;
    fit_parties(e, a, b, fit);
    fit->rival_days = fit->date < 0 && rival_days(e, a, b, fit);
    if (fit->date < 0 && !fit->rival_days) return false;
    if (fit->rival_days) fit->date = 0;
    bool told = fit->topic && fit->word;
    /* Parties of an act that the codebook does not have are not known well enough to contradict. */
    bool loose = told && (a->type == SAY_EVENT_NONE || b->type == SAY_EVENT_NONE);
    if (fit->recipients.conflict && !loose) return false;
    /* Rival accounts of who did it: all else must hold them together. */
    bool anchored = (fit->place == 3 && fit->recipients.match >= 2) || same_toll(a, b) ||
                    (fit->recipients.match == 3 && fit->date == 2) ||
                    (told && fit->place > 0 && (accused(e, a) || accused(e, b)));
    if (fit->actors.conflict && !loose && !(anchored && fit->date >= 1)) return false;
    /* Articles about the same tell of one act in one town, and lead with it. */
    bool there = fit->topic && (fit->place == 3 || (a->lead && b->lead));
    if (fit->actors.match + fit->recipients.match == 0 && !told && !there &&
        !(fit->place == 3 && fit->date >= 1))
        return false;
    fit->points = fit->actors.match + fit->recipients.match + fit->date + fit->place;
    fit->points += a->about != SAY_EVENT_NONE && a->about == b->about ? 2 : 0;
    fit->points += fit->word +
                   (told    ? 3
                    : there ? 1
                            : 0) +
                   (fit->topic && a->lead && b->lead ? 2 : 0);
    fit->points += same_toll(a, b) ? 2 : 0;
    return fit->points >= ENOUGH && !told_apart(e, a, b);
}

SayStr say_account_why(SayArena *arena, const SayFit *fit)
{
    SayText text = {.arena = arena};
    say_text_add(&text, SAY_STR("type"));
    if (fit->actors.match) say_text_add(&text, SAY_STR(", actor"));
    if (fit->actors.conflict) say_text_add(&text, SAY_STR(", rival actor"));
    if (fit->recipients.match) say_text_add(&text, SAY_STR(", recipient"));
    if (fit->topic && fit->word) say_text_add(&text, SAY_STR(", topic and word"));
    if (fit->place) say_text_add(&text, SAY_STR(", place"));
    if (fit->date) say_text_add(&text, SAY_STR(", date"));
    if (fit->rival_days) say_text_add(&text, SAY_STR(", rival date"));
    say_text_format(&text, " (%d points)", fit->points);
    return say_text_str(&text);
}
