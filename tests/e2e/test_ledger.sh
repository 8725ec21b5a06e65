#!/usr/bin/env bash
# The ledger as a user meets it: the same to the byte for any number of workers, unchanged by a second add, the same after a
# rebuild, and honest about a flipped byte.
set -u
program=$1 source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$source/tests/e2e/check.sh"
exits() { # exits CODE COMMAND...
    local wanted=$1
    shift
    "$@"
    local code=$?
    [ "$code" -eq "$wanted" ] || { echo "exit $code, not $wanted"; return 1; }
}
add() { "$program" add "$1" "$source/demo/articles" --dictionary "$source/demo/dictionary.txt" "${@:2}"; }
same() { cmp "$1" "$2"; }
list() { "$program" "$1" "$2" --jsonl; }
holds() { grep -q -- "$1" "$2"; }
lacks() { ! grep -q -- "$1" "$2"; }

check "the bundled collection is read" add "$folder/one.db" -j1
check "two workers read it, too" add "$folder/two.db" -j2
check "one worker and two give the same ledger to the byte" same "$folder/one.db" "$folder/two.db"
check "it verifies" "$program" verify "$folder/one.db"

for what in claims events disputes stories sources articles actors; do list $what "$folder/one.db" >"$folder/$what.before"; done
add "$folder/one.db" -j2 >/dev/null 2>"$folder/again"
check "adding the same articles again counts them all as duplicates" grep -q 'articles 32 = coded 0 + uncodable 0 + duplicate 32' "$folder/again"
for what in claims events disputes stories sources actors; do
    list $what "$folder/one.db" >"$folder/$what.after"
    check "adding again changes no row of $what" same "$folder/$what.before" "$folder/$what.after"
done
check "a rebuild is done" "$program" rebuild "$folder/one.db"
for what in events disputes stories; do
    list $what "$folder/one.db" >"$folder/$what.rebuilt"
    check "a rebuild reproduces every row of $what" same "$folder/$what.before" "$folder/$what.rebuilt"
done

