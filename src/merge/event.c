/* event.c -- which claims speak of one happening.

   First within each article: a claim that names no place and no day of its own goes on about what
   stands before it, when nothing contradicts ("... near Ulmek on Saturday. Twelve soldiers were
   killed"). Then across articles: what an article says of one happening is taken from the most
   specific account to the least, and each joins the event that it fits best and contradicts in
   nothing, or founds one. So an account that leaves much open joins what others have said, and
   never holds two events together that do not belong together; and the result depends on the claims
   alone, not on their arrival. */
#include "core/digest.h"
#include "core/map.h"
#include "merge/account.h"

#include <assert.h>
#include <stdlib.h>

/* So far back, in sentences, a claim may go on about what an article said. */
#define REACH 6

/* ---- within an article ---- */

/* "the attack", "this bombing": by the word before. */
static bool is_definite(const SayEvidence *e, const SayCodedClaim *claim)
{
    static const char *const words[] = {" the ", " this ", " that ", " these ", " those "};
    SayStr text = e->articles.items[claim->article].text;
    if (claim->trigger_at == SAY_NONE || claim->trigger_at > text.size) return false;
    SayStr before = say_str_slice(text, 0, claim->trigger_at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_str_ends(before, say_str(words[i]))) return true;
    return say_str_ends(before, SAY_STR("The ")) || say_str_ends(before, SAY_STR("This "));
}

/* A claim goes on about an account when nothing contradicts, and it shares a party or the word, or
   leaves place and day to what stands before it. */
static bool goes_on(const SayEvidence *e, const SayAccount *account, const SayAccount *claim)
{
    if (!say_account_same_kind(claim, account)) return false;
    const SayCodedClaim *now = &e->claims.items[claim->claims.items[0]];
    if (now->sentence > account->last_sentence + REACH) return false;
    if (claim->about != SAY_EVENT_NONE && account->about != SAY_EVENT_NONE &&
        claim->about != account->about)
        return false;
    if (say_account_place(account, claim) < 0 ||
        (account->day && claim->day && say_account_date(account, claim) < 0) ||
        say_account_apart(account, claim))
        return false;
    SayRelation actors = say_account_relate(e, &account->actors, &claim->actors),
                recipients = say_account_relate(e, &account->recipients, &claim->recipients);
    if (actors.conflict || recipients.conflict) return false;
    bool open = !claim->place && !claim->day;
    /* Two tellings of one order: the second may add where and when. */
    if (claim->about != SAY_EVENT_NONE && claim->about == account->about &&
        !(claim->place && account->place) && !(claim->day && account->day))
        open = true;
    bool told = claim->actors.count + claim->recipients.count > 0;
    bool again = !told && say_event_type_quad(now->type) == 4 && is_definite(e, now);
    return actors.match || recipients.match || (open && (told || again)) ||
           say_account_is_toll_of(e, account, claim) ||
           (open && say_str_equal(account->root, claim->root));
}

typedef SAY_LIST(SayAccount) Accounts;

/* A headline and the lead, the act and its toll may stand apart for a sentence that tells less:
   the same toll joins them. */
static void join_by_toll(SayEvidence *e, uint32_t own, Accounts *accounts)
{
    for (uint32_t i = own; i < accounts->count; i++) {
        for (uint32_t k = accounts->count; k-- > i + 1;) {
            SayAccount *first = &accounts->items[i], *second = &accounts->items[k];
            if (!say_account_counts_same(e, first, second)) continue;
            for (uint32_t c = 0; c < second->claims.count; c++) {
                say_account_add(e, first, second->claims.items[c]);
                e->claims.items[second->claims.items[c]].joined =
                    SAY_STR("the same toll in its article");
            }
            accounts->items[k] = accounts->items[--accounts->count];
        }
    }
}

static void read_article(SayEvidence *e, const SayStoredArticle *article, Accounts *accounts)
{
    uint32_t own = accounts->count;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        uint32_t index = article->first_claim + i;
        if (!e->claims.items[index].lemma.size) continue;
        SayAccount single = {0};
        say_account_add(e, &single, index);
        uint32_t at = accounts->count;
        while (at > own && !goes_on(e, &accounts->items[at - 1], &single)) at--;
        if (at > own) {
            say_account_add(e, &accounts->items[at - 1], index);
            e->claims.items[index].joined = SAY_STR("goes on in its article");
        } else {
            *say_push(e->scratch, accounts) = single;
        }
    }
    join_by_toll(e, own, accounts);
}

