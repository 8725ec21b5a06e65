#!/usr/bin/env python3
"""Scores of mentions: names and times, against annotated news.

Every gold text goes, as one JSON line with its date, through `PROGRAM code --plain -`; mentions are compared by their spans.

  names    ner/worldwide-dev (BIO). Ours are whole noun phrases ("a Pentagon spokesman"), so a mention with a capital in it and a
           gold name match when they overlap. Precision: ours that overlap a gold name; recall: gold names that ours overlap.
           By class too: persons (kind person), organisations (every other kind but country and role; gold Organization),
           locations (our places and countries; gold Location)
  times    time/tbaq and time/wikiwars-train (TIMEX3), against the document's date: F1 of overlapping and of equal spans; values: of the overlapping
           pairs, and as TempEval-3 counts them (F1 of overlapping spans with the right value)
"""
import argparse
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

NAMED = ("Person", "Organization", "Location", "NORP", "Facility")


def run(program, texts):
    """texts: (text, date or None). One answer for each, spans turned into characters."""
    lines = []
    for text, date in texts:
        record = {"text": text}
        if date:
            record["published"] = date
        lines.append(json.dumps(record, ensure_ascii=False))
    done = subprocess.run([program, "code", "--plain", "-"], input=("\n".join(lines) + "\n").encode(), stdout=subprocess.PIPE)
    answers = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if len(answers) != len(texts):
        sys.exit(f"mention.py: {len(texts)} texts in, {len(answers)} answers out")
    for answer in answers:
        characters = byte_map(answer["text"])
        for layer in ("names", "actors", "places", "times", "quantities"):
            for item in answer.get(layer) or []:
                item["span"] = [characters[at] for at in item["span"]]
    return answers


def byte_map(text):
    found = {}
    at = 0
    for i, c in enumerate(text):
        found[at] = i
        at += len(c.encode())
    found[at] = len(text)
    return found


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


class Tally:
    """Found of ours (precision) and found of gold (recall)."""

    def __init__(self):
        self.ours = self.ours_right = self.gold = self.gold_found = 0

    def add(self, ours, gold, match=overlaps):
        self.ours += len(ours)
        self.gold += len(gold)
        self.ours_right += sum(any(match(o, g) for g in gold) for o in ours)
        self.gold_found += sum(any(match(o, g) for o in ours) for g in gold)

    def __str__(self):
        p = self.ours_right / self.ours if self.ours else 0
        r = self.gold_found / self.gold if self.gold else 0
        f = 2 * p * r / (p + r) if p + r else 0
        return f"{100 * f:.1f} (P {100 * p:.1f} R {100 * r:.1f})"


# ---- names -----------------------------------------------------------------------------------------------------------

def read_bio(path):
    """The text, rebuilt with single blanks, and its entities as (class, span)."""
    text, entities = "", []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file):
            cells = line.rstrip("\n").split("\t")
            if number == 0 and cells[0].startswith("http"):
                continue
            if len(cells) < 2 or not cells[0]:
                text = text.rstrip(" ") + ("\n\n" if text else "")
                continue
            word, tag = cells[0], cells[1]
            close = word in ".,;:!?)’'”" or word in ("'s", "’s", "n't")
            if close and text.endswith(" "):
                text = text[:-1]
            start = len(text)
            text += word + ("" if word in "(“" else " ")
            if tag.startswith("B-"):
                entities.append([tag[2:], [start, start + len(word)]])
            elif tag.startswith("I-") and entities:
                entities[-1][1][1] = start + len(word)
    return text.strip(), entities


def score_names(program, folder):
    paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    golds = [read_bio(path) for path in paths]
    answers = run(program, [(text, None) for text, _ in golds])
    tallies = {name: Tally() for name in ("names", "persons", "organisations", "locations")}
    for (text, entities), answer in zip(golds, answers):
        actors = [a for a in answer["actors"] or [] if not a["pronoun"] and re.search(r"[A-Z]", a["text"])]
        places = answer["places"] or []
        spans = {kind: [s for k, s in entities if k == kind] for kind in NAMED}
        ours = [a["span"] for a in actors if not re.fullmatch(r"(?:The|A|An|Some|Two)?\s*[A-Z]?[a-z -]+", a["text"])
                or a["kind"] != "role"] + [p["span"] for p in places]
        tallies["names"].add(ours, [s for k, s in entities if k in NAMED])
        tallies["persons"].add([a["span"] for a in actors if a["kind"] == "person" and proper(a)], spans["Person"])
        body = [a["span"] for a in actors if a["kind"] not in ("person", "role", "country", "ethnic", "unknown", "religious")]
        tallies["organisations"].add(body, spans["Organization"])
        where = [p["span"] for p in places]
        tallies["locations"].add(where, spans["Location"] + spans["Facility"])
    for name, tally in tallies.items():
        print(f"score\t{name}, worldwide-dev, lenient F1\t{tally}\t")


