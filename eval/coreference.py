#!/usr/bin/env python3
"""Scores of coreference inside the article, as CoNLL 2012 does: the mean of the F1 of MUC, B-cubed and CEAF-e.

Gold: the Entity annotation of parse/gum-dev.conllu. Counted are chains of two mentions and more, on both sides; what is
mentioned once is left out. Each document goes by itself, rebuilt as plain text, through `PROGRAM code --plain -`; a mention
is its exact span of characters, white space aside. "by heads" compares mentions by their head word in the gold tree instead, the
longest of several with one head standing for them.
"""
import argparse
import json
import os
import re
import subprocess
import sys

import parse

BAR = "45; rule systems reach 40 to 45"


class Document:
    def __init__(self, name):
        self.name, self.blocks, self.heads, self.size = name, [], [], 0
        self.chains = {}  # id: set of spans
        self.form = []
        self.open = {}

    @property
    def text(self):
        return "".join(self.blocks).strip() + "\n"

    def read(self, comments, rows):
        new = any(c.startswith("# newdoc") or c.split(" =")[0].split(" id")[0] == "# newpar" for c in comments)
        line = next(c[len("# text = "):] for c in comments if c.startswith("# text = "))
        self.blocks.append(("\n\n" if new else " ") + line.strip())
        spans, multi, end = {}, None, 0
        for cells in rows:
            if "." in cells[0]:
                continue
            size = len("".join(cells[1].split()))
            if "-" in cells[0]:
                first, end = map(int, cells[0].split("-"))
                parts = "".join(c[1] for c in rows if c[0].isdigit() and first <= int(c[0]) <= end)
                multi = (self.size, self.size + size) if parts != cells[1] else None
                if multi:
                    self.size += size
                continue
            at = int(cells[0])
            if multi and at <= end:
                spans[at] = multi
            else:
                spans[at] = (self.size, self.size + size)
                self.size += size
        for cells in rows:
            if cells[0].isdigit():
                head = int(cells[6])
                self.heads.append((spans[int(cells[0])], spans[head] if head else None))
                self.brackets(cells[9], spans[int(cells[0])])

    def brackets(self, misc, span):
        entity = next((m[len("Entity="):] for m in misc.split("|") if m.startswith("Entity=")), "")
        for opened, closed in re.findall(r"\(([^()]*\)?)|([^()]+)\)", entity):
            key = (opened or closed).rstrip(")").split("-")[0].split("[")[0]
            if opened:
                self.open.setdefault(key, []).append(span[0])
            if closed or opened.endswith(")"):
                self.chains.setdefault(key, set()).add((self.open[key].pop(), span[1]))


def documents(path):
    found = []
    with open(path, encoding="utf-8") as file:
        for comments, rows in parse.sentences_of(file.read()):
            for c in comments:
                if c.startswith("# newdoc id = "):
                    found.append(Document(c[len("# newdoc id = "):]))
            found[-1].read(comments, rows)
    return found


def system_chains(document, answer):
    """Spans of bytes turned into places of characters without white space."""
    place, at = [], 0
    for character in answer["text"]:
        place += [at] * len(character.encode())
        at += not character.isspace()
    place.append(at)
    if at != document.size:
        sys.exit(f"coreference.py: {document.name}: {document.size} characters in, {at} out")
    # The longest first, so that those of one head stay one.
    return [{(place[s], place[e]) for s, e in chain["spans"]} for chain in answer["chains"]]


def by_heads(document, chains):
    """Each span as the span of its head word: the first word in it whose head is not; one mention a head word."""
    taken, result = set(), [set() for _ in chains]
    order = sorted(((b - a, a, b, i) for i, chain in enumerate(chains) for a, b in chain), reverse=True)
    for _, a, b, i in order:
        head = next((word for word, up in document.heads
                     if a <= word[0] and word[1] <= b and not (up and a <= up[0] and up[1] <= b)), (a, b))
        if head not in taken:
            taken.add(head)
            result[i].add(head)
    return result


