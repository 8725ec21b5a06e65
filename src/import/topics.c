/* topics.c -- what a report is about: phrases that rule it out (discards) and phrases that name its
   issues.

   +GRAND PRIX  # comment       a discard of the whole report; without "+": of the sentence
   <ISSUE CATEGORY="EDUCATION" TYPE="ALL">
   pre+n:school [EARLY_EDUCATION]    "+" a hyphen or a blank, "n:" a noun, "v:" a verb
   ~get head start                   an exception
   </ISSUE> */
#include "core/utf8.h"
#include "import/parts.h"

/* ---- discards ---- */

static void read_discard(SayImporter *importer, SayStr body)
{
    importer->counts.heads++;
    bool report = body.data[0] == '+';
    SayStr phrase = report ? say_str_trim(say_str_slice(body, 1, body.size)) : body;
    bool whole = say_str_ends(phrase, SAY_STR("_"));
    SayStr words = say_import_words(importer->arena, phrase);
    if (!words.size) {
        say_import_refuse(importer, importer->line, "a discard without words");
        return;
    }
    SayText head = {.arena = importer->arena};
    say_text_format(&head, "discard %.*s", SAY_STR_ARG(words));
    SayStr written =
        say_import_head(importer, say_text_str(&head),
                        report ? SAY_STR("report") : SAY_STR("sentence"), importer->line);
    if (!written.data) return;
    say_import_entry(importer, written);
    say_import_field(importer, "phrase", words);
    say_import_field_text(importer, "discards", report ? "report" : "sentence");
    if (whole) say_import_field_text(importer, "whole", "yes");
    say_import_origin(importer, importer->line);
}

void say_import_discards(SayImporter *importer, SayStr text)
{
    SayStr line;
    for (uint32_t at = 0; say_import_next(importer, text, &at, &line);) {
        SayStr body = say_import_before(line, "#");
        if (body.size) read_discard(importer, body);
    }
}

/* ---- issues ---- */

typedef struct Issue {
    SayImporter *importer;
    SayStr category, type; /* absent outside of <ISSUE> */
} Issue;

/* attribute("CATEGORY") of <ISSUE CATEGORY="X" TYPE="ALL"> */
static SayStr attribute(SayArena *arena, SayStr tag, const char *name)
{
    SayText opening = {.arena = arena};
    say_text_format(&opening, "%s=\"", name);
    uint32_t start = say_str_find(tag, say_text_str(&opening), 0);
    if (start == UINT32_MAX) return SAY_STR_NONE;
    start += opening.size;
    uint32_t end = say_str_find(tag, SAY_STR("\""), start);
    return end == UINT32_MAX ? SAY_STR_NONE : say_str_slice(tag, start, end);
}

static void read_tag(Issue *issue, SayStr body)
{
    SayImporter *importer = issue->importer;
    if (say_str_starts(body, SAY_STR("</ISSUE>"))) {
        issue->category = issue->type = SAY_STR_NONE;
        return;
    }
    issue->category = attribute(importer->arena, body, "CATEGORY");
    issue->type = attribute(importer->arena, body, "TYPE");
    if (!say_str_starts(body, SAY_STR("<ISSUE")) || !issue->category.data)
        say_import_complain(importer, importer->line, "not <ISSUE CATEGORY=\"...\">: '%.*s'",
                            SAY_STR_ARG(body));
}

/* "pre+n:school" -> "word pre", "joined noun school". */
static void write_steps(SayImporter *importer, SayStr term)
{
    bool joined = false;
    for (uint32_t at = 0; at < term.size;) {
        uint32_t end = at;
        while (end < term.size && term.data[end] != ' ' && term.data[end] != '\t' &&
               term.data[end] != '+')
            end++;
        SayStr word = say_str_slice(term, at, end);
        bool noun = say_str_starts(word, SAY_STR("n:")), verb = say_str_starts(word, SAY_STR("v:"));
        if (noun || verb) word = say_str_slice(word, 2, word.size);
        if (word.size) {
            SayText step = {.arena = importer->arena};
            say_text_format(&step, "%s%s ", joined ? "joined " : "",
                            noun   ? "noun"
                            : verb ? "verb"
                                   : "word");
            say_text_add(&step, say_import_words(importer->arena, word));
            say_import_field(importer, "step", say_text_str(&step));
        }
        joined = end < term.size && term.data[end] == '+';
        at = end + 1;
    }
}

static void write_term(Issue *issue, SayStr term, SayStr code)
{
    SayImporter *importer = issue->importer;
    importer->counts.heads++;
    if (!issue->category.data) {
        say_import_refuse(importer, importer->line, "a term outside of <ISSUE>: '%.*s'",
                          SAY_STR_ARG(term));
        return;
    }
    bool except = term.size && term.data[0] == '~';
    SayStr phrase = except ? say_str_trim(say_str_slice(term, 1, term.size)) : term;
    if (!phrase.size) {
        say_import_refuse(importer, importer->line, "a code without a term");
        return;
    }
    SayStr category = say_import_words(importer->arena, issue->category);
    SayStr used = code.data ? code : except ? SAY_STR("-") : issue->category;
    SayText head = {.arena = importer->arena};
    say_text_format(&head, "issue %.*s: %.*s", SAY_STR_ARG(category), SAY_STR_ARG(term));
    SayStr written = say_import_head(importer, say_text_str(&head), used, importer->line);
    if (!written.data) return;
    say_import_entry(importer, written);
    say_import_field(importer, "category", issue->category);
    say_import_field(importer, "type", issue->type);
    if (except)
        say_import_field_text(importer, "except", "yes");
    else
        say_import_field(importer, "code", used);
    write_steps(importer, phrase);
    say_import_origin(importer, importer->line);
}

static void read_terms(Issue *issue, SayStr line)
{
    SayImporter *importer = issue->importer;
    SayStr rest = line, term, code;
    for (uint32_t found = 0; rest.size; found++) {
        code = SAY_STR_NONE;
        SayBracket bracket = say_import_bracket(&rest, '[', ']', &term, &code);
        if (bracket == SAY_BRACKET_BROKEN) {
            importer->counts.heads++;
            say_import_refuse(importer, importer->line, "a bracket without its other half");
            return;
        }
        if (found && bracket == SAY_BRACKET_NONE) {
            say_import_complain(importer, importer->line, "not read, behind the code: '%.*s'",
                                SAY_STR_ARG(term));
            return;
        }
        if (found == 1) say_import_complain(importer, importer->line, "two terms in one line");
        write_term(issue, term, code);
        rest = say_str_trim(rest);
        if (rest.size && rest.data[0] == '#') return;
    }
}

void say_import_issues(SayImporter *importer, SayStr text)
{
    Issue issue = {.importer = importer};
    SayStr line;
    for (uint32_t at = 0; say_import_next(importer, text, &at, &line);) {
        SayStr body = say_str_trim(line);
        if (!body.size || body.data[0] == '#') continue;
        if (body.data[0] == '<')
            read_tag(&issue, body);
        else
            read_terms(&issue, body);
    }
    if (issue.category.data) say_import_complain(importer, importer->line, "<ISSUE> is not closed");
}
