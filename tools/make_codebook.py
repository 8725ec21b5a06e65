#!/usr/bin/env python3
"""make_codebook.py -- writes the table of types and modes in docs/codebook.md from data/triggers/.

Usage: tools/make_codebook.py [--check]    --check: exit 1 when the page is not up to date."""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "docs", "codebook.md")
BEGIN, END = "<!-- from data/triggers by tools/make_codebook.py -->\n", "<!-- end -->\n"
SHOWN = 6  # triggers named for each mode
KINDS = (".v", ".n", ".a", ".x")


def read_blocks(path):
    """Of each entry: head, line, and the values of each field."""
    blocks = []
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] not in " \t":
            blocks.append((line.strip(), number, {}))
        else:
            name, _, value = line.strip().partition(":")
            blocks[-1][2].setdefault(name, []).append(value.strip())
    return blocks


def read_codes(path):
    """CAMEO code to (type, mode)."""
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#")]
    return {row[0][:-5]: (row[2], row[3]) for row in rows[1:]}


def read_triggers(folder):
    """Every trigger as a dictionary: head, rule (file:line), type, mode, cameo, example and counter (lists)."""
    codes = read_codes(os.path.join(folder, "codebook.tsv"))
    triggers = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".txt") or name in ("about.txt", "decoys.txt", "lenders.txt", "means.txt", "score.txt"):
            continue
        for head, line, fields in read_blocks(os.path.join(folder, name)):
            if not head.endswith(KINDS):
                continue
            cameo = fields.get("cameo", [""])[0]
            of_code = codes.get(cameo, ("", ""))
            triggers.append({"head": head, "rule": "triggers/%s:%d" % (name, line), "cameo": cameo,
                             "type": fields.get("type", [of_code[0] or name[:-4].upper()])[0],
                             "mode": fields.get("mode", [of_code[1]])[0],
                             "example": fields.get("example", []), "counter": fields.get("counter", [])})
    return triggers


def name_of(head):
    """"lay down+arm.v" is shown as "lay down arm"."""
    return head[:-2].replace("+", " ")


def decided_by_content(folder):
    """(type, mode) to the CAMEO codes that what an event is about decides."""
    codes, found = read_codes(os.path.join(folder, "codebook.tsv")), {}
    for head, _, fields in read_blocks(os.path.join(folder, "about.txt")):
        found.setdefault(codes[fields["cameo"][0]], set()).add(fields["cameo"][0])
    return found


def row(mode, entries, codes):
    """One line of the table: the first triggers, and the example of the one in the middle."""
    names = list(dict.fromkeys(name_of(entry["head"]) for entry in entries))
    step = max(1, len(names) // SHOWN)
    examples = [text for entry in entries for text in entry["example"]]
    counters = [text for entry in entries for text in entry["counter"]]
    shown = examples[len(examples) // 2] if examples else ""
    starred = " * " + counters[0] if counters else ""
    return "| %s | %d | %s | %s | %s%s |\n" % (mode or "-", len(entries), " ".join(sorted(codes)), ", ".join(names[::step][:SHOWN]),
                                            shown, starred)


def render(folder):
    triggers, content = read_triggers(folder), decided_by_content(folder)
    out = ["%d triggers.\n" % len(triggers)]
    for kind in sorted({entry["type"] for entry in triggers}):
        out.append("\n### %s\n\n| mode | triggers | CAMEO | such as | example (* must not be coded) |\n|---|---:|---|---|---|\n" % kind)
        modes = {entry["mode"] for entry in triggers if entry["type"] == kind}
        for mode in sorted(modes | {mode for known, mode in content if known == kind}):
            entries = [entry for entry in triggers if (entry["type"], entry["mode"]) == (kind, mode)]
            codes = {entry["cameo"] for entry in entries if entry["cameo"]} | content.get((kind, mode), set())
            out.append(row(mode, entries, codes))
    return "".join(out)


def main():
    page = open(PAGE, encoding="utf-8").read()
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    new = before + BEGIN + "\n" + render(os.path.join(ROOT, "data", "triggers")) + "\n" + END + after
    if "--check" in sys.argv:
        if new != page:
            print("docs/codebook.md is behind data/triggers: run tools/make_codebook.py")
        return int(new != page)
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(new)
    return 0


if __name__ == "__main__":
    sys.exit(main())
