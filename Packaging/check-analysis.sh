#!/usr/bin/env bash
# What action.yml does once it knows where the tool is; runs in any other CI too. By variables of the environment:
#   LINTASAN   the command; or ARCHIVE, its archive as an address or a path, with SHA256 to be checked
#   NOTEBOOKS  notebooks or folders of them, MANIFESTS manifests, REPORTS files such as lintasan.yaml: separated by blanks
#   TOLERANCE  how far a number may be off
set -euo pipefail
started=$SECONDS
tool=${LINTASAN:-}
if [ -z "$tool" ]; then
  if [ -z "${ARCHIVE:-}" ]; then
    echo "check-analysis: give archive: the address or path of lintasan-….tar.gz, or build: true" >&2
    exit 64
  fi
  place=$(mktemp -d)
  trap 'rm -rf "$place"' EXIT
  case $ARCHIVE in
    http://*|https://*|file://*) curl -fsSL --retry 3 -o "$place/archive.tar.gz" "$ARCHIVE" ;;
    *)
      if [ ! -f "$ARCHIVE" ]; then
        echo "check-analysis: there is no archive $ARCHIVE; give its address or its path in the workspace" >&2
        exit 66
      fi
      cp "$ARCHIVE" "$place/archive.tar.gz" ;;
  esac
  if [ -n "${SHA256:-}" ]; then
    echo "$SHA256  $place/archive.tar.gz" | sha256sum --check --quiet || { echo "check-analysis: another archive than SHA256 says" >&2; exit 65; }
  fi
  if ! tar -C "$place" -xzf "$place/archive.tar.gz" 2> "$place/why"; then
    echo "check-analysis: $ARCHIVE is no archive of lintasan: $(grep -m1 . "$place/why")" >&2
    exit 65
  fi
  tool=$(echo "$place"/lintasan-*/bin/lintasan)
fi
"$tool" --version
status=0
for notebook in ${NOTEBOOKS:-}; do
  "$tool" notebook check "$notebook" --tolerance "${TOLERANCE:-1e-9}" || status=1
done
for manifest in ${MANIFESTS:-}; do
  "$tool" verify "$manifest" || status=1
done
for report in ${REPORTS:-}; do
  "$tool" report --config "$report" || status=1
done
echo "checked in $((SECONDS - started)) s"
exit $status
