"""test_decoys.py -- articles that tell of no conflict give next to no current event, and news in their words keeps its own."""

import os
import subprocess
import sys

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]

script = os.path.join(SOURCE, "eval", "decoys.py")
sys.exit(subprocess.run([sys.executable, script, "--program", PROGRAM, "--most", "2", "--least", "85", "-v"], check=False).returncode)