def links(key, response):
    """MUC: what is found of the links that hold the key's chains together, and how many there are."""
    of = {m: i for i, chain in enumerate(response) for m in chain}
    found = whole = 0
    for chain in key:
        parts = len({of[m] for m in chain if m in of}) + sum(m not in of for m in chain)
        found += len(chain) - parts
        whole += len(chain) - 1
    return found, whole


def cubed(key, response):
    of = {m: chain for chain in response for m in chain}
    found = sum(len(chain & of[m]) / len(chain) for chain in key for m in chain if m in of)
    return found, sum(map(len, key))


def assignment(gains):
    """The greatest sum of gains of a one to one assignment (Kuhn and Munkres)."""
    if not gains or not gains[0]:
        return 0.0
    if len(gains) > len(gains[0]):
        gains = [list(column) for column in zip(*gains)]
    n, m = len(gains), len(gains[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], column = i, 0
        least, way, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while match[column]:
            used[column] = True
            row, delta, following = match[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -gains[row - 1][j - 1] - u[row] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            match[column], column = match[way[column]], way[column]
    return sum(gains[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


def aligned(key, response):
    gains = [[2.0 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    return assignment(gains)


class Counts:
    """Sums over documents: of each measure what was found and of how many, for recall and for precision."""

    def __init__(self):
        self.sums = {name: [0.0] * 4 for name in ("muc", "b-cubed", "ceaf-e", "mentions")}

    def add(self, key, response):
        key, response = [c for c in key if len(c) > 1], [c for c in response if len(c) > 1]
        similar = aligned(key, response)
        both = len(set().union(*key) & set().union(*response)) if key and response else 0
        figures = {"muc": links(key, response) + links(response, key), "b-cubed": cubed(key, response) + cubed(response, key),
                   "ceaf-e": (similar, len(key), similar, len(response)),
                   "mentions": (both, sum(map(len, key)), both, sum(map(len, response)))}
        for name, values in figures.items():
            self.sums[name] = [a + b for a, b in zip(self.sums[name], values)]

    def of(self, name):
        found, whole, right, given = self.sums[name]
        recall, precision = found / whole if whole else 0.0, right / given if given else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return 100 * precision, 100 * recall, 100 * f1

    def conll(self):
        return sum(self.of(name)[2] for name in ("muc", "b-cubed", "ceaf-e")) / 3

    def line(self, title):
        cells = "".join("   %5.1f %5.1f %5.1f" % self.of(name) for name in self.sums)
        return "%-24s%s   %6.2f" % (title, cells, self.conll())


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", required=True, help="folder that holds parse/")
    options.add_argument("--file", default="gum-dev", help="name within parse/, without .conllu")
    options.add_argument("--each", action="store_true", help="print each document of news, too")
    asked = options.parse_args()
    path = os.path.join(asked.corpora, "parse", asked.file + ".conllu")
    if not os.path.exists(path):
        print("%s: not there, skipped" % path, file=sys.stderr)
        return 77
    gold = documents(path)
    lines = "".join(json.dumps({"text": d.text}) + "\n" for d in gold)
    done = subprocess.run([asked.program, "code", "--plain", "-"], input=lines.encode(), stdout=subprocess.PIPE)
    answers = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if len(answers) != len(gold):
        sys.exit("coreference.py: %d texts in, %d answers out" % (len(gold), len(answers)))
    views = {}
    for document, answer in zip(gold, answers):
        system, key = system_chains(document, answer), list(document.chains.values())
        genre = document.name.split("_")[1]
        titles = ["all", genre] + ([document.name] if asked.each and genre == "news" else [])
        for title in titles:
            views.setdefault(title, Counts()).add(key, system)
            views.setdefault(title + " by heads", Counts()).add(by_heads(document, key), by_heads(document, system))
    print("%-24s" % "coreference" + "".join("   %-17s" % (m + " P R F1") for m in ("muc", "b-cubed", "ceaf-e", "mentions")) +
          "   conll")
    for title in sorted(views):
        print(views[title].line(title))
    for title, bar in (("news", BAR), ("news by heads", ""), ("all", "")):
        print("score\t%s: %s: CoNLL F1\t%.2f\t%s" % (asked.file, title, views[title].conll(), bar))
    return 0


if __name__ == "__main__":
    sys.exit(main())
