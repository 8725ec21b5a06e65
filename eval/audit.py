#!/usr/bin/env python3
"""Replays audits by hand: coded events, and claims, that were drawn from newswire and Wikinews and judged one by one.

eval/audit/draw.py drew them (sample 1; each later one from other documents, after the repairs that those before it led to), a reader judged each in its context:
eval/audit/events.tsv and claims.tsv hold document, bytes, the reading and a verdict for each aspect of it, and no words of the texts. The
documents are read again here. What is coded at the same bytes keeps the verdicts of those aspects that are read as they were then;
a line more with the same bytes judges another reading.

  event    right: an event to be coded, its type, its actors, its recipients
  speaker and content   right: both, the speakers in their chain
  stance   right: polarity, certainty, status

Share: those still right, of those still there and judged and those that were right and are gone. So what was right and is no longer found counts
against, what was wrong and is no longer coded counts no more. "read otherwise": still there, the reading has changed, nobody has judged it.
--show NAME lists these for a reader (events or claims).
"""
import argparse
import csv
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "audit"))
import draw  # noqa: E402  (stands in a folder of its own)

SKIPPED = 77
EVENT_ASPECTS = (("event_ok", None), ("type_ok", "type"), ("actors_ok", "actors"), ("recipients_ok", "recipients"))
SPOKEN_ASPECTS = (("speaker_ok", "speakers"), ("content_ok", "content"))
STANCE_ASPECTS = (("stance_ok", "stance"),)


def read_verdicts(name):
    with open(os.path.join(HERE, "audit", f"{name}.tsv"), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def ranges(cell):
    return [tuple(int(n) for n in part.split("-")) for part in cell.split() if part != "-"]


def same_place(a, b):
    """The same words: each range of the one overlaps its counterpart of the other."""
    return len(a) == len(b) and all(x[0] < y[1] and y[0] < x[1] for x, y in zip(a, b))


def find(readings, lines, place):
    """The reading at these bytes; of several, the one nearest, and of those the one most like what was judged."""
    there = [r for r in readings if same_place(r["place"], place)]

    def distance(reading):
        away = sum(abs(x[0] - y[0]) + abs(x[1] - y[1]) for x, y in zip(reading["place"], place))
        return away, sum(reading[field] != lines[0][field] for field in lines[0].keys() & reading.keys())
    return min(there, key=distance, default=None)


def judge(reading, lines, aspects):
    """True, False, or None where nobody has judged what is read now."""
    known = True
    for verdict, field in aspects:
        found = [line[verdict] for line in lines if field is None or line[field] == reading[field]]
        if "wrong" in found:
            return False
        known = known and bool(found)
    return known or None


def readings_of(name, article):
    items, cells, columns = {"events": (draw.events_of, draw.event_cells, draw.EVENT_COLUMNS),
                             "claims": (draw.claims_of, draw.claim_cells, draw.CLAIM_COLUMNS)}[name]
    found = []
    for claim in items(article):
        reading = dict(zip(columns[2:], cells(article, claim)))
        found.append({**reading, "place": ranges(reading["trigger" if name == "events" else "key"]), "claim": claim})
    return found


class Tally:
    """What became of the items of one sample."""

    def __init__(self):
        self.right = self.wrong = self.lost = self.dropped = self.unjudged = 0

    def add(self, reading, lines, aspects):
        if reading is None:
            if all(lines[0][verdict] == "right" for verdict, _ in aspects):
                self.lost += 1
            else:
                self.dropped += 1
            return
        verdict = judge(reading, lines, aspects)
        self.right += verdict is True
        self.wrong += verdict is False
        self.unjudged += verdict is None

    def __str__(self):
        share = 100 * self.right / max(1, self.right + self.wrong + self.lost)
        return (f"{share:.1f} % of {self.right + self.wrong + self.lost} (right and gone {self.lost}, wrong and gone {self.dropped},"
                f" read otherwise {self.unjudged})")


def replay(name, articles, measures, shown):
    """measures: label, aspects, bar."""
    lines = {}
    for line in read_verdicts(name):
        place = line["trigger" if name == "events" else "key"]
        lines.setdefault((line["sample"], line["document"], place), []).append(line)
    for sample in sorted({key[0] for key in lines}):
        tallies = [Tally() for _ in measures]
        for number, (key, judged) in enumerate((k, v) for k, v in lines.items() if k[0] == sample):
            article = articles[key[1]]
            readings, place = readings_of(name, article), ranges(key[2])
            reading = find(readings, judged, place)
            if reading is None and name == "claims" and len(place) == 2:
                reading = find(readings, judged, place[:1])  # said as before, and no event any more
            for tally, (_, aspects, _) in zip(tallies, measures):
                tally.add(reading, judged, aspects)
                if shown == name and reading and judge(reading, judged, aspects) is None:
                    draw.show(number, key[1], article, reading["claim"])
        for tally, (label, _, bar) in zip(tallies, measures):
            print(f"score\t{label}, sample {sample}\t{tally}\t{bar}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--show", choices=("events", "claims"))
    options = parser.parse_args()
    records = {**draw.reuters(options.corpora), **draw.wikinews(options.corpora)}
    named = sorted({line["document"] for name in ("events", "claims") for line in read_verdicts(name)})
    if any(document not in records for document in named):
        print("audit.py: no gold data", file=sys.stderr)
        return SKIPPED
    articles = dict(zip(named, draw.read(options.program, [records[document] for document in named])))
    replay("events", articles, [("events right in type and parties", EVENT_ASPECTS, "80 %")], options.show)
    replay("claims", articles, [("claims right in speaker and content", SPOKEN_ASPECTS, "85 %"),
                                ("claims right in stance", STANCE_ASPECTS, "85 %")], options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
