#!/usr/bin/env python3
"""disputes.py -- who contradicts whom, and on what, in 100 pairs of articles labelled by hand.

    python3 eval/disputes.py --program PROGRAM --corpora FOLDER [--part tune] [-v]
    python3 eval/disputes.py --corpora FOLDER --draw

eval/disputes.tsv names pairs of articles of disputes/fa-kes-2011-2015.csv by their rows (from 1), chosen among those that --draw
prints: at most two days apart by the file's dates, many of which are wrong, or by those that stand in the texts, with names or
tolls in common. About half are true disputes, the others are near to one: the same figure told again, a speaker's own
later figure, "at least", a part, another strike on the same town (kind says which). disputed: the questions on which what
one article tells contradicts what the other tells, or on which both take part in a contradiction that stands in one of them; "?" behind
a question: readers may differ, counted neither way. Lower bounds contradict no higher figure. No article stands in both halves
but for two told as background; half of the pairs (part: tune) were looked at while the rules were made, half (held) only counted.

Each pair goes into a ledger of its own; then all articles of the file go into one. A question of a pair is found when a
dispute of the ledger on it has claims of both articles, and their claims stand on two sides and more. Standard library only."""

import argparse
import collections
import csv
import datetime
import json
import math
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

NUMBER = r"\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens"
TOLL = re.compile(r"\b(%s)\b(?= (?:\w+ ){0,4}(?:killed|dead|died|people|civilians|wounded|injured))" % NUMBER)
APART, RARE, LEAST_SHARED = 2, 60, 2.0
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
STAMP = re.compile(r"(?:(?:Published|Posted on|Last updated at|AFP|AP|Reuters) )?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?"
                   r"(?:\d{1,2} %s \d{4}|%s \d{1,2} ?\d{4}|\d\d[-.]\d\d[-.]\d{4})" % (MONTH, MONTH))
POSSESSIVE = re.compile(r"\b(Syria|Assad|Turkey|Lebanon|Iraq|Iran|Russia|Obama|Israel|Nusra)s\b")  # the file has no apostrophes
HEAD = 400  # characters in which a title and a line with the date stand


def paragraphs(title, text):
    """The file runs title, line with the date and body together; here they are paragraphs again."""
    text, cuts = POSSESSIVE.sub(r"\1's", " ".join(text.split())), {0}
    title = POSSESSIVE.sub(r"\1's", title)
    found = STAMP.search(text, 0, HEAD)
    if found:
        cuts |= set(found.span())
    at = text.find(title, 0, HEAD)
    if at >= 0 and title:
        cuts |= {at, at + len(title)}
    edges = sorted(cuts) + [len(text)]
    return "\n\n".join(part for part in (text[a:b].strip(" .-") for a, b in zip(edges, edges[1:])) if part) + "."


def read_articles(folder):
    with open(os.path.join(folder, "disputes", "fa-kes-2011-2015.csv"), encoding="utf-8", errors="replace") as file:
        return {number: {"published": datetime.datetime.strptime(row["date"], "%m/%d/%Y").date().isoformat(),
                         "title": POSSESSIVE.sub(r"\1's", row["article_title"].strip()), "outlet": row["source"],
                         "url": "https://example.org/%d" % number, "text": paragraphs(row["article_title"].strip(), row["article_content"])}
                for number, row in enumerate(csv.DictReader(file), 1)}


def draw(articles):
    """Pairs close in time, those with the most in common first: shared rare names, weighted, and shared tolls."""
    names = {n: set(re.findall(r"\b[A-Z][a-z]{3,}\b", a["text"])) for n, a in articles.items()}
    tolls = {n: set(TOLL.findall(a["title"] + " " + a["text"])) for n, a in articles.items()}
    spread = collections.Counter(name for found in names.values() for name in found)
    pairs = []
    for a in articles:
        for b in articles:
            days = [datetime.date.fromisoformat(articles[n]["published"]) for n in (a, b)]
            if b <= a or abs((days[0] - days[1]).days) > APART:
                continue
            common = sum(math.log(len(articles) / spread[name]) for name in names[a] & names[b] if spread[name] < RARE)
            score = common / math.sqrt(1 + min(len(names[a]), len(names[b]))) + len(tolls[a] & tolls[b])
            if score >= LEAST_SHARED:
                pairs.append((-score, a, b))
    for score, a, b in sorted(pairs):
        print("%d\t%d\t%.1f" % (a, b, -score))


