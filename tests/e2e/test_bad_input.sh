#!/usr/bin/env bash
# Bad input gets its recorded verdict or a message that names it, and nothing else is lost.
set -u
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0
good="The army said on Tuesday that rebels attacked a convoy near the border and killed 12 soldiers. The rebels denied it."

# check SENTENCE EXIT PATTERN ARGUMENTS...: the program's exit code, and a pattern in what it prints on either stream.
check() {
    local sentence=$1 wanted=$2 pattern=$3
    shift 3
    timeout 60 "$program" "$@" >"$folder/out" 2>"$folder/err" </dev/null
    local code=$?
    if [ "$code" -eq "$wanted" ] && cat "$folder/out" "$folder/err" | grep -qE -- "$pattern"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $sentence (exit $code, wanted $wanted and $pattern)"
        head -c 600 "$folder/out" "$folder/err"
    fi
}

mkdir "$folder/in"
printf '%s\n' "$good" >"$folder/in/good.txt"
: >"$folder/in/empty.txt"
check "an empty file is set aside, the good one is read" 3 '"outcome":"coded"' code "$folder/in"
check "the reason of the empty file is recorded" 3 '"outcome":"quarantined","reason":"empty' code "$folder/in/empty.txt"

head -c 5000 /dev/urandom >"$folder/binary.txt"
printf '\0\0\0' >>"$folder/binary.txt"
check "binary bytes are set aside" 3 '"outcome":"quarantined","reason":"binary' code "$folder/binary.txt"

printf '{"text":"%s"}\n' "$good" >"$folder/long.jsonl"
head -c 50000000 /dev/zero | tr '\0' 'x' >>"$folder/long.jsonl"
printf '\n{"text":"%s"}\n' "$good" >>"$folder/long.jsonl"
check "a line of 50 MB is set aside with its file and limit" 3 'long.jsonl.*(limit|MiB)' code "$folder/long.jsonl"
check "the lines around it are read" 3 '"outcome":"coded"' code "$folder/long.jsonl"
[ "$(grep -c '"outcome":"coded"' "$folder/out")" -eq 2 ] && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED: both good lines are coded"; }

printf '{"text":"%s"}\n{"text": broken\n{"text":"%s"}\n' "$good" "$good" >"$folder/broken.jsonl"
check "a broken JSON line names file and offset" 3 'broken.jsonl.*(byte|offset)' code "$folder/broken.jsonl"

printf 'The army said \xff\xfe on Tuesday that rebels attacked a convoy near the border and killed 12 soldiers.\n' >"$folder/utf8.txt"
check "broken UTF-8 is repaired" 0 '"outcome":"coded"' code "$folder/utf8.txt"

printf '<html><head><title>Attack</title></head><body><article><h1>Attack</h1><p>%s</p><p>The army said' "$good" >"$folder/cut.html"
check "truncated HTML is read as far as it goes" 0 '"outcome":"coded"' code "$folder/cut.html"

check "an article without a date has none" 0 '"published":null' code "$folder/in/good.txt"

printf 'Los rebeldes atacaron el sábado un convoy del ejército cerca de la frontera, según el Ministerio de Defensa. Doce soldados murieron.\n' >"$folder/es.txt"
check "another language is out of scope" 0 '"outcome":"out_of_scope","reason":"language: es' code "$folder/es.txt"

check "a missing file is told by name, the others are read" 3 'nowhere.txt' code "$folder/nowhere.txt" "$folder/in/good.txt"
check "the others are read" 3 '"outcome":"coded"' code "$folder/nowhere.txt" "$folder/in/good.txt"

check "an unknown verb is a usage error" 2 'no verb' frobnicate
check "an unknown option is a usage error" 2 'no option' code --colour
check "a ledger that does not exist is told" 1 'nowhere.db' events "$folder/nowhere.db"
printf 'this is no ledger, just words' >"$folder/words.db"
check "a file that is no ledger is told" 1 'words.db' events "$folder/words.db"
printf 'this is no pack' >"$folder/words.pack"
check "a file that is no pack is told" 1 'words.pack' code --pack "$folder/words.pack" "$folder/in/good.txt"
printf '# ours\nNation\n  kind: realm\n  names: Nation\n' >"$folder/no-kind.txt"
printf 'Nation\n  kind: country\n  country: Nation\n  names: Nation\n' >"$folder/country.txt"
printf 'Ana Brisk\n  kind: person\n  names: Ana Brisk\n  role: 1999 GOV\n' >"$folder/office.txt"
printf 'Nation\n  no colon here\n' >"$folder/bad-dictionary.txt"
check "an entry whose kind is none names file and line" 1 'no-kind.txt:2: no kind of actor' code --dictionary "$folder/no-kind.txt" "$folder/in/good.txt"
check "a country by its name is refused with file and line" 1 'country.txt:1: a country is' code --dictionary "$folder/country.txt" "$folder/in/good.txt"
check "an office without its days is refused with file and line" 1 'office.txt:1: a role is written' code --dictionary "$folder/office.txt" "$folder/in/good.txt"
check "a broken dictionary names file and line" 1 'bad-dictionary.txt:2' code --dictionary "$folder/bad-dictionary.txt" "$folder/in/good.txt"

head -c 3000000 /dev/zero | tr '\0' 'a' >"$folder/one-word.txt"
check "a word of three million letters is no article" 0 '"outcome":"(uncodable|out_of_scope)"' code "$folder/one-word.txt"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
