#!/bin/sh
# Whether two clean builds make the same files: the commit is cloned into two folders of different names, each runs `make dist`,
# and every artefact is compared byte for byte; of one that differs its parts are named.
# Usage: Packaging/reproducible.sh [OUTPUT-FOLDER]. With FIRST and SECOND in the environment, two folders of `make dist` that are
# there already are compared and nothing is built.
set -eu
cd "$(dirname "$0")/.."
out=${1:-out/reproducible}
mkdir -p "$out"
out=$(cd "$out" && pwd)
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"

if [ -z "${FIRST:-}" ]; then
  commit=$(git rev-parse HEAD)
  for place in one two-of-another-length; do
    rm -rf "$out/$place"
    git clone --quiet --no-hardlinks . "$out/$place"
    git -C "$out/$place" checkout --quiet --detach "$commit"
    # The packages as they are resolved here, so that no network is needed; nothing that was compiled.
    if [ -d .build/repositories ]; then
      mkdir -p "$out/$place/.build"
      cp -a .build/repositories .build/checkouts .build/workspace-state.json "$out/$place/.build/" 2> /dev/null || true
    fi
    make -C "$out/$place" dist OUT=out > "$out/$place.log" 2>&1 || { tail -20 "$out/$place.log" >&2; exit 1; }
  done
  FIRST="$out/one/out/dist"
  SECOND="$out/two-of-another-length/out/dist"
fi

unpacked() {
  case $1 in
    *.tar.gz) tar -xzf "$1" -C "$2" ;;
    *.deb) dpkg-deb -R "$1" "$2" ;;
    *.whl) python3 -m zipfile -e "$1" "$2" ;;
    *) cp "$1" "$2" ;;
  esac
}

differing=0
names=$(cd "$FIRST" && ls; cd "$SECOND" && ls)
for name in $(echo "$names" | sort -u); do
  [ "$name" = SHA256SUMS ] && continue
  if cmp -s "$FIRST/$name" "$SECOND/$name"; then
    echo "same: $name"
    continue
  fi
  differing=$((differing + 1))
  echo "DIFFERS: $name"
  rm -rf "$out/a" "$out/b"
  mkdir "$out/a" "$out/b"
  unpacked "$FIRST/$name" "$out/a" && unpacked "$SECOND/$name" "$out/b" || continue
  diff -rq "$out/a" "$out/b" | sed 's/^/  /' || true
  # Of a program: the sections that differ.
  for file in $(cd "$out/a" && find . -type f -name lintasan -path '*libexec*'); do
    cmp -s "$out/a/$file" "$out/b/$file" && continue
    for section in $(readelf -SW "$out/a/$file" | sed -n 's/^ *\[ *[0-9]*\] \(\.[^ ]*\) .*/\1/p'); do
      for side in a b; do objcopy -O binary --only-section="$section" --set-section-flags "$section=alloc" \
        "$out/$side/$file" "$out/section.$side" 2> /dev/null || : > "$out/section.$side"; done
      cmp -s "$out/section.a" "$out/section.b" || echo "  section $section of $file"
    done
  done
done
rm -rf "$out/a" "$out/b" "$out/section.a" "$out/section.b"
if [ "$differing" -gt 0 ]; then
  echo "reproducible: $differing artefacts differ" >&2
  exit 1
fi
echo "reproducible: every artefact is the same, byte for byte"
