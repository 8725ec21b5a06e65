#!/usr/bin/env python3
"""score.py -- learns what speaks for and against a coded event; writes data/triggers/score.txt.

    python3 learn/score.py --blank                                  every reason, without weight: then build the pack again
    python3 learn/score.py --program PROGRAM --corpora FOLDER       weights, and the score that each type needs

Examples: events of newswire and Wikinews that a reader judged one by one (learn/score.tsv, drawn for this; samples 1 to 3 of eval/audit/events.tsv),
and events/plv-train.tsv, where an event is right when its type is the marked one and its parties are the marked dyad, wrong
when it shares type or actor with the mark and is not. The latter are single sentences: they count for less, and their share of right ones is
learned apart. A logistic regression over the reasons that src/claim/reasons.c names, by gradient steps from zero with a fixed
penalty; no chance in it. Prints how well the sum orders right before wrong (area under the curve) in five-fold cross-validation by document, and what of
the judged events is kept at which score."""

import argparse
import collections
import csv
import math
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval"))
import audit  # noqa: E402
import events  # noqa: E402
from audit import draw  # noqa: E402

FOLDS, STEPS, PENALTY, MARKED_SHARE, SEEN_LEAST = 5, 400, 2.0, 0.03, 5
OWN = "marked sentence"  # what plv-train has apart from the rest
PARTIES = ("state", "region", "world body", "office", "office of nowhere", "force", "police", "politician", "people", "people of nowhere",
           "civilians", "firm", "medium", "person", "person of nowhere", "role", "role of nowhere", "body", "name", "unknown one", "thing", "speaker",
           "list cut", "named by a place", "a pronoun", "in the title", "far away")
PLAIN = ("state", "office")  # most parties are: what the others are measured by
LINKS = ("acl", "conj", "xcomp")
REST = ("any event", "no actor", "no recipient", "recipient from near", "subject is nobody", "object is nobody", "among many events", "early",
        "in a long sentence", "by a noun", "quoted", "with a death", "about an event", "denied", "market words", "another act of force",
        "other acts of force")
FORCE = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "THREATEN"}
TYPES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
         "MOBILIZE", "COERCE", "ASSAULT")
HEAD = """# What speaks for (+) and against (-) an event that was coded, in thousandths of a logistic sum: SayClaim.score; and the least score
# of each type, under which an event is set aside as "unsure". Learned by learn/score.py from %d events judged by a reader, %d of them right, and %d of
# events/plv-train.tsv; in five-fold cross-validation the sum puts a right event before a wrong one in %.1f of 100 pairs. Numbers only; docs/stance.md says what becomes of them.
"""


def names():
    """What src/claim/reasons.c may call a reason."""
    return list(TYPES + REST) + [f"{side} {what}" for side in ("actor", "recipient") for what in PARTIES if what not in PLAIN] + [f"stands as {one}" for one in LINKS]


def write(weights, least, head):
    with open(os.path.join(ROOT, "data", "triggers", "score.txt"), "w", encoding="utf-8") as file:
        file.write(head + "# Apache-2.0.\n\n")
        for name in sorted(least):
            file.write("%s.least\n  thousandths: %d\n" % (name, least[name]))
        for name in sorted(weights):
            file.write("%s.weight\n  thousandths: %d\n" % (name, round(1000 * weights[name])))


def reasons(claim):
    line = next(why for why in claim["why"] if why.startswith("score "))
    return re.findall(r"[:,] (.+?) [+-]\d+(?=,|$)", line.replace("of 1000: ", "of 1000:: ", 1).split(" of 1000:", 1)[1])


def marked(program, corpora):
    """(names of reasons, right, fold, share) of events/plv-train.tsv."""
    gold = events.read_marked(os.path.join(corpora, "events", "plv-train.tsv"))
    found = []
    for number, (row, article) in enumerate(zip(gold, events.code(program, [row[0] for row in gold]))):
        _, right_types, source, target, words = row
        dyad = events.Dyad(article, (source, target), events.marked_spans(words))
        for claim in article["claims"]:
            event = claim["event"]
            if not event:
                continue
            matches, typed = dyad.has(event), event["type"] in right_types
            if matches or typed or any(dyad.matches(one, 0) for one in event["actors"]):
                found.append((reasons(claim) + [OWN], matches and typed, number % FOLDS, MARKED_SHARE, event["type"]))
    return found


