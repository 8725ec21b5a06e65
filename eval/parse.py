#!/usr/bin/env python3
"""Scores of segmentation, tagging and parsing from raw text: the measures of the CoNLL 2018 shared task.

Gold: parse/*-dev.conllu (Universal Dependencies) in the corpora folder. The raw text is rebuilt from it - sentences joined by
a blank, paragraphs by a blank line -, given to `PROGRAM code --plain --conllu -`, and the words that come back are aligned
with the gold ones by their characters. A word counts when its span is a gold word's; within a gold multi-word token the
longest common subsequence of forms is taken. Relations are compared without subtypes, as the shared task does.

Beside the whole of each file: the same in capitals, as old wire copy is written, and the news documents of GUM alone.
"""
import argparse
import os
import subprocess
import sys
import time

# Bars, and UDPipe 1.2 on the usual test parts.
REFERENCES = {("ewt-dev", "words"): "98.9; UDPipe 1.2: 98.9", ("ewt-dev", "sentences"): "82; UDPipe 1.2: 77.4",
              ("ewt-dev", "upos"): "94.8; UDPipe 1.2: 93.3", ("ewt-dev", "las"): "85, treebanks alone 82; UDPipe 1.2: 77.0",
              ("ewt-dev", "lemmas"): "96", ("ewt-dev in capitals", "las"): "at most 4 below",
              ("gum-dev", "upos"): "95.5; UDPipe 1.2: 93.8", ("gum-dev", "las"): "82; UDPipe 1.2: 76.2"}
MEASURES = ("tokens", "sentences", "words", "upos", "lemmas", "uas", "las")


class Word:
    __slots__ = ("start", "end", "form", "lemma", "upos", "rel", "head", "multi")

    def __init__(self, span, cells, multi):
        self.start, self.end = span
        self.form, self.lemma, self.upos = cells[1], cells[2], cells[3]
        self.rel = cells[7].split(":")[0]
        self.head, self.multi = cells[6], multi


class Side:
    """One side of the comparison: characters without white space, and what stands where."""

    def __init__(self):
        self.characters, self.tokens, self.sentences, self.words = [], [], [], []

    def place(self, form):
        start = len(self.characters)
        self.characters.extend(c for c in form if not c.isspace())
        return start, len(self.characters)


def sentences_of(text):
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        if rows:
            yield [line for line in lines if line.startswith("#")], rows


def read_sentence(side, rows):
    begin, first = len(side.characters), len(side.words)
    multi_end, span = 0, None
    for cells in rows:
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            multi_end = int(cells[0].split("-")[1])
            span = side.place(cells[1])
            side.tokens.append(span)
            continue
        inside = int(cells[0]) <= multi_end
        if not inside:
            span = side.place(cells[1])
            side.tokens.append(span)
        side.words.append(Word(span, cells, inside))
    for word in side.words[first:]:
        head = int(word.head)
        word.head = side.words[first + head - 1] if head else None
    side.sentences.append((begin, len(side.characters)))


def read_side(text):
    side = Side()
    for _, rows in sentences_of(text):
        read_sentence(side, rows)
    return side


def raw_text(text):
    parts = []
    for comments, _ in sentences_of(text):
        new = any(c.startswith("# newdoc") or c.split(" =")[0].split(" id")[0] == "# newpar" for c in comments)
        line = next(c[len("# text = "):] for c in comments if c.startswith("# text = "))
        parts.append(("\n\n" if new else " ") + line.strip())
    return "".join(parts).strip() + "\n"


