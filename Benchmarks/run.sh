#!/bin/sh
# Times the command beside its peers, all in one run: Benchmarks/run.sh PATH-TO-LINTASAN [regression options]
# Peers live in Benchmarks/.work/venv (made on first use); results go to Benchmarks/RESULTS.md as ratios.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tool=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
work="$here/.work"
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet -r "$here/requirements.txt"
fi
export OPENBLAS_NUM_THREADS="${OPENBLAS_NUM_THREADS:-1}"
exec "$work/venv/bin/python" "$here/regression.py" --tool "$tool" --work "$work" "$@"
