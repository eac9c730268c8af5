#!/bin/sh
# Builds lintasan_VERSION_ARCH.deb: the command with the Swift runtime inside, its data, its page for man and completions.
# Usage: Packaging/deb.sh COMMAND OUTPUT-FOLDER. The libraries that the command loads become its dependencies, so that it
# must have been built with --static-swift-stdlib, as `make build` does.
set -eu
cd "$(dirname "$0")/.."
tool=$1
out=$2
if objdump -p "$tool" | grep -q 'NEEDED.*libswiftCore'; then
  echo "deb: $tool needs the Swift runtime of this machine; build it with --static-swift-stdlib" >&2
  exit 1
fi
version=$("$tool" --version)
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
share="$root/usr/share"
install -d "$root/DEBIAN" "$root/usr/bin" "$share/lintasan/datasets" "$share/man/man1" "$share/doc/lintasan" \
  "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
install -m 755 "$tool" "$root/usr/bin/lintasan"
strip "$root/usr/bin/lintasan"
cp -R datasets/egdi datasets/gtmi datasets/names datasets/pemdi datasets/spbe "$share/lintasan/datasets/"
"$tool" manual --output "$share/man/man1/lintasan.1"
gzip -9n "$share/man/man1/lintasan.1"
"$tool" --generate-completion-script bash | sed '1{/^#!/d}' > "$share/bash-completion/completions/lintasan"
"$tool" --generate-completion-script zsh > "$share/zsh/vendor-completions/_lintasan"
"$tool" --generate-completion-script fish > "$share/fish/vendor_completions.d/lintasan.fish"
cat > "$share/doc/lintasan/copyright" <<EOF
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2026 The authors of Lintasan
License: Apache-2.0

Files: /usr/share/lintasan/datasets/*
Copyright: as each folder's datapackage.json and README.md say
License: as each folder's datapackage.json and README.md say

License: Apache-2.0
 On Debian systems the text of this licence is in /usr/share/common-licenses/Apache-2.0.
EOF
date=$(date -R -u ${SOURCE_DATE_EPOCH:+-d "@$SOURCE_DATE_EPOCH"})
gzip -9nc > "$share/doc/lintasan/changelog.gz" <<EOF
lintasan ($version) stable; urgency=medium

  * See NEWS.

 -- Lintasan <maintainers@lintasan.invalid>  $date
EOF
gzip -9nc CHANGELOG.md > "$share/doc/lintasan/NEWS.gz"
find "$root" -type f ! -path "$root/usr/bin/*" -exec chmod 644 {} +
# The packages of the libraries that the command itself names.
depends=$(objdump -p "$tool" | awk '/NEEDED/ {print $2}' | while read -r library; do
  path=$(ldconfig -p | awk -v l="$library" '$1 == l {print $NF; exit}')
  dpkg -S "$(realpath "$path")" 2>/dev/null || dpkg -S "$path"
done | cut -d: -f1 | sort -u | paste -sd, | sed 's/,/, /g')
cat > "$root/DEBIAN/control" <<EOF
Package: lintasan
Version: $version
Architecture: $architecture
Maintainer: Lintasan <maintainers@lintasan.invalid>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: $depends
Section: science
Priority: optional
Description: Trajectories of e-government rankings, with their uncertainty
 Regressions and forecasts over the UN E-Government Development Index and the
 SPBE index of Indonesian agencies: where a country or an agency will stand,
 why, and what would change it. The data are included.
EOF
mkdir -p "$out"
dpkg-deb --root-owner-group --build "$root" "$out/lintasan_${version}_${architecture}.deb"
