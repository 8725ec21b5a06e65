"""fit_cues.py -- the small networks of src/claim/attribution_rank.c, learned from PolNeAR.

    python3 learn/fit_cues.py --tool build/release/learn/tool_cues --pack build/release/sayso.pack \\
        --corpora ../shared/corpora FOLDER

Writes the parts of the section "speech" into FOLDER, for learn/tool_section. What the rules find is among what the networks
see, and comes before them. Political news knows attacks and support in words alone; that these are mostly deeds is learned from
the examples of the triggers that code deeds (data/triggers), none of which says anything unless a rule finds that it does. Two networks: whether a word is the cue of
a say-so; and whether a word beside a cue belongs to its source, to its content. With --check one article in five is kept out,
and the scores on these are printed.
"""
import argparse
import os
import pathlib
import subprocess
import sys

import numpy
import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "net"))
sys.path.insert(0, str(HERE.parent / "eval"))
import attribution  # noqa: E402
from export import dense  # noqa: E402

SEED, HIDDEN, UNIT, BATCH = 20261121, 64, 64, 1024
CUE_STATES, CUE_SIGHTS, CUE_ROWS, LINK_SIGHTS, LINK_ROWS = 4, 17, 256 + 6 * 2048, 12, 512
NONE, ADJ, ADP, ADV, NOUN, PUNCT, VERB = 0, 1, 2, 3, 8, 13, 16
HOW = 2, 76  # place and first row of the sight that tells which rule found a candidate
FOLDS = 5
DEEDS = "assault", "coerce", "mobilize", "protest", "sanction", "retreat", "aid", "cooperate"
OFTEN = 8  # times that each of their examples counts


class Ranker(nn.Module):
    """State bytes through a layer, plus a row for each sight, to scores."""

    def __init__(self, inputs, rows, outputs, drop, side=0):
        super().__init__()
        self.hidden = nn.Linear(inputs, HIDDEN)
        self.side = nn.Linear(side, HIDDEN) if side else None
        self.rows = nn.EmbeddingBag(rows, HIDDEN, mode="sum")
        nn.init.normal_(self.rows.weight, 0, 0.05)
        self.out = nn.Linear(HIDDEN, outputs)
        self.drop = nn.Dropout(drop)

    def forward(self, states, sights):
        width = self.hidden.in_features
        sums = self.hidden(states[:, -width:]) + self.rows(sights)
        if self.side is not None:
            sums = sums + self.side(states[:, :-width])
        return self.out(self.drop(torch.clamp(sums, 0, 127 / UNIT)))


class Article:
    def __init__(self, path, notes):
        text = pathlib.Path(path).read_bytes().decode()
        self.gold = attribution.read_gold(notes, attribution.Text(text))
        self.place = [0]
        for character in text:
            self.place.append(self.place[-1] + len(character.encode()))
        self.spans = attribution.Text(text).spans

    def bytes_of(self, tokens):
        """Half-open ranges of bytes of the words."""
        return [(self.place[self.spans[i][0]], self.place[self.spans[i][1]]) for i in sorted(tokens or ())]


def records(options, cues, paths, numbers, states):
    done = subprocess.run([options.tool, options.pack, cues, *paths], stdout=subprocess.PIPE, check=True).stdout
    size = 4 * numbers + states * options.width
    raw = numpy.frombuffer(done, "u1").reshape(-1, size)
    return raw[:, :4 * numbers].copy().view("<u4"), raw[:, 4 * numbers:]


def deeds(options):
    """Candidates in the examples of deeds that no rule takes for a cue."""
    triggers = HERE.parent / "data" / "triggers"
    examples = [line.split(":", 1)[1].strip() for name in DEEDS
                for line in (triggers / (name + ".txt")).read_text(encoding="utf-8").splitlines()
                if line.startswith("  example:")]
    path = os.path.join(options.folder, "deeds.txt")
    pathlib.Path(path).write_text("\n\n".join(examples) + "\n", encoding="utf-8")
    heads, states = records(options, "-", [path], 3 + CUE_SIGHTS, CUE_STATES)
    free = heads[:, 3 + HOW[0]] == HOW[1]
    return heads[free].repeat(OFTEN, 0), states[free].repeat(OFTEN, 0)


def marks(article, wanted):
    """For each byte of the text whether a word of `wanted` covers it."""
    covered = numpy.zeros(article.place[-1] + 1, bool)
    for start, end in article.bytes_of(wanted):
        covered[start:end] = True
    return covered


def order_of(row):
    """The head of a cue is what the rules took, its first verb, its first noun ..."""
    ranks = {VERB: 1, NOUN: 2, ADJ: 3, ADV: 3, ADP: 4, PUNCT: 5}
    return 0 if row[3 + HOW[0]] != HOW[1] else ranks.get(int(row[3]), 6)


def label_candidates(articles, heads):
    """1 cue, 0 none, -1 not to be learned from; and the candidate that heads each gold cue."""
    labels = numpy.zeros(len(heads), "i1")
    chosen = {}
    bounds = numpy.searchsorted(heads[:, 0], numpy.arange(len(articles) + 1))
    for number, article in enumerate(articles):
        rows = heads[bounds[number]:bounds[number + 1]]
        own = labels[bounds[number]:bounds[number + 1]]
        inside = numpy.zeros(article.place[-1] + 1, bool)
        for say in article.gold:
            inside |= marks(article, say.content)
        own[inside[rows[:, 1]]] = -1
        covered = [marks(article, say.cue)[rows[:, 1]] for say in article.gold]
        for at in covered:
            own[at] = -1
        for say, at in zip(article.gold, covered):
            found = numpy.nonzero(at & (own != 1))[0]
            if len(found):
                best = min(found, key=lambda i: (order_of(rows[i]), rows[i][1]))
                own[best] = 1
                chosen[(number, int(rows[best][1]))] = say
    return labels, chosen


