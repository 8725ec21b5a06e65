#!/usr/bin/env bash
# Warnings as errors with both compilers, formatting, the layers, the data files.
set -euo pipefail
cd "$(dirname "$0")/.."

python3 tools/layers.py
python3 tools/check_data.py
git ls-files '*.c' '*.h' | xargs clang-format --dry-run --Werror
cmake --preset lint >/dev/null
cmake --build --preset lint
cmake --preset dev >/dev/null
cmake --build --preset dev

# The same ledger to the byte from gcc without optimisation and from clang with it.
for preset in dev lint; do
    rm -f build/$preset/demo.db*
    SAYSO_PACK=build/$preset/sayso.pack build/$preset/sayso add build/$preset/demo.db demo/articles \
        --dictionary demo/dictionary.txt --quiet
done
cmp build/dev/sayso.pack build/lint/sayso.pack
cmp build/dev/demo.db build/lint/demo.db

run-clang-tidy -quiet -p build/lint "^$PWD/(src|cli)/" 2>/dev/null >build/lint/tidy.txt || {
    grep -E 'warning:|error:' build/lint/tidy.txt
    exit 1
}
echo "lint: clean"
