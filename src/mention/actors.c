/* actors.c -- who: one mention for each noun phrase that names an actor, composed of what stands in
   it.

   The head is a role ("spokesman"), a name of a dictionary ("Hamas") or a name by its shape.
   Modifiers lend country, organisation and sectors: "Iranian troops", "a Pentagon spokesman",
   "president of Iran". In "Iran-backed militias" the backer is recorded beside the country, never
   as the country. */
#include "mention/actors.h"

/* "Austin" after "Lloyd Austin", but not in "in Austin". */
static bool is_known_surname(const SayNaming *naming, uint32_t head)
{
    if (naming->hit_at[head] != SAY_NONE || say_is_locative(naming->doc, head)) return false;
    return say_map_get(&naming->surnames, say_doc_token(naming->doc, head)) != SAY_ABSENT;
}

/* What only the text knows of the name: "Patrick Ryder" behind a role, or a name without any entry.
 */
static bool take_shape(SayNaming *naming, const SayPhrase *phrase, const SayRoles *roles,
                       SayActorMention *m)
{
    bool titled = (roles->role && roles->role->head != phrase->head &&
                   !say_is_body(naming, roles->role->head)) ||
                  is_known_surname(naming, phrase->head);
    SayShapeName shape = say_shape_at(naming, phrase->head, titled);
    bool where = shape.shape == SAY_SHAPE_UNKNOWN && say_is_locative(naming->doc, phrase->head);
    if (shape.shape == SAY_SHAPE_PLACE || where) say_place_unknown(naming, &shape, phrase->head);
    if (shape.shape == SAY_SHAPE_NONE || shape.shape == SAY_SHAPE_PLACE || where) return false;
    if (shape.first < m->first) m->first = shape.first;
    if (shape.end > m->end) m->end = shape.end;
    const SayTokens *t = &naming->doc->tokens;
    m->name = say_doc_text(naming->doc, (SaySpan){t->start[shape.first], t->end[shape.end - 1]});
    m->kind = shape.kind;
    m->person_name = shape.shape == SAY_SHAPE_PERSON;
    m->plural = shape.shape == SAY_SHAPE_GROUP;
    for (uint32_t token = shape.first; token < shape.end; token++) naming->done[token] = 2;
    return true;
}

/* Capitalised words of a run that no dictionary holds: what makes "United Council" more than
 * "council". */
static bool has_own_words(const SayNaming *naming, const SayShapeName *shape)
{
    for (uint32_t t = shape->first; t < shape->end; t++)
        if (naming->hit_at[t] == SAY_NONE && say_is_capital(naming->doc, t) &&
            naming->doc->tokens.upos[t] != SAY_UPOS_DET)
            return true;
    return false;
}

/* The name of an organisation that is longer than the dictionary's phrase in it: "Hamas Relief
 * Committee". */
static bool outgrows(const SayNaming *naming, const SayPhrase *phrase, const SayHit *name)
{
    SayShapeName shape = say_shape_at(naming, phrase->head, false);
    bool longer = shape.first < name->first || shape.end > name->end;
    return shape.shape == SAY_SHAPE_ORGANISATION && longer && has_own_words(naming, &shape);
}

/* "the Iraqi Congress" is not the one of the dictionary, whose country is another. */
static bool is_elsewhere(const SayNaming *naming, const SayHit *name, const SayHit *country)
{
    if (!name || !country || country->joint == SAY_JOINT_BACKER) return false;
    const SayActorEntry *own = say_hit_entry(naming, name), *other = say_hit_entry(naming, country);
    if (own->kind == SAY_ACTOR_PERSON || own->kind == SAY_ACTOR_COUNTRY || !own->country.data ||
        !other->country.data)
        return false;
    if (say_str_equal(own->country, SAY_STR("IGO")) || own->kind == SAY_ACTOR_MEDIA ||
        country->head > name->head)
        return false;
    return !say_str_equal(own->country, other->country);
}

/* A role in capitals with words of its own beside it is a name: "Reform Commission"; "Shaikh Hamid"
 * is a person. */
static bool role_is_named(const SayNaming *naming, const SayPhrase *phrase)
{
    const SayDoc *doc = naming->doc;
    if (!say_is_capital(doc, phrase->head)) return false;
    SayShapeName shape = say_shape_at(naming, phrase->head, false);
    return shape.shape == SAY_SHAPE_ORGANISATION && has_own_words(naming, &shape);
}

/* The child that begins the name set behind a role: "Sheikh Hamid", "the student Ana Petrova";
 * SAY_NONE. */
