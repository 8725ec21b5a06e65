"""fit_pronouns.py -- the weights of src/mention/pronouns.c: how much each thing seen of a candidate counts for a pronoun.

    python3 learn/fit_pronouns.py --tool build/release/learn/tool_pronouns --pack build/release/sayso.pack \\
        --corpora ../shared/corpora

Prints the three tables as C, to be put into the source. Each pronoun of the training part of GUM is a choice among its
candidates and nobody, whose score is a constant: conditional logistic regression, with each kind of pronoun ("he" and "she",
"it", "they") a model of its own; the least score that joins is where the F1 of the joined is best. Right is every candidate
whose head word heads a mention of the pronoun's chain; where none is, nobody. What is seen depends on the pronouns before, as
the present weights resolve them: put in and run again until no number moves by more than one.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "eval"))
import coreference  # noqa: E402

KINDS, RIDGE, STEPS = 3, 1.0, 60
SURE = 0.85  # of the pronouns that are joined with the least score for a sure one, or more, so many are right


def starts_of(text):
    """The place among characters without white space, for each byte of the text."""
    place, at = [], 0
    for character in text:
        place += [at] * len(character.encode())
        at += not character.isspace()
    return place


def chains_of_heads(document):
    """Place of a head word: the ids of the chains with a mention that it heads."""
    found = {}
    for name, spans in document.chains.items():
        for span in spans:
            for head in coreference.by_heads(document, [{span}])[0]:
                found.setdefault(head[0], set()).add(name)
    return found


def read_pairs(options, documents):
    """(kind, rows, right) of each pronoun; right: for each row, then for nobody."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, "%04d.txt" % n) for n in range(len(documents))]
        for path, document in zip(paths, documents):
            pathlib.Path(path).write_text(document.text, encoding="utf-8")
        done = subprocess.run([options.tool, options.pack, *paths], stdout=subprocess.PIPE, check=True, text=True)
    known = {path: (starts_of(d.text), chains_of_heads(d)) for path, d in zip(paths, documents)}
    pronouns = {}
    for line in done.stdout.splitlines():
        path, kind, pronoun, candidate, *sights = line.split()
        place, heads = known[path]
        rows = pronouns.setdefault((path, int(kind), int(pronoun)), ([], []))
        if candidate == "-":
            continue
        meant = heads.get(place[int(pronoun)], set())
        rows[0].append([int(s) for s in sights])
        rows[1].append(bool(meant & heads.get(place[int(candidate)], set())))
    for (_, kind, _), (rows, right) in pronouns.items():
        yield kind, rows, right + [not any(right)]


def prepare(pronouns, width):
    """One matrix of all rows, nobody a row of zeros with a one behind; which pronoun each row is of; which are right."""
    rows, group, right = [], [], []
    for number, (sights, correct) in enumerate(pronouns):
        rows += [r + [0] for r in sights] + [[0] * width + [1]]
        group += [number] * (len(sights) + 1)
        right += correct
    return numpy.array(rows, float), numpy.array(group), numpy.array(right)


def shares(scores, group, count, among):
    """Softmax within each group, over the rows that count; and the logarithm of its denominator."""
    most = numpy.full(count, -numpy.inf)
    numpy.maximum.at(most, group[among], scores[among])
    weight = numpy.where(among, numpy.exp(scores - most[group]), 0.0)
    total = numpy.bincount(group, weight, count)
    return weight / total[group], most + numpy.log(total)


def fit(pronouns, width):
    """Quasi-Newton ascent (BFGS with halving) on the likelihood of the right ones, less a ridge."""
    matrix, group, right = prepare(pronouns, width)
    count, everything = len(pronouns), numpy.ones(len(group), bool)

    def value(weights):
        scores = matrix @ weights
        good, log_good = shares(scores, group, count, right)
        share, log_all = shares(scores, group, count, everything)
        gradient = matrix.T @ (good - share) - RIDGE * weights
        return (log_good - log_all).sum() - RIDGE / 2 * weights @ weights, gradient

    weights, inverse = numpy.zeros(width + 1), numpy.eye(width + 1) / len(pronouns)
    now, gradient = value(weights)
    for _ in range(STEPS):
        step, size = inverse @ gradient, 1.0
        while size > 1e-6 and value(weights + size * step)[0] < now + 1e-4 * size * step @ gradient:
            size /= 2
        moved = size * step
        weights = weights + moved
        now, following = value(weights)
        change = gradient - following
        gradient, along = following, change @ moved
        if abs(moved).max() < 1e-5 or along <= 0:
            break
        left = numpy.eye(width + 1) - numpy.outer(moved, change) / along
        inverse = left @ inverse @ left.T + numpy.outer(moved, moved) / along
    return weights


def best_of_each(pronouns, weights):
    """The score of the best candidate of each pronoun, and whether it is right; the best first."""
    found = []
    for rows, right in pronouns:
        if rows:
            scores = numpy.array(rows) @ weights[:-1]
            best = int(scores.argmax())
            found.append((scores[best], right[best]))
    return sorted(found, reverse=True)


def thresholds(pronouns, weights):
    """The least score that joins, where the F1 of the joined is best; and the least of a sure one."""
    meant = sum(not right[-1] for _, right in pronouns)
    good, most, least, sure = 0, 0.0, 0.0, 0.0
    for number, (score, correct) in enumerate(best_of_each(pronouns, weights), 1):
        good += correct
        f1 = 2 * good / (number + meant)
        if f1 > most:
            most, least = f1, score
        if good >= SURE * number:
            sure = score
    return least, max(least, sure)


def names_of_sights():
    source = pathlib.Path(__file__).resolve().parent.parent / "src" / "mention" / "pronouns.c"
    body = source.read_text(encoding="utf-8").split("typedef enum Sight {")[1].split("}")[0]
    words = [word.strip(" ,") for line in body.splitlines() for word in line.split("/*")[0].split(",")]
    return [word for word in words if word.startswith("SIGHT_") and word != "SIGHT_COUNT"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--pack", required=True)
    parser.add_argument("--corpora", required=True)
    options = parser.parse_args()
    sights = names_of_sights()
    pronouns = list(read_pairs(options, coreference.documents(os.path.join(options.corpora, "parse", "gum-train.conllu"))))
    tables, least, sure = [], [], []
    for kind in range(KINDS):
        own = [(rows, right) for of, rows, right in pronouns if of == kind]
        weights = fit(own, len(sights))
        print("%d: %d pronouns" % (kind, len(own)), file=sys.stderr)
        tables.append([round(100 * w) for w in weights[:-1]])
        for found, score in zip((least, sure), thresholds(own, weights)):
            found.append(round(100 * score) - 1)
    for name, row in zip(sights, zip(*tables)):
        print("    [%s] = {%s}," % (name, ", ".join(map(str, row))))
    print("least = {%s}" % ", ".join(map(str, least)))
    print("least_sure = {%s}" % ", ".join(map(str, sure)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
