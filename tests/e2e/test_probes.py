"""test_probes.py -- every probe pattern holds for every verb and pair of countries."""

import os
import sys

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
sys.path.insert(0, os.path.join(SOURCE, "eval"))
import probes  # noqa: E402


def main():
    passed = failed = 0
    for name, right, total, faults in probes.run(PROGRAM):
        if right == total:
            passed += 1
            continue
        failed += 1
        print("FAIL %s: %d of %d" % (name, right, total))
        for text, fault in faults[:4]:
            print("    %s  <- %s" % (text, fault))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