def proper(actor):
    """The name itself stands in the words: not "the spokesman" that is known to be somebody."""
    words = set(re.findall(r"\w+", actor["name"] or ""))
    return any(word in words for word in re.findall(r"\w+", actor["text"]))


# ---- times -----------------------------------------------------------------------------------------------------------

def read_timeml(path):
    root = ElementTree.parse(path).getroot()
    created = root.find("DCT/TIMEX3")
    date = created.get("value")[:10] if created is not None else None
    text, times = "", []

    def walk(node):
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3":
            times.append(([start, len(text)], node.get("value")))

    walk(root.find("TEXT"))
    return text, date, times


def pairs_of(ours, gold):
    """Each gold time with the first of ours that overlaps it and is not yet taken."""
    taken, pairs = set(), []
    for span, value in gold:
        for i, (own, own_value) in enumerate(ours):
            if i not in taken and overlaps(own, span):
                taken.add(i)
                pairs.append((own, own_value, span, value))
                break
    return pairs


def f1(right, ours, gold):
    return 100 * 2 * right / (ours + gold) if ours + gold else 0


def score_times(program, folder, name, show):
    paths = [os.path.join(folder, file) for file in sorted(os.listdir(folder)) if file.endswith(".tml")]
    golds = [read_timeml(path) for path in paths]
    answers = run(program, [(text, date) for text, date, _ in golds])
    ours_count = gold_count = relaxed = strict = valued = 0
    for (text, _, times), answer in zip(golds, answers):
        shift = text.find(answer["text"][:40])  # white space at the ends may be gone
        ours = [([t["span"][0] + shift, t["span"][1] + shift], t["value"]) for t in answer["times"] or []]
        pairs = pairs_of(ours, times)
        ours_count += len(ours)
        gold_count += len(times)
        relaxed += len(pairs)
        strict += sum(own == span for own, _, span, _ in pairs)
        valued += sum(own_value == value for _, own_value, _, value in pairs)
        if show:
            found = [p[2] for p in pairs]
            for span, value in times:
                if span not in found:
                    print("missed", repr(text[span[0]:span[1]]), value, "in", repr(text[span[0] - 25:span[1] + 15]))
            hit = [p[0] for p in pairs]
            for own, value in ours:
                if own not in hit:
                    print("extra", repr(text[own[0]:own[1]]), value, "in", repr(text[own[0] - 25:own[1] + 15]))
            for own, own_value, span, value in pairs:
                if own_value != value:
                    print("value", repr(text[own[0]:own[1]]), own_value, "gold", value, repr(text[span[0]:span[1]]),
                          "in", repr(text[own[0] - 40:own[1] + 25]))
    print(f"score\ttimes, {name}, span relaxed F1\t{f1(relaxed, ours_count, gold_count):.1f}\tHeidelTime 90.3 (TempEval-3)")
    print(f"score\ttimes, {name}, span strict F1\t{f1(strict, ours_count, gold_count):.1f}\tHeidelTime 81.3 (TempEval-3)")
    print(f"score\ttimes, {name}, value of the overlapping\t{100 * valued / max(relaxed, 1):.1f}\t")
    print(f"score\ttimes, {name}, value F1\t{f1(valued, ours_count, gold_count):.1f}\tHeidelTime 77.6 (TempEval-3)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--only", choices=("names", "times"))
    parser.add_argument("--show", action="store_true", help="print what is missed or wrong")
    options = parser.parse_args()
    gold = {"names": "ner/worldwide-dev", "times": "time/tbaq", "wikiwars": "time/wikiwars-train"}
    present = {name: os.path.join(options.corpora, path) for name, path in gold.items()
               if os.path.exists(os.path.join(options.corpora, path)) and options.only in (None, "times" if name == "wikiwars" else name)}
    if not present:
        print("mention.py: no gold data", file=sys.stderr)
        return 77
    if "names" in present:
        score_names(options.program, present["names"])
    if "times" in present:
        score_times(options.program, present["times"], "tbaq", options.show)
    if "wikiwars" in present:
        score_times(options.program, present["wikiwars"], "wikiwars-train", options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
