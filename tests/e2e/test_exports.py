"""Exports have the columns, separators and codes that the programs of others read, and keep out what their formats cannot say."""

import collections
import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

program, source = sys.argv[1:3]
passed = failed = 0


def expect(sentence, condition, detail=""):
    global passed, failed
    passed += bool(condition)
    failed += not condition
    if not condition:
        print(f"FAILED: {sentence}: {detail}")


def export(path, name, *options):
    done = subprocess.run([program, "export", path, "--format", name, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode("utf-8")


def tabs(text):
    return [line.split("\t") for line in text.rstrip("\n").split("\n")]


def check_gdelt(path, ledger):
    rows = tabs(export(path, "gdelt")[1])
    expect("GDELT events have 61 columns", {len(row) for row in rows} == {61})
    expect("each has a number of its own", len({row[0] for row in rows}) == len(rows))
    expect("their day is eight digits", all(row[1].isdigit() and len(row[1]) == 8 for row in rows))
    expect("QuadClass is 1 to 4", {row[29] for row in rows} <= set("1234"))
    expect("the base code begins the code", all(row[26].startswith(row[27]) and row[27].startswith(row[28]) for row in rows))
    expect("nothing is put on a place that is not told", all(row[51] != "0" or row[56] == "" for row in rows))
    current = ledger.execute("SELECT count(*) FROM event WHERE affirmed > 0 AND status IN ('happened', 'ongoing') "
                             "AND first_day IS NOT NULL").fetchone()[0]
    expect("every event that happened, on a day that is told, is there, and no other", len(rows) == current, (len(rows), current))
    mentions = tabs(export(path, "gdelt-mentions")[1])
    expect("mentions have 16 columns", {len(row) for row in mentions} == {16})
    expect("a mention belongs to an event of the other file", {row[0] for row in mentions} == {row[0] for row in rows})
    claims = dict(ledger.execute("SELECT c.id, a.text FROM claim c JOIN article a ON a.id = c.article"))
    triggers = dict(ledger.execute("SELECT k.claim, CAST(substr(CAST(a.text AS BLOB), k.trigger_start + 1, k.trigger_end - k.trigger_start) AS TEXT) "
                                   "FROM coding k JOIN claim c ON c.id = k.claim JOIN article a ON a.id = c.article"))
    for row in mentions:
        claim = dict(part.split(":", 1) for part in row[15].split(";")[:1])["claim"]
        expect("the offset of the action leads to the trigger", claims[claim][int(row[9]):].startswith(triggers[claim]), row)
        expect("no denial is counted as a mention",
               ledger.execute("SELECT polarity FROM claim WHERE id = ?", (claim,)).fetchone()[0] == "+", row)
    counted = collections.Counter(row[0] for row in mentions)
    expect("an event has as many mentions as it says", all(counted[row[0]] == int(row[31]) for row in rows))


def check_polecat(path):
    rows = tabs(export(path, "polecat")[1])
    expect("POLECAT has 40 columns", {len(row) for row in rows} == {40})
    expect("what is not known is None", not any(cell == "" for row in rows for cell in row))
    expect("the class is a name", {row[5] for row in rows[1:]} <= {f"{a} {b}" for a in ("VERBAL", "MATERIAL") for b in ("COOPERATION", "CONFLICT")})


def check_sheets(path, ledger):
    ucdp = list(csv.DictReader(io.StringIO(export(path, "ucdp")[1])))
    expect("UCDP rows have low, best and high in order", all(int(r["low"] or 0) <= int(r["best"]) <= int(r["high"] or r["best"]) for r in ucdp))
    expect("UCDP rows say who is quoted", ucdp and all(r["source_original"] for r in ucdp))
    convoy = [r for r in ucdp if r["low"] == "12"]
    expect("a figure in dispute keeps both ends and who said them", convoy and convoy[0]["high"] == "40" and
           "Free Highland Front (40" in convoy[0]["source_original"], convoy)
    acled = list(csv.DictReader(io.StringIO(export(path, "acled")[1])))
    expect("an ACLED sheet has 31 columns", {len(row) for row in acled} == {31})
    ids = {row[0] for row in ledger.execute("SELECT id FROM event")}
    expect("ids are those of the ledger", {row["event_id_cnty"] for row in acled} <= ids)
    expect("an old attack that a court speaks of is on no sheet", not any("2019" in row["notes"] for row in acled))
    one = [r["event_id_cnty"] for r in csv.DictReader(io.StringIO(export(path, "acled", "--since", "2026-11-15")[1]))]
    expect("a filter chooses", 0 < len(one) < len(acled))


def check_prov(path, ledger):
    graph = json.loads(export(path, "prov")[1])["@graph"]
    known = {node["@id"] for node in graph}
    expect("a node is there once", len(known) == len(graph))
    references = {r["@id"] for node in graph for value in node.values() if isinstance(value, list) for r in value}
    expect("no reference leads nowhere", references <= known, references - known)
    texts = {f"sayso:{row[0]}": row[1].encode() for row in ledger.execute("SELECT id, text FROM article")}
    for node in graph:
        if "prov:wasQuotedFrom" in node:
            words = texts[node["prov:wasQuotedFrom"][0]["@id"]][node["sayso:start"]:node["sayso:end"]].decode()
            expect("a claim's words are the bytes that it names", words == node["prov:value"], node)


def check_hostile(folder):
    article = os.path.join(folder, "hostile.json")
    with open(article, "w", encoding="utf-8") as file:
        json.dump({"title": "=HYPERLINK(1)", "text": "The army of Karvelia attacked \t Harsk on 14 November 2026. It killed 12 soldiers.",
                   "published": "2026-11-15", "outlet": "@SUM(1+1)", "url": "https://a.example/\t1"}, file)
    path = os.path.join(folder, "hostile.db")
    subprocess.run([program, "add", path, article, "--quiet"], stdout=subprocess.DEVNULL)
    for name, width in (("gdelt", 61), ("gdelt-mentions", 16), ("polecat", 40)):
        rows = [row for row in tabs(export(path, name)[1]) if row != [""]]
        expect(f"a tab in a title breaks no line of {name}", {len(row) for row in rows} <= {width}, rows)
    for name in ("acled", "ucdp"):
        for row in csv.reader(io.StringIO(export(path, name)[1])):
            expect(f"no cell of {name} is a formula", not any(cell[:1] in "=+@" for cell in row if len(cell) > 1), row)


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "demo.db")
        subprocess.run([program, "add", path, f"{source}/demo/articles", "--dictionary", f"{source}/demo/dictionary.txt",
                        "--quiet"], check=True, stdout=subprocess.DEVNULL)
        ledger = sqlite3.connect(path)
        check_gdelt(path, ledger)
        check_polecat(path)
        check_sheets(path, ledger)
        check_prov(path, ledger)
        check_hostile(folder)
        expect("an unknown format is refused with a list", export(path, "excel")[0] == 2)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
