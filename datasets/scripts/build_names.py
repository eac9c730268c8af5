#!/usr/bin/env python3
"""Writes names.id.csv, the countries' names in Indonesian, from Unicode CLDR.  Babel 2.18.0 (pip install babel==2.18.0).

    python3 build_names.py datasets/egdi

Four names are ours: CLDR tells the two Congos apart by their capitals, adds an older name of Myanmar and writes Eswatini
as its own language does.
"""
import csv
import sys
from pathlib import Path

from babel import Locale

OURS = {"COD": "Republik Demokratik Kongo", "COG": "Kongo", "MMR": "Myanmar", "SWZ": "Eswatini"}


def main():
    folder = Path(sys.argv[1])
    names = Locale("id").territories
    with open(folder / "countries.csv", encoding="utf-8", newline="") as file:
        rows = [[row["iso3"], OURS.get(row["iso3"], names[row["iso2"]])] for row in csv.DictReader(file)]
    with open(folder / "names.id.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["iso3", "name"], *rows])


if __name__ == "__main__":
    main()
