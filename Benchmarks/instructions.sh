#!/bin/sh
# Counts the instructions of small jobs under callgrind and compares them with instructions.txt, so that a slow-down is seen on
# a noisy machine too. Usage: instructions.sh PATH-TO-LINTASAN [--record]. More than TOLERANCE percent above fails; a new
# command or a better compiler moves the counts, and the new ones are a reviewed change of that file by --record.
#
# The counts repeat within 0.1 %. So that they do on another processor too, everything that chooses code by the processor is
# told what to choose: one thread on one core, OpenBLAS's kernel for any x86-64 of the last fifteen years, the C library's
# functions without vector extensions, and hashing without a random seed. The baseline is one of x86-64; elsewhere nothing
# is compared.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tool=$1
tolerance=${TOLERANCE:-5}
base="$here/instructions.txt"
if [ "$(uname -m)" != x86_64 ]; then echo "instructions: the baseline is of x86_64, not of $(uname -m); nothing compared"; exit 0; fi
work=$(mktemp -d)
# valgrind cannot read all of Swift's debugging information; beside the command, the copy finds the same data.
stripped=$(dirname "$tool")/lintasan-stripped
strip -o "$stripped" "$tool"
trap 'rm -rf "$work" "$stripped"' EXIT
plain=glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-AVX512BW,-FMA,-FMA4,-ERMS,-FSRM,-BMI2,-RTM,-XSAVE,-XSAVEC
count() {
  name=$1
  shift
  env -i PATH="$PATH" HOME="$work" LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=0 OPENBLAS_NUM_THREADS=1 OPENBLAS_CORETYPE=Nehalem \
    GLIBC_TUNABLES="$plain" SWIFT_DETERMINISTIC_HASHING=1 taskset -c 0 \
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$stripped" "$@" > /dev/null 2> "$work/log" \
    || { cat "$work/log"; exit 1; }
  echo "$name $(sed -n 's/.*Collected : *\([0-9]*\).*/\1/p' "$work/log")" >> "$work/counts"
}
count start --version
count rank rank --index egdi --year 2024 --format csv
count decompose decompose IDN --from 2018 --to 2020 --format csv
count regress regress 'osi ~ log(gdp_per_capita_ppp) | iso3 + survey_year' --index egdi --se cluster:iso3 --threads 1 --format csv
count uncertainty uncertainty --index egdi --draws 500 --threads 1 --format csv
if [ "${2:-}" = --record ]; then cp "$work/counts" "$base"; cat "$base"; exit 0; fi
status=0
while read -r name now; do
  before=$(awk -v n="$name" '$1 == n {print $2}' "$base")
  change=$(awk -v a="$now" -v b="$before" 'BEGIN {printf "%.2f", 100 * (a - b) / b}')
  echo "$name: $now instructions, $change % against $before"
  awk -v c="$change" -v t="$tolerance" 'BEGIN {exit !(c > t)}' && status=1 || true
done < "$work/counts"
[ $status = 0 ] || echo "more than $tolerance % above; find out why, or record the new counts with --record" >&2
exit $status
