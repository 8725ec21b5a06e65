#!/usr/bin/env python3
"""events.py -- coded events against ideal PLOVER records and against sentences with one marked event.

    python3 eval/events.py --program PROGRAM --corpora FOLDER [-v] [--type TYPE]

Two sets: events/plover-gsr.txt (an ideal record for each sentence; its older type names are mapped to those of 2021) and
events/plv-train.tsv (one event marked in each sentence; YIELD there is CONCEDE or RETREAT here). Type recall: sentences in
which some event has the gold type. Type precision: of the events coded, those with the gold type, a lower bound, since other
events of the sentence are not marked. Parties: of the sentences with the right type, those where an actor and a recipient of
that event overlap the marked words. Standard library only."""

import argparse
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

PUBLISHED = "2021-01-15"
OLDER = {"DEMAND": {"REQUEST"}, "DISAPPROVE": {"ACCUSE"}, "INVESTIGATE": {"ACCUSE"}, "FIGHT": {"ASSAULT"},
         "YIELD": {"CONCEDE", "RETREAT"}}


def gsr_records(path):
    """Records by hand: the file holds objects that a strict reader refuses."""
    for found in re.finditer(r"\{\s*\"id\".*?\n\}", open(path, encoding="utf-8").read(), re.S):
        try:
            record = json.loads(found.group(0))
        except ValueError:
            continue
        if record["event"] != "DOCUMENT" and record.get("text"):
            yield record


def read_records(path):
    records = []
    for record in gsr_records(path):
        words = [" ".join(p["actorText"] for p in record.get(side) or [] if isinstance(p, dict) and p.get("actorText"))
                 for side in ("source", "target")]
        records.append((record["text"], OLDER.get(record["event"], {record["event"]}), words[0], words[1]))
    return records


def read_marked(path):
    rows = csv.DictReader(open(path, encoding="utf-8"), delimiter="\t")
    return [(r["sentence"], OLDER.get(r["gold_root"], {r["gold_root"]}), r["source"], r["target"]) for r in rows]


def code(program, texts):
    articles = []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(os.path.join(folder, "%05d.txt" % number))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(" ".join(text.split()) + "\n")
        for at in range(0, len(paths), 500):
            done = subprocess.run([program, "code", "--plain", "--published", PUBLISHED] + paths[at:at + 500],
                                  stdout=subprocess.PIPE, check=False)
            articles += [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    return articles


def overlap(article, ids, words):
    known = {actor["id"]: actor for actor in article["actors"]}
    wanted = set(re.findall(r"\w{3,}", words.lower()))
    for one in ids:
        actor = known[one]
        own = set(re.findall(r"\w{3,}", ("%s %s" % (actor["text"], actor["name"])).lower()))
        if actor["pronoun"] or own & wanted:
            return True
    return False


def score(name, gold, articles, options):
    found = events = right = parties = 0
    for (text, types, source, target), article in zip(gold, articles):
        coded = [claim["event"] for claim in article["claims"] if claim["event"]]
        hits = [event for event in coded if event["type"] in types]
        found += bool(hits)
        events += len(coded)
        right += len(hits)
        parties += any(overlap(article, hit["actors"], source) and
                       overlap(article, hit["recipients"] + hit["actors"], target) for hit in hits)
        if options.verbose and not hits and (not options.type or options.type in types):
            print("%s | %s | %s" % ("/".join(sorted(types)), text[:220].replace("\n", " "),
                                    ", ".join("%s:%s" % (e["type"], e["trigger"]["text"]) for e in coded)))
    print("score\t%s: type recall\t%.1f %%\t%s" % (name, 100 * found / len(gold), "TABARI 37.9 %" if name == "GSR" else ""))
    print("score\t%s: type precision, lower bound\t%.1f %%\t" % (name, 100 * right / max(1, events)))
    print("score\t%s: both parties, of the right types\t%.1f %%\t" % (name, 100 * parties / max(1, found)))
    per_type = {}
    for (_, types, _, _), article in zip(gold, articles):
        key = "/".join(sorted(types))
        hit = any(claim["event"] and claim["event"]["type"] in types for claim in article["claims"])
        counts = per_type.setdefault(key, [0, 0])
        counts[0] += hit
        counts[1] += 1
    print("  " + ", ".join("%s %d/%d" % (key, *per_type[key]) for key in sorted(per_type)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is missed")
    parser.add_argument("--type", help="with -v: only this type")
    options = parser.parse_args()
    sets = [("GSR", "plover-gsr.txt", read_records), ("PLV", "plv-train.tsv", read_marked)]
    if not all(os.path.exists(os.path.join(options.corpora, "events", file)) for _, file, _ in sets):
        return 77
    for name, file, read in sets:
        gold = read(os.path.join(options.corpora, "events", file))
        articles = code(options.program, [text for text, _, _, _ in gold])
        if len(articles) != len(gold):
            print("%d articles of %d" % (len(articles), len(gold)), file=sys.stderr)
            return 1
        score(name, gold, articles, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
