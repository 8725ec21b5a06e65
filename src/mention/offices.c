/* offices.c -- what an actor was when the article was published: codes that hold for a time.

   "role: 1999-03-15..2004-05-11 ZEMGOV ZEM GOV,MIL": from and to, both days included and either
   left out, the foreign code, then country and sectors, or "-". The entry's own country and sectors
   hold in its own from and to, and where no role does. But a person whose own days are given is,
   on a day that no role holds, out of office: name and country stay, the sectors of the office do
   not; who has left one belongs to the elite, as PLOVER has it. */
#include "mention/steps.h"

static SayStatus refuse(const SayLexicon *lexicon, uint32_t entry, SayStr value, SayError *error)
{
    SayStr file = say_lexicon_file(lexicon, entry);
    return say_error_set(error, SAY_ERROR_FORMAT,
                         "%.*s:%u: a role is written 'FROM..TO CODE COUNTRY SECTORS', not '%.*s'",
                         SAY_STR_ARG(file), say_lexicon_line(lexicon, entry), SAY_STR_ARG(value));
}

/* An absent date leaves its side open. */
static bool read_day(SayStr text, SayDay open, SayDay *day)
{
    *day = text.size ? say_day_parse(text, NULL) : open;
    return *day != SAY_DAY_NONE;
}

static bool read_span(SayStr text, SayOffice *office)
{
    uint32_t dots = say_str_find(text, SAY_STR(".."), 0);
    return dots != UINT32_MAX &&
           read_day(say_str_slice(text, 0, dots), SAY_DAY_NONE + 1, &office->from) &&
           read_day(say_str_slice(text, dots + 2, text.size), INT32_MAX, &office->to);
}

static bool read_office(SayStr value, SayOffice *office)
{
    enum { SECTORS = sizeof office->entry.sectors / sizeof *office->entry.sectors };
    SayStr rest = value;
    SayStr span = say_str_cut(&rest, ' '), code = say_str_cut(&rest, ' ');
    SayStr country = say_str_cut(&rest, ' '), sectors = say_str_cut(&rest, ' ');
    if (!code.size || !country.size || !sectors.size || rest.data || !read_span(span, office))
        return false;
    office->entry.country = say_str_equal(country, SAY_STR("-")) ? SAY_STR_NONE : country;
    SayStr left = say_str_equal(sectors, SAY_STR("-")) ? SAY_STR_NONE : sectors;
    for (uint32_t i = 0; i < SECTORS; i++)
        office->entry.sectors[i] = left.data ? say_str_cut(&left, ',') : SAY_STR_NONE;
    return true;
}

static uint32_t count_roles(const SayLexicon *lexicon, uint32_t entry)
{
    uint32_t count = 0;
    for (uint32_t f = 0; f < say_lexicon_field_count(lexicon, entry); f++)
        count += say_str_equal(say_lexicon_field_at(lexicon, entry, f).name, SAY_STR("role"));
    return count;
}

/* A sector that one has by an office, and not by what one is or fights for. */
static bool is_of_office(SayStr sector)
{
    return say_str_in(sector, "GOV|MIL|COP|SPY|JUD|LEG|IGO");
}

void say_sectors_leave_office(SayStr sectors[3], bool left)
{
    uint32_t kept = 0, count = 0;
    for (; count < 3 && sectors[count].data; count++)
        if (!is_of_office(sectors[count])) sectors[kept++] = sectors[count];
    bool lost = kept < count;
    for (uint32_t i = kept; i < 3; i++) sectors[i] = SAY_STR_NONE;
    if (lost && left && !kept) sectors[0] = SAY_STR("ELI");
}

/* An international office lends a country only while it is held. */
static SayOffice out_of_office(const SayActorEntry *entry, SayDay from, SayDay to, bool left)
{
    SayOffice office = {.from = from, .to = to, .entry = *entry};
    say_sectors_leave_office(office.entry.sectors, left);
    if (say_str_equal(office.entry.country, SAY_STR("IGO"))) office.entry.country = SAY_STR_NONE;
    return office;
}

SayStatus say_offices_read(SayArena *arena, const SayLexicon *lexicon, uint32_t index,
                           SayActorEntry *entry, SayError *error)
{
    uint32_t count = count_roles(lexicon, index);
    SayStr from = say_lexicon_field(lexicon, index, SAY_STR("from"));
    SayStr to = say_lexicon_field(lexicon, index, SAY_STR("to"));
    bool leaves = entry->kind == SAY_ACTOR_PERSON && (from.data || to.data);
    if (!count && !leaves) return SAY_OK;
    SayOffice *offices = say_arena_alloc(arena, (count + 3) * sizeof *offices);
    /* The entry's own comes first: it wins where two hold. Without dates it is for all other days.
     */
    offices[0] = (SayOffice){.entry = *entry, .from = INT32_MAX, .to = INT32_MIN};
    if ((from.data || to.data) && (!read_day(from, SAY_DAY_NONE + 1, &offices[0].from) ||
                                   !read_day(to, INT32_MAX, &offices[0].to)))
        return refuse(lexicon, index, from.data ? from : to, error);
    uint32_t read = 1;
    for (uint32_t f = 0; f < say_lexicon_field_count(lexicon, index); f++) {
        SayField field = say_lexicon_field_at(lexicon, index, f);
        if (!say_str_equal(field.name, SAY_STR("role"))) continue;
        offices[read].entry = *entry;
        if (!read_office(field.value, &offices[read++]))
            return refuse(lexicon, index, field.value, error);
    }
    if (leaves) {
        SayDay first = offices[0].from, last = offices[0].to;
        if (last < INT32_MAX)
            offices[read++] = out_of_office(&offices[0].entry, last + 1, INT32_MAX, true);
        if (first > SAY_DAY_NONE + 1)
            offices[read++] = out_of_office(&offices[0].entry, SAY_DAY_NONE + 1, first - 1, false);
    }
    entry->offices = offices;
    entry->office_count = read;
    return SAY_OK;
}

const SayActorEntry *say_offices_on(const SayActorEntry *entry, SayDay day)
{
    if (day == SAY_DAY_NONE) return entry;
    for (uint32_t i = 0; i < entry->office_count; i++)
        if (day >= entry->offices[i].from && day <= entry->offices[i].to)
            return &entry->offices[i].entry;
    return entry;
}
