# check.sh -- for the tests in shell, which source it: needs $folder, counts in $passed and $failed.
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
