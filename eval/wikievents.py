#!/usr/bin/env python3
"""wikievents.py -- triggers and arguments of events against WikiEvents.

    python3 eval/wikievents.py --program PROGRAM --corpora FOLDER [-v]

events/wikievents-dev.jsonl, 20 articles, which were looked at while the rules and this measure were made: there is no unseen part.
(The triggers and arguments of wikievents-train.jsonl stand at places that drift away from their words; nothing was tuned on it.)
Each is read as one article of its sentences; where two of them touch without a blank (a heading, the end of a paragraph)
a blank line is put between. Looked at are gold events of the conflict, life and justice types.

Triggers, identification. Ours: events of the types ASSAULT, COERCE, PROTEST and SANCTION, and of ACCUSE, CONCEDE, RETREAT, REQUEST
and REJECT where the trigger is a word of the law (LAW below). Their words: the trigger, and each other word that was read as a part of
the same act ("parts": "killed" of "the attack killed 12"). A gold trigger is found when one of our words overlaps it, one of our words
is right when it overlaps a gold trigger of the three kinds; each counts once. Two figures: with the events that are read and
make no claim ("set_aside": acts before a court, harm without an act, bare words for an act without party, figure and place), and
with the events of claims alone ("coded").

Arguments, heads. Gold: for the gold triggers of the three kinds, their arguments of the roles attacker (Attacker, Killer, Injurer,
Jailer, Demonstrator), victim (Victim), target (Target, Detainee, Defendant) and place (Place). Ours: for each
event of which a word overlaps such a gold trigger, its actors as attackers, its recipients and what else it hit ("targets") as
victims or targets (PLOVER knows one role for both: either is right), and its place. One of ours is right when its mention, or
one that means the same (its chain), holds the head word of a gold argument of that role, of any of those triggers; the head of
a gold mention is its last word before the first "of", "in" and the like. A gold argument is found when one of ours, of an event
with a word that overlaps its trigger, is right for it. A filler of ours counts once for each event, a gold argument once for
each trigger; "each word by itself" counts a filler for each word of the event, and asks that very word's gold trigger. All:
micro F1 over the four.
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

    def __init__(self, article, coded_only=False, by_word=False):
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
        events += [one["event"] for one in article["set_aside"] if not coded_only]
        self.events = []
        for event in events:
            words = [event["trigger"]] + event["parts"]
            words = {self.characters(word["span"]) for word in words if counts(event, word["text"])}
            for group in [{word} for word in sorted(words)] if by_word else [words] if words else []:
                self.events.append(Event(event, group))
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

    def triggers_f1(self):
        precision, recall = self.right / max(1, self.given), self.found / max(1, self.gold)
        return 200 * precision * recall / max(1e-9, precision + recall), 100 * precision, 100 * recall

    def roles_f1(self, name):
        counts = self.roles[name] if name else [sum(one[i] for one in self.roles.values()) for i in range(4)]
        found, gold, right, given = counts
        precision, recall = right / max(1, given), found / max(1, gold)
        return gold, 200 * precision * recall / max(1e-9, precision + recall)


def report(read, coded, by_word):
    value, precision, recall = read.triggers_f1()
    print("score\ttriggers of conflict, life and justice (%d), coded or set aside, F1\t%.1f\tbar 60" % (read.gold, value))
    print("score\ttriggers, coded or set aside, precision / recall\t%.1f %% / %.1f %%\t" % (precision, recall))
    print("score\ttriggers, coded alone, F1\t%.1f\tbar 60" % coded.triggers_f1()[0])
    for role in read.roles:
        print("score\targument heads, %s (%d), F1\t%.1f\t" % (role, *read.roles_f1(role)))
    print("score\targument heads, all four (%d), F1\t%.1f\tbar 45" % read.roles_f1(None))
    print("score\targument heads, all four, coded alone, F1\t%.1f\tbar 45" % coded.roles_f1(None)[1])
    print("score\targument heads, all four, each word by itself, F1\t%.1f\tbar 45" % by_word.roles_f1(None)[1])


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
    every, coded, by_word = Tally(), Tally(), Tally()
    for article, answer in zip(articles, read(options.program, articles)):
        every.add(article, Answer(answer), options.verbose)
        coded.add(article, Answer(answer, coded_only=True), False)
        by_word.add(article, Answer(answer, by_word=True), False)
    report(every, coded, by_word)
    return 0


if __name__ == "__main__":
    sys.exit(main())
