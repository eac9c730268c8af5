#!/bin/sh
# Lays out the command with all that it needs but the C library: libexec/lintasan, lib/, share/, bin/lintasan.
# Usage: Packaging/tree.sh COMMAND FOLDER. The archive, the Debian package and the Python wheel are made of this one tree,
# so that what is tested of one holds for all.
set -eu
cd "$(dirname "$0")/.."
tool=$1
tree=$2
if objdump -p "$tool" | grep -q 'NEEDED.*libswiftCore'; then
  echo "tree: $tool needs the Swift runtime of this machine; build it with --static-swift-stdlib" >&2
  exit 1
fi
version=$("$tool" --version)
rm -rf "$tree"
install -d "$tree/bin" "$tree/libexec" "$tree/lib" "$tree/share/lintasan/datasets" "$tree/share/man/man1" \
  "$tree/share/doc/lintasan/licences" "$tree/share/bash-completion/completions" \
  "$tree/share/zsh/site-functions" "$tree/share/fish/vendor_completions.d"

# The command and the libraries that it loads, all but those of the C library, under the names by which they are asked for.
install -m 755 "$tool" "$tree/libexec/lintasan"
# Without what only a debugger and the next build read: it knows folders of the machine that built it.
strip --remove-section=.swift_ast --remove-section=.swift_modhash --remove-section=.note.gnu.build-id "$tree/libexec/lintasan"
ldd "$tool" | awk '$2 == "=>" {print $1, $3}' | sort | while read -r name path; do
  case $name in
    libc.so.*|libm.so.*|libpthread.so.*|libdl.so.*|librt.so.*|libresolv.so.*|linux-vdso.so.*) continue ;;
  esac
  real=$(realpath "$path")
  install -m 644 "$real" "$tree/lib/$name"
  patchelf --force-rpath --set-rpath '$ORIGIN' "$tree/lib/$name"
  package=$(dpkg -S "$real" 2> /dev/null | head -1 | cut -d: -f1)
  if [ -n "$package" ] && [ -e "/usr/share/doc/$package/copyright" ]; then
    install -m 644 "$(realpath "/usr/share/doc/$package/copyright")" "$tree/share/doc/lintasan/licences/$package.txt"
  fi
done
patchelf --force-rpath --set-rpath '$ORIGIN/../lib' "$tree/libexec/lintasan"
install -m 644 LICENSE "$tree/share/doc/lintasan/LICENSE"
install -m 644 CHANGELOG.md "$tree/share/doc/lintasan/CHANGELOG.md"

# What starts it: one line where the C library is too old, instead of the loader's many.
needed=$(for file in "$tree"/libexec/lintasan "$tree"/lib/*; do objdump -T "$file"; done 2> /dev/null \
  | grep -o 'GLIBC_2\.[0-9]*' | sort -t. -k2 -nu | tail -1 | cut -d. -f2)
sed "s/@NEEDED@/$needed/" Packaging/launcher.sh > "$tree/bin/lintasan"
chmod 755 "$tree/bin/lintasan"

for dataset in datasets/*/README.md; do
  cp -R "$(dirname "$dataset")" "$tree/share/lintasan/datasets/"
done
install -d "$tree/share/lintasan/examples/tutorial" "$tree/share/lintasan/examples/build-an-index"
cp docs/tutorial/cities.csv docs/tutorial/answers.csv "$tree/share/lintasan/examples/tutorial/"
cp docs/build-an-index/*.csv docs/build-an-index/*.yaml "$tree/share/lintasan/examples/build-an-index/"
find "$tree/share/lintasan" -name .gitkeep -delete
"$tool" manual --output "$tree/share/man/man1/lintasan.1"
"$tool" --generate-completion-script bash | sed '1{/^#!/d}' > "$tree/share/bash-completion/completions/lintasan"
"$tool" --generate-completion-script zsh > "$tree/share/zsh/site-functions/_lintasan"
"$tool" --generate-completion-script fish > "$tree/share/fish/vendor_completions.d/lintasan.fish"
python3 Packaging/sbom.py "$tree/share/doc/lintasan/lintasan.cdx.json" "$tool" > /dev/null
echo "$version glibc 2.$needed" > "$tree/share/doc/lintasan/BUILD"
find "$tree/share" -type f -exec chmod 644 {} +
