#!/bin/sh
# Drives every reader of strangers' bytes by libFuzzer: Tests/Fuzzing/fuzz.sh SECONDS [ENTRY…].
# What is found is kept in Tests/Fuzzing/Findings; put it into the corpus with its cure.
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
[ $# -gt 0 ] || set -- csv formula definition answers notebook manifest package workbook stata spss
build="swift build -c release --scratch-path .build-fuzz -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld --product lintasan-fuzz"
LINTASAN_FUZZ=1 $build
fuzzer=$(LINTASAN_FUZZ=1 $build --show-bin-path)/lintasan-fuzz
findings=Tests/Fuzzing/Findings
mkdir -p "$findings"
each=$((seconds / $# > 0 ? seconds / $# : 1))
failed=0
# The runtime's own report of a crash would come before libFuzzer can keep the input.
export SWIFT_BACKTRACE=enable=no
for entry in "$@"; do
  grown=.build-fuzz/corpus/$entry
  mkdir -p "$grown"
  log=.build-fuzz/$entry.log
  status=0
  LINTASAN_FUZZ_ENTRY=$entry "$fuzzer" -max_total_time="$each" -timeout=10 -rss_limit_mb=3000 -max_len=30000 \
    -artifact_prefix="$findings/$entry-" "$grown" "Tests/Fuzzing/Corpus/$entry" > "$log" 2>&1 || status=$?
  runs=$(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' "$log")
  covered=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$log" | tail -1)
  echo "$entry: ${runs:-stopped} inputs in $each s, $covered edges, $(ls "$grown" | wc -l) kept"
  if [ "$status" -ne 0 ]; then
    failed=1
    grep -E "SUMMARY|Test unit written" "$log" || tail -5 "$log"
  fi
done
exit $failed
