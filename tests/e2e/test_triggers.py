"""test_triggers.py -- do the entries of data/triggers/ do what they say?

Each entry's example must give an event with the entry's type and CAMEO code (by itself, or by an entry that says the same of
the words), and none of its counter-examples an event by this entry. The parser is a network: at least EXAMPLES_LEAST of a hundred examples must hold, and every counter-example.

Usage: test_triggers.py PROGRAM SOURCE [-v]    -v prints what does not hold."""

import os
import sys

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
sys.path[:0] = [os.path.join(SOURCE, "eval"), os.path.join(SOURCE, "tools")]
import probes  # noqa: E402
import make_codebook  # noqa: E402

EXAMPLES_LEAST = 97


def events_of(article):
    return [claim["event"] for claim in article["claims"] if claim["event"]]


def says(event, entry):
    """What it is about may decide more of the code than the words of the entry: 130 becomes 138."""
    general = entry["cameo"][:-1] if entry["cameo"].endswith("0") else entry["cameo"]
    return event["type"] == entry["type"] and (event["cameo"] or "").startswith(general)


def main():
    entries = make_codebook.read_triggers(os.path.join(SOURCE, "data", "triggers"))
    cases = [(entry, field, text) for entry in entries for field in ("example", "counter") for text in entry[field]]
    articles = probes.code_texts(PROGRAM, [text for _, _, text in cases])
    held, faults, false = 0, [], []
    for (entry, field, text), article in zip(cases, articles):
        coded = any(event["rule"].split(" ")[0] == entry["rule"] for event in events_of(article))
        if field == "example":
            coded = coded or any(says(event, entry) for event in events_of(article))
            held += coded
            if not coded:
                got = sorted("%(type)s %(cameo)s by %(rule)s" % event for event in events_of(article))
                faults.append("%s %s: \"%s\" gives %s" % (entry["rule"], entry["head"], text, ", ".join(got) or "nothing"))
        elif coded:
            false.append("%s %s: \"%s\" must not be coded" % (entry["rule"], entry["head"], text))
    examples = held + len(faults)
    print("\n".join(false + (faults if "-v" in sys.argv or 100 * held < EXAMPLES_LEAST * examples else [])))
    print("%d of %d examples hold; %d of %d counter-examples are coded" %
          (held, examples, len(false), len(cases) - examples))
    return 1 if false or 100 * held < EXAMPLES_LEAST * examples else 0


sys.exit(main())
