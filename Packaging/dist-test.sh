#!/bin/sh
# Installs what dist.sh made where there is no Swift, and runs the same small jobs: the archive and the Debian package in
# clean roots of bookworm and trixie, the wheel in a bare virtual environment, the R script by R.
# Usage: Packaging/dist-test.sh COMMAND FOLDER [SUITE…], as root. Roots are kept in ROOTS (default: a temporary folder).
set -eu
cd "$(dirname "$0")/.."
tool=$(realpath "$1")
out=$(realpath "$2")
shift 2
suites=${*:-bookworm trixie}
roots=${ROOTS:-$(mktemp -d)}
mirror=${MIRROR:-$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb  *\(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2> /dev/null | head -1)}
# The clean roots have no folder that a TMPDIR from here would name.
unset TMPDIR
passed=0
trap 'for suite in $suites; do umount "$roots/$suite/proc" 2> /dev/null || true; done' EXIT
same() { diff "$roots/expected" "$1" > "$roots/diff" || { cat "$roots/diff" >&2; echo "dist-test: $2 makes other bytes" >&2; exit 1; }; passed=$((passed + 1)); echo "ok: $2"; }

Packaging/smoke.sh "$tool" > "$roots/expected"
for suite in $suites; do
  root="$roots/$suite"
  [ -e "$root/bin/sh" ] || debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$roots/$suite.log" 2>&1 \
    || { tail -5 "$roots/$suite.log" >&2; exit 1; }
  mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
  rm -rf "$root/opt"/lintasan-* "$root/tmp/smoke.sh"
  tar -C "$root/opt" -xzf "$out"/lintasan-*-linux-*.tar.gz
  cp Packaging/smoke.sh "$root/tmp/smoke.sh"
  chroot "$root" sh /tmp/smoke.sh "/$(cd "$root" && echo opt/lintasan-*/bin/lintasan)" > "$roots/archive.$suite"
  same "$roots/archive.$suite" "archive on $suite"
  cp "$out"/lintasan_*.deb "$root/tmp/lintasan.deb"
  chroot "$root" dpkg -i /tmp/lintasan.deb > "$roots/dpkg.log" 2>&1 || { cat "$roots/dpkg.log" >&2; exit 1; }
  chroot "$root" sh /tmp/smoke.sh /usr/bin/lintasan > "$roots/deb.$suite"
  same "$roots/deb.$suite" "package on $suite"
  chroot "$root" dpkg -P lintasan > /dev/null
done

python3 -m venv "$roots/venv"
"$roots/venv/bin/pip" install --quiet --disable-pip-version-check "$out"/lintasan-*.whl pytest
env -u LINTASAN PATH="$roots/venv/bin:/usr/bin:/bin" sh Packaging/smoke.sh "$roots/venv/bin/lintasan" > "$roots/wheel"
same "$roots/wheel" "wheel"
(cd "$roots" && env -u LINTASAN "$roots/venv/bin/python" -m pytest -q -W error::DeprecationWarning "$OLDPWD/Packaging/python/tests")
if command -v Rscript > /dev/null; then
  LINTASAN="$roots/venv/bin/lintasan" Rscript Packaging/r/test-lintasan.R
else
  echo "skipped: R is not installed (apt-get install r-base-core)"
fi
echo "dist-test: $passed ways of having the command make the same bytes"
