#!/usr/bin/env python3
"""wikievents.py -- triggers and arguments of events against WikiEvents.

    python3 eval/wikievents.py --program PROGRAM --corpora FOLDER [-v]

events/wikievents-dev.jsonl, 20 articles. Each is read as one article of its sentences; where two of them touch without a blank (a
heading, the end of a paragraph) a blank line is put between. Looked at are gold events of the conflict, life and justice types. (The
triggers and arguments of wikievents-train.jsonl stand at places that drift away from their words, so nothing was learned from it.)

Triggers, identification. Ours: each coded event of an armed or coercive type, or of harm, or before the law: ASSAULT, COERCE,
PROTEST, SANCTION, and ACCUSE, CONCEDE, RETREAT whose trigger is a word of the law (LAW below: charge, indict, convict, acquit,
release and the like); and each harm or act that was read as a part of another one, by its own word ("parts" of an event).
A gold trigger is found when the trigger of one of ours overlaps it. Ours counts as right when it overlaps a gold trigger of the
three kinds. Each gold trigger and each word of ours counts once. Events that make no claim ("set_aside": acts before a court, words
for an act without party, figure and place) count as well: they are read, and not coded.

Arguments, heads. Gold: for the gold triggers of the three kinds, their arguments of the roles attacker (Attacker, Killer, Injurer,
Jailer, Demonstrator), victim (Victim), target (Target, Detainee, Defendant) and place (Place). Ours: for each of our events of which a word overlaps a gold trigger of the three kinds, its actors as attackers, its recipients
and what else it hit ("targets") as victims or targets (PLOVER knows one role for both: either is right), and its place. One of ours is right when its mention, or
one that means the same (its chain), holds the head word of a gold argument of that role, of any of those triggers; the head of
a gold mention is its last word before the first "of", "in" and the like. A gold argument is found when one of ours, of an
event with a word that overlaps its trigger, is right for it. An actor, recipient or place of ours counts once for each event,
a gold argument once for each trigger. All: micro F1 over the four.
Standard library only."""

import argparse
import json
import os
import re
import subprocess
import sys

KINDS = ("Conflict", "Life", "Justice")
TYPES = {"ASSAULT", "COERCE", "PROTEST", "SANCTION"}
LAWFUL = {"ACCUSE", "CONCEDE", "RETREAT", "REQUEST", "REJECT"}
LAW = re.compile(r"charg|indict|convict|acquit|releas|free|sentenc|tri(?:al|ed)|court|prosecut|investigat|prob|extradit|pardon|parol|"
                 r"detain|arrest|jail|plead|guilty|verdict", re.I)
ROLES = {"Attacker": "attacker", "Killer": "attacker", "Injurer": "attacker", "Jailer": "attacker", "Demonstrator": "attacker",
         "Victim": "victim", "Target": "target", "Detainee": "target", "Defendant": "target", "Place": "place"}
OURS = {"attacker": "actors", "victim": "recipients", "target": "recipients", "place": "places"}
BEHIND_HEAD = {"of", "in", "from", "at", "on", "for", "with", "who", "that", "which", ",", "to", "by", "near", "-"}


