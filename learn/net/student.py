#!/usr/bin/env python3
"""student.py -- the fast reader: trains the network that src/encode, tag, parse and names run in whole numbers.

student.py train CORPORA WORK MODEL [--read FILE] [--epochs N] [--width D] ...
student.py export WORK MODEL OUT          writes the parts of the sections that learn/tool_section puts together

WORK holds vectors.npz (learn/net/vectors.py). --read is what teacher.py read. The layout of the network stands in
docs/decisions/0005-one-network.md; here it runs in floats, with roundings simulated in the last part of the training."""
import argparse
import os
import pickle
import random
import subprocess
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import data
import teacher

SEED = 20261121
KEYS = 12
UNIT = 64.0              # an activation is a byte, in units of 1/64 around 128
LOW, HIGH = -2.0, 127 / 64
DISTANCES = 32


# ---- whole numbers, simulated ----

class Round(torch.autograd.Function):
    """Rounding that lets gradients through."""

    @staticmethod
    def forward(context, x, units):
        return torch.round(x * units) / units

    @staticmethod
    def backward(context, gradient):
        return gradient, None


class Rounding:
    on = False


def activation(x, low=LOW, high=HIGH):
    x = x.clamp(low, high)
    return Round.apply(x, UNIT) if Rounding.on else x


def shifts_of(weight):
    """The binary places of each row: the most with which its weights fit into eight bits."""
    largest = weight.abs().amax(1).clamp_min(2.0 ** -14)
    return torch.floor(torch.log2(127 / largest)).clamp(0, 20)


class Dense(nn.Linear):
    def forward(self, x):
        weight = self.weight
        if Rounding.on:
            units = (2.0 ** shifts_of(weight.detach()))[:, None]
            weight = Round.apply(weight, units)
        return F.linear(x, weight, self.bias)


def dropped(x, share, training):
    """Units are left out for a whole sentence at once (Gal and Ghahramani 2016)."""
    if not training or not share:
        return x
    return x * ((torch.rand(x.shape[0], 1, x.shape[2]) >= share).to(x.dtype) / (1 - share))


# ---- the network ----

