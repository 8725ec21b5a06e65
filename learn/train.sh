#!/bin/sh
# train.sh -- learns all parameters from a corpora folder: learn/train.sh CORPORA BUILD_FOLDER
set -eu
[ $# -eq 2 ] || { echo "usage: learn/train.sh CORPORA BUILD_FOLDER" >&2; exit 2; }
source=$(cd "$(dirname "$0")/.." && pwd)
corpora=$1
build=$2
treebanks="$corpora/parse/ewt-train.conllu $corpora/parse/gum-train.conllu"

cmake -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$build" --target train_segment train_lemmas
mkdir -p "$build/models"
run="$build/learn"
made="$build/models"

python3 "$source/learn/own_cuts.py" 1200 > "$build/own_cuts.conllu"
"$run/train_segment" "$made/segment.bin" $treebanks "$build/own_cuts.conllu"
python3 "$source/learn/own.py" 1000 > "$build/own.conllu"
mkdir -p "$build/parts"
"$run/train_lemmas" "$build/parts" $treebanks "$build/own.conllu"
sha256sum "$made"/*.bin
