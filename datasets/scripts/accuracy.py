#!/usr/bin/env python3
"""Makes accuracy.csv of a dataset from a backtest: what a brief quotes of the default model.  Standard library only.

    lintasan backtest --index egdi --horizons 1,2,3 --from 2014 --models naive,default --format csv \
      | python3 datasets/scripts/accuracy.py 2014 2024 > datasets/egdi/accuracy.csv
    lintasan backtest --index spbe --horizons 1,2,3 --from 2021 --models naive,default --format csv \
      | python3 datasets/scripts/accuracy.py 2021 2024 > datasets/spbe/accuracy.csv

The years are those of the first and the last survey that was forecast.  Then run package.py, which writes the hashes.
"""
import csv
import sys


def main():
    first, last = sys.argv[1:3]
    rows = {(row["model"], row["horizon"]): row for row in csv.DictReader(sys.stdin)}
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["horizon", "from", "to", "origins", "n", "rank_mae", "rank_mae_naive", "rank_crps", "rank_crps_naive",
                  "rank_coverage_80", "rank_coverage_95", "score_coverage_80", "score_coverage_95"])
    for model, horizon in rows:
        if model != "default":
            continue
        ours, naive = rows[model, horizon], rows["naive", horizon]
        out.writerow([horizon, first, last, ours["origins"], ours["n"],
                      *(f"{float(row[column]):.4f}" for column in ("rank_mae", "rank_crps") for row in (ours, naive)),
                      *(f"{float(ours[column]):.4f}" for column in (
                          "rank_coverage_80", "rank_coverage_95", "score_coverage_80", "score_coverage_95"))])


if __name__ == "__main__":
    main()