/* ---- across articles ---- */

/* Events that may fit share a key: type, family, a country or name of a party or the place, and a
   stretch of days; a hash of these stands for it. So an account is held against those of its time
   alone. */
typedef SAY_LIST(uint64_t) Keys;

typedef struct Blocks {
    SayMap map;  /* key -> index into lists */
    SayMap held; /* list and event, for each event that stands in a list */
    SAY_LIST(SayIndices) lists;
    Keys bare, keys; /* of the account at hand, without and with days */
} Blocks;

/* Days of a stretch, and how many stretches an account may reach over before it is kept apart. */
enum { STRETCH = 8, REACHED = 4 };

static uint64_t mix(uint64_t hash, uint64_t with)
{
    hash = (hash ^ with) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static void add_key(SayArena *arena, const SayAccount *account, SayStr what, Keys *keys)
{
    *say_push(arena, keys) =
        mix(mix(say_str_hash(what), (uint64_t)account->type), (uint64_t)account->family);
}

static void add_party_keys(SayEvidence *e, const SayAccount *account, const SayIndices *parties,
                           Keys *keys)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        const SayParty *party = &e->parties.items[parties->items[i]];
        if (party->country.size) add_key(e->scratch, account, party->country, keys);
        if (party->name.size) add_key(e->scratch, account, party->name, keys);
        if (party->parent.size) add_key(e->scratch, account, party->parent, keys);
    }
}

/* An account of a type that the codebook does not have is found by its word alone. */
static void add_topic_keys(SayEvidence *e, const SayAccount *account, Keys *keys)
{
    static const SayStr topic = {"topic", 5};
    uint64_t word =
        mix(mix(say_str_hash(topic), say_str_hash(account->root)), (uint64_t)account->family);
    for (uint32_t i = 0; i < account->topics.count; i++)
        *say_push(e->scratch, keys) = mix(word, account->topics.items[i]);
}

static int64_t stretch_of(int64_t day)
{
    return day >= 0 ? day / STRETCH : -((-day + STRETCH - 1) / STRETCH);
}

/* Each key for each stretch of days. An account of a long time stands under WIDE and is held
   against all; all look under WIDE. */
static void add_days(SayEvidence *e, const SayAccount *account, Blocks *blocks, bool looking)
{
    enum { WIDE = INT32_MIN, ALL = INT32_MAX }; /* no stretch has these numbers */
    int64_t first, last, grace = looking ? SAY_ACCOUNT_RIVAL_DAYS : 0;
    say_account_days(account, &first, &last);
    first = stretch_of(first - grace);
    last = stretch_of(last + grace);
    bool wide = last - first >= REACHED;
    for (uint32_t i = 0; i < blocks->bare.count; i++) {
        uint64_t key = blocks->bare.items[i];
        Keys *keys = &blocks->keys;
        if (wide || !looking) *say_push(e->scratch, keys) = mix(key, (uint64_t)ALL);
        if (wide != looking) *say_push(e->scratch, keys) = mix(key, (uint64_t)(int64_t)WIDE);
        for (int64_t at = first; !wide && at <= last; at++)
            *say_push(e->scratch, keys) = mix(key, (uint64_t)at);
    }
}

/* Borrowed until the next account is asked. */
static const Keys *keys_of(SayEvidence *e, Blocks *blocks, const SayAccount *account, bool looking)
{
    Keys *bare = &blocks->bare;
    bare->count = blocks->keys.count = 0;
    add_party_keys(e, account, &account->actors, bare);
    add_party_keys(e, account, &account->recipients, bare);
    if (account->place) add_key(e->scratch, account, account->place_key, bare);
    add_topic_keys(e, account, bare);
    add_days(e, account, blocks, looking);
    return &blocks->keys;
}

static SayStr bytes_of(const uint64_t *number)
{
    return (SayStr){(const char *)number, sizeof *number};
}

static void remember(SayArena *arena, SayMap *map, uint64_t number, uint32_t value)
{
    say_map_set(map, say_str_copy(arena, bytes_of(&number)), value);
}

