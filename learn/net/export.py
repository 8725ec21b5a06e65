#!/usr/bin/env python3
"""export.py -- a trained network as whole numbers: export.py MODEL FOLDER writes the parts of the sections "encode", "tag",
"parse" and "names" in the layout of src/encode/steps.h and its neighbours; learn/tool_section puts them together."""
import os
import struct
import sys

import numpy
import torch

from student import DISTANCES, KEYS, UNIT, Student, shifts_of

ROW_SHIFT = 1  # rows are in units of 1/128: their sums are halved


def dense(layer):
    """The bytes of src/core/dense.h."""
    weight, bias = layer.weight.detach(), layer.bias.detach()
    shifts = shifts_of(weight)
    whole = torch.round(weight * (2.0 ** shifts)[:, None]).clamp(-127, 127).to(torch.int64).numpy()
    shifts = shifts.to(torch.int64).numpy()
    scaled = numpy.round(bias.double().numpy() * UNIT * 2.0 ** shifts).astype("i8")
    scaled += numpy.where(shifts > 0, 1 << numpy.maximum(shifts - 1, 0), 0) - 128 * whole.sum(1)
    outputs, inputs = whole.shape
    padded = (outputs + 15) // 16 * 16
    blocks = numpy.zeros((padded, inputs), "i1")
    blocks[:outputs] = whole
    blocks = blocks.reshape(padded // 16, 16, inputs // 4, 4).transpose(0, 2, 1, 3)
    out = struct.pack("<4I", inputs, outputs, 0, 0).ljust(64, b"\0")
    for values in (scaled, shifts):
        out += numpy.pad(values, (0, padded - outputs)).astype("<i4").tobytes()
    return out + blocks.tobytes()


def rows_of(model, saved):
    """Each key's row; the word vectors are lifted once, here."""
    weight = model.rows.weight.detach()
    lifted = model.lift(model.vectors.weight).detach()
    keys = sorted(set(saved["rows"]) | set(saved["vectors"]))
    of = torch.tensor([saved["rows"].get(k, 0) for k in keys])
    vectors = torch.tensor([saved["vectors"].get(k, 0) for k in keys])
    rows = torch.round((weight[of] + lifted[vectors]) * UNIT * 2 ** ROW_SHIFT).clamp(-127, 127).to(torch.int8).numpy()
    kept = numpy.abs(rows).max(1) > 0
    return numpy.array(keys, "<u8")[kept], rows[kept]


def whole(values):
    return torch.round(values.detach() * UNIT).clamp(-127, 127).to(torch.int16).numpy().astype("<i2").tobytes()


def main():
    saved = torch.load(sys.argv[1], weights_only=False)
    config, folder = dict(saved["config"]), sys.argv[2]
    shape = saved["model"]["vectors.weight"].shape
    model = Student(saved["model"]["rows.weight"].shape[0], torch.zeros(shape), **config)
    model.load_state_dict(saved["model"])
    keys, rows = rows_of(model, saved)
    table = numpy.zeros(len(keys), numpy.dtype([("key", "<u8"), ("value", "<u4")]))
    table["key"], table["value"] = keys, numpy.arange(1, len(keys) + 1)
    kinds = [1 if kind == "c" else 2 for kind in config["layers"]]
    head = struct.pack("<16I", config["width"], KEYS, len(kinds), len(keys), *kinds, *([0] * (11 - len(kinds))), ROW_SHIFT)
    parts = {"encode": [head, table.tobytes(), rows.tobytes()], "tag": [dense(model.tags)], "names": [dense(model.name_hidden), dense(model.names)]}
    for kind, layer in zip(kinds, model.layers):
        parts["encode"] += [dense(layer.inner)] if kind == 1 else [dense(layer.gates), dense(layer.out)]
    classes = sorted(saved["classes"].items(), key=lambda item: item[1])
    parts["tag"].append(b"".join(struct.pack("<2I", upos, feats) for (upos, feats), _ in classes))
    parts["parse"] = [struct.pack("<4I", config["arc"], config["relation"], DISTANCES, 0)]
    parts["parse"] += [dense(layer) for layer in (model.dependent, model.head, model.distance, model.relation_dependent,
                                                  model.relation_head, model.relation)]
    parts["parse"].append(whole(model.root) + whole(model.relation_root))
    for section, some in parts.items():
        for i, part in enumerate(some):
            name = "%s.%02d%s" % (section, i, ".table" if (section, i) == ("encode", 1) else "")
            with open(os.path.join(folder, name), "wb") as file:
                file.write(part)
    print("%d rows of %d, layers %s" % (len(keys), config["width"], config["layers"]))


if __name__ == "__main__":
    main()
