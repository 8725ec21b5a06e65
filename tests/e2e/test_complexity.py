#!/usr/bin/env python3
"""Twice the input takes about twice the time: no text, page or ledger makes Sayso quadratic.

Each case is built at a size and at twice that size and read by one worker; what start-up costs is measured once and taken
off. The processor time may grow by 3.5 at most: 2 is linear, 4 would be quadratic."""
import json
import os
import resource
import subprocess
import sys
import tempfile

MOST = 3.5
PARAGRAPH = "The army said on Tuesday that rebels attacked a convoy near Goma, killing 12 soldiers. The minister denied it."


def name(number):
    """A name that no dictionary has, another for each number."""
    return "Z" + "".join("bdfgklmn"[number >> shift & 7] + "aeio"[number >> shift & 3] for shift in (0, 3, 6, 9))


def page(body):
    return "<html><head><title>An attack</title></head><body><article>" + body + "</article></body></html>"


def lines(articles):
    return "".join(json.dumps({"text": text, "outlet": f"Post {i}", "published": f"2026-{i % 12 + 1:02d}-{i % 28 + 1:02d}"}) + "\n"
                   for i, text in enumerate(articles))


# name: (how the input is made, its smaller size)
TEXTS = {
    "one huge word": (lambda n: "a" * n, 2_000_000),
    "megabytes of one character": (lambda n: "." * n, 5_000_000),
    "a text without a blank": (lambda n: "attacked,said." * n, 12_000),
    "a sentence of thousands of words": (lambda n: "rebels attacked the army and the soldiers near the river " * n, 1_500),
    "said that he said that": (lambda n: "said that he " * n, 8_000),
    "a quotation never closed": (lambda n: 'The army said: "' + "Rebels attacked the town. He went to Goma. " * n, 1_500),
    "a quotation of a hundred kilobytes": (lambda n: '"' + "Rebels did not attack the town. " * n + '," the army said.', 3_000),
    "a quotation in a quotation": (lambda n: '"He said: ' * n + "Rebels attacked the town.", 8_000),
    "a sentence of negations": (lambda n: "the army did not attack and never said no " * n, 1_500),
    "neither without an end": (lambda n: "neither unarmed nor " * n, 6_000),
    "nested brackets": (lambda n: PARAGRAPH + " " + "(" * n + "Rebels attacked" + ")" * n, 30_000),
    "nested quotation marks": (lambda n: PARAGRAPH + " " + "\u201c" * n + "Rebels attacked" + "\u201d" * n, 30_000),
    "many short lines": (lambda n: "".join(f"Line {i} of it.\n" for i in range(n)), 20_000),
    "many names": (lambda n: "".join(f"{name(i)} said that {name(i + 999)} fled. " for i in range(n)), 1_500),
}
PAGES = {
    "a table of many cells": (lambda n: page("<table>" + "<tr><td>1</td><td>x</td></tr>" * n + "</table><p>" + PARAGRAPH), 40_000),
    "nested elements": (lambda n: page("<div>" * n + PARAGRAPH), 100_000),
    "elements never closed": (lambda n: page("<p><b>x " * n + PARAGRAPH), 3_000),
    "one element of many attributes": (lambda n: page("<p " + " ".join(f"a{i}=1" for i in range(n)) + ">" + PARAGRAPH), 15_000),
    "scripts never closed": (lambda n: page(PARAGRAPH + "<script " * n), 60_000),
    "many links": (lambda n: page("<ul>" + '<li><a href="/x">Link</a></li>' * n + "</ul><p>" + PARAGRAPH), 20_000),
    "many paragraphs": (lambda n: page(("<p>" + PARAGRAPH + "</p>") * n), 400),
}
LEDGERS = {
    "one text from many outlets": (lambda n: lines(PARAGRAPH for _ in range(n)), 1_000),
    "many attacks by one country": (lambda n: lines(f"Syria attacked Israel with {i} rockets." for i in range(n)), 1_500),
}


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = path, folder
        self.start = self.read("txt", PARAGRAPH)

    def seconds(self, *arguments):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([self.path, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=120)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.returncode in (0, 3), (arguments, done.returncode, done.stderr[-500:])
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def write(self, ending, text):
        path = os.path.join(self.folder, "in." + ending)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def read(self, ending, text):
        return self.seconds("code", "--quiet", "-j1", self.write(ending, text))

    def derive(self, text):
        """The time of the merge alone."""
        ledger = os.path.join(self.folder, "ledger.db")
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(ledger + suffix):
                os.remove(ledger + suffix)
        self.seconds("add", ledger, "--quiet", "-j1", self.write("jsonl", text))
        return self.seconds("rebuild", ledger)


def grows(measure, make, size, floor):
    """(seconds, seconds for twice as much, their ratio); a case that is over at once is doubled on a floor."""
    small, large = measure(make(size)), measure(make(2 * size))
    if large > MOST * max(small, floor):  # a busy machine: the better of two
        small, large = max(small, measure(make(size))), min(large, measure(make(2 * size)))
    return small, large, large / max(small, floor)


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        program = Program(sys.argv[1], folder)
        kinds = [(TEXTS, lambda text: max(0, program.read("txt", text) - program.start)),
                 (PAGES, lambda text: max(0, program.read("html", text) - program.start)),
                 (LEDGERS, program.derive)]
        for cases, measure in kinds:
            for case, (make, size) in cases.items():
                small, large, ratio = grows(measure, make, size, 0.05)
                good = ratio <= MOST
                failed += not good
                print(f"{'ok    ' if good else 'FAILED'} {case}: {small:.2f} s, twice as much {large:.2f} s, times {ratio:.1f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
