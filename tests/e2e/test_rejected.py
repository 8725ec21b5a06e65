#!/usr/bin/env python3
"""Near misses: what was considered and rejected, and by which constraint. Arguments: the program, the source tree."""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
FAILURES = []

# Sentence; the word, its constraint and the word that fails it, None where one is missing.
CASES = [
    ("Police in Karsk released a video of the square.", ("released", "not_objects", "video")),
    ("The offer of support was in the letter.", ("support", "needs actor", None)),
    ("The opposition leader spoke in Karsk.", ("opposition", "stands in a name", None)),
    ("In the second half of the football match the Harvale team attacked the visitors and scored a goal.",
     ("attacked", "decoy: sport", None)),
]


def check(sentence, good, detail=""):
    if not good:
        FAILURES.append(sentence)
        print(f"FAILED: {sentence} {detail}")


def run(*arguments, text=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=text, capture_output=True, timeout=300)


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    for text, wanted in CASES:
        done = run("code", "--plain", "--rejected", "-", text=text.encode())
        rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
        found = [(row["word"]["text"], row["constraint"], row["argument"] and row["argument"]["text"]) for row in rows]
        check(text, wanted in found, str(found))
        for row in rows:
            start, end = row["word"]["span"]
            check("spans are of the text", text.encode()[start:end].decode() == row["word"]["text"], str(row))
            check("the rule names file and line", row["rule"].startswith("triggers/") and ".txt:" in row["rule"], row["rule"])
            check("each line says what it is", row["schema"] == "sayso.rejected/1" and row["sentence"]["text"] in text, str(row))
    article = folder / "article.txt"
    article.write_text("Rebels attacked the convoy near Goma on Tuesday. Rebels threatened to bomb the bridge.\n")
    done = run("code", "--plain", "--rejected", article)
    check("a word that is coded is no near miss", b"attacked" not in [json.loads(line)["word"]["text"].encode()
                                                                      for line in done.stdout.decode().splitlines()])
    done = run("code", "--plain", article)
    why = [line for claim in json.loads(done.stdout)["claims"] for line in claim["why"]]
    check("without the flag nothing is kept", why and not [line for line in why if line.startswith("not ")], str(why))
    ledger = folder / "war.db"
    run("add", ledger, article, "--plain", "--quiet")
    claim = json.loads(run("claims", ledger, "--jsonl").stdout.decode().splitlines()[0])["id"]
    told = run("why", ledger, claim).stdout.decode()
    check("why names the trigger", "trigger \"attacked\" (triggers/assault.txt:" in told, told)
    check("why names the path of a role", "actor: nsubj of attacked -> Rebels" in told, told)
    told = "".join(run("why", ledger, json.loads(line)["id"]).stdout.decode()
                   for line in run("claims", ledger, "--jsonl").stdout.decode().splitlines())
    check("the path of a role runs from the party to the trigger",
          "actor: nsubj of threatened, whose xcomp is bomb -> Rebels" in told, told)
    check("why names what was rejected", "not triggers/accuse.txt:" in told and ": objects (convoy)" in told, told)
    print(f"{len(FAILURES)} failed")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
