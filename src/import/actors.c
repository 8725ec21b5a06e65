/* actors.c -- dictionaries of actors: a head, its other names, its codes with the dates of each.

   AFGHANISTAN_ [AFG]              MOHAMMAD_ZAHIR_SHAH_  ; comment
   +AFGHAN_                            [AFGGOV 331108-730717]
                                       [AFGELI]
   The code without a date holds when no dated one does. Heads that follow each other without a code
   between are names of one actor. */
#include "import/parts.h"

typedef struct Role {
    SayStr code;
    SayDay from, to; /* inclusive; SAY_DAY_NONE where open */
    uint32_t line;
} Role;

typedef struct Actor {
    SayStr head; /* as written */
    uint32_t line;
    SAY_LIST(SayStr) names;
    SAY_LIST(Role) roles;
    uint32_t codes; /* read, also those left out */
    bool broken;    /* reported already */
    bool apart;     /* a blank line followed */
} Actor;

typedef struct Reader {
    SayImporter *importer;
    Actor actor;
    bool open;
} Reader;

/* ---- writing ---- */

static bool is_void(SayStr code)
{
    return say_str_equal(code, SAY_STR("---")) || say_str_equal(code, SAY_STR("###"));
}

static bool is_dated(const Role *role)
{
    return role->from != SAY_DAY_NONE || role->to != SAY_DAY_NONE;
}

/* The role that stands for the actor where no date decides: the undated one, else the latest. */
static uint32_t main_role(const Actor *actor)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < actor->roles.count; i++) {
        const Role *role = &actor->roles.items[i], *held = &actor->roles.items[best];
        if (!is_dated(role)) return i;
        SayDay end = role->to == SAY_DAY_NONE ? INT32_MAX : role->to;
        SayDay held_end = held->to == SAY_DAY_NONE ? INT32_MAX : held->to;
        if (end > held_end || (end == held_end && role->from > held->from)) best = i;
    }
    return best;
}

static SayStr all_codes(const Reader *reader)
{
    SayText text = {.arena = reader->importer->arena};
    for (uint32_t i = 0; i < reader->actor.roles.count; i++) {
        const Role *role = &reader->actor.roles.items[i];
        char from[16] = "", to[16] = "";
        if (role->from != SAY_DAY_NONE) say_day_print(role->from, from);
        if (role->to != SAY_DAY_NONE) say_day_print(role->to, to);
        say_text_format(&text, "%s[%.*s%s%s%s%s]", i ? " " : "", SAY_STR_ARG(role->code),
                        is_dated(role) ? " " : "", from, is_dated(role) ? ".." : "", to);
    }
    return say_text_str(&text);
}

static void write_dates(SayImporter *importer, const Role *role)
{
    char day[16];
    if (role->from != SAY_DAY_NONE)
        say_import_field_text(importer, "from", say_day_print(role->from, day));
    if (role->to != SAY_DAY_NONE)
        say_import_field_text(importer, "to", say_day_print(role->to, day));
}

/* "role: FROM..TO CODE COUNTRY SECTOR,SECTOR", with "-" for what is not known. */
static void write_role(SayImporter *importer, const Role *role)
{
    SayImportCode code = {0};
    if (!is_void(role->code)) code = say_import_code(importer, role->code, true, role->line);
    SayText text = {.arena = importer->arena};
    char from[16] = "", to[16] = "";
    if (role->from != SAY_DAY_NONE) say_day_print(role->from, from);
    if (role->to != SAY_DAY_NONE) say_day_print(role->to, to);
    say_text_format(&text, "%s..%s %.*s %.*s ", from, to, SAY_STR_ARG(role->code),
                    SAY_STR_ARG(code.country.data ? code.country : SAY_STR("-")));
    SayStr rest = code.sectors;
    for (uint32_t i = 0; rest.data; i++) {
        if (i) say_text_char(&text, ',');
        say_text_add(&text, say_str_cut(&rest, '|'));
    }
    if (!code.sectors.data) say_text_char(&text, '-');
    say_import_field(importer, "role", say_text_str(&text));
}

static bool is_person(const Actor *actor)
{
    for (uint32_t i = 0; i < actor->roles.count; i++) {
        const Role *role = &actor->roles.items[i];
        if (role->code.size > 3 && role->from != SAY_DAY_NONE) return true;
        if (role->code.size >= 6 && say_str_equal(say_str_slice(role->code, 3, 6), SAY_STR("ELI")))
            return true;
    }
    return false;
}

