#!/usr/bin/env python3
"""Scores of places: toponyms found in running text, and where they are.

Every text of places/lgl.xml and places/gwn.xml goes, as one JSON line and without its toponyms, through `PROGRAM code --plain -`.
Gold toponyms are those of the corpus; in GeoWebNews literal and associative ones, demonyms and other words left out of the count.

What counts as ours: every mention of `places`; and, as both corpora mark the nation's word in "Syrian troops" and "US officials",
every name of type location or group that stands in an actor with a country and in no place: that is where the answer says so.

  recognition   F1 of toponyms whose spans overlap, each of ours and of gold used once; words left out of the count take no mention
                of ours that a counted toponym overlaps (GeoWebNews marks many words as both)
  resolution    of all gold toponyms with coordinates, and of those found: within 161 km (or the very GeoNames id, or the same
                country where the country itself is meant: its middle is not the same everywhere)
  confidence    the same of those placed with a high, a middle and a low confidence: it says something where the share falls
  country       the country right, of all and of those found; of gold it is that of its entry in LGL, and in GeoWebNews that of the
                nearest town of the gazetteer, as the corpus has none; what lies in no one country (Africa) is not counted
"""
import argparse
import json
import math
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "places")
GWN_TOPONYMS = {"Literal", "Metonymic", "Mixed", "Literal_Modifier", "Non_Literal_Modifier", "Embedded_Literal",
                "Embedded_Non_Lit", "Coercion"}
GWN_NEITHER = {"Demonym", "Non_Toponym", "Non_Lit_Expression", "Literal_Expression"}
NEAR = 161
CONFIDENCE = {"high": 800, "middle": 550, "low": 1}  # thousandths from which on; 0: not placed
# GeoNames ids of what lies in no one country: continents, oceans, the Middle East, the European Union, parts of continents.
NO_COUNTRY = {6255146, 6255147, 6255148, 6255149, 6255150, 6255151, 6255152, 3373405, 2363254, 1545739, 6269133, 6695072, 7729883,
              7729884, 7729885, 7729886, 7729887, 7729889, 7729890, 7729891, 7729892, 7729893, 7729894, 7730009}


def rows_of(file):
    with open(os.path.join(DATA, file), encoding="utf-8") as lines:
        kept = [line.rstrip("\n").split("\t") for line in lines if line[0] not in "#%"]
    return [dict(zip(kept[0], row)) for row in kept[1:]]


class World:
    """Middles of countries, and the country of a point: that of the nearest town."""

    def __init__(self):
        countries = rows_of("countries.tsv")
        self.middle = {row["country"]: (float(row["latitude"]), float(row["longitude"])) for row in countries}
        self.by_name = {row["head"]: row["country"] for row in countries}
        self.by_id = {int(row["geonameid"]): row["country"] for row in countries if row["geonameid"]}
        for name, code in (("Bosnia and Herzegovina", "BIH"), ("Palestinian Territory", "PSE"), ("Palestine", "PSE")):
            self.by_name.setdefault(name, code)
        self.cells = {}
        for row in rows_of("cities.tsv"):
            point = float(row["latitude"]), float(row["longitude"])
            self.cells.setdefault((round(point[0]), round(point[1])), []).append((point, row["country"]))

    def country_at(self, latitude, longitude):
        best = (math.inf, None)
        for north in range(-2, 3):
            for east in range(-2, 3):
                for point, country in self.cells.get((round(latitude) + north, round(longitude) + east), ()):
                    best = min(best, (kilometres(*point, latitude, longitude), country))
        return best[1]


def kilometres(a, b, c, d):
    a, b, c, d = (math.radians(x) for x in (a, b, c, d))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1, h)))


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


# ---- gold ------------------------------------------------------------------------------------------------------------

