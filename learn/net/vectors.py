#!/usr/bin/env python3
"""vectors.py -- word vectors of a registry package (learn/README.md) as arrays: vectors.py JSON TOOL_KEYS OUT [MOST]

Words come in the order of the package, which is that of how common they are. Each vector is scaled to length one."""
import json
import sys

import numpy

from data import Sentence
from student import keys_of


def main():
    path, tool, out = sys.argv[1:4]
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 120000
    with open(path, encoding="utf-8") as file:
        package = json.load(file)
    words = [w for w in package["words"] if w and " " not in w and "\n" not in w][:most]
    size = package["dimensions"]
    vectors = numpy.array([package["vectors"][w][:size] for w in words], dtype="f4")
    vectors /= numpy.maximum(1e-6, numpy.linalg.norm(vectors, axis=1, keepdims=True))
    keys = keys_of(tool, [Sentence([w]) for w in words])[:, 0]
    numpy.savez(out, keys=keys, vectors=vectors.astype("f2"))
    print(len(words), "words")


if __name__ == "__main__":
    main()
