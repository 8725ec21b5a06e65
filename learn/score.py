#!/usr/bin/env python3
"""score.py -- learns what speaks for and against a coded event; writes data/triggers/score.txt.

    python3 learn/score.py --program PROGRAM --corpora FOLDER

From events/plv-train.tsv: an event counts as right when its type is the marked one and its parties are the marked dyad; as
wrong when it shares type or actor with the mark and is not. A logistic regression over the reasons that
src/claim/assemble_score.c weighs, by gradient steps from zero with a fixed penalty; no chance in it. Prints how well the sum
orders right before wrong (area under the curve) in five-fold cross-validation, beside the score that PROGRAM has now."""

import argparse
import math
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "eval"))
import events  # noqa: E402

FAR, CROWD, FOLDS, STEPS, PENALTY = 60, 2, 5, 400, 1.0
HEAD = """# What speaks for (+) and against (-) an event that was coded, in thousandths of a logistic sum: SayClaim.score. Learned by
# learn/score.py from events/plv-train.tsv (%d events, %d of them right); in five-fold cross-validation the sum puts a right event
# before a wrong one in %.1f of 100 pairs. Numbers only; docs/stance.md says what becomes of them.
"""


def gap(a, b):
    return min(abs(a[0] - b[1]), abs(a[1] - b[0]))


def reasons(article, claim):
    """The names that src/claim/assemble_score.c gives."""
    event, known = claim["event"], {actor["id"]: actor for actor in article["actors"]}
    actors, recipients = ([known[one] for one in event[side]] for side in ("actors", "recipients"))
    far = [bool(side) and min(gap(one["span"], event["trigger"]["span"]) for one in side) > FAR for side in (actors, recipients)]
    beside = sum(1 for other in article["claims"] if other["event"] and other["sentence"] == claim["sentence"])
    found = {"any event": True, event["type"]: True, "no actor": not actors,
             "no recipient": not recipients and len(actors) < 2,
             "recipient from near": any(why.startswith("recipient, near") for why in claim["why"]),
             "actor far away": far[0] or any(actor["pronoun"] for actor in actors),
             "recipient far away": far[1], "among many events": beside > CROWD}
    return [name for name in found if found[name]]


def examples(program, corpora):
    """(names of reasons, right, score now, fold)"""
    gold = events.read_marked(os.path.join(corpora, "events", "plv-train.tsv"))
    found = []
    for number, (row, article) in enumerate(zip(gold, events.code(program, [row[0] for row in gold]))):
        _, types, source, target, marked = row
        dyad = events.Dyad(article, (source, target), events.marked_spans(marked))
        for claim in article["claims"]:
            event = claim["event"]
            if not event:
                continue
            matches, typed = dyad.has(event), event["type"] in types
            if matches or typed or any(dyad.matches(one, 0) for one in event["actors"]):
                found.append((reasons(article, claim), matches and typed, claim["score"], number % FOLDS))
    return found


def learn(rows):
    weights = {}
    for step in range(STEPS):
        rate, slope = 8.0 / (1 + step * 0.02) / len(rows), {}
        for names, right, _, _ in rows:
            miss = right - 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in names)))
            for name in names:
                slope[name] = slope.get(name, 0.0) + miss
        for name, value in slope.items():
            weights[name] = weights.get(name, 0.0) + rate * (value - PENALTY * weights.get(name, 0.0))
    return weights


def area(pairs):
    """How often a right one stands before a wrong one; ties count half."""
    rights, wrongs = ([value for value, right in pairs if right is side] for side in (True, False))
    wins = sum((one > other) + 0.5 * (one == other) for one in rights for other in wrongs)
    return wins / max(1, len(rights) * len(wrongs))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    options = parser.parse_args()
    rows = examples(options.program, options.corpora)
    crossed = []
    for fold in range(FOLDS):
        weights = learn([row for row in rows if row[3] != fold])
        crossed += [(sum(weights.get(name, 0.0) for name in row[0]), row[1]) for row in rows if row[3] == fold]
    print("now %.3f, learned %.3f" % (area([(row[2], row[1]) for row in rows]), area(crossed)))
    weights = learn(rows)
    with open(os.path.join(ROOT, "data", "triggers", "score.txt"), "w", encoding="utf-8") as file:
        file.write(HEAD % (len(rows), sum(row[1] for row in rows), 100 * area(crossed)))
        file.write("# Apache-2.0.\n\n")
        for name in sorted(weights):
            file.write("%s.weight\n  thousandths: %d\n" % (name, round(1000 * weights[name])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
