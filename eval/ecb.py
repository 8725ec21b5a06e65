#!/usr/bin/env python3
"""Events across articles: whether what several reports say is joined to the right happening, on ECB+.

    python3 eval/ecb.py --program PROGRAM --corpora FOLDER [--part dev|train] [--tool TOOL] [-v]

Gold: merge/ecbplus, topics 2, 5, 12, 18, 21, 23, 34 and 35 (dev) or the others up to 35 (train). All articles of a part go
into one ledger, sentences as paragraphs; counted are the mentions of events in the sentences that the corpus lists as checked,
those mentioned once included. CoNLL F1 is the mean of the F1 of MUC, B-cubed and CEAF-e.

"given mentions": TOOL (learn/tool_match.c; built when it is not there) gives the gold spans to the merge step of the program.
"same head lemma" joins what has the same lemma of the head word. "own mentions": `PROGRAM add` and the tables event_claim and coding; a trigger
answers for the gold mention it stands in, other triggers in checked sentences stand alone. "articles": stories against
the happenings of the corpus (a topic's articles of ECB and those that ECB+ added), B-cubed; an article of no story stands alone.
"""
import argparse
import collections
import csv
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

import coreference

SKIPPED = 77
DEV = (2, 5, 12, 18, 21, 23, 34, 35)
TEXT_END = b"\x1e"
NO_BLANK_BEFORE = re.compile(r"^([.,;:?!%)\]}]|'s|'S|'re|'ve|'ll|'d|'m|n't|'|''|\u2019s?)$")
NO_BLANK_AFTER = ("$", "(", "[", "{", "``", "#")


class Article:
    """One report: its text as bytes, and the gold mentions of events in it by the bytes they stand in."""

    def __init__(self, path, checked):
        self.name = os.path.basename(path)[:-4]
        topic, number, half = re.match(r"(\d+)_(\d+)(\w+)", self.name).groups()
        self.topic, self.happening = int(topic), topic + half
        root = tree.parse(path).getroot()
        self.spans, self.sentence_of, self.checked = {}, {}, []
        self.text = self.join(root.findall("token"), checked.get((int(topic), number + half), set()))
        self.mentions = self.find(root)  # (start, end): instance

    def join(self, tokens, checked):
        text, sentence, last, starts = b"", None, "", {}
        for token in tokens:
            word, at = token.text or "", int(token.get("sentence"))
            if at != sentence:
                text += b"\n\n" if text else b""
            elif not (NO_BLANK_BEFORE.match(word) or last in NO_BLANK_AFTER):
                text += b" "
            start = len(text)
            text += word.encode()
            self.spans[token.get("t_id")] = (start, len(text))
            self.sentence_of[token.get("t_id")] = at
            first, _ = starts.get(at, (start, 0))
            starts[at] = (first, len(text))
            sentence, last = at, word
        self.checked = [span for at, span in starts.items() if at in checked]
        return text + b"\n"

    def find(self, root):
        instance, found = {}, {}
        for relation in root.find("Relations"):
            targets = [x.get("m_id") for x in relation.findall("target")]
            across = relation.tag == "CROSS_DOC_COREF"
            name = relation.get("note") if across else self.name + " " + targets[0]
            for source in relation.findall("source"):
                instance[source.get("m_id")] = name
        for mark in root.find("Markables"):
            if "ACTION" not in mark.tag or not mark.findall("token_anchor"):
                continue
            spans = sorted(self.spans[a.get("t_id")] for a in mark.findall("token_anchor"))
            span = (spans[0][0], spans[-1][1])
            if self.is_checked(span):
                found[span] = instance.get(mark.get("m_id"), self.name + " only " + mark.get("m_id"))
        return found

    def is_checked(self, span):
        return any(s <= span[0] and span[1] <= e for s, e in self.checked)


