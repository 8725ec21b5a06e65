#!/usr/bin/env python3
"""A ledger that grew in pieces, in any order, is the ledger of one add, and what a rebuild gives; with a retraction, too."""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

program, source = sys.argv[1:3]
sys.path.insert(0, f"{source}/bench")
import invented  # noqa: E402

SPLITS = 4


def run(*words):
    return subprocess.run([program, *map(str, words)], check=True, stdout=subprocess.PIPE).stdout


def add(ledger, articles):
    path = ledger.with_suffix(".jsonl")
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    run("add", ledger, path, "--quiet", "--dictionary", f"{source}/demo/dictionary.txt")


def retract(ledger, article):
    run("retract", ledger, article, "--reason", "told twice")


def pieces(articles, choose):
    """Some large, some of one article."""
    order = choose.sample(articles, len(articles))
    while order:
        size = choose.choice([1, 2, 5, 40, 90])
        yield order[:size]
        order = order[size:]


def main():
    articles = [json.loads(line) for path in sorted(pathlib.Path(source, "demo", "articles").glob("*.jsonl"))
                for line in path.read_text(encoding="utf-8").splitlines()]
    articles += invented.articles(150, days=40)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        whole = pathlib.Path(folder, "whole.db")
        add(whole, articles)
        first = json.loads(run("articles", whole, "--jsonl", "--limit", "1"))["id"]
        retract(whole, first)
        expected = run("export", whole, "--canonical")
        for seed in range(SPLITS):
            ledger, choose = pathlib.Path(folder, f"{seed}.db"), random.Random(seed)
            gone = False
            for piece in pieces(articles, choose):
                add(ledger, piece)
                if not gone and subprocess.run([program, "why", str(ledger), first], stdout=subprocess.DEVNULL,
                                               stderr=subprocess.DEVNULL).returncode == 0:
                    retract(ledger, first)
                    gone = True
            grown = run("export", ledger, "--canonical")
            run("verify", ledger)
            run("rebuild", ledger)
            for what, found in (("grown in pieces", grown), ("rebuilt", run("export", ledger, "--canonical"))):
                good = found == expected
                passed, failed = passed + good, failed + (not good)
                if not good:
                    print(f"FAILED: split {seed}, {what}: the canonical export differs from that of one add")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
