#!/usr/bin/env python3
"""Recomputes a backtest from forecasts as of each origin and from the published scores, and compares.  Standard library only.

    python3 recompute.py PATH-TO-LINTASAN [--index egdi] [--from 2014] [--draws 2000] [--model default]

Every figure that needs no more than medians and interval bounds: errors of scores and ranks, the scaled error, coverage,
interval scores, Kendall's tau and the ratio to carrying the last rank on. Ends with 1 where a figure differs by more than
1e-9 of itself. The forecasts are those that `lintasan forecast --as-of` gives with the backtest's seed and draws.
"""
import argparse
import csv
import io
import math
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
INDICES = {"egdi": ("iso3", "survey_year", "egdi"), "spbe": ("agency", "year", "index")}


def table(tool, *arguments):
    done = subprocess.run([tool, *arguments, "--format", "csv", "--quiet"], capture_output=True, text=True, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def ranks(scores):
    """Rank 1 is the highest score, ties get the smallest rank."""
    return {unit: 1 + sum(other > score for other in scores.values()) for unit, score in scores.items()}


def tau_b(a, b):
    concordant = discordant = tied_a = tied_b = 0
    for i in range(len(a)):
        for j in range(i):
            x, y = a[i] - a[j], b[i] - b[j]
            concordant += x * y > 0
            discordant += x * y < 0
            tied_a += x == 0
            tied_b += y == 0
    pairs = len(a) * (len(a) - 1) / 2
    return (concordant - discordant) / math.sqrt((pairs - tied_a) * (pairs - tied_b))


def interval_score(low, high, level, y):
    return high - low + 2 / (1 - level) * (max(0, low - y) + max(0, y - high))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--index", default="egdi")
    parser.add_argument("--from", dest="first", type=int, default=2014)
    parser.add_argument("--draws", default="2000")
    parser.add_argument("--model", default="default")
    parser.add_argument("--horizons", default="1,2,3")
    a = parser.parse_args()
    entity, time, value = INDICES[a.index]
    panel = {}
    for row in csv.DictReader(open(ROOT / "datasets" / a.index / "scores.csv")):
        if row[value]:
            panel.setdefault(int(row[time]), {})[row[entity]] = float(row[value])
    surveys = sorted(panel)
    horizons = [int(h) for h in a.horizons.split(",")]
    found = {h: [] for h in horizons}
    taus = {h: [] for h in horizons}
    for place, origin in enumerate(surveys):
        reached = [h for h in horizons if place + h < len(surveys) and surveys[place + h] >= a.first]
        if not reached:
            continue
        rows = table(a.tool, "forecast", "--index", a.index, "--as-of", str(origin), "--steps", str(max(reached)),
                     "--draws", a.draws, "--model", a.model)
        changes = [abs(panel[t][u] - panel[s][u]) for s, t in zip(surveys[:place + 1], surveys[1:place + 1])
                   for u in panel[s] if u in panel[t]]
        scale = sum(changes) / len(changes) if changes else 0
        for h in reached:
            mine = {r["entity"]: r for r in rows if int(r["step"]) == h and r["rank_median"]}
            target = panel[surveys[place + h]]
            both = sorted(u for u in mine if u in target and u in panel[origin])
            # Ranks are among those that are forecast; they are those of the target where all of them were surveyed.
            if len(both) != len(mine):
                print(f"note: {origin} + {h}: {len(mine) - len(both)} of {len(mine)} were not surveyed then", file=sys.stderr)
                continue
            observed = ranks({u: target[u] for u in both})
            carried = ranks({u: panel[origin][u] for u in both})
            for u in both:
                r, y, k = {c: float(v) for c, v in mine[u].items() if c.startswith(("median", "lower", "upper", "rank_"))}, target[u], observed[u]
                error = r["median"] - y
                found[h].append({
                    "score_mae": abs(error), "score_rmse": error * error, "mase": abs(error) / scale if scale else 0,
                    "rank_mae": abs(r["rank_median"] - k), "naive": abs(carried[u] - k),
                    "rank_coverage_80": r["rank_lower_80"] <= k <= r["rank_upper_80"],
                    "rank_coverage_95": r["rank_lower_95"] <= k <= r["rank_upper_95"],
                    "score_coverage_80": r["lower_80"] <= y <= r["upper_80"],
                    "score_coverage_95": r["lower_95"] <= y <= r["upper_95"],
                    "interval_score_80": interval_score(r["lower_80"], r["upper_80"], 0.8, y),
                    "interval_score_95": interval_score(r["lower_95"], r["upper_95"], 0.95, y)})
            taus[h].append(tau_b([float(mine[u]["rank_median"]) for u in both], [observed[u] for u in both]))
    backtest = {int(r["horizon"]): r for r in table(
        a.tool, "backtest", "--index", a.index, "--horizons", a.horizons, "--from", str(a.first), "--draws", a.draws,
        "--models", f"naive,{a.model}") if r["model"] == a.model}
    differences = 0
    for h in horizons:
        count = len(found[h])
        if count != int(backtest[h]["n"]):
            print(f"horizon {h}: {count} of {backtest[h]['n']} forecasts could be recomputed: not compared")
            continue
        mean = {c: sum(f[c] for f in found[h]) / count for c in found[h][0]}
        mean["score_rmse"] = math.sqrt(mean["score_rmse"])
        mean["rank_mae_ratio"] = mean["rank_mae"] / mean.pop("naive")
        mean["kendall_tau"] = sum(taus[h]) / len(taus[h])
        for column, figure in mean.items():
            theirs = float(backtest[h][column])
            same = abs(figure - theirs) <= 1e-9 * max(abs(figure), abs(theirs))
            differences += not same
            print(f"{h} {column:18s} {figure:.12g} {theirs:.12g} {'same' if same else 'DIFFERS'}")
    raise SystemExit(1 if differences else 0)


main()
