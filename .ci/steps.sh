# Sourced by .ci/run and .ci/full, and by the steps that run tests.
#
# A step is a script in run.d or full.d that runs in the repository's root. Its last line of the form
# "1 passed, 0 failed, 0 skipped" is its result; without one it passes if it ends with 0. A line "# limit: 10m" is its hard timeout.

set -o pipefail
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NO_COLOR=1

result='^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$'
passed=0 failed=0 skipped=0 failures=

# The start of a failure in the output of dotnet test, of xunit and of Pester, and an error of the build.
failure='^failed |\[FAIL\]|\[-\]|: error '

# Runs steps one after the other and adds up their results; after a failed build, no others.
run_steps() {
  local step
  for step in "$@"; do
    run_step "$step"
    if [ "$(basename "$step")" = 10-build ] && [ "$failed" -gt 0 ]; then
      return
    fi
  done
}

run_step() {
  local name limit log status=0 bad=0
  name=$(basename "$1")
  limit=$(sed -n 's/^# limit: //p' "$1")
  log=$(mktemp)
  printf '\n== %s\n' "$name"
  SECONDS=0
  timeout --kill-after=30 "${limit:-15m}" bash "$1" 2>&1 | tee "$log" || status=$?
  if [[ $(grep -E "$result" "$log" | tail -n 1) =~ $result ]]; then
    bad=${BASH_REMATCH[2]}
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + bad)) skipped=$((skipped + BASH_REMATCH[3]))
  fi
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
    echo "The step $name ended with exit code $status."
    failed=$((failed + 1))
    bad=1
  fi
  if [ "$bad" -gt 0 ]; then
    failures+=$(printf '\n== %s' "$name"; echo; { grep -E -A 15 -m 20 -- "$failure" "$log" || tail -n 15 "$log"; })$'\n'
  fi
  rm -f "$log"
  printf -- '-- %s: %d s\n' "$name" "$SECONDS"
}

# The failures once more, because a long output is often cut, and the closing line. The exit code is 0 only if nothing failed.
finish() {
  if [ -n "$failures" ]; then
    printf '\nFailures\n%s\n' "$failures"
  fi
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
}

# Runs `dotnet test` with the given arguments and prints its figures as a result.
dotnet_test() {
  local log status=0 bad
  log=$(mktemp)
  dotnet test "$@" 2>&1 | tee "$log" || status=$?
  # The closing summary: "  succeeded: 123".
  figure() { awk -v name="$1:" '$1 == name { value = $2 } END { print value + 0 }' "$log"; }
  bad=$(figure failed)
  # Without the summary it did not reach its end.
  if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$(figure succeeded)" -eq 0 ]; }; then
    echo "dotnet test ended with exit code $status."
    bad=1
  fi
  echo "$(figure succeeded) passed, $bad failed, $(figure skipped) skipped"
  rm -f "$log"
}

# Runs a test program of xunit, given with its arguments, and prints its figures as a result.
xunit_program() {
  local log total errors bad skips
  log=$(mktemp)
  "$@" 2>&1 | tee "$log" || true
  # Its last line but one: "Total: 3, Errors: 0, Failed: 1, Skipped: 1, ..."; without it the program did not reach its end.
  if read -r total errors bad skips < <(sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\).*/\1 \2 \3 \4/p' "$log"); then
    echo "$((total - bad - skips)) passed, $((errors + bad)) failed, $skips skipped"
  else
    echo '0 passed, 1 failed, 0 skipped'
  fi
  rm -f "$log"
}
