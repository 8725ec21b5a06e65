#!/usr/bin/env python3
"""teacher.py -- a slow and accurate reader, from which the fast one learns.

teacher.py train ENCODER_FOLDER CORPORA MODEL [EPOCHS]     fine-tunes the encoder on treebanks and names
teacher.py read  ENCODER_FOLDER MODEL WORDS OUT            reads plain text (one word a line) and writes what it finds

The encoder is a small pretrained transformer that a registry carries (learn/README.md says which and how to fetch it). On top
of a mix of its layers stand a classifier of tags, one of names, and biaffine scorers of heads and relations (Dozat and
Manning 2017). Nothing of it is needed to run Sayso."""
import glob
import math
import os
import pickle
import random
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import data

SEED = 20261121
PIECES = 2048  # word pieces in a batch
LONGEST = 110  # words; longer sentences are read in parts


class Pieces:
    """Words to word pieces. Case, which the encoder does not see, is told apart beside it."""

    def __init__(self, folder):
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(glob.glob(os.path.join(folder, "*tokenizer.json"))[0])
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def word(self, word):
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:8]
            self.known[word] = ids or [100]
        return self.known[word]

    @staticmethod
    def case(words):
        upper = sum(w.isupper() for w in words) * 2 > len(words)
        out = []
        for i, w in enumerate(words):
            kind = 0 if w.islower() else 1 if w[:1].isupper() and w[1:].islower() else 2 if w.isupper() and len(w) > 1 \
                else 3 if any(c.isdigit() for c in w) else 4 if w[:1].isupper() else 5
            out.append(kind + 6 * (i == 0) + 12 * upper)
        return out


