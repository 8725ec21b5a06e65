#!/usr/bin/env bash
# A pack without a gazetteer says so and codes all the same; places keep their names alone. Arguments: the program, the source tree.
set -euo pipefail
program=$1
source_tree=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp -r "$source_tree/data" "$folder/data"
rm -r "$folder/data/places"
ln -s "$source_tree/models" "$folder/models"
"$program" pack "$folder" --output "$folder/bare.pack" >/dev/null

says() { grep -q "$1" "$2" || { echo "not in $2: $1" >&2; cat "$2" >&2; exit 1; }; }
keeps_silent() { ! grep -q "$1" "$2" || { echo "in $2: $1" >&2; exit 1; }; }
code() {
    echo '{"text":"Russia said on Monday that its troops had left Aleppo."}' |
        "$program" code --plain "$@" - >"$folder/answer" 2>"$folder/errors"
}

code --pack "$folder/bare.pack"
says 'has no gazetteer' "$folder/errors"
says '"country":"RUS"' "$folder/answer"
says '"text":"Aleppo","name":"Aleppo","country":null,"latitude":null' "$folder/answer"

SAYSO_DEMO="$source_tree/demo" "$program" demo --pack "$folder/bare.pack" >"$folder/answer" 2>"$folder/errors"
says 'has no gazetteer' "$folder/errors"
says 'Disputes' "$folder/answer"

code
keeps_silent 'has no gazetteer' "$folder/errors"
says '"text":"Aleppo","name":"Aleppo","country":"SYR"' "$folder/answer"
