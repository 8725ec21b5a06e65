#!/usr/bin/env python3
"""The ledger over time: as of a day it is what it was, any order gives the same, damage is found, and a killed run resumes.
A few of each; eval/ledger.py does the same at length."""

import subprocess
import sys

program, source = sys.argv[1:3]
few = ["--times", "3", "--orders", "2", "--flips", "40", "--kills", "3", "--articles", "60"]
sys.exit(subprocess.run([sys.executable, f"{source}/eval/ledger.py", "--program", program, *few]).returncode)
