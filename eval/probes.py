"""probes.py -- small sentences that an event coder must get right, with verbs and countries varied.

Each probe is a pattern with what must come out of it: who attacks whom, on whose word, with which stance. A pattern counts
as passed when all of its variants do. Standard library only; reads the public output of `sayso code`."""

import argparse
import json
import os
import subprocess
import sys
import tempfile

PUBLISHED = "2026-11-18"
PAIRS = [("Israel", "ISR", "Syria", "SYR", "Lebanon", "LBN"),
         ("Russia", "RUS", "Ukraine", "UKR", "Georgia", "GEO"),
         ("India", "IND", "Pakistan", "PAK", "China", "CHN"),
         ("Ethiopia", "ETH", "Eritrea", "ERI", "Sudan", "SDN")]
VERBS = [("attack", "attacked", "attacks", "attacking"),
         ("bomb", "bombed", "bombs", "bombing"),
         ("shell", "shelled", "shells", "shelling"),
         ("invade", "invaded", "invades", "invading")]
NOUNS = ["attack", "raid", "assault"]

# name, pattern, stance (polarity, certainties allowed, status), who, whom (* is not judged), words of the innermost
# speaker (None: the outlet; ?: not judged), type of the event where it is not ASSAULT
# {A} attacks {B}; {C} looks on. {v} base form, {d} past, {s} present, {g} gerund, {n} noun.
CERTAIN, PROBABLE, LOW = ["certain"], ["probable"], ["probable", "possible"]
OPEN = ["probable", "possible", "unknown"]
PROBES = [
    ("plain", "{A} {d} {B}.", ("+", CERTAIN, "happened"), "A", "B", None),
    ("did not", "{A} did not {v} {B}.", ("-", CERTAIN, "happened"), "A", "B", None),
    ("never", "{A} never {d} {B}.", ("-", CERTAIN, "happened"), "A", "B", None),
    ("allegedly", "{A} allegedly {d} {B}.", ("+", LOW, "happened"), "A", "B", None),
    ("president said", "{C}'s president said that {A} {d} {B}.", ("+", CERTAIN, "happened"), "A", "B", "president"),
    ("president of", "The president of {C} said that {A} {d} {B}.", ("+", CERTAIN, "happened"), "A", "B", "president"),
    ("said behind", "{A} {d} {B}, {C}'s president said.", ("+", CERTAIN, "happened"), "A", "B", "president"),
    ("according to", "According to {C}, {A} {d} {B}.", ("+", CERTAIN, "happened"), "A", "B", "{C}"),
    ("denied that", "{A} denied that it {d} {B}.", ("-", CERTAIN, "happened"), "A", "B", "{A}"),
    ("denied -ing", "{A} denied {g} {B}.", ("-", CERTAIN, "happened"), "A", "B", "{A}"),
    ("may", "{A} may {v} {B}.", ("+", ["possible"], "hypothetical"), "A", "B", None),
    ("plans to", "{A} plans to {v} {B}.", ("+", OPEN, "planned"), "A", "B", "?"),
    ("threatened to", "{A} threatened to {v} {B}.", ("+", OPEN, "threatened"), "A", "B", "?"),
    ("will", "{A} will {v} {B}.", ("+", OPEN, "planned"), "A", "B", None),
    ("passive", "{B} was {d} by {A}.", ("+", CERTAIN, "happened"), "A", "B", None),
    ("noun by on", "The {n} by {A} on {B} killed 12 soldiers.", ("+", CERTAIN, "happened"), "A", "B", None),
    ("noun possessive", "{A}'s {n} on {B} killed 12 soldiers.", ("+", CERTAIN, "happened"), "A", "B", None),
    ("historical", "In 1982 {A} {d} {B}.", ("+", CERTAIN, "historical"), "A", "B", None),
    ("accused of", "{C} accused {A} of {g} {B}.", ("+", LOW, "happened"), "A", "B", "{C}"),
    ("failed to stop", "{A} failed to stop {C} from {g} {B}.", ("+", CERTAIN, "happened"), "C", "B", None),
    ("failed to", "{A} failed to {v} {B}.", ("-", CERTAIN, "failed"), "A", "B", None),
    ("if", "If {A} {s} {B}, {C} will respond.", ("+", OPEN, "hypothetical"), "A", "B", None),
    ("sources told", "{C} sources told an agency that {A} had {d} {B}.", ("+", CERTAIN, "happened"), "A", "B", "sources"),
    ("sources: ordered", "{C} sources told an agency that {A} had ordered troops to {v} {B}.",
     ("+", CERTAIN, "happened"), "A", "*", "sources", "REQUEST"),
    ("what was ordered", "{C} sources told an agency that {A} had ordered troops to {v} {B}.",
     ("+", OPEN, "requested"), "*", "B", "?"),
    ("no evidence", "There is no evidence that {A} {d} {B}.", ("-", LOW, "happened"), "A", "B", None),
    ("not believe", "{C} does not believe that {A} {d} {B}.", ("-", LOW, "happened"), "A", "B", "{C}"),
    ("carried out", "{A} carried out an {n} on {B}.", ("+", CERTAIN, "happened"), "A", "B", None),
    ("quoted", "\"{A} {d} {B},\" {C}'s president said.", ("+", CERTAIN, "happened"), "A", "B", "president"),
    ("according behind", "{A} {d} {B}, according to {C}.", ("+", CERTAIN, "happened"), "A", "B", "{C}"),
    ("according to two", "{A} {d} {B}, according to two officials.", ("+", CERTAIN, "happened"), "A", "B", "two officials"),
    ("said, according to", "{A} {d} {B}, the ministry said, according to Reuters.",
     ("+", CERTAIN, "happened"), "A", "B", "the ministry"),
    ("citing", "Reuters reported, citing two officials, that {A} had {d} {B}.",
     ("+", CERTAIN + LOW, "happened"), "A", "B", "two officials"),
    ("no name", "An official who declined to be named said that {A} {d} {B}.",
     ("+", CERTAIN, "happened"), "A", "B", "An official"),
    ("no name, behind", "{A} {d} {B}, said an official who spoke on condition of anonymity.",
     ("+", CERTAIN, "happened"), "A", "B", "an official"),
    ("quoted as saying", "Reuters quoted an official as saying that {A} had {d} {B}.",
     ("+", CERTAIN, "happened"), "A", "B", "an official"),
    ("said that said", "An envoy said that {C}'s president had said that {A} {d} {B}.",
     ("+", CERTAIN, "happened"), "A", "B", "president"),
    ("side by side", "The army and the police said that {A} {d} {B}.", ("+", CERTAIN, "happened"), "A", "B", "the police"),
    ("report said", "A report said that {A} {d} {B}.", ("+", CERTAIN, "happened"), "A", "B", "A report"),
    ("reportedly", "{A} reportedly {d} {B}.", ("+", LOW, "happened"), "A", "B", None),
    ("rumours", "There are rumours that {A} {d} {B}.", ("+", LOW, "happened"), "A", "B", None),
    ("confirmed", "{A} confirmed that it had {d} {B}.", ("+", CERTAIN, "happened"), "A", "B", "{A}"),
    ("admitted -ing", "{A} admitted {g} {B}.", ("+", CERTAIN, "happened"), "A", "B", "{A}"),
    ("did not deny", "{A} did not deny that it {d} {B}.", ("+", OPEN, "happened"), "A", "B", "{A}"),
    ("denied carrying out", "{A} denied carrying out an {n} on {B}.", ("-", CERTAIN, "happened"), "A", "B", "{A}"),
    ("believes", "{C} believes that {A} {d} {B}.", ("+", LOW, "happened"), "A", "B", "{C}"),
    ("suspects", "{C} suspects that {A} {d} {B}.", ("+", LOW, "happened"), "A", "B", "{C}"),
    ("doubts", "{C} doubts that {A} {d} {B}.", ("-", LOW, "happened"), "A", "B", "{C}"),
    ("is accused of", "{A} is accused of {g} {B}.", ("+", LOW, "happened"), "A", "B", None),
    ("might", "{A} might {v} {B}.", ("+", ["possible"], "hypothetical"), "A", "B", None),
    ("could", "{C} warned that {A} could {v} {B}.", ("+", ["possible"], "hypothetical"), "A", "B", "{C}"),
    ("will not", "{A} will not {v} {B}.", ("-", OPEN + CERTAIN, "planned"), "A", "B", None),
    ("refused to", "{A} refused to {v} {B}.", ("-", CERTAIN, "happened"), "A", "B", "?"),
    ("tried to", "{A} tried to {v} {B}.", ("+", OPEN + CERTAIN, "attempted"), "A", "B", None),
    ("managed to", "{A} managed to {v} {B}.", ("+", CERTAIN, "happened"), "A", "B", None),
    ("is -ing", "{A} is {g} {B}.", ("+", CERTAIN, "ongoing"), "A", "B", None),
    ("urged to", "{C} urged {A} to {v} {B}.", ("+", OPEN, "requested"), "A", "B", "?"),
    ("unless", "Unless {C} helps, {A} will {v} {B}.", ("+", OPEN, "hypothetical"), "A", "B", None),
    ("question", "Did {A} {v} {B}?", ("?", ["unknown"], "happened"), "A", "B", None),
    ("whether", "{C} asked whether {A} had {d} {B}.", ("?", ["unknown"], "happened"), "A", "B", "{C}"),
    ("not known whether", "It is not known whether {A} {d} {B}.", ("?", ["unknown"], "happened"), "A", "B", None),
    ("condemned for", "{C} condemned {A} for {g} {B}.", ("+", CERTAIN, "happened"), "A", "B", "?"),
    ("relative clause", "{A}, which {d} {B} on Monday, will hold talks with {C}.",
     ("+", CERTAIN, "happened"), "A", "B", None),
]
DECOYS = ["Arsenal attacked relentlessly and Chelsea's defence collapsed.",
          "{A} attacked well in the second half but {B} won the match 2-1.",
          "{A} beat {B} 3-0 in the final after a late strike.",
          "The film tells how {A} invades {B} in a world without oil.",
          "In the novel, {A} bombs {B} and the heroine escapes.",
          "The president of {A} died of a heart attack on Tuesday.",
          "The minister suffered a heart attack during a visit to {B}.",
          "Shares came under attack as the market in {A} fell.",
          "Speculators attacked the currency of {A} for a third day.",
          "A court in {A} sentenced a man to ten years for attacking a shop owner in 2019.",
          "The striker fired a shot past the keeper of {B}."]


