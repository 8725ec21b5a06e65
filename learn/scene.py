#!/usr/bin/env python3
"""scene.py -- learns data/scene.tsv: which place of its sentence a verb's act took place at, if any.

    python3 learn/scene.py --tool build/learn/tool_scene --pack build/sayso.pack --corpora FOLDER > scene.tsv

From the tuning half of events/event-location.jsonl (eval/event_location.py says which that is) a conditional logit: of the
places of the sentence and "none of them", the gold one is to be likeliest. AdaGrad in a fixed order, so the same numbers come out
again. What is rare is not learned: features seen with fewer than 6 pairs, verbs with fewer than 10 rows (they share "*").
--check: learn from two thirds of the tuning half and print the F1 on the rest, instead. Standard library only."""

import argparse
import collections
import hashlib
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "eval"))
import event_location as gold  # noqa: E402

ROUNDS = 4
RATE = 0.08
FEWEST, FEWEST_ROWS = 6, 10
SEED = 20261121
THRESHOLD = -100
HEADER = """# Where acts took place: weights (thousandths) of what src/claim/scene.c sees of a verb and a place; "threshold" is that of
# "none of them". Learned by learn/scene.py from the annotation of events/event-location.jsonl (MIT). Apache-2.0.
"""


def pairs_of(tool, pack, texts):
    """For each text the pairs (span of the verb, span of the place, lemma, features), in bytes."""
    with tempfile.NamedTemporaryFile() as file:
        file.write("".join(text + "\x1e" for text in texts).encode())
        file.flush()
        done = subprocess.run([tool, pack, file.name], stdout=subprocess.PIPE, check=True)
    answers = []
    for line in done.stdout.decode().splitlines():
        if line.startswith("# "):
            answers.append([])
            continue
        spans, lemma, *features = line.split("\t")
        at = [int(number) for number in spans.split()]
        answers[-1].append((at[:2], at[2:], lemma, features))
    return answers


class Example:
    """One verb: the features of each place, which of them are right, whether a place is to be found."""

    def __init__(self, row, pairs):
        text = row["text"].encode()
        verb, places = gold.gold_of(row)
        self.located = bool(places)
        self.lemma, self.features, self.right = "", [], []
        for act, place, lemma, features in pairs:
            if not verb or not gold.overlap([len(text[:at].decode()) for at in act], verb):
                continue
            span = [len(text[:at].decode()) for at in place]
            self.lemma = lemma
            self.features.append(features)
            self.right.append(any(gold.overlap(span, one) for one in places))

    def usable(self):
        return bool(self.features) and (not self.located or any(self.right))


def name_verbs(examples):
    """Puts the lemma, or "*" for a rare one, into the features."""
    rows = collections.Counter(example.lemma for example in examples if example.features)
    for example in examples:
        verb = example.lemma if rows[example.lemma] >= FEWEST_ROWS else "*"
        example.features = [[f.replace(" @", " " + verb, 1) for f in features] for features in example.features]


def drop_rare(examples):
    seen = collections.Counter(f for example in examples for features in example.features for f in features)
    for example in examples:
        example.features = [[f for f in features if seen[f] >= FEWEST] for features in example.features]


def learn(examples):
    weights, squares = collections.defaultdict(float), collections.defaultdict(float)
    order = [example for example in examples if example.usable()]
    shuffle = random.Random(SEED)
    for _ in range(ROUNDS):
        shuffle.shuffle(order)
        for example in order:
            scores = [sum(weights[f] for f in features) for features in example.features] + [0.0]
            right = example.right + [not any(example.right)]
            top = max(scores)
            mass = [math.exp(score - top) for score in scores]
            total, good = sum(mass), sum(m for m, r in zip(mass, right) if r)
            for features, m, r in zip(example.features, mass, right):
                slope = (m / good if r else 0.0) - m / total
                for f in features if abs(slope) > 1e-4 else ():
                    squares[f] += slope * slope
                    weights[f] += RATE * slope / math.sqrt(squares[f])
    return {f: round(1000 * weight) for f, weight in weights.items()}


def f1(examples, weights):
    right = given = located = 0
    for example in examples:
        located += example.located
        scores = [sum(weights.get(f, 0) for f in features) for features in example.features]
        if scores and max(scores) > THRESHOLD:
            given += 1
            right += example.right[scores.index(max(scores))]
    return 200 * right / max(1, given + located)


def check(rows, examples):
    part = [hashlib.sha256(row["text"][:40].encode()).digest()[1] % 3 for row in rows]
    for left_out in range(3):
        known = [example for example, p in zip(examples, part) if p != left_out]
        weights = learn(known)
        print("without part %d: %d features, F1 %.1f, on itself %.1f" % (
            left_out, len(weights), f1([e for e, p in zip(examples, part) if p == left_out], weights), f1(known, weights)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--pack", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    rows = gold.read_rows(os.path.join(options.corpora, "events", "event-location.jsonl"))
    rows = [row for row, held_out in zip(rows, gold.halves(rows)) if not held_out]
    pairs = pairs_of(options.tool, options.pack, [row["text"] for row in rows])
    examples = [Example(row, found) for row, found in zip(rows, pairs)]
    name_verbs(examples)
    drop_rare(examples)
    if options.check:
        check(rows, examples)
        return
    weights = learn(examples)
    print(HEADER + "feature\tweight\nthreshold\t%d" % THRESHOLD)
    for feature in sorted(weights):
        if weights[feature] or feature.startswith("verb "):
            print("%s\t%d" % (feature, weights[feature]))


if __name__ == "__main__":
    main()