def longest_common(gold, system):
    """Pairs of a longest common subsequence by form."""
    table = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(system))):
            same = gold[i].form.lower() == system[j].form.lower()
            table[i][j] = table[i + 1][j + 1] + 1 if same else max(table[i + 1][j], table[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        if gold[i].form.lower() == system[j].form.lower():
            pairs.append((gold[i], system[j]))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def align(gold, system):
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        g, s = gold[i], system[j]
        if g.multi or s.multi:
            end, i0, j0 = max(g.end, s.end) if g.multi and s.multi else (g.end if g.multi else s.end), i, j
            grown = True
            while grown:  # until both sides end at one place
                while i < len(gold) and gold[i].start < end:
                    end = max(end, gold[i].end)
                    i += 1
                before = end
                while j < len(system) and system[j].start < end:
                    end = max(end, system[j].end)
                    j += 1
                grown = end > before
            pairs += longest_common(gold[i0:i], system[j0:j])
        elif (g.start, g.end) == (s.start, s.end):
            pairs.append((g, s))
            i, j = i + 1, j + 1
        elif g.start <= s.start:
            i += 1
        else:
            j += 1
    return pairs


def f1(correct, gold, system):
    return 200.0 * correct / (gold + system) if gold + system else 0.0


def score(gold_text, system_text):
    gold, system = read_side(gold_text), read_side(system_text)
    if gold.characters != system.characters:
        at = next((i for i, (a, b) in enumerate(zip(gold.characters, system.characters)) if a != b),
                  min(len(gold.characters), len(system.characters)))
        raise SystemExit("characters differ at %d: gold %r, system %r" % (
            at, "".join(gold.characters[at:at + 30]), "".join(system.characters[at:at + 30])))
    pairs = align(gold.words, system.words)
    of_system = {id(s): g for g, s in pairs}
    sizes = len(gold.words), len(system.words)
    headed = [(g, s) for g, s in pairs
              if (of_system.get(id(s.head)) if s.head else s.head) is g.head and (s.head is None) == (g.head is None)]
    return {
        "tokens": f1(len(set(gold.tokens) & set(system.tokens)), len(gold.tokens), len(system.tokens)),
        "sentences": f1(len(set(gold.sentences) & set(system.sentences)), len(gold.sentences), len(system.sentences)),
        "words": f1(len(pairs), *sizes),
        "upos": f1(sum(g.upos == s.upos for g, s in pairs), *sizes),
        "lemmas": f1(sum(g.lemma in ("_", s.lemma) for g, s in pairs), *sizes),
        "uas": f1(len(headed), *sizes),
        "las": f1(sum(g.rel == s.rel for g, s in headed), *sizes),
    }


CAPITALS = str.maketrans({chr(c): chr(c - 32) for c in range(ord("a"), ord("z") + 1)})


def in_capitals(text):
    lines = text.split("\n")
    for i, line in enumerate(lines):
        cells = line.split("\t")
        if line.startswith("# text = "):
            lines[i] = line[:9] + line[9:].translate(CAPITALS)
        elif len(cells) == 10:
            lines[i] = "\t".join([cells[0], cells[1].translate(CAPITALS)] + cells[2:])
    return "\n".join(lines)


def news(text):
    documents = text.split("# newdoc id = ")
    return "".join("# newdoc id = " + d for d in documents[1:] if "_news_" in d.split("\n")[0])


def views(name, gold):
    yield name, gold
    if name == "ewt-dev":
        yield name + " in capitals", in_capitals(gold)
    if name == "gum-dev":
        yield name + " news", news(gold)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", required=True, help="folder that holds parse/")
    options.add_argument("--files", default="ewt-dev,gum-dev", help="names within parse/, without .conllu")
    asked = options.parse_args()
    print("%-20s" % "parse" + "".join("%11s" % m for m in MEASURES) + "%11s" % "seconds")
    lines = []
    for name in asked.files.split(","):
        path = os.path.join(asked.corpora, "parse", name + ".conllu")
        if not os.path.exists(path):
            print("%s: not there, skipped" % path, file=sys.stderr)
            continue
        with open(path, encoding="utf-8") as file:
            gold = file.read()
        for view, text in views(name, gold):
            begin = time.monotonic()
            done = subprocess.run([asked.program, "code", "--plain", "--conllu", "-"], input=raw_text(text).encode(),
                                  stdout=subprocess.PIPE, check=True)
            seconds = time.monotonic() - begin
            scores = score(text, done.stdout.decode())
            print("%-20s" % view + "".join("%11.2f" % scores[m] for m in MEASURES) + "%11.2f" % seconds)
            lines += ["score\t%s: %s\t%.2f\t%s" % (view, m, scores[m], REFERENCES.get((view, m), "")) for m in MEASURES]
    print("\n".join(lines))
    return 0 if lines else 77


if __name__ == "__main__":
    sys.exit(main())
