"""cdsco.py -- what is denied: cues of negation, their scopes and the events denied, against the gold of *SEM 2012.

Gold: factuality/cdsco-*.txt (Conan Doyle), a word a line: document, sentence, number, form, lemma, tag, tree, then for each
negation cue, scope and event ("_" none; a part of the form for affixes), "***" in sentences without one. The sentences go
through `sayso code --plain`; its "negations" are laid over the gold's words by their characters.

Counted as by the task (Morante and Blanco 2012): a cue is right when all its words and parts of words are; one that overlaps a
gold cue without being it is a miss, and no false alarm. Scope words are counted one by one, marks left out, also those of
negations missed or made up. An event is right when it is the gold's words. Standard library only."""

import argparse
import collections
import json
import os
import subprocess
import sys

BARS = (("cue", "negation cue, F1", 92), ("scope", "scope words, F1", 84), ("event", "negated event, F1", 60))
MARKS = set(". , ; : ! ? `` '' -- - ( ) -LRB- -RRB- ' ` ...".split())
PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
GLUED = {",", ".", ";", ":", "?", "!", ")", "n't", "'s", "'m", "'re", "'ve", "'d", "'ll"}


def negations_of(rows):
    """For each negation a dictionary of cue, scope and event, each {word: its part}."""
    if rows[0][7] == "***":
        return []
    columns = [{n: row[c] for n, row in enumerate(rows) if row[c] != "_"} for c in range(7, len(rows[0]))]
    return [dict(zip(("cue", "scope", "event"), columns[c:c + 3])) for c in range(0, len(columns), 3)]


def read_gold(path):
    """(forms, negations) for each sentence."""
    sentences, rows = [], []
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        if line.strip():
            rows.append(line.rstrip("\n").split("\t"))
        elif rows:
            sentences.append(([row[3] for row in rows], negations_of(rows)))
            rows = []
    return sentences


def join(forms):
    """The sentence as it is printed."""
    text, opened = "", True
    for form in forms:
        glued = form in GLUED or form == "''"
        text += ("" if opened or glued else " ") + PLAIN.get(form, form)
        opened = form in ("``", "`", "-LRB-", "(")
    return text


def places_of(forms):
    """For each character of the sentence without white space the word it stands in."""
    return [n for n, form in enumerate(forms) for c in PLAIN.get(form, form) if not c.isspace()]


def read_spans(flat_at, spans):
    """Places of the flat characters that the spans of bytes hold."""
    return [at for start, end in spans or [] for at in range(flat_at[start], flat_at[end])]


def code(program, sentences):
    """The negations of a batch, places of characters counted over the whole batch without white space."""
    text = "\n\n".join(join(forms) for forms, _ in sentences) + "\n"
    done = subprocess.run([program, "code", "--plain", "-"], input=text.encode("utf-8"), stdout=subprocess.PIPE, check=True)
    article = json.loads(done.stdout.decode("utf-8"))
    flat_at, count = {}, 0
    at = 0
    for character in article["text"]:
        for byte in range(len(character.encode("utf-8"))):
            flat_at[at + byte] = count
        at += len(character.encode("utf-8"))
        count += not character.isspace()
    flat_at[at] = count
    flat = "".join(article["text"].split())
    if flat != "".join("".join(join(forms).split()) for forms, _ in sentences):
        raise SystemExit("the text that came back is not the text sent")
    return flat, [{"cue": read_spans(flat_at, n["cue"]), "scope": read_spans(flat_at, n["scope"]),
                   "event": read_spans(flat_at, [n["event"]] if n["event"] else [])} for n in article["negations"]]


def words_of(places, owners, flat, base):
    """{word: its part} of places in one sentence."""
    words = collections.defaultdict(str)
    for place in sorted(places):
        if 0 <= place - base < len(owners):
            words[owners[place - base]] += flat[place]
    return dict(words)


def read_system(program, gold, batch=200):
    """For each sentence of gold its negations as the program has them, in the gold's words."""
    for first in range(0, len(gold), batch):
        part = gold[first:first + batch]
        flat, negations = code(program, part)
        base = 0
        for forms, _ in part:
            owners = places_of(forms)
            here = [n for n in negations if base <= n["cue"][0] < base + len(owners)]
            yield [{key: words_of(places, owners, flat, base) for key, places in n.items()} for n in here]
            base += len(owners)


def lower(words):
    return {n: part.lower() for n, part in words.items()}


def unmarked(forms, words):
    return {n for n in words if forms[n] not in MARKS}


def count_pair(counts, forms, gold, mine):
    """One gold negation and the one that overlaps its cue, or none."""
    wanted, got = unmarked(forms, gold["scope"]), unmarked(forms, mine["scope"]) if mine else set()
    counts["scope", "hit"] += len(wanted & got)
    counts["scope", "miss"] += len(wanted - got)
    counts["scope", "false"] += len(got - wanted)
    right = mine is not None and lower(mine["cue"]) == lower(gold["cue"])
    counts["cue", "hit" if right else "miss"] += 1
    wanted, got = set(gold["event"]), set(mine["event"]) if mine else set()
    if wanted and wanted == got:
        counts["event", "hit"] += 1
        return
    counts["event", "miss"] += bool(wanted)
    counts["event", "false"] += bool(got)


def count(program, gold):
    counts = collections.Counter()
    for (forms, negations), system in zip(gold, read_system(program, gold)):
        left = list(system)
        for negation in negations:
            mine = next((n for n in left if set(n["cue"]) & set(negation["cue"])), None)
            if mine:
                left.remove(mine)
            count_pair(counts, forms, negation, mine)
        for made_up in left:
            counts["cue", "false"] += 1
            counts["scope", "false"] += len(unmarked(forms, made_up["scope"]))
            counts["event", "false"] += bool(made_up["event"])
    return counts


def figures(counts, what):
    hit, miss, false = (counts[what, kind] for kind in ("hit", "miss", "false"))
    precision, recall = hit / max(hit + false, 1), hit / max(hit + miss, 1)
    return 100 * precision, 100 * recall, 200 * hit / max(2 * hit + miss + false, 1)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", required=True, help="folder that holds factuality/")
    options.add_argument("--part", default="dev", help="dev or train")
    given = options.parse_args()
    path = os.path.join(given.corpora, "factuality", "cdsco-%s.txt" % given.part)
    if not os.path.exists(path):
        return 77
    gold = read_gold(path)
    counts = count(given.program, gold)
    print("cdsco-%s: %d sentences, %d negations" % (given.part, len(gold), sum(len(n) for _, n in gold)))
    for what, name, bar in BARS:
        precision, recall, f1 = figures(counts, what)
        print("%-5s  precision %6.2f  recall %6.2f  F1 %6.2f" % (what, precision, recall, f1))
        print("score\t%s\t%.1f\t%d" % (name, f1, bar))
    return 0


if __name__ == "__main__":
    sys.exit(main())
