"""data.py -- annotated sentences for the networks: treebanks, names, and plain text that a teacher has read.

A sentence is a Sentence of parallel lists over its words. What a source does not annotate is None there, and no loss is
taken from it. Labels come from the C headers, so that numbers mean the same in training and in use."""
import glob
import os
import re
from dataclasses import dataclass, field

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

NAME_TYPES = ["PERSON", "ORGANISATION", "LOCATION", "FACILITY", "GROUP", "PRODUCT", "OTHER"]
# O, then begin, inside, end and single of each type: what src/names reads.
NAME_LABELS = ["O"] + [part + "-" + kind for kind in NAME_TYPES for part in "BIES"]
UNMARKED = -100  # no loss here


@dataclass
class Sentence:
    words: list
    tags: list = None       # index into the list of tag classes: (UPOS, features)
    heads: list = None      # 0 is the root, else 1 + index
    relations: list = None  # index into SAY_DEPREL_LIST
    names: list = None      # index into NAME_LABELS; UNMARKED where the source does not say
    arcs: object = field(default=None, repr=False)  # the teacher's: words x (words + 1) log probabilities


def labels_of(macro):
    with open(os.path.join(SOURCE, "src/doc/labels.h"), encoding="utf-8") as file:
        text = file.read()
    body = text[text.index("#define " + macro + "(X)"):]
    body = body[:body.index("\n\n")]
    return re.findall(r'X\(\w+, "([^"]*)"\)', body)


UPOS = labels_of("SAY_UPOS_LIST")
RELATIONS = labels_of("SAY_DEPREL_LIST")


def feature_bits():
    """The bits of SayTokens.feats for each feature of Universal Dependencies, as learn/base/corpus.c reads them."""
    with open(os.path.join(SOURCE, "src/doc/doc.h"), encoding="utf-8") as file:
        bits = {name: 1 << int(at) for name, at in re.findall(r"(SAY_FEAT_\w+) = 1 << (\d+)", file.read())}
    with open(os.path.join(SOURCE, "learn/base/corpus.c"), encoding="utf-8") as file:
        return {ud: bits[name] for ud, name in re.findall(r'\{"(\w+=\w+)", (SAY_FEAT_\w+)\}', file.read())}


FEATURES = feature_bits()


def read_features(upos, cell):
    """say_gold_feats: what English words do not show is left off."""
    feats = 0
    for one in cell.split("|"):
        feats |= FEATURES.get(one, 0)
    singular, plural, present, finite = (FEATURES[k] for k in ("Number=Sing", "Number=Plur", "Tense=Pres", "VerbForm=Fin"))
    first, second, third = (FEATURES["Person=%d" % p] for p in (1, 2, 3))
    if upos in ("VERB", "AUX"):
        if not (feats & present and feats & finite and feats & third and feats & singular):
            feats &= ~(first | second | third | singular | plural)
    elif feats & second:
        feats &= ~(singular | plural)
    return 0 if upos in ("SYM", "PUNCT", "NUM") else feats


def read_relation(name):
    if name in RELATIONS:
        return RELATIONS.index(name)
    plain, _, kind = name.partition(":")
    if kind in ("npmod", "tmod") and plain in ("obl", "nmod"):
        plain += ":unmarked"
    return RELATIONS.index(plain)


# ---- treebanks ----

ENTITY_TYPES = {"person": "PERSON", "organization": "ORGANISATION", "place": "LOCATION"}


def name_span(rows, heads, first, end):
    """The name in a phrase of GUM: its head, when that is a proper noun, with what is compounded, joined or set before it."""
    inside = [i for i in range(first, end) if not first <= heads[i] - 1 < end]
    if len(inside) != 1 or rows[inside[0]][3] != "PROPN":
        return None
    head = inside[0]
    part_of = {head}
    for _ in range(3):
        for i in range(first, end):
            joined = rows[i][7].split(":")[0] in ("compound", "flat", "nummod") or (rows[i][7] == "amod" and rows[i][1][:1].isupper())
            if heads[i] - 1 in part_of and joined and (rows[i][3] in ("PROPN", "ADJ", "NUM") or rows[i][1][:1].isupper()):
                part_of.add(i)
    low = high = head
    while low - 1 in part_of:
        low -= 1
    while high + 1 in part_of:
        high += 1
    return low, high + 1