static SayStr joined(SayArena *arena, const SayStr *names, uint32_t count)
{
    SayText text = {.arena = arena};
    for (uint32_t i = 0; i < count; i++) {
        if (i) say_text_add(&text, SAY_STR(" | "));
        say_text_add(&text, names[i]);
    }
    return say_text_str(&text);
}

static void write_names(SayImporter *importer, const Actor *actor, SayStr kind, SayStr country)
{
    if (say_str_equal(kind, SAY_STR("country")) && country.data)
        say_import_nation(importer, country, actor->names.items, actor->names.count);
    else
        say_import_field(importer, "names",
                         joined(importer->arena, actor->names.items, actor->names.count));
}

static void write_actor(Reader *reader, SayStr head)
{
    SayImporter *importer = reader->importer;
    const Actor *actor = &reader->actor;
    uint32_t chosen = main_role(actor);
    const Role *role = &actor->roles.items[chosen];
    say_import_entry(importer, head);
    if (is_void(role->code) && actor->roles.count == 1) {
        /* Names that shall code nothing: kept, but no phrases to look for. */
        say_import_field_text(importer, "kind", "unknown");
        say_import_field(importer, "void",
                         joined(importer->arena, actor->names.items, actor->names.count));
    } else {
        SayImportCode code = {0};
        if (!is_void(role->code)) code = say_import_code(importer, role->code, true, role->line);
        SayStr kind = code.kind.data ? code.kind : SAY_STR("organisation");
        if (is_person(actor)) kind = SAY_STR("person");
        say_import_field(importer, "kind", kind);
        say_import_field(importer, "country", code.country);
        say_import_field(importer, "sectors", code.sectors);
        write_names(importer, actor, kind, code.country);
        write_dates(importer, role);
        for (uint32_t i = 0; i < actor->roles.count; i++)
            if (i != chosen) write_role(importer, &actor->roles.items[i]);
    }
    say_import_field(importer, "cameo", role->code);
    say_import_origin(importer, actor->line);
}

static void finish(Reader *reader)
{
    SayImporter *importer = reader->importer;
    Actor *actor = &reader->actor;
    if (!reader->open) return;
    reader->open = false;
    if (actor->broken) {
        importer->counts.refused++;
        return;
    }
    if (!actor->roles.count) {
        say_import_refuse(importer, actor->line,
                          actor->codes ? "'%.*s' has no code that can be used"
                                       : "'%.*s' has no code",
                          SAY_STR_ARG(actor->head));
        return;
    }
    SayStr head = say_import_head(importer, actor->names.items[0], all_codes(reader), actor->line);
    if (head.data) write_actor(reader, head);
}

/* ---- reading ---- */

static void add_name(Reader *reader, SayStr name)
{
    SayImporter *importer = reader->importer;
    Actor *actor = &reader->actor;
    if (!name.size) return;
    uint32_t before = say_map_get(&importer->names, name); /* the latest line with this name */
    say_map_set(&importer->names, name, importer->line);
    if (actor->names.count && before != SAY_ABSENT && before >= actor->line) {
        say_import_complain(importer, importer->line, "'%.*s' stands twice in one entry",
                            SAY_STR_ARG(name));
        return;
    }
    if (actor->names.count && before != SAY_ABSENT)
        say_import_complain(importer, importer->line, "'%.*s' is another actor's name in line %u",
                            SAY_STR_ARG(name), (unsigned)before);
    *say_push(importer->arena, &actor->names) = name;
}

static void take_name(Reader *reader, SayStr foreign)
{
    SayStr alias = SAY_STR_NONE;
    add_name(reader, say_import_name(reader->importer->arena, foreign, &alias));
    if (alias.data) add_name(reader, alias);
}

/* Letters and digits; "A/B" for who is both. */
static bool is_code(SayStr code)
{
    if (is_void(code)) return true;
    for (uint32_t i = 0; i < code.size; i++)
        if (!((code.data[i] >= 'A' && code.data[i] <= 'Z') ||
              (code.data[i] >= '0' && code.data[i] <= '9') ||
              (code.data[i] == '/' && i > 0 && i + 1 < code.size)))
            return false;
    return code.size > 0;
}

static void take_code(Reader *reader, SayStr inside)
{
    SayImporter *importer = reader->importer;
    uint32_t end = 0;
    while (end < inside.size && inside.data[end] != ' ' && inside.data[end] != '\t') end++;
    SayStr code = say_str_slice(inside, 0, end);
    Role role = {.code = code, .line = importer->line};
    reader->actor.codes++;
    if (!is_code(code)) {
        say_import_complain(importer, importer->line, "'%.*s' is no code", SAY_STR_ARG(inside));
        return;
    }
    SayStr parts = code;
    if (say_str_cut(&parts, '/').size % 3 && !is_void(code))
        say_import_complain(importer, importer->line, "the code %.*s is not made of threes",
                            SAY_STR_ARG(code));
    if (!say_import_dates(importer, say_str_trim(say_str_slice(inside, end, inside.size)),
                          importer->line, &role.from, &role.to))
        return;
    *say_push(importer->arena, &reader->actor.roles) = role;
}

