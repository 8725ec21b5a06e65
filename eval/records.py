#!/usr/bin/env python3
"""records.py -- the codebook of imported verb patterns on the unit records of PETRARCH.

    python3 eval/records.py --program PROGRAM --corpora FOLDER [--dictionaries FOLDER] [-v]

events/petrarch-unit-records.xml holds sentences on invented countries, each with the dyads that its authors expect. They
name the dictionaries that go with them (Verbfile, Actorfile, Agentfile, Discardfile); these are looked for in
--dictionaries (else $PETRARCH_DICTIONARIES, beside the records, in dictionaries/ of the corpora; they are part of PETRARCH's
repository, petrarch/data/dictionaries/PETR.Validate.*.txt), imported with `sayso pack --import`, and the
sentences coded with `sayso code --codebook cameo`, each on its own date. The parses of the file are not used: the trees
are ours.

Exact: the set of (source, target, code) of the sentence is the expected one, no dyad more, none less; of a record that
expects none (noevents, an error, a discard), no dyad at all. Nothing is set aside: records that rest on options of
PETRARCH which Sayso has not (actors from unknown noun phrases, lone sources) count as they are. Crashes: records without a
line of output, or with a line that says that the article was quarantined. Standard library only."""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree


def find_dictionaries(records, corpora, folder):
    names = [node.text.strip() for node in records.find("Environment") if node.tag.endswith("file") and node.tag != "Errorfile"]
    for place in [folder] if folder else [os.path.join(corpora, "events"), os.path.join(corpora, "dictionaries")]:
        paths = [os.path.join(place, name) for name in names]
        if all(os.path.exists(path) for path in paths):
            return paths
    return None


def expected(record):
    dyads = set()
    for node in record.findall("EventCoding"):
        if node.get("eventcode"):
            dyads.add((node.get("sourcecode"), node.get("targetcode"), node.get("eventcode")))
    return dyads


def read_records(records):
    rows = []
    for record in records.iter("Sentence"):
        text = " ".join((record.findtext("Text") or "").split())
        date = record.get("date")
        rows.append((record.get("id"), "%s-%s-%s" % (date[:4], date[4:6], date[6:8]), text, expected(record)))
    return rows


def dyads_of(article):
    codes = {actor["id"]: actor["code"] or "---" for actor in article["actors"]}
    found = set()
    for claim in article["claims"]:
        event = claim["event"]
        if not event:
            continue
        for source in (code for one in event["actors"] for code in codes[one].split("/")):
            for target in (code for one in event["recipients"] for code in codes[one].split("/")):
                if source != target:
                    found.add((source, target, event["cameo"]))
    return found


def code(program, dictionaries, rows):
    """One article for each row, in order; None where nothing came out."""
    with tempfile.TemporaryDirectory() as folder:
        imported, lines = os.path.join(folder, "imported.txt"), os.path.join(folder, "records.jsonl")
        subprocess.run([program, "pack", "--import", *dictionaries, "--output", imported], stderr=subprocess.DEVNULL, check=True)
        with open(lines, "w", encoding="utf-8") as file:
            for _, date, text, _ in rows:
                file.write(json.dumps({"text": text, "published": date}) + "\n")
        done = subprocess.run([program, "code", "--plain", "--codebook", "cameo", "--dictionary", imported, lines],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    articles = {}
    for line in done.stdout.decode("utf-8").splitlines():
        article = json.loads(line)
        if article["article"]["outcome"] != "quarantined":
            articles[int(article["article"]["path"].rpartition("#")[2])] = article
    return [articles.get(number + 1) for number in range(len(rows))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--dictionaries", default=os.environ.get("PETRARCH_DICTIONARIES"),
                        help="folder with the dictionaries that the records name; else $PETRARCH_DICTIONARIES")
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    path = os.path.join(options.corpora, "events", "petrarch-unit-records.xml")
    if not os.path.exists(path):
        return 77
    records = tree.parse(path).getroot()
    dictionaries = find_dictionaries(records, options.corpora, options.dictionaries)
    if not dictionaries:
        print("records: the dictionaries that the records name are not there; give --dictionaries", file=sys.stderr)
        return 77
    rows = read_records(records)
    exact = crashes = found_all = right = wanted_all = 0
    for (name, _, text, wanted), article in zip(rows, code(options.program, dictionaries, rows)):
        found = dyads_of(article) if article else set()
        crashes += article is None
        exact += article is not None and found == wanted
        right, found_all, wanted_all = right + len(found & wanted), found_all + len(found), wanted_all + len(wanted)
        if options.v and found != wanted:
            print("%s\n  %s\n  expected %s\n  coded    %s" % (name, text, sorted(wanted), sorted(found)))
    print("score\tPETRARCH's unit records: exact, of %d\t%d\t200; PETRARCH2 86" % (len(rows), exact))
    print("score\tPETRARCH's unit records: crashes\t%d\t0; PETRARCH2 36" % crashes)
    print("score\tPETRARCH's unit records: precision of dyads\t%.1f %%\t" % (100 * right / max(found_all, 1)))
    print("score\tPETRARCH's unit records: recall of dyads\t%.1f %%\t" % (100 * right / max(wanted_all, 1)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