def gum_names(rows, heads, ids):
    """Names by the entities of GUM. Other words in capitals stay unmarked: GUM does not say which of them are names."""
    at = {number: i for i, number in enumerate(ids)}
    maybe = ("PROPN", "NOUN", "ADJ", "NUM", "X")
    labels = [UNMARKED if row[3] == "PROPN" or (row[1][:1].isupper() and row[3] in maybe) else 0 for row in rows]
    opened, spans = {}, []
    for number, row in zip(ids, rows):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        if not found:
            continue
        for open_mark, body, close in re.findall(r"(\(?)([^()]+)(\)?)", found.group(1)):
            fields = body.split("-")
            if open_mark:
                opened.setdefault(fields[0], []).append((at[number], fields[1] if len(fields) > 1 else ""))
            if close and opened.get(fields[0]):
                start, kind = opened[fields[0]].pop()
                spans.append((start, at[number] + 1, kind))
    for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):  # the longest first, inner names win
        name = kind in ENTITY_TYPES and name_span(rows, heads, start, end)
        if name:
            mark_name(labels, name[0], name[1], ENTITY_TYPES[kind])
    return labels


def mark_name(labels, first, end, kind):
    if end - first == 1:
        labels[first] = NAME_LABELS.index("S-" + kind)
        return
    for i in range(first, end):
        part = "B" if i == first else "E" if i == end - 1 else "I"
        labels[i] = NAME_LABELS.index(part + "-" + kind)


def read_treebank(path, classes, grow):
    """classes: (UPOS index, features) to index; those not there are added when grow, else the word's tag is unmarked."""
    sentences, rows = [], []
    named = "gum" in os.path.basename(path)
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n") + [""]
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            rows.append(cells)
        elif not line and rows:
            heads = [int(row[6]) for row in rows]
            tags = []
            for row in rows:
                key = (UPOS.index(row[3]), read_features(row[3], row[5]))
                if key not in classes and grow:
                    classes[key] = len(classes)
                tags.append(classes.get(key, UNMARKED))
            names = gum_names(rows, heads, [row[0] for row in rows]) if named else None
            sentences.append(Sentence([row[1].replace(" ", "") for row in rows], tags, heads,
                                      [read_relation(row[7]) for row in rows], names))
            rows = []
    return sentences


# ---- names ----

WORLDWIDE_TYPES = {"Person": "PERSON", "Organization": "ORGANISATION", "Location": "LOCATION", "Facility": "FACILITY",
                   "NORP": "GROUP", "Product": "PRODUCT", "Misc": "OTHER"}


def read_names(folder):
    sentences = []
    for path in sorted(glob.glob(os.path.join(folder, "*"))):
        with open(path, encoding="utf-8") as file:
            blocks = re.split(r"\n\s*\n", file.read().replace("\r", ""))
        for block in blocks:
            rows = [line.split("\t") for line in block.split("\n") if line.strip()]
            rows = [(row[0].strip(), row[-1].strip()) for row in rows if row[0].strip()]
            if not rows:
                continue
            labels = [0] * len(rows)
            start, kind = 0, None
            for i, tag in enumerate([row[1] for row in rows] + ["O"]):
                if kind and (tag[:2] != "I-" or tag[2:] != kind):
                    if kind in WORLDWIDE_TYPES:
                        mark_name(labels, start, i, WORLDWIDE_TYPES[kind])
                    kind = None
                if tag[:2] in ("B-", "I-") and kind is None:
                    start, kind = i, tag[2:]
            sentences.append(Sentence([row[0].replace(" ", "") for row in rows], names=labels))
    return sentences


# ---- plain text, cut into words ----

def read_words(path):
    """One word a line, sentences parted by blank lines: what learn/tool_words prints."""
    sentences, words = [], []
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            line = line.rstrip("\n")
            if line:
                words.append(line)
            elif words:
                sentences.append(Sentence(words))
                words = []
    return sentences
