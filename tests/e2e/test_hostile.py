#!/usr/bin/env python3
"""What an article, a file name or a ledger holds drives no terminal, breaks no JSON and no CSV, and stops no program."""
import csv
import io
import json
import os
import pty
import random
import sqlite3
import subprocess
import sys
import tempfile

ESCAPES = "\x1b[31m\x1b]0;owned\x07\x08\x7f\r\u009b31m\u0085\u202e\u2066"
TEXT = f"The army said on Tuesday that rebels attacked a convoy near Goma, killing 12 soldiers. \u201cWe {ESCAPES} did not attack it,\u201d rebels said."
RECORD = {"text": TEXT, "title": f"=HYPERLINK(1), \"x\"\n;| {ESCAPES}", "outlet": f"+Post {ESCAPES}", "byline": f"@By {ESCAPES}",
          "url": f"http://post.example/{ESCAPES}", "published": "2026-11-18"}
LISTS = ("articles", "claims", "events", "disputes", "stories", "sources")
failures = []


def check(good, sentence, *details):
    if not good:
        failures.append(sentence)
        print("FAILED:", sentence, *details)


def hostile(text, also="\n\t"):
    """The characters in it that a terminal would obey."""
    return sorted({hex(ord(c)) for c in text if (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066") and c not in also})


def run(*arguments):
    done = subprocess.run([sys.argv[1], *arguments], capture_output=True, timeout=60)
    check(done.returncode >= 0, "no signal ends the program", arguments, done.returncode, done.stderr[-300:])
    return done


def run_on_terminal(*arguments):
    """Both streams on one terminal."""
    master, slave = pty.openpty()
    child = subprocess.Popen([sys.argv[1], *arguments], stdin=subprocess.DEVNULL, stdout=slave, stderr=slave)
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(master)
    child.wait(60)
    return shown.decode("utf-8", "replace").replace("\r\r\n", "\n").replace("\r\n", "\n")


def drives_no_terminal(ledger, articles, name):
    ids = [json.loads(line)["id"] for line in run("claims", "--jsonl", ledger).stdout.decode().splitlines()]
    check(ids, "the article has claims")
    asked = [("code", "--quiet", articles), ("code", "--quiet", "--conllu", articles), ("code", "--quiet", name), ("brief", ledger),
             ("code", "--quiet", "no\x1b[31mfile"), ("no\x1b[31mverb",), ("code", "--no\x1b[31moption"), ("why", ledger, "x\x1b[31m")]
    asked += [(what, ledger, *layout) for what in LISTS for layout in ((), ("--csv",), ("--json",), ("--jsonl",))]
    asked += [("why", ledger, i, *layout) for i in ids for layout in ((), ("--json",))]
    for arguments in asked:
        shown = run_on_terminal(*arguments)
        check(not hostile(shown), "nothing of an article drives the terminal", arguments, hostile(shown))


def breaks_no_form(ledger, articles):
    line = run("code", "--quiet", articles).stdout.decode()
    article = json.loads(line)["article"]
    check(line.count("\n") == 1, "an article is one line of JSON")
    check(not hostile(line, also="\n\u202e\u2066"), "JSON of an article holds no control character", line)
    check(article["outlet"] == RECORD["outlet"].strip(), "JSON gives the outlet as it was", article["outlet"])
    for what in LISTS:
        rows = [json.loads(line) for line in run(what, ledger, "--jsonl").stdout.decode().split("\n") if line]
        whole = run(what, ledger, "--json").stdout.decode()
        check(json.loads(whole)["rows"] == rows, "JSON and JSON lines say the same", what)
        check(not hostile(whole, also="\n\t\u202e\u2066"), "JSON of a list holds no control character", what, hostile(whole))
        table = list(csv.reader(io.StringIO(run(what, ledger, "--csv").stdout.decode(), newline="")))
        check(len(table) == 1 + len(rows), "CSV has a line for each row", what)
        check(len({len(row) for row in table}) == 1, "CSV has the same columns in each line", what)
        check(not any(cell[:1] in "=+-@" and len(cell) > 1 and not cell[1:].replace(".", "").isdigit() for row in table for cell in row if cell),
              "no cell of CSV is a formula", what)


def use(ledger):
    for what in LISTS:
        run(what, ledger, "--limit", "20")
    for row in run("claims", ledger, "--jsonl").stdout.decode("utf-8", "replace").split("\n")[:3]:
        try:
            run("why", ledger, str(json.loads(row)["id"]))
        except (ValueError, KeyError):
            pass
    run("brief", ledger)
    return run("verify", ledger).returncode


def survives_bad_ledgers(ledger, folder):
    with open(ledger, "rb") as file:
        whole = file.read()
    dice = random.Random(7)
    bad = os.path.join(folder, "bad.db")
    for trial in range(12):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 20, 400))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        with open(bad, "wb") as file:
            file.write(data[:dice.randrange(len(data))] if trial % 4 == 3 else data)
        use(bad)
    for sentence, statements in (
            ("spans outside the text", ["UPDATE claims SET start = 4000000000, end = -7"]),
            ("a view in place of a table", ["ALTER TABLE events RENAME TO gone", "CREATE VIEW events AS SELECT * FROM events"]),
            ("texts of another type", ["UPDATE articles SET title = x'00ff1b5b', published = 'no day', url = 7"])):
        with open(bad, "wb") as file:
            file.write(whole)
        database = sqlite3.connect(bad)
        triggers = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for statement in [f'DROP TRIGGER "{trigger}"' for trigger in triggers] + statements:
            try:
                database.execute(statement)
            except sqlite3.Error:
                pass
        database.commit()
        database.close()
        check(use(bad) != 0, "verify finds it: " + sentence)


def main():
    with tempfile.TemporaryDirectory() as folder:
        articles, name = os.path.join(folder, "in.jsonl"), os.path.join(folder, "na\x1b[31mme\n.txt")
        ledger = os.path.join(folder, "ledger.db")
        with open(articles, "w", encoding="utf-8") as file:
            file.write(json.dumps(RECORD) + "\n")
        with open(name, "w", encoding="utf-8") as file:
            file.write(TEXT)
        check(run("add", ledger, "--quiet", articles, name).returncode == 0, "hostile articles are read")
        drives_no_terminal(ledger, articles, name)
        breaks_no_form(ledger, articles)
        survives_bad_ledgers(ledger, folder)
    print("hostile input:", f"{len(failures)} failed" if failures else "nothing gets through")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