def train(model, heads, states, targets, epochs, decay, skip, width):
    """targets: (rows, outputs) of 0 and 1; skip: rows left out; in an order that the seed gives."""
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=decay)
    kept = numpy.nonzero(~skip)[0]
    steps = epochs * (len(kept) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps)
    chance = numpy.random.default_rng(SEED)
    model.train()
    for epoch in range(epochs):
        total = 0.0
        for part in numpy.array_split(chance.permutation(kept), len(kept) // BATCH + 1):
            part.sort()
            scores = model(inputs_of(states[part]), torch.from_numpy(heads[part, width:].astype("i8")))
            loss = nn.functional.binary_cross_entropy_with_logits(scores, torch.from_numpy(targets[part]))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        print("  epoch %d: %.4f" % (epoch + 1, total / (len(kept) // BATCH + 1)), file=sys.stderr)
    model.eval()


def inputs_of(states):
    return (torch.from_numpy(states.astype("f4")) - 128) / UNIT


def scores_of(model, heads, states, width):
    with torch.no_grad():
        return numpy.concatenate([model(inputs_of(states[i:i + 8192]),
                                        torch.from_numpy(heads[i:i + 8192, width:].astype("i8"))).numpy()
                                  for i in range(0, len(heads), 8192)])


def check(name, scores, right, known, gold):
    for least in (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0):
        given = (scores > least) & known
        good = (given & right).sum()
        precision, recall = good / max(1, given.sum()), good / gold
        print("%s over %4.1f: precision %.3f recall %.3f F1 %.3f" %
              (name, least, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)), file=sys.stderr)


def rows_of(model):
    return torch.round(model.rows.weight.detach() * UNIT).to(torch.int16).numpy().astype("<i2").tobytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--pack", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--width", type=int, default=128, help="bytes of a state")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("folder")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    pairs = list(attribution.annotated(os.path.join(options.corpora, "claims", "polnear-train")))
    paths = [path for path, _ in pairs]
    articles = [Article(path, notes) for path, notes in pairs]

    heads, states = records(options, "-", paths, 3 + CUE_SIGHTS, CUE_STATES)
    labels, chosen = label_candidates(articles, heads)
    held = (heads[:, 0] % FOLDS == 0) if options.check else numpy.zeros(len(heads), bool)
    cue = Ranker(CUE_STATES * options.width, CUE_ROWS, 1, 0.3)
    more, their = deeds(options)
    train(cue, numpy.concatenate([heads, more]), numpy.concatenate([states, their]),
          numpy.concatenate([labels == 1, numpy.zeros(len(more), bool)]).astype("f4")[:, None], options.epochs, 0.3,
          numpy.concatenate([held | (labels < 0), numpy.zeros(len(more), bool)]), 3)
    if options.check:
        of = scores_of(cue, heads[held], states[held], 3)[:, 0]
        gold = sum(len(a.gold) for i, a in enumerate(articles) if i % FOLDS == 0)
        rule = heads[held][:, 3 + HOW[0]] != HOW[1]
        check("rules", numpy.where(rule, 9.0, -9.0), labels[held] == 1, labels[held] >= 0, gold)
        check("cue", of, labels[held] == 1, labels[held] >= 0, gold)

    asked = os.path.join(options.folder, "cues.txt")
    pathlib.Path(asked).write_text("".join("%d %d\n" % key for key in sorted(chosen)))
    heads, states = records(options, asked, paths, 4 + LINK_SIGHTS, 2)
    targets = numpy.zeros((len(heads), 2), "f4")
    edges = numpy.nonzero(numpy.any(heads[1:, :2] != heads[:-1, :2], axis=1))[0] + 1
    for first, end in zip([0, *edges], [*edges, len(heads)]):
        article = articles[heads[first, 0]]
        say = chosen[(int(heads[first, 0]), int(heads[first, 1]))]
        at = heads[first:end, 2]
        targets[first:end, 0] = marks(article, say.source)[at]
        targets[first:end, 1] = marks(article, say.content)[at]
    held = (heads[:, 0] % FOLDS == 0) if options.check else numpy.zeros(len(heads), bool)
    link = Ranker(options.width, LINK_ROWS, 2, 0.15, options.width)
    train(link, heads, states, targets, options.epochs, 0.02, held, 4)
    if options.check:
        of = scores_of(link, heads[held], states[held], 4)
        for i, name in enumerate(("source", "content")):
            check(name, of[:, i], targets[held][:, i] > 0, numpy.ones(len(of), bool), targets[held][:, i].sum())

    link.side.bias.data.zero_()
    parts = [dense(cue.hidden), rows_of(cue), dense(cue.out), dense(link.hidden), rows_of(link), dense(link.out),
             dense(link.side)]
    for i, part in enumerate(parts):
        pathlib.Path(options.folder, "speech.%02d" % i).write_bytes(part)
    return 0


if __name__ == "__main__":
    sys.exit(main())
