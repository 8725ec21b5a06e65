#!/usr/bin/env python3
"""Imported verb patterns code events on our trees: sayso code --codebook cameo. Arguments: the program, the source tree."""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
FAILURES = []

ACTORS = """# Invented countries.
VELDRIA [VLD]
KARSK [KRS]
OSTLAND [OST]
MORVAN_LEAGUE [VLD/OST]
ILVA_TERN
\t[KRSOPP <20050101]
\t[KRSGOV 20050101-20101231]
"""
AGENTS = "MINISTER [~GOV]\nSOLDIER [~MIL]\nLAWMAKER [~LEG]\nRELIEF_CORPS {} [NGO~]\n"
VERBS = """&TIES
+TRADE LINK
+TREATY
--- ATTACK [190] ---
ATTACK
BOMBARD [195]
+CORDON_OFF {+CORDONED_OFF} [144]
- * IN_SPEECH [111]
- * POSITION OF + [193]
- NOT * [057]
- * {CEASEFIRE PLAN} [112]
--- MEET [040:041] ---
MEET {MEETS MET MEETING}
- % * [036:036]
--- SIGN [050] ---
SIGN
- * &TIES [057]
- * GUESTBOOK [---]
--- SEE [---] ---
SEE {SAW}
- + * AID_FROM $ [070]
"""
ISSUES = """<ISSUE CATEGORY="TRADE" TYPE="ALL">
n:tariff [TARIFFS]
trade link [LINKS]
~missing link
link [OTHER]
</ISSUE>
"""
DISCARDS = "CHESS OPEN\n+MOON OPERA\n"

# Sentence; the dyads that it gives. Starred: none.
CASES = [
    ("Veldria attacked Karsk.", {("VLD", "KRS", "190")}),
    ("Karsk was attacked by soldiers of Veldria.", {("VLDMIL", "KRS", "190")}),
    ("Veldria and Ostland bombarded Karsk.", {("VLD", "KRS", "195"), ("OST", "KRS", "195")}),
    ("The ministers of Veldria and Ostland attacked Karsk.", {("VLDGOV", "KRS", "190"), ("OSTGOV", "KRS", "190")}),
    ("The Morvan League attacked Karsk.", {("VLD", "KRS", "190"), ("OST", "KRS", "190")}),
    ("Veldria attacked Karsk in a long speech.", {("VLD", "KRS", "190")}),  # "_": nothing may stand between
    ("Veldria attacked in speech the minister of Karsk.", {("VLD", "KRSGOV", "111")}),
    ("Veldria will not attack Karsk.", {("VLD", "KRS", "057")}),
    ("Veldria attacked the ceasefire plan of Karsk.", {("VLD", "KRS", "112")}),
    ("Veldria attacked a position of Karsk.", {("VLD", "KRS", "193")}),
    ("Soldiers of Veldria cordoned off Karsk.", {("VLDMIL", "KRS", "144")}),
    ("The minister of Veldria met Karsk's minister.", {("VLDGOV", "KRSGOV", "040"), ("KRSGOV", "VLDGOV", "041")}),
    ("Veldria and Karsk met on Monday.", {("VLD", "KRS", "036"), ("KRS", "VLD", "036")}),
    ("Veldria signed a trade link with Karsk.", {("VLD", "KRS", "057")}),
    ("Veldria signed two treaties with Karsk.", {("VLD", "KRS", "057")}),  # a set's noun has its plural
    ("* Veldria signed the guestbook of Karsk.", set()),
    ("Veldria saw aid from Karsk.", {("KRS", "VLD", "070")}),
    ("* Veldria saw Karsk.", set()),
    ("* Veldria attacked.", set()),
    ("Veldria attacked Karsk, a minister said on Monday.", {("VLD", "KRS", "190")}),
    ("* Veldria attacked Karsk at the chess open.", set()),
    ("* Veldria attacked Karsk. The moon opera was performed.", set()),
    ("Relief Corps Veldria attacked Karsk.", {("NGOVLD", "KRS", "190")}),
    ("Ilva Tern attacked Veldria.", {("KRSGOV", "VLD", "190")}),
]


def check(sentence, good, detail=""):
    if not good:
        FAILURES.append(sentence)
        print(f"FAILED: {sentence} {detail}")


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, stdin=subprocess.DEVNULL, timeout=300)


def dyads(article):
    codes = {actor["id"]: actor["code"] for actor in article["actors"]}
    return {(source, target, claim["event"]["cameo"])
            for claim in article["claims"] if claim["event"]
            for one in claim["event"]["actors"] for source in codes[one].split("/")
            for other in claim["event"]["recipients"] for target in codes[other].split("/")}


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    for name, text in (("actors", ACTORS), ("agents", AGENTS), ("verbs", VERBS), ("discards", DISCARDS), ("issues", ISSUES)):
        (folder / name).write_text(text)
    imported = folder / "imported.txt"
    done = run("pack", "--import", *(folder / name for name in ("actors", "agents", "verbs", "discards", "issues")), "--output", imported)
    check("the dictionaries are imported", done.returncode == 0, done.stderr.decode())
    (folder / "cases.jsonl").write_text("".join(
        json.dumps({"text": text.removeprefix("* "), "published": "2007-03-01"}) + "\n" for text, _ in CASES))
    done = run("code", "--plain", "--codebook", "cameo", "--dictionary", imported, folder / "cases.jsonl")
    articles = [json.loads(line) for line in done.stdout.decode().splitlines()]
    check("each text gives one line", len(articles) == len(CASES), done.stderr.decode())
    for (text, wanted), article in zip(CASES, articles):
        check(text, dyads(article) == wanted, f"wanted {sorted(wanted)}, got {sorted(dyads(article))}")
    rules = [claim["event"]["rule"] for claim in articles[0]["claims"] if claim["event"]]
    check("the rule leads to the foreign line", rules == ["verbs:5 attack"], str(rules))
    types = [claim["event"]["type"] for claim in articles[0]["claims"] if claim["event"]]
    check("a CAMEO code keeps its PLOVER type", types == ["ASSAULT"], str(types))
    reason = articles[-3]["article"]["reason"]
    check("a discarded report says why", reason == "discarded: discards:2 moon opera", str(reason))

    (folder / "issues.txt").write_text("Tariffs on the trade link rose; the missing link is a link.\n")
    done = run("code", "--plain", "--codebook", "cameo", "--dictionary", imported, folder / "issues.txt")
    issues = [(issue["text"], issue["code"], issue["category"]) for issue in json.loads(done.stdout)["issues"]]
    check("issues are found, the longest first, but for exceptions",
          issues == [("Tariffs", "TARIFFS", "TRADE"), ("trade link", "LINKS", "TRADE"), ("link", "OTHER", "TRADE")], str(issues))

    done = run("code", "--plain", "--codebook", "cameo", folder / "cases.jsonl")
    check("without verb patterns cameo is refused", done.returncode == 2 and b"--import" in done.stderr, done.stderr.decode())
    done = run("code", "--plain", "--codebook", "weis", folder / "cases.jsonl")
    check("an unknown codebook is refused", done.returncode == 2 and b"'weis'" in done.stderr, done.stderr.decode())
    broken = folder / "broken.txt"
    broken.write_text("verb hit\n  verb: hit\n\npattern hit 3\n  pattern: * X\n  step: nonsense x\n")
    done = run("code", "--plain", "--codebook", "cameo", "--dictionary", broken, folder / "cases.jsonl")
    check("a broken pattern is refused with file and line", done.returncode == 1 and b"broken.txt:4: " in done.stderr,
          done.stderr.decode())
    print(f"{len(FAILURES)} failed")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
