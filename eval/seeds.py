"""seeds.py -- Sayso on the five seed articles against what a careful reader marked.

The gold (eval/seeds-gold.txt) gives byte offsets into the files; the program's text is aligned with the file line by line,
so that site furniture may go. A gold item is found when Sayso gives an item at its head word, right when what it says of
it agrees: speaker, polarity, certainty; type and parties; value. Wrong is found and not right. Standard library only."""

import argparse
import difflib
import json
import os
import subprocess
import sys

MUTUAL = ("CONSULT", "AGREE", "COOPERATE")  # both sides do it together


def read_gold(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line[0] not in "#\n"]
    return [(row[0], row[1], tuple(int(n) for n in row[2].split("-")), row[3:]) for row in rows]


def alignment(source, text):
    """A function from a byte offset in source to one in text; None where the text left it out."""
    blocks = difflib.SequenceMatcher(None, source, text, autojunk=False).get_matching_blocks()

    def place(offset):
        for block in blocks:
            if block.a <= offset < block.a + block.size:
                return offset - block.a + block.b
        return None
    return place


def code(program, paths):
    result = subprocess.run([program, "code"] + paths, stdout=subprocess.PIPE, check=False)
    articles = [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]
    if len(articles) != len(paths):
        raise SystemExit("%d articles of %d" % (len(articles), len(paths)))
    return articles


def holds(spans, offset):
    return any(start <= offset < end for start, end in spans)


def nearness(claim, at):
    """0: coded at the head word itself; 1: what the speaker says, or the cue; 2: another event; None: not near."""
    event, cue = claim["event"], claim["cue"]
    if event and event["trigger"]["span"][0] <= at < event["trigger"]["span"][1]:
        return 0
    if not event and (holds(claim["content"]["spans"], at) or (cue and cue["span"][0] <= at < cue["span"][1])):
        return 1
    return 2 if holds(claim["content"]["spans"], at) else None


def size_of(claim):
    return sum(end - start for start, end in claim["content"]["spans"])


def name_of(article, speaker):
    actor = next((a for a in article["actors"] if a["id"] == speaker["actor"]), {})
    return " ".join(filter(None, [speaker["text"], actor.get("name"), actor.get("text"), actor.get("code")]))


def same_speaker(article, claim, wanted):
    names = [name_of(article, speaker) for speaker in claim["speakers"]]
    if wanted == "-":
        return not names
    return any(one.lower() in name.lower() for name in names for one in wanted.split("/"))


def judge_claim(article, at, wanted):
    """A claim that merely holds the head word, being coded at another, is judged by its speaker alone: wrong or neither."""
    polarity, certainty, speaker = wanted
    holding = [c for c in article["claims"] if nearness(c, at) is not None]
    if not holding:
        return None, "no claim"
    nearest = min(nearness(c, at) for c in holding)
    holding = [c for c in holding if nearness(c, at) == nearest]
    least = min(size_of(c) for c in holding)  # the claim that says the least beside it
    faults = []
    for claim in [c for c in holding if size_of(c) == least]:
        stance = claim["stance"]
        fault = []
        if not same_speaker(article, claim, speaker):
            fault.append("speaker %s" % [name_of(article, s) for s in claim["speakers"]])
        if nearest < 2 and (stance["polarity"] != polarity or stance["certainty"] not in certainty.split("/")):
            fault.append("stance %(polarity)s %(certainty)s %(status)s" % stance)
        faults.append(", ".join(fault))
    if nearest == 2:
        return (None if "" in faults or speaker == "-" else False), "no claim of its own; " + faults[0]
    return "" in faults, faults[0]


def countries(article, ids):
    known = {actor["id"]: actor for actor in article["actors"]}
    return {known[i].get("country") for i in ids} - {None}


def same_parties(wanted, got):
    return wanted == "*" or set(wanted.split(",")) == got or (got and got <= set(wanted.split(",")))


def judge_event(article, at, wanted):
    types, actors, recipients = wanted
    events = [c["event"] for c in article["claims"] if c["event"]]
    events = [e for e in events if e["trigger"]["span"][0] <= at < e["trigger"]["span"][1]]
    if not events:
        return None, "no event"
    faults = []
    for event in events:
        who, whom = countries(article, event["actors"]), countries(article, event["recipients"])
        if event["type"] in MUTUAL or actors == recipients:
            fine = {actors, recipients} - {"*"} and who | whom >= set((actors + "," + recipients).split(",")) - {"*"}
        else:
            fine = same_parties(actors, who) and same_parties(recipients, whom)
        fine = fine and event["type"] in types.split("/")
        faults.append("" if fine else "%s %s -> %s" % (event["type"], sorted(who), sorted(whom)))
    return "" in faults, faults[0]


def judge_figure(article, at, wanted):
    holding = [q for q in article["quantities"] if q["span"][0] <= at < q["span"][1]]
    if not holding:
        return None, "no figure"
    return any(q["best"] == int(wanted[0]) or q["low"] == int(wanted[0]) for q in holding), str(holding[0]["best"])


JUDGES = {"claim": judge_claim, "event": judge_event, "figure": judge_figure}


def unmarked_events(articles, gold, places):
    """Coded events at no marked trigger: right or wrong, the reader did not say."""
    count = 0
    for name, article in articles.items():
        marks = [places[name](span[0]) for kind, document, span, _ in gold if document == name and kind != "figure"]
        for claim in article["claims"]:
            if claim["event"]:
                start, end = claim["event"]["trigger"]["span"]
                count += not any(at is not None and start <= at < end for at in marks)
    return count


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", required=True, help="folder beside which seeds/ stands")
    options.add_argument("-v", "--verbose", action="store_true", help="print what is missed or wrong")
    given = options.parse_args()
    folder = os.path.join(given.corpora, "..", "seeds")
    if not os.path.isdir(folder):
        return 77
    gold = read_gold(os.path.join(os.path.dirname(os.path.abspath(__file__)), "seeds-gold.txt"))
    names = sorted({row[1] for row in gold})
    articles = dict(zip(names, code(given.program, [os.path.join(folder, name) for name in names])))
    places = {name: alignment(open(os.path.join(folder, name), "rb").read(), articles[name]["text"].encode("utf-8"))
              for name in names}
    counts = {kind: [0, 0, 0] for kind in JUDGES}
    for kind, name, (start, _), wanted in gold:
        at = places[name](start)
        right, fault = JUDGES[kind](articles[name], at, wanted) if at is not None else (None, "not in the text")
        counts[kind][0] += 1
        counts[kind][1] += right is True
        counts[kind][2] += right is False
        if given.verbose and not right:
            print("%s %s@%d %s: %s" % (kind, name[:3], start, " ".join(wanted), fault))
    for kind, (total, right, wrong) in counts.items():
        print("score\t%ss, right\t%d of %d\thalf" % (kind, right, total))
        print("score\t%ss, wrong of those found\t%d of %d\tunder a quarter" % (kind, wrong, right + wrong))
    total, right, wrong = (sum(column) for column in zip(*counts.values()))
    print("score\tall that the reader marked, found\t%d of %d\t80 %%" % (right + wrong, total))
    print("score\tall that was found, right\t%d of %d\t85 %%" % (right, right + wrong))
    print("score\tevents that the reader did not mark\t%d\t" % unmarked_events(articles, gold, places))
    return 0


if __name__ == "__main__":
    sys.exit(main())