# The same articles in another order, one file at a time.
for file in $(ls -r "$source"/demo/articles/*); do
    "$program" add "$folder/reverse.db" "$file" --dictionary "$source/demo/dictionary.txt" --quiet
done
for what in events disputes stories; do
    list $what "$folder/reverse.db" | sort >"$folder/$what.reverse"
    sort "$folder/$what.before" >"$folder/$what.sorted"
    check "the order of arrival changes no row of $what" same "$folder/$what.sorted" "$folder/$what.reverse"
done

python3 - "$folder/two.db" <<'PY'
import sys
path = sys.argv[1]
data = bytearray(open(path, "rb").read())
at = data.find(b"Fighters of the Free Highland Front")
data[at] ^= 1
open(path, "wb").write(data)
PY
check "verify finds a flipped byte and exits 4" exits 4 "$program" verify "$folder/two.db"

list disputes "$folder/one.db" >"$folder/disputes"
check "whether Tamuria ordered the ambush is a dispute" holds '"question":"ordered"' "$folder/disputes"
check "how many died is a dispute" holds '"question":"killed"' "$folder/disputes"
id=$(sed -n 's/.*"id":"\(c[0-9a-f]\{16\}\)".*/\1/p' "$folder/claims.before" | head -n 1)
check "why leads to a claim" "$program" why "$folder/one.db" "$id"
check "an id that does not exist is told" exits 2 "$program" why "$folder/one.db" c0000000000000000
"$program" events "$folder/one.db" --jsonl --policy con >"$folder/con"
"$program" events "$folder/one.db" --jsonl --policy inf >"$folder/inf"
check "the cautious policy takes the smallest figure" holds '"place":null.*"killed_best":12.*"sensitivity":"killed 12-14; place' "$folder/con"
check "the informative one the most precise" holds '"place":"Ulmek".*"killed_best":14.*"sensitivity":"killed 12-14; place' "$folder/inf"
check "and who gives it is told" holds '"killed_best_by":"Karvelian Defence Ministry"' "$folder/inf"
check "what is no policy is a usage error" exits 2 "$program" events "$folder/one.db" --policy mean
list "actors" "$folder/one.db" >"$folder/actors"
"$program" actors "$folder/one.db" --unknown --jsonl >"$folder/unknown"
check "actors are listed with what is known of them" holds '"known":1' "$folder/actors"
check "unknown actors are listed for a dictionary to learn" holds '"known":0' "$folder/unknown"
check "nobody whom a dictionary has is among the unknown" lacks '"known":1' "$folder/unknown"
"$program" actors "$folder/one.db" --csv >"$folder/actors.csv"
check "the list of actors is printed as CSV" holds '^name,country,sectors,kind,known,mentions,claims,articles,example,start,end,words' "$folder/actors.csv"
check "--unknown belongs to actors alone" exits 2 "$program" claims "$folder/one.db" --unknown
"$program" claims "$folder/one.db" --jsonl --speaker unnamed --about convoy --stance + >"$folder/asked"
check "claims are asked by speaker, subject and stance at once" holds 'Two Karvelian security officials' "$folder/asked"
check "no other stance is among them" lacks '"polarity":"-"' "$folder/asked"
check "no other subject is among them" sh -c "! grep -vi convoy '$folder/asked'"
"$program" claims "$folder/one.db" --jsonl --about "no such thing" >"$folder/nothing"
check "what nobody speaks of gives no claim" test ! -s "$folder/nothing"
check "the words by which a speaker stays without a name are kept" holds '"anonymity":"declined to be identified"' "$folder/asked"
check "a pronoun comes with whom it stands for" holds '"speakers":"he (Ilo Verand)"' "$folder/claims.before"
check "no party goes by a pronoun" lacks '"\(actors\|recipients\)":"\(they\|them\|it\|he\|him\)"' "$folder/claims.before"
id=$(sed -n 's/.*"id":"\(c[0-9a-f]\{16\}\)".*/\1/p' "$folder/asked" | head -n 1)
"$program" why "$folder/one.db" "$id" >"$folder/why"
check "why draws the chain of speakers from the outlet inwards" holds 'chain .*<- .*Two Karvelian security officials' "$folder/why"
check "and keeps why they are not named" holds 'anonymity .*declined to be identified' "$folder/why"

# Of a story: day by day what of which event was new.
story=$(sed -n 's/.*"id":"\(s[0-9a-f]\{16\}\)","headline":"Rebels attack army convoy.*/\1/p' "$folder/stories.before")
check "a story goes by the title of its most typical article" test -n "$story"
"$program" why "$folder/one.db" "$story" >"$folder/why.story"
check "why of a story tells day by day what was reported" holds '^  2026-11-14$' "$folder/why.story"
check "a first figure, and by whom" holds '^      new  *killed 12: Mara Teszin' "$folder/why.story"
check "a later figure on its own day" sh -c "sed -n '/^  2026-11-16/,\$p' '$folder/why.story' | grep -q 'new  *killed 11: Daro Ankvist'"
check "what was told before is not new again" test "$(grep -c 'new  *killed 12:' "$folder/why.story")" -eq 1

# A second version of one address, and a reprint that adds a sentence of its own.
python3 - "$folder/versions.jsonl" <<'PY'
import json, sys
first = ("Fighters of the Highland Front attacked an army convoy near Ulmek on Saturday, the defence ministry said. "
         "Twelve soldiers were killed in the attack, spokeswoman Mara Teszin told reporters. "
         "Nobody claimed responsibility. The road was closed until Sunday.")
second = first.replace("Twelve", "Fifteen").replace("Nobody claimed responsibility. ", "") + " The president will visit the garrison on Monday."
rows = [("Valley Post", "https://valley.example/1", "2026-11-14", first), ("Valley Post", "https://valley.example/1", "2026-11-15", second),
        ("Lake Herald", "https://lake.example/7", "2026-11-16", first + " Residents of Ulmek told the Lake Herald that soldiers burned three farms.")]
with open(sys.argv[1], "w", encoding="utf-8") as file:
    for outlet, url, published, text in rows:
        file.write(json.dumps({"outlet": outlet, "url": url, "published": published, "title": "Convoy attacked" + (": 15 dead" if "Fifteen" in text else ""),
                               "text": text}) + "\n")
PY
"$program" add "$folder/versions.db" "$folder/versions.jsonl" --dictionary "$source/demo/dictionary.txt" --quiet
list articles "$folder/versions.db" >"$folder/versions"
later=$(sed -n 's/.*"id":"\(a[0-9a-f]\{16\}\)","published":"2026-11-15".*/\1/p' "$folder/versions")
reprint=$(sed -n 's/.*"id":"\(a[0-9a-f]\{16\}\)","published":"2026-11-16".*/\1/p' "$folder/versions")
"$program" why "$folder/versions.db" "$later" >"$folder/why.version"
check "why leads from a version to the one before" holds '^  another version of' "$folder/why.version"
check "a sentence that was dropped is told" holds 'was  *"Nobody claimed responsibility' "$folder/why.version"
check "a sentence that was changed is told" holds 'was  *"Twelve soldiers were killed' "$folder/why.version"
check "and what it is now" holds 'is  *"Fifteen soldiers were killed' "$folder/why.version"
check "and the words that make the difference" holds 'words  *Twelve -> Fifteen' "$folder/why.version"
check "another title is told" holds 'was  *Convoy attacked$' "$folder/why.version"
earlier=$(sed -n 's/.*"id":"\(a[0-9a-f]\{16\}\)","published":"2026-11-14".*/\1/p' "$folder/versions")
"$program" why "$folder/versions.db" "$earlier" >"$folder/why.earlier"
check "a version tells that there is a newer one" sh -c "grep -A1 'there is a newer version' '$folder/why.earlier' | grep -q '$later'"
check "a sentence that was added is told" holds 'is  *"The president will visit' "$folder/why.version"
"$program" why "$folder/versions.db" "$reprint" >"$folder/why.reprint"
check "why tells whose text a reprint is" holds '^  origin  *Valley Post' "$folder/why.reprint"
python3 - "$folder/versions.db" >"$folder/added" <<'PY'
import sqlite3, sys
for name, words in sqlite3.connect(sys.argv[1]).execute("""SELECT o.name, CAST(substr(CAST(a.text AS BLOB), c.start + 1, c.end - c.start) AS TEXT)
    FROM claim_text_origin t JOIN origin o ON o.id = t.origin JOIN claim c ON c.id = t.claim JOIN article a ON a.id = c.article"""):
    print(name, words, sep="\t")
PY
check "what a reprint adds is the outlet's own" holds '^Lake Herald.*burned three farms' "$folder/added"
check "what it reprints is not" lacks 'convoy near Ulmek' "$folder/added"
check "passages and origins verify" "$program" verify "$folder/versions.db"

crowd() {
    local readers=() reader failed=0
    for _ in $(seq 24); do "$program" events "$folder/one.db" >/dev/null 2>&1 & readers+=($!); done
    for reader in "${readers[@]}"; do wait "$reader" || failed=1; done
    return $failed
}
check "readers that come and go at once do not lock each other out" crowd
check "the brief is printed" "$program" brief "$folder/one.db"
check "a date that is none is a usage error" exits 2 "$program" brief "$folder/one.db" --day yesterday


claim=$(python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT min(claim) FROM event_claim").fetchone()[0])' "$folder/one.db")
"$program" export "$folder/one.db" --canonical >"$folder/whole.jsonl"
check "a retraction needs a reason" exits 2 "$program" retract "$folder/one.db" "$claim"
check "what does not exist is not retracted" exits 2 "$program" retract "$folder/one.db" c0000000000000000 --reason "no such claim"
check "a claim is retracted" "$program" retract "$folder/one.db" "$claim" --reason "withdrawn by the outlet" --now 2026-12-01T08:00:00Z
check "the ledger verifies without it" "$program" verify "$folder/one.db"
list claims "$folder/one.db" >"$folder/claims.left"
check "a retracted claim is listed no more" lacks "$claim" "$folder/claims.left"
"$program" why "$folder/one.db" "$claim" >"$folder/tombstone"
check "its evidence stays, with the reason" holds "retracted *withdrawn by the outlet" "$folder/tombstone"
"$program" export "$folder/one.db" --canonical --as-of 2026-11-30 >"$folder/before.jsonl"
"$program" diff "$folder/one.db" "$folder/one.db" --jsonl >"$folder/no-changes"
check "a ledger does not differ from itself" test ! -s "$folder/no-changes"
"$program" add "$folder/plain.db" "$source/demo/articles" --quiet
"$program" add "$folder/known.db" "$source/demo/articles" --dictionary "$source/demo/dictionary.txt" --quiet
"$program" diff "$folder/plain.db" "$folder/known.db" --jsonl >"$folder/learned"
check "diff tells the codes that a dictionary changes" holds '"reason":"what is known of the names"' "$folder/learned"
"$program" diff "$folder/known.db" "$folder/one.db" --jsonl >"$folder/changes"
check "diff tells what was retracted, and why" holds '"reason":"retracted: withdrawn by the outlet"' "$folder/changes"
check "as of a day before, nothing was retracted" same "$folder/whole.jsonl" "$folder/before.jsonl"
list retractions "$folder/one.db" >"$folder/retractions"
check "what was withdrawn is listed with its words and the reason" holds "$claim.*withdrawn by the outlet.*\"words\":\"" "$folder/retractions"

# Ratings and notes stand beside the facts.
"$program" export "$folder/known.db" --canonical >"$folder/unrated.jsonl"
check "an outlet is rated" "$program" rate "$folder/known.db" "The Valley Post" B2 --by "the desk" --reason "a long record" --now 2026-12-01
check "and rated again" "$program" rate "$folder/known.db" "The Valley Post" D --by "the desk" --now 2026-12-05
check "a claim is noted upon" "$program" note "$folder/known.db" "$claim" "Ask the garrison." --now 2026-12-05
check "what is no rating is refused" exits 2 "$program" rate "$folder/known.db" "The Valley Post" X9
check "who is nobody is not rated" exits 2 "$program" rate "$folder/known.db" "The Vally Post" B2
check "a rating without a target is a usage error" exits 2 "$program" rate "$folder/known.db"
"$program" sources "$folder/known.db" >"$folder/rated"
check "what nobody rated is shown as not rated" holds 'rating  *not rated' "$folder/rated"
check "the last rating holds" holds 'rating  *D$' "$folder/rated"
list sources "$folder/known.db" >"$folder/rated"
check "and is null for a program" holds '"rating":null' "$folder/rated"
"$program" sources "$folder/known.db" --as-of 2026-12-02 --jsonl >"$folder/rated"
check "a rating given later is not seen" holds '"rating":"B2"' "$folder/rated"
"$program" notes "$folder/known.db" --as-of 2026-12-02 --jsonl >"$folder/noted"
check "nor a note written later" test ! -s "$folder/noted"
"$program" why "$folder/known.db" "$claim" >"$folder/noted"
check "why shows the note" holds 'text  *Ask the garrison' "$folder/noted"
"$program" export "$folder/known.db" --canonical | grep -vE '^\{"table":"(rating|note)"' >"$folder/rated.jsonl"
check "nothing is derived from ratings" same "$folder/unrated.jsonl" "$folder/rated.jsonl"
"$program" ratings "$folder/known.db" --csv >"$folder/ratings.csv"
list ratings "$folder/known.db" | sed 's/,"run":.*//' >"$folder/ratings.known"
check "ratings of one ledger go into another" "$program" rate "$folder/plain.db" --import "$folder/ratings.csv"
list ratings "$folder/plain.db" | sed 's/,"run":.*//' >"$folder/ratings.plain"
check "and are the same there" same "$folder/ratings.known" "$folder/ratings.plain"
check "a ledger with ratings and notes verifies" "$program" verify "$folder/known.db"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
