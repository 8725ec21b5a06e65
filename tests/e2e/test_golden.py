"""test_golden.py -- the readable cases of tests/golden, and the examples of data/stance.txt and data/cues.

A case is a name, a text, and the claims that must come out of it. A starred case must give no event; a case with a plus
shows how its events are coded, too.

    ==== passive keeps the agent as actor
    The convoy was attacked by rebels near Goma on Tuesday, the army said.
    ----
    claim ASSAULT  actor=rebels  recipient=The convoy  place=Goma  date=2026-11-17  speaker=the army  stance=+ certain happened
      "The convoy was attacked by rebels near Goma on Tuesday"

Files that begin with "mention" hold cases of one layer, named behind it: who, when, how many, or what means the same. A case
may begin with the day of its publication, "@2005-06-01 ", else it is the probes'. A starred case must give nothing.

    ==== the backer stands beside the group
    Iran-backed Iraqi militias attacked the base.
    ----
    actor "Iran-backed Iraqi militias"  name=Iraqi militia  kind=role  country=IRQ  sectors=UAF  backer=Iran

Usage: test_golden.py PROGRAM SOURCE [--update]    --update writes what comes out; the diff is the review."""

import glob
import os
import sys

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
UPDATE = "--update" in sys.argv
sys.path.insert(0, os.path.join(SOURCE, "eval"))
import probes  # noqa: E402

# Of the examples in data/stance.txt that state what to expect, at least this share must hold, in percent.
EXAMPLES_LEAST = 85
# Of the examples in data/cues, likewise: the word that each is for must attribute.
CUES_LEAST = 88


def read_cases(path):
    cases = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("===="):
            cases.append([line[4:].strip(), [], None])
        elif cases and line == "----" and cases[-1][2] is None:
            cases[-1][2] = []
        elif cases:
            cases[-1][1 if cases[-1][2] is None else 2].append(line)
    return [(name, "\n".join(text).strip(), "\n".join(expected or []).rstrip()) for name, text, expected in cases]


def date_of(date):
    if not date or not date.get("begin") or date.get("basis") in (None, "none", "published", "tense"):
        return None
    return date["begin"] if date["begin"] == date["end"] else "%s..%s" % (date["begin"], date["end"])


def coding_of(event):
    """How an event is coded: what the codebook says of it."""
    yield "mode", event["mode"]
    yield "contexts", ",".join(event["contexts"])
    yield "auxiliary", ",".join(event["auxiliary"])
    for name in ("cameo", "quad", "goldstein", "instrument"):
        yield name, event[name]


def chain_of(speakers):
    """Outermost first; speakers side by side with an ampersand."""
    return "".join((" & " if speaker["beside"] else " > ") * (number > 0) + (speaker["text"] or "?")
                   for number, speaker in enumerate(speakers))


def fields_of(article, claim, coding):
    actors = {actor["id"]: actor["text"] for actor in article["actors"]}
    places = {place["id"]: place["text"] for place in article["places"]}
    event = claim["event"]
    if event:
        yield "actor", " & ".join(actors[i] for i in event["actors"])
        yield "recipient", " & ".join(actors[i] for i in event["recipients"])
        yield "place", places.get(event["place"])
        yield "date", date_of(event["date"])
        for name in ("killed", "injured", "arrested", "size"):
            yield name, (event.get(name) or {}).get("best")
        if coding:
            yield from coding_of(event)
    yield "speaker", chain_of(claim["speakers"])
    yield "anonymity", "; ".join(speaker["anonymity"]["text"] for speaker in claim["speakers"] if speaker["anonymity"])
    act = (claim["cue"] or {}).get("act")
    yield "act", None if act == "say" else act
    stance = claim["stance"]
    yield "stance", "%s %s %s" % (stance["polarity"], stance["certainty"], stance["status"])


def render_claim(article, claim, coding):
    text = article["text"].encode("utf-8")
    fields = ["%s=%s" % (name, value) for name, value in fields_of(article, claim, coding) if value not in (None, "")]
    content = " ... ".join(text[start:end].decode("utf-8") for start, end in claim["content"]["spans"])
    kind = claim["event"]["type"] if claim["event"] else "-"
    return "claim %s\n  \"%s\"" % ("  ".join([kind] + fields), content.replace("\n", " "))


def render(article, name):
    coding = name.startswith("+")
    if name.startswith("*"):
        events = [claim for claim in article["claims"] if claim["event"]]
        return "\n".join(render_claim(article, claim, coding) for claim in events) or "(no event)"
    return "\n".join(render_claim(article, claim, coding) for claim in article["claims"]) or "(no claim)"


def shown(name, article):
    """A case that is called by one word after its plus is there to show that this context is reached."""
    word = name[1:].strip()
    return not name.startswith("+") or " " in word or any(
        word in claim["event"]["contexts"] for claim in article["claims"] if claim["event"])


def line_of(label, mention, names):
    fields = []
    for name in names:
        value = mention[name]
        if value is True:
            fields.append(name)
        elif value not in (None, False, [], ""):
            fields.append("%s=%s" % (name, ",".join(value) if isinstance(value, list) else value))
    return "  ".join(["%s \"%s\"" % (label, mention["text"].replace("\n", " "))] + fields)


def days_of(time):
    return dict(time, days=None if not time["begin"] else time["begin"] if time["begin"] == time["end"] else
                "%s..%s" % (time["begin"], time["end"]))


def part_of(article, quantity):
    whole = [other["text"] for other in article["quantities"] if other["id"] == quantity["part_of"]]
    return dict(quantity, part_of=whole[0] if whole else None)


