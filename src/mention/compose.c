/* compose.c -- what the parts of a noun phrase lend to its mention: country, sectors, kind, name.
 */
#include "mention/actors.h"

#include <string.h>

void say_sectors_add(SayActorMention *mention, const SayStr sectors[3])
{
    for (uint32_t i = 0; i < 3 && sectors[i].data; i++) {
        uint32_t at = 0;
        while (at < 3 && mention->sectors[at].data &&
               !say_str_equal(mention->sectors[at], sectors[i]))
            at++;
        if (at < 3) mention->sectors[at] = sectors[i];
    }
}

bool say_names_country(const SayNaming *naming, const SayHit *hit)
{
    return hit->field == SAY_PHRASE_ADJECTIVE || hit->adjective_too ||
           say_hit_entry(naming, hit)->kind == SAY_ACTOR_COUNTRY;
}

static bool names_country_or_people(const SayNaming *naming, const SayHit *hit)
{
    return hit->field == SAY_PHRASE_PEOPLE || say_names_country(naming, hit);
}

/* A surname of the dictionary beside another first name is somebody else: "Hunter" beside the
 * president's surname. */
static bool is_somebody_else(const SayNaming *naming, const SayHit *hit)
{
    const SayDoc *doc = naming->doc;
    if (say_hit_entry(naming, hit)->kind != SAY_ACTOR_PERSON || hit->words > 1) return false;
    for (uint32_t side = 0; side < 2; side++) {
        if (side == 0 && hit->first == 0) continue;
        uint32_t t = side == 0 ? hit->first - 1 : hit->end;
        if (t >= doc->tokens.count || doc->tokens.sentence[t] != doc->tokens.sentence[hit->first])
            continue;
        if (doc->tokens.upos[t] == SAY_UPOS_PROPN && naming->hit_at[t] == SAY_NONE &&
            say_is_capital(doc, t) && say_phrase_head(doc, t) == say_phrase_head(doc, hit->head))
            return true;
    }
    return false;
}

/* "Jordan" in "Xavier Jordan", "Christian" in "Christian Pinto": joined flat to a word that no
 * dictionary knows. */
static bool is_persons_word(const SayNaming *naming, const SayHit *hit)
{
    const SayDoc *doc = naming->doc;
    if (hit->words > 1 || hit->field == SAY_PHRASE_WORD || !names_country_or_people(naming, hit))
        return false;
    uint32_t head = doc->tokens.head[hit->head];
    if (doc->tokens.deprel[hit->head] == SAY_DEPREL_FLAT)
        return head != SAY_NONE && naming->hit_at[head] == SAY_NONE &&
               doc->tokens.upos[head] == SAY_UPOS_PROPN;
    uint32_t flat = say_doc_child(doc, hit->head, SAY_DEPREL_FLAT);
    return flat != SAY_NONE && flat == hit->end && naming->hit_at[flat] == SAY_NONE &&
           say_is_capital(doc, flat) && doc->tokens.upos[hit->head] == SAY_UPOS_PROPN &&
           doc->tokens.upos[flat] == SAY_UPOS_PROPN;
}

/* "an Iraq War veteran" is not of Iraq, nor "a Geneva Convention expert" of its town; but a
 * "Prime Minister" is no "Prime". */
static bool names_a_happening(const SayNaming *naming, const SayHit *hit, SayPart part)
{
    const SayDoc *doc = naming->doc;
    if (part == SAY_PART_HEAD || !names_country_or_people(naming, hit) ||
        hit->end >= doc->tokens.count ||
        doc->tokens.sentence[hit->end] != doc->tokens.sentence[hit->head])
        return false;
    SayIndex next = naming->hit_at[hit->end];
    bool role = next != SAY_NONE && naming->hits.items[next].field == SAY_PHRASE_WORD;
    return say_token_in(doc, hit->end, "war|wars") ||
           (!role && say_is_capital(doc, hit->end) && say_is_happening(doc, hit->end));
}

/* "ex-president": joined to what says that it is over. */
static bool is_joined_to_ex(const SayNaming *naming, const SayHit *hit)
{
    return hit->joint == SAY_JOINT_OTHER && hit->word > 0 &&
           say_str_equal(naming->doc->words.items[hit->word - 1].key, SAY_STR("ex"));
}

static void sort_part(const SayNaming *naming, SayRoles *roles, const SayHit *hit, SayPart part)
{
    if (part == SAY_PART_LEADER) { /* the leader's side, not the leader's office */
        if (!roles->country && say_hit_entry(naming, hit)->kind == SAY_ACTOR_PERSON)
            roles->country = hit;
        return;
    }
    if (is_persons_word(naming, hit) || names_a_happening(naming, hit, part)) return;
    if (hit->joint == SAY_JOINT_BACKER) {
        if (!roles->backer) roles->backer = hit;
    } else if (hit->joint == SAY_JOINT_OTHER && !is_joined_to_ex(naming, hit)) {
        return;
    } else if (hit->joint == SAY_JOINT_SEAT) {
        if (!roles->country) roles->country = hit;
    } else if (hit->field == SAY_PHRASE_WORD) {
        if (!roles->role)
            roles->role = hit;
        else if (!roles->second_role)
            roles->second_role = hit;
    } else if (part == SAY_PART_HEAD && !is_somebody_else(naming, hit)) {
        if (!roles->name || say_hit_entry(naming, hit)->kind == SAY_ACTOR_PERSON) roles->name = hit;
    } else if (say_names_country(naming, hit)) {
        if (!roles->country || part <= SAY_PART_TITLE) roles->country = hit;
    } else if (!roles->body && say_hit_entry(naming, hit)->kind != SAY_ACTOR_PERSON) {
        roles->body = hit;
    }
}

