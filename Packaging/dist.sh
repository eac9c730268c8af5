#!/bin/sh
# Builds what people without Swift install, from one release binary: an archive, a Debian package, a Python wheel, the R
# script, each with its list of parts, and SHA256SUMS over all.
# Usage: Packaging/dist.sh COMMAND OUTPUT-FOLDER. Two runs over one binary give the same bytes.
set -eu
cd "$(dirname "$0")/.."
tool=$1
out=$2
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2> /dev/null || echo 0)}"
version=$("$tool" --version)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Packaging/tree.sh "$tool" "$work/lintasan-$version"
minor=$(awk '{print $3}' "$work/lintasan-$version/share/doc/lintasan/BUILD")
mkdir -p "$out"

# Archive: unpacked anywhere, it runs from there.
archive="lintasan-$version-linux-x86_64-glibc$minor.tar.gz"
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w \
  -C "$work" -cf - "lintasan-$version" | gzip -9n > "$out/$archive"

Packaging/deb.sh "$work/lintasan-$version" "$out"
python3 Packaging/wheel.py "$work/lintasan-$version" "$out"
install -m 644 Packaging/r/lintasan.R "$out/lintasan.R"
sed "s/@ARCHIVE@/$archive/g; s/@VERSION@/$version/g" Packaging/Containerfile > "$out/Containerfile"
install -m 644 "$work/lintasan-$version/share/doc/lintasan/lintasan.cdx.json" "$out/lintasan.cdx.json"
(cd "$out" && sha256sum "$archive" lintasan_*.deb lintasan-*.whl lintasan.R Containerfile lintasan.cdx.json > SHA256SUMS)
cat "$out/SHA256SUMS"
