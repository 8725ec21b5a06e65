#!/usr/bin/env python3
"""Killed, injured and date of the main event of an article, read off our answer, against numbers/casualties-*.jsonl.

Every article goes, as one JSON line with its publication date, through `PROGRAM code --plain -`. A plain reading:

  killed   the number of victims that claims of assault name as killed (each chain of mentions once), or the largest count of
           persons killed, whichever is more; at least one where a claim of a killing says no victim
  injured  likewise of wounded, and of those shot or hit of whom it is not said that they were killed
  date     of the first claim of assault with a date of one day in the ten days up to publication; without one, the first such
           day that the text tells; without any, the publication

What is denied, planned, feared or long past does not count. A count that is part of another is left out.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import sys

SKIPPED = 77
BARS = {"killed": 78, "injured": 70, "date": 65}
KILLING = re.compile(r"kill|murder|slay|slain|dead|fatal|execut|assassin|massacre|homicide|gunned down|death|di(?:e|ed|es)\b")
HARMING = re.compile(r"injur|wound|hurt|\bshot|shoot|struck|\bhit|stab")
NOUNS = re.compile(r"shooting|attack|injur(?:y|ies)")
HAPPENED = ("happened", "ongoing")
DAYS = 10


def answers_of(program, rows):
    lines = [json.dumps({"text": row["text"], "published": row["publish_date"]}) for row in rows]
    done = subprocess.run([program, "code", "--plain", "-"], input=("\n".join(lines) + "\n").encode(), stdout=subprocess.PIPE)
    answers = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    if len(answers) != len(rows):
        sys.exit(f"casualties.py: {len(rows)} texts in, {len(answers)} answers out")
    return answers


def happened(claim):
    stance = claim["stance"]
    return stance["polarity"] != "-" and stance["status"] in HAPPENED and stance["certainty"] != "unknown"


def assaults(answer):
    return [claim for claim in answer["claims"] or [] if claim["event"] and claim["event"]["type"] == "ASSAULT" and happened(claim)]


def counts_of(answer, effect):
    return [q["best"] or q["low"] or 0 for q in answer["quantities"] or [] if q["effect"] == effect and not q["part_of"]]


def victims(answer, claims):
    chains = {actor["id"]: actor["chain"] for actor in answer["actors"] or []}
    return {chains.get(actor, actor) for claim in claims for actor in claim["event"]["recipients"]}


def toll_of(answer):
    claims = assaults(answer)
    killing = [c for c in claims if KILLING.search(c["event"]["trigger"]["text"].lower()) or c["event"]["killed"]]
    harming = [c for c in claims if c not in killing and HARMING.search(c["event"]["trigger"]["text"].lower())]
    dead = victims(answer, killing)
    figures = counts_of(answer, "killed")
    killed = max([len(dead) > 0 or len(killing) > 0] + figures)
    hurt = victims(answer, [c for c in harming if not NOUNS.fullmatch(c["event"]["trigger"]["text"].lower())]) - dead
    wounded = counts_of(answer, "wounded")
    injured = max(wounded) if wounded else int(len(hurt) > 0 and not killed)
    return int(killed), int(injured)


def date_of(answer, published):
    def near(begin, end):
        if not begin or begin != (end or begin):
            return False
        days = (datetime.date.fromisoformat(published) - datetime.date.fromisoformat(begin)).days
        return 0 <= days <= DAYS

    for claim in assaults(answer):
        date = claim["event"]["date"]
        if date and near(date["begin"], date["end"]):
            return date["begin"]
    for time in answer["times"] or []:
        if near(time["begin"], time["end"]):
            return time["begin"]
    return published


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--show", choices=tuple(BARS), help="print the articles that came out wrong")
    options = parser.parse_args()
    path = os.path.join(options.corpora, "numbers", f"casualties-{options.part}.jsonl")
    if not os.path.exists(path):
        print("casualties.py: no gold data", file=sys.stderr)
        return SKIPPED
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    right = dict.fromkeys(BARS, 0)
    for row, answer in zip(rows, answers_of(options.program, rows)):
        killed, injured = toll_of(answer)
        ours = {"killed": killed, "injured": injured, "date": date_of(answer, row["publish_date"])}
        gold = {"killed": row["gold"]["n_killed"], "injured": row["gold"]["n_injured"], "date": row["gold"]["shooting_date"]}
        for name in BARS:
            right[name] += ours[name] == gold[name]
            if name == options.show and ours[name] != gold[name]:
                print(f"{name} {ours[name]} gold {gold[name]} published {row['publish_date']}: {row['text'][:700]}\n")
    for name, bar in BARS.items():
        print(f"score\t{name}, casualties-{options.part}, exact\t{100 * right[name] / max(1, len(rows)):.1f} of {len(rows)}\t{bar}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
