#!/usr/bin/env python3
"""Scores of article text from web pages: snippets that the text must hold, and must not hold.

Gold: extract/snippets.json and extract/html/*.html.gz in the corpora folder (the format of trafilatura's evaluation, and
its counts: a snippet of the article that is there is a true positive, one of the page's furniture that is there a false
one). The pages are unpacked into a folder of their own and given to `PROGRAM code FOLDER`; white space counts as one blank.
"""
import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
REFERENCES = {"f": "trafilatura 92, readability 83, all <p> 82"}


def unpack(corpus, names, folder):
    for name in names:
        with gzip.open(os.path.join(corpus, "html", name)) as page:
            with open(os.path.join(folder, name[:-3]), "wb") as file:
                file.write(page.read())


def read_pages(program, folder):
    """File name -> text, of every page that gave one."""
    done = subprocess.run([program, "code", folder], stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 3):
        sys.exit("%s code: exit code %d" % (program, done.returncode))
    articles = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {os.path.basename(a["article"]["path"]): a["text"] or "" for a in articles}


def flat(text):
    return " ".join(text.split())


def count(gold, texts, show):
    """[true positives, false negatives, false positives, true negatives]"""
    counts = [0, 0, 0, 0]
    for name, snippets in sorted(gold.items()):
        text = flat(texts.get(name[:-3], ""))
        missing = [s for s in snippets["with"] if flat(s) not in text]
        wrong = [s for s in snippets["without"] if flat(s) in text]
        counts[0] += len(snippets["with"]) - len(missing)
        counts[1] += len(missing)
        counts[2] += len(wrong)
        counts[3] += len(snippets["without"]) - len(wrong)
        if show and (missing or wrong):
            print("%s\n  missing %r\n  wrong   %r" % (name, missing, wrong), file=sys.stderr)
    return counts


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", required=True, help="folder that holds extract/")
    options.add_argument("--show", action="store_true", help="name the snippets that came out wrong")
    asked = options.parse_args()
    corpus = os.path.join(asked.corpora, "extract")
    path = os.path.join(corpus, "snippets.json")
    if not os.path.exists(path):
        print("%s: not there, skipped" % path, file=sys.stderr)
        sys.exit(SKIPPED)
    with open(path, encoding="utf-8") as file:
        gold = json.load(file)
    with tempfile.TemporaryDirectory() as folder:
        unpack(corpus, gold, folder)
        begin = time.monotonic()
        texts = read_pages(asked.program, folder)
        seconds = time.monotonic() - begin
    right, missed, wrong, avoided = count(gold, texts, asked.show)
    precision, recall = 100.0 * right / max(1, right + wrong), 100.0 * right / max(1, right + missed)
    scores = {
        "precision": precision,
        "recall": recall,
        "f": 2 * precision * recall / max(1e-9, precision + recall),
        "accuracy": 100.0 * (right + avoided) / max(1, right + missed + wrong + avoided),
    }
    print("%-10s" % "extract" + "".join("%11s" % m for m in scores) + "%11s" % "seconds")
    print("%-10s" % "pages" + "".join("%11.2f" % scores[m] for m in scores) + "%11.2f" % seconds)
    print("\n".join("score\tarticle text %s\t%.2f\t%s" % (m, scores[m], REFERENCES.get(m, "")) for m in scores))


if __name__ == "__main__":
    main()