static uint32_t name_behind(const SayNaming *naming, const SayActorMention *m)
{
    const SayDoc *doc = naming->doc;
    for (uint32_t c = doc->tokens.first_child[m->head]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        uint8_t deprel = doc->tokens.deprel[c];
        if (c < m->head || c >= m->end || doc->tokens.upos[c] != SAY_UPOS_PROPN ||
            !say_is_capital(doc, c))
            continue;
        if (naming->hit_at[c] != SAY_NONE && naming->hit_at[c] == naming->hit_at[m->head]) continue;
        if (deprel == SAY_DEPREL_FLAT || deprel == SAY_DEPREL_APPOS) return c;
    }
    return SAY_NONE;
}

static bool take_name_behind(const SayNaming *naming, SayActorMention *m)
{
    const SayDoc *doc = naming->doc;
    uint32_t first = name_behind(naming, m);
    if (first == SAY_NONE) return false;
    uint32_t end = first + 1;
    const SayName *name = say_name_of(naming, first);
    if (name && name->end > end) end = name->end;
    while (!name && end < m->end &&
           (doc->tokens.upos[end] == SAY_UPOS_PROPN ||
            (end + 1 < m->end && say_token_in(doc, end, "-|'|al")) ||
            doc->tokens.deprel[end] == SAY_DEPREL_FLAT))
        end++;
    for (uint32_t t = first; t < end; t++) naming->done[t] = 2;
    m->name = say_doc_text(doc, (SaySpan){doc->tokens.start[first], doc->tokens.end[end - 1]});
    bool told = name && (name->type == SAY_NAME_PERSON || name->type == SAY_NAME_ORGANISATION);
    m->person_name = told ? name->type == SAY_NAME_PERSON : !say_is_body(naming, m->head);
    m->kind = m->person_name ? SAY_ACTOR_PERSON : SAY_ACTOR_ORGANISATION;
    return true;
}

/* All words of a name but the first: "Castillo" is "Byron Castillo Segura", too. */
static void remember_surnames(SayNaming *naming, SayStr name)
{
    SayStr rest = name;
    say_str_cut(&rest, ' ');
    while (rest.data) {
        SayStr word = say_str_cut(&rest, ' ');
        if (word.size > 2) say_map_set(&naming->surnames, word, 1);
    }
}

static void push(SayNaming *naming, SayActorMention *m)
{
    const SayTokens *t = &naming->doc->tokens;
    m->span = (SaySpan){t->start[m->first], t->end[m->end - 1]};
    if (m->person_name && m->name.data) remember_surnames(naming, m->name);
    *say_push(naming->doc->arena, &naming->doc->actors) = *m;
}

/* "aid in Yemen": tells where, and may be whom an act is for; the claim stage decides. */
static void push_where(SayNaming *naming, const SayHit *hit)
{
    SayActorMention m;
    if (say_where_mention(naming, hit, &m)) push(naming, &m);
}

/* A country heads no compound of other names; where a tree says so ("Army Blames Syria"), each
 * stands for itself. */
static bool is_country_alone(const SayNaming *naming, const SayPhrase *phrase,
                             const SayRoles *roles)
{
    if (say_hit_entry(naming, roles->name)->kind != SAY_ACTOR_COUNTRY ||
        roles->name->field == SAY_PHRASE_PEOPLE)
        return false;
    return phrase->count > 1 && (roles->body || roles->role) &&
           phrase->parts[0].part == SAY_PART_HEAD && roles->name->head == phrase->head &&
           !(roles->role && roles->role->head > phrase->head);
}

/* "the West Bank" is a place, whatever "bank" means. */
static bool is_longer_place(const SayNaming *naming, uint32_t head)
{
    SayIndex place = naming->place_at[head], actor = naming->hit_at[head];
    if (place == SAY_NONE || actor == SAY_NONE) return false;
    return naming->place_hits.items[place].words > naming->hits.items[actor].words;
}

/* "Liberation" of "Highland Liberation Front" is no newspaper. */
static bool is_word_of_name(const SayNaming *naming, const SayHit *body)
{
    SayActorKind kind = say_hit_entry(naming, body)->kind;
    return naming->done[body->head] == 2 && body->words == 1 &&
           (kind == SAY_ACTOR_MEDIA || kind == SAY_ACTOR_COMPANY);
}

static void fill(const SayNaming *naming, const SayPhrase *phrase, const SayRoles *roles,
                 SayActorMention *m)
{
    say_compose_country(naming, roles, m);
    say_compose_sectors(naming, phrase, roles, m);
    say_compose_kind(naming, roles, m);
    if (roles->name)
        m->name = say_own_name(naming, roles->name);
    else if (!m->name.data)
        m->name = say_role_name(naming, roles, m->country);
}

