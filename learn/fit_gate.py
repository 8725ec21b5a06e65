"""fit_gate.py -- the first look of src/claim/attribution_rank.c: which words are worth asking its network about.

    python3 learn/fit_gate.py --tool build/release/learn/tool_cues --pack build/release/sayso.pack \\
        --corpora ../shared/corpora FOLDER

FOLDER holds the parts that fit_cues.py has written; the gate follows the network made of them, which it reads as the program does,
in whole numbers, and sees the state of the word alone. It learns from PolNeAR and every eighth text that raw_text.py tells; one
in eight of these is kept out, and what the gate lets through of them and loses is printed.
"""
import argparse
import os
import pathlib
import struct
import sys

import numpy
import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "net"))
import raw_text  # noqa: E402
from export import dense  # noqa: E402
from fit_cues import CUE_SIGHTS, CUE_STATES, HOW, SEED, UNIT, inputs_of, records  # noqa: E402

HIDDEN, BATCH, EVERY, AT_ONCE = 16, 2048, 8, 60
ADDED = 16      # the score of a cue that the program takes, as in attribution_rank.c
BELIEF = 16     # the width of the step from none to cue that the gate is to follow
LOST = 0.002    # of these the gate may lose
WANTED = 10     # times that a word over 0 counts


def layer(part):
    """A layer of src/core/dense.h: bias, shift and weights."""
    inputs, outputs = struct.unpack_from("<2I", part)
    padded = (outputs + 15) // 16 * 16
    bias, shift = (numpy.frombuffer(part, "<i4", padded, 64 + 4 * padded * i) for i in range(2))
    weights = numpy.frombuffer(part, "i1", padded * inputs, 64 + 8 * padded)
    return bias, shift, weights.reshape(padded // 16, inputs // 4, 16, 4).transpose(0, 2, 1, 3).reshape(padded, inputs)


def apply(of, states):
    bias, shift, weights = of
    sums = numpy.rint(states.astype("f4") @ weights.T.astype("f4")).astype("i8") + bias
    return numpy.clip(sums >> shift, -2 ** 15, 2 ** 15 - 1)


def network(folder):
    """Scores of candidates, from their states and sights, as the program gives them."""
    hidden, rows, out = (pathlib.Path(folder, "speech.%02d" % i).read_bytes() for i in range(3))
    hidden, out = layer(hidden), layer(out)
    rows = numpy.frombuffer(rows, "<i2").reshape(-1, len(hidden[0]))

    def scores(states, sights):
        sums = apply(hidden, states)
        for place in range(sights.shape[1]):
            sums += rows[sights[:, place]]
        return apply(out, numpy.clip(sums, 0, 127) + 128)[:, 0]
    return scores


def texts(options):
    """Paths of all texts to learn from."""
    yield from sorted(map(str, pathlib.Path(options.corpora, "claims", "polnear-train", "text").iterdir()))
    folder = pathlib.Path(options.folder, "texts")
    folder.mkdir(exist_ok=True)
    for i, text in enumerate(raw_text.texts(options.corpora)):
        if i % EVERY or not text:
            continue
        path = folder / ("%05d.txt" % i)
        path.write_text("\n\n".join(raw_text.paragraphs(text)) + "\n", encoding="utf-8")
        yield str(path)


def candidates(options):
    """States of the words that no rule takes for a cue, the network's scores of them, and the text of each."""
    score, paths = network(options.folder), list(texts(options))
    states, scores, of = [], [], []
    for first in range(0, len(paths), AT_ONCE):
        heads, seen = records(options, "-", paths[first:first + AT_ONCE], 3 + CUE_SIGHTS, CUE_STATES)
        free = heads[:, 3 + HOW[0]] == HOW[1]
        states.append(seen[free, :options.width])
        scores.append(score(seen[free], heads[free, 3:]))
        of.append(heads[free, 0] + first)
    return numpy.concatenate(states), numpy.concatenate(scores), numpy.concatenate(of)


def train(model, states, scores, epochs):
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=0.01)
    steps = len(states) // BATCH + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, total_steps=epochs * steps)
    chance = numpy.random.default_rng(SEED)
    for epoch in range(epochs):
        total = 0.0
        for part in numpy.array_split(chance.permutation(len(states)), steps):
            wanted = torch.from_numpy(scores[part].astype("f4"))
            loss = nn.functional.binary_cross_entropy_with_logits(
                model(inputs_of(states[part]))[:, 0], torch.sigmoid(wanted / BELIEF), 1 + (WANTED - 1) * (wanted > 0))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        print("  epoch %d: %.4f" % (epoch + 1, total / steps), file=sys.stderr)


def whole(model, states):
    """What the gate says in whole numbers."""
    hidden = numpy.clip(apply(layer(dense(model[0])), states), 0, 127) + 128
    return apply(layer(dense(model[2])), hidden)[:, 0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--pack", required=True)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--width", type=int, default=128, help="bytes of a state")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("folder")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    states, scores, of = candidates(options)
    held = of % EVERY == 0
    model = nn.Sequential(nn.Linear(options.width, HIDDEN), nn.Hardtanh(0, 127 / UNIT), nn.Linear(HIDDEN, 1))
    train(model, states[~held], scores[~held], options.epochs)
    least = numpy.quantile(whole(model, states[scores >= ADDED]), LOST, method="lower")
    with torch.no_grad():
        model[2].bias -= float(least) / UNIT  # 0 and more goes through
    given, cues = whole(model, states[held]) >= 0, scores[held] >= ADDED
    print("lets through %.3f, loses %.4f of %d" % (given.mean(), (cues & ~given).sum() / cues.sum(), cues.sum()), file=sys.stderr)
    for i in (0, 2):
        pathlib.Path(options.folder, "speech.%02d" % (7 + i // 2)).write_bytes(dense(model[i]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