class Article:
    """The text given to the program, and where each gold token stands in it."""

    def __init__(self, gold):
        self.gold = gold
        self.tokens = []
        parts, size = [], 0
        behind = 0
        for tokens, sentence in gold["sentences"]:
            start = gold["text"].find(sentence, behind)
            if self.tokens:
                touch = start < 0 or not gold["text"][behind:start].strip(" ") == "" or start == behind
                parts.append("\n\n" if touch else " ")
                size += len(parts[-1])
            behind = max(behind, start + len(sentence))
            self.add_tokens(tokens, sentence, size)
            parts.append(sentence.replace("\n", " "))
            size += len(sentence)
        self.text = "".join(parts)
        self.entities = {entity["id"]: entity for entity in gold["entity_mentions"]}

    def add_tokens(self, tokens, sentence, size):
        """The offsets in the file drift away from its text; the words themselves are found in their sentence."""
        at = 0
        for word, _, _ in tokens:
            at = sentence.index(word, at)
            self.tokens.append((word, size + at, size + at + len(word)))
            at += len(word)

    def span(self, start, end):
        return (self.tokens[start][1], self.tokens[end - 1][2])

    def head(self, entity):
        """The span of the head word of a gold mention."""
        start, end = entity["start"], entity["end"]
        for at in range(start + 1, end):
            if self.tokens[at][0].lower() in BEHIND_HEAD and self.tokens[at][0] != "-":
                return self.span(at - 1, at)
        return self.span(end - 1, end)

    def triggers(self):
        """(span, type, arguments (role, span of the head))."""
        for event in self.gold["event_mentions"]:
            if event["event_type"].split(".")[0] not in KINDS:
                continue
            arguments = [(ROLES[a["role"]], self.head(self.entities[a["entity_id"]]))
                         for a in event["arguments"] if a["role"] in ROLES]
            yield self.span(event["trigger"]["start"], event["trigger"]["end"]), event["event_type"], arguments


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def read(program, articles):
    lines = "".join(json.dumps({"text": article.text}) + "\n" for article in articles)
    done = subprocess.run([program, "code", "--plain", "--quiet", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=False)
    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    if len(answers) != len(articles):
        sys.exit("wikievents.py: %d answers to %d articles" % (len(answers), len(articles)))
    return answers


class Event:
    def __init__(self, event, words):
        self.type = event["type"]
        self.words = words
        self.roles = {"actors": set(event["actors"]), "recipients": set(event["recipients"]),
                      "places": {event["place"]} if event["place"] else set()}

    def tells(self, span):
        return any(overlap(word, span) for word in self.words)


class Answer:
    """Our events of one article, spans in characters."""

    def __init__(self, article):
        text = article["text"].encode("utf-8")
        self.characters = lambda span: tuple(len(text[:at].decode("utf-8", "ignore")) for at in span)
        self.spans = {}
        for actor in article["actors"]:
            self.spans[actor["id"]] = [self.characters(actor["span"])]
        for place in article["places"]:
            self.spans[place["id"]] = [self.characters(place["span"])]
        for chain in article["chains"]:
            spans = [self.characters(span) for span in chain["spans"]]
            for actor in article["actors"]:
                if self.characters(actor["span"]) in spans:
                    self.spans[actor["id"]] += spans
        events = [claim["event"] for claim in article["claims"] if claim["event"]]
        events += [one["event"] for one in article["set_aside"]]
        self.events = []
        for event in events:
            words = [event["trigger"]] + event["parts"]
            words = {self.characters(word["span"]) for word in words if counts(event, word["text"])}
            if words:
                self.events.append(Event(event, words))
                self.add_targets(event)

    def add_targets(self, event):
        """What violence hit beside its parties ("targets"): persons and things in the words of the text."""
        named = [span for mention in event["recipients"] for span in self.spans[mention]]
        for target in event.get("targets", []):
            span = self.characters(target["span"])
            if not any(overlap(span, one) for one in named):
                self.spans[span] = [span]
                self.events[-1].roles["recipients"].add(span)

    def holds(self, mention, head):
        return any(overlap(span, head) for span in self.spans[mention])


def counts(event, words):
    return event["type"] in TYPES or (event["type"] in LAWFUL and LAW.search(words) is not None)


def f1(right, given, gold):
    return 200 * right / max(1, given + gold)


class Tally:
    def __init__(self):
        self.found = self.gold = self.right = self.given = 0
        self.roles = {role: [0, 0, 0, 0] for role in ("attacker", "victim", "target", "place")}  # found, gold, right, given

    def add(self, article, answer, verbose):
        triggers = list(article.triggers())
        for span, kind, arguments in triggers:
            ours = [event for event in answer.events if event.tells(span)]
            self.gold += 1
            self.found += bool(ours)
            for role, head in arguments:
                hit = any(answer.holds(mention, head) for event in ours for mention in event.roles[OURS[role]])
                self.roles[role][0] += hit
                self.roles[role][1] += 1
                if verbose and ours and not hit:
                    print("  %s of %s: %s" % (role, article.text[slice(*span)], article.text[slice(*head)]))
            if verbose and not ours:
                print("missed %s %s | %s" % (kind, article.text[slice(*span)], article.text[max(0, span[0] - 90):span[1] + 60]))
        for event in answer.events:
            for word in event.words:
                right = any(overlap(word, span) for span, _, _ in triggers)
                self.given += 1
                self.right += right
                if verbose and not right:
                    print("extra %s %s | %s" % (event.type, article.text[slice(*word)],
                                                article.text[max(0, word[0] - 90):word[1] + 60]))
            matched = [arguments for span, _, arguments in triggers if event.tells(span)]
            if matched:
                self.add_given(answer, event.roles, [argument for arguments in matched for argument in arguments])

    def add_given(self, answer, roles, gold):
        """A recipient counts as a victim where gold has victims alone or is right as one, else as a target."""
        for layer, names in (("actors", ("attacker",)), ("recipients", ("victim", "target")), ("places", ("place",))):
            for mention in roles[layer]:
                right = [role for role, head in gold if role in names and answer.holds(mention, head)]
                there = [role for role, _ in gold if role in names]
                name = (right + there + [names[0]])[0]
                self.roles[name][2] += bool(right)
                self.roles[name][3] += 1

    def print(self):
        precision, recall = self.right / max(1, self.given), self.found / max(1, self.gold)
        print("score\ttriggers of conflict, life and justice (%d), F1\t%.1f\tbar 60" %
              (self.gold, 200 * precision * recall / max(1e-9, precision + recall)))
        print("score\ttriggers, precision / recall\t%.1f %% / %.1f %%\t" % (100 * precision, 100 * recall))
        every = [sum(counts[i] for counts in self.roles.values()) for i in range(4)]
        for name, (found, gold, right, given) in list(self.roles.items()) + [("all four", every)]:
            precision, recall = right / max(1, given), found / max(1, gold)
            print("score\targument heads, %s (%d), F1\t%.1f\t%s" %
                  (name, gold, 200 * precision * recall / max(1e-9, precision + recall), "bar 45" if name == "all four" else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is missed and what is too much")
    options = parser.parse_args()
    path = os.path.join(options.corpora, "events", "wikievents-dev.jsonl")
    if not os.path.exists(path):
        return 77
    with open(path, encoding="utf-8") as file:
        articles = [Article(json.loads(line)) for line in file]
    tally = Tally()
    for article, answer in zip(articles, read(options.program, articles)):
        tally.add(article, Answer(answer), options.verbose)
    tally.print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