class Layer(nn.Module):
    def __init__(self, size=384, heads=12, inner=1536):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(size, size) for _ in range(4))
        self.wide, self.narrow = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)

    def forward(self, x, mask):
        n, length, size = x.shape
        q, k, v = (f(x).view(n, length, self.heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        a = torch.softmax((q @ k.transpose(2, 3) * k.shape[3] ** -0.5).masked_fill(~mask, -1e4), 3).to(v.dtype) @ v
        a = self.output(a.transpose(1, 2).reshape(n, length, size))
        x = self.norm1(x + a)
        return self.norm2(x + self.narrow(F.gelu(self.wide(x))))


class Biaffine(nn.Module):
    def __init__(self, size, inner, out):
        super().__init__()
        self.dependent, self.head = nn.Linear(size, inner), nn.Linear(size, inner)
        self.weight = nn.Parameter(torch.zeros(out, inner + 1, inner + 1))
        nn.init.normal_(self.weight, std=0.01)

    def sides(self, x, drop):
        one = torch.ones(*x.shape[:2], 1, dtype=x.dtype)
        return (torch.cat([F.dropout(F.gelu(f(x)), drop, self.training), one], 2) for f in (self.dependent, self.head))


class Teacher(nn.Module):
    def __init__(self, layers, classes):
        super().__init__()
        size = 384
        self.word, self.place = nn.Embedding(30522, size), nn.Embedding(512, size)
        self.kind = nn.Parameter(torch.zeros(size))
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.mix = nn.Parameter(torch.zeros(layers + 1))
        self.case = nn.Embedding(24, 64)
        self.join = nn.Linear(2 * size + 64, size)
        self.root = nn.Parameter(torch.randn(size) * 0.02)
        self.tags, self.names = nn.Linear(size, classes), nn.Linear(size, len(data.NAME_LABELS))
        self.arc, self.relation = Biaffine(size, 320, 1), Biaffine(size, 128, len(data.RELATIONS))

    def load_encoder(self, folder):
        import onnx
        from onnx import numpy_helper
        graph = onnx.load(glob.glob(os.path.join(folder, "*.onnx"))[0]).graph
        named = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        # Matrices of MatMul nodes lost their names in the export; the bias that is added next tells which they are.
        made = {node.output[0]: node for node in graph.node}
        for node in graph.node:
            if node.op_type == "Add":
                bias = [i for i in node.input if i in named and i.endswith(".bias")]
                other = [i for i in node.input if i in made and made[i].op_type == "MatMul"]
                if bias and other:
                    matrix = [i for i in made[other[0]].input if i in named]
                    if matrix:
                        named[bias[0][:-4] + "weight"] = named[matrix[0]].T
        def put(parameter, name):
            parameter.data.copy_(torch.tensor(named[name].copy()))
        put(self.word.weight, "embeddings.word_embeddings.weight")
        put(self.place.weight, "embeddings.position_embeddings.weight")
        self.kind.data.copy_(torch.tensor(named["embeddings.token_type_embeddings.weight"][0].copy()))
        put(self.norm.weight, "embeddings.LayerNorm.weight")
        put(self.norm.bias, "embeddings.LayerNorm.bias")
        for i, layer in enumerate(self.layers):
            start = "encoder.layer.%d." % i
            for module, name in ((layer.query, "attention.self.query"), (layer.key, "attention.self.key"),
                                 (layer.value, "attention.self.value"), (layer.output, "attention.output.dense"),
                                 (layer.norm1, "attention.output.LayerNorm"), (layer.wide, "intermediate.dense"),
                                 (layer.narrow, "output.dense"), (layer.norm2, "output.LayerNorm")):
                put(module.weight, start + name + ".weight")
                put(module.bias, start + name + ".bias")

    def states(self, batch, drop):
        """(sentences, words, size) of the words, the root before them."""
        x = self.word(batch["pieces"]) + self.place.weight[:batch["pieces"].shape[1]] + self.kind
        x = self.norm(x)
        weights = torch.softmax(self.mix, 0)
        mixed = weights[0] * x
        mask = batch["mask"][:, None, None, :]
        for i, layer in enumerate(self.layers):
            x = layer(x, mask)
            mixed = mixed + weights[i + 1] * x
        rows = torch.arange(x.shape[0])[:, None]
        words = torch.cat([mixed[rows, batch["first"]], mixed[rows, batch["last"]], self.case(batch["case"])], 2)
        words = F.dropout(F.gelu(self.join(words)), drop, self.training)
        return torch.cat([self.root.expand(x.shape[0], 1, -1).to(words.dtype), words], 1)

    def scores(self, batch, drop=0.0):
        h = self.states(batch, drop)
        dependent, head = self.arc.sides(h, drop)
        arcs = dependent[:, 1:] @ self.arc.weight[0].to(h.dtype) @ head.transpose(1, 2)
        arcs = arcs.float() / math.sqrt(320)
        n = arcs.shape[1]
        absent = ~batch["there"]
        arcs = arcs.masked_fill(torch.cat([torch.zeros(len(arcs), 1, dtype=torch.bool), absent], 1)[:, None, :], -1e4)
        arcs = arcs.masked_fill(torch.eye(n, n + 1, dtype=torch.bool).roll(1, 1)[None], -1e4)
        return h, self.tags(h[:, 1:]).float(), self.names(h[:, 1:]).float(), arcs

    def relations(self, h, heads, drop=0.0):
        dependent, head = self.relation.sides(h, drop)
        rows = torch.arange(len(h))[:, None]
        d, g = dependent[:, 1:], head[rows, heads]
        w = self.relation.weight.to(h.dtype)
        return torch.einsum("bni,rij,bnj->bnr", d, w, g).float() if d.shape[1] < 0 else \
            torch.stack([((d @ w[r]) * g).sum(2) for r in range(len(w))], 2).float()


# ---- batches ----

def batches(sentences, pieces, budget, chooser):
    order = list(range(len(sentences)))
    if chooser:
        chooser.shuffle(order)
    sizes = [sum(len(pieces.word(w)) for w in s.words) for s in sentences]
    pool = budget * 60 if chooser else 10 ** 12
    groups, group, total = [], [], 0
    for i in order:  # sorted by length within pools, so that little is padding
        group.append(i)
        total += sizes[i]
        if total > pool:
            groups.append(group)
            group, total = [], 0
    groups.append(group)
    out = []
    for group in groups:
        group.sort(key=lambda i: (sizes[i], i))
        batch = []
        for i in group:
            if batch and (len(batch) + 1) * (sizes[i] + 2) > budget:
                out.append(batch)
                batch = []
            batch.append(i)
        if batch:
            out.append(batch)
    if chooser:
        chooser.shuffle(out)
    return out


def collate(sentences, pieces):
    ids = [[p for w in s.words for p in pieces.word(w)][:500] for s in sentences]
    width, words = max(map(len, ids)) + 2, max(len(s.words) for s in sentences)
    n = len(sentences)
    batch = {"pieces": torch.zeros(n, width, dtype=torch.long), "mask": torch.zeros(n, width, dtype=torch.bool),
             "there": torch.zeros(n, words, dtype=torch.bool)}
    for key in ("first", "last", "case", "heads"):
        batch[key] = torch.zeros(n, words, dtype=torch.long)
    for key in ("tags", "relations", "names", "gold"):
        batch[key] = torch.full((n, words), data.UNMARKED)
    for i, s in enumerate(sentences):
        batch["pieces"][i, :len(ids[i]) + 2] = torch.tensor([101] + ids[i] + [102])
        batch["mask"][i, :len(ids[i]) + 2] = True
        count = len(s.words)
        batch["there"][i, :count] = True
        at, first, last = 1, [], []
        for w in s.words:
            first.append(min(at, 500))
            at += len(pieces.word(w))
            last.append(min(at - 1, 500))
        batch["first"][i, :count], batch["last"][i, :count] = torch.tensor(first), torch.tensor(last)
        batch["case"][i, :count] = torch.tensor(Pieces.case(s.words))
        for key, value in (("tags", s.tags), ("names", s.names), ("relations", s.relations), ("gold", s.heads)):
            if value is not None:
                batch[key][i, :count] = torch.tensor(value)
        if s.heads is not None:
            batch["heads"][i, :count] = torch.tensor(s.heads)
    return batch


# ---- training ----

def loss_of(model, batch, drop):
    h, tags, names, arcs = model.scores(batch, drop)
    entropy = lambda scores, gold: F.cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="sum", label_smoothing=0.03)
    count = batch["there"].sum()
    loss = entropy(tags, batch["tags"]) + entropy(names, batch["names"]) * 1.5
    if (batch["gold"] >= 0).any():
        loss = loss + F.cross_entropy(arcs.flatten(0, 1), batch["gold"].flatten(), reduction="sum")
        loss = loss + entropy(model.relations(h, batch["heads"], drop), batch["relations"])
    return loss / count


@torch.no_grad()
def evaluate(model, sentences, pieces):
    model.eval()
    right = dict.fromkeys(("words", "tags", "uas", "las"), 0)
    gold_names = found_names = same_names = 0
    for group in batches(sentences, pieces, 8192, None):
        batch = collate([sentences[i] for i in group], pieces)
        with torch.autocast("cpu", torch.bfloat16):
            h, tags, names, arcs = model.scores(batch)
            heads = arcs.argmax(2)
            relations = model.relations(h, heads).argmax(2)
        if (batch["gold"] >= 0).any():
            there = batch["there"] & (batch["gold"] >= 0)
            right["words"] += there.sum().item()
            right["tags"] += ((tags.argmax(2) == batch["tags"]) & there).sum().item()
            ok = (heads == batch["gold"]) & there
            right["uas"] += ok.sum().item()
            right["las"] += (ok & (relations == batch["relations"])).sum().item()
        else:
            for row, s in zip(names.argmax(2).tolist(), [sentences[i] for i in group]):
                gold, found = spans(s.names), spans(row[:len(s.words)])
                gold_names += len(gold)
                found_names += len(found)
                same_names += len(gold & found)
    words = max(1, right["words"])
    return "tags %.2f UAS %.2f LAS %.2f names F %.2f" % (
        100 * right["tags"] / words, 100 * right["uas"] / words, 100 * right["las"] / words,
        200 * same_names / max(1, gold_names + found_names))


def spans(labels):
    """(first, end, kind) of the well-formed names."""
    out, start, kind = set(), None, None
    for i, label in enumerate(labels):
        part, _, of = data.NAME_LABELS[label].partition("-") if label >= 0 else ("O", "", "")
        if part == "S":
            out.add((i, i + 1, of))
            start = None
        elif part == "B":
            start, kind = i, of
        elif part == "E" and start is not None and of == kind:
            out.add((start, i + 1, of))
            start = None
        elif part != "I" or of != kind:
            start = None
    return out


def read_all(corpora):
    classes = {}
    trees = [s for bank in ("ewt-train", "gum-train")
             for s in data.read_treebank(os.path.join(corpora, "parse", bank + ".conllu"), classes, True)]
    return classes, trees, data.read_names(os.path.join(corpora, "ner", "worldwide-train"))


def train(folder, corpora, path, epochs):
    torch.manual_seed(SEED)
    chooser = random.Random(SEED)
    classes, trees, names = read_all(corpora)
    names = [s for s in names if len(s.words) <= 200]
    tests = [data.read_treebank(os.path.join(corpora, "parse", bank + "-dev.conllu"), classes, False) for bank in ("ewt", "gum")]
    tests.append(data.read_names(os.path.join(corpora, "ner", "worldwide-dev")))
    pieces = Pieces(folder)
    layers = 12 if "bge" in folder else 6
    model = Teacher(layers, len(classes))
    model.load_encoder(folder)
    model.word.weight.requires_grad = model.place.weight.requires_grad = False
    encoder = [p for n, p in model.named_parameters() if n.startswith(("kind", "norm", "layers"))]
    heads = [p for n, p in model.named_parameters() if not n.startswith(("word", "place", "kind", "norm", "layers"))]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": 2e-4}, {"params": heads, "lr": 1.5e-3}], weight_decay=0.01, betas=(0.9, 0.98))
    everything = trees + names
    plans = [batches(everything, pieces, PIECES, chooser) for _ in range(epochs)]
    steps, done, begin = sum(map(len, plans)), 0, time.time()
    rate = lambda step: min(1, (step + 1) / 200) * max(0.01, 1 - step / steps)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    for epoch, plan in enumerate(plans):
        model.train()
        total = 0.0
        for group in plan:
            batch = collate([everything[i] for i in group], pieces)
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(model, batch, 0.1)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            scheduler.step()
            total += loss.item()
            done += 1
            if done % 50 == 0 or done == 10:
                print("step %d of %d, loss %.3f, %.0f s" % (done, steps, total / (done - sum(map(len, plans[:epoch]))),
                                                         time.time() - begin), flush=True)
        torch.save({"model": model.state_dict(), "classes": classes, "layers": layers}, path)
        for name, test in zip(("ewt", "gum", "worldwide"), tests):
            print("epoch", epoch + 1, name, evaluate(model, test, pieces), flush=True)


# ---- reading ----

@torch.no_grad()
def read(folder, path, words, out):
    saved = torch.load(path)
    model = Teacher(saved["layers"], len(saved["classes"]))
    model.load_state_dict(saved["model"])
    model.eval()
    pieces = Pieces(folder)
    sentences = [s for s in data.read_words(words) if 3 <= len(s.words) <= LONGEST]
    done, begin = 0, time.time()
    for group in batches(sentences, pieces, 8192, None):
        some = [sentences[i] for i in group]
        batch = collate(some, pieces)
        with torch.autocast("cpu", torch.bfloat16):
            h, tags, names, arcs = model.scores(batch)
            heads = arcs.argmax(2)
            relations = model.relations(h, heads).argmax(2)
        arcs = torch.log_softmax(arcs, 2).half().numpy()
        for i, s in enumerate(some):
            n = len(s.words)
            s.tags, s.names = tags[i, :n].argmax(1).numpy().astype("u1"), names[i, :n].argmax(1).numpy().astype("u1")
            s.heads, s.relations = heads[i, :n].numpy().astype("u1"), relations[i, :n].numpy().astype("u1")
            s.arcs = arcs[i, :n, :n + 1].copy()
        done += len(group)
        if done % 2000 < len(group):
            print("%d of %d sentences, %.0f s" % (done, len(sentences), time.time() - begin), flush=True)
    with open(out, "wb") as file:
        pickle.dump({"classes": saved["classes"], "sentences": sentences}, file, protocol=4)


if __name__ == "__main__":
    torch.set_num_threads(2)
    if sys.argv[1] == "train":
        train(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]) if len(sys.argv) > 5 else 4)
    else:
        read(*sys.argv[2:6])
