#!/usr/bin/env python3
"""Scores of the layer of names: the very span and type, against annotated text.

The words of the gold go as running text through `PROGRAM code --plain -`, once as they are and once in capitals alone; a name is
right when some gold name has the same first and last character and the same type.

  worldwide   ner/worldwide-dev (BIO), news from outside the West: persons, organisations, locations and groups (NORP there), and
              these four together; facilities and products beside
  uner        ner/uner-ewt-dev.iob2, web text: PER, ORG and LOC; a facility is LOC there
"""
import argparse
import os
import sys

import mention

WORLDWIDE = {"Person": "person", "Organization": "organisation", "Location": "location", "NORP": "group",
             "Facility": "facility", "Product": "product"}
UNER = {"PER": "person", "ORG": "organisation", "LOC": "location"}
FOUR = ("person", "organisation", "location", "group")
SKIPPED = 77


def read_worldwide(folder):
    """Texts with their names as (type, start, end), in characters."""
    for file in sorted(os.listdir(folder)):
        text, entities = mention.read_bio(os.path.join(folder, file))
        yield text, {(WORLDWIDE[kind], *span) for kind, span in entities if kind in WORLDWIDE}


def read_uner(path):
    """Documents likewise: their sentences, as the file states them, with a blank between."""
    text, names, at, last = "", [], 0, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and text:
                yield text, set(names)
                text, names = "", []
            elif line.startswith("# text = "):
                text += (" " if text else "")
                at = len(text)
                text += line[9:].rstrip("\n")
            elif line[0].isdigit():
                _, word, tag = line.split("\t")[:3]
                start = text.index(word, at)
                at = start + len(word)
                if tag.startswith("I-") and names:
                    names[-1] = (*names[-1][:2], at)
                elif tag[2:] in UNER:
                    names.append((UNER[tag[2:]], start, at))
    yield text, set(names)


def in_capitals(text):
    """Character for character, so that spans hold."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def score(program, label, golds, types, bar="", merge=()):
    """golds: texts with names. merge: types of ours that the gold has under another's name. The types after the four are only
    reported."""
    answers = mention.run(program, [(text, None) for text, _ in golds])
    ours, gold = set(), set()
    for number, ((text, names), answer) in enumerate(zip(golds, answers)):
        shift = text.find(answer["text"][:40])  # white space at the ends may be gone
        gold |= {(number, *name) for name in names}
        ours |= {(number, dict(merge).get(name["type"], name["type"]), *(at + shift for at in name["span"]))
                 for name in answer["names"] or []}
    core = [kind for kind in types if kind in FOUR]
    for name, kinds in [(kind, [kind]) for kind in types] + [("together", core)]:
        mine, theirs = ({item for item in items if item[1] in kinds} for items in (ours, gold))
        right = len(mine & theirs)
        precision, recall = right / max(len(mine), 1), right / max(len(theirs), 1)
        f1 = 2 * right / max(len(mine) + len(theirs), 1)
        print(f"score\t{name}, {label}, exact F1\t{100 * f1:.1f} (P {100 * precision:.1f} R {100 * recall:.1f})"
              f"\t{bar if name == 'together' else ''}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    options = parser.parse_args()
    sets = [("worldwide-dev", "ner/worldwide-dev", read_worldwide, tuple(WORLDWIDE.values()), "bar: 80", ()),
            ("uner-ewt-dev", "ner/uner-ewt-dev.iob2", read_uner, tuple(UNER.values()), "",
             (("facility", "location"),))]
    found = False
    for label, path, read, types, bar, merge in sets:
        path = os.path.join(options.corpora, path)
        if not os.path.exists(path):
            continue
        found = True
        golds = list(read(path))
        score(options.program, label, golds, types, bar, merge)
        score(options.program, f"{label} in capitals", [(in_capitals(text), names) for text, names in golds], types, "", merge)
    if not found:
        print("names.py: no gold data", file=sys.stderr)
        return SKIPPED
    return 0


if __name__ == "__main__":
    sys.exit(main())
