#!/usr/bin/env python3
"""Software bill of materials in CycloneDX 1.5: what is in the command that people get, and nothing that only builds it.

Usage: sbom.py OUTPUT TOOL. Lists the shared libraries that TOOL loads, each with the package of Debian it comes from, version,
licences by its copyright file and SHA-256; the Swift packages and headers that are compiled in; and Swift's own libraries.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
version = re.search(r'current = "([^"]+)"', (root / "Sources/LintasanCLI/Support/Version.swift").read_text())[1]
# The C library and the loader are the system's.
SYSTEM = re.compile(r"^(libc|libm|libpthread|libdl|librt|libresolv|linux-vdso|ld-linux.*)\.so")
# Swift packages that the products link; plugins and their own needs only build documentation.
LINKED = {"swift-argument-parser"}
# Headers whose code is compiled in: package and what it is called.
HEADERS = {"libboost-math-dev": "boost-math", "libboost1.74-dev": "boost", "libboost1.83-dev": "boost"}


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else ""


def licences(package):
    """The licences that a package's copyright file names, in the words of Debian."""
    try:
        text = Path(f"/usr/share/doc/{package}/copyright").read_text(errors="replace")
    except OSError:
        return []
    names = dict.fromkeys(name.strip() for name in re.findall(r"(?m)^License: *(.+)$", text))
    if not names:
        names = dict.fromkeys(re.findall(r"common-licenses/([A-Za-z0-9.+-]*[A-Za-z0-9+])", text))
    return [{"license": {"name": name}} for name in sorted(names)]


def debian(package, name, **more):
    number, architecture, source = run(
        "dpkg-query", "-W", "-f=${Version} ${Architecture} ${source:Package}", package).split()
    return {"type": "library", "name": name, "version": number, **more, **({"licenses": found} if (found := licences(package)) else {}),
            "purl": f"pkg:deb/debian/{package}@{number}?arch={architecture}&upstream={source}"}


output, tool = sys.argv[1:3]
components = []
for pin in json.loads((root / "Package.resolved").read_text())["pins"]:
    if pin["identity"] not in LINKED:
        continue
    owner, name = re.search(r"github\.com[/:]([^/]+)/([^/]+?)(?:\.git)?$", pin["location"]).groups()
    number = pin["state"].get("version", pin["state"]["revision"])
    components.append({
        "type": "library", "name": pin["identity"], "version": number, "licenses": [{"license": {"id": "Apache-2.0"}}],
        "purl": f"pkg:swift/github.com/{owner}/{name}@{number}",
        "externalReferences": [{"type": "vcs", "url": pin["location"]}]})
swift = re.search(r"Swift version ([0-9.]+)", run("swift", "--version") or "")
components.append({
    "type": "library", "name": "swift", "version": swift[1] if swift else "unknown",
    "description": "Standard library, concurrency and FoundationEssentials, linked statically",
    "licenses": [{"license": {"id": "Apache-2.0"}}], "purl": f"pkg:github/swiftlang/swift@{swift[1] if swift else 'unknown'}"})
for package, name in HEADERS.items():
    if run("dpkg-query", "-W", "-f=${Version}", package):
        components.append({**debian(package, name, description="Headers, compiled in"), "licenses": [{"license": {"id": "BSL-1.0"}}]})
        break
for line in run("ldd", tool).splitlines():
    parts = line.split()
    if len(parts) < 3 or parts[1] != "=>" or SYSTEM.match(parts[0]):
        continue
    real = os.path.realpath(parts[2])
    # Where /lib is a link to /usr/lib, packages may know either.
    owner = next((found for path in (real, real.removeprefix("/usr"), f"/usr{real}")
                  if (found := run("dpkg", "-S", path))), "")
    package = owner.split("\n")[0].rsplit(":", 1)[0].split(":")[0].split(",")[0]
    more = {"hashes": [{"alg": "SHA-256", "content": hashlib.sha256(Path(real).read_bytes()).hexdigest()}]}
    components.append(debian(package, parts[0], **more) if package else {
        "type": "library", "name": parts[0], **more, "purl": f"pkg:generic/{parts[0]}"})
if not any("so" in one["name"] for one in components):
    sys.exit(f"{tool} names no library; give the command that was built")
components.sort(key=lambda one: (one["purl"], one["name"]))
bill = {
    "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
    "metadata": {"component": {"type": "application", "name": "lintasan", "version": version,
                               "licenses": [{"license": {"id": "Apache-2.0"}}]}},
    "components": components,
}
Path(output).write_text(json.dumps(bill, indent=2) + "\n")
print(f"{len(components)} components in {output}")
