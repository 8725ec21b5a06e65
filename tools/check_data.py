#!/usr/bin/env python3
"""check_data.py -- are the knowledge files of data/ sound? Exits 1 and names file and line when one is not.

Usage: tools/check_data.py [DATA] [--ambiguous]

All files: the syntax of src/core/entries.h. Actors, places and things also: heads unique within the section, fields known, kinds,
sectors, precisions and codes from the closed lists, parents that exist, dates and degrees in range, names that the
matcher can find. The same phrase in two entries is no error, because the text around it decides; it is counted, and
listed with --ambiguous.
"""
import re
import sys
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
LABELS = DATA.parent / "src" / "doc" / "labels.h"

SECTORS = set("MIL GOV COP SPY JUD LEG PTY OPP REB UAF CRM CVL MED EDU BUS HLH IGO NGO MNC REF LAB AGR REL ELI DEV HRI JUR"
              " SET SCI ENV".split())
ACTOR_FIELDS = set("kind country sectors names adjectives people metonyms words parent backer agency plural speaks from to role"
                   .split())
PLACE_FIELDS = set("country admin shy home precision latitude longitude geonameid population names adjectives".split())
THING_PHRASES = ("names", "bound", "beside", "prefixes", "ends", "begins", "others")
DAY = r"(\d{4}-\d\d-\d\d)?"
ROLE = re.compile(rf"{DAY}\.\.{DAY} \S+ ([A-Z]{{3}}|-) ([A-Z]{{3}}(,[A-Z]{{3}})*|-)")
PHRASE_FIELDS = ("names", "shy", "adjectives", "people", "metonyms", "words")
# Codes beside those of ISO 3166 that countries.tsv lists: international bodies, and Kosovo's user-assigned code.
OTHER_CODES = {"IGO", "XKX"}


class Report:
    def __init__(self):
        self.errors = []

    def error(self, path, line, text):
        self.errors.append(f"{path}:{line}: {text}")


class Entry:
    def __init__(self, head, path, line):
        self.head, self.path, self.line, self.fields = head, path, line, []

    def values(self, name):
        """The alternatives of all fields of this name, with their lines."""
        return [(v.strip(), line) for n, value, line in self.fields if n == name for v in value.split(" | ")]

    def first(self, name):
        found = self.values(name)
        return found[0][0] if found else None


def read_table(path, lines, report):
    columns, entries = None, []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#") or line.startswith("%"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            if not all(re.fullmatch(r"[a-z_]+", c) for c in cells):
                report.error(path, number, "the first line of a table names its fields: a to z and _")
            continue
        entry = Entry(cells[0], path, number)
        if not cells[0] or len(cells) > len(columns):
            report.error(path, number, "a row without a head, or with more cells than there are fields")
        entry.fields = [(c, v, number) for c, v in zip(columns[1:], cells[1:]) if v]
        entries.append(entry)
    return entries


def read_indented(entries, path, number, line, report):
    match = re.fullmatch(r"\s+([a-z_]+):(.*)", line)
    if not entries:
        report.error(path, number, "a field before any head")
    elif not match:
        report.error(path, number, "a field is written 'name: value'")
    elif not match.group(2).strip():
        report.error(path, number, f"{match.group(1)} has no value")
    else:
        entries[-1].fields.append((match.group(1), match.group(2).strip(), number))


def read_text(path, lines, report):
    entries = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.startswith("%"):
            if not line.startswith("%phrases ") or entries:
                report.error(path, number, "%phrases is the only directive, and stands before the first entry")
        elif line[0] in " \t":
            read_indented(entries, path, number, line, report)
        else:
            entries.append(Entry(line.strip(), path, number))
    return entries


def read_file(path, report):
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as bad:
        report.error(path, 0, f"not UTF-8 at byte {bad.start}")
        return []
    return (read_table if path.suffix == ".tsv" else read_text)(path, lines, report)