static uint32_t list_of(SayEvidence *e, Blocks *blocks, uint64_t key)
{
    uint32_t list = say_map_get(&blocks->map, bytes_of(&key));
    if (list == SAY_ABSENT) {
        list = blocks->lists.count;
        (void)say_push(e->scratch, &blocks->lists);
        remember(e->scratch, &blocks->map, key, list);
    }
    return list;
}

static void hold(SayEvidence *e, Blocks *blocks, uint64_t key, uint32_t event)
{
    uint32_t list = list_of(e, blocks, key);
    uint64_t pair = (uint64_t)list << 32 | event;
    if (say_map_get(&blocks->held, bytes_of(&pair)) != SAY_ABSENT) return;
    remember(e->scratch, &blocks->held, pair, 1);
    *say_push(e->scratch, &blocks->lists.items[list]) = event;
}

/* The event that fits best; of equals the one founded first. */
static uint32_t find_event(SayEvidence *e, Blocks *blocks, const Accounts *events,
                           const SayAccount *account, SayFit *best)
{
    uint32_t found = SAY_NONE;
    const Keys *keys = keys_of(e, blocks, account, true);
    *best = (SayFit){0};
    for (uint32_t i = 0; i < keys->count; i++) {
        uint32_t at = say_map_get(&blocks->map, bytes_of(&keys->items[i]));
        if (at == SAY_ABSENT) continue;
        const SayIndices *list = &blocks->lists.items[at];
        assert(list != NULL);
        for (uint32_t k = 0; k < list->count; k++) {
            uint32_t event = list->items[k];
            SayFit fit;
            if (!say_account_fit(e, account, &events->items[event], &fit)) continue;
            if (fit.points < best->points || (fit.points == best->points && event >= found))
                continue;
            *best = fit;
            found = event;
        }
    }
    return found;
}

static void place_account(SayEvidence *e, Blocks *blocks, Accounts *events,
                          const SayAccount *account)
{
    SayFit fit;
    uint32_t event = find_event(e, blocks, events, account, &fit);
    SayStr joined = event == SAY_NONE ? SAY_STR("founds it") : say_account_why(e->arena, &fit);
    if (event == SAY_NONE) {
        event = events->count;
        (void)say_push(e->scratch, events);
    }
    for (uint32_t i = 0; i < account->claims.count; i++) {
        SayCodedClaim *claim = &e->claims.items[account->claims.items[i]];
        claim->event = event;
        if (i == 0) claim->joined = joined;
        say_account_add(e, &events->items[event], account->claims.items[i]);
    }
    const Keys *keys = keys_of(e, blocks, account, false);
    for (uint32_t i = 0; i < keys->count; i++) hold(e, blocks, keys->items[i], event);
}

static int by_specificity(const void *a, const void *b)
{
    const SayAccount *x = a, *y = b;
    int difference = say_account_specificity(y) - say_account_specificity(x);
    if (difference) return difference;
    if (x->published != y->published) return x->published < y->published ? -1 : 1;
    return say_str_compare(x->id, y->id);
}

static int by_index(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* An event is named by the claim that was published first, so that later reports do not rename it.
 */
static void keep_event(SayEvidence *e, const SayAccount *account)
{
    assert(account->claims.count > 0);
    SayHappening *event = say_push(e->arena, &e->events);
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, SAY_STR("event"));
    say_hasher_field(&hasher, account->id);
    SayDigest digest = say_hasher_end(&hasher);
    event->id = say_id(e->arena, 'e', &digest);
    qsort(account->claims.items, account->claims.count, sizeof *account->claims.items, by_index);
    for (uint32_t i = 0; i < account->claims.count; i++)
        *say_push(e->arena, &event->claims) = account->claims.items[i];
}

void say_merge_events(SayEvidence *e)
{
    Accounts accounts = {0}, events = {0};
    for (uint32_t i = 0; i < e->articles.count; i++)
        read_article(e, &e->articles.items[i], &accounts);
    if (accounts.count)
        qsort(accounts.items, accounts.count, sizeof *accounts.items, by_specificity);
    Blocks blocks = {.map = say_map_new(e->scratch), .held = say_map_new(e->scratch)};
    for (uint32_t i = 0; i < accounts.count; i++)
        place_account(e, &blocks, &events, &accounts.items[i]);
    for (uint32_t i = 0; i < events.count; i++) keep_event(e, &events.items[i]);
}
