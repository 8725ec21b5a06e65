"""factuality.py -- did it happen? Pearson's r between the stance that Sayso gives and what readers said.

Gold: factuality/uds-*.jsonl and uw-*.jsonl, a value from -3 (certainly not) to 3 (certainly) for each predicate. The sentences
go through `sayso code --plain --conllu`, whose last column holds the stance of verbs and nouns; words are found by their
characters. Each stance stands for the value that readers give it on average on the training part (VALUES, a table of
`train`), so that r measures how well the labels tell readers' values apart. Standard library only."""

import argparse
import collections
import json
import os
import subprocess
import sys

# Mean value on the training part of each corpus; a stance not listed takes DEFAULT.
VALUES = {
    'uds': {
        ('+', 'certain', 'happened'): 2.24,
        ('+', 'certain', 'ongoing'): 1.88,
        ('+', 'possible', 'requested'): -1.43,
        ('+', 'possible', 'hypothetical'): -1.02,
        ('+', 'possible', 'planned'): -0.58,
        ('+', 'probable', 'planned'): -1.29,
        ('-', 'certain', 'ongoing'): 0.44,
        ('-', 'certain', 'happened'): 0.29,
        ('-', 'probable', 'planned'): -1.34,
        ('?', 'unknown', 'ongoing'): 0.48,
        ('+', 'certain', 'historical'): 2.58,
        ('+', 'probable', 'happened'): 1.64,
        ('-', 'possible', 'hypothetical'): -1.06,
        ('-', 'possible', 'requested'): -1.15,
        ('?', 'unknown', 'planned'): -1.19,
        ('?', 'unknown', 'hypothetical'): -1.19,
        ('+', 'probable', 'ongoing'): 1.70,
        ('?', 'unknown', 'happened'): 1.07,
        ('-', 'probable', 'hypothetical'): -0.49,
        ('+', 'certain', 'attempted'): 0.48,
        None: 1.25,
        ('?', 'unknown', 'requested'): -1.23,
        ('+', 'possible', 'ongoing'): 0.03,
        ('+', 'possible', 'happened'): 0.78,
        ('-', 'certain', 'hypothetical'): -0.55,
        ('-', 'possible', 'planned'): -1.07,
        ('-', 'probable', 'happened'): 1.48,
        ('+', 'probable', 'hypothetical'): -0.82,
        ('-', 'probable', 'ongoing'): 0.56,
        ('-', 'probable', 'requested'): -0.54,
        ('+', 'possible', 'attempted'): -0.67,
    },
    'uw': {
        ('+', 'certain', 'happened'): 2.75,
        ('+', 'certain', 'ongoing'): 2.69,
        ('+', 'probable', 'planned'): 2.12,
        ('+', 'possible', 'planned'): 1.69,
        ('+', 'possible', 'hypothetical'): 1.37,
        ('+', 'possible', 'requested'): 1.61,
        ('+', 'probable', 'happened'): 2.47,
        ('-', 'certain', 'happened'): -1.11,
        None: 2.39,
        ('+', 'certain', 'historical'): 2.84,
        ('-', 'probable', 'planned'): -1.17,
        ('-', 'certain', 'ongoing'): -1.30,
        ('+', 'certain', 'attempted'): 1.21,
        ('+', 'probable', 'ongoing'): 2.33,
        ('?', 'unknown', 'planned'): 0.71,
        ('-', 'possible', 'hypothetical'): -0.32,
        ('+', 'possible', 'happened'): 1.88,
        ('-', 'probable', 'hypothetical'): -1.31,
        ('-', 'possible', 'requested'): 0.26,
        ('+', 'probable', 'hypothetical'): 1.11,
        ('-', 'possible', 'planned'): 0.16,
        ('-', 'certain', 'failed'): -0.80,
        ('?', 'unknown', 'happened'): 1.39,
    },
}
DEFAULT = 1.0


def read_gold(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def code(program, sentences):
    """Characters without white space, and for each word (start, stance or None)."""
    text = "\n\n".join(sentences) + "\n"
    result = subprocess.run([program, "code", "--plain", "--conllu", "-"], input=text.encode("utf-8"),
                            stdout=subprocess.PIPE, check=False)
    characters, words = [], {}
    for line in result.stdout.decode("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        misc = dict(part.partition("=")[::2] for part in cells[9].split("|"))
        words[len(characters)] = tuple(misc["Stance"].split(",")) if "Stance" in misc else None
        characters.extend(c for c in cells[1] if not c.isspace())
    return "".join(characters), words


def pairs_of(program, gold, batch=200):
    """(stance, value) for each target; the text of a batch is one article."""
    pairs, lost = [], 0
    for first in range(0, len(gold), batch):
        part = gold[first:first + batch]
        characters, words = code(program, [row["text"] for row in part])
        at = 0
        for row in part:
            tokens = row["text"].split(" ")
            flat = "".join(tokens)
            found = characters.find(flat, at)
            if found < 0:
                lost += len(row["targets"])
                continue
            at = found + len(flat)
            for target in row["targets"]:
                start = found + sum(len(token) for token in tokens[:target["span1"][0]])
                pairs.append((words.get(start), target["label"]))
    return pairs, lost


def pearson(xs, ys):
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - mx) * (y - my) for x, y in zip(xs, ys))
    below = (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** .5
    return above / below if below else 0.0


def learn(program, corpora):
    for name in ("uds", "uw"):
        pairs, _ = pairs_of(program, read_gold(os.path.join(corpora, "factuality", name + "-train.jsonl")))
        bins = collections.defaultdict(list)
        for stance, value in pairs:
            bins[stance].append(value)
        print("    %r: {" % name)
        for stance, values in sorted(bins.items(), key=lambda item: -len(item[1])):
            if len(values) >= 15:
                print("        %r: %.2f," % (stance, sum(values) / len(values)))
        print("    },")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", required=True, help="folder that holds factuality/")
    options.add_argument("--train", action="store_true", help="print the tables of VALUES")
    given = options.parse_args()
    if not os.path.isdir(os.path.join(given.corpora, "factuality")):
        return 77
    if given.train:
        learn(given.program, given.corpora)
        return 0
    for name, bar in (("uds", ".62"), ("uw", ".60")):
        gold = read_gold(os.path.join(given.corpora, "factuality", name + "-dev.jsonl"))
        pairs, lost = pairs_of(given.program, gold)
        r = pearson([VALUES[name].get(stance, DEFAULT) for stance, _ in pairs], [value for _, value in pairs])
        known = sum(stance is not None for stance, _ in pairs)
        print("%s-dev: %d predicates, %d with a stance, %d not found in the text" % (name, len(pairs), known, lost))
        print("score\t%s-dev, Pearson r\t%.3f\t%s" % (name, r, bar))
    return 0


if __name__ == "__main__":
    sys.exit(main())
