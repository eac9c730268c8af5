#!/usr/bin/env python3
"""Builds the wheel of the tree that tree.sh laid out: the command on PATH and the module `lintasan`.

Usage: wheel.py TREE OUTPUT-FOLDER. Written with the standard library, so that two runs give the same bytes.
"""
import base64
import hashlib
import os
import sys
import time
import zipfile
from pathlib import Path

tree, out = Path(sys.argv[1]), Path(sys.argv[2])
version, _, glibc = (tree / "share/doc/lintasan/BUILD").read_text().split()
here = Path(__file__).resolve().parent / "python"
tag = f"py3-none-manylinux_{glibc.replace('.', '_')}_x86_64"
info = f"lintasan-{version}.dist-info"
when = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), 315532800))[:6]

files: dict[str, tuple[bytes, int]] = {}
for source in sorted((here / "lintasan").iterdir()):
    if source.is_file():
        files[f"lintasan/{source.name}"] = (source.read_bytes(), 0o644)
for source in sorted(tree.rglob("*")):
    inside = source.relative_to(tree)
    if source.is_file() and inside.parts[0] in ("libexec", "lib", "bin") or (
            source.is_file() and inside.parts[:2] in (("share", "lintasan"), ("share", "doc"))):
        mode = 0o755 if inside.parts[0] in ("libexec", "bin") else 0o644
        files[f"lintasan/_tree/{inside.as_posix()}"] = (source.read_bytes(), mode)
files[f"{info}/METADATA"] = (f"""Metadata-Version: 2.1
Name: lintasan
Version: {version}
Summary: Trajectories of e-government rankings, with their uncertainty
License: Apache-2.0
Requires-Python: >=3.9
Requires-Dist: pandas>=1.5
Description-Content-Type: text/markdown

{(here / "README.md").read_text()}""".encode(), 0o644)
files[f"{info}/WHEEL"] = (
    f"Wheel-Version: 1.0\nGenerator: lintasan\nRoot-Is-Purelib: false\nTag: {tag}\n".encode(), 0o644)
files[f"{info}/entry_points.txt"] = (b"[console_scripts]\nlintasan = lintasan.__main__:main\n", 0o644)
record = "".join(
    f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
    for path, (data, _) in files.items()) + f"{info}/RECORD,,\n"
files[f"{info}/RECORD"] = (record.encode(), 0o644)

out.mkdir(parents=True, exist_ok=True)
wheel = out / f"lintasan-{version}-{tag}.whl"
with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path, (data, mode) in files.items():
        entry = zipfile.ZipInfo(path, when)
        entry.external_attr = (0o100000 | mode) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, data)
print(f"wheel: {wheel}")