/* Parts from the head outwards, so that the nearest role and organisation win. */
SayRoles say_roles_sort(const SayNaming *naming, const SayPhrase *phrase)
{
    SayRoles roles = {0};
    for (SayPart part = SAY_PART_HEAD; part <= SAY_PART_LEADER; part++)
        for (uint32_t i = phrase->count; i-- > 0;)
            if (phrase->parts[i].part == part)
                sort_part(naming, &roles, &naming->hits.items[phrase->parts[i].hit], part);
    return roles;
}

/* "ethnic Albanians" are of a people and not of its state. */
static bool is_ethnic(const SayDoc *doc, const SayHit *hit)
{
    return hit->first > 0 && say_token_in(doc, hit->first - 1, "ethnic") &&
           doc->tokens.sentence[hit->first - 1] == doc->tokens.sentence[hit->first];
}

/* The dictionary's country for an adjective or metonym of an entry; absent for "Arab". */
static SayStr country_of(const SayNaming *naming, const SayHit *hit)
{
    return hit && !is_ethnic(naming->doc, hit) ? say_hit_entry(naming, hit)->country : SAY_STR_NONE;
}

static SayStr join(SayDoc *doc, SayStr a, SayStr b)
{
    SayText text = {.arena = doc->arena};
    say_text_add(&text, a);
    if (a.size) say_text_char(&text, ' ');
    say_text_add(&text, b);
    return say_text_str(&text);
}

/* "Iranian troops", "Pentagon spokesman", "militants": a name for a role, the same for all its
 * forms. */
SayStr say_role_name(const SayNaming *naming, const SayRoles *roles, SayStr country)
{
    SayStr role = say_hit_head(naming, roles->role);
    if (roles->second_role)
        role = join(naming->doc, say_hit_head(naming, roles->second_role), role);
    if (roles->body) return join(naming->doc, say_hit_head(naming, roles->body), role);
    uint32_t nation = country.data ? say_map_get(&naming->view->countries, country) : SAY_ABSENT;
    if (nation == SAY_ABSENT) return role;
    SayStr adjective = naming->view->nations.items[nation - 1].adjective;
    return join(naming->doc,
                adjective.data ? adjective : naming->view->nation_names.items[nation - 1], role);
}

/* The dictionary's name; a country's people are not the country. */
SayStr say_own_name(const SayNaming *naming, const SayHit *hit)
{
    const SayActorEntry *entry = say_hit_entry(naming, hit);
    bool people = hit->field == SAY_PHRASE_PEOPLE && entry->kind == SAY_ACTOR_COUNTRY &&
                  entry->adjective.data;
    return people ? join(naming->doc, entry->adjective, SAY_STR("people"))
                  : say_hit_head(naming, hit);
}

static const char former_words[] =
    "former|ex|late|onetime|one-time|erstwhile|ousted|deposed|toppled|retired";

/* "former", "ex-" or "late" before the role, or before the name where there is none. "former
 * Yugoslav" says it of a country. */
static bool says_former(const SayNaming *naming, const SayPhrase *phrase, const SayRoles *roles)
{
    const SayDoc *doc = naming->doc;
    const SayHit *anchor = roles->role ? roles->role : roles->name;
    if (!anchor || (!roles->role && say_hit_entry(naming, anchor)->kind != SAY_ACTOR_PERSON))
        return false;
    SayStr rest = anchor->phrase, word = say_str_cut(&rest, ' ');
    if (is_joined_to_ex(naming, anchor) || say_str_in(word, former_words)) return true;
    for (uint32_t t = phrase->first; t < anchor->first; t++)
        if (say_token_in(doc, t, former_words) && say_phrase_head(doc, t) == phrase->head &&
            !say_token_in(doc, t + 1, "yugoslav|yugoslavia|soviet|east"))
            return true;
    return false;
}

/* What the office lends is left out; a role that holds "former" itself says what it makes of one.
 */
static void add_former(const SayNaming *naming, const SayRoles *roles, SayActorMention *m)
{
    const SayHit *order[] = {roles->name, roles->role};
    for (uint32_t i = 0; i < 2; i++) {
        if (!order[i] || order[i]->field == SAY_PHRASE_PEOPLE) continue;
        SayStr sectors[3];
        memcpy(sectors, say_hit_entry(naming, order[i])->sectors, sizeof sectors);
        say_sectors_leave_office(sectors, true);
        say_sectors_add(m, sectors);
    }
}

