#!/usr/bin/env python3
"""Draws coded events, or claims, at random for a reader to judge.

    python3 eval/audit/draw.py --program PROGRAM --corpora FOLDER --sample 1 --of events [--show]

Half of them from Reuters-21578 (stories that have title and body), half from Wikinews. The documents of each collection are shuffled
once; sample 1 takes its documents from those at even places of that order, sample 2 from those at odd places, so that no document
is in both. A later sample takes those that are in no earlier one, nor among what learn/score.tsv was drawn from (of the newswire, the first two
of each four places). They are read in that order; of each that yields any, one event (or claim) is taken, until there are enough.

Prints lines for events.tsv or claims.tsv with the verdicts left open. --show prints the words instead, to judge by.

A document is called by its collection and its number: NEWID for Reuters, year and row (from 0) for Wikinews. Offsets are bytes of the text that
Sayso extracts from the record.
"""
import argparse
import csv
import glob
import html
import json
import os
import random
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SHUFFLE = 21578
EACH = 50  # of one collection in one sample
BATCH = 100  # documents read at a time
REMARK = re.compile(r"\s*Reuter\s*\W*$", re.IGNORECASE)
EVENT_COLUMNS = ("sample", "document", "sentence", "trigger", "type", "actors", "recipients")
CLAIM_COLUMNS = ("sample", "document", "sentence", "key", "speakers", "content", "stance")


def wikinews(corpora):
    """Records by number."""
    found = {}
    for path in sorted(glob.glob(f"{corpora}/load/wikinews/*.csv")):
        year = re.search(r"\d{4}", os.path.basename(path)).group()
        with open(path, newline="", encoding="utf-8") as file:
            for row, cells in enumerate(csv.DictReader(file)):
                found[f"wikinews {year} {row}"] = {"text": cells["text"], "title": cells["title"], "url": cells["url"],
                                                   "published": cells["date"]}
    return found


def field(story, name):
    match = re.search(f"<{name}>(.*?)</{name}>", story, re.DOTALL)
    return " ".join(html.unescape(re.sub(r"&#\d+;", "", match.group(1))).split()) if match else ""


def paragraphs(body):
    body = REMARK.sub("", html.unescape(re.sub(r"&#\d+;", "", body.replace("\r", ""))))
    blocks = (" ".join(block.split()) for block in re.split(r"\n\s*\n|\n {2,}|\n\t", body))
    return [block for block in blocks if block]


def reuters(corpora):
    """Records by number; the place and day in front of a story stand before its first paragraph, as on the wire."""
    found = {}
    for path in sorted(glob.glob(f"{corpora}/load/reuters21578/*.sgm")):
        with open(path, encoding="latin-1", newline="") as file:
            stories = re.findall(r"<REUTERS .*?</REUTERS>", file.read(), re.DOTALL)
        for story in stories:
            body = re.search(r"<BODY>(.*?)</BODY>", story, re.DOTALL)
            if not body or not field(story, "TITLE"):
                continue
            number = re.search(r'NEWID="(\d+)"', story).group(1)
            line = field(story, "DATELINE")
            text = "\n\n".join(paragraphs(body.group(1)))
            day = time.strptime(field(story, "DATE").split()[0].title(), "%d-%b-%Y")
            found[f"reuters {number}"] = {"text": f"{line} {text}" if line else text, "title": field(story, "TITLE"),
                                          "outlet": "Reuters", "published": time.strftime("%Y-%m-%d", day)}
    return found