def read_toponym(toponym, world):
    """(span, counted as a toponym, GeoNames id, latitude, longitude, country); id None: no coordinates are known."""
    start, end, kind = (toponym.findtext(name) for name in ("start", "end", "type"))
    tag = toponym.find("gaztag")
    number = tag.get("geonameid") if tag is not None else toponym.findtext("geonamesID")
    latitude = tag.findtext("lat") if tag is not None else toponym.findtext("latitude")
    longitude = tag.findtext("lon") if tag is not None else toponym.findtext("longitude")
    if not start or kind in GWN_NEITHER:
        return ([int(start), int(end)], False, None, None, None, None) if start else None
    if kind is not None and kind not in GWN_TOPONYMS:
        return None  # a homonym, a language: ours would be wrong
    span = [int(start), int(end)]
    if not number or not number.isdigit() or not latitude:
        return span, True, None, None, None, None
    number, latitude, longitude = int(number), float(latitude), float(longitude)
    if tag is not None:
        country = world.by_name.get(tag.findtext("country"))
    else:
        country = world.by_id.get(number) or (number not in NO_COUNTRY and world.country_at(latitude, longitude)) or None
    return span, True, number, latitude, longitude, country


def read_articles(path, world):
    for article in ElementTree.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        toponyms = [t for t in (read_toponym(x, world) for x in article.iter("toponym")) if t]
        if text.strip():
            yield text, article.findtext("url") or article.findtext("link"), toponyms


# ---- ours ------------------------------------------------------------------------------------------------------------

def characters_of(text):
    found, at = {}, 0
    for i, c in enumerate(text):
        found[at] = i
        at += len(c.encode())
    found[at] = len(text)
    return found


def run(program, articles, addresses):
    records = [{"text": text, "url": url} if addresses and url else {"text": text} for text, url, _ in articles]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n"
    done = subprocess.run([program, "code", "--plain", "-"], input=lines.encode(), stdout=subprocess.PIPE)
    answers = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if len(answers) != len(articles):
        sys.exit(f"places.py: {len(articles)} texts in, {len(answers)} answers out")
    return answers


def ours_of(text, answer, world, nations):
    """(span, GeoNames id, latitude, longitude, country, precision, confidence), spans in characters of the gold text."""
    characters, shift = characters_of(answer["text"]), text.find(answer["text"][:40])
    places = answer["places"] or []
    found = [(p["span"], p["geonameid"], p["latitude"], p["longitude"], p["country"], p["precision"], p["confidence"])
             for p in places]
    names = [n["span"] for n in answer.get("names") or [] if nations and n["type"] in ("location", "group")]
    for span in names:
        if any(overlaps(span, p["span"]) for p in places):
            continue
        actor = min((a for a in answer["actors"] or [] if overlaps(a["span"], span) and not a["pronoun"]
                     and a["country"] in world.middle), key=lambda a: a["span"][1] - a["span"][0], default=None)
        if actor:
            found.append((span, None, *world.middle[actor["country"]], actor["country"], "country", 0))
    return [([characters[s[0]] + shift, characters[s[1]] + shift], *rest) for s, *rest in found]


# ---- scores ----------------------------------------------------------------------------------------------------------

def is_right(ours, gold, world):
    _, number, latitude, longitude, country, precision, _ = ours
    _, _, gold_number, gold_latitude, gold_longitude, gold_country = gold
    if number == gold_number:
        return True
    if gold_number in world.by_id:
        return precision == "country" and country == gold_country
    return latitude is not None and kilometres(latitude, longitude, gold_latitude, gold_longitude) <= NEAR


