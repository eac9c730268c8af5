#!/bin/sh
# The tests under each sanitizer: Tests/Sanitizers/sanitize.sh [address|thread …]. Ends with what was tried.
# A report of any process, also of a command that a test started, is a finding; so is a test that fails.
#
# SANITIZED is a pattern of the tests to run, all by default. What each sees: address and thread the Swift and the C++
# targets; with address comes undefined, of the C++ target only, since Swift itself traps where C++ would be undefined
# (and swiftc has no -sanitize=undefined on Linux). C libraries from apt are not built with any of them.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- address thread
here=$PWD/Tests/Sanitizers
failed=0
for sanitizer in "$@"; do
  scratch=.build-$sanitizer
  # Optimised, since the tests are numerical; what Swift checks at run time stays.
  flags="${BUILD_FLAGS:-} --sanitize $sanitizer --scratch-path $scratch -debug-info-format none -Xswiftc -O"
  [ "$sanitizer" != address ] || flags="$flags -Xcc -fsanitize=undefined"
  reports=$PWD/$scratch/reports
  rm -rf "$reports"
  mkdir -p "$reports"
  # shellcheck disable=SC2086
  swift build $flags --build-tests > "$scratch/build.log" 2>&1 || { tail -20 "$scratch/build.log"; exit 1; }
  preload=
  case $sanitizer in
    address)
      # The command ends by exit() in the midst of things; what lives then is not leaked, but the leak checker says so.
      export ASAN_OPTIONS="detect_leaks=0:log_path=$reports/address"
      export UBSAN_OPTIONS="print_stacktrace=1:log_path=$reports/undefined"
      ;;
    thread)
      # Shadows of several reports side by side would otherwise fill the memory of a small machine.
      export TSAN_OPTIONS="memory_limit_mb=3000:suppressions=$here/threads.txt:log_path=$reports/thread"
      unset UBSAN_OPTIONS
      preload=$PWD/$scratch/mutex-edges.so
      clang -shared -fPIC -O2 -o "$preload" "$here/mutex-edges.c" -ldl
      ;;
  esac
  status=0
  # shellcheck disable=SC2086
  LD_PRELOAD=$preload swift test $flags --skip-build --disable-xctest --filter "${SANITIZED:-.}" > "$scratch/tests.log" 2>&1 || status=$?
  findings=$(find "$reports" -type f | wc -l)
  echo "$sanitizer: $(grep -ao 'Test run with .*' "$scratch/tests.log" | tail -1), $findings findings"
  if [ "$status" -ne 0 ] || [ "$findings" -ne 0 ]; then
    failed=1
    grep -a "recorded an issue" "$scratch/tests.log" | cut -c1-300 | head -20
    find "$reports" -type f -exec grep -ahE "ERROR|WARNING|SUMMARY|runtime error" {} + | sort | uniq -c | sort -rn | head -20
  fi
done
exit $failed
