#!/usr/bin/env bash
# The knowledge files are sound, and the check would say so if they were not. Arguments: the program, the source tree.
set -euo pipefail
source_tree=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 "$source_tree/tools/check_data.py"

# A copy of the actors with one fault each: the check must name the line.
refuses() {
    mkdir -p "$folder/data/places"
    cp -r "$source_tree/data/actors" "$folder/data"
    cp "$source_tree/data/places/countries.tsv" "$folder/data/places"
    printf '%b' "$1" >"$folder/data/actors/zz.txt"
    if python3 "$source_tree/tools/check_data.py" "$folder/data" 2>"$folder/errors" >/dev/null; then
        echo "accepted: $2" >&2
        exit 1
    fi
    grep -q "zz.txt:[0-9]*: .*$2" "$folder/errors" || { cat "$folder/errors" >&2; exit 1; }
    rm -rf "$folder/data"
}
refuses 'Iran\n  kind: country\n  names: Persia\n' 'is already at'
refuses 'Nowhere\n  kind: realm\n  names: Nowhere\n' 'SAY_ACTOR_KIND_LIST'
refuses 'Nowhere\n  kind: country\n  country: XYZ\n  names: Nowhere\n' 'alpha-3'
refuses 'Nowhere Guard\n  kind: military\n  parent: Army of Nowhere\n  names: Nowhere Guard\n' "no other entry"
refuses 'Nowhere\n  kind: country\n  names: Nowhere, Republic of\n' 'punctuation'
refuses 'Nowhere\n  kind: person\n  names: Nowhere\n  role: 1999 A\n' 'a role is written'
refuses 'Nowhere\n  names Nowhere\n' "written 'name: value'"