class Convolution(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.inner = Dense(3 * width, 2 * width)
        nn.init.normal_(self.inner.weight, std=0.7 / (3 * width) ** 0.5)

    def forward(self, x, there):
        before, after = F.pad(x, (0, 0, 1, 0))[:, :-1], F.pad(x, (0, 0, 0, 1))[:, 1:]
        y = self.inner(torch.cat([before, x, after], 2))
        return torch.maximum(*y.chunk(2, 2))


class Recurrent(nn.Module):
    """Gated running means from both sides (a light form of Bradbury et al. 2017 and Lei et al. 2018)."""

    def __init__(self, width):
        super().__init__()
        self.gates, self.out = Dense(width, 2 * width), Dense(width, width)
        nn.init.normal_(self.gates.weight, std=1 / width ** 0.5)
        nn.init.normal_(self.out.weight, std=0.5 / width ** 0.5)

    def forward(self, x, there):
        y = self.gates(x)
        zf, ff, zb, fb = y.chunk(4, 2)
        z = activation(torch.cat([zf, zb.flip(1)], 2))
        f = (torch.cat([ff, fb.flip(1)], 2) / 4 + 0.5).clamp(0, 1)
        half = zf.shape[2]
        open_ = there.to(f.dtype)
        # A gate that is shut where there is no word: the backward run meets the padding first.
        f = f * torch.cat([open_[:, :, None].expand(-1, -1, half), open_.flip(1)[:, :, None].expand(-1, -1, half)], 2)
        kept, added = (1 - f).unbind(1), (f * z).unbind(1)
        c, states = torch.zeros_like(z[:, 0]), []
        for keep, add in zip(kept, added):
            c = torch.addcmul(add, keep, c)
            states.append(c)
        h = torch.stack(states, 1)
        h = torch.cat([h[:, :, :half], h[:, :, half:].flip(1)], 2)
        return self.out(activation(h))


def bucket_table(longest=320):
    def bucket(delta):
        if delta == 0:
            return 16
        m = abs(delta)
        b = m if m <= 8 else next(9 + i for i, most in enumerate((10, 13, 17, 23, 32, 50, 10 ** 9)) if m <= most)
        return b if delta < 0 else 16 + b
    return torch.tensor([[bucket(j - i) for j in range(longest)] for i in range(longest)])


BUCKETS = bucket_table()


class Student(nn.Module):
    def __init__(self, rows, vectors, classes, width=128, layers="crrr", arc=96, relation=128, names=64):
        super().__init__()
        self.config = dict(classes=classes, width=width, layers=layers, arc=arc, relation=relation, names=names)
        self.rows = nn.EmbeddingBag(rows, width, mode="sum", sparse=True, padding_idx=0)
        nn.init.normal_(self.rows.weight, std=0.05)
        with torch.no_grad():
            self.rows.weight[0] = 0
        self.vectors = nn.Embedding(vectors.shape[0], vectors.shape[1])
        self.vectors.weight.data.copy_(vectors)
        self.vectors.weight.requires_grad = False
        self.lift = nn.Linear(vectors.shape[1], width, bias=False)
        nn.init.normal_(self.lift.weight, std=0.3 / vectors.shape[1] ** 0.5)
        self.layers = nn.ModuleList(Convolution(width) if kind == "c" else Recurrent(width) for kind in layers)
        self.tags = Dense(width, classes)
        self.dependent, self.head, self.distance = Dense(width, arc), Dense(width, arc), Dense(arc, DISTANCES)
        self.root = nn.Parameter(torch.randn(arc) * 0.1)
        self.relation_dependent, self.relation_head = Dense(width, relation), Dense(width, relation)
        self.relation_root = nn.Parameter(torch.randn(relation) * 0.1)
        self.relation = Dense(relation, len(data.RELATIONS))
        self.name_hidden, self.names = Dense(width, names), Dense(names, len(data.NAME_LABELS))
        self.arc_scale = nn.Parameter(torch.tensor(0.5))

    def forward(self, batch, drop=0.0):
        keys = batch["keys"]
        n, words = keys.shape[:2]
        x = self.rows(keys.flatten(0, 1)) + self.lift(self.vectors(batch["vectors"].flatten()))
        x = activation(x.view(n, words, -1))
        there = batch["there"]
        mask = there[:, :, None].to(x.dtype)
        x = dropped(x, drop, self.training) * mask
        for layer in self.layers:
            x = activation(x + dropped(layer(x, there), drop, self.training)) * mask
        return x

    def arcs(self, x, there, drop=0.0):
        """Scores of heads: (sentences, words, 1 + words), the root first."""
        d = activation(dropped(self.dependent(x), drop, self.training), 0.0)
        g = activation(dropped(self.head(x), drop, self.training))
        q = self.distance(d)
        n = x.shape[1]
        scores = d @ g.transpose(1, 2) + q.gather(2, BUCKETS[:n, :n][None].expand(len(x), -1, -1))
        root = d @ activation(self.root) + q[:, :, 0]
        scores = torch.cat([root[:, :, None], scores.masked_fill(torch.eye(n, dtype=torch.bool), -1e4)], 2) * (self.arc_scale.exp() * 2)
        absent = torch.cat([torch.zeros(len(x), 1, dtype=torch.bool), ~there], 1)
        return scores.masked_fill(absent[:, None, :], -1e4)

    def relations(self, x, heads, drop=0.0):
        d, g = self.relation_dependent(x), self.relation_head(x)
        g = torch.cat([self.relation_root.expand(len(x), 1, -1), g], 1)
        g = g.gather(1, heads[:, :, None].expand(-1, -1, g.shape[2]))
        return self.relation(dropped(activation(d + g, 0.0), drop, self.training)) * 4

    def name_scores(self, x, drop=0.0):
        return self.names(dropped(activation(self.name_hidden(x), 0.0), drop, self.training)) * 4

    def tag_scores(self, x, drop=0.0):
        return self.tags(dropped(x, drop, self.training)) * 4


# ---- keys and rows ----

def keys_of(tool, sentences):
    """(words x KEYS) numbers of 64 bits for all words of the sentences, one after the other."""
    text = "\n\n".join("\n".join(s.words) for s in sentences) + "\n"
    out = subprocess.run([tool], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    keys = numpy.frombuffer(out, dtype="<u8").reshape(-1, KEYS)
    assert len(keys) == sum(len(s.words) for s in sentences), (len(keys), sum(len(s.words) for s in sentences))
    return keys


class Rows:
    """Which keys have rows: those met often enough; words with a vector have two, of which export makes one."""

    def __init__(self, word_keys):
        self.vector_of = {}
        for i, key in enumerate(word_keys.tolist()):
            self.vector_of.setdefault(key, i + 1)
        self.of = {}

    def learn(self, keys, least):
        found, counts = numpy.unique(keys.ravel(), return_counts=True)
        words = set(numpy.unique(keys[:, 0]).tolist())
        for key, count in zip(found.tolist(), counts.tolist()):
            if key and count >= (2 if key in words else least):
                self.of[key] = len(self.of) + 1

    def place(self, keys):
        found, inverse = numpy.unique(keys, return_inverse=True)
        rows = numpy.array([self.of.get(k, 0) for k in found.tolist()], dtype="i4")
        vectors = numpy.array([self.vector_of.get(k, 0) for k in found.tolist()], dtype="i4")
        inverse = inverse.reshape(keys.shape)
        return rows[inverse], vectors[inverse[:, 0]]


# ---- forms in which news is written ----

def variant(s, chooser, kind):
    words = list(s.words)
    if kind == "capitals":
        words = [w.upper() for w in words]
    elif kind == "title":
        words = [w[:1].upper() + w[1:] if len(w) > 3 or i == 0 else w for i, w in enumerate(words)]
    elif kind == "small":
        words = [w.lower() for w in words]
    if kind in ("title", "small", "open") and len(words) > 3 and words[-1] in ".!?":
        words = words[:-1]
        cut = len(words)
        if s.heads is not None and any(h == cut + 1 for h in list(s.heads)[:cut]):
            return None
        part = lambda v: None if v is None else v[:cut]
        arcs = None if s.arcs is None else s.arcs[:cut, :cut + 1]
        return data.Sentence(words, part(s.tags), part(s.heads), part(s.relations), part(s.names), arcs)
    return data.Sentence(words, s.tags, s.heads, s.relations, s.names, s.arcs)


def with_variants(sentences, chooser, share):
    out = []
    for kind, part in (("capitals", share), ("title", share / 2), ("small", share / 2), ("open", share)):
        for s in sentences:
            if chooser.random() < part:
                made = variant(s, chooser, kind)
                if made:
                    out.append(made)
    return out


# ---- batches ----

class Set:
    """Sentences with their rows, in flat arrays."""

    def __init__(self, sentences, tool, rows, weight):
        self.sentences, self.weight = sentences, weight
        self.rows, self.vectors = rows.place(keys_of(tool, sentences))
        self.starts = numpy.cumsum([0] + [len(s.words) for s in sentences])


def collate(items):
    """items: (set, index) pairs."""
    words = max(len(s.sentences[i].words) for s, i in items)
    n = len(items)
    batch = {"keys": numpy.zeros((n, words, KEYS), "i4"), "vectors": numpy.zeros((n, words), "i4"),
             "there": numpy.zeros((n, words), bool)}
    for key in ("tags", "relations", "names", "gold"):
        batch[key] = numpy.full((n, words), data.UNMARKED, "i8")
    soft = [k for k, (s, i) in enumerate(items) if s.sentences[i].arcs is not None]
    batch["soft"] = numpy.full((len(soft), words, words + 1), -60.0, "f4")
    for k, (s, i) in enumerate(items):
        sentence, at = s.sentences[i], s.starts[i]
        count = len(sentence.words)
        batch["keys"][k, :count], batch["vectors"][k, :count] = s.rows[at:at + count], s.vectors[at:at + count]
        batch["there"][k, :count] = True
        for key, value in (("tags", sentence.tags), ("names", sentence.names), ("relations", sentence.relations),
                           ("gold", sentence.heads)):
            if value is not None:
                batch[key][k, :count] = value
    for k, item in enumerate(soft):
        arcs = items[item][0].sentences[items[item][1]].arcs
        batch["soft"][k, :arcs.shape[0], :arcs.shape[1]] = arcs
    out = {key: torch.from_numpy(value) for key, value in batch.items()}
    out["soft_rows"] = torch.tensor(soft, dtype=torch.long)
    return out


def plan(sets, budget, chooser):
    """One epoch: each set goes in `weight` times; a fraction is a draw."""
    items = []
    for s in sets:
        whole, part = int(s.weight), s.weight - int(s.weight)
        for i in range(len(s.sentences)):
            items.extend([(s, i)] * (whole + (chooser.random() < part)))
    chooser.shuffle(items)
    out = []
    for at in range(0, len(items), 4096):
        group = sorted(items[at:at + 4096], key=lambda item: len(item[0].sentences[item[1]].words))
        batch = []
        for item in group:
            if batch and (len(batch) + 1) * len(item[0].sentences[item[1]].words) > budget:
                out.append(batch)
                batch = []
            batch.append(item)
        out.append(batch)
    chooser.shuffle(out)
    return out


# ---- training ----

def loss_of(model, batch, drop):
    x = model(batch, drop)
    entropy = lambda scores, gold: F.cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="sum", ignore_index=data.UNMARKED)
    loss = entropy(model.tag_scores(x, drop), batch["tags"]) + entropy(model.name_scores(x, drop), batch["names"])
    treed = (batch["gold"] >= 0).any(1)
    if treed.any():
        y, there, gold = x[treed], batch["there"][treed], batch["gold"][treed]
        arcs = model.arcs(y, there, drop)
        soft_rows = batch["soft_rows"]
        is_soft = torch.zeros(len(x), dtype=torch.bool)
        is_soft[soft_rows] = True
        is_soft = is_soft[treed]
        if len(soft_rows):
            scores = F.log_softmax(arcs[is_soft], 2)
            target = batch["soft"].exp()
            loss = loss - (target * scores.clamp_min(-60) * there[is_soft][:, :, None]).sum()
        if (~is_soft).any():
            loss = loss + entropy(arcs[~is_soft], gold[~is_soft])
        loss = loss + entropy(model.relations(y, gold.clamp_min(0), drop), batch["relations"][treed])
    return loss / batch["there"].sum()


@torch.no_grad()
def evaluate(model, test):
    model.eval()
    words = tags = uas = las = gold_names = found_names = same_names = 0
    order = sorted(range(len(test.sentences)), key=lambda i: len(test.sentences[i].words))
    for at in range(0, len(order), 64):
        group = [(test, i) for i in order[at:at + 64]]
        batch = collate(group)
        x = model(batch)
        heads = model.arcs(x, batch["there"]).argmax(2)
        relations = model.relations(x, heads).argmax(2)
        there = batch["there"] & (batch["gold"] >= 0)
        words += there.sum().item()
        tags += ((model.tag_scores(x).argmax(2) == batch["tags"]) & there).sum().item()
        ok = (heads == batch["gold"]) & there
        uas += ok.sum().item()
        las += (ok & (relations == batch["relations"])).sum().item()
        if test.sentences[order[at]].heads is None:
            for row, (_, i) in zip(model.name_scores(x).argmax(2).tolist(), group):
                s = test.sentences[i]
                gold, found = teacher.spans(s.names), teacher.spans(row[:len(s.words)])
                gold_names, found_names, same_names = gold_names + len(gold), found_names + len(found), same_names + len(gold & found)
    words = max(1, words)
    return "tags %.2f UAS %.2f LAS %.2f names F %.2f" % (
        100 * tags / words, 100 * uas / words, 100 * las / words, 200 * same_names / max(1, gold_names + found_names))


def train(options):
    torch.manual_seed(SEED)
    chooser = random.Random(SEED)
    begin = time.time()
    saved = numpy.load(os.path.join(options.work, "vectors.npz"))
    rows = Rows(saved["keys"])
    vectors = torch.from_numpy(numpy.concatenate([numpy.zeros((1, saved["vectors"].shape[1]), "f4"), saved["vectors"].astype("f4")]))
    classes, trees, names = teacher.read_all(options.corpora)
    trees = [s for s in trees if len(s.words) <= 200]
    names = [s for s in names if len(s.words) <= 200]
    for path in options.own:
        trees += data.read_treebank(path, classes, False)
    read = []
    if options.read:
        with open(options.read, "rb") as file:
            read = pickle.load(file)["sentences"]
        read = [s for s in read if 4 <= len(s.words) <= 80]
        if options.most:
            chooser.shuffle(read)
            read = read[:options.most]
    # A teacher's head that is the word itself cannot be; it never chooses one. Its labels are taken as they are.
    counted = keys_of(options.tool, trees + trees + trees + names + names + read)
    rows.learn(counted, 4)
    del counted
    print("rows %d, trees %d, names %d, read %d sentences, %.0f s" % (len(rows.of), len(trees), len(names), len(read), time.time() - begin), flush=True)
    sets = [Set(trees + with_variants(trees, chooser, 0.06), options.tool, rows, options.gold),
            Set(names + with_variants(names, chooser, 0.06), options.tool, rows, options.names)]
    if read:
        sets.append(Set(read + with_variants(read, chooser, 0.03), options.tool, rows, 1))
    tests = {}
    for bank in ("ewt", "gum"):
        gold = data.read_treebank(os.path.join(options.corpora, "parse", bank + "-dev.conllu"), classes, False)
        tests[bank] = Set(gold, options.tool, rows, 1)
        if bank == "ewt":
            tests["ewt in capitals"] = Set([variant(s, chooser, "capitals") for s in gold], options.tool, rows, 1)
    tests["worldwide"] = Set(data.read_names(os.path.join(options.corpora, "ner", "worldwide-dev")), options.tool, rows, 1)
    model = Student(len(rows.of) + 1, vectors, len(classes), options.width, options.layers, options.arc, options.relation)
    sparse = torch.optim.SparseAdam([model.rows.weight], lr=options.rate * 0.5)
    dense = torch.optim.Adam([p for n, p in model.named_parameters() if p.requires_grad and n != "rows.weight"], lr=options.rate,
                             betas=(0.9, 0.98))
    plans = [plan(sets, options.budget, chooser) for _ in range(options.epochs)]
    steps, done = sum(map(len, plans)), 0
    print("%d steps, %.0f s" % (steps, time.time() - begin), flush=True)
    for epoch, one in enumerate(plans):
        model.train()
        total = 0.0
        for at, group in enumerate(one):
            Rounding.on = done >= steps * 0.7
            share = min(1, (done + 1) / 300) * max(0.004, 1 - done / steps)
            for optimizer in (sparse, dense):
                for g in optimizer.param_groups:
                    g["lr"] = options.rate * share * (0.5 if optimizer is sparse else 1)
            batch = collate(group)
            # Words are forgotten at times, so that what is beside them is learned as well.
            gone = torch.rand(batch["vectors"].shape) < options.forget
            batch["keys"][:, :, 0][gone] = 0
            gone &= torch.rand(gone.shape) < 0.5
            batch["vectors"][gone] = 0
            loss = loss_of(model, batch, options.drop)
            sparse.zero_grad(set_to_none=True)
            dense.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_([p for n, p in model.named_parameters() if p.grad is not None and n != "rows.weight"], 1.0)
            sparse.step()
            dense.step()
            total += loss.item()
            done += 1
            if done % 200 == 0:
                print("step %d of %d, loss %.3f, %.0f s" % (done, steps, total / (at + 1), time.time() - begin), flush=True)
        if epoch % options.look == options.look - 1 or epoch + 1 == options.epochs:
            for name, test in tests.items():
                print("epoch", epoch + 1, name, evaluate(model, test), flush=True)
            model.train()
            torch.save({"model": model.state_dict(), "config": model.config, "classes": classes, "rows": rows.of,
                        "vectors": rows.vector_of}, options.model)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora")
    parser.add_argument("work")
    parser.add_argument("model")
    parser.add_argument("--tool", required=True, help="learn/tool_keys, built")
    parser.add_argument("--own", action="append", default=[])
    parser.add_argument("--read")
    parser.add_argument("--most", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--look", type=int, default=5)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--layers", default="crrr")
    parser.add_argument("--arc", type=int, default=96)
    parser.add_argument("--relation", type=int, default=128)
    parser.add_argument("--budget", type=int, default=3000)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--drop", type=float, default=0.15)
    parser.add_argument("--forget", type=float, default=0.1)
    parser.add_argument("--gold", type=float, default=1)
    parser.add_argument("--names", type=float, default=0.5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    train(options)


if __name__ == "__main__":
    main()
