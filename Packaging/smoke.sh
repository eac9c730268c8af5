#!/bin/sh
# The same small jobs with every way of having the command; prints the hashes of what they made.
# Usage: Packaging/smoke.sh COMMAND. Two commands that print the same lines make the same bytes.
set -eu
tool=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OPENBLAS_NUM_THREADS=1 LC_ALL=C.UTF-8
cd "$work"
"$tool" --version
"$tool" rank --index egdi --year 2024 --format csv --output rank.csv
"$tool" forecast --index egdi --steps 1 --draws 200 --format csv --output forecast.csv --quiet
"$tool" regress 'osi ~ log(gdp_per_capita_ppp) | iso3 + survey_year' --index egdi --se cluster:iso3 --format csv --output regress.csv --quiet
"$tool" report --index egdi --to 2026 --draws 200 --out out --quiet
"$tool" verify out/manifest.json --quiet
"$tool" data validate > /dev/null
"$tool" doctor > /dev/null
# The manifest names the processor's kernels; everything else is the same everywhere.
rm out/manifest.json
find . -type f | LC_ALL=C sort | xargs sha256sum
