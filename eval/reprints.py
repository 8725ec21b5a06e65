#!/usr/bin/env python3
"""reprints.py -- which of two articles that share words are one text, against 300 pairs labelled by hand.

    python3 eval/reprints.py --program PROGRAM --corpora FOLDER [--part tune] [-v]
    python3 eval/reprints.py --corpora FOLDER --draw

eval/reprints.tsv names the pairs by the numbers of the articles: NEWID in load/reuters21578, rows (from 1) in
disputes/fa-kes-2011-2015.csv. A pair stands in the band when 10 to 90 % of its 5-word shingles are shared, of both texts
together or of the shorter one; "shared" is the percentage of the shorter one. All pairs of fa-kes in the band are there; those of
Reuters were drawn at random, so many from each band of "shared", no article in more than two pairs (--draw prints them again). same: the second was made from the first, or both were set from one statement; two reports that quote the same words, a
later report with its background taken over, a form with other names and figures, are two texts. kind and reason say which.
Half of the pairs (part: tune) were looked at while the rules were made, half (held) only counted.

All articles of the pairs go into one ledger, each from an outlet of its own, so that no credit joins them. Two articles are
one text when article_origin leads from both to the same model. Standard library only."""

import argparse
import collections
import csv
import datetime
import glob
import html
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

BANDS = ((0.10, 0.25, 30), (0.25, 0.40, 35), (0.40, 0.55, 40), (0.55, 0.70, 40), (0.70, 0.85, 45), (0.85, 1.01, 300))
PAIRS, SEED = 300, 7
LEAST_WORDS, LEAST_SHARED, COMMON = 40, 5, 60


def inside(tag, text):
    found = re.search("<%s>(.*?)</%s>" % (tag, tag), text, re.S)
    return html.unescape(found[1]).strip() if found else ""


def day_of(text, form):
    try:
        return datetime.datetime.strptime(text, form).date().isoformat()
    except ValueError:
        return None


def read_reuters(folder):
    articles = {}
    for path in sorted(glob.glob(os.path.join(folder, "load", "reuters21578", "*.sgm"))):
        with open(path, encoding="latin-1") as file:
            for found in re.finditer(r'<REUTERS[^>]*NEWID="(\d+)">(.*?)</REUTERS>', file.read(), re.S):
                body = inside("BODY", found[2])
                if body:
                    articles[int(found[1])] = {"published": day_of(inside("DATE", found[2])[:11].strip(), "%d-%b-%Y"),
                                               "title": inside("TITLE", found[2]),
                                               "text": re.sub(r"\s*Reuter\s*\x03?$", "", body)}
    return articles


def read_fakes(folder):
    with open(os.path.join(folder, "disputes", "fa-kes-2011-2015.csv"), encoding="utf-8", errors="replace") as file:
        return {number: {"published": day_of(row["date"], "%m/%d/%Y"), "title": row["article_title"],
                         "text": row["article_content"]}
                for number, row in enumerate(csv.DictReader(file), 1)}


READERS = {"fa-kes": read_fakes, "reuters": read_reuters}


def shingles(text):
    words = re.findall(r"[a-z0-9]+", text.lower())
    return set(zip(*(words[i:] for i in range(5)))), len(words)


def pairs_in_band(articles):
    """(first, second, share of the shorter text) of every pair in the band, in order."""
    sets, where, shared = {}, collections.defaultdict(list), collections.Counter()
    for number, article in articles.items():
        sets[number], words = shingles(article["text"])
        for shingle in sets[number] if words >= LEAST_WORDS else ():
            where[shingle].append(number)
    for numbers in where.values():
        if len(numbers) <= COMMON:
            shared.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1:])
    rows = []
    for (a, b), count in shared.items():
        common = len(sets[a] & sets[b])
        part = common / min(len(sets[a]), len(sets[b]))
        if count >= LEAST_SHARED and part >= 0.1 and common / len(sets[a] | sets[b]) <= 0.9:
            rows.append((a, b, part))
    return sorted(rows)


def draw(folder):
    rows = [("fa-kes", *row) for row in pairs_in_band(read_fakes(folder))]
    generator, pool, used = random.Random(SEED), pairs_in_band(read_reuters(folder)), collections.Counter()
    for low, high, wanted in BANDS:
        band = [row for row in pool if low <= row[2] < high]
        generator.shuffle(band)
        for a, b, part in band:
            if wanted == 0 or len(rows) == PAIRS:
                break
            if used[a] < 2 and used[b] < 2:
                used.update((a, b))
                rows.append(("reuters", a, b, part))
                wanted -= 1
    for corpus, a, b, part in rows:
        print("%s\t%d\t%d\t%d" % (corpus, a, b, round(100 * part)))


def models_of(program, articles):
    """{corpus and number: the one at the end of its chain of models}"""
    with tempfile.TemporaryDirectory() as folder:
        ledger, lines = os.path.join(folder, "reprints.db"), os.path.join(folder, "articles.jsonl")
        with open(lines, "w", encoding="utf-8") as file:
            for (corpus, number), article in articles.items():
                file.write(json.dumps({"outlet": "Paper %s %d" % (corpus, number), **article}) + "\n")
        subprocess.run([program, "add", ledger, lines, "--quiet"], stderr=subprocess.DEVNULL, check=False)
        base = sqlite3.connect(ledger)
        names = {row: outlet for row, outlet in base.execute("SELECT id, outlet FROM article")}
        models = dict(base.execute("SELECT article, model FROM article_origin"))
        base.close()
    roots = {}
    for article, name in names.items():
        while models.get(article):
            article = models[article]
        corpus, number = name.split()[1:]
        roots[corpus, int(number)] = article
    return roots


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program")
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--part", choices=("tune", "held"), help="only this half")
    parser.add_argument("--draw", action="store_true", help="print the pairs, without labels, and stop")
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(options.corpora, "load", "reuters21578")):
        return 77
    if options.draw:
        draw(options.corpora)
        return 0
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "reprints.tsv"), encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t")]
    read = {corpus: reader(options.corpora) for corpus, reader in READERS.items()}
    keys = sorted({(row["corpus"], int(row[side])) for row in rows for side in ("first", "second")})
    roots = models_of(options.program, {key: read[key[0]][key[1]] for key in keys})
    counts, kinds = collections.Counter(), collections.Counter()
    for row in rows:
        first, second = (roots.get((row["corpus"], int(row[side]))) for side in ("first", "second"))
        found, same = first is not None and first == second, row["same"] == "yes"
        counts[row["part"], same, found] += 1
        kinds[row["kind"], found] += 1
        if options.v and found != same and row["part"] == (options.part or row["part"]):
            print("%s  %s" % ("missed" if same else "joined", "  ".join(row.values())))
    for part, name in (("tune", "the half looked at"), ("held", "the half held out")):
        right = counts[part, True, True]
        precision = 100 * right / max(right + counts[part, False, True], 1)
        recall = 100 * right / max(right + counts[part, True, False], 1)
        print("score\treprints, %s: precision, recall\t%.1f %%, %.1f %%\t" % (name, precision, recall))
        print("score\treprints, %s: F1\t%.1f\t90" % (name, 2 * precision * recall / max(precision + recall, 1)))
    print("score\treprints, abridged: recall\t%.1f %%\t85" % (100 * kinds["abridged", True] / sum(kinds["abridged", x] for x in (True, False))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