def fold(phrase):
    """The words of a phrase as the lexicon keys them: lower case, marks off, letters and digits only."""
    words = re.split(r"[\s\u2010\u2011-]+", unicodedata.normalize("NFKD", phrase.lower()))
    return " ".join(filter(None, ("".join(c for c in w if unicodedata.category(c)[0] in "LN") for w in words)))


def check_heads(entries, report):
    seen = {}
    for entry in entries:
        if entry.head in seen:
            first = seen[entry.head]
            report.error(entry.path, entry.line, f"'{entry.head}' is already at {first.path.name}:{first.line}")
        seen.setdefault(entry.head, entry)
    return seen


def check_fields(entry, known, many, report):
    names = [name for name, _, _ in entry.fields]
    for name, value, line in entry.fields:
        if name not in known:
            report.error(entry.path, line, f"unknown field '{name}'")
        if name not in many and names.count(name) > 1:
            report.error(entry.path, line, f"'{name}' stands twice")
        if "|" in value.replace(" | ", "") or value.startswith("|"):
            report.error(entry.path, line, "alternatives are parted by ' | ', and none is empty")


def check_phrases(entry, report, fields=PHRASE_FIELDS):
    for name in fields:
        values = entry.values(name)
        for value, line in values:
            if re.search(r"[,;:()/&\[\]\"]", value):
                report.error(entry.path, line, f"'{value}' cannot be found: punctuation ends a phrase")
            if not fold(value):
                report.error(entry.path, line, f"'{value}' has no letters")
            if [v for v, _ in values].count(value) > 1:
                report.error(entry.path, line, f"'{value}' stands twice")
            if name != "words" and len(fold(value)) < 2:
                report.error(entry.path, line, f"'{value}' is too short to be a name")


def check_code(entry, codes, report):
    for value, line in entry.values("country"):
        if value not in codes:
            report.error(entry.path, line, f"'{value}' is no ISO 3166 alpha-3 code")


def check_date(entry, name, report):
    value = entry.first(name)
    if value and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", value):
        report.error(entry.path, entry.line, f"{name}: '{value}' is no date")


def check_actor(entry, kinds, heads, codes, report):
    check_fields(entry, ACTOR_FIELDS, (*PHRASE_FIELDS, "role"), report)
    check_phrases(entry, report)
    check_code(entry, codes, report)
    kind = entry.first("kind")
    if kind not in kinds:
        report.error(entry.path, entry.line, f"kind '{kind}' is not in SAY_ACTOR_KIND_LIST")
    if kind == "role" and not entry.first("words"):
        report.error(entry.path, entry.line, "a role has words")
    if not any(entry.first(name) for name in PHRASE_FIELDS):
        report.error(entry.path, entry.line, "nothing in the text can name this entry")
    for value, line in entry.values("sectors"):
        if value not in SECTORS:
            report.error(entry.path, line, f"'{value}' is no sector")
    for name in ("parent", "backer"):
        for value, line in entry.values(name):
            if value not in heads or value == entry.head:
                report.error(entry.path, line, f"{name} '{value}' is no other entry's head")
    for name in ("agency", "plural", "speaks"):
        if entry.first(name) not in (None, "yes"):
            report.error(entry.path, entry.line, f"{name}: yes, or left out")
    check_date(entry, "from", report)
    check_date(entry, "to", report)
    for value, line in entry.values("role"):
        if not ROLE.fullmatch(value):
            report.error(entry.path, line, "a role is written 'FROM..TO CODE COUNTRY SECTORS'")
    if entry.first("from") and entry.first("to") and entry.first("from") > entry.first("to"):
        report.error(entry.path, entry.line, "ends before it begins")


def check_parents_end(entries, heads, report):
    """No entry is its own grandparent."""
    for entry in entries:
        above, steps = entry, 0
        while above is not None and steps < 20:
            above, steps = heads.get(above.first("parent")), steps + 1
        if steps == 20:
            report.error(entry.path, entry.line, "its parents go round in a circle")


