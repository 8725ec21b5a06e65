#!/usr/bin/env python3
"""ledger.py -- what a large ledger costs: appending and deriving without reading, whether that grows with the articles alone,
and how soon it answers. Prints the section for bench/RESULTS.md.

    python3 bench/ledger.py --program PROGRAM --bench BENCH_LEDGER [--corpora FOLDER] [--articles 100000]

Half of the articles are Reuters-21578, each copy with numbers and dates of its own, half invented reports
(bench/invented.py); the invented ones alone where the corpora are not there. Seconds are of the processor, of the one thread
that writes, and of all threads for a rebuild and ten articles more; the answers are timed from outside, the start of the
program included."""

import argparse
import datetime
import glob
import html
import json
import os
import pathlib
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

import invented


def reuters(corpora):
    for path in sorted(glob.glob(f"{corpora}/load/reuters21578/*.sgm")):
        with open(path, encoding="latin-1", newline="") as file:
            for body in re.findall(r"<BODY>(.*?)</BODY>", file.read(), re.S):
                text = html.unescape(re.sub(r"\s*Reuter\s*\W*$", "", body.replace("\r", "")))
                yield re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text)


def varied(text, number):
    """Other numbers, so that a copy is a text of its own: each digit moves on by the number of the copy."""
    return re.sub(r"\d", lambda digit: str((int(digit.group()) + number) % 10), text) if number else text


def articles(corpora, count):
    agency = list(reuters(corpora))
    half = count // 2 if agency else 0
    tales = invented.articles(count - half, days=max(60, (count - half) // 12))
    for n in range(count):
        if n % 2 == 0 and n // 2 < half:
            copy, at = divmod(n // 2, len(agency))
            day = datetime.date(1987, 1, 1) + datetime.timedelta(days=at // 60 + 400 * copy)
            yield {"text": varied(agency[at], copy), "outlet": "Reuters", "url": f"https://agency.example/{n}",
                   "published": day.isoformat(), "title": f"Report {n}"}
        else:
            yield tales[n // 2 if half else n]


def write(path, those):
    with open(path, "w", encoding="utf-8") as file:
        for article in those:
            file.write(json.dumps(article) + "\n")
    return path


def measured(options, count, folder):
    """Seconds of appending and of deriving; the ledger is left in the folder."""
    ledger = os.path.join(folder, f"{count}.db")
    path = write(os.path.join(folder, f"{count}.jsonl"), articles(options.corpora, count))
    pack = os.path.join(os.path.dirname(os.path.abspath(options.program)), "sayso.pack")
    done = subprocess.run([options.bench, pack, ledger, path], stdout=subprocess.PIPE, text=True, check=True)
    os.unlink(path)
    lines = [line.split() for line in done.stdout.splitlines()]
    print(done.stdout, file=sys.stderr)
    append = [(int(a), float(b)) for name, a, b in (line for line in lines if line[0] == "append")]
    rest = {line[0]: float(line[1]) for line in lines if line[0] != "append"}
    return append, rest["end"], rest["derive"], ledger


def seconds(program, *words):
    """Of the processor, of all threads."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def answered(program, *words):
    times = []
    for _ in range(9):
        start = time.monotonic()
        subprocess.run([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append((time.monotonic() - start) * 1000)
    return sorted(times)[4]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--corpora", default=str(pathlib.Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))
    parser.add_argument("--articles", type=int, default=100000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few = options.articles // 10
        append, end, derive, ledger = measured(options, few, folder)
        before = append[-1][1] + end + derive
        os.unlink(ledger)
        append, end, derive, ledger = measured(options, options.articles, folder)
        total, memory = append[-1][1] + end + derive, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        event, claim = sqlite3.connect(ledger).execute("SELECT event, claim FROM event_claim ORDER BY event LIMIT 1").fetchone()
        rows = [("articles a second, appended and derived, without reading", f"{options.articles / total:,.0f}", "1,500"),
                ("seconds of appending, of deriving", f"{append[-1][1] + end:.1f}, {derive:.1f}", ""),
                (f"time for an article of {options.articles:,} by that of {few:,}", f"{total / (10 * before):.2f}", "1.15"),
                ("resident memory, MiB, reading included", f"{memory / 1024:,.0f}", ""),
                ("`events --limit 20`, ms", f"{answered(options.program, 'events', ledger, '--limit', '20'):.0f}", "50"),
                ("`why` of a claim, ms", f"{answered(options.program, 'why', ledger, claim):.0f}", "50"),
                ("`why` of an event, ms", f"{answered(options.program, 'why', ledger, event):.0f}", "50"),
                ("MiB of the ledger", f"{os.path.getsize(ledger) / 2**20:,.0f}", "")]
        more = write(os.path.join(folder, "more.jsonl"), invented.articles(10, seed=2))
        rows.append(("seconds of ten articles more, of a rebuild", f"{seconds(options.program, 'add', ledger, more, '--quiet'):.1f}, "
                     f"{seconds(options.program, 'rebuild', ledger):.1f}", ""))
    print(f"## The ledger\n\n`bench/ledger.py`, {options.articles:,} articles.\n\n| measure | figure | bar |\n|---|---|---|")
    for name, value, bar in rows:
        print(f"| {name} | {value} | {bar} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
