"""Runs every specification of make_specifications.R through lintasan and says where it differs from R.

Run: python3 compare_specifications.py LINTASAN FOLDER [DIGITS [SAMPLE]]   (Python's standard library alone)
Prints one line a difference and a count; DIGITS are the significant digits asked for (8). SAMPLE is a file that gets what R says
of those that agree, under our names of the terms: the test `SpecificationTests` repeats it.
"""
import json
import math
import re
import subprocess
import sys
from pathlib import Path

program, folder = sys.argv[1].split(), Path(sys.argv[2])
digits = float(sys.argv[3]) if len(sys.argv) > 3 else 8


def agree(found, expected, scale=0.0):
    """Significant digits in which two numbers agree; those of `scale` count as zero."""
    if found is None:
        return -1
    gap = abs(found - expected)
    if gap <= 1e-11 * scale or gap == 0:
        return 16
    return -math.log10(gap / max(abs(expected), 1e-300))


def name(text):
    """One spelling of a term: R writes a factor's level after its column, a comparison and a reference have names here."""
    text = re.sub(r"\s+", "", text)
    text = re.sub(r"i\((\w+),ref=\"?[^)]*?\"?\)", r"REF_\1", text)
    text = re.sub(r"^\((\w+)>[-0-9.e+]+\)(TRUE)?$", r"OVER_\1", text)
    text = re.sub(r"^(\w+)>[-0-9.e+]+(TRUE)?$", r"OVER_\1", text)
    text = re.sub(r"\(\w+>[-0-9.e+]+\)(TRUE)?", lambda m: "OVER_" + m[0][1:].split(">")[0], text)
    text = ":".join(sorted(re.sub("::", "", text).split(":")))
    return text.replace("::", "").replace("REF_", "").replace("(Intercept)", "1").replace("I(", "").replace("^2)", "^2")


sample = []
cases = json.loads((folder / "specifications.json").read_text())["cases"]
bad = 0
for one in cases:
    # lme4's optimiser stops earlier.
    wanted = min(digits, 6) if one["kind"] == "mixed" else digits
    se = [] if one["se"] == "mixed" else ["--se", one["se"]]
    words = ["regress", *one["formula"], "--data", str(folder / (one["data"] + ".csv")), *one["args"],
             "--estimator", one["estimator"], *se, "--format", "json"]
    run = subprocess.run([*program, *words], capture_output=True, text=True)
    said = []
    if run.returncode:
        said.append(f"status {run.returncode}: {run.stderr.strip()[-300:]}")
    else:
        fit = json.loads(run.stdout)
        fits = fit if isinstance(fit, list) else fit.get("models", [fit])
        terms = {}
        for place, model in enumerate(fits):
            for term in model["terms"]:
                terms[("ab"[place] + "_" if one["kind"] == "sur" else "") + name(term["term"])] = term
        if fits[0].get("n") is not None and one.get("n") and fits[0]["n"] != one["n"]:
            said.append(f"n {fits[0]['n']} R {one['n']}")
        expected = [{} for _ in fits]
        for term in one["terms"]:
            prefix = term["name"][:2] if one["kind"] == "sur" else ""
            key = prefix + name(term["name"][len(prefix):])
            found = terms.get(key)
            if found is None:
                said.append(f"no term {key} among {list(terms)[:12]}")
                continue
            expected["ab".index(prefix[0]) if prefix else 0][found["term"]] = [term["estimate"], term["error"]]
            if agree(found["estimate"], term["estimate"], term["error"]) < wanted:
                said.append(f"{key} estimate {found['estimate']} R {term['estimate']}")
            if one["se"] != "none" and agree(found["std_error"], term["error"]) < wanted:
                said.append(f"{key} error {found['std_error']} R {term['error']}")
        for key, value in one["stats"].items():
            part = fits[0]
            found = part.get(key, part.get("extras", {}).get(key))
            if found is None and key in part.get("diagnostics", {}):
                found = part["diagnostics"][key]["statistic"]
            if agree(found, value, 1) < wanted:
                said.append(f"{key} {found} R {value}")
    if not said:
        words[words.index("--data") + 1] = one["data"] + ".csv"
        sample.append({"words": words, "digits": wanted, "models": expected})
    if said:
        bad += 1
        command = " ".join(f"'{w}'" if re.search(r"[^\w:.,/=+-]", w) else w for w in words)
        print(f"{one['id']} {one['kind']} {one['data']}: " + "; ".join(said[:5]) + (f" (+{len(said) - 5})" if len(said) > 5 else ""))
        print(f"    {command}")
print(f"{len(cases)} specifications, {bad} differ in {digits} digits")
if len(sys.argv) > 4:
    Path(sys.argv[4]).write_text(json.dumps({"producer": "compare_specifications.py", "cases": sample}, indent=1) + "\n")
