"""news.py -- the news texts that are read for speed, from the corpora folder; nothing where they are not there."""

import csv
import glob
import html
import re


def wikinews(corpora):
    """Articles with title, address and date."""
    for path in sorted(glob.glob(f"{corpora}/load/wikinews/*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield {"text": row["text"], "title": row["title"], "url": row["url"], "published": row["date"]}


def reuters(corpora, size):
    """The first `size` bytes or so of the bodies of Reuters-21578 as one text, paragraphs parted by blank lines."""
    found, total = [], 0
    for path in sorted(glob.glob(f"{corpora}/load/reuters21578/*.sgm")):
        with open(path, encoding="latin-1", newline="") as file:
            bodies = re.findall(r"<BODY>(.*?)</BODY>", file.read(), re.S)
        for body in bodies:
            body = html.unescape(re.sub(r"\s*Reuter\s*\W*$", "", body.replace("\r", "")))
            for block in re.split(r"\n\s*\n|\n {2,}|\n\t", body):
                block = " ".join(re.sub(r"[\x00-\x08\x0b-\x1f]", " ", block).split())
                if block:
                    found.append(block)
                    total += len(block.encode()) + 2
            if total >= size:
                return "\n\n".join(found)
    return "\n\n".join(found)