def read(program, records):
    """One article for each record."""
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    done = subprocess.run([program, "code", "--plain", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=False)
    articles = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if len(articles) != len(records):
        sys.exit(f"draw.py: {len(records)} records in, {len(articles)} articles out")
    return articles


def spans(items):
    return " ".join(f"{start}-{end}" for start, end in items) or "-"


def parties(article, ids):
    at = {actor["id"]: actor["span"] for actor in article["actors"] or []}
    return spans(sorted(at[i] for i in ids or []))


def event_cells(article, claim):
    """What is judged of an event: sentence, trigger, and the reading."""
    event = claim["event"]
    return (str(claim["sentence"]), spans([event["trigger"]["span"]]), event["type"],
            parties(article, event["actors"]), parties(article, event["recipients"]))


def claim_key(claim):
    """What a claim is found again by: its cue and, of a coded one, the trigger."""
    parts = [claim["cue"]["span"]] if claim.get("cue") else []
    if claim["event"]:
        parts.append(claim["event"]["trigger"]["span"])
    return spans(parts)


def claim_cells(_, claim):
    stance = claim["stance"]
    return (str(claim["sentence"]), claim_key(claim), spans(s["span"] for s in claim["speakers"]), spans(claim["content"]["spans"]),
            f"{stance['polarity']} {stance['certainty']} {stance['status']}")


def events_of(article):
    """One claim for each coded event: the first that tells it."""
    found = {}
    for claim in article["claims"] or []:
        if claim["event"]:
            found.setdefault(tuple(claim["event"]["trigger"]["span"]), claim)
    return list(found.values())


def claims_of(article):
    return article["claims"] or []


def named(*paths):
    """Documents that tables name, by the sample they are in; 0: in none."""
    found = {}
    for path in paths:
        with open(os.path.join(HERE, path), newline="", encoding="utf-8") as file:
            for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found[line["document"]] = min(int(line.get("sample", 0)), found.get(line["document"], EACH))
    return found


def order_of(records, sample):
    order = sorted(records)
    random.Random(SHUFFLE).shuffle(order)
    if sample < 3:
        return order[sample - 1::2]
    seen = named("events.tsv", "claims.tsv", "../../learn/score.tsv")
    newswire = order[0].startswith("reuters")
    return [name for place, name in enumerate(order)
            if seen.get(name, sample) >= sample and (place % 4 > 1 or not newswire)]


def draw(program, records, sample, kind):
    """(document, article, claim), EACH of them."""
    order = order_of(records, sample)
    chance = random.Random(f"{kind} {sample}")
    taken = []
    for first in range(0, len(order), BATCH):
        names = order[first:first + BATCH]
        for name, article in zip(names, read(program, [records[name] for name in names])):
            choices = (events_of if kind == "events" else claims_of)(article)
            if choices and len(taken) < EACH:
                taken.append((name, article, chance.choice(choices)))
        if len(taken) == EACH:
            break
    return taken


def words(article, span):
    return article["text"].encode()[span[0]:span[1]].decode(errors="replace")


def show(number, name, article, claim):
    """The words a reader judges by."""
    text, at = article["text"].encode(), claim["sentence"]
    sentences = [" ".join(text[a:b].decode(errors="replace").split()) for a, b in article["sentences"][max(0, at - 1):at + 1]]
    print(f"#{number} {name}.{at} | {article['article']['title']}")
    if len(sentences) == 2:
        print(f"   before: {sentences[0]}")
    print(f"   >> {sentences[-1]}")
    actors = {actor["id"]: f"{actor['text']} <{actor['name']} {actor['code']}>" for actor in article["actors"] or []}
    event, stance = claim["event"], claim["stance"]
    if event:
        print(f"   EVENT {event['type']} {event['mode']} {event['cameo']} [{event['trigger']['text']}] "
              f"A={[actors[i] for i in event['actors']]} R={[actors[i] for i in event['recipients']]}")
    cue = claim["cue"]["text"] if claim.get("cue") else None
    outer = [(o["cue"]["text"], [s["text"] for s in o["speakers"]]) for o in claim.get("outer", [])]
    print(f"   SAYS speakers={[s['text'] for s in claim['speakers']]} cue={cue} outer={outer} "
          f"content={[words(article, s) for s in claim['content']['spans']]} "
          f"STANCE {stance['polarity']} {stance['certainty']} {stance['status']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--sample", type=int, choices=(1, 2, 3, 4), required=True)
    parser.add_argument("--of", choices=("events", "claims"), required=True)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    cells = event_cells if options.of == "events" else claim_cells
    columns = EVENT_COLUMNS if options.of == "events" else CLAIM_COLUMNS
    number = 0
    for collection in (reuters, wikinews):
        for name, article, claim in draw(options.program, collection(options.corpora), options.sample, options.of):
            if options.show:
                show(number, name, article, claim)
            elif number == 0:
                print("\t".join(columns))
            if not options.show:
                print("\t".join((str(options.sample), name, *cells(article, claim))))
            number += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
