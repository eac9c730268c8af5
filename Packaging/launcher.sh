#!/bin/sh
# Starts the command that lies beside this file, after a look at the C library.
self=$(readlink -f "$0")
root=${self%/bin/*}
found=$(getconf GNU_LIBC_VERSION 2> /dev/null)
case $found in
  "glibc 2."*)
    minor=${found#glibc 2.}
    minor=${minor%%.*}
    if [ "$minor" -lt @NEEDED@ ]; then
      echo "lintasan: this system has $found; lintasan needs glibc 2.@NEEDED@ or later (Debian 12, Ubuntu 22.10, Fedora 37)" >&2
      exit 69
    fi ;;
  *)
    echo "lintasan: this system's C library is not glibc; lintasan needs glibc 2.@NEEDED@ or later" >&2
    exit 69 ;;
esac
# The loader finds the libraries beside the command through /proc; where that is not mounted, by name.
[ -e /proc/self/exe ] || export LD_LIBRARY_PATH="$root/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$root/libexec/lintasan" "$@"
