#!/usr/bin/env python3
"""Dictionaries of other event coders load as they are, and reading uses them. Arguments: the program, the source tree."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
CORPUS = SOURCE.parent / "shared" / "corpora" / "dictionaries"
COUNTS = re.compile(r"^(?P<file>[^:]+): (?P<kind>\w+): (?P<lines>\d+) lines, heads (?P<heads>\d+) = entries (?P<entries>\d+) "
                    r"\+ joined (?P<joined>\d+) \+ refused (?P<refused>\d+), complaints (?P<complaints>\d+)$")
FAILURES = []

ACTORS = """# An invented conflict.
ZEMLANDIA_  [---]
AMBER_FRONT_ (AFQ)
+FRONT_OF_AMBER_
\t[USAREB]
TORVALD_QUESTRIL_
\t[USAGOV 990101-20041231]
\t[USAMIL >19991345]
\t[USAELI]
"""
AGENTS = "!PERSON! = MAN, MEN\nZORB!PERSON! [~MIL]\n"


def check(sentence, good, detail=""):
    if not good:
        FAILURES.append(sentence)
        print(f"FAILED: {sentence} {detail}")


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, stdin=subprocess.DEVNULL, timeout=300)


def actors_of(folder, text, *options):
    article = folder / "article.txt"
    article.write_text(text, encoding="utf-8")
    done = run("code", "--plain", "--quiet", *options, article)
    check("an article is read with the dictionary", done.returncode == 0, done.stderr.decode())
    return json.loads(done.stdout)["actors"]


def invented(folder):
    (folder / "own.actors").write_text(ACTORS)
    (folder / "own.agents").write_text(AGENTS)
    made = folder / "own.txt"
    done = run("pack", "--import", folder / "own.actors", folder / "own.agents", folder / "no.such", "--output", made)
    said = done.stderr.decode()
    check("a file that is not there is reported, the others load", done.returncode == 3 and "no.such" in said, said)
    check("an impossible date is named with its line", "own.actors:8: there is no date '19991345'" in said, said)
    again = run("pack", "--import", folder / "own.actors", folder / "own.agents")
    check("without --output the entries go to standard output", again.stdout == made.read_bytes())
    check("the same files give the same bytes", again.returncode == 0)
    text = "The Amber Front attacked a village on Tuesday and zorbmen fled, Torvald Questril said."
    found = {a["name"]: a for a in actors_of(folder, text, "--dictionary", made)}
    check("an imported group is an actor", found.get("Amber Front", {}).get("sectors") == ["REB"], found)
    check("an imported person has code and country", found.get("Torvald Questril", {}).get("country") == "USA", found)
    dated = actors_of(folder, text, "--dictionary", made, "--published", "2003-05-05")
    check("the day of the article chooses among dated codes",
          any(a["name"] == "Torvald Questril" and a["sectors"] == ["GOV"] for a in dated), dated)
    check("an imported noun is a role", any(a["text"] == "zorbmen" and "MIL" in a["sectors"] for a in found.values()), found)
    check("without the dictionary they are not", all(not a["country"] for a in actors_of(folder, text)))


def head_count(kind, line, body, in_set):
    """How many heads this line has, counted by another hand; body: the line without its comment."""
    if kind == "actors":
        return body[0] not in "+[" if body else line[:1].isspace() and line.strip()[:1] == ";"
    if not body:
        return 0
    if kind == "verbs":
        return not body.startswith("---") and not (in_set and body[0] == "+")
    if kind == "agents":
        return not re.match("![A-Z]+! *=", body)
    if kind == "issues":
        return 0 if body[0] == "<" else max(1, body.count("["))
    return 1


def heads_of(path, kind):
    heads, in_set = 0, False
    mark = {"issues": "^#", "discards": "#"}.get(kind, "[#;]")
    for line in path.read_bytes().decode("utf-8", "replace").split("\n"):
        body = re.split(mark, line, maxsplit=1)[0].strip()
        heads += head_count(kind, line, body, in_set)
        if body:
            in_set = body[0] == "&" or (in_set and body[0] == "+")
    return heads


def lines_of(path):
    text = path.read_bytes()
    return text.count(b"\n") + (not text.endswith(b"\n"))


def community(folder):
    files = sorted(p for p in CORPUS.iterdir() if p.is_file())
    made = folder / "all.txt"
    done = run("pack", "--import", *files, "--output", made)
    said = done.stderr.decode()
    counts = {m["file"]: m for m in map(COUNTS.match, said.splitlines()) if m}
    check("every file loads and the exit code is 0", done.returncode == 0 and set(counts) == {p.name for p in files}, said[-500:])
    entries = 0
    for path in files:
        found = counts[path.name]
        number = {k: int(found[k]) for k in ("lines", "heads", "entries", "joined", "refused", "complaints")}
        entries += number["entries"]
        print(f"{path.name}: {found['kind']}, {number}")
        check(f"{path.name}: every line was read", number["lines"] == lines_of(path))
        check(f"{path.name}: no head is lost", number["heads"] == number["entries"] + number["joined"] + number["refused"])
        check(f"{path.name}: each refusal is a complaint", number["complaints"] >= number["refused"])
        heads = heads_of(path, found["kind"])
        check(f"{path.name}: the heads are all there", number["heads"] == heads, heads)
        named = [line for line in said.splitlines() if re.match(re.escape(path.name) + r":\d+: ", line)]
        check(f"{path.name}: each complaint names a line", len(named) == number["complaints"], len(named))
    written = made.read_text(encoding="utf-8")
    check("the file holds all entries", len(re.findall(r"^[^\s#%]", written, re.M)) == entries)
    use(folder, made, written)


def use(folder, made, written):
    """Some persons that only the imported dictionary knows get its code."""
    known = "\n".join(p.read_text(encoding="utf-8") for p in (SOURCE / "data" / "actors").glob("*.txt"))
    person = re.compile(r"^([A-Z][a-z]{3,} [A-Z][a-z]{4,})\n  kind: person\n  country: ([A-Z]{3})\n  sectors: [^\n]*\n"
                        r"  names: [^\n]*\n(?:  (?:from|to|role): [^\n]*\n)*  cameo: ([A-Z]{6})\n", re.M)
    # A name whose parts the pack knows may be read as another's.
    chosen = [m for m in person.finditer(written) if not any(part in known for part in m[1].split())][:200:20]
    check("there are persons to look for", len(chosen) == 10)
    text = "\n\n".join(f"{m[1]} met a delegation on Tuesday." for m in chosen)
    actors = actors_of(folder, text, "--dictionary", made)
    hits = sum(any(a["text"] == m[1] and a["country"] == m[2] for a in actors) for m in chosen)
    check("reading uses what was imported", hits >= 9, f"{hits} of {len(chosen)}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        invented(folder)
        if CORPUS.is_dir():
            community(folder)
        else:
            print("the community's dictionaries are not here: only the invented ones were loaded")
    print("failed:", len(FAILURES))
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
