#!/usr/bin/env python3
"""Speed, memory and start-up of reading, measured from outside; prints a table and writes bench/RESULTS.md.

    python3 bench/run.py --program build/release/sayso [--corpora ../shared/corpora]

The text is the Wikinews collection of the corpora where it is there, else the bundled one, repeated to at least 20,000
sentences, as JSON lines: so the figures hold for text to coded claims with extraction, on one core.
"""

import argparse
import json
import os
import pathlib
import platform
import resource
import select
import subprocess
import sys
import tempfile
import time

import news

ROOT = pathlib.Path(__file__).resolve().parent.parent
SENTENCES = 20000


def bundled():
    for path in sorted((ROOT / "demo" / "articles").rglob("*.txt")):
        yield {"text": path.read_text(encoding="utf-8"), "published": "2026-11-17"}


def write_input(articles, sentences_each, path):
    """Repeats the articles until there are enough sentences; each repetition is a text of its own."""
    rounds = max(1, -(-SENTENCES // max(1, sentences_each)))
    with open(path, "w", encoding="utf-8") as file:
        for n in range(rounds):
            for article in articles:
                file.write(json.dumps(dict(article, title=f"{article.get('title', '')} {n}")) + "\n")


def run(program, path, threads=1):
    """Wall and processor seconds, peak resident MiB, and the counts that the program prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(["/usr/bin/env", program, "code", f"-j{threads}", path], stdout=subprocess.PIPE, check=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    counts = {"sentences": 0, "tokens": 0, "claims": 0, "events": 0}
    for line in done.stdout.splitlines():
        for key, value in json.loads(line)["counts"].items():
            counts[key] += value
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024, counts


def first_claim(program):
    """Seconds from the start of the program to its first line, for one short article on standard input."""
    start = time.monotonic()
    process = subprocess.Popen([program, "code", "-j1", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdin.write(b"The army said on Tuesday that rebels attacked a convoy near the border and killed 12 soldiers.\n")
    process.stdin.close()
    select.select([process.stdout], [], [])
    seconds = time.monotonic() - start
    line = process.stdout.readline()
    process.wait()
    assert json.loads(line)["counts"]["claims"] > 0, "the first article gave no claim"
    return seconds


def pack_times(options):
    """Rows for the pack, as bench_pack beside bench_parse measures it; none without."""
    if not options.stages:
        return []
    program = os.path.join(os.path.dirname(options.stages), "bench_pack")
    pack = os.path.join(os.path.dirname(options.program), "sayso.pack")
    done = subprocess.run([program, pack], stdout=subprocess.PIPE, text=True, check=True)
    times = dict(line.split() for line in done.stdout.splitlines())
    return [("the pack maps, ms (median of 31)", times["map"], "20"),
            ("the pack maps and each stage opens its part, ms (median of 31)", times["open"], "")]


def peer(options):
    """Stages and the peer on the same text, as peer_udpipe.py tells them; "" without bench_parse."""
    if not options.stages:
        return ""
    pack = os.path.join(os.path.dirname(options.program), "sayso.pack")
    python = os.path.join(options.peer, "bin", "python")
    done = subprocess.run([python if os.path.exists(python) else sys.executable, str(ROOT / "bench" / "peer_udpipe.py"),
                           "--cache", options.peer, "--stages", options.stages, "--pack", pack, "--corpora", options.corpora],
                          stdout=subprocess.PIPE, text=True, check=True)
    return "\n" + done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", default=str(ROOT.parent / "shared" / "corpora"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--stages", help="path of bench_parse, with bench_pack beside it: measures each stage, the pack, and the peer")
    parser.add_argument("--peer", default=str(ROOT / "build" / "peer"), help="folder of the peer: its model, and a venv if there is one")
    options = parser.parse_args()
    articles = list(news.wikinews(options.corpora)) or list(bundled())
    source = "Wikinews 2019-2020" if os.path.isdir(f"{options.corpora}/load/wikinews") else "the bundled collection"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "articles.jsonl")
        write_input(articles, SENTENCES, path)
        counts = run(options.program, path)[3]
        write_input(articles, counts["sentences"], path)
        runs = [run(options.program, path) for _ in range(options.runs)]
    runs.sort(key=lambda r: r[1])
    wall, cpu, memory, counts = runs[len(runs) // 2]
    starts = sorted(first_claim(options.program) for _ in range(9))
    parameters = sum(path.stat().st_size for path in (ROOT / "models").glob("*.bin")) / 2**20
    rows = [("sentences a second, one core", f"{counts['sentences'] / cpu:,.0f}", "2,000"),
            ("tokens a second, one core", f"{counts['tokens'] / cpu:,.0f}", ""),
            ("resident memory, MiB", f"{max(r[2] for r in runs):.0f}", "150"),
            ("start to first claim, ms (median of 9)", f"{starts[4] * 1000:.0f}", "30"),
            *pack_times(options),
            ("learned parameters on disk, MiB", f"{parameters:.0f}", "40"),
            ("claims, of them events", f"{counts['claims']:,}, {counts['events']:,}", "")]
    lines = ["# Speed", "", f"`make bench`: text to coded claims with extraction, `sayso code -j1`, {counts['sentences']:,} sentences",
             f"({counts['tokens']:,} tokens) of {source}; median of {options.runs} runs by processor time. {platform.machine()}.", "",
             "| measure | figure | bar |", "|---|---|---|"]
    lines += [f"| {name} | {value} | {bar} |" for name, value, bar in rows]
    text = "\n".join(lines) + "\n"
    text += peer(options)
    (ROOT / "bench" / "RESULTS.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
