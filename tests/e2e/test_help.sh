#!/usr/bin/env bash
# Help, manual page and completions come from one table, and say the same.
set -u
program=$1
passed=0 failed=0
check() { # check SENTENCE COMMAND...
    local sentence=$1
    shift
    if "$@" >/dev/null 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        echo "FAILED: $sentence"
    fi
}
verbs=$("$program" help | sed -n 's/^  \([a-z]*\)  *.*/\1/p')
manual=$("$program" help --man) completions=$("$program" help --completions)
for verb in $verbs; do
    check "the manual page has $verb" grep -q "sayso $verb" <<<"$manual"
    check "the completions have $verb" grep -q "  $verb)" <<<"$completions"
    for option in $("$program" help "$verb" | grep -oE '^  -[-a-z]+' | tr -d ' '); do
        check "the manual page has $option of $verb" grep -qF -- "${option//-/\\-}" <<<"$manual"
    done
done
check "there are verbs" test "$(wc -w <<<"$verbs")" -ge 14
check "the completions are shell" bash -n <<<"$completions"
check "the version is printed" grep -qE '^sayso [0-9]+\.[0-9]+\.[0-9]+$' <<<"$("$program" --version)"
check "the doctor is content" "$program" doctor
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
