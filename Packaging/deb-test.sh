#!/bin/sh
# Installs the package that deb.sh made, uses it outside the checkout, removes it, and looks that nothing is left.
# Usage: Packaging/deb-test.sh FOLDER-OF-THE-PACKAGE, as root on a machine where lintasan is not installed as a package.
set -eu
out=$1
package=$(ls -t "$out"/lintasan_*.deb | head -1)
fail() { echo "deb-test: $*" >&2; exit 1; }
! dpkg-query -W -f='${Status}' lintasan 2> /dev/null | grep -q 'install ok installed' || fail "lintasan is already installed; remove it first"
files=$(mktemp)
work=$(mktemp -d)
cleanup() { dpkg -r lintasan > /dev/null 2>&1 || true; rm -rf "$files" "$work"; }
trap cleanup EXIT

if command -v lintian > /dev/null; then
  # As a package of our own, not of Debian's archive: no bug number, and the Swift runtime is inside.
  lintian --allow-root --fail-on error --suppress-tags initial-upload-closes-no-bugs,embedded-library "$package" || fail "lintian finds errors"
fi
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$(realpath "$package")" > "$work/apt.log" 2>&1 \
  || { cat "$work/apt.log"; fail "not installed"; }
dpkg -L lintasan > "$files"
dpkg -V lintasan || fail "installed files differ from the package's"

# Outside the checkout, without anything of Swift in reach, as nobody in particular.
cd "$work"
run() { env -i PATH=/usr/bin:/bin HOME="$work" LC_ALL=C.UTF-8 OPENBLAS_NUM_THREADS=1 lintasan "$@"; }
version=$(run --version)
ldd /usr/bin/lintasan | grep -E "not found|swift" && fail "a library is missing, or Swift's is not inside" || true
run rank --index egdi --year 2024 --focus IDN --format csv --output rank.csv
grep -q '^IDN,' rank.csv || fail "rank does not list Indonesia"
run report --index egdi --to 2026 --draws 200 --out out --quiet
run verify out/manifest.json > verify.log
run data validate > validate.log
run doctor > doctor.log || { cat doctor.log; fail "doctor"; }
# Where the man pages are kept out of an installation, there is none to look at.
man=$(grep 'man1/lintasan.1.gz' "$files" || true)
if [ -e "$man" ]; then gzip -t "$man"; fi
sed -n 1p doctor.log
ls out | paste -sd ' '

dpkg -P lintasan > /dev/null
left=0
while read -r path; do
  [ -d "$path" ] && ! echo "$path" | grep -q lintasan && continue
  if [ -e "$path" ]; then echo "left behind: $path"; left=1; fi
done < "$files"
[ $left = 0 ] || fail "something is left behind"
dpkg-query -W lintasan > /dev/null 2>&1 && fail "dpkg still knows it" || true
echo "deb-test: $(basename "$package") ($version): $(wc -l < "$files") paths installed, used, removed, none left"