def mentions_of(article, layer):
    if layer == "actor":
        names = ("name", "kind", "country", "sectors", "backer", "adjective", "pronoun")
        return [line_of(layer, actor, names) for actor in article["actors"]]
    if layer == "time":
        return [line_of(layer, days_of(time), ("value", "days")) for time in article["times"]]
    if layer == "quantity":
        names = ("low", "best", "high", "bound", "unit", "effect", "part_of")
        return [line_of(layer, part_of(article, quantity), names) for quantity in article["quantities"]]
    text = article["text"].encode("utf-8")
    return [" = ".join('"%s"' % text[start:end].decode("utf-8") for start, end in chain["spans"]) for chain in article["chains"]]


def read_dated(cases, plain):
    """The texts with the day of each, read together day by day. Datelines are found in texts that are not plain."""
    articles = [None] * len(cases)
    dated = [text[1:].split(" ", 1) if text.startswith("@") else (probes.PUBLISHED, text) for _, text, _ in cases]
    for day in sorted({day for day, _ in dated}):
        numbers = [n for n, (other, _) in enumerate(dated) if other == day]
        for n, article in zip(numbers, probes.code_texts(PROGRAM, [dated[n][1] for n in numbers], day, plain)):
            articles[n] = article
    return articles


def check_mentions(path):
    layer = os.path.basename(path)[len("mention_"):-len(".txt")]
    none = "(no %s)" % layer
    cases = read_cases(path)
    results, written = [], []
    for (name, text, expected), article in zip(cases, read_dated(cases, layer != "time")):
        starred = name.startswith("*")
        got = "\n".join(mentions_of(article, layer)) or none
        results.append((name, none if starred else expected, got))
        written.append("==== %s\n%s\n----\n%s\n" % (name, text, none if starred else got))
    if UPDATE:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(written))
    return results


def check_file(path):
    if os.path.basename(path).startswith("mention_"):
        return check_mentions(path)
    cases = read_cases(path)
    articles = probes.code_texts(PROGRAM, [text for _, text, _ in cases])
    results, written = [], []
    for (name, text, expected), article in zip(cases, articles):
        starred = name.startswith("*")
        got = render(article, name)
        if not shown(name, article):
            got = "(context not reached)\n" + got
        results.append((name, "(no event)" if starred else expected, got))
        written.append("==== %s\n%s\n----\n%s\n" % (name, text, "(no event)" if starred else got))
    if UPDATE:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(written))
    return results


def read_examples(path):
    head, example = None, None
    for line in open(path, encoding="utf-8"):
        if line[:1] not in " #%\n":
            head = line.strip()
        field, _, value = line.strip().partition(": ")
        if field == "example":
            example = value
        elif field == "expect":
            yield head, example, value


def check_examples():
    """Of each example: does some event in it (the last assault, else the last) have the stance that it states?"""
    examples = list(read_examples(os.path.join(SOURCE, "data", "stance.txt")))
    faults = []
    for (head, text, expected), article in zip(examples, probes.code_texts(PROGRAM, [e[1] for e in examples])):
        claims = [claim for claim in article["claims"] if claim["event"]]
        claims = [claim for claim in claims if claim["event"]["type"] == "ASSAULT"] or claims
        got = {"%(polarity)s %(certainty)s %(status)s" % claim["stance"] for claim in claims}
        if expected not in got:
            faults.append("%s: %s  wants %s, got %s" % (head, text, expected, ", ".join(sorted(got)) or "no event"))
    return len(examples), faults


def read_cues():
    """Head and example of each entry of data/cues/; sources.txt lists no cues."""
    for path in sorted(glob.glob(os.path.join(SOURCE, "data", "cues", "*.txt"))):
        head = None
        for line in open(path, encoding="utf-8"):
            if line[:1] not in " #%\n":
                head = line.strip()
            field, _, value = line.strip().partition(": ")
            if field == "example" and not head.endswith(".s"):
                yield head, value


def check_cues():
    """Of each example: does the word that it is for, or its mark, attribute there?"""
    examples = list(read_cues())
    faults = []
    for (head, text), article in zip(examples, probes.code_texts(PROGRAM, [e[1] for e in examples])):
        cues = [link["cue"] for claim in article["claims"] if claim["cue"] for link in [claim] + claim["outer"]]
        word, kind = head.rsplit(".", 1)
        stem = word.split()[0][:4].lower()  # "deny", "denied"; "fire back"
        if not any(kind == "m" or stem in cue["lemma"].lower() or stem[:3] in cue["text"].lower() for cue in cues):
            faults.append("%s: %s" % (head, text))
    return len(examples), faults


def main():
    passed = failed = 0
    for path in sorted(glob.glob(os.path.join(SOURCE, "tests", "golden", "*.txt"))):
        for name, expected, got in check_file(path):
            if expected == got or (UPDATE and not name.startswith("*")):
                passed += 1
                continue
            failed += 1
            print("FAIL %s: %s\n  wanted:\n%s\n  got:\n%s" % (os.path.basename(path), name, expected, got))
    for where, check, least in (("stance.txt", check_examples, EXAMPLES_LEAST), ("cues", check_cues, CUES_LEAST)):
        total, faults = check()
        print("%s: %d of %d examples hold" % (where, total - len(faults), total))
        failed += 100 * (total - len(faults)) < least * total
        if 100 * (total - len(faults)) < least * total or "-v" in sys.argv:
            print("\n".join(faults))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
