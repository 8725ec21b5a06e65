"""test_decoys.py -- articles that tell of no conflict give next to no current event, and news in their words keeps its own."""

import json
import os
import subprocess
import sys

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]

PLAIN = ("Ulmek won again. The north was strong. Nobody was sad. Harsk attacked Dorvan all day. The sun shone. "
         "People went home. It was late.")


def genre_at(address):
    record = json.dumps({"url": address, "text": PLAIN, "published": "2026-11-17"})
    done = subprocess.run([PROGRAM, "code", "-"], input=record.encode("utf-8"), stdout=subprocess.PIPE, check=False)
    return json.loads(done.stdout)["article"]["genre"]


def main():
    filed = genre_at("https://paper.example/sport/ulmek-wins")
    assert filed and filed["name"] == "sport" and not filed["retrospective"], filed
    script = os.path.join(SOURCE, "eval", "decoys.py")
    command = [sys.executable, script, "--program", PROGRAM, "--most", "2", "--least", "85", "-v"]
    return subprocess.run(command, check=False).returncode


sys.exit(main())