/* Those that share the noun get mentions of their own; the last one has the noun. */
static void push_sharers(SayNaming *naming, const SayPhrase *phrase, SayRoles *roles,
                         SayActorMention *last)
{
    SaySharers sharers = say_sharers_find(naming, phrase, roles);
    for (uint32_t i = 0; i < sharers.count; i++) {
        const SayHit *hit = sharers.hits[i];
        SayRoles own = say_sharer_roles(naming, roles, hit);
        if (i + 1 == sharers.count) {
            *roles = own;
            last->first = hit->first;
            break;
        }
        SayActorMention m = {
            .first = hit->first, .end = hit->end, .head = hit->head, .shared = true};
        fill(naming, phrase, &own, &m);
        m.plural = true;
        push(naming, &m);
    }
}

static bool compose(SayNaming *naming, const SayPhrase *phrase)
{
    SayRoles roles = say_roles_sort(naming, phrase);
    SayActorMention m = {.first = phrase->first, .end = phrase->end, .head = phrase->head};
    if (roles.name && outgrows(naming, phrase, roles.name)) {
        if (say_names_country(naming, roles.name)) roles.country = roles.name;
        roles.name = NULL;
    }
    if (is_longer_place(naming, phrase->head)) { /* "in northern Chad" */
        bool part = roles.name && phrase->head > 0 &&
                    naming->doc->tokens.upos[phrase->head - 1] == SAY_UPOS_ADJ;
        if (part && say_is_locative(naming->doc, phrase->head)) push_where(naming, roles.name);
        return true;
    }
    if (is_elsewhere(naming, roles.name, roles.country)) roles.name = NULL;
    SayIndex at = naming->hit_at[phrase->head];
    bool role_heads = at != SAY_NONE && naming->hits.items[at].field == SAY_PHRASE_WORD;
    if (roles.name && is_country_alone(naming, phrase, &roles)) return false;
    if (roles.name && say_is_only_place(naming, roles.name)) { /* read, and no actor */
        push_where(naming, roles.name);
        return true;
    }
    bool shaped = !roles.name && role_heads && take_name_behind(naming, &m);
    if (!roles.name && role_heads && !shaped && role_is_named(naming, phrase)) {
        role_heads = false;
        roles.role = NULL;
    }
    if (!roles.name && !role_heads && !shaped) shaped = take_shape(naming, phrase, &roles, &m);
    bool trade = shaped && (m.kind == SAY_ACTOR_COMPANY || m.kind == SAY_ACTOR_MEDIA);
    if (trade && roles.role && naming->done[roles.role->head] == 2)
        roles.role = NULL; /* "Alliance Holdings" is no alliance */
    if (shaped && roles.body && is_word_of_name(naming, roles.body)) roles.body = NULL;
    if (!roles.name && !shaped && !role_heads) return false;
    if (!roles.name && !shaped && !roles.role) return false;
    if (!roles.name && !shaped) push_sharers(naming, phrase, &roles, &m);
    fill(naming, phrase, &roles, &m);
    push(naming, &m);
    return true;
}

/* A modifier of a noun that is no actor: "Iranian" in "Iranian drones", "Hamas" in "the Hamas
 * attack". */
static void push_modifier(SayNaming *naming, const SayHit *hit)
{
    const SayActorEntry *entry = say_hit_entry(naming, hit);
    uint8_t deprel = naming->doc->tokens.deprel[hit->head];
    if (hit->partial || hit->joint == SAY_JOINT_SEAT || hit->joint == SAY_JOINT_OTHER) return;
    if (hit->field == SAY_PHRASE_WORD && deprel != SAY_DEPREL_COMPOUND) return;
    SayActorMention m = {.first = hit->first, .end = hit->end, .head = hit->head};
    SayRoles roles = {.name = hit};
    bool people = hit->field == SAY_PHRASE_PEOPLE;
    m.adjective = hit->field == SAY_PHRASE_ADJECTIVE || (people && hit->adjective_too);
    m.country = entry->country;
    SayPhrase alone = {.head = hit->head, .first = hit->first, .end = hit->end};
    if (!m.adjective) say_compose_sectors(naming, &alone, &roles, &m);
    m.name = say_hit_head(naming, hit);
    m.kind = entry->kind;
    m.dictionary = hit->field == SAY_PHRASE_WORD ? 0 : hit->entry + 1;
    m.agency = entry->agency;
    m.plural = entry->plural;
    m.person_name = entry->kind == SAY_ACTOR_PERSON;
    push(naming, &m);
}

