#!/usr/bin/env python3
"""plain.py -- which sentences the teacher reads: plain.py CORPORA WORDS > chosen

WORDS is what tool_words makes of raw_text.py's news. Sentences of the treebanks are left out, and of Reuters-21578, which
would be half of all, four tenths are taken. One fixed seed; the order is shuffled, so that a part is a fair sample."""
import os
import random
import sys

import data

REUTERS_SHARE = 0.42


def main():
    corpora, path = sys.argv[1:3]
    chooser = random.Random(20261121)
    gold = {"".join(s.words) for bank in ("ewt", "gum")
            for s in data.read_treebank(os.path.join(corpora, "parse", bank + "-train.conllu"), {}, True)}
    chosen, reuters = [], True
    for s in data.read_words(path):
        reuters = reuters and s.words != ["END", "OF", "REUTERS"]
        if "".join(s.words) in gold or not any(c.isalpha() for w in s.words for c in w):
            continue
        if not reuters or chooser.random() < REUTERS_SHARE:
            chosen.append(s.words)
    chooser.shuffle(chosen)
    for words in chosen:
        sys.stdout.write("\n".join(words) + "\n\n")


if __name__ == "__main__":
    main()