def read_corpus(folder, part):
    checked = collections.defaultdict(set)
    with open(os.path.join(folder, "ECBplus_coreference_sentences.csv"), encoding="utf-8") as file:
        for row in list(csv.reader(file))[1:]:
            checked[int(row[0]), row[1]].add(int(row[2]))
    articles = []
    for topic in sorted(int(name) for name in os.listdir(folder) if name.isdigit()):
        if topic > max(DEV) or (topic in DEV) != (part == "dev"):
            continue
        below = os.path.join(folder, str(topic))
        articles += [Article(os.path.join(below, name), checked) for name in sorted(os.listdir(below))]
    return articles


# ---- scores ----

def clusters(labels):
    """From mention: label to sets of mentions."""
    found = collections.defaultdict(set)
    for mention, label in labels.items():
        found[label].add(mention)
    return list(found.values())


def best_pairs(key, response):
    """The sum of similarities of the best assignment of clusters, found within what is connected."""
    of = {m: i for i, cluster in enumerate(response) for m in cluster}
    near = [{of[m] for m in cluster if m in of} for cluster in key]
    groups, seen = [], {}
    for i, touched in enumerate(near):
        joined = {seen[k] for k in touched if k in seen}
        group = (({i}, set(touched)))
        for g in joined:
            group[0].update(groups[g][0])
            group[1].update(groups[g][1])
        groups.append(group)
        for k in group[1]:
            seen[k] = len(groups) - 1
    total = 0.0
    for g in set(seen.values()):
        keys, responses = groups[g]
        total += coreference.aligned([key[i] for i in sorted(keys)], [response[k] for k in sorted(responses)])
    return total


def rate(found, whole, right, given):
    recall, precision = found / max(1, whole), right / max(1, given)
    return 100 * precision, 100 * recall, 100 * 2 * precision * recall / max(1e-9, precision + recall)


def conll(gold, system):
    """[(precision, recall, F1) of MUC, B-cubed, CEAF-e] and the mean of their F1."""
    key, response = clusters(gold), clusters(system)
    pairs = best_pairs(key, response)
    rates = [rate(*coreference.links(key, response), *coreference.links(response, key)),
             rate(*coreference.cubed(key, response), *coreference.cubed(response, key)),
             rate(pairs, len(key), pairs, len(response))]
    return rates, sum(r[2] for r in rates) / 3


def print_score(name, rates, mean, bar):
    detail = ", ".join("%s %.1f" % (what, r[2]) for what, r in zip(("MUC", "B3", "CEAFe"), rates))
    print("score\t%s: CoNLL F1 (%s)\t%.1f\t%s" % (name, detail, mean, bar))


# ---- given mentions ----

def tool_of(program):
    """The tool beside the program, built of the same sources; None where it cannot be."""
    build = os.path.dirname(os.path.abspath(program))
    tool = os.path.join(build, "learn", "tool_match")
    if os.path.exists(os.path.join(build, "CMakeCache.txt")):
        subprocess.run(["cmake", "--build", build, "--target", "tool_match"], stdout=subprocess.DEVNULL, check=False)
    return tool if os.path.exists(tool) else None


def match(tool, pack, articles):
    """Mention (article, start, end): event and lemma; article: story."""
    with tempfile.TemporaryDirectory() as folder:
        texts, spans = os.path.join(folder, "texts"), os.path.join(folder, "spans")
        with open(texts, "wb") as file:
            file.write(b"".join(a.text + TEXT_END for a in articles))
        with open(spans, "w", encoding="ascii") as file:
            file.writelines("%d %d %d\n" % (i, *m) for i, a in enumerate(articles) for m in sorted(a.mentions))
        out = subprocess.run([tool, pack, texts, spans], stdout=subprocess.PIPE, check=True, text=True).stdout
    events, lemmas, stories = {}, {}, {}
    for line in out.splitlines():
        cells = line.split(" ")
        if cells[0] == "story":
            stories[int(cells[1])] = cells[2]
        else:
            mention = tuple(map(int, cells[1:4]))
            events[mention], lemmas[mention] = cells[4], cells[5]
    return events, lemmas, stories


# ---- own mentions ----

