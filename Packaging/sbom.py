#!/usr/bin/env python3
"""Software bill of materials in CycloneDX 1.5: the resolved Swift packages and the libraries from apt, with versions.

Usage: sbom.py OUTPUT. Reads Package.resolved (made by any build) and apt-packages.txt, and asks dpkg for versions.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
version = re.search(r'current = "([^"]+)"', (root / "Sources/LintasanCLI/Support/Version.swift").read_text())[1]
components = []
for pin in json.loads((root / "Package.resolved").read_text())["pins"]:
    owner, name = re.search(r"github\.com[/:]([^/]+)/([^/]+?)(?:\.git)?$", pin["location"]).groups()
    components.append({
        "type": "library", "name": pin["identity"], "version": pin["state"].get("version", pin["state"]["revision"]),
        "purl": f"pkg:swift/github.com/{owner}/{name}@{pin['state'].get('version', pin['state']['revision'])}",
        "externalReferences": [{"type": "vcs", "url": pin["location"]}]})
for line in (root / "apt-packages.txt").read_text().splitlines():
    name = line.split("#")[0].strip()
    if not name:
        continue
    found = subprocess.run(["dpkg-query", "-W", "-f=${Version} ${Architecture} ${source:Package}", name],
                           capture_output=True, text=True)
    if found.returncode:
        sys.exit(f"{name} is not installed; run `make deps` first")
    number, architecture, source = found.stdout.split()
    components.append({"type": "library", "name": name, "version": number,
                       "purl": f"pkg:deb/debian/{name}@{number}?arch={architecture}&upstream={source}"})
components.sort(key=lambda one: one["purl"])
bill = {
    "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
    "metadata": {"component": {"type": "application", "name": "lintasan", "version": version}},
    "components": components,
}
Path(sys.argv[1]).write_text(json.dumps(bill, indent=2) + "\n")
print(f"{len(components)} components in {sys.argv[1]}")
