#!/usr/bin/env python3
"""Writes datapackage.json (Frictionless Data Package 2.0) for a dataset.  Standard library only.

    python3 package.py FOLDER…        e.g. python3 datasets/scripts/package.py datasets/egdi datasets/spbe

The schemas are written out in schemas.py; sizes and SHA-256 are those of the files found.  Run it after any change of a
file: a hash that does not fit is what the validator reports first.
"""
import csv
import hashlib
import json
import sys
from pathlib import Path

from schemas import PACKAGES

DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": True, "header": True}


def described(folder, name, resource):
    """A resource with what can only be read from its file."""
    path = folder / resource["path"]
    data = path.read_bytes()
    head = {"name": name, "path": resource["path"]}
    if "schema" in resource:
        columns = next(csv.reader(data.decode("utf-8").splitlines()))
        fields = [field["name"] for field in resource["schema"]["fields"]]
        if columns != fields:
            raise SystemExit(f"{path.name}: columns {columns}, schema {fields}")
        head |= {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": DIALECT}
    else:
        head |= {"type": "file", "format": path.suffix[1:], "mediatype": "application/yaml", "encoding": "utf-8"}
    rest = {key: value for key, value in resource.items() if key not in ("path", "schema")}
    head |= rest | {"bytes": len(data), "hash": "sha256:" + hashlib.sha256(data).hexdigest()}
    if "schema" in resource:
        head["schema"] = {"missingValues": [""], **resource["schema"]}
    return head


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    for argument in sys.argv[1:]:
        folder = Path(argument)
        package = PACKAGES[folder.resolve().name]
        head = {key: value for key, value in package.items() if key != "resources"}
        resources = [described(folder, name, resource) for name, resource in package["resources"].items()]
        text = json.dumps({"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", **head,
                           "resources": resources}, indent=2, ensure_ascii=False)
        (folder / "datapackage.json").write_bytes((text + "\n").encode("utf-8"))
        print(f"{folder.name}: {len(resources)} resources")


if __name__ == "__main__":
    main()
