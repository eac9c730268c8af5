#!/usr/bin/env python3
"""Writes what every model projects for the next survey, before it is seen: frozen-2026.csv.  Standard library only.

    python3 datasets/scripts/freeze.py lintasan 2026 > datasets/egdi/frozen-2026.csv
    python3 datasets/scripts/package.py datasets/egdi

Rows are those of `lintasan forecast --steps 1 --format csv` for each model, and of `nowcast`, of the index alone, with its
usual seed and draws.  The date stands in schemas.py, the hash in datapackage.json.  `lintasan backtest --index egdi --frozen`
judges them once the survey is in the data.
"""
import csv
import subprocess
import sys

MODELS = ["naive", "drift", "global_drift", "ses", "holt", "damped", "ets", "theta", "ar", "arima", "panel_ses",
          "panel_groups", "combination", "panel", "default"]


def rows(command, *arguments):
    made = subprocess.run([command, *arguments, "--index", "egdi", "--steps", "1", "--format", "csv"],
                          check=True, capture_output=True, text=True)
    return list(csv.DictReader(made.stdout.splitlines()))


def main():
    command, year = sys.argv[1:3]
    out = None
    for arguments in [("forecast", "--model", model) for model in MODELS] + [("nowcast",)]:
        for row in rows(command, *arguments):
            if row["variable"] != "egdi":
                continue
            if row["time"] != year:
                raise SystemExit(f"the next survey is {row['time']}, not {year}")
            if out is None:
                out = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
                out.writeheader()
            out.writerow(row)


if __name__ == "__main__":
    main()