def disputes_of(program, articles):
    """[(question, [rows of the articles whose claims stand there, for each side])] of a ledger with these articles."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, lines = os.path.join(folder, "disputes.db"), os.path.join(folder, "articles.jsonl")
        with open(lines, "w", encoding="utf-8") as file:
            for article in articles:
                file.write(json.dumps(article) + "\n")
        subprocess.run([program, "add", ledger, lines, "--quiet"], stderr=subprocess.DEVNULL, check=False)
        base = sqlite3.connect(ledger)
        found = collections.defaultdict(lambda: collections.defaultdict(set))
        for dispute, question, side, url in base.execute(
                "SELECT d.id, d.question, x.number, a.url FROM dispute d JOIN dispute_claim x ON x.dispute = d.id"
                " JOIN claim c ON c.id = x.claim JOIN article a ON a.id = c.article WHERE x.standing <> 'credited'"):
            found[dispute, question][side].add(int(url.rsplit("/", 1)[1]))
        base.close()
    return [(question, list(sides.values())) for (_, question), sides in found.items()]


def shared(disputes, pair):
    """Questions of the disputes that would stand with these two articles alone, and in which both take part."""
    found = set()
    for question, sides in disputes:
        theirs = [rows & pair for rows in sides if rows & pair]
        if len(theirs) > 1 and set().union(*theirs) == pair:
            found.add(question)
    return found


def count(rows, found, verbose, part, name):
    counts = collections.Counter()
    for row in rows:
        pair = frozenset((int(row["first"]), int(row["second"])))
        labels = row["disputed"].split(",") if row["disputed"] != "-" else []
        gold = {label for label in labels if not label.endswith("?")}
        guess = found[pair] - {label[:-1] for label in labels if label.endswith("?")}
        counts[row["part"], "right"] += len(gold & guess)
        counts[row["part"], "wrong"] += len(guess - gold)
        counts[row["part"], "missed"] += len(gold - guess)
        if verbose and gold != guess and row["part"] == (part or row["part"]):
            print("%-5s %s %s: gold %s, found %s (%s: %s)" % (name, row["first"], row["second"], " ".join(sorted(gold)) or "-",
                                                          " ".join(sorted(guess)) or "-", row["kind"], row["reason"]))
    for half, words in (("tune", "the half looked at"), ("held", "the half held out")):
        right, wrong, missed = (counts[half, key] for key in ("right", "wrong", "missed"))
        print("score\tdisputes, %s, %s: precision, recall\t%.1f %%, %.1f %%\t80 %%, 60 %%"
              % (name, words, 100 * right / max(right + wrong, 1), 100 * right / max(right + missed, 1)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program")
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--part", choices=("tune", "held"), help="with -v: only this half")
    parser.add_argument("--draw", action="store_true", help="print pairs to choose from, and stop")
    parser.add_argument("-v", action="store_true", help="print every pair that is wrong")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(options.corpora, "disputes")):
        return 77
    articles = read_articles(options.corpora)
    if options.draw:
        draw(articles)
        return 0
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "disputes.tsv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    pairs = [frozenset((int(row["first"]), int(row["second"]))) for row in rows]
    alone = {pair: shared(disputes_of(options.program, [articles[n] for n in sorted(pair)]), pair) for pair in pairs}
    together = disputes_of(options.program, articles.values())
    count(rows, alone, options.v, options.part, "in pairs")
    count(rows, {pair: shared(together, pair) for pair in pairs}, options.v, options.part, "among all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
