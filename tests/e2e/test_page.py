"""The page in a real browser (web/tests). Skipped with a line where Node.js, the packages of web/ or Chromium are missing."""
import os
import shutil
import subprocess
import sys

program, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
web = os.path.join(source, "web")
missing = [
    what
    for what, there in (
        ("node", shutil.which("node")),
        ("web/node_modules (npm ci)", os.path.isdir(os.path.join(web, "node_modules", "playwright-core"))),
        ("chromium", any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))),
    )
    if not there
]
if missing:
    print("skipped, not here: " + ", ".join(missing))
    sys.exit(77)
sys.exit(subprocess.run(["node", os.path.join(web, "tests", "run.mjs"), program, source], cwd=web, check=False).returncode)
