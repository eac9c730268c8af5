#!/usr/bin/env python3
"""JSON Schemas of what the commands print with `--format json`.

    schemas.py derive TOOL   writes NAME.json of what the lines of `derive.txt` print, for a person to read over
    schemas.py check TOOL    validates what the lines of `check.txt` print, by the jsonschema package

Keys that every line has are required; a key of one line alone may be left out. A line that begins with `1 ` may exit with 1.
Inputs of the lines lie in Tests/Fuzzing/Commands/inputs. Needs Python 3.9; check needs jsonschema (pip).
"""
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
INPUTS = HERE.parent.parent / "Tests/Fuzzing/Commands/inputs"
# Objects whose keys are data, such as names of columns: any key, one form of value.
OPEN = {"vif", "clusters", "absorbed", "missing", "extras", "diagnostics", "weights", "dates", "versions"}
# Columns that bear an entity's code.
CODED = "^([A-Z]{3}|E[0-9]+|(rank|score|gap)_.+)$"


def commands(tool):
    """The commands that take --format, by their words, with what they are for."""
    found = {}

    def walk(one, path):
        for sub in one.get("subcommands", []):
            if sub["commandName"] != "help":
                walk(sub, path + [sub["commandName"]])
        names = [name["name"] for argument in one.get("arguments", []) for name in argument.get("names", [])]
        if "format" in names:
            found[tuple(path)] = one.get("abstract", "")

    walk(json.loads(subprocess.run([tool, "--experimental-dump-help"], capture_output=True, text=True, check=True).stdout)
         ["command"], [])
    return found


def outputs(tool, lines):
    """The JSON that each line prints: (line, command words, value)."""
    known = commands(tool)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "work"
        shutil.copytree(INPUTS, folder)
        for line in lines.read_text().splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            allowed = (0, 1) if line.startswith("1 ") else (0,)
            words = shlex.split(re.sub(r"^1 ", "", line))
            command = next((tuple(words[:n]) for n in (3, 2, 1) if tuple(words[:n]) in known), None)
            if command is None:
                sys.exit(f"{line}: no command that prints JSON")
            done = subprocess.run([tool, *words, "--format", "json", "--quiet"], cwd=folder, capture_output=True, text=True,
                                  env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
            if done.returncode not in allowed:
                sys.exit(f"{line}: exit {done.returncode}: {done.stderr.strip()}")
            yield line, command, json.loads(done.stdout)


def form(values, name=""):
    """The schema of some values that stand in one place, under a key of that name."""
    types, objects, items = set(), [], []
    for value in values:
        if value is None:
            types.add("null")
        elif isinstance(value, bool):
            types.add("boolean")
        elif isinstance(value, (int, float)):
            # There is no NaN in JSON: any number may be null.
            types |= {"number", "null"}
        elif isinstance(value, str):
            types.add("string")
        elif isinstance(value, list):
            types.add("array")
            items += value
        else:
            types.add("object")
            objects.append(value)
    if types == {"null"}:
        types = {"null", "number", "string"}
    schema = {"type": sorted(types) if len(types) > 1 else min(types, default="null")}
    if items:
        schema["items"] = form(items)
    if objects:
        keys = list(dict.fromkeys(key for one in objects for key in one))
        common = [key for key in keys if all(key in one for one in objects) and not re.match(CODED, key)]
        if name in OPEN:
            schema["additionalProperties"] = form([value for one in objects for value in one.values()], "open")
        elif not common and keys and name == "root":
            # Several forms, told apart by their first key.
            groups = {}
            for one in objects:
                groups.setdefault(next(iter(one)), []).append(one)
            return {"anyOf": [form(group) for group in groups.values()] + ([form(lists)] if (
                lists := [value for value in values if isinstance(value, list)]) else [])}
        else:
            schema["properties"] = {key: form([one[key] for one in objects if key in one], key)
                                    for key in keys if not re.match(CODED, key)}
            coded = [value for one in objects for key, value in one.items() if re.match(CODED, key)]
            if coded:
                schema["patternProperties"] = {CODED: form(coded)}
            if name != "open":
                schema["required"] = common
    return schema


def file_of(command):
    return HERE / f"{'-'.join(command)}.json"


def derive(tool):
    known, seen = commands(tool), {}
    for line, command, value in outputs(tool, HERE / "derive.txt"):
        seen.setdefault(command, []).append(value)
    for command, values in seen.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema",
                  "title": f"lintasan {' '.join(command)} --format json", "description": known[command], **form(values, "root")}
        file_of(command).write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n")
    missing = [" ".join(command) for command in known if command not in seen]
    print(f"{len(seen)} schemas" + (f"; without one: {', '.join(missing)}" if missing else ""))
    return 1 if missing else 0


def check(tool):
    import jsonschema
    wrong, count, seen = 0, 0, set()
    for lines in (HERE / "derive.txt", HERE / "check.txt"):
        for line, command, value in outputs(tool, lines):
            schema = json.loads(file_of(command).read_text())
            jsonschema.Draft202012Validator.check_schema(schema)
            count += 1
            seen.add(command)
            for error in list(jsonschema.Draft202012Validator(schema).iter_errors(value))[:3]:
                print(f"{line}\n  {error.json_path}: {error.message[:200]}")
                wrong += 1
            unknown = unlisted(schema, value, "$")
            for path in sorted(unknown)[:3]:
                print(f"{line}\n  {path}: a key that the schema does not name")
                wrong += 1
    for command in commands(tool):
        if not file_of(command).exists() or command not in seen:
            print(f"{' '.join(command)}: no schema, or none of its outputs is checked")
            wrong += 1
    print(f"{count} outputs of {len(seen)} commands checked, {wrong} faults")
    return 1 if wrong else 0


def unlisted(schema, value, path):
    """Keys of a value that its schema does not name."""
    if "anyOf" in schema:
        return min((unlisted(one, value, path) for one in schema["anyOf"]), key=len)
    found = set()
    if isinstance(value, dict):
        for key, one in value.items():
            patterns = [of for pattern, of in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
            of = schema.get("properties", {}).get(key) or (patterns[0] if patterns else schema.get("additionalProperties"))
            found |= {f"{path}.{key}"} if of is None else unlisted(of, one, f"{path}.{key}")
    elif isinstance(value, list) and "items" in schema:
        for one in value:
            found |= unlisted(schema["items"], one, f"{path}[]")
    return found


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("derive", "check"):
        sys.exit(__doc__)
    sys.exit({"derive": derive, "check": check}[sys.argv[1]](os.path.abspath(sys.argv[2])))
