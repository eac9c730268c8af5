#!/bin/sh
# Times the command beside its peers, all in one run: Benchmarks/run.sh PATH-TO-LINTASAN [BENCHMARK…]
# With benchmarks named, the results of the others stay as they are. Peers live in Benchmarks/.work (made on first use, pinned); results go to Benchmarks/RESULTS.md and results.json.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tool=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
work="$here/.work"
mkdir -p "$work"
# Two sets of peers: some need older versions of what others need new.
for set in peers older; do
  [ -e "$work/$set/ready" ] && continue
  python3 -m venv "$work/$set"
  "$work/$set/bin/pip" install --quiet -r "$here/requirements-$set.txt"
  touch "$work/$set/ready"
done
export OPENBLAS_NUM_THREADS="${OPENBLAS_NUM_THREADS:-1}"
part=--part
[ $# -gt 0 ] || part=
[ $# -gt 0 ] || set -- starting reading regression inference modelling forecasting simulation sensitivity projecting writing growing streaming building
for benchmark in "$@"; do
  echo "$benchmark" >&2
  "$work/peers/bin/python" "$here/$benchmark.py" --tool "$tool" --work "$work" --older "$work/older/bin/python"
done > "$work/results.jsonl"
"$work/peers/bin/python" "$here/results.py" "$here" $part < "$work/results.jsonl"
