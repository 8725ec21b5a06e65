"""Five real articles that disagree about one question: was an order given? Skips where they are not beside the project."""

import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

program, source = sys.argv[1:3]
seeds = pathlib.Path(source).resolve().parent / "shared" / "seeds"
passed = failed = 0


def expect(sentence, condition, detail=""):
    global passed, failed
    passed += bool(condition)
    failed += not condition
    if not condition:
        print(f"FAILED: {sentence}: {detail}")


def rows(ledger, sql, *parameters):
    ledger.row_factory = sqlite3.Row
    return [dict(row) for row in ledger.execute(sql, parameters)]


SIDES = """SELECT s.answer, c.id, c.article, c.start, c.end,
  (SELECT group_concat(coalesce(x.name, '') || ' ' || coalesce(x.country, '') || ' ' || x.kind, '; ') FROM speaker x
   WHERE x.claim = c.id) AS speakers
  FROM dispute d JOIN dispute_side s ON s.dispute = d.id
  JOIN dispute_claim k ON k.dispute = d.id AND k.number = s.number JOIN claim c ON c.id = k.claim
  WHERE d.question = 'ordered'"""


def check_bytes(path, claim):
    """`why` leads to the very bytes: those of the file are the words of the claim."""
    told = json.loads(subprocess.run([program, "why", path, claim["id"], "--json"], stdout=subprocess.PIPE, check=True).stdout)
    found = []

    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get("source"), dict):
                found.append(value["source"])
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(told)
    expect("why names the source", found, told)
    for part in found[:1]:
        start, end = part["bytes"]["span"]
        data = pathlib.Path(part["path"].split("#")[0]).read_bytes()[start:end].decode("utf-8")
        ledger = sqlite3.connect(path)
        text = ledger.execute("SELECT text FROM article WHERE id = ?", (claim["article"],)).fetchone()[0].encode("utf-8")
        words = text[claim["start"]:claim["end"]].decode("utf-8")
        expect("the bytes of the file are the words of the claim", data == words, f"{data!r} {words!r}")


def main():
    if not seeds.is_dir():
        print("skipped: ../shared/seeds is not there")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "seeds.db")
        subprocess.run([program, "add", path, str(seeds), "--published", "2023-10-24", "--quiet"], check=True)
        ledger = sqlite3.connect(path)
        claims = rows(ledger, SIDES)
        yes = [c for c in claims if c["answer"] == "yes"]
        no = [c for c in claims if c["answer"] == "no"]
        expect("somebody says that an order was given", yes)
        expect("somebody says that none was", no)
        expect("the Pentagon's spokesman says no", any("Patrick Ryder" in c["speakers"] for c in no), no)
        expect("unnamed sources say yes", any("unnamed" in c["speakers"] for c in yes), yes)
        expect("Iraqi security sources say yes through an agency",
               any("Reuters" in c["speakers"] and "IRQ unnamed" in c["speakers"] for c in yes), yes)
        told = subprocess.run([program, "disputes", path, "--jsonl"], stdout=subprocess.PIPE, check=True).stdout.decode()
        ordered = [line for line in told.splitlines() if json.loads(line)["question"] == "ordered"]
        expect("what the US defence secretary ordered is no answer to it", ordered and not any("Austin" in line for line in ordered),
               ordered)
        for claim in yes[:1] + no[:1]:
            check_bytes(path, claim)
        resting = rows(ledger, "SELECT a.path, r.outlet FROM rests_on r JOIN article a ON a.id = r.article")
        broadcaster = sorted(pathlib.Path(r["path"]).name[:3] for r in resting if r["outlet"] == "CNN")
        expect("the two articles that retell one broadcaster's report are seen as resting on it", broadcaster == ["002", "004"],
               broadcaster)
        verified = subprocess.run([program, "verify", path], stdout=subprocess.DEVNULL)
        expect("the ledger verifies", verified.returncode == 0)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
