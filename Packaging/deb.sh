#!/bin/sh
# Builds lintasan_VERSION_ARCH.deb of the tree that tree.sh laid out: the command with its libraries, data, page for man and
# completions. It depends on the C library alone, since bookworm and trixie call the others by different names.
# Usage: Packaging/deb.sh TREE OUTPUT-FOLDER
set -eu
cd "$(dirname "$0")/.."
tree=$1
out=$2
read -r version _ glibc < "$tree/share/doc/lintasan/BUILD"
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
share="$root/usr/share"
install -d "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib/lintasan" "$share/man/man1" "$share/doc/lintasan" \
  "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
cp -a "$tree/bin" "$tree/libexec" "$tree/lib" "$root/usr/lib/lintasan/"
install -d "$root/usr/lib/lintasan/share"
cp -a "$tree/share/lintasan" "$root/usr/lib/lintasan/share/"
ln -s ../lib/lintasan/bin/lintasan "$root/usr/bin/lintasan"
gzip -9nc "$tree/share/man/man1/lintasan.1" > "$share/man/man1/lintasan.1.gz"
cp "$tree/share/bash-completion/completions/lintasan" "$share/bash-completion/completions/lintasan"
cp "$tree/share/zsh/site-functions/_lintasan" "$share/zsh/vendor-completions/_lintasan"
cp "$tree/share/fish/vendor_completions.d/lintasan.fish" "$share/fish/vendor_completions.d/lintasan.fish"
cp -R "$tree/share/doc/lintasan/licences" "$tree/share/doc/lintasan/lintasan.cdx.json" "$share/doc/lintasan/"
cat > "$share/doc/lintasan/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2026 The authors of Lintasan
License: Apache-2.0

Files: usr/lib/lintasan/lib/*
Copyright: as each file in /usr/share/doc/lintasan/licences says
License: as each file in /usr/share/doc/lintasan/licences says

Files: usr/lib/lintasan/share/lintasan/datasets/*
Copyright: as each folder's datapackage.json and README.md say
License: as each folder's datapackage.json and README.md say

License: Apache-2.0
 On Debian systems the text of this licence is in /usr/share/common-licenses/Apache-2.0.
END
date=$(date -R -u ${SOURCE_DATE_EPOCH:+-d "@$SOURCE_DATE_EPOCH"})
gzip -9nc > "$share/doc/lintasan/changelog.gz" <<END
lintasan ($version) stable; urgency=medium

  * See NEWS.

 -- Lintasan <maintainers@lintasan.invalid>  $date
END
gzip -9nc "$tree/share/doc/lintasan/CHANGELOG.md" > "$share/doc/lintasan/NEWS.gz"
find "$root/usr/share" -type f -exec chmod 644 {} +
cat > "$root/DEBIAN/control" <<END
Package: lintasan
Version: $version
Architecture: $architecture
Maintainer: Lintasan <maintainers@lintasan.invalid>
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: libc6 (>= $glibc)
Section: science
Priority: optional
Description: Trajectories of e-government rankings, with their uncertainty
 Regressions and forecasts over the UN E-Government Development Index and the
 SPBE and Pemdi indices of Indonesian agencies: where a country or an agency
 will stand, why, and what would change it. The data are included.
END
mkdir -p "$out"
dpkg-deb --root-owner-group --build "$root" "$out/lintasan_${version}_${architecture}.deb" > /dev/null
echo "deb: $out/lintasan_${version}_${architecture}.deb"
