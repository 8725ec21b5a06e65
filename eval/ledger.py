#!/usr/bin/env python3
"""ledger.py -- whether the ledger keeps its word over time: as of a day, in any order, after damage, after kill -9.

    python3 eval/ledger.py --program PROGRAM --corpora FOLDER [--times 200] [--flips 1000] [--kills 300] [--only PART] [--seed 1]

The articles are the bundled collection and invented reports (bench/invented.py). Equal means: the same bytes of
`export --canonical`.

* as of: for random days, `--as-of` against a ledger made of the articles known by then alone; some articles came with --now,
  later than they were published.
* shuffled: the same articles in other orders, in one run or several.
* flips: one byte of the file changed at random; `verify` must fail.
* kills: `add` ended by SIGKILL at a random moment, then run again; against a run that was left alone.

Standard library only."""

import argparse
import collections
import datetime
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))
import invented  # noqa: E402

DICTIONARY = ["--dictionary", str(ROOT / "demo" / "dictionary.txt")]


def bundled():
    for path in sorted((ROOT / "demo" / "articles").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


class Bench:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)

    def write(self, name, articles):
        path = self.folder / name
        path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        return path

    def command(self, ledger, path, now=None):
        return [self.program, "add", str(ledger), str(path), "--quiet", "-j1", *DICTIONARY, *(["--now", now] if now else [])]

    def add(self, ledger, articles, now=None):
        subprocess.run(self.command(ledger, self.write("in.jsonl", articles), now), check=True)

    def export(self, ledger, *options):
        return subprocess.run([self.program, "export", str(ledger), "--canonical", *options], check=True, stdout=subprocess.PIPE).stdout

    def verifies(self, ledger):
        return subprocess.run([self.program, "verify", str(ledger)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def as_of(bench, articles, count, choose):
    """How many of the days are told as they were."""
    first = min(a["published"][:10] for a in articles)
    runs = collections.OrderedDict([(None, [])])
    for article in articles:
        late = choose.random() < 0.3
        day = datetime.date.fromisoformat(article["published"][:10]) + datetime.timedelta(days=choose.randrange(1, 9))
        runs.setdefault(f"{day}T12:00:00Z" if late else None, []).append(article)
    whole, grown = bench.folder / "whole.db", bench.folder / "grown.db"
    for now, those in runs.items():
        bench.add(whole, those, now)
    start = datetime.date.fromisoformat(first)
    days = sorted((start + datetime.timedelta(days=choose.randrange(80))).isoformat() for _ in range(count))
    right, known = 0, {now: 0 for now in runs}
    pending = {now: sorted(those, key=lambda a: a["published"]) for now, those in runs.items()}
    for day in days:
        for now, those in pending.items():
            fresh = [a for a in those if (now or a["published"])[:10] <= day]
            if fresh:
                bench.add(grown, fresh, now)
                pending[now] = those[len(fresh):]
        right += grown.exists() and bench.export(whole, "--as-of", day) == bench.export(grown)
    return right


def shuffled(bench, articles, count, choose):
    plain = bench.folder / "plain.db"
    bench.add(plain, articles)
    expected, right = bench.export(plain), 0
    for n in range(count):
        ledger = bench.folder / f"shuffled{n}.db"
        order = choose.sample(articles, len(articles))
        parts = choose.randint(1, 4)
        for part in range(parts):
            bench.add(ledger, order[part::parts])
        right += bench.export(ledger) == expected
        ledger.unlink()
    return right


def flips(bench, articles, count, choose):
    """How many of the flipped bytes are found. Those that are not are told."""
    ledger, damaged = bench.folder / "sound.db", bench.folder / "damaged.db"
    bench.add(ledger, articles[:len(articles) // 2])
    bench.add(ledger, articles[len(articles) // 2:])
    assert bench.verifies(ledger), "the ledger does not verify before it is damaged"
    sound, found = ledger.read_bytes(), 0
    for _ in range(count):
        at, bit = choose.randrange(len(sound)), 1 << choose.randrange(8)
        damaged.write_bytes(sound[:at] + bytes([sound[at] ^ bit]) + sound[at + 1:])
        missed = bench.verifies(damaged)
        found += not missed
        if missed:
            print(f"not found: byte {at} (page {at // 4096 + 1}, byte {at % 4096} of it), bit {bit}")
        for extra in ("-wal", "-shm"):
            pathlib.Path(str(damaged) + extra).unlink(missing_ok=True)
    return found


def kills(bench, articles, count, choose):
    undisturbed, path = bench.folder / "undisturbed.db", bench.write("kills.jsonl", articles)
    start = time.monotonic()
    subprocess.run(bench.command(undisturbed, path), check=True)
    span = time.monotonic() - start
    expected, right = bench.export(undisturbed), 0
    for n in range(count):
        ledger = bench.folder / f"killed{n}.db"
        process = subprocess.Popen(bench.command(ledger, path))
        time.sleep(choose.random() * span)
        process.kill()
        process.wait()
        subprocess.run(bench.command(ledger, path), check=True)
        same = bench.export(ledger) == expected and bench.verifies(ledger)
        right += same
        for extra in ("", "-wal", "-shm"):
            pathlib.Path(str(ledger) + extra).unlink(missing_ok=True)
    return right


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", help="not used: the articles are our own")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--orders", type=int, default=20)
    parser.add_argument("--flips", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--articles", type=int, default=220)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only")
    options = parser.parse_args()
    articles = list(bundled()) + invented.articles(options.articles, seed=options.seed)
    parts = [("as-of", as_of, options.times, "days told as the ledger of that day", articles),
             ("shuffled", shuffled, options.orders, "orders of input that give the same canonical export", articles),
             ("flips", flips, options.flips, "flipped bytes found by verify", articles[:60]),
             ("kills", kills, options.kills, "runs of add killed and resumed that give the same canonical export", articles[:100])]
    wrong = 0
    for name, part, count, what, those in parts:
        if (options.only and name != options.only) or not count:
            continue
        folder = tempfile.mkdtemp(prefix="sayso-ledger-")
        try:
            right = part(Bench(os.path.abspath(options.program), folder), those, count, random.Random(options.seed))
        finally:
            shutil.rmtree(folder)
        wrong += count - right
        print(f"score\t{what}, of {count}\t{right}\t{count}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
