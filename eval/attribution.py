#!/usr/bin/env python3
"""Scores of attribution: who says what, against PolNeAR (political news; source, cue and content of each say-so).

Gold: claims/polnear-dev in the corpora folder: text/*.txt and attributions/*.ann (brat, spans in characters). Each text goes
through `PROGRAM code --plain FILE`; its claims, one for each cue, are the answer, less those within the content of another: the gold
has none of these. Where several people annotated one text, the first by name counts. All spans are compared as tokens of the text, found here by a plain pattern.

  cue      F1; right when the head of the cue (its first verb, noun or mark) stands within a gold cue not yet taken
  source   F1; right when the cue is right and the innermost speaker's head stands in the gold source, or the other way round;
           a relative pronoun stands for the words before it
  content  F1 of tokens over all attributions: tokens in common with the gold content of the same cue
  whole    F1; right when cue and source are right (none on both sides is right) and content overlaps by half (Dice)

The baseline takes the ten commonest cues, the nearest name or pronoun, and the quotation or else the rest of the sentence.
"""
import argparse
import json
import os
import re
import subprocess
import sys

TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")
NAME = re.compile(r"(?:[A-Z][\w.’'-]*(?:\s+(?=[A-Z]))?)+|\b(?:he|she|they)\b", re.IGNORECASE)
COMMONEST = ("said", "says", "told", "according to", "say", "wrote", "added", "asked", "saying", "called")
RELATIVE = ("who", "which", "that", "whom")
MEASURES = ("cue", "source", "content", "whole")


class SaySo:
    """One attribution as sets of token indices; source None when nobody is named."""

    def __init__(self, cue, source, content):
        self.cue, self.source, self.content = cue, source, content


class Text:
    def __init__(self, text):
        self.text = text
        self.spans = [m.span() for m in TOKEN.finditer(text)]
        self.words = [text[a:b] for a, b in self.spans]

    def tokens(self, spans):
        """Indices of the words (not of punctuation alone) that the character spans touch."""
        found = set()
        for start, end in spans:
            found.update(i for i, (a, b) in enumerate(self.spans)
                         if a < end and b > start and self.words[i][0].isalnum())
        return found

    def mark(self, spans):
        """Like tokens, but a span of punctuation alone, such as a colon, keeps it."""
        return self.tokens(spans) or {i for i, (a, b) in enumerate(self.spans) for s, e in spans if a < e and b > s}


def read_gold(path, text):
    spans, events = {}, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 2:
                continue
            if re.fullmatch(r"T\d+", cells[0]) and re.match(r"\S+ \d", cells[1]):
                places = cells[1].split(" ", 1)[1].split(";")
                spans[cells[0]] = [tuple(int(n) for n in place.split()) for place in places]
            elif cells[0].startswith("E"):
                events.append([part.split(":") for part in cells[1].split()])
    gold = []
    for event in events:
        def side(role):
            return [span for name, key in event if name.rstrip("0123456789") == role for span in spans.get(key, [])]
        if side("Cue"):
            gold.append(SaySo(text.mark(side("Cue")), text.tokens(side("Source")) or None, text.tokens(side("Content"))))
    return gold


def head_of(words):
    """A rough head of a noun phrase: its last word before a comma, bracket, preposition or relative pronoun."""
    stops = {",", "(", "who", "of", "in", "at", "from", "for", "with", "on", "to", "—", "–", "that", "which", "whose", "near"}
    for i, word in enumerate(words):
        if i and word.lower() in stops:
            return i - 1
    return len(words) - 1


def in_common(text, mine, gold):
    """The head of either stands in the other."""
    def head(tokens):
        run = sorted(tokens)
        whole = list(range(run[0], run[-1] + 1))
        return whole[head_of([text.words[i] for i in whole])]
    if head(mine) in gold or head(gold) in mine:
        return True
    # "a leader who said": gold has "who", which stands for the words right before it.
    first = min(gold)
    return text.words[first] in RELATIVE and any(i in mine for i in range(max(0, first - 2), first))


def unfold(claims):
    """Each claim, and the say-sos that it stands in."""
    for claim in claims:
        if claim.get("cue"):
            yield claim
            yield from claim.get("outer", [])


def read_answer(article, text):
    raw = article["text"].encode()

    def characters(span):
        return len(raw[:span[0]].decode()), len(raw[:span[1]].decode())
    answers = {}
    for claim in unfold(article["claims"]):
        cue = tuple(claim["cue"]["span"])
        spoken = [s["span"] for s in claim["speakers"] if s["span"][1] > s["span"][0]]
        content = text.tokens([characters(span) for span in claim["content"]["spans"]])
        source = text.tokens([characters(spoken[-1])]) if spoken else None
        if cue not in answers or len(content) > len(answers[cue].content):
            answers[cue] = SaySo(text.mark([characters(cue)]), source or None, content)
    return outermost(list(answers.values()))


