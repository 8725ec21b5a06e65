#!/usr/bin/env bash
# The same articles give the same bytes: for 1, 2 and 7 workers, in any order of arrival, and from a pack
# compiled again. (tools/lint.sh compares the builds of two compilers.) Arguments: the program, the source tree.
set -u
program=$1 source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$source/tests/e2e/check.sh"
dictionary="$source/demo/dictionary.txt"
add() { # add PROGRAM LEDGER OPTION ARTICLES...
    "$1" add "$2" --dictionary "$dictionary" --quiet "$3" "${@:4}"
}
code() { "$1" code --dictionary "$dictionary" --quiet "$2" "$source/demo/articles" >"$3"; }

for workers in 1 2 7; do
    check "$workers workers read the collection" add "$program" "$folder/$workers.db" -j$workers "$source/demo/articles"
    code "$program" -j$workers "$folder/$workers.jsonl"
done
for workers in 2 7; do
    check "$workers workers give the ledger of one to the byte" cmp "$folder/1.db" "$folder/$workers.db"
    check "$workers workers give the lines of one to the byte" cmp "$folder/1.jsonl" "$folder/$workers.jsonl"
done

# In orders of chance, but the same ones each time.
everything() { # everything LEDGER FILE
    for what in claims events disputes stories sources actors; do "$program" "$what" "$1" --jsonl 2>/dev/null; done | sort >"$2"
}
everything "$folder/1.db" "$folder/rows"
for seed in 1 2 3; do
    mapfile -t shuffled < <(find "$source/demo/articles" -type f | sort |
        python3 -c 'import random, sys; lines = sys.stdin.readlines(); random.Random(int(sys.argv[1])).shuffle(lines); sys.stdout.writelines(lines)' $seed)
    check "the articles are read in order $seed" add "$program" "$folder/shuffled$seed.db" -j7 "${shuffled[@]}"
    everything "$folder/shuffled$seed.db" "$folder/rows$seed"
    check "order $seed of arrival changes no row" cmp "$folder/rows" "$folder/rows$seed"
done

check "the pack is compiled" "$program" pack "$source" --output "$folder/again.pack"
check "it is the same pack" cmp "$SAYSO_PACK" "$folder/again.pack"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
