#!/usr/bin/env python3
"""event_location.py -- the place of what a verb tells, in sentences of conflict news.

    python3 eval/event_location.py --program PROGRAM --corpora FOLDER [-v]

events/event-location.jsonl: 10,182 sentences, in each one verb and the words of the place where that happened (in 4,342 none).
Every sentence is read as an article of its own. Our answer is the place of the predicate at this verb ("predicates" of
`sayso code`), or, where there is none, the place of a coded event whose trigger overlaps the verb. It is right when it overlaps
a gold place. Precision: right answers of all answers; recall: right answers of the sentences with a gold place. A gold
span is the tokens that it names: its character offsets are not to be trusted. Rows without a verb count as without an answer.

Halves: rows of one document, and rows that share eight words in a row, go together (wire services repeat themselves); the groups
are dealt out by a hash of their first text. learn/scene.py learns from the tuning half. What kinds of features it may use was
chosen on another split, before this one: half of the held-out rows took part in that choice (no weight has seen them), the other
half gave the same figure. Words: of the words (tokens of the gold file) of our answers and of gold, F1 of those in common, over
all rows of a half.
Standard library only."""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys

WORDS = 8


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def halves(rows):
    """True for each row that is held out."""
    parent = list(range(len(rows)))

    def find(row):
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    first = {}
    for number, row in enumerate(rows):
        words = re.findall(r"\w+", row["text"].lower())
        keys = [tuple(words[at:at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))]
        document = re.match(r"[A-Z]{3}_ENG_\d{8}\.\d{4}", str(row["_id"]))
        keys += [document.group(0)] if document else []
        for key in keys:
            a, b = find(number), find(first.setdefault(key, number))
            parent[max(a, b)] = min(a, b)
    return [hashlib.sha256(rows[find(number)]["text"].encode()).digest()[0] % 2 == 1 for number in range(len(rows))]


def gold_of(row):
    """The verb and the places, as spans of characters."""
    verb, places = None, []
    for span in row.get("spans", []):
        tokens = row["tokens"][span["token_start"]:span["token_end"] + 1]
        if span["label"] == "VERB":
            verb = (span["start"], span["end"])
        elif tokens:
            places.append((tokens[0]["start"], tokens[-1]["end"]))
    return verb, places


def code(program, rows):
    lines = "".join(json.dumps({"text": row["text"]}) + "\n" for row in rows)
    done = subprocess.run([program, "code", "--plain", "--quiet", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=False)
    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    if len(answers) != len(rows):
        sys.exit("event_location.py: %d answers to %d rows" % (len(answers), len(rows)))
    return answers


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def answer_of(article, verb):
    """The span of our place, in characters; None."""
    text = article["text"].encode("utf-8")

    def characters(span):
        return [len(text[:at].decode("utf-8", "ignore")) for at in span]

    places = {place["id"]: place for place in article["places"]}
    found = [p["place"] for p in article["predicates"] if overlap(characters(p["span"]), verb)]
    found += [claim["event"]["place"] for claim in article["claims"] if claim["event"] and claim["event"]["place"] and
              overlap(characters(claim["event"]["trigger"]["span"]), verb)]
    return characters(places[found[0]]["span"]) if found else None


def words_in(row, spans):
    return {at for at, token in enumerate(row["tokens"]) for span in spans if overlap((token["start"], token["end"]), span)}


class Tally:
    def __init__(self):
        self.right = self.given = self.gold = self.common = self.ours = self.theirs = self.rows = 0

    def add(self, row, places, answer):
        self.rows += 1
        self.gold += bool(places)
        self.given += answer is not None
        self.right += answer is not None and any(overlap(answer, place) for place in places)
        ours, theirs = words_in(row, [answer] if answer else []), words_in(row, places)
        self.common += len(ours & theirs)
        self.ours += len(ours)
        self.theirs += len(theirs)

    def print(self, name, bar):
        def f1(right, given, gold):
            return 200 * right / max(1, given + gold)

        print("score\t%s: place of the verb, F1\t%.1f\t%s" % (name, f1(self.right, self.given, self.gold), bar))
        print("score\t%s: place of the verb, precision / recall\t%.1f %% / %.1f %%\t" %
              (name, 100 * self.right / max(1, self.given), 100 * self.right / max(1, self.gold)))
        print("score\t%s: words of the place, F1\t%.1f\t" % (name, f1(self.common, self.ours, self.theirs)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("-v", "--verbose", action="store_true", help="print the rows of the tuning half that are wrong")
    options = parser.parse_args()
    path = os.path.join(options.corpora, "events", "event-location.jsonl")
    if not os.path.exists(path):
        return 77
    rows = read_rows(path)
    every, held_out, tuning = Tally(), Tally(), Tally()
    for row, held, article in zip(rows, halves(rows), code(options.program, rows)):
        verb, places = gold_of(row)
        answer = answer_of(article, verb) if verb else None
        for tally in (every, held_out if held else tuning):
            tally.add(row, places, answer)
        if options.verbose and not held and bool(places) + bool(answer) > 0 and \
                not (answer and any(overlap(answer, place) for place in places)):
            print("%s | gold %s | ours %s | %s" % (row["text"][slice(*verb)], [row["text"][slice(*p)] for p in places],
                                                   row["text"][slice(*answer)] if answer else None, row["text"].strip()))
    held_out.print("held-out half (%d rows)" % held_out.rows, "bar 72")
    tuning.print("tuning half (%d rows)" % tuning.rows, "")
    every.print("all rows", "bar 72")
    return 0


if __name__ == "__main__":
    sys.exit(main())