/* "Norlandic negotiators", right behind the country and of nobody else: they are its government's.
 */
static bool speaks_for_state(const SayNaming *naming, const SayRoles *roles,
                             const SayActorMention *m)
{
    return roles->role && roles->country && !roles->name && !roles->body && !roles->second_role &&
           !m->person_name && roles->country->joint == SAY_JOINT_NONE &&
           (m->shared || roles->country->end == roles->role->first) &&
           say_lemma_in(naming->doc, roles->role->head,
                        "leader|leadership|negotiator|delegation|envoy|spokesman|spokeswoman|"
                        "spokesperson") &&
           !say_hit_entry(naming, roles->role)->sectors[0].data;
}

/* "army officers" are not of the police: the group tells which of the role's sectors is meant. */
static bool tells(const SayNaming *naming, const SayHit *group, const SayHit *role)
{
    const SayStr *own = say_hit_entry(naming, role)->sectors;
    SayStr first = say_hit_entry(naming, group)->sectors[0];
    return first.data && ((own[1].data && say_str_equal(own[1], first)) ||
                          (own[2].data && say_str_equal(own[2], first)));
}

/* A group against the state or beside it: its commander is no soldier of a state, its spokesman no
 * official. */
static bool is_unofficial(const SayNaming *naming, const SayHit *hit)
{
    return hit->field != SAY_PHRASE_ADJECTIVE &&
           say_str_in(say_hit_entry(naming, hit)->sectors[0], "REB|UAF|CRM|OPP");
}

void say_compose_sectors(const SayNaming *naming, const SayPhrase *phrase, const SayRoles *roles,
                         SayActorMention *m)
{
    m->former = says_former(naming, phrase, roles);
    if (m->former) {
        add_former(naming, roles, m);
        return;
    }
    const SayHit *order[] = {roles->name, roles->role, roles->second_role, roles->body};
    const SayHit *group = roles->second_role ? roles->second_role : roles->body;
    bool state = roles->role && say_is_body(naming, roles->role->head);
    if (roles->role && group && !state &&
        (is_unofficial(naming, group) || tells(naming, group, roles->role))) {
        order[1] = group;
        order[group == roles->body ? 3 : 2] = roles->role;
    }
    bool was = roles->name && roles->role &&
               say_str_equal(say_hit_entry(naming, roles->name)->sectors[0], SAY_STR("ELI"));
    if (was) { /* what the text calls them comes before what the dictionary says they once were */
        order[0] = order[1];
        order[1] = roles->name;
    }
    static const SayStr civilian[3] = {{"CVL", 3}};
    if (speaks_for_state(naming, roles, m)) say_sectors_add(m, (const SayStr[3]){{"GOV", 3}});
    for (uint32_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (!order[i]) continue;
        if (order[i]->field == SAY_PHRASE_PEOPLE)
            say_sectors_add(m, civilian);
        else if (order[i]->field == SAY_PHRASE_METONYM &&
                 say_hit_entry(naming, order[i])->kind == SAY_ACTOR_COUNTRY)
            say_sectors_add(m, (const SayStr[3]){{"GOV", 3}});
        else
            say_sectors_add(m, say_hit_entry(naming, order[i])->sectors);
    }
}

void say_compose_country(const SayNaming *naming, const SayRoles *roles, SayActorMention *m)
{
    const SayHit *order[] = {roles->name, roles->country, roles->body, roles->role};
    for (uint32_t i = 0; i < sizeof order / sizeof *order && !m->country.data; i++)
        m->country = country_of(naming, order[i]);
    if (roles->backer) m->backer = say_hit_head(naming, roles->backer);
    for (uint32_t i = 0; i < 3 && !m->backer.data; i += 2)
        if (order[i]) m->backer = say_hit_entry(naming, order[i])->backer;
    if (roles->name) m->parent = say_hit_entry(naming, roles->name)->parent;
}

void say_compose_kind(const SayNaming *naming, const SayRoles *roles, SayActorMention *m)
{
    const SayHit *own = roles->name ? roles->name : roles->role;
    if (!own) return;
    const SayActorEntry *entry = say_hit_entry(naming, own);
    if (m->kind == SAY_ACTOR_UNKNOWN || roles->name) m->kind = entry->kind;
    if (m->person_name) return;
    if (roles->name) m->dictionary = own->entry + 1;
    if (own->field == SAY_PHRASE_PEOPLE) {
        m->kind = SAY_ACTOR_ETHNIC;
        m->plural = (naming->doc->tokens.feats[m->head] & SAY_FEAT_SINGULAR) == 0;
    }
    m->agency = roles->name && entry->agency;
    m->plural |= entry->plural &&
                 (roles->name || (naming->doc->tokens.feats[m->head] & SAY_FEAT_SINGULAR) == 0);
    if (!roles->name && naming->doc->tokens.feats[m->head] & SAY_FEAT_PLURAL) m->plural = true;
    m->person_name |= roles->name && entry->kind == SAY_ACTOR_PERSON;
}
