#!/usr/bin/env python3
"""make_codebook.py -- writes the table of types and modes in docs/codebook.md from data/triggers/.

Usage: tools/make_codebook.py [--check]    --check: exit 1 when the page is not up to date."""
import os

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
        if not name.endswith(".txt") or name in ("decoys.txt", "lenders.txt", "means.txt"):
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
