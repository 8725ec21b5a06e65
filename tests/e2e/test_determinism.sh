#!/usr/bin/env bash
# The same articles give the same bytes: for 1, 2 and 7 workers, in any order of arrival, from the other compiler's build, and
# from a pack compiled again. Arguments: the program, the source tree.
set -u
program=$1 source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0
check() { # check SENTENCE COMMAND...
    local sentence=$1
    shift
    if "$@" >"$folder/out" 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        echo "FAILED: $sentence"
        tail -n 3 "$folder/out"
    fi
}
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

# The compiler that did not build this program, where there is one. An instrumented build leaves that to the plain one.
cache=$(dirname "$program")/CMakeCache.txt
built=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$cache" 2>/dev/null)
case $built in *clang*) other=gcc ;; *) other=clang ;; esac
if grep -qE '^(SAYSO_SANITIZE:[A-Z]*=.|SAYSO_COVERAGE:[A-Z]*=ON)' "$cache" 2>/dev/null; then
    echo "an instrumented build: not compared with another compiler's"
elif command -v "$other" >/dev/null && command -v cmake >/dev/null; then
    compile() {
        CC=$other cmake -S "$source" -B "$folder/other" -DCMAKE_BUILD_TYPE=Release &&
            cmake --build "$folder/other" --parallel 2 --target sayso_program
    }
    check "$other builds the program" compile
    sayso=$folder/other/sayso
    check "the program of $other reads the collection" add "$sayso" "$folder/other.db" -j2 "$source/demo/articles"
    check "the program of $other gives the same ledger to the byte" cmp "$folder/1.db" "$folder/other.db"
    code "$sayso" -j2 "$folder/other.jsonl"
    check "the program of $other gives the same lines to the byte" cmp "$folder/1.jsonl" "$folder/other.jsonl"
    check "the program of $other compiles the pack" "$sayso" pack "$source" --output "$folder/other.pack"
    check "it is the same pack, too" cmp "$SAYSO_PACK" "$folder/other.pack"
else
    echo "no $other here: its build was not compared"
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