def check_degrees(entry, name, most, report):
    try:
        if abs(float(entry.first(name))) > most:
            report.error(entry.path, entry.line, f"{name} out of range")
    except (TypeError, ValueError):
        report.error(entry.path, entry.line, f"{name} is missing or no number")


def check_place(entry, precisions, codes, heads, report):
    if entry.first("home"):
        if entry.first("home") not in heads:
            report.error(entry.path, entry.line, f"no place '{entry.first('home')}'")
        return
    check_fields(entry, PLACE_FIELDS, (), report)
    check_phrases(entry, report)
    check_code(entry, codes, report)
    precision = entry.first("precision")
    if precision not in precisions:
        report.error(entry.path, entry.line, f"precision '{precision}' is not in SAY_PRECISION_LIST")
    if precision != "region" and not entry.first("country") and precision != "province":
        report.error(entry.path, entry.line, "only regions and provinces lie in no one country")
    if not entry.first("names") and not entry.first("shy"):
        report.error(entry.path, entry.line, "a place without names")
    check_degrees(entry, "latitude", 90, report)
    check_degrees(entry, "longitude", 180, report)
    for name in ("geonameid", "population"):
        if not (entry.first(name) or "0").isdigit():
            report.error(entry.path, entry.line, f"{name} is no number")


def check_thing(entry, report):
    check_fields(entry, {"kind", *THING_PHRASES}, THING_PHRASES, report)
    check_phrases(entry, report, THING_PHRASES)
    if not any(entry.first(name) for name in THING_PHRASES):
        report.error(entry.path, entry.line, "nothing in the text can name this entry")


def ambiguous_phrases(entries):
    """phrase -> entries, where two entries share one; roles excepted, whose nouns may be found in several."""
    found = {}
    for entry in entries:
        for name in PHRASE_FIELDS:
            for value, _ in entry.values(name):
                found.setdefault(fold(value), {})[entry.head] = entry
    return {phrase: list(e.values()) for phrase, e in found.items() if len(e) > 1}


def labels(name):
    text = LABELS.read_text(encoding="utf-8")
    block = re.search(r"#define SAY_%s_LIST\(X\)(.*?)\n\n" % name, text, re.S).group(1)
    return set(re.findall(r'X\(\w+, "(\w+)"', block)) - {"none", "unknown"}


def sections(data, report):
    found = {}
    for path in sorted(p for p in data.rglob("*") if p.suffix in (".txt", ".tsv")):
        section = path.relative_to(data).parts[0].removesuffix(".txt").removesuffix(".tsv")
        found.setdefault(section, []).extend(read_file(path, report))
    return found


def main():
    arguments = [a for a in sys.argv[1:] if a != "--ambiguous"]
    data = Path(arguments[0]) if arguments else DATA
    report = Report()
    found = sections(data, report)
    actors, places = found.get("actors", []), found.get("places", [])
    codes = {e.first("country") for e in places if e.path.name == "countries.tsv"} | OTHER_CODES
    heads = check_heads(actors, report)
    for entry in actors:
        check_actor(entry, labels("ACTOR_KIND"), heads, codes, report)
    check_parents_end(actors, heads, report)
    homes = check_heads(places, report)
    precisions = labels("PRECISION")
    for entry in places:
        check_place(entry, precisions, codes, homes, report)
    things = found.get("things", [])
    check_heads(things, report)
    for entry in things:
        check_thing(entry, report)
    shared = ambiguous_phrases(actors)
    if "--ambiguous" in sys.argv:
        for phrase, entries in sorted(shared.items()):
            print(f"{phrase}: " + " | ".join(f"{e.head} ({e.path.name}:{e.line})" for e in entries))
    for error in report.errors:
        print(error, file=sys.stderr)
    counts = ", ".join(f"{name} {len(entries)}" for name, entries in sorted(found.items()))
    print(f"entries: {counts}; actor phrases in two entries: {len(shared)}; errors: {len(report.errors)}")
    return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main())
