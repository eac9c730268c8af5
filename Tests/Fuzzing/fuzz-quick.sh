#!/bin/sh
# The readers of strangers' bytes, given seeded damage for SECONDS in all by tests that are built already; what fails is
# shrunk and kept in Tests/Fuzzing/Findings. Usage: Tests/Fuzzing/fuzz-quick.sh SECONDS. No build of its own, for CI;
# coverage leads the way in fuzz.sh.
set -eu
cd "$(dirname "$0")/../.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
# shellcheck disable=SC2086
LINTASAN_FUZZ_SECONDS=$1 swift test ${BUILD_FLAGS:-} --skip-build --disable-xctest --filter damageForAWhile > "$log" 2>&1 || status=$?
grep -E "^fuzz |recorded an issue" "$log" || true
if [ $status -ne 0 ]; then tail -5 "$log"; ls -l Tests/Fuzzing/Findings; fi
[ "$(grep -c '^fuzz ' "$log")" -gt 0 ] || { echo "nothing was tried; run make test first"; status=1; }
exit $status
