#!/usr/bin/env python3
"""A claim, its hedge and its denial are of one event, so that they can be set against each other; what an outlet holds is kept
apart from what it has others say; chains and quotations without end are read."""
import json
import os
import subprocess
import sys
import tempfile

failures = []


def check(good, sentence, *details):
    if not good:
        failures.append(sentence)
        print("FAILED:", sentence, *details)


def run(*arguments, text=None):
    done = subprocess.run([sys.argv[1], *arguments], input=text, capture_output=True, timeout=60)
    check(done.returncode == 0, "the program ends well", arguments, done.stderr[-300:])
    return done.stdout.decode("utf-8")


def events_of(*texts):
    """The events of a ledger with one article for each text."""
    with tempfile.TemporaryDirectory() as folder:
        articles, ledger = os.path.join(folder, "articles.jsonl"), os.path.join(folder, "ledger")
        with open(articles, "w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"text": text, "outlet": "Post %d" % number, "published": "2026-11-18"}) + "\n")
        run("add", ledger, articles)
        return [json.loads(line) for line in run("events", ledger, "--jsonl").splitlines()]


def one_frame(sentence, affirmed, denied, *texts):
    events = events_of(*texts)
    check(len(events) == 1, sentence, [event["type"] for event in events])
    for event in events[:1]:
        got = (event["claims"], event["affirmed"], event["denied"])
        check(got == (affirmed + denied, affirmed, denied), sentence, got)


def code(text):
    return json.loads(run("code", "--quiet", "--plain", "-", text=text.encode("utf-8")))


def frames():
    yes = "Eritrea said that Sudan attacked Ethiopia."
    one_frame("a claim and its denial share one event", 1, 1, yes + " Sudan denied that it attacked Ethiopia.")
    one_frame("a claim and its hedge share one event", 2, 0, yes, "Officials said that Sudan may have attacked Ethiopia.")
    one_frame("a claim and a plain no share one event", 1, 1, yes, "Sudan did not attack Ethiopia, officials said.")
    events = events_of(yes, "Officials denied that Kenya attacked Somalia.")
    check(len(events) == 2, "the denial of another attack is another event", len(events))


def outlet_of(text):
    claims = [claim for claim in code(text)["claims"] if claim["event"] and claim["event"]["type"] == "ASSAULT"]
    return [(claim["outlet"]["polarity"], claim["outlet"]["certainty"]) for claim in claims]


def outlets():
    open_, held = [("?", "unknown")], [("+", "certain")]
    check(outlet_of("Officials said that Sudan attacked Ethiopia.") == open_, "the outlet vouches for nothing that others say")
    check(outlet_of("Officials denied that Sudan attacked Ethiopia.") == open_, "a denial is none of the outlet's")
    check(outlet_of("Sudan attacked Ethiopia.") == held, "the outlet vouches for what it says itself")
    check(outlet_of("Officials regretted that Sudan attacked Ethiopia.") == held, "what is regretted, the outlet grants")
    check(outlet_of("Sudan refused to attack Ethiopia.") == [("-", "certain")], "what is refused, the outlet denies")
    regret = "The envoy said that officials regretted that Sudan attacked Ethiopia."
    check(outlet_of(regret) == open_, "what another says was regretted, the outlet leaves open")


def hostile():
    chain = "".join("Official %d said that " % number for number in range(50)) + "Sudan attacked Ethiopia."
    claims = code(chain)["claims"]
    check(claims, "a chain of fifty speakers says something")
    check(all(len(claim["speakers"]) <= 50 for claim in claims), "no speaker stands twice in a chain")
    long = "\u201c" + "Rebels did not attack the town. " * 3200 + "\u201d"
    article = code(long + " the army said on Tuesday.")
    check(len(article["negations"]) == 3200, "each sentence of a long quotation is read", len(article["negations"]))
    size = len(json.dumps(article["negations"]))
    check(size < 400_000, "what is denied takes as much room as it is long", size)
    marks = code("\u201c" * 3000 + "Rebels attacked the town." + " \u2018He said" * 3000)
    check(marks["article"]["id"], "quotation marks that never close are read")
    denials = code("the army did not attack and never said no " * 2000)
    size = sum(len(n["scope"]) for n in denials["negations"])
    check(size < 60 * len(denials["negations"]), "a negation reaches no further than its clause", size)


frames()
outlets()
hostile()
sys.exit(1 if failures else 0)
