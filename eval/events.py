#!/usr/bin/env python3
"""events.py -- coded events against ideal PLOVER records and against sentences with one marked event.

    python3 eval/events.py --program PROGRAM --corpora FOLDER [-v] [--type TYPE]

Two sets: events/plover-gsr.txt (an ideal record for each sentence; its older type names are mapped to those of 2021) and
events/plv-train.tsv (one event marked in each sentence; YIELD there is CONCEDE or RETREAT here). Type recall: sentences in
which some event has the gold type. Type precision: of the events coded, those with the gold type, a lower bound, since other
events of the sentence are not marked. Parties: of the sentences with the right type, those where an actor and a recipient of
that event overlap the marked words.

Type of the marked dyad (plv-train): a prediction is the type of an event that has the marked source as an actor and the
marked target as a recipient. A party matches when its mention, or another of its chain, overlaps the marked words, or shares
a word with them. Of acts that have no direction (CONSULT, COOPERATE, AGREE, and whatever has actors only) two different
actors match in either order; where a row marks one side only, that one. What a matching event is
about ("refused to meet", "ordered the arrest") is no prediction of its own. Recall over all marked dyads, precision over all types
predicted for them; macro: the mean of the F1 of the types. Standard library only."""

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
RECIPROCAL = {"CONSULT", "COOPERATE", "AGREE"}
STOP = set("the and for from with its his her their new former other said government president minister".split())


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
    return [(r["sentence"], OLDER.get(r["gold_root"], {r["gold_root"]}), r["source"], r["target"], r["marked_sentence"])
            for r in rows]


def marked_spans(marked):
    """Character spans of source and target in the sentence without marks."""
    marked = " ".join(marked.split())
    spans, at, size = {}, 0, 0
    for found in re.finditer(r"</?[st]>", marked):
        size += found.start() - at
        at = found.end()
        spans.setdefault(found.group(0).strip("</>"), []).append(size)
    return spans.get("s"), spans.get("t")


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


class Dyad:
    """One article of one sentence, and which mentions are the marked source and target."""

    def __init__(self, article, words, spans):
        self.text = article["text"].encode("utf-8")
        self.article, self.known = article, {actor["id"]: actor for actor in article["actors"]}
        self.chains = {}
        for chain in article["chains"]:
            for span in chain["spans"]:
                self.chains.setdefault(tuple(span), []).extend(chain["spans"])
        self.sides = [(set(re.findall(r"\w{3,}", w.lower())) - STOP, s) for w, s in zip(words, spans)]

    def matches(self, one, side):
        actor = self.known[one]
        words, span = self.sides[side]
        for start, end in [actor["span"]] + self.chains.get(tuple(actor["span"]), []):
            start, end = (len(self.text[:at].decode("utf-8")) for at in (start, end))
            if span and start < span[1] and span[0] < end:
                return True
        own = set(re.findall(r"\w{3,}", ("%s %s" % (actor["text"], actor["name"])).lower()))
        return bool(own & words)

    def ordered(self, first, second):
        return any(a != b and self.matches(a, 0) and self.matches(b, 1) for a in first for b in second)

    def has(self, event):
        actors, recipients = event["actors"], event["recipients"]
        if not all(span for _, span in self.sides):
            return any(self.matches(a, side) for side, (_, span) in enumerate(self.sides) if span for a in actors + recipients)
        if self.ordered(actors, recipients):
            return True
        if not recipients:
            return self.ordered(actors, actors)
        return event["type"] in RECIPROCAL and self.ordered(recipients, actors)

    def predictions(self):
        found = [c["event"] for c in self.article["claims"] if c["event"] and self.has(c["event"])]
        inner = {tuple(event["about"]["span"]) for event in found if event["about"]}
        return {event["type"] for event in found if tuple(event["trigger"]["span"]) not in inner}


def score_dyads(name, gold, articles, options):
    right, predicted, marked, total = {}, {}, {}, 0
    for (text, types, source, target, spans), article in zip(gold, articles):
        predictions = Dyad(article, (source, target), marked_spans(spans)).predictions()
        key = "/".join(sorted(types))
        marked[key] = marked.get(key, 0) + 1
        for one in {key if one in types else one for one in predictions}:
            one = "CONCEDE/RETREAT" if one in ("CONCEDE", "RETREAT") else one
            predicted[one] = predicted.get(one, 0) + 1
        right[key] = right.get(key, 0) + bool(types & predictions)
        if options.dyads and not (predictions and predictions <= types):
            print("%s got %s | %s | %s" % (key, "/".join(sorted(predictions)) or "nothing", " ".join(spans.split())[:300], "; ".join(
                "%s:%s(%s > %s)%s" % (c["event"]["type"], c["event"]["trigger"]["text"],
                " & ".join(a["text"] for a in article["actors"] if a["id"] in c["event"]["actors"]),
                " & ".join(a["text"] for a in article["actors"] if a["id"] in c["event"]["recipients"]), c["stance"]["status"])
                for c in article["claims"] if c["event"])))
    hits = sum(right.values())
    precision, recall = hits / max(1, sum(predicted.values())), hits / len(gold)
    each = {key: 2 * right[key] / max(1, marked[key] + predicted.get(key, 0)) for key in marked}
    figures = (("precision", precision, 75), ("recall", recall, 60), ("F1", 2 * hits / (len(gold) + sum(predicted.values())), 66),
               ("macro-F1", sum(each.values()) / len(each), 58))
    for label, figure, bar in figures:
        print("score\t%s: type of the marked dyad, %s\t%.1f %%\t%d" % (name, label, 100 * figure, bar))
    print("  " + ", ".join("%s %d/%d of %d" % (key, right[key], predicted.get(key, 0), marked[key]) for key in sorted(marked)))


def score(name, gold, articles, options):
    found = events = right = parties = 0
    for (text, types, source, target, *_), article in zip(gold, articles):
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
    print("score\t%s: source, target and type all right\t%.1f %%\t%s" % (name, 100 * parties / len(gold), "42; TABARI 25.5 %" if name == "GSR" else ""))
    per_type = {}
    for (_, types, *_), article in zip(gold, articles):
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
    parser.add_argument("-d", "--dyads", action="store_true", help="print the dyads that are wrong")
    parser.add_argument("--type", help="with -v: only this type")
    options = parser.parse_args()
    sets = [("GSR", "plover-gsr.txt", read_records), ("PLV", "plv-train.tsv", read_marked)]
    if not all(os.path.exists(os.path.join(options.corpora, "events", file)) for _, file, _ in sets):
        return 77
    for name, file, read in sets:
        gold = read(os.path.join(options.corpora, "events", file))
        articles = code(options.program, [row[0] for row in gold])
        if len(articles) != len(gold):
            print("%d articles of %d" % (len(articles), len(gold)), file=sys.stderr)
            return 1
        score(name, gold, articles, options)
        if name == "PLV":
            score_dyads(name, gold, articles, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