class Score:
    def __init__(self):
        self.ours = self.gold = self.paired = self.placed = self.found = self.near = self.exact = 0
        self.in_country = self.found_in_country = self.country = 0
        self.by_confidence = {level: [0, 0] for level in CONFIDENCE}

    def add(self, text, ours, gold, world, show):
        taken = set()
        for toponym in sorted(gold, key=lambda g: not g[1]):
            at = next((i for i, own in enumerate(ours) if i not in taken and overlaps(own[0], toponym[0])), None)
            if at is not None:
                taken.add(at)
            if not toponym[1]:
                self.ours -= at is not None
                continue
            self.gold += 1
            self.paired += at is not None
            self.locate(text, None if at is None else ours[at], toponym, world, show)
        self.ours += len(ours)
        if show:
            for i, own in enumerate(ours):
                if i not in taken:
                    print("extra\t", repr(text[own[0][0]:own[0][1]]), own[4], own[5], "in",
                          repr(text[max(0, own[0][0] - 30):own[0][1] + 20]))

    def locate(self, text, own, gold, world, show):
        span = gold[0]
        if gold[2] is not None:
            self.placed += 1
            self.found += own is not None
            self.in_country += gold[5] is not None
            self.found_in_country += gold[5] is not None and own is not None
        if own is None:
            if show:
                print("missed\t", repr(text[span[0]:span[1]]), gold[2:], "in", repr(text[max(0, span[0] - 30):span[1] + 20]))
            return
        if gold[2] is None:
            return
        right = is_right(own, gold, world)
        self.near += right
        level = next((level for level, least in CONFIDENCE.items() if own[6] >= least), None)
        if level:
            self.by_confidence[level][0] += right
            self.by_confidence[level][1] += 1
        self.exact += own[1] == gold[2]
        self.country += own[4] is not None and own[4] == gold[5]
        if show and not right:
            print("far\t", repr(text[span[0]:span[1]]), own[1:], "gold", gold[2:], "in",
                  repr(text[max(0, span[0] - 30):span[1] + 20]))

    def print(self, name):
        precision, recall = 100 * self.paired / max(self.ours, 1), 100 * self.paired / max(self.gold, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1)
        share = lambda count, of: f"{100 * count / max(of, 1):.1f}"
        for what, value, bar in (
                ("recognition F1", f"{f1:.1f} (P {precision:.1f} R {recall:.1f})", "80"),
                (f"within 161 km, of all {self.placed}", share(self.near, self.placed), "80"),
                (f"within 161 km, of the {self.found} found", share(self.near, self.found),
                 f"Mordecai 3: {'82.7' if name.startswith('lgl') else '94.1'}"),
                ("right country, of all", share(self.country, self.in_country), "93"),
                ("right country, of those found", share(self.country, self.found_in_country), "93"),
                ("exact GeoNames id, of those found", share(self.exact, self.found),
                 f"Mordecai 3: {'79.4' if name.startswith('lgl') else '90.1'}")):
            print(f"score\tplaces, {name}, {what}\t{value}\t{bar}")
        for level, (right, of) in self.by_confidence.items():
            print(f"score\tplaces, {name}, right of the {of} of {level} confidence\t{share(right, of)}\t")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--only", choices=("lgl", "gwn"))
    parser.add_argument("--show", action="store_true", help="print what is missed, extra or far")
    parser.add_argument("--half", type=int, choices=(0, 1), help="every second article only: one half to learn from, one to test")
    options = parser.parse_args()
    paths = {name: os.path.join(options.corpora, "places", f"{name}.xml") for name in ("lgl", "gwn")
             if options.only in (None, name)}
    paths = {name: path for name, path in paths.items() if os.path.exists(path)}
    if not paths:
        print("places.py: no gold data", file=sys.stderr)
        return 77
    world = World()
    for name, path in paths.items():
        articles = list(read_articles(path, world))
        if options.half is not None:
            articles = articles[options.half::2]
        text_only, alone, addressed = Score(), Score(), Score()
        for (text, _, gold), answer in zip(articles, run(options.program, articles, False)):
            text_only.add(text, ours_of(text, answer, world, True), gold, world, options.show)
            alone.add(text, ours_of(text, answer, world, False), gold, world, False)
        for (text, _, gold), answer in zip(articles, run(options.program, articles, True)):
            addressed.add(text, ours_of(text, answer, world, True), gold, world, False)
        text_only.print(name)
        alone.print(f"{name} (places alone)")
        addressed.print(f"{name} (with the article's address)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
