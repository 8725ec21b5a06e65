#!/usr/bin/env python3
"""The peer: how many words a second UDPipe takes from text to tokens, tags and trees, beside Sayso's stages on the same text.

    python3 bench/peer_udpipe.py --cache build/peer --stages build/release/bench/bench_parse --pack build/release/sayso.pack

Needs the package ufal.udpipe and the corpora; says so and skips where one is not there. The peer learns from
the training parts of EWT and GUM, as Sayso does, for few rounds, into CACHE (about twenty minutes, once; --every 8 takes every
eighth sentence and two minutes). Its sizes are UDPipe's defaults:
tokenizer of dimension 24, one tagger model with the standard templates, parser with a hidden layer of 200 and embeddings of 50
(form), 20 (part of speech, features, relation). Speed follows from these sizes, not from how long it learned; its accuracy is
therefore not reported. Both sides run on one thread, are read by processor time without start-up, and write no output.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import news

ROOT = pathlib.Path(__file__).resolve().parent.parent
OPTIONS = {"tokenizer": "epochs=6", "tagger": "models=1;iterations=3", "parser": "iterations=1"}
SHARES = {"mention": "25 %", "claim": "20 %"}  # bars: what a stage may take of the time of parsing
BEAMS = (("as its command line runs it, beam of 5", ""), ("greedy, beam of 1", "beam_search=1"))


def sentences_of(udpipe, paths, every):
    """Every so manieth sentence of the treebanks."""
    kept, error = udpipe.Sentences(), udpipe.ProcessingError()
    for path in paths:
        blocks = pathlib.Path(path).read_text(encoding="utf-8").split("\n\n")
        reader = udpipe.InputFormat.newInputFormat("conllu")
        reader.setText("\n\n".join(blocks[::every]) + "\n\n")
        sentence = udpipe.Sentence()
        while reader.nextSentence(sentence, error):
            kept.push_back(sentence)
            sentence = udpipe.Sentence()
        if error.occurred():
            raise SystemExit(f"peer: {path}: {error.message}")
    return kept


def learn(udpipe, corpora, path, every):
    paths = [f"{corpora}/parse/{name}-train.conllu" for name in ("ewt", "gum")]
    print(f"peer: UDPipe learns into {path}; this takes some minutes, once", file=sys.stderr)
    error = udpipe.ProcessingError()
    bytes_ = udpipe.Trainer.train("morphodita_parsito", sentences_of(udpipe, paths, every), udpipe.Sentences(),
                                  OPTIONS["tokenizer"], OPTIONS["tagger"], OPTIONS["parser"], error)
    if error.occurred():
        raise SystemExit(f"peer: UDPipe: {error.message}")
    part = path.with_suffix(".part")
    part.write_bytes(bytes_)
    part.replace(path)


def peer_speed(udpipe, model, text, parser_options):
    """Words a second of processor time, of each stage and of all, and what came out."""
    seconds, words, sentences = {"segment": 0.0, "tag": 0.0, "parse": 0.0}, 0, 0
    error, sentence = udpipe.ProcessingError(), udpipe.Sentence()
    tokenizer = model.newTokenizer(udpipe.Model.DEFAULT)
    tokenizer.setText(text)
    while True:
        times = [time.process_time()]
        if not tokenizer.nextSentence(sentence, error):
            break
        times.append(time.process_time())
        model.tag(sentence, "", error)
        times.append(time.process_time())
        model.parse(sentence, parser_options, error)
        times.append(time.process_time())
        for stage, begin, end in zip(seconds, times, times[1:]):
            seconds[stage] += end - begin
        words, sentences = words + sentence.words.size() - 1, sentences + 1
    if error.occurred():
        raise SystemExit(f"peer: UDPipe: {error.message}")
    speed = {stage: words / spent for stage, spent in seconds.items()}
    return dict(speed, all=words / sum(seconds.values())), words, sentences


def own_speed(stages, pack, path):
    """{stage: (tokens a second, cycles a token or "", share of the time of parsing or "")} of Sayso, as bench_parse prints them;
    "all" is parsing: from text to trees and names."""
    done = subprocess.run([stages, pack, path, "1"], stdout=subprocess.PIPE, check=True, text=True)
    found = re.findall(r"^bench (\S+) tokens_per_second (\d+)(?: cycles_per_token (\d+))?(?: share_of_parsing ([\d.]+))?", done.stdout, re.M)
    return {stage: (float(speed), cycles, share) for stage, speed, cycles, share in found}


def print_own(own, size):
    print("## Stages\n")
    print(f"`bench_parse` on {size:,} bytes of Reuters-21578, one thread, processor time; cycles of the time stamp counter.\n")
    print("| stage | tokens a second | cycles a token | bar |\n|---|---|---|---|")
    for stage, (speed, cycles, _) in own.items():
        print(f"| {stage} | {speed:,.0f} | {cycles} | {'150,000' if stage == 'all' else ''} |")
    print("\n| measure | figure | bar |\n|---|---|---|")
    for stage, bar in SHARES.items():
        print(f"| {stage} stage, share of the time of parsing | {100 * float(own[stage][2]):.0f} % | {bar} |")


def print_peer(udpipe, path, text, own):
    print("\n## The peer\n")
    print("UDPipe (ufal.udpipe, default sizes, learned by `bench/peer_udpipe.py`) on the same text in the same run, one thread,")
    print("processor time; words a second.\n")
    print("| | segment | tag | parse | all | Sayso is faster by (bar: 50) |\n|---|---|---|---|---|---|")
    model = udpipe.Model.load(str(path))
    for name, options in BEAMS:
        speed, words, sentences = peer_speed(udpipe, model, text, options)
        print(f"| UDPipe, {name} | " + " | ".join(f"{speed[s]:,.0f}" for s in ("segment", "tag", "parse", "all")) +
              f" | {own['all'][0] / speed['all']:.1f} |", flush=True)
    print(f"\nUDPipe found {words:,} words in {sentences:,} sentences.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", required=True, help="folder that keeps what the peer has learned")
    parser.add_argument("--stages", required=True, help="path of bench_parse")
    parser.add_argument("--pack", required=True)
    parser.add_argument("--corpora", default=str(ROOT.parent / "shared" / "corpora"))
    parser.add_argument("--size", type=int, default=500_000, help="bytes of news text")
    parser.add_argument("--every", type=int, default=1, help="take every so manieth sentence to learn from")
    asked = parser.parse_args()
    text = news.reuters(asked.corpora, asked.size)
    if not text:
        print("The corpora are not there: stages and peer skipped.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "news.txt")
        file.write_text(text, encoding="utf-8")
        own = own_speed(asked.stages, asked.pack, str(file))
    print_own(own, len(text.encode()))
    try:
        import ufal.udpipe as udpipe
    except ImportError:
        print("\nThe peer is skipped: the package ufal.udpipe is not there.")
        return 0
    path = pathlib.Path(asked.cache, f"udpipe-{asked.every}.model")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        learn(udpipe, asked.corpora, path, asked.every)
    print_peer(udpipe, path, text, own)
    return 0


if __name__ == "__main__":
    sys.exit(main())
