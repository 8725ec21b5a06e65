#!/usr/bin/env python3
"""Plain news text for the teacher to read: raw_text.py CORPORA prints what the corpora folder holds, blocks parted by blank
lines. A block "END OF REUTERS" stands behind Reuters-21578."""
import csv
import glob
import html
import json
import os
import re
import sys


def read(path, encoding="utf-8"):
    with open(path, encoding=encoding, errors="replace") as file:
        return file.read()


def markup(text):
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def paragraphs(text):
    """Blank lines and indented first lines part paragraphs; other line ends are blanks."""
    text = re.sub(r"[\x00-\x08\x0b-\x1f]", " ", text.replace("\r", ""))
    for block in re.split(r"\n\s*\n|\n {2,}|\n\t", text):
        block = " ".join(block.split())
        if len(block) > 40 or block == "END OF REUTERS":
            yield block


def from_lines(path, key):
    for line in read(path).splitlines():
        if line.strip():
            yield json.loads(line)[key]


def texts(folder):
    def files(pattern):
        return sorted(glob.glob(os.path.join(folder, pattern)))

    for path in files("load/reuters21578/*.sgm"):
        for body in re.findall(r"<BODY>(.*?)</BODY>", read(path, "latin-1"), re.S):
            yield html.unescape(re.sub(r"\s*Reuter\s*\W*$", "", body))
    yield "END OF REUTERS"
    for path in files("load/wikinews/*.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["text"]
    for path in files("claims/polnear-train/text/*"):
        yield read(path)
    for path in files("numbers/casualties-train.jsonl"):
        yield from from_lines(path, "text")
    for path in files("events/event-location.jsonl"):
        data = read(path)
        records = json.loads(data) if data.lstrip().startswith("[") else [json.loads(r) for r in data.splitlines() if r]
        seen = set()
        for record in records:
            if record["text"] not in seen:
                seen.add(record["text"])
                yield record["text"]
    for path in files("time/tbaq/*") + files("time/wikiwars-train/*"):
        found = re.search(r"<TEXT>(.*)</TEXT>", read(path), re.S)
        yield markup(found.group(1)) if found else ""
    for path in files("ner/worldwide-train/*"):
        rows = [line.split("\t")[0].strip() for line in read(path).splitlines()]
        for sentence in "\n".join(rows).split("\n\n"):
            yield " ".join(sentence.split("\n"))
    for path in files("events/muc/dev/*"):
        for article in read(path, "latin-1").split("[TEXT]")[1:]:
            yield re.split(r"\n(?:DEV|TST)\S*-MUC", article)[0]


def main():
    out = sys.stdout
    for text in texts(sys.argv[1]):
        for block in paragraphs(text):
            out.write(block + "\n\n")


if __name__ == "__main__":
    main()