def add_all(program, articles):
    """Triggers: (article, start, end): event; article: story."""
    with tempfile.TemporaryDirectory() as folder:
        texts = os.path.join(folder, "texts")
        os.mkdir(texts)
        for i, a in enumerate(articles):
            with open(os.path.join(texts, "%04d.txt" % i), "wb") as file:
                file.write(a.text)
        ledger = os.path.join(folder, "ledger.db")
        done = subprocess.run([program, "add", ledger, "--plain", texts], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if done.returncode not in (0, 3):
            sys.exit("ecb.py: %s add: exit code %d" % (program, done.returncode))
        base = sqlite3.connect(ledger)
        number = {key: int(os.path.basename(path)[:4]) for key, path in base.execute("SELECT id, path FROM article")}
        triggers = {(number[a], s, e): event for a, s, e, event in base.execute(
            "SELECT c.article, k.trigger_start, k.trigger_end, x.event FROM coding k JOIN claim c ON c.id = k.claim"
            " JOIN event_claim x ON x.claim = c.id ORDER BY c.id")}
        stories = {number[a]: s for s, a in base.execute("SELECT story, article FROM story_article")}
        base.close()
    return triggers, stories


def answer(articles, triggers):
    """Each gold mention a trigger stands in takes its event; triggers that stand in none are mentions of their own."""
    system = {}
    for (i, start, end), event in sorted(triggers.items()):
        if not articles[i].is_checked((start, end)):
            continue
        hit = next((m for m in sorted(articles[i].mentions) if m[0] < end and start < m[1]), (start, end))
        system.setdefault((i, *hit), event)
    return system


def print_articles(name, articles, stories, bar):
    key = clusters({i: a.happening for i, a in enumerate(articles)})
    response = clusters({i: stories.get(i, "alone %d" % i) for i in range(len(articles))})
    precision, recall, f1 = rate(*coreference.cubed(key, response), *coreference.cubed(response, key))
    print("score\t%s, B-cubed F (precision %.1f, recall %.1f)\t%.1f\t%s" % (name, precision, recall, f1, bar))


def show(articles, gold, events, lemmas):
    """What was joined wrongly and what was not joined, by lemma, the commonest first."""
    wrong, missed = collections.Counter(), collections.Counter()
    for cluster in clusters(events):
        for a in cluster:
            for b in cluster:
                if a < b and gold[a] != gold[b]:
                    same = articles[a[0]].happening == articles[b[0]].happening
                    wrong[lemmas[a], lemmas[b], articles[a[0]].happening, same] += 1
    for cluster in clusters(gold):
        for a in cluster:
            for b in cluster:
                if a < b and events[a] != events[b]:
                    missed[lemmas[a], lemmas[b], articles[a[0]].happening] += 1
    for what, counts in (("joined", wrong), ("missed", missed)):
        for pair, count in counts.most_common(40):
            print(what, count, *pair)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", required=True, help="folder that holds merge/")
    options.add_argument("--part", choices=("dev", "train"), default="dev")
    options.add_argument("--tool", help="path of tool_match")
    options.add_argument("-v", action="store_true", help="name what was joined wrongly, and what was not")
    asked = options.parse_args()
    folder = os.path.join(asked.corpora, "merge", "ecbplus")
    if not os.path.isdir(folder):
        sys.exit(SKIPPED)
    articles = read_corpus(folder, asked.part)
    gold = {(i, *m): name for i, a in enumerate(articles) for m, name in a.mentions.items()}
    tool = asked.tool or tool_of(asked.program)
    if tool:
        pack = os.environ.get("SAYSO_PACK") or os.path.join(os.path.dirname(os.path.abspath(asked.program)), "sayso.pack")
        events, lemmas, stories = match(tool, pack, articles)
        print_score("same head lemma", *conll(gold, lemmas), "")
        print_score("given mentions", *conll(gold, events), "72; same head lemma 61.1, neural about 85")
        if asked.v:
            show(articles, gold, events, lemmas)
    triggers, stories = add_all(asked.program, articles)
    print_score("own mentions", *conll(gold, answer(articles, triggers)), "")
    print_articles("articles by stories", articles, stories, "85")


if __name__ == "__main__":
    main()
