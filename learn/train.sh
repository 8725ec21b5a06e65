#!/bin/sh
# train.sh -- learns all parameters from a corpora folder: learn/train.sh CORPORA BUILD_FOLDER
set -eu
[ $# -eq 2 ] || { echo "usage: learn/train.sh CORPORA BUILD_FOLDER" >&2; exit 2; }
source=$(cd "$(dirname "$0")/.." && pwd)
corpora=$1
build=$2
treebanks="$corpora/parse/ewt-train.conllu $corpora/parse/gum-train.conllu"

cmake -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$build" --target train_segment clusters train_tag train_parse
mkdir -p "$build/models"
run="$build/learn"
made="$build/models"

python3 "$source/learn/own_cuts.py" 1200 > "$build/own_cuts.conllu"
"$run/train_segment" "$made/segment.bin" $treebanks "$build/own_cuts.conllu"
python3 "$source/learn/raw_text.py" "$corpora" > "$build/raw.txt"
"$run/clusters" "$made/segment.bin" 300 8 "$build/raw.txt" > "$build/clusters.txt"
python3 "$source/learn/own.py" 1000 > "$build/own.conllu"
treebanks="$treebanks $build/own.conllu"
"$run/train_tag" "$made/tag.bin" "$build/clusters.txt" "$build/jackknife.txt" $treebanks
"$run/train_parse" "$made/parse.bin" "$build/clusters.txt" "$build/jackknife.txt" $treebanks
sha256sum "$made"/*.bin