/* A name that no phrase took up: "Meridian" in "the Meridian takeover". */
static void push_name(SayNaming *naming, uint32_t head)
{
    const SayDoc *doc = naming->doc;
    SayShapeName shape = say_shape_at(naming, head, false);
    if (shape.shape == SAY_SHAPE_PLACE) say_place_unknown(naming, &shape, head);
    if (shape.shape == SAY_SHAPE_NONE || shape.shape == SAY_SHAPE_PLACE ||
        doc->tokens.upos[head] == SAY_UPOS_ADJ)
        return;
    SayActorMention m = {.first = shape.first, .end = shape.end, .head = head, .kind = shape.kind};
    m.name = say_doc_text(doc, (SaySpan){doc->tokens.start[m.first], doc->tokens.end[m.end - 1]});
    m.person_name = shape.shape == SAY_SHAPE_PERSON;
    m.plural = shape.shape == SAY_SHAPE_GROUP;
    for (uint32_t t = m.first; t < m.end; t++) naming->done[t] = 2;
    push(naming, &m);
}

static bool inside_name(const SayNaming *naming, const SayHit *hit)
{
    return naming->done[hit->head] == 2 || naming->taken[hit->head] != 0;
}

static void read_phrase(SayNaming *naming, uint32_t head)
{
    SayPhrase phrase = say_phrase_at(naming, head);
    bool found = compose(naming, &phrase);
    if (!naming->done[head]) naming->done[head] = 1;
    for (uint32_t i = 0; i < phrase.count; i++) {
        SayPart part = phrase.parts[i].part;
        const SayHit *hit = &naming->hits.items[phrase.parts[i].hit];
        if (part >= SAY_PART_OWNER) continue; /* phrases of their own */
        if (!found && !inside_name(naming, hit) &&
            !(hit->field == SAY_PHRASE_METONYM && say_is_only_place(naming, hit)))
            push_modifier(naming, hit);
        for (uint32_t t = hit->first; t < hit->end; t++)
            if (!naming->done[t]) naming->done[t] = 1;
    }
}

static bool is_pronoun(const SayDoc *doc, uint32_t t)
{
    if (doc->tokens.upos[t] != SAY_UPOS_PRON || doc->tokens.deprel[t] == SAY_DEPREL_EXPL)
        return false;
    return say_token_in(doc, t, "he|she|they|it|him|her|them|his|their|its|i|we|us");
}

static void push_pronoun(SayNaming *naming, uint32_t t)
{
    const SayDoc *doc = naming->doc;
    SayActorMention m = {.first = t, .end = t + 1, .head = t, .pronoun = true};
    m.plural = say_token_in(doc, t, "they|them|their|we|us");
    push(naming, &m);
}

/* A nationality or body right before a role belongs to it even where the tree lost it: "a Pentagon
 * official". */
static void adopt(SayNaming *naming)
{
    const SayDoc *doc = naming->doc;
    for (SayIndex i = 1; i < naming->hits.count; i++) {
        SayHit *role = &naming->hits.items[i], *left = &naming->hits.items[i - 1];
        bool owner =
            left->end + 1 == role->first && say_token_in(doc, left->end, "'s|\xe2\x80\x99s");
        if (role->field != SAY_PHRASE_WORD || left->field == SAY_PHRASE_WORD ||
            (left->end != role->first && !owner))
            continue;
        if (left->partial || left->joint != SAY_JOINT_NONE ||
            say_hit_entry(naming, left)->kind == SAY_ACTOR_PERSON)
            continue;
        if (doc->tokens.sentence[left->head] != doc->tokens.sentence[role->head]) continue;
        if (say_case_of(doc, left->head) != SAY_NONE && !owner)
            continue; /* "in Syria rebels attacked" */
        if (owner && doc->tokens.deprel[left->head] == SAY_DEPREL_NMOD_POSS) continue;
        if (say_phrase_head(doc, left->head) == say_phrase_head(doc, role->head)) continue;
        role->left = i - 1;
        left->adopted = true;
    }
}

void say_actors_find(SayNaming *naming)
{
    SayDoc *doc = naming->doc;
    adopt(naming);
    for (uint32_t t = 0; t < doc->tokens.count; t++) {
        if (is_pronoun(doc, t)) {
            push_pronoun(naming, t);
            continue;
        }
        bool hit = naming->hit_at[t] != SAY_NONE && naming->hits.items[naming->hit_at[t]].head == t;
        const SayName *name = say_name_of(naming, t);
        bool heads = name && t == say_range_head(doc, name->first, name->end);
        bool proper = (heads || doc->tokens.upos[t] == SAY_UPOS_PROPN) &&
                      naming->hit_at[t] == SAY_NONE && !naming->taken[t];
        if (!hit && !proper) continue;
        if (hit && naming->hits.items[naming->hit_at[t]].adopted) continue;
        uint32_t head = say_phrase_head(doc, t);
        if (!naming->done[head] && !naming->taken[head]) read_phrase(naming, head);
        if (hit && !naming->done[t]) { /* a name too far from its head to be seen from there */
            push_modifier(naming, &naming->hits.items[naming->hit_at[t]]);
            naming->done[t] = 1;
        }
        if (proper && heads && naming->done[t] != 2) push_name(naming, t);
    }
}
