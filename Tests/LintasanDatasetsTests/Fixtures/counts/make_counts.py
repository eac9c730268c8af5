#!/usr/bin/env python3
"""Counts of the shipped tables by another road than the toolkit's: exact decimals, no definition read.

    python3 make_counts.py            run in this folder; writes counts.json
"""
import collections
import csv
import json
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[3] / "datasets"


def rows(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def egdi_class(text):
    score = Decimal(text)
    return ("very_high" if score >= Decimal("0.75") else "high" if score >= Decimal("0.5")
            else "middle" if score >= Decimal("0.25") else "low")


egdi = rows("egdi/scores.csv")
spbe = rows("spbe/scores.csv")
classes = collections.defaultdict(collections.Counter)
for row in egdi:
    if row["egdi"]:
        classes[row["survey_year"]][egdi_class(row["egdi"])] += 1
counts = {
    "producer": "make_counts.py, Python's csv and decimal",
    "egdi_classes": {year: dict(sorted(found.items())) for year, found in sorted(classes.items())},
    "egdi_flags": dict(sorted(collections.Counter(
        f"{row['survey_year']} {row['flag']}" for row in egdi if row["flag"]).items())),
    "spbe_rows": dict(sorted(collections.Counter(row["year"] for row in spbe).items())),
    "spbe_groups": dict(sorted(collections.Counter(
        f"{row['year']} {row['group']}" for row in spbe).items())),
    "spbe_predicates": dict(sorted(collections.Counter(
        f"{row['year']} {row['predicate']}" for row in spbe if row["predicate"]).items())),
}
(HERE / "counts.json").write_text(json.dumps(counts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