def outermost(answers):
    return [a for a in answers if not any(b is not a and a.cue <= b.content and not b.cue <= a.content for b in answers)]


def baseline(text):
    answers = []
    for sentence in re.finditer(r"[^\n.?!]+[.?!]*[\"”]?", text.text):
        for cue in COMMONEST:
            for hit in re.finditer(r"\b%s\b" % cue, sentence.group()):
                at = sentence.start() + hit.start()
                names = [m.span() for m in NAME.finditer(text.text, sentence.start(), sentence.end())
                         if m.group()[0].isupper() or m.group() in ("he", "she", "they")]
                near = min(names, key=lambda s: min(abs(s[0] - at), abs(s[1] - at)), default=None)
                quote = re.search(r"[\"“][^\"”]+[\"”]", sentence.group())
                rest = (sentence.start() + hit.end(), sentence.end())
                span = (sentence.start() + quote.start(), sentence.start() + quote.end()) if quote else rest
                answers.append(SaySo(text.mark([(at, at + len(cue))]), text.tokens([near]) if near else None, text.tokens([span])))
    return answers


class Score:
    def __init__(self):
        self.right = dict.fromkeys(MEASURES, 0)
        self.given = dict.fromkeys(MEASURES, 0)
        self.gold = dict.fromkeys(MEASURES, 0)

    def count(self, side, sayso):
        side["cue"] += 1
        side["whole"] += 1
        side["source"] += sayso.source is not None
        side["content"] += len(sayso.content)

    def add(self, text, answers, gold):
        free = list(gold)
        for one in gold:
            self.count(self.gold, one)
        for answer in answers:
            self.count(self.given, answer)
            rivals = [g for g in free if answer.cue & g.cue]
            if not rivals:
                continue
            match = max(rivals, key=lambda g: (len(g.content & answer.content), len(g.cue & answer.cue)))
            free.remove(match)
            self.right["cue"] += 1
            spoken = bool(answer.source and match.source and in_common(text, answer.source, match.source))
            self.right["source"] += spoken
            common = len(answer.content & match.content)
            self.right["content"] += common
            overlap = 2 * common / max(1, len(answer.content) + len(match.content))
            self.right["whole"] += (spoken or answer.source is match.source is None) and overlap >= 0.5

    def f1(self, measure):
        precision = 100 * self.right[measure] / max(1, self.given[measure])
        recall = 100 * self.right[measure] / max(1, self.gold[measure])
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def annotated(folder):
    texts = os.path.join(folder, "text")
    for name in sorted(os.listdir(texts)):
        stem = name[:-len(".txt")]
        notes = sorted(n for n in os.listdir(os.path.join(folder, "attributions")) if n.rsplit("_", 1)[0] == stem)
        if notes:
            yield os.path.join(texts, name), os.path.join(folder, "attributions", notes[0])


def run(program, paths):
    done = subprocess.run([program, "code", "--plain"] + paths, stdout=subprocess.PIPE, check=False)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def show(name, score):
    for measure in MEASURES:
        print("%-22s %-8s  precision %6.2f  recall %6.2f  F1 %6.2f" % ((name, measure) + score.f1(measure)))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", required=True, help="folder that holds claims/")
    options.add_argument("--part", default="polnear-dev", help="folder within claims/")
    options.add_argument("--limit", type=int, default=0, help="texts at most")
    asked = options.parse_args()
    folder = os.path.join(asked.corpora, "claims", asked.part)
    if not os.path.isdir(folder):
        print("%s: not there, skipped" % folder, file=sys.stderr)
        return 77
    pairs = list(annotated(folder))[:asked.limit or None]
    ours, theirs = Score(), Score()
    for article, (path, notes) in zip(run(asked.program, [p for p, _ in pairs]), pairs):
        with open(path, encoding="utf-8", newline="") as file:
            text = Text(file.read())
        gold = read_gold(notes, text)
        ours.add(text, read_answer(article, text), gold)
        theirs.add(text, baseline(text), gold)
    show("attribution", ours)
    show("attribution baseline", theirs)
    for measure in MEASURES:
        print("score\t%s, F1\t%.1f\tbaseline of the ten commonest cues: %.1f" %
              (measure, ours.f1(measure)[2], theirs.f1(measure)[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
