"""Ranks of the geometric mean of the three HDI dimension indices, in 50 digits: reference.csv beside this file.

scores.csv holds the dimension indices of 2021 computed from UNDP's indicators (hdr.undp.org, Human Development Report
2021/22, technical note 1). Python's standard library only: python3 reference.py
"""

import csv
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 50
here = Path(__file__).parent
with open(here / "scores.csv") as file:
    rows = [row for row in csv.DictReader(file) if all(row[part] for part in ("hdi", "lei", "ei", "ii"))]
means = {row["iso3"]: (Decimal(row["lei"]) * Decimal(row["ei"]) * Decimal(row["ii"])).ln() / 3 for row in rows}
with open(here / "reference.csv", "w") as file:
    file.write("iso3,mean,rank\n")
    for code, mean in sorted(means.items()):
        file.write(f"{code},{mean.exp():.15f},{1 + sum(other > mean for other in means.values())}\n")
