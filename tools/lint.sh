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
run-clang-tidy -quiet -p build/lint "^$PWD/(src|cli)/" 2>/dev/null >build/lint/tidy.txt || {
    grep -E 'warning:|error:' build/lint/tidy.txt
    exit 1
}
echo "lint: clean"