/* Codes of a line, and what stands before the first of them. Behind a code stands a comment. */
static SayStr take_codes(Reader *reader, SayStr line)
{
    SayStr name = SAY_STR_NONE, rest = line, before, inside = SAY_STR_NONE;
    for (;;) {
        SayBracket bracket = say_import_bracket(&rest, '[', ']', &before, &inside);
        if (!name.data) name = before.data ? before : SAY_STR("");
        if (bracket == SAY_BRACKET_NONE) return name;
        if (bracket == SAY_BRACKET_BROKEN) {
            say_import_complain(reader->importer, reader->importer->line,
                                "a bracket without its other half");
            reader->actor.broken |= reader->actor.roles.count == 0;
            return name;
        }
        take_code(reader, inside);
    }
}

/* "+FAEROYENE]_": a bracket that slipped into a name is reported, the name stays. */
static void read_synonym(Reader *reader, SayStr line)
{
    SayImporter *importer = reader->importer;
    if (!reader->open) {
        say_import_complain(importer, importer->line, "another name, but of no actor");
        return;
    }
    uint32_t mark = say_str_find(line, SAY_STR("["), 0);
    SayStr name = mark == UINT32_MAX ? line : say_str_slice(line, 0, mark);
    if (say_str_find(name, SAY_STR("]"), 0) != UINT32_MAX)
        say_import_complain(importer, importer->line, "a bracket within a name");
    take_name(reader, name);
    if (mark != UINT32_MAX) take_codes(reader, say_str_slice(line, mark, line.size));
}

static void begin(Reader *reader, SayStr line)
{
    SayImporter *importer = reader->importer;
    importer->counts.heads++;
    finish(reader);
    reader->actor = (Actor){.head = line, .line = importer->line};
    reader->open = true;
}

static void read_head(Reader *reader, SayStr line)
{
    SayImporter *importer = reader->importer;
    Actor *actor = &reader->actor;
    uint32_t mark = say_str_find(line, SAY_STR("["), 0);
    SayStr name = say_str_trim(mark == UINT32_MAX ? line : say_str_slice(line, 0, mark));
    if (reader->open && !actor->codes && !actor->broken && !actor->apart) {
        importer->counts.heads++;
        importer->counts.joined++;
        say_import_complain(importer, importer->line,
                            "line %u has no code: both heads are read as names of one actor",
                            (unsigned)actor->line);
    } else {
        begin(reader, name);
        if (say_str_find(name, SAY_STR("]"), 0) != UINT32_MAX || !name.size) {
            say_import_complain(importer, importer->line,
                                name.size ? "a bracket without its other half"
                                          : "a head without a name");
            actor->broken = true;
            if (!name.size) return;
        }
    }
    take_name(reader, name);
    if (!actor->names.count) actor->broken = true;
    if (mark != UINT32_MAX) take_codes(reader, say_str_slice(line, mark, line.size));
}

static void read_line(Reader *reader, SayStr line)
{
    SayStr body = say_import_before(line, "#;");
    /* "[###]" of TABARI holds the mark of a comment. */
    uint32_t null = say_str_find(line, SAY_STR("[###]"), 0);
    if (null != UINT32_MAX) body = say_str_trim(say_str_slice(line, 0, null + 5));
    bool empty = !say_str_trim(line).size;
    if (!body.size && !empty && say_str_trim(line).data[0] == ';' && line.data[0] != ';') {
        read_head(reader, SAY_STR("")); /* its name is missing: its codes must not go to another */
    } else if (!body.size) {
        reader->actor.apart |= empty && reader->open;
    } else if (body.data[0] == '[') {
        if (reader->open)
            take_codes(reader, body);
        else
            say_import_complain(reader->importer, reader->importer->line, "a code of no actor");
    } else if (body.data[0] == '+') {
        read_synonym(reader, say_str_slice(body, 1, body.size));
    } else {
        read_head(reader, body);
    }
}

void say_import_actors(SayImporter *importer, SayStr text)
{
    Reader reader = {.importer = importer};
    SayStr line;
    for (uint32_t at = 0; say_import_next(importer, text, &at, &line);) read_line(&reader, line);
    finish(&reader);
}
