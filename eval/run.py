#!/usr/bin/env python3
"""Runs every evaluation and writes one table: eval/RESULTS.md.

    python3 eval/run.py --program build/release/sayso --corpora ../shared/corpora

Each script eval/NAME.py takes --program and --corpora, prints what it likes, and lines of four columns between tabs:
"score", what is measured, the figure, the bar or reference. A script whose gold data is absent exits 77 and is left out.
"""

import argparse
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def scores_of(script, options):
    done = subprocess.run([sys.executable, str(script), "--program", options.program, "--corpora", options.corpora],
                          stdout=subprocess.PIPE, text=True)
    if done.returncode == SKIPPED:
        print(f"{script.stem}: skipped, no gold data")
        return None
    rows = [line.split("\t")[1:4] for line in done.stdout.splitlines() if line.startswith("score\t")]
    if done.returncode != 0 or not rows:
        print(done.stdout)
        print(f"{script.stem}: exit {done.returncode}", file=sys.stderr)
    return [(row + [""])[:3] for row in rows]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpora", default=str(HERE.parent.parent / "shared" / "corpora"))
    parser.add_argument("--only", help="one script's name")
    options = parser.parse_args()
    lines = ["# Scores against gold data", "",
             "`make eval` writes this page. The gold data stands outside the repository (`CORPORA=`); what is measured, and on",
             "which part, says each script's first paragraph.", ""]
    failed = False
    for script in sorted(HERE.glob("*.py")):
        if script.name == "run.py" or (options.only and script.stem != options.only):
            continue
        rows = scores_of(script, options)
        if rows is None:
            continue
        failed |= not rows
        lines += [f"## {script.stem}", "", f"`python3 eval/{script.name} --program PROGRAM --corpora FOLDER`", "",
                  "| measure | figure | bar or reference |", "|---|---|---|"]
        lines += [f"| {name} | {value} | {bar} |" for name, value, bar in rows] + [""]
    if not options.only:
        lines.append((HERE / "variants.md").read_text(encoding="utf-8"))
    text = "\n".join(lines)
    print(text)
    if not options.only:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