def judged(program, corpora):
    """The same of what a reader judged."""
    lines = {}
    for line in audit.read_verdicts("events"):
        if line["sample"] in ("1", "2", "3"):
            right = all(line[verdict] == "right" for verdict, _ in audit.EVENT_ASPECTS)
            lines.setdefault((line["document"], line["trigger"]), []).append((line, right))
    with open(os.path.join(ROOT, "learn", "score.tsv"), newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            lines.setdefault((line["document"], line["trigger"]), []).append((line, line["verdict"] == "right"))
    records = {**draw.reuters(corpora), **draw.wikinews(corpora)}
    named = sorted({key[0] for key in lines})
    found = []
    for number, (document, article) in enumerate(zip(named, draw.read(program, [records[name] for name in named]))):
        readings = audit.readings_of("events", article)
        for (where, place), verdicts in sorted(lines.items()):
            reading = audit.find(readings, [verdicts[0][0]], audit.ranges(place)) if where == document else None
            same = [right for line, right in verdicts
                    if reading and all(line[one] == reading[one] for one in ("type", "actors", "recipients"))]
            if same:
                found.append((reasons(reading["claim"]), all(same), number % FOLDS, 1.0, reading["type"]))
    return found


def learn(rows):
    seen = collections.Counter(name for row in rows if row[3] == 1 for name in row[0])
    index = {name: i for i, name in enumerate(sorted(name for name in seen if seen[name] >= SEEN_LEAST or name in TYPES))}
    if any(row[3] < 1 for row in rows):
        index[OWN] = len(index)
    packed = [([index[name] for name in row[0] if name in index], float(row[1]), row[3]) for row in rows]
    free = {index[name] for name in ("any event", OWN) if name in index}
    weights, total = [0.0] * len(index), sum(row[3] for row in rows)
    for step in range(STEPS):
        rate, slope = 6.0 / (1 + step * 0.02) / total, [0.0] * len(index)
        for at, right, share in packed:
            miss = share * (right - 1 / (1 + math.exp(-sum(weights[i] for i in at))))
            for i in at:
                slope[i] += miss
        for i, value in enumerate(slope):
            weights[i] += rate * (value - (PENALTY if i not in free else 0) * weights[i])
    return {name: weights[i] for name, i in index.items()}


def area(pairs):
    """How often a right one stands before a wrong one; ties count half."""
    rights, wrongs = ([value for value, right, _ in pairs if right is side] for side in (True, False))
    wins = sum((one > other) + 0.5 * (one == other) for one in rights for other in wrongs)
    return wins / max(1, len(rights) * len(wrongs))


def total_of(weights, row):
    return sum(weights.get(name, 0.0) for name in row[0])


def crossed_of(own, rest):
    """(sum, right, type) of what a reader judged, by weights learned without its fold."""
    found = []
    for fold in range(FOLDS):
        weights = learn([row for row in own + rest if row[2] != fold])
        found += [(total_of(weights, row), row[1], row[4]) for row in own if row[2] == fold]
    return found


def report(crossed):
    for group, inside in (("force", FORCE), ("other", set(TYPES) - FORCE)):
        rows = [row for row in crossed if row[2] in inside]
        for score in range(300, 800, 50):
            kept = [right for value, right, _ in rows if value >= math.log(score / (1000 - score))]
            print("%s at %d: %d of %d kept, %.1f %% of them right; of the right %.1f %% kept"
                  % (group, score, len(kept), len(rows), 100 * sum(kept) / max(1, len(kept)), 100 * sum(kept) / max(1, sum(row[1] for row in rows))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--blank", action="store_true")
    parser.add_argument("--program")
    parser.add_argument("--corpora")
    parser.add_argument("--force", type=int, default=600, help="least score of acts of force")
    parser.add_argument("--other", type=int, default=650, help="least score of all others")
    options = parser.parse_args()
    if options.blank:
        write({name: 0.0 for name in names()}, {}, "# No weights yet.\n")
        return 0
    own, rest = judged(options.program, options.corpora), marked(options.program, options.corpora)
    crossed = crossed_of(own, rest)
    print("%d judged, %d marked; area %.3f" % (len(own), len(rest), area(crossed)))
    report(crossed)
    weights = learn(own + rest)
    weights = {name: value for name, value in weights.items() if name != OWN and abs(value) >= 0.02}
    write(weights, {name: options.force if name in FORCE else options.other for name in TYPES}, HEAD % (len(own), sum(row[1] for row in own), len(rest), 100 * area(crossed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
