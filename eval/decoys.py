"""decoys.py -- articles full of the words of conflict that report none, and news that has the words of sport and markets.

tests/decoys/*.txt are sport, films, markets, courts, anniversaries, opinion, medicine and weather, written for this
project. Measured: the share of their sentences that yield a current event, one that a claim tells as happened, ongoing,
planned or threatened. Rules were made looking at the articles of odd number; those of even number measure, but the lists
of words of data/triggers/genres.txt were written by one who knew them. Twenty-two more were written
after a state of the lists each, and read once before the lists grew again: the first ten (sport-14, -16, fiction-12, market-12,
court-12, history-12, -14, science-10, -12, -14) had 25.0 %, the next six (sport-18, fiction-14, market-14, court-14,
history-16, science-16) 13.6 %, the last six (sport-20, fiction-16, market-16, court-16, history-18, science-18) 5.0 %,
and nothing was changed after those.
Three more batches of ten, made to look like news in every sentence, were measured before anything was changed for them: the first
(sport-22, -24, fiction-18, -20, market-18, court-18, history-20, science-20, weather-02, opinion-02) had 19.5 %, the second
(sport-26, -28, fiction-22, -24, market-20, court-20, history-22, science-22, weather-04, opinion-04) 19.2 %, the third (sport-30,
-32, fiction-26, -28, market-22, court-22, history-24, science-24, weather-06, opinion-06) 11.4 %.
Two more, of articles full of states and their officers: the first (sport-34 to -38, fiction-30 to -34, market-24, -26, court-24,
-26, history-26 to -30, science-26 to -30, opinion-08, -10, weather-08, games-02, -04) had 19.1 % at first sight, the second, after
what the first led to (sport-40 to -44, fiction-36 to -40, market-28 to -32, court-28, -30, history-32 to -36, science-32, -34,
opinion-12, debate-02, weather-10, games-06), 10.5 %. What an unseen article of such a kind yields is nearer to those figures
than to the rows below.
tests/decoys/news/ are reports of real conflict in which such words stand: decoys-gold.txt says which events must be found
there. Standard library only; --most and --least make it a test."""

import argparse
import glob
import json
import os
import re
import subprocess
import sys

CURRENT = ("happened", "ongoing", "planned", "threatened")
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "..", "tests", "decoys")


def code(program, paths):
    done = subprocess.run([program, "code"] + paths, stdout=subprocess.PIPE, check=False)
    articles = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    if len(articles) != len(paths):
        raise SystemExit("%d articles of %d" % (len(articles), len(paths)))
    return articles


def current(claim):
    return claim["event"] and claim["stance"]["status"] in CURRENT


def sentence_text(article, number):
    start, end = article["sentences"][number]
    return article["text"].encode("utf-8")[start:end].decode("utf-8").replace("\n", " ")


def faults_in(article):
    """Sentence to what was coded there."""
    faults = {}
    for claim in article["claims"]:
        if current(claim):
            event = claim["event"]
            told = "%s %s (%s)" % (event["type"], event["trigger"]["text"], claim["stance"]["status"])
            faults.setdefault(claim["sentence"], []).append(told)
    return faults


def measure_decoys(program, verbose):
    """(sentences, sentences with a current event) by half and by kind of article."""
    paths = sorted(glob.glob(os.path.join(FOLDER, "*.txt")))
    counts = {}
    for path, article in zip(paths, code(program, paths)):
        kind, number = re.match(r"([a-z]+)-(\d+)", os.path.basename(path)).groups()
        half = "tuned on" if int(number) % 2 else "only measured"
        faults = faults_in(article)
        for key in (half, kind, "all"):
            sentences, wrong = counts.get(key, (0, 0))
            counts[key] = sentences + len(article["sentences"]), wrong + len(faults)
        if verbose and half in verbose:
            for sentence in sorted(faults):
                print("    %s-%s: %s\n        %s" % (kind, number, ", ".join(faults[sentence]),
                                                   sentence_text(article, sentence)))
    return counts


def found(article, types, words):
    return any(claim["event"] and claim["event"]["type"] in types and current(claim) and
               any(word in claim["event"]["trigger"]["text"].split() for word in words) for claim in article["claims"])


def measure_news(program, verbose):
    """(events wanted, events found) in the news."""
    rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(HERE, "decoys-gold.txt"), encoding="utf-8")
            if line[0] not in "#\n"]
    names = sorted({row[0] for row in rows})
    articles = dict(zip(names, code(program, [os.path.join(FOLDER, "news", name + ".txt") for name in names])))
    right = 0
    for name, types, words in rows:
        hit = found(articles[name], types.split("/"), words.split("/"))
        right += hit
        if verbose and not hit:
            print("    news %s: no %s at %s" % (name, types, words))
    return len(rows), right


def percent(part, whole):
    return 100 * part / max(1, whole)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--program", required=True, help="path of the sayso program")
    options.add_argument("--corpora", help="not used: the articles stand in tests/decoys")
    options.add_argument("--most", type=float, default=100, help="fail over this share of sentences, in percent")
    options.add_argument("--least", type=float, default=0, help="fail under this share of the events of the news")
    options.add_argument("-v", "--verbose", action="store_true", help="print what is wrong in the half tuned on")
    given = options.parse_args()
    counts = measure_decoys(given.program, ("tuned on",) if given.verbose else ())
    for key, (sentences, wrong) in counts.items():
        bar = "under 2 %" if key in ("all", "tuned on", "only measured") else ""
        print("score\tdecoys, %s: sentences with a current event\t%d of %d, %.1f %%\t%s"
              % (key, wrong, sentences, percent(wrong, sentences), bar))
    wanted, right = measure_news(given.program, given.verbose)
    print("score\tnews with words of sport and markets: events found\t%d of %d, %.1f %%\t"
          % (right, wanted, percent(right, wanted)))
    share = percent(counts["all"][1], counts["all"][0])
    return 1 if share > given.most or percent(right, wanted) < given.least else 0


if __name__ == "__main__":
    sys.exit(main())
