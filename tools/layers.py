#!/usr/bin/env python3
"""Checks that dependencies point one way: which room of src/ may include which (docs/architecture.md)."""

import pathlib
import re
import sys

STAGES = ["ingest", "extract", "segment", "encode", "tag", "parse", "names", "mention",
          "claim"]
ALLOWED = {"core": {"core"}, "doc": {"core", "doc"}, "import": {"core", "import"}}
ALLOWED |= {stage: {"core", "doc", stage} for stage in STAGES}
ALLOWED["ledger"] = {"core", "doc", "ledger"}
ALLOWED["merge"] = {"core", "doc", "ledger", "merge"}
ALLOWED |= {room: {"core", room} for room in ("rows", "serve")}
ALLOWED["warn"] = {"core", "doc", "ledger", "warn"}
ALLOWED["pipeline"] = {"core", "doc", "ledger", "merge", "pipeline", *STAGES}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([a-z]+)/', re.M)


def wrong_includes(root):
    for path in sorted((root / "src").glob("*/*.[ch]")):
        room = path.parent.name
        for used in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if used not in ALLOWED.get(room, set()):
                yield f"{path.relative_to(root)}: {room}/ must not include {used}/"
    for path in sorted((root / "cli").glob("*.[ch]")):
        for used in INCLUDE.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(root)}: the command line sees sayso.h alone, not {used}/"


def main():
    problems = list(wrong_includes(pathlib.Path(__file__).resolve().parent.parent))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