def code_texts(program, texts, published=PUBLISHED, plain=True):
    """One article for each text, in order: the objects of `sayso code`."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(os.path.join(folder, "%05d.txt" % number))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text + "\n")
        articles = []
        for start in range(0, len(paths), 500):
            command = [program, "code"] + (["--plain"] if plain else []) + (["--published", published] if published else [])
            result = subprocess.run(command + paths[start:start + 500], stdout=subprocess.PIPE, check=False)
            articles += [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]
    if len(articles) != len(texts):
        raise SystemExit("%d texts in, %d articles out (exit %d)" % (len(texts), len(articles), result.returncode))
    return articles


def countries(article, ids):
    known = {actor["id"]: actor for actor in article["actors"]}
    return {(known[i].get("country") or known[i].get("code") or known[i]["text"])[:3] for i in ids}


def wrong_with(article, claim, probe, names):
    """None when the claim says what the probe wants, else what is wrong with it."""
    _, _, (polarity, certainties, status), who, whom, speaker = probe[:6]
    event, stance = claim["event"], claim["stance"]
    if who != "*" and countries(article, event["actors"]) != {names[who]}:
        return "actors %s" % sorted(countries(article, event["actors"]))
    if whom != "*" and countries(article, event["recipients"]) != {names[whom]}:
        return "recipients %s" % sorted(countries(article, event["recipients"]))
    if stance["polarity"] != polarity or stance["certainty"] not in certainties or stance["status"] != status:
        return "stance %(polarity)s %(certainty)s %(status)s" % stance
    said = claim["speakers"][-1]["text"] if claim["speakers"] else None
    if speaker is None and said is not None:
        return "speaker %r" % said
    if speaker not in (None, "?") and (said is None or speaker.format(**names["words"]) not in said):
        return "speaker %r" % said
    return None


def variants():
    for probe in PROBES:
        seen = set()
        for index, (a, ca, b, cb, c, cc) in enumerate(PAIRS):
            for v, d, s, g in VERBS:
                noun = NOUNS[(index + VERBS.index((v, d, s, g))) % len(NOUNS)]
                words = dict(A=a, B=b, C=c, v=v, d=d, s=s, g=g, n=noun)
                text = probe[1].format(**words).replace("an raid", "a raid")
                if text not in seen:
                    seen.add(text)
                    yield probe, text, {"A": ca, "B": cb, "C": cc, "words": words}


def check(article, probe, names):
    wanted = probe[6] if len(probe) > 6 else "ASSAULT"
    claims = [c for c in article["claims"] if c["event"] and c["event"]["type"] == wanted]
    if not claims:
        return "no event"
    faults = [wrong_with(article, claim, probe, names) for claim in claims]
    return None if None in faults else faults[0]


def run(program):
    """Rows (name, passed, total, [(text, fault)]) for each probe, and one for the decoys."""
    cases = list(variants())
    rows = {}
    for (probe, text, names), article in zip(cases, code_texts(program, [text for _, text, _ in cases])):
        row = rows.setdefault(probe[0], [0, 0, []])
        fault = check(article, probe, names)
        row[1] += 1
        if fault:
            row[2].append((text, fault))
        else:
            row[0] += 1
    decoys = sorted({d.format(A=a, B=b) for d in DECOYS for a, _, b, _, _, _ in PAIRS})
    row = rows.setdefault("decoys", [0, 0, []])
    for text, article in zip(decoys, code_texts(program, decoys)):
        events = [c["event"]["type"] for c in article["claims"] if c["event"]]
        row[1] += 1
        if events:
            row[2].append((text, "event " + " ".join(events)))
        else:
            row[0] += 1
    return [(name, passed, total, faults) for name, (passed, total, faults) in rows.items()]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", help="not used: the probes stand in this file")
    options.add_argument("-v", "--verbose", action="store_true", help="print what is wrong with each variant")
    given = options.parse_args()
    rows = run(given.program)
    for name, passed, total, faults in rows:
        print("score\t%s\t%d of %d\t" % (name, passed, total))
        if given.verbose:
            for text, fault in faults:
                print("    %s  <- %s" % (text, fault))
    print("score\tall probes\t%d of %d\tall" % (sum(r[1] for r in rows), sum(r[2] for r in rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
